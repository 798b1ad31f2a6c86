//! What is left of an index when the power goes.
//!
//! A directory in memory that knows what a disk would have kept: a file's bytes from when it was
//! ended on, a name from when the folder was synced after it. Every state that a power cut can
//! leave must open as the last commit that was reported, or the one under way.

use std::collections::BTreeMap;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use tantivy::directory::error::{DeleteError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    AntiCallToken, Directory, FileHandle, OwnedBytes, TerminatingWrite, WatchCallback, WatchHandle,
    WritePtr,
};
use tantivy::schema::{STORED, STRING, Schema};
use tantivy::{Index, IndexWriter, TantivyDocument, Term};

use super::SealedDirectory;

type Files = BTreeMap<PathBuf, Arc<Vec<u8>>>;

#[derive(Debug, Default)]
struct State {
    /// What programs see.
    seen: Files,
    /// What is on the disk.
    kept: Files,
    /// What was on the disk after each step, with the names that only might be there.
    images: Vec<(Files, Files)>,
}

impl State {
    fn step(&mut self) {
        self.images.push((self.kept.clone(), self.seen.clone()));
    }
}

/// A directory whose disk can be looked at.
#[derive(Debug, Clone, Default)]
struct Forgetful(Arc<Mutex<State>>);

impl Forgetful {
    fn holding(files: Files) -> Self {
        let state = State { seen: files.clone(), kept: files, images: Vec::new() };
        Self(Arc::new(Mutex::new(state)))
    }
}

struct Writing {
    path: PathBuf,
    bytes: Vec<u8>,
    state: Arc<Mutex<State>>,
}

impl Write for Writing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl TerminatingWrite for Writing {
    fn terminate_ref(&mut self, _: AntiCallToken) -> io::Result<()> {
        let mut state = self.state.lock().expect("not poisoned");
        state.seen.insert(self.path.clone(), Arc::new(std::mem::take(&mut self.bytes)));
        state.step();
        Ok(())
    }
}

impl Directory for Forgetful {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        let bytes = self.atomic_read(path)?;
        Ok(Arc::new(OwnedBytes::new(bytes)))
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        let mut state = self.0.lock().expect("not poisoned");
        if state.seen.remove(path).is_none() {
            return Err(DeleteError::FileDoesNotExist(path.to_owned()));
        }
        state.step();
        Ok(())
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        Ok(self.0.lock().expect("not poisoned").seen.contains_key(path))
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        let mut state = self.0.lock().expect("not poisoned");
        if state.seen.contains_key(path) {
            return Err(OpenWriteError::FileAlreadyExists(path.to_owned()));
        }
        // Not one byte of it need be on the disk before it is ended.
        state.seen.insert(path.to_owned(), Arc::default());
        state.step();
        let writing =
            Writing { path: path.to_owned(), bytes: Vec::new(), state: Arc::clone(&self.0) };
        Ok(BufWriter::new(Box::new(writing)))
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        let state = self.0.lock().expect("not poisoned");
        let bytes = state.seen.get(path).map(|bytes| bytes.to_vec());
        bytes.ok_or_else(|| OpenReadError::FileDoesNotExist(path.to_owned()))
    }

    fn atomic_write(&self, path: &Path, content: &[u8]) -> io::Result<()> {
        let mut state = self.0.lock().expect("not poisoned");
        state.seen.insert(path.to_owned(), Arc::new(content.to_vec()));
        state.step();
        Ok(())
    }

    fn sync_directory(&self) -> io::Result<()> {
        let mut state = self.0.lock().expect("not poisoned");
        state.kept = state.seen.clone();
        state.step();
        Ok(())
    }

    fn watch(&self, _: WatchCallback) -> tantivy::Result<WatchHandle> {
        Ok(WatchHandle::empty())
    }
}

/// Number of documents of the index on such a disk; `None` when it cannot be opened.
fn documents(files: &Files) -> Option<u64> {
    let directory = SealedDirectory::over(Box::new(Forgetful::holding(files.clone())));
    let index = Index::open(directory).ok()?;
    Some(index.reader().ok()?.searcher().num_docs())
}

