//! One folder of minutes under several names, and one that moves: no file is new, nothing is there
//! twice.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::PathBuf;

use serde_json::{Value, json};

use super::chance;
use super::desk::{Desk, INDEX, MINUTES, Ran, finish};
use super::minutes::documents;
use super::state::{self, fresh, is_as};

/// How many files there are.
const FILES: usize = 12;

fn desk() -> Desk {
    let desk = Desk::new();
    for (name, document) in documents(&mut chance(80), FILES) {
        desk.write(format!("{MINUTES}/{name}"), document.to_text());
    }
    desk
}

/// Items without the names of their files, by which a place may be called.
fn items(desk: &Desk) -> Value {
    let mut items = state::items(desk, INDEX).unwrap_or_else(|fault| panic!("{fault}"));
    for hit in items["hits"].as_array_mut().into_iter().flatten() {
        hit["source"].take();
    }
    items
}

/// Runs from a folder, with the index in its place.
fn from(desk: &Desk, folder: &str, words: &[&str]) -> Ran {
    let mut command = desk.command(words);
    command.current_dir(desk.path(folder)).arg("--index").arg(desk.path(INDEX));
    finish(command.spawn().expect("the program runs"))
}

/// What the report of an ingest counts.
fn counts(ran: &Ran) -> Value {
    let report = ran.json();
    let names = ["new", "changed", "unchanged", "gone"];
    names
        .iter()
        .map(|name| (*name, report[name].clone()))
        .map(|(name, value)| (name.to_owned(), value))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

#[test]
fn a_folder_is_the_same_by_whatever_name() {
    let desk = desk();
    fs::create_dir_all(desk.path("annan/plats")).expect("created");
    symlink(MINUTES, desk.path("länk")).expect("linked");
    symlink(desk.path(""), desk.path("annan/hem")).expect("linked");
    desk.ingest().ends(0);
    let expected = items(&desk);
    let duplicates =
        desk.run(&["ingest", MINUTES, "--format", "json"]).json()["duplicates"].clone();
    let absolute = desk.path(MINUTES);
    let names: [(&str, &str); 9] = [
        (".", "./protokoll"),
        (".", "protokoll/"),
        (".", "annan/../protokoll"),
        (".", absolute.to_str().expect("text")),
        ("annan/plats", "../../protokoll"),
        (MINUTES, "."),
        (".", "länk"),
        ("annan", "hem/protokoll"),
        (".", MINUTES),
    ];
    let mut wrong = Vec::new();
    for (folder, name) in names {
        let ran = from(&desk, folder, &["ingest", name, "--format", "json"]);
        let report = counts(ran.ends(0));
        let nothing_new = json!({"new": 0, "changed": 0, "unchanged": FILES, "gone": 0});
        if report != nothing_new {
            wrong.push(format!("{name} from {folder}: {report}"));
        }
        if ran.json()["duplicates"].as_array().map(Vec::len) != duplicates.as_array().map(Vec::len)
        {
            wrong.push(format!("{name} from {folder}: {}", ran.json()["duplicates"]));
        }
        if items(&desk) != expected {
            wrong.push(format!("{name} from {folder}: {} items", items(&desk)["total"]));
        }
        let check = from(&desk, folder, &["check", name, "--format", "json"]).json();
        for section in check["checks"].as_array().into_iter().flatten() {
            let same_file = section.to_string().contains("the same file as");
            if section["check"] == "corpus" && section["faults"] != json!(0) || same_file {
                wrong.push(format!("check {name} from {folder}: {section}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_file_named_alone_is_that_of_its_folder() {
    let desk = desk();
    desk.ingest().ends(0);
    let expected = items(&desk);
    let file = desk.files(MINUTES).remove(0);
    let below = file.strip_prefix(desk.path("")).expect("below").to_owned();
    for name in [file.to_str().expect("text"), below.to_str().expect("text")] {
        let ran = desk.run(&["ingest", name, "--format", "json"]);
        let only = json!({"new": 0, "changed": 0, "unchanged": 1, "gone": 0});
        assert_eq!(counts(ran.ends(0)), only, "{name}");
        assert_eq!(items(&desk), expected, "{name}");
    }
}

#[test]
fn a_folder_that_has_moved_is_taken_along() {
    let desk = desk();
    desk.ingest().ends(0);
    let expected = items(&desk);
    for (old, new) in
        [(MINUTES, "arkiv/protokoll"), ("arkiv/protokoll", "flyttat"), ("flyttat", MINUTES)]
    {
        desk.rename(old, new);
        let ran = desk.run(&["ingest", new]);
        ran.ends(0);
        assert_eq!(items(&desk), expected, "moved to {new}: {}", ran.err);
        let check = desk.run(&["check", "--format", "json"]).json();
        for section in check["checks"].as_array().into_iter().flatten() {
            let same_file = section.to_string().contains("the same file as");
            assert!(section["check"] != "corpus" || section["faults"] == json!(0), "{section}");
            assert!(!same_file, "{section}");
        }
    }
    is_as(&desk, INDEX, &fresh(&desk)).unwrap_or_else(|fault| panic!("{fault}"));
}

#[test]
fn a_folder_within_that_has_moved_or_got_another_name_is_taken_along() {
    let desk = desk();
    desk.ingest().ends(0);
    for (old, new) in [
        ("nämnden", "nämnder/första"),
        ("äldre", "nämnder/andra"),
        ("nämnder/första", "na\u{308}mnden"),
    ] {
        desk.rename(format!("{MINUTES}/{old}"), format!("{MINUTES}/{new}"));
        let expected = fresh(&desk);
        desk.ingest().ends(0);
        is_as(&desk, INDEX, &expected).unwrap_or_else(|fault| panic!("{old} to {new}: {fault}"));
    }
}

#[test]
fn a_copy_of_a_folder_is_kept_once() {
    let desk = desk();
    desk.ingest().ends(0);
    let expected = items(&desk);
    desk.copy(MINUTES, "kopia");
    desk.run(&["ingest", "kopia"]).ends(0);
    assert_eq!(items(&desk), expected);
    desk.run(&["ingest", "kopia", MINUTES]).ends(0);
    assert_eq!(items(&desk), expected);
    // The first one goes; all is still there, in the copy.
    desk.remove(MINUTES);
    desk.run(&["ingest", "kopia"]).ends(0);
    assert_eq!(items(&desk), expected);
}

#[test]
fn an_index_that_has_moved_with_its_minutes_is_the_same() {
    let desk = desk();
    desk.ingest().ends(0);
    let expected = items(&desk);
    desk.rename(MINUTES, "flyttat/protokoll");
    desk.rename(INDEX, "flyttat/index");
    let mut command = desk.command(&["ingest", MINUTES]);
    command.current_dir(desk.path("flyttat"));
    finish(command.spawn().expect("the program runs")).ends(0);
    desk.rename("flyttat/index", INDEX);
    assert_eq!(items(&desk), expected);
    let leftover: Vec<PathBuf> = desk.files("flyttat/index");
    assert!(leftover.is_empty(), "{leftover:?}");
}

#[test]
fn a_file_that_was_deleted_while_its_folder_moved_is_gone() {
    let desk = desk();
    desk.ingest().ends(0);
    desk.rename(MINUTES, "flyttad");
    desk.remove(desk.files("flyttad").remove(0));
    desk.run(&["ingest", "flyttad"]).ends(0);
    desk.run(&["ingest", "flyttad", "--index", "fresh"]).ends(0);
    let total = |index| {
        desk.run(&["search", "*", "--format", "json", "--index", index]).json()["total"].clone()
    };
    assert_eq!(total(INDEX), total("fresh"));
}
