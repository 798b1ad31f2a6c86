//! Why was a file not read, or not whole?

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::fault::{BrokenOff, Defect, Excess, FolderFileFault, MissingOcr, Obstacle, WorkerFault};
use super::file_kind::FileKind;

/// Why a file could not be read, or was found not to be text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SourceError {
    /// The path does not exist.
    #[error("there is no file or folder {}", path.display())]
    NoSuchPath {
        /// The path as given.
        path: PathBuf,
    },
    /// It may be as it should, but is out of reach.
    #[error("{} cannot be read: {cause}", path.display())]
    Unreadable {
        /// The path as given.
        path: PathBuf,
        /// What stands in the way.
        cause: Obstacle,
    },
    /// A link that leads back to a folder above it. All that lies there is found without it.
    #[error("{} is a link back to {} and was not followed", link.display(), leads_to.display())]
    LinkLoop {
        /// The link.
        link: PathBuf,
        /// The folder above it.
        leads_to: PathBuf,
    },
    /// It is not a regular file.
    #[error("{} is {kind}, not a file", path.display())]
    NotAFile {
        /// The path as given.
        path: PathBuf,
        /// What it is.
        kind: FileKind,
    },
    /// The ending is not that of a supported format.
    #[error("{} is of an unsupported format (supported: {})", path.display(), known.join(", "))]
    UnknownFormat {
        /// The path as given.
        path: PathBuf,
        /// The endings that are known.
        known: Vec<&'static str>,
    },
    /// The file is larger than is read of a file of its kind.
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
        reason: Defect,
    },
    /// There is more text or there are more pages than any minutes have.
    #[error("{} is too large: {reason}", path.display())]
    TooMuch {
        /// The path as given.
        path: PathBuf,
        /// What is too much.
        reason: Excess,
    },
    /// Reading took longer than the limit.
    #[error("{} was given up after {seconds} s", path.display())]
    TimedOut {
        /// The path as given.
        path: PathBuf,
        /// How long it had taken.
        seconds: u64,
    },
    /// Reading took more memory than the limit.
    #[error("{} was given up: reading it takes more than {mib} MiB of memory", path.display())]
    OutOfMemory {
        /// The path as given.
        path: PathBuf,
        /// The limit in mebibytes.
        mib: u64,
    },
    /// Images cannot be read here.
    #[error("scanned pages cannot be read: {missing}")]
    NoOcr {
        /// What is missing.
        missing: MissingOcr,
    },
    /// A folder's `paragraf.toml` is not understood.
    #[error("{} is not understood: {reason}", path.display())]
    BadFolderFile {
        /// The path of the folder's file.
        path: PathBuf,
        /// What is wrong.
        reason: FolderFileFault,
    },
}

impl SourceError {
    /// The file or folder that the message names.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::NoSuchPath { path }
            | Self::Unreadable { path, .. }
            | Self::LinkLoop { link: path, .. }
            | Self::NotAFile { path, .. }
            | Self::UnknownFormat { path, .. }
            | Self::TooLarge { path, .. }
            | Self::Empty { path }
            | Self::Encrypted { path }
            | Self::NotOfFormat { path, .. }
            | Self::TooMuch { path, .. }
            | Self::TimedOut { path, .. }
            | Self::OutOfMemory { path, .. }
            | Self::BadFolderFile { path, .. } => Some(path),
            Self::NoOcr { .. } => None,
        }
    }
}

/// Why a reader did not come to the end of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum DecodeError {
    /// No text at all.
    Empty,
    /// Protected by a password.
    Encrypted,
    /// Something went wrong on the way; what was read before stays.
    BrokenOff(BrokenOff),
    /// The worker process could not do its work, through no fault of the file.
    Worker(WorkerFault),
}

impl From<Defect> for DecodeError {
    fn from(defect: Defect) -> Self {
        Self::BrokenOff(BrokenOff::Damaged(defect))
    }
}

impl From<Excess> for DecodeError {
    fn from(excess: Excess) -> Self {
        Self::BrokenOff(BrokenOff::TooMuch(excess))
    }
}

impl DecodeError {
    /// The error of the file at `path`, which by its ending is of `format`.
    pub(crate) fn of(self, path: PathBuf, format: &'static str) -> SourceError {
        match self {
            Self::Empty => SourceError::Empty { path },
            Self::Encrypted => SourceError::Encrypted { path },
            Self::BrokenOff(BrokenOff::Damaged(reason)) => {
                SourceError::NotOfFormat { path, format, reason }
            }
            Self::BrokenOff(BrokenOff::TooMuch(reason)) => SourceError::TooMuch { path, reason },
            Self::BrokenOff(BrokenOff::TimedOut { seconds }) => {
                SourceError::TimedOut { path, seconds }
            }
            Self::BrokenOff(BrokenOff::OutOfMemory { mib }) => {
                SourceError::OutOfMemory { path, mib }
            }
            Self::Worker(fault) => SourceError::Unreadable { path, cause: fault.into() },
        }
    }
}
