//! A query that was typed, as a plan and as a query of the engine.

use tantivy::query::{BooleanQuery, ConstScoreQuery, Occur, Query as EngineQuery};

use super::super::compile::{compile, term_query};
use super::super::dictionary::Lookups;
use super::super::engine::PlanError;
use super::super::schema::KIND_ITEM;
use crate::query::Query;
use crate::search::{Layers, Matcher, Node, Plan, Synonyms, plan};

/// A query ready to be run, and what it means.
pub(in crate::backends::embedded) struct Compiled {
    /// The engine's query.
    pub query: Box<dyn EngineQuery>,
    /// What it was compiled from.
    pub plan: Plan,
}

impl Compiled {
    /// Compiles a plan for the state of the index that `lookups` are made in.
    pub(in crate::backends::embedded) fn of_plan(
        lookups: &Lookups<'_>,
        plan: Plan,
    ) -> Result<Self, PlanError> {
        let items = term_query(lookups.state.fields.kind, KIND_ITEM);
        let query = BooleanQuery::new(vec![
            (Occur::Must, compile(&lookups.state, &plan.node)?),
            (Occur::Must, Box::new(ConstScoreQuery::new(items, 0.0))),
        ]);
        Ok(Self { query: Box::new(query), plan })
    }

    /// A query that was not typed, with nothing to highlight.
    pub(in crate::backends::embedded) fn of_engine(query: Box<dyn EngineQuery>) -> Self {
        let plan = Plan {
            node: Node::Nothing,
            matcher: Matcher::default(),
            words: Vec::new(),
            corrections: Vec::new(),
            other_words: Vec::new(),
        };
        Self { query, plan }
    }
}

/// Plans `query` for the state of the index that `lookups` are made in, and compiles the plan.
pub(in crate::backends::embedded) fn planned(
    lookups: &Lookups<'_>,
    synonyms: &Synonyms,
    layers: Layers,
    query: &Query,
) -> Result<Compiled, PlanError> {
    Compiled::of_plan(lookups, plan(lookups, synonyms, layers, query)?)
}
