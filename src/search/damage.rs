//! What can be wrong with a file of an index.

use std::fmt;

/// A file of an index that is not what was written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct DamagedFile {
    /// Its name in the index folder.
    pub file: String,
    /// What is wrong.
    pub damage: Damage,
}

/// In which way a file is not what was written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Damage {
    /// It is gone.
    Missing,
    /// It is longer or shorter.
    Length {
        /// Bytes that were written.
        written: u64,
        /// Bytes that are there.
        found: u64,
    },
    /// Some of its bytes are others.
    Altered,
    /// The system cannot read it, for this reason.
    Unreadable(String),
}

impl fmt::Display for DamagedFile {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let file = &self.file;
        match &self.damage {
            Damage::Missing => write!(out, "its file {file} is missing"),
            Damage::Length { written, found } => {
                write!(out, "its file {file} has {found} bytes, {written} were written")
            }
            Damage::Altered => write!(out, "bytes of its file {file} have changed"),
            Damage::Unreadable(reason) => write!(out, "its file {file} cannot be read: {reason}"),
        }
    }
}
