//! What does a query mean?
//!
//! In how many ways each word is looked for, what each way counts, and how the parts go together, as a
//! plain tree that a backend compiles. All it asks of an index stands in [`Dictionary`]; so two
//! backends that index the same terms answer a query with the same items.

mod dictionary;
mod expansion;
mod form;
mod phrase;
mod planner;
mod several_words;
mod spelling;
mod together;
mod tree;
mod weight;
mod word;

#[cfg(test)]
mod tests;

pub use dictionary::{Dictionary, Like, Reach};
pub use expansion::{Expansion, ExpansionKind};
pub use form::{WordForm, forms, pairs, run_of};
pub use planner::{PlannedWord, Planner};
pub use together::Clause;
pub use tree::{Node, Side, TIE, TermField};
pub use weight::Layers;

use super::{Matcher, Synonyms};
use crate::query::{Query, Term};

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
    let Planner { matcher, words, corrections, .. } = planner;
    Ok(Plan { node, matcher, words, corrections })
}

/// About how many items have a part of a query: a word those that have a form of it, of
/// several words the rarest. What is not a word is taken to be in all of them.
///
/// # Errors
/// When the dictionary cannot be read.
pub fn items_of<D: Dictionary>(dictionary: &D, part: &Query) -> Result<u64, D::Error> {
    let (Query::Word(Term { text, .. }) | Query::Phrase(Term { text, .. })) = part else {
        return Ok(u64::MAX);
    };
    let mut rarest = u64::MAX;
    for form in forms(text) {
        let items = |field| dictionary.items(field, &form.stem);
        let stems = items(TermField::Title)?.max(items(TermField::Body)?);
        rarest = rarest.min(stems.max(items(TermField::Parts)?));
    }
    Ok(rarest)
}
