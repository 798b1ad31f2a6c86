//! Why does a hit have its score?
//!
//! In goes a plan and a hit, out comes per word of the query what each way of looking
//! for it contributes. A word counts with its best way plus a little of the others.

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
            // The engine answers with an error where the way does not match.
            let engine = way.query.explain(searcher, address).ok()?;
            Some(Explanation { value: engine.value(), what: way.label.clone(), parts: Vec::new() })
        });
        let mut parts: Vec<Explanation> = ways.collect();
        parts.sort_by(|a, b| b.value.total_cmp(&a.value));
        let value = word.query.explain(searcher, address).map_or(0.0, |engine| engine.value());
        Explanation { value, what: format!("\"{}\"", word.word), parts }
    });
    let mut parts: Vec<Explanation> = words.collect();
    // A word below an OR may not be in this item.
    parts.retain(|part| !part.parts.is_empty());
    Explanation { value: score, what: "score".to_owned(), parts }
}
