//! Items in which exactly these words stand in this order.
//!
//! Positions are indexed for stems only, since those of surface forms would make the index a sixth
//! larger. So the stems in this order give the items that may have the phrase, and how often each
//! form occurs decides most of them: where a word occurs as often as its stem, every occurrence of
//! the stem is the word; where it does not occur at all, there is no phrase. Where an item has
//! several forms of a word, their marks (`marks`) tell them apart, and the number of occurrences
//! tells whether the marks do. Only where they do not is the stored text read.

use tantivy::postings::{Postings, SegmentPostings};
use tantivy::query::{EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::schema::Value;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::store::StoreReader;
use tantivy::{DocId, DocSet, Score, SegmentReader, TERMINATED, TantivyDocument, Term};

use super::super::schema::Fields;
use super::super::schema::marks::{ItemMarks, Mark, Marks, mark};
use super::explained::explained;
use crate::query::TextField;
use crate::search::WordForm;
use crate::swedish;

/// Blocks of stored items kept while a phrase is looked up; items of one file lie together.
const STORE_BLOCKS: usize = 10;

/// The query.
#[derive(Debug)]
pub(in crate::backends::embedded) struct ExactPhrase {
    /// The items that have the stems in this order, or the rarest of them.
    pub stems: Box<dyn Query>,
    /// The words, each one piece.
    pub words: Vec<WordForm>,
    /// Whether `stems` asks for all of them.
    pub is_whole: bool,
    /// Where the phrase must stand; `None` for title or text.
    pub place: Option<TextField>,
    pub fields: Fields,
}

impl Clone for ExactPhrase {
    fn clone(&self) -> Self {
        Self {
            stems: self.stems.box_clone(),
            words: self.words.clone(),
            is_whole: self.is_whole,
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
        let mut scorer = PhraseScorer {
            candidates: self.stems.scorer(reader, boost)?,
            check: Check::of(&self.phrase, reader)?,
        };
        scorer.skip_to_match();
        Ok(Box::new(scorer))
    }

    fn explain(&self, reader: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        explained(self, reader, doc, "phrase")
    }
}

/// The fields that have positions, and how a place in them is asked for.
const PLACES: [TextField; 2] = [TextField::Title, TextField::Body];

/// A word of the phrase in one segment.
struct Word {
    form: Option<SegmentPostings>,
    /// In title and body.
    stem: [Option<SegmentPostings>; 2],
    mark: Mark,
    /// A section with its sign has no place of its own, and so no mark.
    is_section: bool,
    /// Where the current item has the word, or may have it, in title and body.
    positions: [Vec<u32>; 2],
}

/// What an item says of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// Every occurrence of the stem is the word.
    Only,
    /// There are other forms too.
    Mixed,
    /// The word is not there.
    Absent,
}

impl Word {
    fn of(word: &WordForm, fields: Fields, reader: &SegmentReader) -> tantivy::Result<Self> {
        let postings = |field: Field, text: &str, option| {
            let term = Term::from_field_text(field, text);
            tantivy::Result::Ok(reader.inverted_index(field)?.read_postings(&term, option)?)
        };
        let stem = |field| postings(field, &word.stem, IndexRecordOption::WithFreqsAndPositions);
        Ok(Self {
            form: postings(fields.exact, &word.surface, IndexRecordOption::WithFreqs)?,
            stem: [stem(fields.title)?, stem(fields.body)?],
            mark: mark(&word.surface, &word.stem),
            is_section: word.is_section(),
            positions: Default::default(),
        })
    }

    fn verdict(&mut self, doc: DocId) -> Verdict {
        let form = occurrences(self.form.as_mut(), doc);
        let stem: u32 = self.stem.iter_mut().map(|stem| occurrences(stem.as_mut(), doc)).sum();
        match form {
            0 => Verdict::Absent,
            all if all == stem => Verdict::Only,
            _ => Verdict::Mixed,
        }
    }

    /// Finds the positions of the stem in the current item, and takes those out that another form
    /// has by its mark. Whether what is left are the word's is returned.
    fn find(&mut self, doc: DocId, marks: Option<&ItemMarks<'_>>) -> bool {
        let form = occurrences(self.form.as_mut(), doc);
        for (stem, positions) in self.stem.iter_mut().zip(&mut self.positions) {
            positions.clear();
            if let Some(stem) = stem.as_mut().filter(|stem| stem.doc() == doc) {
                stem.positions(positions);
            }
        }
        let [title, body] = &mut self.positions;
        if let Some(marks) = marks.filter(|_| !self.is_section) {
            title.retain(|position| marks.in_title(*position) == Some(self.mark));
            body.retain(|position| marks.in_body(*position) == Some(self.mark));
        }
        // Each of the form has its mark, so as many with the mark are these and no others.
        usize::try_from(form).is_ok_and(|form| form == title.len() + body.len())
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

/// Decides which of the candidates of a segment have the phrase.
pub(in crate::backends::embedded) struct Check {
    phrase: ExactPhrase,
    /// The words that differ.
    words: Vec<Word>,
    /// Which of them stands at each place of the phrase.
    order: Vec<usize>,
    marks: Option<Marks>,
    store: StoreReader,
    /// Texts that had to be read.
    pub texts_read: usize,
}

impl Check {
    pub(in crate::backends::embedded) fn of(
        phrase: &ExactPhrase,
        reader: &SegmentReader,
    ) -> tantivy::Result<Self> {
        let mut distinct: Vec<&WordForm> = Vec::new();
        let mut order = Vec::with_capacity(phrase.words.len());
        for word in &phrase.words {
            let known = distinct.iter().position(|known| known.surface == word.surface);
            order.push(known.unwrap_or(distinct.len()));
            if known.is_none() {
                distinct.push(word);
            }
        }
        let words = distinct.into_iter().map(|word| Word::of(word, phrase.fields, reader));
        Ok(Self {
            words: words.collect::<tantivy::Result<_>>()?,
            order,
            marks: Marks::of(reader)?,
            store: reader.get_store_reader(STORE_BLOCKS)?,
            phrase: phrase.clone(),
            texts_read: 0,
        })
    }

    pub(in crate::backends::embedded) fn has_phrase(&mut self, doc: DocId) -> bool {
        let mut is_told = self.phrase.is_whole;
        for word in &mut self.words {
            match word.verdict(doc) {
                Verdict::Absent => return false,
                Verdict::Mixed => is_told = false,
                Verdict::Only => {}
            }
        }
        is_told || self.by_positions(doc).unwrap_or_else(|| self.by_text(doc))
    }

    /// Whether the positions of the words make the phrase; `None` where they may be those of other
    /// forms.
    fn by_positions(&mut self, doc: DocId) -> Option<bool> {
        let marks = self.marks.as_ref().map(|marks| marks.of_item(doc));
        let mut is_sure = true;
        for word in &mut self.words {
            is_sure &= word.find(doc, marks.as_ref());
        }
        let place = self.phrase.place;
        let mut places =
            (0..).zip(PLACES).filter(|(_, own)| place.is_none_or(|place| place == *own));
        let stands = places.any(|(at, _)| self.stands_at(at));
        (is_sure || !stands).then_some(stands)
    }

    /// Whether the words stand in order in the title (0) or in the body (1).
    fn stands_at(&self, place: usize) -> bool {
        let mut positions = (0..)
            .zip(&self.order)
            .map(|(offset, word)| (offset, &self.words[*word].positions[place]));
        let mut starts = match positions.next() {
            Some((_, first)) => first.clone(),
            None => return false,
        };
        for (offset, positions) in positions {
            starts.retain(|start| positions.binary_search(&(start + offset)).is_ok());
            if starts.is_empty() {
                return false;
            }
        }
        !starts.is_empty()
    }

    /// Whether the stored text has the phrase. With a faulty store nothing can be shown of the item
    /// either; reading the hit says so.
    fn by_text(&mut self, doc: DocId) -> bool {
        self.texts_read += 1;
        let Ok(document) = self.store.get::<TantivyDocument>(doc) else { return true };
        let stored =
            document.get_first(self.phrase.fields.stored).and_then(|value| value.as_bytes());
        let texts = stored.and_then(|stored| serde_json::from_slice::<Texts>(stored).ok());
        texts.is_none_or(|texts| self.phrase.stands_in(&texts))
    }
}

/// The texts of a stored item; the rest of it is skipped.
#[derive(serde::Deserialize)]
struct Texts {
    title: String,
    body: String,
    diary_numbers: Vec<String>,
}

struct PhraseScorer {
    candidates: Box<dyn Scorer>,
    check: Check,
}

impl PhraseScorer {
    /// Goes on from the current candidate to one that has the phrase.
    fn skip_to_match(&mut self) -> DocId {
        while self.candidates.doc() != TERMINATED && !self.check.has_phrase(self.candidates.doc()) {
            self.candidates.advance();
        }
        self.candidates.doc()
    }
}

impl ExactPhrase {
    fn stands_in(&self, texts: &Texts) -> bool {
        let in_title = self.place != Some(TextField::Body) && self.occurs_in(&texts.title);
        let in_body = || {
            let numbers = texts.diary_numbers.iter();
            std::iter::once(&texts.body).chain(numbers).any(|text| self.occurs_in(text))
        };
        in_title || (self.place != Some(TextField::Title) && in_body())
    }

    fn occurs_in(&self, text: &str) -> bool {
        let normal = swedish::normalise(text);
        // How many words of the phrase the tokens up to here end with, one entry per way.
        let mut begun: Vec<usize> = Vec::new();
        // A section with its sign stands at the position of its number, just before it.
        let mut section = None;
        for token in swedish::tokenise(&normal.text) {
            let surface = swedish::surface(token.text);
            if token.kind == swedish::Kind::Whole {
                section = Some(surface);
                continue;
            }
            let whole = section.take();
            let mut found = false;
            begun.push(0);
            begun.retain_mut(|at| {
                let word = &self.words[*at].surface;
                let goes_on = *word == surface || whole.as_ref().is_some_and(|whole| word == whole);
                *at += 1;
                found |= goes_on && *at == self.words.len();
                goes_on && *at < self.words.len()
            });
            if found {
                return true;
            }
        }
        false
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
