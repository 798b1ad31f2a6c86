//! What could be asked instead of a query that finds nothing?
//!
//! Other queries are offered in stages, the nearest first: the parts of a compound instead of the
//! whole, the words of a phrase in any order, one word fewer. A filter is never left out. Whoever
//! has an index tries them stage by stage and says what was done.
//!
//! There are a few stages, however long the query is. Which of its parts is left out is one stage
//! and not a query for each of them: an index counts for all parts in one pass.

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
    /// This part of the query was left out.
    Without(String),
}

impl Widening {
    /// What it says of the query, which may be shown only masked.
    pub(super) fn texts_mut(&mut self) -> &mut [String] {
        match self {
            Self::PartsOf(words) => words,
            Self::LastPartOf(text) | Self::Without(text) => std::slice::from_mut(text),
            Self::LoosePhrase => &mut [],
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
            Self::Without(part) => write!(f, "without {part}"),
        }
    }
}

impl Serialize for Widening {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// What is tried at once.
#[derive(Debug, Clone, PartialEq)]
pub enum Stage {
    /// This query.
    One(Relaxation),
    /// The query without one of its required parts, which stand at these places of its list: the
    /// one without which it finds most, the first of them where several are equal. [`without`]
    /// gives the query.
    WithoutOne(Vec<usize>),
}

/// What is tried, stage by stage, until something is found.
#[must_use]
pub fn stages(query: &Query) -> Vec<Stage> {
    // Each way of asking for a compound is a stage: the nearest that finds anything is best.
    let compounds = parts_of_compounds(query).into_iter().map(Stage::One);
    let phrases = loose_phrases(query).map(Stage::One);
    let words = Some(droppable(query)).filter(|places| places.len() > 1);
    let fewer = words.into_iter().map(Stage::WithoutOne);
    compounds.chain(phrases).chain(fewer).collect()
}

/// The query without the part at this place of its list; `None` where it has none.
#[must_use]
pub fn without(query: &Query, at: usize) -> Option<Relaxation> {
    let Query::And(parts) = query else { return None };
    let mut rest = parts.clone();
    if at >= rest.len() {
        return None;
    }
    let part = rest.remove(at);
    let query = if rest.len() == 1 { rest.remove(0) } else { Query::And(rest) };
    Some(Relaxation { query, change: Widening::Without(part.to_string()) })
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

/// Each compound by its parts, all of them; a single one by what it is a kind of.
fn parts_of_compounds(query: &Query) -> Vec<Relaxation> {
    let parts_of = |text: &str| -> Option<Vec<String>> {
        let surface = text.to_lowercase();
        let split = swedish::splits().split(&surface)?;
        Some(split.parts.iter().map(|part| part.base.clone()).collect())
    };
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
        let bases = parts_of(only).unwrap_or_default();
        let lower = only.to_lowercase();
        let kinds = (1..bases.len()).filter_map(|from| {
            let split = swedish::splits().split(&lower)?;
            Some(lower.get(split.parts.get(from)?.range.start..)?.to_owned())
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

/// The places of the required parts that can be left out: words. A filter is what the asker knows;
/// an answer that breaks it would be a wrong one.
fn droppable(query: &Query) -> Vec<usize> {
    let Query::And(parts) = query else { return Vec::new() };
    let is_filter = |part: &Query| matches!(part, Query::Filter(_));
    let is_word = |part: &Query| match part {
        Query::Filter(_) | Query::Not(_) | Query::All => false,
        // Several values of one filter.
        Query::Or(inner) => !inner.iter().all(is_filter),
        _ => true,
    };
    (0..parts.len()).filter(|at| is_word(&parts[*at])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::parse;

    fn tried(source: &str) -> Vec<Vec<(String, String)>> {
        let query = parse(source).expect("a query");
        let told = |r: Relaxation| (r.query.to_string(), r.change.to_string());
        stages(&query)
            .into_iter()
            .map(|stage| match stage {
                Stage::One(relaxation) => vec![told(relaxation)],
                Stage::WithoutOne(places) => {
                    let without = |at| told(without(&query, at).expect("a part"));
                    places.into_iter().map(without).collect()
                }
            })
            .collect()
    }

    #[test]
    fn a_compound_is_asked_for_by_its_parts() {
        let stages = tried("föräldrautbildning");
        assert_eq!(stages.len(), 2);
        assert!(stages[0][0].1.starts_with("the parts of föräldrautbildning"), "{stages:?}");
        assert_eq!(stages[1][0].0, "utbildning");
    }

    #[test]
    fn phrases_become_words_and_words_become_fewer() {
        let stages = tried("\"psykisk hälsa\" mars");
        assert_eq!(
            stages[0],
            [(
                "psykisk hälsa mars".to_owned(),
                "the words of the phrase in any form and order".to_owned()
            )]
        );
        assert_eq!(stages[1].len(), 2);
        assert_eq!(stages[1][1].1, "without mars");
    }

    #[test]
    fn filters_and_negations_are_never_left_out() {
        assert!(tried("mars organ:KS -april").is_empty());
        let stages = tried("mars april organ:KS party:(S OR M) -maj");
        let reasons: Vec<&str> = stages[0].iter().map(|(_, reason)| reason.as_str()).collect();
        assert_eq!((stages.len(), reasons), (1, vec!["without mars", "without april"]));
    }

    #[test]
    fn a_long_query_has_as_few_stages_as_a_short_one() {
        let words = (0..300).map(|at| format!("ord{at}")).collect::<Vec<_>>().join(" ");
        let filters = (0..40).map(|at| format!("organ:a{at}")).collect::<Vec<_>>().join(" ");
        let query = parse(&format!("{words} {filters} \"a b\"")).expect("a query");
        let stages = stages(&query);
        assert_eq!(stages.len(), 2);
        assert_eq!(stages[1], Stage::WithoutOne((0..300).chain([340]).collect()));
    }

    #[test]
    fn a_query_of_one_part_or_of_none_at_a_place_is_left_alone() {
        assert!(tried("mars -april").is_empty());
        let query = parse("mars april").expect("a query");
        assert_eq!(without(&query, 0).expect("a part").query.to_string(), "april");
        assert_eq!(without(&query, 2), None);
    }
}
