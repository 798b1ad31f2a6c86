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
mod remembered;
mod report;
mod takedown;
mod tasks;

use std::path::{Path, PathBuf};
use std::time::Instant;

use rayon::prelude::*;

use crate::facets::{Taxonomy, find_facets};
use crate::minutes::{Kind, Minutes, Status};
use crate::search::{SearchError, SourceFile, TakenDown, Writer};
use crate::segment::{announced_meetings, segment};
use crate::source::{self, Document, FileReader, FolderDefaults, Folders, SourceError};

pub use completeness::status_of;
use completeness::tell_what_is_missing;
use identity::Identities;
pub use progress::{Progress, Unwatched};
use remembered::{HAS_IMAGES, SHARES_IDS};
pub use remembered::{is_remembered, remembered_hash};
pub use report::{FileNote, FileWarning, Report, TakenOut};
pub use takedown::take_down;
use tasks::{Task, batches, tasks};

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
    Ok(minutes_of(&path.to_string_lossy(), &document, &defaults, taxonomy).0)
}

fn minutes_of(
    file: &str,
    document: &Document,
    defaults: &FolderDefaults,
    taxonomy: &Taxonomy,
) -> (Minutes, TakenDown) {
    let mut minutes = segment(file, &document.pages, defaults);
    find_facets(&mut minutes, taxonomy);
    tell_what_is_missing(&mut minutes, document);
    let taken_down = take_down(&mut minutes, &defaults.takedown);
    (minutes, taken_down)
}

/// What became of it.
enum Outcome {
    Unchanged { items: u64, is_scanned: bool },
    Read(Box<(Minutes, TakenDown)>, Hashes, u64),
    Failed(SourceError),
}

/// What a file is known by.
struct Hashes {
    /// Of its content.
    content: String,
    /// Of all that its items depend on.
    all: String,
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
        report.failed.push(FileNote::of_error(String::new(), error));
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
    for batch in batches(&tasks) {
        let outcomes: Vec<Outcome> = batch
            .par_iter()
            .map(|task| {
                let outcome = look_at(task, writer.as_ref(), files, taxonomy, &taxonomy_print);
                let items = match &outcome {
                    Outcome::Read(read, ..) => read.0.items.len() as u64,
                    Outcome::Unchanged { items, .. } => *items,
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
            let is_scanned = known.items == 0 && known.hash.starts_with(HAS_IMAGES);
            return Outcome::Unchanged { items: known.items, is_scanned };
        }
    }
    let document = match opened.read(files) {
        Ok(document) => document,
        Err(error) => return Outcome::Failed(error),
    };
    let read = minutes_of(&task.name, &document, &task.defaults, taxonomy);
    let unread = !document.unread_images().is_empty();
    let all = if unread { format!("{HAS_IMAGES}{all}") } else { all };
    Outcome::Read(Box::new(read), Hashes { content: document.hash, all }, document.bytes)
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
        Outcome::Unchanged { is_scanned, .. } => {
            report.unchanged += 1;
            if let Some(known) = writer.files().get(&task.name) {
                report.taken_down.add(&known.taken_down);
            }
            // Told each time, like a file that cannot be read.
            if is_scanned {
                report.failed.push(scanned(&task.name));
            }
        }
        Outcome::Failed(error) => {
            // A file that has become something else is no longer what the index has of it. One
            // that only cannot be opened just now (a share, a permission) may be as it was.
            if known && !matches!(error, SourceError::Unreadable { .. }) {
                writer.remove(&task.name)?;
            }
            report.failed.push(FileNote::of_error(task.name.clone(), &error));
        }
        Outcome::Read(read, Hashes { content, all: hash }, bytes) => {
            let (mut minutes, taken_down) = *read;
            report.taken_down.add(&taken_down);
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
                report.failed.push(scanned(&minutes.file));
            } else if minutes.kind != Kind::Minutes
                || minutes.items.is_empty() && taken_down.items.is_empty()
            {
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
            let file = SourceFile { hash, content, items, left_out, announced, taken_down };
            writer.put(&minutes, file)?;
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
fn scanned(file: &str) -> FileNote {
    let reason = format!("{file} is scanned and has no text; --ocr reads images");
    FileNote { file: file.to_owned(), status: Status::Scanned, reason }
}
