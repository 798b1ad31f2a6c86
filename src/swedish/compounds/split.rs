//! What a compound falls into.
//!
//! In go the parts that the splitter found, out come the longer stretches they make up. The ranges
//! follow one another without gap and cover the word.

use std::ops::Range;

/// One part of a compound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Where the part stands in the word, in bytes, its link letters included.
    pub range: Range<usize>,
    /// The part as a word: without link letters and with its own ending (`arbets` → `arbete`); the
    /// last part as it is.
    pub base: String,
}

/// A compound and its parts, two or more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split {
    /// The parts from left to right; their ranges cover the word.
    pub parts: Vec<Part>,
}

impl Split {
    /// Every run of neighbouring parts that is neither one part nor the whole of `word`, as byte
    /// range and base form (`hem|sjuk|vård` → `hemsjuk`, `sjukvård`), so that a compound is found
    /// by a compound within it.
    #[must_use]
    pub fn runs(&self, word: &str) -> Vec<Part> {
        let count = self.parts.len();
        let mut runs = Vec::new();
        for from in 0..count {
            for to in from + 2..=count {
                if to - from == count {
                    continue;
                }
                let (first, last) = (&self.parts[from], &self.parts[to - 1]);
                let range = first.range.start..last.range.end;
                let Some(head) = word.get(first.range.start..last.range.start) else { continue };
                runs.push(Part { base: format!("{head}{}", last.base), range });
            }
        }
        runs
    }
}

#[cfg(test)]
mod tests {
    use super::{Part, Split};

    fn split(parts: &[(&str, &str)]) -> (String, Split) {
        let mut word = String::new();
        let mut split = Split { parts: Vec::new() };
        for (surface, base) in parts {
            let start = word.len();
            word.push_str(surface);
            split.parts.push(Part { range: start..word.len(), base: (*base).to_owned() });
        }
        (word, split)
    }

    #[test]
    fn a_run_keeps_its_inner_links_and_ends_in_the_base_of_its_last_part() {
        let (word, split) = split(&[("heders", "heder"), ("vålds", "våld"), ("brott", "brott")]);
        let runs: Vec<(String, &str)> =
            split.runs(&word).into_iter().map(|run| (run.base, &word[run.range])).collect();
        let expected = [("hedersvåld", "hedersvålds"), ("våldsbrott", "våldsbrott")];
        assert_eq!(runs, expected.map(|(base, surface)| (base.to_owned(), surface)));
    }

    #[test]
    fn two_parts_have_no_run_between_them_and_the_whole() {
        let (word, split) = split(&[("barn", "barn"), ("vård", "vård")]);
        assert!(split.runs(&word).is_empty());
    }
}
