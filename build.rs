//! Tells the tests whether there is development data to measure against (see CONTRIBUTING.md), so
//! that those that need it are shown as ignored where there is none; and the program by which rules it
//! reads, so that files are read again where those have changed.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// What decides what is found in a file.
const READING: [&str; 8] =
    ["ingest/takedown", "lexicon", "minutes", "people", "segment", "source", "swedish", "topics"];

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=PARAGRAF_SHARED");
    println!("cargo::rustc-check-cfg=cfg(has_shared)");
    if std::env::var_os("PARAGRAF_SHARED").is_some() {
        println!("cargo::rustc-cfg=has_shared");
    }
    let mut files = Vec::new();
    for room in READING {
        let room = Path::new("src").join(room);
        println!("cargo::rerun-if-changed={}", room.display());
        collect(&room, &mut files)?;
    }
    files.sort();
    let mut hash = 0xcbf2_9ce4_8422_2325;
    for file in files {
        hash = hashed(hash, file.to_string_lossy().as_bytes());
        hash = hashed(hash, &fs::read(&file)?);
    }
    println!("cargo::rustc-env=PARAGRAF_READING={hash:016x}");
    Ok(())
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

/// FNV-1a, which needs no crate.
fn hashed(hash: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(hash, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
