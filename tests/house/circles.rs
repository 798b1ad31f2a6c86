//! Do files of one folder import each other in a circle?
//!
//! Files are nodes, and what one takes from another is an arrow. Facades make it more than reading
//! `use` lines: `super::DecodeError` is an arrow to the file that has `DecodeError`, not to the `mod.rs` that
//! hands it on with `pub use`, else every folder with a facade would be a circle. Tests are left
//! out, since they may use what they test from any side.

use std::collections::{BTreeMap, BTreeSet};

use super::text::{Source, is_name};

/// A module path, from the crate's root.
pub type Path = Vec<String>;

/// The modules of the crate, with what each hands on from others.
struct Modules {
    files: BTreeMap<Path, String>,
    /// By module: name → what it stands for. Names that a whole module hands on stand under `*`.
    imported: BTreeMap<Path, Vec<(String, Path)>>,
}

/// What a file's code names.
struct Code {
    /// The names that `use` gives, with the whole paths behind them.
    used: Vec<(String, Path, Reach)>,
    /// Other paths.
    inline: Vec<Path>,
}

/// Whether a `use` is for the file itself or for those who import it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    Private,
    Public,
}

/// The paths of a `use` tree, each with the name that it gives.
fn leaves(tree: &str, before: &[String], found: &mut Vec<(String, Path)>) {
    let tree = tree.trim();
    if let Some((head, inner)) = tree.split_once('{') {
        let mut path = before.to_vec();
        path.extend(head.split("::").map(str::trim).filter(|s| !s.is_empty()).map(str::to_owned));
        let inner = inner.strip_suffix('}').unwrap_or(inner);
        let (mut depth, mut start) = (0, 0);
        for (at, c) in inner.char_indices().chain([(inner.len(), ',')]) {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 0 => {
                    if !inner[start..at].trim().is_empty() {
                        leaves(&inner[start..at], &path, found);
                    }
                    start = at + 1;
                }
                _ => {}
            }
        }
        return;
    }
    let (path, given) = tree.split_once(" as ").unwrap_or((tree, ""));
    let mut whole = before.to_vec();
    whole.extend(path.split("::").map(|part| part.trim().to_owned()));
    if whole.last().is_some_and(|last| last == "self") {
        whole.pop();
    }
    let name = if given.is_empty() {
        whole.last().cloned().unwrap_or_default()
    } else {
        given.trim().to_owned()
    };
    found.push((name, whole));
}

/// What the code of one file names.
fn read(code: &str) -> Code {
    let mut used = Vec::new();
    let mut rest = String::new();
    for statement in code.split_inclusive(';') {
        let begin = statement.rfind("use ").filter(|at| {
            let is_word = !statement[..*at].ends_with(is_name);
            is_word && statement[*at..].ends_with(';') && !statement[*at..].contains(['=', '('])
        });
        let Some(begin) = begin else {
            rest.push_str(statement);
            continue;
        };
        rest.push_str(&statement[..begin]);
        let head = statement[..begin].trim_end();
        let is_public = head.ends_with("pub")
            || (head.ends_with(')')
                && head.rfind("pub(").is_some_and(|at| !head[at..].contains('\n')));
        let reach = if is_public { Reach::Public } else { Reach::Private };
        let mut found = Vec::new();
        leaves(statement[begin + 4..].trim_end_matches(';'), &[], &mut found);
        used.extend(found.into_iter().map(|(name, path)| (name, path, reach)));
    }
    let mut inline = Vec::new();
    let mut at = 0;
    while let Some(found) = rest[at..].find("::") {
        let middle = at + found;
        let start = rest[..middle].char_indices().rev().take_while(|(_, c)| is_name(*c)).last();
        let mut end = middle;
        while rest[end..].starts_with("::") {
            let name: usize =
                rest[end + 2..].chars().take_while(|c| is_name(*c)).map(char::len_utf8).sum();
            end += 2 + name;
            if name == 0 {
                break;
            }
        }
        if let Some((start, _)) = start {
            inline.push(
                rest[start..end].split("::").filter(|s| !s.is_empty()).map(str::to_owned).collect(),
            );
        }
        at = end.max(middle + 2);
    }
    Code { used, inline }
}

fn module_of(file: &str) -> Path {
    let stem = file.trim_end_matches(".rs").trim_end_matches("/mod");
    stem.split('/').filter(|part| *part != "lib" && *part != "main").map(str::to_owned).collect()
}

