//! Are the files on disk those of the index?
//!
//! Files that are not in the index, files of the index that are gone, and files that have
//! changed since they were read. An ingest mends all three, so they are faults. A file that
//! cannot be read is a note about documents: no ingest helps it.

use std::collections::HashSet;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::finding::{CorpusFault, DocumentNote, Finding, Found};
use super::report::LeftOut;
use crate::minutes::{FileKey, shown_path};
use crate::search::{FileRecord, SourceFile};
use crate::source::{self, FileReader, FolderDefaults, Folders, SourceError, location_of};

/// Files and folders that an index is compared with.
pub struct Corpus<'a> {
    /// Files and folders, as an ingest would be given them.
    pub paths: &'a [PathBuf],
    /// Whether the user named them: then files of the index elsewhere are left alone. Else they
    /// are only where new files are looked for, and only when the index has a file of them.
    pub named: bool,
    /// How files are read.
    pub reading: &'a FileReader,
    /// Whether an ingest would leave a file as it is: told what the index remembers of the file,
    /// the hash of its content now and what its folder says.
    pub is_remembered: &'a dyn Fn(&SourceFile, &str, &FolderDefaults) -> bool,
    /// Which of the persons that takedowns list a text names.
    pub persons_named: &'a PersonsNamed,
}

/// Told the names that takedowns list and a text; gives those that stand in it.
pub type PersonsNamed = dyn for<'p> Fn(&'p [String], &str) -> Vec<&'p str>;

/// What the comparison found, and what it left out.
#[derive(Debug, Default)]
pub(super) struct Comparison {
    pub(super) findings: Vec<Finding>,
    pub(super) left_out: Option<LeftOut>,
}

/// Compares the files of the index with those on disk.
///
/// # Errors
/// [`SourceError`] when a path that was named does not exist or is of an unsupported format.
pub(super) fn check(files: &[FileRecord], corpus: &Corpus<'_>) -> Result<Comparison, SourceError> {
    let mut compared = Comparison::default();
    let is_below = |file: &FileRecord, folders: &[PathBuf]| {
        let path = file.key.path();
        folders.iter().any(|folder| path.starts_with(folder))
    };
    let places: Vec<PathBuf> = corpus.paths.iter().map(|path| location_of(path)).collect();
    let is_of_index = files.is_empty() || files.iter().any(|file| is_below(file, &places));
    let mut found = source::Discovery::default();
    if corpus.named || is_of_index && corpus.paths.iter().all(|path| path.exists()) {
        found = source::discover(corpus.paths)?;
    } else {
        compared.left_out = Some(LeftOut::NewFiles);
    }
    let mut folders = Folders::default();
    for file in files {
        if !corpus.named || is_below(file, &found.roots) {
            compared.findings.extend(indexed(file, corpus, &mut folders));
        }
    }
    let known: HashSet<&FileKey> = files.iter().map(|file| &file.key).collect();
    for file in &found.files {
        if !known.contains(&FileKey::of(&file.location)) {
            let name = shown_path(&file.path);
            compared.findings.push(not_indexed(&file.path, &name, corpus.reading));
        }
    }
    for path in &found.skipped {
        compared.findings.push(document(&shown_path(path), DocumentNote::UnsupportedFormat));
    }
    let unread = found.errors.into_iter().map(DocumentNote::NotReadFor);
    compared.findings.extend(unread.map(|note| Finding::about_all(Found::Documents(note))));
    Ok(compared)
}

fn document(file: &str, note: DocumentNote) -> Finding {
    Finding::about_file(file, Found::Documents(note))
}

fn fault(file: &str, fault: CorpusFault) -> Finding {
    Finding::about_file(file, Found::Corpus(fault))
}

/// What has become of a file of the index.
fn indexed(file: &FileRecord, corpus: &Corpus<'_>, folders: &mut Folders) -> Option<Finding> {
    let path = &file.key.path();
    let name = file.path();
    if let Err(error) = path.metadata() {
        // Behind a folder that may not be entered it may be as it was.
        return Some(match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => fault(name, CorpusFault::Gone),
            _ => document(name, DocumentNote::Inaccessible(error.into())),
        });
    }
    let content = match source::content_hash(path) {
        Ok(content) => content,
        Err(error) => return Some(document(name, not_read(error, name))),
    };
    if content != file.file.content {
        return Some(fault(name, CorpusFault::Changed));
    }
    match folders.defaults_behind(path, &file.file.link_paths()) {
        Err(error) => Some(document(name, not_read(error, name))),
        Ok(defaults) if !(corpus.is_remembered)(&file.file, &content, &defaults) => {
            Some(fault(name, CorpusFault::SettingsChanged))
        }
        Ok(_) => None,
    }
}

