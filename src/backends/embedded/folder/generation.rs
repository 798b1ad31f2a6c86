//! Which of the folder's generations is the index?
//!
//! The engine's files lie in a sub-folder, a generation. A rebuild grows in the next one, and the
//! file `current` names the one that counts: replacing that file is the one step in which a new
//! index takes the place of the old one. The index folder itself is never moved, so it may be a
//! link, a mount point or the current folder.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::disk::{read_file, replace_file};

/// The file that names the generation that counts.
pub(super) const CURRENT: &str = "current";

/// Begins that file. The number is the version of the folder's layout.
const FORM: &str = "paragraf-index 1";

/// A sub-folder with the engine's files, by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Generation(u64);

impl Generation {
    /// The generation whose folder has this name.
    pub(super) fn of_name(name: &str) -> Option<Self> {
        let generation = Self(name.strip_prefix('g')?.parse().ok()?);
        (generation.name() == name).then_some(generation)
    }

    /// The folder of the generation in the index folder.
    pub(super) fn path(self, folder: &Path) -> PathBuf {
        folder.join(self.name())
    }

    fn name(self) -> String {
        format!("g{:04}", self.0)
    }
}

/// Every generation that has a folder, rising.
pub(super) fn all(folder: &Path) -> io::Result<Vec<Generation>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let generation = entry.file_name().to_str().and_then(Generation::of_name);
        found.extend(generation.filter(|_| entry.file_type().is_ok_and(|kind| kind.is_dir())));
    }
    found.sort_unstable();
    Ok(found)
}

/// A generation that is not there yet.
pub(super) fn next(folder: &Path) -> io::Result<Generation> {
    Ok(Generation(all(folder)?.last().map_or(0, |last| last.0).saturating_add(1)))
}

/// The generation that `current` names; `None` where that file is not there.
///
/// # Errors
/// Of the kind [`io::ErrorKind::InvalidData`] when the file that tells has changed.
pub(super) fn named(folder: &Path) -> io::Result<Option<Generation>> {
    match read_file(&folder.join(CURRENT)) {
        Ok(bytes) => Ok(Some(read(&bytes).ok_or_else(|| {
            io::Error::new(
                io::ErrorKind::InvalidData,
                format!("the file {CURRENT} is not what was written"),
            )
        })?)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Whether the file is what was left of one that named a generation: cut, or with more behind it.
pub(super) fn is_remains_of_current(path: &Path) -> bool {
    read_file(path).is_ok_and(|bytes| {
        FORM.as_bytes().starts_with(&bytes) || bytes.starts_with(FORM.as_bytes())
    })
}

/// Makes `generation` the one that counts, for good: also after a power cut.
pub(super) fn set_current(folder: &Path, generation: Generation) -> io::Result<()> {
    sync(folder)?;
    replace_file(&folder.join(CURRENT), written(generation).as_bytes())?;
    sync(folder)
}

/// Sees to it that the names in a folder are on the disk.
pub(super) fn sync(folder: &Path) -> io::Result<()> {
    // Other systems have no way to ask for it, and some refuse to open a folder.
    if cfg!(unix) { File::open(folder)?.sync_data() } else { Ok(()) }
}

fn written(generation: Generation) -> String {
    let line = format!("{FORM} {}", generation.name());
    format!("{line} {:08x}\n", crc32fast::hash(line.as_bytes()))
}

fn read(bytes: &[u8]) -> Option<Generation> {
    let text = std::str::from_utf8(bytes).ok()?;
    let name = text.strip_prefix(FORM)?.split_whitespace().next()?;
    let generation = Generation::of_name(name)?;
    (written(generation) == text).then_some(generation)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_current_generation_is_the_one_that_was_set() {
        let folder = tempfile::tempdir().expect("a folder");
        assert_eq!(named(folder.path()).expect("read"), None);
        let first = next(folder.path()).expect("read");
        fs::create_dir(first.path(folder.path())).expect("made");
        set_current(folder.path(), first).expect("set");
        assert_eq!(named(folder.path()).expect("read"), Some(first));
        assert!(next(folder.path()).expect("read") > first);
    }

    #[test]
    fn a_changed_bit_is_an_error_and_no_other_generation() {
        let folder = tempfile::tempdir().expect("a folder");
        set_current(folder.path(), Generation(7)).expect("set");
        let bytes = fs::read(folder.path().join(CURRENT)).expect("read");
        for bit in 0..bytes.len() * 8 {
            let mut changed = bytes.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            fs::write(folder.path().join(CURRENT), &changed).expect("written");
            let error = named(folder.path()).expect_err("changed");
            assert_eq!(error.kind(), io::ErrorKind::InvalidData, "bit {bit}");
        }
    }

    #[test]
    fn only_folders_with_names_of_generations_are_generations() {
        for name in ["g1", "g00001", "g", "x0001", "g-001", "g0001x"] {
            assert_eq!(Generation::of_name(name), None, "{name}");
        }
        assert_eq!(Generation::of_name("g0001"), Some(Generation(1)));
        assert_eq!(Generation::of_name("g12345"), Some(Generation(12345)));
    }
}
