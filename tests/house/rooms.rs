//! Do the parts of a folder take from each other in a circle?
//!
//! A part is a file of the folder, its `mod.rs`, or a folder within it with all that it holds. A folder may take
//! from those within it, and these from what lies beside them, as long as no way leads back: what two of them need
//! lies below both.

use std::collections::{BTreeMap, BTreeSet};

use super::circles::{arrows, shortest_circles};

/// The part of `folder` in which a file lies.
fn part_of<'a>(file: &'a str, folder: &str) -> Option<&'a str> {
    let below = file.strip_prefix(folder)?.strip_prefix('/')?;
    Some(below.split('/').next().unwrap_or(below))
}

/// The folders at and below `top` that hold source files.
fn folders_below(files: &BTreeMap<String, String>, top: &str) -> BTreeSet<String> {
    let folders = files.keys().filter_map(|file| file.rsplit_once('/')).map(|(folder, _)| folder);
    folders
        .filter(|folder| {
            folder.strip_prefix(top).is_some_and(|r| r.is_empty() || r.starts_with('/'))
        })
        .map(str::to_owned)
        .collect()
}

/// Every shortest circle between the parts of `top` and of the folders below it, each with its folder.
pub fn circles_of_parts(
    files: &BTreeMap<String, String>,
    top: &str,
) -> BTreeSet<(String, Vec<String>)> {
    let arrows = arrows(files);
    let mut found = BTreeSet::new();
    for folder in folders_below(files, top) {
        let mut between: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (file, others) in &arrows {
            let Some(from) = part_of(file, &folder) else { continue };
            let to = others.iter().filter_map(|other| part_of(other, &folder));
            let to = to.filter(|to| *to != from).map(str::to_owned);
            between.entry(from.to_owned()).or_default().extend(to);
        }
        let circles = shortest_circles(&between).into_iter();
        found.extend(circles.map(|circle| (folder.clone(), circle)));
    }
    found
}

#[test]
fn circles_of_parts_are_seen_at_every_depth() {
    let with = |two: &str| {
        let files = [
            ("house/mod.rs", "mod one;\nmod two;\nuse one::deep::Deep;"),
            ("house/one/mod.rs", "pub mod deep;\nmod wide;"),
            ("house/one/deep.rs", "pub struct Deep;\nfn f() { super::super::two::g() }"),
            ("house/one/wide.rs", "pub struct Wide;\nuse super::deep::Deep;"),
            ("house/two.rs", two),
        ];
        circles_of_parts(
            &files.map(|(file, text)| (file.to_owned(), text.to_owned())).into(),
            "house",
        )
    };
    assert!(with("pub fn g() {}").is_empty());
    let found = with("use super::one::wide::Wide;\npub fn g() {}");
    let found: Vec<String> = found.iter().map(|(_, circle)| circle.join(" → ")).collect();
    assert_eq!(found, ["one → two.rs"]);
}
