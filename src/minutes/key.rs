//! Who is the same person, and what is the same case, from one meeting to the next?
//!
//! Minutes have no numbers for persons, and diary numbers are given by each authority for itself. Both
//! keys are made here and nowhere else, so that what is gathered under one of them never depends on
//! who gathers. They say what can be told from the print: two bearers of one name in one party are one
//! key, and a member who changes the party is two.

use std::collections::BTreeSet;
use std::fmt;

use super::forms::{DiaryNumber, PersonName, slug};
use super::model::AgendaItem;

/// A person by name and, where it is printed, party.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PersonKey {
    name: String,
    party: Option<String>,
}

impl PersonKey {
    /// The key of a name as printed, in either order of given and family name; `None` where it has
    /// neither letter nor digit.
    #[must_use]
    pub fn of(name: &str, party: Option<&str>) -> Option<Self> {
        let name = PersonName::parse(name).key();
        let party = party.map(|party| party.trim().to_uppercase()).filter(|p| !p.is_empty());
        let is_name = name.chars().any(|letter| !letter.is_whitespace());
        is_name.then_some(Self { name, party })
    }

    /// Whether both can be the same person: the names are equal, and the parties where both have
    /// one.
    #[must_use]
    pub fn may_be(&self, other: &Self) -> bool {
        let parties = self.party.as_ref().zip(other.party.as_ref());
        self.name == other.name && parties.is_none_or(|(own, other)| own == other)
    }
}

/// `bo ek (C)`; a name without a party is the beginning of the same name with one.
impl fmt::Display for PersonKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.name)?;
        match &self.party {
            Some(party) => write!(out, " ({party})"),
            None => Ok(()),
        }
    }
}

/// A case by its authority and diary number.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CaseKey {
    authority: Option<String>,
    number: DiaryNumber,
}

impl CaseKey {
    /// The key of a diary number as printed, which an authority gave; `None` where the number has no
    /// normal form. What follows the colon is a document of the case and not another case. Numbers
    /// of authorities that are not known are taken to be of one.
    #[must_use]
    pub fn of(authority: Option<&str>, printed: &str) -> Option<Self> {
        let number = DiaryNumber { suffix: None, ..DiaryNumber::parse(printed)? };
        let authority = authority.map(slug).filter(|authority| !authority.is_empty());
        Some(Self { authority, number })
    }
}

impl AgendaItem {
    /// The keys of the cases that the item is of by its diary numbers, as written, each once.
    #[must_use]
    pub fn case_keys(&self, authority: Option<&str>) -> BTreeSet<String> {
        let keys = self.diary_numbers.iter().filter_map(|printed| CaseKey::of(authority, printed));
        keys.map(|key| key.to_string()).collect()
    }
}

/// `ekefors-kommun KS 2021/345`.
impl fmt::Display for CaseKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(authority) = &self.authority {
            write!(out, "{authority} ")?;
        }
        self.number.fmt(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(name: &str, party: Option<&str>) -> String {
        PersonKey::of(name, party).map(|key| key.to_string()).unwrap_or_default()
    }

    fn case(authority: Option<&str>, printed: &str) -> String {
        CaseKey::of(authority, printed).map(|key| key.to_string()).unwrap_or_default()
    }

    #[test]
    fn one_person_has_one_key_however_the_name_is_written() {
        for name in ["Bo Åkerö", "Åkerö, Bo", "BO  ÅKERÖ"] {
            assert_eq!(person(name, Some("c")), "akero bo (C)", "{name}");
        }
        assert_eq!(person("Bo Åkerö", Some(" ")), "akero bo");
        assert_eq!(person(" – ", Some("C")), "");
    }

    #[test]
    fn a_party_that_is_not_printed_may_be_any() {
        let key = |party| PersonKey::of("Bo Ek", party).expect("a key");
        assert!(key(None).may_be(&key(Some("C"))) && key(Some("C")).may_be(&key(None)));
        assert!(!key(Some("S")).may_be(&key(Some("C"))));
        let other = PersonKey::of("Bo Al", None).expect("a key");
        assert!(!key(None).may_be(&other));
    }

    #[test]
    fn a_case_is_of_its_authority_and_keeps_its_key_in_every_document() {
        for printed in ["KS 2021/00345", "Dnr KS2021-345", "KS 2021/345:7"] {
            assert_eq!(case(Some("Ekefors kommun"), printed), "ekefors-kommun KS 2021/345");
        }
        assert_eq!(case(None, "KS 2021/345"), "KS 2021/345");
        assert_ne!(case(Some("Ekefors"), "KS 2021/345"), case(Some("Granhult"), "KS 2021/345"));
        assert_eq!(case(Some("Ekefors"), "utan nummer"), "");
    }
}
