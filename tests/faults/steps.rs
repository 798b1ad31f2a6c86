//! Files come, change, move and go; after every ingest the index is what a fresh one would be.
//!
//! Two things tell what it should be: an ingest of the same files into a new index, and a plain
//! map of the files and their texts that is kept here.

#![expect(
    clippy::unnecessary_debug_formatting,
    reason = "names that look alike must be told apart"
)]

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::os::unix::ffi::OsStringExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::desk::{Desk, INDEX, MINUTES};
use super::minutes::{Claimed, DAYS, Defaults, Document, ORGANS, has_all, number};
use super::random::Random;
use super::state::{is_as, try_fresh};
use super::{chance, is_long, times};

/// Files that are never fewer, so that no ingest finds that most of them are gone.
const FEWEST: usize = 6;

/// About as many files as there are; more only make each step slower.
const MOST: usize = 14;

/// A file below the folder of minutes.
#[derive(Debug, Clone, PartialEq)]
enum Content {
    Document(Document),
    /// It has no bytes, which is an error of that file.
    Empty,
}

/// The folder of minutes, on disk and as it is known here.
struct Folder<'a> {
    desk: &'a Desk,
    random: Random,
    /// Folders and names that files may have.
    folders: Vec<PathBuf>,
    names: Vec<OsString>,
    /// By their paths below the folder.
    files: BTreeMap<PathBuf, Content>,
    /// What folders say, by their paths below the folder.
    defaults: BTreeMap<PathBuf, Defaults>,
    /// Documents that were taken away and may come back.
    past: Vec<Document>,
    /// What was done, for the message of a test that fails.
    done: Vec<String>,
}

/// Folders and names that nothing is odd about.
fn plain_names() -> (Vec<PathBuf>, Vec<OsString>) {
    let folders = ["", "nämnden", "nämnden/2022", "a b"].iter().map(PathBuf::from);
    let names = ["möte.txt", "möte 2.txt", "möte.md", "x.txt", "y.txt", "z.txt"];
    (folders.collect(), names.iter().map(OsString::from).collect())
}

/// Those, and others that look like them when they are shown.
fn odd_names() -> (Vec<PathBuf>, Vec<OsString>) {
    let (mut folders, mut names) = plain_names();
    folders.extend(["na\u{308}mnden", "a  b"].iter().map(PathBuf::from));
    let more = ["mo\u{308}te.txt", "MÖTE.txt", "m\u{fffd}te.txt", "m%F6te.txt", "m\\xF6te.txt"];
    names.extend(more.iter().chain(&["möte .txt", "a\\b.txt", "a\nb.txt"]).map(OsString::from));
    // Other systems do not let a file have such a name.
    if cfg!(target_os = "linux") {
        folders.push(PathBuf::from(not_utf8(b"n\xe4mnden")));
        names.extend([not_utf8(b"m\xf6te.txt"), not_utf8(b"m\xe4te.txt")]);
    }
    (folders, names)
}

fn not_utf8(bytes: &[u8]) -> OsString {
    OsString::from_vec(bytes.to_vec())
}

/// Names that may be part of ids.
const PLAIN_NAMES: [&str; 5] =
    ["protokoll-1.txt", "protokoll-2.txt", "2022-03-01.txt", "2022-03-02.txt", "2022-03-02.md"];

fn is_plain(path: &Path) -> bool {
    path.file_name().is_some_and(|name| PLAIN_NAMES.iter().any(|plain| name == *plain))
}

impl<'a> Folder<'a> {
    fn new(
        desk: &'a Desk,
        mut random: Random,
        (folders, names): (Vec<PathBuf>, Vec<OsString>),
    ) -> Self {
        let documents: Vec<Document> = (0..10).map(|_| Document::by_chance(&mut random)).collect();
        let (files, defaults, past, done) = Default::default();
        let mut folder = Self { desk, random, folders, names, files, defaults, past, done };
        for document in documents {
            folder.add(Content::Document(document));
        }
        folder
    }

    fn on_disk(path: &Path) -> PathBuf {
        Path::new(MINUTES).join(path)
    }

    /// A free path at which this content may lie.
    fn free_path(&mut self, content: &Content) -> Option<PathBuf> {
        let needs_plain =
            matches!(content, Content::Document(document) if !document.names_itself());
        for _ in 0..20 {
            let folder = self.random.one_of(&self.folders).clone();
            let path = if needs_plain || self.random.below(4) == 0 {
                folder.join(self.random.one_of(&PLAIN_NAMES))
            } else {
                folder.join(self.random.one_of(&self.names))
            };
            if !self.files.contains_key(&path) {
                return Some(path);
            }
        }
        None
    }

