//! Abbreviations that a text itself explains.
//!
//! A short and a long form are taken for a pair, with the range of the explanation, where they
//! stand as in *Myndigheten för familjerätt och föräldraskapsstöd (MFOF)*, *SIP (samordnad
//! individuell plan)*, *samordnad individuell plan, SIP*.
//!
//! The letters of the short form must be found in the long one, in order, the first at the start of
//! its first word; letters may stand inside a compound (*barn- och ungdomspsykiatrin, BUP*).
//! Guaranteed: party letters are never taken. Not guaranteed: abbreviations whose letters skip words or
//! change order (*LSS*, *PLO*); those belong in a taxonomy.

use std::ops::Range;

/// A short form, what it stands for, and where the text says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Abbreviation {
    /// The short form as written.
    pub short: String,
    /// The long form as written.
    pub long: String,
    /// The explanation in the text, long and short form, in bytes.
    pub span: Range<usize>,
}

/// What stands in brackets after names: the parties of parliament. EU, EG and EES follow every
/// second law.
const NEVER: &[&str] = &["S", "M", "C", "L", "KD", "MP", "V", "SD", "FP", "FI", "EU", "EG", "EES"];

/// Words that no long form begins with and whose initials do not count.
const SMALL_WORDS: &[&str] = &[
    "och", "i", "för", "av", "till", "med", "på", "om", "den", "det", "en", "ett", "som", "samt",
    "eller", "att", "är",
];

/// A long form may have this many more words than the short form has letters: the small words
/// between.
const WORDS_OVER: usize = 3;

/// The abbreviations that `text` explains, in the order of the text.
#[must_use]
pub fn abbreviations(text: &str) -> Vec<Abbreviation> {
    let mut found = Vec::new();
    for (open, _) in text.match_indices('(') {
        let Some(length) =
            text[open + 1..].find([')', '(']).filter(|end| text[open + 1 + end..].starts_with(')'))
        else {
            continue;
        };
        let inside = open + 1..open + 1 + length;
        if is_short_form(&text[inside.clone()]) {
            found.extend(long_before(text, open, inside.clone(), matching));
        } else {
            found.extend(long_inside(text, open, inside));
        }
    }
    for (comma, _) in text.match_indices(", ") {
        let start = comma + 2;
        let end = text[start..]
            .find(|c: char| !c.is_alphanumeric())
            .map_or(text.len(), |length| start + length);
        if is_short_form(&text[start..end]) {
            found.extend(long_before(text, comma, start..end, initials));
        }
    }
    found.sort_by_key(|abbreviation| (abbreviation.span.start, abbreviation.span.end));
    found
}

/// Two to ten letters or digits, at least two of them capitals, no party, no Roman number.
fn is_short_form(word: &str) -> bool {
    let letters = word.chars().count();
    (2..=10).contains(&letters)
        && word.chars().all(|c| c.is_alphanumeric() || c == '-')
        && word.chars().next().is_some_and(char::is_uppercase)
        && word.chars().filter(|c| c.is_uppercase()).count() >= 2
        && !NEVER.contains(&word.to_uppercase().as_str())
        && !word.chars().all(|c| "IVXLC".contains(c))
}

/// The explanation *long (SHORT)* or *long, SHORT*, whose long form ends before `end`.
fn long_before(
    text: &str,
    end: usize,
    short: Range<usize>,
    fits: fn(&str, &str) -> Option<usize>,
) -> Option<Abbreviation> {
    let letters = text[short.clone()].chars().filter(|c| c.is_alphanumeric()).count();
    let start = words_back(&text[..end], letters + WORDS_OVER);
    let candidate = text[start..end].trim_end();
    let start = start + fits(&text[short.clone()], candidate)?;
    let long = text[start..end].trim_end();
    plausible(&text[short.clone()], long).then(|| Abbreviation {
        short: text[short.clone()].to_owned(),
        long: one_line(long),
        span: start..short.end,
    })
}

/// The explanation *SHORT (long)*.
fn long_inside(text: &str, open: usize, inside: Range<usize>) -> Option<Abbreviation> {
    let before = text[..open].strip_suffix(' ')?;
    let start = before.rfind(|c: char| !c.is_alphanumeric() && c != '-').map_or(0, |at| at + 1);
    let start = (start..before.len()).find(|at| before.is_char_boundary(*at))?;
    let (short, long) = (&before[start..], text[inside.clone()].trim());
    (is_short_form(short) && matching(short, long) == Some(0) && plausible(short, long)).then(
        || Abbreviation {
            short: short.to_owned(),
            long: one_line(long),
            span: start..inside.end + 1,
        },
    )
}

/// Where at most `count` words before the end of `text` begin, not crossing the end of a sentence,
/// a bracket, a comma or a paragraph.
fn words_back(text: &str, count: usize) -> usize {
    let limit = text.rfind(['.', '(', ')', ',', ';', ':', '•']).map_or(0, |at| at + 1);
    let limit = text.ceil_char_boundary(limit);
    // Looked for in what is left only: texts may have no paragraph and a bracket behind each word.
    let limit = text[limit..].rfind("\n\n").map_or(limit, |at| limit + at + 2);
    let mut start = text.len();
    for word in text[limit..].split_whitespace().rev().take(count) {
        // The words are slices of the text and come from the back, so the last occurrence is the
        // word.
        start = text[..start].rfind(word).unwrap_or(limit);
    }
    start
}

