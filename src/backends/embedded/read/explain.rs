//! Why does a hit have its score?
//!
//! The plan is gone through from its root, and for each word, and each way of looking for it, the
//! contribution to the scores of a page of hits is computed, so that the parts add up to the score. A word
//! counts with its best way plus a little of the others. Every way is scored once for all hits, since
//! some are expensive to begin with.

use tantivy::query::{EnableScoring, Query};
use tantivy::{DocAddress, Searcher};

use super::super::compile::{compile, reward};
use super::super::dictionary::Lookups;
use super::super::engine::PlanError;
use crate::search::{Contribution, Explanation, Node, Plan, PlannedWord, TIE};

/// Explains the scores of items, each with its address.
pub(in crate::backends::embedded) fn explanations(
    lookups: &Lookups<'_>,
    plan: &Plan,
    hits: &[(DocAddress, f32)],
) -> Result<Vec<Explanation>, PlanError> {
    let addresses: Vec<DocAddress> = hits.iter().map(|(address, _)| *address).collect();
    let parts = vec![Vec::new(); hits.len()];
    let mut page = Page { lookups, plan, addresses, parts };
    page.take(&plan.node, &vec![1.0; hits.len()])?;
    let explained = |((_, score), parts): (&(_, f32), _)| Explanation {
        value: *score,
        what: Contribution::Score,
        parts,
    };
    Ok(hits.iter().zip(page.parts).map(explained).collect())
}

/// The hits of a page, and what was found so far to contribute to each.
struct Page<'a> {
    lookups: &'a Lookups<'a>,
    plan: &'a Plan,
    addresses: Vec<DocAddress>,
    parts: Vec<Vec<Explanation>>,
}

/// What each hit scores, `None` where it does not match.
type Scores = Vec<Option<f32>>;

impl Page<'_> {
    /// Adds what a node contributes, of which each hit counts a share.
    fn take(&mut self, node: &Node, shares: &[f32]) -> Result<(), PlanError> {
        // What is asked for only to decide what is found counts nothing.
        if shares.iter().all(|share| *share == 0.0) {
            return Ok(());
        }
        match node {
            Node::Weighted(weight, node) => {
                let shares: Vec<f32> = shares.iter().map(|share| share * weight).collect();
                self.take(node, &shares)
            }
            Node::OfWord(at, inner) => match self.plan.words.get(*at) {
                Some(word) => self.take_word(word, inner, shares),
                None => Ok(()),
            },
            Node::Lowered { node: inner, .. } => {
                self.take(inner, shares)?;
                let (whole, left) = (self.scores(inner)?, self.scores(node)?);
                let both = whole.into_iter().zip(left);
                let lost: Scores = both.map(|(whole, left)| Some(left? - whole?)).collect();
                self.add(&Contribution::PutOff, &lost, shares);
                Ok(())
            }
            Node::Best(nodes) => self.take_best(nodes, shares),
            Node::Any(nodes) => nodes.iter().try_for_each(|node| self.take(node, shares)),
            Node::All { required, rewarded, absent: _ } => {
                required.iter().chain(rewarded).try_for_each(|node| self.take(node, shares))
            }
            Node::Nearby { field, .. } => {
                let scores = self.scores(node)?;
                self.add(&Contribution::Nearness(*field), &scores, shares);
                Ok(())
            }
            Node::Everything => {
                let scores = self.scores(node)?;
                self.add(&Contribution::AnyItem, &scores, shares);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// The best of several, and a little of the others.
    fn take_best(&mut self, nodes: &[Node], shares: &[f32]) -> Result<(), PlanError> {
        let scores = nodes.iter().map(|node| self.scores(node));
        let scores = scores.collect::<Result<Vec<Scores>, _>>()?;
        for (node, shares) in nodes.iter().zip(shares_of(&scores, shares)) {
            self.take(node, &shares)?;
        }
        Ok(())
    }

    /// A word, with its ways as parts, the strongest first.
    fn take_word(
        &mut self,
        word: &PlannedWord,
        node: &Node,
        shares: &[f32],
    ) -> Result<(), PlanError> {
        let whole = self.scores(node)?;
        let ways = word.expansions.iter().map(|way| self.scores(&way.node));
        let ways = ways.collect::<Result<Vec<Scores>, _>>()?;
        let counted = shares_of(&ways, shares);
        for (at, score) in whole.iter().enumerate() {
            // A word below an OR may not be in this item.
            let Some(score) = score.filter(|_| shares[at] != 0.0) else { continue };
            let own = word.expansions.iter().zip(&ways).zip(&counted);
            let own = own.filter_map(|((way, scores), shares)| {
                let what = Contribution::Way(way.kind.clone());
                Some(Explanation { value: scores[at]? * shares[at], what, parts: Vec::new() })
            });
            let mut parts: Vec<Explanation> = own.collect();
            parts.sort_by(|a, b| b.value.total_cmp(&a.value));
            let what = Contribution::Word(word.word.clone());
            self.parts[at].push(Explanation { value: score * shares[at], what, parts });
        }
        Ok(())
    }

    fn add(&mut self, what: &Contribution, scores: &[Option<f32>], shares: &[f32]) {
        for ((parts, score), share) in self.parts.iter_mut().zip(scores).zip(shares) {
            if let Some(value) = score.map(|score| score * share).filter(|value| *value != 0.0) {
                parts.push(Explanation { value, what: what.clone(), parts: Vec::new() });
            }
        }
    }

    /// What a node scores by itself, nearness as it is rewarded.
    fn scores(&self, node: &Node) -> Result<Scores, PlanError> {
        let state = &self.lookups.state;
        let query = match node {
            Node::Nearby { .. } => reward(state, node)?,
            node => compile(state, node)?,
        };
        Ok(scores_of(state.searcher, &*query, &self.addresses))
    }
}

/// With which share each of several ways counts for each hit: the best in full.
fn shares_of(ways: &[Scores], shares: &[f32]) -> Vec<Vec<f32>> {
    let of_hit = |at: usize, share: &f32| {
        let best = (0..ways.len()).max_by(|a, b| {
            let score = |way: &usize| ways[*way][at].unwrap_or(f32::NEG_INFINITY);
            // Of equal ones the first.
            score(a).total_cmp(&score(b)).then(b.cmp(a))
        });
        (0..ways.len()).map(|way| if Some(way) == best { *share } else { share * TIE }).collect()
    };
    let by_hit: Vec<Vec<f32>> =
        shares.iter().enumerate().map(|(at, share)| of_hit(at, share)).collect();
    (0..ways.len()).map(|way| by_hit.iter().map(|of_hit| of_hit[way]).collect()).collect()
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
