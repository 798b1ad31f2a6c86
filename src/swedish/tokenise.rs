//! Cutting text into words.
//!
//! Tokens have byte ranges and positions and come in the order of the text, which is normalised.
//!
//! A word is a run of letters and digits, with single `-`, `:`, `/` and `.` between them. A word of
//! several pieces is given as a whole at the position of its first piece and then piece by piece at
//! consecutive positions: `covid-19` is `covid-19` and `covid` at p and `19` at p + 1. So a field
//! that takes every token has, apart from the wholes, one stream of pieces: the phrases *covid 19*
//! and *covid-19 ökar* are both found, and a whole alone is found as one term. A section sign and
//! its number are a whole too: `§ 45`, `§45` and `45 §` are `§45` and `45`, both at p.
//!
//! Guaranteed: ranges lie on character boundaries, inside the text; positions never fall and pieces
//! never overlap; nothing is allocated. Not guaranteed: lower case and the abbreviation's ending
//! (`SKR:s`), which [`surface`] sees to.

use std::borrow::Cow;

use unicode_normalization::char::is_combining_mark;

/// What a token is to its word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A word of one piece.
    Word,
    /// A word of several pieces, as a whole.
    Whole,
    /// One piece of a whole.
    Piece,
}

/// One token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token<'a> {
    /// The token as it stands in the text.
    pub text: &'a str,
    /// Where it begins, in bytes.
    pub start: usize,
    /// Where it ends, in bytes.
    pub end: usize,
    /// Its position among the pieces, counted from 0.
    pub position: usize,
    /// What it is to its word.
    pub kind: Kind,
    /// Whether a suspended hyphen follows (`barn-` in *barn- och utbildningsnämnden*).
    pub suspended: bool,
}

/// The tokens of `text`.
#[must_use]
pub fn tokenise(text: &str) -> Tokens<'_> {
    Tokens { text, at: 0, position: 0, pieces: None }
}

/// Iterator over the tokens of a text; see [`tokenise`].
#[derive(Debug, Clone)]
pub struct Tokens<'a> {
    text: &'a str,
    at: usize,
    position: usize,
    /// The stretch of the current whole that has not been given in pieces.
    pieces: Option<(usize, usize)>,
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        if let Some((from, end)) = self.pieces.take()
            && let Some(start) = next_word_character(self.text, from).filter(|start| *start < end)
        {
            let piece_end = piece_end(self.text, start);
            self.pieces = Some((piece_end, end));
            let suspended = piece_end == end && is_suspended(self.text, end);
            self.position += 1;
            return Some(self.token(start, piece_end, self.position - 1, Kind::Piece, suspended));
        }
        let start = next_start(self.text, self.at)?;
        let first = piece_end(self.text, start);
        // A section sign is not a word character: its first piece is empty.
        let end = if first == start {
            section_end(self.text, start)
        } else {
            word_end(self.text, start, first)
        };
        self.at = end;
        if first < end && !has_ending(&self.text[start..end]) {
            self.pieces = Some((start, end));
            return Some(self.token(start, end, self.position, Kind::Whole, false));
        }
        self.position += 1;
        let suspended = is_suspended(self.text, end);
        Some(self.token(start, end, self.position - 1, Kind::Word, suspended))
    }
}

impl<'a> Tokens<'a> {
    fn token(
        &self,
        start: usize,
        end: usize,
        position: usize,
        kind: Kind,
        suspended: bool,
    ) -> Token<'a> {
        Token { text: &self.text[start..end], start, end, position, kind, suspended }
    }
}

/// Endings after a colon that are inflection of what stands before: SKR:s, tv:n, BUP:en, 1:a, 3:e.
const COLON_ENDINGS: &[&str] =
    &["s", "n", "t", "en", "et", "er", "ar", "na", "ns", "ens", "ets", "arna", "erna", "a", "e"];

/// The form under which a token is looked up: lower-case, composed letters as they are, the ending
/// after a colon taken off (`SKR:s` → `skr`), a section as `§45`.
#[must_use]
pub fn surface(token: &str) -> Cow<'_, str> {
    if let Some(number) = section_number(token) {
        return Cow::Owned(format!("§{}", number.to_lowercase()));
    }
    let bare = if has_ending(token) {
        token.split_once(':').map_or(token, |(before, _)| before)
    } else {
        token
    };
    if bare.chars().any(char::is_uppercase) {
        Cow::Owned(bare.to_lowercase())
    } else {
        Cow::Borrowed(bare)
    }
}

