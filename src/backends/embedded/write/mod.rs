//! Puts minutes into the index and takes them out, one atomic commit for all.
//!
//! A rebuild grows in a generation of its own and takes the place of the old one after its
//! commit, so that the old one is whole until the new one is.

mod document;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use tantivy::collector::DocSetCollector;
use tantivy::index::{SegmentId, SegmentMeta};
use tantivy::merge_policy::NoMergePolicy;
use tantivy::query::TermQuery;
use tantivy::schema::{IndexRecordOption, Value};
use tantivy::{Index, IndexWriter, Searcher, TantivyDocument, TantivyError, Term};

use self::document::{file_document, item_document, json, meeting_of};
use super::engine::{damaged, failed, not_written};
use super::folder::{self, Held, Opened, SealedDirectory};
use super::schema::{Fields, KIND_FILE, Payload, schema};
use crate::minutes::{FileKey, Minutes};
use crate::search::{FileRecord, IndexInfo, SearchError, SourceFile, Writer};

/// Memory in which each indexing thread collects postings before it writes a segment,
/// in bytes. Some 100 000 items fit; more does not make it faster.
const BUFFER_BYTES: usize = 96 * 1024 * 1024;

/// A writer on one index folder.
pub(super) struct EmbeddedWriter {
    /// The folder asked for.
    folder: PathBuf,
    files: SealedDirectory,
    fields: Fields,
    /// The state before any change.
    searcher: Searcher,
    writer: IndexWriter,
    /// What the commit says that is there already, unless this index is new.
    payload: Option<Payload>,
    /// What the index held when it was opened.
    before: HashMap<FileKey, SourceFile>,
    /// What the index held that this one is built in place of.
    replaced: HashMap<FileKey, SourceFile>,
    /// What it will hold after the commit.
    after: Mutex<HashMap<FileKey, SourceFile>>,
    is_changed: AtomicBool,
    /// Whether takedown lists are in force: words of what is deleted are then wiped from the folder,
    /// not only from what is found.
    wipes: AtomicBool,
    /// Let go after the engine's writer, so that no second one comes before its threads are gone.
    held: Held,
}

impl EmbeddedWriter {
    /// Opens or makes the index in `folder`.
    pub(super) fn open(folder: &Path, rebuild: bool) -> Result<Self, SearchError> {
        let held = Held::take(folder)?;
        // The engine believes what it reads, to the point of ending the process. An ingest reads
        // every byte of the minutes, so it can as well read those of the index first.
        let opened = held.open().and_then(|opened| {
            folder::ensure_intact(folder, &opened.files)?;
            Ok(opened)
        });
        match opened {
            Ok(opened) if !rebuild => Self::on(folder, held, opened, HashMap::new()),
            Ok(opened) => {
                let replaced = files_in(folder, &opened.index)?;
                Self::new(folder, held, replaced)
            }
            Err(SearchError::NoIndex { .. }) => Self::new(folder, held, HashMap::new()),
            Err(SearchError::OtherVersion { .. } | SearchError::Damaged { .. }) if rebuild => {
                Self::new(folder, held, HashMap::new())
            }
            Err(error) => Err(error),
        }
    }

    fn new(
        folder: &Path,
        mut held: Held,
        replaced: HashMap<FileKey, SourceFile>,
    ) -> Result<Self, SearchError> {
        let (index, files) = held.grow()?;
        Self::over(folder, held, (index, files, None), replaced)
    }

    fn on(
        folder: &Path,
        held: Held,
        opened: Opened,
        replaced: HashMap<FileKey, SourceFile>,
    ) -> Result<Self, SearchError> {
        let Opened { index, payload, files } = opened;
        Self::over(folder, held, (index, files, Some(payload)), replaced)
    }

