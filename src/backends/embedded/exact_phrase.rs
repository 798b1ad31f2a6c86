//! Items in which exactly these words stand in this order.
//!
//! In goes a phrase, out come its items. Positions are indexed for stems only, since those of
//! surface forms would make the index a sixth larger. So the stems in this order give the items
//! that may have the phrase, and how often each form occurs decides most of them: where a word
//! occurs as often as its stem, every occurrence of the stem is the word; where it does not
//! occur at all, there is no phrase. Only where an item has several forms of a word is its
//! stored text read.

use tantivy::postings::{Postings, SegmentPostings};
use tantivy::query::{EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::schema::Value;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::store::StoreReader;
use tantivy::{
    DocId, DocSet, Score, SegmentReader, TERMINATED, TantivyDocument, TantivyError, Term,
};

use super::schema::Fields;
use super::word::WordForm;
use crate::query::TextField;
use crate::search::ItemRecord;
use crate::swedish::{self, Origin};

/// Blocks of stored items kept while a phrase is looked up; items of one file lie together.
const STORE_BLOCKS: usize = 10;

/// The query.
#[derive(Debug)]
pub(super) struct ExactPhrase {
    /// The items that have the stems in this order.
    pub stems: Box<dyn Query>,
    /// The words, each one piece.
    pub words: Vec<WordForm>,
    /// Where the phrase must stand; `None` for title or text.
    pub place: Option<TextField>,
    pub fields: Fields,
}

impl Clone for ExactPhrase {
    fn clone(&self) -> Self {
        Self {
            stems: self.stems.box_clone(),
            words: self.words.clone(),
            place: self.place,
            fields: self.fields,
        }
    }
}

impl Query for ExactPhrase {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        let stems = self.stems.weight(scoring)?;
        Ok(Box::new(PhraseWeight { stems, phrase: self.clone() }))
    }
}

struct PhraseWeight {
    stems: Box<dyn Weight>,
    phrase: ExactPhrase,
}

impl Weight for PhraseWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let fields = self.phrase.fields;
        let mut counts = Vec::new();
        for word in &self.phrase.words {
            counts.push(Counts {
                form: postings(reader, fields.exact, &word.surface)?,
                stem: [
                    postings(reader, fields.title, &word.stem)?,
                    postings(reader, fields.body, &word.stem)?,
                ],
            });
        }
        let mut scorer = PhraseScorer {
            candidates: self.stems.scorer(reader, boost)?,
            counts,
            store: reader.get_store_reader(STORE_BLOCKS)?,
            phrase: self.phrase.clone(),
        };
        scorer.skip_to_match();
        Ok(Box::new(scorer))
    }

    fn explain(&self, reader: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        let mut scorer = self.scorer(reader, 1.0)?;
        if scorer.doc() > doc || scorer.seek(doc) != doc {
            return Err(TantivyError::InvalidArgument("the item does not match".to_owned()));
        }
        Ok(Explanation::new("phrase", scorer.score()))
    }
}

fn postings(
    reader: &SegmentReader,
    field: Field,
    text: &str,
) -> tantivy::Result<Option<SegmentPostings>> {
    let term = Term::from_field_text(field, text);
    Ok(reader.inverted_index(field)?.read_postings(&term, IndexRecordOption::WithFreqs)?)
}

/// How often a word and its stem occur.
struct Counts {
    form: Option<SegmentPostings>,
    stem: [Option<SegmentPostings>; 2],
}

/// What the counts say of one item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// Every occurrence of the stem is the word.
    Only,
    /// The word is not there.
    Absent,
    /// There are other forms too.
    Mixed,
}

impl Counts {
    fn verdict(&mut self, doc: DocId) -> Verdict {
        let form = occurrences(self.form.as_mut(), doc);
        let stem: u32 = self.stem.iter_mut().map(|stem| occurrences(stem.as_mut(), doc)).sum();
        match form {
            0 => Verdict::Absent,
            all if all == stem => Verdict::Only,
            _ => Verdict::Mixed,
        }
    }
}

/// How often the term of the postings occurs in `doc`, which never comes before the last one
/// that was asked about.
fn occurrences(postings: Option<&mut SegmentPostings>, doc: DocId) -> u32 {
    let Some(postings) = postings else { return 0 };
    if postings.doc() < doc {
        postings.seek(doc);
    }
    if postings.doc() == doc { postings.term_freq() } else { 0 }
}

struct PhraseScorer {
    candidates: Box<dyn Scorer>,
    counts: Vec<Counts>,
    store: StoreReader,
    phrase: ExactPhrase,
}

impl PhraseScorer {
    /// Goes on from the current candidate to one that has the phrase.
    fn skip_to_match(&mut self) -> DocId {
        while self.candidates.doc() != TERMINATED && !self.has_phrase(self.candidates.doc()) {
            self.candidates.advance();
        }
        self.candidates.doc()
    }

    fn has_phrase(&mut self, doc: DocId) -> bool {
        let mut verdict = Verdict::Only;
        for counts in &mut self.counts {
            match counts.verdict(doc) {
                Verdict::Absent => return false,
                Verdict::Mixed => verdict = Verdict::Mixed,
                Verdict::Only => {}
            }
        }
        // With a faulty store nothing can be shown of the item either; reading the hit says so.
        verdict == Verdict::Only
            || self.item(doc).is_none_or(|record| self.phrase.stands_in(&record))
    }

    fn item(&self, doc: DocId) -> Option<ItemRecord> {
        let document: TantivyDocument = self.store.get(doc).ok()?;
        let stored = document.get_first(self.phrase.fields.stored)?;
        serde_json::from_slice(stored.as_bytes()?).ok()
    }
}

impl ExactPhrase {
    fn stands_in(&self, record: &ItemRecord) -> bool {
        let item = &record.item;
        let in_title = self.place != Some(TextField::Body) && self.occurs_in(&item.title);
        let in_body = || {
            let numbers = item.diary_numbers.iter().map(String::as_str);
            std::iter::once(item.body.as_str()).chain(numbers).any(|text| self.occurs_in(text))
        };
        in_title || (self.place != Some(TextField::Title) && in_body())
    }

    fn occurs_in(&self, text: &str) -> bool {
        let normal = swedish::normalise(text);
        // How many words of the phrase the tokens up to here end with, one entry per way.
        let mut begun: Vec<usize> = Vec::new();
        let mut found = false;
        // A section with its sign stands at the position of its number, just before it.
        let mut section = None;
        swedish::analyse(&normal.text, |token| {
            if found || !matches!(token.origin, Origin::Word | Origin::Piece) {
                section = Some(token.surface.to_owned());
                return;
            }
            let whole = section.take();
            begun.push(0);
            begun.retain_mut(|at| {
                let word = &self.words[*at].surface;
                let goes_on = word == token.surface || Some(word) == whole.as_ref();
                *at += 1;
                found |= goes_on && *at == self.words.len();
                goes_on && *at < self.words.len()
            });
        });
        found
    }
}

impl DocSet for PhraseScorer {
    fn advance(&mut self) -> DocId {
        self.candidates.advance();
        self.skip_to_match()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        self.candidates.seek(target);
        self.skip_to_match()
    }

    fn doc(&self) -> DocId {
        self.candidates.doc()
    }

    fn size_hint(&self) -> u32 {
        self.candidates.size_hint()
    }
}

impl Scorer for PhraseScorer {
    fn score(&mut self) -> Score {
        self.candidates.score()
    }
}
