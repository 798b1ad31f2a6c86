//! The house: which folder may import which, and what may be named where.
//!
//! Reads the source as text, so that a wrong import fails a test before it becomes a habit.

#[path = "house/circles.rs"]
mod circles;
#[path = "house/imports.rs"]
mod imports;
mod support;
#[path = "house/text.rs"]
mod text;
#[path = "house/words.rs"]
mod words;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use support::package;

/// Libraries and the only folders that may name them.
const NAMED_ONLY_IN: &[(&str, &str)] = &[
    ("tantivy", "backends/embedded"),
    ("tantivy_fst", "backends/embedded"),
    ("clap", "cli"),
    ("anyhow", "cli"),
    ("axum", "serve"),
    ("hyper", "serve"),
    ("maud", "serve"),
    ("tokio", "serve"),
    ("tower_http", "serve"),
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// Each source file by its path below `src`, with its text.
fn files() -> BTreeMap<String, String> {
    let src = package().join("src");
    let mut paths = Vec::new();
    sources(&src, &mut paths);
    assert!(paths.len() > 50, "the sources were not found");
    let read = |path: &PathBuf| {
        let below =
            path.strip_prefix(&src).expect("below src").to_string_lossy().replace('\\', "/");
        (below, std::fs::read_to_string(path).expect("text"))
    };
    paths.iter().map(read).collect()
}

fn page() -> String {
    std::fs::read_to_string(package().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md")
}

#[test]
fn the_table_of_floors_says_what_is_imported() {
    let table = imports::table(&page());
    let found = imports::imports(&imports::shipped(&files()));
    assert!(found.len() > 10, "the imports were not found");
    for (folder, imported) in &found {
        let row = table.get(folder).unwrap_or_else(|| panic!("{folder} has no floor"));
        assert_eq!(row.imports, *imported, "{folder}: what the table says, what is imported");
    }
    let named: Vec<&String> = table.keys().filter(|folder| !found.contains_key(*folder)).collect();
    assert!(named.is_empty(), "on a floor, but not there: {named:?}");
}

#[test]
fn imports_point_down() {
    let table = imports::table(&page());
    // Also those of tests.
    for (folder, imported) in imports::imports(&files()) {
        for other in imported {
            let is_above = table[&other].floor > table[&folder].floor;
            assert!(!is_above, "{folder} imports {other}, which is above it");
        }
    }
}

/// What only `app` may name, so that no way in shows personal numbers by accident.
const NAMED_BELOW_WAYS_IN: [&str; 8] = [
    "Masked",
    "check::check",
    "ingest::ingest",
    "mask_in_place",
    "mask_personal_numbers",
    "open_as_stored",
    "open_reader",
    "read_minutes",
];

#[test]
fn ways_in_get_texts_as_they_may_be_shown() {
    let shipped = imports::shipped(&files());
    let ways_in =
        shipped.iter().filter(|(file, _)| ["cli", "serve"].contains(&imports::folder_of(file)));
    for (file, text) in ways_in {
        let code = text::Source::of(text).code;
        for path in circles::taken(file, &code) {
            let path = path.join("::");
            let is_raw = NAMED_BELOW_WAYS_IN.iter().any(|name| path.ends_with(name));
            assert!(!is_raw, "{file} names {path}: `app` gives what may be shown");
        }
        for word in code.split(|c| !text::is_name(c)) {
            assert!(!NAMED_BELOW_WAYS_IN.contains(&word), "{file} names {word}");
        }
    }
}

/// Where programs are started, whose flags are not advice.
const STARTS_PROGRAMS: [&str; 2] = ["source/worker/", "source/format/ocr.rs"];

/// Whether a text for people names a flag, or a command in backticks.
fn names_a_command(literal: &str) -> bool {
    literal.contains("`paragraf ")
        || literal.match_indices("--").any(|(at, _)| {
            let begins = literal[..at].chars().next_back().is_none_or(|c| !text::is_name(c));
            let next = literal[at + 2..].chars().next();
            begins && next.is_some_and(|c| c.is_ascii_lowercase() || c == '{')
        })
}

#[test]
fn only_the_command_line_names_flags_and_commands() {
    assert!(names_a_command("not read; --ocr reads images") && names_a_command("--{} is wrong"));
    assert!(names_a_command("`paragraf check` lists them") && !names_a_command("a--b -- c"));
    let shipped = imports::shipped(&files());
    for (file, text) in shipped.iter().filter(|(file, _)| !file.starts_with("cli/")) {
        let starts = STARTS_PROGRAMS.iter().any(|place| file.starts_with(place));
        for literal in text::Source::of(text).literals.iter().filter(|_| !starts) {
            assert!(
                !names_a_command(literal),
                "{file}: \"{literal}\" is advice for a terminal: give it in cli/advice or cli/hints"
            );
        }
    }
}

#[test]
fn libraries_are_named_only_in_their_folder() {
    for (file, text) in files() {
        for (library, folder) in NAMED_ONLY_IN {
            let names = |line: &str| {
                let code = line.split("//").next().unwrap_or_default();
                [format!("{library}::"), format!("use {library};")].iter().any(|name| {
                    code.find(name.as_str()).is_some_and(|at| {
                        !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_')
                    })
                })
            };
            assert!(file.starts_with(folder) || !text.lines().any(names), "{file} names {library}");
        }
    }
}

#[test]
fn no_two_folders_import_each_other() {
    let found = imports::imports(&imports::shipped(&files()));
    for (from, imported) in &found {
        for to in imported {
            let is_back = found.get(to).is_some_and(|back| back.contains(from));
            assert!(!is_back, "{from} and {to} import each other");
        }
    }
}

#[test]
fn files_say_what_they_decide_and_are_not_catch_alls() {
    for (file, text) in files() {
        let stem = Path::new(&file).file_stem().expect("a name").to_string_lossy().into_owned();
        for name in ["util", "utils", "common", "helpers", "misc"] {
            assert_ne!(stem, name, "{file} does not say what it decides by its name");
        }
        assert!(text.starts_with("//!"), "{file} does not say what it decides");
    }
    let main = std::fs::read_to_string(package().join("src/main.rs")).expect("main.rs");
    assert!(main.lines().count() < 60, "main.rs is parse, run, exit code");
}

#[test]
fn no_files_of_a_folder_import_each_other_in_a_circle() {
    let found: Vec<String> =
        circles::circles(&files()).iter().map(|circle| circle.join(" → ")).collect();
    assert!(found.is_empty(), "circles:\n{}", found.join("\n"));
}

#[test]
fn no_neighbours_of_a_folder_import_each_other_in_a_circle() {
    let found = circles::circles_of_neighbours(&imports::shipped(&files()));
    let told: Vec<String> = found.iter().map(|circle| circle.join(" → ")).collect();
    assert!(told.is_empty(), "circles:\n{}", told.join("\n"));
}

#[test]
fn rules_ask_the_lexicon_for_words() {
    let shipped = imports::shipped(&files());
    let rules = shipped
        .iter()
        .filter(|(file, _)| ["people", "segment"].contains(&imports::folder_of(file)));
    let mut found = Vec::new();
    for (file, text) in rules {
        let words = words::foreign_words(text);
        if !words.is_empty() {
            found.push(format!("{file}: {}", words.join(" ")));
        }
    }
    assert!(found.is_empty(), "words in rules:\n{}", found.join("\n"));
}

/// Files of sources in one folder; with more, the folder has several jobs.
const WIDEST: usize = 14;

#[test]
fn folders_are_not_wider_than_they_can_be_overlooked() {
    let mut widths: BTreeMap<String, usize> = BTreeMap::new();
    for (file, _) in files() {
        let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
        *widths.entry(folder.to_owned()).or_default() += 1;
    }
    for (folder, width) in widths {
        assert!(width <= WIDEST, "{folder} has {width} files: divide it");
    }
}