    fn over(
        folder: &Path,
        held: Held,
        (index, files, payload): (Index, SealedDirectory, Option<Payload>),
        replaced: HashMap<FileKey, SourceFile>,
    ) -> Result<Self, SearchError> {
        let wrong = |error: TantivyError| not_written(folder, files.refusal().as_ref(), &error);
        let before = if payload.is_some() { files_in(folder, &index)? } else { HashMap::new() };
        let searcher = index.reader().map_err(wrong)?.searcher();
        let threads =
            std::thread::available_parallelism().map_or(1, |n| n.get().div_ceil(2)).min(4);
        let writer =
            index.writer_with_num_threads(threads, threads * BUFFER_BYTES).map_err(wrong)?;
        let (_, fields) = schema();
        Ok(Self {
            folder: folder.to_owned(),
            fields,
            searcher,
            writer,
            payload,
            after: Mutex::new(before.clone()),
            before,
            replaced,
            is_changed: AtomicBool::new(false),
            wipes: AtomicBool::new(false),
            held,
            files,
        })
    }

    fn failed(&self, error: &TantivyError) -> SearchError {
        not_written(&self.folder, self.files.refusal().as_ref(), error)
    }

    /// Takes out what the index has of a file: with its items, or the record alone.
    fn delete(&self, key: &FileKey, with_items: bool) {
        let field = if with_items { self.fields.file } else { self.fields.record };
        self.writer.delete_term(Term::from_field_text(field, key.as_str()));
        self.is_changed.store(true, Ordering::Relaxed);
    }

    fn remember(&self, key: &FileKey, file: SourceFile) {
        let mut after = self.after.lock().unwrap_or_else(PoisonError::into_inner);
        after.insert(key.clone(), file);
    }

    fn add_record(&self, record: &FileRecord) -> Result<(), SearchError> {
        let document = file_document(self.fields, record)?;
        self.writer.add_document(document).map_err(|error| self.failed(&error))?;
        Ok(())
    }
}

impl Writer for EmbeddedWriter {
    fn files(&self) -> &HashMap<FileKey, SourceFile> {
        &self.before
    }

    fn replaced(&self) -> &HashMap<FileKey, SourceFile> {
        &self.replaced
    }

    fn put(&self, key: &FileKey, minutes: &Minutes, file: SourceFile) -> Result<(), SearchError> {
        self.delete(key, true);
        for item in &minutes.items {
            let document = item_document(self.fields, key, minutes, item)?;
            self.writer.add_document(document).map_err(|error| self.failed(&error))?;
        }
        self.add_record(&FileRecord {
            key: key.clone(),
            file: file.clone(),
            meeting: meeting_of(minutes),
            status: minutes.status,
            warnings: minutes.warnings.len() as u64,
        })?;
        self.remember(key, file);
        Ok(())
    }

    fn amend(&self, key: &FileKey, file: SourceFile) -> Result<(), SearchError> {
        let record = Term::from_field_text(self.fields.record, key.as_str());
        let wrong = |error: TantivyError| failed(&self.folder, &error);
        let found = records(&self.searcher, &record, self.fields).map_err(wrong)?;
        let Some(record) = found.into_iter().next() else {
            return Err(damaged(&self.folder, &format!("nothing is remembered of {key}")));
        };
        self.delete(key, false);
        self.add_record(&FileRecord { file: file.clone(), ..record })?;
        self.remember(key, file);
        Ok(())
    }

    fn wipe_deleted(&self) {
        self.wipes.store(true, Ordering::Relaxed);
    }

    fn remove(&self, key: &FileKey) -> Result<(), SearchError> {
        self.delete(key, true);
        self.after.lock().unwrap_or_else(PoisonError::into_inner).remove(key);
        Ok(())
    }

