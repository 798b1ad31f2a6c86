//! Which files under the given paths are read?
//!
//! Files and folders become a sorted list of files, each once, and the files that were left out
//! with the reason. Hidden files and folders and `README` files are passed over, links are followed
//! (loops are noticed), and no `.gitignore` is obeyed: a user who names a folder wants all of it.
//! A file is known by where it lies and not by how it was named, so that a folder is the same
//! folder from wherever it is named.

use std::path::{Component, Path, PathBuf};

use ignore::WalkBuilder;

use super::folder::FOLDER_FILE;
use super::location::Places;
use crate::source::format::{format_of, known_endings};
use crate::source::{FileKind, Obstacle, SourceError};

/// A file to be read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct FoundFile {
    /// The path, beginning with the argument it was found under.
    pub path: PathBuf,
    /// The absolute path without links.
    pub location: PathBuf,
    /// Absolute paths through links by which the walk came to it, sorted.
    pub links: Vec<PathBuf>,
}

impl FoundFile {
    fn new(path: PathBuf, location: PathBuf) -> Self {
        let absolute = std::path::absolute(&path).unwrap_or_else(|_| path.clone());
        let links = if absolute == location { Vec::new() } else { vec![absolute] };
        Self { path, location, links }
    }
}

/// What was found under the given paths.
#[derive(Debug, Default)]
pub struct Discovery {
    /// Where the given paths lie, in their order: absolute, without links.
    pub roots: Vec<PathBuf>,
    /// The given paths made absolute, with their links.
    pub named: Vec<PathBuf>,
    /// Files of a known format, each once, in the order of their locations.
    pub files: Vec<FoundFile>,
    /// Files of unsupported formats, sorted by path.
    pub skipped: Vec<PathBuf>,
    /// Folders and links that could not be entered.
    pub errors: Vec<SourceError>,
}

/// Walks `paths`.
///
/// # Errors
/// [`SourceError::NoSuchPath`] when one of the paths does not exist,
/// [`SourceError::NotAFile`] when it is neither a file nor a folder, and
/// [`SourceError::UnknownFormat`] when a file named outright is of an unsupported format.
/// What goes wrong below a folder is in [`Discovery::errors`], and the rest goes on.
pub fn discover(paths: &[PathBuf]) -> Result<Discovery, SourceError> {
    let mut found = Discovery::default();
    let mut places = Places::default();
    for path in paths {
        let metadata = path.metadata().map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory => {
                SourceError::NoSuchPath { path: path.clone() }
            }
            _ => SourceError::Unreadable { path: path.clone(), cause: error.into() },
        })?;
        let plain = without_dots(path);
        found.roots.push(places.whole(&plain));
        found.named.extend(std::path::absolute(&plain));
        if metadata.is_dir() {
            walk(&plain, &mut places, &mut found);
        } else if let Some(kind) = FileKind::of(&metadata) {
            return Err(SourceError::NotAFile { path: path.clone(), kind });
        } else if format_of(path).is_some() {
            let location = places.whole(&plain);
            found.files.push(FoundFile::new(plain, location));
        } else {
            return Err(SourceError::UnknownFormat { path: path.clone(), known: known_endings() });
        }
    }
    found.files.sort_by(|a, b| (&a.location, &a.path).cmp(&(&b.location, &b.path)));
    found.files.dedup_by(|later, first| {
        let is_same = later.location == first.location;
        if is_same {
            first.links.append(&mut later.links);
            first.links.sort();
            first.links.dedup();
        }
        is_same
    });
    found.skipped.sort();
    found.skipped.dedup();
    Ok(found)
}

/// The path without `.` in it: `./corpus` and `corpus` are shown alike.
fn without_dots(path: &Path) -> PathBuf {
    let plain: PathBuf =
        path.components().filter(|part| !matches!(part, Component::CurDir)).collect();
    if plain.as_os_str().is_empty() { path.to_owned() } else { plain }
}

/// Whether a file tells about its folder and is not one of its minutes.
fn is_about_the_folder(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == FOLDER_FILE)
        || path.file_stem().is_some_and(|stem| stem.eq_ignore_ascii_case("readme"))
}

