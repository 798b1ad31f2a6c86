//! Which folders does a folder take from, and what does ARCHITECTURE.md say of it?

use std::collections::{BTreeMap, BTreeSet};

use super::circles::taken;
use super::text::Source;

/// A folder of the table of floors.
#[derive(Debug, PartialEq, Eq)]
pub struct Row {
    /// Its floor, from the ground up.
    pub floor: u32,
    /// The folders that it imports.
    pub imports: BTreeSet<String>,
}

/// The table of floors in the page, by folder.
pub fn table(page: &str) -> BTreeMap<String, Row> {
    let mut rows = BTreeMap::new();
    for line in page.lines() {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [floor, folders, imports] = cells[..] else { continue };
        let Ok(floor) = floor.parse() else { continue };
        let imports: BTreeSet<String> = quoted(imports).collect();
        for folder in quoted(folders) {
            rows.insert(folder, Row { floor, imports: imports.clone() });
        }
    }
    rows
}

/// What stands between backticks.
fn quoted(cell: &str) -> impl Iterator<Item = String> {
    cell.split('`').skip(1).step_by(2).map(str::to_owned)
}

/// The folder of a file below `src`; a file that lies in no folder stands for itself.
pub fn folder_of(file: &str) -> &str {
    file.split('/').next().unwrap_or(file)
}

/// Whether a file is there for tests alone: declared so by its parent, or below such a module.
fn test_modules(files: &BTreeMap<String, String>) -> Vec<String> {
    let mut found = Vec::new();
    for (file, text) in files {
        let parent = file.trim_end_matches("mod.rs").trim_end_matches(".rs").trim_end_matches('/');
        for part in text.split("#[cfg(test)]\n").skip(1) {
            let head = part.lines().next().unwrap_or_default();
            if let Some((_, name)) = head.trim_end_matches(';').split_once("mod ")
                && head.ends_with(';')
            {
                found.push(format!("{parent}/{name}"));
            }
        }
    }
    found
}

/// The files that are part of the program.
pub fn shipped(files: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let tests = test_modules(files);
    let is_test = |file: &str| {
        tests.iter().any(|module| {
            file.strip_prefix(module.as_str())
                .is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
        })
    };
    let kept = files.iter().filter(|(file, _)| !is_test(file));
    kept.map(|(file, text)| (file.clone(), text.clone())).collect()
}

/// The folders of ours that each folder takes from, by `crate::`, `super::` or the crate's name,
/// also inside braces.
pub fn imports(files: &BTreeMap<String, String>) -> BTreeMap<String, BTreeSet<String>> {
    let folders: BTreeSet<&str> = files.keys().map(|file| folder_of(file)).collect();
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (file, text) in files.iter().filter(|(file, _)| *file != "lib.rs") {
        let own = folder_of(file);
        let taken = taken(file, &Source::of(text).code);
        let others = taken.iter().filter_map(|path| path.first());
        let others = others.filter(|name| folders.contains(name.as_str()) && *name != own);
        found.entry(own.to_owned()).or_default().extend(others.cloned());
    }
    found
}

#[test]
fn the_table_is_read_by_its_backticks() {
    let page = "| floor | folder | imports of ours |\n|---|---|---|\n| 2 | `a` | `b` (to ask), `c` |\n\
                | 1 | `b`, `c` | none |\n| what | where |";
    let row = |floor, imports: &[&str]| Row {
        floor,
        imports: imports.iter().map(|&name| name.to_owned()).collect(),
    };
    let wanted = [("a", row(2, &["b", "c"])), ("b", row(1, &[])), ("c", row(1, &[]))];
    assert_eq!(table(page), wanted.map(|(name, row)| (name.to_owned(), row)).into());
}

#[test]
fn imports_are_seen_in_braces_and_behind_super_and_not_in_tests() {
    let files = [
        ("a/mod.rs", "use crate::{b::{B}, c};\n#[cfg(test)]\nmod made_up;"),
        ("a/one.rs", "fn f() { super::super::d::g(\"crate::e\") }\n// crate::f"),
        ("a/made_up.rs", "use crate::g;"),
        ("main.rs", "use paragraf::a;"),
        ("b/mod.rs", ""),
        ("c.rs", ""),
        ("c/one.rs", ""),
        ("d/mod.rs", ""),
        ("e/mod.rs", ""),
        ("g/mod.rs", "#[cfg(test)]\nmod tests {\n    use crate::e;\n}\n"),
    ];
    let files = files.map(|(file, text)| (file.to_owned(), text.to_owned())).into();
    let found = imports(&shipped(&files));
    let of = |folder: &str| found[folder].iter().map(String::as_str).collect::<Vec<_>>();
    assert_eq!(of("a"), ["b", "c", "d"]);
    assert_eq!(of("main.rs"), ["a"]);
    assert!(of("g").is_empty());
}
