//! `show`: one item, whole.

use crate::app::export;
use crate::cli::args::{ShowArgs, TreeFormat};
use crate::cli::{Exit, Settings, Terminal, index, render};
use crate::search::{Reader, SearchError, claimed_id, id_apart};
use crate::topics::Taxonomy;

/// No item has this id.
#[derive(Debug, thiserror::Error)]
#[error("no item has the id {id}")]
pub struct UnknownId {
    /// The id as typed.
    pub id: String,
    /// Ids that exist, the nearest first.
    pub nearest: Vec<String>,
}

/// Several texts claim this id.
#[derive(Debug, thiserror::Error)]
#[error("{} texts claim the id {id}", ids.len())]
pub struct DisputedId {
    /// The id as typed.
    pub id: String,
    /// The ids of the texts.
    pub ids: Vec<String>,
}

/// The id of the item that is meant by `id`: itself, or, when the text that it names is no longer
/// one of several, the bare id.
///
/// # Errors
/// [`UnknownId`], [`DisputedId`], and when the index cannot answer.
pub(super) fn resolve(id: &str, reader: &dyn Reader) -> anyhow::Result<String> {
    if reader.item(id)?.is_some() {
        return Ok(id.to_owned());
    }
    let ids = reader.claimants(id)?;
    if !ids.is_empty() {
        return Err(DisputedId { id: id.to_owned(), ids }.into());
    }
    if let Some((claimed, _)) = claimed_id(id)
        && let Some(key) = reader.item_keys()?.into_iter().find(|key| key.id == claimed)
        && id_apart(claimed, key.text_hash) == id
    {
        return Ok(claimed.to_owned());
    }
    Err(UnknownId::near(id, reader)?.into())
}

impl UnknownId {
    /// The error for `id`, with the ids nearest to it.
    pub(super) fn near(id: &str, reader: &dyn Reader) -> Result<Self, SearchError> {
        Ok(Self { id: id.to_owned(), nearest: reader.nearest_ids(id)? })
    }
}

/// Prints the item.
///
/// # Errors
/// [`UnknownId`], [`DisputedId`], and when the index cannot answer.
pub fn run(args: &ShowArgs, settings: &Settings, terminal: &mut Terminal) -> anyhow::Result<Exit> {
    let taxonomy = index::taxonomy(settings)?;
    let reader = index::open(settings, &taxonomy)?;
    answer(reader.as_ref(), args, &taxonomy, terminal)
}

pub(super) fn answer(
    reader: &dyn Reader,
    args: &ShowArgs,
    taxonomy: &Taxonomy,
    terminal: &mut Terminal,
) -> anyhow::Result<Exit> {
    let id = args.id.trim();
    let found = resolve(id, reader)?;
    let Some(record) = reader.item(&found)? else {
        return Err(UnknownId::near(id, reader)?.into());
    };
    if found != id {
        terminal.say(&format!("{id} is now {found}: no other text claims it any more"));
    }
    match args.format {
        TreeFormat::Human => terminal.print(&render::item(&record, taxonomy, terminal.layout()))?,
        TreeFormat::Json => terminal.print_data(&export::json(&record)?)?,
        TreeFormat::Jsonl => terminal.print_data(&export::json_lines([&record])?)?,
    }
    Ok(Exit::Done)
}
