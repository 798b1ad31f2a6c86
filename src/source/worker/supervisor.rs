//! The first process: starts a worker for a file, takes its pages, ends it when it goes too far.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use super::limits::Limits;
use super::message::Message;
use super::serve::WORKER_COMMAND;
use crate::source::format::Options;
use crate::source::page::{Page, PageSink};
use crate::source::{BrokenOff, DecodeError, Defect, Excess, WorkerFault};

/// How much of what a worker says on stderr is kept.
const ERROR_BYTES: u64 = 4096;

/// Reads `bytes`, a file of the format with this ending, in a worker of `program`.
pub(in crate::source) fn read_in_worker(
    program: &Path,
    ending: &str,
    bytes: &[u8],
    options: Options,
    sink: &mut PageSink<'_>,
) -> Result<(), DecodeError> {
    let limits = if options.ocr { Limits::OCR } else { Limits::TEXT };
    let mut worker = start(program, ending, bytes.len(), options).map_err(|error| {
        let program = program.display().to_string();
        DecodeError::Worker(WorkerFault::NotStarted { program, said: error.to_string() })
    })?;
    let (stdin, stdout, stderr) = (worker.stdin.take(), worker.stdout.take(), worker.stderr.take());
    let (send, receive) = channel();
    std::thread::scope(|scope| {
        scope.spawn(move || {
            // A worker that refuses its input says why, or shows it by the way it ends.
            stdin.map(|mut stdin| stdin.write_all(bytes))
        });
        let complaints = scope.spawn(move || {
            let mut text = Vec::new();
            let _ = stderr.map(|stderr| stderr.take(ERROR_BYTES).read_to_end(&mut text));
            String::from_utf8_lossy(&text).into_owned()
        });
        scope.spawn(move || {
            let Some(stdout) = stdout else { return };
            // The reader stops at the limit, and with it the lines.
            let mut lines = BufReader::new(stdout.take(limits.output_bytes));
            let mut line = Vec::new();
            loop {
                line.clear();
                match lines.read_until(b'\n', &mut line) {
                    Ok(1..) if send.send(std::mem::take(&mut line)).is_ok() => {}
                    _ => return,
                }
            }
        });
        let told = take_pages(&receive, limits, sink);
        // Ended here, its pipes close and the threads above return.
        let status = end(&mut worker, told.is_ok());
        let complaints = complaints.join().unwrap_or_default();
        match told {
            Ok(LastWord::End(end)) => end.map_or(Ok(()), Err),
            Ok(LastWord::None) => {
                Err(DecodeError::BrokenOff(by_the_way_it_ended(status, &complaints, limits)))
            }
            Err(error) => Err(error),
        }
    })
}

fn start(program: &Path, ending: &str, size: usize, options: Options) -> std::io::Result<Child> {
    let mut command = Command::new(program);
    command.args([WORKER_COMMAND, ending, "--bytes", &size.to_string()]);
    if options.ocr {
        command.arg("--ocr");
    }
    // Nothing of the environment is needed but the way to tesseract and its data.
    command.env_clear();
    for name in ["PATH", "TESSDATA_PREFIX", "LD_LIBRARY_PATH", "SystemRoot"] {
        if let Some(value) = std::env::var_os(name) {
            command.env(name, value);
        }
    }
    // What the worker itself starts (tesseract) is ended with it.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()
}

/// What a worker said last.
enum LastWord {
    /// How the reading ended.
    End(Option<DecodeError>),
    /// Nothing: it broke off.
    None,
}

/// Hands on pages until the worker has ended.
fn take_pages(
    receive: &Receiver<Vec<u8>>,
    limits: Limits,
    sink: &mut PageSink<'_>,
) -> Result<LastWord, DecodeError> {
    let start = Instant::now();
    let mut written = 0_u64;
    loop {
        let left = limits.wall.saturating_sub(start.elapsed());
        let line = match receive.recv_timeout(left.min(limits.silence)) {
            Ok(line) => line,
            Err(RecvTimeoutError::Timeout) => return Err(timed_out(start.elapsed())),
            Err(RecvTimeoutError::Disconnected) if written >= limits.output_bytes => {
                return Err(too_much(limits));
            }
            Err(RecvTimeoutError::Disconnected) => return Ok(LastWord::None),
        };
        written += line.len() as u64;
        match serde_json::from_slice(&line) {
            Ok(Message::Page(page)) => sink(without_controls(page))?,
            Ok(Message::End(end)) => return Ok(LastWord::End(end)),
            // Only the limit cuts a line short.
            Err(_) if written >= limits.output_bytes => return Err(too_much(limits)),
            // As of a program that was replaced by another version during the run.
            Err(_) => {
                return Err(DecodeError::Worker(WorkerFault::Garbled));
            }
        }
    }
}

