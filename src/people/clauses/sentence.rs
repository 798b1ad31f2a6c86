//! A sentence, its words, and what stands where in it.
//!
//! Every verb asks for what stands behind it and every person for what stands before, and a
//! sentence may have thousands of both; so each phrase is looked for once in the whole sentence,
//! and an answer is a comparison of places.

use std::cell::{OnceCell, RefCell};

use rustc_hash::FxHashMap;

use crate::lexicon::Class;
use crate::swedish::lower_in_place;

/// A word of a sentence.
pub(in crate::people) struct Word<'a> {
    pub(in crate::people) text: &'a str,
    pub(in crate::people) lower: &'a str,
    pub(in crate::people) start: usize,
    pub(in crate::people) end: usize,
}

/// A sentence and the same in lower case, every letter at its place.
pub(in crate::people) struct Sentence<'a> {
    pub(in crate::people) text: &'a str,
    lower: &'a str,
    pub(in crate::people) words: Vec<Word<'a>>,
    /// Where a phrase stands last.
    last: RefCell<FxHashMap<&'static str, Option<usize>>>,
    /// Where phrases that name documents stand, by their start, each with the nearest end of it and of
    /// all that follow.
    papers: OnceCell<Vec<(usize, usize)>>,
    /// Which words begin a clause.
    clauses: OnceCell<Vec<usize>>,
    /// Where the runs between white space begin.
    runs: OnceCell<Vec<usize>>,
    /// Where the third space stands, behind which a subject no longer opens the sentence.
    third_space: OnceCell<usize>,
}

/// The small letters of a sentence.
pub(in crate::people) struct Lower(String);

impl Lower {
    pub(in crate::people) fn of(text: &str) -> Self {
        Self(lower_in_place(text))
    }
}

impl<'a> Sentence<'a> {
    pub(in crate::people) fn of(text: &'a str, Lower(lower): &'a Lower) -> Self {
        Self {
            text,
            lower,
            words: words(text, lower),
            last: RefCell::default(),
            papers: OnceCell::new(),
            clauses: OnceCell::new(),
            runs: OnceCell::new(),
            third_space: OnceCell::new(),
        }
    }

    /// What stands behind byte `at`.
    pub(in crate::people) fn behind(&self, at: usize) -> Behind<'_> {
        Behind { sentence: self, at }
    }

    /// What stands before byte `at`, in lower case and without white space at its end.
    pub(in crate::people) fn lower_before(&self, at: usize) -> &str {
        self.lower[..at].trim_end()
    }

    /// What stands from byte `from` up to `end`, in lower case.
    pub(in crate::people) fn lower_between(&self, from: usize, end: usize) -> &str {
        self.lower.get(from..end).unwrap_or_default()
    }

    /// How many runs between white space begin before byte `at`.
    pub(in crate::people) fn runs_before(&self, at: usize) -> usize {
        let runs = self.runs.get_or_init(|| {
            let begins =
                |(at, _): &(usize, char)| !self.text[..*at].ends_with(|c: char| !c.is_whitespace());
            let letters = self.text.char_indices().filter(|(_, c)| !c.is_whitespace());
            letters.filter(begins).map(|(at, _)| at).collect()
        });
        runs.partition_point(|run| *run < at)
    }

    /// Whether at most three words stand before byte `at`.
    pub(in crate::people) fn opens_at(&self, at: usize) -> bool {
        const SPACES: usize = 2;
        let third = self.third_space.get_or_init(|| {
            let mut spaces = self.text.match_indices(' ').map(|(at, _)| at);
            spaces.nth(SPACES).unwrap_or(self.text.len())
        });
        self.text[..at].trim_end().len() <= *third
    }

    /// Whether a clause begins with a word between two others, by their indexes.
    pub(in crate::people) fn opens_clause_between(&self, before: usize, after: usize) -> bool {
        let clauses = self.clauses.get_or_init(|| {
            let words = self.words.iter().enumerate();
            words.filter(|(_, word)| Class::ClauseWord.has(word.lower)).map(|(at, _)| at).collect()
        });
        let next = clauses.partition_point(|clause| *clause <= before);
        clauses.get(next).is_some_and(|clause| *clause < after)
    }

    /// Whether a phrase that names a document stands whole in a stretch.
    pub(in crate::people) fn names_paper_between(&self, (from, to): (usize, usize)) -> bool {
        let papers = self.papers.get_or_init(|| {
            let mut places: Vec<(usize, usize)> = Class::PaperPhrase
                .iter()
                .flat_map(|phrase| self.lower.match_indices(phrase))
                .map(|(at, phrase)| (at, at + phrase.len()))
                .collect();
            places.sort_unstable();
            let mut nearest = usize::MAX;
            for (_, end) in places.iter_mut().rev() {
                nearest = nearest.min(*end);
                *end = nearest;
            }
            places
        });
        let first = papers.partition_point(|(start, _)| *start < from);
        papers.get(first).is_some_and(|(_, end)| *end <= to)
    }
}

