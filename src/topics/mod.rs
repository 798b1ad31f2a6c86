//! What is an item about?
//!
//! A topic is an entry of a taxonomy. Its terms are matched after the Swedish analysis of the text,
//! so inflections count; an abbreviation only in its own letters (SIP, not sip). An item has a
//! topic when a term stands in its title, or when its text names it often enough (`min` of the
//! topic), so that a word in passing does not make an item be "about" it. One place counts once,
//! however many terms meet there.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::minutes::{Kind, Minutes};
use crate::swedish::{self, Origin};

/// The taxonomy that is built into the program.
const BUILT_IN: &str = include_str!("topics.toml");

/// How many matches give a topic when the title has none and the topic does not say.
/// Two: a single word in passing is not what an item is about.
const DEFAULT_MIN: u32 = 2;

/// An entry of the taxonomy.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// The id, a slug.
    pub id: String,
    /// The name shown to readers.
    pub label: String,
    /// The id of the topic above.
    #[serde(default)]
    pub broader: Option<String>,
    /// Words and phrases; a star at one end of a word stands for the rest of a compound.
    #[serde(default)]
    pub terms: Vec<String>,
    /// Short and long form.
    #[serde(default)]
    pub abbreviations: Vec<(String, String)>,
    /// Matches needed outside the title.
    #[serde(default)]
    pub min: Option<u32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    topic: Vec<Topic>,
}

/// Why a taxonomy file is refused.
#[derive(Debug, thiserror::Error)]
pub enum TaxonomyError {
    /// Not TOML of the expected form.
    #[error("the taxonomy is not understood: {reason}")]
    Syntax {
        /// What the parser said, with line and column.
        reason: String,
    },
    /// Two topics of one id.
    #[error("the topic \"{id}\" stands twice in the taxonomy")]
    Twice {
        /// The id.
        id: String,
    },
    /// A broader topic that does not exist.
    #[error("the topic \"{id}\" is put below \"{broader}\", which is not a topic")]
    NoSuchBroader {
        /// The topic's id.
        id: String,
        /// The missing id.
        broader: String,
    },
    /// An id that is not a slug.
    #[error("the topic id \"{id}\" may hold only a-z, 0-9 and dashes (for example \"{slug}\")")]
    NotASlug {
        /// The id.
        id: String,
        /// The id as a slug.
        slug: String,
    },
}

/// Topics with their terms, ready to be matched.
#[derive(Debug)]
pub struct Taxonomy {
    topics: Vec<Topic>,
    /// First stem of a term → the rest of its stems, and the topic.
    phrases: FxHashMap<String, Vec<(Vec<String>, usize)>>,
    /// Beginnings of words, by their first three letters.
    prefixes: FxHashMap<String, Vec<(String, usize)>>,
    /// Endings of stems, by their last three letters.
    suffixes: FxHashMap<String, Vec<(String, usize)>>,
    /// Abbreviations in their own letters.
    abbreviations: FxHashMap<String, Vec<usize>>,
}

impl Taxonomy {
    /// The taxonomy of the program.
    ///
    /// # Panics
    /// When the file is broken, which is part of the program and checked by its tests.
    #[must_use]
    pub fn built_in() -> Self {
        Self::parse(BUILT_IN).expect("the built-in taxonomy is understood")
    }

    /// Reads a taxonomy file.
    ///
    /// # Errors
    /// [`TaxonomyError`] when the file is not understood or contradicts itself.
    pub fn parse(text: &str) -> Result<Self, TaxonomyError> {
        let file: File = toml::from_str(text)
            .map_err(|error| TaxonomyError::Syntax { reason: error.to_string() })?;
        let mut ids = BTreeSet::new();
        for topic in &file.topic {
            let slug = crate::minutes::slug(&topic.id);
            if slug != topic.id || slug.is_empty() {
                return Err(TaxonomyError::NotASlug { id: topic.id.clone(), slug });
            }
            if !ids.insert(topic.id.as_str()) {
                return Err(TaxonomyError::Twice { id: topic.id.clone() });
            }
        }
        for topic in &file.topic {
            if let Some(broader) = topic.broader.as_deref().filter(|id| !ids.contains(id)) {
                return Err(TaxonomyError::NoSuchBroader {
                    id: topic.id.clone(),
                    broader: broader.to_owned(),
                });
            }
        }
        Ok(Self::of(file.topic))
    }

    fn of(topics: Vec<Topic>) -> Self {
        let mut taxonomy = Self {
            topics: Vec::new(),
            phrases: FxHashMap::default(),
            prefixes: FxHashMap::default(),
            suffixes: FxHashMap::default(),
            abbreviations: FxHashMap::default(),
        };
        for (index, topic) in topics.iter().enumerate() {
            for term in &topic.terms {
                taxonomy.add_term(term, index);
            }
            for (short, long) in &topic.abbreviations {
                taxonomy.abbreviations.entry(short.clone()).or_default().push(index);
                taxonomy.add_term(long, index);
            }
        }
        taxonomy.topics = topics;
        taxonomy
    }

