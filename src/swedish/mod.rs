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

/// A word of a text.
#[derive(Debug, Clone, Copy)]
pub struct Word<'a> {
    /// The word as written.
    pub text: &'a str,
    /// First byte.
    pub start: usize,
}

impl<'a> Word<'a> {
    /// The word in lower case.
    #[must_use]
    pub fn lower(&self) -> Cow<'a, str> {
        if self.text.chars().any(char::is_uppercase) {
            Cow::Owned(self.text.to_lowercase())
        } else {
            Cow::Borrowed(self.text)
        }
    }
}

/// The words of a text.
pub fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + text[rest..].find(char::is_alphanumeric)?;
        let end = text[start..]
            .char_indices()
            .scan(' ', |_, (i, c)| Some((i, c)))
            .find(|&(i, c)| {
                let after = text[start + i + c.len_utf8()..].chars().next();
                !(c.is_alphanumeric()
                    || (matches!(c, '-' | ':' | '/' | '.')
                        && after.is_some_and(char::is_alphanumeric)))
            })
            .map_or(text.len(), |(i, _)| start + i);
        rest = end;
        Some(Word { text: &text[start..end], start })
    })
}

/// The stem of a word in lower case.
#[must_use]
pub fn stem(word: &str) -> Cow<'_, str> {
    Cow::Owned(frostem::Stemmer::new(frostem::Algorithm::Swedish).stem(word).into_owned())
}