impl Modules {
    /// The path from the crate's root, if `path` is of this crate; names that `use` gives in
    /// `module` are put in.
    fn absolute(&self, module: &Path, path: &[String]) -> Option<Path> {
        let mut whole = module.clone();
        let mut rest = path;
        match rest.first()?.as_str() {
            "crate" => {
                whole.clear();
                rest = &rest[1..];
            }
            "self" => rest = &rest[1..],
            "super" => {
                while rest.first().is_some_and(|part| part == "super") {
                    whole.pop()?;
                    rest = &rest[1..];
                }
            }
            name => {
                whole.push(name.to_owned());
                if !self.files.contains_key(&whole) {
                    let known =
                        self.imported.get(module)?.iter().find(|(given, _)| given == name)?;
                    let mut path = known.1.clone();
                    path.extend_from_slice(&rest[1..]);
                    return Some(path);
                }
                rest = &rest[1..];
            }
        }
        whole.extend_from_slice(rest);
        Some(whole)
    }

    /// The module that has what `path`, from the root, names; `None` where the path ends at a
    /// module, of which nothing is taken yet.
    fn home(&self, path: &Path, depth: usize) -> Option<Path> {
        let mut module = Path::new();
        for (at, part) in path.iter().enumerate() {
            let mut child = module.clone();
            child.push(part.clone());
            if self.files.contains_key(&child) && at + 1 < path.len() {
                module = child;
                continue;
            }
            let handed_on = self.imported.get(&module).and_then(|names| {
                names.iter().find(|(name, target)| name == part && *target != child)
            });
            if let Some((_, target)) = handed_on
                && depth < 8
            {
                let mut target = target.clone();
                target.extend_from_slice(&path[at + 1..]);
                return self.home(&target, depth + 1);
            }
            return (!self.files.contains_key(&child)).then_some(module);
        }
        None
    }
}

/// What the code of a file takes by a path from the crate's root or from a module above.
pub fn taken(file: &str, code: &str) -> Vec<Path> {
    let Code { used, inline } = read(code);
    let paths = used.into_iter().map(|(_, path, _)| path).chain(inline);
    let from_root = |path: Path| {
        let mut whole = match path.first()?.as_str() {
            "crate" | "paragraf" => return Some(path[1..].to_vec()),
            "super" => module_of(file),
            _ => return None,
        };
        let above = path.iter().take_while(|part| *part == "super").count();
        whole.truncate(whole.len().checked_sub(above)?);
        whole.extend_from_slice(&path[above..]);
        Some(whole)
    };
    paths.filter_map(from_root).collect()
}

/// The arrows between files, by their paths below `src`.
pub fn arrows(files: &BTreeMap<String, String>) -> BTreeMap<String, BTreeSet<String>> {
    let code: BTreeMap<&String, Code> =
        files.iter().map(|(file, text)| (file, read(&Source::of(text).code))).collect();
    let mut modules = Modules {
        files: files.keys().map(|file| (module_of(file), file.clone())).collect(),
        imported: BTreeMap::new(),
    };
    for (file, code) in &code {
        let module = module_of(file);
        let names = code
            .used
            .iter()
            .filter_map(|(name, path, _)| Some((name.clone(), modules.absolute(&module, path)?)));
        let names = names.collect();
        modules.imported.insert(module, names);
    }
    let mut arrows: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (file, code) in &code {
        let module = module_of(file);
        let taken = code.used.iter().filter(|used| used.2 == Reach::Private).map(|used| &used.1);
        for path in taken.chain(&code.inline) {
            let home = modules.absolute(&module, path).and_then(|path| modules.home(&path, 0));
            if let Some(other) = home.and_then(|home| modules.files.get(&home))
                && other != *file
            {
                arrows.entry((*file).clone()).or_default().insert(other.clone());
            }
        }
    }
    arrows
}

/// The shortest way from `from` back to itself.
fn circle(arrows: &BTreeMap<String, BTreeSet<String>>, from: &str) -> Option<Vec<String>> {
    let mut ways = vec![vec![from.to_owned()]];
    let mut seen = BTreeSet::new();
    while !ways.is_empty() {
        let mut longer = Vec::new();
        for way in ways {
            for next in arrows.get(way.last()?).into_iter().flatten() {
                if next == from {
                    return Some(way);
                }
                if seen.insert(next.clone()) {
                    longer.push([way.clone(), vec![next.clone()]].concat());
                }
            }
        }
        ways = longer;
    }
    None
}

