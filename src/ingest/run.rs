//! An ingest under way: what it has read, what the index will hold, and what is to be reported.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::clashes::Clashes;
use super::completeness::status_of;
use super::error::IngestError;
use super::identity::{Foretold, Holding, fates, settle};
use super::loss::{self, Loss};
use super::progress::Progress;
use super::read::{Outcome, Read, Reading};
use super::remembered::remembered_hash;
use super::report::{FileNote, FileWarning, Reason, Report};
use super::tasks::{Task, Tasks, batches, is_missing};
use crate::minutes::{FileKey, Kind, Minutes, Status, base_id};
use crate::search::{Fate, SearchError, SourceFile, TakenDown, Writer};
use crate::source::{FolderDefaults, Folders, SourceError, Takedown};

/// How often files are read again because they changed while they were being read.
const ROUNDS: usize = 4;

/// An ingest under way.
pub(super) struct Run<'a> {
    writer: Box<dyn Writer>,
    reading: &'a Reading<'a>,
    progress: &'a dyn Progress,
    report: Report,
    /// What the index will hold, in the order of the keys.
    after: BTreeMap<FileKey, SourceFile>,
    /// Files whose content the index had and that cannot be read any more.
    failed: HashSet<FileKey>,
    /// Files that cannot be read now and that takedown lists keep out until they can.
    withheld: HashSet<FileKey>,
    /// Entries of takedown lists that hold for files looked at, and whether they matched something.
    entries: BTreeMap<String, bool>,
    /// Files that were read.
    read: HashSet<FileKey>,
    clashes: Clashes,
}

impl<'a> Run<'a> {
    pub(super) fn new(
        writer: Box<dyn Writer>,
        reading: &'a Reading<'a>,
        progress: &'a dyn Progress,
        report: Report,
    ) -> Self {
        Self {
            writer,
            reading,
            progress,
            report,
            after: BTreeMap::new(),
            failed: HashSet::new(),
            withheld: HashSet::new(),
            entries: BTreeMap::new(),
            read: HashSet::new(),
            clashes: Clashes::default(),
        }
    }

    /// Looks at every file that is there, and writes what is new or changed.
    pub(super) fn read(&mut self, tasks: &Tasks) -> Result<(), SearchError> {
        self.progress.begins(tasks.there.len() as u64);
        for key in &tasks.barred {
            if self.writer.files().contains_key(key) {
                self.writer.remove(key)?;
            }
        }
        if self.lists_hold(tasks) {
            self.writer.wipe_deleted();
        }
        self.take_down_unread(tasks)?;
        let mut foretold = Foretold::default();
        for key in tasks.elsewhere.iter().filter(|key| !self.withheld.contains(key)) {
            if let Some(file) = self.writer.files().get(key) {
                foretold.know(&file.claims);
                self.after.insert(key.clone(), file.clone());
            }
        }
        for batch in batches(&tasks.there) {
            let outcomes: Vec<Outcome> = batch
                .par_iter()
                .map(|task| {
                    let known = self.writer.files().get(&task.key);
                    let outcome = self.reading.look_at(task, known);
                    let items = match &outcome {
                        Outcome::Read(read) => read.minutes.items.len() as u64,
                        Outcome::Unchanged => known.map_or(0, SourceFile::items),
                        Outcome::Failed(_) => 0,
                    };
                    self.progress.file_done(&task.name, items);
                    outcome
                })
                .collect();
            for (task, outcome) in batch.iter().zip(outcomes) {
                match outcome {
                    Outcome::Unchanged => self.keep(task, &mut foretold)?,
                    Outcome::Failed(error) => self.fail(task, error)?,
                    Outcome::Read(read) => self.write(task, *read, &mut foretold)?,
                }
            }
        }
        Ok(())
    }

    /// A file is as the index has it, but may have been named in another way.
    fn keep(&mut self, task: &Task, foretold: &mut Foretold) -> Result<(), SearchError> {
        let Some(known) = self.writer.files().get(&task.key) else { return Ok(()) };
        let file =
            SourceFile { path: task.name.clone(), links: task.links.clone(), ..known.clone() };
        if file != *known {
            self.writer.amend(&task.key, file.clone())?;
        }
        self.report.unchanged += 1;
        self.note_taken_down(task, &file.taken_down);
        // Told each time, like a file that cannot be read.
        if file.is_scanned() {
            self.report.failed.push(scanned(&task.name));
        }
        foretold.know(&file.claims);
        self.after.insert(task.key.clone(), file);
        Ok(())
    }

