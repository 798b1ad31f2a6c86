//! Which persons does a text name, and where?
//!
//! A person is known by party letters behind the name, by the register of the meeting's people, or
//! by a title before the name; two capitalised words alone may as well be a project or a place and
//! are only persons when a verb makes them speak (which `speakers` decides).

use std::collections::{HashMap, HashSet};

use super::names::LONGEST_NAME;
use super::names::organisations::weight_against;
use super::names::shape::{Shape, shape_from, shapes_in};
use super::names::titles::{is_title_word, last_word, title_before, without_titles};
use super::namesakes::{Bearers, GivenNames, Meant};
use super::parties::{PartyMark, party};
use crate::lexicon::Class;
use crate::minutes::{Attendee, PersonName};

/// A person of the meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Known {
    /// The name as first printed.
    pub name: String,
    /// The party, where printed anywhere in the minutes.
    pub party: Option<String>,
}

/// The people known by name in one document.
#[derive(Debug, Default)]
pub(crate) struct Register {
    people: Vec<Known>,
    by_key: HashMap<String, usize>,
    /// Names exactly as printed, which is how nearly all are met again.
    by_print: HashMap<String, usize>,
    by_given: GivenNames,
    /// Offices of one word in lower case ("kassör") and who holds them; `None` where several do.
    by_office: HashMap<String, Option<usize>>,
    /// Attendees by the whole name as the list first prints it, and by the family name.
    by_whole_name: Bearers,
    by_family_name: Bearers,
    /// The letters of the parties of all of them, and of those who attended.
    parties: HashSet<String>,
    attending_parties: HashSet<String>,
}

/// Somebody of the meeting, whom several may be called like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Person {
    /// A name and the party.
    One(String, Option<String>),
    /// Several have the name, and the text does not say who of them it is.
    Unclear,
}

/// How surely a place names a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Evidence {
    /// Party letters, the register, or a title before the name.
    Certain,
    /// Capitalised words alone.
    Shape,
}

/// A place where a person is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named {
    /// First byte of the name.
    pub start: usize,
    /// Byte after the name and its party letters.
    pub end: usize,
    /// The name, in the register's spelling where it is known.
    pub name: String,
    /// The party printed behind the name.
    pub party: Option<String>,
    /// Whether several have the name and neither party nor office tells who is meant.
    pub of_several: bool,
    /// Whether the name stands in the genitive ("Ulla Eks yrkande").
    pub genitive: bool,
    /// How surely it is a person.
    pub evidence: Evidence,
}

impl Register {
    /// The register of the attendance list.
    pub(crate) fn of(attendees: &[Attendee]) -> Self {
        let mut register = Self::default();
        for person in attendees {
            register.add(&person.name, person.party.as_deref());
            register.add_bearer(person);
            let office = person.role.as_deref().filter(|role| is_title_word(role));
            let index = register.by_print.get(&person.name).copied();
            if let Some(office) = office {
                let holder = register.by_office.entry(office.to_lowercase()).or_insert(index);
                *holder = holder.filter(|_| *holder == index);
            }
        }
        register
    }

    fn add_bearer(&mut self, person: &Attendee) {
        self.attending_parties.extend(person.party.clone());
        let whole = self.find(&person.name).map_or(&person.name, |known| &known.name).clone();
        self.by_whole_name.add(&whole, person);
        if let Some((_, family)) = person.name.rsplit_once(' ') {
            self.by_family_name.add(family, person);
        }
    }

    /// Whether several attendees have this whole name.
    pub(crate) fn are_several(&self, name: &str) -> bool {
        self.by_whole_name.are_several(name)
    }

    /// What tells a person apart in an item: the name, and with it the party of a meeting in which
    /// it tells members apart.
    pub(crate) fn identity(&self, name: &str, party: Option<&str>) -> String {
        match party
            .filter(|party| Class::Party.has(party) || self.attending_parties.contains(*party))
        {
            Some(party) => format!("{name} ({party})"),
            None => name.to_owned(),
        }
    }

