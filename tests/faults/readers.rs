//! Searches go on while the index is built anew and brought up to date again and again: each answers
//! from a state that was valid when it began or later.

use std::fs;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{scope, sleep};
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;

use super::desk::{Desk, INDEX, MINUTES, finish};
use super::shelf::{INGEST, REBUILD, Shelf};
use super::state::{ALL_ITEMS, items_of};
use super::strace;
use super::{chance, is_long, times};

/// Readers at one time.
const THREADS: usize = 3;

/// One search for everything, which must answer one of these.
fn search(desk: &Desk, states: &[&Value]) -> Result<(), String> {
    let items = items_of(&desk.run(&ALL_ITEMS))?;
    if states.contains(&&items) {
        return Ok(());
    }
    Err(format!("{} items, which is not a state that there was", items["total"]))
}

#[test]
fn searches_answer_during_rebuilds_and_ingests() {
    let mut shelf = Shelf::new(chance(50));
    shelf.desk.run(INGEST).ends(0);
    let items = shelf.states.clone().map(|whole| whole.items);
    let states = [&items[0], &items[1]];
    let all = times(120, 5_000);
    let done = AtomicUsize::new(0);
    let desk = Desk::at(&shelf.desk.path(""));
    let mut writes = 0;
    let faults: Vec<String> = scope(|threads| {
        let (done, states, desk) = (&done, &states, &desk);
        let reader = move || {
            let mut faults = Vec::new();
            while done.fetch_add(1, Ordering::Relaxed) < all {
                faults.extend(search(desk, states).err());
            }
            faults
        };
        let readers: Vec<_> = (0..THREADS).map(|_| threads.spawn(reader)).collect();
        while done.load(Ordering::Relaxed) < all {
            shelf.turn();
            let words = if writes % 3 == 2 { INGEST } else { REBUILD };
            shelf.desk.run(words).ends(0);
            writes += 1;
        }
        readers.into_iter().flat_map(|reader| reader.join().expect("it ends")).collect()
    });
    println!("{all} searches during {writes} ingests and rebuilds, {} wrong", faults.len());
    assert!(writes > 1, "nothing was written meanwhile");
    let first: Vec<&String> = faults.iter().take(5).collect();
    assert!(faults.is_empty(), "{} of {all} are wrong: {first:#?}", faults.len());
}

/// Runs a search that stops before its `nth` opening of a file, changes the index twice, and lets it
/// go on.
///
/// `false` when it was not stopped.
fn search_that_sleeps(shelf: &mut Shelf, nth: usize, states: &[&Value]) -> Result<bool, String> {
    let log = shelf.desk.path("stopped");
    let _ = fs::remove_file(&log);
    let log_name = log.to_string_lossy().into_owned();
    let inject = format!("inject=openat:signal=SIGSTOP:when={nth}");
    let starter = ["strace", "-f", "-o", &log_name, "-e", "trace=openat", "-e", &inject];
    let mut child = shelf.desk.started_by(&starter, &ALL_ITEMS).spawn().expect("strace runs");
    let stopped = loop {
        let log = fs::read_to_string(&log).unwrap_or_default();
        let mut lines = log.lines().filter(|line| line.contains("stopped by SIGSTOP"));
        if let Some(line) = lines.next() {
            break line.split_whitespace().next().and_then(|pid| pid.parse().ok());
        }
        // The output is small, so it does not wait for being read.
        if child.try_wait().expect("a status").is_some() {
            break None;
        }
        sleep(Duration::from_millis(2));
    };
    let stopped = stopped.and_then(Pid::from_raw);
    let mut held_up = false;
    for words in [INGEST, REBUILD, REBUILD].iter().filter(|_| stopped.is_some()) {
        shelf.turn();
        held_up = held_up || shelf.desk.run(words).code != Some(0);
    }
    if let Some(pid) = stopped {
        let _ = kill_process(pid, Signal::CONT);
    }
    let items = items_of(&finish(child))?;
    if held_up {
        Err("ingests wait for a search that sleeps".to_owned())
    } else if states.contains(&&items) {
        Ok(stopped.is_some())
    } else {
        Err("a state that never was".to_owned())
    }
}

#[test]
fn a_search_that_is_stopped_at_a_file_of_the_index_answers_after_rebuilds() {
    let name = "a_search_that_is_stopped_at_a_file_of_the_index_answers_after_rebuilds";
    if !strace::is_there(name) {
        return;
    }
    let mut shelf = Shelf::small(chance(51));
    shelf.desk.run(INGEST).ends(0);
    let items = shelf.states.clone().map(|whole| whole.items);
    let states = [&items[0], &items[1]];
    let (ran, calls) = strace::run(&shelf.desk, &ALL_ITEMS, &[], &[]);
    ran.ends(0);
    let index = shelf.desk.path(INDEX);
    let opened = calls.iter().filter(|call| call.name == "openat" && call.is_in(&index));
    let mut places: Vec<usize> = opened.map(|call| call.nth).collect();
    places.sort_unstable();
    places.dedup();
    assert!(places.len() > 2, "{calls:?}");
    let each = if is_long() { 1 } else { places.len().div_ceil(6) };
    let mut faults = Vec::new();
    for &nth in places.iter().step_by(each) {
        match search_that_sleeps(&mut shelf, nth, &states) {
            Ok(was_stopped) => assert!(was_stopped, "not stopped before opening no. {nth}"),
            Err(fault) => faults.push(format!("before opening no. {nth}: {fault}")),
        }
    }
    assert!(faults.is_empty(), "{} of {}: {faults:#?}", faults.len(), places.len());
}

#[test]
fn a_check_during_a_rebuild_finds_no_fault_in_the_index() {
    let shelf = Shelf::new(chance(52));
    shelf.desk.run(INGEST).ends(0);
    for _ in 0..times(3, 60) {
        let rebuild = shelf.desk.command(REBUILD).spawn().expect("the program runs");
        let check = shelf.desk.run(&["check", MINUTES, "--format", "json"]);
        finish(rebuild).ends(0);
        let report = check.json();
        assert_eq!(report, shelf.now().checked, "{}", check.err);
    }
}
