//! How much each way of looking for a word counts, relative to any form of it in the text.
//!
//! Set on the graded queries of `tests/relevance`, and to be changed there and nowhere else.

use super::tree::TermField;

/// The word in exactly the form typed, on top of its stem.
pub const EXACT: f32 = 1.2;
/// Any form in the title: what the item is about.
pub const TITLE: f32 = 2.5;
/// Any form in the text.
pub const BODY: f32 = 1.0;
/// A synonym or abbreviation of the taxonomy.
pub const SYNONYM: f32 = 0.9;
/// Another word for the same thing, of the thesaurus.
pub const SAME_WORD: f32 = 0.35;
/// What the thing is called officially.
pub const OFFICIAL_WORD: f32 = 0.3;
/// A word of the same matter.
pub const RELATED_WORD: f32 = 0.15;
/// Another compound with the same parts.
pub const SAME_PARTS: f32 = 0.9;
/// The parts as words near each other.
pub const PARTS_NEAR: f32 = 0.6;
/// A compound of which the word is a part.
pub const PART: f32 = 0.6;
/// A compound in the title beside one anywhere: what the item is about, though not all of it.
pub const TITLE_PARTS: f32 = 2.0;
/// Letters typed without their diacritics.
pub const FOLDED: f32 = 0.8;
/// A word spelt almost so.
pub const FUZZY: f32 = 0.4;
/// The case's own number.
pub const DIARY_NUMBER: f32 = 2.0;
/// Words with this beginning.
pub const PREFIX: f32 = 0.5;
/// The words of a query near each other in the text.
pub const NEARNESS_BODY: f32 = 1.0;
/// The words of a query near each other in the title.
pub const NEARNESS_TITLE: f32 = 2.0;
/// What is left of the score of an item that only puts its matter off.
pub const UNSETTLED: f32 = 0.6;

/// What any form of a word counts in a text.
pub(super) fn of_place(place: TermField) -> f32 {
    match place {
        TermField::Title => TITLE,
        TermField::TitleParts => TITLE_PARTS,
        _ => BODY,
    }
}

/// Which expansions are in use; the ablation of the relevance suite switches them off in turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a layer, on or off by itself")]
pub struct Layers {
    /// Stems, not only exact forms.
    pub stems: bool,
    /// Compounds and their parts.
    pub parts: bool,
    /// Synonyms and abbreviations.
    pub synonyms: bool,
    /// Other words of the thesaurus.
    pub thesaurus: bool,
    /// Diacritics left out.
    pub folding: bool,
    /// Other spellings.
    pub fuzzy: bool,
    /// Nearness of the query's words.
    pub nearness: bool,
}

impl Default for Layers {
    fn default() -> Self {
        Self {
            stems: true,
            parts: true,
            synonyms: true,
            thesaurus: true,
            folding: true,
            fuzzy: true,
            nearness: true,
        }
    }
}