    fn commit(self: Box<Self>) -> Result<IndexInfo, SearchError> {
        let Self { folder, files, mut writer, payload, after, is_changed, wipes, held, .. } = *self;
        let wrong = |error: TantivyError| not_written(&folder, files.refusal().as_ref(), &error);
        let wipes = wipes.into_inner();
        if wipes {
            // No other merge is to take the segments that are written anew below.
            writer.set_merge_policy(Box::new(NoMergePolicy));
        }
        let not_wiped = |error| SearchError::NotWiped { cause: Box::new(wrong(error)) };
        if let Some(payload) = payload.filter(|_| !is_changed.into_inner()) {
            // An ingest that was broken off behind its commit may have left something.
            if wipes && has_deletes(writer.index()).map_err(wrong)? {
                wipe(&mut writer).map_err(not_wiped)?;
                writer.wait_merging_threads().map_err(wrong)?;
                held.complete()?;
            }
            return Ok(payload.into());
        }
        let after = after.into_inner().unwrap_or_else(PoisonError::into_inner);
        let items = after.values().map(SourceFile::items).sum();
        let payload = Payload::new(items, after.len() as u64, fingerprint(&after));
        let text = String::from_utf8(json(&payload)?).unwrap_or_default();
        let mut prepared = writer.prepare_commit().map_err(wrong)?;
        prepared.set_payload(&text);
        prepared.commit().map_err(wrong)?;
        if wipes {
            wipe(&mut writer).map_err(not_wiped)?;
        }
        writer.wait_merging_threads().map_err(wrong)?;
        held.complete()?;
        Ok(payload.into())
    }
}

/// Writes every segment anew that has something deleted in it. The engine marks documents as
/// deleted and keeps their words, which are then still offered as spellings and completions, and
/// stand in the files.
fn wipe(writer: &mut IndexWriter) -> Result<(), TantivyError> {
    let index = writer.index().clone();
    for segment in with_deletes(&index)? {
        // One that a merge begun before has taken is gone when this one ends.
        let _ = writer.merge(&[segment]).wait();
    }
    if has_deletes(&index)? {
        let reason = "what was taken down is still in the files of the index";
        return Err(TantivyError::SystemError(reason.to_owned()));
    }
    writer.garbage_collect_files().wait()?;
    Ok(())
}

/// The segments with something deleted in them.
fn with_deletes(index: &Index) -> Result<Vec<SegmentId>, TantivyError> {
    let segments = index.searchable_segment_metas()?;
    Ok(segments.iter().filter(|one| one.has_deletes()).map(SegmentMeta::id).collect())
}

fn has_deletes(index: &Index) -> Result<bool, TantivyError> {
    Ok(!with_deletes(index)?.is_empty())
}

/// The files that an index remembers.
fn files_in(folder: &Path, index: &Index) -> Result<HashMap<FileKey, SourceFile>, SearchError> {
    let (_, fields) = schema();
    let files = Term::from_field_text(fields.kind, KIND_FILE);
    let reader = index.reader();
    let records = reader.and_then(|reader| records(&reader.searcher(), &files, fields));
    let records = records.map_err(|error| failed(folder, &error))?;
    Ok(records.into_iter().map(|record| (record.key, record.file)).collect())
}

/// The records that have this term.
fn records(
    searcher: &Searcher,
    term: &Term,
    fields: Fields,
) -> Result<Vec<FileRecord>, TantivyError> {
    let query = TermQuery::new(term.clone(), IndexRecordOption::Basic);
    let mut records = Vec::new();
    for address in searcher.search(&query, &DocSetCollector)? {
        let document: TantivyDocument = searcher.doc(address)?;
        let stored = document.get_first(fields.stored).and_then(|value| value.as_bytes());
        let record = serde_json::from_slice(stored.unwrap_or_default()).map_err(|error| {
            TantivyError::DataCorruption(tantivy::error::DataCorruption::comment_only(format!(
                "the record of a file: {error}"
            )))
        })?;
        records.push(record);
    }
    Ok(records)
}

/// Equal for equal sets of files, wherever they lie.
fn fingerprint(files: &HashMap<FileKey, SourceFile>) -> String {
    let mut known: Vec<&str> = files.values().map(|file| file.hash.as_str()).collect();
    known.sort_unstable();
    let mut hasher = blake3::Hasher::new();
    for hash in known {
        hasher.update(hash.as_bytes());
        hasher.update(b"\n");
    }
    hasher.finalize().to_hex()[..32].to_owned()
}