    /// Whether takedown lists hold for some of the files, those that are gone included.
    fn lists_hold(&self, tasks: &Tasks) -> bool {
        let mut folders = Folders::default();
        let mut holds_for_gone = |key: &FileKey| {
            let links = self.writer.files().get(key).map(SourceFile::link_paths);
            let defaults = folders.defaults_behind(&key.path(), &links.unwrap_or_default());
            defaults.map_or(true, |defaults| !defaults.takedown.is_empty())
        };
        !tasks.barred.is_empty()
            || tasks.there.iter().any(|task| !task.defaults.takedown.is_empty())
            || tasks.gone.iter().any(&mut holds_for_gone)
    }

    /// Takes out what lies behind a folder that cannot be entered, or a link that leads nowhere, where
    /// takedown lists above it are not those with which it was read.
    fn take_down_unread(&mut self, tasks: &Tasks) -> Result<(), SearchError> {
        let mut folders = Folders::default();
        for key in &tasks.closed {
            let Some(known) = self.writer.files().get(key) else { continue };
            let Ok(defaults) = folders.defaults_behind(&key.path(), &known.link_paths()) else {
                continue;
            };
            if !self.is_listed_anew(known, &defaults) {
                continue;
            }
            self.withhold(key, known.path.clone(), Status::Damaged);
            self.writer.wipe_deleted();
            self.writer.remove(key)?;
        }
        Ok(())
    }

    /// Takes note of a file that cannot be read and that takedown lists keep out until it can.
    fn withhold(&mut self, key: &FileKey, file: String, status: Status) {
        let reason = Reason::UnreadAndTakenDown;
        self.report.failed.push(FileNote { file, status, reason });
        self.withheld.insert(key.clone());
    }

    /// Whether takedown lists hold for a file and what its folders say is not what it was read with.
    fn is_listed_anew(&self, known: &SourceFile, defaults: &FolderDefaults) -> bool {
        let print = &self.reading.taxonomy_print;
        !defaults.takedown.is_empty()
            && remembered_hash(&known.content, &known.path, defaults, print) != known.hash
    }

    /// Takes note of what takedown lists took out of a file, and of which entries matched.
    fn note_taken_down(&mut self, task: &Task, gone: &TakenDown) {
        self.report.taken_down.add(gone);
        let Takedown { items, persons } = &task.defaults.takedown;
        let items = items.iter().map(|id| (id, gone.items.contains(&base_id(id).to_lowercase())));
        let times = gone.persons.iter().copied().chain(std::iter::repeat(0));
        let persons = persons.iter().zip(times).map(|(name, times)| (name, times > 0));
        for (entry, matched) in items.chain(persons) {
            // The same lists hold for many files.
            match self.entries.get_mut(entry) {
                Some(known) => *known |= matched,
                None => _ = self.entries.insert(entry.clone(), matched),
            }
        }
    }

    /// A file that has become something else is no longer what the index has of it. One that only
    /// cannot be opened just now (a share, a permission) may be as it was.
    fn fail(&mut self, task: &Task, error: SourceError) -> Result<(), SearchError> {
        if let Some(known) = self.writer.files().get(&task.key) {
            let may_be_as_it_was = matches!(error, SourceError::Unreadable { .. });
            if may_be_as_it_was && !self.is_listed_anew(known, &task.defaults) {
                self.after.insert(task.key.clone(), known.clone());
            } else {
                if may_be_as_it_was {
                    self.withhold(&task.key, task.name.clone(), status_of(&error));
                } else {
                    self.failed.insert(task.key.clone());
                }
                self.writer.remove(&task.key)?;
            }
        }
        self.report.failed.push(FileNote::of_error(task.name.clone(), error));
        Ok(())
    }

    fn write(
        &mut self,
        task: &Task,
        read: Read,
        foretold: &mut Foretold,
    ) -> Result<(), SearchError> {
        let Read { mut minutes, mut file, bytes } = read;
        match self.writer.files().get(&task.key) {
            None => self.report.new += 1,
            Some(_) => self.report.changed += 1,
        }
        self.report.bytes += bytes;
        self.note_taken_down(task, &file.taken_down);
        self.report.warnings += minutes.warnings.len() as u64;
        self.report.warned.extend(
            minutes
                .warnings
                .iter()
                .map(|warning| FileWarning { file: task.name.clone(), warning: warning.clone() }),
        );
        if minutes.status == Status::Scanned {
            self.report.failed.push(scanned(&minutes.file));
        } else if minutes.kind != Kind::Minutes
            || minutes.items.is_empty() && file.taken_down.items.is_empty()
        {
            self.report.not_minutes.push(why_no_items(&minutes));
        }
        foretold.foretell(&mut file.claims);
        self.clashes.note(&task.key, &minutes, &file.claims);
        settle(&mut minutes, &file.claims);
        self.writer.put(&task.key, &minutes, file.clone())?;
        self.read.insert(task.key.clone());
        self.after.insert(task.key.clone(), file);
        Ok(())
    }

