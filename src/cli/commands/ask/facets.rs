//! `facets`: exact counts of matching items.

use serde::Serialize;

use crate::app::export::Cell;
use crate::app::{export, question};
use crate::cli::args::{FacetsArgs, Format};
use crate::cli::{Exit, Settings, Terminal, index, render};
use crate::search::{FacetCounts, FacetField, Reader, Request};
use crate::topics::Taxonomy;

use super::nothing_found::say_nothing_found;

/// The counts with what they are counts of.
#[derive(Serialize)]
struct Counted<'a> {
    query: &'a str,
    total: u64,
    #[serde(flatten)]
    by_field: &'a FacetCounts,
}

/// One count, as a line.
#[derive(Serialize)]
struct Line<'a> {
    field: &'static str,
    value: &'a str,
    count: u64,
}

/// Counts and prints.
///
/// # Errors
/// When the question is not understood or the index cannot answer.
pub fn run(
    args: &FacetsArgs,
    settings: &Settings,
    terminal: &mut Terminal,
) -> anyhow::Result<Exit> {
    let request = request(args, settings)?;
    let taxonomy = index::taxonomy(settings)?;
    let reader = index::open(settings, &taxonomy)?;
    answer(reader.as_ref(), &request, args, &taxonomy, terminal)
}

pub(in crate::cli::commands) fn request(
    args: &FacetsArgs,
    settings: &Settings,
) -> anyhow::Result<Request> {
    let question = question(&args.items.query, &args.items.filters.given)?;
    Ok(Request {
        // Counts are over all items; one hit is asked for since a page of none may be
        // taken for "all" or refused by an engine, and it is not printed.
        limit: Some(1),
        facets: fields(&args.fields),
        facet_limit: settings.limit(args.limit),
        snippets: false,
        // Counts of another query than the one asked would be wrong counts.
        relax: false,
        ..Request::new(question.text, question.query)
    })
}

/// The fields asked for, each once; all of them if none is named.
fn fields(named: &[FacetField]) -> Vec<FacetField> {
    let mut fields = Vec::new();
    for field in named {
        if !fields.contains(field) {
            fields.push(*field);
        }
    }
    if fields.is_empty() { FacetField::ALL.to_vec() } else { fields }
}

pub(in crate::cli::commands) fn answer(
    reader: &dyn Reader,
    request: &Request,
    args: &FacetsArgs,
    taxonomy: &Taxonomy,
    terminal: &mut Terminal,
) -> anyhow::Result<Exit> {
    let response = reader.search(request)?;
    let (total, counts) = (response.total, &response.facets);
    let lines = || {
        request.facets.iter().flat_map(|&field| {
            let values = counts.by(field).iter();
            values.map(move |(value, count)| Line { field: field.name(), value, count: *count })
        })
    };
    match args.output.format {
        Format::Human if total == 0 => {}
        Format::Human => {
            let (fields, layout) = (&request.facets, terminal.layout());
            terminal.print(&render::facet_counts(Some(total), counts, fields, taxonomy, layout))?;
        }
        Format::Json => {
            let counted = Counted { query: &request.source, total, by_field: counts };
            terminal.print_data(&export::json(&counted)?)?;
        }
        Format::Jsonl => terminal.print_data(&export::json_lines(lines())?)?,
        Format::Csv => {
            let rows = lines()
                .map(|line| [Cell::own(line.field), Cell::text(line.value), Cell::own(line.count)]);
            terminal.print_data(&export::csv(["field", "value", "count"], rows)?)?;
        }
    }
    if total == 0 {
        say_nothing_found(&request.source, args.items.are_filtered(), terminal);
    }
    Ok(Exit::found(total > 0))
}