/// A file that the index does not have: forgotten, or not readable.
fn not_indexed(path: &Path, name: &str, reading: &FileReader) -> Finding {
    match reading.read(path) {
        Ok(_) => fault(name, CorpusFault::NotIndexed),
        Err(error) => document(name, not_read(error, name)),
    }
}

/// That the file of this name cannot be read.
fn not_read(error: SourceError, name: &str) -> DocumentNote {
    let is_of_file = error.path().is_some_and(|path| shown_path(path) == name);
    if is_of_file { DocumentNote::NotRead(error) } else { DocumentNote::NotReadFor(error) }
}

#[cfg(test)]
mod tests {
    use super::super::finding::Check;
    use super::super::made_up;
    use super::*;
    use crate::source::FolderFileFault;

    /// A folder with three files, one of them empty.
    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, text) in [("a.txt", "Protokoll"), ("b.txt", "Protokoll b"), ("c.txt", "")] {
            std::fs::write(folder.path().join(name), text).expect("written");
        }
        folder
    }

    fn record(folder: &Path, name: &str, content: &str) -> FileRecord {
        let mut record = made_up::file(&location_of(&folder.join(name)).to_string_lossy(), 1);
        record.file.content = blake3::hash(content.as_bytes()).to_hex().to_string();
        record
    }

    fn told(files: &[FileRecord], folder: &Path, named: bool, same: bool) -> Vec<(Check, String)> {
        let paths = [folder.to_owned()];
        let is_remembered = |_: &SourceFile, _: &str, _: &FolderDefaults| same;
        let reading = FileReader::in_process();
        let corpus = Corpus {
            paths: &paths,
            named,
            reading: &reading,
            is_remembered: &is_remembered,
            persons_named: &|_, _| Vec::new(),
        };
        let compared = check(files, &corpus).expect("compared");
        let name = |file: &str| Path::new(file).file_name().unwrap().to_string_lossy().into_owned();
        let told = compared.findings.into_iter().map(|found| {
            let file = found.file.as_deref().map(name).unwrap_or_default();
            (found.check(), format!("{file}: {}", found.found))
        });
        told.collect()
    }

    #[test]
    fn new_changed_gone_and_unreadable_files_are_told_apart() {
        let folder = folder();
        let files = [
            record(folder.path(), "a.txt", "Protokoll"),
            record(folder.path(), "b.txt", "another text"),
            record(folder.path(), "d.txt", "gone"),
        ];
        std::fs::write(folder.path().join("e.txt"), "Protokoll e").expect("written");
        assert_eq!(
            told(&files, folder.path(), true, true),
            [
                (Check::Corpus, "b.txt: changed since it was read".to_owned()),
                (Check::Corpus, "d.txt: in the index, but gone".to_owned()),
                (Check::Documents, "c.txt: is empty".to_owned()),
                (Check::Corpus, "e.txt: not in the index".to_owned()),
            ]
        );
    }

    #[test]
    fn a_file_that_would_be_read_otherwise_now_is_a_fault() {
        let folder = folder();
        let files = [record(folder.path(), "a.txt", "Protokoll")];
        let told = told(&files, folder.path(), true, false);
        assert!(told[0].1.contains("paragraf.toml or the topics"), "{told:?}");
    }

    #[test]
    fn what_was_not_named_is_searched_only_when_the_index_is_of_it() {
        let (folder, elsewhere) = (folder(), tempfile::tempdir().expect("a folder"));
        let here = [record(folder.path(), "a.txt", "Protokoll")];
        assert_eq!(told(&here, folder.path(), false, true).len(), 2);
        assert!(told(&here, elsewhere.path(), false, true).is_empty());
        // Named, the files of the index elsewhere are left alone.
        let gone = [record(folder.path(), "d.txt", "gone")];
        assert!(told(&gone, elsewhere.path(), true, true).is_empty());
        assert_eq!(told(&gone, elsewhere.path(), false, true).len(), 1);
    }

    #[test]
    fn what_a_reason_quotes_can_be_masked_and_another_file_is_named() {
        let reason = FolderFileFault::NotUnderstood { said: "line 1: 640823-3234".to_owned() };
        let error = SourceError::BadFolderFile { path: "ks/paragraf.toml".into(), reason };
        let mut finding = document("ks/a.txt", not_read(error, "ks/a.txt"));
        finding.each_text(&mut |text| *text = text.replace("640823-3234", "masked"));
        let told = finding.found.to_string();
        assert!(told.starts_with("ks/paragraf.toml is not understood: line 1: masked"), "{told}");
    }

    #[test]
    fn a_named_folder_that_is_not_there_is_an_error() {
        let paths = [PathBuf::from("no/such/folder")];
        let reading = FileReader::in_process();
        let corpus = Corpus {
            paths: &paths,
            named: true,
            reading: &reading,
            is_remembered: &|_, _, _| true,
            persons_named: &|_, _| Vec::new(),
        };
        assert!(check(&[], &corpus).is_err());
    }
}
