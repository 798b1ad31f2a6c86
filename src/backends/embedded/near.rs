//! Items in which two things stand within so many words of each other.
//!
//! In go the forms that either side may have in one field, out come the items in which
//! one of the left is at most `distance` words from one of the right, in either order.
//! Every posting of both sides is read once, so the cost is that of reading them.

use std::collections::HashMap;

use tantivy::postings::Postings;
use tantivy::query::{
    BitSetDocSet, ConstScorer, EnableScoring, Explanation, Query, Scorer, Weight,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{BitSet, DocId, DocSet, Score, SegmentReader, TERMINATED, TantivyError, Term};

/// One side: any of these runs of words, each word any of these forms.
pub(super) type Side = Vec<Vec<String>>;

/// The query.
#[derive(Debug, Clone)]
pub(super) struct NearQuery {
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
        let left = runs(reader, self.field, &self.left)?;
        let right = runs(reader, self.field, &self.right)?;
        let mut docs = BitSet::with_max_value(reader.max_doc());
        for (doc, left) in left {
            let near = right.get(&doc).is_some_and(|right| {
                left.iter().any(|a| right.iter().any(|b| apart(*a, *b) <= self.distance))
            });
            if near {
                docs.insert(doc);
            }
        }
        Ok(Box::new(ConstScorer::new(BitSetDocSet::from(docs), boost)))
    }

    fn explain(&self, reader: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        let mut scorer = self.scorer(reader, 1.0)?;
        if scorer.doc() > doc || scorer.seek(doc) != doc {
            return Err(TantivyError::InvalidArgument("the item does not match".to_owned()));
        }
        Ok(Explanation::new("near", scorer.score()))
    }
}

/// First and last position of a run.
type Run = (u32, u32);

/// Words from the end of the first run to the beginning of the second: 1 when they
/// touch, 0 when they overlap, which is no nearness.
fn apart((a, b): Run, (c, d): Run) -> u32 {
    if b < c {
        c - b
    } else if d < a {
        a - d
    } else {
        u32::MAX
    }
}

/// Where the run of words stands, per item.
fn runs(
    reader: &SegmentReader,
    field: Field,
    side: &Side,
) -> tantivy::Result<HashMap<DocId, Vec<Run>>> {
    let mut open: Option<HashMap<DocId, Vec<Run>>> = None;
    for forms in side {
        let words = positions(reader, field, forms)?;
        open = Some(match open {
            None => words
                .into_iter()
                .map(|(doc, at)| (doc, at.into_iter().map(|at| (at, at)).collect()))
                .collect(),
            Some(runs) => runs
                .into_iter()
                .filter_map(|(doc, runs)| {
                    let next = words.get(&doc)?;
                    let longer: Vec<Run> = runs
                        .into_iter()
                        .filter(|(_, end)| next.binary_search(&(end + 1)).is_ok())
                        .map(|(start, end)| (start, end + 1))
                        .collect();
                    (!longer.is_empty()).then_some((doc, longer))
                })
                .collect(),
        });
    }
    Ok(open.unwrap_or_default())
}

/// Sorted positions of any of the forms, per item.
fn positions(
    reader: &SegmentReader,
    field: Field,
    forms: &[String],
) -> tantivy::Result<HashMap<DocId, Vec<u32>>> {
    let index = reader.inverted_index(field)?;
    let mut found: HashMap<DocId, Vec<u32>> = HashMap::new();
    let mut here = Vec::new();
    for form in forms {
        let term = Term::from_field_text(field, form);
        let Some(mut postings) =
            index.read_postings(&term, IndexRecordOption::WithFreqsAndPositions)?
        else {
            continue;
        };
        while postings.doc() != TERMINATED {
            postings.positions(&mut here);
            found.entry(postings.doc()).or_default().extend(&here);
            postings.advance();
        }
    }
    for positions in found.values_mut() {
        positions.sort_unstable();
        positions.dedup();
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distance_is_counted_between_the_nearest_ends() {
        assert_eq!(apart((3, 4), (6, 6)), 2);
        assert_eq!(apart((6, 6), (3, 4)), 2);
        assert_eq!(apart((3, 3), (4, 4)), 1);
        assert_eq!(apart((3, 4), (4, 5)), u32::MAX);
    }
}
