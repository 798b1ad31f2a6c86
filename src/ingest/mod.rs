//! Files → index: discover, read, segment, find facets, write.
//!
//! In go paths and a writer, out comes a report. Files are read in parallel, in
//! batches, so that memory does not grow with the corpus; they are written in the
//! order of their paths, so that the same corpus always gives the same index. Only
//! what is new or changed is read; what vanished from a folder that was named leaves
//! the index. One bad file never stops the rest.

mod completeness;
mod identity;
mod progress;
mod report;

use std::path::{Path, PathBuf};
use std::time::Instant;

use rayon::prelude::*;

use crate::facets::{Taxonomy, find_facets};
use crate::minutes::{Kind, Minutes, Status};
use crate::search::{SearchError, SourceFile, Writer};
use crate::segment::{announced_meetings, segment};
use crate::source::{self, Document, FileReader, FolderDefaults, Folders, SourceError};

pub use completeness::status_of;
use completeness::tell_what_is_missing;
use identity::Identities;
pub use progress::{Progress, Unwatched};
pub use report::{FileNote, FileWarning, Report};

/// Files read before what they gave is written. Enough to keep all processors busy,
/// few enough that even large minutes (100 kB of text) take little memory.
const BATCH_FILES: usize = 64;

/// Begins the hash of a file that shares ids with another: what the index has of it depends
/// on that other file too, so it is read anew whenever anything is.
const SHARES_IDS: &str = "~";

/// Begins the hash of a file with pages that are images and were not read, so that an ingest with
/// OCR reads it anew.
const HAS_IMAGES: &str = "?";

