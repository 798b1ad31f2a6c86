//! Words that stand near each other, in this order or nearly so.
//!
//! Each stem has a shift: where it stands less its place in the row. What the shifts of neighbours
//! differ by is added up, and an item is found where that comes to no more than the room there is. The
//! engine's phrases (tantivy 0.27, `PhraseScorer`) say the same of two stems. Of three or more they
//! compare the rarest first, whatever their order, so that what is found would depend on how the
//! index is cut into segments, and with scores on other items than without; these are read here.

use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::{Postings, SegmentPostings};
use tantivy::query::{
    Bm25Weight, EmptyScorer, EnableScoring, Explanation, PhraseQuery, Query, Scorer, Weight,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, DocSet, Score, SegmentReader, TERMINATED, Term};

use super::explained::explained;

/// The words with these stems in this order, at most `slop` words out of place all together.
/// There must be two at least.
pub(super) fn nearby(field: Field, stems: &[String], slop: u32) -> Box<dyn Query> {
    if stems.len() == 2 {
        return roughly_nearby(field, stems, slop);
    }
    let terms = stems.iter().map(|stem| Term::from_field_text(field, stem)).collect();
    Box::new(Nearby { field, terms, slop })
}

/// The same as the engine takes it, which of three stems or more is only roughly so. Good for what
/// adds to a score and decides nothing: boosts were set with it, and the figures of
/// `docs/relevance.md` are of it.
pub(super) fn roughly_nearby(field: Field, stems: &[String], slop: u32) -> Box<dyn Query> {
    let terms = (0..).zip(stems.iter().map(|stem| Term::from_field_text(field, stem)));
    Box::new(PhraseQuery::new_with_offset_and_slop(terms.collect(), slop))
}

#[derive(Debug, Clone)]
struct Nearby {
    field: Field,
    terms: Vec<Term>,
    slop: u32,
}

impl Query for Nearby {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        let similarity = match scoring {
            EnableScoring::Enabled { statistics_provider, .. } => {
                Some(Bm25Weight::for_terms(statistics_provider, &self.terms)?)
            }
            EnableScoring::Disabled { .. } => None,
        };
        Ok(Box::new(NearbyWeight { nearby: self.clone(), similarity }))
    }
}

struct NearbyWeight {
    nearby: Nearby,
    /// `None` where no scores are wanted.
    similarity: Option<Bm25Weight>,
}

impl Weight for NearbyWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let index = reader.inverted_index(self.nearby.field)?;
        let mut stems = Vec::with_capacity(self.nearby.terms.len());
        for term in &self.nearby.terms {
            let option = IndexRecordOption::WithFreqsAndPositions;
            let Some(postings) = index.read_postings(term, option)? else {
                return Ok(Box::new(EmptyScorer));
            };
            stems.push(postings);
        }
        let rarest = (0..stems.len()).min_by_key(|at| stems[*at].size_hint()).unwrap_or_default();
        let similarity = match &self.similarity {
            None => None,
            Some(weight) => {
                Some((weight.boost_by(boost), reader.get_fieldnorms_reader(self.nearby.field)?))
            }
        };
        let slop = i64::from(self.nearby.slop);
        let mut scorer =
            NearbyScorer { stems, rarest, slop, similarity, places: 0, here: Vec::new() };
        scorer.skip_to_match();
        Ok(Box::new(scorer))
    }

    fn explain(&self, reader: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        explained(self, reader, doc, "nearby")
    }
}

struct NearbyScorer {
    stems: Vec<SegmentPostings>,
    /// Which of the stems leads through the items.
    rarest: usize,
    slop: i64,
    /// With the lengths of the texts.
    similarity: Option<(Bm25Weight, FieldNormReader)>,
    /// In how many places the current item has the stems so.
    places: u32,
    here: Vec<u32>,
}

/// A shift of the last stem so far, and the room that is used up to it.
type Reached = (i64, i64);

impl NearbyScorer {
    /// Goes on from the current item of the rarest stem to one that has all of them so.
    fn skip_to_match(&mut self) -> DocId {
        loop {
            let doc = self.doc();
            if doc == TERMINATED || self.is_match(doc) {
                return doc;
            }
            self.stems[self.rarest].advance();
        }
    }

    fn is_match(&mut self, doc: DocId) -> bool {
        for stem in &mut self.stems {
            if stem.doc() < doc {
                stem.seek(doc);
            }
            if stem.doc() != doc {
                return false;
            }
        }
        let mut reached: Vec<Reached> = Vec::new();
        for (at, stem) in (0..).zip(&mut self.stems) {
            stem.positions(&mut self.here);
            let shifts = self.here.iter().map(|position| i64::from(*position) - at);
            reached = match at {
                0 => shifts.map(|shift| (shift, 0)).collect(),
                _ => next_reached(&reached, shifts, self.slop),
            };
            if reached.is_empty() {
                return false;
            }
        }
        self.places = u32::try_from(reached.len()).unwrap_or(u32::MAX);
        true
    }
}

/// The shifts of the next stem that can be reached, each with the least room.
fn next_reached(before: &[Reached], shifts: impl Iterator<Item = i64>, slop: i64) -> Vec<Reached> {
    let mut next = 0;
    let with_room = shifts.filter_map(|shift| {
        // Shifts rise, and what is too far behind for one is too far behind for all that follow.
        next += before[next..].iter().take_while(|(own, _)| *own < shift - slop).count();
        let near = before[next..].iter().take_while(|(own, _)| *own <= shift + slop);
        let used = near.map(|(own, used)| used + (shift - own).abs()).min()?;
        (used <= slop).then_some((shift, used))
    });
    with_room.collect()
}

impl DocSet for NearbyScorer {
    fn advance(&mut self) -> DocId {
        self.stems[self.rarest].advance();
        self.skip_to_match()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        // Others may be asked about an item behind the current one, which is where this one stays.
        if self.doc() < target {
            self.stems[self.rarest].seek(target);
            self.skip_to_match();
        }
        self.doc()
    }

    fn doc(&self) -> DocId {
        self.stems[self.rarest].doc()
    }

    fn size_hint(&self) -> u32 {
        self.stems[self.rarest].size_hint()
    }
}

impl Scorer for NearbyScorer {
    fn score(&mut self) -> Score {
        match &self.similarity {
            None => 1.0,
            Some((weight, lengths)) => weight.score(lengths.fieldnorm_id(self.doc()), self.places),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether stems at these positions are near each other.
    fn near(positions: &[&[i64]], slop: i64) -> bool {
        let shifts = |at: usize| {
            positions[at].iter().map(move |place| place - i64::try_from(at).expect("few"))
        };
        let first: Vec<Reached> = shifts(0).map(|shift| (shift, 0)).collect();
        let reached =
            (1..positions.len()).fold(first, |before, at| next_reached(&before, shifts(at), slop));
        !reached.is_empty()
    }

    #[test]
    fn the_room_is_spent_by_all_stems_together() {
        assert!(near(&[&[3], &[4], &[5]], 0));
        assert!(near(&[&[3], &[6], &[9]], 4) && !near(&[&[3], &[6], &[9]], 3));
        assert!(!near(&[&[3], &[8], &[13]], 4));
    }

    #[test]
    fn of_several_places_the_best_is_taken_and_a_word_too_far_away_is_skipped() {
        assert!(near(&[&[1, 20], &[2, 25], &[24]], 6) && !near(&[&[1, 20], &[2, 25], &[24]], 5));
        assert!(near(&[&[1, 20], &[21], &[2, 22]], 0));
        assert!(!near(&[&[1], &[], &[3]], 9));
    }
}
