//! What is asked: a query with its filters, the order, the page, the counts wanted.

use super::facet::FacetField;
use crate::query::Query;

/// A question to an index.
#[derive(Debug, Clone, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a choice by itself")]
pub struct Request {
    /// The query as typed, echoed in the response.
    pub source: String,
    /// The query, filters included: a filter given as a flag is an `And` with the
    /// query, several values of one flag are an `Or`.
    pub query: Query,
    /// The order of the hits.
    pub sort: Sort,
    /// How many hits at most; `None` for all.
    pub limit: Option<usize>,
    /// How many hits to leave out first.
    pub offset: usize,
    /// Which facets to count.
    pub facets: Vec<FacetField>,
    /// How many values of each facet at most, the most frequent first; `None` for all.
    pub facet_limit: Option<usize>,
    /// Whether each hit carries an explanation of its score.
    pub explain: bool,
    /// Whether hits carry snippets.
    pub snippets: bool,
    /// Whether items with some of the words may come below those with all of them where these are few,
    /// and a query that finds nothing may be answered by the nearest that does.
    pub relax: bool,
    /// Whether words are looked for by the other words of the thesaurus as well.
    pub thesaurus: bool,
}

impl Request {
    /// The first ten hits of `query`, best first, with all facets of the contract.
    #[must_use]
    pub fn new(source: impl Into<String>, query: Query) -> Self {
        Self {
            source: source.into(),
            query,
            sort: Sort::Relevance,
            limit: Some(10),
            offset: 0,
            facets: FacetField::ALL.to_vec(),
            facet_limit: Some(10),
            explain: false,
            snippets: true,
            relax: true,
            thesaurus: true,
        }
    }
}

/// The order of hits. Equal hits come in the order of their ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// Best first.
    #[default]
    Relevance,
    /// Oldest first; items without a date come last.
    Date,
    /// Newest first; items without a date come last.
    DateDescending,
}

/// The span of one bar of a timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Granularity {
    /// A calendar year, `2021`.
    #[default]
    Year,
    /// A quarter, `2021-Q3`.
    Quarter,
    /// A month, `2021-08`.
    Month,
}
