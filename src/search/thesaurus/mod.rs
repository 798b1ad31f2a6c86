//! By which words do minutes call what a reader calls otherwise?
//!
//! Words of daily life, older and newer ones, abbreviations and those of Finland, each with the words that
//! Swedish minutes have for the same. They stand in `words.txt`, one relation a line, with a direction and
//! how near it is. A word is met in any of its forms, but not by a form of another word with the same stem
//! (*kostar* is not a form of *kost*); an abbreviation in capitals, or in small letters
//! where these are not a word of their own (*kf*, but not *lov*).

mod file;

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::swedish;
pub use file::BadSynonyms;

/// How near a word is to the one that was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nearness {
    /// It means the same.
    Same,
    /// It is what the matter is called officially, or is handled as.
    Official,
    /// It is of the same matter.
    Related,
}

/// Another word for what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherWord {
    /// The word, or words.
    pub name: String,
    /// How near it is.
    pub nearness: Nearness,
}

/// Words with their other words.
#[derive(Debug, Clone, Default)]
pub struct Thesaurus {
    /// By the stems of a word, or of several.
    words: HashMap<String, Vec<Entry>>,
}

/// A word as it was written down, in lower case unless it is an abbreviation, with its other words.
#[derive(Debug, Clone)]
struct Entry {
    word: String,
    others: Vec<OtherWord>,
}

/// A line that is not a relation, by its number from 1.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "line {line} of the thesaurus is not `word = other`, `word > other, other` or `word ~ other`"
)]
pub struct NoRelation {
    /// The line.
    pub line: usize,
}

static BUILT_IN: LazyLock<Thesaurus> =
    LazyLock::new(|| Thesaurus::parse(include_str!("words.txt")).unwrap_or_default());

impl Thesaurus {
    /// The one that comes with the program.
    #[must_use]
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// Reads relations, one a line; `#` begins a comment.
    ///
    /// # Errors
    /// [`NoRelation`] with the first line that is not one.
    pub fn parse(text: &str) -> Result<Self, NoRelation> {
        let mut thesaurus = Self::default();
        for (line, relation) in (1..).zip(text.lines()) {
            let relation = relation.split('#').next().unwrap_or_default().trim();
            if !relation.is_empty() {
                thesaurus.add(relation).ok_or(NoRelation { line })?;
            }
        }
        Ok(thesaurus)
    }

    fn add(&mut self, relation: &str) -> Option<()> {
        let signs =
            [(" = ", Nearness::Same), (" > ", Nearness::Official), (" ~ ", Nearness::Related)];
        let (sign, nearness) = signs.into_iter().find(|(sign, _)| relation.contains(sign))?;
        let (word, others) = relation.split_once(sign)?;
        others.split(',').try_for_each(|other| self.relate(word.trim(), other.trim(), nearness))
    }

    /// Adds one relation; `None` where a word is empty.
    fn relate(&mut self, word: &str, other: &str, nearness: Nearness) -> Option<()> {
        if word.is_empty() || other.is_empty() {
            return None;
        }
        self.lead(word, other, nearness);
        // A short form stands in numbers and heads as well, where it is another thing.
        if nearness == Nearness::Same && !is_abbreviation(word) {
            self.lead(other, word, nearness);
        }
        Some(())
    }

    fn lead(&mut self, word: &str, other: &str, nearness: Nearness) {
        let own = key(word);
        if own == key(other) {
            // A form of the same word, which is found anyhow.
            return;
        }
        let entries = self.words.entry(own).or_default();
        let word = as_written(word);
        let at = entries.iter().position(|entry| entry.word == word).unwrap_or_else(|| {
            entries.push(Entry { word, others: Vec::new() });
            entries.len() - 1
        });
        let others = &mut entries[at].others;
        if !others.iter().any(|known| known.name == other) {
            others.push(OtherWord { name: other.to_owned(), nearness });
        }
    }

