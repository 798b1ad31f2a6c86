//! What is answered: hits, counts, bars, whole items.

use std::fmt::{self, Display, Formatter};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::facet::FacetCounts;
use super::highlight::Snippet;
use super::plan::ExpansionKind;
use super::plan::{OtherWords, TermField};
use super::relax::Widening;
use crate::minutes::{ActRecord, AgendaItem, Attendee, Kind, Ocr, Outcome, Speaker, Vote};

/// The answer to a request (a contract: names may be added, not changed).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Response {
    /// The query as typed.
    pub query: String,
    /// How many items match, exactly, regardless of limit and offset.
    pub total: u64,
    /// How many cases these items are of, where cases are folded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cases: Option<u64>,
    /// Time of the search in milliseconds.
    pub took_ms: f64,
    /// How the query was widened, where it found nothing or little.
    pub relaxed: Option<Relaxed>,
    /// The hits of the page asked for.
    pub hits: Vec<Hit>,
    /// Exact counts over all matching items.
    pub facets: FacetCounts,
    /// The query with the nearest known words instead of those that no item has; they
    /// were searched for already.
    pub did_you_mean: Option<String>,
    /// Words of the query that were looked for by others as well, which mean the same or are what the
    /// matter is called officially.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub other_words: Vec<OtherWords>,
    /// What each word of the query was taken to mean, where asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meaning: Option<Vec<WordMeaning>>,
}

/// What a beginning can be completed to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Suggestion {
    /// What it is.
    pub kind: SuggestionKind,
    /// The word, the name, the topic's id.
    pub text: String,
    /// Number of items that have it.
    pub items: u64,
}

/// What a suggestion is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SuggestionKind {
    /// A word of a title or body.
    Word,
    /// A person who speaks or is mentioned.
    Person,
    /// A topic.
    Topic,
}

/// The query that was answered, which finds more than the one asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Relaxed {
    /// The query that was answered.
    pub query: String,
    /// What was changed.
    #[serde(rename = "reason")]
    pub change: Widening,
}

/// One agenda item that matches.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Hit {
    /// The item's id, for `show`.
    pub id: String,
    /// Its score; comparable within one response only.
    pub score: f32,
    /// The number as printed.
    pub number: Option<String>,
    /// The title.
    pub title: String,
    /// The organ.
    pub organ: Option<String>,
    /// The authority.
    pub authority: Option<String>,
    /// The date of the meeting.
    pub date: Option<NaiveDate>,
    /// Where the meeting took place.
    pub place: Option<String>,
    /// The path as ingested.
    pub source: String,
    /// First and last page.
    pub pages: Option<(u32, u32)>,
    /// Diary numbers as printed.
    pub diary_numbers: Vec<String>,
    /// Who takes the floor or acts in it.
    pub speakers: Vec<Speaker>,
    /// Ids of the topics.
    pub topics: Vec<String>,
    /// The decision's clauses.
    pub decisions: Vec<String>,
    /// The frame of each of them.
    pub outcomes: Vec<Outcome>,
    /// What persons, parties and groups do in the item.
    pub acts: Vec<ActRecord>,
    /// The votes.
    pub votes: Vec<Vote>,
    /// That text of the item was read from an image.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ocr: Option<Ocr>,
    /// Words of the query that the item lacks, as typed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<String>,
    /// The other items that match and are of the same case, where cases are folded; best first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub same_case: Vec<SameCase>,
    /// A passage that shows why the item matches.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub snippet: Option<Snippet>,
    /// Byte ranges of `title` that match.
    pub title_highlights: Vec<(usize, usize)>,
    /// What the score is made of, where asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<Explanation>,
}

