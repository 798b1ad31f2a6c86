//! A query of ours as a query of the engine.
//!
//! In goes the tree of `query`, out come the engine's query, what to highlight, and
//! what each word was taken to mean. What a word becomes is decided in `word`, what a
//! filter becomes in `filters`, and how parts go together in `together`.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use tantivy::query::{
    BooleanQuery, ConstScoreQuery, EmptyQuery, EnableScoring, Occur, Query as EngineQuery,
};
use tantivy::{DocSet, Searcher, TERMINATED, TantivyError, Term};

use super::engine::PlanError;
use super::exact_phrase::ExactPhrase;
use super::exclusion::excluded;
use super::likeness::Reach;
use super::lookups::Lookups;
use super::near::{NearQuery, Side};
use super::schema::{Fields, KIND_ITEM};
use super::together::{best_of, everything};
use super::word::{Layers, Way, WaysOf, WordForm, boost, boosted, forms, run_of, term_query};
use crate::minutes::DiaryNumber;
use crate::query::{Query, TextField};
use crate::search::{Matcher, Synonyms};
use crate::swedish;

/// A phrase of more words is looked for by so many of them, the rarest, and then checked; a word of
/// more pieces is not looked for as a row of them. Two dozen words are in that order in no other
/// item than a copy.
const MOST_ANCHORS: usize = 24;

/// A word of the query and the ways in which it is looked for.
pub(super) struct PlannedWord {
    /// The word as typed.
    pub word: String,
    /// Whether it must be absent.
    pub negated: bool,
    /// The ways, strongest first.
    pub ways: Vec<Way>,
    /// All ways together.
    pub query: Box<dyn EngineQuery>,
}

/// A query ready to be run.
pub(super) struct Plan {
    /// The engine's query.
    pub query: Box<dyn EngineQuery>,
    /// What to highlight.
    pub matcher: Matcher,
    /// The words.
    pub words: Vec<PlannedWord>,
    /// Words that the index does not know, each with the word it was taken for.
    pub corrections: Vec<(String, String)>,
}

pub(super) type Planned = Result<Box<dyn EngineQuery>, PlanError>;

/// Plans `query` for the state of the index that `lookups` are made in.
pub(super) fn plan(
    lookups: &Lookups<'_>,
    synonyms: &Synonyms,
    layers: Layers,
    query: &Query,
) -> Result<Plan, PlanError> {
    let mut planner = Planner::new(lookups, synonyms, layers, query)?;
    let inner = planner.query(query, None, false)?;
    let items = term_query(planner.fields.kind, KIND_ITEM);
    let query = BooleanQuery::new(vec![
        (Occur::Must, inner),
        (Occur::Must, Box::new(ConstScoreQuery::new(items, 0.0))),
    ]);
    Ok(Plan {
        query: Box::new(query),
        matcher: planner.matcher,
        words: planner.words,
        corrections: planner.corrections,
    })
}

/// A word as typed, the field it is looked for in, whether it must be absent, and whether words
/// like it will do.
type Asked = (String, Option<TextField>, bool, bool);

/// Builds the plan, part by part.
pub(super) struct Planner<'a> {
    pub lookups: &'a Lookups<'a>,
    pub searcher: &'a Searcher,
    pub fields: Fields,
    pub synonyms: &'a Synonyms,
    pub layers: Layers,
    pub matcher: Matcher,
    words: Vec<PlannedWord>,
    corrections: Vec<(String, String)>,
    /// Which of the words was planned for what: a word may stand in a query a thousand times.
    planned: HashMap<Asked, usize>,
    pub plain_letters: bool,
}

impl<'a> Planner<'a> {
    /// A planner for the words of `query`.
    pub(super) fn new(
        lookups: &'a Lookups<'a>,
        synonyms: &'a Synonyms,
        layers: Layers,
        query: &Query,
    ) -> Result<Self, TantivyError> {
        let mut planner = Self {
            lookups,
            searcher: lookups.searcher,
            fields: lookups.fields,
            synonyms,
            layers,
            matcher: Matcher::default(),
            words: Vec::new(),
            corrections: Vec::new(),
            planned: HashMap::new(),
            plain_letters: false,
        };
        planner.plain_letters = planner.was_typed_plain(query)?;
        Ok(planner)
    }

