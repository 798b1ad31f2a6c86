//! Where in a text is what was looked for?
//!
//! Knows every form that a query was expanded to, and finds the places of a text that match one.
//! The same analysis as in the index decides, so a place is never marked for a word that the search
//! would not find, and a compound is marked when a part of it is what was asked for.

use std::collections::{BTreeSet, HashSet};

use crate::swedish::{self, Origin};

/// What matches, in the forms in which it may be met.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matcher {
    stems: HashSet<String>,
    surfaces: HashSet<String>,
    parts: HashSet<String>,
    /// All of a set in one compound.
    same_parts: BTreeSet<Vec<String>>,
    prefixes: BTreeSet<String>,
    /// Surface forms in this order.
    phrases: BTreeSet<Vec<String>>,
    /// All stems of a set within so many words.
    near: BTreeSet<(Vec<String>, usize)>,
}

/// A place that matches, and which of the things looked for it is.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub start: usize,
    pub end: usize,
    pub what: String,
    pub closeness: Closeness,
}

/// How close a place is to what was typed, the closest last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Closeness {
    /// Another name, or words that together mean the same.
    Otherwise,
    /// A part of a compound.
    Part,
    /// Another form of the word.
    Form,
    /// The word as typed, or a phrase.
    Exact,
}

/// A piece of the text.
struct Piece {
    start: usize,
    end: usize,
    surface: String,
    stem: String,
}

impl Matcher {
    /// Every form of the word with this stem.
    pub fn add_stem(&mut self, stem: &str) {
        self.stems.insert(stem.to_owned());
    }

    /// The word itself, in lower case.
    pub fn add_surface(&mut self, word: &str) {
        self.surfaces.insert(word.to_owned());
    }

    /// Compounds with a part of this stem.
    pub fn add_part(&mut self, stem: &str) {
        self.parts.insert(stem.to_owned());
    }

    /// Compounds with all these parts.
    pub fn add_all_parts(&mut self, stems: Vec<String>) {
        self.same_parts.insert(stems);
    }

    /// Words that begin so, in lower case.
    pub fn add_prefix(&mut self, beginning: &str) {
        self.prefixes.insert(beginning.to_owned());
    }

    /// These words in this order, in lower case.
    pub fn add_phrase(&mut self, words: Vec<String>) {
        self.phrases.insert(words);
    }

    /// All words with these stems within so many words.
    pub fn add_near(&mut self, stems: Vec<String>, within: usize) {
        self.near.insert((stems, within));
    }

    /// Adds all that `other` matches.
    pub fn merge(&mut self, other: Self) {
        self.stems.extend(other.stems);
        self.surfaces.extend(other.surfaces);
        self.parts.extend(other.parts);
        self.same_parts.extend(other.same_parts);
        self.prefixes.extend(other.prefixes);
        self.phrases.extend(other.phrases);
        self.near.extend(other.near);
    }

    /// The byte ranges of `text` that match: rising, not overlapping, on character
    /// borders.
    #[must_use]
    pub fn highlights(&self, text: &str) -> Vec<(usize, usize)> {
        joined(self.places(text))
    }

    /// The places that match, in order.
    pub(super) fn places(&self, text: &str) -> Vec<Place> {
        if *self == Self::default() {
            return Vec::new();
        }
        let normal = swedish::normalise(text);
        let (mut places, mut pieces) = (Vec::new(), Vec::new());
        swedish::analyse(&normal.text, |token| {
            let range = normal.original(token.start..token.end);
            if let Some((what, closeness)) = self.what(&token) {
                places.push(Place { start: range.start, end: range.end, what, closeness });
            }
            if matches!(token.origin, Origin::Word | Origin::Piece) {
                pieces.push(Piece {
                    start: range.start,
                    end: range.end,
                    surface: token.surface.to_owned(),
                    stem: token.stem.to_owned(),
                });
            }
        });
        self.add_phrases(&pieces, &mut places);
        self.add_nearness(&pieces, &mut places);
        places.sort_by_key(|place| (place.start, place.end));
        places
    }

