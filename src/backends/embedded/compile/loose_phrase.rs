//! Words that stand near each other, in this order or nearly so.
//!
//! In go terms and how many words they may be out of place, out come the items that have them so.
//! When no scores are wanted the engine's phrases (tantivy 0.27, `PhraseScorer::phrase_exists`)
//! forget what the words before the last have used of that room and find more items, so that bars
//! would not add up to the total. These are asked with scores always.

use tantivy::Term;
use tantivy::query::{EnableScoring, PhraseQuery, Query, Weight};
use tantivy::schema::Field;

/// The words with these stems in this order, at most `slop` words out of place all together.
/// There must be two at least.
pub(in crate::backends::embedded) fn loose_phrase<'a>(
    field: Field,
    stems: impl IntoIterator<Item = &'a str>,
    slop: u32,
) -> Box<dyn Query> {
    let terms = (0..).zip(stems).map(|(at, stem)| (at, Term::from_field_text(field, stem)));
    Box::new(LoosePhrase(PhraseQuery::new_with_offset_and_slop(terms.collect(), slop)))
}

#[derive(Debug, Clone)]
struct LoosePhrase(PhraseQuery);

impl Query for LoosePhrase {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        let searcher = match scoring {
            EnableScoring::Disabled { searcher_opt: Some(searcher), .. } => searcher,
            scoring => return self.0.weight(scoring),
        };
        self.0.weight(EnableScoring::enabled_from_searcher(searcher))
    }
}
