//! `paragraf`, the command.

use std::panic::{catch_unwind, set_hook};
use std::process::ExitCode;
#[cfg(unix)]
use std::sync::Arc;

use paragraf::cli::{Exit, read, run, tell_fault};

fn main() -> ExitCode {
    write_errors_are_told();
    let cli = match read(std::env::args_os()) {
        Ok(cli) => cli,
        Err(exit) => return exit.into(),
    };
    // The engine panics over some damages of an index file that no checksum guards. Whoever
    // looks for the place of a fault sets RUST_BACKTRACE and has the usual report.
    if std::env::var_os("RUST_BACKTRACE").is_none() {
        set_hook(Box::new(|panic| tell_fault(&panic)));
    }
    catch_unwind(|| run(&cli)).unwrap_or(Exit::Error).into()
}

/// Lets a write beyond the limit on the size of files (`ulimit -f`) fail, so that the error is told:
/// unasked, the system ends the process by a signal.
fn write_errors_are_told() {
    #[cfg(unix)]
    {
        // Without the handler it is as the system has it.
        let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, Arc::default());
    }
}