/// Whether the word is an abbreviation or number with an ending after a colon.
fn has_ending(word: &str) -> bool {
    word.split_once(':').is_some_and(|(before, after)| {
        let number = before.chars().all(char::is_numeric);
        // `1:a` is an ordinal, `KS:a` and `KS:e` are nothing.
        let fits = COLON_ENDINGS.contains(&after) && (number == (after == "a" || after == "e"));
        fits && before.chars().all(is_word_character)
    })
}

/// The number of a section, if the token is one: `§ 45`, `§45`, `§§ 6`, `12 §`.
fn section_number(token: &str) -> Option<&str> {
    let bare = token.trim_matches(|c: char| c == '§' || c.is_whitespace());
    (bare.len() < token.len() && !bare.is_empty()).then_some(bare)
}

fn is_word_character(character: char) -> bool {
    // Most characters are ASCII, and the tables of marks are slow to ask.
    if character.is_ascii() {
        character.is_ascii_alphanumeric()
    } else {
        character.is_alphanumeric() || is_combining_mark(character)
    }
}

fn next_word_character(text: &str, from: usize) -> Option<usize> {
    text.get(from..)?.char_indices().find(|(_, c)| is_word_character(*c)).map(|(at, _)| from + at)
}

/// Where the next token begins: at a word, or at a section sign that has a number.
fn next_start(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        let byte = *bytes.get(at)?;
        if byte.is_ascii_alphanumeric() {
            return Some(at);
        }
        if byte.is_ascii() {
            at += 1;
            continue;
        }
        let character = text[at..].chars().next()?;
        if is_word_character(character) {
            return Some(at);
        }
        if character == '§' {
            if section_end(text, at) > at {
                return Some(at);
            }
            // What holds for the first of a run of signs holds for all.
            at = text.len() - text[at..].trim_start_matches('§').len();
            continue;
        }
        at += character.len_utf8();
    }
}

/// Where the piece that begins at `start` ends.
fn piece_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    // Byte by byte over ASCII and the two-byte letters around å, ä and ö; anything else is looked
    // at as a character.
    loop {
        match (bytes.get(at), bytes.get(at + 1)) {
            (Some(byte), _) if byte.is_ascii_alphanumeric() => at += 1,
            (Some(byte), _) if byte.is_ascii() => return at,
            // U+00C0–U+00FF are letters but for × and ÷.
            (Some(0xC3), Some(second)) if *second != 0x97 && *second != 0xB7 => at += 2,
            (Some(_), _) => match text[at..].chars().next() {
                Some(character) if is_word_character(character) => at += character.len_utf8(),
                _ => return at,
            },
            (None, _) => return at,
        }
    }
}

/// Where the word that begins at `start`, and its first piece ends at `first`, ends: all pieces
/// that single connectors hold together, and a section sign behind a bare number.
fn word_end(text: &str, start: usize, first: usize) -> usize {
    let mut end = first;
    loop {
        // Connectors are ASCII, so one byte tells.
        if !text.as_bytes().get(end).is_some_and(|byte| matches!(byte, b'-' | b':' | b'/' | b'.')) {
            break;
        }
        let next = piece_end(text, end + 1);
        if next == end + 1 {
            break;
        }
        end = next;
    }
    let numeric =
        text.as_bytes()[start].is_ascii_digit() && text[start..end].chars().all(char::is_numeric);
    if numeric { section_after(text, end).unwrap_or(end) } else { end }
}

/// Where the section `12 §` ends whose number ends at `end`, unless the sign belongs to a number
/// after it.
fn section_after(text: &str, end: usize) -> Option<usize> {
    let rest = text.get(end..)?;
    let sign = rest.strip_prefix(' ').unwrap_or(rest);
    let at = end + (rest.len() - sign.len());
    (sign.starts_with('§') && !sign.starts_with("§§") && section_end(text, at) == at)
        .then_some(at + '§'.len_utf8())
}

/// Where the section that begins with a sign at `start` ends; `start` itself when no number
/// follows.
fn section_end(text: &str, start: usize) -> usize {
    let bare = text[start..].trim_start_matches('§');
    let bare = bare.strip_prefix(' ').unwrap_or(bare);
    let digits = text.len() - bare.len();
    let end = piece_end(text, digits);
    if text[digits..end].starts_with(char::is_numeric) { end } else { start }
}

