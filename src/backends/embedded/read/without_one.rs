//! Which part of a query is best left out?
//!
//! Where no item has all required parts, the part is left out without which most items are found,
//! among those that may be left out. All of them are counted in one pass: of each item it is kept
//! whether it lacks nothing so far, or one part and which, and an item that lacks a second is let
//! go. So a query of a thousand words costs about as much as its rarest.

use tantivy::collector::Count;
use tantivy::query::{EnableScoring, Query as EngineQuery, Weight};
use tantivy::{BitSet, DocId, DocSet, Searcher, SegmentReader, TantivyError};

use super::super::compile::{compile, term_query};
use super::super::dictionary::Lookups;
use super::super::engine::PlanError;
use super::super::schema::KIND_ITEM;
use super::planned::planned;
use crate::query::Query;
use crate::search::{Clause, Layers, Node, Planner, Synonyms, items_of, without};

/// Places that are searched for by themselves, at most: those where the words around mean something
/// together once what stood between them is gone, which the pass does not see. A query that a
/// person types has one or two.
const MOST_APART: usize = 8;

/// Items that are still in question, below which a word is looked up in them one by one; above, all
/// of its items are read.
const FEW: usize = 2_000;

/// The place of the part without which most items are found; `None` where none are without any.
pub(in crate::backends::embedded) fn best_left_out(
    lookups: &Lookups<'_>,
    synonyms: &Synonyms,
    layers: Layers,
    query: &Query,
    places: &[usize],
) -> Result<Option<usize>, PlanError> {
    let Query::And(parts) = query else { return Ok(None) };
    let mut planner = Planner::new(lookups, synonyms, layers, query)?;
    let clauses = planner.clauses(parts, None, false)?;
    let mut found = counts(lookups, &planner, parts, clauses, places)?;
    for place in apart(&planner, parts, places)?.into_iter().take(MOST_APART) {
        if let Some(relaxation) = without(query, place) {
            let compiled = planned(lookups, synonyms, layers, &relaxation.query)?;
            found[place] = lookups.state.searcher.search(&compiled.query, &Count)? as u64;
        }
    }
    let best = places.iter().copied().max_by_key(|place| (found[*place], usize::MAX - place));
    Ok(best.filter(|place| found[*place] > 0))
}

/// The places that the pass cannot count: without the part other words mean something together, or
/// the query is one that was typed without å, ä and ö, or no longer.
fn apart(
    planner: &Planner<'_, Lookups<'_>>,
    parts: &[Query],
    places: &[usize],
) -> Result<Vec<usize>, TantivyError> {
    let mut has_diacritics = Vec::with_capacity(parts.len());
    let mut lacks_them = Vec::with_capacity(parts.len());
    for part in parts {
        has_diacritics.push(part.leaves().iter().any(|leaf| !leaf.term.text.is_ascii()));
        lacks_them.push(planner.was_typed_plain(part)?);
    }
    let count = |flags: &[bool]| flags.iter().filter(|flag| **flag).count();
    let (with, lacking) = (count(&has_diacritics), count(&lacks_them));
    let mut apart = Vec::new();
    for &place in places {
        let is_plain =
            with == usize::from(has_diacritics[place]) && lacking > usize::from(lacks_them[place]);
        if is_plain != planner.plain_letters() || planner.means_more_without(parts, place)? {
            apart.push(place);
        }
        if apart.len() == MOST_APART {
            break;
        }
    }
    Ok(apart)
}

/// A part in the pass.
struct Required {
    /// Its place, where it may be left out.
    place: Option<usize>,
    is_absent: bool,
    /// Its items are those of any of these.
    ways: Vec<Box<dyn Weight>>,
}