    fn add_term(&mut self, term: &str, topic: usize) {
        if let Some(beginning) = term.strip_suffix('*') {
            let beginning = beginning.to_lowercase();
            let key = first_letters(&beginning).to_owned();
            self.prefixes.entry(key).or_default().push((beginning, topic));
        } else if let Some(ending) = term.strip_prefix('*') {
            let ending = swedish::stem(&ending.to_lowercase()).into_owned();
            let key = last_letters(&ending).to_owned();
            self.suffixes.entry(key).or_default().push((ending, topic));
        }
        let term = term.trim_matches('*');
        let mut stems = Words::of(term).into_stems();
        if !stems.is_empty() {
            let first = stems.remove(0);
            let phrase = (stems, topic);
            let known = self.phrases.entry(first).or_default();
            if !known.contains(&phrase) {
                known.push(phrase);
            }
        }
    }

    /// The topics in the order of the file.
    pub fn topics(&self) -> impl Iterator<Item = &Topic> {
        self.topics.iter()
    }

    /// The topic of this id.
    #[must_use]
    pub fn topic(&self, id: &str) -> Option<&Topic> {
        self.topics.iter().find(|topic| topic.id == id)
    }

    /// The label of the topic of this id.
    #[must_use]
    pub fn label(&self, id: &str) -> Option<&str> {
        self.topic(id).map(|topic| topic.label.as_str())
    }

    /// A hash of all that decides which topics an item gets.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let mut hasher = blake3::Hasher::new();
        for topic in &self.topics {
            hasher.update(format!("{topic:?}\n").as_bytes());
        }
        hasher.finalize().to_hex()[..16].to_owned()
    }

    /// Gives each agenda item of minutes its topics; other kinds of documents have none.
    pub fn tag(&self, minutes: &mut Minutes) {
        if minutes.kind != Kind::Minutes {
            return;
        }
        for item in &mut minutes.items {
            item.topics = self.topics_of(&item.title, &item.body);
        }
    }

    /// The ids of the topics of an item, those of the title first, then by how often
    /// the text names them, then in the order of the file.
    #[must_use]
    pub fn topics_of(&self, title: &str, body: &str) -> Vec<String> {
        let in_title = self.matches(title);
        let in_body = self.matches(body);
        let mut found: Vec<(bool, u32, usize)> = Vec::new();
        let topics: BTreeSet<usize> = in_title.keys().chain(in_body.keys()).copied().collect();
        for topic in topics {
            let titled = in_title.get(&topic).copied().unwrap_or(0);
            let count = titled + in_body.get(&topic).copied().unwrap_or(0);
            let min = self.topics[topic].min.unwrap_or(DEFAULT_MIN);
            if titled > 0 || count >= min {
                found.push((titled > 0, count, topic));
            }
        }
        found.sort_by_key(|&(titled, count, topic)| (!titled, std::cmp::Reverse(count), topic));
        found.into_iter().map(|(.., topic)| self.topics[topic].id.clone()).collect()
    }

    /// How many places of `text` name each topic.
    fn matches(&self, text: &str) -> BTreeMap<usize, u32> {
        let words = Words::of(text);
        let mut counts: BTreeMap<usize, u32> = BTreeMap::new();
        // Per topic, the word up to which the last match reached.
        let mut reached: BTreeMap<usize, usize> = BTreeMap::new();
        for at in 0..words.list.len() {
            let mut here: Vec<(usize, usize)> = Vec::new();
            for (rest, topic) in self.phrases.get(words.stem(at)).into_iter().flatten() {
                let end = at + 1 + rest.len();
                if end <= words.list.len() && (at + 1..end).map(|at| words.stem(at)).eq(rest) {
                    here.push((*topic, end));
                }
            }
            let prefixes = self.prefixes.get(first_letters(words.lower(at)));
            for (beginning, topic) in prefixes.into_iter().flatten() {
                if words.lower(at).starts_with(beginning.as_str()) {
                    here.push((*topic, at + 1));
                }
            }
            let suffixes = self.suffixes.get(last_letters(words.stem(at)));
            for (ending, topic) in suffixes.into_iter().flatten() {
                if words.stem(at).ends_with(ending.as_str()) {
                    here.push((*topic, at + 1));
                }
            }
            here.extend(self.abbreviated(words.written(at, text)).map(|topic| (topic, at + 1)));
            for (topic, end) in here {
                let reach = reached.entry(topic).or_insert(0);
                if at >= *reach {
                    *counts.entry(topic).or_insert(0) += 1;
                }
                *reach = end.max(*reach);
            }
        }
        counts
    }

    /// Topics of which the word is an abbreviation, alone or before a colon (`SIP:en`).
    /// What stands before a hyphen (`SIP-möte`) is a word of its own here.
    fn abbreviated(&self, word: &str) -> impl Iterator<Item = usize> {
        let short = word.split(':').next().unwrap_or(word);
        self.abbreviations.get(short).into_iter().flatten().copied()
    }
}

