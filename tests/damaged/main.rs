//! Hundreds of damaged and hostile files beside good ones, in one ingest.
//!
//! Whatever lies in a folder, the run ends, tells of each file what became of it, keeps to its
//! memory, and has all of the good ones. The files are made anew in each run, always the same:
//! good ones of `tests/formats/` damaged by chance, and others made by hand to do harm.
//! `PARAGRAF_DAMAGED` names a folder in which they stay, to be looked at.

mod bytes;
mod deflate;
mod lies;
mod memory;
mod office;
mod pdf_content;
mod pdf_file;
mod pdf_objects;
mod pdf_words;
mod random;
mod texts;
mod workers;
mod zip_file;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use random::Random;
use serde_json::Value;

/// Where good files lie in the folder that is ingested. The name sorts first, so that of two
/// files with the same item the good one keeps it.
const GOOD: &str = "corpus/a-good";
const DAMAGED: &str = "corpus/b-damaged";

/// How long the run may take. It takes some two minutes on two processors; this is for a run
/// that does not end.
const LONGEST: Duration = Duration::from_mins(15);

/// What the program and its workers may take together.
const MOST_MEMORY: u64 = 1024 * 1024 * 1024;

/// Good files and damaged ones, in a folder of their own.
struct Desk {
    folder: PathBuf,
    good: Vec<(String, Vec<u8>)>,
    /// Lives as long as the folder is needed.
    _kept: Option<tempfile::TempDir>,
}

impl Desk {
    fn new() -> Self {
        let kept = tempfile::tempdir().expect("a folder");
        let (folder, kept) = std::env::var_os("PARAGRAF_DAMAGED")
            .map_or_else(|| (kept.path().to_owned(), Some(kept)), |folder| (folder.into(), None));
        for part in [GOOD, DAMAGED] {
            let part = folder.join(part);
            let _ = fs::remove_dir_all(&part);
            fs::create_dir_all(part).expect("created");
        }
        let good = good_files();
        for (name, bytes) in &good {
            fs::write(folder.join(GOOD).join(name), bytes).expect("written");
        }
        Self { folder, good, _kept: kept }
    }

    fn put(&self, name: &str, bytes: &[u8]) {
        let path = self.folder.join(DAMAGED).join(name);
        assert!(!path.exists(), "{name} is there twice");
        fs::write(path, bytes).expect("written");
    }

    fn good(&self, ending: &str) -> Vec<u8> {
        let found = self.good.iter().find(|(name, _)| name.ends_with(&format!(".{ending}")));
        found.expect("a good file of each format").1.clone()
    }

    fn put_damaged_copies(&self) {
        let mut random = Random::new(2024);
        for (name, good) in &self.good {
            let put = |way: &str, bytes: &[u8]| {
                self.put(&format!("{way}-{name}"), bytes);
            };
            for way in 0..bytes::WAYS {
                let (way, bytes) = bytes::damage(good, way, &mut random);
                put(way, &bytes);
            }
            if has_ending(name, &["pdf"]) {
                for way in 0..pdf_words::WAYS {
                    let (way, bytes) = pdf_words::damage(good, way, &mut random);
                    put(way, &bytes);
                }
            }
            if has_ending(name, &["docx", "odt"]) {
                for way in 0..bytes::WAYS - 1 {
                    let bytes = office::damaged_within(good, way, &mut random);
                    put(&format!("within-{way}"), &bytes);
                }
            }
        }
    }

    fn put_hostile_files(&self) {
        for (name, bytes) in pdf_content::files().into_iter().chain(pdf_objects::files()) {
            self.put(&format!("{name}.pdf"), &bytes);
        }
        for (name, bytes) in office::files() {
            self.put(&name, &bytes);
        }
        for (name, bytes) in texts::files() {
            self.put(&name, &bytes);
        }
        for (name, bytes) in lies::files(&|ending| self.good(ending)) {
            self.put(&name, &bytes);
        }
    }

    /// Ingests a folder into an index of its own.
    fn ingest(&self, corpus: &str, index: &str) -> Run {
        let _ = fs::remove_dir_all(self.folder.join(index));
        // Through files, so that a full pipe cannot hold the program up.
        let [out, err] = ["out", "err"].map(|name| self.folder.join(name));
        let start = Instant::now();
        let mut program = Command::new(env!("CARGO_BIN_EXE_paragraf"))
            .current_dir(&self.folder)
            .env_remove("PARAGRAF_CORPUS")
            .env("XDG_CONFIG_HOME", self.folder.join("none"))
            .env("PARAGRAF_INDEX", index)
            .args(["ingest", "--format", "json", corpus])
            .stdin(Stdio::null())
            .stdout(File::create(&out).expect("created"))
            .stderr(File::create(&err).expect("created"))
            .spawn()
            .expect("the program runs");
        let (mut memory, mut ended) = (0, 0);
        let status = loop {
            if let Some(status) = program.try_wait().expect("a status") {
                break status;
            }
            if start.elapsed() > LONGEST {
                let _ = program.kill();
                let _ = program.wait();
                panic!("the run did not end");
            }
            let seen = memory::of_tree(program.id());
            (memory, ended) = (memory.max(seen.0), ended.max(seen.1));
            std::thread::sleep(Duration::from_millis(15));
        };
        let read = |path: &Path| fs::read_to_string(path).expect("UTF-8");
        let (out, err) = (read(&out), read(&err));
        let report = serde_json::from_str(&out).unwrap_or_else(|_| panic!("no report: {out}{err}"));
        let index = self.folder.join(index);
        let writer = paragraf::backends::embedded::open_writer(&index, false).expect("the index");
        let items = writer.files().values().map(|file| (file.path.clone(), file.items())).collect();
        Run { code: status.code(), report, err, items, memory, ended, duration: start.elapsed() }
    }
}

