//! What could be asked instead of a query that finds nothing?
//!
//! In goes a query, out come other queries in stages, the nearest first: the parts of a
//! compound instead of the whole, the words of a phrase in any order, one word fewer, one
//! filter fewer. Whoever has an index tries them stage by stage and says what was done.

use crate::query::{Query, Span, Term};
use crate::swedish;

/// A query that asks for more, and how it was made.
#[derive(Debug, Clone, PartialEq)]
pub struct Relaxation {
    /// The query.
    pub query: Query,
    /// What was changed, as a sentence without a stop.
    pub reason: String,
}

/// Other queries, in stages; of one stage the one that finds most is the best.
#[must_use]
pub fn relaxations(query: &Query) -> Vec<Vec<Relaxation>> {
    // Each way of asking for a compound is a stage: the nearest that finds anything is best.
    let compounds = parts_of_compounds(query).into_iter().map(|relaxation| vec![relaxation]);
    let others = [loose_phrases(query), without_one(query, true), without_one(query, false)];
    compounds.chain(others).filter(|stage| !stage.is_empty()).collect()
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
    let mut found = vec![Relaxation {
        query: by_parts,
        reason: format!("the parts of {} instead of the whole word", named.join(", ")),
    }];
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
            reason: format!("the last part of {only} instead of the whole word"),
        }));
    }
    found
}

/// Phrases as their words, in any order and form.
fn loose_phrases(query: &Query) -> Vec<Relaxation> {
    let has_phrase =
        query.leaves().iter().any(|leaf| !leaf.negated && matches!(leaf.query, Query::Phrase(_)));
    if !has_phrase {
        return Vec::new();
    }
    let loose = replaced(query, &|query| match query {
        Query::Phrase(term) => {
            let mut words: Vec<Query> = term.text.split_whitespace().map(word).collect();
            Some(if words.len() == 1 { words.remove(0) } else { Query::And(words) })
        }
        Query::Not(_) => Some(query.clone()),
        _ => None,
    });
    vec![Relaxation {
        query: loose,
        reason: "the words of the phrase in any form and order".to_owned(),
    }]
}

/// The query without one of its required parts: a word, or a filter.
fn without_one(query: &Query, words: bool) -> Vec<Relaxation> {
    let Query::And(parts) = query else { return Vec::new() };
    let droppable = |part: &Query| match part {
        Query::Filter(_) => !words,
        // Several values of one filter.
        Query::Or(inner) if inner.iter().all(|part| matches!(part, Query::Filter(_))) => !words,
        Query::Not(_) | Query::All => false,
        _ => words,
    };
    let text_parts = parts.iter().filter(|part| droppable(part)).count();
    if words && text_parts < 2 {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (at, part) in parts.iter().enumerate().filter(|(_, part)| droppable(part)) {
        let mut rest: Vec<Query> = parts.clone();
        rest.remove(at);
        let query = if rest.len() == 1 { rest.remove(0) } else { Query::And(rest) };
        found.push(Relaxation { query, reason: format!("without {part}") });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::parse;

    fn stages(source: &str) -> Vec<Vec<(String, String)>> {
        let query = parse(source).expect("a query");
        relaxations(&query)
            .into_iter()
            .map(|stage| stage.into_iter().map(|r| (r.query.to_string(), r.reason)).collect())
            .collect()
    }

    #[test]
    fn a_compound_is_asked_for_by_its_parts() {
        let stages = stages("föräldrautbildning");
        assert_eq!(stages.len(), 2);
        assert!(stages[0][0].1.starts_with("the parts of föräldrautbildning"), "{stages:?}");
        assert_eq!(stages[1][0].0, "utbildning");
    }

    #[test]
    fn phrases_become_words_and_words_become_fewer() {
        let stages = stages("\"psykisk hälsa\" mars");
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
    fn filters_go_last_and_negations_never() {
        let stages = stages("mars organ:KS -april");
        assert_eq!(stages.len(), 1);
        assert_eq!(stages[0].len(), 1);
        assert!(stages[0][0].1.contains("organ"));
    }
}
