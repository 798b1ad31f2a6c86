//! What is answered where few items, or none, have all the words?
//!
//! Those that have all of them first, then those with the words that tell most of the query, each with
//! what it lacks. Where nothing is found by some of the words either, and the words of a compound or of a phrase
//! by themselves find something, that is answered instead.

use std::collections::HashSet;

use tantivy::DocAddress;

use super::super::compile::compile;
use super::super::dictionary::Lookups;
use super::collect::{Best, Found};
use super::explain::scores_of;
use super::planned::Compiled;
use super::reader::{EmbeddedReader, page_end};
use crate::search::{
    Node, Relaxation, Relaxed, Request, Response, SearchError, SomeOf, Widening, plan_some,
    relaxations,
};

/// As many items with all the words are enough: a page of them.
pub(super) const ENOUGH: usize = 10;

impl EmbeddedReader {
    /// The answer to a request of which `whole` are the items with all the words, fewer than
    /// [`ENOUGH`]; `None` where nothing more is found.
    pub(super) fn widened(
        &self,
        request: &Request,
        lookups: &Lookups<'_>,
        whole: &Found,
    ) -> Result<Option<Response>, SearchError> {
        let some = self.with_some_words(request, lookups, whole)?;
        if some.is_none() && whole.total == 0 {
            let relaxed = self.relaxed(request, lookups)?;
            return if relaxed.is_some() {
                Ok(relaxed)
            } else {
                self.with_some_parts(request, lookups)
            };
        }
        Ok(some)
    }

    /// Items with some of the parts of several compounds, none of which the index has. The parts of one
    /// alone are too little to answer for it.
    fn with_some_parts(
        &self,
        request: &Request,
        lookups: &Lookups<'_>,
    ) -> Result<Option<Response>, SearchError> {
        let by_parts = relaxations(&request.query).into_iter().find(
            |relaxation| matches!(&relaxation.change, Widening::PartsOf(words) if words.len() > 1),
        );
        let Some(Relaxation { query, .. }) = by_parts else { return Ok(None) };
        self.with_some_words(&Request { query, ..request.clone() }, lookups, &Found::default())
    }

    /// The answer to the nearest query that finds something.
    fn relaxed(
        &self,
        request: &Request,
        lookups: &Lookups<'_>,
    ) -> Result<Option<Response>, SearchError> {
        for Relaxation { query, change } in relaxations(&request.query) {
            let plan = self.plan_with(lookups, &query, self.layers_of(request))?;
            let request = Request { query: query.clone(), ..request.clone() };
            let mut response = self.answer(lookups, &plan, &request)?;
            if response.total > 0 {
                response.relaxed = Some(Relaxed { query: query.to_string(), change });
                return Ok(Some(response));
            }
        }
        Ok(None)
    }

    /// Items with all the words, then items with some of them.
    fn with_some_words(
        &self,
        request: &Request,
        lookups: &Lookups<'_>,
        whole: &Found,
    ) -> Result<Option<Response>, SearchError> {
        let some = plan_some(lookups, &self.synonyms, self.layers_of(request), &request.query)
            .map_err(|error| self.not_planned(error.into()))?;
        let Some(SomeOf { plan, words, query }) = some else { return Ok(None) };
        let compiled = Compiled::of_plan(lookups, plan).map_err(|error| self.not_planned(error))?;
        let mut best = whole.best.clone();
        let complete: HashSet<DocAddress> = best.iter().map(|best| best.address).collect();
        let page = page_end(request);
        let keep = page.map(|page| page.saturating_add(best.len()));
        let Found { best: others, total, counts } = self.found(&compiled, request, keep)?;
        if total <= complete.len() as u64 {
            return Ok(None);
        }
        best.extend(others.into_iter().filter(|best| !complete.contains(&best.address)));
        best.truncate(page.unwrap_or(usize::MAX));
        let found = Found { best, total, counts };
        let mut response = self.response(lookups, &compiled.plan, request, &found)?;
        let shown = found.best.get(request.offset..).unwrap_or_default();
        self.tell_missing(lookups, &words, shown, &complete, &mut response)?;
        let change = Widening::SomeWords { complete: complete.len() as u64 };
        response.relaxed = Some(Relaxed { query: query.to_string(), change });
        Ok(Some(response))
    }

    /// Says of each hit which of the words it lacks, but of those that lack none.
    fn tell_missing(
        &self,
        lookups: &Lookups<'_>,
        words: &[(String, Node)],
        shown: &[Best],
        complete: &HashSet<DocAddress>,
        response: &mut Response,
    ) -> Result<(), SearchError> {
        let addresses: Vec<DocAddress> = shown.iter().map(|best| best.address).collect();
        for (word, node) in words {
            let query = compile(&lookups.state, node).map_err(|error| self.not_planned(error))?;
            let has = scores_of(lookups.state.searcher, &*query, &addresses);
            for ((hit, address), has) in response.hits.iter_mut().zip(&addresses).zip(has) {
                if has.is_none() && !complete.contains(address) {
                    hit.missing.push(word.clone());
                }
            }
        }
        Ok(())
    }
}
