//! Which words of the dictionary are spelt almost like this one?
//!
//! Finds surface forms of the index with their distance: how many letters must be changed, put in,
//! left out or swapped. A letter typed without its diacritic (`foraldraskapsstod`) costs nothing;
//! one typed with another diacritic is another letter. The dictionary is the index's own, so it
//! cannot disagree with the commit; only the branches that can still match are visited, and a step
//! of the way costs a few operations on bits, however long the word is.

use std::collections::BTreeMap;

use tantivy::schema::Field;
use tantivy::{Searcher, TantivyError};
use tantivy_fst::Automaton;

use super::super::live;
use crate::search::{Like, Reach};
use crate::swedish;

/// More differences than this are never asked for.
const MOST_DIFFERENCES: usize = 2;

/// The longest word that is looked for in another spelling, in letters: one bit for each of them
/// and one for the end. The longest words of minutes have some fifty.
const LONGEST_WORD: usize = 63;

/// Words within reach, nearest first, then the most frequent.
pub(in crate::backends::embedded) fn words_like(
    searcher: &Searcher,
    field: Field,
    word: &str,
    reach: Reach,
) -> Result<Vec<Like>, TantivyError> {
    let Some(automaton) = Likeness::of(word, reach) else { return Ok(Vec::new()) };
    let mut words: BTreeMap<String, u64> = BTreeMap::new();
    live::each_accepted(searcher, field, &automaton, |word, items| {
        *words.entry(word.to_owned()).or_default() += items;
    })?;
    let like = words.into_iter().filter_map(|(word, items)| {
        let distance = automaton.distance(&word)?;
        Some(Like { word, distance, items })
    });
    let mut like: Vec<Like> = like.collect();
    like.sort_by(|a, b| {
        a.distance.cmp(&b.distance).then(b.items.cmp(&a.items)).then_with(|| a.word.cmp(&b.word))
    });
    Ok(like)
}

/// The optimal-string-alignment distance (Damerau-Levenshtein without repeated edits of
/// one place) as an automaton over the bytes of UTF-8, all beginnings of the word at once as the
/// bits of a number (Wu and Manber 1992, with the swaps of Hyyrö 2003).
struct Likeness {
    /// Each letter of the word with the places where it stands, as bits.
    letters: Vec<(char, u64)>,
    /// The bit of the whole word.
    whole: u64,
    most: usize,
    same_first: bool,
}

/// For each number of differences the beginnings of the word that what was read may be, as bits.
type Rows = [u64; MOST_DIFFERENCES + 1];

/// The last two rows, the places of the last letter, and the bytes of a letter not yet complete.
#[derive(Clone, Copy)]
struct State {
    rows: Rows,
    before: Rows,
    /// Where the word has the last letter; `None` before the first.
    last: Option<u64>,
    bytes: [u8; 4],
    filled: usize,
}

/// Nothing matches any more.
const DEAD: Rows = [0; MOST_DIFFERENCES + 1];

impl Likeness {
    /// `None` for a word that is too long.
    fn of(word: &str, reach: Reach) -> Option<Self> {
        let mut letters: Vec<(char, u64)> = Vec::new();
        let mut count = 0;
        for letter in word.chars() {
            if count == LONGEST_WORD {
                return None;
            }
            match letters.iter_mut().find(|(known, _)| *known == letter) {
                Some((_, places)) => *places |= 1 << count,
                None => letters.push((letter, 1 << count)),
            }
            count += 1;
        }
        let most = usize::from(reach.most).min(MOST_DIFFERENCES);
        Some(Self { letters, whole: 1 << count, most, same_first: reach.same_first })
    }

    /// How many letters of `other` differ; `None` for more than are looked for.
    fn distance(&self, other: &str) -> Option<u8> {
        let state = other.chars().fold(self.start(), |state, letter| self.step(&state, letter));
        let distance = (0..=self.most).find(|row| state.rows[*row] & self.whole != 0)?;
        u8::try_from(distance).ok()
    }

    /// The bits of all beginnings, the whole word among them.
    fn beginnings(&self) -> u64 {
        self.whole | (self.whole - 1)
    }

    /// Where the word has this letter, typed with or without its diacritic.
    fn places(&self, letter: char) -> u64 {
        let of = |letter| {
            self.letters.iter().find(|(known, _)| *known == letter).map_or(0, |(_, at)| *at)
        };
        of(letter) | without_diacritic(letter).map_or(0, of)
    }

    fn step(&self, state: &State, letter: char) -> State {
        let here = self.places(letter);
        if self.same_first && state.last.is_none() && here & 1 == 0 {
            return State { rows: DEAD, before: DEAD, ..*state };
        }
        let old = &state.rows;
        let mut rows = DEAD;
        rows[0] = (old[0] & here) << 1;
        for row in 1..=self.most {
            let put_in = old[row - 1];
            let changed = old[row - 1] << 1;
            let left_out = rows[row - 1] << 1;
            // The letter before is the next of the word, and this one is that which came first.
            let swapped =
                state.last.map_or(0, |last| (state.before[row - 1] & here & (last >> 1)) << 2);
            let all = ((old[row] & here) << 1) | put_in | changed | left_out | swapped;
            rows[row] = all & self.beginnings();
        }
        State { rows, before: *old, last: Some(here), bytes: [0; 4], filled: 0 }
    }
}

/// The letter of the keyboard that is typed for one with a diacritic; `None` where there is none, or
/// there are several.
fn without_diacritic(letter: char) -> Option<char> {
    match letter {
        _ if letter.is_ascii() => None,
        'å' | 'ä' => Some('a'),
        'ö' => Some('o'),
        _ => {
            let mut buffer = [0; 4];
            let folded = swedish::fold(letter.encode_utf8(&mut buffer));
            let mut letters = folded.chars();
            letters.next().filter(|first| first.is_ascii() && letters.next().is_none())
        }
    }
}

