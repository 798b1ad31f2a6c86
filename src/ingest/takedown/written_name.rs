//! Where does a text name this person?
//!
//! A listed name is found with the given name first, with middle names or initials between; with
//! the family name first, with or without a comma; in any case of letters, with the genitive's -s,
//! across a line end, and cut off by an ellipsis. Where lists of people put one's family name
//! before the next one's given name, who else is known tells them apart.

use std::ops::Range;

use super::words::{Gap, Word, words_of};
use crate::lexicon::Class;

/// Middle names that may stand between given and family name. With more, two people stand beside
/// each other.
const MOST_MIDDLE_NAMES: usize = 4;

/// Those among which a line may end: with more, the ends of two lines are rather two people.
const MIDDLE_NAMES_OVER_LINES: usize = 1;

/// A name to be looked for.
#[derive(Debug)]
pub(super) struct WrittenName {
    /// The folded words, given name first.
    words: Vec<String>,
    /// The letters without a gap, in each order of the words.
    letters: Vec<String>,
}

impl WrittenName {
    /// Reads a name in either order: a comma puts the family name first.
    pub(super) fn new(listed: &str) -> Self {
        // As names are printed: "Anna Exempel (S)".
        let listed = listed.split_once('(').map_or(listed, |(name, _)| name);
        let (family, given) = listed.split_once(',').unwrap_or(("", listed));
        let words = words_of(given).into_iter().chain(words_of(family));
        let words: Vec<String> = words.map(|word| word.folded).collect();
        // A single word is no more than itself: its pieces may be anybody's.
        let orders = if words.len() > 1 { 0..words.len() } else { 0..0 };
        let letters = orders.map(|first| [&words[first..], &words[..first]].concat().concat());
        Self { letters: letters.collect(), words }
    }

    /// Whether the name of a person is, or holds, this one.
    pub(super) fn is_in(&self, name: &str) -> bool {
        !self.places(&words_of(name), &[]).is_empty()
    }

    /// Where the name stands among `words`, in bytes of their text, rising and apart. `others` are
    /// the folded names of other people.
    pub(super) fn places(&self, words: &[Word], others: &[Vec<String>]) -> Vec<Range<usize>> {
        let mut places = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let found = self
                .given_first(words, at, others)
                .or_else(|| self.family_first(words, at, others))
                .or_else(|| self.cut_or_joined(words, at));
            match found {
                Some(last) => {
                    places.push(words[at].range.start..words[last].range.end);
                    at = last + 1;
                }
                None => at += 1,
            }
        }
        places
    }

    /// The last word of the name that begins at `first` with the given name.
    fn given_first(&self, words: &[Word], first: usize, others: &[Vec<String>]) -> Option<usize> {
        let (given, rest) = self.words.split_first()?;
        if rest.is_empty() {
            // A word by itself may be a common one: only as a name it is written with a capital.
            return (words[first].is_capital && is_form_of(&words[first], given)).then_some(first);
        }
        if words[first].folded != *given {
            return None;
        }
        let (mut at, mut middle, mut gaps) = (first, 0, Vec::new());
        for (index, wanted) in rest.iter().enumerate() {
            let is_last = index + 1 == rest.len();
            loop {
                gaps.push(words[at].gap);
                at += 1;
                let word = words.get(at)?;
                if word.folded == *wanted || is_last && ends_in(word, wanted) {
                    break;
                }
                middle += 1;
                if middle > MOST_MIDDLE_NAMES || !may_be_a_middle_name(word) {
                    return None;
                }
            }
        }
        let may_join = |gap: &Gap| match gap {
            Gap::Blank => true,
            // Two columns, or the ends of two lines, are two people.
            Gap::Column => middle == 0,
            Gap::LineEnd => middle <= MIDDLE_NAMES_OVER_LINES,
            Gap::Comma | Gap::Party | Gap::Hyphen | Gap::Apart => false,
        };
        let is_one =
            gaps.iter().all(may_join) && (middle == 0 || !is_of_another(words, first, at, others));
        is_one.then_some(at)
    }

    /// The last word of the name whose letters begin at `first` and are parted in another way than
    /// in the list: a hyphen is left out, is a dash, stands before a blank, or cuts the name at a
    /// line end.
    fn cut_or_joined(&self, words: &[Word], first: usize) -> Option<usize> {
        let is_parted_alike = |last: usize| {
            let here = &words[first..=last];
            here.len() == self.words.len()
                && here.iter().all(|word| self.words.iter().any(|other| is_form_of(word, other)))
        };
        self.letters.iter().find_map(|letters| {
            let mut left = letters.as_str();
            for (at, word) in words.iter().enumerate().skip(first) {
                left = match left.strip_prefix(word.folded.as_str()) {
                    Some(rest) => rest,
                    // The genitive's -s.
                    None if word.folded.strip_suffix('s') == Some(left) => "",
                    None => return None,
                };
                if left.is_empty() {
                    return (!is_parted_alike(at)).then_some(at);
                }
                if !matches!(word.gap, Gap::Blank | Gap::LineEnd | Gap::Hyphen) {
                    return None;
                }
            }
            None
        })
    }

    /// The last word of the name that begins at `first` with the family name.
    fn family_first(&self, words: &[Word], first: usize, others: &[Vec<String>]) -> Option<usize> {
        // Wherever the given names end: `von Exempel Anna` and `Exempel Anna von`.
        (1..self.words.len()).rev().find_map(|given| {
            let (given, family) = self.words.split_at(given);
            let joint = first + family.len() - 1;
            let last = joint + given.len();
            let here = words.get(first..=last)?;
            let (last_word, whole) = here.split_last()?;
            let wanted = family.iter().chain(given);
            let is_whole = whole.iter().zip(wanted).all(|(word, wanted)| word.folded == *wanted);
            if !is_whole || !ends_in(last_word, given.last()?) {
                return None;
            }
            let is_joined = (first..last).all(|at| match words[at].gap {
                Gap::Blank => true,
                Gap::Comma => at == joint,
                // Where no word stands before it that may be the given name.
                Gap::Party => at == joint && (first == 0 || words[first - 1].gap != Gap::Blank),
                Gap::LineEnd | Gap::Column => at != joint || words[first].begins_cell,
                Gap::Hyphen | Gap::Apart => false,
            });
            // `Bo Exempel, Anna Exempel` are two people, and so are Bo Exempel and Anna Ek.
            let is_next = self.given_first(words, joint + 1, others).is_some();
            (is_joined && !is_next && !is_of_another(words, first, last, others)).then_some(last)
        })
    }
}

