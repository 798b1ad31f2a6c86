//! Two writers: the second is refused with the first one's process id, and nothing of either is lost.

use std::fs;
use std::process::Child;
use std::thread::sleep;
use std::time::Instant;

use rustix::process::{Pid, Signal, kill_process};

use super::desk::{Desk, INDEX, MINUTES, Ran, finish};
use super::minutes::documents;
use super::shelf::{INGEST, REBUILD};
use super::state::{Whole, fresh, goes_on, is_as, items};
use super::{chance, times};

/// Enough that an ingest takes long enough to be stopped within.
const FILES: usize = 80;

fn desk() -> Desk {
    let desk = Desk::new();
    for (at, (name, document)) in documents(&mut chance(60), FILES).iter().enumerate() {
        let part = ["a", "b"][at % 2];
        desk.write(format!("{MINUTES}/{part}/{name}"), document.to_text());
    }
    desk
}

/// Changes every file a bit, so that an ingest has something to do.
fn change_all(desk: &Desk) {
    for path in desk.files(MINUTES) {
        let text = fs::read_to_string(&path).expect("text");
        let other = if text.contains("informerar") { "redogör" } else { "informerar" };
        let text = text.replace("informerar", other).replace("redogör", other);
        desk.write(path, text);
    }
}

fn signal(child: &Child, signal: Signal) {
    kill_process(Pid::from_child(child), signal).expect("signalled");
}

/// A writer that is stopped while it holds the index, and how a second one ended meanwhile.
struct Held {
    first: Child,
    second: Ran,
}

/// Stops a writer somewhere within, until a second one is refused. One that is not refused came
/// before the first one had the index, or after it.
fn hold(desk: &Desk, words: &[&str], begin: impl Fn()) -> Held {
    begin();
    let start = Instant::now();
    desk.run(words).ends(0);
    let whole_time = start.elapsed();
    for round in 0..40 {
        begin();
        let first = desk.command(words).spawn().expect("the program runs");
        // In the middle, then before and behind it.
        sleep(whole_time * [50, 40, 60, 30, 70, 20, 80, 10][round % 8] / 100);
        signal(&first, Signal::STOP);
        let second = desk.ingest();
        if second.code != Some(0) {
            return Held { first, second };
        }
        signal(&first, Signal::CONT);
        finish(first).ends(0);
    }
    panic!("no second writer was ever refused");
}

impl Held {
    #[track_caller]
    fn is_refused(&self, ran: &Ran) {
        ran.fails_with(&[&self.first.id().to_string()]);
    }
}

/// While the first writer is stopped, others are refused and searches are not; then it comes to its end.
fn refuses(desk: &Desk, words: &[&str], begin: impl Fn()) {
    let held = hold(desk, words, begin);
    held.is_refused(&held.second);
    held.is_refused(&desk.run(REBUILD));
    match items(desk, INDEX) {
        Ok(_) => {}
        Err(error) => assert!(error.contains("there is no index"), "{error}"),
    }
    signal(&held.first, Signal::CONT);
    finish(held.first).ends(0);
    let expected = fresh(desk);
    is_as(desk, INDEX, &expected)
        .and_then(|()| goes_on(desk, &expected))
        .unwrap_or_else(|fault| panic!("{fault}"));
}

#[test]
fn a_second_writer_is_refused_with_the_process_id_of_an_ingest() {
    let desk = desk();
    desk.ingest().ends(0);
    refuses(&desk, INGEST, || change_all(&desk));
}

#[test]
fn a_second_writer_is_refused_with_the_process_id_of_a_rebuild() {
    let desk = desk();
    desk.ingest().ends(0);
    refuses(&desk, REBUILD, || {});
}

#[test]
fn a_second_writer_is_refused_with_the_process_id_of_the_first_ingest_of_all() {
    let desk = desk();
    refuses(&desk, INGEST, || desk.remove(INDEX));
}

#[test]
fn the_lock_of_a_killed_writer_does_not_refuse() {
    let desk = desk();
    desk.ingest().ends(0);
    for words in [INGEST, REBUILD] {
        let mut held = hold(&desk, words, || change_all(&desk));
        held.first.kill().expect("killed");
        finish(held.first);
        // Its number may since be that of another process.
        let lock = desk.path(INDEX).join("writer.lock");
        if lock.exists() {
            fs::write(&lock, std::process::id().to_string()).expect("written");
        }
        goes_on(&desk, &fresh(&desk)).unwrap_or_else(|fault| panic!("{words:?}: {fault}"));
    }
}

/// Runs both at once, and the one that was refused again.
fn race(desk: &Desk, lines: [&[&str]; 2]) -> Result<usize, String> {
    let running = lines.map(|words| desk.command(words).spawn().expect("the program runs"));
    let ids = [&running[0], &running[1]].map(|child| child.id().to_string());
    let ran = running.map(finish);
    let mut refused = 0;
    for (at, ran) in ran.iter().enumerate() {
        ran.is_orderly()?;
        if ran.code == Some(0) {
            continue;
        }
        refused += 1;
        if !ran.err.contains(&ids[1 - at]) {
            return Err(format!("process {} is not named: {ran:?}", ids[1 - at]));
        }
    }
    if refused == 2 {
        return Err(format!("both were refused: {ran:?}"));
    }
    for (words, _) in lines.iter().zip(&ran).filter(|(_, ran)| ran.code != Some(0)) {
        let again = desk.run(words);
        again.is_orderly()?;
        if again.code != Some(0) {
            return Err(format!("refused again: {again:?}"));
        }
    }
    Ok(refused)
}

#[test]
fn of_two_writers_at_once_nothing_is_lost() {
    let desk = Desk::new();
    let mut random = chance(61);
    for (at, (name, document)) in documents(&mut random, 30).iter().enumerate() {
        let part = ["a", "b"][at % 2];
        desk.write(format!("{MINUTES}/{part}/{name}"), document.to_text());
    }
    let (a, b) = (format!("{MINUTES}/a"), format!("{MINUTES}/b"));
    let expected: Whole = fresh(&desk);
    let mut refused = 0;
    for round in 0..times(8, 200) {
        // Now and then from nothing.
        if round % 3 == 0 {
            desk.remove(INDEX);
        }
        let lines: [&[&str]; 2] = match round % 4 {
            0 | 1 => [&["ingest", &a], &["ingest", &b]],
            2 => [INGEST, &["ingest", &b]],
            _ => [REBUILD, INGEST],
        };
        let result = race(&desk, lines).and_then(|more| {
            refused += more;
            is_as(&desk, INDEX, &expected)
        });
        result.unwrap_or_else(|fault| panic!("round {round}, {lines:?}: {fault}"));
    }
    println!("{refused} were refused");
}
