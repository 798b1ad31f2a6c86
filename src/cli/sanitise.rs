//! What of a foreign text may reach a terminal?
//!
//! Minutes come from files that anyone can have made, and their text, names and paths end up on a
//! terminal, where escape sequences move the cursor, change the title or worse. Escape sequences,
//! control characters (but the line ends that were asked for) and marks that turn the reading
//! direction are taken out; a text without any is left as it is. Data formats in a pipe are not
//! sanitised: there the text is data, not a screen.

use std::borrow::Cow;

use crate::minutes::{is_direction_mark, is_zero_width};

/// Text for one line: line ends and tabs become blanks.
#[must_use]
pub fn one_line(text: &str) -> Cow<'_, str> {
    sanitise(text, false)
}

/// Text of several lines: `\n` stays.
#[must_use]
pub fn lines(text: &str) -> Cow<'_, str> {
    sanitise(text, true)
}

fn sanitise(text: &str, keeps_lines: bool) -> Cow<'_, str> {
    let is_fine = |c: char| fate(c) == Fate::Stays || (keeps_lines && c == '\n');
    if text.chars().all(is_fine) {
        return Cow::Borrowed(text);
    }
    let mut clean = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\u{1b}' => skip_sequence(&mut chars),
            // The one-character forms of ESC [ and of ESC ] P X ^ _.
            '\u{9b}' => skip_parameters(&mut chars),
            '\u{90}' | '\u{98}' | '\u{9d}' | '\u{9e}' | '\u{9f}' => skip_string(&mut chars),
            '\n' if keeps_lines => clean.push(c),
            // A line end of two characters is one.
            '\r' if chars.peek() == Some(&'\n') => {}
            c => match fate(c) {
                Fate::Stays => clean.push(c),
                Fate::Blank => clean.push(' '),
                Fate::Goes => {}
            },
        }
    }
    Cow::Owned(clean)
}

/// What becomes of a character by itself.
#[derive(PartialEq, Eq)]
enum Fate {
    Stays,
    Blank,
    Goes,
}

fn fate(c: char) -> Fate {
    match c {
        '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Fate::Blank,
        c if c.is_control() => Fate::Goes,
        c if is_direction_mark(c) => Fate::Goes,
        // Joiners shape the letters beside them.
        '\u{200c}' | '\u{200d}' => Fate::Stays,
        // Tag characters carry text that nobody sees.
        c if is_zero_width(c) || matches!(c, '\u{e0000}'..='\u{e007f}') => Fate::Goes,
        _ => Fate::Stays,
    }
}

type Chars<'a> = std::iter::Peekable<std::str::Chars<'a>>;

/// Skips what follows ESC, by the grammar of ECMA-48: a parameter sequence, a string,
/// or intermediates and one final character. A sequence that is cut off by the end of
/// the text, or that holds what cannot be part of it, ends there.
fn skip_sequence(chars: &mut Chars<'_>) {
    match chars.peek() {
        Some('[') => {
            chars.next();
            skip_parameters(chars);
        }
        Some(']' | 'P' | 'X' | '^' | '_') => {
            chars.next();
            skip_string(chars);
        }
        _ => {
            while chars.next_if(|c| matches!(c, '\u{20}'..='\u{2f}')).is_some() {}
            chars.next_if(|c| matches!(c, '\u{30}'..='\u{7e}'));
        }
    }
}

/// Skips the parameters, intermediates and the final character of a control sequence.
fn skip_parameters(chars: &mut Chars<'_>) {
    while chars.next_if(|c| matches!(c, '\u{20}'..='\u{3f}')).is_some() {}
    chars.next_if(|c| matches!(c, '\u{40}'..='\u{7e}'));
}

/// Skips a control string to its terminator (BEL, ST, ESC \). One without terminator
/// is skipped to the line's end only, so that a stray sequence hides no more than that.
fn skip_string(chars: &mut Chars<'_>) {
    while let Some(c) = chars.next_if(|&c| c != '\n') {
        match c {
            '\u{7}' | '\u{9c}' => return,
            '\u{1b}' => {
                chars.next_if_eq(&'\\');
                return;
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn plain_text_is_not_copied() {
        assert!(matches!(one_line("§ 4 Föräldraskapsstöd – 日本"), Cow::Borrowed(_)));
        assert!(matches!(lines("en\ntvå"), Cow::Borrowed(_)));
    }

    #[test]
    fn escape_sequences_go_whole() {
        assert_eq!(one_line("a\u{1b}[31;1mb\u{1b}[0mc"), "abc");
        assert_eq!(one_line("a\u{1b}]0;title\u{7}b"), "ab");
        assert_eq!(one_line("a\u{1b}]8;;http://x\u{1b}\\länk\u{1b}]8;;\u{1b}\\b"), "alänkb");
        assert_eq!(one_line("a\u{1b}(Bb\u{1b}cd"), "abd");
        assert_eq!(one_line("a\u{9b}2Jb\u{9d}0;t\u{9c}c"), "abc");
        assert_eq!(one_line("a\u{1b}"), "a");
        assert_eq!(one_line("a\u{1b}["), "a");
    }

    #[test]
    fn an_unended_string_hides_no_more_than_its_line() {
        assert_eq!(lines("a\u{1b}]0;hidden\nseen"), "a\nseen");
    }

    #[test]
    fn control_characters_go_and_line_ends_become_blanks() {
        assert_eq!(one_line("a\r\nb\tc\u{8}d\u{0}e\u{7f}"), "a b cde");
        assert_eq!(lines("a\r\nb\rc"), "a\nb c");
    }

    #[test]
    fn the_reading_direction_cannot_be_turned() {
        assert_eq!(one_line("ja\u{202e}jen\u{202c}"), "jajen");
        assert_eq!(one_line("\u{2066}x\u{2069}\u{feff}"), "x");
    }

    proptest! {
        #[test]
        fn nothing_that_controls_a_terminal_is_left(text in any::<String>()) {
            prop_assert!(!one_line(&text).chars().any(char::is_control));
            prop_assert!(!lines(&text).chars().any(|c| c.is_control() && c != '\n'));
        }

        #[test]
        fn once_is_enough(text in "(\u{1b}|\u{9b}|\u{9d}|\\[|\\]|[0-9;a-z\\\\\u{7}\n ])*") {
            let clean = lines(&text).into_owned();
            prop_assert_eq!(lines(&clean), clean.clone());
        }
    }
}
