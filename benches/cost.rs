//! What does a question cost at most?
//!
//! `cargo bench --bench cost`; `PARAGRAF_BENCH_ITEMS=10000` for another size, a word behind `--`
//! for the questions whose name has it. Ordinary and hostile questions of every kind to an index
//! of 100 000 generated items, each with its processor time and the memory that it took. The index
//! is built by the first run, which takes minutes, and kept below `target/`.

#[expect(dead_code, reason = "shared with the other benchmarks, which use more of it")]
mod generator;
mod questions;

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::time::Duration;

use paragraf::backends::embedded::{open_reader, open_writer};
use paragraf::ingest::{Permissions, Unwatched, ingest};
use paragraf::query::parse;
use paragraf::search::{Reader, Request, SearchError, Synonyms};
use paragraf::source::FileReader;
use paragraf::topics::Taxonomy;
use questions::{Ask, Question, questions};
use rustix::time::{ClockId, clock_gettime};

/// Items when nothing else is said: the size that the bounds are meant for.
const DEFAULT_ITEMS: usize = 100_000;

/// Items when the benchmarks are only tried out (`cargo test --benches`).
const TRIAL_ITEMS: usize = 300;

/// What no question may cost, in milliseconds of processor time. What people ask costs some tens;
/// the most expensive of those made to be so are four kilobytes of frequent words.
const MOST_MS: f64 = 900.0;

/// What no question may take, in megabytes of memory beside the mapped index.
const MOST_MB: f64 = 200.0;

/// How often a question is asked for its time; the quickest counts, since what disturbs a run
/// only ever makes it slower. A slow one is asked once.
const RUNS: usize = 3;

/// Above this a question is not asked again.
const SLOW: Duration = Duration::from_millis(400);

/// How often memory is looked at while a question is answered.
const SAMPLE: Duration = Duration::from_micros(500);

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let is_bench = std::env::args().any(|argument| argument == "--bench");
    let only = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let items = match std::env::var("PARAGRAF_BENCH_ITEMS") {
        Ok(number) => number.replace('_', "").parse()?,
        Err(_) if is_bench => DEFAULT_ITEMS,
        Err(_) => TRIAL_ITEMS,
    };
    let folder = folder_of(items);
    let reader = open_or_build(&folder, items)?;
    println!("{items} items in {}", folder.display());
    println!("{:>10} {:>8} {:>9}  question", "cpu ms", "MB", "found");
    let (mut asked, mut over, mut worst) = (0, Vec::new(), 0.0_f64);
    for question in questions(reader.as_ref())? {
        if only.as_ref().is_some_and(|only| !question.name.contains(only.as_str())) {
            continue;
        }
        let cost = cost_of(reader.as_ref(), &question);
        let ms = cost.time.as_secs_f64() * 1e3;
        let mark = if ms > MOST_MS || cost.megabytes > MOST_MB { " <-- too much" } else { "" };
        println!("{ms:>10.1} {:>8.1} {:>9}  {}{mark}", cost.megabytes, cost.answer, question.name);
        asked += 1;
        worst = worst.max(ms);
        if !mark.is_empty() {
            over.push(question.name);
        }
    }
    println!("{asked} questions, the most expensive {worst:.0} ms; {} cost too much", over.len());
    Ok(())
}

/// Where the index of so many items is kept: a folder of its own for every state of the
/// generator.
fn folder_of(items: usize) -> PathBuf {
    let mut hasher = DefaultHasher::new();
    for source in [
        include_str!("generator/mod.rs"),
        include_str!("generator/layouts.rs"),
        include_str!("generator/paper.rs"),
        include_str!("generator/people.rs"),
        include_str!("generator/prose.rs"),
        include_str!("generator/words.rs"),
    ] {
        source.hash(&mut hasher);
    }
    let target = std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("target"), PathBuf::from);
    target.join("cost").join(format!("{items}-{:016x}", hasher.finish()))
}

/// The kept index, built anew where there is none of this program's version.
fn open_or_build(
    folder: &Path,
    items: usize,
) -> Result<Box<dyn Reader>, Box<dyn std::error::Error>> {
    let taxonomy = Taxonomy::built_in();
    match open_reader(folder, synonyms(&taxonomy)) {
        Ok(reader) => return Ok(reader),
        Err(SearchError::NoIndex { .. } | SearchError::OtherVersion { .. }) => {}
        Err(error) => return Err(error.into()),
    }
    eprintln!("building the index of {items} items; this takes minutes");
    let corpus = tempfile::tempdir()?;
    for file in generator::generate(items) {
        let path = corpus.path().join(&file.name);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(&path, &file.text)?;
    }
    let writer = open_writer(folder, true)?;
    let sources = [corpus.path().to_owned()];
    let files = FileReader::in_process();
    ingest(&sources, writer, &taxonomy, &files, Permissions::default(), &Unwatched)?;
    Ok(open_reader(folder, synonyms(&taxonomy))?)
}

