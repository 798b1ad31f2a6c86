//! What the engine's errors mean to us.

use std::io;
use std::path::Path;

use tantivy::TantivyError;
use tantivy::directory::error::{LockError, OpenDirectoryError, OpenReadError, OpenWriteError};

use crate::search::SearchError;

/// An error while using an index that was opened.
pub(super) fn failed(folder: &Path, error: &TantivyError) -> SearchError {
    match error {
        TantivyError::DataCorruption(_)
        | TantivyError::OpenReadError(_)
        | TantivyError::IncompatibleIndex(_)
        | TantivyError::SchemaError(_) => unreadable(folder, error),
        _ => match io_error(error) {
            Some(refused) => of_io(folder, refused),
            None => SearchError::Engine { reason: told(error) },
        },
    }
}

/// An error while writing: what the system refused counts, however the engine puts it.
pub(super) fn not_written(
    folder: &Path,
    refusal: Option<&io::Error>,
    error: &TantivyError,
) -> SearchError {
    match refusal {
        Some(refused) => of_io(folder, refused),
        None => failed(folder, error),
    }
}

/// An error while reading what a commit says must be there: the index is damaged, whatever the
/// engine calls it, unless the system refused.
pub(super) fn unreadable(folder: &Path, error: &TantivyError) -> SearchError {
    match io_error(error) {
        Some(refused) => match of_io(folder, refused) {
            SearchError::Unusable { .. } if refused.kind() != io::ErrorKind::PermissionDenied => {
                damaged(folder, refused)
            }
            known => known,
        },
        None => damaged(folder, &told(error)),
    }
}

/// The error in words: the engine puts what the system said, and what is missing, into the form of
/// its own types.
pub(super) fn told(error: &TantivyError) -> String {
    match error {
        TantivyError::OpenReadError(OpenReadError::FileDoesNotExist(path))
        | TantivyError::OpenDirectoryError(OpenDirectoryError::DoesNotExist(path)) => {
            format!("{} is missing", path.display())
        }
        _ => io_error(error).map_or_else(|| one_line(error), |inner| one_line(inner)),
    }
}

/// The index is not what was written.
pub(super) fn damaged(folder: &Path, error: &dyn std::fmt::Display) -> SearchError {
    SearchError::Damaged { path: folder.to_owned(), reason: one_line(error) }
}

/// What the system said.
pub(super) fn of_io(folder: &Path, error: &io::Error) -> SearchError {
    let path = folder.to_owned();
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => SearchError::DiskFull { path },
        io::ErrorKind::FileTooLarge => SearchError::Unusable {
            path,
            reason: "a file in it would be larger than this process may write (ulimit -f)"
                .to_owned(),
        },
        io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof => damaged(folder, error),
        io::ErrorKind::PermissionDenied => {
            SearchError::Unusable { path, reason: "permission denied".to_owned() }
        }
        _ if folder.is_file() => SearchError::Unusable { path, reason: "it is a file".to_owned() },
        _ => SearchError::Unusable { path, reason: one_line(error) },
    }
}

/// The system's error inside of the engine's.
fn io_error(error: &TantivyError) -> Option<&io::Error> {
    match error {
        TantivyError::IoError(inner)
        | TantivyError::OpenDirectoryError(OpenDirectoryError::IoError {
            io_error: inner, ..
        })
        | TantivyError::OpenReadError(OpenReadError::IoError { io_error: inner, .. })
        | TantivyError::OpenWriteError(OpenWriteError::IoError { io_error: inner, .. })
        | TantivyError::LockFailure(LockError::IoError(inner), _) => Some(inner),
        _ => None,
    }
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
