//! Which files does an ingest look at, and how many at once?
//!
//! In goes what was found on disk and what the index remembers, out come the files to look at, in
//! batches of bounded number and size, and the names of those that are gone.

use std::path::{Path, PathBuf};

use super::remembered::SHARES_IDS;
use super::report::{FileNote, Report};
use crate::search::Writer;
use crate::source::{self, FolderDefaults, Folders, SourceError};

/// Files read before what they gave is written. Enough to keep all processors busy,
/// few enough that even large minutes (100 kB of text) take little memory.
const BATCH_FILES: usize = 64;

/// Bytes of files in one batch, unless one file alone has more: what is read of them is in memory
/// together. 64 usual files have a third of it.
const BATCH_BYTES: u64 = 24 * 1024 * 1024;

/// A file to be looked at.
pub(super) struct Task {
    pub path: PathBuf,
    pub name: String,
    pub defaults: FolderDefaults,
}

/// The tasks in batches of bounded number and size.
pub(super) fn batches(tasks: &[Task]) -> Vec<&[Task]> {
    let size = |task: &Task| task.path.metadata().map_or(0, |metadata| metadata.len());
    let mut batches = Vec::new();
    let (mut start, mut bytes) = (0, 0);
    for (at, task) in tasks.iter().enumerate() {
        let more = size(task);
        if at > start && (at - start >= BATCH_FILES || bytes + more > BATCH_BYTES) {
            batches.push(&tasks[start..at]);
            (start, bytes) = (at, 0);
        }
        bytes += more;
    }
    if start < tasks.len() {
        batches.push(&tasks[start..]);
    }
    batches
}

/// The files to look at, and the names of those that are gone.
pub(super) fn tasks(
    paths: &[PathBuf],
    found: &source::Discovery,
    writer: &dyn Writer,
    report: &mut Report,
) -> (Vec<Task>, Vec<String>) {
    let mut folders = Folders::default();
    let mut tasks = Vec::new();
    for file in &found.files {
        let name = file.path.to_string_lossy().into_owned();
        match folders.defaults_for(&file.path) {
            Ok(defaults) => tasks.push(Task { path: file.path.clone(), name, defaults }),
            // A folder's file that is not understood stands in the way of all its files, and
            // is told once.
            Err(error) => {
                let reason = error.to_string();
                if report.failed.iter().all(|failed| failed.reason != reason) {
                    report.failed.push(FileNote::of_error(name, &error));
                }
            }
        }
    }
    // What lies below a folder that cannot be entered is not known to be gone.
    let closed: Vec<&Path> = found
        .errors
        .iter()
        .filter_map(|error| match error {
            SourceError::Unreadable { path, .. } => Some(path.as_path()),
            _ => None,
        })
        .collect();
    let there: std::collections::HashSet<&str> =
        found.files.iter().filter_map(|file| file.path.to_str()).collect();
    let mut gone: Vec<String> = writer
        .files()
        .keys()
        .filter(|name| {
            !there.contains(name.as_str())
                && paths.iter().any(|path| Path::new(name).starts_with(path))
                && !closed.iter().any(|folder| Path::new(name).starts_with(folder))
        })
        .cloned()
        .collect();
    gone.sort_unstable();
    // Copies in folders that are not read this time: what a vanished or changed file had may
    // now be theirs.
    let mut copies: Vec<&String> = writer
        .files()
        .iter()
        .filter(|(name, file)| {
            file.hash.starts_with(SHARES_IDS)
                && !there.contains(name.as_str())
                && gone.binary_search(name).is_err()
                && Path::new(name.as_str()).is_file()
        })
        .map(|(name, _)| name)
        .collect();
    copies.sort_unstable();
    for name in copies {
        let path = PathBuf::from(name);
        if let Ok(defaults) = folders.defaults_for(&path) {
            tasks.push(Task { path, name: name.clone(), defaults });
        }
    }
    (tasks, gone)
}
