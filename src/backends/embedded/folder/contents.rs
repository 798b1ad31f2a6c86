//! Whose files lie in an index folder?
//!
//! Nothing but what the program made is ever moved or removed, and what it made is known by name.
//! A folder that holds anything else is not taken for an index: more likely it is a folder of
//! minutes that was named by mistake. Left alone and allowed are documents about the folder
//! (`README`), hidden files, and what a file system puts into a mount point.

use std::fs;
use std::io;
use std::path::Path;

use super::directory::META;
use super::disk::{TEMPORARY, read_file};
use super::generation::{self, CURRENT, Generation};
use super::lock::LOCK;
use super::seal::{Seals, unsealed};

/// Names at the top of an index folder that earlier versions of the program used.
const EARLIER: [&str; 5] =
    [META, ".managed.json", "writer.pid", ".tantivy-writer.lock", ".tantivy-meta.lock"];

/// The engine's list of its files.
const MANAGED: &str = ".managed.json";

/// Words that stand in every list of segments that the engine writes.
const IN_META: [&str; 2] = ["\"index_settings\"", "\"segments\""];

/// Words that stand in what every version of the program has said of its commits.
const IN_PAYLOAD: [&str; 2] = ["schema", "analyser"];

/// Endings of the engine's files (tantivy 0.27, `SegmentComponent`).
const ENDINGS: [&str; 7] = ["term", "idx", "pos", "fast", "fieldnorm", "store", "store.temp"];

/// Whether a `meta.json` is the engine's and not some other program's.
fn is_engines_meta(path: &Path) -> bool {
    names_segments(&read_file(path).unwrap_or_default())
}

fn names_segments(meta: &[u8]) -> bool {
    let text = String::from_utf8_lossy(meta);
    IN_META.iter().all(|word| text.contains(word))
}

/// Whether a `meta.json` is of a commit that some version of the program made: others keep indexes
/// by the same engine.
fn is_our_meta(path: &Path) -> bool {
    #[derive(serde::Deserialize)]
    struct Meta {
        payload: String,
    }
    let bytes = read_file(path).unwrap_or_default();
    // Before there were seals it ended with the engine's own last byte.
    let meta = unsealed(&bytes).map_or(bytes.as_slice(), |(meta, _)| meta);
    let ours = |Meta { payload }| IN_PAYLOAD.iter().all(|word| payload.contains(word));
    names_segments(meta) && serde_json::from_slice(meta).is_ok_and(ours)
}

/// The generation that counts: the one that `current` names or, where that file is not there, the
/// last one with a commit. So an index is not lost with that file, nor is the work of a first
/// ingest that was broken off before it wrote it.
///
/// # Errors
/// Of the kind [`io::ErrorKind::InvalidData`] when the file that tells has changed.
pub(super) fn current(folder: &Path) -> io::Result<Option<Generation>> {
    match generation::named(folder)? {
        Some(named) => Ok(Some(named)),
        None => match generation::all(folder) {
            Ok(all) => {
                Ok(all.into_iter().rev().find(|one| is_our_meta(&one.path(folder).join(META))))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        },
    }
}

/// Whether a lock file holds what the program writes: the number of a process, or nothing.
fn is_our_lock(path: &Path) -> bool {
    const LONGEST_NUMBER: u64 = 20;
    let is_short = fs::metadata(path).is_ok_and(|file| file.len() <= LONGEST_NUMBER);
    is_short && read_file(path).is_ok_and(|text| text.iter().all(u8::is_ascii_digit))
}

/// Whether a path is a link, or one of several names of a file: what is written there is written
/// elsewhere too.
fn is_another_name(path: &Path) -> bool {
    !fs::symlink_metadata(path).is_ok_and(|file| !file.is_symlink() && has_one_name(&file))
}

#[cfg(unix)]
fn has_one_name(file: &fs::Metadata) -> bool {
    std::os::unix::fs::MetadataExt::nlink(file) == 1
}

#[cfg(not(unix))]
fn has_one_name(_: &fs::Metadata) -> bool {
    true
}

/// Whether a file bears the name that the program gives to what is not yet what it will be.
fn is_temporary(name: &str) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    name.strip_prefix(TEMPORARY)
        .and_then(|rest| rest.split_once('-'))
        .is_some_and(|(process, count)| is_number(process) && is_number(count))
}

/// What may stand in an index folder without being of the index.
fn is_left_alone(name: &str) -> bool {
    let upper = name.to_uppercase();
    name.starts_with('.')
        || upper == "README"
        || upper.starts_with("README.")
        || name == "lost+found"
}

/// Whether the engine gives a file such a name: a segment's id and what the file holds.
fn is_of_segment(name: &str) -> bool {
    let (id, ending) = name.split_once('.').unwrap_or((name, ""));
    let is_deletes = ending
        .strip_suffix(".del")
        .is_some_and(|opstamp| !opstamp.is_empty() && opstamp.bytes().all(|b| b.is_ascii_digit()));
    let is_id = id.len() == 32 && id.bytes().all(|b| b.is_ascii_hexdigit());
    is_id && (is_deletes || ENDINGS.contains(&ending))
}

