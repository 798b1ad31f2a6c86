//! Links in a folder of minutes: to files elsewhere, back to a folder above, to nothing.

use std::fs;
use std::os::unix::fs::symlink;

use super::chance;
use super::desk::{Desk, INDEX, MINUTES};
use super::minutes::{Document, documents};
use super::state::{fresh, is_as, items};

/// A desk with minutes in its folder and some more elsewhere, to which nothing leads yet.
fn desk() -> Desk {
    let desk = Desk::new();
    for (name, document) in documents(&mut chance(90), 12) {
        desk.write(format!("{MINUTES}/{name}"), document.to_text());
    }
    for (at, day) in [24, 25, 26].into_iter().enumerate() {
        let document = Document { organ: Some(at % 2), day: Some(day), texts: vec![1, 2] };
        desk.write(format!("annat/{day}.txt"), document.to_text());
    }
    desk
}

#[track_caller]
fn is_as_fresh(desk: &Desk) {
    let expected = fresh(desk);
    is_as(desk, INDEX, &expected).unwrap_or_else(|fault| panic!("{fault}"));
}

fn total(desk: &Desk) -> u64 {
    let items = items(desk, INDEX).unwrap_or_else(|fault| panic!("{fault}"));
    items["total"].as_u64().expect("a number")
}

#[test]
fn a_link_back_to_a_folder_above_keeps_nothing_in_the_index() {
    let desk = desk();
    desk.ingest().ends(0);
    symlink("..", desk.path(format!("{MINUTES}/nämnden/upp"))).expect("linked");
    let ran = desk.ingest();
    assert!(ran.err.contains("is a link back to"), "{}", ran.err);
    desk.remove(desk.files(MINUTES).remove(0));
    desk.ingest();
    is_as_fresh(&desk);
}

#[test]
fn what_a_link_led_to_goes_with_the_link() {
    let desk = desk();
    let link = desk.path(format!("{MINUTES}/länk"));
    symlink("../annat", &link).expect("linked");
    desk.ingest().ends(0);
    let with_link = total(&desk);
    is_as_fresh(&desk);
    fs::remove_file(&link).expect("removed");
    desk.ingest().ends(0);
    assert!(total(&desk) < with_link);
    is_as_fresh(&desk);
}

#[test]
fn behind_a_link_that_leads_nowhere_all_is_kept_but_what_is_disputed_now() {
    let desk = desk();
    symlink("../annat", desk.path(format!("{MINUTES}/länk"))).expect("linked");
    desk.ingest().ends(0);
    let before = total(&desk);
    desk.rename("annat", "borta");
    desk.ingest().ends(1);
    assert_eq!(total(&desk), before);
    // Another text for the ids of one of the files that cannot be read, and a copy of another.
    let document = Document { organ: Some(0), day: Some(24), texts: vec![5, 6] };
    desk.write(format!("{MINUTES}/ny.txt"), document.to_text());
    fs::copy(desk.path("borta/25.txt"), desk.path(format!("{MINUTES}/kopia.txt"))).expect("copied");
    for _ in 0..2 {
        desk.ingest().ends(1);
        let check = desk.run(&["check", MINUTES, "--format", "json"]).json();
        for section in check["checks"].as_array().expect("checks") {
            assert!(section["check"] != "index" || section["faults"] == 0, "{section}");
        }
    }
    desk.rename("borta", "annat");
    desk.ingest().ends(0);
    is_as_fresh(&desk);
}

#[test]
fn a_link_that_is_left_behind_does_not_keep_what_it_led_to() {
    let desk = desk();
    let first = desk.files(MINUTES).remove(0);
    symlink(desk.path(&first), desk.path(format!("{MINUTES}/länk.txt"))).expect("linked");
    desk.ingest().ends(0);
    desk.remove(&first);
    // The link is told of, and nothing else is left.
    desk.ingest().ends(1);
    fs::remove_file(desk.path(format!("{MINUTES}/länk.txt"))).expect("removed");
    let before = total(&desk);
    desk.ingest().ends(0);
    assert_eq!(total(&desk), before);
    is_as_fresh(&desk);
}

#[test]
fn a_takedown_above_a_link_holds_for_what_it_leads_to() {
    let desk = desk();
    symlink("../annat", desk.path(format!("{MINUTES}/länk"))).expect("linked");
    desk.ingest().ends(0);
    let items = items(&desk, INDEX).unwrap_or_else(|fault| panic!("{fault}"));
    let hits = items["hits"].as_array().expect("hits");
    let behind =
        |hit: &&serde_json::Value| hit["source"].as_str().is_some_and(|s| s.contains("länk"));
    let id = hits.iter().find(behind).expect("one behind the link")["id"].as_str().expect("an id");
    let list = format!("[takedown]\nitems = [\"{id}\"]\n");
    desk.write(format!("{MINUTES}/paragraf.toml"), list);
    for words in [&["ingest", MINUTES][..], &["ingest", "--rebuild", MINUTES], &["ingest", MINUTES]]
    {
        desk.run(words).ends(0);
        desk.run(&["show", id]).ends(2);
    }
    let check = desk.run(&["check", MINUTES, "--privacy"]);
    assert!(check.out.contains(&format!("{id} is taken down")), "{}", check.out);
}

#[test]
fn files_below_a_folder_file_that_is_not_understood_leave_the_index() {
    let desk = desk();
    desk.ingest().ends(0);
    desk.write(format!("{MINUTES}/nämnden/paragraf.toml"), "organ = [");
    let ran = desk.ingest();
    ran.ends(1);
    assert!(ran.err.contains("paragraf.toml"), "{}", ran.err);
    let left = items(&desk, INDEX).unwrap_or_else(|fault| panic!("{fault}"));
    assert!(!left.to_string().contains("protokoll/nämnden/"), "{left}");
    desk.remove(format!("{MINUTES}/nämnden/paragraf.toml"));
    desk.ingest().ends(0);
    is_as_fresh(&desk);
}

#[test]
fn a_link_with_another_name_is_read_again_for_the_date_in_its_name() {
    let desk = Desk::new();
    let text =
        "Organ Kommunstyrelsen\n\nTallmo kommun\n\n1. Ny simhall\n\nText.\n\n2. Annat\n\nText.\n";
    desk.write("annat/doc.txt", text);
    desk.write(format!("{MINUTES}/2021-01-01.txt"), text.replace("simhall", "brygga"));
    let link = |name: &str| desk.path(format!("{MINUTES}/{name}"));
    symlink("../annat/doc.txt", link("2022-03-01.txt")).expect("linked");
    desk.ingest().ends(0);
    is_as_fresh(&desk);
    fs::rename(link("2022-03-01.txt"), link("2023-04-02.txt")).expect("renamed");
    desk.ingest().ends(0);
    is_as_fresh(&desk);
}
