//! Bytes of the index are damaged. All answers are as before, or there is an error, or `check`
//! finds it; a rebuild heals it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use super::desk::{Desk, INDEX, MINUTES, Ran, finish};
use super::minutes::{Document, documents};
use super::random::Random;
use super::state::{Whole, checked, fresh, is_as};
use super::{chance, is_long, times};

/// Where the undamaged index is kept.
const GOOD: &str = "good";

/// Of so much memory and processor time a command may make use, however the index is damaged: it
/// takes some MiB and hundredths of a second.
const LIMITS: &str = "ulimit -v 4000000; ulimit -t 20; exec \"$0\" \"$@\"";

/// A file that is not in the index yet.
const ADDED: &str = "protokoll/tillkommen.txt";

/// Faults that are told of when the test fails.
const MOST_TOLD: usize = 20;

/// Questions to an index; `ID` stands for an id.
const QUESTIONS: [&[&str]; 11] = [
    &["search", "*", "--limit", "0", "--format", "json"],
    &["search", "bibliotek", "--format", "json"],
    &["search", "\"informationen om\" läget", "--format", "json"],
    &["search", "torg*", "--speaker", "Åsa Öberg", "--format", "json"],
    &[
        "search",
        "*",
        "--sort",
        "-date",
        "--organ",
        "Äldregruppen",
        "--limit",
        "0",
        "--format",
        "csv",
    ],
    &["facets", "--limit", "0", "--format", "json"],
    &["timeline", "informerar", "noteras", "--by", "month", "--format", "json"],
    &["speakers", "--limit", "0", "--format", "json"],
    &["show", "ID", "--format", "json"],
    &["topics", "--format", "json"],
    &["suggest", "in", "--limit", "0", "--format", "json"],
];

/// An index, and what it answers undamaged.
struct Subject {
    desk: Desk,
    files: Vec<PathBuf>,
    questions: Vec<Vec<String>>,
    answers: Vec<(Option<i32>, String)>,
    /// What the index is once [`ADDED`] is in it.
    with_added: Whole,
    added: Document,
}

/// What damage came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    Harmless,
    Error,
    FoundByCheck,
}

impl Subject {
    fn new() -> Self {
        let desk = Desk::new();
        let mut all = documents(&mut chance(40), 12);
        let (_, added) = all.pop().expect("a document");
        for (name, document) in &all[..9] {
            desk.write(format!("{MINUTES}/{name}"), document.to_text());
        }
        desk.ingest().ends(0);
        // A second commit, with something changed, gone and new: so there are several segments,
        // and marks of what is deleted.
        desk.remove(format!("{MINUTES}/{}", all[1].0));
        desk.write(format!("{MINUTES}/{}", all[0].0), all[9].1.to_text());
        desk.write(format!("{MINUTES}/{}", all[10].0), all[10].1.to_text());
        desk.ingest().ends(0);
        desk.rename(INDEX, GOOD);
        desk.write(ADDED, added.to_text());
        let with_added = fresh(&desk);
        desk.remove(ADDED);

        desk.copy(GOOD, INDEX);
        let root = desk.path(GOOD);
        let below = |path: &PathBuf| path.strip_prefix(&root).expect("below").to_owned();
        let files = desk.files(GOOD).iter().map(below).collect();
        let mut subject =
            Self { desk, files, questions: Vec::new(), answers: Vec::new(), with_added, added };
        let id = subject.an_id();
        let named = |word: &&str| if *word == "ID" { id.clone() } else { (*word).to_owned() };
        subject.questions =
            QUESTIONS.iter().map(|question| question.iter().map(named).collect()).collect();
        subject.answers = subject.ask();
        for (question, (code, answer)) in subject.questions.iter().zip(&subject.answers) {
            // `similar` may find nothing that is like an item of so small an index.
            assert!(matches!(code, Some(0 | 1)), "{question:?}: {answer}");
        }
        assert_eq!(subject.check().code, Some(0), "{}", subject.check().out);
        subject
    }

    fn an_id(&self) -> String {
        let found = self.limited(QUESTIONS[0]).json();
        found["hits"][0]["id"].as_str().expect("an id").to_owned()
    }

    /// Runs the program within limits.
    fn limited<S: AsRef<str>>(&self, words: &[S]) -> Ran {
        let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
        let starter = ["sh", "-c", LIMITS];
        finish(self.desk.started_by(&starter, &words).spawn().expect("a shell"))
    }

    fn check(&self) -> Ran {
        self.limited(&["check", MINUTES, "--format", "json"])
    }

