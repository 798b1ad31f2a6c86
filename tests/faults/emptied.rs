//! A folder from which most files are gone: a disk that is not there, a slip of the hand. The index is
//! not emptied along with it unless that is said to be meant.

use super::chance;
use super::desk::{Desk, INDEX, MINUTES, Ran};
use super::minutes::documents;
use super::state::{fresh, is_as, items};
use serde_json::Value;

const ALLOW: [&str; 3] = ["ingest", MINUTES, "--allow-empty"];

/// A desk with so many files in its index.
fn desk(files: usize) -> Desk {
    let desk = Desk::new();
    for (at, (_, document)) in documents(&mut chance(90), files).iter().enumerate() {
        desk.write(file(at), document.to_text());
    }
    desk.ingest().ends(0);
    desk
}

fn file(at: usize) -> String {
    format!("{MINUTES}/möte-{at:02}.txt")
}

/// Takes away the first files.
fn take(desk: &Desk, files: usize) {
    (0..files).for_each(|at| desk.remove(file(at)));
}

fn now(desk: &Desk) -> Value {
    items(desk, INDEX).unwrap_or_else(|fault| panic!("{fault}"))
}

#[track_caller]
fn is_refused(desk: &Desk, ran: &Ran, before: &Value) {
    ran.fails_with(&["--allow-empty"]);
    assert_eq!(&now(desk), before, "something was taken away");
}

#[test]
fn an_emptied_folder_does_not_empty_the_index() {
    for files in [1, 3, 12] {
        let desk = desk(files);
        let before = now(&desk);
        take(&desk, files);
        is_refused(&desk, &desk.ingest(), &before);
        // What is not minutes is not what was lost.
        desk.write(format!("{MINUTES}/bild.jpg"), "en bild");
        is_refused(&desk, &desk.ingest(), &before);
        let ran = desk.run(&ALLOW);
        assert!(matches!(ran.code, Some(0 | 1)), "{ran:?}");
        assert_eq!(now(&desk)["total"], 0);
    }
}

#[test]
fn what_may_be_emptied_may_be_emptied_again_and_anew() {
    let desk = desk(3);
    take(&desk, 3);
    for more in [&[][..], &[], &["--rebuild"], &["--rebuild"]] {
        desk.run(&[&ALLOW, more].concat()).ends(0);
        assert_eq!(now(&desk)["total"], 0, "{more:?}");
    }
}

#[test]
fn a_rebuild_from_an_emptied_folder_leaves_the_index() {
    let desk = desk(12);
    let before = now(&desk);
    take(&desk, 12);
    desk.run(&["ingest", "--rebuild", MINUTES]).ends(2);
    assert_eq!(now(&desk), before);
}

#[test]
fn a_folder_that_is_not_there_leaves_the_index() {
    let desk = desk(3);
    let before = now(&desk);
    desk.remove(MINUTES);
    desk.ingest().fails_with(&[MINUTES]);
    desk.run(&["ingest", "--rebuild", MINUTES]).fails_with(&[MINUTES]);
    assert_eq!(now(&desk), before);
}

#[test]
fn one_emptied_folder_among_several_is_enough() {
    let desk = desk(4);
    for at in 0..4 {
        desk.rename(file(at), format!("{MINUTES}/{}/{at}.txt", ["a", "b"][at % 2]));
    }
    desk.ingest().ends(0);
    let before = now(&desk);
    let (a, b) = (format!("{MINUTES}/a"), format!("{MINUTES}/b"));
    desk.remove(format!("{b}/1.txt"));
    desk.remove(format!("{b}/3.txt"));
    is_refused(&desk, &desk.run(&["ingest", &a, &b]), &before);
    desk.run(&["ingest", &a, &b, "--allow-empty"]).ends(0);
    is_as(&desk, INDEX, &fresh(&desk)).unwrap_or_else(|fault| panic!("{fault}"));
}

#[test]
fn losing_more_than_half_of_ten_files_is_refused_and_half_is_not() {
    for (files, gone, is_too_much) in
        [(10, 6, true), (10, 5, false), (11, 6, true), (21, 10, false), (9, 8, false)]
    {
        let desk = desk(files);
        let before = now(&desk);
        take(&desk, gone);
        let ran = desk.ingest();
        if is_too_much {
            is_refused(&desk, &ran, &before);
            desk.run(&ALLOW).ends(0);
        } else {
            ran.ends(0);
        }
        let expected = fresh(&desk);
        is_as(&desk, INDEX, &expected)
            .unwrap_or_else(|fault| panic!("{gone} of {files} gone: {fault}"));
    }
}

#[test]
fn files_that_only_have_other_names_are_not_lost() {
    let desk = desk(12);
    for at in 0..12 {
        desk.rename(file(at), format!("{MINUTES}/år/2022/{at}.txt"));
    }
    desk.ingest().ends(0);
    is_as(&desk, INDEX, &fresh(&desk)).unwrap_or_else(|fault| panic!("{fault}"));
    // Six move and six are gone: half of them, which may be.
    for at in 0..12 {
        let old = format!("{MINUTES}/år/2022/{at}.txt");
        if at % 2 == 0 { desk.rename(old, file(at)) } else { desk.remove(old) }
    }
    desk.ingest().ends(0);
    is_as(&desk, INDEX, &fresh(&desk)).unwrap_or_else(|fault| panic!("{fault}"));
}

#[test]
fn files_that_cannot_be_read_any_more_are_told_and_not_taken_for_gone() {
    let desk = desk(12);
    for at in 0..12 {
        desk.write(file(at), "");
    }
    let ran = desk.ingest();
    assert!(matches!(ran.code, Some(1 | 2)), "{ran:?}");
    assert!(ran.err.contains("möte-07.txt") || ran.err.contains("--allow-empty"), "{}", ran.err);
}
