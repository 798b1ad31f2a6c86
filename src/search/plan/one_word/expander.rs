//! In which ways is a word of the query looked for?
//!
//! Strongest first: the word itself, any form of it in the title and in the text, a compound that has the
//! same parts, its parts near each other, a compound of which it is a part, and, only when the index
//! does not know it at all, words spelt almost like it. A word counts with its best expansion, so a
//! worse one never pushes an item above one that has the word itself.

use super::super::dictionary::Dictionary;
use super::super::expansion::{Expansion, ExpansionKind};
use super::super::form::{WordForm, pairs};
use super::super::tree::{Node, TermField};
use super::super::weight::{self, Layers, of_place};
use crate::query::TextField;
use crate::search::Matcher;
use crate::swedish;

/// How many words a compound's parts may be apart to mean the same: *stöd till
/// föräldrar*, *stöd och hjälp för föräldrar*.
const PARTS_SLOP: u32 = 4;

/// The expansions of a word.
pub(crate) struct Expanded {
    /// Strongest first.
    pub expansions: Vec<Expansion>,
    /// The word it was taken for, where the index does not know it.
    pub correction: Option<String>,
}

/// Expands words by one dictionary.
pub(crate) struct Expander<'a, D> {
    pub dictionary: &'a D,
    pub layers: Layers,
    pub field: Option<TextField>,
    /// Whether the query was typed without å, ä and ö.
    pub plain_letters: bool,
    /// Whether a word that the index does not know may be taken for one spelt almost so.
    pub may_respell: bool,
}

