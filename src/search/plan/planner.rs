//! From the tree of the query to the tree of what is looked for.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::dictionary::{Dictionary, Reach};
use super::expansion::{Expansion, ExpansionKind, MOST_ANCHORS, OtherWords};
use super::form::{WordForm, forms};
use super::one_word::Expander;
use super::tree::{Node, Side, TermField};
use super::weight::{self, Layers};
use crate::minutes::DiaryNumber;
use crate::query::{Query, TextField};
use crate::search::{Matcher, Synonyms};
use crate::swedish;

/// A word of the query and the ways in which it is looked for.
#[derive(Debug, Clone)]
pub struct PlannedWord {
    /// The word as typed.
    pub word: String,
    /// Whether it must be absent.
    pub negated: bool,
    /// The ways, strongest first.
    pub expansions: Vec<Expansion>,
}

impl PlannedWord {
    /// All ways together.
    #[must_use]
    pub fn node(&self) -> Node {
        Node::Best(self.expansions.iter().map(|expansion| expansion.node.clone()).collect())
    }
}

/// A word as typed, the field it is looked for in, whether it must be absent, and whether words
/// like it will do.
type Asked = (String, Option<TextField>, bool, bool);

/// Builds a plan, part by part.
pub struct Planner<'a, D> {
    pub(super) dictionary: &'a D,
    pub(super) synonyms: &'a Synonyms,
    pub(super) layers: Layers,
    pub(super) matcher: Matcher,
    pub(super) words: Vec<PlannedWord>,
    pub(super) corrections: Vec<(String, String)>,
    pub(super) other_words: Vec<OtherWords>,
    /// Which of the words was planned for what: a word may stand in a query a thousand times.
    planned: HashMap<Asked, usize>,
    plain_letters: bool,
}

impl<'a, D: Dictionary> Planner<'a, D> {
    /// A planner for the words of `query`.
    ///
    /// # Errors
    /// When the dictionary cannot be read.
    pub fn new(
        dictionary: &'a D,
        synonyms: &'a Synonyms,
        layers: Layers,
        query: &Query,
    ) -> Result<Self, D::Error> {
        let mut planner = Self {
            dictionary,
            synonyms,
            layers,
            matcher: Matcher::default(),
            words: Vec::new(),
            corrections: Vec::new(),
            other_words: Vec::new(),
            planned: HashMap::new(),
            plain_letters: false,
        };
        planner.plain_letters = planner.was_typed_plain(query)?;
        Ok(planner)
    }

    pub(super) fn node(
        &mut self,
        query: &Query,
        field: Option<TextField>,
        negated: bool,
    ) -> Result<Node, D::Error> {
        Ok(match query {
            Query::All => Node::Everything,
            Query::Word(term) => self.word(&term.text, field, negated, false)?,
            Query::Fuzzy(term) => self.word(&term.text, field, negated, true)?,
            Query::Phrase(term) => self.phrase(&term.text, field, negated)?,
            Query::Prefix(term) => {
                let mut matcher = Matcher::default();
                let expansion = self.expander(field).prefix(&term.text, &mut matcher)?;
                if !negated {
                    self.matcher.merge(matcher);
                }
                self.record(&format!("{}*", term.text), negated, vec![expansion])
            }
            Query::Near { distance, left, right } => {
                self.near(*distance, left, right, field, negated)?
            }
            Query::In { field, query } => self.node(query, Some(*field), negated)?,
            Query::Filter(filter) => Node::Filter(vec![filter.clone()]),
            Query::And(parts) => self.all_of(parts, field, negated)?,
            Query::Or(parts) => self.any_of(parts, field, negated)?,
            Query::Not(inner) => Node::All {
                required: vec![Node::Everything],
                absent: vec![self.node(inner, field, !negated)?],
                rewarded: Vec::new(),
            },
        })
    }