/// Every shortest circle of arrows, each once, beginning with the first of its names.
fn shortest_circles(arrows: &BTreeMap<String, BTreeSet<String>>) -> BTreeSet<Vec<String>> {
    let turned = |mut circle: Vec<String>| {
        let first = circle.iter().enumerate().min_by_key(|(_, name)| (*name).clone());
        let at = first.map_or(0, |(at, _)| at);
        circle.rotate_left(at);
        circle
    };
    arrows.keys().filter_map(|name| circle(arrows, name)).map(turned).collect()
}

/// Every shortest circle of files inside a folder.
pub fn circles(files: &BTreeMap<String, String>) -> BTreeSet<Vec<String>> {
    let folder = |file: &str| file.split_once('/').map(|(folder, _)| folder.to_owned());
    let mut inside = arrows(files);
    for (file, others) in &mut inside {
        others.retain(|other| folder(other).is_some() && folder(other) == folder(file));
    }
    shortest_circles(&inside)
}

/// The two entries of a folder that meet where `file` takes from `other`: files or folders that lie
/// side by side in it. A file and the folder that bears its name are one, and so is a folder with
/// all below it. `None` where the two files have no folder in common, or are of one entry.
fn neighbours(file: &str, other: &str) -> Option<(String, String)> {
    let parts = |path: &str| -> Vec<String> {
        path.trim_end_matches(".rs").split('/').map(str::to_owned).collect()
    };
    let (own, others) = (parts(file), parts(other));
    let common = own.iter().zip(&others).take_while(|(a, b)| a == b).count();
    let entry = |path: &[String]| Some(path.get(..=common)?.join("/"));
    let (from, to) = (entry(&own)?, entry(&others)?);
    (common > 0).then_some((from, to))
}

/// Every shortest circle of entries that lie side by side in a folder of some folder, each once.
pub fn circles_of_neighbours(files: &BTreeMap<String, String>) -> BTreeSet<Vec<String>> {
    let mut met: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (file, others) in arrows(files) {
        for (from, to) in others.iter().filter_map(|other| neighbours(&file, other)) {
            met.entry(from).or_default().insert(to);
        }
    }
    shortest_circles(&met)
}

/// That circles are seen through facades and nested braces, and that a facade alone is not one.
#[test]
fn circles_are_seen_through_facades() {
    let with = |one: &str| {
        let files = [
            ("room/mod.rs", "mod one;\nmod two;\npub use one::{One, Other};\npub use two::Two;"),
            ("room/one.rs", one),
            ("room/two.rs", "use crate::{room::{One}, other};\npub struct Two(One);"),
        ];
        circles(&files.map(|(file, text)| (file.to_owned(), text.to_owned())).into())
    };
    assert!(with("pub struct One;").is_empty());
    assert!(
        with("pub struct One;\n#[cfg(test)]\nmod tests {\n    use super::super::Two;\n}")
            .is_empty()
    );
    for circle in [
        "use super::Two;",
        "pub fn f() -> super::two::Two {}",
        "use crate::room;\nfn f() { room::Two }",
    ] {
        let found = with(circle);
        assert_eq!(found.len(), 1, "{circle}: {found:?}");
    }
}

/// That a folder and a file beside it are seen where each takes from the other, and that its own
/// `mod.rs` is such a file.
#[test]
fn circles_of_neighbours_are_told_from_arrows_down() {
    let with = |lamp: &str| {
        let files = [
            ("room/mod.rs", "mod desk;\nmod one;\nuse desk::Desk;\npub struct Room(Desk);"),
            ("room/one.rs", "use super::desk::Desk;\npub struct One(Desk);"),
            ("room/two.rs", "pub struct Two;"),
            ("room/desk/mod.rs", "mod lamp;\npub struct Desk;"),
            ("room/desk/lamp.rs", lamp),
        ];
        circles_of_neighbours(&files.map(|(file, text)| (file.to_owned(), text.to_owned())).into())
    };
    assert!(with("use super::super::two::Two;").is_empty());
    let found = with("use crate::room::one::One;");
    assert_eq!(Vec::from_iter(found), [["room/desk", "room/one"]]);
    let found = with("use crate::room::Room;");
    assert_eq!(Vec::from_iter(found), [["room/desk", "room/mod"]]);
}
