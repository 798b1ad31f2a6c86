//! Which of several people of one name is meant?
//!
//! Party letters behind a name tell, and so does the office before it ("rektor Anna Ek" beside Anna
//! Ek (S)). Where neither does, the name means several and nobody is taken to act.

use std::collections::HashMap;

use super::parties::PartyMark;
use crate::minutes::Attendee;

/// Of so many nothing tells who is meant; each time the name is met all are looked at.
const MOST_BEARERS: usize = 24;

/// Somebody who attended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bearer {
    /// The name as printed in the list.
    pub(super) name: String,
    /// The party letters of the list.
    pub(super) party: Option<String>,
    /// What the list calls the person, in lower case.
    role: String,
}

/// Whom a name means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meant<'a> {
    /// Nobody who attended.
    Nobody,
    /// One person.
    One(&'a Bearer),
    /// More than one, and the text does not say which.
    Several,
}

/// Attendees by a name that several may have.
#[derive(Debug, Default)]
pub(super) struct Bearers(HashMap<String, Vec<Bearer>>);

impl Bearers {
    /// Adds an attendee under a name.
    pub(super) fn add(&mut self, name: &str, person: &Attendee) {
        let bearers = self.0.entry(name.to_owned()).or_default();
        if bearers.len() == MOST_BEARERS {
            return;
        }
        let role = person.role.as_deref().unwrap_or_default().to_lowercase();
        let bearer = Bearer { name: person.name.clone(), party: person.party.clone(), role };
        bearers.push(bearer);
    }

    /// Whether more than one has the name.
    pub(super) fn are_several(&self, name: &str) -> bool {
        self.0.get(name).is_some_and(|bearers| bearers.len() > 1)
    }

    /// Whom a name means with these letters behind it and this word before it.
    pub(super) fn meant(&self, name: &str, letters: Option<&PartyMark>, before: &str) -> Meant<'_> {
        let Some(bearers) = self.0.get(name) else { return Meant::Nobody };
        if bearers.len() == MOST_BEARERS {
            return Meant::Several;
        }
        if let Some(letters) = letters {
            let party = letters.clone().letters();
            return only(bearers.iter().filter(|bearer| bearer.party == party));
        }
        if let [one] = &bearers[..] {
            return Meant::One(one);
        }
        match only(bearers.iter().filter(|bearer| bearer.is_called(before))) {
            Meant::One(one) => Meant::One(one),
            Meant::Nobody | Meant::Several => Meant::Several,
        }
    }
}

fn only<'a>(mut bearers: impl Iterator<Item = &'a Bearer>) -> Meant<'a> {
    match (bearers.next(), bearers.next()) {
        (None, _) => Meant::Nobody,
        (Some(one), None) => Meant::One(one),
        (Some(_), Some(_)) => Meant::Several,
    }
}

impl Bearer {
    /// Whether a title names the person's office: "rektorn", "Kommundirektör".
    fn is_called(&self, title: &str) -> bool {
        let title = title.to_lowercase();
        let bare = ["en", "n"].iter().filter_map(|article| title.strip_suffix(article));
        let has = |office: &str| {
            !office.is_empty() && self.role.split([' ', ',']).any(|word| word == office)
        };
        has(&title) || bare.into_iter().any(has)
    }
}

/// People by their given names, as long as only one has it.
#[derive(Debug, Default)]
pub(crate) struct GivenNames(HashMap<String, Option<usize>>);

impl GivenNames {
    /// Adds the person of this full name and index, who is not there yet.
    pub(crate) fn add(&mut self, name: &str, index: usize) {
        let given = name.split(' ').next().unwrap_or_default().to_owned();
        self.0.entry(given).and_modify(|only| *only = None).or_insert(Some(index));
    }

    /// The index of the only person with this given name.
    pub(crate) fn only(&self, given: &str) -> Option<usize> {
        *self.0.get(given)?
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::examples::person;
    use crate::people::parties::party;

    fn bearers(people: &[(&str, Option<&str>, Option<&str>)]) -> Bearers {
        let mut bearers = Bearers::default();
        for (name, party, role) in people {
            bearers.add("Ek", &person(name, *party, *role));
        }
        bearers
    }

    #[test]
    fn party_and_office_tell_who_is_meant() {
        let bearers = bearers(&[
            ("Anna Ek", Some("S"), None),
            ("Bo Ek", Some("M"), Some("ordförande")),
            ("Eva Ek", None, Some("rektor")),
        ]);
        let meant = |letters: &str, before: &str| {
            let letters = (!letters.is_empty()).then(|| party(letters)).flatten();
            match bearers.meant("Ek", letters.as_ref(), before) {
                Meant::One(one) => one.name.clone(),
                other => format!("{other:?}"),
            }
        };
        assert_eq!(meant("S", ""), "Anna Ek");
        assert_eq!(meant("m", "Ledamoten"), "Bo Ek");
        assert_eq!(meant("", "Rektorn"), "Eva Ek");
        assert_eq!(meant("", "ordföranden"), "Bo Ek");
        assert_eq!(meant("-", ""), "Eva Ek");
        assert_eq!(meant("", ""), "Several");
        assert_eq!(meant("", "Ledamoten"), "Several");
        assert_eq!(meant("V", ""), "Nobody");
        assert!(matches!(bearers.meant("Al", None, ""), Meant::Nobody));
    }

    #[test]
    fn one_bearer_is_meant_without_more() {
        let bearers = bearers(&[("Anna Ek", Some("S"), None)]);
        assert!(matches!(bearers.meant("Ek", None, ""), Meant::One(_)));
        assert!(!bearers.are_several("Ek"));
    }
}