    pub(super) fn expander(&self, field: Option<TextField>) -> Expander<'a, D> {
        Expander {
            dictionary: self.dictionary,
            layers: self.layers,
            field,
            plain_letters: self.plain_letters,
            may_respell: true,
        }
    }

    /// Whether the query was typed without å, ä and ö: it has none, and some word of it is
    /// one of the index only when it gets them back.
    ///
    /// # Errors
    /// When the dictionary cannot be read.
    pub fn was_typed_plain(&self, query: &Query) -> Result<bool, D::Error> {
        if !self.layers.folding {
            return Ok(false);
        }
        let leaves = query.leaves();
        if leaves.iter().any(|leaf| !leaf.term.text.is_ascii()) {
            return Ok(false);
        }
        for leaf in leaves.iter().filter(|leaf| matches!(leaf.query, Query::Word(_))) {
            for form in forms(&leaf.term.text) {
                let unknown = !self.expander(None).is_known(&form)?;
                let like = || self.dictionary.like(&form.surface, Reach::LETTERS);
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
    ) -> Result<Node, D::Error> {
        let asked = (typed.to_owned(), field, negated, fuzzy);
        if let Some(known) = self.planned_already(&asked) {
            return Ok(known);
        }
        let pieces = forms(typed);
        let mut matcher = Matcher::default();
        let known = self.other_words.len();
        let otherwise = self.otherwise(typed, field, &mut matcher)?;
        let mut expansions = match &pieces[..] {
            [] => return Ok(Node::Nothing),
            [only] => {
                // What minutes have by another word is not misspelt.
                let may_respell = self.other_words.len() == known;
                let expander = Expander { may_respell, ..self.expander(field) };
                let found = expander.single(only, fuzzy, &mut matcher)?;
                if let Some(correction) = found.correction.filter(|_| !negated && !fuzzy) {
                    self.corrections.push((typed.to_owned(), correction));
                }
                found.expansions
            }
            several => self.several_pieces(several, field, fuzzy, &mut matcher)?,
        };
        if let Some(number) = DiaryNumber::parse(typed).filter(|_| field.is_none()) {
            let number = number.to_string();
            expansions.push(Expansion {
                node: Node::term(TermField::DiaryNumber, number.as_str())
                    .weighted(weight::DIARY_NUMBER),
                kind: ExpansionKind::DiaryNumber(number),
            });
        }
        for other in self.other_names(typed)? {
            expansions.extend(self.other_name_expansions(&other, field, &mut matcher));
        }
        expansions.extend(otherwise);
        if !negated {
            self.matcher.merge(matcher);
        }
        self.planned.insert(asked, self.words.len());
        Ok(self.record(typed, negated, expansions))
    }

    /// What a word was planned to be looked for by.
    fn planned_already(&self, asked: &Asked) -> Option<Node> {
        let at = *self.planned.get(asked)?;
        Some(Node::OfWord(at, Box::new(self.words.get(at)?.node())))
    }

    /// A hyphenated word: as a whole, its pieces in a row, its pieces as one compound, or
    /// all of them, each in any way.
    fn several_pieces(
        &self,
        word: &[WordForm],
        field: Option<TextField>,
        fuzzy: bool,
        matcher: &mut Matcher,
    ) -> Result<Vec<Expansion>, D::Error> {
        let expander = self.expander(field);
        let mut expansions = Vec::new();
        for whole in word.iter().filter(|form| form.is_whole) {
            expansions.extend(expander.single(whole, false, matcher)?.expansions);
            if let Some(number) = whole.surface.strip_prefix('§') {
                // Whoever asks for § 29 means the paragraph itself first, then where it is named.
                expansions.push(Expansion {
                    kind: ExpansionKind::ItemNumber(number.to_owned()),
                    node: Node::term(TermField::Number, number).weighted(weight::DIARY_NUMBER),
                });
                return Ok(expansions);
            }
        }
        let mut pieces: Vec<&WordForm> = word.iter().filter(|form| !form.is_whole).collect();
        let surfaces: Vec<String> = pieces.iter().map(|piece| piece.surface.clone()).collect();
        let words = pieces.iter().all(|piece| piece.surface.chars().all(char::is_alphabetic));
        if pieces.len() <= MOST_ANCHORS {
            let run: Vec<(usize, &str)> =
                pieces.iter().map(|piece| piece.stem.as_str()).enumerate().collect();
            let kind = |place| ExpansionKind::Row { words: surfaces.clone(), place };
            expansions.extend(expander.run(&run, kind, 1.0, matcher));
            if let [only] = &forms(&surfaces.concat())[..]
                && words
            {
                expansions.extend(expander.single(only, false, matcher)?.expansions);
            }
        } else {
            expansions.push(Expansion { kind: ExpansionKind::TooManyPieces, node: Node::Nothing });
        }
        // Every piece by itself, anywhere: of words only, since a number says little alone.
        if words || !self.finds_any(&expansions)? {
            let mut met = HashSet::new();
            pieces.retain(|piece| met.insert(&piece.surface));
            let mut required = Vec::with_capacity(pieces.len());
            for piece in &pieces {
                let expansions = expander.single(piece, fuzzy, matcher)?.expansions;
                required.push(Node::Best(expansions.into_iter().map(|one| one.node).collect()));
            }
            expansions.push(Expansion {
                kind: ExpansionKind::EachOf(surfaces),
                node: Node::each(required).weighted(weight::PART),
            });
        }
        Ok(expansions)
    }

    /// Whether any item is found in one of these ways.
    pub(super) fn finds_any(&self, expansions: &[Expansion]) -> Result<bool, D::Error> {
        for expansion in expansions {
            if self.dictionary.finds_any(&expansion.node)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Two things within so many words of each other, in the title or in the text.
    fn near(
        &mut self,
        distance: u32,
        left: &Query,
        right: &Query,
        field: Option<TextField>,
        negated: bool,
    ) -> Result<Node, D::Error> {
        let (left_side, right_side) = (self.side(left)?, self.side(right)?);
        let within = |place| Expansion {
            kind: ExpansionKind::Within { distance, place },
            node: Node::Within {
                field: place,
                left: Arc::clone(&left_side),
                right: Arc::clone(&right_side),
                distance,
            },
        };
        let expansions = TermField::of(field).map(within).collect();
        if !negated {
            for stem in left_side.iter().chain(right_side.iter()).flatten() {
                self.matcher.add_stem(stem);
            }
        }
        Ok(self.record(&format!("{left} NEAR/{distance} {right}"), negated, expansions))
    }

    /// One side of a nearness: a run of words, each with the stems it may have.
    fn side(&self, query: &Query) -> Result<Side, D::Error> {
        Ok(Arc::new(match query {
            Query::Word(term) | Query::Phrase(term) | Query::Fuzzy(term) => {
                let pieces = forms(&term.text).into_iter().filter(|form| !form.is_whole);
                pieces.map(|form| vec![form.stem]).collect()
            }
            Query::Prefix(term) => {
                let words = self.dictionary.beginning(&term.text.to_lowercase())?;
                let mut stems: Vec<String> = Vec::with_capacity(words.len());
                for word in words.iter() {
                    // Nearly all words are of one piece, and splitting compounds is the expensive part.
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

    /// Joins the ways of a word and keeps them for explanations.
    pub(super) fn record(
        &mut self,
        typed: &str,
        negated: bool,
        expansions: Vec<Expansion>,
    ) -> Node {
        let word = PlannedWord { word: typed.to_owned(), negated, expansions };
        let node = Node::OfWord(self.words.len(), Box::new(word.node()));
        self.words.push(word);
        node
    }
}
