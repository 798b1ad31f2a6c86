//! `speakers`: who speaks, with counts and dates.

use crate::app;
use crate::app::Question;
use crate::app::export::Cell;
use crate::app::{export, question};
use crate::cli::args::{Format, SpeakersArgs};
use crate::cli::{Exit, Settings, Terminal, index, render};
use crate::minutes::{PersonName, fold_name};
use crate::search::{Reader, SpeakerSummary};

use super::nothing_found::say_nothing_found;

/// Lists and prints.
///
/// # Errors
/// When the question is not understood or the index cannot answer.
pub fn run(
    args: &SpeakersArgs,
    settings: &Settings,
    terminal: &mut Terminal,
) -> anyhow::Result<Exit> {
    let question = question(&args.items.query, &args.items.filters.given)?;
    let reader = index::open(settings, &index::taxonomy(settings)?)?;
    answer(reader.as_ref(), &question, args, settings, terminal)
}

pub(in crate::cli::commands) fn answer(
    reader: &dyn Reader,
    question: &Question,
    args: &SpeakersArgs,
    settings: &Settings,
    terminal: &mut Terminal,
) -> anyhow::Result<Exit> {
    let mut speakers = reader.speakers(&question.query)?;
    let unsifted = speakers.len();
    if let Some(like) = &args.like {
        speakers.retain(|speaker| is_like(like, &speaker.name));
    }
    let total = speakers.len();
    speakers.truncate(settings.limit(args.limit).unwrap_or(total));
    match args.output.format {
        Format::Human if total == 0 => {}
        Format::Human => terminal.print(&render::speakers(&speakers, total, terminal.layout()))?,
        Format::Json => terminal.print_data(&export::json(&speakers)?)?,
        Format::Jsonl => terminal.print_data(&export::json_lines(&speakers)?)?,
        Format::Csv => {
            let header = ["name", "parties", "organs", "items", "first", "last"];
            terminal.print_data(&export::csv(header, speakers.iter().map(row))?)?;
        }
    }
    match (&args.like, unsifted) {
        (Some(like), 1..) if total == 0 => {
            let among = app::count(unsifted as u64, "speaker");
            terminal.say(&format!("no name like {like} among {among}"));
        }
        _ if total == 0 => {
            say_nothing_found(&question.text, args.items.are_filtered(), terminal);
        }
        _ => {}
    }
    Ok(Exit::found(total > 0))
}

fn row(speaker: &SpeakerSummary) -> [Cell; 6] {
    [
        Cell::text(&speaker.name),
        Cell::list(&speaker.parties),
        Cell::list(&speaker.organs),
        Cell::own(speaker.items),
        Cell::known(speaker.first),
        Cell::known(speaker.last),
    ]
}

/// Whether a name is like the one asked for: it means it, holds it, or each word asked
/// for is a slip of the pen away from a word of the name.
fn is_like(asked: &str, name: &str) -> bool {
    let (folded, name_folded) = (fold_name(asked), fold_name(name));
    if folded.is_empty() {
        return false;
    }
    PersonName::parse(asked).means(&PersonName::parse(name))
        || name_folded.contains(&folded)
        || folded
            .split(' ')
            .all(|word| name_folded.split(' ').any(|known| is_slip_of_the_pen(word, known)))
}

/// One edit for every four letters: "smedegard" is Grindegård, "ek" is not Eken.
fn is_slip_of_the_pen(word: &str, known: &str) -> bool {
    strsim::damerau_levenshtein(word, known) <= word.chars().count() / 4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_name_and_a_slip_of_the_pen_are_like_it() {
        for asked in ["Grindegård", "grinde", "Grinegård, Jan", "jan grindegrad", "JAN"] {
            assert!(is_like(asked, "Jan Grindegård"), "{asked}");
        }
    }

    #[test]
    fn other_names_are_not_like_it() {
        for asked in ["Ek", "Jan Ek", "Lars", ""] {
            assert!(!is_like(asked, "Jan Grindegård"), "{asked}");
        }
        assert!(!is_like("ek", "Eva Ask"));
    }
}
