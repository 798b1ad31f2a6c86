//! `topics`: what there is, with counts and dates.

use std::collections::HashMap;

use crate::app::Question;
use crate::app::export::Cell;
use crate::app::{export, question};
use crate::cli::args::{Format, TopicsArgs};
use crate::cli::render::TopicRow;
use crate::cli::{Exit, Settings, Terminal, index, render};
use crate::search::{Reader, TopicSummary};
use crate::topics::Taxonomy;

use super::nothing_found::say_nothing_found;

/// Lists and prints.
///
/// # Errors
/// When the question is not understood or the index cannot answer.
pub fn run(
    args: &TopicsArgs,
    settings: &Settings,
    terminal: &mut Terminal,
) -> anyhow::Result<Exit> {
    let question = question(&args.items.query, &args.items.filters.given)?;
    let taxonomy = index::taxonomy(settings)?;
    let reader = index::open(settings, &taxonomy)?;
    answer(reader.as_ref(), &question, args, &taxonomy, terminal)
}

pub(in crate::cli::commands) fn answer(
    reader: &dyn Reader,
    question: &Question,
    args: &TopicsArgs,
    taxonomy: &Taxonomy,
    terminal: &mut Terminal,
) -> anyhow::Result<Exit> {
    let found = reader.topics(&question.query)?;
    let any = !found.is_empty();
    let all = args.all || terminal.is_verbose();
    let topics = if all { whole_tree(found, taxonomy) } else { labelled(found, taxonomy) };
    match args.output.format {
        Format::Human if topics.is_empty() => {}
        Format::Human => {
            let layout = terminal.layout();
            let set = if all { render::topic_tree } else { render::topic_list };
            terminal.print(&set(&topics, layout))?;
        }
        Format::Json => terminal.print_data(&export::json(&topics)?)?,
        Format::Jsonl => terminal.print_data(&export::json_lines(&topics)?)?,
        Format::Csv => {
            let header = ["id", "label", "broader", "items", "first", "last"];
            terminal.print_data(&export::csv(header, topics.iter().map(row))?)?;
        }
    }
    if !any {
        say_nothing_found(&question.text, args.items.are_filtered(), terminal);
    }
    Ok(Exit::found(any))
}

/// The topics that have items, in the index's order.
fn labelled(found: Vec<TopicSummary>, taxonomy: &Taxonomy) -> Vec<TopicRow> {
    let broader: HashMap<&str, &str> = taxonomy
        .topics()
        .filter_map(|topic| Some((topic.id.as_str(), topic.broader.as_deref()?)))
        .collect();
    let row = |topic: TopicSummary| TopicRow {
        label: taxonomy.label(&topic.id).unwrap_or(&topic.id).to_owned(),
        broader: broader.get(topic.id.as_str()).map(|&above| above.to_owned()),
        items: topic.items,
        first: topic.first,
        last: topic.last,
        id: topic.id,
    };
    found.into_iter().map(row).collect()
}

/// Every topic of the taxonomy in its order, then those that only the index has.
fn whole_tree(found: Vec<TopicSummary>, taxonomy: &Taxonomy) -> Vec<TopicRow> {
    let mut rest = labelled(found, taxonomy);
    let mut rows = Vec::new();
    for topic in taxonomy.topics() {
        match rest.iter().position(|row| row.id == topic.id) {
            Some(at) => rows.push(rest.remove(at)),
            None => rows.push(TopicRow {
                id: topic.id.clone(),
                label: topic.label.clone(),
                broader: topic.broader.clone(),
                items: 0,
                first: None,
                last: None,
            }),
        }
    }
    rows.append(&mut rest);
    rows
}

fn row(topic: &TopicRow) -> [Cell; 6] {
    [
        Cell::text(&topic.id),
        Cell::text(&topic.label),
        Cell::known_text(topic.broader.as_ref()),
        Cell::own(topic.items),
        Cell::known(topic.first),
        Cell::known(topic.last),
    ]
}
