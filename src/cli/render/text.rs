//! What does a piece of text mean, and how is that shown?
//!
//! A text is made of pieces with a role each (an id, a match, something faint), is wrapped by word
//! to a width or clipped, and becomes a string with or without colour. Every piece is sanitised
//! when it is added, whether it is ours or foreign. A role is never the only bearer of a meaning
//! that matters: without colour the text says the same.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::app::TIED;
use crate::cli::sanitise;

/// The role of a piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Text.
    Plain,
    /// A heading.
    Strong,
    /// A word that the query found.
    Match,
    /// What is beside the point.
    Faint,
    /// What can be given to another command.
    Id,
    /// A bar of the first, second, … series.
    Bar(usize),
}

/// Colours of bars: told apart by the usual kinds of colour blindness next to each
/// other, and by the letter before each bar without any colour.
const BAR_COLOURS: [AnsiColor; 4] =
    [AnsiColor::Blue, AnsiColor::Yellow, AnsiColor::Cyan, AnsiColor::Magenta];

impl Role {
    fn style(self) -> Style {
        let style = Style::new();
        match self {
            Self::Plain => style,
            Self::Strong => style.bold(),
            // As grep: readable on dark and light screens.
            Self::Match => style.bold().fg_color(Some(AnsiColor::Red.into())),
            Self::Faint => style.dimmed(),
            Self::Id => style.fg_color(Some(AnsiColor::Cyan.into())),
            Self::Bar(series) => {
                style.fg_color(Some(BAR_COLOURS[series % BAR_COLOURS.len()].into()))
            }
        }
    }
}

/// One line of text before it is wrapped.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text {
    pieces: Vec<(Role, String)>,
}

impl Text {
    /// No text.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Text of one role.
    #[must_use]
    pub fn of(role: Role, text: &str) -> Self {
        Self::new().with(role, text)
    }

    /// The text with another piece at its end.
    #[must_use]
    pub fn with(mut self, role: Role, text: &str) -> Self {
        self.push(role, text);
        self
    }

    /// Puts a piece at the end.
    pub fn push(&mut self, role: Role, text: &str) {
        let text = sanitise::one_line(text);
        match self.pieces.last_mut() {
            Some((last, piece)) if *last == role => piece.push_str(&text),
            _ if text.is_empty() => {}
            _ => self.pieces.push((role, text.into_owned())),
        }
    }

    /// Puts another text at the end.
    pub fn append(&mut self, other: Self) {
        for (role, piece) in other.pieces {
            self.push(role, &piece);
        }
    }

    /// Puts a text with its matches at the end. Ranges that are not rising, overlap or
    /// lie off character boundaries are skipped.
    pub fn push_highlighted(&mut self, role: Role, text: &str, ranges: &[(usize, usize)]) {
        let mut done = 0;
        for &(start, end) in ranges {
            let (Some(before), Some(found)) = (text.get(done..start), text.get(start..end)) else {
                continue;
            };
            self.push(role, before);
            self.push(Role::Match, found);
            done = end;
        }
        self.push(role, text.get(done..).unwrap_or_default());
    }

    /// Whether there is nothing to print.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// Columns on a terminal.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.pieces.iter().map(|(_, piece)| piece.width()).sum()
    }

    /// The text cut to `columns`, with an ellipsis where it was longer.
    #[must_use]
    pub fn clipped(self, columns: usize) -> Self {
        if self.columns() <= columns {
            return self;
        }
        let mut clipped = Self::new();
        let mut left = columns.saturating_sub(1);
        for (role, piece) in self.pieces {
            let end = fitting(&piece, left);
            left -= piece[..end].width();
            clipped.push(role, &piece[..end]);
            if end < piece.len() {
                clipped.push(role, "…");
                break;
            }
        }
        clipped
    }

    /// The text in lines of at most `columns`, broken at blanks. A word that is longer
    /// stands on a line of its own, whole: ids and addresses can still be copied.
    #[must_use]
    pub fn wrapped(&self, columns: usize) -> Vec<Self> {
        let mut lines = Vec::new();
        let mut line = Self::new();
        for word in self.words() {
            let gap = usize::from(!line.is_empty());
            if gap > 0 && line.columns() + gap + word.columns() > columns {
                lines.push(std::mem::take(&mut line));
            } else if gap > 0 {
                // A gap between two words of one role belongs to that role, so that a
                // bold heading is one piece.
                let role = match (line.pieces.last(), word.pieces.first()) {
                    (Some((before, _)), Some((after, _))) if before == after => *before,
                    _ => Role::Plain,
                };
                line.push(role, " ");
            }
            line.append(word);
        }
        if !line.is_empty() {
            lines.push(line);
        }
        lines
    }

    /// The words, each with the roles of its parts.
    fn words(&self) -> Vec<Self> {
        let mut words = Vec::new();
        let mut word = Self::new();
        for (role, piece) in &self.pieces {
            for (index, part) in piece.split(' ').enumerate() {
                if index > 0 && !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
                word.push(*role, part);
            }
        }
        if !word.is_empty() {
            words.push(word);
        }
        words
    }

    /// Writes the text, styled where `coloured`.
    pub(super) fn write(&self, coloured: bool, out: &mut String) {
        for (role, piece) in &self.pieces {
            let piece = piece.replace(TIED, " ");
            let style = role.style();
            // Writing to a string cannot fail.
            let _ = if coloured && *role != Role::Plain {
                write!(out, "{style}{piece}{style:#}")
            } else {
                write!(out, "{piece}")
            };
        }
    }
}

