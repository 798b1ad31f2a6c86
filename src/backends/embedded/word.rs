//! In which ways is a word of the query looked for?
//!
//! In goes a word as typed, out come the ways, strongest first: the word itself, any
//! form of it in the title and in the text, a synonym or abbreviation, a compound that
//! has the same parts, its parts near each other, a compound of which it is a part,
//! and, only when the index does not know it at all, words spelt almost like it. A
//! word counts with its best way, so a worse way never pushes an item above one that
//! has the word itself.

use tantivy::query::{
    BooleanQuery, BoostQuery, ConstScoreQuery, PhraseQuery, Query as EngineQuery, TermQuery,
    TermSetQuery,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Searcher, TantivyError, Term};

use super::analysis::pairs;
use super::lookups::Lookups;
use super::loose_phrase::loose_phrase;
use super::schema::Fields;
use crate::query::TextField;
use crate::search::Matcher;
use crate::swedish::{self, Origin};

/// How much each way counts, relative to any form of the word in the text. Set on the
/// graded queries of `tests/relevance`, and to be changed there and nowhere else.
pub(super) mod boost {
    /// The word in exactly the form typed, on top of its stem.
    pub const EXACT: f32 = 1.2;
    /// Any form in the title: what the item is about.
    pub const TITLE: f32 = 2.5;
    /// Any form in the text.
    pub const BODY: f32 = 1.0;
    /// A synonym or abbreviation of the taxonomy.
    pub const SYNONYM: f32 = 0.9;
    /// Another compound with the same parts.
    pub const SAME_PARTS: f32 = 0.9;
    /// The parts as words near each other.
    pub const PARTS_NEAR: f32 = 0.6;
    /// A compound of which the word is a part.
    pub const PART: f32 = 0.6;
    /// Letters typed without their diacritics.
    pub const FOLDED: f32 = 0.8;
    /// A word spelt almost so.
    pub const FUZZY: f32 = 0.4;
    /// The case's own number.
    pub const DIARY_NUMBER: f32 = 2.0;
    /// Words with this beginning.
    pub const PREFIX: f32 = 0.5;
    /// Of the ways that are not the best one.
    pub const TIE: f32 = 0.1;
}

/// How many words a compound's parts may be apart to mean the same: *stöd till
/// föräldrar*, *stöd och hjälp för föräldrar*.
const PARTS_SLOP: u32 = 4;

/// Which ways are in use; the ablation of the relevance suite switches them off in turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a layer, on or off by itself")]
pub struct Layers {
    /// Stems, not only exact forms.
    pub stems: bool,
    /// Compounds and their parts.
    pub parts: bool,
    /// Synonyms and abbreviations.
    pub synonyms: bool,
    /// Diacritics left out.
    pub folding: bool,
    /// Other spellings.
    pub fuzzy: bool,
    /// Nearness of the query's words.
    pub nearness: bool,
}

impl Default for Layers {
    fn default() -> Self {
        Self {
            stems: true,
            parts: true,
            synonyms: true,
            folding: true,
            fuzzy: true,
            nearness: true,
        }
    }
}

/// A way of looking for a word.
pub(super) struct Way {
    /// What is looked for, for the reader.
    pub label: String,
    /// The clause.
    pub query: Box<dyn EngineQuery>,
}

/// The ways of a word.
pub(super) struct Found {
    /// The ways, strongest first.
    pub ways: Vec<Way>,
    /// The word it was taken for, where the index does not know it.
    pub correction: Option<String>,
}

/// A word as the analyser sees it.
#[derive(Debug, Clone, Default)]
pub(super) struct WordForm {
    pub surface: String,
    pub stem: String,
    pub components: Vec<Box<str>>,
    pub derived: Option<Box<str>>,
    pub is_whole: bool,
    /// Written as an abbreviation, which is no part of words.
    pub in_capitals: bool,
}

impl WordForm {
    /// Whether it is the number of a paragraph with its sign: `§29`.
    pub(super) fn is_section(&self) -> bool {
        self.surface.starts_with('§')
    }
}

/// The forms of a text, pieces of hyphenated words after their wholes.
pub(super) fn forms(text: &str) -> Vec<WordForm> {
    let normal = swedish::normalise(text);
    let mut forms = Vec::new();
    swedish::analyse(&normal.text, |token| {
        if token.origin != Origin::FilledIn {
            forms.push(WordForm {
                surface: token.surface.to_owned(),
                stem: token.stem.to_owned(),
                components: token.components.to_vec(),
                derived: token.derived.map(Into::into),
                is_whole: token.origin == Origin::Whole,
                in_capitals: is_abbreviation(&normal.text[token.start..token.end]),
            });
        }
    });
    forms
}

/// The words of a run, each at its own position: pieces, but a section with its sign, which is
/// another thing than the number alone.
pub(super) fn run_of(text: &str) -> Vec<WordForm> {
    let mut words = Vec::new();
    let mut section = None;
    for form in forms(text) {
        if form.is_whole {
            section = form.is_section().then_some(form);
        } else {
            words.push(section.take().unwrap_or(form));
        }
    }
    words
}

