//! A text that is being made, and the words and names that it is made of.

use std::fmt::Write;

use super::random::Random;
use super::{MOST_LINES, MOST_PAGES};

const WORDS: &[&str] = &[
    "nämnden",
    "förslaget",
    "skolan",
    "barn",
    "och",
    "unga",
    "i",
    "kommunen",
    "budget",
    "plan",
    "för",
    "äldreomsorgen",
    "samverkansöverenskommelse",
    "föräldraskapsstöd",
    "ärendet",
    "att",
    "till",
    "utredningen",
    "hemsjukvård",
    "kostnaden",
    "ökar",
    "är",
    "detaljplan",
    "vid",
    "stationen",
    "bygglov",
    "remissperioden",
    "om",
    "den",
    "nya",
    "bron",
];

const GIVEN: &[&str] =
    &["Anna", "Bo", "Eva", "Karin", "Lars", "Nils", "Per", "Ulla", "Åsa", "Ture", "Moa", "Leif"];

const SYLLABLES: &[&str] = &[
    "al", "berg", "bo", "dal", "ek", "fors", "gran", "hag", "holm", "ken", "lid", "lund", "mar",
    "nor", "ren", "ros", "sjö", "ström", "tor", "ven", "vik", "åk",
];

const PARTIES: &[&str] = &["S", "M", "C", "L", "KD", "MP", "V", "SD"];

/// A text on its way to its size.
pub struct Made {
    pub text: String,
    /// How many units stand there already.
    pub count: usize,
    random: Random,
    bytes: usize,
    counted: usize,
    lines: usize,
    pages: usize,
}

impl Made {
    pub fn new(head: &str, bytes: usize) -> Self {
        Self {
            text: head.to_owned(),
            count: 0,
            random: Random::new(7),
            bytes,
            counted: 0,
            lines: 0,
            pages: 1,
        }
    }

    pub fn next(&mut self) {
        self.count += 1;
        let new = &self.text.as_bytes()[self.counted..];
        for byte in new {
            self.lines += usize::from(*byte == b'\n');
            self.pages += usize::from(*byte == b'\x0c');
        }
        self.counted = self.text.len();
    }

    pub fn is_full(&self) -> bool {
        self.text.len() >= self.bytes || self.lines >= MOST_LINES || self.pages >= MOST_PAGES
    }

    /// Whether the first half is still to be filled.
    pub fn in_first_half(&self) -> bool {
        self.text.len() * 2 < self.bytes && self.lines * 2 < MOST_LINES
    }

    pub fn put(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// The count, from 1, below `end`.
    pub fn number(&self, end: usize) -> usize {
        self.count % end + 1
    }

    pub fn number_of(&mut self, end: usize) -> usize {
        self.random.below(end)
    }

    pub fn put_number(&mut self, number: usize) {
        let _ = write!(self.text, "{number}");
    }

    pub fn put_word(&mut self) {
        let word = *self.random.one_of(WORDS);
        self.put(word);
    }

    /// So many words with spaces between.
    pub fn put_words(&mut self, count: usize) {
        for at in 0..count {
            if at > 0 {
                self.put(" ");
            }
            self.put_word();
        }
    }

    pub fn given(&mut self) -> &'static str {
        GIVEN[self.random.below(GIVEN.len())]
    }

    pub fn party(&mut self) -> &'static str {
        PARTIES[self.random.below(PARTIES.len())]
    }

    /// A name that hardly comes again.
    pub fn put_name(&mut self) {
        let given = self.given();
        self.put(given);
        self.put(" ");
        self.put_capital_word(4);
    }

    /// A word of so many syllables, with a capital.
    pub fn put_capital_word(&mut self, syllables: usize) {
        let start = self.text.len();
        self.put_new_word(syllables);
        let first = self.text[start..].chars().next().unwrap_or('x');
        let capital: String = first.to_uppercase().collect();
        self.text.replace_range(start..start + first.len_utf8(), &capital);
    }

    /// A word of so many syllables, which hardly comes again.
    pub fn put_new_word(&mut self, syllables: usize) {
        for _ in 0..syllables {
            let syllable = *self.random.one_of(SYLLABLES);
            self.put(syllable);
        }
    }
}