/// Length in bytes of the longest beginning of `text` that fits.
fn fitting(text: &str, columns: usize) -> usize {
    let mut used = 0;
    for (at, c) in text.char_indices() {
        used += c.width().unwrap_or(0);
        if used > columns {
            return at;
        }
    }
    text.len()
}

/// Parts apart by a dot that stays on the line of the part before it; what stands tied in a part is
/// printed with an ordinary blank.
#[must_use]
pub fn dotted(parts: &[String]) -> Text {
    let mut text = Text::new();
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            text.push(Role::Faint, &format!("{TIED}·"));
            text.push(Role::Plain, " ");
        }
        text.push(Role::Plain, part);
    }
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn plain(text: &Text) -> String {
        let mut out = String::new();
        text.write(false, &mut out);
        out
    }

    fn wrap(text: &str, columns: usize) -> Vec<String> {
        Text::of(Role::Plain, text).wrapped(columns).iter().map(plain).collect()
    }

    #[test]
    fn lines_are_broken_at_blanks_and_long_words_stay_whole() {
        assert_eq!(wrap("ett två tre", 7), ["ett två", "tre"]);
        assert_eq!(wrap("ett föräldraskapsstöd till", 8), ["ett", "föräldraskapsstöd", "till"]);
        assert_eq!(wrap("", 8), [""; 0]);
    }

    #[test]
    fn columns_are_counted_as_a_terminal_does() {
        assert_eq!(wrap("a\u{30a}a\u{30a} öö", 5), ["a\u{30a}a\u{30a} öö"]);
        assert_eq!(wrap("日本 日本", 8), ["日本", "日本"]);
    }

    #[test]
    fn a_tied_blank_is_not_a_place_to_break_and_prints_as_a_blank() {
        assert_eq!(wrap("se §\u{a0}4 nu", 5), ["se", "§ 4", "nu"]);
    }

    #[test]
    fn a_match_inside_a_word_does_not_break_it() {
        let mut text = Text::new();
        text.push_highlighted(Role::Plain, "om föräldrastöd nu", &[(3, 13)]);
        let lines = text.wrapped(16);
        assert_eq!(lines.iter().map(plain).collect::<Vec<_>>(), ["om föräldrastöd", "nu"]);
        let mut coloured = String::new();
        lines[0].write(true, &mut coloured);
        assert_eq!(coloured, "om \u{1b}[1m\u{1b}[31mföräldra\u{1b}[0mstöd");
    }

    #[test]
    fn bad_ranges_are_skipped_and_no_text_is_lost() {
        let mut text = Text::new();
        text.push_highlighted(Role::Plain, "åäö", &[(1, 2), (2, 4), (0, 2), (4, 99)]);
        assert_eq!(plain(&text), "åäö");
    }

    #[test]
    fn foreign_sequences_do_not_come_in() {
        let text = Text::of(Role::Strong, "a\u{1b}[2Jb\nc");
        assert_eq!(plain(&text), "ab c");
    }

    #[test]
    fn what_is_clipped_ends_in_an_ellipsis() {
        let text = Text::of(Role::Plain, "föräldra").with(Role::Match, "stöd");
        assert_eq!(plain(&text.clone().clipped(12)), "föräldrastöd");
        assert_eq!(plain(&text.clone().clipped(10)), "föräldras…");
        assert_eq!(plain(&text.clipped(4)), "för…");
    }

    proptest! {
        #[test]
        fn wrapping_loses_no_word(text in "[a-zåäö§ 日]{0,60}", columns in 1_usize..30) {
            let words: Vec<_> = text.split_whitespace().map(str::to_owned).collect();
            let wrapped = wrap(&text, columns);
            let again: Vec<_> =
                wrapped.iter().flat_map(|l| l.split_whitespace()).map(str::to_owned).collect();
            prop_assert_eq!(again, words);
            for line in wrapped {
                prop_assert!(line.width() <= columns || !line.contains(' '));
            }
        }

        #[test]
        fn highlighting_never_alters_the_text(
            text in "[a-zåäö ]{0,20}",
            ranges in proptest::collection::vec((0_usize..30, 0_usize..30), 0..5),
        ) {
            let mut marked = Text::new();
            marked.push_highlighted(Role::Plain, &text, &ranges);
            prop_assert_eq!(plain(&marked), text);
        }
    }
}
