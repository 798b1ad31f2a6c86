//! What does a folder say about the files in it?
//!
//! A folder may hold `paragraf.toml` with defaults for what its files do not say
//! themselves: `authority` and `organ`. The nearest folder that gives a key decides,
//! up to the root of the file system, so that a file has the same defaults whether
//! it is read alone or with the folder above. A `[takedown]` table lists what is not to be
//! taken from the files; the lists of all folders on the way up hold together, so that no
//! folder can lift what one above it has taken down. A file that is there and not understood
//! is an error: without it, what was to be left out would be read.

use std::collections::{BTreeSet, HashMap};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::small_file::read_small_text;
use crate::source::{FolderFileFault, Obstacle, SourceError};

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
    /// What is not to be taken from them.
    #[serde(default)]
    pub takedown: Takedown,
}

/// What is not to be taken from the files of a folder.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Takedown {
    /// Ids of agenda items that are left out, whichever text claims them. Sorted.
    pub items: BTreeSet<String>,
    /// Names of persons that are replaced, in either order of given and family name. Sorted.
    pub persons: BTreeSet<String>,
}

impl Takedown {
    /// Whether nothing is taken down.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty() && self.persons.is_empty()
    }

    /// Entries without white space around them; one that is empty is a mistake, and what it
    /// was meant to take down is not known.
    fn tidy(self) -> Result<Self, FolderFileFault> {
        let tidy = |entries: BTreeSet<String>, list: &'static str, counts: fn(char) -> bool| {
            let entry = |entry: String| {
                if entry.contains(counts) {
                    Ok(entry.trim().to_owned())
                } else {
                    Err(FolderFileFault::EmptyEntry { list, entry })
                }
            };
            entries.into_iter().map(entry).collect::<Result<BTreeSet<_>, _>>()
        };
        Ok(Self {
            items: tidy(self.items, "items", char::is_alphanumeric)?,
            persons: tidy(self.persons, "persons", char::is_alphabetic)?,
        })
    }
}

/// Folders already looked into, so that each is read once.
#[derive(Debug, Default)]
pub struct Folders {
    known: HashMap<PathBuf, FolderDefaults>,
    /// The lists of the folders that have one of their own.
    lists: HashMap<PathBuf, Takedown>,
}

impl Folders {
    /// The defaults for `file`.
    ///
    /// # Errors
    /// [`SourceError::BadFolderFile`] when a `paragraf.toml` on the way up cannot be read or is
    /// not understood, [`SourceError::NotAFile`] and [`SourceError::TooLarge`] when it is not a
    /// file that could be.
    pub fn defaults_for(&mut self, file: &Path) -> Result<FolderDefaults, SourceError> {
        let absolute = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
        match absolute.parent() {
            Some(folder) => self.of_folder(folder),
            None => Ok(FolderDefaults::default()),
        }
    }

    /// The defaults for the file that lies at `location` and that `links` lead to. Where it lies
    /// decides first, and the lists of all folders above any of its paths hold together: whoever
    /// takes something down below a folder need not know which files in it are links.
    ///
    /// # Errors
    /// As [`Folders::defaults_for`].
    pub fn defaults_behind(
        &mut self,
        location: &Path,
        links: &[PathBuf],
    ) -> Result<FolderDefaults, SourceError> {
        let mut defaults = self.defaults_for(location)?;
        for link in links {
            let more = self.defaults_for(link)?;
            defaults.authority = defaults.authority.or(more.authority);
            defaults.organ = defaults.organ.or(more.organ);
            defaults.takedown.items.extend(more.takedown.items);
            defaults.takedown.persons.extend(more.takedown.persons);
        }
        Ok(defaults)
    }

    /// The lists that hold for the file at `location` that `links` lead to, each with the
    /// `paragraf.toml` in which it stands, the nearest first.
    ///
    /// # Errors
    /// As [`Folders::defaults_for`].
    pub fn takedowns_behind(
        &mut self,
        location: &Path,
        links: &[PathBuf],
    ) -> Result<Vec<(PathBuf, Takedown)>, SourceError> {
        self.defaults_behind(location, links)?;
        let mut lists: Vec<(PathBuf, Takedown)> = Vec::new();
        for path in std::iter::once(location).chain(links.iter().map(PathBuf::as_path)) {
            let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
            for folder in absolute.ancestors().skip(1) {
                let file = folder.join(FOLDER_FILE);
                if let Some(list) = self.lists.get(folder)
                    && lists.iter().all(|(known, _)| *known != file)
                {
                    lists.push((file, list.clone()));
                }
            }
        }
        Ok(lists)
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
        if !own.takedown.is_empty() {
            self.lists.insert(folder.to_owned(), own.takedown.clone());
        }
        let mut takedown = own.takedown;
        takedown.items.extend(above.takedown.items);
        takedown.persons.extend(above.takedown.persons);
        let defaults = FolderDefaults {
            authority: own.authority.or(above.authority),
            organ: own.organ.or(above.organ),
            takedown,
        };
        self.known.insert(folder.to_owned(), defaults.clone());
        Ok(defaults)
    }
}

