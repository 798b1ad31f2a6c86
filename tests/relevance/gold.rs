//! The gold queries: what is typed, and which items answer it how well.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;

/// What a query may stand for.
pub const PHENOMENA: &[&str] = &[
    "inflection",
    "irregular form",
    "compound by part",
    "other compound",
    "written apart",
    "hyphen",
    "suspended hyphen",
    "typed without å ä ö",
    "misspelt",
    "abbreviation",
    "other word",
    "one letter apart",
    "several words",
    "phrase",
    "name",
    "diary number",
    "filter",
    "operator",
    "rare",
    "frequent",
];

/// One query with its judgements.
pub struct Query {
    /// As a user types it.
    pub typed: String,
    /// The phenomenon, one of [`PHENOMENA`].
    pub shows: String,
    /// Item id to grade, 1 to 3.
    pub grades: HashMap<String, u8>,
    /// Items that must not be found.
    pub never: Vec<String>,
}

/// All queries.
pub struct Gold {
    /// In the order of the file.
    pub queries: Vec<Query>,
    /// Words that no item has in any form.
    pub absent: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    absent: Vec<String>,
    meetings: BTreeMap<String, String>,
    need: Vec<Need>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Need {
    name: String,
    queries: Vec<Typed>,
    #[serde(default)]
    exactly: Vec<String>,
    #[serde(default)]
    about: Vec<String>,
    #[serde(default)]
    mentions: Vec<String>,
    #[serde(default)]
    never: Vec<String>,
    #[serde(default, rename = "note")]
    _note: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Typed {
    typed: String,
    shows: String,
}

impl Gold {
    /// Reads `queries.toml`; a mistake in it is a failed test.
    pub fn read() -> Self {
        let file: File =
            toml::from_str(include_str!("queries.toml")).expect("queries.toml is understood");
        let id = |short: &String| {
            let (meeting, number) = short.split_once('/').expect("an item is meeting/number");
            let meeting = file.meetings.get(meeting);
            format!("{}/{number}", meeting.unwrap_or_else(|| panic!("no meeting {short}")))
        };
        let mut queries = Vec::new();
        for need in &file.need {
            let mut grades = HashMap::new();
            for (items, grade) in [(&need.exactly, 3), (&need.about, 2), (&need.mentions, 1)] {
                for item in items {
                    let twice = grades.insert(id(item), grade);
                    assert!(twice.is_none(), "{item} is judged twice for {}", need.name);
                }
            }
            assert!(grades.values().any(|grade| *grade > 1), "nothing answers {}", need.name);
            for query in &need.queries {
                assert!(PHENOMENA.contains(&query.shows.as_str()), "{} is not a kind", query.shows);
                queries.push(Query {
                    typed: query.typed.clone(),
                    shows: query.shows.clone(),
                    grades: grades.clone(),
                    never: need.never.iter().map(id).collect(),
                });
            }
        }
        Self { queries, absent: file.absent }
    }

    /// Every item that is named.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.queries
            .iter()
            .flat_map(|query| query.grades.keys().chain(&query.never))
            .map(String::as_str)
    }
}
