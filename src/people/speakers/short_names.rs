//! Whom does one word mean: an office, a given name, a family name?
//!
//! An office means its only holder, a given name the only one who has it. A family name alone may
//! be any word; with party letters behind it or a title before it ("Ek (S)", "ledamoten Ek") it is
//! somebody of the meeting.

use super::super::clauses::sentence::Word;
use super::super::names::titles::{is_title_word, last_word};
use super::super::office::says_in_which_body;
use super::super::persons::{Named, Person, Register};

/// An office alone ("Kassören redogör") is the attendee who holds it; one of something
/// ("klubbens kassör", "kassören i distriktet") or with a name behind is not.
pub(in crate::people) fn office(
    register: &Register,
    sentence: &str,
    words: &[Word<'_>],
    index: usize,
    persons: &[Named],
) -> Option<(String, Option<String>)> {
    let word = &words[index];
    let known = register.by_office(word.text)?;
    let named = stands_before_name(sentence, word, persons);
    let other = words.get(index + 1).is_some_and(|next| says_in_which_body(next.text))
        || index > 0 && words[index - 1].lower.ends_with('s');
    (!named && !other).then(|| (known.name.clone(), None))
}

/// A given name alone: of a speaker of this item, else of the meeting.
pub(in crate::people) fn given_name(
    register: &Register,
    word: &Word<'_>,
    persons: &[Named],
    speaker: impl FnOnce(&str) -> Option<(String, Option<String>)>,
) -> Option<(String, Option<String>)> {
    if is_inside(word, persons) || word.text.chars().count() < 2 {
        return None;
    }
    let known = || {
        let known = register.by_given_name(word.text)?;
        Some((known.name.clone(), known.party.clone()))
    };
    speaker(word.text).or_else(known)
}

/// A family name alone, of an attendee.
pub(in crate::people) fn family_name(
    register: &Register,
    sentence: &str,
    word: &Word<'_>,
    persons: &[Named],
) -> Option<Person> {
    if is_inside(word, persons) || !word.text.starts_with(char::is_uppercase) {
        return None;
    }
    let behind = &sentence[word.end..];
    let before = last_word(sentence[..word.start].trim_end());
    let has_letters = behind.starts_with(" (");
    let has_title = is_title_word(before);
    if !has_letters && !has_title {
        return None;
    }
    register.by_family_name(word.text, behind, before)
}

/// Whether a word is part of a person's full name. Persons stand apart from each other and in order.
fn is_inside(word: &Word<'_>, persons: &[Named]) -> bool {
    let begun = persons.partition_point(|person| person.start <= word.start);
    begun.checked_sub(1).is_some_and(|last| word.end <= persons[last].end)
}

/// Whether a person is named right behind a word.
pub(in crate::people) fn stands_before_name(
    sentence: &str,
    word: &Word<'_>,
    persons: &[Named],
) -> bool {
    let next = persons.partition_point(|person| person.start < word.end);
    let gap = persons.get(next).and_then(|person| sentence.get(word.end..person.start));
    gap.is_some_and(|gap| gap.trim().is_empty())
}
