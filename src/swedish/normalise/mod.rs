//! Bringing text into the one form that everything else here expects.
//!
//! The form is composed (NFC), without soft hyphens and zero-width characters, with ligatures as
//! letters and one kind of space and hyphen inside words; the way back to the bytes of the
//! original is kept. Text that is already so, nearly all of it, is borrowed and nothing is
//! allocated.
//!
//! Guaranteed: normalising twice changes nothing more; every mapped range is on character boundaries of
//! the original. Not guaranteed: anything about case, line breaks or runs of spaces, which stay.

mod fold;
mod line_end;
mod lower;

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::{
    IsNormalized, UnicodeNormalization, char::canonical_combining_class, is_nfc_quick,
};

pub use self::fold::fold;
pub use self::line_end::{Mend, append_line, mend_line_end};
pub use self::lower::lower_in_place;

/// Normalised text and the way back to the original.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Normalised<'a> {
    /// The normalised text.
    pub text: Cow<'a, str>,
    edits: Vec<Edit>,
}

/// A stretch that was changed; between two edits the bytes are the same.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Edit {
    new: Range<usize>,
    old: Range<usize>,
}

impl Normalised<'_> {
    /// The bytes of the original that the bytes `range` of the normalised text come from. A range
    /// that begins or ends inside a changed character is widened to all of it; one past the end is
    /// cut to the end of what is known.
    #[must_use]
    pub fn original(&self, range: Range<usize>) -> Range<usize> {
        let start = self.original_start(range.start);
        if range.is_empty() {
            return start..start;
        }
        start..self.original_end(range.end).max(start)
    }

    fn original_start(&self, at: usize) -> usize {
        match self.edits[..self.edits.partition_point(|edit| edit.new.start <= at)].last() {
            None => at,
            Some(edit) if at < edit.new.end => edit.old.start,
            Some(edit) => edit.old.end + (at - edit.new.end),
        }
    }

    fn original_end(&self, at: usize) -> usize {
        match self.edits[..self.edits.partition_point(|edit| edit.new.start < at)].last() {
            None => at,
            Some(edit) if at <= edit.new.end => edit.old.end,
            Some(edit) => edit.old.end + (at - edit.new.end),
        }
    }
}

/// What becomes of a single character.
enum Fate {
    Kept,
    Dropped,
    Becomes(&'static str),
    /// A dash that is a hyphen if it stands inside a word.
    HyphenInWord,
}

fn fate(character: char) -> Fate {
    match character {
        // Soft hyphen; zero-width space, non-joiner, joiner; word joiner; byte-order mark.
        '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' => Fate::Dropped,
        // No-break space, the spaces of typography, ideographic space.
        '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => {
            Fate::Becomes(" ")
        }
        // Hyphen and no-break hyphen.
        '\u{2010}' | '\u{2011}' => Fate::Becomes("-"),
        // Figure dash, en dash, em dash, minus.
        '\u{2012}'..='\u{2014}' | '\u{2212}' => Fate::HyphenInWord,
        'ﬀ' => Fate::Becomes("ff"),
        'ﬁ' => Fate::Becomes("fi"),
        'ﬂ' => Fate::Becomes("fl"),
        'ﬃ' => Fate::Becomes("ffi"),
        'ﬄ' => Fate::Becomes("ffl"),
        'ﬅ' | 'ﬆ' => Fate::Becomes("st"),
        _ => Fate::Kept,
    }
}

/// The normalised form of `text` and the way back.
#[must_use]
pub fn normalise(text: &str) -> Normalised<'_> {
    normalise_with(text, Dashes::AsHyphens)
}

/// The text as [`normalise`] gives it, except that dashes inside words stay as printed: the form in
/// which text is kept and shown (`2022–2027`), where the normalised form is for matching.
#[must_use]
pub fn tidy(text: &str) -> Cow<'_, str> {
    normalise_with(text, Dashes::Kept).text
}

/// What becomes of a dash inside a word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Dashes {
    AsHyphens,
    Kept,
}

fn normalise_with(text: &str, dashes: Dashes) -> Normalised<'_> {
    if is_normal(text, dashes) {
        return Normalised { text: Cow::Borrowed(text), edits: Vec::new() };
    }
    let mut out = String::with_capacity(text.len());
    let mut edits = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let run = run_end(text, at);
        out.push_str(&text[at..run]);
        at = cluster_end(text, run);
        let start = out.len();
        push_cluster(&mut out, text, run..at, dashes);
        if out[start..] != text[run..at] {
            edits.push(Edit { new: start..out.len(), old: run..at });
        }
    }
    Normalised { text: Cow::Owned(out), edits }
}

/// Where the run that can be copied as it is ends, beginning at `from`: before the first character
/// that changes, or before the letter that composes with it.
fn run_end(text: &str, from: usize) -> usize {
    let mut before = from;
    for (at, character) in text[from..].char_indices() {
        if !character.is_ascii() && changes(character) {
            let joins = composes_with_former(character) || matches!(fate(character), Fate::Dropped);
            return if joins { before } else { from + at };
        }
        before = from + at;
    }
    text.len()
}

/// Whether a character may become another, go, or compose with what stands before it. Below the
/// combining marks every character is composed and composes with nothing.
fn changes(character: char) -> bool {
    !matches!(fate(character), Fate::Kept)
        || character >= '\u{300}' && is_nfc_quick(std::iter::once(character)) != IsNormalized::Yes
        || composes_with_former(character)
}

