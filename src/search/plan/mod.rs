//! What does a query mean?
//!
//! In how many ways each word is looked for, what each way counts, and how the parts go together, as a
//! plain tree that a backend compiles. All it asks of an index stands in [`Dictionary`]; so two
//! backends that index the same terms answer a query with the same items.

mod dictionary;
mod expansion;
mod form;
mod one_word;
mod phrase;
mod planner;
mod several_words;
mod tree;
mod weight;

#[cfg(test)]
mod tests;

pub use dictionary::{Dictionary, Like, Reach};
pub use expansion::{Expansion, ExpansionKind, OtherWords};
pub use form::{WordForm, forms, pairs, run_of};
pub use planner::{PlannedWord, Planner};
pub use several_words::{SomeOf, plan_some};
pub use tree::{Node, Side, TIE, TermField, UNSETTLED, UNSETTLED_WORDS};
pub use weight::Layers;

use super::{Matcher, Synonyms};
use crate::query::Query;

/// A query's meaning.
#[derive(Debug, Clone)]
pub struct Plan {
    /// What is looked for.
    pub node: Node,
    /// What to highlight.
    pub matcher: Matcher,
    /// The words.
    pub words: Vec<PlannedWord>,
    /// Words that the index does not know, each with the word it was taken for.
    pub corrections: Vec<(String, String)>,
    /// Words that are looked for by others as well.
    pub other_words: Vec<OtherWords>,
}

/// Plans `query` with the words of `dictionary`.
///
/// # Errors
/// When the dictionary cannot be read.
pub fn plan<D: Dictionary>(
    dictionary: &D,
    synonyms: &Synonyms,
    layers: Layers,
    query: &Query,
) -> Result<Plan, D::Error> {
    let mut planner = Planner::new(dictionary, synonyms, layers, query)?;
    let node = planner.node(query, None, false)?;
    let node = planner.settled_first(node);
    let Planner { matcher, words, corrections, other_words, .. } = planner;
    Ok(Plan { node, matcher, words, corrections, other_words })
}
