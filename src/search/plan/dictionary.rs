//! What planning asks of an index.
//!
//! Which terms it has and in how many items, which words begin so or are spelt almost so, and what other
//! names its texts explain. A walk over a dictionary may be expensive; an implementation may bound what it does
//! for one question, and then says that nothing was looked up, which is not that nothing is there.

use std::rc::Rc;

use super::tree::{Node, TermField};
use crate::query::Filter;

/// The words of an index.
pub trait Dictionary {
    /// Why it cannot be read.
    type Error;

    /// How many items there are.
    ///
    /// # Errors
    /// When the index cannot be read.
    fn all_items(&self) -> Result<u64, Self::Error>;

    /// How many items have the term.
    ///
    /// # Errors
    /// When the index cannot be read.
    fn items(&self, field: TermField, term: &str) -> Result<u64, Self::Error>;

    /// The surface forms that begin so, sorted; `beginning` is in lower case.
    ///
    /// # Errors
    /// When the index cannot be read.
    fn beginning(&self, beginning: &str) -> Result<Rc<[String]>, Self::Error>;

    /// The surface forms spelt almost like `word`, nearest first, then the most frequent; `None` where
    /// they were not looked for.
    ///
    /// # Errors
    /// When the index cannot be read.
    fn like(&self, word: &str, reach: Reach) -> Result<Option<Rc<[Like]>>, Self::Error>;

    /// Other names for `name` that the texts themselves explain ("Sveriges Kommuner och Regioner (SKR)"),
    /// in lower case.
    ///
    /// # Errors
    /// When the index cannot be read.
    fn other_names(&self, name: &str) -> Result<Vec<String>, Self::Error>;

    /// Whether the texts explain any name that begins so.
    ///
    /// # Errors
    /// When the index cannot be read.
    fn begins_explained(&self, beginning: &str) -> Result<bool, Self::Error>;

    /// The organ or authority with exactly this name, case and signs aside, as a filter.
    ///
    /// # Errors
    /// When the index cannot be read.
    fn body_named(&self, name: &str) -> Result<Option<Filter>, Self::Error>;

    /// Whether any item is one of the node's.
    ///
    /// # Errors
    /// When the index cannot be read.
    fn finds_any(&self, node: &Node) -> Result<bool, Self::Error>;
}

/// A word of the index that is like the one asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Like {
    /// The surface form.
    pub word: String,
    /// Letters to change, put in, leave out or swap; a letter typed without its diacritic costs
    /// nothing.
    pub distance: u8,
    /// Number of items that have it.
    pub items: u64,
}

/// How far from a word is looked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Reach {
    /// Letters that may differ, 0 to 2.
    pub most: u8,
    /// Whether the first letter must be the one typed, but for its diacritic.
    pub same_first: bool,
}

impl Reach {
    /// The letters typed, with or without diacritics.
    pub const LETTERS: Self = Self { most: 0, same_first: true };
}
