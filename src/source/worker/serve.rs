//! The second process: reads one file from stdin and writes its pages to stdout.
//!
//! It limits and confines itself before it reads a byte, so that both hold however it was started.
//! What goes wrong beyond a page it tells in its last line; where it cannot, its
//! supervisor sees by the way it ended.

use std::io::{self, BufWriter, Read, Write};

use super::confinement::{Layer, Needs, confine};
use super::limits::Limits;
use super::message::Message;
use crate::source::files::MAX_FILE_BYTES;
use crate::source::format::{Options, format_with_ending, read_as};
use crate::source::{DecodeError, Defect, WorkerFault};

/// The hidden command that makes the program a worker.
pub const WORKER_COMMAND: &str = "extract-worker";

/// The stack on which a file is read. Honest files need under 1 MiB.
const STACK_BYTES: usize = 16 * 1024 * 1024;

/// The processor time in seconds between being told that the limit is reached and being ended.
const CPU_GRACE: u64 = 2;

/// What a worker has to do.
#[derive(Debug, Clone, Copy)]
pub struct Work<'a> {
    /// Ending of the file's format.
    pub ending: &'a str,
    /// Whether images are read by OCR.
    pub ocr: bool,
    /// Size of the file in bytes, by which memory is allotted; `None` for the largest that is
    /// read.
    pub bytes: Option<u64>,
}

/// Confines this process, reads a file from `input` and writes its pages to `output`.
///
/// # Errors
/// When the limits cannot be set, or input and output break off. That the system cannot confine a
/// process is not an error.
pub fn serve(work: Work<'_>, input: impl Read, output: impl Write + Send) -> io::Result<()> {
    let Work { ending, ocr, bytes: size } = work;
    let format = format_with_ending(ending)
        .ok_or_else(|| io::Error::other(format!("no format ends in .{ending}")))?;
    // Panics are told as faults of the page; the report on stderr helps nobody.
    std::panic::set_hook(Box::new(|_| ()));
    let (limits, needs) =
        if ocr { (Limits::OCR, Needs::OtherProgram) } else { (Limits::TEXT, Needs::Nothing) };
    restrict(limits, size.unwrap_or(MAX_FILE_BYTES).min(MAX_FILE_BYTES))?;
    confine(needs, &Layer::ALL);
    let mut bytes = Vec::new();
    input.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes)?;
    let mut output = BufWriter::new(output);
    let mut tell = |message: &Message| -> io::Result<()> {
        serde_json::to_writer(&mut output, message)?;
        output.write_all(b"\n")?;
        // A page that is not out when the process is ended is lost.
        output.flush()
    };
    let mut broken = None;
    let mut put = |page| {
        tell(&Message::Page(page)).map_err(|error| {
            broken = Some(error);
            DecodeError::Worker(WorkerFault::Unheard)
        })
    };
    // On a stack of stated size, so that what nests too deep does so on every system alike.
    let end = std::thread::scope(|scope| {
        let read = || read_as(format, &bytes, Options { ocr }, &mut put).err();
        let thread = std::thread::Builder::new().stack_size(STACK_BYTES);
        io::Result::Ok(thread.spawn_scoped(scope, read)?.join())
    })?;
    let end = end.unwrap_or_else(|_| Some(Defect::ReaderFailed.into()));
    if let Some(error) = broken {
        return Err(error);
    }
    tell(&Message::End(end))
}

/// Lets the system hold this process to `limits`.
#[cfg(unix)]
fn restrict(limits: Limits, input_bytes: u64) -> io::Result<()> {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let limit = |resource, most: u64| {
        setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) })
    };
    // Nobody waits for what it reads when the first process is gone.
    #[cfg(target_os = "linux")]
    rustix::process::set_parent_process_death_signal(Some(rustix::process::Signal::KILL))?;
    // Readers take the input into memory of their own.
    limit(Resource::As, limits.memory_bytes + STACK_BYTES as u64 + 2 * input_bytes)?;
    // Ended by the first of the two, which has a signal of its own: the signal of the second
    // may also come from a system that has run out of memory.
    let cpu = (Some(limits.cpu_seconds), Some(limits.cpu_seconds + CPU_GRACE));
    setrlimit(Resource::Cpu, Rlimit { current: cpu.0, maximum: cpu.1 })?;
    limit(Resource::Core, 0)?;
    limit(Resource::Fsize, 0)?;
    Ok(())
}

/// Other systems have no such limits for a single process; time and output are still limited by
/// the supervisor.
#[cfg(not(unix))]
fn restrict(_: Limits, _: u64) -> io::Result<()> {
    Ok(())
}
