//! `paragraf`, the command.

use std::panic::{catch_unwind, set_hook};
use std::process::ExitCode;
#[cfg(unix)]
use std::sync::Arc;
use std::sync::Mutex;

use paragraf::app::Server;
use paragraf::cli::{Exit, read, run, tell_fault};

/// The web page. It and the command line do not know each other.
#[cfg(feature = "serve")]
const SERVER: Server = paragraf::serve::server;
#[cfg(not(feature = "serve"))]
const SERVER: Server = |_, _, _| Err("this program was built without the web page".into());

/// What the last panic said.
static LAST_PANIC: Mutex<String> = Mutex::new(String::new());

fn main() -> ExitCode {
    write_errors_are_told();
    let cli = match read(std::env::args_os()) {
        Ok(cli) => cli,
        Err(exit) => return exit.into(),
    };
    // The engine panics over some damages of an index file that no checksum guards. Whoever
    // looks for the place of a fault sets RUST_BACKTRACE and has the usual report.
    if std::env::var_os("RUST_BACKTRACE").is_none() {
        set_hook(Box::new(|panic| {
            if let Ok(mut last) = LAST_PANIC.lock() {
                *last = panic.to_string();
            }
        }));
    }
    let exit = catch_unwind(|| run(&cli, SERVER)).unwrap_or_else(|_| {
        // One that was caught further in is told there, as a fault of a file.
        tell_fault(&LAST_PANIC.lock().map(|last| last.clone()).unwrap_or_default());
        Exit::Error
    });
    exit.into()
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
