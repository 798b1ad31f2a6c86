//! Where does a text that lists people come apart?
//!
//! At commas, semicolons, "och", "samt", `/`, `&` and full stops before a name; brackets are left
//! whole. A text is read once from left to right, also when it grows line by line and its last
//! stretch is asked for after each.

use std::collections::VecDeque;
use std::ops::Range;

use super::super::super::names::{given_name_at_start, is_whole_name, name_at_start};
use super::super::entry::title_and_rest;
use crate::lexicon::Class;

/// A stretch between commas or "och".
#[derive(Debug, Clone, Copy)]
pub(in crate::people) struct Part<'a> {
    /// First byte of the stretch.
    pub(in crate::people) start: usize,
    /// Byte after it.
    pub(in crate::people) end: usize,
    /// The stretch without a full stop or an "och" at its end.
    pub(in crate::people) text: &'a str,
    /// Set off by "och", "samt", `/`, `&`: what follows is of the same sort.
    pub(in crate::people) by_word: bool,
}

/// The stretches of a text.
pub(in crate::people) fn parts(text: &str) -> Vec<Part<'_>> {
    let mut cutter = Cutter::default();
    let mut parts = Vec::new();
    while let Some(part) = cutter.next_before(text, text.len()) {
        parts.push(part);
    }
    parts.extend(cutter.rest(text));
    parts
}

/// The first stretch of a text.
pub(in crate::people) fn first_part(text: &str) -> Option<Part<'_>> {
    let mut cutter = Cutter::default();
    cutter.next_before(text, text.len()).or_else(|| cutter.rest(text))
}

/// How far a text is cut.
#[derive(Debug, Clone, Default)]
struct Cutter {
    /// The next byte that is looked at.
    at: usize,
    /// Brackets that are open.
    depth: usize,
    /// Where the stretch begins that is not yet cut off.
    start: usize,
    by_word: bool,
}

impl Cutter {
    /// The next stretch that ends before byte `until`.
    fn next_before<'a>(&mut self, text: &'a str, until: usize) -> Option<Part<'a>> {
        while self.at < until {
            let Some(c) = text[self.at..].chars().next() else { break };
            let Some((width, by_word)) = self.border(text, c) else {
                self.at += c.len_utf8();
                continue;
            };
            let part = self.part(text, self.at);
            // "…, samt Bo Al"
            let is_blank = || text[self.start..self.at].trim().is_empty();
            self.by_word = by_word || self.by_word && is_blank();
            self.start = self.at + width;
            for word in ["och ", "samt "] {
                if let Some(rest) = text[self.start..].trim_start().strip_prefix(word) {
                    self.start = text.len() - rest.len();
                    self.by_word = true;
                }
            }
            self.at = self.start;
            if part.is_some() {
                return part;
            }
        }
        None
    }

    /// The stretch behind the last border.
    fn rest<'a>(&self, text: &'a str) -> Option<Part<'a>> {
        self.part(text, text.len())
    }

    /// The width of the border that the letter `c` begins, and whether it is a word.
    fn border(&mut self, text: &str, c: char) -> Option<(usize, bool)> {
        let behind = &text[self.at..];
        match c {
            '(' | '[' => {
                self.depth += 1;
                None
            }
            ')' | ']' => {
                self.depth = self.depth.saturating_sub(1);
                None
            }
            _ if self.depth > 0 => None,
            ',' | ';' => Some((1, false)),
            '.' if ends_a_sentence(text, self.at) => Some((1, true)),
            '/' | '&' if begins_with_name(&behind[1..]) => Some((1, true)),
            ' ' => {
                let word = [" och ", " samt "].iter().find(|word| behind.starts_with(**word))?;
                Some((word.len(), true))
            }
            _ => None,
        }
    }

    /// The stretch from the last border to byte `end`, if there is anything in it.
    fn part<'a>(&self, text: &'a str, end: usize) -> Option<Part<'a>> {
        let whole = &text[self.start..end];
        let start = self.start + whole.len() - whole.trim_start().len();
        let whole = whole.trim();
        let text = whole.trim_end_matches('.');
        // "…, Anna Ek och" at a line's end.
        let text = text.strip_suffix(" och").or(text.strip_suffix(" samt")).unwrap_or(text);
        let by_word = self.by_word;
        (!text.is_empty()).then(|| Part { start, end: start + whole.len(), text, by_word })
    }
}