/// Where the cluster that begins at `from` ends: a character with all after it that is dropped or
/// may compose with it.
fn cluster_end(text: &str, from: usize) -> usize {
    let mut characters = text[from..].char_indices().skip(1);
    let ends = |character: char| {
        !composes_with_former(character) && !matches!(fate(character), Fate::Dropped)
    };
    characters.find(|(_, character)| ends(*character)).map_or(text.len(), |(at, _)| from + at)
}

/// Appends the normal form of one cluster.
fn push_cluster(out: &mut String, text: &str, cluster: Range<usize>, dashes: Dashes) {
    let mut bare = String::new();
    for (at, character) in text[cluster.clone()].char_indices() {
        match fate(character) {
            Fate::Dropped => {}
            Fate::Kept => bare.push(character),
            Fate::Becomes(other) => bare.push_str(other),
            Fate::HyphenInWord => {
                let rest = &text[cluster.start + at + character.len_utf8()..];
                let after = rest.chars().find(|next| !matches!(fate(*next), Fate::Dropped));
                let inside = dashes == Dashes::AsHyphens
                    && out.chars().next_back().is_some_and(char::is_alphanumeric)
                    && after.is_some_and(char::is_alphanumeric);
                bare.push(if inside { '-' } else { character });
            }
        }
    }
    out.extend(bare.nfc());
}

/// Whether nothing would change, found without writing anything.
fn is_normal(text: &str, dashes: Dashes) -> bool {
    if text.is_ascii() {
        return true;
    }
    // Below the combining marks every character is composed and composes with nothing before it.
    let mut may_compose = false;
    for (at, character) in text.char_indices().filter(|(_, character)| !character.is_ascii()) {
        match fate(character) {
            Fate::Kept => may_compose |= character >= '\u{300}',
            Fate::HyphenInWord if dashes == Dashes::Kept => {}
            Fate::HyphenInWord => {
                let before = text[..at].chars().next_back();
                let after = text[at + character.len_utf8()..].chars().next();
                if before.is_some_and(char::is_alphanumeric)
                    && after.is_some_and(char::is_alphanumeric)
                {
                    return false;
                }
            }
            Fate::Dropped | Fate::Becomes(_) => return false,
        }
    }
    !may_compose || is_nfc_quick(text.chars()) == IsNormalized::Yes
}

/// Whether a character can become one with what stands before it.
fn composes_with_former(character: char) -> bool {
    character >= '\u{300}'
        && (canonical_combining_class(character) != 0
            || is_nfc_quick(std::iter::once(character)) == IsNormalized::Maybe)
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use proptest::prelude::*;

    use super::normalise;

    #[test]
    fn text_that_is_normal_is_borrowed() {
        assert!(matches!(normalise("Föräldraskapsstöd – § 45 noteras.").text, Cow::Borrowed(_)));
    }

    #[test]
    fn decomposed_letters_are_composed_and_map_back() {
        let text = "fo\u{308}ra\u{308}lder";
        let normal = normalise(text);
        assert_eq!(normal.text, "förälder");
        assert_eq!(normal.original(0..normal.text.len()), 0..text.len());
        // ö is bytes 1–2 of the new text and o with its accent, bytes 1–3, of the old.
        assert_eq!(normal.original(1..3), 1..4);
    }

    #[test]
    fn soft_hyphens_go_and_ligatures_become_letters() {
        let text = "inom\u{AD}hus o\u{FB03}ciell";
        let normal = normalise(text);
        assert_eq!(normal.text, "inomhus officiell");
        assert_eq!(&text[normal.original(0..7)], "inom\u{AD}hus");
        assert_eq!(&text[normal.original(8..17)], "o\u{FB03}ciell");
    }

    #[test]
    fn every_space_is_a_space_and_a_dash_in_a_word_a_hyphen() {
        assert_eq!(normalise("§\u{A0}45 covid–19 – paus").text, "§ 45 covid-19 – paus");
        assert_eq!(normalise("e\u{2011}post").text, "e-post");
    }

    proptest! {
        #[test]
        fn normalising_twice_changes_nothing_more(
            text in "[a-zåäöé \u{308}\u{30a}\u{301}\u{AD}\u{200B}\u{A0}–‑ﬁ§0-9-]{0,40}",
        ) {
            let once = normalise(&text).text.into_owned();
            prop_assert_eq!(&normalise(&once).text, &once);
        }

        #[test]
        fn every_range_maps_to_character_borders_of_the_original(
            text in any::<String>(),
            a in 0usize..64,
            b in 0usize..64,
        ) {
            let normal = normalise(&text);
            let letters = normal.text.char_indices().map(|(at, _)| at);
            let borders: Vec<usize> = letters.chain([normal.text.len()]).collect();
            let (a, b) = (borders[a % borders.len()], borders[b % borders.len()]);
            let range = normal.original(a.min(b)..a.max(b));
            prop_assert!(text.get(range).is_some());
        }

        #[test]
        fn what_was_not_changed_maps_to_itself(text in "[a-zåäö \u{308}\u{AD}\u{A0}–ﬁ]{0,40}") {
            let normal = normalise(&text);
            let letters = normal.text.char_indices();
            for (at, letter) in letters.filter(|(_, letter)| letter.is_ascii_lowercase()) {
                let old = normal.original(at..at + 1);
                let same = |original| original == letter || original == 'ﬁ';
                prop_assert!(text[old].chars().any(same));
            }
        }
    }
}
