//! Which lines no longer belong to the title?
//!
//! A title has no finite verb at its head and no stop; a list, a part of the item or a sentence below it is
//! text, and a name or phrase that was begun on the line above goes on.

use super::super::super::layout::lines::Line;
use crate::lexicon::{Class, is_bullet};

/// Lines with which an item's text begins although no sub-heading announces it.
pub(super) fn begins_text(line: &str) -> bool {
    line.starts_with(is_bullet)
        || line.starts_with('−')
        || is_part_label(line)
        || is_part_mark(line)
}

/// `a) Motion om vägar`: a part of the item with a letter.
fn is_part_mark(line: &str) -> bool {
    let bytes = line.as_bytes();
    matches!(bytes, [letter, b')', b' ', ..] if letter.is_ascii_lowercase())
}

/// Whether a line is a whole sentence of text: a stop at its end, and a verb or a single word
/// ("Konstaterades.").
pub(super) fn is_sentence(line: &str) -> bool {
    const FEWEST_CHARS: usize = 4;
    let mut words = line.trim_end_matches('.').split(' ').map(str::to_lowercase);
    line.starts_with(char::is_uppercase)
        && line.ends_with('.')
        && !line
            .rsplit(' ')
            .next()
            .is_some_and(|last| Class::Abbreviation.has(&last.trim_end_matches('.').to_lowercase()))
        && (!line.contains(' ')
            || words.any(|word| {
                is_finite(&word)
                    || word.chars().count() > FEWEST_CHARS && Class::VerbEnding.ends(&word)
            }))
}

/// Whether a line says of somebody or something what no title does: "Anna: 2 h", "Lagt till
/// handlingarna".
pub(super) fn tells(line: &str) -> bool {
    let named = line.split_once(": ").is_some_and(|(name, _)| !name.contains(' '));
    named && line.starts_with(char::is_uppercase)
        || Class::ActDonePhrase.is_in(&line.to_lowercase())
}

/// Whether a line below a bare number is text: a sentence, or the end of one and the next.
pub(super) fn begins_untitled_text(line: &Line) -> bool {
    line.emphasis.is_none()
        && (is_sentence(&line.text) && line.text.split(' ').count() > 1
            || line.text.match_indices(". ").any(|(at, _)| {
                let word = line.text[..at].rsplit([' ', '.']).next().unwrap_or_default();
                let begins = line.text[at + 2..].starts_with(char::is_uppercase);
                begins && word.chars().count() > 3 && !Class::Abbreviation.has(&word.to_lowercase())
            }))
}

/// Whether a word, in lower case, is a verb that a text has and a title has not.
fn is_finite(word: &str) -> bool {
    Class::FiniteVerb.has(word) || Class::Auxiliary.has(word) || Class::Decides.has(word)
}

/// `Fråga 1`, `Interpellation 2`: parts of one item.
fn is_part_label(line: &str) -> bool {
    let mut words = line.split(' ');
    let label = words.next().unwrap_or_default();
    label.starts_with(char::is_uppercase)
        && Class::PartLabel.has(&label.to_lowercase())
        && words
            .next()
            .is_some_and(|n| n.trim_end_matches(['.', ':']).bytes().all(|b| b.is_ascii_digit()))
        && words.next().is_none()
}

/// Whether a sentence begins on the line: a capital, and a finite verb among the first
/// words. Titles have no finite verb at their head.
pub(super) fn begins_sentence(
    lines: &[Line],
    at: usize,
    end: usize,
    above: Option<&String>,
) -> bool {
    const WORDS: usize = 12;
    if !lines[at].text.starts_with(char::is_uppercase)
        || above.is_none_or(|above| {
            ends_in_joining_word(above) || continues_name(above, &lines[at].text)
        })
    {
        return false;
    }
    let next = lines[at..end].get(1).map_or("", |next| next.text.as_str());
    let words = lines[at].text.split(' ').chain(next.split(' ')).take(WORDS);
    words
        .map(|word| word.trim_end_matches([',', '.']))
        // "Motion av Bo Ek (S) om hur kommunen ska …": a verb in a subordinate clause does not count.
        .take_while(|word| !Class::TitleClauseWord.has(word))
        .any(is_finite)
}

pub(super) fn ends_in_joining_word(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or_default();
    Class::JoiningWord.has(last)
}

/// Whether a name that was begun above goes on: "hur Göteborgs / Stad ska …", "för Anders / Möller (D)".
pub(super) fn continues_name(above: &str, line: &str) -> bool {
    let begun =
        above.rsplit_once(' ').is_some_and(|(_, last)| last.starts_with(char::is_uppercase));
    let mut words = line.split(' ');
    let first = words.next().unwrap_or_default().trim_end_matches([',', '.']).to_lowercase();
    let is_party = |word: &str| {
        let inner = word.strip_prefix('(').and_then(|word| word.split_once(')'));
        inner.is_some_and(|(party, _)| (1..=3).contains(&party.chars().count()))
    };
    begun && (Class::Authority.has(&first) || words.next().is_some_and(is_party))
}
