//! How much do words with capitals speak against being a person's name?
//!
//! Bodies, places and documents are shaped like names in running text. The words of the lexicon weigh
//! against that, and no more: a title or party letters beside the words say that a person is
//! meant, and whoever is called *Liv Stark* or *Anna Stad* is one.

use super::titles::{MOST_BYTES, lower_end};
use crate::lexicon::Class;

/// Whether a word says by itself that no person is meant, whatever stands beside it.
const CERTAIN: u8 = 4;
/// Speaks against a person, but is the name of some.
const DOUBTFUL: u8 = 1;

/// How much `name` looks like something else than a person. What stands beside it must weigh as
/// much to make it one: 1 each for a title before it and for party letters behind it.
pub(super) fn weight_against(name: &str) -> u8 {
    let first = name.split(' ').next().unwrap_or_default().to_lowercase();
    let of_first = if Class::NoGivenName.has(&first) {
        CERTAIN
    } else if Class::HardlyGivenName.has(&first) {
        DOUBTFUL
    } else {
        0
    };
    name.split(' ').map(weight_of).fold(of_first, u8::saturating_add)
}

/// Whether a word names a body or a part of one.
pub(super) fn is_organisation_word(word: &str) -> bool {
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
