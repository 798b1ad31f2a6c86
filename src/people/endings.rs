//! How does a word end?
//!
//! In go a word and a list of endings, out come those that the word has. Every word of a text is
//! asked whether it is a title or an organisation, so only the end of a word is looked at, and the
//! endings are looked up by their last three bytes.

use rustc_hash::FxHashMap;

/// A list of endings in lower case, each of three bytes or more.
pub(super) struct Endings(FxHashMap<[u8; 3], Vec<&'static str>>);

impl Endings {
    pub(super) fn new(endings: &[&'static str]) -> Self {
        let mut by_end: FxHashMap<[u8; 3], Vec<&'static str>> = FxHashMap::default();
        for ending in endings {
            if let Some(end) = ending.as_bytes().last_chunk() {
                by_end.entry(*end).or_default().push(ending);
            }
        }
        Self(by_end)
    }

    /// The endings of a word in lower case.
    pub(super) fn of<'a>(&'a self, lower: &'a str) -> impl Iterator<Item = &'static str> + 'a {
        let alike = lower.as_bytes().last_chunk().and_then(|end| self.0.get(end));
        alike.into_iter().flatten().copied().filter(|ending| lower.ends_with(ending))
    }
}

/// The longest end of a word that is looked at, in bytes: three times the longest ending.
pub(super) const MOST_BYTES: usize = 48;

/// The end of a word, or the whole of a short one, in lower case.
pub(super) fn lower_end(word: &str) -> String {
    word[word.ceil_char_boundary(word.len().saturating_sub(MOST_BYTES))..].to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_the_endings_that_it_ends_in() {
        let endings = Endings::new(&["råd", "rådet", "samråd", "fru"]);
        let of = |word: &str| endings.of(&lower_end(word)).collect::<Vec<_>>();
        assert_eq!(of("Kommunalråd"), ["råd"]);
        assert_eq!(of("SAMRÅD"), ["råd", "samråd"]);
        assert_eq!(of("råda"), [""; 0]);
        assert_eq!(of("ru"), [""; 0]);
        assert_eq!(of(&format!("{}råd", "ö".repeat(100))), ["råd"]);
    }
}
