//! Files → index: discover, read, segment, find facets, write.
//!
//! Brings an index up to date with the files under some paths. Files are read in parallel, in
//! batches, so that memory does not grow with the corpus, and written in the order of their keys.
//! Only what is new or changed is read; what vanished from a folder that was named leaves the
//! index. One bad file never stops the rest. Whatever happened before, the index afterwards holds
//! what an ingest of the same files into an empty one gives.

mod clashes;
mod completeness;
mod identity;
mod loss;
mod progress;
mod read;
mod remembered;
mod report;
mod run;
mod takedown;
mod tasks;

use std::path::PathBuf;
use std::time::Instant;

use crate::search::{SearchError, Writer};
use crate::source::{self, FileReader, SourceError, location_of};
use crate::topics::Taxonomy;

pub use completeness::status_of;
pub use loss::Loss;
pub use progress::{Progress, Unwatched};
use read::Reading;
pub use read::read_minutes;
pub use remembered::{is_remembered, remembered_hash};
pub use report::{FileNote, FileWarning, Reason, Report, TakenOut};
use run::Run;
pub use takedown::take_down;
use tasks::tasks;

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
    /// Much of what was indexed would be lost; the index is as it was.
    #[error("{}", refused(loss, failed))]
    TooMuchLost {
        /// What would be lost.
        loss: Loss,
        /// What could not be read, with the reasons.
        failed: Vec<FileNote>,
    },
}

fn nothing_found(paths: &[PathBuf], passed_over: usize) -> String {
    let paths: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
    match passed_over {
        0 => format!("there are no files in {}", paths.join(", ")),
        1 => format!("the only file in {} is not of a format that can be read", paths.join(", ")),
        many => format!(
            "none of the {many} files in {} is of a format that can be read",
            paths.join(", ")
        ),
    }
}

/// Reasons that a refusal names; the others are most often the same.
const REASONS_TOLD: usize = 3;

fn refused(Loss { folder, indexed, lost, example }: &Loss, failed: &[FileNote]) -> String {
    let place = match folder {
        Some(folder) => format!("under {}", folder.display()),
        None => "in the index".to_owned(),
    };
    let (lost, are) = match (lost, indexed) {
        (1, 1) => ("the only file".to_owned(), "is"),
        (lost, indexed) if lost == indexed => (format!("all {indexed} files"), "are"),
        (lost, indexed) => (format!("{lost} of {indexed} files"), "are"),
    };
    let mut text = format!(
        "{lost} that the index has {place} {are} missing or no longer readable, such as {example}; \
         nothing was changed"
    );
    for note in failed.iter().take(REASONS_TOLD) {
        text.push('\n');
        text.push_str(&note.reason.to_string());
    }
    text
}

/// What an ingest may do.
#[derive(Debug, Clone, Copy, Default)]
pub struct Permissions {
    /// Whether it may take out of the index all or most of what was indexed under a folder.
    pub may_empty: bool,
}

/// Brings the index up to date with the files under `paths`.
///
/// # Errors
/// [`IngestError`] when a path does not exist, when there is nothing to read, when too much would
/// be lost, or when the index cannot be written; the index then is as it was.
pub fn ingest(
    paths: &[PathBuf],
    writer: Box<dyn Writer>,
    taxonomy: &Taxonomy,
    files: &FileReader,
    permissions: Permissions,
    progress: &dyn Progress,
) -> Result<Report, IngestError> {
    let start = Instant::now();
    let (vanished, present): (Vec<PathBuf>, Vec<PathBuf>) = paths
        .iter()
        .cloned()
        .partition(|path| permissions.may_empty && had_files(path, writer.as_ref()));
    let mut found = source::discover(&present)?;
    found.roots.extend(vanished.iter().map(|path| location_of(path)));
    found.named.extend(vanished.iter().flat_map(std::path::absolute));
    let mut report = Report {
        files: found.files.len() as u64,
        passed_over: found
            .passed_over
            .iter()
            .map(|path| crate::minutes::shown_path(path))
            .collect(),
        ..Report::default()
    };
    for error in &found.errors {
        report.failed.push(FileNote::of_error(String::new(), error));
    }
    let tasks = tasks(&found, writer.as_ref(), &mut report);
    if tasks.there.is_empty() && tasks.gone.is_empty() && report.failed.is_empty() {
        return Err(IngestError::NothingFound {
            paths: paths.to_vec(),
            passed_over: found.passed_over.len(),
            known: source::known_endings(),
        });
    }
    let reading = Reading { files, taxonomy, taxonomy_print: taxonomy.fingerprint() };
    let mut run = Run::new(writer, &reading, progress, report);
    run.read(&tasks)?;
    if let Some(loss) = run.loss(&found.roots, &tasks).filter(|_| !permissions.may_empty) {
        return Err(IngestError::TooMuchLost { loss, failed: run.failures() });
    }
    run.take_out(&tasks)?;
    run.settle(&tasks)?;
    let mut report = run.commit()?;
    report.duration = start.elapsed();
    Ok(report)
}

/// Whether the path is gone and the index has files that lay there.
fn had_files(path: &std::path::Path, writer: &dyn Writer) -> bool {
    let is_gone = matches!(path.try_exists(), Ok(false));
    let location = location_of(path);
    is_gone && writer.files().keys().any(|key| key.path().starts_with(&location))
}
