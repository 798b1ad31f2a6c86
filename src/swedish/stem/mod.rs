//! The stem of a word form: what its inflections have in common.
//!
//! In goes one lower-case, composed (NFC) word, out comes its stem. Three layers, each once: the
//! table of irregular forms, our own suffix rules, and Snowball (`frostem`), followed by a few
//! rules that let Snowball's rests meet.
//!
//! Promised: the same word gives the same stem on every run and machine; words with a digit, and
//! words of fewer than three letters, are never cut. Not promised: that a stem is a word (*kostnad*
//! is `kostn`), or that a stem of a stem is the same stem (*insatser*): stem exactly once on either
//! side of a comparison.

mod irregular;
mod rule;
mod suffix_rules;
mod verbs;

use std::borrow::Cow;

use frostem::{Algorithm, Stemmer};

use self::irregular::{base_form, stem_apart};
use self::rule::first_that_fits;
pub(super) use self::rule::is_vowel;
use self::suffix_rules::{ADJECTIVES, DEFINITE_NEUTER, GENITIVES, MEETING, NOUN_ENDINGS};
use super::names::place;

/// Words shorter than this are their own stem: *i*, *av*, *kf*.
const LEAST_LETTERS: usize = 3;

/// Words with more letters are no Swedish words but hashes and run-together lines, and stay as they
/// are. The bound also keeps the cost of one word bounded.
const MOST_LETTERS: usize = 64;

/// The stem of `word`, which is lower-case and composed. See the module for what is promised.
#[must_use]
pub fn stem(word: &str) -> Cow<'_, str> {
    let letters = word.chars().count();
    if !(LEAST_LETTERS..=MOST_LETTERS).contains(&letters) || !word.chars().all(char::is_alphabetic)
    {
        return Cow::Borrowed(word);
    }
    if let Some(apart) = stem_apart(word) {
        return Cow::Borrowed(apart);
    }
    if let Some(place) = place(word) {
        return Cow::Borrowed(place);
    }
    let mut current = Cow::Borrowed(word);
    step(&mut current, base_form);
    step(&mut current, |word| {
        // A neuter without its ending can be a base (landet → land) or a plural that is irregular
        // itself.
        first_that_fits(DEFINITE_NEUTER, word).map(|bare| base_form(&bare).unwrap_or(bare))
    });
    for group in [NOUN_ENDINGS, GENITIVES, ADJECTIVES] {
        step(&mut current, |word| first_that_fits(group, word));
    }
    let stemmer = Stemmer::new(Algorithm::Swedish);
    step(&mut current, |word| {
        let rest = stemmer.stem(word);
        Some(short_of_lig(word, &rest).unwrap_or(&rest).to_owned())
    });
    for group in MEETING {
        step(&mut current, |word| first_that_fits(group, word));
    }
    current
}

/// Snowball takes -lig also where hardly anything is left: *farlig* would be *far*, *rörlig*
/// *rör*. There the adjective keeps its -lig.
fn short_of_lig<'a>(word: &'a str, rest: &str) -> Option<&'a str> {
    const SHORTEST_REST: usize = 4;
    let end = word.rfind("lig")? + "lig".len();
    let inflected = matches!(&word[end..], "" | "a" | "t" | "e" | "are" | "ast");
    (inflected && rest.chars().count() < SHORTEST_REST).then_some(&word[..end])
}

fn step(word: &mut Cow<'_, str>, rule: impl Fn(&str) -> Option<String>) {
    if let Some(changed) = rule(word) {
        *word = Cow::Owned(changed);
    }
}

