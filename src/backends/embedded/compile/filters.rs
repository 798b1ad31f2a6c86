//! A filter as a query of the engine: it includes or excludes and never scores.

use std::ops::Bound;

use tantivy::Term;
use tantivy::query::{BooleanQuery, Query as EngineQuery, RangeQuery, TermSetQuery};
use tantivy::schema::Field;

use super::super::engine::PlanError;
use super::super::live;
use super::super::schema::days;
use super::state::State;
use crate::minutes::DiaryNumber;
use crate::query::{DateRange, Filter};
use crate::search::Values;

/// The engine's query for items with any of `filters`. Values are gathered into one set, so that
/// thousands of them are one pass over their postings.
pub(in crate::backends::embedded) fn any_filter(
    state: &State<'_>,
    filters: &[&Filter],
) -> Result<Box<dyn EngineQuery>, PlanError> {
    let mut terms = Vec::new();
    let mut queries: Vec<Box<dyn EngineQuery>> = Vec::new();
    for filter in filters {
        match filter {
            Filter::Date(range) => queries.push(dates(state.fields.date, *range)),
            filter => terms.extend(terms_of(state, filter)?),
        }
    }
    if !terms.is_empty() {
        queries.push(Box::new(TermSetQuery::new(terms)));
    }
    if queries.len() > 1 {
        return Ok(Box::new(BooleanQuery::union(queries)));
    }
    Ok(queries.pop().unwrap_or_else(|| Box::new(tantivy::query::EmptyQuery)))
}

/// The terms of a filter by value: items with one of them are meant.
fn terms_of(state: &State<'_>, filter: &Filter) -> Result<Vec<Term>, PlanError> {
    let fields = state.fields;
    let values = |name, field, asked: &str, meant| value_terms(state, name, field, asked, meant);
    match filter {
        Filter::Speaker(name) => values("speaker", fields.speaker, name, Values::persons),
        Filter::Person(name) => values("person", fields.person, name, Values::persons),
        Filter::Party(party) => values("party", fields.party, party, Values::codes),
        Filter::Organ(organ) => values("organ", fields.organ, organ, Values::names),
        Filter::Authority(name) => values("authority", fields.authority, name, Values::names),
        Filter::Topic(topic) => values("topic", fields.topic, topic, Values::codes),
        Filter::Number(number) => {
            let number = number.trim_start_matches('§').trim().to_lowercase();
            Ok(vec![Term::from_field_text(fields.number, &number)])
        }
        Filter::Decided(decided) => Ok(vec![Term::from_field_bool(fields.decided, *decided)]),
        Filter::DiaryNumber(number) => Ok(vec![diary_number(state, fields.diary_number, number)?]),
        // A span of days is not a set of values.
        Filter::Date(_) => Ok(Vec::new()),
    }
}

/// The values that are meant.
fn value_terms(
    state: &State<'_>,
    name: &'static str,
    field: Field,
    asked: &str,
    meant: fn(&Values, &str) -> Vec<String>,
) -> Result<Vec<Term>, PlanError> {
    let all = state.values(field)?;
    let found = meant(&all, asked);
    if found.is_empty() {
        return Err(PlanError::Search(all.unknown(name, asked)));
    }
    Ok(found.iter().map(|value| Term::from_field_text(field, value)).collect())
}

fn diary_number(state: &State<'_>, field: Field, asked: &str) -> Result<Term, PlanError> {
    let form = DiaryNumber::parse(asked)
        .map_or_else(|| asked.trim().to_lowercase(), |number| number.to_string());
    let term = Term::from_field_text(field, &form);
    if live::items(state.searcher, &term)? == 0 {
        return Err(PlanError::Search(state.values(field)?.unknown("dnr", asked)));
    }
    Ok(term)
}

fn dates(field: Field, range: DateRange) -> Box<dyn EngineQuery> {
    let bound = |day: Option<chrono::NaiveDate>| {
        day.map_or(Bound::Unbounded, |day| Bound::Included(Term::from_field_i64(field, days(day))))
    };
    Box::new(RangeQuery::new(bound(range.from), bound(range.to)))
}
