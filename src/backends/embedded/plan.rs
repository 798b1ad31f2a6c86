//! A query of ours as a query of the engine.
//!
//! In goes the tree of `query`, out come the engine's query, what to highlight, and
//! what each word was taken to mean. What a word becomes is decided in `word`, what a
//! filter becomes in `filters`; here is how they are put together: all words required,
//! nearness of the words rewarded.

use tantivy::query::{
    AllQuery, BooleanQuery, ConstScoreQuery, DisjunctionMaxQuery, EmptyQuery, Occur,
    Query as EngineQuery,
};
use tantivy::{Searcher, TantivyError};

use super::engine::PlanError;
use super::exact_phrase::ExactPhrase;
use super::exclusion::excluded;
use super::filters::filter_query;
use super::likeness::words_like;
use super::near::{NearQuery, Side};
use super::schema::{Fields, KIND_ITEM};
use super::word::{
    Layers, Way, WaysOf, WordForm, boost, boosted, forms, run_of, term_query, words_beginning,
};
use crate::minutes::DiaryNumber;
use crate::query::{Query, TextField};
use crate::search::{Matcher, Synonyms};

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

type Planned = Result<Box<dyn EngineQuery>, PlanError>;

/// Plans `query` for the state that `searcher` sees.
pub(super) fn plan(
    searcher: &Searcher,
    fields: Fields,
    synonyms: &Synonyms,
    layers: Layers,
    query: &Query,
) -> Result<Plan, PlanError> {
    let mut planner = Planner {
        searcher,
        fields,
        synonyms,
        layers,
        matcher: Matcher::default(),
        words: Vec::new(),
        corrections: Vec::new(),
        plain_letters: false,
    };
    planner.plain_letters = planner.was_typed_plain(query)?;
    let inner = planner.query(query, None, false)?;
    let items = term_query(fields.kind, KIND_ITEM);
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

/// Builds the plan, part by part.
pub(super) struct Planner<'a> {
    pub searcher: &'a Searcher,
    pub fields: Fields,
    pub synonyms: &'a Synonyms,
    pub layers: Layers,
    pub matcher: Matcher,
    words: Vec<PlannedWord>,
    corrections: Vec<(String, String)>,
    plain_letters: bool,
}

