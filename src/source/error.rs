//! Why was a file not read, or not whole?

use std::path::PathBuf;

/// Why a file could not be read, or was found not to be text.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// The path does not exist.
    #[error("there is no file or folder {}", path.display())]
    NoSuchPath {
        /// The path as given.
        path: PathBuf,
    },
    /// The operating system refused to read.
    #[error("{} cannot be read: {cause}", path.display())]
    Unreadable {
        /// The path as given.
        path: PathBuf,
        /// What the system said.
        cause: std::io::Error,
    },
    /// No format has this file's ending.
    #[error("{} has the ending of no known format (known: {})", path.display(), known.join(", "))]
    UnknownFormat {
        /// The path as given.
        path: PathBuf,
        /// The endings that are known.
        known: Vec<&'static str>,
    },
    /// The file is larger than [`MAX_FILE_BYTES`].
    #[error("{} has {bytes} bytes, more than the limit of {limit}", path.display())]
    TooLarge {
        /// The path as given.
        path: PathBuf,
        /// Size of the file in bytes.
        bytes: u64,
        /// The limit in bytes.
        limit: u64,
    },
    /// The file has no text at all.
    #[error("{} is empty", path.display())]
    Empty {
        /// The path as given.
        path: PathBuf,
    },
    /// A password protects the file.
    #[error("{} is protected by a password", path.display())]
    Encrypted {
        /// The path as given.
        path: PathBuf,
    },
    /// The bytes are not what the file's ending says.
    #[error("{} is not {format}: {reason}", path.display())]
    NotOfFormat {
        /// The path as given.
        path: PathBuf,
        /// The format by the file's ending.
        format: &'static str,
        /// What speaks against it.
        reason: String,
    },
    /// A folder's `paragraf.toml` is not understood.
    #[error("{} is not understood: {reason}", path.display())]
    BadFolderFile {
        /// The path of the folder's file.
        path: PathBuf,
        /// What is wrong, with line and column.
        reason: String,
    },
}

/// What a reader found wrong with the bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Unfit {
    /// No text at all.
    Empty,
    /// Not the format that the ending claims, or damaged, with the reason.
    NotOfFormat(String),
    /// Protected by a password.
    Encrypted,
    /// More text or more pages than any minutes have; what was read before stays.
    TooMuch(String),
}
