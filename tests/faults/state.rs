//! What does an index answer, and is it what it should be?

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::{Value, json};

use super::desk::{Desk, INDEX, MINUTES, Ran};

/// Where a fresh index of the same files grows.
const FRESH: &str = "fresh";

/// Ids told in a message about two states that differ.
const MOST_TOLD: usize = 6;

/// All items and all counts of an index.
#[derive(Debug, Clone, PartialEq)]
pub struct Answers {
    /// Of a search for everything, with the items by id and without scores and times.
    pub items: Value,
    /// The counts of `facets`.
    pub facets: Value,
}

/// What an index answers, and what a check of it finds.
#[derive(Debug, Clone, PartialEq)]
pub struct Whole {
    pub answers: Answers,
    pub checked: Value,
}

/// The search for everything.
pub const ALL_ITEMS: [&str; 6] = ["search", "*", "--limit", "0", "--format", "json"];

const ALL_COUNTS: [&str; 5] = ["facets", "--format", "json", "--limit", "0"];

/// The arguments with the index that they are about.
pub fn with_index<'a>(words: &[&'a str], index: &'a str) -> Vec<&'a str> {
    words.iter().copied().chain(["--index", index]).collect()
}

/// All items of the answer to [`ALL_ITEMS`], or what it said instead.
pub fn items_of(ran: &Ran) -> Result<Value, String> {
    ran.is_orderly()?;
    if ran.code == Some(2) {
        return Err(ran.err.clone());
    }
    let mut answer: Value = serde_json::from_str(&ran.out)
        .map_err(|error| format!("{error} in what a search printed: {}", ran.out))?;
    let Some(object) = answer.as_object_mut() else { return Err(ran.out.clone()) };
    object.remove("took_ms");
    if let Some(hits) = object.get_mut("hits").and_then(Value::as_array_mut) {
        for hit in hits.iter_mut().filter_map(Value::as_object_mut) {
            hit.remove("score");
        }
        hits.sort_by_key(ToString::to_string);
        hits.sort_by(|a, b| a["id"].as_str().cmp(&b["id"].as_str()));
    }
    Ok(answer)
}

/// What the index answers, or what the program said instead.
pub fn answers(desk: &Desk, index: &str) -> Result<Answers, String> {
    let items = items_of(&desk.run(&with_index(&ALL_ITEMS, index)))?;
    let counts = desk.run(&with_index(&ALL_COUNTS, index));
    counts.is_orderly()?;
    if counts.code == Some(2) {
        return Err(counts.err);
    }
    Ok(Answers { items, facets: counts.json() })
}

/// What a check of the index against the minutes finds, with its exit code.
pub fn checked(desk: &Desk, index: &str) -> Result<Value, String> {
    let ran = desk.run(&with_index(&["check", MINUTES, "--format", "json"], index));
    ran.is_orderly()?;
    if ran.code == Some(2) {
        return Err(ran.err);
    }
    let mut report = ran.json();
    for section in report["checks"].as_array_mut().into_iter().flatten() {
        if let Some(findings) = section["findings"].as_array_mut() {
            findings.sort_by_key(ToString::to_string);
        }
    }
    Ok(report)
}

/// That the index agrees with itself and with the files.
fn is_in_order(report: &Value) -> Result<(), String> {
    for section in report["checks"].as_array().into_iter().flatten() {
        let is_of_index = section["check"] == "index" || section["check"] == "corpus";
        if is_of_index && section["faults"] != json!(0) {
            return Err(format!("check finds faults: {section}"));
        }
    }
    Ok(())
}

/// What the index answers and what a check finds; an error where one of them fails or the index
/// does not agree with itself and with the files.
pub fn whole(desk: &Desk, index: &str) -> Result<Whole, String> {
    let answers = answers(desk, index)?;
    let checked = checked(desk, index)?;
    is_in_order(&checked)?;
    Ok(Whole { answers, checked })
}

/// What a fresh index of the files as they are answers, and how its ingest ended.
pub fn fresh(desk: &Desk) -> (Whole, Ran) {
    desk.remove(FRESH);
    let ran = desk.run(&["ingest", MINUTES, "--index", FRESH]);
    let whole = whole(desk, FRESH).unwrap_or_else(|error| panic!("a fresh index: {error}"));
    (whole, ran)
}

/// That the index is what a fresh one would be.
pub fn is_as(desk: &Desk, index: &str, expected: &Whole) -> Result<(), String> {
    let found = whole(desk, index)?;
    if found.answers != expected.answers {
        return Err(difference(&found.answers, &expected.answers));
    }
    if found.checked != expected.checked {
        let (found, expected) = (&found.checked, &expected.checked);
        return Err(format!("check finds\n{found}\nof a fresh index\n{expected}"));
    }
    Ok(())
}

/// That an ingest without disturbance goes on from any state and gives what a fresh one gives.
pub fn goes_on(desk: &Desk, expected: &Whole) -> Result<(), String> {
    let ran = desk.ingest();
    ran.is_orderly()?;
    if ran.code != Some(0) {
        return Err(format!("the next ingest ended with {:?}: {}", ran.code, ran.err));
    }
    is_as(desk, INDEX, expected)
}

/// Which of the states the index is in; an error when it is in none of them.
pub fn one_of<'a>(
    desk: &Desk,
    states: &[(&'a str, Option<&Answers>)],
) -> Result<&'a str, String> {
    let found = match answers(desk, INDEX) {
        Ok(found) => Some(found),
        Err(error) if error.contains("there is no index") => None,
        Err(error) => return Err(error),
    };
    if let Some((name, _)) = states.iter().find(|(_, state)| *state == found.as_ref()) {
        return Ok(name);
    }
    let Some(found) = found else { return Err("there is no index any more".to_owned()) };
    let mut text = String::from("the index is in no state that it was ever to be in");
    for (name, state) in states {
        let what = state.map_or("no index".to_owned(), |state| difference(&found, state));
        let _ = write!(text, "\nnot {name}: {what}");
    }
    Err(text)
}

/// Where two states differ, for a person.
pub fn difference(found: &Answers, expected: &Answers) -> String {
    let by_id = |answers: &Answers| {
        let mut hits: BTreeMap<String, Vec<Value>> = BTreeMap::new();
        for hit in answers.items["hits"].as_array().into_iter().flatten() {
            hits.entry(hit["id"].to_string()).or_default().push(hit.clone());
        }
        hits
    };
    let (ours, theirs) = (by_id(found), by_id(expected));
    let total = |answers: &Answers| answers.items["total"].to_string();
    let mut text = format!("{} items, expected {}", total(found), total(expected));
    let ids: std::collections::BTreeSet<&String> = ours.keys().chain(theirs.keys()).collect();
    let differ = ids.into_iter().filter(|id| ours.get(*id) != theirs.get(*id));
    for id in differ.take(MOST_TOLD) {
        let told = |hits: Option<&Vec<Value>>| {
            let hits = hits.map(Vec::as_slice).unwrap_or_default().iter();
            hits.map(ToString::to_string).collect::<Vec<_>>().join("\n    ")
        };
        let (ours, theirs) = (told(ours.get(id)), told(theirs.get(id)));
        let _ = write!(text, "\n  {id} is\n    {ours}\n  expected\n    {theirs}");
    }
    if found.facets != expected.facets {
        let _ = write!(text, "\n  counts {}\n  expected {}", found.facets, expected.facets);
    }
    text
}
