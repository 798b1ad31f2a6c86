//! Puts minutes into the index and takes them out, one atomic commit for all.
//!
//! A rebuild grows in a folder of its own beside the old index and takes its place
//! after its commit, so that the old one is whole until the new one is.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use tantivy::collector::DocSetCollector;
use tantivy::query::TermQuery;
use tantivy::schema::{IndexRecordOption, Value};
use tantivy::{Index, IndexWriter, TantivyDocument, TantivyError, Term};

use super::directory;
use super::engine::failed;
use super::payload::Payload;
use super::records::item_keys;
use super::schema::{Fields, KIND_FILE, KIND_ITEM, schema};
use crate::minutes::{AgendaItem, DiaryNumber, Minutes, PersonName};
use crate::search::{
    FileRecord, IndexInfo, ItemKey, ItemRecord, Meeting, SearchError, SourceFile, Writer,
};
use crate::swedish;

/// Memory in which each indexing thread collects postings before it writes a segment,
/// in bytes. Some 100 000 items fit; more does not make it faster.
const BUFFER_BYTES: usize = 96 * 1024 * 1024;

/// The file that tells who writes, for the message to a second writer.
const WRITER_FILE: &str = "writer.pid";

/// The file that names the writing process, as long as it writes.
struct WriterMark(PathBuf);

impl WriterMark {
    fn set(folder: &Path) -> Self {
        let path = folder.join(WRITER_FILE);
        // For the message only, so a failure to write it is no failure.
        let _ = fs::write(&path, std::process::id().to_string());
        Self(path)
    }
}

impl Drop for WriterMark {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

/// A writer on one index folder.
pub(super) struct EmbeddedWriter {
    /// The folder asked for.
    folder: PathBuf,
    /// Where a rebuild grows, if this is one.
    growing: Option<PathBuf>,
    index: Index,
    fields: Fields,
    writer: IndexWriter,
    /// What the index held when it was opened.
    before: HashMap<String, SourceFile>,
    /// What it will hold after the commit.
    after: Mutex<HashMap<String, SourceFile>>,
    /// Held as long as this writer lives: locks the folder against a second one while
    /// a rebuild grows beside it.
    old: Option<IndexWriter>,
    mark: WriterMark,
}

impl EmbeddedWriter {
    /// Opens or makes the index in `folder`.
    pub(super) fn open(folder: &Path, rebuild: bool) -> Result<Self, SearchError> {
        let exists = directory::has_index(folder)?;
        if rebuild && exists {
            return Self::open_beside(folder);
        }
        let index = if exists {
            match directory::open(folder) {
                Ok((index, _)) => index,
                // Made, but never committed: it is empty and can be used.
                Err(SearchError::NoIndex { .. }) => Self::reopen_empty(folder)?,
                Err(error) => return Err(error),
            }
        } else {
            directory::create(folder)?
        };
        Self::on(folder, None, index, None)
    }

    /// An index without a commit of ours may be of any version; an empty one is made
    /// anew.
    fn reopen_empty(folder: &Path) -> Result<Index, SearchError> {
        let unusable = |error: std::io::Error| SearchError::Unusable {
            path: folder.to_owned(),
            reason: error.to_string(),
        };
        // Whoever is making it right now holds the lock.
        if let Ok(index) = Index::open_in_dir(folder) {
            drop(lock(folder, &index)?);
        }
        fs::remove_file(folder.join("meta.json")).map_err(unusable)?;
        directory::create(folder)
    }

    fn open_beside(folder: &Path) -> Result<Self, SearchError> {
        let growing = directory::beside(folder, "rebuild");
        // The old index, if it can be opened at all, is locked while the new one grows.
        let old = match Index::open_in_dir(folder) {
            Ok(index) => Some(lock(folder, &index)?),
            Err(_) => None,
        };
        if growing.exists() {
            fs::remove_dir_all(&growing).map_err(|error| SearchError::Unusable {
                path: growing.clone(),
                reason: error.to_string(),
            })?;
        }
        let index = directory::create(&growing)?;
        Self::on(folder, Some(growing), index, old)
    }

    fn on(
        folder: &Path,
        growing: Option<PathBuf>,
        index: Index,
        old: Option<IndexWriter>,
    ) -> Result<Self, SearchError> {
        let writer = lock(growing.as_deref().unwrap_or(folder), &index)?;
        let mark = WriterMark::set(folder);
        let (_, fields) = schema();
        let before = files_in(folder, &index, fields)?;
        let after = Mutex::new(before.clone());
        Ok(Self {
            folder: folder.to_owned(),
            growing,
            index,
            fields,
            writer,
            before,
            after,
            old,
            mark,
        })
    }

    fn failed(&self, error: &TantivyError) -> SearchError {
        failed(&self.folder, error)
    }