/// Whether the program made a file of this name in a generation.
fn is_of_generation(name: &str) -> bool {
    name == META || name == MANAGED || is_temporary(name) || is_of_segment(name)
}

/// Names, in the folder and in its generations, of what the program did not make; sorted.
pub(super) fn foreign(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    // Where one generation counts, whatever bears the name of a file of the index is one.
    let current = generation::named(folder).unwrap_or_default();
    let is_index = current.is_some();
    let mut is_generation_there = false;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_folder = entry.file_type()?.is_dir();
        if is_folder && Generation::of_name(&name).is_some() {
            is_generation_there = true;
            let is_current = Generation::of_name(&name) == current;
            for inner in fs::read_dir(entry.path())? {
                let inner = inner?;
                let inner_name = inner.file_name().to_string_lossy().into_owned();
                // That of the current one may be damaged.
                let is_ours = is_of_generation(&inner_name)
                    && (is_current || inner_name != META || is_engines_meta(&inner.path()));
                if !is_ours && !is_left_alone(&inner_name) {
                    names.push(format!("{name}/{inner_name}"));
                }
            }
        } else if !is_left_alone(&name) && (is_folder || !is_ours(&entry.path(), &name, is_index)) {
            names.push(name);
        }
    }
    // A damaged `current` lies beside a generation.
    if is_generation_there && !folder.join(CURRENT).is_dir() {
        names.retain(|name| name != CURRENT);
    }
    names.sort_unstable();
    Ok(names)
}

/// Whether the program made a file of this name at the top of the folder.
fn is_ours(path: &Path, name: &str, is_index: bool) -> bool {
    match name {
        CURRENT => is_index || generation::is_remains_of_current(path),
        LOCK => !is_another_name(path) && (is_index || is_our_lock(path)),
        META => is_our_meta(path),
        _ => EARLIER.contains(&name) || is_of_segment(name),
    }
}

/// Removes a generation: the program's files in it, and the folder if nothing else is there.
pub(super) fn remove_generation(path: &Path) -> io::Result<()> {
    remove_where(path, is_of_generation)?;
    match fs::remove_dir(path) {
        // Something else is in it, or another disk is mounted there.
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::DirectoryNotEmpty | io::ErrorKind::ResourceBusy
            ) =>
        {
            Ok(())
        }
        other => other,
    }
}

/// Removes what an earlier version of the program kept at the top of the folder.
pub(super) fn remove_earlier(folder: &Path) -> io::Result<()> {
    if !is_our_meta(&folder.join(META)) {
        return Ok(());
    }
    remove_where(folder, |name| EARLIER.contains(&name) || is_of_segment(name))
}

/// Removes files of segments that the commit does not name. The engine removes those of its own
/// list, which may be missing or older than a file.
pub(super) fn remove_unnamed(generation: &Path, named: &Seals) -> io::Result<()> {
    remove_where(generation, |name| is_of_segment(name) && !named.contains_key(name))
}

/// Removes temporary files of writers that were broken off.
pub(super) fn remove_temporary(folder: &Path) -> io::Result<()> {
    remove_where(folder, is_temporary)
}

