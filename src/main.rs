//! `paragraf`, the command.

use std::panic::{catch_unwind, set_hook};
use std::process::ExitCode;

use clap::Parser;
use paragraf::cli::{Cli, Exit, run};

fn main() -> ExitCode {
    let cli = Cli::parse();
    // The engine panics over some damages of an index file that no checksum guards. Whoever
    // looks for the place of a fault sets RUST_BACKTRACE and has the usual report.
    if std::env::var_os("RUST_BACKTRACE").is_none() {
        set_hook(Box::new(|panic| {
            eprintln!("error: a fault in the program or in the index: {panic}");
            eprintln!(
                "hint: `paragraf ingest --rebuild FOLDER` builds the index anew; if it happens again, report it"
            );
        }));
    }
    catch_unwind(|| run(&cli)).unwrap_or(Exit::Error).into()
}