    fn delete(&self, path: &str) {
        self.writer.delete_term(Term::from_field_text(self.fields.file, path));
    }

    fn file_document(
        &self,
        minutes: &Minutes,
        file: &SourceFile,
    ) -> Result<TantivyDocument, SearchError> {
        let stored = FileRecord {
            path: minutes.file.clone(),
            file: file.clone(),
            meeting: meeting_of(minutes, true),
            status: minutes.status,
            warnings: minutes.warnings.len() as u64,
        };
        let mut document = TantivyDocument::default();
        document.add_text(self.fields.kind, KIND_FILE);
        document.add_text(self.fields.file, &minutes.file);
        document.add_bytes(self.fields.stored, &json(&stored)?);
        Ok(document)
    }

    fn item_document(
        &self,
        minutes: &Minutes,
        item: &AgendaItem,
    ) -> Result<TantivyDocument, SearchError> {
        let fields = self.fields;
        let mut document = TantivyDocument::default();
        document.add_text(fields.kind, KIND_ITEM);
        document.add_text(fields.file, &minutes.file);
        document.add_text(fields.id, &item.id);
        document.add_text(fields.title, &item.title);
        document.add_text(fields.body, &item.body);
        document.add_text(fields.exact, &item.title);
        document.add_text(fields.exact, &item.body);
        document.add_text(fields.marks, &item.title);
        document.add_text(fields.marks, &item.body);
        document.add_text(fields.parts, &item.title);
        document.add_text(fields.parts, &item.body);
        if let Some(number) = &item.number {
            document.add_text(fields.number, number.to_lowercase());
        }
        for name in swedish::abbreviations(&item.body) {
            let (short, long) = (name.short.to_lowercase(), name.long.to_lowercase());
            document.add_text(fields.other_name, format!("{short}\t{long}"));
            document.add_text(fields.other_name, format!("{long}\t{short}"));
        }
        for printed in &item.diary_numbers {
            document.add_text(fields.body, printed);
            document.add_text(fields.exact, printed);
            document.add_text(fields.marks, printed);
        }
        for form in item.diary_numbers.iter().flat_map(|printed| diary_forms(printed)) {
            document.add_text(fields.diary_number, form);
        }
        document.add_bool(fields.decided, !item.decisions.is_empty());
        if let Some(date) = minutes.date {
            document.add_i64(fields.date, days(date));
            document.add_text(fields.year, date.format("%Y").to_string());
        }
        if let Some(organ) = &minutes.organ {
            document.add_text(fields.organ, organ);
        }
        if let Some(authority) = &minutes.authority {
            document.add_text(fields.authority, authority);
        }
        let mut parties: Vec<&str> = Vec::new();
        for speaker in &item.speakers {
            document.add_text(fields.speaker, &speaker.name);
            document.add_text(fields.person, &speaker.name);
            let party = speaker.party.as_deref().unwrap_or_default();
            document.add_text(fields.speaker_party, format!("{}\t{party}", speaker.name));
            if !party.is_empty() && !parties.contains(&party) {
                parties.push(party);
            }
        }
        for mention in &item.mentions {
            document.add_text(fields.person, &mention.name);
        }
        for party in parties {
            document.add_text(fields.party, party);
        }
        for topic in &item.topics {
            document.add_text(fields.topic, topic);
        }
        document.add_u64(fields.text_hash, crate::search::text_hash(item));
        let record = ItemRecord { item: item.clone(), meeting: meeting_of(minutes, false) };
        document.add_bytes(fields.stored, &json(&record)?);
        Ok(document)
    }
}

impl Writer for EmbeddedWriter {
    fn files(&self) -> &HashMap<String, SourceFile> {
        &self.before
    }

    fn items(&self) -> Result<Vec<ItemKey>, SearchError> {
        let keys = self.index.reader().and_then(|reader| item_keys(&reader.searcher()));
        keys.map_err(|error| self.failed(&error))
    }

    fn put(&self, minutes: &Minutes, file: SourceFile) -> Result<(), SearchError> {
        self.delete(&minutes.file);
        for item in &minutes.items {
            let document = self.item_document(minutes, item)?;
            self.writer.add_document(document).map_err(|error| self.failed(&error))?;
        }
        let document = self.file_document(minutes, &file)?;
        self.writer.add_document(document).map_err(|error| self.failed(&error))?;
        if let Ok(mut after) = self.after.lock() {
            after.insert(minutes.file.clone(), file);
        }
        Ok(())
    }

    fn remove(&self, path: &str) -> Result<(), SearchError> {
        self.delete(path);
        if let Ok(mut after) = self.after.lock() {
            after.remove(path);
        }
        Ok(())
    }

