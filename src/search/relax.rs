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

/// How many queries of one stage are tried at most. Each is a search of its own, so a query of a
/// thousand words would be a thousand searches. Queries that people type have fewer parts than
/// this, and every one of them is left out in turn.
pub const MOST_OF_STAGE: usize = 24;

/// Other queries, in stages; of one stage the one that finds most is the best.
///
/// `items` tells about how many items a part of the query finds by itself. Where there are more
/// parts to leave out than are tried, those are that find least: without a word that every
/// item has, a query finds no more.
#[must_use]
pub fn relaxations(query: &Query, items: &dyn Fn(&Query) -> u64) -> Vec<Vec<Relaxation>> {
    // Each way of asking for a compound is a stage: the nearest that finds anything is best.
    let compounds = parts_of_compounds(query).into_iter().map(|relaxation| vec![relaxation]);
    let others = [
        loose_phrases(query),
        without_one(query, true, items),
        without_one(query, false, items),
    ];
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
fn without_one(query: &Query, words: bool, items: &dyn Fn(&Query) -> u64) -> Vec<Relaxation> {
    let Query::And(parts) = query else { return Vec::new() };
    let droppable = |part: &Query| match part {
        Query::Filter(_) => !words,
        // Several values of one filter.
        Query::Or(inner) if inner.iter().all(|part| matches!(part, Query::Filter(_))) => !words,
        Query::Not(_) | Query::All => false,
        _ => words,
    };
    let places = (0..parts.len()).filter(|at| droppable(&parts[*at])).collect();
    let without = |at: usize| {
        let mut rest: Vec<Query> = parts.clone();
        let part = rest.remove(at);
        let query = if rest.len() == 1 { rest.remove(0) } else { Query::And(rest) };
        Relaxation { query, reason: format!("without {part}") }
    };
    match dearest(parts, places, items) {
        // The only word is what was asked for.
        places if words && places.len() < 2 => Vec::new(),
        places => places.into_iter().map(without).collect(),
    }
}

/// Of the parts at these places those that find least, as many as are tried, in their order.
fn dearest(parts: &[Query], places: Vec<usize>, items: &dyn Fn(&Query) -> u64) -> Vec<usize> {
    if places.len() <= MOST_OF_STAGE {
        return places;
    }
    let mut dearest: Vec<(u64, usize)> =
        places.into_iter().map(|at| (items(&parts[at]), at)).collect();
    dearest.sort_unstable();
    dearest.truncate(MOST_OF_STAGE);
    let mut places: Vec<usize> = dearest.into_iter().map(|(_, at)| at).collect();
    places.sort_unstable();
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::parse;

    fn stages(source: &str) -> Vec<Vec<(String, String)>> {
        let query = parse(source).expect("a query");
        relaxations(&query, &|_| 0)
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

    #[test]
    fn every_word_of_twenty_is_left_out_in_turn() {
        let words: Vec<String> = (0..20).map(|at| format!("ord{at}")).collect();
        let stages = stages(&words.join(" "));
        assert_eq!(stages.len(), 1);
        let without: Vec<String> = words.iter().map(|word| format!("without {word}")).collect();
        let reasons: Vec<&String> = stages[0].iter().map(|(_, reason)| reason).collect();
        assert_eq!(reasons, without.iter().collect::<Vec<_>>());
    }

    #[test]
    fn of_a_thousand_words_those_that_find_least_are_left_out() {
        let words: Vec<String> = (0..1000).map(|at| format!("ö{at}")).collect();
        let query = parse(&words[..500].join(" ")).expect("a query");
        // The later a word stands, the rarer it is.
        let place = |part: &Query| {
            words.iter().position(|word| *word == part.to_string()).expect("a word")
        };
        let items = |part: &Query| 1000 - place(part) as u64;
        let stages = relaxations(&query, &items);
        assert_eq!(stages.len(), 1);
        let reasons: Vec<String> = stages[0].iter().map(|r| r.reason.clone()).collect();
        let wanted: Vec<String> =
            words[500 - MOST_OF_STAGE..500].iter().map(|word| format!("without {word}")).collect();
        assert_eq!(reasons, wanted);
    }

    #[test]
    fn no_stage_of_a_query_of_everything_is_longer_than_the_bound() {
        let words = (0..150).map(|at| format!("barnomsorg{at} ")).collect::<String>();
        let filters = (0..40).map(|at| format!("organ:a{at} ")).collect::<String>();
        let query = parse(&format!("{words}{filters} \"a b\"")).expect("a query");
        let stages = relaxations(&query, &|_| 0);
        assert!(stages.iter().all(|stage| stage.len() <= MOST_OF_STAGE), "{}", stages.len());
        assert!(stages.len() <= 4, "{}", stages.len());
    }
}