    /// The answer to each question, without times.
    fn ask(&self) -> Vec<(Option<i32>, String)> {
        let answer = |question: &Vec<String>| {
            let ran = self.limited(question);
            match ran.is_orderly() {
                Ok(()) if ran.code == Some(2) => (ran.code, ran.err),
                Ok(()) => (ran.code, without_time(&ran.out)),
                Err(fault) => (None, fault),
            }
        };
        self.questions.iter().map(answer).collect()
    }

    /// What the damage that was done comes to.
    fn judge(&self) -> Result<Outcome, String> {
        let answers = self.ask();
        let check = self.check();
        check.is_orderly().map_err(|fault| format!("check: {fault}"))?;
        let (mut wrong, mut has_failed) = (Vec::new(), false);
        for ((question, good), now) in self.questions.iter().zip(&self.answers).zip(&answers) {
            match now.0 {
                None => return Err(format!("{question:?}: {}", now.1)),
                Some(2) => has_failed = true,
                Some(_) if now != good => {
                    wrong.push(format!("{question:?} gives {}", first_difference(&now.1, &good.1)));
                }
                Some(_) => {}
            }
        }
        match (wrong.first(), check.code) {
            (Some(first), Some(0)) => Err(format!("check finds nothing, but {first}")),
            (None, Some(0)) if !has_failed => Ok(Outcome::Harmless),
            (None, _) if has_failed => Ok(Outcome::Error),
            _ => Ok(Outcome::FoundByCheck),
        }
    }

    /// That an ingest into the damaged index loses nothing without a word, and a rebuild heals it.
    fn is_healed(&self) -> Result<(), String> {
        self.desk.write(ADDED, self.added.to_text());
        let ingest = self.limited(&["ingest", MINUTES]);
        let result = self.is_honest(&ingest).and_then(|()| {
            let rebuild = self.limited(&["ingest", "--rebuild", MINUTES]);
            if rebuild.code != Some(0) {
                return Err(format!("a rebuild ends with {:?}: {}", rebuild.code, rebuild.err));
            }
            let healed = is_as(&self.desk, INDEX, &self.with_added);
            healed.map_err(|fault| format!("after a rebuild: {fault}"))
        });
        self.desk.remove(ADDED);
        result
    }

    fn is_honest(&self, ingest: &Ran) -> Result<(), String> {
        ingest.is_orderly().map_err(|fault| format!("ingest: {fault}"))?;
        if ingest.code == Some(2) {
            return Ok(());
        }
        let Err(fault) = is_as(&self.desk, INDEX, &self.with_added) else { return Ok(()) };
        // What is wrong now must at least be found.
        let is_found = match checked(&self.desk, INDEX) {
            Err(error) => !error.contains("no orderly end"),
            Ok(report) => report["faults"] != self.with_added.checked["faults"],
        };
        if is_found { Ok(()) } else { Err(format!("an ingest says nothing, but {fault}")) }
    }
}

/// The place where an answer begins to be another one.
fn first_difference(found: &str, expected: &str) -> String {
    let around = |text: &str| {
        let same = found.chars().zip(expected.chars()).take_while(|(a, b)| a == b).count();
        text.chars().skip(same.saturating_sub(40)).take(120).collect::<String>()
    };
    format!("…{}… and not …{}…", around(found), around(expected))
}

/// Answers carry the time that they took.
fn without_time(out: &str) -> String {
    let Ok(mut value) = serde_json::from_str::<Value>(out) else { return out.to_owned() };
    if let Some(object) = value.as_object_mut() {
        object.remove("took_ms");
    }
    value.to_string()
}

/// Ways to damage a file.
const WAYS: usize = 14;

/// Damages a file and says how. Not every way changes every file.
fn damage(path: &Path, way: usize, random: &mut Random) -> String {
    if way == WAYS - 1 {
        fs::remove_file(path).expect("removed");
        return "removed".to_owned();
    }
    let mut bytes = fs::read(path).expect("read");
    let length = bytes.len();
    let mut flip = |at: usize, random: &mut Random| {
        let bit = random.below(8);
        if let Some(byte) = bytes.get_mut(at) {
            *byte ^= 1 << bit;
        }
        format!("bit {bit} of byte {at} of {length} flipped")
    };
    let told = match way {
        0 => flip(0, random),
        1 => flip(length.saturating_sub(1), random),
        2 => flip(random.below(16), random),
        3 => flip(length.saturating_sub(1 + random.below(64)), random),
        4..=7 => flip(random.below(length), random),
        8 => {
            let (at, value) = (random.below(length), random.byte());
            if let Some(byte) = bytes.get_mut(at) {
                *byte = value;
            }
            format!("byte {at} of {length} is {value}")
        }
        9 => {
            let (from, longest) = (random.below(length), *random.one_of(&[4, 64, 4_096]));
            let to = length.min(from + longest);
            bytes[from..to].fill(0);
            format!("bytes {from} to {to} of {length} zeroed")
        }
        10 => {
            bytes.truncate(length.saturating_sub(1 + random.below(8)));
            format!("cut from {length} to {} bytes", bytes.len())
        }
        11 => {
            bytes.truncate(*random.one_of(&[0, length / 2]));
            format!("cut from {length} to {} bytes", bytes.len())
        }
        _ => {
            let more = *random.one_of(&[1, 16, 4_096]);
            bytes.extend((0..more).map(|_| random.byte()));
            format!("{more} bytes added to {length}")
        }
    };
    fs::write(path, bytes).expect("written");
    told
}

