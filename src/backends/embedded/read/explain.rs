//! Why does a hit have its score?
//!
//! For each word of the query, and each way of looking for it, the contribution to the scores of a
//! page of hits is computed. A word counts with its best way plus a little of the others. Every way
//! is scored once for all hits, since some are expensive to begin with.

use tantivy::query::{EnableScoring, Query};
use tantivy::{DocAddress, Searcher};

use super::super::compile::compile;
use super::super::dictionary::Lookups;
use super::super::engine::PlanError;
use crate::search::{Contribution, Explanation, Plan};

/// Explains the scores of items, each with its address.
pub(in crate::backends::embedded) fn explanations(
    lookups: &Lookups<'_>,
    plan: &Plan,
    hits: &[(DocAddress, f32)],
) -> Result<Vec<Explanation>, PlanError> {
    let searcher = lookups.state.searcher;
    let addresses: Vec<DocAddress> = hits.iter().map(|(address, _)| *address).collect();
    let of_hit = |(_, score): &(_, f32)| Explanation {
        value: *score,
        what: Contribution::Score,
        parts: Vec::new(),
    };
    let mut explanations: Vec<Explanation> = hits.iter().map(of_hit).collect();
    for word in plan.words.iter().filter(|word| !word.negated) {
        let mut ways = vec![Vec::new(); hits.len()];
        for expansion in &word.expansions {
            let query = compile(&lookups.state, &expansion.node)?;
            let scores = scores_of(searcher, &*query, &addresses);
            for (of_hit, value) in ways.iter_mut().zip(scores) {
                let what = || Contribution::Way(expansion.kind.clone());
                let explained = |value| Explanation { value, what: what(), parts: Vec::new() };
                of_hit.extend(value.map(explained));
            }
        }
        let scores = scores_of(searcher, &*compile(&lookups.state, &word.node())?, &addresses);
        for ((explanation, mut parts), value) in explanations.iter_mut().zip(ways).zip(scores) {
            parts.sort_by(|a, b| b.value.total_cmp(&a.value));
            // A word below an OR may not be in this item.
            if !parts.is_empty() {
                let (value, what) = (value.unwrap_or(0.0), Contribution::Word(word.word.clone()));
                explanation.parts.push(Explanation { value, what, parts });
            }
        }
    }
    Ok(explanations)
}

/// What a clause scores for each of the items; `None` where it does not match. (The engine's own
/// explanation of a phrase takes for granted that the item matches.)
pub(in crate::backends::embedded) fn scores_of(
    searcher: &Searcher,
    query: &dyn Query,
    addresses: &[DocAddress],
) -> Vec<Option<f32>> {
    let mut scores = vec![None; addresses.len()];
    let Ok(weight) = query.weight(EnableScoring::enabled_from_searcher(searcher)) else {
        return scores;
    };
    // What is found can only be gone through forwards.
    let mut order: Vec<usize> = (0..addresses.len()).collect();
    order.sort_unstable_by_key(|at| addresses[*at]);
    let segment_of = |at: &usize| addresses[*at].segment_ord;
    for in_segment in order.chunk_by(|a, b| segment_of(a) == segment_of(b)) {
        let Some(segment) = in_segment.first().map(segment_of) else { continue };
        let Ok(mut contributions) = weight.scorer(searcher.segment_reader(segment), 1.0) else {
            continue;
        };
        for &at in in_segment {
            let wanted = addresses[at].doc_id;
            if contributions.doc() < wanted {
                contributions.seek(wanted);
            }
            if contributions.doc() == wanted {
                scores[at] = Some(contributions.score());
            }
        }
    }
    scores
}
