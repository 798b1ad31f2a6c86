//! The house: which folder may import which, and what may be named where.
//!
//! Reads the source as text, so that a wrong import fails a test before it becomes a habit.

#[path = "house/circles.rs"]
mod circles;
mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use support::package;

/// The floors, from the ground up. A folder stands above all that it imports.
const FLOORS: &[&[&str]] = &[
    &["minutes", "source", "swedish"],
    &["lexicon"],
    &["query", "segment", "people", "topics"],
    &["search"],
    &["backends", "track", "ingest", "check"],
    &["app"],
    &["serve", "cli"],
];

/// Libraries and the only folders that may name them.
const NAMED_ONLY_IN: &[(&str, &str)] = &[
    ("tantivy", "backends/embedded"),
    ("tantivy_fst", "backends/embedded"),
    ("axum", "serve"),
    ("clap", "cli"),
    ("anyhow", "cli"),
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

fn floor(folder: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&folder))
}

/// The folders of ours that a text imports with `crate::`.
fn imports(text: &str) -> BTreeSet<String> {
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    let mut found = BTreeSet::new();
    for line in code {
        for part in line.split("crate::").skip(1) {
            let name: String =
                part.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            found.insert(name);
        }
    }
    found
}

#[test]
fn imports_point_down() {
    let mut wrong = Vec::new();
    for (file, text) in files() {
        let Some((folder, _)) = file.split_once('/') else { continue };
        let Some(own) = floor(folder) else {
            wrong.push(format!("{folder} has no floor"));
            continue;
        };
        for other in imports(&text).into_iter().filter(|other| other != folder) {
            match floor(&other) {
                Some(theirs) if theirs > own => {
                    wrong.push(format!("{file} imports {other}, which is above it"));
                }
                Some(0) if own == 0 => wrong.push(format!(
                    "{file} imports {other}: folders of the lowest floor do not import each other"
                )),
                _ => {}
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn folders_that_must_not_meet_do_not() {
    for (file, text) in files() {
        let folder = file.split('/').next().unwrap_or_default();
        let imports = imports(&text);
        let never: &[&str] = match folder {
            "lexicon" => &["source"],
            "segment" => &["query", "people", "topics"],
            "people" => &["query", "topics"],
            "topics" => &["query", "people", "segment"],
            "query" => &["segment", "people", "topics", "minutes", "swedish", "source"],
            "serve" => &["backends", "cli"],
            "cli" => &["backends", "serve"],
            "ingest" => &["backends", "check"],
            _ => &[],
        };
        for other in never {
            assert!(!imports.contains(*other), "{file} imports {other}");
        }
        if folder != "cli" {
            assert!(!imports.contains("cli"), "{file} imports cli");
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
    let mut arrows: BTreeSet<(String, String)> = BTreeSet::new();
    for (file, text) in files() {
        let Some((folder, _)) = file.split_once('/') else { continue };
        for other in
            imports(&text).into_iter().filter(|other| other != folder && floor(other).is_some())
        {
            arrows.insert((folder.to_owned(), other));
        }
    }
    for (from, to) in &arrows {
        assert!(!arrows.contains(&(to.clone(), from.clone())), "{from} and {to} import each other");
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

/// Files of sources in one folder; with more, the folder has several jobs.
const WIDEST: usize = 14;

/// Folders whose files are all of one kind: one command each, one kind of answer each.
const OF_ONE_KIND: [&str; 2] = ["cli/commands", "cli/render"];

#[test]
fn folders_are_not_wider_than_they_can_be_overlooked() {
    let mut widths: BTreeMap<String, usize> = BTreeMap::new();
    for (file, _) in files() {
        let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
        *widths.entry(folder.to_owned()).or_default() += 1;
    }
    for (folder, width) in widths {
        let is_of_one_kind = OF_ONE_KIND.contains(&folder.as_str());
        assert!(is_of_one_kind || width <= WIDEST, "{folder} has {width} files: divide it");
    }
}
