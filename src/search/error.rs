//! What can go wrong between a question and its answer.

use std::path::PathBuf;

/// Why an index could not be opened, asked or written.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// A filter names a value that no item has.
    #[error("no item has {field} \"{value}\"")]
    UnknownValue {
        /// The filter's name, as in the query language.
        field: &'static str,
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
        /// "schema" or "analyser".
        what: &'static str,
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
    #[error("the index in {} is being written by {holder}", path.display())]
    Locked {
        /// The index folder.
        path: PathBuf,
        /// "process 4711", or "another process" where its number is unknown.
        holder: String,
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
