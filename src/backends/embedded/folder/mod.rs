//! The index folder: which files are in it, whose they are, and which of them count.
//!
//! ```text
//! current          names the generation that counts; without it the last with a commit does
//! writer.lock      locked by the process that writes
//! g0001/           a generation: the engine's files, `meta.json` with a checksum of each
//! ```
//!
//! A commit replaces `meta.json` of the generation in one step, a rebuild replaces `current`. What
//! a writer that was broken off left behind is removed by the next one. Readers take no lock; one
//! that finds files gone because a newer state has taken their place opens that state.

mod contents;
mod directory;
mod disk;
mod generation;
mod lock;
mod seal;

#[cfg(test)]
mod power_cut;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use tantivy::directory::Directory;
use tantivy::directory::error::OpenReadError;
use tantivy::{HasLen, Index};

use super::engine::{self, damaged};
use super::schema::{self, Payload, analysis};
use crate::search::{Damage, DamagedFile, SearchError, Versioned};

use directory::META;
pub(super) use directory::SealedDirectory;
use generation::Generation;
use lock::{NoLock, WriterLock};

/// An index that was opened, with what its commit says of it.
pub(super) struct Opened {
    pub index: Index,
    pub payload: Payload,
    pub files: SealedDirectory,
}

/// Opens the index in `folder` as it is and hands it to `make`, which opens what it needs of it.
/// When files are gone because a writer has replaced the state meanwhile, the next state is tried.
pub(super) fn read<T>(
    folder: &Path,
    make: impl Fn(Opened) -> Result<T, SearchError>,
) -> Result<T, SearchError> {
    /// So many states replaced one by one while they are being opened means that something else
    /// is wrong.
    const STATES: usize = 1000;
    let mut state = State::of(folder);
    for _ in 1..STATES {
        let done = open_current(folder).and_then(&make);
        let is_doubtful =
            matches!(done, Ok(_) | Err(SearchError::Damaged { .. } | SearchError::NoIndex { .. }));
        let now = State::of(folder);
        // What was opened counts only if nothing has changed meanwhile: the engine takes a file of
        // positions that is gone for one that never was.
        if !is_doubtful || now == state {
            return done;
        }
        state = now;
    }
    open_current(folder).and_then(make)
}

/// What tells one state of an index from the next.
#[derive(Debug, PartialEq, Eq)]
struct State(Option<Generation>, Option<Vec<u8>>);

impl State {
    fn of(folder: &Path) -> Self {
        let current = contents::current(folder).ok().flatten();
        Self(current, current.and_then(|now| disk::read_file(&now.path(folder).join(META)).ok()))
    }
}

fn open_current(folder: &Path) -> Result<Opened, SearchError> {
    match contents::current(folder).map_err(|error| of_io(folder, &error))? {
        Some(current) => open_generation(folder, current),
        None => Err(without_current(folder)),
    }
}

/// When the index last changed, as far as the system tells.
pub(super) fn changed(folder: &Path) -> Option<SystemTime> {
    let current = contents::current(folder).ok()??;
    fs::metadata(current.path(folder).join(META)).ok()?.modified().ok()
}

/// Why a folder that names no generation cannot be opened.
fn without_current(folder: &Path) -> SearchError {
    let path = folder.to_owned();
    match disk::read_file(&folder.join(META)) {
        Ok(meta) => match earlier_version(&meta) {
            Some(found) => SearchError::OtherVersion {
                path,
                what: Versioned::Schema,
                found,
                wanted: schema::VERSION.to_owned(),
            },
            None => SearchError::NoIndex { path },
        },
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => of_io(folder, &error),
        Err(_) => SearchError::NoIndex { path },
    }
}

/// The version of an index whose engine's files lie at the top of the folder, as they did before
/// there were generations.
fn earlier_version(meta: &[u8]) -> Option<String> {
    #[derive(serde::Deserialize)]
    struct Meta {
        payload: Option<String>,
    }
    let unreadable = "unknown".to_owned();
    let Ok(Meta { payload }) = serde_json::from_slice(meta) else { return Some(unreadable) };
    // Without a commit there is nothing in it.
    Some(serde_json::from_str(&payload?).map_or(unreadable, |payload: Payload| payload.schema))
}

