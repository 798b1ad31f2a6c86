//! `suggest`: words, people and topics that begin so.

use crate::app;
use crate::app::export;
use crate::app::export::Cell;
use crate::cli::args::{Format, SuggestArgs};
use crate::cli::{Exit, Settings, Terminal, index};
use crate::search::{Reader, Suggestion, SuggestionKind};

/// Prints the suggestions.
///
/// # Errors
/// When the index cannot answer.
pub fn run(
    args: &SuggestArgs,
    settings: &Settings,
    terminal: &mut Terminal,
) -> anyhow::Result<Exit> {
    let reader = index::open(settings, &index::taxonomy(settings)?)?;
    answer(reader.as_ref(), args, settings, terminal)
}

pub(super) fn answer(
    reader: &dyn Reader,
    args: &SuggestArgs,
    settings: &Settings,
    terminal: &mut Terminal,
) -> anyhow::Result<Exit> {
    let limit = settings.limit(args.limit).unwrap_or(usize::MAX);
    let found = reader.suggest(&args.beginning, limit)?;
    match args.output.format {
        Format::Human if found.is_empty() => {
            terminal.say(&format!("nothing begins with {}", args.beginning));
        }
        Format::Human => {
            let lines = found.iter().map(|suggestion| {
                let items = app::count(suggestion.items, "item");
                format!("{}\t{}\t{items}\n", suggestion.text, kind(suggestion))
            });
            terminal.print(&lines.collect::<String>())?;
        }
        Format::Json => terminal.print_data(&export::json(&found)?)?,
        Format::Jsonl => terminal.print_data(&export::json_lines(&found)?)?,
        Format::Csv => {
            let rows = found.iter().map(|suggestion| {
                let kind = Cell::own(kind(suggestion));
                [kind, Cell::text(&suggestion.text), Cell::own(suggestion.items)]
            });
            terminal.print_data(&export::csv(["kind", "text", "items"], rows)?)?;
        }
    }
    Ok(Exit::found(!found.is_empty()))
}

fn kind(suggestion: &Suggestion) -> &'static str {
    match suggestion.kind {
        SuggestionKind::Word => "word",
        SuggestionKind::Person => "person",
        SuggestionKind::Topic => "topic",
    }
}
