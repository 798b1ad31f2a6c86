//! The traits that a backend implements.

use std::collections::HashMap;
use std::path::PathBuf;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{
    Bin, Claim, DamagedFile, Fate, Granularity, ItemRecord, Meeting, Request, Response,
    SearchError, SpeakerSummary, Suggestion, TopicSummary,
};
use crate::minutes::{FileKey, Minutes, Status};
use crate::query::Query;

/// Answers questions. A reader sees one state of the index for its whole life.
pub trait Reader: Send + Sync {
    /// Ranked hits, exact total and exact facet counts.
    ///
    /// # Errors
    /// [`SearchError::UnknownValue`] for a filter value that no item has, and what the
    /// engine reports.
    fn search(&self, request: &Request) -> Result<Response, SearchError>;

    /// Items per span for one query, rising, without gaps between first and last span
    /// of the whole index.
    ///
    /// # Errors
    /// As [`Reader::search`].
    fn timeline(&self, query: &Query, granularity: Granularity) -> Result<Vec<Bin>, SearchError>;

    /// One item by its id.
    ///
    /// # Errors
    /// What the engine reports; an unknown id is `Ok(None)`.
    fn item(&self, id: &str) -> Result<Option<ItemRecord>, SearchError>;

    /// Ids nearest to one that does not exist, best first, at most five.
    ///
    /// # Errors
    /// What the engine reports.
    fn nearest_ids(&self, id: &str) -> Result<Vec<String>, SearchError>;

    /// The other items of the case of the one with this id, as [`Reader::linked`], and behind them
    /// those most like it, best first; `None` when there is no such id.
    ///
    /// # Errors
    /// What the engine reports.
    fn similar(&self, id: &str, limit: Option<usize>) -> Result<Option<Response>, SearchError>;

    /// Words, people and topics that begin so, at most `limit` of each, the most
    /// frequent first.
    ///
    /// # Errors
    /// What the engine reports.
    fn suggest(&self, beginning: &str, limit: usize) -> Result<Vec<Suggestion>, SearchError>;

    /// Speakers of the items that match, most items first.
    ///
    /// # Errors
    /// As [`Reader::search`].
    fn speakers(&self, query: &Query) -> Result<Vec<SpeakerSummary>, SearchError>;

    /// Topics of the items that match, most items first.
    ///
    /// # Errors
    /// As [`Reader::search`].
    fn topics(&self, query: &Query) -> Result<Vec<TopicSummary>, SearchError>;

    /// Every file that the index remembers, by key, without attendance lists.
    ///
    /// # Errors
    /// What the engine reports; [`SearchError::Damaged`] when a record cannot be read.
    fn files(&self) -> Result<Vec<FileRecord>, SearchError>;

    /// Id, file and text hash of every item, also of items that belong to no file; in no
    /// order.
    ///
    /// # Errors
    /// What the engine reports.
    fn item_keys(&self) -> Result<Vec<ItemKey>, SearchError>;

    /// The items of one file, whole, without the attendance list, in the order of their
    /// pages and ids. None for a file that the index does not have.
    ///
    /// # Errors
    /// As [`Reader::files`].
    fn items_of(&self, file: &FileKey) -> Result<Vec<ItemRecord>, SearchError>;

    /// The other items that share a diary number with `item`, that it names by day and number, or
    /// that so name it; without attendance lists, in no order.
    ///
    /// # Errors
    /// What the engine reports.
    fn linked(&self, item: &ItemRecord) -> Result<Vec<ItemRecord>, SearchError>;

    /// Ids of items of which several texts claim `id`, sorted; none where `id` is not disputed.
    ///
    /// # Errors
    /// What the engine reports.
    fn claimants(&self, id: &str) -> Result<Vec<String>, SearchError>;

    /// Files of the index in which a byte is not the one that was written. Reads them all.
    ///
    /// # Errors
    /// When it cannot be told what was written.
    fn damages(&self) -> Result<Vec<DamagedFile>, SearchError>;

    /// Where the index is kept, how large it is and when it last changed.
    ///
    /// # Errors
    /// What the engine reports.
    fn storage(&self) -> Result<Storage, SearchError>;

    /// What the index holds.
    ///
    /// # Errors
    /// What the engine reports.
    fn info(&self) -> Result<IndexInfo, SearchError>;
}

/// Brings an index up to date. Nothing is visible before [`Writer::commit`], and then
/// all of it is at once; a writer dropped without commit leaves the index as it was.
pub trait Writer: Send + Sync {
    /// The files in the index, and what is known of each.
    fn files(&self) -> &HashMap<FileKey, SourceFile>;

    /// The files of the index in whose place this one is built anew; none where it is not, or
    /// where that index cannot be read.
    fn replaced(&self) -> &HashMap<FileKey, SourceFile>;

    /// Puts a file's minutes in place of what the index had of that file.
    ///
    /// # Errors
    /// What the engine reports.
    fn put(&self, key: &FileKey, minutes: &Minutes, file: SourceFile) -> Result<(), SearchError>;

