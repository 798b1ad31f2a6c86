//! Which words of a query are one thing, though they are not written as one?
//!
//! Two of them may be the parts of a compound (*kontroll av bakgrund*, *bakgrundskontroll*), and a run of them the
//! name of an organ or an authority, which its items need not have in their texts.

use std::ops::Range;

use super::super::dictionary::Dictionary;
use super::super::expansion::{Expansion, ExpansionKind};
use super::super::form::{forms, pairs};
use super::super::planner::Planner;
use super::super::tree::{Node, TermField};
use super::super::weight::{self, of_place};
use super::side_by_side::Instead;
use crate::query::{Filter, Query};
use crate::swedish::is_function_word;

/// Words of which every two are looked for as a compound, the first of the query.
const MOST_PAIRED: usize = 6;

/// Words of the name of an organ or an authority, at most.
const LONGEST_BODY: usize = 6;

/// Words among which names are looked for, the first of the query: more are a text that was pasted.
const MOST_WORDS: usize = 40;

/// The name of a body among the words of a query.
struct Named {
    /// Of how many words.
    words: usize,
    name: String,
    filter: Filter,
}

impl<D: Dictionary> Planner<'_, D> {
    /// Compounds of two words of the query, in either order.
    pub(super) fn compounds_of(&mut self, parts: &[Query]) -> Result<Instead, D::Error> {
        let mut instead = Instead::new();
        if !self.layers.parts {
            return Ok(instead);
        }
        let mut stems: Vec<(usize, String, Box<str>)> = Vec::new();
        for (at, word) in words(parts) {
            if let [only] = &forms(word)[..]
                && !is_function_word(word)
                && !only.in_capitals
                && only.surface.chars().all(char::is_alphabetic)
            {
                stems.push((at, word.to_owned(), only.stem.as_str().into()));
            }
        }
        stems.truncate(MOST_PAIRED);
        for (first, (at, word, stem)) in stems.iter().enumerate() {
            for (other_at, other_word, other) in &stems[first + 1..] {
                let both = [stem.clone(), other.clone()];
                let [pair] = &pairs(&both, None)[..] else { continue };
                if stem != other && self.dictionary.items(TermField::Parts, pair)? > 0 {
                    let name = format!("{word} {other_word}");
                    let node = self.compound_of(&name, &both, pair);
                    instead.push((vec![*at, *other_at], node));
                }
            }
        }
        Ok(instead)
    }

    fn compound_of(&mut self, name: &str, both: &[Box<str>], pair: &str) -> Node {
        let parts: Vec<String> = both.iter().map(ToString::to_string).collect();
        self.matcher.add_all_parts(parts.clone());
        let way = |place: &TermField| Expansion {
            kind: ExpansionKind::SameParts { parts: parts.clone(), place: *place },
            node: Node::term(*place, pair).weighted(weight::SAME_PARTS * of_place(*place)),
        };
        let ways = TermField::of_parts(None).iter().map(way).collect();
        self.record(name, false, ways)
    }

    /// Runs of words that are the name of an organ or an authority, where other words say what is looked
    /// for.
    pub(super) fn bodies(&mut self, parts: &[Query]) -> Result<Instead, D::Error> {
        let words: Vec<(usize, &str)> = words(parts).take(MOST_WORDS).collect();
        let mut runs: Vec<(Range<usize>, Named)> = Vec::new();
        let mut from = 0;
        while from < words.len() {
            let next = self.body_at(&words[from..])?;
            let length = next.as_ref().map_or(1, |named| named.words);
            runs.extend(next.map(|named| (from..from + length, named)));
            from += length;
        }
        let is_matter = |at: usize, word: &str| {
            !is_function_word(word) && !runs.iter().any(|(run, ..)| run.contains(&at))
        };
        if !words.iter().enumerate().any(|(at, (_, word))| is_matter(at, word)) {
            return Ok(Instead::new());
        }
        let mut instead = Instead::new();
        for (run, Named { name, filter, words: _ }) in runs {
            let kind = ExpansionKind::OfBody(match &filter {
                Filter::Organ(body) | Filter::Authority(body) => body.clone(),
                _ => name.clone(),
            });
            let way = Expansion { kind, node: Node::Filter(vec![filter]) };
            let node = self.record(&name, false, vec![way]);
            instead.push((words[run].iter().map(|(at, _)| *at).collect(), node));
        }
        Ok(instead)
    }

    /// The longest name of a body that the words begin with.
    fn body_at(&self, words: &[(usize, &str)]) -> Result<Option<Named>, D::Error> {
        let side_by_side = words.windows(2).take_while(|two| two[0].0 + 1 == two[1].0).count() + 1;
        for length in (1..=side_by_side.min(words.len()).min(LONGEST_BODY)).rev() {
            let name = words[..length].iter().map(|(_, word)| *word).collect::<Vec<_>>().join(" ");
            if let Some(filter) = self.dictionary.body_named(&name)? {
                return Ok(Some(Named { words: length, name, filter }));
            }
        }
        Ok(None)
    }
}

/// The plain words of a query, with their places.
fn words(parts: &[Query]) -> impl Iterator<Item = (usize, &str)> {
    parts.iter().enumerate().filter_map(|(at, part)| match part {
        Query::Word(term) => Some((at, term.text.as_str())),
        _ => None,
    })
}
