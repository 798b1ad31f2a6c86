//! What is a word taken for that the index does not have?
//!
//! First for the same letters with their diacritics, then for words with one or two letters changed. Only
//! the nearest are taken, and they count for less than the word itself would.

use super::super::dictionary::{Dictionary, Like, Reach};
use super::super::expansion::{Expansion, ExpansionKind};
use super::super::form::{WordForm, forms};
use super::super::tree::{Node, TermField};
use super::super::weight;
use super::expander::Expander;
use crate::search::Matcher;
use crate::swedish;

/// How many words of other spelling are taken, the nearest and most frequent.
const MOST_SPELLINGS: usize = 8;

/// How many differences are looked for in a word of so many letters: short words have
/// too many neighbours (*våld* and *vård* are one letter apart).
fn tolerance(word: &str) -> u8 {
    match word.chars().count() {
        0..=4 => 0,
        5..=7 => 1,
        _ => 2,
    }
}

/// Whether two words may be spellings of one by their last parts: *barnvakt* is *barn* and *vakt*, and
/// *barnvagn* begins with the same and goes on with another short word.
fn may_be_one(typed: &str, like: &Like) -> bool {
    const SHORT_CHARS: usize = 5;
    let Some(split) = swedish::splits().split(&like.word) else { return true };
    let Some(last) = split.parts.last().map(|part| part.range.start) else { return true };
    let is_short = |rest: &str| rest.chars().count() <= SHORT_CHARS;
    match typed.strip_prefix(&like.word[..last]) {
        Some(rest) => like.distance < 2 || !is_short(rest) || !is_short(&like.word[last..]),
        None => true,
    }
}

fn has_letters(word: &str) -> bool {
    word.contains(char::is_alphabetic)
}

impl<D: Dictionary> Expander<'_, D> {
    /// Words spelt almost so: without diacritics first, else with another letter or two.
    pub(crate) fn spellings(
        &self,
        word: &WordForm,
        fuzzy: bool,
        matcher: &mut Matcher,
        expansions: &mut Vec<Expansion>,
    ) -> Result<Option<String>, D::Error> {
        // A number that is nearly another is not that number, and whoever tries numbers until one is
        // "taken to mean" another would learn those that are masked.
        if !has_letters(&word.surface) {
            return Ok(None);
        }
        let most = match (self.layers.fuzzy, fuzzy) {
            (false, _) => 0,
            (true, true) => tolerance(&word.surface).max(1),
            // A word that Swedish has is spelt as it was meant: it is only in no item.
            (true, false) if swedish::is_spelt(&word.surface) => 0,
            (true, false) => tolerance(&word.surface),
        };
        // A misspelling nobody asked to be forgiven rarely is in the first letter, and with
        // another first letter most short words have neighbours (*varg*, *vård*).
        let reach = Reach { most, same_first: !fuzzy };
        let Some(like) = self.dictionary.like(&word.surface, reach)? else {
            // Told, since the word was then taken as typed though the index does not have it.
            expansions.push(Expansion { kind: ExpansionKind::NotLookedFor, node: Node::Nothing });
            return Ok(None);
        };
        let mut like = like.to_vec();
        let first = word.surface.chars().next();
        like.retain(|like| {
            let folds = like.distance == 0;
            like.word != word.surface
                && has_letters(&like.word)
                && (self.layers.folding || !folds)
                && (fuzzy || folds || like.word.chars().next() == first)
                && (fuzzy || may_be_one(&word.surface, like))
        });
        let is_near = |like: &Like| like.distance < 2;
        if !fuzzy
            && most > 0
            && !like.first().is_some_and(is_near)
            && let Some(compound) = self.misspelt_compound(&word.surface)?
        {
            like = vec![Like { word: compound.surface, distance: 1, items: 0 }];
        }
        let nearest = like.first().map_or(0, |like| like.distance);
        // Of what is equally near a word of the language was meant rather than a name.
        let is_word = |like: &Like| swedish::is_spelt(&like.word);
        if !fuzzy && like.iter().any(|like| like.distance == nearest && is_word(like)) {
            like.retain(is_word);
        }
        // Asked for by `~`, all within reach; else only the nearest.
        like.retain(|like| fuzzy || like.distance == nearest);
        let correction = like.first().map(|like| like.word.clone());
        self.instead(&like, matcher, expansions);
        Ok(correction)
    }

    /// The same letters with diacritics, where they are the more frequent word: the query
    /// was typed without (*vald i nara relationer*).
    pub(crate) fn folded(
        &self,
        word: &WordForm,
        matcher: &mut Matcher,
        expansions: &mut Vec<Expansion>,
    ) -> Result<(), D::Error> {
        let items = self.dictionary.items(TermField::Exact, &word.surface)?;
        let Some(like) = self.dictionary.like(&word.surface, Reach::LETTERS)? else {
            return Ok(());
        };
        let mut like = like.to_vec();
        like.retain(|like| like.word != word.surface && like.items > items);
        self.instead(&like, matcher, expansions);
        Ok(())
    }

    /// Other words, each expanded.
    fn instead(&self, like: &[Like], matcher: &mut Matcher, expansions: &mut Vec<Expansion>) {
        let mut stems: Vec<String> = Vec::new();
        for like in like {
            let Some(form) = forms(&like.word).into_iter().next() else { continue };
            if stems.contains(&form.stem) || stems.len() >= MOST_SPELLINGS {
                continue;
            }
            let (kind, weight): (fn(Box<ExpansionKind>) -> ExpansionKind, _) = match like.distance {
                0 => (ExpansionKind::WithDiacritics, weight::FOLDED),
                _ => (ExpansionKind::AlmostSpelt, weight::FUZZY),
            };
            let mut found = self.plain(&form.surface, &form.stem, matcher);
            if self.layers.parts {
                self.part(&form.stem, matcher, &mut found);
                self.compound(&form, matcher, &mut found);
            }
            expansions.extend(found.into_iter().map(|expansion| Expansion {
                kind: kind(Box::new(expansion.kind)),
                node: expansion.node.weighted(weight),
            }));
            stems.push(form.stem);
        }
    }
}