fn remove_where(folder: &Path, is_ours: impl Fn(&str) -> bool) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let is_ours = entry.file_name().to_str().is_some_and(&is_ours);
        if is_ours && entry.file_type()?.is_file() {
            match fs::remove_file(entry.path()) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "0123456789abcdef0123456789abcdef";

    #[test]
    fn files_of_the_engine_are_known_by_their_names() {
        for ending in ["term", "idx", "pos", "fast", "fieldnorm", "store", "store.temp", "17.del"] {
            assert!(is_of_segment(&format!("{ID}.{ending}")), "{ending}");
        }
        for name in ["2024-02-06.txt", "protokoll.pdf", ID, "meta.json", "0123.store"] {
            assert!(!is_of_segment(name), "{name}");
        }
        // Downloads are often named by their hash.
        for ending in ["pdf", "txt", "del", "17.txt", "store.pdf", ""] {
            assert!(!is_of_segment(&format!("{ID}.{ending}")), "{ending}");
        }
        assert!(
            is_temporary(".tmp-4711-0") && !is_temporary(".tmp-mine") && !is_temporary(".tmp-1-")
        );
    }

    #[test]
    fn what_the_program_did_not_make_is_named_wherever_it_lies() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path();
        fs::create_dir_all(path.join("g0001")).expect("made");
        fs::create_dir_all(path.join("protokoll")).expect("made");
        for name in ["README.md", ".gitignore", "2024.txt"] {
            fs::write(path.join(name), "x").expect("written");
        }
        fs::write(path.join("writer.lock"), "4711").expect("written");
        generation::set_current(path, Generation::of_name("g0001").expect("a name")).expect("set");
        for name in ["meta.json", ".managed.json", &format!("{ID}.store"), "notes.txt"] {
            fs::write(path.join("g0001").join(name), "x").expect("written");
        }
        assert_eq!(foreign(path).expect("read"), ["2024.txt", "g0001/notes.txt", "protokoll"]);
        // One bit of it changed, and it is still ours.
        fs::write(path.join("current"), "x").expect("written");
        fs::remove_file(path.join("g0001/meta.json")).expect("removed");
        assert_eq!(foreign(path).expect("read"), ["2024.txt", "g0001/notes.txt", "protokoll"]);
    }

    #[test]
    fn names_of_an_index_in_a_folder_that_never_was_one_are_not_ours() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path();
        for name in ["current", "meta.json", "writer.lock", ".managed.json"] {
            fs::write(path.join(name), "mine").expect("written");
        }
        assert_eq!(foreign(path).expect("read"), ["current", "meta.json", "writer.lock"]);
        fs::create_dir(path.join("g0001")).expect("made");
        fs::write(path.join("g0001/meta.json"), "mine").expect("written");
        assert!(foreign(path).expect("read").contains(&"g0001/meta.json".to_owned()));
        remove_earlier(path).expect("looked at");
        assert!(path.join(".managed.json").exists() && path.join("meta.json").exists());
    }

    #[test]
    fn an_index_of_the_same_engine_that_is_another_programs_is_not_ours() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path();
        let theirs = r#"{"index_settings":{},"segments":[],"opstamp":0}"#;
        fs::write(path.join("meta.json"), theirs).expect("written");
        fs::write(path.join(format!("{ID}.store")), "theirs").expect("written");
        assert_eq!(foreign(path).expect("read"), ["meta.json"]);
        remove_earlier(path).expect("looked at");
        assert!(path.join(format!("{ID}.store")).exists());
        let ours = r#"{"index_settings":{},"segments":[],"payload":"{\"schema\":\"1\",\"analyser\":\"1\"}"}"#;
        fs::write(path.join("meta.json"), ours).expect("written");
        assert!(foreign(path).expect("read").is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn a_lock_that_is_another_name_of_a_file_is_not_ours() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path();
        fs::create_dir(path.join("g0001")).expect("made");
        generation::set_current(path, Generation::of_name("g0001").expect("a name")).expect("set");
        let minutes = tempfile::NamedTempFile::new_in(path.parent().expect("above")).expect("made");
        fs::write(minutes.path(), "4711").expect("written");
        std::os::unix::fs::symlink(minutes.path(), path.join(LOCK)).expect("linked");
        assert_eq!(foreign(path).expect("read"), [LOCK]);
        fs::remove_file(path.join(LOCK)).expect("removed");
        fs::hard_link(minutes.path(), path.join(LOCK)).expect("linked");
        assert_eq!(foreign(path).expect("read"), [LOCK]);
    }

    #[test]
    fn a_current_that_was_cut_is_ours_also_without_a_generation() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path();
        fs::write(path.join(CURRENT), "paragraf-i").expect("written");
        assert!(foreign(path).expect("read").is_empty());
        fs::remove_file(path.join(CURRENT)).expect("removed");
        fs::create_dir_all(path.join(CURRENT)).expect("made");
        fs::create_dir_all(path.join("g0001")).expect("made");
        assert_eq!(foreign(path).expect("read"), [CURRENT]);
    }

    #[test]
    fn without_current_the_last_generation_with_a_commit_counts() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path();
        let put = |generation: &str, meta: &str| {
            fs::create_dir_all(path.join(generation)).expect("made");
            fs::write(path.join(generation).join("meta.json"), meta).expect("written");
        };
        let empty = r#"{"index_settings":{},"segments":[],"opstamp":0}"#;
        let committed = r#"{"index_settings":{},"segments":[],"payload":"{\"schema\":\"1\",\"analyser\":\"1\"}"}"#;
        assert_eq!(current(&path.join("none")).expect("read"), None);
        put("g0001", empty);
        assert_eq!(current(path).expect("read"), None);
        put("g0002", committed);
        put("g0003", empty);
        assert_eq!(current(path).expect("read"), Generation::of_name("g0002"));
        let third = Generation::of_name("g0003").expect("a name");
        generation::set_current(path, third).expect("set");
        assert_eq!(current(path).expect("read"), Some(third));
    }

    #[test]
    fn a_removed_generation_takes_nothing_of_the_users_along() {
        let folder = tempfile::tempdir().expect("a folder");
        let generation = folder.path().join("g0001");
        fs::create_dir(&generation).expect("made");
        fs::write(generation.join(format!("{ID}.store")), "x").expect("written");
        fs::write(generation.join("notes.txt"), "x").expect("written");
        remove_generation(&generation).expect("removed");
        let left: Vec<_> = fs::read_dir(&generation).expect("there").flatten().collect();
        assert_eq!(left.len(), 1);
        assert_eq!(left[0].file_name(), "notes.txt");
    }
}
