//! How do the parts of a query go together?
//!
//! All required or any of them enough, negated ones excluded, function words and words near each other
//! rewarded. Parts that are the same are planned and read once and count as often as they were typed,
//! so that a word typed a thousand times costs what it costs once.

use std::collections::HashMap;

use super::super::dictionary::Dictionary;
use super::super::planner::Planner;
use super::super::tree::Node;
use super::super::weight;
use crate::query::{Filter, Query, TextField};
use crate::swedish::is_function_word;

/// A part of a list of which all are required.
#[derive(Debug)]
pub struct Clause {
    /// Its place in the list; of parts that are the same the first.
    pub at: usize,
    /// How often it stands there.
    pub times: u16,
    /// Whether its items are left out.
    pub is_absent: bool,
    /// Its items are those of any of these: of the part itself, and of what may be met instead.
    pub nodes: Vec<Node>,
}

impl Clause {
    /// What it is met by, counting as often as it stands there.
    pub(crate) fn into_node(self) -> Option<Node> {
        let either = |one, other| Node::Best(vec![one, other]);
        let times = self.times;
        self.nodes.into_iter().reduce(either).map(|node| counted(node, times))
    }
}

impl<D: Dictionary> Planner<'_, D> {
    /// All parts required but for function words, negated parts excluded, words near each other rewarded.
    pub(crate) fn all_of(
        &mut self,
        parts: &[Query],
        field: Option<TextField>,
        negated: bool,
    ) -> Result<Node, D::Error> {
        let joined = with_acts_joined(parts);
        let parts = joined.as_deref().unwrap_or(parts);
        let (mut required, mut absent, mut rewarded) = (Vec::new(), Vec::new(), Vec::new());
        let has_matter = parts.iter().any(is_of_the_matter);
        for clause in self.clauses(parts, field, negated)? {
            if clause.is_absent {
                absent.extend(clause.nodes);
            } else if has_matter && is_function(&parts[clause.at]) {
                rewarded.extend(clause.into_node());
            } else {
                required.extend(clause.into_node());
            }
        }
        if required.is_empty() {
            required.push(Node::Everything);
        }
        if self.layers.nearness && !negated {
            rewarded.extend(self.nearness(parts, field));
        }
        Ok(Node::All { required, absent, rewarded })
    }

    /// Items that settle a matter before those that only put it off, where words are looked for.
    pub(crate) fn settled_first(&self, node: Node) -> Node {
        if self.words.iter().all(|word| word.negated) {
            return node;
        }
        Node::Lowered { node: Box::new(node), share: weight::UNSETTLED }
    }

    /// The parts of a list of which all are required.
    ///
    /// # Errors
    /// When the dictionary cannot be read.
    pub fn clauses(
        &mut self,
        parts: &[Query],
        field: Option<TextField>,
        negated: bool,
    ) -> Result<Vec<Clause>, D::Error> {
        let mut instead = self.instead_of_words(parts, field, negated)?;
        if !negated && field.is_none() {
            instead.extend(self.compounds_of(parts)?);
            instead.extend(self.bodies(parts)?);
        }
        let others = |at: usize| instead.iter().filter(move |(words, _)| words.contains(&at));
        let mut clauses = Vec::new();
        // What may be met by something else together with its neighbours stands for itself.
        for (at, times) in repeated(parts, |at| others(at).next().is_some()) {
            let (part, is_absent) = match &parts[at] {
                Query::Not(inner) => (&**inner, true),
                part => (part, false),
            };
            let mut nodes = vec![self.node(part, field, negated != is_absent)?];
            nodes.extend(others(at).map(|(_, other)| other.clone()));
            clauses.push(Clause { at, times, is_absent, nodes });
        }
        Ok(clauses)
    }

    /// Any part is enough.
    pub(crate) fn any_of(
        &mut self,
        parts: &[Query],
        field: Option<TextField>,
        negated: bool,
    ) -> Result<Node, D::Error> {
        let mut nodes = Vec::new();
        let mut filters = Vec::new();
        for (at, times) in repeated(parts, |_| false) {
            match &parts[at] {
                Query::Filter(filter) => filters.push(filter.clone()),
                part => nodes.push(counted(self.node(part, field, negated)?, times)),
            }
        }
        if !filters.is_empty() {
            nodes.push(Node::Filter(filters));
        }
        Ok(Node::Any(nodes))
    }
}

