//! What does an id name that somebody typed or copied?
//!
//! An item by its whole id, a meeting by what the ids of its items have in common, or either by an
//! ending that only one has: ids are long, and the organ and day often suffice.

use std::collections::BTreeMap;

use crate::minutes::{claimed_id, id_apart};
use crate::search::{Reader, SearchError};
use crate::track;

/// The most ids that are listed where an ending is that of several.
const MOST_LISTED: usize = 20;

/// What an id names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    /// An item, by its whole id.
    Item(String),
    /// An item by an id that it had while several texts claimed its own, which it has now.
    FormerlyApart(String),
    /// A meeting, by the beginning of its items' ids.
    Meeting(String),
}

/// Why an id names nothing, or not one thing.
#[derive(Debug, thiserror::Error)]
pub enum NameError {
    /// No item has this id.
    #[error("no item has the id {id}")]
    Unknown {
        /// The id as typed.
        id: String,
        /// Ids that exist, the nearest first.
        nearest: Vec<String>,
    },
    /// Several texts claim this id.
    #[error("{} texts claim the id {id}", ids.len())]
    Disputed {
        /// The id as typed.
        id: String,
        /// The ids of the texts.
        ids: Vec<String>,
    },
    /// Several ids end so.
    #[error("{count} ids end in {id}")]
    EndingOfSeveral {
        /// The ending as typed.
        id: String,
        /// How many end so.
        count: usize,
        /// The first of them in their order.
        ids: Vec<String>,
    },
    /// The index cannot answer.
    #[error(transparent)]
    Search(#[from] SearchError),
}

impl NameError {
    /// That nothing has `id`, with the ids nearest to it.
    ///
    /// # Errors
    /// When the index cannot answer.
    pub fn unknown(id: &str, reader: &dyn Reader) -> Result<Self, SearchError> {
        Ok(Self::Unknown { id: id.to_owned(), nearest: reader.nearest_ids(id)? })
    }
}

/// The item or the meeting that `id` names.
///
/// # Errors
/// [`NameError`], where it is not exactly one.
pub fn named(id: &str, reader: &dyn Reader) -> Result<Named, NameError> {
    if let Some(item) = item_of_id(id, reader)? {
        return Ok(item);
    }
    let meetings: Vec<String> =
        track::meetings(reader)?.into_iter().map(|meeting| meeting.id).collect();
    if meetings.iter().any(|meeting| meeting == id) {
        return Ok(Named::Meeting(id.to_owned()));
    }
    let items = reader.item_keys()?.into_iter().map(|key| Named::Item(key.id));
    by_ending(id, items.chain(meetings.into_iter().map(Named::Meeting)), reader)
}

/// The item that `id` names; a meeting is not one.
///
/// # Errors
/// As [`named`].
pub fn named_item(id: &str, reader: &dyn Reader) -> Result<String, NameError> {
    if let Some(item) = item_of_id(id, reader)? {
        return Ok(item.into_id());
    }
    let items = reader.item_keys()?.into_iter().map(|key| Named::Item(key.id));
    Ok(by_ending(id, items, reader)?.into_id())
}

/// The item whose whole id this is: itself, or, when the text that it names is no longer one of
/// several, the one with the bare id.
fn item_of_id(id: &str, reader: &dyn Reader) -> Result<Option<Named>, NameError> {
    if reader.item(id)?.is_some() {
        return Ok(Some(Named::Item(id.to_owned())));
    }
    let ids = reader.claimants(id)?;
    if !ids.is_empty() {
        return Err(NameError::Disputed { id: id.to_owned(), ids });
    }
    let Some(claimed) = claimed_id(id) else { return Ok(None) };
    let key = reader.item_keys()?.into_iter().find(|key| key.id == claimed);
    let is_that_text = |hash| id_apart(claimed, hash) == id;
    Ok(key.filter(|key| is_that_text(key.text_hash)).map(|key| Named::FormerlyApart(key.id)))
}

fn by_ending(
    id: &str,
    all: impl Iterator<Item = Named>,
    reader: &dyn Reader,
) -> Result<Named, NameError> {
    let ending = format!("/{}", id.trim_start_matches('/'));
    let claimed = |named: &Named| {
        let claimed = claimed_id(named.id())?;
        claimed.ends_with(&ending).then(|| claimed.to_owned())
    };
    let mut found = Vec::new();
    let mut disputed: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for named in all {
        if named.id().ends_with(&ending) {
            found.push(named);
        } else if let Some(claimed) = claimed(&named) {
            disputed.entry(claimed).or_default().push(named.into_id());
        }
    }
    if found.is_empty() && disputed.len() == 1 {
        let mut ids: Vec<String> = disputed.into_values().flatten().collect();
        ids.sort_unstable();
        return Err(NameError::Disputed { id: id.to_owned(), ids });
    }
    found.extend(disputed.into_values().flatten().map(Named::Item));
    match found.len() {
        1 => Ok(found.swap_remove(0)),
        0 => Err(NameError::unknown(id, reader)?),
        count => {
            let mut ids: Vec<String> = found.into_iter().map(Named::into_id).collect();
            ids.sort_unstable();
            ids.truncate(MOST_LISTED);
            Err(NameError::EndingOfSeveral { id: id.to_owned(), count, ids })
        }
    }
}

impl Named {
    fn id(&self) -> &str {
        let (Self::Item(id) | Self::FormerlyApart(id) | Self::Meeting(id)) = self;
        id
    }

    fn into_id(self) -> String {
        let (Self::Item(id) | Self::FormerlyApart(id) | Self::Meeting(id)) = self;
        id
    }
}
