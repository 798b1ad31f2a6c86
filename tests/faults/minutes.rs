//! Invented minutes, and what an index must have of them.
//!
//! There are few organs, days and texts, so that documents often claim the same ids, with the same
//! text or with another one.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

use serde_json::Value;

use super::random::Random;

/// Organs, and how an id names them.
pub const ORGANS: [(&str, &str); 3] = [
    ("Kulturgruppen", "kulturgruppen"),
    ("Äldregruppen", "aldregruppen"),
    ("Fältgruppen Öst", "faltgruppen-ost"),
];

/// Days on which documents by chance are from.
pub const DAYS: u32 = 4;

const TITLES: [&str; 5] = [
    "Bibliotekets öppettider",
    "Läget i skolorna",
    "Åtgärder på torget",
    "Ängarna vid ån",
    "Återrapport om översynen",
];

/// Those of the attendance list.
const PEOPLE: [&str; 3] = ["Bo Ek", "Åsa Öberg", "Ivar Lindmo"];

/// The minutes of a meeting, or of a part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Which of [`ORGANS`]; `None` when the document does not say it.
    pub organ: Option<usize>,
    /// The day, from 1 for the first of March 2022; `None` when the document does not say it.
    pub day: Option<u32>,
    /// One item each, with the number of its text: two texts with one number are the same only
    /// when organ, day and place in the list are the same too.
    pub texts: Vec<u32>,
}

/// What a folder's `paragraf.toml` says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Defaults {
    /// Whether it names the authority.
    pub authority: bool,
    /// Which of [`ORGANS`].
    pub organ: Option<usize>,
}

/// An item that a file has: the id that it claims, and its text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Claim {
    pub id: String,
    /// The title, and the mark in the body that no other text has.
    pub text: (String, String),
}

impl Document {
    /// A document by chance, nearly always with organ and day.
    pub fn by_chance(random: &mut Random) -> Self {
        let said = |random: &mut Random| random.below(8) > 0;
        let organ = said(random).then(|| random.below(ORGANS.len()));
        let day = said(random).then(|| number(random, DAYS) + 1);
        let texts = (0..=random.below(3)).map(|_| number(random, 3)).collect();
        Self { organ, day, texts }
    }

    /// Whether its items are named by what it says alone, and not by its file's name.
    pub fn names_itself(&self) -> bool {
        self.organ.is_some() && self.day.is_some()
    }

    /// The document as a file.
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        if let Some(organ) = self.organ {
            let _ = write!(text, "Organ {}\n\n", ORGANS[organ].0);
        }
        text.push_str("Plats Digitalt\n\n");
        if let Some(day) = self.day {
            let (day, month) = date(day);
            let _ = write!(text, "Tidpunkt den {day} {} 2022\n\n", MONTHS[month]);
        }
        text.push_str("Ledamöter Bo Ek (C), Ordförande, Ekefors\nÅsa Öberg (S), Ekefors\n");
        text.push_str("Ivar Lindmo (M), Ekefors\n\n");
        for at in 0..self.texts.len() {
            let (title, mark) = self.text_of(at);
            let name = PEOPLE[at % PEOPLE.len()];
            let _ = write!(
                text,
                "{}. {title}\n\n{name} informerar om ärendet {mark}.\n\nBeslut\n\
                 1. Informationen om {mark} noteras.\n\n",
                at + 1
            );
        }
        text
    }

    /// Title and mark of an item.
    fn text_of(&self, at: usize) -> (String, String) {
        let variant = self.texts[at];
        let title = TITLES[at % TITLES.len()];
        // Some texts differ in their body alone, some in the title too.
        let title = if variant % 3 == 2 { format!("{title} och annat") } else { title.to_owned() };
        let organ = self.organ.map_or(9, |organ| organ);
        let day = self.day.unwrap_or(0);
        (title, format!("m{organ}x{day}x{at}x{variant}m"))
    }

    /// What its items claim when it lies at `path` below these defaults.
    pub fn claims(&self, path: &Path, defaults: Defaults) -> Vec<Claim> {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let mut meeting = Vec::new();
        if defaults.authority {
            meeting.push(AUTHORITY.1.to_owned());
        }
        let organ = self.organ.or(defaults.organ).map(|organ| ORGANS[organ].1.to_owned());
        meeting.push(organ.unwrap_or_else(|| stem.clone()));
        let of_name = || is_day(&stem).then_some(stem);
        meeting.extend(
            self.day
                .map(|day| {
                    let (day, month) = date(day);
                    format!("2022-{:02}-{day:02}", month + 3)
                })
                .or_else(of_name),
        );
        let meeting = meeting.join("/");
        (0..self.texts.len())
            .map(|at| Claim { id: format!("{meeting}/{}", at + 1), text: self.text_of(at) })
            .collect()
    }
}

