//! A typed text as the Swedish analysis sees it, word by word.

use crate::swedish::{self, Origin};

/// A word with what the index may have of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WordForm {
    /// In lower case.
    pub surface: String,
    /// Its stem.
    pub stem: String,
    /// Stems of the parts of a compound; none of another word.
    pub components: Vec<Box<str>>,
    /// The stem that the first part of the compound is derived from.
    pub derived: Option<Box<str>>,
    /// Whether it is a hyphenated word whose pieces follow it.
    pub is_whole: bool,
    /// Written as an abbreviation, which is not a part of words.
    pub in_capitals: bool,
}

impl WordForm {
    /// Whether it is the number of a paragraph with its sign: `§29`.
    #[must_use]
    pub fn is_section(&self) -> bool {
        self.surface.starts_with('§')
    }
}

/// The forms of a text, pieces of hyphenated words after their wholes.
#[must_use]
pub fn forms(text: &str) -> Vec<WordForm> {
    let normal = swedish::normalise(text);
    let mut forms = Vec::new();
    swedish::analyse(&normal.text, |token| {
        if token.origin != Origin::FilledIn {
            forms.push(WordForm {
                surface: token.surface.to_owned(),
                stem: token.stem.to_owned(),
                components: token.components.to_vec(),
                derived: token.derived.map(Into::into),
                is_whole: token.origin == Origin::Whole,
                in_capitals: is_abbreviation(&normal.text[token.start..token.end]),
            });
        }
    });
    forms
}

/// The words of a run, each at a position of its own: pieces, but a section with its sign, which is
/// another thing than the number alone.
#[must_use]
pub fn run_of(text: &str) -> Vec<WordForm> {
    let mut words = Vec::new();
    let mut section = None;
    for form in forms(text) {
        if form.is_whole {
            section = form.is_section().then_some(form);
        } else {
            words.push(section.take().unwrap_or(form));
        }
    }
    words
}

/// Every two parts of one compound as one term, so that *föräldrastöd* finds
/// *föräldraskapsstöd* and not every item in which parents and support are named.
#[must_use]
pub fn pairs(components: &[Box<str>], derived: Option<&str>) -> Vec<String> {
    if components.len() < 2 {
        return Vec::new();
    }
    let parts: Vec<&str> = components.iter().map(AsRef::as_ref).chain(derived).collect();
    let mut pairs = Vec::new();
    for (at, first) in parts.iter().enumerate() {
        for second in &parts[at + 1..] {
            let (a, b) = if first <= second { (first, second) } else { (second, first) };
            pairs.push(format!("{a}+{b}"));
        }
    }
    pairs
}

/// Whether a word is written with two capitals or more and is not one that Swedish has in small
/// letters: `BUDGET` is somebody's capitals lock, `SIP` and `SoL` are abbreviations.
fn is_abbreviation(written: &str) -> bool {
    const SHORTEST_WORD: usize = 4;
    let capitals = written.chars().filter(|c| c.is_uppercase()).count();
    let letters = written.chars().count();
    let is_shouted = capitals == letters && letters >= SHORTEST_WORD;
    capitals > 1 && !(is_shouted && swedish::splits().has_word(&written.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn surfaces(forms: &[WordForm]) -> Vec<&str> {
        forms.iter().map(|form| form.surface.as_str()).collect()
    }

    #[test]
    fn a_hyphenated_word_comes_whole_and_in_pieces() {
        let forms = forms("covid-patienter");
        assert_eq!(surfaces(&forms), ["covid-patienter", "covid", "patienter"]);
        assert_eq!(
            forms.iter().map(|form| form.is_whole).collect::<Vec<_>>(),
            [true, false, false]
        );
    }

    #[test]
    fn a_run_has_one_word_for_each_place_and_keeps_the_section() {
        assert_eq!(surfaces(&run_of("enligt § 29 covid-19")), ["enligt", "§29", "covid", "19"]);
    }

    #[test]
    fn capitals_are_an_abbreviation_unless_the_word_is_shouted() {
        let in_capitals = |text| forms(text)[0].in_capitals;
        assert!(in_capitals("SIP") && in_capitals("SoL"));
        assert!(!in_capitals("BUDGET") && !in_capitals("Budget"));
    }

    #[test]
    fn pairs_do_not_tell_the_order_of_the_parts() {
        let boxed = |parts: &[&str]| parts.iter().map(|part| Box::from(*part)).collect::<Vec<_>>();
        assert_eq!(pairs(&boxed(&["b", "a"]), None), ["a+b"]);
        assert_eq!(pairs(&boxed(&["a", "b"]), Some("c")), ["a+b", "a+c", "b+c"]);
        assert!(pairs(&boxed(&["a"]), Some("c")).is_empty());
    }
}
