//! Where does a sentence end?
//!
//! At a full stop, when a capital or a quotation follows and the word before is not an
//! abbreviation.

use crate::lexicon::Class;

/// The longest sentence, in bytes; a longer one is cut between two words. Sentences of real minutes
/// have at most some 1200, lists of a council's members included; this bounds what is held of a
/// text without a full stop.
const LONGEST_SENTENCE: usize = 1 << 15;

/// The sentences of a paragraph, without surrounding white space, none empty.
pub(crate) fn sentences(paragraph: &str) -> Vec<&str> {
    divided(paragraph, |c| matches!(c, '.' | '!' | '?' | ':' | '\n'))
}

/// The same where a decision is told: what a colon or a question leads to belongs to it.
pub(super) fn sentences_with_full_stops(paragraph: &str) -> Vec<&str> {
    divided(paragraph, |c| c == '.')
}

/// A text in pieces that end with a sign at which sentences end.
fn divided(text: &str, is_end: impl Fn(char) -> bool) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices().filter(|(_, c)| is_end(*c)) {
        let end = at + c.len_utf8();
        let after = text[end..].trim_start_matches(['”', '"', ')']);
        if c == '\n' || begins_sentence(after) && !(c == '.' && is_abbreviation(&text[start..at])) {
            let end = text.len() - after.len();
            push(&mut found, &text[start..end]);
            start = end;
        }
    }
    push(&mut found, &text[start..]);
    found.retain(|sentence| !sentence.is_empty());
    found
}

/// Whether what stands behind a stop is a space and the beginning of a sentence.
fn begins_sentence(after: &str) -> bool {
    let next = after.trim_start().chars().next();
    after.starts_with(char::is_whitespace)
        && next
            .is_some_and(|next| next.is_uppercase() || matches!(next, '”' | '"' | '–' | '•' | '-'))
}

/// Adds a sentence, in pieces if it is too long.
fn push<'a>(found: &mut Vec<&'a str>, sentence: &'a str) {
    let mut rest = sentence.trim();
    while rest.len() > LONGEST_SENTENCE {
        let most = rest.floor_char_boundary(LONGEST_SENTENCE);
        let end = rest[..most].rfind(' ').filter(|space| *space > 0).unwrap_or(most);
        found.push(rest[..end].trim_end());
        rest = rest[end..].trim_start();
    }
    found.push(rest);
}

/// Whether the text before a stop ends in an abbreviation or an initial.
fn is_abbreviation(before: &str) -> bool {
    let word = before.rsplit([' ', '(']).next().unwrap_or_default();
    let lower = word.to_lowercase();
    Class::Abbreviation.has(&lower)
        || word.chars().count() == 1 && word.starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_at_stops_and_not_at_abbreviations() {
        assert_eq!(
            sentences("Bo Ek m.fl. Socialdemokrater yrkar bifall. Hon svarar: Ja. Slut"),
            ["Bo Ek m.fl. Socialdemokrater yrkar bifall.", "Hon svarar:", "Ja.", "Slut"]
        );
        assert_eq!(sentences("Kl. 13.00 öppnas mötet."), ["Kl. 13.00 öppnas mötet."]);
        assert_eq!(sentences(" "), [""; 0]);
    }

    #[test]
    fn a_text_without_a_stop_is_cut_between_words() {
        let text = "bifall ".repeat(20_000);
        let found = sentences(&text);
        assert!(found.len() > 3 && found.iter().all(|piece| piece.len() <= LONGEST_SENTENCE));
        assert_eq!(found.join(" "), text.trim());
        let word = "ö".repeat(LONGEST_SENTENCE);
        assert_eq!(sentences(&word).concat(), word);
    }
}