    /// What of the index would be lost, if it is too much.
    pub(super) fn loss(&self, roots: &[PathBuf], tasks: &Tasks) -> Option<Loss> {
        let contents: HashSet<&str> =
            self.after.values().map(|file| file.content.as_str()).collect();
        let is_lost = |known: &HashMap<FileKey, SourceFile>, key: &FileKey| {
            known.get(key).is_some_and(|file| !contents.contains(file.content.as_str()))
        };
        let before = self.writer.files();
        // What a list that is not understood keeps out was not lost: nobody knows what it takes down.
        let barred: HashSet<&FileKey> = tasks.barred.iter().collect();
        let out = tasks.gone.iter().chain(&self.failed);
        let lost: HashSet<&FileKey> = out.filter(|key| is_lost(before, key)).collect();
        let there = tasks.there.iter().map(|task| &task.key);
        let found: Vec<&FileKey> = there.chain(barred.iter().copied()).collect();
        let indexed: Vec<&FileKey> = before.keys().collect();
        let replaced = self.writer.replaced();
        let missed: HashSet<&FileKey> = replaced
            .keys()
            .filter(|key| !self.after.contains_key(*key) && !barred.contains(key))
            .filter(|key| is_lost(replaced, key))
            .collect();
        loss::too_much(roots, &indexed, &lost, &found)
            .or_else(|| loss::of_rebuild(&replaced.keys().collect::<Vec<_>>(), &missed))
    }

    /// What could not be read so far, with the reasons.
    pub(super) fn failures(self) -> Vec<FileNote> {
        self.report.failed
    }

    /// Takes out of the index what is gone, also where it has only moved from elsewhere to one of
    /// the files that are there.
    pub(super) fn take_out(&mut self, tasks: &Tasks) -> Result<(), SearchError> {
        let new: HashSet<String> = self
            .after
            .iter()
            .filter(|(key, _)| !self.writer.files().contains_key(*key))
            .map(|(_, file)| file.content.clone())
            .collect();
        let has_moved = |writer: &dyn Writer, key: &FileKey| {
            writer.files().get(key).is_some_and(|file| new.contains(&file.content))
        };
        for key in &tasks.gone {
            if has_moved(self.writer.as_ref(), key) {
                self.report.moved += 1;
            } else {
                self.report.gone += 1;
            }
            self.writer.remove(key)?;
        }
        let (found_again, others): (Vec<&FileKey>, Vec<&FileKey>) =
            tasks.elsewhere.iter().partition(|key| has_moved(self.writer.as_ref(), key));
        let moved: Vec<&FileKey> =
            found_again.into_iter().filter(|key| is_missing(&key.path())).collect();
        let left_behind = left_behind(&moved, &others);
        self.report.moved += moved.len() as u64;
        self.report.gone += left_behind.len() as u64;
        for key in moved.into_iter().chain(left_behind) {
            self.writer.remove(key)?;
            self.after.remove(key);
        }
        let replaced = self.writer.replaced();
        self.report.gone +=
            replaced.keys().filter(|key| !self.after.contains_key(*key)).count() as u64;
        self.report.moved = self.report.moved.min(self.report.new);
        self.report.new -= self.report.moved;
        Ok(())
    }

    /// Sees to it that every item is kept once and has the id that it should have. What an ingest
    /// wrote is right already but where ids are disputed or a copy has gone or come.
    pub(super) fn settle(&mut self, tasks: &Tasks) -> Result<(), SearchError> {
        let paths: HashMap<&FileKey, &Task> =
            tasks.there.iter().map(|task| (&task.key, task)).collect();
        let mut rounds = 0;
        // A round in which a file is given up does not count: there are fewer files after it.
        while rounds < ROUNDS {
            let open = self.unsettled();
            if open.is_empty() {
                break;
            }
            let mut is_whole = true;
            for (key, fates) in open {
                is_whole &= self.write_again(&key, &fates, paths.get(&key).copied())?;
            }
            rounds += usize::from(is_whole);
        }
        Ok(())
    }