impl<D: Dictionary> Expander<'_, D> {
    /// The expansions of a word that is one piece. What matches is added to `matcher`.
    pub(crate) fn single(
        &self,
        word: &WordForm,
        fuzzy: bool,
        matcher: &mut Matcher,
    ) -> Result<Expanded, D::Error> {
        let mut expansions = self.plain(&word.surface, &word.stem, matcher);
        if self.layers.parts && !word.in_capitals {
            self.part(&word.stem, matcher, &mut expansions);
            self.compound(word, matcher, &mut expansions);
        }
        let mut correction = None;
        if fuzzy || self.may_respell && !self.is_known(word)? {
            let is_beginning = !fuzzy && self.beginnings(word, matcher, &mut expansions)?;
            if !is_beginning {
                correction = self.spellings(word, fuzzy, matcher, &mut expansions)?;
            }
        } else if self.plain_letters {
            self.folded(word, matcher, &mut expansions)?;
        }
        Ok(Expanded { expansions, correction })
    }

    /// The word itself and any form of it.
    pub(crate) fn plain(&self, surface: &str, stem: &str, matcher: &mut Matcher) -> Vec<Expansion> {
        let mut expansions = Vec::new();
        if self.field.is_none() || !self.layers.stems {
            expansions.push(Expansion {
                kind: ExpansionKind::Surface(surface.to_owned()),
                node: Node::term(TermField::Exact, surface).weighted(weight::EXACT),
            });
        }
        if self.layers.stems {
            for place in TermField::of(self.field) {
                let (surface, stem) = (surface.to_owned(), stem.to_owned());
                expansions.push(Expansion {
                    node: Node::term(place, stem.as_str()).weighted(of_place(place)),
                    kind: ExpansionKind::AnyForm { surface, stem, place },
                });
            }
            matcher.add_stem(stem);
        }
        matcher.add_surface(surface);
        expansions
    }

    /// Compounds of which the word is a part, and words that a suspended hyphen stands for, in the title
    /// or anywhere.
    pub(crate) fn part(&self, stem: &str, matcher: &mut Matcher, expansions: &mut Vec<Expansion>) {
        for &place in TermField::of_parts(self.field) {
            expansions.push(Expansion {
                kind: ExpansionKind::CompoundWith { part: stem.to_owned(), place },
                node: Node::term(place, stem).weighted(weight::PART * of_place(place)),
            });
            matcher.add_part(stem);
        }
    }

    /// Other compounds with the same parts, and the parts as words near each other.
    pub(crate) fn compound(
        &self,
        word: &WordForm,
        matcher: &mut Matcher,
        expansions: &mut Vec<Expansion>,
    ) {
        if word.components.len() < 2 {
            return;
        }
        let parts: Vec<&str> = word.components.iter().map(AsRef::as_ref).collect();
        self.same_parts(&parts, matcher, expansions);
        // *föräldraskapsstöd* is asked for as *föräldrastöd* too.
        if let (Some(base), [.., last]) = (word.derived.as_deref(), &parts[..]) {
            self.same_parts(&[base, *last], matcher, expansions);
        }
    }

    fn same_parts(&self, parts: &[&str], matcher: &mut Matcher, expansions: &mut Vec<Expansion>) {
        let owned = || parts.iter().map(|part| (*part).to_owned()).collect::<Vec<String>>();
        let boxed: Vec<Box<str>> = parts.iter().map(|part| Box::from(*part)).collect();
        let terms = pairs(&boxed, None);
        for &place in TermField::of_parts(self.field) {
            let pairs = terms.iter().map(|pair| Node::term(place, pair.as_str()));
            expansions.push(Expansion {
                kind: ExpansionKind::SameParts { parts: owned(), place },
                node: Node::each(pairs.collect()).weighted(weight::SAME_PARTS * of_place(place)),
            });
        }
        matcher.add_all_parts(owned());
        for place in TermField::of(self.field) {
            let node = Node::Nearby { field: place, stems: owned(), slop: PARTS_SLOP };
            expansions.push(Expansion {
                kind: ExpansionKind::PartsNearby { parts: owned(), place },
                node: node.weighted(weight::PARTS_NEAR),
            });
        }
        matcher.add_near(owned(), PARTS_SLOP as usize + parts.len());
    }

    /// Whether the index has the word in any form, alone or in a compound.
    pub(crate) fn is_known(&self, word: &WordForm) -> Result<bool, D::Error> {
        let has = |field, term: &str| Ok(self.dictionary.items(field, term)? > 0);
        for (field, term) in [
            (TermField::Exact, &word.surface),
            (TermField::Body, &word.stem),
            (TermField::Title, &word.stem),
            (TermField::Parts, &word.stem),
        ] {
            if has(field, term)? {
                return Ok(true);
            }
        }
        match pairs(&word.components, None).first() {
            Some(pair) => has(TermField::Parts, pair),
            None => Ok(false),
        }
    }

    /// A run of words in any form, each with its place, in the title or in the text: a synonym
    /// of several words, the pieces of a hyphenated word. Each text's with its own `kind`.
    pub(crate) fn run(
        &self,
        stems: &[(usize, &str)],
        kind: impl Fn(TermField) -> ExpansionKind,
        weight: f32,
        matcher: &mut Matcher,
    ) -> Vec<Expansion> {
        let row = self.row(stems);
        let within = stems.len();
        matcher.add_near(stems.iter().map(|(_, stem)| (*stem).to_owned()).collect(), within);
        let of_text = |(place, node): (TermField, Node)| Expansion {
            kind: kind(place),
            node: node.weighted(of_place(place) * weight),
        };
        row.into_iter().map(of_text).collect()
    }

    /// Stems at their places, in each of the texts that are searched.
    pub(crate) fn row(&self, stems: &[(usize, &str)]) -> Vec<(TermField, Node)> {
        let node = |field| match stems {
            [] => Node::Nothing,
            [(_, only)] => Node::term(field, *only),
            _ => {
                let stems = stems.iter().map(|(at, stem)| (*at, (*stem).to_owned())).collect();
                Node::Row { field, stems }
            }
        };
        let fields = TermField::of(self.field).filter(|_| !stems.is_empty());
        fields.map(|field| (field, node(field))).collect()
    }

    /// Words that begin so, in the exact field or by their stems in one field.
    pub(crate) fn prefix(
        &self,
        beginning: &str,
        matcher: &mut Matcher,
    ) -> Result<Expansion, D::Error> {
        let beginning = beginning.to_lowercase();
        let words = self.dictionary.beginning(&beginning)?;
        let terms: Vec<(TermField, String)> = if self.field.is_none() {
            words.iter().map(|word| (TermField::Exact, word.clone())).collect()
        } else {
            let stems =
                |field| words.iter().map(move |word| (field, swedish::stem(word).into_owned()));
            TermField::of(self.field).flat_map(stems).collect()
        };
        matcher.add_prefix(&beginning);
        Ok(Expansion {
            kind: ExpansionKind::Beginning { words: words.len(), beginning },
            node: Node::AnyTerm { terms: terms.into(), score: weight::PREFIX },
        })
    }
}