    fn commit(self: Box<Self>) -> Result<IndexInfo, SearchError> {
        let Self { folder, growing, index, mut writer, after, old, mark, .. } = *self;
        let wrong = |error: TantivyError| failed(&folder, &error);
        let after = after.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
        let items = after.values().map(|file| file.items).sum();
        let payload = Payload::new(items, after.len() as u64, fingerprint(&after));
        let text = String::from_utf8(json(&payload)?).unwrap_or_default();
        let mut prepared = writer.prepare_commit().map_err(wrong)?;
        prepared.set_payload(&text);
        prepared.commit().map_err(wrong)?;
        writer.wait_merging_threads().map_err(wrong)?;
        drop(index);
        if let Some(growing) = growing {
            let unusable = |error: std::io::Error| SearchError::Unusable {
                path: folder.clone(),
                reason: error.to_string(),
            };
            drop(old);
            directory::replace(&folder, &growing).map_err(unusable)?;
        }
        drop(mark);
        Ok(payload.into())
    }
}

/// Takes the folder's writer lock.
fn lock(folder: &Path, index: &Index) -> Result<IndexWriter, SearchError> {
    let threads = std::thread::available_parallelism().map_or(1, |n| n.get().div_ceil(2)).min(4);
    index.writer_with_num_threads(threads, threads * BUFFER_BYTES).map_err(|error| match error {
        TantivyError::LockFailure(..) => {
            let pid = fs::read_to_string(folder.join(WRITER_FILE)).unwrap_or_default();
            let holder = match pid.trim().parse::<u32>() {
                Ok(pid) => format!("process {pid}"),
                Err(_) => "another process".to_owned(),
            };
            SearchError::Locked { path: folder.to_owned(), holder }
        }
        error => failed(folder, &error),
    })
}

/// The files that an index remembers.
fn files_in(
    folder: &Path,
    index: &Index,
    fields: Fields,
) -> Result<HashMap<String, SourceFile>, SearchError> {
    let wrong = |error: TantivyError| failed(folder, &error);
    let searcher = index.reader().map_err(wrong)?.searcher();
    let query =
        TermQuery::new(Term::from_field_text(fields.kind, KIND_FILE), IndexRecordOption::Basic);
    let mut files = HashMap::new();
    for address in searcher.search(&query, &DocSetCollector).map_err(wrong)? {
        let document: TantivyDocument = searcher.doc(address).map_err(wrong)?;
        let stored = document.get_first(fields.stored).and_then(|value| value.as_bytes());
        if let Some(stored) =
            stored.and_then(|bytes| serde_json::from_slice::<FileRecord>(bytes).ok())
        {
            files.insert(stored.path, stored.file);
        }
    }
    Ok(files)
}

fn meeting_of(minutes: &Minutes, with_attendees: bool) -> Meeting {
    Meeting {
        source: minutes.file.clone(),
        kind: minutes.kind,
        authority: minutes.authority.clone(),
        organ: minutes.organ.clone(),
        date: minutes.date,
        place: minutes.place.clone(),
        attendees: if with_attendees { minutes.attendees.clone() } else { Vec::new() },
    }
}

/// Days since 1970-01-01.
pub(super) fn days(date: chrono::NaiveDate) -> i64 {
    date.signed_duration_since(chrono::NaiveDate::default()).num_days()
}

/// Every form in which a diary number may be asked for: with and without its prefix,
/// with and without its suffix. What has no normal form is kept as printed.
fn diary_forms(printed: &str) -> Vec<String> {
    let Some(number) = DiaryNumber::parse(printed) else { return vec![printed.to_lowercase()] };
    let mut forms = Vec::new();
    for prefix in [number.prefix.clone(), String::new()] {
        for suffix in [number.suffix.clone(), None] {
            let form = DiaryNumber { prefix: prefix.clone(), suffix, ..number.clone() }.to_string();
            if !forms.contains(&form) {
                forms.push(form);
            }
        }
    }
    forms
}

/// Equal for equal sets of files.
fn fingerprint(files: &HashMap<String, SourceFile>) -> String {
    let mut paths: Vec<(&String, &SourceFile)> = files.iter().collect();
    paths.sort_unstable_by_key(|(path, _)| *path);
    let mut hasher = blake3::Hasher::new();
    for (path, file) in paths {
        hasher.update(path.as_bytes());
        hasher.update(b"\0");
        hasher.update(file.hash.as_bytes());
        hasher.update(b"\n");
    }
    hasher.finalize().to_hex()[..32].to_owned()
}

fn json<T: serde::Serialize>(value: &T) -> Result<Vec<u8>, SearchError> {
    serde_json::to_vec(value).map_err(|error| SearchError::Engine { reason: error.to_string() })
}

/// Names are compared by their folded form; kept here so that reader and writer agree.
pub(super) fn person(name: &str) -> PersonName {
    PersonName::parse(name)
}
