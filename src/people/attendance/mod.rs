//! Who attended?
//!
//! Everybody in the attendance list, once, from the text before the first item with its columns as
//! they stood. Reads a label with names below or beside it (regions, councils, old
//! covers), lists in running text with commas or semicolons, and two columns read straight across
//! (municipal covers), where a row holds the end of one person's entry and the beginning of
//! another's.

pub(in crate::people) mod bounds;
pub(in crate::people) mod columns;
pub(in crate::people) mod entry;
pub(in crate::people) mod groups;
pub(in crate::people) mod listed;
pub(in crate::people) mod lists;
pub(in crate::people) mod places;
pub(in crate::people) mod roll;
pub(in crate::people) mod rows;
pub(in crate::people) mod several;
pub(in crate::people) mod shapes;

use super::names::name_at_start;
use super::office::Office;
use crate::lexicon::Class;
use crate::minutes::{Attendee, Group, Minutes, PersonName};
use entry::read_entry;
use listed::{Listed, listed};
use places::{list_in_items, officers};
use roll::Opening;
use rows::tables::without_table_marks;
use rows::tells_of_absence;
use shapes::turn_as_elsewhere;

/// Reads the attendance list: before the first item, else in an item of its own, else behind
/// the last; where there is none, whom the head of the minutes names by office.
pub(crate) fn attendance(minutes: &Minutes) -> Listed {
    let preamble = &minutes.preamble;
    let mut list = listed(preamble, Opening::AnyLabel);
    // One name on the cover may be the chair's; a list has more.
    if list.people.len() < 2 {
        let other = list_in_items(minutes);
        list = if other.people.len() > list.people.len() { other } else { list };
    }
    if list.people.is_empty() {
        let other = listed(&minutes.closing, Opening::Presence);
        list = if other.people.is_empty() { list } else { other };
    }
    let Listed { mut people, unread } = list;
    if people.is_empty() {
        people = officers(preamble);
    }
    people.extend(secretary(preamble).filter(|secretary| {
        let key = PersonName::parse(&secretary.name).key();
        !people.is_empty()
            && people.iter().all(|person| PersonName::parse(&person.name).key() != key)
    }));
    let texts: Vec<&str> = std::iter::once(preamble.as_str())
        .chain(minutes.items.iter().map(|item| item.body.as_str()))
        .collect();
    turn_as_elsewhere(&mut people, &texts);
    chair_by_signature(preamble, &mut people);
    secretary_is_not_a_member(&mut people);
    keep_one_chair(&mut people);
    Listed { people, unread }
}

/// The secretary, who on some covers stands only beside the signatures.
fn secretary(preamble: &str) -> Option<Attendee> {
    let plain = without_table_marks(preamble);
    let mut lines = plain.lines().map(str::trim).filter(|line| !tells_of_absence(line));
    lines.find_map(|line| {
        let lower = line.to_lowercase();
        let office = Class::Secretary.beginnings(&lower).next()?;
        let rest = line.get(office.len()..).filter(|_| line.starts_with(char::is_uppercase))?;
        let name = name_at_start(rest.trim_start_matches([':', ' ', '.', '…', '\t']))?;
        // A name alone: "Sekreterare  Marianne Ek     Paragrafer §§ 1-12".
        let mut person = read_entry(name, Group::Others)?;
        person.role = Some(office.to_owned());
        Some(person)
    })
}

/// Where the members have parties, a secretary without one is an official, though the list
/// runs on to the line "Sekreterare: Eva Brant".
fn secretary_is_not_a_member(people: &mut [Attendee]) {
    let members = people.iter().filter(|person| person.group == Group::Members);
    let (of_party, of_none): (Vec<&Attendee>, Vec<&Attendee>) =
        members.partition(|person| person.party.is_some());
    if of_party.len() <= of_none.len() {
        return;
    }
    for person in people.iter_mut().filter(|person| person.party.is_none()) {
        let role = person.role.as_deref().unwrap_or_default().to_lowercase();
        if person.group == Group::Members && Class::Secretary.ends(&role) {
            person.group = Group::Others;
        }
    }
}

/// Where the list names no chair, the signatures may: `Ordförande: Eva Brant`, `Eva
/// Brant, ordförande`.
fn chair_by_signature(preamble: &str, people: &mut [Attendee]) {
    if people.iter().any(|person| person.chair) {
        return;
    }
    let chair = preamble.lines().map(str::trim).find_map(|line| {
        let of_meeting = |office: Option<Office>| office.is_some_and(Office::is_of_meeting);
        let behind = Office::at_start(line)
            .filter(|(office, _)| office.is_of_meeting())
            .map(|(_, rest)| rest.trim_start_matches([':', ' ', '.', '…']));
        let before = || {
            let (name, role) = line.rsplit_once(", ")?;
            of_meeting(Office::of_role(role)).then_some(name)
        };
        name_at_start(behind.or_else(before)?)
    });
    let Some(chair) = chair.map(|name| PersonName::parse(name).key()) else { return };
    let named = people.iter_mut().find(|person| PersonName::parse(&person.name).key() == chair);
    if let Some(person) = named {
        person.chair = true;
    }
}

