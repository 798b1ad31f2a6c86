//! Who meets: places, organs and the people of a term of office.
//!
//! A series of meetings (one organ of one authority) has its names and, for each term, its people.
//! The same numbers give the same people, so that persons return from meeting to meeting as they do
//! in real minutes.

use super::random::Random;

const PLACE_STARTS: &[&str] = &[
    "Gran", "Björk", "Eke", "Norr", "Lind", "Sand", "Kvarn", "Hede", "Älv", "Berg", "Ask", "Sjö",
    "Hassel", "Ljung", "Mossa", "Vester", "Öster", "Alm", "Tall", "Fager",
];
const PLACE_ENDS: &[&str] =
    &["hult", "lunda", "fors", "torp", "vik", "by", "köping", "stad", "näs", "bro"];

const GIVEN_NAMES: &[&str] = &[
    "Agneta",
    "Tobias",
    "Gunvor",
    "Johan",
    "Anna",
    "Marianne",
    "Birgitta",
    "Rolf",
    "Magnus",
    "Leif",
    "Fatima",
    "Kerstin",
    "Yusuf",
    "Maria",
    "Jan-Erik",
    "Katrin",
    "Hedvig",
    "Dawit",
    "Henrik",
    "Sofia",
    "Bengt",
    "Per-Ola",
    "Ingalill",
    "Göran",
    "Siv",
    "Dragan",
    "Ulla-Britt",
    "Lennart",
    "Tommy",
    "Hanna",
    "Sune",
    "Åsa",
    "Lovisa",
    "Stefan",
    "Peter",
    "Camilla",
    "Zahra",
    "Lars-Åke",
    "Monika",
    "Helena",
    "Börje",
    "Elsa",
    "Samuel",
    "Linn",
    "Roger",
    "Yasmin",
    "Ahmed",
    "Pernilla",
];
const FAMILY_STARTS: &[&str] = &[
    "Hall", "Ren", "Stake", "Ståhl", "Lund", "Torne", "Sjö", "Anka", "Eke", "Back", "Nord", "Vall",
    "Smed", "Åsen", "Sandel", "Sall", "Grane", "Tjäder", "Fränd", "Sköld", "Häst", "Kar", "Hjul",
    "Brann", "Kvist", "Lager", "Moss", "Rönn", "Berg", "Hed",
];
const FAMILY_ENDS: &[&str] = &[
    "mark", "felt", "by", "gren", "berg", "fjäll", "hög", "arsten", "dahl", "torp", "ell", "gård",
    "ås", "hed", "in", "näs", "stad", "back", "vik", "ström",
];
/// Party letters, each as often as its share of the seats suggests.
const PARTIES: &[&str] =
    &["S", "S", "S", "S", "M", "M", "M", "SD", "SD", "C", "C", "V", "KD", "L", "MP"];
const OFFICES: &[&str] = &[
    "kommundirektör",
    "ekonomichef",
    "förvaltningschef",
    "samhällsbyggnadschef",
    "personalchef",
    "controller",
    "utvecklingsledare",
    "verksamhetschef",
];

/// Years from one election to the next.
const TERM_YEARS: i32 = 4;

/// A place, different for the first two hundred numbers and numbered after that.
pub fn place(series: usize) -> String {
    let start = PLACE_STARTS[series % PLACE_STARTS.len()];
    let end = PLACE_ENDS[series / PLACE_STARTS.len() % PLACE_ENDS.len()];
    let again = series / (PLACE_STARTS.len() * PLACE_ENDS.len());
    let ring = if again == 0 { "" } else { PLACE_ENDS[again % PLACE_ENDS.len()] };
    format!("{start}{end}{ring}")
}

/// A person in an attendance list.
#[derive(Debug, Clone)]
pub struct Person {
    pub name: String,
    /// Party letters; officials have none.
    pub party: Option<&'static str>,
    /// The office of an official.
    pub office: Option<&'static str>,
}

impl Person {
    /// `Name (S)`, or the name alone.
    pub fn with_party(&self) -> String {
        match self.party {
            Some(party) => format!("{} ({party})", self.name),
            None => self.name.clone(),
        }
    }

    /// `Name, controller`, or with the party.
    pub fn with_office(&self) -> String {
        match self.office {
            Some(office) => format!("{}, {office}", self.name),
            None => self.with_party(),
        }
    }
}

/// The people of one organ in one term.
#[derive(Debug)]
pub struct Roster {
    /// Elected members; the first one chairs.
    pub members: Vec<Person>,
    pub substitutes: Vec<Person>,
    /// Officials; the last one keeps the minutes.
    pub officials: Vec<Person>,
}

impl Roster {
    /// The people of the organ `series` in the term that `year` lies in.
    pub fn of(seed: u64, series: usize, year: i32) -> Self {
        let term = u64::from((year / TERM_YEARS).unsigned_abs());
        let random = &mut Random::new(seed, ((series as u64) << 16) | term);
        let mut names: Vec<String> = Vec::new();
        while names.len() < 22 {
            let (given, start, end) =
                (random.pick(GIVEN_NAMES), random.pick(FAMILY_STARTS), random.pick(FAMILY_ENDS));
            let name = format!("{given} {start}{end}");
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let mut elected =
            |name: String| Person { name, party: Some(*random.pick(PARTIES)), office: None };
        let officials = names.split_off(16);
        let substitutes = names.split_off(12).into_iter().map(&mut elected).collect();
        let members = names.into_iter().map(&mut elected).collect();
        let officials = officials
            .into_iter()
            .zip(OFFICES)
            .map(|(name, office)| Person { name, party: None, office: Some(office) })
            .collect();
        Self { members, substitutes, officials }
    }

    /// Who chairs.
    pub fn chair(&self) -> &Person {
        &self.members[0]
    }

    /// Who keeps the minutes.
    pub fn secretary(&self) -> &Person {
        &self.officials[self.officials.len() - 1]
    }
}