/// The words of a text, pieces of compounds with hyphens apart, in one buffer each.
#[derive(Default)]
struct Words {
    lowers: String,
    stems: String,
    list: Vec<WordAt>,
}

struct WordAt {
    lower: Range<usize>,
    stem: Range<usize>,
    written: Range<usize>,
}

impl Words {
    fn of(text: &str) -> Self {
        let mut words = Self::default();
        swedish::analyse(text, |token| {
            if matches!(token.origin, Origin::Whole | Origin::FilledIn) {
                return;
            }
            let (lower, stem) = (words.lowers.len(), words.stems.len());
            words.lowers.push_str(token.surface);
            words.stems.push_str(token.stem);
            words.list.push(WordAt {
                lower: lower..words.lowers.len(),
                stem: stem..words.stems.len(),
                written: token.start..token.end,
            });
        });
        words
    }

    fn lower(&self, at: usize) -> &str {
        &self.lowers[self.list[at].lower.clone()]
    }

    fn stem(&self, at: usize) -> &str {
        &self.stems[self.list[at].stem.clone()]
    }

    fn written<'a>(&self, at: usize, text: &'a str) -> &'a str {
        &text[self.list[at].written.clone()]
    }

    fn into_stems(self) -> Vec<String> {
        (0..self.list.len()).map(|at| self.stem(at).to_owned()).collect()
    }
}

/// The first three letters, by which beginnings are looked up; shorter words as a whole.
fn first_letters(word: &str) -> &str {
    word.char_indices().nth(3).map_or(word, |(end, _)| &word[..end])
}

/// The last three letters, by which endings are looked up.
fn last_letters(word: &str) -> &str {
    word.char_indices().rev().nth(2).map_or(word, |(start, _)| &word[start..])
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: &str = r#"
        [[topic]]
        id = "halsa"
        label = "Hälsa"
        [[topic]]
        id = "sip"
        label = "SIP"
        broader = "halsa"
        terms = ["samordnad individuell plan", "hemsjukvård*", "*psykiatri"]
        abbreviations = [["SIP", "samordnad individuell plan"]]
    "#;

    fn of(title: &str, body: &str) -> Vec<String> {
        Taxonomy::parse(SMALL).expect("a taxonomy").topics_of(title, body)
    }

    #[test]
    fn the_built_in_taxonomy_is_sound() {
        let taxonomy = Taxonomy::parse(BUILT_IN).expect("sound");
        assert!(taxonomy.topics().count() >= 60);
        assert_eq!(taxonomy.label("foraldraskapsstod"), Some("Föräldraskapsstöd"));
    }

    #[test]
    fn one_term_in_the_title_or_two_in_the_text_give_a_topic() {
        assert_eq!(of("Samordnade individuella planer", ""), ["sip"]);
        assert_eq!(of("Övrigt", "Maria informerar om SIP."), [""; 0]);
        assert_eq!(of("Övrigt", "Om SIP. SIP-möten hålls."), ["sip"]);
    }

    #[test]
    fn abbreviations_match_in_their_own_letters_only() {
        assert_eq!(of("En sip kaffe", "sip sip"), [""; 0]);
    }

    #[test]
    fn one_place_counts_once() {
        assert_eq!(of("Övrigt", "En samordnad individuell plan görs."), [""; 0]);
        assert_eq!(of("Övrigt", "En samordnad individuell plan, SIP, görs."), ["sip"]);
    }

    #[test]
    fn stars_stand_for_the_rest_of_a_compound() {
        assert_eq!(of("Hemsjukvårdens framtid", ""), ["sip"]);
        assert_eq!(of("Barnpsykiatrin", ""), ["sip"]);
    }

    #[test]
    fn contradictions_are_named() {
        let error = |text| Taxonomy::parse(text).expect_err("refused").to_string();
        assert!(error("[[topic]]\nid=\"a\"\nlabel=\"A\"\nbroader=\"b\"").contains("not a topic"));
        assert!(error("[[topic]]\nid=\"å\"\nlabel=\"A\"").contains("for example \"a\""));
        assert!(error("[[topic]]\nid=\"a\"\nlabel=\"A\"\nterm=[]").contains("term"));
    }
}
