//! A filter as a query of the engine: it includes or excludes and never scores.

use std::ops::Bound;

use tantivy::Term;
use tantivy::query::{BooleanQuery, Query as EngineQuery, RangeQuery, TermSetQuery};
use tantivy::schema::Field;

use super::super::engine::PlanError;
use super::super::live;
use super::super::schema::{Actor, act_by, days};
use super::state::{State, all_values};
use crate::minutes::{Act, DiaryNumber, OutcomeKind};
use crate::query::{DateRange, Filter, FilterField};
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
        Filter::Speaker(name) => {
            values(FilterField::Speaker, fields.speaker, name, Values::persons)
        }
        Filter::Person(name) => values(FilterField::Person, fields.person, name, Values::persons),
        Filter::Party(party) => values(FilterField::Party, fields.party, party, Values::parties),
        Filter::Organ(organ) => values(FilterField::Organ, fields.organ, organ, Values::organs),
        Filter::Authority(name) => {
            values(FilterField::Authority, fields.authority, name, Values::names)
        }
        Filter::Topic(topic) => values(FilterField::Topic, fields.topic, topic, Values::codes),
        Filter::Number(number) => {
            let number = number.trim_start_matches('§').trim().to_lowercase();
            Ok(vec![Term::from_field_text(fields.number, &number)])
        }
        Filter::Decided(decided) => Ok(vec![Term::from_field_bool(fields.decided, *decided)]),
        Filter::DiaryNumber(number) => Ok(vec![diary_number(state, fields.diary_number, number)?]),
        // Of these all values are known, whatever the index holds.
        Filter::Outcome(asked) => {
            if let Some(kind) = OutcomeKind::read(asked) {
                return Ok(vec![Term::from_field_text(fields.outcome, kind.name())]);
            }
            let names = OutcomeKind::ALL.map(|kind| kind.name().to_owned());
            Err(unknown(FilterField::Outcome, asked, names.into()))
        }
        Filter::Act(asked) => {
            if let Some(act) = Act::read(asked) {
                return Ok(vec![Term::from_field_text(fields.act, act.name())]);
            }
            let names = Act::ALL.map(|act| act.name().to_owned());
            Err(unknown(FilterField::Act, asked, names.into()))
        }
        Filter::ActBy { act, by } => acts_by(state, act_named(act), by),
        // A span of days is not a set of values.
        Filter::Date(_) => Ok(Vec::new()),
    }
}

/// The name of an act that was asked for in either language.
fn act_named(asked: &str) -> &str {
    Act::read(asked).map_or(asked, |act| act.name())
}

/// The terms of one act by one of those that a filter means. Who is known and never did it is no
/// error: nothing is found.
fn acts_by(state: &State<'_>, act: &str, by: &Filter) -> Result<Vec<Term>, PlanError> {
    let (kind, asked, meant): (_, _, fn(&Values, &str) -> Vec<String>) = match by {
        Filter::Speaker(name) | Filter::Person(name) => (Actor::Person, name, Values::persons),
        Filter::Party(letters) => (Actor::Party, letters, Values::parties),
        _ => return Ok(Vec::new()),
    };
    let field = state.fields.act_by;
    let prefix = act_by(act, kind, "");
    let all = all_values(state.searcher, field)?;
    let names = all.iter().filter_map(|value| value.strip_prefix(&prefix)).map(str::to_owned);
    let found = meant(&Values::from(names.collect::<Vec<_>>()), asked);
    if found.is_empty() {
        // The act or the name may be unknown at all.
        terms_of(state, &Filter::Act(act.to_owned()))?;
        terms_of(state, by)?;
    }
    Ok(found.iter().map(|name| Term::from_field_text(field, &act_by(act, kind, name))).collect())
}

/// The error for a value that is none of `all`.
fn unknown(field: FilterField, asked: &str, all: Vec<String>) -> PlanError {
    PlanError::Search(Values::from(all).unknown(field, asked))
}

/// The values that are meant.
fn value_terms(
    state: &State<'_>,
    filter: FilterField,
    field: Field,
    asked: &str,
    meant: fn(&Values, &str) -> Vec<String>,
) -> Result<Vec<Term>, PlanError> {
    let all = state.values(field)?;
    let found = meant(&all, asked);
    if found.is_empty() {
        return Err(PlanError::Search(all.unknown(filter, asked)));
    }
    Ok(found.iter().map(|value| Term::from_field_text(field, value)).collect())
}

fn diary_number(state: &State<'_>, field: Field, asked: &str) -> Result<Term, PlanError> {
    let form = DiaryNumber::parse(asked)
        .map_or_else(|| asked.trim().to_lowercase(), |number| number.to_string());
    let term = Term::from_field_text(field, &form);
    if live::items(state.searcher, &term)? == 0 {
        return Err(PlanError::Search(
            state.values(field)?.unknown(FilterField::DiaryNumber, asked),
        ));
    }
    Ok(term)
}

fn dates(field: Field, range: DateRange) -> Box<dyn EngineQuery> {
    let bound = |day: Option<chrono::NaiveDate>| {
        day.map_or(Bound::Unbounded, |day| Bound::Included(Term::from_field_i64(field, days(day))))
    };
    Box::new(RangeQuery::new(bound(range.from), bound(range.to)))
}
