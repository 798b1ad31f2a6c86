//! A filter as a query of the engine: it includes or excludes and never scores.

use std::ops::Bound;

use tantivy::query::{Query as EngineQuery, RangeQuery, TermQuery, TermSetQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Searcher, Term};

use super::engine::PlanError;
use super::schema::Fields;
use super::values;
use super::writer::days;
use crate::minutes::DiaryNumber;
use crate::query::{DateRange, Filter};

/// The engine's query for `filter`.
pub(super) fn filter_query(
    searcher: &Searcher,
    fields: Fields,
    filter: &Filter,
) -> Result<Box<dyn EngineQuery>, PlanError> {
    let values = |name, field, asked: &str, meant| value_query(searcher, name, field, asked, meant);
    match filter {
        Filter::Speaker(name) => values("speaker", fields.speaker, name, values::persons),
        Filter::Person(name) => values("person", fields.person, name, values::persons),
        Filter::Party(party) => values("party", fields.party, party, values::codes),
        Filter::Organ(organ) => values("organ", fields.organ, organ, values::names),
        Filter::Authority(name) => values("authority", fields.authority, name, values::names),
        Filter::Topic(topic) => values("topic", fields.topic, topic, values::codes),
        Filter::Number(number) => {
            let number = number.trim_start_matches('§').trim().to_lowercase();
            Ok(term(fields.number, &number))
        }
        Filter::Decided(decided) => Ok(Box::new(TermQuery::new(
            Term::from_field_bool(fields.decided, *decided),
            IndexRecordOption::Basic,
        ))),
        Filter::DiaryNumber(number) => diary_number(searcher, fields.diary_number, number),
        Filter::Date(range) => Ok(dates(fields.date, *range)),
    }
}

fn term(field: Field, text: &str) -> Box<dyn EngineQuery> {
    Box::new(TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::Basic))
}

/// Items with one of the values that are meant.
fn value_query(
    searcher: &Searcher,
    name: &'static str,
    field: Field,
    asked: &str,
    meant: fn(&[String], &str) -> Vec<String>,
) -> Result<Box<dyn EngineQuery>, PlanError> {
    let all = values::all_values(searcher, field)?;
    let found = meant(&all, asked);
    if found.is_empty() {
        return Err(PlanError::Search(values::unknown(name, asked, &all)));
    }
    let terms = found.iter().map(|value| Term::from_field_text(field, value));
    Ok(Box::new(TermSetQuery::new(terms)))
}

fn diary_number(
    searcher: &Searcher,
    field: Field,
    asked: &str,
) -> Result<Box<dyn EngineQuery>, PlanError> {
    let form = DiaryNumber::parse(asked)
        .map_or_else(|| asked.trim().to_lowercase(), |number| number.to_string());
    if searcher.doc_freq(&Term::from_field_text(field, &form))? == 0 {
        let all = values::all_values(searcher, field)?;
        return Err(PlanError::Search(values::unknown("dnr", asked, &all)));
    }
    Ok(term(field, &form))
}

fn dates(field: Field, range: DateRange) -> Box<dyn EngineQuery> {
    let bound = |day: Option<chrono::NaiveDate>| {
        day.map_or(Bound::Unbounded, |day| Bound::Included(Term::from_field_i64(field, days(day))))
    };
    Box::new(RangeQuery::new(bound(range.from), bound(range.to)))
}
