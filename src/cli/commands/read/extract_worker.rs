//! `extract-worker`: one file from stdin to pages on stdout. The program starts itself so; it is
//! not for people, apart from its `--self-test`.

use crate::app::export;
use crate::cli::args::{ExtractWorkerArgs, WorkerLayer};
use crate::cli::{Exit, Terminal};
use crate::source::{Layer, Work, self_test, serve};

/// Reads stdin, or tests what a worker is kept from.
///
/// # Errors
/// When the limits cannot be set, or input and output break off.
pub fn run(args: &ExtractWorkerArgs, terminal: &mut Terminal) -> anyhow::Result<Exit> {
    if args.self_test {
        let result = self_test(args.ocr, &layers(&args.layers));
        terminal.print_data(&export::json(&result)?)?;
        return Ok(Exit::Done);
    }
    let work = Work { ending: &args.ending, ocr: args.ocr, bytes: args.bytes };
    serve(work, std::io::stdin().lock(), std::io::stdout())?;
    Ok(Exit::Done)
}

/// The layers named, or all of them.
fn layers(named: &[WorkerLayer]) -> Vec<Layer> {
    if named.is_empty() {
        return Layer::ALL.to_vec();
    }
    let layer = |layer: &WorkerLayer| match layer {
        WorkerLayer::Descriptors => Layer::Descriptors,
        WorkerLayer::Files => Layer::Files,
        WorkerLayer::Calls => Layer::Calls,
    };
    named.iter().map(layer).collect()
}
