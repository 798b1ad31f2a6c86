//! The people that the attendance lists of a text name, each once.

use super::columns::two_columns;
use super::entry::{read_entry, read_given_name};
use super::lists::single_column;
use super::roll::{Opening, groups};
use crate::minutes::{Attendee, PersonName};

/// The people that the lists of a text name.
pub(super) fn listed(text: &str, opening: Opening) -> Vec<Attendee> {
    let mut people: Vec<Attendee> = Vec::new();
    for section in groups(text, opening) {
        let (entries, given_names) = match section.groups[..] {
            [group] => {
                let (texts, given_names) = single_column(&section.lines, &section.heads);
                (texts.into_iter().map(|text| (text, group)).collect(), given_names)
            }
            [left, right, ..] => (two_columns(&section, left, right), false),
            [] => (Vec::new(), false),
        };
        for (text, group) in entries {
            let alone = || given_names.then(|| read_given_name(&text, group)).flatten();
            if let Some(person) = read_entry(&text, group).or_else(alone) {
                add(&mut people, person);
            }
        }
    }
    people
}

/// Adds a person, or what is new of one who stands in the list already.
fn add(people: &mut Vec<Attendee>, person: Attendee) {
    let key = PersonName::parse(&person.name).key();
    let known = people.iter_mut().find(|known| {
        PersonName::parse(&known.name).key() == key
            && (known.party == person.party || known.party.is_none() || person.party.is_none())
    });
    match known {
        Some(known) => {
            known.party = known.party.take().or(person.party);
            known.role = known.role.take().or(person.role);
            known.affiliation = known.affiliation.take().or(person.affiliation);
            known.replaces = known.replaces.take().or(person.replaces);
            known.chair |= person.chair;
        }
        None => people.push(person),
    }
}
