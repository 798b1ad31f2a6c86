//! Doubts about documents: not read, not minutes, or not legible.

use std::fmt::{self, Display, Formatter};

use crate::minutes::{Change, Kind, Status};
use crate::source::{Obstacle, SourceError};

/// What is doubtful about a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DocumentNote {
    /// It was read, with these doubts, the weightiest first.
    Doubtful(Vec<DocumentDoubt>),
    /// It is of an unsupported format.
    UnsupportedFormat,
    /// The system does not let it be looked at.
    Inaccessible(Obstacle),
    /// It cannot be read; the error is about the file of the finding, and so is told without it.
    NotRead(SourceError),
    /// It, or what lies in a folder, cannot be read because of another file or folder, which the
    /// error names.
    NotReadFor(SourceError),
}

/// One doubt about a document that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentDoubt {
    /// It was not read whole.
    NotWhole(Status),
    /// It is something else than minutes.
    NotMinutes(Kind),
    /// Minutes without items.
    NoItems,
    /// Minutes of an unknown organ.
    NoOrgan,
    /// Minutes of an unknown day.
    NoDate,
    /// So many warnings were given while it was read that its layout was not understood.
    ManyWarnings(u64),
}

impl DocumentNote {
    pub(super) fn each_text(&mut self, change: &mut Change<'_>) {
        match self {
            Self::NotRead(error) | Self::NotReadFor(error) => {
                error.quoted().into_iter().for_each(change);
            }
            Self::Doubtful(_) | Self::UnsupportedFormat | Self::Inaccessible(_) => {}
        }
    }
}

impl Display for DocumentNote {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Doubtful(doubts) => {
                let doubts: Vec<String> = doubts.iter().map(ToString::to_string).collect();
                out.write_str(&doubts.join("; "))
            }
            Self::UnsupportedFormat => out.write_str("is not of a format that can be read"),
            Self::Inaccessible(reason) => write!(out, "cannot be looked at: {reason}"),
            Self::NotRead(error) => out.write_str(&error.predicate()),
            Self::NotReadFor(error) => error.fmt(out),
        }
    }
}

impl Display for DocumentDoubt {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::NotWhole(status) => of_status(*status),
            Self::NotMinutes(Kind::Notice) => "a notice of a meeting, not its minutes",
            Self::NotMinutes(Kind::Report) => "a report, not minutes",
            Self::NotMinutes(Kind::Other | Kind::Minutes) => "nothing in it looks like minutes",
            Self::NoItems => "no agenda items were found",
            Self::NoOrgan => "the organ is not known",
            Self::NoDate => "the date is not known",
            Self::ManyWarnings(warnings) => {
                return write!(out, "{warnings} warnings while it was read");
            }
        })
    }
}

fn of_status(status: Status) -> &'static str {
    match status {
        Status::Ok => "read whole",
        Status::Partial => "read in part",
        Status::Scanned => "scanned pages without text",
        Status::Encrypted => "protected by a password",
        Status::Damaged => "damaged",
        Status::TimedOut => "reading it took too long",
        Status::OutOfMemory => "reading it took too much memory",
        Status::TooLarge => "too large to be read",
    }
}

/// A text of whose words too few are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GarbledText {
    /// Words that could be known.
    pub words: u64,
    /// How many of a hundred are.
    pub percent: u64,
}

impl Display for GarbledText {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let Self { words, percent } = self;
        write!(
            out,
            "of {words} words {percent} % are known: the text may be garbled (encoding, OCR)"
        )
    }
}