    /// The files whose claims should have come to something else.
    fn unsettled(&self) -> Vec<(FileKey, Vec<Fate>)> {
        let holdings: Vec<Holding<'_>> = self.after.values().map(Holding::of).collect();
        let files = self.after.iter().zip(fates(&holdings));
        files
            .filter(|((_, file), fates)| {
                file.claims.iter().map(|claim| claim.fate).ne(fates.iter().copied())
            })
            .map(|((key, _), fates)| (key.clone(), fates))
            .collect()
    }

    /// Reads a file once more and writes it with these fates; whether that could be done. A file
    /// that has changed meanwhile is written as it is now, to be settled in the next round.
    fn write_again(
        &mut self,
        key: &FileKey,
        fates: &[Fate],
        task: Option<&Task>,
    ) -> Result<bool, SearchError> {
        let Some(known) = self.after.get(key) else { return Ok(true) };
        let path = key.path();
        let elsewhere;
        let task = if let Some(task) = task {
            task
        } else {
            let defaults = match Folders::default().defaults_behind(&path, &known.link_paths()) {
                Ok(defaults) => defaults,
                Err(error) => return self.give_up(key, error),
            };
            let (name, links) = (known.path.clone(), known.links.clone());
            elsewhere = Task { key: key.clone(), path, name, links, defaults };
            &elsewhere
        };
        let mut read = match self.reading.look_at(task, None) {
            Outcome::Read(read) => *read,
            Outcome::Failed(error) => return self.give_up(key, error),
            Outcome::Unchanged => return Ok(true),
        };
        let is_same = read.file.claims.len() == fates.len();
        for (claim, fate) in read.file.claims.iter_mut().zip(fates) {
            claim.fate = if is_same { *fate } else { Fate::Kept };
        }
        if self.read.contains(key) {
            self.clashes.note(key, &read.minutes, &read.file.claims);
        }
        settle(&mut read.minutes, &read.file.claims);
        self.writer.put(key, &read.minutes, read.file.clone())?;
        self.after.insert(key.clone(), read.file);
        Ok(true)
    }

    /// Takes out a file that cannot be read again and whose items have become somebody else's
    /// copies, or have ids that are disputed now. It comes back with the next ingest that can read
    /// it.
    fn give_up(&mut self, key: &FileKey, error: SourceError) -> Result<bool, SearchError> {
        let file = self.after.remove(key);
        self.writer.remove(key)?;
        let name = file.map(|file| file.path).unwrap_or_default();
        self.report.failed.push(FileNote {
            status: status_of(&error),
            reason: Reason::NotReadAndDisputed(error),
            file: name,
        });
        Ok(false)
    }

    /// Makes it all visible.
    pub(super) fn commit(mut self) -> Result<Report, IngestError> {
        self.progress.writing();
        let unmatched = self.entries.iter().filter(|(_, matched)| !**matched);
        self.report.unmatched = unmatched.map(|(entry, _)| entry.clone()).collect();
        self.report.duplicates = self.clashes.notes(&self.after);
        self.report.items =
            self.read.iter().filter_map(|key| self.after.get(key)).map(SourceFile::items).sum();
        let info = self.writer.commit()?;
        self.report.items_in_index = info.items;
        Ok(self.report)
    }
}

/// Of `others` those that are missing below a folder that has moved and were not found where it is
/// now: they were deleted. Of a folder of which more is missing than was found again, as on a disk
/// that is not mounted, nothing is known.
fn left_behind<'a>(moved: &[&FileKey], others: &[&'a FileKey]) -> Vec<&'a FileKey> {
    let mut by_folder: HashMap<PathBuf, (usize, Vec<&'a FileKey>)> = HashMap::new();
    for key in moved {
        let folder = vanished_folder(&key.path());
        by_folder.entry(folder).or_default().0 += 1;
    }
    for (folder, (_, missing)) in &mut by_folder {
        let below = others.iter().copied().filter(|key| key.path().starts_with(folder));
        missing.extend(below.filter(|key| is_missing(&key.path())));
    }
    let known = by_folder.into_values().filter(|(moved, missing)| missing.len() <= *moved);
    known.flat_map(|(_, missing)| missing).collect()
}

/// The topmost folder of a path that is not there; the path itself where all of them are.
fn vanished_folder(path: &Path) -> PathBuf {
    let gone = path.ancestors().take_while(|folder| is_missing(folder));
    gone.last().unwrap_or(path).to_owned()
}

fn why_no_items(minutes: &Minutes) -> FileNote {
    let reason = Reason::NoItems(minutes.kind);
    FileNote { file: minutes.file.clone(), status: minutes.status, reason }
}

/// Nothing of it can be found, which its owner must know.
fn scanned(file: &str) -> FileNote {
    FileNote { file: file.to_owned(), status: Status::Scanned, reason: Reason::Scanned }
}
