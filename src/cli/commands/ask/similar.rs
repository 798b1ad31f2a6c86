//! `similar`: the items most like one of them.

use crate::app::{NameError, named_item};
use crate::cli::args::{Format, SimilarArgs};
use crate::cli::{Exit, Settings, Terminal, index};
use crate::search::Reader;

use super::search::print_hits;

/// Prints the items.
///
/// # Errors
/// [`NameError`], and when the index cannot answer.
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
    let found = named_item(id, reader)?;
    let Some(response) = reader.similar(&found, settings.limit(args.limit))? else {
        return Err(NameError::unknown(id, reader)?.into());
    };
    if response.total == 0 && args.output.format == Format::Human {
        terminal.say("no item is like it");
    }
    print_hits(&response, 0, "", args.output.format, terminal)?;
    Ok(Exit::found(response.total > 0))
}