impl Automaton for Likeness {
    type State = State;

    fn start(&self) -> State {
        // So many letters of the beginning may have been left out.
        let rows = std::array::from_fn(|row| {
            if row <= self.most { ((2 << row) - 1) & self.beginnings() } else { 0 }
        });
        State { rows, before: DEAD, last: None, bytes: [0; 4], filled: 0 }
    }

    fn is_match(&self, state: &State) -> bool {
        state.filled == 0 && state.rows[self.most] & self.whole != 0
    }

    fn can_match(&self, state: &State) -> bool {
        state.rows[self.most] != 0
    }

    fn accept(&self, state: &State, byte: u8) -> State {
        if state.filled == 0 && byte.is_ascii() {
            return self.step(state, char::from(byte));
        }
        let mut next = *state;
        if next.filled == next.bytes.len() {
            return State { rows: DEAD, ..next };
        }
        next.bytes[next.filled] = byte;
        next.filled += 1;
        match std::str::from_utf8(&next.bytes[..next.filled]).map(|text| text.chars().next()) {
            Ok(Some(letter)) => self.step(state, letter),
            Ok(None) => next,
            // Not complete yet, or never to be.
            Err(error) if error.error_len().is_none() => next,
            Err(_) => State { rows: DEAD, ..next },
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const FAR: Reach = Reach { most: 2, same_first: false };

    fn distance(asked: &str, found: &str) -> Option<u8> {
        Likeness::of(asked, FAR).expect("short enough").distance(found)
    }

    /// Whether `found` is the letter that was typed, with or without its diacritic.
    fn same_letter(typed: char, found: char) -> bool {
        typed == found
            || typed.is_ascii()
                && !found.is_ascii()
                && swedish::fold(&found.to_string()).chars().eq([typed])
    }

    /// The distance by its definition, from the table of all beginnings of both words.
    fn by_table(asked: &str, found: &str) -> usize {
        let (asked, found): (Vec<char>, Vec<char>) =
            (asked.chars().collect(), found.chars().collect());
        let mut table = vec![vec![0; found.len() + 1]; asked.len() + 1];
        for (i, row) in table.iter_mut().enumerate() {
            row[0] = i;
        }
        for (j, cell) in table[0].iter_mut().enumerate() {
            *cell = j;
        }
        for i in 1..=asked.len() {
            for j in 1..=found.len() {
                let change = usize::from(!same_letter(asked[i - 1], found[j - 1]));
                let mut cost = (table[i - 1][j - 1] + change)
                    .min(table[i - 1][j] + 1)
                    .min(table[i][j - 1] + 1);
                if i > 1
                    && j > 1
                    && same_letter(asked[i - 1], found[j - 2])
                    && same_letter(asked[i - 2], found[j - 1])
                {
                    cost = cost.min(table[i - 2][j - 2] + 1);
                }
                table[i][j] = cost;
            }
        }
        table[asked.len()][found.len()]
    }

    #[test]
    fn diacritics_left_out_cost_nothing_and_wrong_ones_do() {
        assert_eq!(distance("foraldraskapsstod", "föräldraskapsstöd"), Some(0));
        assert_eq!(distance("lan", "län"), Some(0));
        assert_eq!(distance("län", "lån"), Some(1));
        assert_eq!(distance("län", "lan"), Some(1));
    }

    #[test]
    fn changes_are_counted_by_letter() {
        assert_eq!(distance("föräldraskapstöd", "föräldraskapsstöd"), Some(1));
        assert_eq!(distance("kommunfulmäktige", "kommunfullmäktige"), Some(1));
        assert_eq!(distance("budegt", "budget"), Some(1));
        assert_eq!(distance("abc", ""), None);
    }

    #[test]
    fn bytes_lead_to_the_same_states_as_letters() {
        let near = Reach { most: 1, same_first: false };
        let automaton = Likeness::of("möte", near).expect("short enough");
        let run = |text: &[u8]| {
            text.iter().fold(automaton.start(), |state, b| automaton.accept(&state, *b))
        };
        assert!(automaton.is_match(&run("möten".as_bytes())));
        assert!(!automaton.is_match(&run("mötena".as_bytes())));
        assert!(!automaton.can_match(&run(b"\xff")));
    }

    #[test]
    fn another_first_letter_ends_the_way_where_it_must_be_the_same() {
        let automaton = Likeness::of("ostersund", Reach { most: 2, same_first: true });
        let automaton = automaton.expect("short enough");
        let run = |text: &str| {
            text.bytes().fold(automaton.start(), |state, byte| automaton.accept(&state, byte))
        };
        assert!(automaton.is_match(&run("östersunds")));
        assert!(!automaton.can_match(&run("v")));
        // Without the condition, a letter put in before it would do.
        assert_eq!(automaton.distance("vostersund"), None);
        assert_eq!(distance("ostersund", "vostersund"), Some(1));
    }

    #[test]
    fn a_word_of_sixty_three_letters_is_looked_for_and_a_longer_one_is_not() {
        let longest = "å".repeat(LONGEST_WORD);
        assert_eq!(distance(&longest, &format!("{longest}s")), Some(1));
        assert!(Likeness::of(&format!("{longest}s"), FAR).is_none());
    }

    proptest! {
        #[test]
        fn the_distance_is_that_of_the_table(
            asked in "[abåäöoe]{0,8}",
            found in "[abåäöoeé]{0,8}",
        ) {
            let wanted = Some(by_table(&asked, &found)).filter(|distance| *distance <= 2);
            prop_assert_eq!(distance(&asked, &found).map(usize::from), wanted);
        }
    }
}
