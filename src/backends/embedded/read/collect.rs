//! Hits, total and counts from one pass over the index.
//!
//! The best items of the page, the exact number of items that match, and exact counts per value of
//! each facet. Equal hits come in the order of their ids, so an answer does not depend on how the
//! index is cut into segments.

use std::cmp::Ordering;
use std::collections::{BinaryHeap, HashMap};

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::{Column, StrColumn};
use tantivy::{DocAddress, DocId, Score, SegmentOrdinal, SegmentReader, TantivyError};

use crate::search::{FacetField, Sort};

use super::super::schema::{Fields, column};

/// What is wanted of the items that match.
#[derive(Clone)]
pub(in crate::backends::embedded) struct Collect {
    pub fields: Fields,
    pub sort: Sort,
    /// How many of the best items; `None` for all.
    pub keep: Option<usize>,
    pub facets: Vec<FacetField>,
}

/// An item among the best.
#[derive(Debug, Clone)]
pub(in crate::backends::embedded) struct Best {
    pub address: DocAddress,
    pub score: Score,
    pub id: String,
    key: f64,
}

/// What was found.
#[derive(Debug, Default)]
pub(in crate::backends::embedded) struct Found {
    pub best: Vec<Best>,
    pub total: u64,
    pub counts: HashMap<FacetField, HashMap<String, u64>>,
}

impl Collector for Collect {
    type Fruit = Found;
    type Child = SegmentCollect;

    fn for_segment(
        &self,
        segment: SegmentOrdinal,
        reader: &SegmentReader,
    ) -> tantivy::Result<SegmentCollect> {
        let columns = reader.fast_fields();
        let mut facets = Vec::new();
        for &facet in &self.facets {
            let (_, name) = self.fields.of_facet(facet);
            if let Some(column) = columns.str(name)? {
                let counts = vec![0; column.num_terms()];
                facets.push((facet, column, counts));
            }
        }
        let dates = match self.sort {
            Sort::Relevance => None,
            Sort::Date | Sort::DateDescending => Some(columns.i64(column::DATE)?),
        };
        Ok(SegmentCollect {
            segment,
            sort: self.sort,
            keep: self.keep,
            dates,
            ids: columns.str(column::ID)?,
            facets,
            heap: BinaryHeap::new(),
            total: 0,
        })
    }

    fn requires_scoring(&self) -> bool {
        self.keep != Some(0)
    }

    fn merge_fruits(&self, fruits: Vec<tantivy::Result<Found>>) -> tantivy::Result<Found> {
        let mut all = Found::default();
        for fruit in fruits {
            let fruit = fruit?;
            all.total += fruit.total;
            all.best.extend(fruit.best);
            for (facet, counts) in fruit.counts {
                let sums = all.counts.entry(facet).or_default();
                for (value, count) in counts {
                    *sums.entry(value).or_default() += count;
                }
            }
        }
        all.best.sort_by(|a, b| b.key.total_cmp(&a.key).then_with(|| a.id.cmp(&b.id)));
        if let Some(keep) = self.keep {
            all.best.truncate(keep);
        }
        Ok(all)
    }
}

/// Collects in one segment.
pub(in crate::backends::embedded) struct SegmentCollect {
    segment: SegmentOrdinal,
    sort: Sort,
    keep: Option<usize>,
    dates: Option<Column<i64>>,
    ids: Option<StrColumn>,
    facets: Vec<(FacetField, StrColumn, Vec<u64>)>,
    heap: BinaryHeap<Candidate>,
    total: u64,
}

/// An item that may be among the best; the worst is the greatest, to be popped.
struct Candidate {
    key: f64,
    id: u64,
    doc: DocId,
    score: Score,
}

impl PartialEq for Candidate {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Candidate {}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        other.key.total_cmp(&self.key).then_with(|| self.id.cmp(&other.id))
    }
}

impl SegmentCollect {
    /// The sort key: greater is better. Items without a date come last either way.
    fn key(&self, doc: DocId, score: Score) -> f64 {
        let date = || self.dates.as_ref().and_then(|dates| dates.first(doc));
        #[expect(clippy::cast_precision_loss, reason = "days since 1970 are far below 2^52")]
        match self.sort {
            Sort::Relevance => f64::from(score),
            Sort::Date => date().map_or(f64::NEG_INFINITY, |day| -(day as f64)),
            Sort::DateDescending => date().map_or(f64::NEG_INFINITY, |day| day as f64),
        }
    }
}

impl SegmentCollector for SegmentCollect {
    type Fruit = tantivy::Result<Found>;

    fn collect(&mut self, doc: DocId, score: Score) {
        self.total += 1;
        for (_, column, counts) in &mut self.facets {
            for value in column.term_ords(doc) {
                if let Some(count) = usize::try_from(value).ok().and_then(|v| counts.get_mut(v)) {
                    *count += 1;
                }
            }
        }
        if self.keep == Some(0) {
            return;
        }
        let key = self.key(doc, score);
        let full = self.keep.is_some_and(|keep| self.heap.len() >= keep);
        if full && self.heap.peek().is_some_and(|worst| key < worst.key) {
            return;
        }
        let id = self.ids.as_ref().and_then(|ids| ids.term_ords(doc).next()).unwrap_or(u64::MAX);
        self.heap.push(Candidate { key, id, doc, score });
        if full {
            self.heap.pop();
        }
    }

    fn harvest(self) -> tantivy::Result<Found> {
        let mut best = Vec::with_capacity(self.heap.len());
        for candidate in self.heap {
            let mut id = String::new();
            if let Some(ids) = &self.ids {
                ids.ord_to_str(candidate.id, &mut id).map_err(TantivyError::from)?;
            }
            let address = DocAddress::new(self.segment, candidate.doc);
            best.push(Best { address, score: candidate.score, id, key: candidate.key });
        }
        let mut counts = HashMap::new();
        for (facet, column, by_ordinal) in self.facets {
            let mut by_value: HashMap<String, u64> = HashMap::new();
            for (ordinal, count) in (0..).zip(by_ordinal).filter(|(_, count)| *count > 0) {
                let mut value = String::new();
                column.ord_to_str(ordinal, &mut value).map_err(TantivyError::from)?;
                by_value.insert(value, count);
            }
            counts.insert(facet, by_value);
        }
        Ok(Found { best, total: self.total, counts })
    }
}