fn add(writer: &IndexWriter, field: tantivy::schema::Field, texts: std::ops::Range<u64>) {
    for text in texts {
        let mut document = TantivyDocument::default();
        document.add_text(field, text.to_string());
        writer.add_document(document).expect("added");
    }
}

#[test]
fn a_commit_that_was_reported_is_on_the_disk_and_no_state_before_is_torn() {
    let disk = Forgetful::default();
    let mut schema = Schema::builder();
    let field = schema.add_text_field("text", STRING | STORED);
    let directory = SealedDirectory::over(Box::new(disk.clone()));
    let index = Index::create(directory, schema.build(), tantivy::IndexSettings::default())
        .expect("an index");
    let mut writer: IndexWriter = index.writer_with_num_threads(1, 20_000_000).expect("a writer");
    add(&writer, field, 0..4);
    writer.commit().expect("a commit");
    let after_first = disk.0.lock().expect("not poisoned").images.len();
    assert_eq!(documents(&disk.0.lock().expect("not poisoned").kept), Some(4));

    add(&writer, field, 10..12);
    writer.delete_term(Term::from_field_text(field, "0"));
    writer.commit().expect("a commit");
    writer.wait_merging_threads().expect("merged");
    let state = disk.0.lock().expect("not poisoned");
    assert_eq!(documents(&state.kept), Some(5));
    for (kept, seen) in &state.images[after_first..] {
        // Names that were not synced may be on the disk or not, the newest state among them.
        for image in [kept, seen] {
            let found = documents(image);
            assert!(found == Some(4) || found == Some(5), "{found:?}");
        }
        // Removed names may come back, and of new names the list of segments may come alone.
        let mut mixed = kept.clone();
        if let Some(meta) = seen.get(Path::new(super::META)) {
            mixed.insert(super::META.into(), Arc::clone(meta));
        }
        let found = documents(&mixed);
        assert!(found == Some(4) || found == Some(5), "{found:?} with the newer list");
    }
}

#[test]
fn a_leftover_of_a_commit_that_was_broken_off_gives_way() {
    let disk = Forgetful::default();
    let mut schema = Schema::builder();
    let field = schema.add_text_field("text", STRING | STORED);
    let directory = SealedDirectory::over(Box::new(disk.clone()));
    let index = Index::create(directory, schema.build(), tantivy::IndexSettings::default())
        .expect("an index");
    let mut writer: IndexWriter = index.writer_with_num_threads(1, 20_000_000).expect("a writer");
    add(&writer, field, 0..4);
    writer.commit().expect("a commit");
    drop(writer);
    let before: Files = disk.0.lock().expect("not poisoned").kept.clone();

    // A commit that got as far as the file of its deletions, but not to the list of segments.
    let mut writer: IndexWriter = index.writer_with_num_threads(1, 20_000_000).expect("a writer");
    writer.delete_term(Term::from_field_text(field, "0"));
    writer.commit().expect("a commit");
    drop(writer);
    let mut broken_off = disk.0.lock().expect("not poisoned").seen.clone();
    let meta = PathBuf::from(super::META);
    broken_off.insert(meta.clone(), Arc::clone(&before[&meta]));
    for (path, bytes) in &before {
        broken_off.entry(path.clone()).or_insert_with(|| Arc::clone(bytes));
    }
    assert!(broken_off.keys().any(|path| path.extension().is_some_and(|ending| ending == "del")));

    let disk = Forgetful::holding(broken_off);
    let index = Index::open(SealedDirectory::over(Box::new(disk.clone()))).expect("an index");
    let mut writer: IndexWriter = index.writer_with_num_threads(1, 20_000_000).expect("a writer");
    writer.delete_term(Term::from_field_text(field, "0"));
    writer.commit().expect("the next commit goes on");
    drop(writer);
    let state = disk.0.lock().expect("not poisoned");
    assert_eq!(documents(&state.kept), Some(3));
}
