//! How many words of a text are words?
//!
//! A word counts as known when the vocabulary has it or it is a compound of such words. Names,
//! numbers and abbreviations are not asked: no vocabulary has them all, and minutes are full of them.

use std::ops::AddAssign;

use crate::swedish;

/// Words of one letter, which the vocabulary passes over. Others of one letter are what is left of
/// words with gaps between their letters.
const OF_ONE_LETTER: [&str; 3] = ["i", "å", "ö"];

/// How many of a text's words are words.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::check) struct Legibility {
    /// Words that could be known: in lower case, so that names are left out.
    pub(in crate::check) words: u64,
    /// Those that are known.
    pub(in crate::check) known: u64,
}

impl Legibility {
    /// Known words of a hundred; a text without words has no share.
    pub(in crate::check) fn percent(self) -> Option<u64> {
        (self.words > 0).then(|| self.known * 100 / self.words)
    }
}

impl AddAssign for Legibility {
    fn add_assign(&mut self, other: Self) {
        self.words += other.words;
        self.known += other.known;
    }
}

/// Counts the words of `text` and those that are known.
pub(in crate::check) fn legibility(text: &str) -> Legibility {
    let mut found = Legibility::default();
    for chunk in text.split_whitespace() {
        let chunk =
            chunk.trim_matches(|c: char| !c.is_alphanumeric() && c != char::REPLACEMENT_CHARACTER);
        if !is_word(chunk) {
            continue;
        }
        for part in chunk.split(['-', '–', '/', ':', '’', '\'']).filter(|part| !part.is_empty())
        {
            found.words += 1;
            found.known += u64::from(is_clean(part) && is_known(&part.to_lowercase()));
        }
    }
    found
}

/// Whether a chunk is a word that should be known: no name, number, abbreviation or address.
fn is_word(chunk: &str) -> bool {
    let mut letters = chunk.chars();
    let Some(first) = letters.next() else { return false };
    let is_name_or_abbreviation = first.is_uppercase()
        && (letters.all(|c| c.is_lowercase() || matches!(c, '-' | '.' | '/'))
            || chunk.chars().all(|c| !c.is_lowercase()));
    let is_number_or_address =
        chunk.contains(|c: char| c.is_numeric() || matches!(c, '@' | '.' | '_'));
    !is_name_or_abbreviation
        && !is_number_or_address
        && chunk.contains(|c: char| c.is_alphabetic() || c == char::REPLACEMENT_CHARACTER)
}

fn is_known(word: &str) -> bool {
    OF_ONE_LETTER.contains(&word) || swedish::is_known(word)
}

/// Whether a word is made of letters alone.
fn is_clean(word: &str) -> bool {
    word.chars().all(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_numbers_and_abbreviations_are_not_asked() {
        let text = "Zzyzx Qvist KS 2021/00345 SKR bl.a. a@b.se 12a 09.00";
        assert_eq!(legibility(text), Legibility::default());
    }
}
