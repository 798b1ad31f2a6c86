//! Indexes that other versions of the program wrote: read, or refused with the way out.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// The minutes that the indexes were made of.
const MINUTES: &str = "Organ Kulturgruppen\n\nPlats Digitalt\n\nTidpunkt Fredagen den 18 februari 2022\n\n\
    Ledamöter Bo Ek (C), Ordförande, Ekefors\n\n1. Inledning\n\nOrdförande inleder mötet.\n\n\
    2. Bibliotekets öppettider\n\nBo Ek informerar om bibliotekets öppettider.\n\nBeslut\n1. Informationen noteras.\n";

/// The version of the schema that this program writes.
const CURRENT: &str = "schema-8";

/// Which index counts, and who writes: kept from one index to the next.
const FOLDER_FILES: [&str; 2] = ["current", "writer.lock"];

fn kept() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/indexes");
    let entries = fs::read_dir(folder).expect("the indexes").flatten();
    let mut folders: Vec<PathBuf> =
        entries.map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

/// Every file below a folder, with its bytes.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.insert(path.clone(), fs::read(&path).expect("read"));
        }
    }
    found
}

fn copy(from: &Path, to: &Path) {
    for (path, bytes) in files(from) {
        let target = to.join(path.strip_prefix(from).expect("below"));
        fs::create_dir_all(target.parent().expect("a folder")).expect("made");
        fs::write(target, bytes).expect("written");
    }
}

fn run(place: &TempDir, words: &[&str]) -> (Option<i32>, String, String) {
    let Output { status, stdout, stderr } = Command::new(env!("CARGO_BIN_EXE_paragraf"))
        .current_dir(place.path())
        .env_remove("PARAGRAF_INDEX")
        .env("XDG_CONFIG_HOME", place.path().join("none"))
        .args(words)
        .output()
        .expect("the program runs");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (status.code(), text(stdout), text(stderr))
}

#[test]
fn an_index_of_any_version_is_read_or_refused_with_the_way_out() {
    let kept = kept();
    assert!(kept.len() >= 3, "{kept:?}");
    for index in kept {
        let place = tempfile::tempdir().expect("a folder");
        let own = place.path().join("index");
        copy(&index, &own);
        fs::create_dir(place.path().join("corpus")).expect("made");
        fs::write(place.path().join("corpus/2022-02-18.txt"), MINUTES).expect("written");
        let before = files(&own);
        let (code, out, err) = run(&place, &["search", "bibliotek"]);
        assert_eq!(files(&own), before, "{} was changed by being searched", index.display());
        if index.ends_with(CURRENT) {
            assert_eq!(code, Some(0), "{err}");
            assert!(out.starts_with("1 item"), "{out}");
            continue;
        }
        assert_eq!(code, Some(2), "{out}{err}");
        assert!(err.contains("another schema") && err.contains("ingest --rebuild"), "{err}");
        let (code, _, err) = run(&place, &["ingest", "corpus"]);
        assert_eq!(code, Some(2), "{err}");
        assert!(err.contains("--rebuild"), "{err}");
        let (code, _, err) = run(&place, &["ingest", "--rebuild", "corpus"]);
        assert_eq!(code, Some(0), "{err}");
        let (code, out, err) = run(&place, &["search", "bibliotek"]);
        assert_eq!(code, Some(0), "{err}");
        assert!(out.starts_with("1 item"), "{out}");
        // These two are of the folder and not of one index in it.
        let is_of_folder = |path: &Path| FOLDER_FILES.iter().any(|name| path == own.join(name));
        let left: Vec<PathBuf> = files(&own)
            .into_keys()
            .filter(|path| before.contains_key(path) && !is_of_folder(path))
            .collect();
        assert!(left.is_empty(), "files of the old index stay: {left:?}");
    }
}