/// The taxonomy's other names, as the command hands them to the index.
fn synonyms(taxonomy: &Taxonomy) -> Synonyms {
    let mut synonyms = Synonyms::default();
    for (short, long) in taxonomy.topics().flat_map(|topic| &topic.abbreviations) {
        synonyms.add(&[short, long]);
    }
    synonyms
}

/// What a question costs.
struct Cost {
    time: Duration,
    megabytes: f64,
    /// How many were found, or why there is no answer.
    answer: String,
}

fn cost_of(reader: &dyn Reader, question: &Question) -> Cost {
    let mut time = Duration::MAX;
    for _ in 0..RUNS {
        let before = processor_time();
        answer(reader, &question.ask);
        time = time.min(processor_time().saturating_sub(before));
        if time > SLOW {
            break;
        }
    }
    let (answer, megabytes) = with_memory(|| answer(reader, &question.ask));
    Cost { time, megabytes, answer }
}

fn processor_time() -> Duration {
    Duration::try_from(clock_gettime(ClockId::ProcessCPUTime)).unwrap_or_default()
}

/// Asks, and tells in a word what came of it.
fn answer(reader: &dyn Reader, ask: &Ask) -> String {
    let counted = |found: Result<usize, SearchError>| match found {
        Ok(found) => found.to_string(),
        Err(error) => brief(&error.to_string()),
    };
    match ask {
        Ask::Search(text) | Ask::Explain(text) => {
            let query = match parse(text) {
                Ok(query) => query,
                Err(error) => return brief(&error.to_string()),
            };
            let mut request = Request::new(text.as_str(), query);
            request.explain = matches!(ask, Ask::Explain(_));
            match reader.search(&request) {
                Ok(found) if found.relaxed.is_some() => format!("~{}", found.total),
                Ok(found) => found.total.to_string(),
                Err(error) => brief(&error.to_string()),
            }
        }
        Ask::Query(query) => {
            let request = Request::new("a query of its own", query.clone());
            counted(reader.search(&request).map(|found| whole(found.total)))
        }
        Ask::Suggest(beginning) => counted(reader.suggest(beginning, 10).map(|found| found.len())),
        Ask::Similar(id) => counted(
            reader.similar(id, Some(10)).map(|found| found.map_or(0, |found| whole(found.total))),
        ),
        Ask::NearestIds(id) => counted(reader.nearest_ids(id).map(|found| found.len())),
        Ask::Timeline(text) => {
            let Ok(query) = parse(text) else { return "not read".to_owned() };
            let bins = reader.timeline(&query, paragraf::search::Granularity::Month);
            counted(bins.map(|bins| bins.iter().map(|bin| whole(bin.hits)).sum()))
        }
        Ask::Speakers(text) => {
            let Ok(query) = parse(text) else { return "not read".to_owned() };
            counted(reader.speakers(&query).map(|found| found.len()))
        }
    }
}

/// The first words of a message.
fn brief(message: &str) -> String {
    message.chars().take(24).collect()
}

/// Runs `work` and tells by how many megabytes the memory of its own that the process holds grew
/// meanwhile; 0 where the system does not tell.
fn with_memory<R>(work: impl FnOnce() -> R) -> (R, f64) {
    use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
    let (done, most) = (AtomicBool::new(false), AtomicU64::new(0));
    let before = own_memory().unwrap_or(0);
    let result = std::thread::scope(|scope| {
        scope.spawn(|| {
            while !done.load(Ordering::Acquire) {
                most.fetch_max(own_memory().unwrap_or(0), Ordering::Relaxed);
                std::thread::sleep(SAMPLE);
            }
        });
        let result = work();
        done.store(true, Ordering::Release);
        result
    });
    let kilobytes = most.into_inner().saturating_sub(before);
    #[expect(clippy::cast_precision_loss, reason = "a size to be looked at")]
    let megabytes = kilobytes as f64 / 1024.0;
    (result, megabytes)
}

/// Memory of the process that is not mapped from files, in kilobytes (Linux).
fn own_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("RssAnon:"))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}

/// A count of items, of which there are some 100 000.
fn whole(count: u64) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}