impl Planner<'_> {
    fn query(&mut self, query: &Query, field: Option<TextField>, negated: bool) -> Planned {
        Ok(match query {
            Query::All => everything(),
            Query::Word(term) => self.word(&term.text, field, negated, false)?,
            Query::Fuzzy(term) => self.word(&term.text, field, negated, true)?,
            Query::Phrase(term) => self.phrase(&term.text, field, negated),
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
            Query::Filter(filter) => {
                let filter = filter_query(self.searcher, self.fields, filter)?;
                Box::new(ConstScoreQuery::new(filter, 0.0))
            }
            Query::And(parts) => self.all_of(parts, field, negated)?,
            Query::Or(parts) => {
                let mut clauses = Vec::new();
                for part in parts {
                    clauses.push(self.query(part, field, negated)?);
                }
                Box::new(BooleanQuery::union(clauses))
            }
            Query::Not(inner) => {
                let inner = self.query(inner, field, !negated)?;
                Box::new(BooleanQuery::new(vec![
                    (Occur::Must, everything()),
                    (Occur::MustNot, excluded(inner)),
                ]))
            }
        })
    }

    /// All parts required, negated parts excluded, words near each other rewarded.
    fn all_of(&mut self, parts: &[Query], field: Option<TextField>, negated: bool) -> Planned {
        let instead = self.instead_of_words(parts, field, negated)?;
        let mut clauses: Vec<(Occur, Box<dyn EngineQuery>)> = Vec::new();
        for (at, part) in parts.iter().enumerate() {
            match part {
                Query::Not(inner) => {
                    clauses.push((Occur::MustNot, excluded(self.query(inner, field, !negated)?)));
                }
                part => {
                    let mut query = self.query(part, field, negated)?;
                    let others = instead.iter().filter(|(words, _)| words.contains(&at));
                    for (_, other) in others {
                        let both = vec![query, other.box_clone()];
                        query = best_of(both);
                    }
                    clauses.push((Occur::Must, query));
                }
            }
        }
        if clauses.iter().all(|(occur, _)| *occur == Occur::MustNot) {
            clauses.push((Occur::Must, everything()));
        }
        if self.layers.nearness && !negated {
            clauses.extend(
                self.nearness(parts, field).into_iter().map(|query| (Occur::Should, query)),
            );
        }
        Ok(Box::new(BooleanQuery::new(clauses)))
    }

    pub(super) fn ways(&self, field: Option<TextField>) -> WaysOf<'_> {
        WaysOf {
            searcher: self.searcher,
            fields: self.fields,
            layers: self.layers,
            field,
            plain_letters: self.plain_letters,
        }
    }

    /// Whether the query was typed without å, ä and ö: it has none, and some word of it is
    /// one of the index only when it gets them back.
    fn was_typed_plain(&self, query: &Query) -> Result<bool, TantivyError> {
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
                if unknown
                    && !words_like(self.searcher, self.fields.exact, &form.surface, 0)?.is_empty()
                {
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
        Ok(self.record(typed, negated, ways))
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
        let pieces: Vec<&WordForm> = word.iter().filter(|form| !form.is_whole).collect();
        let stems: Vec<String> = pieces.iter().map(|piece| piece.stem.clone()).collect();
        let surfaces: Vec<&str> = pieces.iter().map(|piece| piece.surface.as_str()).collect();
        ways.extend(ways_of.run(&stems, &format!("\"{}\"", surfaces.join(" ")), 1.0, matcher));
        let as_one = forms(&surfaces.concat());
        if let [only] = &as_one[..]
            && pieces.iter().all(|piece| piece.surface.chars().all(char::is_alphabetic))
        {
            ways.extend(ways_of.single(only, false, matcher)?.ways);
        }
        // Every piece by itself, anywhere: of words only, since a number says little alone.
        let known = || ways.iter().any(|way| way.query.count(self.searcher).is_ok_and(|n| n > 0));
        let words = pieces.iter().all(|piece| piece.surface.chars().all(char::is_alphabetic));
        if words || !known() {
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

    /// Exactly these words in this order, unstemmed.
    fn phrase(
        &mut self,
        text: &str,
        field: Option<TextField>,
        negated: bool,
    ) -> Box<dyn EngineQuery> {
        let pieces = run_of(text);
        let words: Vec<String> = pieces.iter().map(|piece| piece.surface.clone()).collect();
        let label = format!("the words \"{}\" in this order", words.join(" "));
        let query: Box<dyn EngineQuery> = match &words[..] {
            [] => return Box::new(EmptyQuery),
            [only] if field.is_none() => term_query(self.fields.exact, only),
            _ => {
                let stems: Vec<String> = pieces.iter().map(|piece| piece.stem.clone()).collect();
                let run = self.ways(field).run(&stems, "", 1.0, &mut Matcher::default());
                let stems = best_of(run.into_iter().map(|way| way.query).collect());
                let phrase =
                    ExactPhrase { stems, words: pieces, place: field, fields: self.fields };
                Box::new(phrase)
            }
        };
        if !negated {
            self.matcher.add_phrase(words);
        }
        self.record(text, negated, vec![Way { label, query }])
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
                    left: left_side.clone(),
                    right: right_side.clone(),
                    distance,
                }),
            });
        }
        if !negated {
            for forms in left_side.iter().chain(&right_side) {
                for stem in forms {
                    self.matcher.add_stem(stem);
                }
            }
        }
        Ok(self.record(&format!("{left} NEAR/{distance} {right}"), negated, ways))
    }

    /// One side of a nearness: a run of words, each with the stems it may have.
    fn side(&self, query: &Query) -> Result<Side, TantivyError> {
        Ok(match query {
            Query::Word(term) | Query::Phrase(term) | Query::Fuzzy(term) => {
                let pieces = forms(&term.text).into_iter().filter(|form| !form.is_whole);
                pieces.map(|form| vec![form.stem]).collect()
            }
            Query::Prefix(term) => {
                let words =
                    words_beginning(self.searcher, self.fields.exact, &term.text.to_lowercase())?;
                let mut stems: Vec<String> =
                    words.iter().flat_map(|word| forms(word)).map(|form| form.stem).collect();
                stems.sort_unstable();
                stems.dedup();
                vec![stems]
            }
            _ => Vec::new(),
        })
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

/// The best clause counts, the others a little.
fn best_of(clauses: Vec<Box<dyn EngineQuery>>) -> Box<dyn EngineQuery> {
    Box::new(DisjunctionMaxQuery::with_tie_breaker(clauses, boost::TIE))
}

fn everything() -> Box<dyn EngineQuery> {
    Box::new(ConstScoreQuery::new(Box::new(AllQuery), 1.0))
}