/// Zero bytes are not text, and what a worker sends is not to be trusted more than its input.
fn without_controls(mut page: Page) -> Page {
    page.text.retain(|c| c != '\0');
    page
}

fn too_much(limits: Limits) -> DecodeError {
    Excess::Text { mib: limits.output_bytes >> 20 }.into()
}

fn timed_out(after: Duration) -> DecodeError {
    DecodeError::BrokenOff(BrokenOff::TimedOut { seconds: after.as_secs() })
}

/// Waits for a worker that has said its last word, ends one that has not, and in both cases ends
/// what it started and left behind, which would keep its pipes open.
fn end(worker: &mut Child, has_ended: bool) -> Option<ExitStatus> {
    /// A worker that has closed its output has nothing left to do but to go; on a busy machine,
    /// and with much memory to give back, that may take a while.
    const PATIENCE: Duration = Duration::from_secs(5);
    /// Most workers are gone at the first or second look.
    const PAUSES: (Duration, Duration) = (Duration::from_micros(50), Duration::from_millis(5));
    let start = Instant::now();
    let mut pause = PAUSES.0;
    while has_ended && start.elapsed() < PATIENCE && !has_gone(worker) {
        std::thread::sleep(pause);
        pause = (pause * 2).min(PAUSES.1);
    }
    // It was not waited for, so its id is still its own and that of its group.
    #[cfg(unix)]
    let _ = rustix::process::kill_process_group(
        rustix::process::Pid::from_child(worker),
        rustix::process::Signal::KILL,
    );
    let _ = worker.kill();
    worker.wait().ok()
}

/// Whether the worker has ended. Its id stays its own until it is waited for.
#[cfg(unix)]
fn has_gone(worker: &Child) -> bool {
    use rustix::process::{Pid, WaitId, WaitIdOptions, waitid};
    let options = WaitIdOptions::EXITED | WaitIdOptions::NOHANG | WaitIdOptions::NOWAIT;
    // A worker of which nothing is known any more is gone, too.
    !matches!(waitid(WaitId::Pid(Pid::from_child(worker)), options), Ok(None))
}

/// Whether the worker has ended.
#[cfg(not(unix))]
fn has_gone(worker: &mut Child) -> bool {
    !matches!(worker.try_wait(), Ok(None))
}

/// Why a worker ended without a last word.
fn by_the_way_it_ended(status: Option<ExitStatus>, complaints: &str, limits: Limits) -> BrokenOff {
    let out_of_memory = BrokenOff::OutOfMemory { mib: limits.memory_bytes >> 20 };
    if complaints.contains("memory allocation") {
        return out_of_memory;
    }
    if complaints.contains("overflowed its stack") {
        return BrokenOff::Damaged(Defect::NestedTooDeep);
    }
    #[cfg(unix)]
    {
        use rustix::process::Signal;
        use std::os::unix::process::ExitStatusExt;
        let signal = status.and_then(|status| status.signal());
        if signal == Some(Signal::XCPU.as_raw()) {
            return BrokenOff::TimedOut { seconds: limits.cpu_seconds };
        }
        // Nobody ends a worker but its supervisor, its limits, and a system without memory.
        if signal == Some(Signal::KILL.as_raw()) {
            return out_of_memory;
        }
    }
    BrokenOff::Damaged(Defect::ReaderFailed)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::process::ExitStatusExt;

    fn told(wait_status: i32, complaints: &str) -> BrokenOff {
        by_the_way_it_ended(Some(ExitStatus::from_raw(wait_status)), complaints, Limits::TEXT)
    }

    #[test]
    fn the_way_a_worker_ended_tells_why() {
        let out_of_memory = BrokenOff::OutOfMemory { mib: 256 };
        // Signals by their numbers on Linux: 6 abort, 9 kill, 11 segmentation fault.
        let xcpu = rustix::process::Signal::XCPU.as_raw();
        assert_eq!(told(xcpu, ""), BrokenOff::TimedOut { seconds: 20 });
        assert_eq!(told(9, ""), out_of_memory);
        assert_eq!(told(6, "memory allocation of 12 bytes failed\n"), out_of_memory);
        let too_deep = BrokenOff::Damaged(Defect::NestedTooDeep);
        assert_eq!(told(6, "\nthread '<unnamed>' has overflowed its stack\n"), too_deep);
        for (status, complaints) in [(11, ""), (6, "free(): invalid pointer"), (101 << 8, "")] {
            assert_eq!(told(status, complaints), BrokenOff::Damaged(Defect::ReaderFailed));
        }
    }
}
