//! Which compound was meant by one with a letter wrong?
//!
//! Swedish makes compounds as it goes, so the one that was meant may stand in the index in another form or
//! with the same parts only (*elsparkcykkel* where minutes have *elsparkcyklarna*), and no word of the index
//! is spelt almost like what was typed. The misspellings of one letter are few enough to be tried.

use super::super::dictionary::Dictionary;
use super::super::form::{WordForm, forms, pairs};
use super::super::tree::TermField;
use super::expander::Expander;
use crate::swedish;

/// Letters of a word that may be a compound with one letter wrong, at least: two short words make one of so many.
const LEAST_LETTERS: usize = 9;

/// Letters of a word that is tried, at most: each letter is some sixty words more to look up.
const MOST_LETTERS: usize = 40;

/// Letters that may have been meant.
const LETTERS: &str = "abcdefghijklmnopqrstuvwxyzåäöé";

impl<D: Dictionary> Expander<'_, D> {
    /// The compound of which most items have the parts, of those that differ from `word` by one letter
    /// changed, put in, left out or swapped with the next.
    pub(super) fn misspelt_compound(&self, word: &str) -> Result<Option<WordForm>, D::Error> {
        let letters: Vec<char> = word.chars().collect();
        let is_tried = (LEAST_LETTERS..=MOST_LETTERS).contains(&letters.len())
            && letters.iter().all(|letter| letter.is_alphabetic())
            // One that can be read as it is typed is meant so, and only in no item.
            && swedish::splits().split(word).is_none();
        let mut best: Option<(u64, WordForm)> = None;
        for variant in if is_tried { variants(&letters) } else { Vec::new() } {
            let Some(form) = compound(&variant) else { continue };
            let items = self.items_with_parts(&form)?;
            if items > best.as_ref().map_or(0, |(most, _)| *most) {
                best = Some((items, form));
            }
        }
        Ok(best.map(|(_, form)| form))
    }

    /// How many items have a compound with all parts of this one.
    fn items_with_parts(&self, form: &WordForm) -> Result<u64, D::Error> {
        let mut least = u64::MAX;
        for pair in pairs(&form.components, None) {
            least = least.min(self.dictionary.items(TermField::Parts, &pair)?);
        }
        Ok(least)
    }
}

/// The form of a word, where it is one compound of known words.
fn compound(word: &str) -> Option<WordForm> {
    swedish::splits().split(word)?;
    let form = forms(word).into_iter().next()?;
    (form.components.len() > 1).then_some(form)
}

/// The words with one letter left out, swapped with the next, changed or put in. The first letter stays:
/// few mistype it, and with another most words are other words.
fn variants(letters: &[char]) -> Vec<String> {
    let with = |at: usize, put: &[char], behind: usize| -> String {
        letters[..at].iter().chain(put).chain(&letters[behind..]).collect()
    };
    let mut all = Vec::new();
    for at in 1..letters.len() {
        all.push(with(at, &[], at + 1));
        if let Some(next) = letters.get(at + 1) {
            all.push(with(at, &[*next, letters[at]], at + 2));
        }
        all.extend(LETTERS.chars().map(|letter| with(at, &[letter], at + 1)));
    }
    for at in 1..=letters.len() {
        all.extend(LETTERS.chars().map(|letter| with(at, &[letter], at)));
    }
    let typed = with(letters.len(), &[], letters.len());
    all.retain(|variant| *variant != typed);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_is_left_out_swapped_changed_or_put_in_but_for_the_first() {
        let letters: Vec<char> = "väg".chars().collect();
        let all = variants(&letters);
        for variant in ["vg", "vä", "vgä", "vag", "väl", "vväg", "väng", "vägg"] {
            assert!(all.iter().any(|found| found == variant), "{variant}");
        }
        assert!(all.iter().all(|variant| variant.starts_with('v') && variant != "väg"));
    }

    #[test]
    fn only_compounds_of_known_words_are_meant() {
        assert!(compound("cykelbana").is_some());
        assert!(compound("cykelbxna").is_none());
        assert!(compound("väg").is_none());
    }
}
