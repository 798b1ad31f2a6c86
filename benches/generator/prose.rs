//! What is said: title, text and decisions of one agenda item.
//!
//! Paragraphs of words as frequent as in real text, people of the meeting who present, ask and
//! move, dates, sums and references, all drawn by chance. Lines are not wrapped here; that is the
//! layout's affair.

use super::people::Roster;
use super::random::Random;
use super::words::{append_content_word, append_word};

/// What the items are about now and then: the taxonomy's own words, so that topics are
/// found, and the abbreviations and suspended hyphens that make analysis work.
const MATTERS: &[&str] = &[
    "föräldraskapsstöd",
    "detaljplan för bostäder",
    "hemsjukvård",
    "covid-19",
    "budget",
    "barn- och utbildningsnämnden",
    "våld i nära relationer",
    "psykisk hälsa",
    "SIP",
    "hälso- och sjukvården",
    "SKR:s rekommendation",
    "skolskjuts",
    "kollektivtrafik",
    "lokalförsörjningsplan",
    "vatten och avlopp",
    "årsredovisning",
    "integrationsarbetet",
];
const SAYS: &[&str] = &[
    "redogör för",
    "informerar om",
    "berättar om",
    "presenterar",
    "föredrar",
    "lyfter frågan om",
    "frågar om",
    "svarar att",
    "föreslår att",
    "yrkar bifall till",
];
pub(super) const MONTHS: &[&str] = &[
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
];
const CLAUSES: &[&str] = &[
    "Informationen noteras.",
    "Ärendet bordläggs.",
    "Redovisningen läggs till handlingarna.",
    "Förslaget godkänns.",
    "Motionen avslås.",
];

/// Turns of phrase that minutes repeat, each with other forms of the same words: without them no
/// two words of the matter stand beside each other in more than a handful of items.
const TURNS: &[&str] = &[
    "Kommunstyrelsen beslutar att",
    "Kommunstyrelsen har beslutat att",
    "Kommunstyrelsens arbetsutskott beslutade att",
    "Enligt kommunstyrelsens beslut ska",
    "Beslutet skickas till kommunstyrelsen för",
    "Nämnden har tidigare beslutat om",
    "Nämndens beslut innebär att",
    "Nämnderna har fått i uppdrag att",
    "Förvaltningens förslag till beslut är att",
    "Förvaltningen har lämnat förslag till",
    "I förslaget till beslut anges",
];

/// An agenda item before it is set.
#[derive(Debug)]
pub struct Item {
    pub number: usize,
    /// Running number of the case within its year.
    pub case: usize,
    pub title: String,
    /// Clauses, each a sentence with its stop.
    pub decisions: Vec<String>,
    /// Paragraphs of the account.
    pub paragraphs: Vec<String>,
    /// Motions, each a sentence; often none.
    pub motions: Vec<String>,
}

impl Item {
    /// An item with the given number.
    pub fn new(number: usize, year: i32, roster: &Roster, random: &mut Random) -> Self {
        let title = title(random);
        let decisions = (0..random.between(1, 3)).map(|_| clause(random)).collect();
        // Most items are short; one in twenty is a long debate.
        let long = if random.percent(5) { 5 } else { 1 };
        let paragraphs =
            (0..random.between(1, 4) * long).map(|_| paragraph(roster, year, random)).collect();
        let motions = if random.percent(25) {
            (0..random.between(1, 2)).map(|_| motion(roster, random)).collect()
        } else {
            Vec::new()
        };
        Self { number, case: random.between(1, 900), title, decisions, paragraphs, motions }
    }
}

/// Three to seven words that begin with a capital and have no stop.
fn title(random: &mut Random) -> String {
    let mut title = String::new();
    append_content_word(&mut title, random);
    for _ in 0..random.between(1, 4) {
        title.push(' ');
        append_word(&mut title, random);
    }
    title.push(' ');
    if random.percent(20) {
        let matter = random.pick(MATTERS);
        title.push_str(matter);
    } else {
        append_content_word(&mut title, random);
    }
    capitalised(&title)
}

fn clause(random: &mut Random) -> String {
    if random.percent(30) {
        return (*random.pick(CLAUSES)).to_owned();
    }
    let mut clause = words(random.between(5, 18), random);
    clause.push('.');
    capitalised(&clause)
}

fn motion(roster: &Roster, random: &mut Random) -> String {
    let who = random.pick(&roster.members).with_party();
    format!("{who} yrkar bifall till {}.", words(random.between(2, 8), random))
}

fn paragraph(roster: &Roster, year: i32, random: &mut Random) -> String {
    let mut paragraph = String::new();
    for _ in 0..random.between(2, 6) {
        if !paragraph.is_empty() {
            paragraph.push(' ');
        }
        paragraph.push_str(&sentence(roster, year, random));
    }
    paragraph
}

fn sentence(roster: &Roster, year: i32, random: &mut Random) -> String {
    let mut text = match random.below(100) {
        0..20 => {
            let official = random.percent(60);
            let who = if official { &roster.officials } else { &roster.members };
            let who = random.pick(who).with_party();
            format!("{who} {} {}", random.pick(SAYS), words(random.between(4, 14), random))
        }
        20..24 => format!("Ordföranden finner att {}", words(random.between(4, 10), random)),
        24..36 => {
            format!("{} {}", random.pick(TURNS), words(random.between(4, 12), random))
        }
        _ => words(random.between(7, 22), random),
    };
    let addition = match random.below(100) {
        0..8 => {
            let (day, month) = (random.between(1, 28), random.pick(MONTHS));
            format!(" den {day} {month} {year}")
        }
        8..15 => {
            let (millions, tenths) = (random.between(1, 400), random.between(0, 9));
            format!(" om {millions},{tenths} miljoner kronor")
        }
        15..22 => format!(" om {}", random.pick(MATTERS)),
        // A reference that, wrapped, puts number and § first on a line.
        22..24 => format!(" enligt 5 kap. {} § kommunallagen", random.between(2, 60)),
        _ => String::new(),
    };
    text.push_str(&addition);
    text.push('.');
    capitalised(&text)
}

/// So many words of running text, with a comma now and then.
fn words(count: usize, random: &mut Random) -> String {
    let mut text = String::new();
    for at in 0..count {
        if at > 0 {
            text.push_str(if random.percent(5) { ", " } else { " " });
        }
        append_word(&mut text, random);
    }
    text
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
