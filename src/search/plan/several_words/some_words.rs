//! Which items come below those that have all the words?
//!
//! Those with the words that tell most of the query: together at least a third of what all its words tell,
//! where a word tells the more the fewer items have it (its inverse document frequency; Spärck Jones, *J.
//! Doc.* 28, 1972). So a rare word stands for a query, and no number of common ones takes its place. What
//! is not a plain word, such as a filter, a phrase in quotes or a word to be absent, holds in any case.

use super::super::Plan;
use super::super::dictionary::Dictionary;
use super::super::planner::Planner;
use super::super::tree::{Node, TermField};
use super::super::weight::Layers;
use super::together::{Clause, is_function, with_acts_joined};
use crate::query::Query;
use crate::search::Synonyms;
use crate::swedish::is_function_word;

/// Words of which sets are made, the most telling ones.
const MOST_IN_SETS: usize = 5;

/// Words that are weighed, the first of the query. Nobody types as many; it is a text that was pasted.
const MOST_WEIGHED: usize = 40;

/// What a set of words tells at least: of what all of them tell this part. A half would leave nothing where no two
/// words stand together.
const SHARE: f64 = 3.0;

/// And in any case as much as a word that one item in ten has.
const ONE_IN: f64 = 10.0;

/// What is found by some of the words of a query.
#[derive(Debug, Clone)]
pub struct SomeOf {
    /// What is looked for.
    pub plan: Plan,
    /// Each word as typed, with what it is met by.
    pub words: Vec<(String, Node)>,
    /// The query that finds the same items.
    pub query: Query,
}

/// Plans `query` so that items with some of its words are found too; `None` where there is no choice
/// of words.
///
/// # Errors
/// When the dictionary cannot be read.
pub fn plan_some<D: Dictionary>(
    dictionary: &D,
    synonyms: &Synonyms,
    layers: Layers,
    query: &Query,
) -> Result<Option<SomeOf>, D::Error> {
    let Query::And(typed) = query else { return Ok(None) };
    let joined = with_acts_joined(typed);
    let parts = joined.as_ref().unwrap_or(typed);
    if parts.iter().filter(|part| is_wanted(part)).count() < 2 {
        return Ok(None);
    }
    let mut planner = Planner::new(dictionary, synonyms, layers, query)?;
    let all_items = dictionary.all_items()?;
    let mut sorted = Parts::default();
    for clause in planner.clauses(parts, None, false)? {
        sorted.take(dictionary, all_items, &parts[clause.at], clause)?;
    }
    let sets = sorted.sets();
    if sets.is_empty() {
        return Ok(None);
    }
    let nearness = if layers.nearness { planner.nearness(parts, None) } else { Vec::new() };
    let rest = typed.iter().filter(|part| !is_wanted(part) && !is_function(part)).cloned();
    let query = sorted.query(&sets, parts, rest.collect());
    let node = planner.settled_first(sorted.node(&sets, nearness));
    let words = sorted.words.into_iter().map(|word| (parts[word.at].to_string(), word.node));
    let words = words.collect();
    let Planner { matcher, words: looked_for, corrections, other_words, .. } = planner;
    Ok(Some(SomeOf {
        plan: Plan { node, matcher, words: looked_for, corrections, other_words },
        words,
        query,
    }))
}

/// Whether the part is a word that may be missing.
fn is_wanted(part: &Query) -> bool {
    match part {
        Query::Word(term) => !is_function_word(&term.text),
        Query::Fuzzy(_) | Query::Prefix(_) => true,
        Query::In { query, .. } => is_wanted(query),
        _ => false,
    }
}

/// A word of the query.
struct Wanted {
    at: usize,
    node: Node,
    /// How much it tells; `None` when no item has it.
    tells: Option<f64>,
}

/// The parts of a query by what they do.
#[derive(Default)]
struct Parts {
    words: Vec<Wanted>,
    required: Vec<Node>,
    absent: Vec<Node>,
    rewarded: Vec<Node>,
}

impl Parts {
    fn take<D: Dictionary>(
        &mut self,
        dictionary: &D,
        all_items: u64,
        part: &Query,
        clause: Clause,
    ) -> Result<(), D::Error> {
        if clause.is_absent {
            self.absent.extend(clause.nodes);
            return Ok(());
        }
        let at = clause.at;
        let Some(node) = clause.into_node() else { return Ok(()) };
        if is_function(part) {
            self.rewarded.push(node);
        } else if !is_wanted(part) {
            self.required.push(node);
        } else if self.words.len() < MOST_WEIGHED {
            let found = items_with(dictionary, &node)?.min(all_items);
            let is_found = found > 0 && dictionary.finds_any(&node)?;
            let tells = is_found.then(|| tells(all_items, found));
            self.words.push(Wanted { at, node, tells });
        }
        Ok(())
    }