/// Whether a full stop at `at` stands between two entries: "Anna Ek, Bo Al. Revisor: Eva Ros".
fn ends_a_sentence(text: &str, at: usize) -> bool {
    let Some(behind) = text[at..].strip_prefix(". ") else { return false };
    let word = text[..at].rsplit(' ').next().unwrap_or_default();
    word.chars().count() > 2
        && !Class::Abbreviation.has(&word.to_lowercase())
        && name_at_start(title_and_rest(behind).1).is_some()
}

/// Whether a name follows, and not the rest of "s/m" or "2023/24".
fn begins_with_name(behind: &str) -> bool {
    let behind = behind.trim_start();
    name_at_start(behind).is_some()
        || is_whole_name(behind)
        || given_name_at_start(behind).is_some()
}

/// The last stretch of a text that grows line by line.
#[derive(Debug, Default)]
pub(in crate::people) struct LastPart {
    /// How far the text is cut for good, and the last stretch up to there.
    settled: Cutter,
    part: Option<Range<usize>>,
    /// Where the lines begin that are not.
    lines: VecDeque<usize>,
}

impl LastPart {
    /// Lines that may still change where the ones before them come apart: a name behind a full stop
    /// may go on in the next line, and end in the one below that.
    const LINES_AHEAD: usize = 2;

    /// Says that another line begins at byte `at`.
    pub(in crate::people) fn line_begins(&mut self, at: usize) {
        self.lines.push_back(at);
    }

    /// The last stretch of the text as it has grown.
    pub(in crate::people) fn of<'a>(&mut self, text: &'a str) -> Option<&'a str> {
        while self.lines.len() > Self::LINES_AHEAD {
            self.lines.pop_front();
            let until = self.lines.front().copied().unwrap_or(text.len());
            while let Some(part) = self.settled.next_before(text, until) {
                self.part = Some(part.start..part.start + part.text.len());
            }
        }
        let mut ahead = self.settled.clone();
        let mut last = self.part.as_ref().and_then(|part| text.get(part.clone()));
        while let Some(part) = ahead.next_before(text, text.len()) {
            last = Some(part.text);
        }
        ahead.rest(text).map(|part| part.text).or(last)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        parts(text).into_iter().map(|part| part.text).collect()
    }

    #[test]
    fn brackets_are_left_whole() {
        assert_eq!(
            texts("Anna Ek (chef, jurist), Bo Al och Eva Ros/Per Os."),
            ["Anna Ek (chef, jurist)", "Bo Al", "Eva Ros", "Per Os"]
        );
        assert_eq!(texts("Anna Ek, 2023/24, s/m"), ["Anna Ek", "2023/24", "s/m"]);
    }

    #[test]
    fn a_full_stop_before_a_name_is_a_border() {
        assert_eq!(texts("Anna Lund. Rektor Bo Al"), ["Anna Lund", "Rektor Bo Al"]);
        assert_eq!(texts("Anna Ek, bl.a. chef"), ["Anna Ek", "bl.a. chef"]);
    }

    proptest! {
        #[test]
        fn the_last_part_of_a_growing_text_is_that_of_the_text(
            lines in prop::collection::vec("(Anna Ek|Bo|Al|, | och |; |\\. | |/|\\(|\\)|rektor){1,8}", 0..12),
        ) {
            let mut text = String::new();
            let mut last = LastPart::default();
            for line in lines {
                text.push(' ');
                last.line_begins(text.len());
                text.push_str(&line);
                let whole = parts(&text).last().map(|part| part.text);
                prop_assert_eq!(last.of(&text), whole);
            }
        }
    }
}
