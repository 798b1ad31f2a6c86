//! Good inputs: the files of `tests/formats` and `tests/fixtures`.

use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};

/// The largest good file: larger ones are read too slowly to be tried often.
const MOST_BYTES: u64 = 200_000;

/// The files below a folder of `tests` whose names end so, in order.
pub fn files(folder: &str, endings: &[&str]) -> Vec<Vec<u8>> {
    let mut paths = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder), &mut paths);
    paths.sort();
    let fits = |path: &PathBuf| {
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        endings.contains(&ending) && path.metadata().is_ok_and(|file| file.len() < MOST_BYTES)
    };
    let files: Vec<_> =
        paths.into_iter().filter(fits).map(|path| fs::read(path).expect("a file")).collect();
    assert!(!files.is_empty(), "no files in {folder}");
    files
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, found);
        } else {
            found.push(path);
        }
    }
}

/// One part of each of the files, which are zip files.
pub fn parts(files: &[Vec<u8>], part: &str) -> Vec<Vec<u8>> {
    let read = |file: &Vec<u8>| {
        let mut zip = zip::ZipArchive::new(Cursor::new(file)).ok()?;
        let mut bytes = Vec::new();
        zip.by_name(part).ok()?.read_to_end(&mut bytes).ok()?;
        Some(bytes)
    };
    files.iter().filter_map(read).collect()
}

/// A zip file of these parts, not packed, so that damage to the file is damage to a part.
pub fn zip_of(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in parts {
        zip.start_file(*name, options).expect("a part");
        zip.write_all(bytes).expect("written");
    }
    zip.finish().expect("a zip file").into_inner()
}
