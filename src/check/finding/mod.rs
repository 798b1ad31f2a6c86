//! What can a check find?
//!
//! A finding is a kind with its values: which ids, numbers and days. One file for each group of
//! checks holds their kinds and puts them into words by `Display`, so that another language is
//! another set of these sentences. Which check a finding belongs to and how much it weighs follow
//! from its kind. Whether something is found is decided by the checks themselves.

mod documents;
mod duplicates;
mod index;
mod meetings;
mod privacy;

use std::fmt::{self, Display, Formatter};

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

pub use documents::{DocumentDoubt, DocumentNote, GarbledText};
pub use duplicates::DuplicateFinding;
pub use index::{CorpusFault, IndexFault, Recorded};
pub use meetings::{MeetingNote, NumberNote};
pub use privacy::{PrivacyNote, TakedownEffect};

use super::facts::Organ;
use crate::minutes::Change;

/// What is checked, in the order in which it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Check {
    /// The index against itself.
    Index,
    /// The index against the files on disk.
    Corpus,
    /// Numbers of items through the year.
    Numbers,
    /// Meetings that were announced or are referred to.
    Meetings,
    /// Documents that are not whole minutes.
    Documents,
    /// Whether the text can be read.
    Text,
    /// What is there twice.
    Duplicates,
    /// Personal numbers and takedowns.
    Privacy,
}

impl Check {
    /// Every check in the order in which it is told.
    pub const ALL: [Self; 8] = [
        Self::Index,
        Self::Corpus,
        Self::Numbers,
        Self::Meetings,
        Self::Documents,
        Self::Text,
        Self::Duplicates,
        Self::Privacy,
    ];

    /// Its name, as data has it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Index => "index",
            Self::Corpus => "corpus",
            Self::Numbers => "numbers",
            Self::Meetings => "meetings",
            Self::Documents => "documents",
            Self::Text => "text",
            Self::Duplicates => "duplicates",
            Self::Privacy => "privacy",
        }
    }

    /// What holds when it finds nothing.
    #[must_use]
    pub fn what(self) -> &'static str {
        match self {
            Self::Index => "every item belongs to a file; counts, ids and texts agree",
            Self::Corpus => "the files on disk are those of the index, and unchanged",
            Self::Numbers => "§ numbers that run through the year have no gaps and no overlaps",
            Self::Meetings => "every meeting that was announced or is referred to has minutes",
            Self::Documents => {
                "every file was read whole and is minutes with organ, date and items"
            }
            Self::Text => "the texts are legible",
            Self::Duplicates => "no file, and no number of a meeting, is there twice",
            Self::Privacy => "no personal numbers stand in the minutes, and nothing is taken down",
        }
    }
}

impl Display for Check {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.pad(self.name())
    }
}

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Index, files and ids disagree: an answer may be wrong or lack something that is
    /// there. An ingest, or taking a file away, mends it.
    Fault,
    /// A gap or a doubt in the minutes themselves: the index is right about what it has.
    Note,
}

impl Severity {
    /// Its name, as data has it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Fault => "fault",
            Self::Note => "note",
        }
    }
}

/// What was found; displayed as a sentence without a stop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// The index disagrees with itself.
    Index(IndexFault),
    /// A file on disk is not as the index has it.
    Corpus(CorpusFault),
    /// Numbers of items are missing, or two meetings have them.
    Numbers(NumberNote),
    /// A meeting that was announced or is referred to has no minutes.
    Meetings(MeetingNote),
    /// A document is doubtful, or was not read.
    Documents(DocumentNote),
    /// The text of a document is not made of words.
    Text(GarbledText),
    /// Something is there twice.
    Duplicates(DuplicateFinding),
    /// Personal numbers, and what is taken down.
    Privacy(PrivacyNote),
}

impl Found {
    /// The check that it belongs to.
    #[must_use]
    pub fn check(&self) -> Check {
        match self {
            Self::Index(_) => Check::Index,
            Self::Corpus(_) => Check::Corpus,
            Self::Numbers(_) => Check::Numbers,
            Self::Meetings(_) => Check::Meetings,
            Self::Documents(_) => Check::Documents,
            Self::Text(_) => Check::Text,
            Self::Duplicates(_) => Check::Duplicates,
            Self::Privacy(_) => Check::Privacy,
        }
    }

