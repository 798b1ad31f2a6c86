//! Files to index against raw tantivy, whole and stage by stage, in one run.
//!
//! `cargo bench --bench ingest`; `PARAGRAF_BENCH_ITEMS=100000` for another size. The
//! whole and the limit work on all items; single stages on at most ten thousand, which
//! stay in memory, one thread each. The table at the end sets every row against raw
//! tantivy on the same items, cut already.

mod generator;
mod limit;
mod measure;
mod prepared;

use std::fs::File;
use std::hint::black_box;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::time::Duration;

use criterion::{BenchmarkGroup, Criterion, SamplingMode, measurement::WallTime};
use paragraf::backends::embedded::open_writer;
use paragraf::ingest::{Permissions, Unwatched, ingest};
use paragraf::minutes::{FileKey, Minutes};
use paragraf::people::find_people;
use paragraf::search::{Claim, SourceFile};
use paragraf::segment::segment;
use paragraf::source::{self, Document, FileReader, FolderDefaults};
use paragraf::swedish;
use paragraf::topics::Taxonomy;
use tempfile::TempDir;

use measure::{Ledger, Work};
use prepared::Prepared;

/// Items that stages are measured on at most.
const STAGE_ITEMS: usize = 10_000;

/// The row that the others are set against.
const LIMIT: &str = "raw tantivy, from pre-cut JSON lines";

/// Files that stages are measured on, with what each stage makes of them.
struct Sample {
    paths: Vec<PathBuf>,
    documents: Vec<(String, Document)>,
    cut: Vec<Minutes>,
    whole: Vec<Minutes>,
    work: Work,
}

