//! `show`: one item, whole.

use crate::cli::args::{ShowArgs, TreeFormat};
use crate::cli::{Exit, Settings, Terminal, formats, index, render};
use crate::facets::Taxonomy;
use crate::search::{Reader, SearchError};

/// No item has this id.
#[derive(Debug, thiserror::Error)]
#[error("no item has the id {id}")]
pub struct UnknownId {
    /// The id as typed.
    pub id: String,
    /// Ids that exist, the nearest first.
    pub nearest: Vec<String>,
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
/// [`UnknownId`], and when the index cannot answer.
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
    let Some(record) = reader.item(id)? else {
        return Err(UnknownId::near(id, reader)?.into());
    };
    match args.format {
        TreeFormat::Human => terminal.print(&render::item(&record, taxonomy, terminal.layout()))?,
        TreeFormat::Json => terminal.print_data(&formats::json(&record)?)?,
        TreeFormat::Jsonl => terminal.print_data(&formats::json_lines([&record])?)?,
    }
    Ok(Exit::Done)
}
