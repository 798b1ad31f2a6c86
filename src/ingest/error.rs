//! Why was nothing ingested?
//!
//! Only what stops the whole ingest is an error here; a single bad file is a note in the report.

use std::path::PathBuf;

use super::loss::Loss;
use super::report::FileNote;
use crate::minutes::shown_path;
use crate::search::SearchError;
use crate::source::SourceError;

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
    #[error("{}", nothing_found(paths, *skipped))]
    NothingFound {
        /// The paths as given.
        paths: Vec<PathBuf>,
        /// How many files of unknown formats there are.
        skipped: usize,
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

fn nothing_found(paths: &[PathBuf], skipped: usize) -> String {
    let paths: Vec<String> = paths.iter().map(|path| shown_path(path)).collect();
    match skipped {
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
    let (lost, are) = match (lost, indexed) {
        (1, 1) => ("the only file".to_owned(), "is"),
        (lost, indexed) if lost == indexed => (format!("all {indexed} files"), "are"),
        (lost, indexed) => (format!("{lost} of {indexed} files"), "are"),
    };
    let mut text = match folder {
        Some(folder) => format!(
            "{lost} that the index has under {} {are} missing or no longer readable, such as \
             {example}; nothing was changed",
            shown_path(folder)
        ),
        // A rebuild holds what is named and nothing else.
        None => format!(
            "{lost} that the index has would not be in the new one, such as {example}: not under \
             what was named, missing or no longer readable; nothing was changed"
        ),
    };
    for note in failed.iter().take(REASONS_TOLD) {
        text.push('\n');
        text.push_str(&note.reason.to_string());
    }
    text
}