impl Sample {
    fn of(prepared: &Prepared, taxonomy: &Taxonomy) -> Result<Self, source::SourceError> {
        let mut sample = Self {
            paths: Vec::new(),
            documents: Vec::new(),
            cut: Vec::new(),
            whole: Vec::new(),
            work: Work { items: 0, bytes: 0 },
        };
        for file in source::discover(&[prepared.corpus()])?.files {
            if sample.work.items >= STAGE_ITEMS {
                break;
            }
            let document = FileReader::in_process().read(&file.path)?;
            let name = file.path.to_string_lossy().into_owned();
            let cut = segment(&name, &document.pages, &FolderDefaults::default());
            let mut whole = cut.clone();
            find_people(&mut whole);
            taxonomy.tag(&mut whole);
            sample.work.items += cut.items.len();
            sample.work.bytes += document.bytes;
            sample.paths.push(file.path);
            sample.documents.push((name, document));
            sample.cut.push(cut);
            sample.whole.push(whole);
        }
        Ok(sample)
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let prepared = Prepared::from_environment()?;
    let taxonomy = Taxonomy::built_in();
    let sample = Sample::of(&prepared, &taxonomy)?;
    let ledger = Ledger::default();
    let mut criterion = Criterion::default().configure_from_args();
    let mut group = criterion.benchmark_group("ingest");
    // Ten runs are the fewest criterion takes; flat, as each run takes long.
    group.sample_size(10).sampling_mode(SamplingMode::Flat);
    group.warm_up_time(Duration::from_millis(1)).measurement_time(Duration::from_secs(1));
    bench_whole(&mut group, &ledger, &prepared, &taxonomy);
    bench_limit(&mut group, &ledger, &prepared, &sample);
    bench_stages(&mut group, &ledger, &sample, &taxonomy);
    group.finish();
    ledger.print("processor time per item (per query) over that of raw tantivy");
    criterion.final_summary();
    Ok(())
}

type Group<'a> = BenchmarkGroup<'a, WallTime>;

/// Measures one row and sets it against the limit.
fn row<P, R>(
    group: &mut Group<'_>,
    ledger: &Ledger,
    name: &str,
    work: Work,
    mut prepare: impl FnMut() -> P,
    mut measured: impl FnMut(P) -> R,
) {
    group.bench_function(name, |bencher| {
        bencher.iter_custom(|times| ledger.run(name, work, times, &mut prepare, &mut measured));
    });
    ledger.against(name, LIMIT);
}

fn empty_folder() -> TempDir {
    tempfile::tempdir().expect("a temporary folder can be made")
}

fn bench_whole(group: &mut Group<'_>, ledger: &Ledger, prepared: &Prepared, taxonomy: &Taxonomy) {
    let work = Work { items: prepared.items, bytes: prepared.bytes };
    let paths = [prepared.corpus()];
    row(group, ledger, "paragraf, from files", work, empty_folder, |folder| {
        let writer = open_writer(&folder.path().join("index"), false).expect("an index");
        let report = ingest(
            &paths,
            writer,
            taxonomy,
            &FileReader::in_process(),
            Permissions::default(),
            &Unwatched,
        )
        .expect("an ingest");
        assert_eq!(report.items_in_index, prepared.items as u64, "{:?}", report.duplicates);
        folder
    });
}

fn bench_limit(group: &mut Group<'_>, ledger: &Ledger, prepared: &Prepared, sample: &Sample) {
    let work = Work { items: prepared.items, bytes: prepared.bytes };
    let lines = prepared.lines();
    row(group, ledger, LIMIT, work, empty_folder, |folder| {
        (limit::build(folder.path(), precut(&lines)).expect("a raw index"), folder)
    });
    row(
        group,
        ledger,
        "raw tantivy, from texts in memory",
        sample.work,
        || (empty_folder(), precut(&lines).take(sample.work.items).collect::<Vec<_>>()),
        |(folder, items)| {
            (limit::build(folder.path(), items.into_iter()).expect("a raw index"), folder)
        },
    );
}

/// Text and record of every line.
fn precut(lines: &Path) -> impl Iterator<Item = (String, Vec<u8>)> + use<> {
    #[derive(serde::Deserialize)]
    struct Item {
        title: String,
        body: String,
    }
    let file = File::open(lines).expect("the lines were written");
    BufReader::new(file).split(b'\n').map(|line| {
        let line = line.expect("a line");
        let Item { title, body } = serde_json::from_slice(&line).expect("a record");
        (format!("{title}\n{body}"), line)
    })
}

#[expect(clippy::too_many_lines, reason = "one measurement after the other")]
fn bench_stages(group: &mut Group<'_>, ledger: &Ledger, sample: &Sample, taxonomy: &Taxonomy) {
    let work = sample.work;
    row(
        group,
        ledger,
        "stage: read and decode",
        work,
        || (),
        |()| {
            for path in &sample.paths {
                black_box(FileReader::in_process().read(path).expect("a text"));
            }
        },
    );
    let defaults = FolderDefaults::default();
    row(
        group,
        ledger,
        "stage: segment",
        work,
        || (),
        |()| {
            for (name, document) in &sample.documents {
                black_box(segment(name, &document.pages, &defaults));
            }
        },
    );
    row(
        group,
        ledger,
        "stage: facets",
        work,
        || sample.cut.clone(),
        |mut all| {
            for minutes in &mut all {
                find_people(minutes);
                taxonomy.tag(minutes);
            }
            all
        },
    );
    row(
        group,
        ledger,
        "stage: analysis, warm",
        work,
        || (),
        |()| {
            let mut tokens = 0_usize;
            for item in sample.whole.iter().flat_map(|minutes| &minutes.items) {
                for text in [&item.title, &item.body] {
                    swedish::analyse(&swedish::normalise(text).text, |_| tokens += 1);
                }
            }
            black_box(tokens)
        },
    );
    row(group, ledger, "stage: index ready minutes", work, empty_folder, |folder| {
        let writer = open_writer(&folder.path().join("index"), false).expect("an index");
        for minutes in &sample.whole {
            let claims = minutes.items.iter().map(Claim::of).collect();
            let key = FileKey::of_text(&minutes.file);
            writer.put(&key, minutes, SourceFile { claims, ..SourceFile::default() }).expect("put");
        }
        writer.commit().expect("a commit");
        folder
    });
}