/// Whether the part is a function word.
pub(crate) fn is_function(part: &Query) -> bool {
    matches!(part, Query::Word(term) if is_function_word(&term.text))
}

/// Whether a part says what is looked for: neither a function word, nor what only leaves items out.
fn is_of_the_matter(part: &Query) -> bool {
    match part {
        Query::Filter(_) | Query::Not(_) | Query::All => false,
        Query::Or(parts) | Query::And(parts) => parts.iter().any(is_of_the_matter),
        part => !is_function(part),
    }
}

/// The parts with `act:` and whoever stands beside it as one part, since they mean one act: that
/// somebody moved and that SD reserved itself is not that SD moved. Nothing where they do not stand
/// together.
pub(crate) fn with_acts_joined(parts: &[Query]) -> Option<Vec<Query>> {
    let is_act = |filter: &Filter| matches!(filter, Filter::Act(_));
    let by_name = |filter: &Filter| matches!(filter, Filter::Speaker(_) | Filter::Person(_));
    let by_party = |filter: &Filter| matches!(filter, Filter::Party(_));
    let (act_at, acts) = alternatives(parts, is_act)?;
    let (by_at, actors) = alternatives(parts, by_name).or_else(|| alternatives(parts, by_party))?;
    let joined = acts.iter().flat_map(|act| {
        actors.iter().filter_map(move |by| match act {
            Filter::Act(act) => {
                let by = Box::new((*by).clone());
                Some(Query::Filter(Filter::ActBy { act: act.clone(), by }))
            }
            _ => None,
        })
    });
    let others = parts.iter().enumerate().filter(|(at, _)| *at != act_at && *at != by_at);
    let mut parts: Vec<Query> = others.map(|(_, part)| part.clone()).collect();
    parts.push(Query::Or(joined.collect()));
    Some(parts)
}

/// The first part that is such a filter or any of several, with its place.
fn alternatives(parts: &[Query], is: impl Fn(&Filter) -> bool) -> Option<(usize, Vec<&Filter>)> {
    parts.iter().enumerate().find_map(|(at, part)| {
        let several = match part {
            Query::Or(parts) => parts.as_slice(),
            part => std::slice::from_ref(part),
        };
        let filters: Option<Vec<&Filter>> = several
            .iter()
            .map(|part| match part {
                Query::Filter(filter) if is(filter) => Some(filter),
                _ => None,
            })
            .collect();
        Some((at, filters?))
    })
}

/// The parts that differ, by the place of the first of each, and how often each stands there; one
/// that `is_apart` counts by itself.
fn repeated(parts: &[Query], is_apart: impl Fn(usize) -> bool) -> Vec<(usize, u16)> {
    let mut distinct: Vec<(usize, u16)> = Vec::with_capacity(parts.len());
    let mut known: HashMap<Query, usize> = HashMap::new();
    for (at, part) in parts.iter().enumerate() {
        if is_apart(at) {
            distinct.push((at, 1));
            continue;
        }
        let known = known.entry(part.clone().without_spans()).or_insert(distinct.len());
        match distinct.get_mut(*known) {
            Some((_, times)) => *times = times.saturating_add(1),
            None => distinct.push((at, 1)),
        }
    }
    distinct
}

/// A part that counts so many times.
fn counted(node: Node, times: u16) -> Node {
    if times == 1 { node } else { node.weighted(f32::from(times)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::parse;

    #[test]
    fn an_act_and_who_did_it_are_one_part() {
        let joined = |text: &str| match parse(text).expect("a query") {
            Query::And(parts) => with_acts_joined(&parts).map(|parts| parts.len()),
            _ => None,
        };
        assert_eq!(joined("vägen act:moves party:SD"), Some(2));
        assert_eq!(joined("act:(moves OR reserves) speaker:Ek party:SD"), Some(2));
        assert_eq!(joined("act:moves vägen"), None);
        assert_eq!(joined("act:moves -party:SD"), None);
    }

    #[test]
    fn parts_that_are_the_same_are_counted_and_those_apart_are_not() {
        let Query::And(parts) = parse("och skola och \"a b\" Och och \"a b\"").expect("a query")
        else {
            panic!("not an and");
        };
        assert_eq!(repeated(&parts, |_| false), [(0, 3), (1, 1), (3, 2), (4, 1)]);
        assert_eq!(repeated(&parts, |at| at == 2), [(0, 2), (1, 1), (2, 1), (3, 2), (4, 1)]);
    }
}
