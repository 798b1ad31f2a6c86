//! A query back as text.
//!
//! The form is canonical: no more brackets than needed, and English names. Promised for every query that
//! the parser gave: reading the text gives the same query, spans apart. A tree from
//! elsewhere prints as something readable, but a word that holds a blank will be two.

use std::fmt::{Display, Formatter, Result, Write};

use super::ast::{Query, TextField};
use super::chars::{begins_word, is_quote, is_word};
use super::dates::print_dates;
use super::filter::Filter;

/// How tightly the place binds that a query is printed into; a looser query gets brackets.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Open,
    InOr,
    InAnd,
    AfterMinus,
}

impl Display for Query {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write_query(f, self, Place::Open)
    }
}

fn write_query(f: &mut Formatter<'_>, query: &Query, place: Place) -> Result {
    match query {
        Query::All => f.write_char('*'),
        Query::Word(term) => f.write_str(&term.text),
        Query::Phrase(term) => write_quoted(f, &term.text),
        Query::Prefix(term) => write!(f, "{}*", term.text),
        Query::Fuzzy(term) => write!(f, "{}~", term.text),
        Query::Near { distance, left, right } => bracketed(f, place > Place::InAnd, |f| {
            write_query(f, left, Place::AfterMinus)?;
            write!(f, " NEAR/{distance} ")?;
            write_query(f, right, Place::AfterMinus)
        }),
        Query::In { field, query } => write_in(f, *field, query),
        Query::Filter(filter) => write_filter(f, filter),
        Query::And(queries) if queries.is_empty() => f.write_char('*'),
        Query::Or(queries) if queries.is_empty() => f.write_str("-*"),
        Query::And(queries) => write_list(f, queries, " ", place > Place::InOr, Place::InAnd),
        Query::Or(queries) => write_list(f, queries, " OR ", place > Place::Open, Place::InOr),
        // The minus takes the word beside it, the word NOT takes a whole NEAR: this saves a bracket, and with
        // it a level of depth that the source did not have.
        Query::Not(query) if negates_near(query) => {
            f.write_str("NOT ")?;
            write_query(f, query, Place::InAnd)
        }
        Query::Not(query) => {
            f.write_char('-')?;
            write_query(f, query, Place::AfterMinus)
        }
    }
}

fn negates_near(query: &Query) -> bool {
    match query {
        Query::Near { .. } => true,
        Query::Not(query) => negates_near(query),
        _ => false,
    }
}

fn write_list(
    f: &mut Formatter<'_>,
    queries: &[Query],
    between: &str,
    brackets: bool,
    place: Place,
) -> Result {
    bracketed(f, brackets, |f| {
        for (index, query) in queries.iter().enumerate() {
            f.write_str(if index == 0 { "" } else { between })?;
            write_query(f, query, place)?;
        }
        Ok(())
    })
}

fn write_in(f: &mut Formatter<'_>, field: TextField, query: &Query) -> Result {
    let single = matches!(
        query,
        Query::All | Query::Word(_) | Query::Phrase(_) | Query::Prefix(_) | Query::Fuzzy(_)
    );
    write!(f, "{}:", field.name())?;
    bracketed(f, !single, |f| write_query(f, query, Place::Open))
}

fn write_filter(f: &mut Formatter<'_>, filter: &Filter) -> Result {
    let Some((field, value)) = filter.named() else {
        let Filter::Date(range) = filter else { return Ok(()) };
        return f.write_str(&print_dates(*range));
    };
    write!(f, "{}:", field.name())?;
    if is_plain(value) { f.write_str(value) } else { write_quoted(f, value) }
}

/// Whether a value reads back whole without quotes.
fn is_plain(value: &str) -> bool {
    value.starts_with(begins_word)
        && value.ends_with(char::is_alphanumeric)
        && value.chars().all(|c| is_word(c) || "-/:.&".contains(c))
}

/// No quote can stand in a phrase, since every quote closes it.
fn write_quoted(f: &mut Formatter<'_>, text: &str) -> Result {
    write!(f, "\"{}\"", text.replace(is_quote, " "))
}

fn bracketed(
    f: &mut Formatter<'_>,
    brackets: bool,
    inner: impl FnOnce(&mut Formatter<'_>) -> Result,
) -> Result {
    f.write_str(if brackets { "(" } else { "" })?;
    inner(f)?;
    f.write_str(if brackets { ")" } else { "" })
}

#[cfg(test)]
mod tests {
    use crate::query::{Query, parse};

    #[test]
    fn the_canonical_form_has_no_brackets_to_spare() {
        let cases = [
            ("a   AND b", "a b"),
            ("(a b) OR (c)", "a b OR c"),
            ("(a ELLER b) OCH c", "(a OR b) c"),
            ("NOT a", "-a"),
            ("INTE (a b)", "-(a b)"),
            ("NOT a NEAR b", "NOT a NEAR/10 b"),
            ("NOT NOT a NEAR b", "NOT NOT a NEAR/10 b"),
            ("-(a NEAR b) c", "NOT a NEAR/10 b c"),
            ("rubrik:(a)", "title:a"),
            ("text:(a OR b)", "body:(a OR b)"),
            ("”curly quotes“", "\"curly quotes\""),
            ("§ 45", "§45"),
            ("parti:(S OR \"b c\") x", "(party:S OR party:\"b c\") x"),
            ("talare:(A OR B)", "speaker:A OR speaker:B"),
            (
                "år:2021 datum:2021-08 från:2021 till:2021-08",
                "year:2021 date:2021-08-01..2021-08-31 from:2021 to:2021-08-31",
            ),
            ("beslut:ja paragraf:\"§ 45\"", "decided:yes number:45"),
        ];
        for (source, expected) in cases {
            let query = parse(source).unwrap();
            assert_eq!(query.to_string(), expected);
            assert_eq!(parse(expected).unwrap().without_spans(), query.without_spans(), "{source}");
        }
    }

    #[test]
    fn a_tree_from_elsewhere_prints_as_something_readable() {
        assert_eq!(Query::And(vec![]).to_string(), "*");
        assert_eq!(Query::Or(vec![]).to_string(), "-*");
        assert_eq!(Query::And(vec![Query::Or(vec![Query::All])]).to_string(), "(*)");
    }
}