fn walk(folder: &Path, places: &mut Places, found: &mut Discovery) {
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
                let is_link = entry.path_is_symlink();
                let path = entry.into_path();
                if is_about_the_folder(&path) {
                    continue;
                }
                if format_of(&path).is_some() {
                    let location = if is_link { places.whole(&path) } else { places.below(&path) };
                    found.files.push(FoundFile::new(path, location));
                } else {
                    found.skipped.push(path);
                }
            }
            Ok(entry) => found.errors.extend(not_a_file(entry)),
        }
    }
}

/// A pipe, a socket or a device is not waited for; a folder is walked.
fn not_a_file(entry: ignore::DirEntry) -> Option<SourceError> {
    let kind = entry.metadata().map_or(Some(FileKind::Other), |metadata| FileKind::of(&metadata));
    let kind = kind.filter(|kind| *kind != FileKind::Folder)?;
    Some(SourceError::NotAFile { path: entry.into_path(), kind })
}

fn unreadable(folder: &Path, error: ignore::Error) -> SourceError {
    if let Some((link, leads_to)) = link_loop(&error) {
        return SourceError::LinkLoop { link: link.to_owned(), leads_to: leads_to.to_owned() };
    }
    let path = path_of(&error).unwrap_or(folder).to_owned();
    if path.is_symlink() && !path.exists() {
        return SourceError::Unreadable { path, cause: Obstacle::DanglingLink };
    }
    let text = error.to_string();
    let cause = error.into_io_error().unwrap_or_else(|| std::io::Error::other(text));
    SourceError::Unreadable { path, cause: cause.into() }
}

fn path_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
            path_of(err)
        }
        _ => None,
    }
}

/// The link that leads back to a folder above it, and that folder.
fn link_loop(error: &ignore::Error) -> Option<(&Path, &Path)> {
    match error {
        ignore::Error::Loop { ancestor, child } => Some((child, ancestor)),
        ignore::Error::WithPath { err, .. }
        | ignore::Error::WithDepth { err, .. }
        | ignore::Error::WithLineNumber { err, .. } => link_loop(err),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_come_sorted_and_others_are_named_but_not_those_about_the_folder() {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["b.txt", "a.md", "c.xyz", ".hidden.txt", "paragraf.toml", "README.md"] {
            std::fs::write(folder.path().join(name), "x").expect("written");
        }
        let found = discover(&[folder.path().to_owned()]).expect("found");
        let names: Vec<_> = found.files.iter().filter_map(|f| f.path.file_name()).collect();
        assert_eq!(names, ["a.md", "b.txt"]);
        assert_eq!(found.skipped, [folder.path().join("c.xyz")]);
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

    #[cfg(unix)]
    #[test]
    fn what_is_neither_file_nor_folder_is_refused() {
        let error = discover(&[PathBuf::from("/dev/null")]).expect_err("a device");
        assert!(matches!(error, SourceError::NotAFile { .. }), "{error}");
    }

    #[cfg(unix)]
    #[test]
    fn a_file_behind_links_is_one_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let (real, link) = (folder.path().join("2024"), folder.path().join("latest"));
        std::fs::create_dir(&real).expect("made");
        std::fs::write(real.join("a.txt"), "x").expect("written");
        std::os::unix::fs::symlink(&real, &link).expect("linked");
        std::os::unix::fs::symlink(real.join("a.txt"), real.join("b.txt")).expect("linked");
        let found = discover(&[folder.path().to_owned()]).expect("found");
        let paths: Vec<_> = found.files.iter().map(|file| &file.path).collect();
        assert_eq!(paths, [&real.join("a.txt")]);
        let through_link = discover(&[link]).expect("found");
        assert_eq!(through_link.files[0].location, found.files[0].location);
        // The links are known, since a folder above one may say something about its files.
        let through = ["a.txt", "b.txt"].map(|name| folder.path().join("latest").join(name));
        assert_eq!(through_link.files[0].links, through);
        let [first, second] = through;
        assert_eq!(found.files[0].links, [real.join("b.txt"), first, second]);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_back_is_told_as_one_and_hides_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("a.txt"), "x").expect("written");
        std::os::unix::fs::symlink(folder.path(), folder.path().join("up")).expect("linked");
        let found = discover(&[folder.path().to_owned()]).expect("found");
        assert_eq!(found.files.len(), 1);
        assert!(matches!(found.errors[..], [SourceError::LinkLoop { .. }]), "{:?}", found.errors);
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
