//! What does an index answer, and is it what it should be?

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use serde_json::{Value, json};

use super::desk::{Desk, INDEX, MINUTES, Ran};

/// Where a fresh index of the same files grows.
const FRESH: &str = "fresh";

/// Ids told in a message about two states that differ.
const MOST_TOLD: usize = 3;

/// What an index answers, and what a check of it finds.
#[derive(Debug, Clone, PartialEq)]
pub struct Whole {
    /// All items, by id, and the counts below them; see [`items_of`].
    pub items: Value,
    /// The counts of `facets`.
    pub counts: Value,
    /// The report of `check`.
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

/// All items of the index, or what the program said instead.
pub fn items(desk: &Desk, index: &str) -> Result<Value, String> {
    items_of(&desk.run(&with_index(&ALL_ITEMS, index)))
}

/// What a command prints as JSON about the index, or what it said instead.
fn told(desk: &Desk, words: &[&str], index: &str) -> Result<Value, String> {
    let ran = desk.run(&with_index(words, index));
    ran.is_orderly()?;
    if ran.code == Some(2) {
        return Err(ran.err);
    }
    Ok(ran.json())
}

/// What a check of the index against the minutes finds.
pub fn checked(desk: &Desk, index: &str) -> Result<Value, String> {
    let mut report = told(desk, &["check", MINUTES, "--format", "json"], index)?;
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
    let items = items(desk, index)?;
    let counts = told(desk, &ALL_COUNTS, index)?;
    let checked = checked(desk, index)?;
    is_in_order(&checked)?;
    Ok(Whole { items, counts, checked })
}

/// What a fresh index of the files as they are is, and how its ingest ended.
pub fn try_fresh(desk: &Desk) -> Result<(Whole, Ran), String> {
    desk.remove(FRESH);
    let ran = desk.run(&["ingest", MINUTES, "--index", FRESH]);
    ran.is_orderly()?;
    let whole = whole(desk, FRESH);
    Ok((whole.map_err(|fault| format!("already a fresh index is wrong: {fault}"))?, ran))
}

/// What a fresh index of the files as they are is.
pub fn fresh(desk: &Desk) -> Whole {
    try_fresh(desk).unwrap_or_else(|fault| panic!("{fault}")).0
}

/// That the index is what a fresh one would be.
pub fn is_as(desk: &Desk, index: &str, expected: &Whole) -> Result<(), String> {
    let found = whole(desk, index)?;
    if found.items != expected.items {
        return Err(difference(&found.items, &expected.items));
    }
    for (what, found, expected) in
        [("facets", &found.counts, &expected.counts), ("check", &found.checked, &expected.checked)]
    {
        if found != expected {
            return Err(format!("{what} gives\n{found}\nof a fresh index\n{expected}"));
        }
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
pub fn one_of<'a>(desk: &Desk, states: &[(&'a str, Option<&Value>)]) -> Result<&'a str, String> {
    let found = match items(desk, INDEX) {
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
pub fn difference(found: &Value, expected: &Value) -> String {
    let mut text = format!("{} items, expected {}", found["total"], expected["total"]);
    let (ours, theirs) = (by_id(found), by_id(expected));
    let ids: BTreeSet<&String> = ours.keys().chain(theirs.keys()).collect();
    let differ = ids.into_iter().filter(|id| ours.get(*id) != theirs.get(*id));
    for id in differ.take(MOST_TOLD) {
        let (ours, theirs) = (brief(ours.get(id)), brief(theirs.get(id)));
        let _ = write!(text, "\n  {id} is {ours}\n    expected {theirs}");
    }
    if found["hits"] == expected["hits"] {
        let (ours, theirs) = (&found["facets"], &expected["facets"]);
        let _ = write!(text, "\n  counts {ours}\n  expected {theirs}");
    }
    text
}

fn by_id(items: &Value) -> BTreeMap<String, Vec<&Value>> {
    let mut hits: BTreeMap<String, Vec<&Value>> = BTreeMap::new();
    for hit in items["hits"].as_array().into_iter().flatten() {
        hits.entry(hit["id"].to_string()).or_default().push(hit);
    }
    hits
}

/// Items in a few words.
fn brief(hits: Option<&Vec<&Value>>) -> String {
    let told = |hit: &&Value| format!("{} of {}", hit["snippet"]["text"], hit["source"]);
    match hits {
        None => "not there".to_owned(),
        Some(hits) => hits.iter().map(told).collect::<Vec<_>>().join(" and "),
    }
}