/// Whether a word that ends at `end` has a suspended hyphen: a hyphen and then a space or comma,
/// not a dash between spaces and not a word joined by it.
fn is_suspended(text: &str, end: usize) -> bool {
    let rest = &text[end..];
    rest.strip_prefix('-').is_some_and(|after| after.starts_with([' ', ',', '\n', '/']))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Kind, surface, tokenise};

    fn read(text: &str) -> Vec<(String, usize)> {
        tokenise(text).map(|token| (surface(token.text).into_owned(), token.position)).collect()
    }

    fn expect(text: &str, tokens: &[(&str, usize)]) {
        let tokens: Vec<_> =
            tokens.iter().map(|&(word, position)| (word.to_owned(), position)).collect();
        assert_eq!(read(text), tokens, "{text}");
    }

    #[test]
    fn a_hyphened_word_is_a_whole_and_its_pieces() {
        expect(
            "Nuläge covid-19 ökar",
            &[("nuläge", 0), ("covid-19", 1), ("covid", 1), ("19", 2), ("ökar", 3)],
        );
    }

    #[test]
    fn a_case_number_is_a_whole_and_its_pieces() {
        expect("KS 2021/123", &[("ks", 0), ("2021/123", 1), ("2021", 1), ("123", 2)]);
    }

    #[test]
    fn a_section_is_written_in_one_way() {
        for text in ["§ 45", "§45", "45 §", "§§ 45", "45§"] {
            expect(text, &[("§45", 0), ("45", 0)]);
        }
        expect("§§ 6-37 och §", &[("§6", 0), ("6", 0), ("37", 1), ("och", 2)]);
    }

    #[test]
    fn the_ending_after_a_colon_is_taken_off() {
        expect("SKR:s 1:e BUP:en", &[("skr", 0), ("1", 1), ("bup", 2)]);
        expect("Särö 1:57", &[("särö", 0), ("1:57", 1), ("1", 1), ("57", 2)]);
    }

    #[test]
    fn punctuation_at_the_edges_is_not_part_of_a_word() {
        expect(
            "(t.ex. 09.00–13.20).",
            &[
                ("t.ex", 0),
                ("t", 0),
                ("ex", 1),
                ("09.00", 2),
                ("09", 2),
                ("00", 3),
                ("13.20", 4),
                ("13", 4),
                ("20", 5),
            ],
        );
    }

    #[test]
    fn letters_with_dots_stay_and_capitals_go() {
        expect("ÅÄÖ Öster", &[("åäö", 0), ("öster", 1)]);
    }

    #[test]
    fn a_suspended_hyphen_is_told_from_a_dash_and_a_joined_word() {
        let suspended = |text| {
            tokenise(text)
                .filter(|token| token.suspended)
                .map(|token| token.text)
                .collect::<Vec<_>>()
        };
        assert_eq!(suspended("barn- och utbildningsnämnden"), ["barn"]);
        assert_eq!(suspended("barn-, ungdoms- och familjenämnden"), ["barn", "ungdoms"]);
        assert!(suspended("barn - och covid-19").is_empty());
    }

    proptest! {
        #[test]
        fn ranges_are_inside_the_text_and_pieces_do_not_overlap(
            text in "[a-zÅÄö0-9§:./ \\-–\u{301}]{0,60}",
        ) {
            let (mut last_position, mut last_end) = (0, 0);
            for token in tokenise(&text) {
                prop_assert_eq!(text.get(token.start..token.end), Some(token.text));
                prop_assert!(token.position >= last_position);
                last_position = token.position;
                if token.kind != Kind::Whole {
                    prop_assert!(token.start >= last_end);
                    last_end = token.end;
                }
            }
        }

        #[test]
        fn every_letter_of_the_text_is_in_a_token(text in any::<String>()) {
            let mut covered = vec![false; text.len()];
            for token in tokenise(&text) {
                covered[token.start..token.end].fill(true);
                prop_assert!(!surface(token.text).is_empty());
            }
            for (at, letter) in text.char_indices() {
                prop_assert!(!letter.is_alphanumeric() || covered[at]);
            }
        }
    }
}