/// Opens one generation and reads its payload.
fn open_generation(folder: &Path, generation: Generation) -> Result<Opened, SearchError> {
    let damaged = |error: &dyn std::fmt::Display| damaged(folder, error);
    let files = SealedDirectory::open(&generation.path(folder))
        .map_err(|error| engine::unreadable(folder, &error.into()))?;
    let wrong = |error: tantivy::TantivyError| engine::unreadable(folder, &error);
    let index = Index::open(files.clone()).map_err(wrong)?;
    let meta = index.load_metas().map_err(wrong)?;
    let payload = meta.payload.ok_or_else(|| damaged(&"its commit has no description"))?;
    let payload: Payload = serde_json::from_str(&payload).map_err(|error| damaged(&error))?;
    if let Some((what, found, wanted)) = payload.mismatch() {
        return Err(SearchError::OtherVersion { path: folder.to_owned(), what, found, wanted });
    }
    if index.schema() != schema::schema().0 {
        return Err(damaged(&"its fields are not those of its version"));
    }
    analysis::register(&index);
    Ok(Opened { index, payload, files })
}

/// An index folder that this process alone writes to.
pub(super) struct Held {
    folder: PathBuf,
    current: Option<Generation>,
    /// A new generation, until it is the current one.
    growing: Option<Generation>,
    /// Whether the folder was not there before.
    is_new: bool,
    lock: WriterLock,
}

impl Held {
    /// Takes the folder for writing, makes it where there is none, and removes what writers left
    /// behind that were broken off.
    ///
    /// # Errors
    /// [`SearchError::ForeignFiles`] when it holds what the program did not make,
    /// [`SearchError::Locked`] while another process has it, and what the system refuses.
    pub(super) fn take(folder: &Path) -> Result<Self, SearchError> {
        let wrong = |error: io::Error| of_io(folder, &error);
        let is_new = make_folder(folder).map_err(wrong)?;
        let names = contents::foreign(folder).map_err(wrong)?;
        if !names.is_empty() {
            return Err(SearchError::ForeignFiles { path: folder.to_owned(), names });
        }
        let lock = WriterLock::take(folder).map_err(|refused| match refused {
            NoLock::Held(process) => SearchError::Locked { path: folder.to_owned(), process },
            NoLock::Refused(error) => wrong(error),
        })?;
        let current = match contents::current(folder) {
            // Which one it was cannot be told; a rebuild makes another.
            Err(error) if error.kind() == io::ErrorKind::InvalidData => None,
            current => current.map_err(wrong)?,
        };
        let held = Self { folder: folder.to_owned(), current, growing: None, is_new, lock };
        if let Some(current) = held.current {
            if generation::named(folder).map_err(wrong)?.is_none() {
                generation::set_current(folder, current).map_err(wrong)?;
            }
            held.clean().map_err(wrong)?;
        }
        Ok(held)
    }

    /// Opens the index as it is.
    ///
    /// # Errors
    /// [`SearchError::NoIndex`] where there is none yet, and as for readers.
    pub(super) fn open(&self) -> Result<Opened, SearchError> {
        open_current(&self.folder)
    }

    /// Makes an empty index that will take the place of the one that is there, if any.
    ///
    /// # Errors
    /// What the system refuses.
    pub(super) fn grow(&mut self) -> Result<(Index, SealedDirectory), SearchError> {
        let wrong = |error: io::Error| of_io(&self.folder, &error);
        let growing = generation::next(&self.folder).map_err(wrong)?;
        let path = growing.path(&self.folder);
        fs::create_dir(&path).map_err(wrong)?;
        self.growing = Some(growing);
        let files = SealedDirectory::open(&path)
            .map_err(|error| engine::failed(&self.folder, &error.into()))?;
        let (schema, _) = schema::schema();
        let index = Index::create(files.clone(), schema, tantivy::IndexSettings::default())
            .map_err(|error| engine::not_written(&self.folder, files.refusal().as_ref(), &error))?;
        analysis::register(&index);
        Ok((index, files))
    }

