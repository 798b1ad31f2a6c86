//! How do the parts of a query go together?
//!
//! In go parts, out comes one query of the engine: all required or any of them enough, negated ones
//! excluded, words near each other rewarded. Parts that are the same are planned and read once and
//! count as often as they stand there, so that a word typed a thousand times costs what it costs
//! once.

use std::collections::HashMap;

use tantivy::query::{
    AllQuery, BooleanQuery, ConstScoreQuery, DisjunctionMaxQuery, Occur, Query as EngineQuery,
};

use super::engine::PlanError;
use super::exclusion::excluded;
use super::filters::any_filter;
use super::plan::{Planned, Planner};
use super::word::{boost, boosted};
use crate::query::{Query, TextField};

/// A part of a list, planned.
pub(super) struct Clause {
    /// Its place in the list; of parts that are the same the first.
    pub at: usize,
    /// How often it stands there.
    pub times: u16,
    /// Whether its items are left out.
    pub is_absent: bool,
    /// Its items are those of any of these.
    pub ways: Vec<Box<dyn EngineQuery>>,
}

impl Planner<'_> {
    /// All parts required, negated parts excluded, words near each other rewarded.
    pub(super) fn all_of(
        &mut self,
        parts: &[Query],
        field: Option<TextField>,
        negated: bool,
    ) -> Planned {
        let mut clauses: Vec<(Occur, Box<dyn EngineQuery>)> = Vec::new();
        let mut absent = Vec::new();
        for Clause { times, is_absent, ways, .. } in self.clauses(parts, field, negated)? {
            if is_absent {
                absent.extend(ways);
                continue;
            }
            let mut ways = ways.into_iter();
            let Some(mut query) = ways.next() else { continue };
            for other in ways {
                query = best_of(vec![query, other]);
            }
            clauses.push((Occur::Must, counted(query, times)));
        }
        if clauses.is_empty() {
            clauses.push((Occur::Must, everything()));
        }
        if !absent.is_empty() {
            clauses.push((Occur::MustNot, excluded(absent)));
        }
        if self.layers.nearness && !negated {
            clauses.extend(
                self.nearness(parts, field).into_iter().map(|query| (Occur::Should, query)),
            );
        }
        Ok(Box::new(BooleanQuery::new(clauses)))
    }

    /// The parts of a list of which all are required.
    pub(super) fn clauses(
        &mut self,
        parts: &[Query],
        field: Option<TextField>,
        negated: bool,
    ) -> Result<Vec<Clause>, PlanError> {
        let instead = self.instead_of_words(parts, field, negated)?;
        let others = |at: usize| instead.iter().filter(move |(words, _)| words.contains(&at));
        let mut clauses = Vec::new();
        // What may be met by something else together with its neighbours stands for itself.
        for (at, times) in repeated(parts, |at| others(at).next().is_some()) {
            let (part, is_absent) = match &parts[at] {
                Query::Not(inner) => (&**inner, true),
                part => (part, false),
            };
            let mut ways = vec![self.query(part, field, negated != is_absent)?];
            ways.extend(others(at).map(|(_, other)| other.box_clone()));
            clauses.push(Clause { at, times, is_absent, ways });
        }
        Ok(clauses)
    }

    /// Any part is enough.
    pub(super) fn any_of(
        &mut self,
        parts: &[Query],
        field: Option<TextField>,
        negated: bool,
    ) -> Planned {
        let mut clauses = Vec::new();
        let mut filters = Vec::new();
        for (at, times) in repeated(parts, |_| false) {
            match &parts[at] {
                Query::Filter(filter) => filters.push(filter),
                part => clauses.push(counted(self.query(part, field, negated)?, times)),
            }
        }
        if !filters.is_empty() {
            clauses.push(self.filters(&filters)?);
        }
        Ok(Box::new(BooleanQuery::union(clauses)))
    }

    /// Items with any of the properties; they include and do not score.
    pub(super) fn filters(
        &self,
        filters: &[&crate::query::Filter],
    ) -> Result<Box<dyn EngineQuery>, PlanError> {
        let filter = any_filter(self.lookups, self.fields, filters)?;
        Ok(Box::new(ConstScoreQuery::new(filter, 0.0)))
    }
}

/// The parts that differ, by the place of the first of each, and how often each stands there; one
/// that `is_apart` counts by itself.
fn repeated(parts: &[Query], is_apart: impl Fn(usize) -> bool) -> Vec<(usize, u16)> {
    let mut distinct: Vec<(usize, u16)> = Vec::with_capacity(parts.len());
    let mut known: HashMap<Query, usize> = HashMap::new();
    for (at, part) in parts.iter().enumerate() {
        if is_apart(at) {
            distinct.push((at, 1));
            continue;
        }
        let known = known.entry(part.clone().without_spans()).or_insert(distinct.len());
        match distinct.get_mut(*known) {
            Some((_, times)) => *times = times.saturating_add(1),
            None => distinct.push((at, 1)),
        }
    }
    distinct
}

/// A clause that counts so many times.
fn counted(query: Box<dyn EngineQuery>, times: u16) -> Box<dyn EngineQuery> {
    if times == 1 { query } else { boosted(query, f32::from(times)) }
}

/// The best clause counts, the others a little.
pub(super) fn best_of(clauses: Vec<Box<dyn EngineQuery>>) -> Box<dyn EngineQuery> {
    Box::new(DisjunctionMaxQuery::with_tie_breaker(clauses, boost::TIE))
}

pub(super) fn everything() -> Box<dyn EngineQuery> {
    Box::new(ConstScoreQuery::new(Box::new(AllQuery), 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::parse;

    #[test]
    fn parts_that_are_the_same_are_counted_and_those_apart_are_not() {
        let Query::And(parts) = parse("och skola och \"a b\" Och och \"a b\"").expect("a query")
        else {
            panic!("not an and");
        };
        assert_eq!(repeated(&parts, |_| false), [(0, 3), (1, 1), (3, 2), (4, 1)]);
        assert_eq!(repeated(&parts, |at| at == 2), [(0, 2), (1, 1), (2, 1), (3, 2), (4, 1)]);
    }
}
