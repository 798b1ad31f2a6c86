//! What does an index hold: which organs and years, how well it was read, from when it is?

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::meetings::{MeetingSummary, summaries};
use crate::search::{IndexInfo, Reader, SearchError, Storage};

/// What an index holds.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Holdings {
    /// Where it is kept, how large and how old it is.
    #[serde(flatten)]
    pub storage: Storage,
    /// Items, files, versions.
    #[serde(flatten)]
    pub info: IndexInfo,
    /// Number of meetings.
    pub meetings: u64,
    /// Days of the first and the last of them.
    pub first: Option<NaiveDate>,
    /// See [`Holdings::first`].
    pub last: Option<NaiveDate>,
    /// Number of files by what sort of document they hold.
    pub kinds: BTreeMap<String, u64>,
    /// Number of files by how far they could be read.
    pub read: BTreeMap<String, u64>,
    /// Number of files with pages that are images and were not read.
    pub unread_images: u64,
    /// Number of warnings about the files.
    pub warnings: u64,
    /// The organs, by authority and name.
    pub organs: Vec<OrganHoldings>,
}

/// What an index holds of one organ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OrganHoldings {
    /// The authority.
    pub authority: Option<String>,
    /// The organ.
    pub organ: Option<String>,
    /// Number of meetings.
    pub meetings: u64,
    /// Number of items.
    pub items: u64,
    /// Day of the first meeting.
    pub first: Option<NaiveDate>,
    /// Day of the last one.
    pub last: Option<NaiveDate>,
}

/// What the index holds.
///
/// # Errors
/// What the engine reports.
pub fn holdings(reader: &dyn Reader) -> Result<Holdings, SearchError> {
    let files = reader.files()?;
    let (mut kinds, mut read) = (BTreeMap::new(), BTreeMap::new());
    for file in &files {
        *kinds.entry(name_of(&file.meeting.kind)).or_default() += 1;
        *read.entry(name_of(&file.status)).or_default() += 1;
    }
    let unread_images = files.iter().filter(|file| file.file.unread_images).count() as u64;
    let warnings = files.iter().map(|file| file.warnings).sum();
    let meetings = summaries(files);
    let organs = by_organ(&meetings);
    Ok(Holdings {
        storage: reader.storage()?,
        info: reader.info()?,
        meetings: meetings.len() as u64,
        first: organs.iter().filter_map(|organ| organ.first).min(),
        last: organs.iter().filter_map(|organ| organ.last).max(),
        kinds,
        read,
        unread_images,
        warnings,
        organs,
    })
}

/// The name of a kind or a status in JSON.
fn name_of(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}

fn by_organ(meetings: &[MeetingSummary]) -> Vec<OrganHoldings> {
    let of_organ = meetings.chunk_by(|a, b| (&a.authority, &a.organ) == (&b.authority, &b.organ));
    of_organ
        .map(|meetings| OrganHoldings {
            authority: meetings[0].authority.clone(),
            organ: meetings[0].organ.clone(),
            meetings: meetings.len() as u64,
            items: meetings.iter().map(|meeting| meeting.items).sum(),
            first: meetings.iter().filter_map(|meeting| meeting.date).min(),
            last: meetings.iter().filter_map(|meeting| meeting.date).max(),
        })
        .collect()
}