    /// Makes the new index, if there is one, the one that counts, and removes what is no longer of
    /// the index.
    ///
    /// # Errors
    /// What the system refuses; the old index then still counts.
    pub(super) fn complete(mut self) -> Result<(), SearchError> {
        let Some(growing) = self.growing else {
            let _ = self.clean();
            return Ok(());
        };
        if let Err(error) = generation::set_current(&self.folder, growing) {
            // It may count all the same, without its being sure that a power cut leaves it so.
            if generation::named(&self.folder).is_ok_and(|now| now == Some(growing)) {
                self.growing = None;
            }
            return Err(of_io(&self.folder, &error));
        }
        self.current = self.growing.take();
        // The new one counts; what cannot be removed now is removed by the next writer.
        let _ = self.clean();
        let _ = contents::remove_earlier(&self.folder);
        Ok(())
    }

    /// Removes all generations but the current one, what the current one does not name, and
    /// temporary files.
    fn clean(&self) -> io::Result<()> {
        contents::remove_temporary(&self.folder)?;
        for other in generation::all(&self.folder)? {
            let path = other.path(&self.folder);
            if Some(other) == self.current {
                contents::remove_temporary(&path)?;
                // Where the commit cannot be read, opening it says so.
                let named = SealedDirectory::open(&path).map(|files| files.commit_seals());
                if let Ok(Ok(named)) = named {
                    contents::remove_unnamed(&path, &named)?;
                }
            } else {
                contents::remove_generation(&path)?;
            }
        }
        Ok(())
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        // A generation that was not completed is not needed. The lock is released after this.
        if let Some(growing) = self.growing {
            let _ = contents::remove_generation(&growing.path(&self.folder));
        }
        // Where no index came to be, nothing is left of the attempt.
        if matches!(generation::named(&self.folder), Ok(None)) {
            self.lock.remove(&self.folder);
            if self.is_new {
                let _ = fs::remove_dir(&self.folder);
            }
        }
    }
}

/// Makes the folder; whether it was not there before.
fn make_folder(folder: &Path) -> io::Result<bool> {
    if folder.is_dir() {
        return Ok(false);
    }
    fs::create_dir_all(folder)?;
    match folder.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => generation::sync(parent)?,
        _ => {}
    }
    Ok(true)
}

/// What an error of the system means for an index folder.
fn of_io(folder: &Path, error: &io::Error) -> SearchError {
    engine::of_io(folder, error)
}

/// Compares every byte of the commit's files with what was written.
///
/// # Errors
/// [`SearchError::Damaged`] with the first file that differs.
pub(super) fn ensure_intact(folder: &Path, files: &SealedDirectory) -> Result<(), SearchError> {
    match damages(folder, files, |_, _| true)?.first() {
        Some(first) => Err(damaged(folder, first)),
        None => Ok(()),
    }
}

/// Files of the commit that are not what was written: of every file its presence and length, and
/// the bytes of those of which `is_looked_into` says so; it is asked for small files first.
///
/// # Errors
/// When it cannot be told which files there should be.
pub(super) fn damages(
    folder: &Path,
    files: &SealedDirectory,
    mut is_looked_into: impl FnMut(&str, u64) -> bool,
) -> Result<Vec<DamagedFile>, SearchError> {
    let seals = files.commit_seals().map_err(|error| engine::unreadable(folder, &error.into()))?;
    let mut seals: Vec<_> = seals.into_iter().collect();
    seals.sort_by_key(|(_, seal)| seal.bytes);
    let mut found = Vec::new();
    for (name, seal) in seals {
        let damage = match files.open_read(Path::new(&name)) {
            Err(OpenReadError::FileDoesNotExist(_)) => Some(Damage::Missing),
            Err(error) => Some(Damage::Unreadable(engine::told(&error.into()))),
            Ok(file) if file.len() as u64 != seal.bytes => {
                Some(Damage::Length { written: seal.bytes, found: file.len() as u64 })
            }
            Ok(file) if is_looked_into(&name, seal.bytes) => match file.read_bytes() {
                Err(error) => Some(Damage::Unreadable(error.to_string())),
                Ok(bytes) => (seal::Seal::of(&bytes) != seal).then_some(Damage::Altered),
            },
            Ok(_) => None,
        };
        found.extend(damage.map(|damage| DamagedFile { file: name, damage }));
    }
    Ok(found)
}