    /// The smallest sets of words that tell enough, by their places among the words.
    fn sets(&self) -> Vec<Vec<usize>> {
        let mut known: Vec<(usize, f64)> =
            (0..).zip(&self.words).filter_map(|(at, word)| Some((at, word.tells?))).collect();
        known.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        known.truncate(MOST_IN_SETS);
        let all: f64 = known.iter().map(|(_, tells)| tells).sum();
        let enough = (all / SHARE).max(ONE_IN.ln_1p());
        let of = |bits: usize| known.iter().enumerate().filter(move |(at, _)| bits >> at & 1 == 1);
        let tells_enough = |bits: usize| {
            // Rounding must not part words that tell the same.
            of(bits).map(|(_, (_, tells))| tells).sum::<f64>() >= enough - 1e-9
        };
        let is_smallest = |bits: usize| {
            (0..known.len())
                .filter(|at| bits >> at & 1 == 1)
                .all(|at| !tells_enough(bits & !(1 << at)))
        };
        let set = |bits: usize| {
            let mut set: Vec<usize> = of(bits).map(|(_, (at, _))| *at).collect();
            set.sort_unstable();
            set
        };
        let sets = 1..1_usize << known.len();
        sets.filter(|bits| tells_enough(*bits) && is_smallest(*bits)).map(set).collect()
    }

    /// The query as text has it: any of the sets, and what holds in any case.
    fn query(&self, sets: &[Vec<usize>], parts: &[Query], rest: Vec<Query>) -> Query {
        let one_or = |mut parts: Vec<Query>, many: fn(Vec<Query>) -> Query| {
            if parts.len() == 1 { parts.remove(0) } else { many(parts) }
        };
        let set = |set: &Vec<usize>| {
            let words = set.iter().map(|at| parts[self.words[*at].at].clone()).collect();
            one_or(words, Query::And)
        };
        let any = one_or(sets.iter().map(set).collect(), Query::Or);
        let mut all = match any {
            Query::And(words) => words,
            other => vec![other],
        };
        all.extend(rest);
        one_or(all, Query::And)
    }

    fn node(&self, sets: &[Vec<usize>], nearness: Vec<Node>) -> Node {
        let set = |set: &Vec<usize>| {
            Node::each(set.iter().map(|at| self.words[*at].node.clone()).collect())
        };
        let gate = Node::Any(sets.iter().map(set).collect()).weighted(0.0);
        let mut required = self.required.clone();
        required.push(gate);
        let mut rewarded: Vec<Node> = self.words.iter().map(|word| word.node.clone()).collect();
        rewarded.extend(self.rewarded.iter().cloned());
        rewarded.extend(nearness);
        Node::All { required, absent: self.absent.clone(), rewarded }
    }
}

/// How much a word tells that `found` of `all` items have.
#[expect(clippy::cast_precision_loss, reason = "a weight, not a count")]
fn tells(all: u64, found: u64) -> f64 {
    (all as f64 / found as f64).ln_1p()
}

/// About how many items a node finds: of ways that are enough each those of the most frequent, of
/// parts that are all needed those of the rarest.
fn items_with<D: Dictionary>(dictionary: &D, node: &Node) -> Result<u64, D::Error> {
    let of_node = |node: &Node| items_with(dictionary, node);
    let of_stem = |field: TermField| move |stem: &String| dictionary.items(field, stem);
    Ok(match node {
        Node::Everything | Node::Filter(_) => u64::MAX,
        Node::Nothing => 0,
        Node::Term { field, term } => dictionary.items(*field, term)?,
        Node::AnyTerm { terms, .. } => {
            most(terms.iter().map(|(field, term)| dictionary.items(*field, term)))?
        }
        Node::Row { field, stems } => {
            least(stems.iter().map(|(_, stem)| stem).map(of_stem(*field)))?
        }
        Node::Nearby { field, stems, .. } => least(stems.iter().map(of_stem(*field)))?,
        Node::Within { field, left, .. } => least(left.iter().flatten().map(of_stem(*field)))?,
        Node::Phrase { rows, .. } => of_node(rows)?,
        Node::Weighted(_, node) | Node::OfWord(_, node) | Node::Lowered { node, .. } => {
            of_node(node)?
        }
        Node::Best(nodes) | Node::Any(nodes) => most(nodes.iter().map(of_node))?,
        Node::All { required, .. } => least(required.iter().map(of_node))?,
    })
}

fn most<E>(mut counts: impl Iterator<Item = Result<u64, E>>) -> Result<u64, E> {
    counts.try_fold(0, |most, count| Ok(most.max(count?)))
}

fn least<E>(mut counts: impl Iterator<Item = Result<u64, E>>) -> Result<u64, E> {
    counts.try_fold(u64::MAX, |least, count| Ok(least.min(count?)))
}