/// An authority, and how an id names it.
const AUTHORITY: (&str, &str) = ("Ekefors kommun", "ekefors-kommun");

impl Defaults {
    /// The file that says so.
    pub fn to_text(self) -> String {
        let mut text = String::new();
        if self.authority {
            let _ = writeln!(text, "authority = \"{}\"", AUTHORITY.0);
        }
        if let Some(organ) = self.organ {
            let _ = writeln!(text, "organ = \"{}\"", ORGANS[organ].0);
        }
        text
    }
}

const MONTHS: [&str; 4] = ["mars", "april", "maj", "juni"];

/// The day of the month, and which of [`MONTHS`]; the last days of a month have no meetings.
fn date(day: u32) -> (u32, usize) {
    let month = (day - 1) / 28;
    (day - month * 28, month as usize)
}

/// Whether a name is a day as `2022-03-04`.
fn is_day(name: &str) -> bool {
    name.len() == 10 && name.starts_with("2022-03-")
}

/// Which texts claim an id.
pub type Claimed = BTreeMap<String, BTreeSet<(String, String)>>;

/// That an index has every text once, under the id it claims, or, where several texts claim one
/// id, under that id with a sign of the text.
pub fn has_all(claimed: &Claimed, items: &Value) -> Result<(), String> {
    let hits = items["hits"].as_array().map(Vec::as_slice).unwrap_or_default();
    let expected: usize = claimed.values().map(BTreeSet::len).sum();
    if hits.len() != expected || items["total"] != expected {
        let total = &items["total"];
        return Err(format!("{expected} texts in the files, {total} in the index"));
    }
    let mut ids: BTreeSet<&str> = BTreeSet::new();
    for (id, texts) in claimed {
        for text in texts {
            let has_text = |hit: &&Value| {
                let body = hit["snippet"]["text"].as_str().unwrap_or_default();
                hit["title"] == *text.0 && body.contains(&text.1)
            };
            let found: Vec<&str> = hits
                .iter()
                .filter(has_text)
                .filter_map(|hit| hit["id"].as_str())
                .filter(|found| base_of(found) == id)
                .collect();
            match found[..] {
                [found] if ids.insert(found) && has_sign(found, id) == (texts.len() > 1) => {}
                _ => {
                    let claims = texts.len();
                    return Err(format!("{text:?} of {id}, with {claims} texts: {found:?}"));
                }
            }
        }
    }
    Ok(())
}

/// The id as it was claimed.
fn base_of(id: &str) -> &str {
    match id.rsplit_once('~') {
        Some((base, sign)) if is_sign(sign) => base,
        _ => id,
    }
}

fn has_sign(id: &str, base: &str) -> bool {
    id.strip_prefix(base).and_then(|rest| rest.strip_prefix('~')).is_some_and(is_sign)
}

/// Eight hexadecimal digits.
fn is_sign(text: &str) -> bool {
    text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// A folder of minutes: names and documents, each of a meeting of its own.
pub fn documents(random: &mut Random, count: usize) -> Vec<(String, Document)> {
    let mut document = |at: usize| {
        let folder = ["", "nämnden/", "äldre/2022/"][at % 3];
        let (organ, day) = (Some(at % ORGANS.len()), u32::try_from(at / ORGANS.len() + 1).ok());
        let document = Document { organ, day, ..Document::by_chance(random) };
        (format!("{folder}möte-{at:03}.txt"), document)
    };
    (0..count).map(&mut document).collect()
}

/// A number below `end`.
pub fn number(random: &mut Random, end: u32) -> u32 {
    u32::try_from(random.below(end as usize)).unwrap_or(0)
}