/// For each part how many items lack it and no other.
fn counts(
    lookups: &Lookups<'_>,
    planner: &Planner<'_, Lookups<'_>>,
    parts: &[Query],
    clauses: Vec<Clause>,
    places: &[usize],
) -> Result<Vec<u64>, PlanError> {
    let searcher = lookups.state.searcher;
    let mut required = Vec::with_capacity(clauses.len());
    for clause in clauses {
        // Without one of two that are the same the other is still there.
        let place = Some(clause.at).filter(|at| clause.times == 1 && places.contains(at));
        let rank = match place {
            None => 0,
            Some(at) => items_of(lookups, &parts[at])?,
        };
        let ways = weights(lookups, planner, &parts[clause.at], &clause)?;
        required.push((rank, Required { place, is_absent: clause.is_absent, ways }));
    }
    // What must hold in any case lets go of most items at once, then rare words do.
    required.sort_by_key(|(rank, _)| *rank);
    let items = without_scores(searcher, &*term_query(lookups.state.fields.kind, KIND_ITEM))?;
    let mut found = vec![0; parts.len()];
    for segment in searcher.segment_readers() {
        let mut pass = Pass::of(segment, &*items)?;
        for (_, required) in &required {
            pass.require(required)?;
            if pass.live.is_empty() {
                break;
            }
        }
        for item in &pass.live {
            if let Some(lacking) = item.lacks {
                found[lacking] += 1;
            }
        }
    }
    Ok(found)
}

/// What a part may be met by. A word's ways by themselves can be looked up in single items, which
/// all of them together cannot.
fn weights(
    lookups: &Lookups<'_>,
    planner: &Planner<'_, Lookups<'_>>,
    part: &Query,
    clause: &Clause,
) -> Result<Vec<Box<dyn Weight>>, PlanError> {
    let by_expansion = match part {
        Query::Word(term) => planner.planned_expansions(&term.text),
        _ => &[],
    };
    let skipped = usize::from(!by_expansion.is_empty());
    let nodes = by_expansion.iter().map(|expansion| &expansion.node);
    let nodes = nodes.chain(clause.nodes.iter().skip(skipped));
    let weight =
        |node: &Node| Ok(without_scores(lookups.state.searcher, &*compile(&lookups.state, node)?)?);
    nodes.map(weight).collect()
}

fn without_scores(
    searcher: &Searcher,
    query: &dyn EngineQuery,
) -> Result<Box<dyn Weight>, TantivyError> {
    query.weight(EnableScoring::disabled_from_searcher(searcher))
}

/// An item that lacks one part at most.
struct Item {
    doc: DocId,
    /// The place of the part.
    lacks: Option<usize>,
}

/// The pass over one segment.
struct Pass<'a> {
    segment: &'a SegmentReader,
    /// The items in question, in order.
    live: Vec<Item>,
}

impl<'a> Pass<'a> {
    fn of(segment: &'a SegmentReader, items: &dyn Weight) -> Result<Self, TantivyError> {
        let mut live = Vec::new();
        items.for_each_no_score(segment, &mut |docs| {
            let alive = docs.iter().filter(|doc| !segment.is_deleted(**doc));
            live.extend(alive.map(|doc| Item { doc: *doc, lacks: None }));
        })?;
        Ok(Self { segment, live })
    }

    /// Lets go of the items that lack a second part with this one.
    fn require(&mut self, required: &Required) -> Result<(), TantivyError> {
        let mut has = BitSet::with_max_value(self.segment.max_doc());
        for way in &required.ways {
            if self.live.len() > FEW {
                way.for_each_no_score(self.segment, &mut |docs| {
                    for doc in docs {
                        has.insert(*doc);
                    }
                })?;
                continue;
            }
            let mut found = way.scorer(self.segment, 1.0)?;
            for Item { doc, .. } in &self.live {
                if found.doc() < *doc {
                    found.seek(*doc);
                }
                if found.doc() == *doc {
                    has.insert(*doc);
                }
            }
        }
        self.live.retain_mut(|item| {
            if has.contains(item.doc) != required.is_absent {
                return true;
            }
            match (item.lacks, required.place) {
                (None, Some(place)) => {
                    item.lacks = Some(place);
                    true
                }
                _ => false,
            }
        });
        Ok(())
    }
}
