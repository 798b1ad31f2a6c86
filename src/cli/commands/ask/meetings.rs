//! `meetings`: which there are minutes of.

use crate::app::export::Cell;
use crate::app::{Question, export, question};
use crate::cli::args::{Format, MeetingsArgs};
use crate::cli::{Exit, Settings, Terminal, index, render};
use crate::query::Query;
use crate::search::Reader;
use crate::track::{MeetingSummary, meetings, meetings_with};

use super::nothing_found::say_nothing_found;

/// Lists and prints.
///
/// # Errors
/// When the question is not understood or the index cannot answer.
pub fn run(
    args: &MeetingsArgs,
    settings: &Settings,
    terminal: &mut Terminal,
) -> anyhow::Result<Exit> {
    let question = question(&args.items.query, &args.items.filters.given)?;
    let reader = index::open(settings, &index::taxonomy(settings)?)?;
    answer(reader.as_ref(), &question, args, terminal)
}

pub(super) fn answer(
    reader: &dyn Reader,
    question: &Question,
    args: &MeetingsArgs,
    terminal: &mut Terminal,
) -> anyhow::Result<Exit> {
    let found = match question.query {
        Query::All => meetings(reader)?,
        _ => meetings_with(&question.query, &question.text, reader)?,
    };
    match args.output.format {
        Format::Human if found.is_empty() => {}
        Format::Human => terminal.print(&render::meetings(&found, terminal.layout()))?,
        Format::Json => terminal.print_data(&export::json(&found)?)?,
        Format::Jsonl => terminal.print_data(&export::json_lines(&found)?)?,
        Format::Csv => {
            let header =
                ["id", "authority", "organ", "date", "place", "items", "sources", "versions"];
            terminal.print_data(&export::csv(header, found.iter().map(row))?)?;
        }
    }
    if found.is_empty() {
        say_nothing_found(&question.text, args.items.are_filtered(), terminal);
    }
    Ok(Exit::found(!found.is_empty()))
}

fn row(meeting: &MeetingSummary) -> [Cell; 8] {
    [
        Cell::text(&meeting.id),
        Cell::known_text(meeting.authority.as_ref()),
        Cell::known_text(meeting.organ.as_ref()),
        Cell::known(meeting.date),
        Cell::known_text(meeting.place.as_ref()),
        Cell::own(meeting.items),
        Cell::list(&meeting.sources),
        Cell::list(&meeting.versions),
    ]
}
