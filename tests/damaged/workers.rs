//! Workers that do not do as they should: scripts in their place that end, fall silent or leave
//! something behind.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::time::{Duration, Instant};

use paragraf::source::{BrokenOff, Document, FileReader, Obstacle, SourceError, WorkerFault};

/// A page as a worker tells it.
const PAGE: &str =
    r#"{"Page":{"number":1,"text":"rad","emphasis":[],"margin":[],"origin":"Text","fault":null}}"#;
/// A worker's last word.
const END: &str = r#"{"End":null}"#;

/// Reads a PDF file of some size with `lines` of a shell script as its worker.
fn read_by(lines: &str) -> (Result<Document, SourceError>, Duration) {
    let folder = tempfile::tempdir().expect("a folder");
    let script = folder.path().join("worker");
    fs::write(&script, format!("#!/bin/sh\n{lines}\n")).expect("written");
    fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).expect("set");
    read_with(folder.path(), &script)
}

fn read_with(folder: &Path, program: &Path) -> (Result<Document, SourceError>, Duration) {
    let file = folder.join("a.pdf");
    // Longer than what a pipe holds, so that a worker that does not read stops its supervisor.
    fs::write(&file, b"%PDF-1.7\n".repeat(50_000)).expect("written");
    let reader = FileReader::with_workers(program.to_owned());
    loop {
        let start = Instant::now();
        let read = reader.read(&file);
        // A test beside this one that starts a process at the time holds the script open in it for
        // a moment, and what is open for writing is not started.
        if !(is_not_started(&read) && program.exists()) {
            return (read, start.elapsed());
        }
        std::thread::sleep(Duration::from_millis(10));
    }
}

fn is_not_started(read: &Result<Document, SourceError>) -> bool {
    let Err(SourceError::Unreadable { cause, .. }) = read else { return false };
    matches!(cause, Obstacle::Worker(WorkerFault::NotStarted { .. }))
}

fn told(lines: &str) -> String {
    read_by(lines).0.expect_err("nothing to read").to_string()
}

#[test]
fn a_worker_that_is_missing_is_not_the_fault_of_the_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let (read, _) = read_with(folder.path(), &folder.path().join("none"));
    assert!(is_not_started(&read), "{read:?}");
}

#[test]
fn a_worker_that_ends_at_once_is_told_by_the_way_it_ended() {
    let ended = told("exit 1");
    assert!(ended.contains("damaged in a way"), "{ended}");
    assert!(told("kill -SEGV $$").contains("damaged in a way"));
    assert!(told("kill -ABRT $$").contains("damaged in a way"));
    assert!(told("kill -KILL $$").contains("MiB of memory"));
    assert!(told("kill -XCPU $$").contains("given up after 20 s"));
    assert!(told("echo 'memory allocation of 9 bytes failed' >&2; kill -ABRT $$").contains("MiB"));
    assert!(told("echo 'has overflowed its stack' >&2; kill -ABRT $$").contains("too deep"));
}

#[test]
fn a_worker_that_talks_nonsense_is_not_the_fault_of_the_file() {
    let (read, _) = read_by("cat >/dev/null; echo nonsense");
    let Err(SourceError::Unreadable { cause, .. }) = read else { panic!("{read:?}") };
    assert_eq!(cause, Obstacle::Worker(WorkerFault::Garbled));
}

#[test]
fn pages_from_before_a_workers_end_stay() {
    let (read, _) = read_by(&format!("cat >/dev/null; echo '{PAGE}'; kill -KILL $$"));
    let document = read.expect("a page");
    assert_eq!(document.pages.len(), 1);
    assert_eq!(document.broken_off, Some(BrokenOff::OutOfMemory { mib: 256 }));
}

#[test]
fn what_a_worker_leaves_behind_holds_nothing_up() {
    let left_behind = format!("cat >/dev/null; sleep 600 & echo '{PAGE}'; echo '{END}'; exit 0");
    let (read, time) = read_by(&left_behind);
    assert_eq!(read.expect("a page").pages.len(), 1);
    assert!(time < Duration::from_secs(20), "{time:?}");
    // Its last word counts, even if it does not go.
    let stays = format!("cat >/dev/null; echo '{PAGE}'; echo '{END}'; exec sleep 600");
    let (read, time) = read_by(&stays);
    assert_eq!(read.expect("a page").broken_off, None);
    assert!(time < Duration::from_secs(20), "{time:?}");
}

#[test]
fn a_worker_that_writes_without_end_is_ended() {
    let (read, time) = read_by("cat >/dev/null; yes | tr -d '\\n'");
    assert!(matches!(read, Err(SourceError::TooMuch { .. })), "{read:?}");
    assert!(time < Duration::from_secs(20), "{time:?}");
}
