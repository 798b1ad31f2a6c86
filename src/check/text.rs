//! Are the words words?
//!
//! A wrong encoding, a font without a table of letters and bad OCR give files that are read
//! without complaint and found by nobody. They are told by their words: running Swedish text
//! is made of words that the vocabulary knows, or that are compounds of such words.

use std::ops::AddAssign;

use super::facts::FileFacts;
use super::report::{Check, Finding, Severity};
use crate::swedish;

/// The least share of known words, in percent, of a text that can be read.
const LEAST_KNOWN_PERCENT: u64 = 75;

/// Fewer words than this say nothing about a text.
const LEAST_WORDS: u64 = 40;

/// How many of a text's words are words.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Legibility {
    /// Words that could be known: in lower case, so that names are left out.
    pub(super) words: u64,
    /// Those that are known.
    pub(super) known: u64,
}

impl Legibility {
    /// Known words of a hundred; a text without words has no share.
    pub(super) fn percent(self) -> Option<u64> {
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
pub(super) fn legibility(text: &str) -> Legibility {
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
            found.known += u64::from(is_clean(part) && swedish::is_known(&part.to_lowercase()));
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

/// Whether a word is made of letters alone.
fn is_clean(word: &str) -> bool {
    word.chars().all(char::is_alphabetic)
}

/// The files whose text can not be read.
pub(super) fn check(files: &[FileFacts]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for facts in files {
        let Legibility { words, .. } = facts.legibility;
        let Some(percent) = facts.legibility.percent() else { continue };
        if words >= LEAST_WORDS && percent < LEAST_KNOWN_PERCENT {
            let message = format!(
                "of {words} words {percent} % are known: the text may be garbled (encoding, OCR)"
            );
            findings.push(Finding::about_file(
                Check::Text,
                Severity::Note,
                &facts.record.path,
                message,
            ));
        }
    }
    findings
}
