//! A plan as a query of the engine.
//!
//! Node by node, without deciding anything: what a word means was decided in `search::plan`. Only the values of
//! filters are looked up here, since names are matched to those that the index has.

mod exact_phrase;
mod exclusion;
mod explained;
mod filters;
mod lowered;
mod near;
mod nearby;
mod state;

use std::sync::Arc;

use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, EmptyQuery, Occur,
    PhraseQuery, Query as EngineQuery, TermQuery, TermSetQuery,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{TantivyError, Term};

pub(super) use self::exact_phrase::ExactPhrase;
use self::exclusion::excluded;
use self::filters::any_filter;
use self::lowered::lowered;
use self::near::NearQuery;
use self::nearby::{nearby, roughly_nearby};
use super::engine::PlanError;
use super::schema::Fields;
use crate::search::{Node, TIE, TermField};

#[cfg(test)]
pub(super) use self::exact_phrase::Check;
pub(super) use self::state::{State, all_values};

/// The engine's query for a node.
pub(super) fn compile(state: &State<'_>, node: &Node) -> Result<Box<dyn EngineQuery>, PlanError> {
    let fields = state.fields;
    Ok(match node {
        Node::Everything => everything(),
        Node::Nothing => Box::new(EmptyQuery),
        Node::Term { field, term } => term_query(fields.of(*field), term),
        Node::AnyTerm { terms, score } => {
            let term = |(field, term): &(TermField, String)| {
                Term::from_field_text(fields.of(*field), term)
            };
            let any = TermSetQuery::new(terms.iter().map(term));
            Box::new(ConstScoreQuery::new(Box::new(any), *score))
        }
        Node::Row { field, stems } => row(fields.of(*field), stems),
        Node::Nearby { field, stems, slop } => nearby(fields.of(*field), stems, *slop),
        Node::Phrase { words, rows, is_whole, place } => Box::new(ExactPhrase {
            stems: compile(state, rows)?,
            words: words.clone(),
            is_whole: *is_whole,
            place: *place,
            fields,
        }),
        Node::Within { field, left, right, distance } => Box::new(NearQuery {
            field: fields.of(*field),
            left: Arc::clone(left),
            right: Arc::clone(right),
            distance: *distance,
        }),
        Node::Filter(filters) => {
            let filters: Vec<_> = filters.iter().collect();
            Box::new(ConstScoreQuery::new(any_filter(state, &filters)?, 0.0))
        }
        Node::Weighted(weight, node) => boosted(compile(state, node)?, *weight),
        Node::OfWord(_, node) => compile(state, node)?,
        Node::Lowered { node, share } => lowered(compile(state, node)?, *share, fields),
        Node::Best(nodes) => {
            Box::new(DisjunctionMaxQuery::with_tie_breaker(each(state, nodes)?, TIE))
        }
        Node::Any(nodes) => Box::new(BooleanQuery::union(each(state, nodes)?)),
        Node::All { required, absent, rewarded } => {
            let mut clauses: Vec<(Occur, Box<dyn EngineQuery>)> = Vec::new();
            clauses.extend(each(state, required)?.into_iter().map(|query| (Occur::Must, query)));
            if !absent.is_empty() {
                clauses.push((Occur::MustNot, excluded(each(state, absent)?)));
            }
            for node in rewarded {
                clauses.push((Occur::Should, reward(state, node)?));
            }
            Box::new(BooleanQuery::new(clauses))
        }
    })
}

/// What adds to the score of an item that is found anyway.
pub(super) fn reward(state: &State<'_>, node: &Node) -> Result<Box<dyn EngineQuery>, PlanError> {
    match node {
        Node::Weighted(weight, node) => Ok(boosted(reward(state, node)?, *weight)),
        Node::OfWord(_, node) => reward(state, node),
        Node::Nearby { field, stems, slop } => {
            Ok(roughly_nearby(state.fields.of(*field), stems, *slop))
        }
        node => compile(state, node),
    }
}

fn each(state: &State<'_>, nodes: &[Node]) -> Result<Vec<Box<dyn EngineQuery>>, PlanError> {
    nodes.iter().map(|node| compile(state, node)).collect()
}

/// Stems at their places.
fn row(field: Field, stems: &[(usize, String)]) -> Box<dyn EngineQuery> {
    let term = |(at, stem): &(usize, String)| (*at, Term::from_field_text(field, stem));
    Box::new(PhraseQuery::new_with_offset(stems.iter().map(term).collect()))
}

fn everything() -> Box<dyn EngineQuery> {
    Box::new(ConstScoreQuery::new(Box::new(AllQuery), 1.0))
}

/// A term in a field, scored by BM25.
pub(super) fn term_query(field: Field, text: &str) -> Box<dyn EngineQuery> {
    Box::new(TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::WithFreqs))
}

/// A query that counts so many times.
pub(super) fn boosted(query: Box<dyn EngineQuery>, boost: f32) -> Box<dyn EngineQuery> {
    Box::new(BoostQuery::new(query, boost))
}

impl Fields {
    /// The field that terms of a plan are in.
    pub(super) fn of(self, field: TermField) -> Field {
        match field {
            TermField::Exact => self.exact,
            TermField::Title => self.title,
            TermField::Body => self.body,
            TermField::Parts => self.parts,
            TermField::TitleParts => self.title_parts,
            TermField::DiaryNumber => self.diary_number,
            TermField::Number => self.number,
        }
    }
}

impl From<PlanError> for TantivyError {
    /// Of a node without filters, which alone can be refused for the user.
    fn from(error: PlanError) -> Self {
        match error {
            PlanError::Engine(error) => error,
            PlanError::Search(error) => Self::InvalidArgument(error.to_string()),
        }
    }
}
