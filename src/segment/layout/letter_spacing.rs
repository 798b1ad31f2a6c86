//! Words set with a space behind each letter: *P R O T O K O L L*.
//!
//! Set so for looks, or torn by what took the text out of a PDF. Two spaces or more part words.

use std::borrow::Cow;

/// Fewer letters apart may be a list of marks.
const FEWEST: usize = 5;

/// The text with the letters of lines that are spaced throughout closed up.
pub(super) fn with_letter_spacing_closed(text: &str) -> Cow<'_, str> {
    if !text.lines().any(is_spaced) {
        return Cow::Borrowed(text);
    }
    let closed =
        text.split('\n').map(|line| if is_spaced(line) { closed(line) } else { line.to_owned() });
    Cow::Owned(closed.collect::<Vec<_>>().join("\n"))
}

/// Whether a line is letters apart, with figures and stops among them perhaps.
fn is_spaced(line: &str) -> bool {
    let mut chars = line.trim().chars();
    // Most lines have two letters side by side at their very beginning.
    if !(chars.next().is_some_and(char::is_alphabetic) && chars.next() == Some(' ')) {
        return false;
    }
    let mut letters = 0;
    for token in line.split_whitespace() {
        let mut chars = token.trim_end_matches([',', '.', ':']).chars();
        let single = chars.next().filter(|_| chars.next().is_none());
        match single {
            Some(c) if c.is_alphabetic() => letters += 1,
            Some(c) if c.is_ascii_digit() => {}
            _ => return false,
        }
    }
    letters >= FEWEST
}

fn closed(line: &str) -> String {
    let indent: String = line.chars().take_while(|c| c.is_whitespace()).collect();
    let words = line.trim().split("  ").map(str::trim).filter(|word| !word.is_empty());
    let words: Vec<String> = words.map(|word| word.replace(' ', "")).collect();
    format!("{indent}{}", words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaced_words_are_closed_up() {
        for (line, closed) in [
            ("P R O T O K O L L", "PROTOKOLL"),
            ("  B e s l u t:", "  Beslut:"),
            ("V a l   a v   o m b u d", "Val av ombud"),
            ("K a l l e l s e  2 0 2 4", "Kallelse 2024"),
        ] {
            assert_eq!(with_letter_spacing_closed(line), closed);
        }
    }

    #[test]
    fn other_lines_stay() {
        for line in ["A B C", "S M V", "a b c d Bo", "Rad\nA, B och C", "x x x"] {
            assert_eq!(with_letter_spacing_closed(line), line);
        }
    }
}