/// Whether `word` is `wanted`, plain or in the genitive.
fn is_form_of(word: &Word, wanted: &str) -> bool {
    word.folded == wanted || word.folded.strip_suffix('s') == Some(wanted)
}

/// Whether a name can end in `word`: a form of `wanted`, or what an ellipsis has left of it.
fn ends_in(word: &Word, wanted: &str) -> bool {
    is_form_of(word, wanted) || word.is_cut && wanted.starts_with(&word.folded)
}

/// Whether a word may stand between given and family name: one with a capital, or a particle, also
/// one that only lists of names have. Rather one word too many is taken for a part of the name.
fn may_be_a_middle_name(word: &Word) -> bool {
    let is_particle = |class: Class| class.has(&word.folded);
    word.is_capital || is_particle(Class::Particle) || is_particle(Class::ListParticle)
}

/// Whether the words from `first` to `last` have a part of the name of somebody else.
fn is_of_another(words: &[Word], first: usize, last: usize, others: &[Vec<String>]) -> bool {
    others.iter().any(|other| {
        let earliest = (first + 1).saturating_sub(other.len());
        (earliest..=last).any(|start| {
            let here = words.get(start..start + other.len());
            here.is_some_and(|here| is_name(here, other)) && !ends_another(words, start, others)
        })
    })
}

/// Whether `here` is the name `other`, given name first and on one line or in one row.
fn is_name(here: &[Word], other: &[String]) -> bool {
    let may_join = |word: &Word| matches!(word.gap, Gap::Blank | Gap::Column);
    let are_joined = here.iter().rev().skip(1).all(may_join);
    are_joined && here.iter().zip(other).all(|(word, name)| ends_in(word, name))
}

/// Whether the word at `start` is the given name behind the comma of somebody: in
/// `Berg, Bo Exempel, Anna` it is Bo Berg's.
fn ends_another(words: &[Word], start: usize, others: &[Vec<String>]) -> bool {
    let Some(family) = start.checked_sub(1).map(|before| &words[before]) else { return false };
    let is = |other: &Vec<String>| {
        other.first() == Some(&words[start].folded) && other.last() == Some(&family.folded)
    };
    family.gap == Gap::Comma && others.iter().any(is)
}
