//! An error drawn under the query it is about.
//!
//! Three lines (message, query, carets) and a fourth with the hint, if there is one; no newline at the
//! end. A long query is cut to a window around the place.
//! A character is one column and a combining mark none; wide scripts are not accounted for. Control
//! and direction characters are drawn as blanks, so that foreign text cannot steer a terminal.

use super::ast::Span;
use super::chars::{is_blank, is_combining};
use super::error::QueryError;

/// Columns of the query that are shown, cut marks included: with the indent it fits a terminal of 80.
const WINDOW_COLUMNS: usize = 70;
const INDENT: &str = "  ";

impl QueryError {
    /// The error as lines for a person: message, query, carets under the place, hint.
    #[must_use]
    pub fn render(&self, source: &str) -> String {
        let columns = columns(source);
        let place = place(source, self.span);
        let (line, carets) = window(&columns, place);
        let mut text = format!("{self}\n{INDENT}{line}\n{INDENT}{carets}");
        if let Some(hint) = &self.hint {
            text.push_str("\nhint: ");
            text.push_str(hint);
        }
        text
    }
}

/// The source as columns: each a character and the marks upon it.
fn columns(source: &str) -> Vec<String> {
    let mut columns: Vec<String> = Vec::new();
    for c in source.chars() {
        match columns.last_mut() {
            Some(last) if is_combining(c) => last.push(c),
            _ if is_blank(c) || c.is_control() => columns.push(" ".to_owned()),
            _ => columns.push(c.to_string()),
        }
    }
    columns
}

/// The columns of a span, first and one past the last; at least one column wide.
fn place(source: &str, span: Span) -> (usize, usize) {
    let column_at = |at: usize| columns(source.get(..at).unwrap_or(source)).len();
    let start = column_at(span.start);
    (start, column_at(span.end).max(start + 1))
}

/// The part of the columns around the place, and the carets to go under it.
fn window(columns: &[String], (start, end): (usize, usize)) -> (String, String) {
    // A caret may stand one column behind the last character.
    let width = columns.len().max(end);
    let first = if width <= WINDOW_COLUMNS || end < WINDOW_COLUMNS {
        0
    } else {
        // The place in the middle; of a long one its beginning, with some of what stands before it.
        let middle = usize::midpoint(start, end).min(start + WINDOW_COLUMNS / 4);
        middle.saturating_sub(WINDOW_COLUMNS / 2).min(width - WINDOW_COLUMNS)
    };
    let last = width.min(first + WINDOW_COLUMNS);
    let mut line = String::new();
    for (at, column) in columns.iter().enumerate().take(last).skip(first) {
        let cut = (at == first && first > 0) || (at + 1 == last && last < width);
        line.push_str(if cut { "…" } else { column });
    }
    let from = start.saturating_sub(first);
    let carets = end.min(last).saturating_sub(start.max(first)).max(1);
    let pad = " ".repeat(from);
    (line.trim_end().to_owned(), format!("{pad}{}", "^".repeat(carets)))
}
