//! `timeline`: matching items over time, several queries side by side.

use serde::Serialize;

use crate::app::Question;
use crate::app::export::Cell;
use crate::app::{export, question};
use crate::cli::args::{Format, Span, TimelineArgs};
use crate::cli::render::{Series, per_1000};
use crate::cli::{Exit, Settings, Terminal, index, render};
use crate::search::{Bin, Granularity, Reader};

use super::nothing_found::say_nothing_found;

/// All series, as one document.
#[derive(Serialize)]
struct Timeline<'a> {
    by: &'static str,
    queries: Vec<QueryBins<'a>>,
}

#[derive(Serialize)]
struct QueryBins<'a> {
    query: &'a str,
    bins: Vec<Share<'a>>,
}

/// A bin with its share; `null` where the span has no items at all.
#[derive(Serialize)]
struct Share<'a> {
    #[serde(flatten)]
    bin: &'a Bin,
    per_1000: Option<f64>,
}

/// A bin by itself, as a line.
#[derive(Serialize)]
struct Line<'a> {
    query: &'a str,
    #[serde(flatten)]
    share: Share<'a>,
}

/// Counts and prints.
///
/// # Errors
/// When a query is not understood or the index cannot answer.
pub fn run(
    args: &TimelineArgs,
    settings: &Settings,
    terminal: &mut Terminal,
) -> anyhow::Result<Exit> {
    let questions = questions(args)?;
    let reader = index::open(settings, &index::taxonomy(settings)?)?;
    answer(reader.as_ref(), questions, args, terminal)
}

pub(in crate::cli::commands) fn questions(args: &TimelineArgs) -> anyhow::Result<Vec<Question>> {
    let words = args.queries.iter().map(std::slice::from_ref);
    let filters = &args.filters.given;
    Ok(words.map(|query| question(query, filters)).collect::<Result<_, _>>()?)
}

pub(in crate::cli::commands) fn answer(
    reader: &dyn Reader,
    questions: Vec<Question>,
    args: &TimelineArgs,
    terminal: &mut Terminal,
) -> anyhow::Result<Exit> {
    let (by, name) = match args.by {
        Span::Year => (Granularity::Year, "year"),
        Span::Quarter => (Granularity::Quarter, "quarter"),
        Span::Month => (Granularity::Month, "month"),
    };
    let mut series = Vec::with_capacity(questions.len());
    for question in questions {
        let bins = reader.timeline(&question.query, by)?;
        series.push(Series { query: question.text, bins });
    }
    match args.output.format {
        Format::Human => {
            let layout = terminal.layout();
            terminal.print(&render::timeline(&series, by, args.per_1000, layout))?;
        }
        Format::Json => {
            let queries = series.iter().map(|one| QueryBins {
                query: &one.query,
                bins: one.bins.iter().map(share).collect(),
            });
            let document = Timeline { by: name, queries: queries.collect() };
            terminal.print_data(&export::json(&document)?)?;
        }
        Format::Jsonl => terminal.print_data(&export::json_lines(lines(&series))?)?,
        Format::Csv => {
            let rows = lines(&series).map(|Line { query, share }| {
                let (bin, per_1000) = (share.bin, Cell::known(share.per_1000));
                let (hits, items) = (Cell::own(bin.hits), Cell::own(bin.items));
                [Cell::own(&bin.span), Cell::text(query), hits, items, per_1000]
            });
            let header = ["span", "query", "hits", "items", "per_1000"];
            terminal.print_data(&export::csv(header, rows)?)?;
        }
    }
    let mut found = false;
    for one in &series {
        if one.bins.iter().any(|bin| bin.hits > 0) {
            found = true;
        } else {
            say_nothing_found(&one.query, !args.filters.given.is_empty(), terminal);
        }
    }
    Ok(Exit::found(found))
}

fn share(bin: &Bin) -> Share<'_> {
    // Three digits after the point are finer than any corpus of minutes; more would
    // print the noise of the division.
    let per_1000 = per_1000(bin).map(|share| (share * 1000.0).round() / 1000.0);
    Share { bin, per_1000 }
}

fn lines(series: &[Series]) -> impl Iterator<Item = Line<'_>> {
    series
        .iter()
        .flat_map(|one| one.bins.iter().map(|bin| Line { query: &one.query, share: share(bin) }))
}
