//! How the words of a class are found in a text.
//!
//! Every line and nearly every word of a text is asked about, so nothing here goes through a list:
//! a whole word is looked up, beginnings and endings are looked up by their outermost bytes, and
//! what may stand anywhere is found by an automaton of all words.

use std::sync::OnceLock;

use regex::Regex;
use rustc_hash::{FxHashMap, FxHashSet};

/// Outermost bytes of a word; shorter words of a class make it fewer for all of them.
type Edge = [u8; EDGE];
const EDGE: usize = 3;

/// The words of one class.
#[derive(Debug)]
pub(super) struct Words {
    all: FxHashSet<&'static str>,
    longest_first: Vec<&'static str>,
    /// How many bytes of an edge are looked up.
    width: usize,
    by_start: FxHashMap<Edge, Vec<&'static str>>,
    by_end: FxHashMap<Edge, Vec<&'static str>>,
    anywhere: OnceLock<Regex>,
}

impl Words {
    pub(super) fn of(mut words: Vec<&'static str>) -> Self {
        words.sort_by_key(|word| (std::cmp::Reverse(word.len()), *word));
        let width = words.last().map_or(EDGE, |shortest| shortest.len().min(EDGE));
        let mut by_start: FxHashMap<Edge, Vec<&'static str>> = FxHashMap::default();
        let mut by_end: FxHashMap<Edge, Vec<&'static str>> = FxHashMap::default();
        for word in &words {
            let bytes = word.as_bytes();
            by_start.entry(edge(&bytes[..width])).or_default().push(word);
            by_end.entry(edge(&bytes[bytes.len() - width..])).or_default().push(word);
        }
        Self {
            all: words.iter().copied().collect(),
            longest_first: words,
            width,
            by_start,
            by_end,
            anywhere: OnceLock::new(),
        }
    }

    pub(super) fn longest_first(&self) -> impl Iterator<Item = &'static str> {
        self.longest_first.iter().copied()
    }

    pub(super) fn get(&self, text: &str) -> Option<&'static str> {
        self.all.get(text).copied()
    }

    pub(super) fn beginnings(&self, text: &str) -> impl Iterator<Item = &'static str> {
        let near = text.as_bytes().get(..self.width);
        let alike = near.and_then(|near| self.by_start.get(&edge(near)));
        alike.into_iter().flatten().copied().filter(move |word| text.starts_with(word))
    }

    pub(super) fn endings(&self, text: &str) -> impl Iterator<Item = &'static str> {
        let start = text.len().checked_sub(self.width);
        let near = start.and_then(|start| text.as_bytes().get(start..));
        let alike = near.and_then(|near| self.by_end.get(&edge(near)));
        alike.into_iter().flatten().copied().filter(move |word| text.ends_with(word))
    }

    pub(super) fn is_in(&self, text: &str) -> bool {
        let words = self.anywhere.get_or_init(|| {
            Regex::new(&alternation(self.longest_first())).expect("escaped words compile")
        });
        words.is_match(text)
    }
}

fn edge(bytes: &[u8]) -> Edge {
    let mut edge = Edge::default();
    edge[..bytes.len()].copy_from_slice(bytes);
    edge
}

/// Words as alternatives of an expression, in the order given.
pub(super) fn alternation(words: impl Iterator<Item = &'static str>) -> String {
    let escaped: Vec<String> = words.map(|word| regex::escape(word).replace(' ', r"\ ")).collect();
    format!("(?:{})", escaped.join("|"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_whole_at_either_end_and_anywhere() {
        let words = Words::of(vec!["råd", "rådet", "samråd", "fru"]);
        let endings = |text: &str| words.endings(text).collect::<Vec<_>>();
        assert_eq!(words.get("fru"), Some("fru"));
        assert_eq!(words.get("frun"), None);
        assert_eq!(endings("kommunalråd"), ["råd"]);
        assert_eq!(endings("samråd"), ["samråd", "råd"]);
        assert_eq!(endings("råda"), [""; 0]);
        assert_eq!(endings("ru"), [""; 0]);
        assert_eq!(words.beginnings("rådets hus").collect::<Vec<_>>(), ["rådet", "råd"]);
        assert!(words.is_in("ett samrådsmöte") && !words.is_in("ett möte"));
    }

    #[test]
    fn short_words_are_found_too() {
        let words = Words::of(vec!["en", "barn"]);
        assert_eq!(words.endings("vägen").collect::<Vec<_>>(), ["en"]);
        assert_eq!(words.endings("n").count(), 0);
        assert_eq!(words.beginnings("barnet").collect::<Vec<_>>(), ["barn"]);
        assert_eq!(Words::of(Vec::new()).endings("vägen").count(), 0);
    }
}
