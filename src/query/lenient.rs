//! Reading a query that may hold mistakes, for a page that answers while one types.
//!
//! It reads strictly, says what it left out and why,
//! blanks the piece that the error points at, and reads again until there is no error; so what strict
//! reading accepts is read the same. Spans are those of the original source.

use super::ast::{Query, Span};
use super::chars::{is_blank, is_dash, is_edge, is_joiner, is_name, is_word};
use super::error::{MAX_BYTES, QueryError, QueryErrorKind};
use super::parser::read;

/// A piece of the source that was not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Where it stands in the source.
    pub span: Span,
    /// The piece itself, as typed.
    pub text: String,
    /// Why it was left out; its `Display` is one line.
    pub reason: QueryErrorKind,
}

/// Punctuation that means nothing, one byte long: a blanked piece keeps every offset, and what stood glued
/// to it (a minus before a bracket) stays glued to what follows.
const BLANK: char = '!';

/// How far back from the limit a blank is looked for, in bytes, so as not to cut a word: longer than any word.
const LONGEST_WORD: usize = 200;

/// How many pieces are left out one by one. Every piece costs a reading, so this bounds the time that a hostile
/// source takes; after them everything from the next mistake on is one piece.
const MOST_PIECES: usize = 64;

/// Reads what can be read of any source.
pub(super) fn read_leniently(source: &str) -> (Query, Vec<LeftOut>) {
    let mut rest = source.to_owned();
    let mut left_out: Vec<LeftOut> = Vec::new();
    loop {
        let error = match read(&rest) {
            Ok(query) => return (query, in_order(left_out)),
            Err(error) => error,
        };
        let mut piece = piece(&rest, &error);
        let is_empty = error.kind == QueryErrorKind::EmptyQuery;
        // Punctuation alone is left out as a whole, unless pieces already tell why nothing is left.
        if is_empty && !left_out.is_empty() {
            return (Query::All, in_order(left_out));
        }
        let is_rest = rest.len() > MAX_BYTES || left_out.len() >= MOST_PIECES;
        if is_rest && !is_empty {
            piece.end = source.len();
        }
        left_out
            .retain(|earlier| earlier.span.end <= piece.start || earlier.span.start >= piece.end);
        if piece.start < piece.end {
            let text = source.get(piece.start..piece.end).unwrap_or_default().to_owned();
            left_out.push(LeftOut { span: piece, text, reason: error.kind });
        }
        if is_empty || piece.start >= piece.end {
            return (Query::All, in_order(left_out));
        }
        if is_rest {
            rest.truncate(piece.start);
        } else {
            let blank = BLANK.to_string().repeat(piece.end - piece.start);
            rest.replace_range(piece.start..piece.end, &blank);
        }
    }
}

fn in_order(mut left_out: Vec<LeftOut>) -> Vec<LeftOut> {
    left_out.sort_by_key(|piece| piece.span.start);
    left_out
}

/// The piece to leave out for an error: never empty unless there is nothing left to leave out.
fn piece(source: &str, error: &QueryError) -> Span {
    let Span { mut start, mut end } = error.span;
    match error.kind {
        // The letters are worth keeping, as a word.
        QueryErrorKind::ShortPrefix { .. } => start = end.saturating_sub(1),
        // Not in the middle of a word: half a word finds something else.
        QueryErrorKind::TooLong { .. } => {
            let word = source[..start].rfind(is_blank).filter(|at| start - at < LONGEST_WORD);
            start = word.unwrap_or(start);
        }
        QueryErrorKind::EmptyQuery => {
            let kept = source.trim_start_matches(is_blank);
            start = source.len() - kept.len();
            end = start + kept.trim_end_matches(is_blank).len();
        }
        _ => {}
    }
    if source[end..].chars().next().is_none_or(|c| is_blank(c) || c == ')') {
        start = with_what_leads(source, start);
    }
    let spent = |c: char| is_blank(c) || c == BLANK;
    if source[start..end].chars().all(spent) && error.kind != QueryErrorKind::EmptyQuery {
        // No error points at blanked text alone; should one, what is left goes too rather than loop.
        return Span { start: 0, end: source.len() };
    }
    Span { start, end }
}

/// The start of a piece together with the field name and the minus before it, which would be left with
/// nothing to stand before.
fn with_what_leads(source: &str, start: usize) -> usize {
    let mut start = start;
    let before = source[..start].trim_end_matches(BLANK);
    if let Some(name) = before.strip_suffix(':') {
        let head = name.trim_end_matches(is_name);
        if head.len() < name.len() && !head.ends_with(|c| is_word(c) || is_joiner(c) && !is_dash(c))
        {
            start = head.len();
        }
    }
    let dashes = source[..start].trim_end_matches(is_dash);
    let begins = dashes.chars().next_back().is_none_or(|c| !is_word(c) && !is_edge(c));
    if begins { dashes.len() } else { start }
}
