//! What could be asked instead of a query that finds nothing?
//!
//! The parts of a compound instead of the whole, or the words of a phrase in any order. A filter is never
//! left out. Whoever has an index tries one after another and says what was done; there are a few,
//! however long the query is. Items with some of its words are another matter: see
//! [`plan_some`](super::plan_some).

use std::fmt::{self, Display, Formatter};

use serde::Serialize;

use crate::query::{Query, Span, Term};
use crate::swedish;

/// A query that asks for more, and how it was made.
#[derive(Debug, Clone, PartialEq)]
pub struct Relaxation {
    /// The query.
    pub query: Query,
    /// What was changed.
    pub change: Widening,
}

/// How a query was changed so that it finds more; displayed as a sentence without a stop, as data
/// has it too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Widening {
    /// The parts of these compounds are asked for instead of the whole words.
    PartsOf(Vec<String>),
    /// What a compound is a kind of is asked for.
    LastPartOf(String),
    /// The words of a phrase may stand in any form and order.
    LoosePhrase,
    /// Below the items that have all the words come those with some of them.
    SomeWords {
        /// How many items have all of them.
        complete: u64,
    },
}

impl Widening {
    /// What it says of the query, which may be shown only masked.
    pub(super) fn texts_mut(&mut self) -> &mut [String] {
        match self {
            Self::PartsOf(words) => words,
            Self::LastPartOf(text) => std::slice::from_mut(text),
            Self::LoosePhrase | Self::SomeWords { .. } => &mut [],
        }
    }
}

impl Display for Widening {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::PartsOf(words) => {
                write!(f, "the parts of {} instead of the whole word", words.join(", "))
            }
            Self::LastPartOf(word) => {
                write!(f, "the last part of {word} instead of the whole word")
            }
            Self::LoosePhrase => f.write_str("the words of the phrase in any form and order"),
            Self::SomeWords { complete: 0 } => {
                f.write_str("no item has all the words, these have some of them")
            }
            Self::SomeWords { complete: 1 } => {
                f.write_str("1 item has all the words, the others have some of them")
            }
            Self::SomeWords { complete } => {
                write!(f, "{complete} items have all the words, the others have some of them")
            }
        }
    }
}

