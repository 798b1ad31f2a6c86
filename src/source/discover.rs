//! Which files under the given paths are read?
//!
//! In go files and folders, out comes a sorted list of files, each once, with the
//! folder argument it was found under, and the files that were left out with the
//! reason. Hidden files and folders and `README` files are passed over, links are followed (loops are
//! noticed), and no `.gitignore` is obeyed: a user who names a folder wants all of it.

use std::path::{Component, Path, PathBuf};

use ignore::WalkBuilder;

use super::{FOLDER_FILE, SourceError, format_of};

/// A file to be read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct FoundFile {
    /// The path, beginning with the argument it was found under.
    pub path: PathBuf,
}

/// What was found under the given paths.
#[derive(Debug, Default)]
pub struct Discovery {
    /// The paths as they begin the files' names.
    pub roots: Vec<PathBuf>,
    /// Files of a known format, sorted by path.
    pub files: Vec<FoundFile>,
    /// Files of no known format, sorted by path.
    pub passed_over: Vec<PathBuf>,
    /// Folders and links that could not be entered.
    pub errors: Vec<SourceError>,
}

/// Walks `paths`.
///
/// # Errors
/// [`SourceError::NoSuchPath`] when one of the paths does not exist, and
/// [`SourceError::UnknownFormat`] when a file named outright is of no known format.
/// What goes wrong below a folder is in [`Discovery::errors`], and the rest goes on.
pub fn discover(paths: &[PathBuf]) -> Result<Discovery, SourceError> {
    let mut found = Discovery::default();
    for path in paths {
        let Ok(metadata) = path.metadata() else {
            return Err(SourceError::NoSuchPath { path: path.clone() });
        };
        found.roots.push(without_dots(path));
        if metadata.is_dir() {
            walk(&without_dots(path), &mut found);
        } else if format_of(path).is_some() {
            found.files.push(FoundFile { path: without_dots(path) });
        } else {
            return Err(SourceError::UnknownFormat {
                path: path.clone(),
                known: super::known_endings(),
            });
        }
    }
    found.files.sort();
    found.files.dedup();
    found.passed_over.sort();
    found.passed_over.dedup();
    Ok(found)
}

/// The path without `.` in it: `./corpus` and `corpus` are one folder, and a file has one
/// name in the index.
fn without_dots(path: &Path) -> PathBuf {
    let plain: PathBuf =
        path.components().filter(|part| !matches!(part, Component::CurDir)).collect();
    if plain.as_os_str().is_empty() { path.to_owned() } else { plain }
}

/// Whether a file tells about its folder and is none of its minutes.
fn is_about_the_folder(path: &Path) -> bool {
    path.file_stem().is_some_and(|stem| stem.eq_ignore_ascii_case("readme"))
}

fn walk(folder: &Path, found: &mut Discovery) {
    let walker = WalkBuilder::new(folder)
        .standard_filters(false)
        .hidden(true)
        .follow_links(true)
        .sort_by_file_path(Path::cmp)
        .build();
    for entry in walker {
        match entry {
            Err(error) => found.errors.push(unreadable(folder, error)),
            Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) => {
                let path = entry.into_path();
                if format_of(&path).is_some() && !is_about_the_folder(&path) {
                    found.files.push(FoundFile { path });
                } else if path.file_name().is_none_or(|name| name != FOLDER_FILE) {
                    found.passed_over.push(path);
                }
            }
            Ok(_) => {}
        }
    }
}

fn unreadable(folder: &Path, error: ignore::Error) -> SourceError {
    let path = path_of(&error).unwrap_or(folder).to_owned();
    let text = error.to_string();
    let cause = error.into_io_error().unwrap_or_else(|| std::io::Error::other(text));
    SourceError::Unreadable { path, cause }
}

fn path_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
            path_of(err)
        }
        ignore::Error::Loop { child, .. } => Some(child),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_come_sorted_and_others_are_named() {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["b.txt", "a.md", "c.xyz", ".hidden.txt", "paragraf.toml", "README.md"] {
            std::fs::write(folder.path().join(name), "x").expect("written");
        }
        let found = discover(&[folder.path().to_owned()]).expect("found");
        let names: Vec<_> = found.files.iter().filter_map(|f| f.path.file_name()).collect();
        assert_eq!(names, ["a.md", "b.txt"]);
        let passed = ["README.md", "c.xyz"].map(|name| folder.path().join(name));
        assert_eq!(found.passed_over, passed);
        assert!(found.errors.is_empty());
    }

    #[test]
    fn a_path_with_dots_is_the_same_path() {
        assert_eq!(without_dots(Path::new("./corpus/./a")), Path::new("corpus/a"));
        assert_eq!(without_dots(Path::new(".")), Path::new("."));
    }

    #[test]
    fn a_missing_path_is_an_error() {
        let error = discover(&[PathBuf::from("no/such/folder")]).expect_err("no such folder");
        assert_eq!(error.to_string(), "there is no file or folder no/such/folder");
    }

    #[test]
    fn a_file_given_twice_is_read_once() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("a.txt");
        std::fs::write(&file, "x").expect("written");
        let found = discover(&[folder.path().to_owned(), file]).expect("found");
        assert_eq!(found.files.len(), 1);
    }
}
