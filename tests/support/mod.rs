//! What several test binaries need: reading minutes as the program does, and the folder of real
//! minutes.

#![allow(dead_code, reason = "each test binary uses some of it")]

use std::path::{Path, PathBuf};

use paragraf::ingest::{Permissions, Unwatched, ingest, read_minutes};
use paragraf::minutes::Minutes;
use paragraf::source::{FileReader, Folders};
use paragraf::topics::Taxonomy;

/// The folder of the package.
pub fn package() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The folder of real minutes that `PARAGRAF_SHARED` names. Tests on it are ignored where the
/// variable is not set, and fail where it names no such folder.
pub fn shared() -> PathBuf {
    let folder = std::env::var_os("PARAGRAF_SHARED").map(PathBuf::from).unwrap_or_default();
    assert!(
        folder.join("minutes").is_dir() && folder.join("gold").is_dir(),
        "PARAGRAF_SHARED names {}, which has no minutes/ and gold/",
        folder.display()
    );
    folder
}

/// Files are read as the program reads them, in workers of the program.
pub fn files() -> FileReader {
    FileReader::with_workers(env!("CARGO_BIN_EXE_paragraf").into())
}

/// One file, read with the built-in topics.
pub fn read(path: &Path) -> Minutes {
    read_minutes(path, &files(), &mut Folders::default(), &Taxonomy::built_in())
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// An index of `paths` in `folder`.
pub fn index(paths: &[PathBuf], folder: &Path) -> paragraf::ingest::Report {
    let writer = paragraf::backends::embedded::open_writer(folder, false).expect("a writer");
    let permissions = Permissions::default();
    ingest(paths, writer, &Taxonomy::built_in(), &files(), permissions, &Unwatched)
        .expect("an ingest")
}

/// `a / b`, 1 where both are 0.
#[expect(clippy::cast_precision_loss, reason = "counts of a few thousand")]
pub fn ratio(a: usize, b: usize) -> f64 {
    if b == 0 { 1.0 } else { a as f64 / b as f64 }
}

/// The harmonic mean of precision and recall.
pub fn f1(both: usize, extra: usize, missing: usize) -> f64 {
    ratio(2 * both, 2 * both + extra + missing)
}

/// White space folded to single blanks.
pub fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
