//! Where the preamble, each item and the closing begin and end.
//!
//! The parts of a cut lie end to end and leave no line out, so that nothing of the text can be
//! lost between two of them.

use super::closing::closing_start;
use super::headings::candidate::{Candidate, Heading};
use super::headings::heading::read_heading;
use super::headings::title_above::titles_above;
use super::layout::lines::Line;

/// The lines of a text, shared out among its parts.
#[derive(Debug)]
pub(super) struct Cut<'a> {
    /// The preamble ends before this line.
    pub head_end: usize,
    /// The items in order, each from where the one before it ends.
    pub items: Vec<Span<'a>>,
    /// The closing begins on this line.
    pub closing: usize,
}

/// The lines of one item.
#[derive(Debug)]
pub(super) struct Span<'a> {
    /// The line with its number.
    pub candidate: &'a Candidate,
    /// What its heading says, and on which line its text begins.
    pub heading: Heading,
    /// Its first line: that of its number, or of the title above it.
    pub start: usize,
    /// The line behind its last one.
    pub end: usize,
}

impl<'a> Cut<'a> {
    /// Cuts the lines of a text at the headings that were chosen. `width` is the text's width in
    /// characters.
    pub(super) fn of(text: &[Line], chosen: &'a [Candidate], width: usize) -> Self {
        let above = titles_above(text, chosen);
        let starts: Vec<usize> = chosen
            .iter()
            .zip(&above)
            .map(|(candidate, above)| above.as_ref().map_or(candidate.line, |(line, _)| *line))
            .collect();
        let mut items = Vec::with_capacity(chosen.len());
        for (index, (candidate, above)) in chosen.iter().zip(above).enumerate() {
            let end = starts.get(index + 1).copied().unwrap_or(text.len());
            let heading = read_heading(text, candidate, end, width);
            let heading = match above {
                Some((_, title)) => {
                    heading.with_title_above(title, candidate.line + 1, &text[..end])
                }
                None => heading,
            };
            items.push(Span { candidate, heading, start: starts[index], end });
        }
        if let Some(last) = items.last_mut() {
            let titles: Vec<&str> =
                chosen.iter().map(|heading| text[heading.line].text.as_str()).collect();
            last.end = closing_start(text, last.heading.body, text.len(), &titles);
        }
        Self {
            head_end: starts.first().copied().unwrap_or(text.len()),
            closing: items.last().map_or(text.len(), |last| last.end),
            items,
        }
    }

    /// Whether a line is one of an item.
    pub(super) fn has(&self, line: usize) -> bool {
        (self.head_end..self.closing).contains(&line)
    }
}