/// Everything in the tables here that changes stems, for the version of the analysis.
pub(super) fn table_texts() -> [String; 3] {
    [irregular::table_text(), suffix_rules::table_text(), verbs::table_text()]
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use proptest::prelude::*;

    use super::{MOST_LETTERS, stem};

    fn meet(forms: &str) {
        let forms: Vec<&str> = forms.split_whitespace().collect();
        for form in &forms {
            assert_eq!(stem(form), stem(forms[0]), "{form} and {}", forms[0]);
        }
    }

    fn apart(one: &str, other: &str) {
        assert_ne!(stem(one), stem(other), "{one} and {other}");
    }

    #[test]
    fn definite_forms_meet_the_naked_noun() {
        meet("barn barnet barnen barns barnens");
        meet("våld våldet våldets");
        meet("skola skolan skolans skolor skolornas");
        meet("möte mötet mötena mötenas");
        meet("ekonomi ekonomin ekonomins");
        meet("kommitté kommittén kommittéer kommittéernas");
        meet("gymnasium gymnasiet gymnasier gymnasierna");
    }

    #[test]
    fn short_adjectives_in_lig_keep_it() {
        meet("farlig farligt farliga");
        apart("farlig", "far");
        apart("rörligt", "rör");
        meet("tydlig tydligt tydliga");
    }

    #[test]
    fn nouns_whose_naked_form_looks_inflected_meet_their_forms() {
        meet("kostnad kostnaden kostnader");
        meet("resultat resultatet resultaten");
        meet("sektor sektorn sektorer sektorernas");
        meet("indikator indikatorer");
        meet("insats insatsen insatser");
        meet("kompetens kompetenser");
        meet("analys analysen analyser");
    }

    #[test]
    fn syncope_is_undone() {
        meet("regel regeln regler reglerna");
        meet("artikel artiklar artikeln");
        meet("hinder hindret hindren");
        meet("grundvatten grundvattnet");
        meet("medlem medlemmar medlemmarna");
    }

    #[test]
    fn irregular_forms_meet_their_base() {
        meet("ledamot ledamöter ledamöternas");
        meet("förälder föräldrar föräldrarnas föräldern");
        meet("skolhuvudman skolhuvudmännen");
        meet("föreslå föreslår föreslog föreslagit föreslås");
        meet("äldre gammal gamla äldst");
    }

    #[test]
    fn neuter_adjectives_meet_the_common_form() {
        meet("kommunal kommunalt kommunala");
        meet("nationell nationellt nationella");
        meet("effektiv effektivt effektiva");
        meet("hållbar hållbart hållbara");
    }

    #[test]
    fn unrelated_words_stay_apart() {
        for (one, other) in [
            ("lag", "lager"),
            ("viktig", "vikt"),
            ("son", "sona"),
            ("mål", "måla"),
            ("handel", "handla"),
            ("motor", "mot"),
            ("ordförande", "ord"),
            ("län", "lån"),
            ("väg", "vägra"),
            ("händelse", "händer"),
        ] {
            apart(one, other);
        }
    }

    #[test]
    fn names_keep_their_shape_and_meet_their_genitive() {
        for name in
            ["larsson", "hallstahammar", "skinnskatteberg", "västmanland", "stockholm", "köping"]
        {
            assert!(
                name.starts_with(stem(name).as_ref()) && stem(name).len() + 2 >= name.len(),
                "{name}: {}",
                stem(name)
            );
        }
        meet("larsson larssons");
        meet("västmanland västmanlands");
    }

    #[test]
    fn codes_and_short_words_are_left_alone() {
        for word in ["2021/123", "§45", "covid-19", "ks2021", "av", "i", ""] {
            assert!(matches!(stem(word), Cow::Borrowed(same) if same == word), "{word}");
        }
        let hash = "a".repeat(MOST_LETTERS + 1);
        assert_eq!(stem(&hash), hash);
    }

    proptest! {
        #[test]
        fn a_stem_is_never_empty_and_the_same_each_time(word in "[a-zåäöé]{1,20}|\\PC{1,12}") {
            let once = stem(&word).into_owned();
            prop_assert!(!once.is_empty());
            prop_assert_eq!(once, stem(&word).into_owned());
        }
    }
}
