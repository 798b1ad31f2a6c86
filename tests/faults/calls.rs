//! Every system call that changes the index is once the last one, once fails for want of space and
//! once for a broken disk. The index then answers as before or as after, what went wrong is said,
//! and the next ingest goes on.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::PathBuf;

use super::chance;
use super::desk::{Desk, INDEX, MINUTES, Ran};
use super::is_long;
use super::minutes::documents;
use super::random::Random;
use super::state::{Whole, fresh, goes_on, items, one_of};
use super::strace::{self, Call, changing};
use serde_json::Value;

/// Where the index is kept as it was before the ingest that is disturbed.
const BEFORE: &str = "before";

/// Faults that are told of when a test fails.
const MOST_TOLD: usize = 12;

/// An ingest that is to be disturbed.
struct Scene {
    desk: Desk,
    index: PathBuf,
    words: Vec<String>,
    old: Option<Value>,
    new: Whole,
}

/// What happens to a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    /// The process is killed before the call.
    Killed,
    /// The call says that there is no space left.
    Full,
    /// The call says that the disk cannot be read or written.
    Broken,
}

/// One disturbance.
#[derive(Debug, Clone)]
struct Case {
    call: String,
    nth: usize,
    fault: Fault,
    /// Whether all later calls fail too.
    stays: bool,
    /// The only file on which calls count; else all count.
    file: Option<PathBuf>,
}

impl fmt::Display for Case {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let how = match self.fault {
            Fault::Killed => "signal=SIGKILL",
            Fault::Full => "error=ENOSPC",
            Fault::Broken => "error=EIO",
        };
        let later = if self.stays { "+" } else { "" };
        write!(out, "{}:{how}:when={}{later}", self.call, self.nth)
    }
}

impl Scene {
    /// Twelve files, then some that are changed, gone and new; `before` makes what the index
    /// is before.
    fn new(before: impl Fn(&Desk), words: &[&str]) -> Self {
        let desk = Desk::new();
        let mut random = chance(20);
        let all = documents(&mut random, 20);
        for (name, document) in &all[..12] {
            desk.write(format!("{MINUTES}/{name}"), document.to_text());
        }
        before(&desk);
        let old = items(&desk, INDEX).ok();
        if old.is_some() {
            desk.copy(INDEX, BEFORE);
        }
        for (name, _) in &all[..2] {
            desk.remove(format!("{MINUTES}/{name}"));
        }
        // Minutes of other meetings under old names, and new ones.
        for (at, (name, document)) in all.iter().enumerate().skip(12) {
            let name = if at < 16 { &all[at - 8].0 } else { name };
            desk.write(format!("{MINUTES}/{name}"), document.to_text());
        }
        let new = fresh(&desk);
        assert_ne!(old.as_ref(), Some(&new.items), "nothing has changed");
        let index = desk.path(INDEX);
        let mut line: Vec<String> = words.iter().map(|&word| word.to_owned()).collect();
        // In full, as the trace shows it.
        line.extend(["--index".to_owned(), index.to_string_lossy().into_owned()]);
        Self { desk, index, words: line, old, new }
    }

    fn reset(&self) {
        if self.old.is_some() {
            self.desk.copy(BEFORE, INDEX);
        } else {
            self.desk.remove(INDEX);
        }
    }

    fn traced(&self, injections: &[String], file: Option<&PathBuf>) -> (Ran, Vec<Call>) {
        self.reset();
        let words: Vec<&str> = self.words.iter().map(String::as_str).collect();
        let paths: Vec<_> = file.iter().map(|file| file.as_path()).collect();
        strace::run(&self.desk, &words, injections, &paths)
    }

    /// All disturbances on the calls of an undisturbed run.
    fn cases(&self, file: Option<&PathBuf>) -> Vec<Case> {
        let (ran, calls) = self.traced(&[], file);
        ran.ends(0);
        let found: BTreeMap<String, BTreeSet<usize>> = changing(&calls, &self.index);
        let mut cases = Vec::new();
        for (call, places) in found {
            for nth in places {
                for (fault, stays) in [
                    (Fault::Killed, false),
                    (Fault::Full, false),
                    (Fault::Full, true),
                    (Fault::Broken, false),
                    (Fault::Broken, true),
                ] {
                    cases.push(Case { call: call.clone(), nth, fault, stays, file: file.cloned() });
                }
            }
        }
        cases
    }

    /// Those on each file that the index has before and still has after, and those on all.
    fn all_cases(&self, random: &mut Random) -> Vec<Case> {
        let mut cases = self.cases(None);
        self.reset();
        let mut files = self.desk.files(INDEX);
        if !is_long() {
            // The few small files, in which the engine and we tell what is valid.
            files.retain(|file| file.metadata().is_ok_and(|found| found.len() < 4_096));
            shuffle(&mut files, random);
            files.truncate(4);
        }
        for file in &files {
            cases.extend(self.cases(Some(file)));
        }
        cases
    }

