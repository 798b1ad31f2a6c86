//! What is a word taken for that the index does not have?
//!
//! In goes a word, out come the ways of finding words of almost the same spelling: first
//! the same letters with their diacritics, then one or two letters changed. Only the
//! nearest are taken, and they count for less than the word itself would.

use tantivy::query::EmptyQuery;
use tantivy::{TantivyError, Term};

use super::likeness::{Like, Reach, tolerance};
use super::word::{Way, WaysOf, WordForm, boost, boosted, forms};
use crate::search::Matcher;

/// How many words of other spelling are taken, the nearest and most frequent.
const MOST_SPELLINGS: usize = 8;

impl WaysOf<'_> {
    /// Words spelt almost so: without diacritics first, else with another letter or two.
    pub(super) fn spellings(
        &self,
        word: &WordForm,
        fuzzy: bool,
        matcher: &mut Matcher,
        ways: &mut Vec<Way>,
    ) -> Result<Option<String>, TantivyError> {
        let most = match (self.layers.fuzzy, fuzzy) {
            (false, _) => 0,
            (true, true) => tolerance(&word.surface).max(1),
            (true, false) => tolerance(&word.surface),
        };
        // A misspelling nobody asked to be forgiven rarely is in the first letter, and with
        // another first letter most short words have neighbours (*varg*, *vård*).
        let reach = Reach { most, same_first: !fuzzy };
        let Some(like) = self.lookups.like(&word.surface, reach)? else {
            ways.push(not_looked_for());
            return Ok(None);
        };
        let mut like = like.to_vec();
        let first = word.surface.chars().next();
        like.retain(|like| {
            let folds = like.distance == 0;
            like.word != word.surface
                && (self.layers.folding || !folds)
                && (fuzzy || folds || like.word.chars().next() == first)
        });
        let nearest = like.first().map_or(0, |like| like.distance);
        // Asked for by `~`, all within reach; else only the nearest.
        like.retain(|like| fuzzy || like.distance == nearest);
        let correction = like.first().map(|like| like.word.clone());
        self.instead(&like, matcher, ways);
        Ok(correction)
    }

    /// The same letters with diacritics, where they are the more frequent word: the query
    /// was typed without (*vald i nara relationer*).
    pub(super) fn folded(
        &self,
        word: &WordForm,
        matcher: &mut Matcher,
        ways: &mut Vec<Way>,
    ) -> Result<(), TantivyError> {
        let items =
            self.searcher.doc_freq(&Term::from_field_text(self.fields.exact, &word.surface))?;
        let Some(like) = self.lookups.like(&word.surface, Reach::LETTERS)? else { return Ok(()) };
        let mut like = like.to_vec();
        like.retain(|like| like.word != word.surface && like.items > items);
        self.instead(&like, matcher, ways);
        Ok(())
    }

    /// Other words in all their ways.
    fn instead(&self, like: &[Like], matcher: &mut Matcher, ways: &mut Vec<Way>) {
        let mut stems: Vec<String> = Vec::new();
        for like in like {
            let Some(form) = forms(&like.word).into_iter().next() else { continue };
            if stems.contains(&form.stem) || stems.len() >= MOST_SPELLINGS {
                continue;
            }
            let (kind, boost) = if like.distance == 0 {
                ("with its diacritics", boost::FOLDED)
            } else {
                ("almost the same spelling", boost::FUZZY)
            };
            let mut found = self.plain(&form.surface, &form.stem, matcher);
            if self.layers.parts {
                self.part(&form.stem, matcher, &mut found);
                self.compound(&form, matcher, &mut found);
            }
            ways.extend(found.into_iter().map(|way| Way {
                label: format!("{}, {kind}", way.label),
                query: boosted(way.query, boost),
            }));
            stems.push(form.stem);
        }
    }
}

/// Tells that a word was taken as it was typed, though the index does not have it.
fn not_looked_for() -> Way {
    Way {
        label: "no other spelling was looked for: the query has too many unknown words".to_owned(),
        query: Box::new(EmptyQuery),
    }
}