impl Hit {
    /// The hit of an item, without what only a query gives it: passage, highlights, explanation.
    #[must_use]
    pub fn of(ItemRecord { item, meeting }: ItemRecord, score: f32) -> Self {
        Self {
            id: item.id,
            score,
            number: item.number,
            title: item.title,
            organ: meeting.organ,
            authority: meeting.authority,
            date: meeting.date,
            place: meeting.place,
            source: meeting.source,
            pages: item.pages,
            diary_numbers: item.diary_numbers,
            speakers: item.speakers,
            topics: item.topics,
            decisions: item.decisions,
            outcomes: item.outcomes,
            acts: item.acts,
            votes: item.votes,
            ocr: item.ocr,
            missing: Vec::new(),
            same_case: Vec::new(),
            snippet: None,
            title_highlights: Vec::new(),
            explanation: None,
        }
    }
}

/// Another item of a hit's case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SameCase {
    /// The item's id.
    pub id: String,
    /// The organ.
    pub organ: Option<String>,
    /// The date of the meeting.
    pub date: Option<NaiveDate>,
    /// The number as printed.
    pub number: Option<String>,
}

/// Why a hit has its score: a tree of contributions.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Explanation {
    /// The contribution.
    pub value: f32,
    /// What contributes.
    pub what: Contribution,
    /// What it is made of.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Explanation>,
}

/// What contributes to a score; displayed as `--explain` shows it, as data has it too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Contribution {
    /// All words together.
    Score,
    /// This word of the query, in whatever way.
    Word(String),
    /// One way of looking for a word.
    Way(ExpansionKind),
    /// The words of the query stand near each other in this text.
    Nearness(TermField),
    /// What any item counts where no words are asked for.
    AnyItem,
    /// The item only puts its matter off.
    PutOff,
}

impl Display for Contribution {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Score => f.write_str("score"),
            Self::Word(word) => write!(f, "\"{word}\""),
            Self::Way(kind) => kind.fmt(f),
            Self::Nearness(TermField::Title) => {
                f.write_str("the words near each other in the title")
            }
            Self::Nearness(_) => f.write_str("the words near each other in the text"),
            Self::AnyItem => f.write_str("any item"),
            Self::PutOff => f.write_str("less, since the item only puts the matter off"),
        }
    }
}

impl Serialize for Contribution {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// What a word of the query was taken to mean.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WordMeaning {
    /// The word as typed.
    pub word: String,
    /// Each way in which it is looked for, the strongest first.
    #[serde(rename = "as")]
    pub ways: Vec<ExpansionKind>,
}

/// One bar of a timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Bin {
    /// The span: `2021`, `2021-Q3` or `2021-08`.
    pub span: String,
    /// Items that match.
    pub hits: u64,
    /// All items of that span.
    pub items: u64,
}

/// The meeting that an item belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// The path as ingested.
    pub source: String,
    /// What sort of document it is.
    pub kind: Kind,
    /// The authority (huvudman) that the organ belongs to, where known.
    pub authority: Option<String>,
    /// The committee that met.
    pub organ: Option<String>,
    /// The civil date of the meeting.
    pub date: Option<NaiveDate>,
    /// Where it met, as printed.
    pub place: Option<String>,
    /// Who attended, in the order of the list.
    pub attendees: Vec<Attendee>,
}

/// One item, whole, with its meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemRecord {
    /// The item.
    #[serde(flatten)]
    pub item: AgendaItem,
    /// Its meeting.
    pub meeting: Meeting,
}

/// A person who speaks, over all items that match.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SpeakerSummary {
    /// The name as most often printed.
    pub name: String,
    /// Parties, in the order of first appearance.
    pub parties: Vec<String>,
    /// Organs in which the person speaks, most frequent first.
    pub organs: Vec<String>,
    /// Number of items in which the person speaks.
    pub items: u64,
    /// Date of the first of them.
    pub first: Option<NaiveDate>,
    /// Date of the last of them.
    pub last: Option<NaiveDate>,
}

/// A topic, over all items that match.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TopicSummary {
    /// The topic's id.
    pub id: String,
    /// Number of items about it.
    pub items: u64,
    /// Date of the first of them.
    pub first: Option<NaiveDate>,
    /// Date of the last of them.
    pub last: Option<NaiveDate>,
}
