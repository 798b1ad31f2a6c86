//! What each character is to the query language.
//!
//! A character belongs to the first class that
//! claims it; one that no class claims has no meaning in a query and is refused by the lexer.
//! Whether a joiner does join depends on its neighbours and is the lexer's decision.

/// Separates words: white space, and the invisible marks that copying from web pages leaves behind.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Takes no column of its own: the second half of a decomposed `å`, as PDFs and some phones give it.
pub(super) fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

/// Stands inside a word without joining anything: letters, digits, and what only modifies them
/// (combining marks, soft hyphen, zero-width joiners).
pub(super) fn is_word(c: char) -> bool {
    c.is_alphanumeric()
        || is_combining(c)
        || matches!(c, '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{2060}')
}

/// Begins a word. The combining letters of old manuscripts (U+0363 and on) are letters to Unicode
/// and still belong to what stands before them.
pub(super) fn begins_word(c: char) -> bool {
    c.is_alphanumeric() && !is_combining(c)
}

/// May be a letter of a field name.
pub(super) fn is_name(c: char) -> bool {
    c.is_alphabetic() || is_combining(c)
}

/// Opens and closes a phrase. Any of them closes any other: Swedish uses ” on both sides, and a phone
/// may change one end of a pair and leave the other.
pub(super) fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '＂')
}

/// Any dash that a keyboard or its autocorrection makes of the hyphen key; the long em dash is not
/// among them, it only ever stands between clauses.
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '–' | '\u{2212}')
}

/// Part of a word when a letter or digit stands on both sides: `covid-19`, `2021/123`, `SKR:s`, `09.00`.
pub(super) fn is_joiner(c: char) -> bool {
    is_dash(c) || matches!(c, '/' | ':' | '.' | '&' | '\'' | '’' | '_' | '@' | '+' | '§' | '·')
}

/// Dropped at the edge of a word, since it is how people type and paste.
pub(super) fn is_edge(c: char) -> bool {
    is_joiner(c)
        || is_combining(c)
        || matches!(
            c,
            ',' | '?'
                | '!'
                | ';'
                | '…'
                | '—'
                | '‘'
                | '‚'
                | '´'
                | '%'
                | '#'
                | '€'
                | '$'
                | '°'
                | '•'
        )
        || (is_word(c) && !c.is_alphanumeric())
}

/// Has a meaning of its own outside words.
pub(super) fn is_special(c: char) -> bool {
    is_quote(c) || matches!(c, '(' | ')' | '*' | '~')
}

/// Has no meaning anywhere in a query.
pub(super) fn is_meaningless(c: char) -> bool {
    !(is_blank(c) || is_word(c) || is_edge(c) || is_special(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_of_other_kinds_have_no_meaning() {
        for c in "^{}[]\\|<>=`\u{0}\u{1b}\u{1f600}".chars() {
            assert!(is_meaningless(c), "{c:?}");
        }
    }

    #[test]
    fn everyday_punctuation_is_dropped_at_edges() {
        for c in ",.?!;:…–—-/&'’%#§".chars() {
            assert!(is_edge(c) && !is_meaningless(c), "{c:?}");
        }
    }

    #[test]
    fn both_halves_of_a_decomposed_letter_are_word() {
        assert!("a\u{30a}".chars().all(is_word));
        assert!("a\u{30a}".chars().all(is_name));
    }

    #[test]
    fn a_combining_letter_does_not_begin_a_word() {
        let letter = '\u{36b}';
        assert!(letter.is_alphanumeric() && is_word(letter) && is_edge(letter));
        assert!(!begins_word(letter) && begins_word('å') && begins_word('7'));
    }

    #[test]
    fn no_quote_is_also_an_edge() {
        assert!("\"“”„‟«»＂".chars().all(|c| is_quote(c) && !is_edge(c)));
    }
}