    /// `false` when the call did not come.
    fn disturb(&self, case: &Case) -> Result<bool, String> {
        let (ran, calls) = self.traced(&[case.to_string()], case.file.as_ref());
        let was_killed = case.fault == Fault::Killed && ran.code.is_none();
        // The system could not even start the program: nothing of it was tried.
        if ran.code == Some(127) && ran.err.contains("loading shared libraries") {
            return Ok(true);
        }
        if !was_killed {
            ran.is_orderly()?;
        }
        let old = ("the old state", self.old.as_ref());
        let new = ("the new state", Some(&self.new.items));
        let state = one_of(&self.desk, &[old, new]).map_err(|fault| told(&ran, &fault))?;
        if ran.code == Some(0) && state != new.0 {
            return Err(told(&ran, "all is said to be well, and nothing was done"));
        }
        self.is_told(case, &ran, &calls)?;
        goes_on(&self.desk, &self.new).map_err(|fault| told(&ran, &fault))?;
        Ok(was_killed || calls.iter().any(Call::is_injected))
    }

    /// Where a full disk was the reason of a failure, the message says so.
    fn is_told(&self, case: &Case, ran: &Ran, calls: &[Call]) -> Result<(), String> {
        let injected = || calls.iter().filter(|call| call.is_injected());
        // Nothing can be said where not even the message can be written.
        let is_mute = injected().any(|call| call.line.starts_with("write(2<"));
        let concerns_index = injected().any(|call| call.is_in(&self.index));
        if ran.code != Some(2) || is_mute || !concerns_index {
            return Ok(());
        }
        let says = |words: &[&str]| {
            let text = ran.err.to_lowercase();
            words.iter().any(|word| text.contains(word))
        };
        if case.fault == Fault::Full && !says(&["disk is full", "no space left"]) {
            return Err(told(ran, "the message does not say that the disk is full"));
        }
        if ran.err.trim().is_empty() {
            return Err(told(ran, "nothing is said"));
        }
        Ok(())
    }
}

fn told(ran: &Ran, fault: &str) -> String {
    format!("{fault}\n  (it ended with {:?}: {})", ran.code, ran.err.trim_end())
}

fn shuffle<T>(things: &mut [T], random: &mut Random) {
    for at in (1..things.len()).rev() {
        things.swap(at, random.below(at + 1));
    }
}

/// Some of the cases: of each call and fault the same number, so that rare calls have their turn.
fn sample(mut cases: Vec<Case>, random: &mut Random) -> Vec<Case> {
    shuffle(&mut cases, random);
    let mut taken: BTreeSet<(String, String, bool)> = BTreeSet::new();
    cases.retain(|case| {
        taken.insert((case.call.clone(), format!("{:?}", case.fault), case.file.is_some()))
    });
    cases
}

fn disturb_all(test: &str, scene: &Scene) {
    let mut random = chance(21);
    let all = scene.all_cases(&mut random);
    assert!(all.len() > 30, "only {} calls were found: {all:?}", all.len());
    let (count, cases) = (all.len(), if is_long() { all } else { sample(all, &mut random) });
    let (mut faults, mut came) = (Vec::new(), 0);
    for case in &cases {
        match scene.disturb(case) {
            Ok(has_come) => came += usize::from(has_come),
            Err(fault) => {
                let file = case.file.as_ref().map(|file| format!(" on {}", file.display()));
                faults.push(format!("{case}{}: {fault}", file.unwrap_or_default()));
            }
        }
    }
    let (wrong, tried) = (faults.len(), cases.len());
    println!("{test}: {tried} of {count} disturbances, {wrong} wrong");
    // Threads share their work otherwise each time, so some calls do not come again.
    assert!(2 * (came + wrong) >= tried, "of {tried} disturbances only {came} came");
    faults.truncate(MOST_TOLD);
    assert!(wrong == 0, "{wrong} of {tried} are wrong:\n{}", faults.join("\n"));
}

#[test]
fn a_disturbed_update_leaves_the_old_or_the_new_state() {
    let name = "a_disturbed_update_leaves_the_old_or_the_new_state";
    if strace::is_there(name) {
        let before = |desk: &Desk| drop(desk.ingest().ends(0).clone());
        disturb_all(name, &Scene::new(before, &["ingest", MINUTES]));
    }
}

#[test]
fn a_disturbed_rebuild_leaves_the_old_or_the_new_state() {
    let name = "a_disturbed_rebuild_leaves_the_old_or_the_new_state";
    if strace::is_there(name) {
        let before = |desk: &Desk| drop(desk.ingest().ends(0).clone());
        disturb_all(name, &Scene::new(before, &["ingest", "--rebuild", MINUTES]));
    }
}

#[test]
fn a_disturbed_first_ingest_leaves_nothing_or_all() {
    let name = "a_disturbed_first_ingest_leaves_nothing_or_all";
    if strace::is_there(name) {
        disturb_all(name, &Scene::new(|_| {}, &["ingest", MINUTES]));
    }
}
