//! The types of `paragraf parse` (a contract: names may be added, not changed).
//!
//! A value of these types is what was found in one file. All text is as printed in the minutes,
//! apart from joined lines and removed page furniture.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::doubt::Warning;
use super::facts::{Act, ActRecord, Outcome, Reference, Vote};

/// Everything found in one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Minutes {
    /// The path as it was given on the command line or met in a folder.
    pub file: String,
    /// How far the file could be read.
    pub status: Status,
    /// What sort of document it is; only [`Kind::Minutes`] has items.
    pub kind: Kind,
    /// The authority (huvudman) that the organ belongs to, where known.
    pub authority: Option<String>,
    /// The committee that met.
    pub organ: Option<String>,
    /// The civil date of the meeting.
    pub date: Option<NaiveDate>,
    /// Whether they say that they are not adjusted (justerade) yet.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub draft: bool,
    /// Where the meeting took place, as printed.
    pub place: Option<String>,
    /// The attendance list, in the order of the minutes, each person once.
    pub attendees: Vec<Attendee>,
    /// The agenda items in the order of the minutes.
    pub items: Vec<AgendaItem>,
    /// What was doubtful or left out of every item.
    pub warnings: Vec<Warning>,
    /// Text before the first item (cover, attendance, contents list), line by line.
    pub preamble: String,
    /// Text after the last item (signatures, attachments), line by line.
    pub closing: String,
}

impl Minutes {
    /// Empty minutes of a file of which nothing is known yet.
    #[must_use]
    pub fn unread(file: impl Into<String>, status: Status) -> Self {
        Self {
            file: file.into(),
            status,
            kind: Kind::Other,
            authority: None,
            organ: None,
            date: None,
            draft: false,
            place: None,
            attendees: Vec::new(),
            items: Vec::new(),
            warnings: Vec::new(),
            preamble: String::new(),
            closing: String::new(),
        }
    }

    /// The attendee who chairs the meeting, if the minutes name one.
    #[must_use]
    pub fn chair(&self) -> Option<&Attendee> {
        self.attendees.iter().find(|person| person.chair)
    }
}

/// How far a file could be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Read whole.
    Ok,
    /// Read in part; a warning says what is missing.
    Partial,
    /// Page images without text.
    Scanned,
    /// Protected by a password.
    Encrypted,
    /// Not readable as what it claims to be.
    Damaged,
    /// Reading took longer than the limit.
    TimedOut,
    /// Reading took more memory than the limit.
    OutOfMemory,
    /// Larger than the limit.
    TooLarge,
}

/// What sort of document a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Minutes of a meeting (protokoll, minnesanteckningar).
    Minutes,
    /// A notice of a meeting to come (kallelse, föredragningslista).
    Notice,
    /// A report, a budget, a plan.
    Report,
    /// Anything else.
    Other,
}

/// Which list of the attendance a person stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Group {
    /// Elected members.
    #[serde(rename = "ledamöter")]
    Members,
    /// Substitutes, serving or not.
    #[serde(rename = "ersättare")]
    Substitutes,
    /// Officials, guests, secretaries.
    #[serde(rename = "övriga")]
    Others,
}

/// A person in the attendance list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attendee {
    /// Given and family name as printed.
    pub name: String,
    /// The list the person stands in.
    pub group: Group,
    /// Party letters without brackets; `None` for officials and for `(-)`.
    pub party: Option<String>,
    /// The role as printed ("Ordförande", "kommunsekreterare").
    pub role: Option<String>,
    /// Whom the person comes from (municipality, agency), as printed.
    pub affiliation: Option<String>,
    /// Whether the person chairs the meeting.
    pub chair: bool,
    /// The name of the member the person substitutes for.
    pub replaces: Option<String>,
    /// When the person was present, as printed ("§§ 6–37").
    pub note: Option<String>,
}

/// One agenda item: the unit of retrieval.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgendaItem {
    /// `[authority/]organ/date/number`, the same after every ingest.
    pub id: String,
    /// The number as printed, without sign and dot; `None` where the minutes have none.
    pub number: Option<String>,
    /// The heading, its wrapped lines joined.
    pub title: String,
    /// Diary numbers of the heading, as printed.
    pub diary_numbers: Vec<String>,
    /// First and last page; `None` where the source has no pages.
    pub pages: Option<(u32, u32)>,
    /// The text after the heading: paragraphs apart by one blank line.
    pub body: String,
    /// What was decided, one entry per clause.
    pub decisions: Vec<String>,
    /// The frame of each decision.
    #[serde(default)]
    pub outcomes: Vec<Outcome>,
    /// Who takes the floor or acts in the item.
    pub speakers: Vec<Speaker>,
    /// What persons, parties and groups do in the item, in the order of the text.
    #[serde(default)]
    pub acts: Vec<ActRecord>,
    /// The votes, in the order of the text.
    #[serde(default)]
    pub votes: Vec<Vote>,
    /// Other persons named in the item.
    pub mentions: Vec<Mention>,
    /// Ids of the taxonomy's topics that the item is about.
    pub topics: Vec<String>,
    /// Who was there at the item, as places in the attendance list; `None` where the minutes do not
    /// tell by items.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub present: Option<Vec<usize>>,
    /// Other handlings that the item names by day and number, in the order of the text.
    #[serde(default)]
    pub refers_to: Vec<Reference>,
    /// That text of the item was read from an image, and may have its errors.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ocr: Option<Ocr>,
    /// The byte of the body at which text of each page begins, with the page's number, in rising
    /// order: by it an act is told with its page. Set when the item is cut and taken away when its
    /// acts are found; it is here since it must stay with the item in between, whichever items are
    /// left out. Never printed or stored.
    #[serde(skip)]
    pub page_starts: Vec<(usize, u32)>,
}

/// How well text was read from an image.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ocr {
    /// Mean confidence of the words on the worst page, 0 to 100; `None` where the text was in the
    /// file already, put there by a scanner that does not tell.
    pub confidence: Option<u8>,
}

/// A person who takes the floor or acts in an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Speaker {
    /// Given and family name.
    pub name: String,
    /// Party letters, from the text or from the attendance list.
    pub party: Option<String>,
    /// What the person does, each act once, in order of first appearance.
    pub acts: Vec<Act>,
}

/// A person named in an item who does not act in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// Given and family name.
    pub name: String,
    /// Party letters, from the text or from the attendance list.
    pub party: Option<String>,
}
