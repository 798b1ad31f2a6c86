//! Items in which two things stand within so many words of each other.
//!
//! One of the forms of the left side is at most `distance` words from one of the right, in either
//! order, in one field. Every posting of the rarer side is read once, and of the other those in its
//! items, so the cost is that of reading them; in memory are the places of one word of each side,
//! eight bytes each.

use tantivy::index::InvertedIndexReader;
use tantivy::postings::Postings;
use tantivy::query::{
    BitSetDocSet, ConstScorer, EnableScoring, Explanation, Query, Scorer, Weight,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{BitSet, DocId, DocSet, Score, SegmentReader, TERMINATED, Term};

use super::explained::explained;

use crate::search::Side;

/// The query.
#[derive(Debug, Clone)]
pub(in crate::backends::embedded) struct NearQuery {
    pub field: Field,
    /// Each side is a run of consecutive words, each with its alternative forms.
    pub left: Side,
    pub right: Side,
    pub distance: u32,
}

impl Query for NearQuery {
    fn weight(&self, _: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(self.clone()))
    }
}

impl Weight for NearQuery {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let index = reader.inverted_index(self.field)?;
        let (mut rarer, mut other) = (&self.left, &self.right);
        if items(&index, self.field, other)? < items(&index, self.field, rarer)? {
            (rarer, other) = (other, rarer);
        }
        let one = runs(&index, self.field, rarer, None)?;
        let two = runs(&index, self.field, other, Some(&one))?;
        let mut docs = BitSet::with_max_value(reader.max_doc());
        // Which side comes first does not matter.
        for (before, after, words) in [(&one, &two, rarer.len()), (&two, &one, other.len())] {
            insert_near(before, words, after, self.distance, &mut docs);
        }
        Ok(Box::new(ConstScorer::new(BitSetDocSet::from(docs), boost)))
    }

    fn explain(&self, reader: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        explained(self, reader, doc, "near")
    }
}

/// A position in an item: the item's number above, the position below, so that places of one item
/// lie together and in order.
type Place = u64;

fn place(doc: DocId, position: u32) -> Place {
    u64::from(doc) << u32::BITS | u64::from(position)
}

fn doc_of(place: Place) -> DocId {
    // The upper half of a place is what a document's number was widened from.
    DocId::try_from(place >> u32::BITS).unwrap_or(TERMINATED)
}

/// Adds the items in which a run of `words` words ends at most `distance` before another begins. 1
/// is when they touch; runs that overlap are not near.
fn insert_near(before: &[Place], words: usize, after: &[Place], distance: u32, docs: &mut BitSet) {
    let mut next = 0;
    for &start in before {
        let nearest = start + words as u64;
        next += after[next..].iter().take_while(|place| **place < nearest).count();
        let Some(place) = after.get(next) else { break };
        if doc_of(*place) == doc_of(start) && place - nearest < u64::from(distance) {
            docs.insert(doc_of(start));
        }
    }
}

/// How many postings the first word of a side has.
fn items(index: &InvertedIndexReader, field: Field, side: &Side) -> tantivy::Result<u64> {
    let mut items = 0;
    for form in side.first().into_iter().flatten() {
        items += u64::from(index.doc_freq(&Term::from_field_text(field, form))?);
    }
    Ok(items)
}

/// Where the run of words begins, in order; `within` leaves the items out that it has no place of.
fn runs(
    index: &InvertedIndexReader,
    field: Field,
    side: &Side,
    within: Option<&[Place]>,
) -> tantivy::Result<Vec<Place>> {
    let mut found: Option<Vec<Place>> = None;
    for (at, forms) in (0..).zip(side.iter()) {
        let words = places(index, field, forms, found.as_deref().or(within))?;
        found = Some(match found {
            None => words,
            Some(mut starts) => {
                let mut next = 0;
                starts.retain(|start| {
                    next += words[next..].iter().take_while(|word| **word < start + at).count();
                    words.get(next) == Some(&(start + at))
                });
                starts
            }
        });
        if found.as_ref().is_some_and(Vec::is_empty) {
            break;
        }
    }
    Ok(found.unwrap_or_default())
}

/// Where any of the forms stands, in order, each place once.
fn places(
    index: &InvertedIndexReader,
    field: Field,
    forms: &[String],
    within: Option<&[Place]>,
) -> tantivy::Result<Vec<Place>> {
    let mut found = Vec::new();
    let mut here = Vec::new();
    for form in forms {
        let term = Term::from_field_text(field, form);
        let Some(mut postings) =
            index.read_postings(&term, IndexRecordOption::WithFreqsAndPositions)?
        else {
            continue;
        };
        let mut rest = within;
        while postings.doc() != TERMINATED {
            let doc = postings.doc();
            if let Some(places) = &mut rest {
                *places = &places[places.partition_point(|place| doc_of(*place) < doc)..];
                match places.first().copied().map(doc_of) {
                    None => break,
                    Some(wanted) if wanted > doc => {
                        postings.seek(wanted);
                        continue;
                    }
                    Some(_) => {}
                }
            }
            postings.positions(&mut here);
            found.extend(here.iter().map(|position| place(doc, *position)));
            postings.advance();
        }
    }
    if forms.len() > 1 {
        found.sort_unstable();
        found.dedup();
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether runs of so many words at these positions of one item are near each other.
    fn near(before: (&[u32], usize), after: (&[u32], usize), distance: u32) -> bool {
        let of = |positions: &[u32]| positions.iter().map(|at| place(7, *at)).collect::<Vec<_>>();
        let mut docs = BitSet::with_max_value(9);
        insert_near(&of(before.0), before.1, &of(after.0), distance, &mut docs);
        insert_near(&of(after.0), after.1, &of(before.0), distance, &mut docs);
        docs.contains(7)
    }

    #[test]
    fn distance_is_counted_between_the_nearest_ends() {
        assert!(near((&[3], 2), (&[6], 1), 2));
        assert!(!near((&[3], 2), (&[6], 1), 1));
        assert!(near((&[6], 1), (&[3], 2), 2));
        assert!(!near((&[6], 1), (&[3], 2), 1));
        assert!(near((&[3], 1), (&[4], 1), 1));
    }

    #[test]
    fn runs_that_overlap_are_not_near() {
        assert!(!near((&[3], 2), (&[4], 2), 100));
        assert!(!near((&[3], 1), (&[3], 1), 100));
        // Another place of the same run may be.
        assert!(near((&[3, 9], 2), (&[4], 2), 4));
    }

    #[test]
    fn places_of_different_items_are_never_near() {
        let mut docs = BitSet::with_max_value(9);
        insert_near(&[place(1, 5)], 1, &[place(2, 0), place(2, 6)], u32::MAX, &mut docs);
        assert_eq!(docs.len(), 0);
    }
}
