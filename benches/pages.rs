//! PDF files to pages: how fast, and what the process of its own costs that reads each file.
//!
//! `cargo bench --bench pages`. The same files are read in this process and in workers, one after
//! the other, in one run: small ones (those of `tests/formats/`) and a large one that is made
//! here. The table sets workers against this process; the lines below it say what a worker adds
//! per file and per page. Processor time is that of this process and its workers together.

mod measure;

use std::fmt::Write;
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Duration;

use criterion::{Criterion, SamplingMode};
use measure::{Ledger, Work};
use paragraf::source::FileReader;

/// How often the small files are read in one run, so that it is long enough to be measured.
const TIMES: usize = 5;

/// Pages of the large file.
const LARGE_PAGES: usize = 500;

/// Lines of a page of it.
const LINES: usize = 45;

/// Text of it, three to a line.
const WORDS: [&str; 7] = [
    "ordf\\366rande Anna Ek \\(S\\) yrkar bifall till",
    "kommunstyrelsens f\\366rslag om budget",
    "\\247 12 Svar p\\345 motion om \\366ppettider",
    "n\\344mnden beslutar att l\\344gga informationen",
    "Beslutet ska skickas till f\\366rvaltningen",
    "remiss, yttrande och samr\\345d",
    "dnr KS 2024/00123",
];

/// Files that are read together.
struct Files {
    name: &'static str,
    paths: Vec<PathBuf>,
    work: Work,
}

impl Files {
    fn new(name: &'static str, paths: Vec<PathBuf>) -> Self {
        let mut work = Work { items: 0, bytes: 0 };
        for path in &paths {
            let document = FileReader::in_process().read(path).expect("a file that can be read");
            work.items += document.pages.len();
            work.bytes += document.bytes;
        }
        Self { name, paths, work }
    }

    fn row(&self, place: &str) -> String {
        format!("{}, {place}", self.name)
    }
}

/// Where files are read.
const PLACES: [&str; 2] = ["in process", "in workers"];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = tempfile::tempdir()?;
    let made = |name: &str, pages: usize| -> std::io::Result<PathBuf> {
        let path = folder.path().join(name);
        fs::write(&path, pdf(pages))?;
        Ok(path)
    };
    let all = [
        Files::new("small files", vec![small_files()?; TIMES].concat()),
        Files::new("a large file", vec![made("large.pdf", LARGE_PAGES)?]),
        Files::new("files of one page", vec![made("one.pdf", 1)?; 50]),
    ];
    let readers =
        [FileReader::in_process(), FileReader::with_workers(env!("CARGO_BIN_EXE_paragraf").into())];
    let ledger = Ledger::default();
    let mut criterion = Criterion::default().configure_from_args();
    let mut group = criterion.benchmark_group("pages");
    group.sample_size(10).sampling_mode(SamplingMode::Flat);
    group.warm_up_time(Duration::from_millis(1)).measurement_time(Duration::from_secs(1));
    for files in &all {
        for (place, reader) in PLACES.into_iter().zip(&readers) {
            let row = files.row(place);
            group.bench_function(&row, |bencher| {
                let mut measured = |()| read(reader, &files.paths);
                bencher
                    .iter_custom(|times| ledger.run(&row, files.work, times, || (), &mut measured));
            });
            ledger.against(&row, &files.row(PLACES[0]));
        }
    }
    group.finish();
    ledger.print("processor time per page over that of reading in process");
    for files in &all {
        tell_overhead(&ledger, files);
    }
    criterion.final_summary();
    Ok(())
}

fn read(reader: &FileReader, paths: &[PathBuf]) {
    for path in paths {
        black_box(reader.read(path).expect("a file that can be read"));
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of a few thousand")]
fn tell_overhead(ledger: &Ledger, files: &Files) {
    let [Some(inside), Some(outside)] = PLACES.map(|place| ledger.medians(&files.row(place)))
    else {
        return;
    };
    let (count, pages) = (files.paths.len() as f64, files.work.items as f64);
    let (wall, processor) = (outside.0 - inside.0, outside.1 - inside.1);
    println!(
        "{}: a worker adds {:.2} ms ({:.2} ms of processor) per file, {:.0} µs ({:.0} µs) per \
         page, {:.0} % of all ({:.0} %)",
        files.name,
        wall / count * 1e3,
        processor / count * 1e3,
        wall / pages * 1e6,
        processor / pages * 1e6,
        wall / outside.0 * 100.0,
        processor / outside.1 * 100.0,
    );
}

/// The PDF files of `tests/formats/`.
fn small_files() -> std::io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for case in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats"))? {
        let case = case?.path();
        if !case.is_dir() {
            continue;
        }
        for file in fs::read_dir(case)? {
            let path = file?.path();
            if path.extension().is_some_and(|ending| ending == "pdf") {
                paths.push(path);
            }
        }
    }
    paths.sort();
    Ok(paths)
}

/// A file of so many pages of text in a standard font.
fn pdf(pages: usize) -> Vec<u8> {
    const FIRST_PAGE: usize = 4;
    let mut objects = vec!["<</Type/Catalog/Pages 2 0 R>>".to_owned(), String::new()];
    objects.push(
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
    );
    let mut kids = String::new();
    for page in 0..pages {
        let number = FIRST_PAGE + 2 * page;
        let _ = write!(kids, "{number} 0 R ");
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {} 0 R/Resources<</Font\
             <</F 3 0 R>>>>>>",
            number + 1
        ));
        let mut content = String::from("BT /F 10 Tf 14 TL 50 780 Td ");
        for line in 0..LINES {
            let words = |shift: usize| WORDS[(page + line * 3 + shift) % WORDS.len()];
            let _ = write!(content, "({} {} {}) ' ", words(0), words(1), words(2));
        }
        content.push_str("ET");
        objects.push(format!("<</Length {}>>\nstream\n{content}\nendstream", content.len()));
    }
    objects[1] = format!("<</Type/Pages/Kids[{kids}]/Count {pages}>>");
    let mut out = String::from("%PDF-1.7\n");
    let mut table = String::from("0000000000 65535 f \n");
    for (index, object) in objects.iter().enumerate() {
        let _ = writeln!(table, "{:010} 00000 n ", out.len());
        let _ = write!(out, "{} 0 obj\n{object}\nendobj\n", index + 1);
    }
    let (start, size) = (out.len(), objects.len() + 1);
    let _ = write!(
        out,
        "xref\n0 {size}\n{table}trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"
    );
    out.into_bytes()
}
