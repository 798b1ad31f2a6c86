//! Swedish words.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Text as NFC without soft hyphens, with plain spaces.
#[must_use]
pub fn tidy(text: &str) -> Cow<'_, str> {
    let odd = |c: char| matches!(c, '\u{ad}' | '\u{a0}' | '\u{200b}' | '\u{2}' | '\u{feff}');
    if is_nfc(text) && !text.contains(odd) {
        return Cow::Borrowed(text);
    }
    text.nfc()
        .filter_map(|c| match c {
            '\u{a0}' => Some(' '),
            c if odd(c) => None,
            c => Some(c),
        })
        .collect::<String>()
        .into()
}