impl Serialize for Widening {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// What is tried, one after another, until something is found: the nearest is best.
#[must_use]
pub fn relaxations(query: &Query) -> Vec<Relaxation> {
    parts_of_compounds(query).into_iter().chain(loose_phrases(query)).collect()
}

/// The query with every word that `change` changes replaced.
#[must_use]
pub fn replaced(query: &Query, change: &dyn Fn(&Query) -> Option<Query>) -> Query {
    if let Some(other) = change(query) {
        return other;
    }
    let all = |parts: &[Query]| parts.iter().map(|part| replaced(part, change)).collect();
    match query {
        Query::And(parts) => flat_and(all(parts)),
        Query::Or(parts) => Query::Or(all(parts)),
        Query::Not(inner) => Query::Not(Box::new(replaced(inner, change))),
        Query::In { field, query } => {
            Query::In { field: *field, query: Box::new(replaced(query, change)) }
        }
        other => other.clone(),
    }
}

/// An `And` within an `And` is one list.
fn flat_and(parts: Vec<Query>) -> Query {
    let mut flat = Vec::with_capacity(parts.len());
    for part in parts {
        match part {
            Query::And(inner) => flat.extend(inner),
            other => flat.push(other),
        }
    }
    Query::And(flat)
}

fn word(text: &str) -> Query {
    Query::Word(Term { text: text.to_owned(), span: Span::default() })
}

/// The parts of a compound. One of several is two where the language has what stands before the last as a word:
/// *fritidsbåtar* are *båtar* for *fritid*, and nothing about *fri* and *tid*.
fn parts_of(text: &str) -> Option<Vec<String>> {
    let surface = text.to_lowercase();
    let parts = swedish::splits().split(&surface)?.parts;
    if let [_, _, .., last] = &parts[..] {
        let front = &surface[..last.range.start];
        let fronts = [front.strip_suffix('s'), Some(front)].into_iter().flatten();
        if let Some(front) = fronts.into_iter().find(|front| swedish::is_spelt(front)) {
            return Some(vec![front.to_owned(), last.base.clone()]);
        }
    }
    Some(parts.iter().map(|part| part.base.clone()).collect())
}

/// Each compound by its parts, all of them; a single one by what it is a kind of.
fn parts_of_compounds(query: &Query) -> Vec<Relaxation> {
    let named: Vec<String> = query
        .leaves()
        .into_iter()
        .filter(|leaf| {
            !leaf.negated
                && matches!(leaf.query, Query::Word(_))
                && parts_of(&leaf.term.text).is_some()
        })
        .map(|leaf| leaf.term.text.clone())
        .collect();
    if named.is_empty() {
        return Vec::new();
    }
    let by_parts = replaced(query, &|query| match query {
        Query::Word(term) => {
            Some(flat_and(parts_of(&term.text)?.iter().map(|part| word(part)).collect()))
        }
        Query::Not(_) => Some(query.clone()),
        _ => None,
    });
    let mut found = vec![Relaxation { query: by_parts, change: Widening::PartsOf(named.clone()) }];
    // What the word is a kind of, the nearest kind first: *hemsjukvård* is *sjukvård*.
    if let [only] = &named[..] {
        let lower = only.to_lowercase();
        let parts = swedish::splits().split(&lower).map(|split| split.parts).unwrap_or_default();
        let kinds = parts.iter().skip(1).filter_map(|part| {
            let kind = lower.get(part.range.start..)?.to_owned();
            // What is not a compound itself is too wide a kind: a *tunnelbana* is not a *bana*.
            swedish::splits().split(&kind).map(|_| kind)
        });
        found.extend(kinds.map(|kind| Relaxation {
            query: replaced(query, &|query| match query {
                Query::Word(term) if term.text == *only => Some(word(&kind)),
                _ => None,
            }),
            change: Widening::LastPartOf(only.clone()),
        }));
    }
    found
}

/// Phrases as their words, in any order and form.
fn loose_phrases(query: &Query) -> Option<Relaxation> {
    let has_phrase =
        query.leaves().iter().any(|leaf| !leaf.negated && matches!(leaf.query, Query::Phrase(_)));
    if !has_phrase {
        return None;
    }
    let loose = replaced(query, &|query| match query {
        Query::Phrase(term) => {
            let mut words: Vec<Query> = term.text.split_whitespace().map(word).collect();
            Some(if words.len() == 1 { words.remove(0) } else { Query::And(words) })
        }
        Query::Not(_) => Some(query.clone()),
        _ => None,
    });
    Some(Relaxation { query: loose, change: Widening::LoosePhrase })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::parse;

    fn tried(source: &str) -> Vec<(String, String)> {
        let query = parse(source).expect("a query");
        let told = |r: Relaxation| (r.query.to_string(), r.change.to_string());
        relaxations(&query).into_iter().map(told).collect()
    }

    #[test]
    fn a_compound_is_asked_for_by_its_parts() {
        let wide = tried("föräldrautbildning");
        assert_eq!(wide.len(), 1);
        assert_eq!(tried("fritidsbåt")[0].0, "fritid båt");
        assert!(wide[0].1.starts_with("the parts of föräldrautbildning"), "{wide:?}");
        let near = tried("hemsjukvårdsavtal");
        assert!(near[1..].iter().any(|(query, _)| query == "sjukvårdsavtal"), "{near:?}");
    }

    #[test]
    fn phrases_become_words() {
        assert_eq!(
            tried("\"psykisk hälsa\" mars"),
            [(
                "psykisk hälsa mars".to_owned(),
                "the words of the phrase in any form and order".to_owned()
            )]
        );
    }

    #[test]
    fn filters_and_negations_are_never_left_out() {
        assert!(tried("mars organ:KS -april").is_empty());
        assert_eq!(tried("\"a b\" organ:KS -maj")[0].0, "a b organ:KS -maj");
    }

    #[test]
    fn a_long_query_has_as_few_others_as_a_short_one() {
        let words = (0..300).map(|at| format!("ord{at}")).collect::<Vec<_>>().join(" ");
        let filters = (0..40).map(|at| format!("organ:a{at}")).collect::<Vec<_>>().join(" ");
        assert_eq!(tried(&format!("{words} {filters} \"a b\"")).len(), 1);
    }
}
