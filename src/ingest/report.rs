//! What an ingest did, file by file where something is to be said.

use std::fmt::{self, Display, Formatter};
use std::time::Duration;

use serde::Serialize;

use super::completeness::status_of;
use crate::minutes::{Kind, Status, Warning, shown_path};
use crate::search::TakenDown;
use crate::source::SourceError;

/// The report of an ingest.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Report {
    /// Files looked at.
    pub files: u64,
    /// Files that were not in the index before.
    pub new: u64,
    /// Files whose content had changed.
    pub changed: u64,
    /// Files that were the same as before and not read again.
    pub unchanged: u64,
    /// Files that were in the index and are no longer there.
    pub gone: u64,
    /// Files that were in the index under another path.
    pub moved: u64,
    /// Items written.
    pub items: u64,
    /// Items in the index now.
    pub items_in_index: u64,
    /// Bytes of the files that were read.
    pub bytes: u64,
    /// Files that could not be read, with the reason.
    pub failed: Vec<FileNote>,
    /// Files that are not minutes and gave no items.
    pub not_minutes: Vec<FileNote>,
    /// Files of unsupported formats.
    #[serde(rename = "passed_over")]
    pub skipped: Vec<String>,
    /// Items that another file has as well, and items whose id another text claims.
    pub duplicates: Vec<FileNote>,
    /// What takedowns keep out of the files looked at, also of those not read again.
    pub taken_down: TakenOut,
    /// Entries of takedown lists that match nothing in the files looked at, sorted.
    #[serde(rename = "takedown_unmatched")]
    pub unmatched: Vec<String>,
    /// Number of warnings in all files that were read.
    pub warnings: u64,
    /// The warnings themselves, each with its file.
    pub warned: Vec<FileWarning>,
    /// Time from start to commit.
    #[serde(rename = "seconds", serialize_with = "as_seconds")]
    pub duration: Duration,
}

/// How much takedowns keep out of the index.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct TakenOut {
    /// Items that are left out.
    pub items: u64,
    /// Names that are replaced, or left out of lists of people.
    pub names: u64,
}

impl TakenOut {
    /// Adds what is kept out of one more file.
    pub(super) fn add(&mut self, file: &TakenDown) {
        self.items += file.items.len() as u64;
        self.names += file.names();
    }
}

/// A file and what is to be said of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FileNote {
    /// The path as ingested.
    pub file: String,
    /// How far it was read.
    pub status: Status,
    /// Why it is told.
    pub reason: Reason,
}

/// Why a file is told of in a report; displayed as a sentence without a stop, as data has it too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// It could not be read; the status of the note says in what way.
    NotRead(SourceError),
    /// It could not be read again, and its ids are disputed now, so that its items left the index.
    NotReadAndDisputed(SourceError),
    /// It cannot be read now, and takedown lists hold that it was not read with, so that its items left
    /// the index.
    UnreadAndTakenDown,
    /// It is a document of this kind and has no items.
    NoItems(Kind),
    /// It is scanned and has no text.
    Scanned,
    /// One of its items stands in another file as well and is kept once.
    Copy {
        /// The item's id.
        id: String,
        /// The other file; `None` where it is not known any more.
        other: Option<String>,
    },
    /// Of some of its items another file has a better version, and that one is searched.
    Version {
        /// How many.
        items: u64,
        /// The other file; `None` where it is not known any more.
        other: Option<String>,
    },
    /// Another file has another text for one of its ids.
    Disputed {
        /// The id that both claim.
        id: String,
        /// The other file; `None` where it is not known any more.
        other: Option<String>,
        /// The id that this file's item has instead.
        apart: String,
    },
}

impl Display for Reason {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        fn known(other: Option<&String>) -> &str {
            other.map_or("another file", String::as_str)
        }
        match self {
            Self::NotRead(error) => error.fmt(f),
            Self::NotReadAndDisputed(error) => {
                write!(f, "{error}; its items left the index, since their ids are disputed now")
            }
            Self::NoItems(kind) => f.write_str(match kind {
                Kind::Minutes => "no agenda items were found in it",
                Kind::Notice => "it is a notice of a meeting, not its minutes",
                Kind::Report => "it is a report, not minutes",
                Kind::Other => "nothing in it looks like minutes",
            }),
            Self::UnreadAndTakenDown => f.write_str(
                "it cannot be read now, and was read before its folder's takedown list was changed; \
                 its items left the index until it can be read",
            ),
            Self::Scanned => f.write_str("it is scanned and has no text"),
            Self::Copy { id, other } => {
                write!(f, "{id} stands in {} as well; kept once", known(other.as_ref()))
            }
            Self::Version { items, other } => {
                let (counted, are) = if *items == 1 { ("item", "is") } else { ("items", "are") };
                let other = known(other.as_ref());
                write!(f, "it is a version of {other}: {items} {counted} {are} searched there")
            }
            Self::Disputed { id, other, apart } => {
                write!(
                    f,
                    "{} has another text for {id}; this one is {apart}",
                    known(other.as_ref())
                )
            }
        }
    }
}

impl Serialize for Reason {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl FileNote {
    /// What stood in the way of a file.
    pub(super) fn of_error(file: String, error: SourceError) -> Self {
        Self { file, status: status_of(&error), reason: Reason::NotRead(error) }
    }

    /// Whether the reason's sentence names the file itself, and not only another one or none.
    #[must_use]
    pub fn reason_names_file(&self) -> bool {
        match &self.reason {
            Reason::NotRead(error) | Reason::NotReadAndDisputed(error) => {
                error.path().is_some_and(|path| shown_path(path) == self.file)
            }
            Reason::NoItems(_)
            | Reason::Scanned
            | Reason::UnreadAndTakenDown
            | Reason::Copy { .. }
            | Reason::Version { .. }
            | Reason::Disputed { .. } => false,
        }
    }
}

/// A warning and the file it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FileWarning {
    /// The path as ingested.
    pub file: String,
    /// What was doubtful there.
    #[serde(flatten)]
    pub warning: Warning,
}

fn as_seconds<S: serde::Serializer>(duration: &Duration, out: S) -> Result<S::Ok, S::Error> {
    out.serialize_f64((duration.as_secs_f64() * 1000.0).round() / 1000.0)
}
