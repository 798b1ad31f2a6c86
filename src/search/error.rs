//! What can go wrong between a question and its answer.

use std::fmt;
use std::path::PathBuf;

use crate::query::FilterField;

/// Why an index could not be opened, asked or written.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// A filter names a value that no item has.
    #[error("no item has {} \"{value}\"", field.name())]
    UnknownValue {
        /// The filter.
        field: FilterField,
        /// The value asked for.
        value: String,
        /// The nearest values that exist, best first.
        nearest: Vec<String>,
    },
    /// There is no index in the folder.
    #[error("there is no index in {}", path.display())]
    NoIndex {
        /// The index folder.
        path: PathBuf,
    },
    /// The index was made by another version of the schema or of the analyser.
    #[error("the index in {} was made by another {what} ({found}, this is {wanted})", path.display())]
    OtherVersion {
        /// The index folder.
        path: PathBuf,
        /// What is of another version.
        what: Versioned,
        /// The index's version.
        found: String,
        /// This program's version.
        wanted: String,
    },
    /// Files of the index are missing or not readable as such.
    #[error("the index in {} is damaged: {reason}", path.display())]
    Damaged {
        /// The index folder.
        path: PathBuf,
        /// What the engine said.
        reason: String,
    },
    /// Another process is writing to the index.
    #[error("the index in {} is being written by {}", path.display(), holder(*process))]
    Locked {
        /// The index folder.
        path: PathBuf,
        /// The number of that process, unless it could not be learnt.
        process: Option<u32>,
    },
    /// The folder holds files that the program did not make.
    #[error("{} is not an index folder: it also holds {}", path.display(), some(names))]
    ForeignFiles {
        /// The folder.
        path: PathBuf,
        /// The names of these files and folders, sorted; at least one.
        names: Vec<String>,
    },
    /// There is no room for the index.
    #[error("the disk is full: there is no room for the index in {}", path.display())]
    DiskFull {
        /// The index folder.
        path: PathBuf,
    },
    /// What was taken down is no longer found, but could not be wiped from the files of the index.
    #[error(
        "what was taken down is out of all answers, but still stands in files of the index: {cause}"
    )]
    NotWiped {
        /// What stood in the way.
        cause: Box<SearchError>,
    },
    /// The operating system refused.
    #[error("{} cannot be used as index folder: {reason}", path.display())]
    Unusable {
        /// The index folder.
        path: PathBuf,
        /// What the system said.
        reason: String,
    },
    /// The engine failed in a way that is not the user's doing.
    #[error("the search engine failed: {reason}")]
    Engine {
        /// What the engine said.
        reason: String,
    },
}

/// What of an index has a version of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Versioned {
    /// The fields and what is stored in them.
    Schema,
    /// How texts are made into words.
    Analyser,
}

impl fmt::Display for Versioned {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Schema => "schema",
            Self::Analyser => "analyser",
        })
    }
}

fn holder(process: Option<u32>) -> String {
    process.map_or("another process".to_owned(), |number| format!("process {number}"))
}

/// The first few of many names.
fn some(names: &[String]) -> String {
    const SHOWN: usize = 5;
    let shown = names[..names.len().min(SHOWN)].join(", ");
    match names.len().saturating_sub(SHOWN) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}