    fn one_file(&mut self) -> Option<(PathBuf, Content)> {
        let all: Vec<_> = self.files.iter().collect();
        let (path, content) = all.get(self.random.below(all.len()))?;
        Some(((*path).clone(), (*content).clone()))
    }

    fn put(&mut self, path: &Path, content: Content) {
        let bytes = match &content {
            Content::Document(document) => document.to_text(),
            Content::Empty => String::new(),
        };
        self.desk.write(Self::on_disk(path), bytes);
        self.files.insert(path.to_owned(), content);
    }

    fn take(&mut self, path: &Path) {
        fs::remove_file(self.desk.path(Self::on_disk(path))).expect("removed");
        if let Some(Content::Document(document)) = self.files.remove(path) {
            self.past.push(document);
        }
    }

    fn rename(&mut self, from: &Path, to: &Path) {
        self.desk.rename(Self::on_disk(from), Self::on_disk(to));
        if let Some(content) = self.files.remove(from) {
            self.files.insert(to.to_owned(), content);
        }
    }

    fn add(&mut self, content: Content) -> String {
        let Some(path) = self.free_path(&content) else { return "nothing".to_owned() };
        self.put(&path, content);
        format!("add {path:?}")
    }

    /// One change by chance; says what was done.
    fn change_something(&mut self) -> String {
        let few = self.files.len() <= FEWEST;
        match self.random.below(if self.files.len() >= MOST { 9 } else { 13 }) {
            0 | 1 if !few => self.delete(),
            0..=2 => self.change(),
            3 => self.change_unseen(),
            4 => self.rename_one(),
            5 => self.swap(),
            6 => self.touch(),
            7 => self.default_folder(),
            8 => self.hand_over(),
            9 => self.copy(),
            10 => self.bring_back(),
            11 if self.random.below(3) == 0 => self.empty_one(),
            _ => {
                let document = Document::by_chance(&mut self.random);
                self.add(Content::Document(document))
            }
        }
    }

    fn delete(&mut self) -> String {
        let Some((path, _)) = self.one_file() else { return "nothing".to_owned() };
        self.take(&path);
        format!("delete {path:?}")
    }

    /// Another text of an item, another meeting, or an item more or less.
    fn change(&mut self) -> String {
        let Some((path, Content::Document(mut document))) = self.one_file() else {
            return "nothing".to_owned();
        };
        let at = self.random.below(document.texts.len());
        match self.random.below(5) {
            0 if document.names_itself() => document.day = Some(number(&mut self.random, DAYS) + 1),
            1 if document.names_itself() => document.organ = Some(self.random.below(ORGANS.len())),
            2 => document.texts.push(number(&mut self.random, 3)),
            3 if document.texts.len() > 1 => document.texts.truncate(document.texts.len() - 1),
            _ => document.texts[at] = number(&mut self.random, 4),
        }
        let told = format!("change {path:?} to {document:?}");
        self.put(&path, Content::Document(document));
        told
    }

    /// Another text of the same length, with the old time of change.
    fn change_unseen(&mut self) -> String {
        let Some((path, Content::Document(mut document))) = self.one_file() else {
            return "nothing".to_owned();
        };
        let on_disk = self.desk.path(Self::on_disk(&path));
        let before = fs::metadata(&on_disk).expect("there");
        // These two differ in nothing but a digit.
        for text in &mut document.texts {
            *text = [1, 0, 2, 4, 3][*text as usize % 5];
        }
        self.put(&path, Content::Document(document));
        let file = fs::File::options().append(true).open(&on_disk).expect("opened");
        file.set_modified(before.modified().expect("a time")).expect("set");
        format!("change {path:?} unseen")
    }

    fn rename_one(&mut self) -> String {
        let Some((from, content)) = self.one_file() else { return "nothing".to_owned() };
        let Some(to) = self.free_path(&content) else { return "nothing".to_owned() };
        self.rename(&from, &to);
        format!("rename {from:?} to {to:?}")
    }

    /// Two files change their names.
    fn swap(&mut self) -> String {
        let (Some((a, of_a)), Some((b, of_b))) = (self.one_file(), self.one_file()) else {
            return "nothing".to_owned();
        };
        let may_lie = |content: &Content, path: &Path| {
            is_plain(path)
                || matches!(content, Content::Document(document) if document.names_itself())
        };
        if a == b || !may_lie(&of_a, &b) || !may_lie(&of_b, &a) {
            return "nothing".to_owned();
        }
        let aside = PathBuf::from("aside.txt");
        self.rename(&a, &aside);
        self.rename(&b, &a);
        self.rename(&aside, &b);
        format!("swap {a:?} and {b:?}")
    }

