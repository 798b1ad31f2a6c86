//! Ingests and rebuilds are killed at any moment; what was there before, or what was to come, can
//! be read, and the next ingest goes on.

use std::thread::sleep;
use std::time::Duration;

use super::desk::{Desk, INDEX, finish};
use super::random::Random;
use super::shelf::{INGEST, REBUILD, Shelf};
use super::state::{fresh, goes_on, one_of};
use super::{chance, times};
use serde_json::Value;

/// A moment of a run that takes `duration`, or a bit later.
fn moment(random: &mut Random, duration: Duration) -> Duration {
    let part = u32::try_from(random.below(1_150)).unwrap_or(0);
    duration * part / 1_000
}

/// Starts a run, and kills it after some time unless it has ended.
fn kill(desk: &Desk, words: &[&str], after: Duration) {
    let mut child = desk.command(words).spawn().expect("the program runs");
    sleep(after);
    let _ = child.kill();
    finish(child);
}

#[test]
fn a_killed_ingest_or_rebuild_leaves_a_state_that_can_be_read_and_gone_on_from() {
    let mut random = chance(31);
    let mut shelf = Shelf::new(chance(34));
    let whole_time = shelf.duration(INGEST).max(shelf.duration(REBUILD));
    let mut in_index: Value = shelf.now().items.clone();
    for round in 0..times(14, 200) {
        shelf.turn();
        let words = if random.below(2) == 0 { INGEST } else { REBUILD };
        let after = moment(&mut random, whole_time);
        kill(&shelf.desk, words, after);
        let states =
            [("the old state", Some(&in_index)), ("the new state", Some(&shelf.now().items))];
        let state = one_of(&shelf.desk, &states)
            .unwrap_or_else(|fault| panic!("round {round}, {words:?}, {after:?}: {fault}"));
        if state == "the new state" {
            in_index = shelf.now().items.clone();
        }
        // Now and then what one kill has left is met by another one.
        if random.below(3) > 0 {
            goes_on(&shelf.desk, shelf.now())
                .unwrap_or_else(|fault| panic!("round {round}, {words:?}, {after:?}: {fault}"));
            in_index = shelf.now().items.clone();
        }
    }
    nothing_piles_up(&shelf);
}

/// What killed runs have left is taken away by those that come to their end.
fn nothing_piles_up(shelf: &Shelf) {
    shelf.desk.run(REBUILD).ends(0);
    fresh(&shelf.desk);
    let bytes = |folder: &str| -> u64 {
        let files = shelf.desk.files(folder);
        files.iter().filter_map(|file| file.metadata().ok()).map(|found| found.len()).sum()
    };
    // One state that is still being read may lie beside the one that is valid.
    let (ours, of_fresh) = (bytes(INDEX), bytes("fresh"));
    assert!(ours <= 3 * of_fresh, "{ours} bytes, a fresh index has {of_fresh}");
}

#[test]
fn a_killed_first_ingest_leaves_nothing_or_all() {
    let mut random = chance(32);
    let shelf = Shelf::new(chance(34));
    let whole_time = shelf.duration(INGEST);
    for round in 0..times(6, 80) {
        shelf.desk.remove(INDEX);
        let after = moment(&mut random, whole_time);
        let words = if round % 2 == 0 { INGEST } else { REBUILD };
        kill(&shelf.desk, words, after);
        let states = [("no index", None), ("the whole index", Some(&shelf.now().items))];
        one_of(&shelf.desk, &states)
            .and_then(|_| goes_on(&shelf.desk, shelf.now()))
            .unwrap_or_else(|fault| panic!("round {round}, {words:?}, {after:?}: {fault}"));
    }
}

#[test]
fn the_ingest_after_many_kills_in_a_row_goes_on() {
    let mut random = chance(33);
    let mut shelf = Shelf::new(chance(34));
    let whole_time = shelf.duration(INGEST);
    for round in 0..times(1, 10) {
        shelf.turn();
        for _ in 0..6 {
            // Early ones, so that most are killed.
            let words = if random.below(2) == 0 { INGEST } else { REBUILD };
            kill(&shelf.desk, words, moment(&mut random, whole_time * 3 / 4));
        }
        goes_on(&shelf.desk, shelf.now()).unwrap_or_else(|fault| panic!("round {round}: {fault}"));
    }
}