    pub(super) fn query(
        &mut self,
        query: &Query,
        field: Option<TextField>,
        negated: bool,
    ) -> Planned {
        Ok(match query {
            Query::All => everything(),
            Query::Word(term) => self.word(&term.text, field, negated, false)?,
            Query::Fuzzy(term) => self.word(&term.text, field, negated, true)?,
            Query::Phrase(term) => self.phrase(&term.text, field, negated)?,
            Query::Prefix(term) => {
                let mut matcher = Matcher::default();
                let way = self.ways(field).prefix(&term.text, &mut matcher)?;
                if !negated {
                    self.matcher.merge(matcher);
                }
                self.record(&format!("{}*", term.text), negated, vec![way])
            }
            Query::Near { distance, left, right } => {
                self.near(*distance, left, right, field, negated)?
            }
            Query::In { field, query } => self.query(query, Some(*field), negated)?,
            Query::Filter(filter) => self.filters(&[filter])?,
            Query::And(parts) => self.all_of(parts, field, negated)?,
            Query::Or(parts) => self.any_of(parts, field, negated)?,
            Query::Not(inner) => {
                let inner = self.query(inner, field, !negated)?;
                Box::new(BooleanQuery::new(vec![
                    (Occur::Must, everything()),
                    (Occur::MustNot, excluded(vec![inner])),
                ]))
            }
        })
    }

