//! Is a word a form of another, or of a word of another class that has the same stem?
//!
//! *Svarar* has the stem of *svar* and is not a form of it. (Words that are not even related have stems of their own:
//! `stem` lists them.) Which class a form is of is told by the forms that the
//! vocabulary has beside it: *-ar* is a plural where there is *-arna*, and a present tense where there is
//! *-ade*. Where the vocabulary shows neither or both, nothing is told, and the words are taken as
//! forms of one.

use super::local::splits;

/// What a form may be, as far as the forms beside it show.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Classes {
    noun: bool,
    verb: bool,
}

/// Endings of a form; what must stand in their place for it to be of a noun, and of a verb.
type Rule = (&'static [&'static str], &'static [&'static str], &'static [&'static str]);

/// The longest ending that a form has decides.
const RULES: &[Rule] = &[
    (&["ade", "ades", "at", "ats", "as"], &["aden", "atet", "aten", "asen"], &["ar", "ade", "a"]),
    (&["arna", "arnas", "orna", "ornas", "erna", "ernas"], &[""], &[]),
    (&["arens", "aren"], &["arna", "are"], &[]),
    (&["ar", "ars"], &["arna", "arnas"], &["ade", "ades"]),
    (&["er"], &["erna", "ernas", "ret", "ern"], &["te", "tes", "de", "des"]),
    (&["a"], &["an", "ans", "or", "orna"], &["ade", "ades", "te", "de", "it", "ar"]),
    (&["en", "ens", "et", "ets"], &["", "er", "ar"], &[]),
    (&[""], &["en", "ens", "et", "ets", "n"], &[]),
];

impl Classes {
    fn of(word: &str) -> Self {
        let has = |word: &str| splits().has_word(word);
        for (endings, nouns, verbs) in RULES {
            let stems = endings.iter().filter_map(|ending| word.strip_suffix(ending));
            let Some(stem) = stems.min_by_key(|stem| stem.len()) else { continue };
            let any = |others: &[&str]| others.iter().any(|other| has(&format!("{stem}{other}")));
            let found = Self { noun: any(nouns), verb: any(verbs) };
            if found != Self::default() {
                return found;
            }
        }
        Self::default()
    }
}

/// Endings of verbs that have *-ade* in the past tense; none of their forms is without one.
const FIRST_CONJUGATION: [&str; 7] = ["ades", "ade", "ats", "at", "as", "ar", "a"];

/// Endings that a noun has and none of those verbs.
const ONLY_NOUNS: [&str; 5] = ["", "en", "ens", "et", "ets"];

/// Whether `one` and `other`, which have the same stem and are in lower case, may be forms of one
/// word.
#[must_use]
pub fn may_be_one_word(one: &str, other: &str) -> bool {
    one == other || !(is_verb_beside(one, other) || is_verb_beside(other, one))
}

/// Whether one word is a verb and the other a noun.
fn is_verb_beside(verb: &str, noun: &str) -> bool {
    let of_verb = Classes::of(verb);
    if !of_verb.verb || of_verb.noun {
        return false;
    }
    let of_noun = Classes::of(noun);
    of_noun == Classes { noun: true, verb: false } || is_without_ending(verb, noun)
}

/// Whether the verb has *-ade*, and the other word is what stands before it, or has the ending of a
/// noun.
fn is_without_ending(verb: &str, other: &str) -> bool {
    let stems = FIRST_CONJUGATION.iter().filter_map(|ending| verb.strip_suffix(ending));
    let Some(stem) = stems.min_by_key(|stem| stem.len()) else { return false };
    splits().has_word(&format!("{stem}ade"))
        && other.strip_prefix(stem).is_some_and(|ending| ONLY_NOUNS.contains(&ending))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::swedish::stem::stem;

    #[test]
    fn a_verb_is_not_a_form_of_a_noun_with_its_stem() {
        for (noun, verb) in [("svar", "svarar"), ("svaret", "svarade"), ("beslut", "beslutat")] {
            assert_eq!(stem(noun), stem(verb));
            assert!(!may_be_one_word(noun, verb), "{noun} {verb}");
        }
    }

    #[test]
    fn forms_of_one_word_are_kept_together() {
        for (one, other) in [
            ("svarar", "svarade"),
            ("svarar", "svara"),
            ("väg", "vägar"),
            ("väg", "vägarna"),
            ("bilar", "bilen"),
            ("skola", "skolor"),
            ("skolan", "skola"),
            ("böcker", "bok"),
            ("nämnd", "nämnderna"),
            ("avgift", "avgifter"),
            ("avgifter", "avgiften"),
            ("simhall", "simhallar"),
        ] {
            assert!(may_be_one_word(one, other), "{one} {other}");
        }
    }
}
