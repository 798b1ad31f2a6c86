//! What is looked for, as a tree that any backend can compile.
//!
//! A leaf says which terms an item must have and where, in the words of the analysis; a node says how
//! parts go together and what each counts. Which of an item's texts a [`TermField`] stands for, and how its
//! terms are made, is part of the contract: a backend that indexes them so answers every plan with
//! the same items.

use std::rc::Rc;
use std::sync::Arc;

use super::form::WordForm;
use crate::minutes::OutcomeKind;
use crate::query::{Filter, TextField};

/// The best expansion of a word counts in full, and the others with this share (as in a
/// disjunction max with a tie breaker).
pub const TIE: f32 = 0.1;

/// What becomes of a matter in an item that settles nothing: it only puts the matter off, sends it
/// back or strikes it off, and says so in few words.
pub const UNSETTLED: [OutcomeKind; 3] =
    [OutcomeKind::Deferred, OutcomeKind::ReferredBack, OutcomeKind::Withdrawn];

/// Words of the text of an item that settles nothing, at most. Such items say who proposes to put
/// the matter off and until when; one that argues the case, or has the proposals in it, is longer.
pub const UNSETTLED_WORDS: u32 = 120;

/// What a term is one of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TermField {
    /// Surface forms of title and body, in lower case.
    Exact,
    /// Stems of the title, at positions.
    Title,
    /// Stems of the body and of the diary numbers as printed, at positions.
    Body,
    /// Stems of the parts of compounds, their [pairs](super::pairs), and words that a suspended hyphen
    /// stands for; of title and body.
    Parts,
    /// The same of the title alone.
    TitleParts,
    /// Diary numbers, in every form that may be asked for.
    DiaryNumber,
    /// The item's number as printed, in lower case, without §.
    Number,
}

impl TermField {
    /// The texts that words are looked for in: one, or title and body.
    pub(super) fn of(field: Option<TextField>) -> impl Iterator<Item = Self> {
        let both = [(TextField::Title, Self::Title), (TextField::Body, Self::Body)];
        both.into_iter()
            .filter(move |(text, _)| field.is_none_or(|field| field == *text))
            .map(|(_, term_field)| term_field)
    }

    /// Where parts of compounds are looked for: those of the body alone are not told apart.
    pub(super) fn of_parts(field: Option<TextField>) -> &'static [Self] {
        match field {
            None => &[Self::TitleParts, Self::Parts],
            Some(TextField::Title) => &[Self::TitleParts],
            Some(TextField::Body) => &[],
        }
    }
}

/// One side of a nearness: a run of words, each with the stems it may have.
pub type Side = Arc<Vec<Vec<String>>>;

/// A set of items, each with what it counts.
#[derive(Debug, Clone)]
pub enum Node {
    /// Every item.
    Everything,
    /// No item.
    Nothing,
    /// Items with the term, scored by how much it tells (BM25).
    Term {
        /// Where.
        field: TermField,
        /// The term.
        term: String,
    },
    /// Items with any of the terms; all count the same.
    AnyTerm {
        /// The terms, each with its field.
        terms: Rc<[(TermField, String)]>,
        /// What an item with any of them counts.
        score: f32,
    },
    /// Items with these stems, each at its distance from the first.
    Row {
        /// Title or body.
        field: TermField,
        /// Stems with their places; two at least.
        stems: Vec<(usize, String)>,
    },
    /// Items with these stems in this order, or nearly so.
    Nearby {
        /// Title or body.
        field: TermField,
        /// The stems; two at least.
        stems: Vec<String>,
        /// So many words may be out of place, all together: each stem has a shift, its position less
        /// its place in the list, and what the shifts of neighbours differ by is added up.
        slop: u32,
    },
    /// Items with exactly these words in this order.
    Phrase {
        /// The words.
        words: Vec<WordForm>,
        /// Items that may have the phrase: those with its stems in a row.
        rows: Box<Node>,
        /// Whether `rows` asks for all of the words, not only for the rarest of a long phrase.
        is_whole: bool,
        /// Where it must stand; `None` for title or body.
        place: Option<TextField>,
    },
    /// Items in which the two sides stand within so many words of each other, in either order.
    Within {
        /// Title or body.
        field: TermField,
        /// One side.
        left: Side,
        /// The other.
        right: Side,
        /// 1 is when they touch.
        distance: u32,
    },
    /// Items with any of the properties; they count nothing.
    Filter(Vec<Filter>),
    /// The node, counting so many times.
    Weighted(f32, Box<Node>),
    /// The node, which is what a word of the plan is looked for by; the word's place among them.
    OfWord(usize, Box<Node>),
    /// The node; an item that settles nothing, but puts its matter off, counts this share of it.
    Lowered {
        /// The items.
        node: Box<Node>,
        /// What is left of the score.
        share: f32,
    },
    /// Items of any of the nodes; the best counts, of the others [`TIE`].
    Best(Vec<Node>),
    /// Items of any of the nodes, which add up.
    Any(Vec<Node>),
    /// Items of all that is required and of nothing that is to be absent.
    All {
        /// What an item must have; it adds up.
        required: Vec<Node>,
        /// What it must not have.
        absent: Vec<Node>,
        /// What counts besides.
        rewarded: Vec<Node>,
    },
}

impl Node {
    /// A term in a field.
    pub(super) fn term(field: TermField, term: impl Into<String>) -> Self {
        Self::Term { field, term: term.into() }
    }

    /// The node, counting so many times.
    #[must_use]
    pub(super) fn weighted(self, weight: f32) -> Self {
        Self::Weighted(weight, Box::new(self))
    }

    /// Items of all the nodes.
    pub(super) fn each(required: Vec<Self>) -> Self {
        Self::All { required, absent: Vec::new(), rewarded: Vec::new() }
    }
}
