//! The words of a text as parts of names, and what stands between them.
//!
//! Each run of letters is a word with its place, in the form in which names are compared. A word
//! that a hyphen at the end of a line cuts is one word. Marks of Markdown and the border of a table's
//! cell may stand between the words of a name, and so may a blank that is written as an entity.

use std::borrow::Cow;
use std::ops::Range;

use crate::minutes::{fold_name, is_direction_mark, is_zero_width};

/// Blanks as they are written in HTML, which are left in texts that were taken from web pages.
const BLANK_ENTITIES: [&str; 4] = ["&nbsp;", "&ensp;", "&emsp;", "&thinsp;"];

/// A word, and what follows it.
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// Lower case without diacritics and hyphens.
    pub folded: String,
    /// Whether it begins with a capital.
    pub is_capital: bool,
    /// Whether nothing but blanks stands before it on its line, or in its column.
    pub begins_cell: bool,
    /// Whether an ellipsis cuts it off.
    pub is_cut: bool,
    /// What stands between it and the next word.
    pub gap: Gap,
}

/// What stands between two words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// One blank.
    Blank,
    /// Blanks on one line, as between columns.
    Column,
    /// A line end, or an empty line.
    LineEnd,
    /// A comma, with or without blanks or a line end.
    Comma,
    /// A party in brackets on the same line: `Exempel (S) Anna`.
    Party,
    /// A hyphen or dash, with or without blanks or a line end.
    Hyphen,
    /// Anything else: they do not belong together.
    Apart,
}

/// The words of `text`, in order.
pub(super) fn words_of(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut before = 0;
    let mut at = 0;
    while let Some(next) = text[at..].find(is_letter) {
        let start = at + next;
        let end = word_end(text, start);
        if is_name_of_entity(text, start, end) || is_party(text, start, end) {
            at = end;
            continue;
        }
        let between = &text[before..start];
        if let Some(last) = words.last_mut() {
            last.gap = gap(between, last.folded.len() == 1);
        }
        words.push(Word {
            range: start..end,
            folded: folded(&text[start..end]),
            is_capital: text[start..].starts_with(char::is_uppercase),
            begins_cell: start == 0 || begins_cell(between),
            is_cut: text[end..].starts_with('…'),
            gap: Gap::Apart,
        });
        (before, at) = (end, end);
    }
    words
}

/// A word in the form in which names are compared: what has no Latin letters stays as it is.
pub(super) fn folded(word: &str) -> String {
    let plain = fold_name(word).replace(' ', "");
    if plain.is_empty() { word.to_lowercase() } else { plain }
}

/// Whether the word from `start` to `end` names the blank of an entity: the `nbsp` of `&nbsp;`.
fn is_name_of_entity(text: &str, start: usize, end: usize) -> bool {
    let entity = start.checked_sub(1).and_then(|sign| text.get(sign..=end));
    entity.is_some_and(|entity| BLANK_ENTITIES.contains(&entity))
}

/// Whether the word from `start` to `end` stands in brackets as the letters of a party do.
fn is_party(text: &str, start: usize, end: usize) -> bool {
    const MOST_LETTERS: usize = 4;
    text[..start].ends_with('(')
        && text[end..].starts_with(')')
        && text[start..end].chars().count() <= MOST_LETTERS
}

/// Whether all of `between` are the letters of a party in brackets.
fn is_bracketed_party(between: &str) -> bool {
    let inner = between.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    inner.is_some_and(|inner| is_party(between, 1, 1 + inner.len()))
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36f}')
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{ad}' | '\u{2010}' | '\u{2011}' | '\u{2}')
}

/// A hyphen, or what is set in its place.
fn is_dash(c: char) -> bool {
    is_hyphen(c) || matches!(c, '\u{2012}'..='\u{2015}' | '\u{2212}')
}

fn is_blank(c: char) -> bool {
    c != '\n' && c.is_whitespace()
}

/// Where the word that begins at `start` ends: letters, single hyphens and apostrophes between
/// them, and a hyphen at a line end with the letters of the next line.
fn word_end(text: &str, start: usize) -> usize {
    let mut end = start;
    loop {
        end += text[end..].find(|c: char| !is_letter(c)).unwrap_or(text.len() - end);
        let rest = &text[end..];
        let Some(joint) = rest.chars().next() else { return end };
        let after = &rest[joint.len_utf8()..];
        let next = if is_hyphen(joint) {
            let below = after.trim_start_matches(is_blank).strip_prefix('\n');
            let below = below.map(str::trim_start);
            // A name begins the next line, where no name was cut.
            let is_cut = |below: &&str| {
                !below.starts_with(char::is_uppercase)
                    || text[start..].starts_with(char::is_uppercase)
            };
            below.filter(is_cut).unwrap_or(after)
        } else if matches!(joint, '\'' | '’') {
            after
        } else {
            return end;
        };
        if !next.starts_with(is_letter) {
            return end;
        }
        end = text.len() - next.len();
    }
}

/// What `between` is; behind an initial stands a stop.
fn gap(between: &str, is_initial: bool) -> Gap {
    let between = without_marks(between);
    let between = between.as_ref();
    let between = if is_initial { between.strip_prefix('.').unwrap_or(between) } else { between };
    let bare = between.trim_matches(char::is_whitespace);
    let line_ends = between.matches('\n').count();
    match bare {
        // An empty line parts paragraphs, for which short lines are taken as well.
        _ if line_ends > 2 => Gap::Apart,
        "," => Gap::Comma,
        _ if line_ends == 0 && is_bracketed_party(bare) => Gap::Party,
        _ if bare.chars().count() == 1 && bare.chars().all(is_dash) => Gap::Hyphen,
        "" if line_ends > 0 => Gap::LineEnd,
        "" if between.chars().count() == 1 && between != "\t" => Gap::Blank,
        // An initial and the name behind its stop.
        "" if between.is_empty() && !is_initial => Gap::Apart,
        "" if between.is_empty() => Gap::Blank,
        "" => Gap::Column,
        _ => Gap::Apart,
    }
}

/// `between` without marks of emphasis, and with the blanks that entities, underscores and the border
/// of a cell stand for.
fn without_marks(between: &str) -> Cow<'_, str> {
    if between.chars().all(|c| matches!(c, ' ' | '\n' | ',' | '.' | '-' | '\t' | '\r')) {
        return Cow::Borrowed(between);
    }
    let mut plain = between.replace("&#160;", " ");
    for entity in BLANK_ENTITIES {
        plain = plain.replace(entity, " ");
    }
    // Emphasis, the bracket of a link, the figures of notes, marks of direction.
    plain.retain(|c| {
        !matches!(c, '*' | '`' | '~' | '[' | '¹' | '²' | '³' | '\u{2070}'..='\u{2079}')
            && !is_zero_width(c)
            && !is_direction_mark(c)
    });
    // An underscore is emphasis beside a blank, and else the blank itself.
    if plain.trim_matches('_').is_empty() {
        plain = plain.replacen('_', " ", 1);
    }
    plain.retain(|c| c != '_');
    // Cells beside each other are columns.
    Cow::Owned(plain.replace('|', "  "))
}

fn begins_cell(between: &str) -> bool {
    let between = without_marks(between);
    let between = between.as_ref();
    let blanks = &between[between.trim_end_matches(is_blank).len()..];
    between.trim_end_matches(is_blank).ends_with('\n')
        || blanks.chars().count() > 1
        || blanks == "\t"
}