/// The rest of a sentence.
#[derive(Clone, Copy)]
pub(in crate::people) struct Behind<'a> {
    sentence: &'a Sentence<'a>,
    at: usize,
}

impl Behind<'_> {
    /// Whether a phrase, in lower case, stands somewhere in it.
    pub(in crate::people) fn has(self, phrase: &'static str) -> bool {
        let mut places = self.sentence.last.borrow_mut();
        let last = *places.entry(phrase).or_insert_with(|| self.sentence.lower.rfind(phrase));
        last.is_some_and(|last| last >= self.at)
    }

    /// Whether a word of a class stands somewhere in it.
    pub(in crate::people) fn has_any(self, class: Class) -> bool {
        class.iter().any(|word| self.has(word))
    }

    /// Whether it begins with a word of a class, behind white space.
    pub(in crate::people) fn begins_with(self, class: Class) -> bool {
        class.begins(self.sentence.lower[self.at..].trim_start())
    }

    /// Whether it begins with "att", behind white space.
    pub(in crate::people) fn tells_that(self) -> bool {
        self.sentence.lower[self.at..].trim_start().starts_with("att ")
    }

    /// Whether it denies the verb: "yrkar inte", "reserverar sig inte", but not "yrkar inte bara".
    pub(in crate::people) fn denies(self) -> bool {
        let mut words = self.sentence.lower[self.at..].split_whitespace().take(3).peekable();
        if words.peek() == Some(&"sig") {
            words.next();
        }
        let is_denial = |word: &str| Class::Denial.has(word.trim_end_matches(['.', ',']));
        words.next().is_some_and(is_denial)
            && words.next().is_none_or(|next| !Class::OnlyWord.has(next))
    }

    /// Whether it begins with "om", or with that behind a word that says when: "frågar först om".
    pub(in crate::people) fn asks_whether(self) -> bool {
        const MOST_BETWEEN: usize = 2;
        let mut words = self.sentence.lower[self.at..].split_whitespace().take(MOST_BETWEEN + 1);
        words.find(|word| !Class::LightWord.has(word)) == Some("om")
    }
}

fn words<'a>(text: &'a str, lower: &'a str) -> Vec<Word<'a>> {
    let mut words = Vec::new();
    let mut start = None;
    let ends = text.char_indices().map(|(at, c)| (at, Some(c))).chain([(text.len(), None)]);
    for (at, c) in ends {
        let inside = c.is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’'));
        match (start, inside) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                let (text, lower) = (&text[from..at], &lower[from..at]);
                words.push(Word { text, lower, start: from, end: at });
                start = None;
            }
            _ => {}
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with<T>(text: &str, ask: impl FnOnce(&Sentence<'_>) -> T) -> T {
        ask(&Sentence::of(text, &Lower::of(text)))
    }

    #[test]
    fn a_phrase_is_behind_a_place_when_its_last_one_is() {
        with("Bo yrkar bifall till yrkandet", |sentence| {
            assert!(sentence.behind(9).has("yrkande") && !sentence.behind(22).has("yrkande"));
            assert!(sentence.behind(8).begins_with(Class::LeadIn));
            assert!(sentence.behind(0).has("bo yrkar") && !sentence.behind(0).has("avslag"));
        });
    }

    #[test]
    fn words_before_a_place_are_counted_and_a_place_opens_behind_three() {
        let text = "Då och då, säger Bo Ek";
        with(text, |sentence| {
            assert_eq!([0, 4, 5, text.len()].map(|at| sentence.runs_before(at)), [0, 1, 2, 6]);
            let opens = |word: &str| sentence.opens_at(text.find(word).unwrap_or_default());
            assert!(opens("säger") && !opens("Bo"));
        });
    }

    #[test]
    fn a_phrase_stands_in_a_stretch_only_as_a_whole() {
        let text = "Bo yrkar i en motion av vikt";
        with(text, |sentence| {
            assert!(sentence.names_paper_between((0, text.len())));
            assert!(sentence.names_paper_between((9, 20)));
            assert!(!sentence.names_paper_between((10, text.len())));
            assert!(!sentence.names_paper_between((0, 19)));
        });
    }
}
