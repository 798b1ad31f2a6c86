//! How do time and memory grow with a text, whatever the text?
//!
//! `cargo bench --bench growth` reads texts of every kind in `tests/growth/kinds`, each size in a
//! process of its own, and prints for each kind the processor time of every step at the largest
//! size, how fast all of it grows, and the most memory it took. Further arguments are parts of
//! names of kinds, and sizes in KiB: `cargo bench --bench growth -- attendance 256 512 1024`.
//! `--index` writes the items into an index as well.
//!
//! The growth is an exponent: 1.0 is as fast as the text, 2.0 with its square. It is told for each
//! step from one size to the next. Steps of some milliseconds say nothing.

#[path = "../tests/growth/kinds/mod.rs"]
mod kinds;

use std::error::Error;
use std::fs;
use std::hint::black_box;
use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use paragraf::backends::embedded::open_writer;
use paragraf::ingest::{Permissions, Unwatched, ingest};
use paragraf::minutes::Minutes;
use paragraf::people::find_people;
use paragraf::segment::{announced_meetings, segment};
use paragraf::source::{FileReader, FolderDefaults};
use paragraf::swedish;
use paragraf::topics::Taxonomy;
use rustix::time::{ClockId, clock_gettime};

/// Sizes in KiB when nothing else is said; the last is the most that a file may have.
const SIZES_KIB: [usize; 5] = [1 << 10, 2 << 10, 4 << 10, 8 << 10, (16 << 10) - 1];

/// Size in KiB when the benchmarks are only tried out (`cargo test --benches`).
const TRIAL_KIB: usize = 4;

/// The argument with which a child is told what to measure.
const MEASURE: &str = "--measure";

/// What is measured, in this order.
const STEPS: [&str; 7] = ["read", "cut", "people", "meetings", "words", "print", "index"];

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [first, name, kib, index] = &arguments[..]
        && first == MEASURE
    {
        return measure(name, kib.parse()?, index == "index");
    }
    let plain = arguments.iter().filter(|argument| !argument.starts_with("--"));
    let (sizes, parts): (Vec<&String>, Vec<&String>) =
        plain.partition(|argument| argument.parse::<usize>().is_ok());
    let mut sizes: Vec<usize> = sizes.iter().filter_map(|size| size.parse().ok()).collect();
    if sizes.is_empty() {
        let is_bench = arguments.iter().any(|argument| argument == "--bench");
        sizes = if is_bench { SIZES_KIB.to_vec() } else { vec![TRIAL_KIB] };
    }
    let index = arguments.iter().any(|argument| argument == "--index");
    print_row("kind", &STEPS.map(str::to_owned), "all", "MiB", "growth");
    for kind in kinds::all() {
        if parts.is_empty() || parts.iter().any(|part| kind.name.contains(part.as_str())) {
            tell(kind.name, &sizes, index)?;
        }
    }
    Ok(())
}

/// What a child found: bytes of text, the most memory in KiB, and the time of each step.
struct Found {
    bytes: f64,
    kib: u64,
    seconds: Vec<f64>,
}

impl Found {
    fn read(line: &str) -> Option<Self> {
        let mut fields = line.split_whitespace();
        let (bytes, kib) = (fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
        Some(Self { bytes, kib, seconds: fields.filter_map(|field| field.parse().ok()).collect() })
    }

    fn sum(&self) -> f64 {
        self.seconds.iter().sum()
    }
}

/// Measures one kind in all sizes and prints its row.
fn tell(name: &str, sizes: &[usize], index: bool) -> Result<(), Box<dyn Error>> {
    let mut all: Vec<Found> = Vec::new();
    for size in sizes {
        let how = if index { "index" } else { "no index" };
        let output = Command::new(std::env::current_exe()?)
            .args([MEASURE, name, &size.to_string(), how])
            .output()?;
        let line = String::from_utf8_lossy(&output.stdout).into_owned();
        let Some(found) = Found::read(&line) else {
            println!("{name}: {size} KiB: {}", String::from_utf8_lossy(&output.stderr).trim());
            return Ok(());
        };
        all.push(found);
    }
    let exponents: Vec<String> = all
        .windows(2)
        .map(|pair| {
            let (times, more) = (pair[1].sum() / pair[0].sum(), pair[1].bytes / pair[0].bytes);
            // A kind that ends at the most lines or pages grows no more.
            if more < 1.2 { "-".to_owned() } else { format!("{:.1}", times.ln() / more.ln()) }
        })
        .collect();
    if let Some(largest) = all.last() {
        let steps: Vec<String> = largest.seconds.iter().map(|time| format!("{time:.2}")).collect();
        let mib = (largest.kib >> 10).to_string();
        print_row(name, &steps, &format!("{:.2}", largest.sum()), &mib, &exponents.join(" "));
    }
    Ok(())
}

fn print_row(name: &str, steps: &[String], sum: &str, memory: &str, growth: &str) {
    print!("{name:<48}");
    for step in steps {
        print!("{step:>9}");
    }
    println!("{sum:>9}{memory:>7}  {growth}");
    let _ = std::io::stdout().flush();
}

/// Processor time of this process.
fn processor_time() -> Duration {
    Duration::try_from(clock_gettime(ClockId::ProcessCPUTime)).unwrap_or_default()
}

/// The most memory this process had, in KiB, where the system tells it.
fn most_memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0)
}