/// Whether a word is written with two capitals or more and is none that Swedish has in small
/// letters: `BUDGET` is somebody's capitals lock, `SIP` and `SoL` are abbreviations.
fn is_abbreviation(written: &str) -> bool {
    const SHORTEST_WORD: usize = 4;
    let capitals = written.chars().filter(|c| c.is_uppercase()).count();
    let letters = written.chars().count();
    let is_shouted = capitals == letters && letters >= SHORTEST_WORD;
    capitals > 1 && !(is_shouted && swedish::splits().has_word(&written.to_lowercase()))
}

/// Makes ways for words in one state of the index.
pub(super) struct WaysOf<'a> {
    pub lookups: &'a Lookups<'a>,
    pub searcher: &'a Searcher,
    pub fields: Fields,
    pub layers: Layers,
    pub field: Option<TextField>,
    /// Whether the query was typed without å, ä and ö.
    pub plain_letters: bool,
}

impl WaysOf<'_> {
    /// The ways of a word that is one piece. What matches is added to `matcher`.
    pub(super) fn single(
        &self,
        word: &WordForm,
        fuzzy: bool,
        matcher: &mut Matcher,
    ) -> Result<Found, TantivyError> {
        let mut ways = self.plain(&word.surface, &word.stem, matcher);
        if self.layers.parts && !word.in_capitals {
            self.part(&word.stem, matcher, &mut ways);
            self.compound(word, matcher, &mut ways);
        }
        let mut correction = None;
        if fuzzy || !self.is_known(word)? {
            correction = self.spellings(word, fuzzy, matcher, &mut ways)?;
        } else if self.plain_letters {
            self.folded(word, matcher, &mut ways)?;
        }
        Ok(Found { ways, correction })
    }

    /// The word itself and any form of it.
    pub(super) fn plain(&self, surface: &str, stem: &str, matcher: &mut Matcher) -> Vec<Way> {
        let mut ways = Vec::new();
        let mut add = |label: String, field, text: &str, boost: f32| {
            ways.push(Way { label, query: boosted(term_query(field, text), boost) });
        };
        if self.field.is_none() || !self.layers.stems {
            add(format!("the word \"{surface}\""), self.fields.exact, surface, boost::EXACT);
        }
        if self.layers.stems {
            if self.in_title() {
                add(
                    format!("any form of \"{surface}\" in the title (stem {stem})"),
                    self.fields.title,
                    stem,
                    boost::TITLE,
                );
            }
            if self.in_body() {
                add(
                    format!("any form of \"{surface}\" in the text (stem {stem})"),
                    self.fields.body,
                    stem,
                    boost::BODY,
                );
            }
            matcher.add_stem(stem);
        }
        matcher.add_surface(surface);
        ways
    }

    fn in_title(&self) -> bool {
        self.field != Some(TextField::Body)
    }

    fn in_body(&self) -> bool {
        self.field != Some(TextField::Title)
    }

    /// The text fields that are searched.
    fn text_fields(&self) -> Vec<Field> {
        let mut fields = Vec::new();
        fields.extend(self.in_title().then_some(self.fields.title));
        fields.extend(self.in_body().then_some(self.fields.body));
        fields
    }

    /// Compounds of which the word is a part, and words that a suspended hyphen stands
    /// for. Parts are indexed for title and body together, so a search in one of them
    /// leaves them out.
    pub(super) fn part(&self, stem: &str, matcher: &mut Matcher, ways: &mut Vec<Way>) {
        if self.field.is_some() {
            return;
        }
        ways.push(Way {
            label: format!("a compound with \"{stem}\""),
            query: boosted(term_query(self.fields.parts, stem), boost::PART),
        });
        matcher.add_part(stem);
    }

    /// Other compounds with the same parts, and the parts as words near each other.
    pub(super) fn compound(&self, word: &WordForm, matcher: &mut Matcher, ways: &mut Vec<Way>) {
        if word.components.len() < 2 {
            return;
        }
        let parts: Vec<&str> = word.components.iter().map(AsRef::as_ref).collect();
        self.same_parts(&parts, matcher, ways);
        // *föräldraskapsstöd* is asked for as *föräldrastöd* too.
        if let (Some(base), [.., last]) = (word.derived.as_deref(), &parts[..]) {
            self.same_parts(&[base, *last], matcher, ways);
        }
    }

    fn same_parts(&self, parts: &[&str], matcher: &mut Matcher, ways: &mut Vec<Way>) {
        let named = parts.join(" + ");
        let owned = || parts.iter().map(|part| (*part).to_owned()).collect::<Vec<String>>();
        if self.field.is_none() {
            let boxed: Vec<Box<str>> = parts.iter().map(|part| Box::from(*part)).collect();
            let clauses: Vec<Box<dyn EngineQuery>> = pairs(&boxed, None)
                .iter()
                .map(|pair| term_query(self.fields.parts, pair))
                .collect();
            ways.push(Way {
                label: format!("a compound with {named}"),
                query: boosted(Box::new(BooleanQuery::intersection(clauses)), boost::SAME_PARTS),
            });
        }
        matcher.add_all_parts(owned());
        for field in self.text_fields() {
            let phrase = loose_phrase(field, parts.iter().copied(), PARTS_SLOP);
            let place = if field == self.fields.title { "title" } else { "text" };
            ways.push(Way {
                label: format!("{named} near each other in the {place}"),
                query: boosted(phrase, boost::PARTS_NEAR),
            });
        }
        matcher.add_near(owned(), PARTS_SLOP as usize + parts.len());
    }

    /// Whether the index has the word in any form, alone or in a compound.
    pub(super) fn is_known(&self, word: &WordForm) -> Result<bool, TantivyError> {
        let mut terms = vec![
            Term::from_field_text(self.fields.exact, &word.surface),
            Term::from_field_text(self.fields.body, &word.stem),
            Term::from_field_text(self.fields.title, &word.stem),
            Term::from_field_text(self.fields.parts, &word.stem),
        ];
        terms.extend(
            pairs(&word.components, None)
                .first()
                .map(|pair| Term::from_field_text(self.fields.parts, pair)),
        );
        for term in &terms {
            if self.searcher.doc_freq(term)? > 0 {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// A run of words in any form, each with its place, in the title or in the text: a synonym
    /// of several words, the pieces of a hyphenated word.
    pub(super) fn run(
        &self,
        stems: &[(usize, &str)],
        label: &str,
        weight: f32,
        matcher: &mut Matcher,
    ) -> Vec<Way> {
        let mut ways = Vec::new();
        for field in self.text_fields() {
            let boost = if field == self.fields.title { boost::TITLE } else { boost::BODY };
            let term = |(at, stem): &(usize, &str)| (*at, Term::from_field_text(field, stem));
            let query: Box<dyn EngineQuery> = match stems {
                [] => continue,
                [(_, only)] => term_query(field, only),
                _ => Box::new(PhraseQuery::new_with_offset(stems.iter().map(term).collect())),
            };
            let place = if field == self.fields.title { "title" } else { "text" };
            ways.push(Way {
                label: format!("{label} in the {place}"),
                query: boosted(query, boost * weight),
            });
        }
        let all: Vec<String> = stems.iter().map(|(_, stem)| (*stem).to_owned()).collect();
        let within = all.len();
        matcher.add_near(all, within);
        ways
    }

    /// Words that begin so, in the exact field or by their stems in one field.
    pub(super) fn prefix(
        &self,
        beginning: &str,
        matcher: &mut Matcher,
    ) -> Result<Way, TantivyError> {
        let lower = beginning.to_lowercase();
        let words = self.lookups.beginning(&lower)?;
        let terms: Vec<Term> = match self.field {
            None => {
                words.iter().map(|word| Term::from_field_text(self.fields.exact, word)).collect()
            }
            Some(_) => self
                .text_fields()
                .into_iter()
                .flat_map(|field| {
                    words.iter().map(move |word| Term::from_field_text(field, &swedish::stem(word)))
                })
                .collect(),
        };
        matcher.add_prefix(&lower);
        Ok(Way {
            label: format!("{} words that begin with \"{lower}\"", words.len()),
            query: Box::new(ConstScoreQuery::new(
                Box::new(TermSetQuery::new(terms)),
                boost::PREFIX,
            )),
        })
    }
}

/// The dictionary's words with this beginning, sorted.
pub(super) fn words_beginning(
    searcher: &Searcher,
    field: Field,
    beginning: &str,
) -> Result<Vec<String>, TantivyError> {
    let mut words = Vec::new();
    for segment in searcher.segment_readers() {
        let index = segment.inverted_index(field)?;
        let mut stream = index.terms().range().ge(beginning.as_bytes()).into_stream()?;
        while stream.advance() && stream.key().starts_with(beginning.as_bytes()) {
            words.extend(std::str::from_utf8(stream.key()).map(str::to_owned));
        }
    }
    words.sort_unstable();
    words.dedup();
    Ok(words)
}

/// Whether the dictionary has a word with this beginning.
pub(super) fn any_begins(
    searcher: &Searcher,
    field: Field,
    beginning: &str,
) -> Result<bool, TantivyError> {
    for segment in searcher.segment_readers() {
        let index = segment.inverted_index(field)?;
        let mut stream = index.terms().range().ge(beginning.as_bytes()).into_stream()?;
        if stream.advance() && stream.key().starts_with(beginning.as_bytes()) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// A term in a field, scored by BM25.
pub(super) fn term_query(field: Field, text: &str) -> Box<dyn EngineQuery> {
    Box::new(TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::WithFreqs))
}

pub(super) fn boosted(query: Box<dyn EngineQuery>, boost: f32) -> Box<dyn EngineQuery> {
    Box::new(BoostQuery::new(query, boost))
}