    /// The party that the name alone tells.
    pub(crate) fn party_of(&self, name: &str) -> Option<String> {
        let known = self.find(name).filter(|known| !self.are_several(&known.name))?;
        known.party.clone()
    }

    /// The attendee of whom the family name `name` is, with what stands behind and before it.
    pub(crate) fn by_family_name(&self, name: &str, behind: &str, before: &str) -> Option<Person> {
        let letters = behind.strip_prefix(" (").and_then(|inner| inner.split_once(')'));
        let letters = letters.and_then(|(letters, _)| party(letters));
        match self.by_family_name.meant(name, letters.as_ref(), before) {
            Meant::Nobody => None,
            Meant::One(one) => Some(Person::One(one.name.clone(), one.party.clone())),
            Meant::Several => Some(Person::Unclear),
        }
    }

    /// The only attendee who holds the office that a word names in the definite form
    /// ("kassören", "sekreteraren", "revisorn").
    pub(crate) fn by_office(&self, word: &str) -> Option<&Known> {
        let lower = word.to_lowercase();
        let holder = ["en", "n"]
            .iter()
            .find_map(|article| self.by_office.get(lower.strip_suffix(article)?))?;
        self.people.get((*holder)?)
    }

    /// Adds everyone named with party letters in `text`.
    pub(crate) fn learn(&mut self, text: &str) {
        if !text.contains('(') {
            return;
        }
        for Shape { name, brackets, .. } in shapes_in(text) {
            let letters = brackets.and_then(party);
            let Some(letters) = letters.filter(|_| name.len() <= LONGEST_NAME) else { continue };
            let (_, name) = without_titles(name);
            // Letters alone do not make a person of a body ("Norrviks Byförbund (NBF)").
            let is_body = weight_against(name) > 1;
            if name.contains(' ') && !is_body && self.find_genitive(name).is_none() {
                self.add(name, letters.letters().as_deref());
            }
        }
    }

    /// Whether somebody of the meeting is of the party with these letters.
    pub(crate) fn has_party(&self, letters: &str) -> bool {
        self.parties.contains(letters)
    }

    fn add(&mut self, name: &str, party: Option<&str>) {
        self.parties.extend(party.map(str::to_owned));
        let key = PersonName::parse(name).key();
        if let Some(&index) = self.by_key.get(&key) {
            self.by_print.entry(name.to_owned()).or_insert(index);
            let known = &mut self.people[index];
            known.party = known.party.take().or(party.map(str::to_owned));
        } else {
            self.by_given.add(name, self.people.len());
            self.by_key.insert(key, self.people.len());
            self.by_print.insert(name.to_owned(), self.people.len());
            self.people.push(Known { name: name.to_owned(), party: party.map(str::to_owned) });
        }
    }

    /// The person of this full name.
    pub(crate) fn find(&self, name: &str) -> Option<&Known> {
        let by_key = || self.by_key.get(&PersonName::parse(name).key());
        self.by_print.get(name).or_else(by_key).map(|&index| &self.people[index])
    }

    /// The person of whose name `name` is the genitive.
    fn find_genitive(&self, name: &str) -> Option<&Known> {
        let index = self.by_print.get(name.strip_suffix('s')?)?;
        Some(&self.people[*index])
    }

    /// The only person with this given name.
    pub(crate) fn by_given_name(&self, given: &str) -> Option<&Known> {
        self.people.get(self.by_given.only(given)?)
    }

    /// The persons named in `text`, in order.
    pub(crate) fn persons_in(&self, text: &str) -> Vec<Named> {
        let mut persons = Vec::new();
        let mut at = 0;
        while let Some(whole) = shape_from(text, at) {
            at = whole.end;
            let letters = whole.brackets.and_then(party);
            let print = whole.name.trim_end_matches('.');
            if print.len() > LONGEST_NAME {
                continue;
            }
            let (skipped, name) = without_titles(print);
            let start = whole.start + skipped;
            let end = if letters.is_some() { whole.end } else { start + name.len() };
            let titled = skipped > 0 || title_before(&text[..start]);
            let before = if titled { last_word(text[..start].trim_end()) } else { "" };
            persons.extend(self.person(name, (start, end), letters.as_ref(), before));
        }
        persons
    }

