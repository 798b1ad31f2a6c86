//! The people that the attendance lists of a text name, each once.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::columns::two_columns;
use super::entry::{read_entry, read_given_name};
use super::lists::single_column;
use super::roll::{Opening, groups};
use super::rows::rows;
use super::shapes::is_family_first;
use crate::minutes::{Attendee, PersonName};

/// The people that the lists of a text name.
pub(in crate::people) fn listed(text: &str, opening: Opening) -> Vec<Attendee> {
    let mut people = People::default();
    let sections = groups(text, opening);
    // A short list is written like the long one.
    let family_first =
        sections.iter().any(|section| is_family_first(&rows(&section.lines, &section.heads)));
    for section in sections {
        let (entries, given_names) = match section.groups[..] {
            [group] => {
                let (texts, given_names) =
                    single_column(&section.lines, &section.heads, family_first);
                (texts.into_iter().map(|text| (text, group)).collect(), given_names)
            }
            [left, right, ..] => (two_columns(&section, left, right), false),
            [] => (Vec::new(), false),
        };
        for (text, group) in entries {
            let alone = || given_names.then(|| read_given_name(&text, group)).flatten();
            if let Some(person) = read_entry(&text, group).or_else(alone) {
                people.add(person);
            }
        }
    }
    people.list
}

/// People of a list, found by name and party.
#[derive(Debug, Default)]
struct People {
    list: Vec<Attendee>,
    /// The first of a name.
    by_name: HashMap<String, usize>,
    /// The first of a name and a party, the name by its first bearer. Two people of one name and
    /// two parties are two.
    by_party: HashMap<(usize, String), usize>,
}

impl People {
    /// Adds a person, or what is new of one who stands in the list already.
    fn add(&mut self, person: Attendee) {
        let next = self.list.len();
        let first = match self.by_name.entry(PersonName::parse(&person.name).key()) {
            Entry::Occupied(first) => *first.get(),
            Entry::Vacant(place) => *place.insert(next),
        };
        let known = match &person.party {
            _ if first == next => None,
            // Where one of the two has no party, the name alone tells.
            Some(party) if self.list[first].party.is_some() => {
                self.by_party.get(&(first, party.clone())).copied()
            }
            _ => Some(first),
        };
        let at = known.unwrap_or(next);
        if let Some(known) = self.list.get_mut(at) {
            known.party = known.party.take().or(person.party);
            known.role = known.role.take().or(person.role);
            known.affiliation = known.affiliation.take().or(person.affiliation);
            known.replaces = known.replaces.take().or(person.replaces);
            known.chair |= person.chair;
        } else {
            self.list.push(person);
        }
        if let Some(party) = &self.list[at].party {
            self.by_party.entry((first, party.clone())).or_insert(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parties(text: &str) -> Vec<(String, Option<String>)> {
        let people = listed(&format!("Beslutande\n{text}"), Opening::AnyLabel);
        people.into_iter().map(|person| (person.name, person.party)).collect()
    }

    #[test]
    fn a_name_with_two_parties_is_two_people_and_one_without_is_the_first() {
        let found = parties("Anna Ek (S)\nAnna Ek (M)\nAnna Ek\nAnna Ek (M)\nBo Al\nBo Al (C)\n");
        let expected = [("Anna Ek", "S"), ("Anna Ek", "M"), ("Bo Al", "C")];
        let expected =
            expected.map(|(name, party)| (name.to_owned(), Some(party.to_owned()))).to_vec();
        assert_eq!(found, expected);
    }
}
