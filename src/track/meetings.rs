//! Meetings: which there are, and what one of them dealt with.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use serde::Serialize;

use crate::minutes::{ItemId, Kind, Outcome, claimed_id};
use crate::query::Query;
use crate::search::{
    Claim, Fate, FileRecord, ItemRecord, Meeting, Reader, Request, SearchError, id_hash,
};

/// A meeting, as a row of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MeetingSummary {
    /// The beginning that the ids of its items have in common.
    pub id: String,
    /// The authority (huvudman) that the organ belongs to, where known.
    pub authority: Option<String>,
    /// The committee that met.
    pub organ: Option<String>,
    /// The civil date of the meeting.
    pub date: Option<NaiveDate>,
    /// Where it met, as printed.
    pub place: Option<String>,
    /// Number of its items in the index.
    pub items: u64,
    /// The files that hold its minutes, sorted.
    pub sources: Vec<String>,
    /// Files that hold other versions of them, of which nothing is searched; sorted.
    pub versions: Vec<String>,
}

/// A meeting with its items.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MeetingRecord {
    /// The beginning that the ids of its items have in common.
    pub id: String,
    /// The meeting, with all who attended.
    #[serde(flatten)]
    pub meeting: Meeting,
    /// The files that hold its minutes, sorted.
    pub sources: Vec<String>,
    /// Files that hold other versions of them, of which nothing is searched; sorted.
    pub versions: Vec<String>,
    /// Its items in the order of their files and numbers.
    pub items: Vec<MeetingItem>,
}

/// An item of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MeetingItem {
    /// The item's id.
    pub id: String,
    /// The number as printed.
    pub number: Option<String>,
    /// The heading.
    pub title: String,
    /// First and last page; `None` where the source has no pages.
    pub pages: Option<(u32, u32)>,
    /// What became of the matter.
    pub outcomes: Vec<Outcome>,
}

/// All meetings of which there are minutes, by authority, organ and day.
///
/// # Errors
/// What the engine reports.
pub fn meetings(reader: &dyn Reader) -> Result<Vec<MeetingSummary>, SearchError> {
    Ok(summaries(reader.files()?))
}

/// The meetings that these files are of, in the order of [`meetings`].
pub(super) fn summaries(files: Vec<FileRecord>) -> Vec<MeetingSummary> {
    let mut rows: Vec<MeetingSummary> =
        by_meeting(files).into_iter().map(|(id, files)| summary(id, &files)).collect();
    rows.sort_by(|a, b| {
        let key = |row: &MeetingSummary| (row.authority.clone(), row.organ.clone(), row.date);
        key(a).cmp(&key(b)).then_with(|| a.id.cmp(&b.id))
    });
    rows
}

/// The meetings with an item that matches `query`, typed as `text`, in the order of [`meetings`]; of
/// the items those count that match.
///
/// # Errors
/// As [`Reader::search`].
pub fn meetings_with(
    query: &Query,
    text: &str,
    reader: &dyn Reader,
) -> Result<Vec<MeetingSummary>, SearchError> {
    let request = Request {
        limit: None,
        facets: Vec::new(),
        snippets: false,
        relax: false,
        ..Request::new(text, query.clone())
    };
    let mut items: HashMap<String, u64> = HashMap::new();
    for hit in reader.search(&request)?.hits {
        if let Some((meeting, _)) = hit.id.rsplit_once('/') {
            *items.entry(meeting.to_owned()).or_default() += 1;
        }
    }
    let of = |mut meeting: MeetingSummary| {
        meeting.items = items.remove(&meeting.id)?;
        Some(meeting)
    };
    Ok(meetings(reader)?.into_iter().filter_map(of).collect())
}

/// The meeting whose items' ids begin with `id`; `None` where there is none.
///
/// # Errors
/// What the engine reports.
pub fn meeting(id: &str, reader: &dyn Reader) -> Result<Option<MeetingRecord>, SearchError> {
    let Some(files) = by_meeting(reader.files()?).remove(id) else { return Ok(None) };
    let mut items = Vec::new();
    let mut attendees = Vec::new();
    for file in &files {
        let of_file = reader.items_of(&file.key)?;
        // The list is kept once, with the file, and comes with an item.
        let first = of_file.first().map(|first| reader.item(&first.item.id)).transpose()?.flatten();
        for attendee in first.into_iter().flat_map(|first| first.meeting.attendees) {
            if !attendees.contains(&attendee) {
                attendees.push(attendee);
            }
        }
        items.extend(of_file.into_iter().map(meeting_item));
    }
    let MeetingSummary { id, sources, versions, .. } = summary(id.to_owned(), &files);
    let meeting = Meeting { attendees, ..files[0].meeting.clone() };
    Ok(Some(MeetingRecord { id, meeting, sources, versions, items }))
}

/// Paths of the files that have another version of an item, which is not searched; sorted.
///
/// # Errors
/// What the engine reports.
pub fn versions_of(id: &str, reader: &dyn Reader) -> Result<Vec<String>, SearchError> {
    let claimed = id_hash(claimed_id(id).unwrap_or(id));
    let is_version = |claim: &Claim| claim.id == claimed && claim.fate == Fate::Version;
    let files = reader.files()?.into_iter();
    let having = files.filter(|record| record.file.claims.iter().any(is_version));
    let mut paths: Vec<String> = having.map(|record| record.file.path).collect();
    paths.sort();
    Ok(paths)
}

/// The files of minutes, by the meeting that they are of; those of one meeting by path.
fn by_meeting(files: Vec<FileRecord>) -> BTreeMap<String, Vec<FileRecord>> {
    let mut meetings: BTreeMap<String, Vec<FileRecord>> = BTreeMap::new();
    for file in files {
        if file.meeting.kind == Kind::Minutes {
            meetings.entry(meeting_id(&file)).or_default().push(file);
        }
    }
    for files in meetings.values_mut() {
        files.sort_by(|a, b| a.path().cmp(b.path()));
    }
    meetings
}

/// What the ids of the file's items begin with.
fn meeting_id(file: &FileRecord) -> String {
    let Meeting { authority, organ, date, .. } = &file.meeting;
    let path = file.path();
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    ItemId::of_meeting(authority.as_deref(), organ.as_deref(), *date, stem).to_string()
}

fn summary(id: String, files: &[FileRecord]) -> MeetingSummary {
    let first = &files[0].meeting;
    let (versions, sources): (Vec<&FileRecord>, Vec<&FileRecord>) =
        files.iter().partition(|file| file.file.items() == 0 && file.file.superseded() > 0);
    let paths = |files: Vec<&FileRecord>| files.iter().map(|file| file.path().to_owned()).collect();
    MeetingSummary {
        id,
        authority: first.authority.clone(),
        organ: first.organ.clone(),
        date: first.date,
        place: files.iter().find_map(|file| file.meeting.place.clone()),
        items: files.iter().map(|file| file.file.items()).sum(),
        sources: paths(sources),
        versions: paths(versions),
    }
}

fn meeting_item(ItemRecord { item, .. }: ItemRecord) -> MeetingItem {
    MeetingItem {
        id: item.id,
        number: item.number,
        title: item.title,
        pages: item.pages,
        outcomes: item.outcomes,
    }
}
