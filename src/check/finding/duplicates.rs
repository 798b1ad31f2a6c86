//! What is there twice.

use std::fmt::{self, Display, Formatter};

use crate::minutes::Change;

/// What a file has that is there already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DuplicateFinding {
    /// Its content, byte for byte.
    SameFile {
        /// The first file of that content.
        first: String,
    },
    /// Items, word for word.
    SameItems {
        /// How many.
        items: u64,
        /// The other files of the meeting; none where it is not known which have them.
        files: Vec<String>,
    },
    /// Items of which another file has a better version, which is searched.
    Version {
        /// How many.
        items: u64,
        /// The other files that have one; none where it is not known which.
        files: Vec<String>,
    },
    /// A number that stands twice in the file.
    NumberTwice {
        /// The id that the number gives.
        base: String,
        /// The id that the later item has instead.
        id: String,
    },
    /// An id that is set apart from that of another text, which is nowhere.
    NoRival {
        /// The id that both texts would claim.
        claimed: String,
        /// The id that the item has.
        id: String,
    },
    /// An id that another file claims for another text.
    Disputed {
        /// The other file.
        other: String,
        /// The id that both claim.
        claimed: String,
        /// The id that the other file's item has instead.
        there: String,
        /// The id that this file's item has instead.
        here: String,
    },
}

impl DuplicateFinding {
    /// Whether an id no longer tells which text is meant.
    #[must_use]
    pub fn is_fault(&self) -> bool {
        matches!(self, Self::NoRival { .. } | Self::Disputed { .. })
    }

    pub(super) fn each_text(&mut self, change: &mut Change<'_>) {
        match self {
            Self::SameFile { first } => change(first),
            Self::SameItems { items: _, files } | Self::Version { items: _, files } => {
                files.iter_mut().for_each(change);
            }
            Self::NumberTwice { base, id } => [base, id].into_iter().for_each(change),
            Self::NoRival { claimed, id } => [claimed, id].into_iter().for_each(change),
            Self::Disputed { other, claimed, there, here } => {
                [other, claimed, there, here].into_iter().for_each(change);
            }
        }
    }
}

impl Display for DuplicateFinding {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::SameFile { first } => write!(out, "the same file as {first}"),
            Self::SameItems { items, files } => {
                let files = files.join(", ");
                let others = if files.is_empty() { "another file" } else { &files };
                write!(out, "{items} of its items stand word for word in {others}")
            }
            Self::Version { items, files } => {
                let files = files.join(", ");
                let others = if files.is_empty() { "another file" } else { &files };
                write!(out, "a version of {others}, where {items} of its items are searched")
            }
            Self::NumberTwice { base, id } => {
                write!(out, "the number of {base} stands there twice: {id}")
            }
            Self::NoRival { claimed, id } => {
                write!(out, "no other text has {claimed}, yet it is {id}")
            }
            Self::Disputed { other, claimed, there, here } => {
                write!(out, "{other} has another text for {claimed}: {there} there, {here} here")
            }
        }
    }
}
