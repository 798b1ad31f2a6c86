//! Words as they are typed on a keyboard without å, ä and ö.
//!
//! In goes a word, out comes the word without accents and dots. Only for comparing when a word
//! itself is unknown: folded, *län* and *lån* are one word, so an index is never folded.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// `word` with å and ä as a, ö as o, é as e, and every other accent taken off; æ and ø of Danish
/// and Norwegian names as a and o. Case stays.
#[must_use]
pub fn fold(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        return Cow::Borrowed(word);
    }
    let bare = word.nfd().filter(|character| !is_combining_mark(*character));
    Cow::Owned(bare.map(unslashed).collect())
}

/// The letters whose stroke is no accent and does not decompose.
fn unslashed(letter: char) -> char {
    match letter {
        'æ' => 'a',
        'Æ' => 'A',
        'ø' => 'o',
        'Ø' => 'O',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn dots_rings_and_accents_are_taken_off() {
        assert_eq!(fold("föräldraskapsstöd"), "foraldraskapsstod");
        assert_eq!(fold("Åhlén"), "Ahlen");
        assert_eq!(fold("Sørensen"), "Sorensen");
    }

    #[test]
    fn decomposed_and_composed_letters_fold_alike() {
        assert_eq!(fold("va\u{30a}rd"), fold("vård"));
    }

    #[test]
    fn a_word_without_dots_is_borrowed() {
        assert!(matches!(fold("kommun"), std::borrow::Cow::Borrowed("kommun")));
    }
}