    pub(super) fn ways(&self, field: Option<TextField>) -> WaysOf<'_> {
        WaysOf {
            lookups: self.lookups,
            searcher: self.searcher,
            fields: self.fields,
            layers: self.layers,
            field,
            plain_letters: self.plain_letters,
        }
    }

    /// Whether the query was typed without å, ä and ö: it has none, and some word of it is
    /// one of the index only when it gets them back.
    pub(super) fn was_typed_plain(&self, query: &Query) -> Result<bool, TantivyError> {
        if !self.layers.folding {
            return Ok(false);
        }
        let leaves = query.leaves();
        if leaves.iter().any(|leaf| !leaf.term.text.is_ascii()) {
            return Ok(false);
        }
        for leaf in leaves.iter().filter(|leaf| matches!(leaf.query, Query::Word(_))) {
            for form in forms(&leaf.term.text) {
                let unknown = !self.ways(None).is_known(&form)?;
                let like = || self.lookups.like(&form.surface, Reach::LETTERS);
                if unknown && like()?.is_some_and(|like| !like.is_empty()) {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }

    /// A word as typed: one piece, or several (`covid-patienter`).
    pub(super) fn word(
        &mut self,
        typed: &str,
        field: Option<TextField>,
        negated: bool,
        fuzzy: bool,
    ) -> Planned {
        let asked = (typed.to_owned(), field, negated, fuzzy);
        if let Some(known) = self.planned.get(&asked).and_then(|at| self.words.get(*at)) {
            return Ok(known.query.box_clone());
        }
        let pieces = forms(typed);
        let mut matcher = Matcher::default();
        let mut ways = match &pieces[..] {
            [] => return Ok(Box::new(EmptyQuery)),
            [only] => {
                let found = self.ways(field).single(only, fuzzy, &mut matcher)?;
                if let Some(correction) = found.correction.filter(|_| !negated && !fuzzy) {
                    self.corrections.push((typed.to_owned(), correction));
                }
                found.ways
            }
            several => self.several_pieces(several, field, fuzzy, &mut matcher)?,
        };
        if let Some(number) = DiaryNumber::parse(typed).filter(|_| field.is_none()) {
            ways.push(Way {
                label: format!("the diary number {number}"),
                query: boosted(
                    term_query(self.fields.diary_number, &number.to_string()),
                    boost::DIARY_NUMBER,
                ),
            });
        }
        for other in self.other_names(typed)? {
            ways.extend(self.other_name_ways(&other, field, &mut matcher));
        }
        if !negated {
            self.matcher.merge(matcher);
        }
        self.planned.insert(asked, self.words.len());
        Ok(self.record(typed, negated, ways))
    }

    /// The ways of a word of the query that was planned already.
    pub(super) fn planned_ways(&self, typed: &str) -> &[Way] {
        let at = self.planned.get(&(typed.to_owned(), None, false, false));
        at.and_then(|at| self.words.get(*at)).map_or(&[], |word| &word.ways)
    }

    /// A hyphenated word: as a whole, its pieces in a row, its pieces as one compound, or
    /// all of them, each in any way.
    fn several_pieces(
        &self,
        word: &[WordForm],
        field: Option<TextField>,
        fuzzy: bool,
        matcher: &mut Matcher,
    ) -> Result<Vec<Way>, PlanError> {
        let ways_of = self.ways(field);
        let mut ways = Vec::new();
        for whole in word.iter().filter(|form| form.is_whole) {
            ways.extend(ways_of.single(whole, false, matcher)?.ways);
            if let Some(number) = whole.surface.strip_prefix('§') {
                // Whoever asks for § 29 means the paragraph itself first, then where it is named.
                ways.push(Way {
                    label: format!("the number § {number} of an item"),
                    query: boosted(term_query(self.fields.number, number), boost::DIARY_NUMBER),
                });
                return Ok(ways);
            }
        }
        let mut pieces: Vec<&WordForm> = word.iter().filter(|form| !form.is_whole).collect();
        let surfaces: Vec<&str> = pieces.iter().map(|piece| piece.surface.as_str()).collect();
        let words = pieces.iter().all(|piece| piece.surface.chars().all(char::is_alphabetic));
        if pieces.len() <= MOST_ANCHORS {
            let run: Vec<(usize, &str)> =
                pieces.iter().map(|piece| piece.stem.as_str()).enumerate().collect();
            ways.extend(ways_of.run(&run, &format!("\"{}\"", surfaces.join(" ")), 1.0, matcher));
            if let [only] = &forms(&surfaces.concat())[..]
                && words
            {
                ways.extend(ways_of.single(only, false, matcher)?.ways);
            }
        } else {
            ways.push(Way {
                label: format!("not in a row: a word has at most {MOST_ANCHORS} pieces"),
                query: Box::new(EmptyQuery),
            });
        }
        // Every piece by itself, anywhere: of words only, since a number says little alone.
        if words || !self.finds_any(&ways) {
            let mut met = HashSet::new();
            pieces.retain(|piece| met.insert(&piece.surface));
            let mut clauses: Vec<Box<dyn EngineQuery>> = Vec::new();
            for piece in &pieces {
                let ways = ways_of.single(piece, fuzzy, matcher)?.ways;
                clauses.push(best_of(ways.iter().map(|way| way.query.box_clone()).collect()));
            }
            ways.push(Way {
                label: format!("each of {}", surfaces.join(", ")),
                query: boosted(Box::new(BooleanQuery::intersection(clauses)), boost::PART),
            });
        }
        Ok(ways)
    }

    /// Whether any item is found in one of these ways.
    fn finds_any(&self, ways: &[Way]) -> bool {
        ways.iter().any(|way| {
            let scoring = EnableScoring::disabled_from_searcher(self.searcher);
            let Ok(weight) = way.query.weight(scoring) else { return false };
            self.searcher.segment_readers().iter().any(|segment| {
                let Ok(mut found) = weight.scorer(segment, 1.0) else { return false };
                while found.doc() != TERMINATED && segment.is_deleted(found.doc()) {
                    found.advance();
                }
                found.doc() != TERMINATED
            })
        })
    }

    /// Exactly these words in this order, unstemmed.
    fn phrase(&mut self, text: &str, field: Option<TextField>, negated: bool) -> Planned {
        let pieces = run_of(text);
        let words: Vec<String> = pieces.iter().map(|piece| piece.surface.clone()).collect();
        let label = format!("the words \"{}\" in this order", words.join(" "));
        let query: Box<dyn EngineQuery> = match &words[..] {
            [] => return Ok(Box::new(EmptyQuery)),
            [only] if field.is_none() => term_query(self.fields.exact, only),
            _ => {
                let anchors = self.anchors(&pieces)?;
                let is_whole = anchors.len() == pieces.len();
                let run = self.ways(field).run(&anchors, "", 1.0, &mut Matcher::default());
                let stems = best_of(run.into_iter().map(|way| way.query).collect());
                let (place, fields) = (field, self.fields);
                Box::new(ExactPhrase { stems, words: pieces, is_whole, place, fields })
            }
        };
        if !negated {
            self.matcher.add_phrase(words);
        }
        Ok(self.record(text, negated, vec![Way { label, query }]))
    }

    /// The words by which a phrase is looked for, each with its place: all of them, or of a long
    /// one the rarest. The same word again says little.
    fn anchors<'w>(&self, words: &'w [WordForm]) -> Result<Vec<(usize, &'w str)>, TantivyError> {
        let mut anchors: Vec<(usize, &str)> =
            words.iter().map(|word| word.stem.as_str()).enumerate().collect();
        if anchors.len() <= MOST_ANCHORS {
            return Ok(anchors);
        }
        let mut met: HashMap<&str, (u64, usize)> = HashMap::new();
        let mut rank = Vec::with_capacity(anchors.len());
        for (_, stem) in &anchors {
            let in_field = |field| self.searcher.doc_freq(&Term::from_field_text(field, stem));
            let (items, times) = match met.entry(stem) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(new) => {
                    new.insert((in_field(self.fields.title)? + in_field(self.fields.body)?, 0))
                }
            };
            rank.push((*times, *items));
            *times += 1;
        }
        anchors.sort_by_key(|(at, _)| (rank[*at], *at));
        anchors.truncate(MOST_ANCHORS);
        anchors.sort_unstable();
        Ok(anchors)
    }

    /// Two things within so many words of each other, in the title or in the text.
    fn near(
        &mut self,
        distance: u32,
        left: &Query,
        right: &Query,
        field: Option<TextField>,
        negated: bool,
    ) -> Planned {
        let (left_side, right_side) = (self.side(left)?, self.side(right)?);
        let mut ways = Vec::new();
        let fields = [
            (self.fields.title, "title", Some(TextField::Body)),
            (self.fields.body, "text", Some(TextField::Title)),
        ];
        for (in_field, place, unless) in fields {
            if field.is_some() && field == unless {
                continue;
            }
            ways.push(Way {
                label: format!("within {distance} words of each other in the {place}"),
                query: Box::new(NearQuery {
                    field: in_field,
                    left: Arc::clone(&left_side),
                    right: Arc::clone(&right_side),
                    distance,
                }),
            });
        }
        if !negated {
            for forms in left_side.iter().chain(right_side.iter()) {
                for stem in forms {
                    self.matcher.add_stem(stem);
                }
            }
        }
        Ok(self.record(&format!("{left} NEAR/{distance} {right}"), negated, ways))
    }

    /// One side of a nearness: a run of words, each with the stems it may have.
    fn side(&self, query: &Query) -> Result<Side, TantivyError> {
        Ok(Arc::new(match query {
            Query::Word(term) | Query::Phrase(term) | Query::Fuzzy(term) => {
                let pieces = forms(&term.text).into_iter().filter(|form| !form.is_whole);
                pieces.map(|form| vec![form.stem]).collect()
            }
            Query::Prefix(term) => {
                let words = self.lookups.beginning(&term.text.to_lowercase())?;
                let mut stems: Vec<String> = Vec::with_capacity(words.len());
                for word in words.iter() {
                    // Nearly all words are of one piece, and splitting compounds is the dear part.
                    if word.chars().all(char::is_alphabetic) {
                        stems.push(swedish::stem(word).into_owned());
                    } else {
                        stems.extend(forms(word).into_iter().map(|form| form.stem));
                    }
                }
                stems.sort_unstable();
                stems.dedup();
                vec![stems]
            }
            _ => Vec::new(),
        }))
    }

    /// Joins the ways and keeps them for explanations.
    pub(super) fn record(
        &mut self,
        typed: &str,
        negated: bool,
        ways: Vec<Way>,
    ) -> Box<dyn EngineQuery> {
        let query = best_of(ways.iter().map(|way| way.query.box_clone()).collect());
        self.words.push(PlannedWord {
            word: typed.to_owned(),
            negated,
            ways,
            query: query.box_clone(),
        });
        query
    }
}
