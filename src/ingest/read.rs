//! One file: from its path to minutes with people and topics.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use super::completeness::tell_what_is_missing;
use super::remembered::{is_remembered, remembered_hash};
use super::takedown::take_down;
use super::tasks::Task;
use crate::minutes::{Minutes, Status, shown_path};
use crate::people::find_people;
use crate::search::{Claim, Edition, SourceFile, TakenDown};
use crate::segment::{announced_meetings, segment};
use crate::source::{Document, FileReader, FolderDefaults, Folders, SourceError, location_of};
use crate::topics::Taxonomy;

/// How files are read, and what is looked for in them.
pub(super) struct Reading<'a> {
    pub files: &'a FileReader,
    pub taxonomy: &'a Taxonomy,
    /// [`Taxonomy::fingerprint`].
    pub taxonomy_print: String,
}

/// What became of a file.
pub(super) enum Outcome {
    /// The index has it as it is.
    Unchanged,
    /// It was read.
    Read(Box<Read>),
    /// It cannot be read.
    Failed(SourceError),
}

/// A file that was read.
pub(super) struct Read {
    pub minutes: Minutes,
    /// What is to be remembered of it; nothing has become of its claims yet.
    pub file: SourceFile,
    /// Size of the file in bytes.
    pub bytes: u64,
}

/// Reads one file into minutes with people and topics.
///
/// # Errors
/// [`SourceError`] when the file cannot be read, its folder's file is not understood, or the
/// program fails on its text.
pub fn read_minutes(
    path: &Path,
    files: &FileReader,
    folders: &mut Folders,
    taxonomy: &Taxonomy,
) -> Result<Minutes, SourceError> {
    let defaults = folders.defaults_behind(&location_of(path), &[path.to_owned()])?;
    let document = files.read(path)?;
    guarded(path, || minutes_of(&shown_path(path), &document, &defaults, taxonomy).0)
}

/// Does the work on the text of one file, so that a fault of the program costs no other file.
fn guarded<T>(path: &Path, work: impl FnOnce() -> T) -> Result<T, SourceError> {
    catch_unwind(AssertUnwindSafe(work))
        .map_err(|_| SourceError::NotUnderstood { path: path.to_owned() })
}

fn minutes_of(
    file: &str,
    document: &Document,
    defaults: &FolderDefaults,
    taxonomy: &Taxonomy,
) -> (Minutes, TakenDown) {
    let mut minutes = segment(file, &document.pages, defaults);
    find_people(&mut minutes);
    taxonomy.tag(&mut minutes);
    tell_what_is_missing(&mut minutes, document);
    let taken_down = take_down(&mut minutes, &defaults.takedown);
    (minutes, taken_down)
}

impl Reading<'_> {
    /// Reads a file unless the index has it as it is.
    pub(super) fn look_at(&self, task: &Task, known: Option<&SourceFile>) -> Outcome {
        let opened = match self.files.open(&task.path) {
            Ok(opened) => opened,
            Err(error) => return Outcome::Failed(error),
        };
        let hash = remembered_hash(opened.hash(), &task.name, &task.defaults, &self.taxonomy_print);
        if known.is_some_and(|known| is_remembered(known, &hash, self.files.reads_images())) {
            return Outcome::Unchanged;
        }
        let document = match opened.read(self.files) {
            Ok(document) => document,
            Err(error) => return Outcome::Failed(error),
        };
        let work = || minutes_of(&task.name, &document, &task.defaults, self.taxonomy);
        let (minutes, taken_down) = match guarded(&task.path, work) {
            Ok(done) => done,
            Err(error) => return Outcome::Failed(error),
        };
        let file = SourceFile {
            path: task.name.clone(),
            links: task.links.clone(),
            hash,
            edition: Edition {
                draft: minutes.draft,
                poor: minutes.status != Status::Ok
                    || minutes.items.iter().any(|item| item.ocr.is_some()),
                doubts: minutes.warnings.len() as u64,
            },
            unread_images: !document.unread_images().is_empty(),
            claims: minutes.items.iter().map(Claim::of).collect(),
            announced: announced_outside(&minutes),
            content: document.hash,
            taken_down,
        };
        Outcome::Read(Box::new(Read { minutes, file, bytes: document.bytes }))
    }
}

/// Days of later meetings that are announced in what belongs to no item.
fn announced_outside(minutes: &Minutes) -> Vec<chrono::NaiveDate> {
    let (Some(organ), Some(date)) = (&minutes.organ, minutes.date) else { return Vec::new() };
    let mut days = Vec::new();
    for text in [&minutes.preamble, &minutes.closing] {
        days.extend(announced_meetings("", text, organ, date));
    }
    days.sort_unstable();
    days.dedup();
    days
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_of_the_program_is_one_of_the_file() {
        assert_eq!(guarded(Path::new("a.txt"), || 1), Ok(1));
        let failed = guarded(Path::new("a.txt"), || panic!("a rule"));
        assert_eq!(failed, Err::<u8, _>(SourceError::NotUnderstood { path: "a.txt".into() }));
    }
}