fn read_folder_file(path: &Path) -> Result<FolderDefaults, SourceError> {
    let bad = |reason| SourceError::BadFolderFile { path: path.to_owned(), reason };
    let text = match read_small_text(path) {
        Ok(text) => text,
        // A dangling link is not the same as no file: its list may hold.
        Err(SourceError::NoSuchPath { .. }) if path.is_symlink() => {
            return Err(bad(Obstacle::DanglingLink.into()));
        }
        Err(
            SourceError::NoSuchPath { .. }
            | SourceError::Unreadable {
                cause: Obstacle::System { kind: ErrorKind::NotADirectory, .. },
                ..
            },
        ) => return Ok(FolderDefaults::default()),
        // What it says may be that something is not to be indexed.
        Err(SourceError::Unreadable { cause, .. }) => return Err(bad(cause.into())),
        Err(error) => return Err(error),
    };
    let not_understood = |error: toml::de::Error| {
        bad(FolderFileFault::NotUnderstood { said: error.to_string().trim_end().to_owned() })
    };
    let mut defaults: FolderDefaults = toml::from_str(&text).map_err(not_understood)?;
    defaults.takedown = defaults.takedown.tidy().map_err(bad)?;
    Ok(defaults)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(folder: &Path, text: impl AsRef<[u8]>) {
        std::fs::create_dir_all(folder).expect("created");
        std::fs::write(folder.join(FOLDER_FILE), text).expect("written");
    }

    fn refused(text: impl AsRef<[u8]>) -> String {
        let root = tempfile::tempdir().expect("a folder");
        written(root.path(), text);
        let error = Folders::default().defaults_for(&root.path().join("a.txt")).expect_err("bad");
        error.to_string()
    }

    #[test]
    fn the_nearest_folder_decides_key_by_key() {
        let root = tempfile::tempdir().expect("a folder");
        let inner = root.path().join("ks");
        written(root.path(), "authority = \"A\"\norgan = \"X\"");
        written(&inner, "organ = \"Y\"");
        let defaults = Folders::default().defaults_for(&inner.join("a.txt")).expect("read");
        assert_eq!(defaults.authority.as_deref(), Some("A"));
        assert_eq!(defaults.organ.as_deref(), Some("Y"));
        assert!(defaults.takedown.is_empty());
    }

    #[test]
    fn takedowns_of_all_folders_on_the_way_up_add_up() {
        let root = tempfile::tempdir().expect("a folder");
        let inner = root.path().join("ks");
        written(root.path(), "[takedown]\nitems = [\"ks/1\"]\npersons = [\" Anna Exempel \"]");
        written(&inner, "[takedown]\npersons = [\"Bo Exempel\", \"Anna Exempel\"]");
        let mut folders = Folders::default();
        let file = inner.join("a.txt");
        let takedown = folders.defaults_for(&file).expect("read").takedown;
        assert_eq!(Vec::from_iter(&takedown.items), ["ks/1"]);
        assert_eq!(Vec::from_iter(&takedown.persons), ["Anna Exempel", "Bo Exempel"]);
        let lists = folders.takedowns_behind(&file, &[]).expect("read");
        let from: Vec<_> = lists.iter().map(|(path, list)| (path, list.persons.len())).collect();
        assert_eq!(from, [(&inner.join(FOLDER_FILE), 2), (&root.path().join(FOLDER_FILE), 1)]);
        let above = folders.defaults_for(&root.path().join("a.txt")).expect("read").takedown;
        assert_eq!(above.persons.len(), 1);
    }

    #[test]
    fn lists_above_a_link_hold_for_what_it_leads_to() {
        let root = tempfile::tempdir().expect("a folder");
        let (real, linked) = (root.path().join("real"), root.path().join("linked"));
        written(&real, "organ = \"X\"\n[takedown]\nitems = [\"ks/1\"]");
        written(&linked, "organ = \"Y\"\nauthority = \"A\"\n[takedown]\nitems = [\"ks/2\"]");
        let mut folders = Folders::default();
        let (location, links) = (real.join("a.txt"), [linked.join("a.txt")]);
        let defaults = folders.defaults_behind(&location, &links).expect("read");
        assert_eq!(
            (defaults.organ.as_deref(), defaults.authority.as_deref()),
            (Some("X"), Some("A"))
        );
        assert_eq!(Vec::from_iter(&defaults.takedown.items), ["ks/1", "ks/2"]);
        assert_eq!(folders.takedowns_behind(&location, &links).expect("read").len(), 2);
    }

    #[test]
    fn an_unknown_key_is_an_error_that_names_the_known_ones() {
        for text in ["organn = \"X\"", "[takedown]\nperson = [\"Anna Exempel\"]"] {
            let error = refused(text);
            assert!(error.contains("known keys: authority, organ"), "{error}");
            assert!(error.contains("in [takedown]: items, persons"), "{error}");
        }
    }

    #[test]
    fn a_takedown_that_cannot_be_read_is_an_error_and_not_none() {
        for text in ["takedown = [\"Anna Exempel\"]", "[takedown]\npersons = \"Anna Exempel\""] {
            assert!(refused(text).contains("known keys"), "{text}");
        }
        assert!(refused("[takedown]\npersons = [\" \"]").contains("an entry of persons is empty"));
        assert!(refused("[takedown]\nitems = [\"/\"]").contains("an entry of items is empty"));
        // Saved as UTF-16, and a folder of that name.
        assert!(refused(b"\xff\xfe[\0t\0a\0".as_slice()).contains("UTF-8"));
        let root = tempfile::tempdir().expect("a folder");
        std::fs::create_dir(root.path().join(FOLDER_FILE)).expect("created");
        assert!(Folders::default().defaults_for(&root.path().join("a.txt")).is_err());
    }

    #[test]
    fn a_mark_of_byte_order_is_not_an_error() {
        let root = tempfile::tempdir().expect("a folder");
        written(root.path(), "\u{feff}organ = \"X\"\r\n[takedown]\r\nitems = [\"ks/1\"]\r\n");
        let defaults = Folders::default().defaults_for(&root.path().join("a.txt")).expect("read");
        assert_eq!((defaults.organ.as_deref(), defaults.takedown.items.len()), (Some("X"), 1));
    }

    #[test]
    fn what_is_not_a_file_of_defaults_is_an_error_and_not_read() {
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
