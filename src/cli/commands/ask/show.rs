//! `show`: items and meetings, whole.

use serde::Serialize;

use crate::app::{NameError, Named, export, named};
use crate::cli::args::{ShowArgs, TreeFormat};
use crate::cli::{Exit, Settings, Terminal, index, render};
use crate::search::{ItemRecord, Reader};
use crate::topics::Taxonomy;
use crate::track::{Handling, MeetingRecord, case_of, meeting, versions_of, with_ids};

/// What is printed of an id.
#[derive(Serialize)]
#[serde(untagged)]
enum Shown {
    Item {
        #[serde(flatten)]
        record: Box<ItemRecord>,
        case: Vec<Handling>,
        /// Files that have another version of the item, which is not searched.
        versions: Vec<String>,
    },
    Meeting(Box<MeetingRecord>),
}

/// Prints the items and meetings.
///
/// # Errors
/// [`NameError`], and when the index cannot answer.
pub fn run(args: &ShowArgs, settings: &Settings, terminal: &mut Terminal) -> anyhow::Result<Exit> {
    let taxonomy = index::taxonomy(settings)?;
    let reader = index::open(settings, &taxonomy)?;
    answer(reader.as_ref(), args, &taxonomy, terminal)
}

pub(in crate::cli::commands) fn answer(
    reader: &dyn Reader,
    args: &ShowArgs,
    taxonomy: &Taxonomy,
    terminal: &mut Terminal,
) -> anyhow::Result<Exit> {
    let mut shown = Vec::with_capacity(args.ids.len());
    for id in &args.ids {
        shown.push(of_id(id.trim(), reader, terminal)?);
    }
    match args.format {
        TreeFormat::Human => {
            let layout = terminal.layout();
            let texts = shown.iter().map(|one| match one {
                Shown::Item { record, case, versions } => {
                    render::item(record, case, versions, taxonomy, layout)
                }
                Shown::Meeting(meeting) => render::meeting(meeting, layout),
            });
            terminal.print(&texts.collect::<Vec<_>>().join("\n\n"))?;
        }
        // One id is answered by what it names, several by a list.
        TreeFormat::Json => match &shown[..] {
            [only] => terminal.print_data(&export::json(only)?)?,
            several => terminal.print_data(&export::json(&several)?)?,
        },
        TreeFormat::Jsonl => terminal.print_data(&export::json_lines(&shown)?)?,
    }
    Ok(Exit::Done)
}

fn of_id(id: &str, reader: &dyn Reader, terminal: &mut Terminal) -> anyhow::Result<Shown> {
    match named(id, reader)? {
        Named::Item(found) => item(id, &found, reader),
        Named::FormerlyApart(found) => {
            terminal.say(&format!("{id} is now {found}: no other text claims it any more"));
            item(id, &found, reader)
        }
        Named::Meeting(found) => match meeting(&found, reader)? {
            Some(meeting) => Ok(Shown::Meeting(Box::new(meeting))),
            None => Err(NameError::unknown(id, reader)?.into()),
        },
    }
}

fn item(typed: &str, found: &str, reader: &dyn Reader) -> anyhow::Result<Shown> {
    let Some(mut record) = reader.item(found)? else {
        return Err(NameError::unknown(typed, reader)?.into());
    };
    let case = case_of(&record, reader)?;
    with_ids(&mut record, &case);
    let versions = versions_of(found, reader)?;
    Ok(Shown::Item { record: Box::new(record), case, versions })
}
