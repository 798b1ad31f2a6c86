//! Other names for the same thing.
//!
//! The long form of an abbreviation, the abbreviation of a long form, and what a taxonomy calls
//! equal: a word is looked for under all of these names. Where they come from is not decided here.

use std::collections::HashMap;

use super::thesaurus::{OtherWord, Thesaurus};

/// Names that mean the same.
#[derive(Debug, Clone, Default)]
pub struct Synonyms {
    /// Folded name → the others of its group.
    groups: HashMap<String, Vec<String>>,
    /// Words of the user's own.
    own: Thesaurus,
}

impl Synonyms {
    /// Adds a group of names that mean the same.
    pub fn add(&mut self, names: &[&str]) {
        for name in names {
            let others = self.groups.entry(key(name)).or_default();
            for other in names.iter().filter(|other| *other != name) {
                if !others.iter().any(|known| known == other) {
                    others.push((*other).to_owned());
                }
            }
        }
    }

    /// Adds words of the user's own to those of the built-in thesaurus.
    pub fn extend(&mut self, own: Thesaurus) {
        self.own = own;
    }

    /// Other words for what was typed, the user's own first.
    #[must_use]
    pub fn other_words(&self, typed: &str) -> Vec<&OtherWord> {
        let mut others = self.own.of(typed);
        for other in Thesaurus::built_in().of(typed) {
            if !others.iter().any(|known| known.name == other.name) {
                others.push(other);
            }
        }
        others
    }

    /// The other names of `name`.
    pub fn of(&self, name: &str) -> impl Iterator<Item = &str> {
        self.groups.get(&key(name)).into_iter().flatten().map(String::as_str)
    }
}

/// Case does not matter in what a user types.
fn key(name: &str) -> String {
    name.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_of_a_group_leads_to_the_others() {
        let mut synonyms = Synonyms::default();
        synonyms.add(&["SIP", "samordnad individuell plan"]);
        assert_eq!(synonyms.of("sip").collect::<Vec<_>>(), ["samordnad individuell plan"]);
        assert_eq!(synonyms.of("Samordnad individuell plan").collect::<Vec<_>>(), ["SIP"]);
        assert_eq!(synonyms.of("plan").count(), 0);
    }
}
