//! Names of people, compared as a reader compares them.
//!
//! `Jan Grindegård`, `Grindegård, Jan`, `jan grindegard` and `Grindegård` mean the
//! same person where no other is at hand. This module gives the normal forms; who
//! is at hand is known elsewhere.

/// Lower case without diacritics, words apart by one space.
#[must_use]
pub fn fold_name(text: &str) -> String {
    super::slug(text).replace('-', " ")
}

/// A name in comparable form.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PersonName {
    /// The folded words, family name last.
    words: Vec<String>,
}

impl PersonName {
    /// Reads a name in either order: a comma puts the family name first.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let text = match text.split_once(',') {
            Some((family, given)) => format!("{given} {family}"),
            None => text.to_owned(),
        };
        Self { words: fold_name(&text).split(' ').map(str::to_owned).collect() }
    }

    /// Whether the name as asked for means the full name `other`: all its words
    /// occur in `other`; a single word must be the family name or part of it, or
    /// the whole name when `other` has only one word.
    #[must_use]
    pub fn means(&self, other: &Self) -> bool {
        if self.words.iter().any(String::is_empty) {
            return false;
        }
        match &self.words[..] {
            [only] => {
                other.words.iter().skip(usize::from(other.words.len() > 1)).any(|w| w == only)
            }
            words => words.iter().all(|word| other.words.contains(word)),
        }
    }

    /// The folded name, words in alphabetical order: equal for both orders of
    /// given and family name.
    #[must_use]
    pub fn key(&self) -> String {
        let mut words = self.words.clone();
        words.sort_unstable();
        words.join(" ")
    }

    /// The folded words, family name last.
    #[must_use]
    pub fn words(&self) -> &[String] {
        &self.words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn means(asked: &str, full: &str) -> bool {
        PersonName::parse(asked).means(&PersonName::parse(full))
    }

    #[test]
    fn order_case_and_diacritics_do_not_matter() {
        assert!(means("jan grindegard", "Jan Grindegård"));
        assert!(means("Grindegård, Jan", "Jan Grindegård"));
        assert!(means("GRINDEGÅRD JAN", "Jan Grindegård"));
        assert_eq!(
            PersonName::parse("Grindegård, Jan").key(),
            PersonName::parse("Jan Grindegård").key()
        );
    }

    #[test]
    fn a_family_name_alone_is_enough_and_a_given_name_is_not() {
        assert!(means("grindegård", "Jan Grindegård"));
        assert!(means("Jansson", "Sabina Ornelo-Jansson"));
        assert!(!means("jan", "Jan Grindegård"));
        assert!(!means("Jan Ek", "Jan Grindegård"));
        assert!(!means("", "Jan Grindegård"));
    }
}
