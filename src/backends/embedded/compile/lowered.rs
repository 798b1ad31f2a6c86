//! Items that settle nothing count less.
//!
//! Whether an item only puts its matter off is read off what is in the index anyway: what became of the matter,
//! as a column, and the length of the text, which the engine keeps for scoring. Which items are found
//! does not change.

use tantivy::columnar::StrColumn;
use tantivy::fieldnorm::FieldNormReader;
use tantivy::query::{EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::{DocId, DocSet, Score, SegmentReader, TantivyError};

use super::super::schema::{Fields, column};
use super::explained::explained;
use crate::search::{UNSETTLED, UNSETTLED_WORDS};

/// The items of `query`, those that settle nothing with `share` of their score.
pub(super) fn lowered(query: Box<dyn Query>, share: f32, fields: Fields) -> Box<dyn Query> {
    Box::new(Lowered { query, share, fields })
}

#[derive(Debug)]
struct Lowered {
    query: Box<dyn Query>,
    share: f32,
    fields: Fields,
}

impl Clone for Lowered {
    fn clone(&self) -> Self {
        Self { query: self.query.box_clone(), ..*self }
    }
}

impl Query for Lowered {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        let weight = self.query.weight(scoring)?;
        Ok(match scoring {
            EnableScoring::Disabled { .. } => weight,
            EnableScoring::Enabled { .. } => {
                Box::new(LoweredWeight { weight, share: self.share, fields: self.fields })
            }
        })
    }
}

struct LoweredWeight {
    weight: Box<dyn Weight>,
    share: f32,
    fields: Fields,
}

impl Weight for LoweredWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        Ok(Box::new(LoweredScorer {
            scorer: self.weight.scorer(reader, boost)?,
            unsettled: Unsettled::of(reader, self.fields)?,
            share: self.share,
        }))
    }

    fn explain(&self, reader: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        explained(self, reader, doc, "lowered")
    }
}

/// Tells which items of a segment settle nothing.
struct Unsettled {
    /// What became of the matters, and of each value whether it is one that settles nothing.
    outcomes: Option<(StrColumn, Vec<bool>)>,
    lengths: FieldNormReader,
}

impl Unsettled {
    fn of(reader: &SegmentReader, fields: Fields) -> tantivy::Result<Self> {
        let column = reader.fast_fields().str(column::OUTCOME)?;
        let outcomes = column.map(|column| {
            let mut flags = Vec::with_capacity(column.num_terms());
            for value in (0..).take(column.num_terms()) {
                let mut name = String::new();
                column.ord_to_str(value, &mut name).map_err(TantivyError::from)?;
                flags.push(UNSETTLED.iter().any(|kind| kind.name() == name));
            }
            tantivy::Result::Ok((column, flags))
        });
        Ok(Self {
            outcomes: outcomes.transpose()?,
            lengths: reader.get_fieldnorms_reader(fields.body)?,
        })
    }

    fn has(&self, doc: DocId) -> bool {
        let Some((column, flags)) = &self.outcomes else { return false };
        let mut any = false;
        for value in column.term_ords(doc) {
            let is_unsettled = usize::try_from(value).ok().and_then(|value| flags.get(value));
            if is_unsettled != Some(&true) {
                return false;
            }
            any = true;
        }
        any && self.lengths.fieldnorm(doc) <= UNSETTLED_WORDS
    }
}

struct LoweredScorer {
    scorer: Box<dyn Scorer>,
    unsettled: Unsettled,
    share: f32,
}

impl DocSet for LoweredScorer {
    fn advance(&mut self) -> DocId {
        self.scorer.advance()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        self.scorer.seek(target)
    }

    fn doc(&self) -> DocId {
        self.scorer.doc()
    }

    fn size_hint(&self) -> u32 {
        self.scorer.size_hint()
    }
}

impl Scorer for LoweredScorer {
    fn score(&mut self) -> Score {
        let score = self.scorer.score();
        if self.unsettled.has(self.scorer.doc()) { score * self.share } else { score }
    }
}
