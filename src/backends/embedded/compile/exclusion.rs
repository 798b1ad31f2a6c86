//! Items that a query excludes.
//!
//! All excluded queries become one set of items that is read once. The engine asks an excluded
//! phrase about items before its first one, which its phrases (tantivy 0.27,
//! `PhraseScorer::seek_danger`) do not allow; a set can be asked in any order. One set for all of
//! them keeps a thousand excluded words at the cost of reading their postings, without scores.

use tantivy::query::{
    BitSetDocSet, ConstScorer, EnableScoring, Explanation, Query, Scorer, Weight,
};
use tantivy::{BitSet, DocId, Score, SegmentReader};

use super::explained::explained;

/// The items of any of `queries`, to be left out.
pub(in crate::backends::embedded) fn excluded(queries: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    Box::new(Excluded(queries))
}

#[derive(Debug)]
struct Excluded(Vec<Box<dyn Query>>);

impl Clone for Excluded {
    fn clone(&self) -> Self {
        Self(self.0.iter().map(|query| query.box_clone()).collect())
    }
}

impl Query for Excluded {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        let weights = self.0.iter().map(|query| query.weight(scoring));
        Ok(Box::new(ExcludedWeight(weights.collect::<tantivy::Result<_>>()?)))
    }
}

struct ExcludedWeight(Vec<Box<dyn Weight>>);

impl Weight for ExcludedWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let mut docs = BitSet::with_max_value(reader.max_doc());
        for weight in &self.0 {
            weight.for_each_no_score(reader, &mut |found| {
                for doc in found {
                    docs.insert(*doc);
                }
            })?;
        }
        Ok(Box::new(ConstScorer::new(BitSetDocSet::from(docs), boost)))
    }

    fn explain(&self, reader: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        explained(self, reader, doc, "excluded")
    }
}
