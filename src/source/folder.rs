//! What does a folder say about the files in it?
//!
//! A folder may hold `paragraf.toml` with defaults for what its files do not say
//! themselves: `authority` and `organ`. The nearest folder that gives a key decides,
//! up to the root of the file system, so that a file has the same defaults whether
//! it is read alone or with the folder above.

use std::collections::HashMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::{SourceError, read_small_text};

/// The name of the file with a folder's defaults.
pub const FOLDER_FILE: &str = "paragraf.toml";

/// Defaults for the files of a folder.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FolderDefaults {
    /// The authority that the folder's minutes belong to.
    pub authority: Option<String>,
    /// The organ whose minutes the folder holds.
    pub organ: Option<String>,
}

/// Folders already looked into, so that each is read once.
#[derive(Debug, Default)]
pub struct Folders {
    known: HashMap<PathBuf, FolderDefaults>,
}

impl Folders {
    /// The defaults for `file`.
    ///
    /// # Errors
    /// [`SourceError::BadFolderFile`] when a `paragraf.toml` on the way up is not
    /// understood, [`SourceError::NotAFile`] and [`SourceError::TooLarge`] when it is no
    /// file that could be.
    pub fn defaults_for(&mut self, file: &Path) -> Result<FolderDefaults, SourceError> {
        let absolute = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
        match absolute.parent() {
            Some(folder) => self.of_folder(folder),
            None => Ok(FolderDefaults::default()),
        }
    }

    fn of_folder(&mut self, folder: &Path) -> Result<FolderDefaults, SourceError> {
        if let Some(known) = self.known.get(folder) {
            return Ok(known.clone());
        }
        let own = read_folder_file(&folder.join(FOLDER_FILE))?;
        let above = match folder.parent() {
            Some(parent) => self.of_folder(parent)?,
            None => FolderDefaults::default(),
        };
        let defaults = FolderDefaults {
            authority: own.authority.or(above.authority),
            organ: own.organ.or(above.organ),
        };
        self.known.insert(folder.to_owned(), defaults.clone());
        Ok(defaults)
    }
}

fn read_folder_file(path: &Path) -> Result<FolderDefaults, SourceError> {
    let not_understood =
        |reason: String| SourceError::BadFolderFile { path: path.to_owned(), reason };
    match read_small_text(path) {
        Ok(text) => toml::from_str(&text).map_err(|error| {
            not_understood(format!(
                "{} (known keys: authority, organ)",
                error.to_string().trim_end()
            ))
        }),
        Err(error @ (SourceError::NotAFile { .. } | SourceError::TooLarge { .. })) => Err(error),
        Err(SourceError::Unreadable { cause, .. }) if cause.kind() == ErrorKind::InvalidData => {
            Err(not_understood(cause.to_string()))
        }
        // Above the minutes there may be folders into which nobody may look.
        Err(_) => Ok(FolderDefaults::default()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_folder_decides_key_by_key() {
        let root = tempfile::tempdir().expect("a folder");
        let inner = root.path().join("ks");
        std::fs::create_dir(&inner).expect("created");
        std::fs::write(root.path().join(FOLDER_FILE), "authority = \"A\"\norgan = \"X\"")
            .expect("written");
        std::fs::write(inner.join(FOLDER_FILE), "organ = \"Y\"").expect("written");
        let defaults = Folders::default().defaults_for(&inner.join("a.txt")).expect("read");
        assert_eq!(defaults.authority.as_deref(), Some("A"));
        assert_eq!(defaults.organ.as_deref(), Some("Y"));
    }

    #[test]
    fn an_unknown_key_is_an_error_that_names_the_known_ones() {
        let root = tempfile::tempdir().expect("a folder");
        std::fs::write(root.path().join(FOLDER_FILE), "organn = \"X\"").expect("written");
        let error = Folders::default().defaults_for(&root.path().join("a.txt")).expect_err("bad");
        assert!(error.to_string().contains("known keys: authority, organ"), "{error}");
    }

    #[test]
    fn what_is_no_file_of_defaults_is_an_error_and_not_read() {
        let root = tempfile::tempdir().expect("a folder");
        let file = root.path().join(FOLDER_FILE);
        let refusal = || {
            let read = Folders::default().defaults_for(&root.path().join("a.txt"));
            read.expect_err("refused").to_string()
        };
        std::fs::create_dir(&file).expect("created");
        assert!(refusal().ends_with("paragraf.toml is a folder, not a file"), "{}", refusal());
        std::fs::remove_dir(&file).expect("removed");
        std::fs::write(&file, b"organ = \"N\xe4mnden\"").expect("written");
        assert!(refusal().ends_with("is not understood: it is not UTF-8"), "{}", refusal());
    }
}