/// Where in `long` the best fit of the letters of `short` begins: from the back, each letter at its
/// last place, the first letter at the start of a word.
fn matching(short: &str, long: &str) -> Option<usize> {
    let letters: Vec<char> = short.chars().filter(|c| c.is_alphanumeric()).map(lower).collect();
    let places: Vec<(usize, char)> = long.char_indices().map(|(at, c)| (at, lower(c))).collect();
    let mut place = places.len();
    for (index, letter) in letters.iter().enumerate().rev() {
        loop {
            place = place.checked_sub(1)?;
            let starts_word = place == 0 || !places[place - 1].1.is_alphanumeric();
            if places[place].1 == *letter && (index > 0 || starts_word) {
                break;
            }
        }
    }
    places.get(place).map(|(at, _)| *at)
}

/// As [`matching`], and the letters are the initials of all words but the small ones, or, for one
/// word, of a compound.
fn initials(short: &str, long: &str) -> Option<usize> {
    let start = matching(short, long)?;
    let words: Vec<&str> = long[start..].split_whitespace().collect();
    if words.len() == 1 {
        // A capital and a small letter, as in SoL, show that it is a short form of this one word.
        return short.chars().any(char::is_lowercase).then_some(start);
    }
    let of_words: String = words
        .iter()
        .filter(|word| !SMALL_WORDS.contains(&word.to_lowercase().as_str()))
        .filter_map(|word| word.chars().next())
        .map(lower)
        .collect();
    (of_words == short.to_lowercase()).then_some(start)
}

/// Whether the long form is long enough, short enough and does not begin with a small word.
fn plausible(short: &str, long: &str) -> bool {
    let letters = short.chars().count();
    let words: Vec<&str> = long.split_whitespace().collect();
    long.chars().count() > letters + 1
        && words.len() <= letters + WORDS_OVER
        && words.first().is_some_and(|word| !SMALL_WORDS.contains(&word.to_lowercase().as_str()))
        && !long.chars().any(char::is_numeric)
}

fn lower(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

fn one_line(long: &str) -> String {
    long.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::abbreviations;

    fn pairs(text: &str) -> Vec<(String, String)> {
        abbreviations(text).into_iter().map(|found| (found.short, found.long)).collect()
    }

    fn expect(text: &str, short: &str, long: &str) {
        assert_eq!(pairs(text), [(short.to_owned(), long.to_owned())], "{text}");
    }

    #[test]
    fn a_long_form_before_brackets_is_learnt() {
        let mfof = "Myndigheten för familjerätt och föräldraskapsstöd";
        expect(&format!("Stöd ges av {mfof} (MFOF)."), "MFOF", mfof);
        expect(
            "enligt Sveriges Kommuner\noch Regioner (SKR) ska",
            "SKR",
            "Sveriges Kommuner och Regioner",
        );
        expect("barn- och ungdomspsykiatrin (BUP)", "BUP", "barn- och ungdomspsykiatrin");
        expect("hälso- och sjukvårdslagen (HSL)", "HSL", "hälso- och sjukvårdslagen");
        expect("Folkhälsomyndigheten (FoHM)", "FoHM", "Folkhälsomyndigheten");
    }

    #[test]
    fn a_long_form_in_brackets_is_learnt() {
        expect("En SIP (samordnad individuell plan) görs.", "SIP", "samordnad individuell plan");
    }

    #[test]
    fn a_long_form_before_a_comma_is_learnt_by_its_initials() {
        expect("Samordnad individuell plan, SIP, noteras", "SIP", "Samordnad individuell plan");
        expect("enligt socialtjänstlagen, SoL, första kvartalet", "SoL", "socialtjänstlagen");
    }

    #[test]
    fn parties_and_names_are_no_abbreviations() {
        for text in [
            "Sabina Ornelo-Jansson (M)",
            "Gunvor Larsson, KD",
            "Karin Dahl (KD)",
            "Maria Persson (MP)",
            "bilaga (IV)",
        ] {
            assert!(pairs(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn the_span_covers_the_explanation() {
        let text = "Om socialtjänstlagen (SoL) sägs";
        let found = abbreviations(text);
        assert_eq!(
            found.first().and_then(|found| text.get(found.span.clone())),
            Some("socialtjänstlagen (SoL")
        );
    }

    proptest! {
        #[test]
        fn spans_lie_in_the_text(
            text in "([a-zåäöA-ZÅ]{1,9}|[ (),.-]|[A-ZÅÄÖ]{2,4}|\u{308}|•){0,30}",
        ) {
            for found in abbreviations(&text) {
                prop_assert!(text.get(found.span.clone()).is_some());
            }
        }

        #[test]
        fn no_text_makes_it_panic(text in any::<String>()) {
            let _ = abbreviations(&text);
        }
    }
}