    /// Which of the things looked for a token is.
    fn what(&self, token: &swedish::Analysed<'_>) -> Option<(String, Closeness)> {
        let part = |what: String| (what, Closeness::Part);
        if token.origin == Origin::FilledIn {
            return self.parts.get(token.stem).cloned().map(part);
        }
        if self.surfaces.contains(token.surface) {
            return Some((token.stem.to_owned(), Closeness::Exact));
        }
        if self.stems.contains(token.stem) {
            return Some((token.stem.to_owned(), Closeness::Form));
        }
        let mut parts = token.components.iter().chain(token.runs).map(AsRef::as_ref);
        if let Some(own) = parts.find_map(|part: &str| self.parts.get(part)) {
            return Some(part(own.clone()));
        }
        let has = |part: &String| {
            token.components.iter().any(|own| **own == **part) || token.derived == Some(part)
        };
        if token.components.len() > 1
            && let Some(same) = self.same_parts.iter().find(|parts| parts.iter().all(has))
        {
            return Some(part(same.concat()));
        }
        let mut beginnings = self.prefixes.iter();
        let own = beginnings.find(|beginning| token.surface.starts_with(*beginning));
        own.map(|beginning| (beginning.clone(), Closeness::Form))
    }

    fn add_phrases(&self, pieces: &[Piece], places: &mut Vec<Place>) {
        for phrase in self.phrases.iter().filter(|phrase| !phrase.is_empty()) {
            for run in pieces.windows(phrase.len()) {
                if run.iter().map(|piece| &piece.surface).eq(phrase) {
                    let (start, end) = (run[0].start, run[run.len() - 1].end);
                    let (what, closeness) = (phrase.join(" "), Closeness::Exact);
                    places.push(Place { start, end, what, closeness });
                }
            }
        }
    }

    /// Marks each word of a set that stands together within the span.
    fn add_nearness(&self, pieces: &[Piece], places: &mut Vec<Place>) {
        for (stems, within) in self.near.iter().filter(|(stems, _)| !stems.is_empty()) {
            for start in 0..pieces.len() {
                let window = &pieces[start..pieces.len().min(start + within)];
                let all = stems.iter().all(|stem| window.iter().any(|piece| piece.stem == *stem));
                // Each group once: it is counted where it begins.
                if !all || !stems.contains(&pieces[start].stem) {
                    continue;
                }
                for piece in window.iter().filter(|piece| stems.contains(&piece.stem)) {
                    let (what, closeness) = (stems.join(" "), Closeness::Otherwise);
                    places.push(Place { start: piece.start, end: piece.end, what, closeness });
                }
            }
        }
    }
}

/// Ranges that do not overlap.
pub(super) fn joined(places: Vec<Place>) -> Vec<(usize, usize)> {
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    for Place { start, end, .. } in places {
        match ranges.last_mut() {
            Some(last) if start <= last.1 => last.1 = last.1.max(end),
            _ => ranges.push((start, end)),
        }
    }
    ranges
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked<'a>(matcher: &Matcher, text: &'a str) -> Vec<&'a str> {
        matcher.highlights(text).into_iter().map(|(from, to)| &text[from..to]).collect()
    }

    #[test]
    fn a_part_marks_its_compound() {
        let mut matcher = Matcher::default();
        matcher.add_part(&swedish::stem("stöd"));
        assert_eq!(marked(&matcher, "Om föräldraskapsstöd och stol."), ["föräldraskapsstöd"]);
    }

    #[test]
    fn compounds_with_the_same_parts_are_marked() {
        let mut matcher = Matcher::default();
        let stems = ["förälder", "stöd"].map(|word| swedish::stem(word).into_owned());
        matcher.add_all_parts(stems.to_vec());
        assert_eq!(
            marked(&matcher, "Föräldraskapsstödet, inte barnstöd."),
            ["Föräldraskapsstödet"]
        );
        matcher.add_near(stems.to_vec(), 6);
        assert_eq!(marked(&matcher, "Ett stöd till föräldrar."), ["stöd", "föräldrar"]);
    }

    #[test]
    fn ranges_are_those_of_the_text_as_it_stands() {
        let mut matcher = Matcher::default();
        matcher.add_surface("möte");
        assert_eq!(marked(&matcher, "Ett mo\u{308}te – och möte"), ["mo\u{308}te", "möte"]);
    }
}
