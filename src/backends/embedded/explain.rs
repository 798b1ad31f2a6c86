//! Why does a hit have its score?
//!
//! In goes a plan and a hit, out comes per word of the query what each way of looking
//! for it contributes. A word counts with its best way plus a little of the others.

use tantivy::query::{EnableScoring, Query};
use tantivy::{DocAddress, Searcher};

use super::plan::Plan;
use crate::search::Explanation;

/// Explains the score of the item at `address`.
pub(super) fn explanation(
    searcher: &Searcher,
    plan: &Plan,
    address: DocAddress,
    score: f32,
) -> Explanation {
    let words = plan.words.iter().filter(|word| !word.negated).map(|word| {
        let ways = word.ways.iter().filter_map(|way| {
            let value = score_of(searcher, &*way.query, address)?;
            Some(Explanation { value, what: way.label.clone(), parts: Vec::new() })
        });
        let mut parts: Vec<Explanation> = ways.collect();
        parts.sort_by(|a, b| b.value.total_cmp(&a.value));
        let value = score_of(searcher, &*word.query, address).unwrap_or(0.0);
        Explanation { value, what: format!("\"{}\"", word.word), parts }
    });
    let mut parts: Vec<Explanation> = words.collect();
    // A word below an OR may not be in this item.
    parts.retain(|part| !part.parts.is_empty());
    Explanation { value: score, what: "score".to_owned(), parts }
}

/// What a clause scores for an item; `None` where it does not match. (The engine's own
/// explanation of a phrase takes for granted that the item matches.)
fn score_of(searcher: &Searcher, query: &dyn Query, address: DocAddress) -> Option<f32> {
    let weight = query.weight(EnableScoring::enabled_from_searcher(searcher)).ok()?;
    let segment = searcher.segment_reader(address.segment_ord);
    let mut scorer = weight.scorer(segment, 1.0).ok()?;
    let mut at = scorer.doc();
    if at < address.doc_id {
        at = scorer.seek(address.doc_id);
    }
    (at == address.doc_id).then(|| scorer.score())
}
