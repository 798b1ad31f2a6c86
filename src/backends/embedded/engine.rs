//! What the engine's errors mean to us.

use std::path::Path;

use tantivy::TantivyError;

use crate::search::SearchError;

/// An error while using an index that was opened.
pub(super) fn failed(folder: &Path, error: &TantivyError) -> SearchError {
    match error {
        TantivyError::DataCorruption(_)
        | TantivyError::OpenReadError(_)
        | TantivyError::IncompatibleIndex(_)
        | TantivyError::SchemaError(_) => damaged(folder, error),
        TantivyError::IoError(_)
        | TantivyError::OpenDirectoryError(_)
        | TantivyError::OpenWriteError(_) => {
            SearchError::Unusable { path: folder.to_owned(), reason: one_line(error) }
        }
        _ => SearchError::Engine { reason: one_line(error) },
    }
}

/// An error while reading what a commit says must be there: the index is damaged,
/// whatever the engine calls it.
///
/// Unless the system only refused to open it: the engine hands that on as text alone.
pub(super) fn damaged(folder: &Path, error: &dyn std::fmt::Display) -> SearchError {
    let (path, reason) = (folder.to_owned(), one_line(error));
    let is_refused = ["Permission denied", "PermissionDenied", "Failed to acquire Lockfile"]
        .iter()
        .any(|refusal| reason.contains(refusal));
    if is_refused {
        let reason = "no permission to read it, or to put a lock file there".to_owned();
        return SearchError::Unusable { path, reason };
    }
    SearchError::Damaged { path, reason }
}

/// The engine's debug print may run over lines and name internal paths at length.
fn one_line(error: &dyn std::fmt::Display) -> String {
    const LONGEST_CHARS: usize = 200;
    let text = error.to_string();
    let mut line: String =
        text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(LONGEST_CHARS).collect();
    if line.len() < text.len() && line.chars().count() == LONGEST_CHARS {
        line.push('…');
    }
    line
}

/// Why a query cannot be planned.
#[derive(Debug)]
pub(super) enum PlanError {
    /// For the user: an unknown value.
    Search(SearchError),
    /// From the engine.
    Engine(TantivyError),
}

impl From<TantivyError> for PlanError {
    fn from(error: TantivyError) -> Self {
        Self::Engine(error)
    }
}
