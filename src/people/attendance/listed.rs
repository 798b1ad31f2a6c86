//! The people that the attendance lists of a text name, each once.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::super::names::name_at_start;
use super::super::names::titles::is_title_word;
use super::columns::{Section, two_columns};
use super::entry::{is_note, read_entry, read_given_name};
use super::groups::Label;
use super::lists::single_column;
use super::roll::{Opening, groups};
use super::rows::{Head, rows, tells_of_absence};
use super::shapes::is_family_first;
use crate::lexicon::Class;
use crate::minutes::{Attendee, PersonName};

/// What the attendance lists of a text say.
#[derive(Debug, Default)]
pub(crate) struct Listed {
    /// Everybody named, once.
    pub(crate) people: Vec<Attendee>,
    /// What is neither a person nor a label nor a note.
    pub(crate) unread: Vec<String>,
}

/// Bytes of the lists of a document that are read. The longest at hand have some 20 thousand; whatever is longer is no list
/// of who met, and costs seconds a mebibyte.
const MOST_BYTES: usize = 1 << 20;

/// Takes off the lines behind the first `most` bytes, and gives them back.
fn cut_off(sections: &mut [Section], most: usize) -> Vec<String> {
    let (mut bytes, mut rest) = (0, Vec::new());
    for section in sections {
        let mut fits = |line: &String| {
            bytes += line.len();
            bytes <= most
        };
        let kept = section.lines.iter().take_while(|line| fits(line)).count();
        rest.extend(section.lines.drain(kept..));
    }
    rest
}

/// The people that the lists of a text name.
pub(in crate::people) fn listed(text: &str, opening: Opening) -> Listed {
    let mut people = People::default();
    let mut sections = groups(text, opening);
    let mut unread = cut_off(&mut sections, MOST_BYTES);
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
                unread.extend(more_than_a_person(&person).map(str::to_owned));
                people.add(person);
            } else if !says_something(&text) {
                unread.push(text);
            }
        }
    }
    Listed { people: people.list, unread }
}

/// What is told of a person and has letters of a party in it: that is another person, whose name
/// was not known as one.
fn more_than_a_person(person: &Attendee) -> impl Iterator<Item = &str> {
    let told = [&person.role, &person.affiliation, &person.note];
    let told = told.into_iter().flatten().map(String::as_str);
    told.filter(|told| {
        told.split('(').skip(1).filter_map(|inner| inner.split_once(')')).any(|(letters, _)| {
            letters.starts_with(char::is_uppercase) && Class::Party.has(letters)
        })
    })
}

/// Whether what names no person is a label, an office that nobody holds, a note or a mark.
fn says_something(text: &str) -> bool {
    let lower = text.to_lowercase();
    let is_mark = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count() < 2;
    let is_vacant = |word: &str| Class::NoGivenName.has(word) && name_at_start(text).is_none();
    lower.split_whitespace().all(is_mark)
        || Label::at_start(text).is_some()
        || Label::of_presence(text).is_some()
        || Label::is_word(&lower)
        || Head::of(text).is_some()
        || is_note(&lower)
        || tells_of_absence(text)
        || text.split([' ', ',']).all(|word| is_title_word(word) || is_mark(word))
        || lower.split([' ', ',']).next().is_some_and(is_vacant)
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
    use super::super::rows::Heads;
    use super::*;

    fn parties(text: &str) -> Vec<(String, Option<String>)> {
        let people = listed(&format!("Beslutande\n{text}"), Opening::AnyLabel).people;
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

    #[test]
    fn what_stands_behind_the_longest_list_is_told_and_not_read() {
        let lines = |count: usize| vec!["Anna Ek (S)".to_owned(); count];
        let section = |count| Section {
            groups: Vec::new(),
            starts: Vec::new(),
            heads: Heads::default(),
            lines: lines(count),
        };
        let mut sections = [section(3), section(2)];
        assert_eq!(cut_off(&mut sections, 4 * "Anna Ek (S)".len()).len(), 1);
        assert_eq!([sections[0].lines.len(), sections[1].lines.len()], [3, 1]);
        assert_eq!(cut_off(&mut sections, 0).len(), 4);
    }

    #[test]
    fn what_is_not_a_person_label_or_note_is_handed_back() {
        let unread = |text: &str| listed(&format!("Beslutande\n{text}"), Opening::AnyLabel).unread;
        assert_eq!(unread("Anna Ek (S), ordförande, § 3–5\nBo Al (M)\nVakant\n"), [""; 0]);
        assert_eq!(unread("zqx 12 rader\nAnna Ek (S)\nBo Al (M)\n"), ["zqx 12 rader"]);
        assert_eq!(unread("Anna Ek (S), Ek (M)\nBo Al (C)\n"), ["Ek (M)"]);
    }
}
