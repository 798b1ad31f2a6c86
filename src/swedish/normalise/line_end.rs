//! Mending words that a line end cut in two.
//!
//! The two word halves alone decide how two lines belong together: no vocabulary is asked, so a
//! page is mended the same whatever else is known.
//!
//! Guaranteed: no letter is lost; only a hyphen and a line break are taken or kept. Not guaranteed:
//! that a real hyphen before a small letter survives (`nord-\nsydlig`), unless the first half is
//! known to keep it (`covid-`, `e-`).

/// How the last word of a line and the first of the next belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mend {
    /// Two words: a space comes between.
    Apart,
    /// One word, the hyphen only cut it: `samverkans-` + `överenskommelse`.
    Joined,
    /// One word with its hyphen: `covid-` + `19`, `GAP-` + `analyser`.
    Hyphenated,
    /// A hyphen that stands for the end of a later word: `etablerings-` + `och förankringsfas`.
    /// Hyphen and space stay.
    Suspended,
}

/// Hyphens a line can end in: the plain one, the soft one, Unicode's, and U+0002, which some PDFs
/// have in its place.
const HYPHENS: [char; 5] = ['-', '\u{AD}', '\u{2010}', '\u{2011}', '\u{2}'];

/// Hyphens that exist only at line ends and never belong to a word.
const SOFT: [char; 2] = ['\u{AD}', '\u{2}'];

/// Words that can follow a suspended hyphen: samhälls- och, text- samt, mark- eller, in-
/// respektive.
const CONJUNCTIONS: &[&str] = &[
    "och",
    "eller",
    "samt",
    "respektive",
    "resp",
    "alternativt",
    "till",
    "liksom",
    "men",
    "inte",
    "som",
    "o",
    "&",
];

/// First halves that keep their hyphen before a small letter.
const KEEPS_HYPHEN: &[&str] =
    &["covid", "icke", "ex", "non", "anti-eu", "e", "it", "tv", "sms", "wifi", "wi", "x", "vice"];

/// How much of a cut word is looked at, in bytes from its end. Lines that all end in a hyphen make
/// one word without end; no Swedish word has a hundred letters.
const MOST_OF_A_HALF: usize = 200;

/// How `first`, the end of a line, and `second`, the beginning of the next, belong together. Only
/// the last word of the one and the first of the other are looked at; white space between them does
/// not matter.
#[must_use]
pub fn mend_line_end(first: &str, second: &str) -> Mend {
    let (first, second) = (first.trim_end(), second.trim_start());
    let Some(hyphen) = first.chars().next_back().filter(|last| HYPHENS.contains(last)) else {
        return Mend::Apart;
    };
    let line = &first[..first.len() - hyphen.len_utf8()];
    let line = &line[line.ceil_char_boundary(line.len().saturating_sub(MOST_OF_A_HALF))..];
    let half =
        line.rsplit(|c: char| c.is_whitespace() || c == '(' || c == '"').next().unwrap_or(line);
    // A dash on its own, and a hyphen after a bracket or full stop, cut no word.
    if !half.chars().next_back().is_some_and(char::is_alphanumeric) {
        return Mend::Apart;
    }
    let next: &str = second.split(char::is_whitespace).next().unwrap_or(second);
    let Some(start) = next.chars().next() else { return Mend::Apart };
    if SOFT.contains(&hyphen) {
        return if start.is_alphanumeric() { Mend::Joined } else { Mend::Apart };
    }
    let word = next.trim_end_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    if CONJUNCTIONS.contains(&word.as_str()) || next == "&" || start == '/' {
        return Mend::Suspended;
    }
    if !start.is_alphanumeric() {
        return Mend::Apart;
    }
    let tail = half.rsplit('-').next().unwrap_or(half);
    let letters = tail.chars().filter(|c| c.is_alphabetic()).count();
    let abbreviation =
        letters == tail.chars().count() && letters >= 2 && tail.chars().all(char::is_uppercase);
    let keeps = abbreviation
        || !start.is_lowercase()
        || half.chars().any(char::is_numeric)
        || letters <= 1
        || KEEPS_HYPHEN.contains(&half.to_lowercase().as_str());
    if keeps { Mend::Hyphenated } else { Mend::Joined }
}

/// Appends the line `second` to `text`, whose last line it follows, mended.
pub fn append_line(text: &mut String, second: &str) {
    let mend = mend_line_end(text, second);
    text.truncate(text.trim_end().len());
    match mend {
        Mend::Joined => {
            text.pop();
        }
        Mend::Hyphenated => {}
        Mend::Apart | Mend::Suspended if text.is_empty() => {}
        Mend::Apart | Mend::Suspended => text.push(' '),
    }
    text.push_str(second.trim());
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{HYPHENS, Mend, append_line, mend_line_end};

    #[test]
    fn a_cut_word_is_joined_without_its_hyphen() {
        assert_eq!(mend_line_end("en samverkans-", "överenskommelse för barn"), Mend::Joined);
        assert_eq!(mend_line_end("för\u{AD}", "äldrar"), Mend::Joined);
        assert_eq!(mend_line_end("kommun\u{2}", "styrelsen"), Mend::Joined);
    }

    #[test]
    fn a_hyphen_before_a_digit_a_capital_or_after_an_abbreviation_stays() {
        assert_eq!(mend_line_end("Nuläge covid-", "19"), Mend::Hyphenated);
        assert_eq!(mend_line_end("GAP-", "analyser"), Mend::Hyphenated);
        assert_eq!(mend_line_end("Sabina Ornelo-", "Jansson"), Mend::Hyphenated);
        assert_eq!(mend_line_end("covid-", "patienter"), Mend::Hyphenated);
        assert_eq!(mend_line_end("via e-", "post"), Mend::Hyphenated);
    }

    #[test]
    fn a_suspended_hyphen_keeps_hyphen_and_space() {
        assert_eq!(mend_line_end("etablerings-", "och förankringsfas"), Mend::Suspended);
        let mut text = "i etablerings-".to_owned();
        append_line(&mut text, "och förankringsfas");
        assert_eq!(text, "i etablerings- och förankringsfas");
    }

    #[test]
    fn a_dash_or_no_hyphen_leaves_two_words() {
        assert_eq!(mend_line_end("Paus -", "mötet fortsätter"), Mend::Apart);
        assert_eq!(mend_line_end("nästa", "rad"), Mend::Apart);
        assert_eq!(mend_line_end("samverkans-", ""), Mend::Apart);
    }

    #[test]
    fn the_lines_are_put_together_as_decided() {
        let mut text = "en samverkans-".to_owned();
        for line in ["överenskommelse om covid-", "19", "antas"] {
            append_line(&mut text, line);
        }
        assert_eq!(text, "en samverkansöverenskommelse om covid-19 antas");
    }

    proptest! {
        #[test]
        fn no_letter_is_lost(first in "\\PC{0,20}", second in "\\PC{0,20}") {
            let mut text = first.clone();
            append_line(&mut text, &second);
            let seen = |c: &char| !c.is_whitespace() && !HYPHENS.contains(c);
            let solid = |s: &str| s.chars().filter(seen).collect::<String>();
            prop_assert_eq!(solid(&text), solid(&first) + &solid(&second));
        }
    }
}