/// Times the steps of one text and prints what [`Found::read`] reads.
fn measure(name: &str, kib: usize, index: bool) -> Result<(), Box<dyn Error>> {
    let kind = kinds::all().find(|kind| kind.name == name).ok_or("no such kind")?;
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("text.txt");
    let text = kind.text(kib << 10);
    let bytes = text.len();
    fs::write(&path, text)?;
    let taxonomy = Taxonomy::built_in();
    // Tables that are made once are not part of the work of this text.
    warm_up(&taxonomy);
    let mut times = Vec::new();
    let mut measure = |work: &mut dyn FnMut() -> Result<(), Box<dyn Error>>| {
        let before = processor_time();
        work()?;
        times.push(processor_time().saturating_sub(before).as_secs_f64());
        Ok::<(), Box<dyn Error>>(())
    };
    let mut pages = Vec::new();
    measure(&mut || {
        pages = FileReader::in_process().read(&path)?.pages;
        Ok(())
    })?;
    let mut minutes = None;
    measure(&mut || {
        minutes = Some(segment("text.txt", &pages, &FolderDefaults::default()));
        Ok(())
    })?;
    let mut minutes = minutes.ok_or("no minutes")?;
    measure(&mut || {
        find_people(&mut minutes);
        taxonomy.tag(&mut minutes);
        Ok(())
    })?;
    measure(&mut || {
        read_meetings(&minutes);
        Ok(())
    })?;
    measure(&mut || {
        read_words(&minutes);
        Ok(())
    })?;
    measure(&mut || {
        serde_json::to_writer_pretty(std::io::sink(), &minutes)?;
        Ok(())
    })?;
    drop(minutes);
    measure(&mut || if index { write_index(&path, folder.path(), &taxonomy) } else { Ok(()) })?;
    print!("{bytes} {}", most_memory());
    for time in times {
        print!(" {time:.6}");
    }
    println!();
    Ok(())
}

fn warm_up(taxonomy: &Taxonomy) {
    let text = "Protokoll\n2024-03-12\nBeslutande\nAnna Ek (S)\n\n§ 1 Val av justerare\n\nBeslut\nAnna Ek yrkar.\n";
    let page = paragraf::source::Page::of_text(None, text);
    let mut minutes = segment("warm.txt", &[page], &FolderDefaults::default());
    find_people(&mut minutes);
    taxonomy.tag(&mut minutes);
    read_words(&minutes);
}

/// The later meetings that the texts announce.
fn read_meetings(minutes: &Minutes) {
    let organ = minutes.organ.as_deref().unwrap_or_default();
    let Some(date) = minutes.date else { return };
    let outside = [("", minutes.preamble.as_str()), ("", minutes.closing.as_str())];
    let items = minutes.items.iter().map(|item| (item.title.as_str(), item.body.as_str()));
    for (title, text) in items.chain(outside) {
        black_box(announced_meetings(title, text, organ, date));
    }
}

/// The words of the items, as an index takes them.
fn read_words(minutes: &Minutes) {
    for item in &minutes.items {
        for text in [&item.title, &item.body] {
            swedish::analyse(&swedish::normalise(text).text, |_| {});
        }
        black_box(swedish::abbreviations(&item.body));
    }
}

/// Reads the file once more, into an index.
fn write_index(file: &Path, folder: &Path, taxonomy: &Taxonomy) -> Result<(), Box<dyn Error>> {
    let writer = open_writer(&folder.join("index"), false)?;
    ingest(
        &[file.to_owned()],
        writer,
        taxonomy,
        &FileReader::in_process(),
        Permissions::default(),
        &Unwatched,
    )?;
    Ok(())
}