#[test]
fn damage_does_no_harm_or_is_an_error_or_is_found_by_check() {
    let subject = Subject::new();
    let mut random = chance(41);
    let mut outcomes: BTreeMap<Outcome, usize> = BTreeMap::new();
    let mut faults = Vec::new();
    let tried = times(45, 2_000);
    for round in 0..tried {
        subject.desk.copy(GOOD, INDEX);
        // Every file in turn; of the ways, every one in turn when there is time.
        let file = &subject.files[round % subject.files.len()];
        let way = if is_long() { round / subject.files.len() % WAYS } else { random.below(WAYS) };
        let how = damage(&subject.desk.path(INDEX).join(file), way, &mut random);
        let outcome = subject.judge();
        let healed = if round % 5 == 0 { subject.is_healed() } else { Ok(()) };
        match outcome.and_then(|outcome| healed.map(|()| outcome)) {
            Ok(outcome) => *outcomes.entry(outcome).or_default() += 1,
            Err(fault) => faults.push(format!("{}: {how}: {fault}", file.display())),
        }
    }
    let wrong = faults.len();
    println!("{tried} damaged files: {outcomes:?}, {wrong} wrong");
    faults.truncate(MOST_TOLD);
    assert!(wrong == 0, "{wrong} of {tried} are wrong:\n{}", faults.join("\n"));
}

/// A way to damage an index as a whole: what it is called, and what is done to its folder.
type Accident = (&'static str, fn(&Path));

/// The files of the index that end so.
fn with_ending(index: &Path, ending: &str) -> Vec<PathBuf> {
    let files = fs::read_dir(index.join("g0001")).expect("a generation").flatten();
    let mut files: Vec<PathBuf> = files.map(|file| file.path()).collect();
    files.retain(|path| path.extension().is_some_and(|found| found == ending));
    files.sort();
    files
}

fn becomes_a_pipe(path: &Path) {
    fs::remove_file(path).expect("removed");
    assert!(Command::new("mkfifo").arg(path).status().expect("mkfifo").success());
}

const ACCIDENTS: [Accident; 7] = [
    ("the generation is gone", |index| {
        fs::remove_dir_all(index.join("g0001")).expect("removed");
    }),
    ("the generation has another name", |index| {
        fs::rename(index.join("g0001"), index.join("g0007")).expect("renamed");
    }),
    ("files are exchanged", |index| {
        for (from, to) in with_ending(index, "pos").iter().zip(with_ending(index, "idx")) {
            fs::copy(from, to).expect("copied");
        }
    }),
    ("the end of each store is changed", |index| {
        for path in with_ending(index, "store") {
            let mut bytes = fs::read(&path).expect("read");
            let from = bytes.len().saturating_sub(40);
            bytes[from..].iter_mut().for_each(|byte| *byte ^= 0x55);
            fs::write(&path, bytes).expect("written");
        }
    }),
    ("the list of segments is a pipe", |index| becomes_a_pipe(&index.join("g0001/meta.json"))),
    ("the name of the generation is a pipe", |index| becomes_a_pipe(&index.join("current"))),
    ("a store is a pipe", |index| becomes_a_pipe(&with_ending(index, "store")[0])),
];

#[test]
fn a_rebuild_is_the_way_out_of_every_accident() {
    let subject = Subject::new();
    for (name, happens) in ACCIDENTS {
        subject.desk.copy(GOOD, INDEX);
        happens(&subject.desk.path(INDEX));
        let outcome = subject.judge().unwrap_or_else(|fault| panic!("{name}: {fault}"));
        assert_eq!(outcome, Outcome::Error, "{name}");
        subject.is_healed().unwrap_or_else(|fault| panic!("{name}: {fault}"));
    }
}
