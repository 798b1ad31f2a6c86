//! Every example of README.md is run, and must print what is shown there.
//!
//! The examples run in the order in which they stand, in a folder with a copy of the sample corpus,
//! or with a folder `protokoll` where they name it. `[…]` in an example stands for anything, and so
//! does what a table cuts off with `…` at a line's end. README.md shows what a screen shows, with its
//! lines wrapped; a pipe wraps nothing. So it is compared word by word.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Command;

use snapbox::assert_data_eq;

/// The home of whoever types the examples.
const HOME: &str = "/home/anna";

/// An example: what is typed, and what is printed.
struct Example {
    typed: String,
    shown: String,
}

fn examples(readme: &str) -> Vec<Example> {
    let blocks = readme.split("\n```\n$ ").skip(1).map(|rest| {
        let block = rest.split_once("\n```\n").expect("blocks end").0;
        block.split_once('\n').expect("an example shows what is printed")
    });
    blocks.map(|(typed, shown)| Example { typed: typed.into(), shown: shown.into() }).collect()
}

/// The arguments of a command line with single quotes at most.
fn arguments(typed: &str) -> Vec<String> {
    let line = typed
        .strip_prefix("cargo run --release -- ")
        .or_else(|| typed.strip_prefix("paragraf "))
        .unwrap_or_else(|| panic!("{typed} is another command"));
    let mut arguments = Vec::new();
    for (index, part) in line.split('\'').enumerate() {
        if index % 2 == 1 {
            arguments.push(part.to_owned());
        } else {
            arguments.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    arguments
}

/// One word a line; `...` is anything to `snapbox`.
fn words(text: &str) -> String {
    text.split_whitespace().map(|word| format!("{word}\n")).collect::<Vec<_>>().concat()
}

/// As [`words`], of what README.md shows: times differ from run to run.
fn shown_words(shown: &str) -> String {
    let mut words = Vec::new();
    for line in shown.lines() {
        let mut before = "";
        for word in line.split_whitespace() {
            let is_time = matches!(before, "in" | "\"took_ms\":")
                && word.trim_end_matches(',').parse::<f64>().is_ok();
            let is_cut = word.ends_with('…') && line.ends_with(word);
            let any = is_cut || word == "[…]";
            words.push(if any {
                "..."
            } else if is_time {
                "[..]"
            } else {
                word
            });
            before = word;
        }
    }
    words.iter().map(|word| format!("{word}\n")).collect::<Vec<_>>().concat()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("created");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("copied");
        }
    }
}

/// Where an example is run; what the text around it says has happened before is done here.
fn folder_for(typed: &str, desk: &Path) -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    if typed.ends_with(" protokoll") {
        let minutes = desk.join("own/protokoll");
        if minutes.exists() {
            // The second time it is not mounted.
            fs::remove_dir_all(&minutes).expect("removed");
            fs::create_dir(&minutes).expect("created");
            return desk.join("own");
        }
        fs::create_dir_all(&minutes).expect("created");
        for (from, name) in [
            ("corpus/region-norrmark/2018-02-16-samverkansgruppen-barn-unga.txt", "2018-02-16.txt"),
            ("tests/fixtures/notice-of-annual-meeting/input.txt", "kallelse.txt"),
            ("tests/fixtures/annual-report/input.txt", "verksamhet.txt"),
        ] {
            fs::copy(package.join(from), minutes.join(name)).expect(from);
        }
        fs::write(minutes.join("budget.xlsx"), "PK").expect("written");
        return desk.join("own");
    }
    let folder = desk.join("clone");
    if !folder.exists() {
        copy(&package.join("corpus"), &folder.join("corpus"));
    }
    if typed == "paragraf check" {
        let file = folder.join("corpus/granhult-kommunstyrelsen/2024-03-12-kommunstyrelsen.txt");
        let text = fs::read_to_string(&file).expect("read");
        fs::write(&file, text + "\n").expect("written");
    }
    folder
}

#[test]
fn every_example_prints_what_is_shown() {
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let examples = examples(&fs::read_to_string(readme).expect("README.md"));
    assert!(examples.len() > 10, "only {} examples were found", examples.len());
    let desk = tempfile::tempdir().expect("a folder");
    let desk = desk.path().canonicalize().expect("there");
    for Example { typed, shown } in examples {
        let folder = folder_for(&typed, &desk);
        let (mut reader, writer) = std::io::pipe().expect("a pipe");
        let mut child = Command::new(env!("CARGO_BIN_EXE_paragraf"))
            .args(arguments(&typed))
            .current_dir(&folder)
            .env_clear()
            .env("HOME", &desk)
            .stdout(writer.try_clone().expect("a pipe"))
            .stderr(writer)
            .spawn()
            .expect("the command runs");
        let mut printed = String::new();
        reader.read_to_string(&mut printed).expect("output is UTF-8");
        child.wait().expect("it ends");
        let printed = printed.replace(&folder.display().to_string(), HOME);
        let printed = format!("$ {typed}\n{}", words(&printed));
        assert_data_eq!(printed, format!("$ {typed}\n{}", shown_words(&shown)));
    }
}