    fn person(
        &self,
        name: &str,
        (start, end): (usize, usize),
        letters: Option<&PartyMark>,
        before: &str,
    ) -> Option<Named> {
        let certain = letters.is_some();
        let meant = |name: &str| self.by_whole_name.meant(name, letters, before);
        let party = letters.cloned().and_then(PartyMark::letters);
        let named = |name: &str, genitive, evidence, party: Option<String>| Named {
            start,
            end,
            name: name.to_owned(),
            party,
            of_several: false,
            genitive,
            evidence,
        };
        let known = |known: &Known, genitive| {
            let meant = meant(&known.name);
            let told = if let Meant::One(one) = meant { one.party.clone() } else { None };
            let named = named(&known.name, genitive, Evidence::Certain, party.clone().or(told));
            Named { of_several: meant == Meant::Several, ..named }
        };
        if let Some(found) = self.find(name) {
            return Some(known(found, false));
        }
        if let Some(found) = self.find_genitive(name) {
            return Some(known(found, true));
        }
        // A longer run may begin with a name: "Ulla Ek Handling"; or end with one.
        if !certain && let Some((found, from, to)) = self.inside(name) {
            return Some(Named { start: start + from, end: start + to, ..known(found, false) });
        }
        let titled = !before.is_empty();
        let weight_for = u8::from(certain) + u8::from(titled);
        if !name.contains(' ') || weight_against(name) > weight_for || !certain && joins_cases(name)
        {
            return None;
        }
        let evidence = if certain || titled { Evidence::Certain } else { Evidence::Shape };
        Some(named(name, false, evidence, party))
    }

    /// A known name inside a run of capitalised words.
    fn inside(&self, run: &str) -> Option<(&Known, usize, usize)> {
        let starts: Vec<usize> =
            std::iter::once(0).chain(run.match_indices(' ').map(|(at, _)| at + 1)).collect();
        let ends: Vec<usize> =
            run.match_indices(' ').map(|(at, _)| at).chain([run.len()]).collect();
        starts.iter().find_map(|&from| {
            ends.iter().rev().filter(|&&to| to > from).find_map(|&to| {
                let part = &run[from..to];
                (part.contains(' ') && part.len() < run.len())
                    .then(|| Some((&self.people[*self.by_print.get(part)?], from, to)))?
            })
        })
    }
}

