//! Where does a word that the index does not have stand as the beginning of others?
//!
//! A word that is only met in compounds (*vargjakt* in *vargjaktsområde*) is not a misspelling. Compounds
//! whose parts the vocabulary has are found by their parts; these are the others, which begin with the word and go on
//! with another word.

use super::super::dictionary::Dictionary;
use super::super::expansion::{Expansion, ExpansionKind};
use super::super::form::{WordForm, forms};
use super::super::tree::{Node, TermField};
use super::super::weight;
use super::expander::Expander;
use crate::search::Matcher;
use crate::swedish;

/// Letters of a word that is looked for as a beginning, at least: shorter ones begin words that have
/// nothing to do with them.
const LEAST_LETTERS: usize = 4;

/// Letters of what follows, at least: what is shorter is an ending.
const LEAST_REST_LETTERS: usize = 3;

/// What may follow and is not a word there: endings by which one word is made of another (*brottning*,
/// *elevator* have nothing to do with *brott* and *elev*), and an article that some words end in.
const NOT_WORDS: [&str; 12] =
    ["ett", "ning", "ningen", "ningar", "ator", "ande", "ende", "else", "het", "eri", "isk", "are"];

/// Words that are taken, the first by the alphabet.
const MOST_WORDS: usize = 32;

impl<D: Dictionary> Expander<'_, D> {
    /// Adds the compounds of the index that begin with the word; whether there are any.
    pub(super) fn beginnings(
        &self,
        word: &WordForm,
        matcher: &mut Matcher,
        expansions: &mut Vec<Expansion>,
    ) -> Result<bool, D::Error> {
        let is_long = word.surface.chars().count() >= LEAST_LETTERS;
        if !self.layers.parts || word.in_capitals || !is_long {
            return Ok(false);
        }
        let words = self.dictionary.beginning(&word.surface)?;
        let compounds = words.iter().filter(|other| is_compound_of(&word.surface, other));
        let mut nodes = Vec::new();
        for compound in compounds.take(MOST_WORDS) {
            for form in forms(compound) {
                nodes.push(self.form_anywhere(&form));
                matcher.add_surface(&form.surface);
            }
        }
        if nodes.is_empty() {
            return Ok(false);
        }
        let kind = ExpansionKind::Beginning { words: nodes.len(), beginning: word.surface.clone() };
        expansions.push(Expansion { kind, node: Node::Best(nodes).weighted(weight::PART) });
        Ok(true)
    }

    /// A form in the texts that are searched.
    fn form_anywhere(&self, form: &WordForm) -> Node {
        if self.field.is_none() {
            return Node::term(TermField::Exact, form.surface.as_str());
        }
        let places = TermField::of(self.field);
        Node::Best(places.map(|place| Node::term(place, form.stem.as_str())).collect())
    }
}

/// Whether `other` is `word` with another word behind it.
fn is_compound_of(word: &str, other: &str) -> bool {
    // Another form of the word ends in what may look like one: *-erna*.
    let Some(rest) =
        other.strip_prefix(word).filter(|_| swedish::stem(word) != swedish::stem(other))
    else {
        return false;
    };
    let rest = rest.strip_prefix('-').unwrap_or(rest);
    let is_word = |rest: &str| {
        rest.chars().count() >= LEAST_REST_LETTERS
            && rest.chars().all(char::is_alphabetic)
            && !NOT_WORDS.contains(&rest)
            && swedish::is_known(rest)
    };
    is_word(rest) || rest.strip_prefix('s').is_some_and(is_word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_compound_goes_on_with_a_word_and_no_ending() {
        assert!(is_compound_of("trampolin", "trampolinhall"));
        assert!(
            is_compound_of("trampolin", "trampolins-hall")
                || is_compound_of("trampolin", "trampolinshall")
        );
        assert!(!is_compound_of("trampolin", "trampolinerna"));
        assert!(!is_compound_of("trampolin", "trampolin"));
        assert!(!is_compound_of("trampolin", "hall"));
        assert!(!is_compound_of("park", "parkett") && !is_compound_of("brott", "brottning"));
    }
}