/// Why an ingest could not be done at all.
#[derive(Debug, thiserror::Error)]
pub enum IngestError {
    /// A path cannot be read.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// The index cannot be written.
    #[error(transparent)]
    Search(#[from] SearchError),
    /// There is nothing to read under the paths.
    #[error("{}", nothing_found(paths, *passed_over))]
    NothingFound {
        /// The paths as given.
        paths: Vec<PathBuf>,
        /// How many files of unknown formats there are.
        passed_over: usize,
        /// The endings that are read.
        known: Vec<&'static str>,
    },
}

fn nothing_found(paths: &[PathBuf], passed_over: usize) -> String {
    let paths: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
    match passed_over {
        0 => format!("there are no files in {}", paths.join(", ")),
        1 => format!("the only file in {} is of no format that can be read", paths.join(", ")),
        many => format!(
            "none of the {many} files in {} is of a format that can be read",
            paths.join(", ")
        ),
    }
}

/// Reads one file into minutes with all facets.
///
/// # Errors
/// [`SourceError`] when the file cannot be read or its folder's file is not understood.
pub fn read_minutes(
    path: &Path,
    files: &FileReader,
    folders: &mut Folders,
    taxonomy: &Taxonomy,
) -> Result<Minutes, SourceError> {
    let defaults = folders.defaults_for(path)?;
    let document = files.read(path)?;
    Ok(minutes_of(&path.to_string_lossy(), &document, &defaults, taxonomy))
}

fn minutes_of(
    file: &str,
    document: &Document,
    defaults: &FolderDefaults,
    taxonomy: &Taxonomy,
) -> Minutes {
    let mut minutes = segment(file, &document.pages, defaults);
    find_facets(&mut minutes, taxonomy);
    tell_what_is_missing(&mut minutes, document);
    minutes
}

/// A file to be looked at.
struct Task {
    path: PathBuf,
    name: String,
    defaults: FolderDefaults,
}

/// What became of it.
enum Outcome {
    Unchanged(u64),
    Read(Box<Minutes>, Hashes, u64),
    Failed(SourceError),
}

/// What a file is known by.
struct Hashes {
    /// Of its content.
    content: String,
    /// Of all that its items depend on.
    all: String,
}

/// The hash that the index remembers of a file with this content: what an item is depends on
/// the file, on what its folder says and on the taxonomy.
#[must_use]
pub fn remembered_hash(content: &str, defaults: &FolderDefaults, taxonomy_print: &str) -> String {
    let all = format!("{content} {defaults:?} {taxonomy_print}");
    blake3::hash(all.as_bytes()).to_hex().to_string()
}

/// Whether `remembered` is `hash`, whether or not the file shares ids with another or has images
/// that were not read.
#[must_use]
pub fn is_remembered(remembered: &str, hash: &str) -> bool {
    let remembered = remembered.strip_prefix(SHARES_IDS).unwrap_or(remembered);
    remembered.strip_prefix(HAS_IMAGES).unwrap_or(remembered) == hash
}

/// Brings the index up to date with the files under `paths`.
///
/// # Errors
/// [`IngestError`] when a path does not exist, when there is nothing to read, or when
/// the index cannot be written; the index then is as it was.
pub fn ingest(
    paths: &[PathBuf],
    writer: Box<dyn Writer>,
    taxonomy: &Taxonomy,
    files: &FileReader,
    progress: &dyn Progress,
) -> Result<Report, IngestError> {
    let start = Instant::now();
    let found = source::discover(paths)?;
    let roots = &found.roots;
    let mut report = Report {
        files: found.files.len() as u64,
        passed_over: found
            .passed_over
            .iter()
            .map(|path| path.to_string_lossy().into_owned())
            .collect(),
        ..Report::default()
    };
    for error in &found.errors {
        report.failed.push(note(String::new(), error));
    }
    let (tasks, gone) = tasks(roots, &found, writer.as_ref(), &mut report);
    if found.files.is_empty() && gone.is_empty() && report.failed.is_empty() {
        return Err(IngestError::NothingFound {
            paths: paths.to_vec(),
            passed_over: found.passed_over.len(),
            known: source::known_endings(),
        });
    }
    progress.begins(tasks.len() as u64);
    for name in &gone {
        writer.remove(name)?;
        report.gone += 1;
    }
    let taxonomy_print = taxonomy.fingerprint();
    let mut identities = Identities::new(writer.as_ref(), &gone)?;
    for batch in tasks.chunks(BATCH_FILES) {
        let outcomes: Vec<Outcome> = batch
            .par_iter()
            .map(|task| {
                let outcome = look_at(task, writer.as_ref(), files, taxonomy, &taxonomy_print);
                let items = match &outcome {
                    Outcome::Read(minutes, ..) => minutes.items.len() as u64,
                    Outcome::Unchanged(items) => *items,
                    Outcome::Failed(_) => 0,
                };
                progress.file_done(&task.name, items);
                outcome
            })
            .collect();
        for (task, outcome) in batch.iter().zip(outcomes) {
            write(task, outcome, writer.as_ref(), &mut identities, &mut report)?;
        }
    }
    progress.writing();
    let info = writer.commit()?;
    report.items_in_index = info.items;
    report.duration = start.elapsed();
    Ok(report)
}

/// The files to look at, and the names of those that are gone.
fn tasks(
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
                    report.failed.push(note(name, &error));
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

/// Reads a file unless the index has it as it is.
fn look_at(
    task: &Task,
    writer: &dyn Writer,
    files: &FileReader,
    taxonomy: &Taxonomy,
    taxonomy_print: &str,
) -> Outcome {
    let known = writer.files().get(&task.name);
    let opened = match files.open(&task.path) {
        Ok(opened) => opened,
        Err(error) => return Outcome::Failed(error),
    };
    let all = remembered_hash(opened.hash(), &task.defaults, taxonomy_print);
    if let Some(known) = known {
        // Images that were passed over are read as soon as they can be.
        let as_it_is = known.hash == all
            || known.hash.strip_prefix(HAS_IMAGES) == Some(&all) && !files.reads_images();
        if as_it_is {
            return Outcome::Unchanged(known.items);
        }
    }
    let document = match opened.read(files) {
        Ok(document) => document,
        Err(error) => return Outcome::Failed(error),
    };
    let minutes = minutes_of(&task.name, &document, &task.defaults, taxonomy);
    let unread = !document.unread_images().is_empty();
    let all = if unread { format!("{HAS_IMAGES}{all}") } else { all };
    Outcome::Read(Box::new(minutes), Hashes { content: document.hash, all }, document.bytes)
}

fn write(
    task: &Task,
    outcome: Outcome,
    writer: &dyn Writer,
    identities: &mut Identities,
    report: &mut Report,
) -> Result<(), SearchError> {
    let known = writer.files().contains_key(&task.name);
    match outcome {
        Outcome::Unchanged(_) => report.unchanged += 1,
        Outcome::Failed(error) => {
            // A file that has become something else is no longer what the index has of it. One
            // that only cannot be opened just now (a share, a permission) may be as it was.
            if known && !matches!(error, SourceError::Unreadable { .. }) {
                writer.remove(&task.name)?;
            }
            report.failed.push(note(task.name.clone(), &error));
        }
        Outcome::Read(mut minutes, Hashes { content, all: hash }, bytes) => {
            match writer.files().get(&task.name) {
                None => report.new += 1,
                Some(known) if known.hash.strip_prefix(SHARES_IDS) == Some(&hash) => {
                    report.unchanged += 1;
                }
                Some(_) => report.changed += 1,
            }
            report.bytes += bytes;
            report.warnings += minutes.warnings.len() as u64;
            report.warned.extend(
                minutes.warnings.iter().map(|warning| FileWarning {
                    file: task.name.clone(),
                    warning: warning.clone(),
                }),
            );
            if minutes.status == Status::Scanned {
                report.failed.push(scanned(&minutes));
            } else if minutes.kind != Kind::Minutes || minutes.items.is_empty() {
                report.not_minutes.push(why_no_items(&minutes));
            }
            let found = minutes.items.len();
            let clashes = identities.settle(&mut minutes);
            let hash = if clashes.is_empty() { hash } else { format!("{SHARES_IDS}{hash}") };
            report.duplicates.extend(clashes);
            let items = minutes.items.len() as u64;
            report.items += items;
            let left_out = found as u64 - items;
            let announced = announced_outside(&minutes);
            writer.put(&minutes, SourceFile { hash, content, items, left_out, announced })?;
        }
    }
    Ok(())
}

/// Days of later meetings that are announced in what belongs to no item.
fn announced_outside(minutes: &Minutes) -> Vec<chrono::NaiveDate> {
    let (Some(organ), Some(date)) = (&minutes.organ, minutes.date) else { return Vec::new() };
    let mut days = Vec::new();
    for text in [&minutes.preamble, &minutes.closing] {
        days.extend(announced_meetings("", text, organ, date));
    }
    days.sort_unstable();
    days.dedup();
    days
}

fn why_no_items(minutes: &Minutes) -> FileNote {
    let reason = match minutes.kind {
        Kind::Minutes => "no agenda items were found in it",
        Kind::Notice => "it is a notice of a meeting, not its minutes",
        Kind::Report => "it is a report, not minutes",
        Kind::Other => "nothing in it looks like minutes",
    };
    FileNote { file: minutes.file.clone(), status: minutes.status, reason: reason.to_owned() }
}

/// Nothing of it can be found, which its owner must know.
fn scanned(minutes: &Minutes) -> FileNote {
    let reason = format!("{} is scanned and has no text; --ocr reads images", minutes.file);
    FileNote { file: minutes.file.clone(), status: minutes.status, reason }
}

fn note(file: String, error: &SourceError) -> FileNote {
    FileNote { file, status: status_of(error), reason: error.to_string() }
}
