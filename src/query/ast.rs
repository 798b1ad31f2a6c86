//! The tree a query is read into.
//!
//! The tree says what was asked, not how it is to be found: texts are as typed, neither lower-cased nor
//! stemmed, and names and topics are not looked up. The parser promises that `And` and `Or` hold at
//! least two queries and never one of their own kind, that `Near` holds only words, phrases and prefixes,
//! and that texts are not blank; a tree from elsewhere (JSON) has no such promise.

use serde::{Deserialize, Serialize};

use super::filter::Filter;

/// A stretch of the query's source, in bytes, on character boundaries, `end` exclusive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// A text to be found, and where it was typed.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Term {
    /// As typed, without quotes, star or tilde. `§ 45` is the one exception: it is kept as `§45`.
    pub text: String,
    /// Where it stands in the source, quotes, star or tilde included.
    pub span: Span,
}

/// What is asked for: a set of agenda items.
///
/// As JSON a node is an object with one key, the kind in `snake_case`: `{"word": {"text": …, "span": …}}`,
/// `{"and": […]}`; everything is the bare string `"all"`. A bracket can cost four levels of JSON, so a
/// query at the parser's limit of depth is beyond the default limit of readers such as `serde_json` (128).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Query {
    /// Every item: `*`.
    All,
    /// Items with the word, inflected or in a compound.
    Word(Term),
    /// Items with exactly these words in this order.
    Phrase(Term),
    /// Items with a word that begins so; the text has at least two letters or digits.
    Prefix(Term),
    /// Items with the word or one spelt almost like it.
    Fuzzy(Term),
    /// Items where the two stand within so many words of each other, in either order.
    Near {
        /// At most this many words apart, 1 to 100.
        distance: u32,
        /// A word, phrase or prefix.
        left: Box<Query>,
        /// A word, phrase or prefix.
        right: Box<Query>,
    },
    /// The query, with its words looked for in one field only. Where fields are nested the inner one
    /// holds; filters inside are not affected.
    In {
        /// Where to look.
        field: TextField,
        /// What to look for.
        query: Box<Query>,
    },
    /// Items with a property.
    Filter(Filter),
    /// Items that every one of these finds.
    And(Vec<Query>),
    /// Items that at least one of these finds.
    Or(Vec<Query>),
    /// Every item that the query does not find; also when it stands alone, so that a query of nothing
    /// but negations means everything except those.
    Not(Box<Query>),
}

/// A part of the item's text that can be searched by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TextField {
    /// The item's heading.
    Title,
    /// All of its text after the heading, decisions included.
    Body,
}

/// One text of a query and how it stands in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leaf<'a> {
    /// A `Word`, `Phrase`, `Prefix` or `Fuzzy`.
    pub query: &'a Query,
    /// Its text and place.
    pub term: &'a Term,
    /// The field it is looked for in; none means any.
    pub field: Option<TextField>,
    /// Whether it is to be absent: below an odd number of negations.
    pub negated: bool,
}

impl Query {
    /// The words, phrases, prefixes and fuzzy words in the order they were typed; filters are left out.
    #[must_use]
    pub fn leaves(&self) -> Vec<Leaf<'_>> {
        let mut leaves = Vec::new();
        self.gather(None, false, &mut leaves);
        leaves
    }

    fn gather<'a>(&'a self, field: Option<TextField>, negated: bool, leaves: &mut Vec<Leaf<'a>>) {
        match self {
            Self::All | Self::Filter(_) => {}
            Self::Word(term) | Self::Phrase(term) | Self::Prefix(term) | Self::Fuzzy(term) => {
                leaves.push(Leaf { query: self, term, field, negated });
            }
            Self::Near { left, right, .. } => {
                left.gather(field, negated, leaves);
                right.gather(field, negated, leaves);
            }
            Self::In { field, query } => query.gather(Some(*field), negated, leaves),
            Self::And(queries) | Self::Or(queries) => {
                for query in queries {
                    query.gather(field, negated, leaves);
                }
            }
            Self::Not(query) => query.gather(field, !negated, leaves),
        }
    }

    /// The same query with every span empty at zero: two queries that ask the same become equal,
    /// however they were spaced and quoted.
    #[must_use]
    pub fn without_spans(mut self) -> Self {
        self.clear_spans();
        self
    }

    fn clear_spans(&mut self) {
        match self {
            Self::All | Self::Filter(_) => {}
            Self::Word(term) | Self::Phrase(term) | Self::Prefix(term) | Self::Fuzzy(term) => {
                term.span = Span::default();
            }
            Self::Near { left, right, .. } => {
                left.clear_spans();
                right.clear_spans();
            }
            Self::In { query, .. } | Self::Not(query) => query.clear_spans(),
            Self::And(queries) | Self::Or(queries) => {
                for query in queries {
                    query.clear_spans();
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::parse;

    #[test]
    fn leaves_know_their_field_and_whether_they_are_negated() {
        let query = parse("a -(b OR -title:\"c d\") party:S ee* NEAR f").unwrap();
        let leaves: Vec<_> = query
            .leaves()
            .into_iter()
            .map(|leaf| (leaf.term.text.clone(), leaf.field, leaf.negated))
            .collect();
        let expected = [
            ("a", None, false),
            ("b", None, true),
            ("c d", Some(TextField::Title), false),
            ("ee", None, false),
            ("f", None, false),
        ];
        let expected: Vec<_> =
            expected.map(|(text, field, negated)| (text.to_owned(), field, negated)).into();
        assert_eq!(leaves, expected);
    }

    #[test]
    fn a_query_goes_through_json_and_back() {
        let query =
            parse("(vård* OR title:\"a b\") -c~ year:2021.. a NEAR/3 b decided:ja *").unwrap();
        let json = serde_json::to_string(&query).unwrap();
        assert_eq!(serde_json::from_str::<Query>(&json).unwrap(), query);
    }

    #[test]
    fn json_names_the_kind_in_snake_case() {
        let json = |source: &str| serde_json::to_string(&parse(source).unwrap()).unwrap();
        assert_eq!(json("*"), r#""all""#);
        assert_eq!(json("å"), r#"{"word":{"text":"å","span":{"start":0,"end":2}}}"#);
        assert_eq!(json("dnr:7/21"), r#"{"filter":{"diary_number":"7/21"}}"#);
        assert_eq!(json("to:2021"), r#"{"filter":{"date":{"from":null,"to":"2021-12-31"}}}"#);
    }
}
