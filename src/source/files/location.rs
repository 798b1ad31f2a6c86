//! Where does a file lie?
//!
//! A file is known by its absolute path without links, so that a folder is the same folder from
//! wherever it is named. Folders are looked up once each: asking the system for every file would
//! double the time of a walk.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// Where a path lies: absolute and without links as far as it exists.
#[must_use]
pub fn location_of(path: &Path) -> PathBuf {
    Places::default().whole(path)
}

/// Where folders lie, each looked up once.
#[derive(Default)]
pub(super) struct Places(HashMap<PathBuf, PathBuf>);

impl Places {
    /// Where `path`, of which nothing is known, lies.
    pub(super) fn whole(&mut self, path: &Path) -> PathBuf {
        path.canonicalize().unwrap_or_else(|_| self.below(path))
    }

    /// Where a file that is not a link lies: in its folder.
    pub(super) fn below(&mut self, path: &Path) -> PathBuf {
        let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
            return std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        };
        let known = self.0.entry(folder.to_owned()).or_insert_with(|| {
            let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
            folder
                .canonicalize()
                .or_else(|_| std::path::absolute(folder))
                .unwrap_or_else(|_| folder.to_owned())
        });
        known.join(name)
    }
}
