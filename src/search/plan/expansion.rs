//! The ways in which a word of the query is looked for, and what each is called.

use std::fmt::{self, Display, Formatter};

use serde::Serialize;

use super::tree::{Node, TermField};
use crate::minutes::Change;

/// A phrase of more words is looked for by so many of them, the rarest, and then checked; a word of
/// more pieces is not looked for as a row of them. Two dozen words are in that order in no other
/// item than a copy.
pub(super) const MOST_ANCHORS: usize = 24;

/// Words of a query that are rewarded for standing near each other, at most. In a query of more
/// they are those of a whole text, and only its copy has all of them so.
pub(super) const MOST_NEAR: usize = 24;

/// One way of looking for a word.
#[derive(Debug, Clone)]
pub struct Expansion {
    /// What is looked for.
    pub kind: ExpansionKind,
    /// The items.
    pub node: Node,
}

/// What an expansion looks for; displayed as `--explain` shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExpansionKind {
    /// The word in exactly the form typed.
    Surface(String),
    /// Any form of the word in one text.
    AnyForm {
        /// The word as typed.
        surface: String,
        /// Its stem, which all its forms share.
        stem: String,
        /// The field in which it is looked for.
        place: TermField,
    },
    /// A compound of which the word is a part.
    CompoundWith {
        /// The stem of the part, as it stands in the field of parts.
        part: String,
        /// The field in which it is looked for.
        place: TermField,
    },
    /// A compound with the same parts.
    SameParts {
        /// Their stems, in their order in the compound.
        parts: Vec<String>,
        /// The field in which it is looked for.
        place: TermField,
    },
    /// The parts as words near each other.
    PartsNearby {
        /// The parts as they were split, each looked for in any form.
        parts: Vec<String>,
        /// The field in which it is looked for.
        place: TermField,
    },
    /// A case's own number.
    DiaryNumber(String),
    /// The number of an item.
    ItemNumber(String),
    /// The pieces of a hyphenated word in a row.
    Row {
        /// The pieces between the hyphens, as typed.
        words: Vec<String>,
        /// The field in which it is looked for.
        place: TermField,
    },
    /// A word of too many pieces is not looked for in a row.
    TooManyPieces,
    /// Every piece of a hyphenated word, anywhere.
    EachOf(Vec<String>),
    /// Exactly these words in this order.
    Phrase(Vec<String>),
    /// Two things near each other.
    Within {
        /// So many words.
        distance: u32,
        /// The field in which it is looked for.
        place: TermField,
    },
    /// Another name of the same thing.
    OtherName {
        /// The name, by the topics or the thesaurus.
        name: String,
        /// The field in which it is looked for.
        place: TermField,
    },
    /// The organ or authority with this name.
    OfBody(String),
    /// Words with this beginning.
    Beginning {
        /// How many words.
        words: usize,
        /// The beginning.
        beginning: String,
    },
    /// The nearness of too many words is not rewarded.
    TooManyNear,
    /// No other spelling was looked for.
    NotLookedFor,
    /// What is looked for of a word with its diacritics.
    WithDiacritics(Box<ExpansionKind>),
    /// What is looked for of a word of almost the same spelling.
    AlmostSpelt(Box<ExpansionKind>),
}

impl ExpansionKind {
    /// Applies `change` to every text of the query or of the index in it. Words that are shown
    /// with nothing but a blank between them are one text: together they may be a number.
    pub(in crate::search) fn each_text(&mut self, change: &mut Change<'_>) {
        match self {
            Self::Surface(text)
            | Self::CompoundWith { part: text, place: _ }
            | Self::DiaryNumber(text)
            | Self::ItemNumber(text)
            | Self::OfBody(text)
            | Self::OtherName { name: text, place: _ }
            | Self::Beginning { words: _, beginning: text } => change(text),
            Self::AnyForm { surface, stem, place: _ } => {
                [surface, stem].into_iter().for_each(change);
            }
            Self::SameParts { parts: texts, place: _ }
            | Self::PartsNearby { parts: texts, place: _ }
            | Self::EachOf(texts) => texts.iter_mut().for_each(change),
            Self::Row { words, place: _ } | Self::Phrase(words) => {
                let mut row = words.join(" ");
                change(&mut row);
                *words = row.split(' ').map(str::to_owned).collect();
            }
            Self::WithDiacritics(kind) | Self::AlmostSpelt(kind) => kind.each_text(change),
            Self::TooManyPieces | Self::Within { .. } | Self::TooManyNear | Self::NotLookedFor => {}
        }
    }
}

impl Serialize for ExpansionKind {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Display for ExpansionKind {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Surface(surface) => write!(f, "the word \"{surface}\""),
            Self::AnyForm { surface, stem, place } => {
                write!(f, "any form of \"{surface}\" in the {} (stem {stem})", name_of(*place))
            }
            Self::CompoundWith { part, place } => {
                write!(f, "a compound with \"{part}\"{}", in_title(*place))
            }
            Self::SameParts { parts, place } => {
                write!(f, "a compound with {}{}", parts.join(" + "), in_title(*place))
            }
            Self::PartsNearby { parts, place } => {
                write!(f, "{} near each other in the {}", parts.join(" + "), name_of(*place))
            }
            Self::DiaryNumber(number) => write!(f, "the diary number {number}"),
            Self::OfBody(name) => write!(f, "an item of {name}"),
            Self::ItemNumber(number) => write!(f, "the number § {number} of an item"),
            Self::Row { words, place } => {
                write!(f, "\"{}\" in the {}", words.join(" "), name_of(*place))
            }
            Self::TooManyPieces => {
                write!(f, "not in a row: a word has at most {MOST_ANCHORS} pieces")
            }
            Self::EachOf(words) => write!(f, "each of {}", words.join(", ")),
            Self::Phrase(words) => write!(f, "the words \"{}\" in this order", words.join(" ")),
            Self::Within { distance, place } => {
                write!(f, "within {distance} words of each other in the {}", name_of(*place))
            }
            Self::OtherName { name, place } => {
                write!(f, "\"{name}\", another name for it, in the {}", name_of(*place))
            }
            Self::Beginning { words: 1, beginning } => {
                write!(f, "1 word that begins with \"{beginning}\"")
            }
            Self::Beginning { words, beginning } => {
                write!(f, "{words} words that begin with \"{beginning}\"")
            }
            Self::TooManyNear => {
                write!(f, "not rewarded, since there are more than {MOST_NEAR}")
            }
            Self::NotLookedFor => f.write_str(
                "no other spelling was looked for: the query has too many unknown words",
            ),
            Self::WithDiacritics(kind) => write!(f, "{kind}, with its diacritics"),
            Self::AlmostSpelt(kind) => write!(f, "{kind}, almost the same spelling"),
        }
    }
}

fn name_of(place: TermField) -> &'static str {
    if place == TermField::Title { "title" } else { "text" }
}

fn in_title(place: TermField) -> &'static str {
    if place == TermField::TitleParts { " in the title" } else { "" }
}

/// A word of the query and the other words, of the thesaurus, by which items are found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OtherWords {
    /// The word as typed.
    pub word: String,
    /// Other words that the index has.
    #[serde(rename = "as")]
    pub others: Vec<String>,
}