    /// The other words for what was typed, a word or several.
    #[must_use]
    pub fn of(&self, typed: &str) -> Vec<&OtherWord> {
        let lower = typed.to_lowercase();
        let may_be_short = !typed.contains(' ') && !swedish::splits().has_word(&lower);
        let short = if may_be_short { self.words.get(&typed.to_uppercase()) } else { None };
        let entries = short.or_else(|| self.words.get(&key(typed)));
        let entries = entries.map_or(&[][..], Vec::as_slice);
        let word = as_written(typed);
        let is_written = entries.iter().any(|entry| entry.word == word);
        let is_meant = |entry: &&Entry| {
            if is_written {
                return entry.word == word;
            }
            is_abbreviation(&entry.word)
                || entry.word.contains(' ')
                || swedish::may_be_one_word(&lower, &entry.word)
        };
        let mut others: Vec<&OtherWord> = Vec::new();
        for other in entries.iter().filter(is_meant).flat_map(|entry| &entry.others) {
            if !others.iter().any(|known| known.name == other.name) {
                others.push(other);
            }
        }
        others
    }
}

/// An abbreviation as it is, another word in lower case.
fn as_written(name: &str) -> String {
    if is_abbreviation(name) { name.to_owned() } else { name.to_lowercase() }
}

/// An abbreviation as it is, else the stems of the words.
fn key(name: &str) -> String {
    if is_abbreviation(name) {
        return name.to_owned();
    }
    let lower = name.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(swedish::stem).collect::<Vec<_>>().join(" ")
}

fn is_abbreviation(name: &str) -> bool {
    let letters = || name.chars().filter(|c| c.is_alphabetic());
    letters().count() > 1 && !name.contains(' ') && letters().all(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn others(thesaurus: &Thesaurus, typed: &str) -> Vec<String> {
        thesaurus.of(typed).into_iter().map(|other| other.name.clone()).collect()
    }

    #[test]
    fn a_relation_leads_as_it_is_written_from_any_form() {
        let text = "# brand\nbrandkår > räddningstjänst, räddning\nbygglov = lovprövning\nLOV = valfrihetssystem\nKF = kommunfullmäktige\n";
        let thesaurus = Thesaurus::parse(text).expect("relations");
        assert_eq!(others(&thesaurus, "Brandkåren"), ["räddningstjänst", "räddning"]);
        assert!(others(&thesaurus, "räddningstjänsten").is_empty());
        assert_eq!(others(&thesaurus, "lovprövningar"), ["bygglov"]);
        assert_eq!(others(&thesaurus, "kf"), ["kommunfullmäktige"]);
        assert_eq!(others(&thesaurus, "LOV"), ["valfrihetssystem"]);
        assert!(others(&thesaurus, "lov").is_empty());
    }

    #[test]
    fn words_that_share_a_stem_are_kept_apart_where_the_form_tells() {
        let thesaurus = Thesaurus::parse("kost > måltid\nkosta > avgift\n").expect("relations");
        assert_eq!(others(&thesaurus, "kost"), ["måltid"]);
        assert_eq!(others(&thesaurus, "kosten"), ["måltid"]);
        assert_eq!(others(&thesaurus, "kostar"), ["avgift"]);
        let only_noun = Thesaurus::parse("kost > måltid\n").expect("relations");
        assert!(others(&only_noun, "kostar").is_empty());
    }

    #[test]
    fn a_line_that_is_not_a_relation_is_named() {
        assert_eq!(Thesaurus::parse("a = b\nc d\n").expect_err("no relation").line, 2);
    }

    #[test]
    fn the_built_in_relations_are_read_and_none_leads_to_itself() {
        let thesaurus = Thesaurus::parse(include_str!("words.txt")).expect("relations");
        let entries = || thesaurus.words.values().flatten();
        let relations: usize = entries().map(|entry| entry.others.len()).sum();
        assert!(relations > 1_200, "{relations}");
        for (word, entries) in &thesaurus.words {
            let mut others = entries.iter().flat_map(|entry| &entry.others);
            assert!(others.all(|other| key(&other.name) != *word), "{word}");
        }
    }
}
