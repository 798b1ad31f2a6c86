//! `search`: ranked agenda items.

use crate::app::{export, question};
use crate::cli::args::{FoldBy, Format, SearchArgs, SortBy};
use crate::cli::{Exit, Settings, Terminal, index, render};
use crate::search::{FacetField, OtherWords, Reader, Relaxed, Request, Response, Sort};
use crate::topics::Taxonomy;
use crate::track::by_case;

use super::nothing_found::say_nothing_found;

/// Values of each field that are counted below the items: what fits beside them.
const FACET_LIMIT: usize = 10;

/// A search without words and without filters.
#[derive(Debug, thiserror::Error)]
#[error("there is nothing to search for")]
pub struct NothingToSearch;

/// Answers from the index, which is built first if there is none.
///
/// # Errors
/// When the question is not understood or the index cannot answer.
pub fn run(
    args: &SearchArgs,
    settings: &Settings,
    terminal: &mut Terminal,
) -> anyhow::Result<Exit> {
    // The question is read first: a typing error must not cost an ingest.
    let request = request(args, settings)?;
    let taxonomy = index::taxonomy(settings)?;
    let reader = index::open_or_build(settings, &taxonomy, terminal)?;
    answer(reader.as_ref(), &request, args, &taxonomy, terminal)
}

pub(in crate::cli::commands) fn request(
    args: &SearchArgs,
    settings: &Settings,
) -> anyhow::Result<Request> {
    if args.items.query.is_empty() && !args.items.are_filtered() {
        return Err(NothingToSearch.into());
    }
    let question = question(&args.items.query, &args.items.filters.given)?;
    let counts = match args.output.format {
        Format::Json => true,
        Format::Human => args.facets,
        Format::Jsonl | Format::Csv => false,
    };
    Ok(Request {
        sort: match args.sort {
            SortBy::Relevance => Sort::Relevance,
            SortBy::Date => Sort::Date,
            SortBy::DateDescending => Sort::DateDescending,
        },
        limit: match args.output.format {
            // What a program is given is whole, unless it asks for less.
            Format::Jsonl | Format::Csv => args.limit.filter(|limit| *limit > 0),
            Format::Human | Format::Json => settings.limit(args.limit),
        },
        offset: args.offset,
        facets: if counts { FacetField::ALL.to_vec() } else { Vec::new() },
        // A screen has room for the first ten; a program is given all of them.
        facet_limit: (args.output.format == Format::Human).then_some(FACET_LIMIT),
        explain: args.explain,
        snippets: args.output.format != Format::Csv,
        relax: !args.strict,
        thesaurus: !args.strict,
        ..Request::new(question.text, question.query)
    })
}

pub(in crate::cli::commands) fn answer(
    reader: &dyn Reader,
    request: &Request,
    args: &SearchArgs,
    taxonomy: &Taxonomy,
    terminal: &mut Terminal,
) -> anyhow::Result<Exit> {
    let response = match args.by {
        Some(FoldBy::Case) => by_case(request, reader)?,
        None => reader.search(request)?,
    };
    let wanted = args.facets && args.output.format == Format::Human;
    let counts = counts(&response, wanted, taxonomy, terminal);
    print_hits(&response, request.offset, &counts, args.output.format, terminal)?;
    if args.output.format != Format::Human {
        say_beside(&response, request.offset, terminal);
    }
    if response.total == 0 {
        say_nothing_found(&request.source, args.items.are_filtered(), terminal);
    } else {
        terminal.say_more(&format!("searched in {:.1} ms", response.took_ms));
    }
    Ok(Exit::found(response.total > 0))
}

/// What the lines of a table cannot say: how the query was widened, what a word was taken for, and
/// that there is more.
fn say_beside(response: &Response, offset: usize, terminal: &mut Terminal) {
    if let Some(Relaxed { query, change }) = &response.relaxed {
        terminal.say(&format!("{change}: {query}"));
    }
    for OtherWords { word, others } in &response.other_words {
        terminal.say(&format!("{word} is also searched for as {}", others.join(", ")));
    }
    if let Some(corrected) = &response.did_you_mean {
        terminal.say(&format!("taken to mean {corrected}"));
    }
    let last = (offset + response.hits.len()) as u64;
    let (all, what) = match response.cases {
        Some(cases) => (cases, "cases"),
        None => (response.total, "items"),
    };
    if !response.hits.is_empty() && last < all {
        let first = offset + 1;
        terminal.say(&format!("{what} {first} to {last} of {all}; --limit 0 gives all"));
    }
}

/// The items of an answer in the form asked for; for a person nothing where there are none.
pub(super) fn print_hits(
    response: &Response,
    offset: usize,
    counts: &str,
    format: Format,
    terminal: &mut Terminal,
) -> anyhow::Result<()> {
    match format {
        Format::Human if response.total == 0 => Ok(()),
        Format::Human => {
            let layout = terminal.layout();
            terminal.print(&render::hits(response, offset, counts, layout))
        }
        Format::Json => terminal.print_data(&export::json(response)?),
        Format::Jsonl => terminal.print_data(&export::json_lines(&response.hits)?),
        Format::Csv => {
            let rows = response.hits.iter().map(export::hit_row);
            terminal.print_data(&export::csv(export::HIT_COLUMNS, rows)?)
        }
    }?;
    Ok(())
}

/// The counts below the items, where they were asked for.
fn counts(response: &Response, wanted: bool, taxonomy: &Taxonomy, terminal: &Terminal) -> String {
    if !wanted {
        return String::new();
    }
    let fields = &FacetField::ALL;
    render::facet_counts(None, &response.facets, fields, taxonomy, terminal.layout())
}
