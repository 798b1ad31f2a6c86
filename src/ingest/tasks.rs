//! Which files does an ingest look at, which are gone, and how many are read at once?

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use super::report::{FileNote, Report};
use crate::minutes::{FileKey, shown_path};
use crate::search::{SourceFile, Writer};
use crate::source::{Discovery, FolderDefaults, Folders, SourceError, location_of};

/// Files read before what they gave is written. Enough to keep all processors busy,
/// few enough that even large minutes (100 kB of text) take little memory.
const BATCH_FILES: usize = 64;

/// Bytes of files in one batch, unless one file alone has more: what is read of them is in memory
/// together. 64 usual files have a third of it.
const BATCH_BYTES: u64 = 24 * 1024 * 1024;

/// A file to be looked at.
pub(super) struct Task {
    /// What it is known by.
    pub key: FileKey,
    /// The path as given.
    pub path: PathBuf,
    /// The path as it is shown.
    pub name: String,
    /// Paths through links that lead to it.
    pub links: Vec<FileKey>,
    /// What its folders say.
    pub defaults: FolderDefaults,
}

/// The files of an ingest.
pub(super) struct Tasks {
    /// Those to be looked at, in the order of their keys.
    pub there: Vec<Task>,
    /// Those of the index that lay below a path that was named and are there no more.
    pub gone: Vec<FileKey>,
    /// Those that are there and below a folder whose `paragraf.toml` is not
    /// understood: nobody knows what is not to be taken from them.
    pub barred: Vec<FileKey>,
    /// Those of the index that are kept and not looked at: this ingest has nothing to do with them,
    /// or they lie behind what cannot be entered.
    pub elsewhere: Vec<FileKey>,
    /// Of these the ones behind what cannot be entered.
    pub closed: Vec<FileKey>,
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

/// Sorts what was found and what the index remembers.
pub(super) fn tasks(found: &Discovery, writer: &dyn Writer, report: &mut Report) -> Tasks {
    let mut folders = Folders::default();
    let mut tasks = Vec::with_capacity(found.files.len());
    let mut there: HashSet<FileKey> = HashSet::with_capacity(found.files.len());
    // What was found through a link is gone with the link.
    let mut roots = found.roots.clone();
    roots.extend(found.named.iter().cloned());
    for file in &found.files {
        let key = FileKey::of(&file.location);
        there.insert(key.clone());
        let name = shown_path(&file.path);
        let known = writer.files().get(&key);
        let mut paths = file.links.clone();
        paths.extend(known.iter().flat_map(|known| other_links(known, &key, &roots)));
        paths.sort_unstable();
        paths.dedup();
        match folders.defaults_behind(&file.location, &paths) {
            Ok(defaults) => {
                let links = paths.iter().map(|link| FileKey::of(link)).collect();
                tasks.push(Task { key, path: file.path.clone(), name, links, defaults });
            }
            // A folder's file that is not understood stands in the way of all its files, and
            // is told once.
            Err(error) => {
                let note = FileNote::of_error(name, error);
                if report.failed.iter().all(|failed| failed.reason != note.reason) {
                    report.failed.push(note);
                }
            }
        }
    }
    tasks.sort_unstable_by(|a, b| a.key.cmp(&b.key));
    let closed = closed(&found.errors);
    let (mut gone, mut elsewhere, mut behind_closed) = (Vec::new(), Vec::new(), Vec::new());
    for (key, file) in writer.files().iter().filter(|(key, _)| !there.contains(*key)) {
        let mut paths = file.link_paths();
        paths.push(key.path());
        let is_looked_for = paths.iter().any(|path| is_below(path, &roots));
        let is_behind_closed = paths.iter().any(|path| is_below(path, &closed));
        // A link that was left behind does not keep what was deleted where it lay.
        let is_deleted = is_below(&key.path(), &roots) && is_deleted(&key.path());
        if is_looked_for && (!is_behind_closed || is_deleted) {
            gone.push(key.clone());
        } else {
            if is_looked_for {
                behind_closed.push(key.clone());
            }
            elsewhere.push(key.clone());
        }
    }
    let looked_at: HashSet<&FileKey> = tasks.iter().map(|task| &task.key).collect();
    let is_barred = |key: &&FileKey| !looked_at.contains(key);
    let mut barred: Vec<FileKey> = there.iter().filter(is_barred).cloned().collect();
    for keys in [&mut gone, &mut barred, &mut elsewhere, &mut behind_closed] {
        keys.sort_unstable();
    }
    Tasks { there: tasks, gone, barred, elsewhere, closed: behind_closed }
}

fn is_below(path: &Path, roots: &[PathBuf]) -> bool {
    roots.iter().any(|root| path.starts_with(root))
}

/// Links outside of `roots` by which an earlier ingest came to a file and that still lead to it: what
/// the folders above them say holds for it, whichever path an ingest is given.
fn other_links(known: &SourceFile, key: &FileKey, roots: &[PathBuf]) -> Vec<PathBuf> {
    let leads_there = |link: &PathBuf| !is_below(link, roots) && location_of(link) == key.path();
    known.link_paths().into_iter().filter(leads_there).collect()
}

/// Whether nothing is there, as far as that can be told.
pub(super) fn is_missing(path: &Path) -> bool {
    matches!(path.try_exists(), Ok(false))
}

/// Whether a file is not there and its folder is.
fn is_deleted(path: &Path) -> bool {
    is_missing(path) && path.parent().is_some_and(Path::is_dir)
}

/// Folders that cannot be entered: what lies below them is not known to be gone.
fn closed(errors: &[SourceError]) -> Vec<PathBuf> {
    let paths = errors.iter().filter_map(|error| match error {
        SourceError::Unreadable { path, .. } => {
            Some([location_of(path), std::path::absolute(path).unwrap_or_default()])
        }
        // All that lies behind a link back is found without it.
        _ => None,
    });
    paths.flatten().filter(|path| path.is_absolute()).collect()
}
