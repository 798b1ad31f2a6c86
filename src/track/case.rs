//! The handlings of a case: items that share a diary number, or name each other by day and number.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Serialize;

use crate::minutes::{Outcome, number_order};
use crate::search::{ItemRecord, Reader, SearchError};

/// How another item belongs to the case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Link {
    /// Both have the same diary number.
    DiaryNumber,
    /// The item names it by day and number.
    Named,
    /// It names the item by day and number.
    Names,
}

/// One handling of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Handling {
    /// The item's id.
    pub id: String,
    /// The authority (huvudman) that the organ belongs to, where known.
    pub authority: Option<String>,
    /// The committee that met.
    pub organ: Option<String>,
    /// The day of the meeting.
    pub date: Option<NaiveDate>,
    /// The number as printed.
    pub number: Option<String>,
    /// The heading, without number and diary number.
    pub title: String,
    /// What became of the matter there.
    pub outcomes: Vec<Outcome>,
    /// How it belongs to the case, each way once.
    pub links: Vec<Link>,
}

/// The other handlings of the item's case, the earliest first; those without a date come last.
///
/// # Errors
/// What the engine reports.
pub fn case_of(record: &ItemRecord, reader: &dyn Reader) -> Result<Vec<Handling>, SearchError> {
    let own = Ties::of(record);
    let mut handlings: Vec<Handling> =
        reader.linked(record)?.into_iter().map(|other| handling(other, record, &own)).collect();
    handlings.sort_by_cached_key(|one| {
        (one.date.is_none(), one.date, number_order(one.number.as_deref()), one.id.clone())
    });
    Ok(handlings)
}

/// Fills in the ids of the items that `record` names, where they are among its case's.
pub fn with_ids(record: &mut ItemRecord, case: &[Handling]) {
    let ItemRecord { item, meeting } = record;
    for reference in &mut item.refers_to {
        let id = reference.item_id(meeting.authority.as_deref(), meeting.organ.as_deref());
        reference.id = id.filter(|id| case.iter().any(|handling| handling.id == *id));
    }
}

/// By what an item is tied to others.
struct Ties {
    cases: BTreeSet<String>,
    named: BTreeSet<String>,
}

impl Ties {
    fn of(ItemRecord { item, meeting }: &ItemRecord) -> Self {
        let (authority, organ) = (meeting.authority.as_deref(), meeting.organ.as_deref());
        let named = item.refers_to.iter().filter_map(|one| one.item_id(authority, organ));
        Self { cases: item.case_keys(authority), named: named.collect() }
    }
}

fn handling(other: ItemRecord, record: &ItemRecord, own: &Ties) -> Handling {
    let ties = Ties::of(&other);
    let links = [
        (Link::DiaryNumber, !own.cases.is_disjoint(&ties.cases)),
        (Link::Named, own.named.contains(&other.item.id)),
        (Link::Names, ties.named.contains(&record.item.id)),
    ];
    let ItemRecord { item, meeting } = other;
    Handling {
        id: item.id,
        authority: meeting.authority,
        organ: meeting.organ,
        date: meeting.date,
        number: item.number,
        title: item.title,
        outcomes: item.outcomes,
        links: links.into_iter().filter_map(|(link, holds)| holds.then_some(link)).collect(),
    }
}
