//! What a suffix rule is and how it is applied.
//!
//! The first rule of a group that fits is applied. A rule says which ending, what comes
//! instead, how many letters must stand before it, after what kind of letter, and which words it
//! is held back from.

/// What must stand directly before the ending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum After {
    /// Any letter.
    Any,
    /// Two consonants, with a vowel somewhere before: `barn-et`, `våld-et`.
    Cluster,
    /// One of these letters.
    One(&'static str),
    /// One of these endings.
    OneOf(&'static [&'static str]),
}

/// One rule: `…ending` becomes `…becomes`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rule {
    ending: &'static str,
    becomes: &'static str,
    /// Least number of letters before the ending.
    least: usize,
    after: After,
    /// Endings of words for which the rule is held back; with `=` before it, a whole word.
    except: &'static [&'static str],
}

pub(super) const fn rule(ending: &'static str, becomes: &'static str, least: usize) -> Rule {
    Rule { ending, becomes, least, after: After::Any, except: &[] }
}

pub(super) const fn after(rule: Rule, after: After) -> Rule {
    Rule { after, ..rule }
}

pub(super) const fn except(rule: Rule, except: &'static [&'static str]) -> Rule {
    Rule { except, ..rule }
}

impl Rule {
    /// Whether the word gets shorter, as every rule of a stemmer should make it.
    #[cfg(test)]
    pub(super) fn shortens(&self) -> bool {
        self.becomes.len() < self.ending.len()
    }

    /// The word after this rule, if the rule fits.
    fn apply(&self, word: &str) -> Option<String> {
        let stem = word.strip_suffix(self.ending)?;
        let held_back = |held: &&str| {
            held.strip_prefix('=').map_or(word.ends_with(*held), |whole| word == whole)
        };
        if stem.chars().count() < self.least || self.except.iter().any(held_back) {
            return None;
        }
        let mut backwards = stem.chars().rev();
        let (last, before) = (backwards.next(), backwards.next());
        let fits = match self.after {
            After::Any => true,
            After::Cluster => {
                last.is_some_and(is_consonant)
                    && before.is_some_and(is_consonant)
                    && stem.chars().any(is_vowel)
            }
            After::One(letters) => last.is_some_and(|letter| letters.contains(letter)),
            After::OneOf(endings) => endings.iter().any(|ending| stem.ends_with(ending)),
        };
        fits.then(|| format!("{stem}{}", self.becomes))
    }
}

/// The word after the first rule of the group that fits; `None` when none does.
pub(super) fn first_that_fits(group: &[Rule], word: &str) -> Option<String> {
    group.iter().find_map(|rule| rule.apply(word))
}

/// The nine vowel letters of Swedish, and é.
pub(in crate::swedish) fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'å' | 'ä' | 'ö' | 'é')
}

fn is_consonant(letter: char) -> bool {
    letter.is_alphabetic() && !is_vowel(letter)
}

#[cfg(test)]
mod tests {
    use super::{After, after, except, first_that_fits, rule};

    #[test]
    fn the_first_rule_that_fits_is_the_only_one_applied() {
        let group = [rule("ers", "er", 3), rule("s", "", 1)];
        assert_eq!(first_that_fits(&group, "elevers").as_deref(), Some("elever"));
        assert_eq!(first_that_fits(&group, "mers").as_deref(), Some("mer"));
        assert_eq!(first_that_fits(&group, "elev"), None);
    }

    #[test]
    fn an_exception_holds_for_endings_and_with_an_equals_sign_for_the_word() {
        let group = [except(rule("an", "a", 3), &["plan", "=innan"])];
        assert_eq!(first_that_fits(&group, "detaljplan"), None);
        assert_eq!(first_that_fits(&group, "innan"), None);
        assert_eq!(first_that_fits(&group, "kvinnan").as_deref(), Some("kvinna"));
    }

    #[test]
    fn what_stands_before_the_ending_decides() {
        let cluster = [after(rule("et", "", 3), After::Cluster)];
        assert_eq!(first_that_fits(&cluster, "våldet").as_deref(), Some("våld"));
        assert_eq!(first_that_fits(&cluster, "beslutet"), None);
        let one_of = [after(rule("n", "", 3), After::OneOf(&["omi"]))];
        assert_eq!(first_that_fits(&one_of, "ekonomin").as_deref(), Some("ekonomi"));
        assert_eq!(first_that_fits(&one_of, "termin"), None);
    }
}