    /// How much it weighs.
    #[must_use]
    pub fn severity(&self) -> Severity {
        match self {
            Self::Index(_) | Self::Corpus(_) => Severity::Fault,
            Self::Duplicates(found) if found.is_fault() => Severity::Fault,
            Self::Numbers(_)
            | Self::Meetings(_)
            | Self::Documents(_)
            | Self::Text(_)
            | Self::Duplicates(_)
            | Self::Privacy(_) => Severity::Note,
        }
    }

    /// Applies `change` to every text that may hold text of the minutes, or the name of a file.
    fn each_text(&mut self, change: &mut Change<'_>) {
        match self {
            Self::Index(found) => found.each_text(change),
            Self::Documents(found) => found.each_text(change),
            Self::Duplicates(found) => found.each_text(change),
            Self::Privacy(found) => found.each_text(change),
            Self::Corpus(_) | Self::Numbers(_) | Self::Meetings(_) | Self::Text(_) => {}
        }
    }
}

impl Display for Found {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Index(found) => found.fmt(out),
            Self::Corpus(found) => found.fmt(out),
            Self::Numbers(found) => found.fmt(out),
            Self::Meetings(found) => found.fmt(out),
            Self::Documents(found) => found.fmt(out),
            Self::Text(found) => found.fmt(out),
            Self::Duplicates(found) => found.fmt(out),
            Self::Privacy(found) => found.fmt(out),
        }
    }
}

/// One thing that was found, and what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What was found.
    pub found: Found,
    /// The file it is about, where it is about one.
    pub file: Option<String>,
    /// The authority, where it is about meetings.
    pub authority: Option<String>,
    /// The organ, where it is about meetings.
    pub organ: Option<String>,
    /// The meeting it is about, or the first of several.
    pub date: Option<NaiveDate>,
    /// Id of the item, where it is about one.
    pub item: Option<String>,
    /// First and last page of that item.
    pub pages: Option<(u32, u32)>,
    /// How many there are of what was found, where that is counted.
    pub count: Option<u64>,
}

impl Finding {
    /// A finding about one file.
    #[must_use]
    pub fn about_file(file: &str, found: Found) -> Self {
        Self { file: Some(file.to_owned()), ..Self::about_all(found) }
    }

    /// A finding about the index, or the corpus, as a whole.
    #[must_use]
    pub fn about_all(found: Found) -> Self {
        Self {
            found,
            file: None,
            authority: None,
            organ: None,
            date: None,
            item: None,
            pages: None,
            count: None,
        }
    }

    /// A finding about meetings of an organ.
    pub(super) fn about_organ(organ: &Organ, date: NaiveDate, found: Found) -> Self {
        Self {
            authority: organ.authority.clone(),
            organ: Some(organ.name.clone()),
            date: Some(date),
            ..Self::about_all(found)
        }
    }

    /// What was checked.
    #[must_use]
    pub fn check(&self) -> Check {
        self.found.check()
    }

    /// How much it weighs.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.found.severity()
    }

    /// Applies `change` to every text that may hold text of the minutes.
    pub(super) fn each_text(&mut self, change: &mut Change<'_>) {
        let Self { found, file: _, authority, organ, date: _, item: _, pages: _, count: _ } = self;
        [authority, organ].into_iter().flatten().for_each(&mut *change);
        found.each_text(change);
    }
}

impl Serialize for Finding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Printed<'a> {
            check: Check,
            severity: Severity,
            file: &'a Option<String>,
            authority: &'a Option<String>,
            organ: &'a Option<String>,
            date: Option<NaiveDate>,
            message: String,
            item: &'a Option<String>,
            pages: Option<(u32, u32)>,
            count: Option<u64>,
        }
        let Self { found, file, authority, organ, date, item, pages, count } = self;
        Printed {
            check: found.check(),
            severity: found.severity(),
            file,
            authority,
            organ,
            date: *date,
            message: found.to_string(),
            item,
            pages: *pages,
            count: *count,
        }
        .serialize(serializer)
    }
}
