//! The forms in which a person or an organ is asked for.
//!
//! Whoever copies a name from an answer copies its party, a title or an initial along (`Anna Berg (V)`,
//! `kommunalråd Anna Berg`, `A. Berg`), and whoever knows a municipality says *KS* and *fullmäktige*.

use crate::minutes::PersonName;
use crate::search::Thesaurus;
use crate::swedish;

/// Letters of the last part of a compound by which an organ is called (*fullmäktige*), at least.
const LEAST_LETTERS_OF_PART: usize = 6;

/// The name without party letters in brackets, and the same without titles before it; nearest to
/// what was typed first.
pub(super) fn person_names(asked: &str) -> Vec<String> {
    let bare = match asked.split_once('(') {
        Some((name, _)) if !name.trim().is_empty() => name,
        _ => asked,
    };
    let mut words: Vec<&str> = bare.split_whitespace().collect();
    let mut names = vec![asked.to_owned(), words.join(" ")];
    // A word of the language before a name is a title; names are in no vocabulary.
    while let [title, _, ..] = words[..]
        && swedish::is_spelt(&title.to_lowercase())
    {
        words.remove(0);
        names.push(words.join(" "));
    }
    names.dedup();
    names
}

/// Whether the name as asked for, with initials, means the full name: `A. Berg` is *Anna Berg*.
pub(super) fn means_by_initials(asked: &PersonName, full: &PersonName) -> bool {
    let (words, full) = (asked.words(), full.words());
    let is_initial = |word: &String| word.chars().count() == 1;
    let meets = |word: &String| {
        if is_initial(word) {
            full.iter().any(|own| own.starts_with(word.as_str()))
        } else {
            full[1..].contains(word)
        }
    };
    full.len() > 1
        && words.iter().any(is_initial)
        && words.iter().any(|word| !is_initial(word))
        && words.iter().all(meets)
}

/// Whether an organ's name is meant by the last part of it (*fullmäktige*), `organ` and `asked` folded.
pub(super) fn ends_with_part(organ: &str, asked: &str) -> bool {
    asked.chars().count() >= LEAST_LETTERS_OF_PART
        && !asked.contains('-')
        && organ.split('-').any(|word| word.ends_with(asked))
}

/// What an organ is called that was asked for by letters (*KS*) or by an older word.
pub(super) fn other_names_of_organ(asked: &str) -> Vec<String> {
    Thesaurus::built_in().of(asked).into_iter().map(|other| other.name.clone()).collect()
}

/// Whether an organ has all words of a name, in any form.
pub(super) fn has_words(organ: &str, name: &str) -> bool {
    let stems = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(|word| swedish::stem(&word.to_lowercase()).into_owned()).collect()
    };
    let (own, wanted) = (stems(organ), stems(name));
    !wanted.is_empty() && own.len() == wanted.len() && wanted.iter().all(|word| own.contains(word))
}
