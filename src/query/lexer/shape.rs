//! Where a word ends, and what a run of characters begins.
//!
//! Looks ahead without taking anything; lengths are in bytes. `chars` knows single characters, this knows them with their neighbours.

use super::super::chars::{begins_word, is_blank, is_dash, is_edge, is_joiner, is_quote, is_word};

/// `§`, blanks and a digit: the bytes before the digit.
pub(super) fn section(text: &str) -> Option<usize> {
    let after = text.strip_prefix('§')?.trim_start_matches('§').trim_start_matches(is_blank);
    after.starts_with(char::is_numeric).then(|| text.len() - after.len())
}

/// Whether a dash before this negates something, rather than being one between clauses.
pub(super) fn begins_operand(after: &str) -> bool {
    let signs = after.trim_start_matches(|c| is_edge(c) && c != '§');
    section(signs).is_some()
        || after
            .trim_start_matches(is_edge)
            .starts_with(|c: char| begins_word(c) || is_quote(c) || matches!(c, '(' | '*'))
}

/// Whether what follows the colon of an unknown name makes it look like a field.
pub(super) fn begins_value(after: &str) -> bool {
    after.starts_with(|c: char| begins_word(c) || is_quote(c) || matches!(c, '(' | '*' | '§'))
}

/// Whether a run of characters ends here, but for punctuation.
pub(super) fn ends_run(after: &str) -> bool {
    after.trim_start_matches(is_edge).chars().next().is_none_or(|c| is_blank(c) || c == ')')
}

/// The bytes of the word that a text begins with; the text begins with a letter or a digit.
pub(super) fn word_len(text: &str) -> usize {
    let mut end = 0;
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied().unwrap_or(' ');
        let joins = is_joiner(c) && is_word(next);
        let decimal = c == ',' && before.is_numeric() && next.is_numeric();
        if !(is_word(c) || joins || decimal) {
            // The hyphen of "vård- och omsorg" says that the word is half a compound.
            let hyphen = matches!(c, '-' | '\u{2010}' | '\u{2011}') && end > 0 && !is_dash(next);
            return if hyphen { end + c.len_utf8() } else { end };
        }
        end += c.len_utf8();
        before = c;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_ends_where_joining_ends() {
        for (text, word) in [
            ("covid-19, a", "covid-19"),
            ("vård- och", "vård-"),
            ("SKR:s.", "SKR:s"),
            ("Beslut: a", "Beslut"),
            ("3,5", "3,5"),
            ("3,a", "3"),
            ("a--b", "a"),
            ("2021..2022", "2021"),
            ("6–37–", "6–37"),
            ("a\u{30a}r ", "a\u{30a}r"),
        ] {
            assert_eq!(&text[..word_len(text)], word, "{text}");
        }
    }

    #[test]
    fn a_section_sign_reaches_over_blanks_to_its_number() {
        assert_eq!(section("§ 45"), Some(3));
        assert_eq!(section("§§45"), Some(4));
        assert_eq!(section("§ a"), None);
        assert_eq!(section("45"), None);
    }
}
