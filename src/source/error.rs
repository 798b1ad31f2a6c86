//! Why was a file not read, or not whole?

use std::fmt;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::fault::{BrokenOff, Defect, Excess, FolderFileFault, MissingOcr, Obstacle, WorkerFault};
use super::file_kind::FileKind;

/// Why a file could not be read, or was found not to be text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SourceError {
    /// The path does not exist.
    NoSuchPath {
        /// The path as given.
        path: PathBuf,
    },
    /// It may be as it should, but is out of reach.
    Unreadable {
        /// The path as given.
        path: PathBuf,
        /// What stands in the way.
        cause: Obstacle,
    },
    /// A link that leads back to a folder above it. All that lies there is found without it.
    LinkLoop {
        /// The link.
        link: PathBuf,
        /// The folder above it.
        leads_to: PathBuf,
    },
    /// It is not a regular file.
    NotAFile {
        /// The path as given.
        path: PathBuf,
        /// What it is.
        kind: FileKind,
    },
    /// The ending is not that of a supported format.
    UnknownFormat {
        /// The path as given.
        path: PathBuf,
        /// The endings that are known.
        known: Vec<&'static str>,
    },
    /// The file is larger than is read of a file of its kind.
    TooLarge {
        /// The path as given.
        path: PathBuf,
        /// Size of the file in bytes.
        bytes: u64,
        /// The limit in bytes.
        limit: u64,
    },
    /// The file has no text at all.
    Empty {
        /// The path as given.
        path: PathBuf,
    },
    /// A password protects the file.
    Encrypted {
        /// The path as given.
        path: PathBuf,
    },
    /// The bytes are not what the file's ending says.
    NotOfFormat {
        /// The path as given.
        path: PathBuf,
        /// The format by the file's ending.
        format: &'static str,
        /// What speaks against it.
        reason: Defect,
    },
    /// There is more text or there are more pages than any minutes have.
    TooMuch {
        /// The path as given.
        path: PathBuf,
        /// What is too much.
        reason: Excess,
    },
    /// Reading took longer than the limit.
    TimedOut {
        /// The path as given.
        path: PathBuf,
        /// How long it had taken.
        seconds: u64,
    },
    /// Reading took more memory than the limit.
    OutOfMemory {
        /// The path as given.
        path: PathBuf,
        /// The limit in mebibytes.
        mib: u64,
    },
    /// It was read, and the program failed on what it says.
    NotUnderstood {
        /// The path as given.
        path: PathBuf,
    },
    /// Images cannot be read here.
    NoOcr {
        /// What is missing.
        missing: MissingOcr,
    },
    /// A folder's `paragraf.toml` is not understood.
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
            | Self::NotUnderstood { path }
            | Self::BadFolderFile { path, .. } => Some(path),
            Self::NoOcr { .. } => None,
        }
    }

    /// What the sentence quotes from a file, if anything.
    pub fn quoted(&mut self) -> Option<&mut String> {
        match self {
            Self::NotOfFormat { reason, .. } => reason.quoted(),
            Self::TooMuch { reason, .. } => reason.quoted(),
            Self::BadFolderFile { reason, .. } => reason.quoted(),
            Self::NoSuchPath { .. }
            | Self::Unreadable { .. }
            | Self::LinkLoop { .. }
            | Self::NotAFile { .. }
            | Self::UnknownFormat { .. }
            | Self::TooLarge { .. }
            | Self::Empty { .. }
            | Self::Encrypted { .. }
            | Self::TimedOut { .. }
            | Self::OutOfMemory { .. }
            | Self::NotUnderstood { .. }
            | Self::NoOcr { .. } => None,
        }
    }

    /// The sentence without the path as its subject, for where that stands already.
    #[must_use]
    pub fn predicate(&self) -> String {
        match self {
            Self::NoSuchPath { .. } => "does not exist".to_owned(),
            Self::Unreadable { cause, .. } => format!("cannot be read: {cause}"),
            Self::LinkLoop { leads_to, .. } => {
                format!("is a link back to {} and was not followed", leads_to.display())
            }
            Self::NotAFile { kind, .. } => format!("is {kind}, not a file"),
            Self::UnknownFormat { known, .. } => {
                format!("is of an unsupported format (supported: {})", known.join(", "))
            }
            Self::TooLarge { bytes, limit, .. } => {
                format!("has {bytes} bytes, more than the limit of {limit}")
            }
            Self::Empty { .. } => "is empty".to_owned(),
            Self::Encrypted { .. } => "is protected by a password".to_owned(),
            Self::NotOfFormat { format, reason, .. } => format!("is not {format}: {reason}"),
            Self::TooMuch { reason, .. } => format!("is too large: {reason}"),
            Self::TimedOut { seconds, .. } => format!("was given up after {seconds} s"),
            Self::OutOfMemory { mib, .. } => {
                format!("was given up: reading it takes more than {mib} MiB of memory")
            }
            Self::NotUnderstood { .. } => {
                "was read, but the program failed on its text; please report it".to_owned()
            }
            Self::NoOcr { missing } => format!("cannot be read: {missing}"),
            Self::BadFolderFile { reason, .. } => format!("is not understood: {reason}"),
        }
    }
}

impl fmt::Display for SourceError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            // Nothing is said of what is not there.
            Self::NoSuchPath { path } => {
                write!(out, "there is no file or folder {}", path.display())
            }
            Self::NoOcr { .. } => write!(out, "scanned pages {}", self.predicate()),
            _ => {
                let path = self.path().unwrap_or_else(|| Path::new(""));
                write!(out, "{} {}", path.display(), self.predicate())
            }
        }
    }
}

impl std::error::Error for SourceError {}

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