    /// A new time of change, and nothing else.
    fn touch(&mut self) -> String {
        let Some((path, _)) = self.one_file() else { return "nothing".to_owned() };
        let on_disk = self.desk.path(Self::on_disk(&path));
        let file = fs::File::options().append(true).open(on_disk).expect("opened");
        let days = self.random.below(1_000) as u64;
        let time = SystemTime::UNIX_EPOCH + Duration::from_hours(24 * (18_000 + days));
        file.set_modified(time).expect("set");
        format!("touch {path:?}")
    }

    /// A folder says something else about its files.
    fn default_folder(&mut self) -> String {
        let folder = self.random.one_of(&self.folders).clone();
        let file = Self::on_disk(&folder.join("paragraf.toml"));
        let organ = self.random.below(ORGANS.len() + 1);
        let organ = (organ < ORGANS.len()).then_some(organ);
        let said = Defaults { authority: self.random.below(2) == 0, organ };
        if self.defaults.remove(&folder).is_some() {
            fs::remove_file(self.desk.path(file)).expect("removed");
            return format!("{folder:?} says nothing");
        }
        self.desk.write(file, said.to_text());
        self.defaults.insert(folder.clone(), said);
        format!("{folder:?} says {said:?}")
    }

    /// The items of one file stand in another one.
    fn hand_over(&mut self) -> String {
        let (Some((from, Content::Document(giver))), Some((to, Content::Document(taker)))) =
            (self.one_file(), self.one_file())
        else {
            return "nothing".to_owned();
        };
        if from == to || !giver.names_itself() || !taker.names_itself() {
            return "nothing".to_owned();
        }
        self.put(&from, Content::Document(taker));
        self.put(&to, Content::Document(giver));
        format!("{from:?} and {to:?} are each written as the other was")
    }

    fn copy(&mut self) -> String {
        let Some((from, content)) = self.one_file() else { return "nothing".to_owned() };
        let Some(to) = self.free_path(&content) else { return "nothing".to_owned() };
        self.put(&to, content);
        format!("copy {from:?} to {to:?}")
    }

    /// A document that was there before comes again, somewhere.
    fn bring_back(&mut self) -> String {
        let Some(document) = self.past.pop() else { return "nothing".to_owned() };
        self.add(Content::Document(document))
    }

    fn empty_one(&mut self) -> String {
        let Some((path, _)) = self.one_file() else { return "nothing".to_owned() };
        self.put(&path, Content::Empty);
        format!("empty {path:?}")
    }

    /// What the folders above a file say, the nearest first.
    fn defaults_of(&self, path: &Path) -> Defaults {
        let mut all = Defaults::default();
        for said in path.ancestors().skip(1).filter_map(|folder| self.defaults.get(folder)) {
            all.authority |= said.authority;
            all.organ = all.organ.or(said.organ);
        }
        all
    }

    /// The texts of all files, by the ids that they claim.
    fn claimed(&self) -> Claimed {
        let mut claimed = Claimed::new();
        for (path, content) in &self.files {
            let Content::Document(document) = content else { continue };
            for claim in document.claims(path, self.defaults_of(path)) {
                claimed.entry(claim.id).or_default().insert(claim.text);
            }
        }
        claimed
    }

    /// Ingests, and holds the index against a fresh one and against the files as they are known.
    fn ingest(&self) -> Result<(), String> {
        let (expected, of_fresh) = try_fresh(self.desk)?;
        has_all(&self.claimed(), &expected.items)
            .map_err(|fault| format!("already a fresh index is wrong: {fault}"))?;
        let ran = self.desk.ingest();
        ran.is_orderly()?;
        if ran.code != of_fresh.code {
            let (code, fresh) = (ran.code, of_fresh.code);
            return Err(format!("ends with {code:?}, a fresh one with {fresh:?}: {}", ran.err));
        }
        is_as(self.desk, INDEX, &expected)
    }
}

/// Steps from one seed.
fn walk(seed: u64, steps: usize, names: (Vec<PathBuf>, Vec<OsString>)) {
    let desk = Desk::new();
    let mut folder = Folder::new(&desk, chance(seed), names);
    for step in 0..=steps {
        if let Err(fault) = folder.ingest() {
            let last = folder.done.len().saturating_sub(12);
            let done = folder.done[last..].join("\n");
            panic!("seed {seed}, step {step}: {fault}\nthe last changes:\n{done}");
        }
        for _ in 0..=folder.random.below(3) {
            let told = folder.change_something();
            folder.done.push(format!("{step}: {told}"));
        }
    }
}

#[test]
fn after_any_changes_the_index_is_what_a_fresh_one_would_be() {
    for seed in 1..=if is_long() { 3 } else { 1 } {
        walk(seed, times(18, 1_000), plain_names());
    }
}

#[test]
fn after_any_changes_of_files_with_odd_names_the_index_is_what_a_fresh_one_would_be() {
    for seed in 4..=if is_long() { 6 } else { 4 } {
        walk(seed, times(12, 1_000), odd_names());
    }
}
