//! The generated corpus on disk, held to what was meant.
//!
//! Beside the folder of minutes lie the same items cut already, one JSON record a line, for the
//! limit. Before anything is measured every file is cut once and must give exactly the items it was
//! generated with: a benchmark of a program that misses items would measure nonsense.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::PathBuf;

use paragraf::minutes::Minutes;
use paragraf::people::find_people;
use paragraf::search::{ItemRecord, Meeting};
use paragraf::segment::segment;
use paragraf::source::{FileReader, FolderDefaults};
use paragraf::topics::Taxonomy;
use tempfile::TempDir;

use crate::generator::{GeneratedFile, generate};

/// Items when nothing else is said: some seconds of ingest.
const DEFAULT_ITEMS: usize = 10_000;

/// Items when the benchmarks are only tried out (`cargo test --benches`).
const TRIAL_ITEMS: usize = 300;

/// Of a hundred titles, how many must be found to the letter. Words drawn by chance make
/// some that read like the beginning of a text, and the program ends the title there.
const WHOLE_TITLES_PERCENT: usize = 97;

/// The variable that asks for another number of items.
const ITEMS_VARIABLE: &str = "PARAGRAF_BENCH_ITEMS";

/// A corpus on disk.
pub struct Prepared {
    /// Removed when dropped.
    folder: TempDir,
    pub items: usize,
    pub bytes: u64,
}

impl Prepared {
    /// Generates, checks and writes the corpus that the environment asks for.
    ///
    /// # Errors
    /// What the file system reports, and a variable that is not a number.
    ///
    /// # Panics
    /// When the program does not cut the files into the items that were meant.
    pub fn from_environment() -> Result<Self, Box<dyn std::error::Error>> {
        let items = match std::env::var(ITEMS_VARIABLE) {
            Ok(number) => number.replace('_', "").parse()?,
            Err(_) if std::env::args().any(|argument| argument == "--bench") => DEFAULT_ITEMS,
            Err(_) => TRIAL_ITEMS,
        };
        let mut prepared = Self { folder: tempfile::tempdir()?, items, bytes: 0 };
        let taxonomy = Taxonomy::built_in();
        let mut lines = BufWriter::new(File::create(prepared.lines())?);
        let (mut found, mut whole_titles) = (0, 0);
        for file in generate(items) {
            let path = prepared.corpus().join(&file.name);
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder)?;
            }
            fs::write(&path, &file.text)?;
            prepared.bytes += file.text.len() as u64;
            let document = FileReader::in_process().read(&path)?;
            let name = path.to_string_lossy();
            let mut minutes = segment(&name, &document.pages, &FolderDefaults::default());
            find_people(&mut minutes);
            taxonomy.tag(&mut minutes);
            whole_titles += hold_to(&minutes, &file);
            found += minutes.items.len();
            for record in records(&minutes) {
                serde_json::to_writer(&mut lines, &record)?;
                lines.write_all(b"\n")?;
            }
        }
        lines.flush()?;
        assert_eq!(found, items, "items found against items generated");
        let percent = whole_titles * 100 / items.max(1);
        assert!(percent >= WHOLE_TITLES_PERCENT, "only {percent} % of the titles are whole");
        Ok(prepared)
    }

    /// The folder of the minutes.
    pub fn corpus(&self) -> PathBuf {
        self.folder.path().join("corpus")
    }

    /// The items cut already, a JSON record a line.
    pub fn lines(&self) -> PathBuf {
        self.folder.path().join("items.jsonl")
    }
}

/// What the index stores of each item.
fn records(minutes: &Minutes) -> impl Iterator<Item = ItemRecord> {
    minutes.items.iter().map(|item| ItemRecord {
        item: item.clone(),
        meeting: Meeting {
            source: minutes.file.clone(),
            kind: minutes.kind,
            authority: minutes.authority.clone(),
            organ: minutes.organ.clone(),
            date: minutes.date,
            place: minutes.place.clone(),
            attendees: Vec::new(),
        },
    })
}

/// Every item must be found by its number, with a text; returns how many have their title
/// to the letter.
fn hold_to(minutes: &Minutes, file: &GeneratedFile) -> usize {
    let found: Vec<&str> =
        minutes.items.iter().map(|item| item.number.as_deref().unwrap_or_default()).collect();
    let meant: Vec<&str> = file.items.iter().map(|(number, _)| number.as_str()).collect();
    assert_eq!(found, meant, "the items of {} as generated:\n{}", file.name, file.text);
    assert!(!minutes.attendees.is_empty(), "{} has an attendance list", file.name);
    assert!(minutes.date.is_some() && minutes.organ.is_some(), "{} has a header", file.name);
    let texts = minutes.items.iter().filter(|item| !item.body.is_empty()).count();
    assert_eq!(texts, meant.len(), "every item of {} has a text", file.name);
    minutes.items.iter().zip(&file.items).filter(|(item, (_, title))| item.title == *title).count()
}