/// Whether a line in capitals runs into other words ("NÄMNDENS BEHANDLING Yrkande"). One word in
/// capitals may be a family name.
fn joins_cases(run: &str) -> bool {
    let has_small = |word: &str| word.chars().any(char::is_lowercase);
    let capitals = run.split(' ').filter(|word| word.chars().count() > 2 && !has_small(word));
    has_small(run) && capitals.count() > 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::minutes::Group;

    fn register(names: &[(&str, Option<&str>)]) -> Register {
        let attendees: Vec<Attendee> = names
            .iter()
            .map(|(name, party)| Attendee {
                name: (*name).to_owned(),
                group: Group::Members,
                party: party.map(str::to_owned),
                role: None,
                affiliation: None,
                chair: false,
                replaces: None,
                note: None,
            })
            .collect();
        Register::of(&attendees)
    }

    fn named(register: &Register, text: &str) -> Vec<(String, Evidence, bool)> {
        let persons = register.persons_in(text);
        persons.into_iter().map(|p| (p.name, p.evidence, p.genitive)).collect()
    }

    #[test]
    fn party_letters_register_and_titles_make_a_person() {
        let register = register(&[("Ulla Ek", Some("S"))]);
        let text = "Bo von Al (M) och Ulla Ek. Kommundirektör Per Os informerar om Cosmic Link.";
        assert_eq!(
            named(&register, text),
            [
                ("Bo von Al".to_owned(), Evidence::Certain, false),
                ("Ulla Ek".to_owned(), Evidence::Certain, false),
                ("Per Os".to_owned(), Evidence::Certain, false),
            ]
        );
    }

    #[test]
    fn the_genitive_of_a_known_name_is_that_person() {
        let register = register(&[("Ulla Ek", Some("S"))]);
        assert_eq!(
            named(&register, "bifaller Ulla Eks (S) yrkande"),
            [("Ulla Ek".to_owned(), Evidence::Certain, true)]
        );
    }

    #[test]
    fn organisations_are_not_persons() {
        let register = register(&[]);
        assert_eq!(
            named(&register, "Region Skåne, Sveriges Kommuner och Regioner (SKR), Göteborgs Stad"),
            []
        );
    }

    #[test]
    fn a_title_or_party_letters_outweigh_a_word_on_a_list() {
        let register = register(&[]);
        let names = |text: &str| {
            named(&register, text).into_iter().map(|(name, ..)| name).collect::<Vec<_>>()
        };
        for name in ["Liv Stark", "Stella Link", "Anna Stad", "Liv Stad Ek", "Bo Sverige"] {
            if name != "Liv Stad Ek" {
                assert_eq!(names(&format!("Skolchef {name} informerar.")), [name]);
            }
            assert_eq!(names(&format!("Skolchef {name} (S) yrkar.")), [name]);
        }
        assert_eq!(names("Skolchef Lilla Ek (S) yrkar."), ["Lilla Ek"]);
        for text in [
            "Enhetschef Göteborgs Stad informerar.",
            "Ordföranden Region Skåne informerar.",
            "Direktören Malmö Stad informerar.",
            "Chefen Nya Länsgården informerar.",
            "Systemet Cosmic Link införs.",
        ] {
            assert_eq!(names(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn whoever_has_a_title_is_a_person_whatever_the_name_means() {
        let register = register(&[]);
        for person in [
            "Utvecklingsledare Liv Stark",
            "Ekonomichef Stella Link",
            "Skolchef Anna Stad",
            "Rektor Bo Skola",
            "Sekreterare Eva Protokoll",
            "Enhetschef Per Vård",
            "Handläggare Siv Plan",
            "Projektledare Klara Mål",
            "Strateg Ida Klimat",
            "Jurist Lena Rätt",
            "Controller Ulf Budget",
            "Planarkitekt Mats Väg",
            "Miljöchef Greta Sjö",
            "Verksamhetschef Sara Barn",
            "Utredare Vera Fråga",
            "Kanslichef Hanna Forum",
            "Rektor Nils Bilaga",
            "Samordnare Tove Råd",
            "Snickare Kim Tak",
            "Forskare Ali Fråga",
        ] {
            let (_, name) = person.split_once(' ').expect("a title");
            let found = named(&register, &format!("{person} informerar om vägen."));
            let expected = [(name.to_owned(), Evidence::Certain, false)];
            assert_eq!(found, expected, "{person}");
        }
    }

    #[test]
    fn an_office_means_its_only_holder() {
        let person = |name: &str, role: &str| Attendee {
            name: name.to_owned(),
            group: Group::Members,
            party: None,
            role: Some(role.to_owned()),
            affiliation: None,
            chair: false,
            replaces: None,
            note: None,
        };
        let register = Register::of(&[
            person("Bo Al", "Kassör"),
            person("Ulla Ek", "revisor"),
            person("Per Os", "revisor"),
        ]);
        assert_eq!(register.by_office("Kassören").map(|known| known.name.as_str()), Some("Bo Al"));
        assert_eq!(register.by_office("revisorn"), None);
        assert_eq!(register.by_office("Kassörens"), None);
    }

    #[test]
    fn a_given_name_is_enough_when_only_one_bears_it() {
        let of = |names: &[(&str, Option<&str>)]| {
            let register = register(names);
            register.by_given_name("Maria").map(|known| known.name.clone())
        };
        let names = [("Maria Ek", None), ("Bo Al", None), ("Maria Ek", Some("S"))];
        assert_eq!(of(&names).as_deref(), Some("Maria Ek"));
        assert_eq!(of(&[("Maria Ek", None), ("Maria Al", None)]), None);
    }
}
