//! The words that minutes are written with.
//!
//! One data file per subject, one entry a line, each entry once in the whole lexicon with all the
//! classes that it is of ([`Class`]). Rules about layout and people ask for classes and hold no
//! words of their own, so that a word that another authority uses is one line in one file.
//! What no list can have is known by form, where the rules are.

mod class;
#[cfg(test)]
pub(crate) mod decided;
mod index;
mod party_names;
mod pattern;
mod reader;
#[cfg(test)]
mod trial;

pub(crate) use class::Class;
pub(crate) use party_names::{named_party, party_of_adjective};
pub(crate) use pattern::Pattern;

use std::sync::LazyLock;

use index::Words;

/// The data files by their names.
const FILES: [(&str, &str); 17] = [
    ("actors", include_str!("actors.txt")),
    ("acts", include_str!("acts.txt")),
    ("attendance", include_str!("attendance.txt")),
    ("bodies", include_str!("bodies.txt")),
    ("closing", include_str!("closing.txt")),
    ("customary", include_str!("customary.txt")),
    ("function_words", include_str!("function_words.txt")),
    ("furniture", include_str!("furniture.txt")),
    ("head", include_str!("head.txt")),
    ("meetings", include_str!("meetings.txt")),
    ("names", include_str!("names.txt")),
    ("outcomes", include_str!("outcomes.txt")),
    ("papers", include_str!("papers.txt")),
    ("parties", include_str!("parties.txt")),
    ("sub_headings", include_str!("sub_headings.txt")),
    ("titles", include_str!("titles.txt")),
    ("votes", include_str!("votes.txt")),
];

/// The words of each class, by its number.
static LEXICON: LazyLock<Vec<Words>> = LazyLock::new(|| {
    let mut words: Vec<Vec<&'static str>> = vec![Vec::new(); Class::COUNT];
    for (_, text) in FILES {
        for entry in reader::entries(text).flatten() {
            for class in entry.classes {
                words[class as usize].push(entry.text);
            }
        }
    }
    words.into_iter().map(Words::of).collect()
});

/// Whether a sign is a bullet. Dashes and numbers, which begin entries too, are not.
pub(crate) fn is_bullet(sign: char) -> bool {
    Class::Bullet.has(sign.encode_utf8(&mut [0; 4]))
}

impl Class {
    fn words(self) -> &'static Words {
        &LEXICON[self as usize]
    }

    /// The words, the longest first.
    pub(crate) fn iter(self) -> impl Iterator<Item = &'static str> {
        self.words().longest_first().filter(move |word| self.holds(word))
    }

    /// Whether a text, in lower case, is one of the words.
    pub(crate) fn has(self, text: &str) -> bool {
        self.words().get(text).is_some_and(|word| self.holds(word))
    }

    /// The words with which a text, in lower case, begins, the longest first.
    pub(crate) fn beginnings(self, text: &str) -> impl Iterator<Item = &'static str> {
        self.words().beginnings(text).filter(move |word| self.holds(word))
    }

    /// Whether a text, in lower case, begins with one of the words.
    pub(crate) fn begins(self, text: &str) -> bool {
        self.beginnings(text).next().is_some()
    }

    /// The words with which a text, in lower case, ends, the longest first.
    pub(crate) fn endings(self, text: &str) -> impl Iterator<Item = &'static str> {
        self.words().endings(text).filter(move |word| self.holds(word))
    }

    /// Whether a text, in lower case, ends with one of the words.
    pub(crate) fn ends(self, text: &str) -> bool {
        self.endings(text).next().is_some()
    }

    /// Whether one of the words stands anywhere in a text in lower case.
    pub(crate) fn is_in(self, text: &str) -> bool {
        #[cfg(test)]
        return self.iter().any(|word| text.contains(word));
        #[cfg(not(test))]
        self.words().is_in(text)
    }

    /// Whether a word is still of the class: a trial takes one away, to see who misses it.
    #[cfg(test)]
    fn holds(self, word: &'static str) -> bool {
        trial::holds(self, word)
    }

    #[cfg(not(test))]
    #[expect(clippy::unused_self, reason = "only a trial takes words away")]
    fn holds(self, _: &'static str) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_files_have_no_faults() {
        for (file, text) in FILES {
            let faults: Vec<_> = reader::entries(text).filter_map(Result::err).collect();
            assert_eq!(faults, [], "{file}");
        }
    }

    #[test]
    fn an_entry_stands_once() {
        let mut known = std::collections::HashMap::new();
        for (file, text) in FILES {
            for entry in reader::entries(text).flatten() {
                let other = known.insert(entry.text, file);
                assert_eq!(other, None, "{:?} of {file} stands elsewhere too", entry.text);
            }
        }
    }

    #[test]
    fn every_class_has_words_and_every_file_is_read() {
        for (at, words) in LEXICON.iter().enumerate() {
            assert!(words.longest_first().next().is_some(), "class {at} has no words");
        }
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lexicon");
        let files = std::fs::read_dir(folder).expect("the folder").flatten();
        let data = files.filter(|file| file.path().extension().is_some_and(|end| end == "txt"));
        assert_eq!(data.count(), FILES.len());
    }
}
