//! `status`: what the index holds, from when it is and how well it was read.

use crate::app::export;
use crate::cli::args::{StatusArgs, TreeFormat};
use crate::cli::{Exit, Settings, Terminal, index, render};
use crate::search::Reader;
use crate::track::holdings;

/// Prints it.
///
/// # Errors
/// When there is no index or it cannot answer.
pub fn run(
    args: &StatusArgs,
    settings: &Settings,
    terminal: &mut Terminal,
) -> anyhow::Result<Exit> {
    let reader = index::open(settings, &index::taxonomy(settings)?)?;
    answer(reader.as_ref(), args, terminal)
}

pub(super) fn answer(
    reader: &dyn Reader,
    args: &StatusArgs,
    terminal: &mut Terminal,
) -> anyhow::Result<Exit> {
    let holdings = holdings(reader)?;
    match args.format {
        TreeFormat::Human => terminal.print(&render::holdings(&holdings, terminal.layout()))?,
        TreeFormat::Json => terminal.print_data(&export::json(&holdings)?)?,
        TreeFormat::Jsonl => terminal.print_data(&export::json_lines([&holdings])?)?,
    }
    Ok(Exit::Done)
}
