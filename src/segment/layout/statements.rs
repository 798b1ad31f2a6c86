//! Does a line state something, as no running head does?
//!
//! A reservation, a decision or a presenter may stand alike on every page where each item has its own.

use std::sync::LazyLock;

use crate::lexicon::{Class, Pattern};

/// A person with the party in brackets: "Siv Ek (SD)".
static MEMBER: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::of(r"\p{Lu}[\p{L}-]+ \(\p{Lu}\p{L}{0,5}\)"));

/// A label of one word with a name behind it: "Föredragande: Siv Ek".
static LABELLED_NAME: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::of(
        r"^\p{Lu}\p{Ll}+: \p{Lu}\p{Ll}+(?: \p{Lu}[\p{Ll}-]+){1,2}(?: \(\p{Lu}\p{L}{0,5}\))?$",
    )
});

/// A number or a bullet before a sentence.
static ENTRY: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::of(r"^(?:\d{1,2}[.)]|[-–•*]|[a-z]\)) \p{Lu}"));

/// Whether a line is a sentence, names a member or gives a name behind a label.
pub(super) fn is_statement(text: &str) -> bool {
    if text.contains('(') && MEMBER.is_match(text) {
        return true;
    }
    if text.contains(": ") && LABELLED_NAME.is_match(text) {
        return !Class::Organisation.ends(&text.to_lowercase());
    }
    text.ends_with('.') && (ENTRY.is_match(text) || has_verb(text))
}

/// Whether the line has a verb of minutes: a word of the lexicon, or a passive behind a noun in the
/// definite form ("Informationen noteras.").
fn has_verb(text: &str) -> bool {
    let lower = text.trim_end_matches('.').to_lowercase();
    let words: Vec<&str> = lower.split(' ').collect();
    words.len() >= 2
        && words[1..].iter().any(|word| {
            let is_passive = word.len() > 5 && (word.ends_with("as") || word.ends_with("ades"));
            is_passive || VERBS.iter().any(|class| class.has(word))
        })
}

/// Verbs of those who act, of the chair, and auxiliaries.
const VERBS: [Class; 4] =
    [Class::ActsInFull, Class::ChairLeads, Class::Auxiliary, Class::FiniteVerb];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_of_somebody_or_decided_is_a_statement() {
        for text in [
            "Siv Ek (SD) reserverar sig mot beslutet.",
            "2. Informationen noteras.",
            "Ärendet bordlades.",
            "Föredragande: Siv Ek",
            "| Siv Ek (SD) | X | |",
        ] {
            assert!(is_statement(text), "{text}");
        }
        for text in [
            "Kommunstyrelsen",
            "Ekefors kommun, Box 12, 123 45 Ekefors",
            "Organ: Kommunstyrelsen",
            "Myndighet: Ekefors Kommun",
            "Blad nr.",
            "Protokoll (justerat)",
        ] {
            assert!(!is_statement(text), "{text}");
        }
    }
}
