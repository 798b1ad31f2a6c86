//! Why a query is not understood, and how that is shown.
//!
//! An error is one line for logs (`Display`), or a few lines with a caret under the place (`render`, in
//! the module beside this one). Texts taken
//! from the query are escaped, so that a message never carries a control character to a terminal.

use std::fmt;

use super::ast::Span;

/// The longest query that is read, in bytes: several pages of words, and short enough that no query is slow to read.
pub const MAX_BYTES: usize = 4096;

/// How deep brackets and negations may nest: far beyond what a person writes, far within any stack.
pub const MAX_DEPTH: usize = 64;

/// How many `NEAR` a query may have. Each reads where its words stand in every item; so many take
/// some hundred milliseconds in an index of 100 000 items when they are made to.
pub const MAX_NEARS: usize = 32;

/// How many beginnings of words (`kommun*`) a query may have. Each is as many words as begin so.
pub const MAX_PREFIXES: usize = 256;

/// The largest `NEAR` distance, in words: a long paragraph; beyond it `AND` says the same.
pub const MAX_DISTANCE: u32 = 100;

/// A query that is not understood, where, and the way out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{kind}")]
pub struct QueryError {
    /// What is wrong.
    pub kind: QueryErrorKind,
    /// The part of the source that is wrong; may be empty where something is missing.
    pub span: Span,
    /// What to write instead, where that is known.
    pub hint: Option<String>,
}

/// What is expensive to answer, so that a query may have only so much of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Costly {
    /// Two words near each other.
    Near,
    /// The beginning of a word.
    Prefix,
}

impl fmt::Display for Costly {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Near => "NEAR",
            Self::Prefix => "beginnings of words",
        })
    }
}

/// What can be wrong with a query.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QueryErrorKind {
    /// There is nothing to look for.
    #[error("the query is empty")]
    EmptyQuery,
    /// Longer than [`MAX_BYTES`].
    #[error("the query is too long: {bytes} bytes, at most {MAX_BYTES} are read")]
    TooLong {
        /// Its length.
        bytes: usize,
    },
    /// Brackets or negations nested deeper than [`MAX_DEPTH`].
    #[error("the query is nested deeper than {MAX_DEPTH} levels")]
    TooDeep,
    /// More of what is expensive to answer than [`MAX_NEARS`] or [`MAX_PREFIXES`].
    #[error("the query has too many {what}: at most {most} are read")]
    TooMany {
        /// What there is too much of.
        what: Costly,
        /// How many are read.
        most: usize,
    },
    /// A quote without its partner.
    #[error("the quote is not closed")]
    UnclosedQuote,
    /// `(` without `)`.
    #[error("the bracket is not closed")]
    UnclosedBracket,
    /// `)` without `(`.
    #[error("there is no open bracket to close")]
    StrayBracket,
    /// `()`.
    #[error("the brackets are empty")]
    EmptyBrackets,
    /// Quotes with no letter or digit between them.
    #[error("the phrase is empty")]
    EmptyPhrase,
    /// `AND`, `OR`, `NOT` or `NEAR` with nothing to work on.
    #[error("{operator} is missing an operand")]
    OperatorWithoutOperand {
        /// As typed.
        operator: String,
    },
    /// A `NEAR` distance that is not a number or outside 1 to [`MAX_DISTANCE`].
    #[error("{text:?} has no distance between 1 and {MAX_DISTANCE}")]
    BadDistance {
        /// The operator as typed.
        text: String,
    },
    /// `NEAR` beside something other than a word, a phrase or a prefix.
    #[error("{operator} must stand between words, phrases or prefixes")]
    BadNearOperand {
        /// As typed.
        operator: String,
    },
    /// A name before a colon that is not a field.
    #[error("unknown field {name:?}")]
    UnknownField {
        /// As typed, without the colon.
        name: String,
    },
    /// A field with nothing after its colon.
    #[error("{field}: has no value")]
    MissingValue {
        /// As typed, without the colon.
        field: String,
    },
    /// Values in brackets that are not kept apart by `OR`.
    #[error("the values of {field}: are not joined by OR")]
    UnjoinedValues {
        /// The field's first name.
        field: &'static str,
    },
    /// A day, month or year that does not exist, is out of range or is not written as one.
    #[error("{text:?} is not a {wanted}")]
    BadDate {
        /// As typed.
        text: String,
        /// `date` or `year`.
        wanted: &'static str,
    },
    /// A range that ends before it begins, or has no end at all.
    #[error("{text:?} is not a range that begins before it ends")]
    BadRange {
        /// As typed.
        text: String,
    },
    /// A value other than yes or no.
    #[error("{text:?} is neither yes nor no")]
    BadChoice {
        /// As typed.
        text: String,
    },
    /// A star at the start or in the middle of a word, or after a phrase or bracket.
    #[error("the star does not end a word")]
    MisplacedStar,
    /// A prefix of fewer than two letters.
    #[error("the prefix {text:?} is too short")]
    ShortPrefix {
        /// The prefix without its star.
        text: String,
    },
    /// A character that has no meaning where it stands.
    #[error("the character {} has no meaning here", quoted(*character))]
    UnexpectedCharacter {
        /// The first one.
        character: char,
    },
}

/// The character in quotes, as an escape where it is not to be seen.
fn quoted(character: char) -> String {
    match character {
        '\\' => "'\\'".to_owned(),
        _ => format!("{character:?}"),
    }
}

impl QueryError {
    pub(super) fn new(kind: QueryErrorKind, span: Span) -> Self {
        Self { kind, span, hint: None }
    }

    pub(super) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}
