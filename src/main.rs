//! `paragraf`, the command.

use std::error::Error;
use std::net::SocketAddr;
use std::panic::{catch_unwind, set_hook};
use std::process::ExitCode;
#[cfg(unix)]
use std::sync::Arc;
use std::sync::Mutex;

use paragraf::app::{Serving, Shelf};
use paragraf::cli::{Exit, read, run, tell_fault};

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
    let exit = catch_unwind(|| run(&cli, serve)).unwrap_or_else(|_| {
        // One that was caught further in is told there, as a fault of a file.
        tell_fault(&LAST_PANIC.lock().map(|last| last.clone()).unwrap_or_default());
        Exit::Error
    });
    exit.into()
}

/// Answers as the web page does. The command line and the page do not know each other.
fn serve(
    shelf: Shelf,
    serving: &Serving,
    ready: &mut dyn FnMut(SocketAddr),
) -> Result<(), Box<dyn Error + Send + Sync>> {
    #[cfg(feature = "serve")]
    return Ok(paragraf::serve::serve(shelf, serving, ready)?);
    #[cfg(not(feature = "serve"))]
    {
        let _ = (shelf, serving, ready);
        Err("this program was built without the web page".into())
    }
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
