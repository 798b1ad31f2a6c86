//! The stem of a word form: what its inflections have in common.
//!
//! A lower-case, composed (NFC) word goes through three layers, each once: the table of irregular
//! forms, our own suffix rules, and Snowball (`frostem`), followed by a few rules that let
//! Snowball's rests meet. Words that these would run together with an unrelated one are listed in
//! `apart`, and go through none of them.
//!
//! Guaranteed: the same word gives the same stem on every run and machine; words with a digit, and
//! words of fewer than three letters, are never cut. Not guaranteed: that a stem is a word (*kostnad*
//! is `kostn`), or that a stem of a stem is the same stem (*insatser*): stem exactly once on either
//! side of a comparison.

mod apart;
mod irregular;
mod rule;
mod suffix_rules;
mod verbs;

#[cfg(test)]
mod families;

use std::borrow::Cow;

use frostem::{Algorithm, Stemmer};

use self::apart::stem_apart;
use self::irregular::base_form;
use self::rule::first_that_fits;
pub(super) use self::rule::is_vowel;
use self::suffix_rules::{ADJECTIVES, DEFINITE_NEUTER, GENITIVES, MEETING, NOUN_ENDINGS};
use super::names::place;

/// Words shorter than this are their own stem: *i*, *av*, *kf*.
const LEAST_LETTERS: usize = 3;

/// Words with more letters are not Swedish words but hashes and run-together lines, and stay as they
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
    let base = base_form(word);
    // Irregular forms of a listed verb: trädde → träda.
    if let Some(apart) = base.as_deref().and_then(stem_apart) {
        return Cow::Borrowed(apart);
    }
    by_rules(base.map_or(Cow::Borrowed(word), Cow::Owned))
}

/// What the suffix rules and Snowball leave of a word that is regular, or of the base of one that is not.
fn by_rules(mut current: Cow<'_, str>) -> Cow<'_, str> {
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
        Some(with_its_ending(word, &rest).unwrap_or(&rest).to_owned())
    });
    for group in MEETING {
        step(&mut current, |word| first_that_fits(group, word));
    }
    current
}

/// Endings of adjectives that Snowball takes also where what is left is mostly another word (*tidigare* would
/// be *tid*, *stadig* *stad*, *fastighet* *fast*, *farlig* *far*), and the least letters that must be left.
const KEPT_WHEN_SHORT: [(&str, usize); 2] = [("ig", 5), ("lig", 4)];

/// What Snowball should have left of `word` instead of `rest`, where it took such an ending from too short a word.
fn with_its_ending<'a>(word: &'a str, rest: &str) -> Option<&'a str> {
    let taken = word.strip_prefix(rest)?;
    let letters = rest.chars().count();
    KEPT_WHEN_SHORT.iter().find_map(|&(ending, least)| {
        let tail = taken.strip_prefix(ending).filter(|_| letters < least)?;
        Some(&word[..word.len() - tail.len()])
    })
}

fn step(word: &mut Cow<'_, str>, rule: impl Fn(&str) -> Option<String>) {
    if let Some(changed) = rule(word) {
        *word = Cow::Owned(changed);
    }
}

/// Everything in the tables here that changes stems, for the version of the analysis.
pub(super) fn table_texts() -> [String; 4] {
    [apart::table_text(), irregular::table_text(), suffix_rules::table_text(), verbs::table_text()]
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
    fn adjectives_in_ig_and_lig_keep_it_where_hardly_anything_is_left() {
        for (adjective, other) in [
            ("stadig", "stad"),
            ("stadiga", "städer"),
            ("tidigare", "tid"),
            ("fastigheten", "fast"),
            ("myndighet", "mynd"),
            ("ledigheter", "led"),
            ("färdiga", "färd"),
            ("artig", "art"),
            ("listigt", "list"),
            ("sandig", "sand"),
            ("fattiga", "fat"),
            ("billigast", "bil"),
            ("duktig", "duk"),
            ("riktigt", "rikta"),
            ("modig", "mod"),
            ("giltigt", "gilt"),
            ("vanligaste", "van"),
            ("rolig", "rol"),
        ] {
            apart(adjective, other);
        }
        meet("stadig stadigt stadiga stadigare stadigaste");
        meet("fastighet fastigheten fastigheter fastigheternas fastighetens");
        meet("inviga inviger invigde invigt");
        meet("farlig farligt farliga");
        apart("farlig", "far");
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
