//! Which words of the dictionary are spelt almost like this one?
//!
//! In goes a word, out come surface forms of the index, each with its distance: how
//! many letters must be changed, put in, left out or swapped. A letter typed without
//! its diacritic (`foraldraskapsstod`) costs nothing; one typed with another diacritic
//! is another letter. The dictionary is the index's own, so it cannot disagree with
//! the commit; only the branches that can still match are visited.

use tantivy::schema::Field;
use tantivy::{Searcher, TantivyError, Term};
use tantivy_fst::Automaton;

use crate::swedish;

/// A word of the dictionary that is like the one asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Like {
    /// The surface form.
    pub word: String,
    /// Letters that differ.
    pub distance: u8,
    /// Number of items that have it.
    pub items: u64,
}

/// Words within `most` differences, nearest first, then the most frequent.
pub(super) fn words_like(
    searcher: &Searcher,
    field: Field,
    word: &str,
    most: u8,
) -> Result<Vec<Like>, TantivyError> {
    let automaton = Likeness { word: word.chars().collect(), most };
    let mut words: Vec<String> = Vec::new();
    for segment in searcher.segment_readers() {
        let index = segment.inverted_index(field)?;
        let mut stream = index.terms().search(&automaton).into_stream()?;
        while stream.advance() {
            words.extend(std::str::from_utf8(stream.key()).map(str::to_owned));
        }
    }
    words.sort_unstable();
    words.dedup();
    let mut like = Vec::with_capacity(words.len());
    for found in words {
        let items = searcher.doc_freq(&Term::from_field_text(field, &found))?;
        let distance = automaton.distance(&found);
        like.push(Like { word: found, distance, items });
    }
    like.retain(|like| like.distance <= most && like.items > 0);
    like.sort_by(|a, b| {
        a.distance.cmp(&b.distance).then(b.items.cmp(&a.items)).then_with(|| a.word.cmp(&b.word))
    });
    Ok(like)
}

/// How many differences are looked for in a word of so many letters: short words have
/// too many neighbours (*våld* and *vård* are one letter apart).
pub(super) fn tolerance(word: &str) -> u8 {
    match word.chars().count() {
        0..=4 => 0,
        5..=7 => 1,
        _ => 2,
    }
}

/// The optimal-string-alignment distance (Damerau-Levenshtein without repeated edits of
/// one place) as an automaton over the bytes of UTF-8.
struct Likeness {
    word: Vec<char>,
    most: u8,
}

/// The last two rows of the distance table, the last letter, and the bytes of a letter
/// not yet complete.
#[derive(Clone)]
struct State {
    row: Vec<u8>,
    before: Vec<u8>,
    last: Option<char>,
    bytes: [u8; 4],
    filled: usize,
    /// The bytes are no UTF-8: nothing matches any more.
    dead: bool,
}

impl Likeness {
    fn distance(&self, other: &str) -> u8 {
        let mut state = self.start();
        for letter in other.chars() {
            state = self.step(&state, letter);
        }
        state.row.last().copied().unwrap_or(u8::MAX)
    }

    fn step(&self, state: &State, letter: char) -> State {
        let mut row = Vec::with_capacity(state.row.len());
        row.push(state.row[0].saturating_add(1));
        for (at, &asked) in self.word.iter().enumerate() {
            let change = u8::from(!same_letter(asked, letter));
            let mut cost = (state.row[at].saturating_add(change))
                .min(state.row[at + 1].saturating_add(1))
                .min(row[at].saturating_add(1));
            let swapped = at > 0
                && state.last.is_some_and(|last| same_letter(asked, last))
                && same_letter(self.word[at - 1], letter);
            if swapped && let Some(two_back) = state.before.get(at - 1) {
                cost = cost.min(two_back.saturating_add(1));
            }
            row.push(cost);
        }
        State {
            row,
            before: state.row.clone(),
            last: Some(letter),
            bytes: [0; 4],
            filled: 0,
            dead: false,
        }
    }
}

/// Whether `found` is the letter that was typed, with or without its diacritic.
fn same_letter(typed: char, found: char) -> bool {
    if typed == found {
        return true;
    }
    let mut buffer = [0; 4];
    typed.is_ascii()
        && !found.is_ascii()
        && swedish::fold(found.encode_utf8(&mut buffer)).chars().eq([typed])
}

impl Automaton for Likeness {
    type State = State;

    fn start(&self) -> State {
        let longest = u8::MAX - 1;
        let row = (0..=self.word.len()).map(|at| u8::try_from(at).unwrap_or(longest)).collect();
        State { row, before: Vec::new(), last: None, bytes: [0; 4], filled: 0, dead: false }
    }

    fn is_match(&self, state: &State) -> bool {
        !state.dead && state.filled == 0 && state.row.last().is_some_and(|cost| *cost <= self.most)
    }

    fn can_match(&self, state: &State) -> bool {
        !state.dead && state.row.iter().any(|cost| *cost <= self.most)
    }

    fn accept(&self, state: &State, byte: u8) -> State {
        let mut next = state.clone();
        if next.dead || next.filled == next.bytes.len() {
            next.dead = true;
            return next;
        }
        next.bytes[next.filled] = byte;
        next.filled += 1;
        match std::str::from_utf8(&next.bytes[..next.filled]).map(|text| text.chars().next()) {
            Ok(Some(letter)) => self.step(state, letter),
            Ok(None) => next,
            // Not complete yet, or never to be.
            Err(error) => {
                next.dead = error.error_len().is_some();
                next
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn distance(asked: &str, found: &str) -> u8 {
        Likeness { word: asked.chars().collect(), most: 2 }.distance(found)
    }

    #[test]
    fn diacritics_left_out_cost_nothing_and_wrong_ones_do() {
        assert_eq!(distance("foraldraskapsstod", "föräldraskapsstöd"), 0);
        assert_eq!(distance("lan", "län"), 0);
        assert_eq!(distance("län", "lån"), 1);
        assert_eq!(distance("län", "lan"), 1);
    }

    #[test]
    fn changes_are_counted_by_letter() {
        assert_eq!(distance("föräldraskapstöd", "föräldraskapsstöd"), 1);
        assert_eq!(distance("kommunfulmäktige", "kommunfullmäktige"), 1);
        assert_eq!(distance("budegt", "budget"), 1);
        assert_eq!(distance("abc", ""), 3);
    }

    #[test]
    fn bytes_lead_to_the_same_states_as_letters() {
        let automaton = Likeness { word: "möte".chars().collect(), most: 1 };
        let run = |text: &[u8]| {
            text.iter().fold(automaton.start(), |state, b| automaton.accept(&state, *b))
        };
        assert!(automaton.is_match(&run("möten".as_bytes())));
        assert!(!automaton.is_match(&run("mötena".as_bytes())));
        assert!(!automaton.can_match(&run(b"\xff")));
    }
}
