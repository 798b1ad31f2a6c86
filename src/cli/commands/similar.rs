//! `similar`: the items most like one of them.

use crate::cli::args::{Format, SimilarArgs};
use crate::cli::{Exit, Settings, Terminal, formats, index, render};
use crate::search::Reader;

use super::UnknownId;

/// Prints the items.
///
/// # Errors
/// [`UnknownId`], and when the index cannot answer.
pub fn run(
    args: &SimilarArgs,
    settings: &Settings,
    terminal: &mut Terminal,
) -> anyhow::Result<Exit> {
    let reader = index::open(settings, &index::taxonomy(settings)?)?;
    answer(reader.as_ref(), args, settings, terminal)
}

pub(super) fn answer(
    reader: &dyn Reader,
    args: &SimilarArgs,
    settings: &Settings,
    terminal: &mut Terminal,
) -> anyhow::Result<Exit> {
    let id = args.id.trim();
    let Some(response) = reader.similar(id, settings.limit(args.limit))? else {
        let nearest = reader.nearest_ids(id)?;
        return Err(UnknownId { id: id.to_owned(), nearest }.into());
    };
    match args.format {
        Format::Human if response.total == 0 => terminal.say("no item is like it"),
        Format::Human => terminal.print(&render::hits(&response, 0, "", terminal.layout()))?,
        Format::Json => terminal.print_data(&formats::json(&response)?)?,
        Format::Jsonl => terminal.print_data(&formats::json_lines(&response.hits)?)?,
        Format::Csv => {
            let rows = response.hits.iter().map(formats::hit_row);
            terminal.print_data(&formats::csv(formats::HIT_COLUMNS, rows)?)?;
        }
    }
    Ok(Exit::found(response.total > 0))
}
