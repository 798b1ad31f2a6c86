//! The query language: what a person types to what is asked for.
//!
//! A line of text is parsed as a whole into a [`Query`], or is a [`QueryError`] with the place and
//! a hint. No text makes the parser panic or recurse deeply, every [`Span`] lies in the source on
//! character boundaries, and a query prints (`Display`) as text that reads back the same, unless it
//! has become too long to be read: `party:(S OR C)` prints as `(party:S OR party:C)`. Nothing is
//! dropped in silence but blanks and the punctuation that people type at the edges of words.
//! Stemming, and looking up whether a name exists, are done elsewhere.

mod ast;
mod chars;
mod dates;
mod error;
mod fields;
mod filter;
mod lenient;
mod lexer;
mod parser;
mod print;
mod render;

#[cfg(test)]
mod tests;

pub use ast::{Leaf, Query, Span, Term, TextField};
pub use error::{
    Costly, MAX_BYTES, MAX_DEPTH, MAX_DISTANCE, MAX_NEARS, MAX_PREFIXES, QueryError, QueryErrorKind,
};
pub use filter::{DateRange, Filter, FilterField, FilterRow, Reads, read_choice};
pub use lenient::LeftOut;

/// Reads a query, all of it or not at all.
///
/// # Errors
/// The first thing that is not understood; its hint says what to write instead.
pub fn parse(source: &str) -> Result<Query, QueryError> {
    parser::read(source)
}

/// Reads what can be read: never fails, leaves out the smallest piece that is not understood and says so.
///
/// A source without anything to look for is everything. Where [`parse`] succeeds this gives the same query
/// and has left out nothing.
#[must_use]
pub fn parse_leniently(source: &str) -> (Query, Vec<LeftOut>) {
    lenient::read_leniently(source)
}