/// What an ingest did.
struct Run {
    code: Option<i32>,
    report: Value,
    err: String,
    /// Files in the index, with the number of their items.
    items: BTreeMap<String, u64>,
    memory: u64,
    /// The most processes that had ended and were not waited for at one time.
    ended: usize,
    duration: Duration,
}

impl Run {
    /// The file, status and reason of each note in a list of the report.
    fn notes(&self, list: &str) -> Vec<(&str, &str, &str)> {
        let notes = self.report[list].as_array().expect("a list");
        notes
            .iter()
            .map(|note| {
                let field = |name: &str| note[name].as_str().unwrap_or_default();
                (field("file"), field("status"), field("reason"))
            })
            .collect()
    }
}

fn has_ending(name: &str, endings: &[&str]) -> bool {
    Path::new(name).extension().is_some_and(|ending| endings.iter().any(|known| ending == *known))
}

/// The files of `tests/formats/`, with names that tell their case.
fn good_files() -> Vec<(String, Vec<u8>)> {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats");
    let mut files = Vec::new();
    for case in fs::read_dir(&cases).expect("the cases").flatten() {
        let case_name = case.file_name().to_string_lossy().into_owned();
        if case_name == "make" {
            continue;
        }
        for file in fs::read_dir(case.path()).expect("a case").flatten() {
            let name = file.file_name().to_string_lossy().into_owned();
            if has_ending(&name, &["txt", "md", "pdf", "docx", "odt", "html", "rtf"]) {
                let bytes = fs::read(file.path()).expect("read");
                files.push((format!("{case_name}-{name}"), bytes));
            }
        }
    }
    files.sort();
    assert!(files.len() > 50, "only {} good files", files.len());
    files
}

/// What is wrong with a reason, if a person could not make sense of it.
fn unfit_for_people(file: &str, reason: &str, folder: &Path) -> Option<&'static str> {
    let rest = reason.replace(file, "");
    let has = |words: &[&str]| words.iter().any(|word| rest.contains(word));
    if rest.trim().len() < 8 {
        Some("it says nothing")
    } else if !reason.contains(file) && !reason.starts_with("it is ") {
        // A note names its file beside the reason.
        Some("it does not name the file")
    } else if rest.contains(&*folder.to_string_lossy()) || has(&["/target/", "/home/", ".rs"]) {
        Some("it names a place of the machine")
    } else if has(&["Some(", "Err(", "Error {", "kind:", "panicked", "::", "unwrap", "os error"]) {
        Some("it is for programmers")
    } else if has(&["signal", "exit status", "exit code", "deflate", "syntax error"]) {
        Some("it tells how a process ended, not what is wrong with the file")
    } else if reason.chars().count() > 300 || rest.chars().any(char::is_control) {
        Some("it is not a sentence")
    } else {
        None
    }
}

#[test]
fn damaged_files_do_no_harm_to_good_ones() {
    let desk = Desk::new();
    let alone = desk.ingest(GOOD, "index-alone");
    assert_eq!(alone.code, Some(0), "{}{}", alone.report, alone.err);
    desk.put_damaged_copies();
    desk.put_hostile_files();
    let damaged = fs::read_dir(desk.folder.join(DAMAGED)).expect("files").count();
    let run = desk.ingest("corpus", "index");
    let failed = run.notes("failed");

    let mut by_status: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, status, _) in &failed {
        *by_status.entry(status).or_default() += 1;
    }
    println!("{} good and {damaged} damaged files in {:.0?}", desk.good.len(), run.duration);
    println!("{} read, not read: {by_status:?}", run.items.len());
    println!(
        "{} warnings, {} with no items",
        run.report["warnings"],
        run.notes("not_minutes").len()
    );
    println!("at most {} MiB, {} ended processes at a time", run.memory >> 20, run.ended);

    assert!(damaged >= 500, "only {damaged} damaged files");
    assert_eq!(run.code, Some(1), "{}", run.err);
    assert!(!run.err.contains("panicked") && !run.err.contains("a fault in"), "{}", run.err);
    for (name, items) in &alone.items {
        assert_eq!(run.items.get(name), Some(items), "items of {name}");
    }
    let mut wrong: Vec<String> = failed
        .iter()
        .filter_map(|(file, status, reason)| {
            let fault = unfit_for_people(file, reason, &desk.folder)?;
            Some(format!("{file}: {status}: {reason}: {fault}"))
        })
        .collect();
    for file in fs::read_dir(desk.folder.join(DAMAGED)).expect("files").flatten() {
        let name = format!("{DAMAGED}/{}", file.file_name().to_string_lossy());
        let is_told = failed.iter().any(|(file, ..)| *file == name);
        if !is_told && !run.items.contains_key(&name) {
            wrong.push(format!("{name}: nothing is told of it"));
        }
    }
    for (file, ..) in failed.iter().filter(|(file, ..)| file.starts_with(GOOD)) {
        wrong.push(format!("{file}: is good and was not read"));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(run.memory < MOST_MEMORY, "{} MiB", run.memory >> 20);
    // One worker for each file that is read at the time may be ending.
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    assert!(run.ended <= 2 * threads, "{} processes were not waited for", run.ended);
}