    /// Changes what is known of a file that the index has, and leaves its items as they are.
    ///
    /// # Errors
    /// What the engine reports.
    fn amend(&self, key: &FileKey, file: SourceFile) -> Result<(), SearchError>;

    /// Sees to it that the commit wipes what is deleted from the files of the index as well, where
    /// words of it may still stand: takedown lists are in force.
    fn wipe_deleted(&self);

    /// Takes a file's items out.
    ///
    /// # Errors
    /// What the engine reports.
    fn remove(&self, key: &FileKey) -> Result<(), SearchError>;

    /// Makes all changes visible, atomically; writes nothing where there are none.
    ///
    /// # Errors
    /// What the engine reports; the index then is as it was before.
    fn commit(self: Box<Self>) -> Result<IndexInfo, SearchError>;
}

/// What an ingest knows of a file beside its minutes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceFile {
    /// Its path as given to the last ingest that met it, as it is shown.
    pub path: String,
    /// Paths through links by which the last ingest that met it came to it, sorted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<FileKey>,
    /// Hash of the file's content and of what else its items depend on.
    pub hash: String,
    /// Hash of the content alone: equal for two copies wherever they lie.
    pub content: String,
    /// Whether some of its pages are images that were not read.
    pub unread_images: bool,
    /// What decides which of several versions of its items is kept.
    #[serde(default)]
    pub edition: Edition,
    /// The ids that its items claim, in the order of the minutes, and what became of each.
    pub claims: Vec<Claim>,
    /// Days of later meetings that are announced before its first or after its last item;
    /// items tell theirs by themselves.
    pub announced: Vec<NaiveDate>,
    /// What was left out of it because its folder's takedown lists it.
    #[serde(default, skip_serializing_if = "TakenDown::is_nothing")]
    pub taken_down: TakenDown,
}

/// What decides which of several versions of minutes is searched.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Edition {
    /// Whether the minutes say that they are not adjusted yet.
    pub draft: bool,
    /// Whether some of the file could not be read, or was read from images.
    pub poor: bool,
    /// Number of doubts about what was read.
    pub doubts: u64,
}

/// What a takedown left out of a file. Names themselves are not remembered: they are to be in
/// the index no more.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenDown {
    /// Ids of the items that were left out, as they were wanted.
    pub items: Vec<String>,
    /// How often each person was found, in the order of the sorted list.
    pub persons: Vec<u64>,
}

impl TakenDown {
    /// Whether nothing that is listed was found in the file.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.items.is_empty() && self.names() == 0
    }

    /// How many names were replaced or left out of lists.
    #[must_use]
    pub fn names(&self) -> u64 {
        self.persons.iter().sum()
    }
}

impl SourceFile {
    /// The paths of [`SourceFile::links`].
    #[must_use]
    pub fn link_paths(&self) -> Vec<PathBuf> {
        self.links.iter().map(FileKey::path).collect()
    }

    /// Number of its items in the index.
    #[must_use]
    pub fn items(&self) -> u64 {
        self.claims.iter().filter(|claim| claim.fate.is_kept()).count() as u64
    }

    /// Number of its items that another file has word for word; they are kept there.
    #[must_use]
    pub fn left_out(&self) -> u64 {
        self.claims.iter().filter(|claim| claim.fate == Fate::LeftOut).count() as u64
    }

    /// Number of its items of which a better version is kept in another file.
    #[must_use]
    pub fn superseded(&self) -> u64 {
        self.claims.iter().filter(|claim| claim.fate == Fate::Version).count() as u64
    }

    /// Whether nothing of it can be found, since its pages are images that were not read.
    #[must_use]
    pub fn is_scanned(&self) -> bool {
        self.unread_images && self.claims.is_empty()
    }
}

/// Where and how an index is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Storage {
    /// The index folder.
    pub index: PathBuf,
    /// Bytes of the files of the commit.
    pub bytes: u64,
    /// When it last changed; `None` where the system does not say.
    pub changed: Option<DateTime<Utc>>,
}

/// A file as an index remembers it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRecord {
    /// What it is known by.
    pub key: FileKey,
    /// What the ingest knew of it.
    pub file: SourceFile,
    /// The meeting.
    pub meeting: Meeting,
    /// How far it could be read.
    pub status: Status,
    /// Number of warnings about it.
    pub warnings: u64,
}

impl FileRecord {
    /// The path as ingested, as it is shown.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.file.path
    }
}

/// What tells one item from another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ItemKey {
    /// The item's id.
    pub id: String,
    /// The file it is of.
    pub file: FileKey,
    /// [`super::text_hash`] of the item when it was written.
    pub text_hash: u64,
}

/// What an index holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IndexInfo {
    /// Number of agenda items.
    pub items: u64,
    /// Number of files.
    pub files: u64,
    /// Version of the schema.
    pub schema: String,
    /// Version of the analyser.
    pub analyser: String,
    /// Fingerprint of the files' contents, equal wherever the files lie.
    pub corpus: String,
}
