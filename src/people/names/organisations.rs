//! How much do words with capitals speak against being a person's name?
//!
//! Bodies, places and documents are shaped like names in running text. The words of the lexicon weigh
//! against that, and no more: a title or party letters beside the words say that a person is
//! meant, and whoever is called *Liv Stark*, *Anna Stad* or *Lilla Ek* is one.

use super::titles::{MOST_BYTES, lower_end};
use crate::lexicon::Class;

/// Whether a word says by itself that no person is meant, whatever stands beside it.
const CERTAIN: u8 = 4;
/// Begins other names than those of persons, and nothing else; a title and letters outweigh it.
const LIKELY: u8 = 2;
/// Speaks against a person, but is the name of some.
const DOUBTFUL: u8 = 1;

/// How much `name` looks like something else than a person. What stands beside it must weigh as
/// much to make it one: 1 each for a title before it and for party letters behind it.
pub(in crate::people) fn weight_against(name: &str) -> u8 {
    let first = name.split(' ').next().unwrap_or_default();
    name.split(' ').map(weight_of).fold(weight_of_first(first), u8::saturating_add)
}

/// How much the first word of a name speaks against a person.
pub(in crate::people) fn weight_of_first(word: &str) -> u8 {
    // A label or a sub-heading stands before a name, and is not the beginning of one.
    const OTHER_USES: [Class; 7] = [
        Class::HeadLabel,
        Class::OtherHeading,
        Class::EndsName,
        Class::Decision,
        Class::NoteStem,
        Class::Others,
        Class::Members,
    ];
    let lower = word.to_lowercase();
    if Class::NoGivenName.has(&lower) {
        let is_other = OTHER_USES.iter().any(|class| class.has(&lower));
        if is_other { CERTAIN } else { LIKELY }
    } else if Class::HardlyGivenName.has(&lower) {
        DOUBTFUL
    } else {
        0
    }
}

/// What the letters of a party behind a name weigh for a person in a list.
pub(in crate::people) const OF_LETTERS: u8 = 2;

/// Whether a word names a body or a part of one.
pub(in crate::people) fn is_organisation_word(word: &str) -> bool {
    weight_of(word) > 0
}

fn weight_of(word: &str) -> u8 {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let lower = lower_end(word);
    let is_whole = word.len() <= MOST_BYTES;
    if is_whole && Class::FamilyNameToo.has(&lower) {
        DOUBTFUL
    } else if is_whole && Class::OrganisationWord.has(&lower) || Class::Organisation.ends(&lower) {
        CERTAIN
    } else {
        0
    }
}
