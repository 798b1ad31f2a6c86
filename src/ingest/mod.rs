//! Files → index: discover, read, segment, find people and topics, write.
//!
//! Brings an index up to date with the files under some paths. Files are read in parallel, in
//! batches, so that memory does not grow with the corpus, and written in the order of their keys.
//! Only what is new or changed is read; what vanished from a folder that was named leaves the
//! index. One bad file never stops the rest. Whatever happened before, the index afterwards holds
//! what an ingest of the same files into an empty one gives.

mod clashes;
mod completeness;
mod error;
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

use crate::search::Writer;
use crate::source::{self, FileReader, location_of};
use crate::topics::Taxonomy;

pub use completeness::status_of;
pub use error::IngestError;
pub use loss::Loss;
pub use progress::{Progress, Unwatched};
use read::Reading;
pub use read::read_minutes;
pub use remembered::{is_remembered, remembered_hash};
pub use report::{FileNote, FileWarning, Reason, Report, TakenOut};
use run::Run;
pub use takedown::{persons_named, take_down};
use tasks::{is_missing, tasks};

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
        skipped: found.skipped.iter().map(|path| crate::minutes::shown_path(path)).collect(),
        ..Report::default()
    };
    let unread = found.errors.iter().cloned();
    report.failed.extend(unread.map(|error| FileNote::of_error(String::new(), error)));
    let tasks = tasks(&found, writer.as_ref(), &mut report);
    let is_nothing = tasks.there.is_empty() && tasks.gone.is_empty() && report.failed.is_empty();
    if is_nothing && !permissions.may_empty {
        return Err(IngestError::NothingFound {
            paths: paths.to_vec(),
            skipped: found.skipped.len(),
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
    let location = location_of(path);
    let mut known = writer.files().keys().chain(writer.replaced().keys());
    is_missing(path) && known.any(|key| key.path().starts_with(&location))
}