/// One chairs the meeting: the first who is called so.
fn keep_one_chair(people: &mut [Attendee]) {
    // Who only chairs some paragraphs comes after who chairs the rest.
    let whole = |person: &Attendee| {
        let role = person.role.as_deref().unwrap_or_default().to_lowercase();
        person.chair && !Class::ActingRole.begins(&role) && !role.contains('§')
    };
    let chair =
        people.iter().position(whole).or_else(|| people.iter().position(|person| person.chair));
    for (at, person) in people.iter_mut().enumerate() {
        person.chair = Some(at) == chair;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::minutes::Status;

    fn of(preamble: &str) -> Minutes {
        let mut minutes = Minutes::unread("a.txt", Status::Ok);
        preamble.clone_into(&mut minutes.preamble);
        minutes
    }

    fn names(text: &str) -> Vec<(String, Group)> {
        attendance(&of(text)).people.into_iter().map(|person| (person.name, person.group)).collect()
    }

    fn expect(list: &[(&str, Group)]) -> Vec<(String, Group)> {
        list.iter().map(|(name, group)| ((*name).to_owned(), *group)).collect()
    }

    #[test]
    fn names_beside_and_below_their_label() {
        assert_eq!(
            names(
                "Organ X\nLedamöter Bo Ek (C), Ordförande, Region Norrmark\n\nUlla Al (S), Sala\nÖvriga Maria Ahl, ledare folkhälsa och\nfunktionspolitik Avdelningen för hälsa\nEva Ros, jurist"
            ),
            expect(&[
                ("Bo Ek", Group::Members),
                ("Ulla Al", Group::Members),
                ("Maria Ahl", Group::Others),
                ("Eva Ros", Group::Others)
            ])
        );
    }

    #[test]
    fn lists_in_running_text() {
        assert_eq!(
            names(
                "Närvarande ledamöter:\nUlla Al (S), ordförande, Bo Ek (M),\n2:e vice ordförande, Leif Sjö (V), §§ 44–51\nÖvriga närvarande:\nKarin Hed, personalföreträdare Sveriges\nLärare; Jonas Ek, nämndsekreterare\nJusterare: Bo Ek (M)"
            ),
            expect(&[
                ("Ulla Al", Group::Members),
                ("Bo Ek", Group::Members),
                ("Leif Sjö", Group::Members),
                ("Karin Hed", Group::Others),
                ("Jonas Ek", Group::Others)
            ])
        );
    }

    #[test]
    fn two_columns_read_straight_across() {
        let text = "Beslutande    Ledamöter                     Tjänstgörande ersättare\n\
            Lisa Ek (M), Ordförande Berit Berg (M) ersätter Axel\n\
            Fredrik Hed (C), 1:e vice ordförande Storck (M) §§ 153-165\n\
            Magda Sund (S), 2:e vice\nordförande\nAxel Storck (M), §§ 166-172\n\
            Övriga närvarande Ersättare                 Tjänstemän\n\
            Berit Berg (M), §§ 166-172 Patrik Ahl, kommunsekreterare\n\
            Niclas Nord (M)            Anders Lind, biträdande\n\
            Henrik Schön (M)           kommundirektör\n";
        let people = attendance(&of(text)).people;
        let berit = people.iter().find(|person| person.name == "Berit Berg").expect("Berit");
        assert_eq!(berit.replaces.as_deref(), Some("Axel Storck"));
        assert_eq!(
            names(text),
            expect(&[
                ("Lisa Ek", Group::Members),
                ("Fredrik Hed", Group::Members),
                ("Magda Sund", Group::Members),
                ("Axel Storck", Group::Members),
                ("Berit Berg", Group::Substitutes),
                ("Niclas Nord", Group::Substitutes),
                ("Henrik Schön", Group::Substitutes),
                ("Patrik Ahl", Group::Others),
                ("Anders Lind", Group::Others),
            ])
        );
        assert!(people[0].chair);
    }

    #[test]
    fn signatures_and_contents_are_not_attendees() {
        assert_eq!(
            names(
                "Beslutande   Bo Ek (S), ordförande\n             Ulla Al (M)\nUtses att justera   Ulla Al\nUnderskrifter  Sekreterare ....\n   Marianne Gist\n"
            ),
            expect(&[("Bo Ek", Group::Members), ("Ulla Al", Group::Members)])
        );
    }
}
