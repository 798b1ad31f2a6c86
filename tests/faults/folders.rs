//! Index folders of every kind: links, mounts, folders with files of the user, folders that may not
//! be written.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{PermissionsExt, chown, symlink};
use std::path::PathBuf;
use std::process::Command;

use super::desk::{Desk, INDEX, MINUTES, Ran, finish};
use super::minutes::{Document, documents};
use super::state::{Whole, fresh, is_as, items, whole, with_index};
use super::{chance, say};

/// A user without rights.
const NOBODY: u32 = 65_534;

/// A desk with some minutes, and what a fresh index of them is.
fn desk() -> (Desk, Whole) {
    let desk = Desk::new();
    for (name, document) in documents(&mut chance(70), 8) {
        desk.write(format!("{MINUTES}/{name}"), document.to_text());
    }
    let expected = fresh(&desk);
    desk.remove("fresh");
    (desk, expected)
}

/// One more file, and what a fresh index is then.
fn add_one(desk: &Desk) -> Whole {
    let document = Document { organ: Some(1), day: Some(30), texts: vec![1, 2] };
    desk.write(format!("{MINUTES}/en-till.txt"), document.to_text());
    let expected = fresh(desk);
    desk.remove("fresh");
    expected
}

#[track_caller]
fn holds(desk: &Desk, index: &str, expected: &Whole) {
    is_as(desk, index, expected).unwrap_or_else(|fault| panic!("{fault}"));
}

#[test]
fn an_index_folder_may_be_a_link() {
    for is_there_before in [true, false] {
        let (desk, expected) = desk();
        if is_there_before {
            fs::create_dir_all(desk.path("disk/real")).expect("created");
        } else {
            desk.ingest().ends(0);
            desk.rename(INDEX, "disk/real");
        }
        symlink("disk/real", desk.path(INDEX)).expect("linked");
        desk.ingest().ends(0);
        holds(&desk, INDEX, &expected);
        let more = add_one(&desk);
        desk.run(&["ingest", "--rebuild", MINUTES]).ends(0);
        holds(&desk, INDEX, &more);
        let link = desk.path(INDEX).symlink_metadata().expect("there");
        assert!(link.is_symlink(), "the link has become something else");
        holds(&desk, "disk/real", &more);
        assert_eq!(names(&desk, "disk"), ["real"], "something lies beside the index");
    }
}

#[test]
fn an_index_folder_may_be_the_current_one() {
    let (desk, expected) = desk();
    fs::create_dir(desk.path(INDEX)).expect("created");
    let here = |words: &[&str]| {
        let mut command = desk.command(words);
        command.current_dir(desk.path(INDEX)).args(["--index", "."]);
        finish(command.spawn().expect("the program runs"))
    };
    let minutes = desk.path(MINUTES);
    let minutes = minutes.to_str().expect("text");
    here(&["ingest", minutes]).ends(0);
    add_one(&desk);
    here(&["ingest", "--rebuild", minutes]).ends(0);
    here(&["ingest", "--rebuild", minutes]).ends(0);
    here(&["ingest", minutes]).ends(0);
    let found = items(&desk, INDEX).expect("an index");
    let total = |of: &serde_json::Value| of["total"].as_u64().expect("a number");
    assert_eq!(total(&found), total(&expected.items) + 2);
    here(&["check", minutes]).ends(0);
}

/// An index on a disk of its own cannot be renamed, and nothing lies on the same disk beside it.
#[test]
fn an_index_folder_may_be_a_mount() {
    let (desk, _) = desk();
    fs::create_dir(desk.path(INDEX)).expect("created");
    let more = add_one(&desk);
    let script = "mount -t tmpfs none index || exit 77
        \"$0\" ingest protokoll && \"$0\" ingest --rebuild protokoll && \
        \"$0\" ingest --rebuild protokoll && \"$0\" ingest protokoll && cp -r index kept";
    let mounted = |options: &[&str]| {
        let mut starter = vec!["unshare"];
        starter.extend(options);
        starter.extend(["sh", "-c", script]);
        let child = desk.started_by(&starter, &[]).spawn();
        child.map_or(Ran { code: Some(77), out: String::new(), err: String::new() }, finish)
    };
    let mut ran = mounted(&["--mount"]);
    if ran.code != Some(0) && !desk.path("kept").exists() && !ran.err.contains("hint:") {
        ran = mounted(&["--mount", "--user", "--map-root-user"]);
    }
    let is_possible = ran.code != Some(77) && !ran.err.starts_with("unshare:");
    if !is_possible {
        say(&format!("an_index_folder_may_be_a_mount: skipped: {}", ran.err.trim()));
        return;
    }
    ran.ends(0);
    holds(&desk, "kept", &more);
}

#[test]
fn a_folder_with_files_of_the_user_is_refused_and_not_touched() {
    for words in [&["ingest", MINUTES][..], &["ingest", "--rebuild", MINUTES][..]] {
        let (desk, _) = desk();
        desk.write("index/anteckningar.txt", "Ring Åsa.");
        desk.write("index/bilder/torget.jpg", "en bild");
        let before = contents(&desk, INDEX);
        desk.run(words).fails_with(&["anteckningar.txt", "bilder"]);
        assert_eq!(contents(&desk, INDEX), before, "something was touched");
        let beside = names(&desk, ".");
        assert!(beside.iter().all(|name| !name.starts_with("index.")), "{beside:?}");
    }
}

/// Names alone do not make a folder an index.
#[test]
fn files_with_names_of_an_index_are_the_users_where_there_is_none() {
    let names = ["current", "meta.json", "writer.lock", "g0001/meta.json", ".managed.json"];
    for words in [&["ingest", MINUTES][..], &["ingest", "--rebuild", MINUTES][..]] {
        for name in names {
            let (desk, _) = desk();
            desk.write(format!("index/{name}"), "Åsas");
            desk.run(words);
            let kept = fs::read_to_string(desk.path(format!("index/{name}"))).expect("there");
            assert_eq!(kept, "Åsas", "{name} after {words:?}");
        }
    }
}

#[test]
fn files_of_the_user_survive_in_an_index_folder() {
    let (desk, _) = desk();
    desk.write("index/README.md", "Här ligger registret.");
    desk.ingest().ends(0);
    desk.write("index/anteckningar.txt", "Ring Åsa.");
    let mut expected = add_one(&desk);
    for words in [&["ingest", "--rebuild", MINUTES][..], &["ingest", MINUTES][..]] {
        let ran = desk.run(words);
        // They may stand in the way, if that is said; then nothing has changed.
        if ran.code != Some(0) {
            ran.fails_with(&["anteckningar.txt"]);
            desk.remove(format!("{MINUTES}/en-till.txt"));
            expected = fresh(&desk);
        }
        for (name, text) in
            [("README.md", "Här ligger registret."), ("anteckningar.txt", "Ring Åsa.")]
        {
            let found = fs::read_to_string(desk.path(INDEX).join(name));
            assert_eq!(found.ok().as_deref(), Some(text), "{name} after {words:?}");
        }
        holds(&desk, INDEX, &expected);
    }
}

#[test]
fn files_of_the_user_beside_the_index_survive_a_rebuild() {
    let (desk, expected) = desk();
    desk.ingest().ends(0);
    for name in ["index.old", "index.rebuild", "index.new", "index.tmp"] {
        desk.write(format!("{name}/viktigt.txt"), "Får inte försvinna.");
    }
    let kept = || {
        ["index.old", "index.rebuild", "index.new", "index.tmp"].map(|name| contents(&desk, name))
    };
    let before = kept();
    for _ in 0..2 {
        desk.run(&["ingest", "--rebuild", MINUTES]).ends(0);
        assert_eq!(kept(), before);
    }
    holds(&desk, INDEX, &expected);
}

#[test]
fn the_folder_above_an_index_need_not_be_writable() {
    let name = "the_folder_above_an_index_need_not_be_writable";
    let (desk, expected) = desk();
    let (place, index) = ("place", "place/index");
    fs::create_dir_all(desk.path(index)).expect("created");
    // Where the superuser runs the tests, the program is run as another one, to whom the index
    // belongs; else the folder above is closed.
    let _ = chown(desk.path(index), Some(NOBODY), Some(NOBODY));
    fs::set_permissions(desk.path(place), fs::Permissions::from_mode(0o555)).expect("set");
    let lines: [&[&str]; 3] =
        [&["ingest", MINUTES], &["ingest", "--rebuild", MINUTES], &["ingest", MINUTES]];
    let ran = lines.map(|words| as_another(&desk, name, &with_index(words, index)));
    fs::set_permissions(desk.path(place), fs::Permissions::from_mode(0o755)).expect("set");
    if ran.iter().all(Option::is_some) {
        ran.iter().flatten().for_each(|ran| drop(ran.ends(0).clone()));
        holds(&desk, index, &expected);
        assert_eq!(names(&desk, place), ["index"]);
    }
}

/// Runs the program as somebody who may not write what belongs to the one who runs the tests.
/// `None` where that cannot be done; the reason is said.
fn as_another(desk: &Desk, test: &str, words: &[&str]) -> Option<Ran> {
    let mut identity = Command::new("id");
    let is_root = identity.arg("-u").output().is_ok_and(|output| output.stdout == b"0\n");
    if !is_root {
        return Some(desk.run(words));
    }
    // The one who runs it must be able to reach the program, wherever it was built.
    let program = desk.path("paragraf");
    fs::copy(env!("CARGO_BIN_EXE_paragraf"), &program).expect("copied");
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("set");
    let mut command = Command::new("setpriv");
    command.args([format!("--reuid={NOBODY}"), format!("--regid={NOBODY}")]);
    command.arg("--clear-groups").arg(&program).args(words);
    desk.at_home(&mut command);
    let ran = command.spawn().map(finish);
    desk.remove("paragraf");
    match ran {
        Ok(ran) if !ran.err.starts_with("setpriv:") => Some(ran),
        _ => {
            say(&format!("{test}: skipped: there is no setpriv, and the superuser may write all"));
            None
        }
    }
}

/// Takes the right to write away from all below a folder, or gives it back.
fn set_writable(desk: &Desk, folder: &str, is_writable: bool) {
    let all = desk.tree(folder).into_iter().chain([desk.path(folder)]);
    for path in all {
        let old = path.metadata().expect("there").permissions().mode();
        let mode = if is_writable { old | 0o200 } else { old & !0o222 };
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("set");
    }
}

#[test]
fn an_index_that_may_not_be_written_can_be_searched() {
    let name = "an_index_that_may_not_be_written_can_be_searched";
    let (desk, _) = desk();
    desk.ingest().ends(0);
    let search = ["search", "*", "--limit", "0", "--format", "csv"];
    let expected = desk.run(&search).out;
    set_writable(&desk, INDEX, false);
    let before = contents(&desk, INDEX);
    let lines: [&[&str]; 3] = [&search, &["facets", "--format", "csv"], &["check", MINUTES]];
    let ran = lines.map(|words| as_another(&desk, name, words));
    let refused = as_another(&desk, name, &["ingest", MINUTES]);
    set_writable(&desk, INDEX, true);
    let [Some(search), Some(facets), Some(check)] = ran else { return };
    search.ends(0);
    assert_eq!(search.out, expected);
    facets.ends(0);
    assert!(matches!(check.code, Some(0 | 1)), "{check:?}");
    assert_eq!(contents(&desk, INDEX), before);
    refused.expect("as before").fails_with(&["index", "ermission"]);
}

#[test]
fn files_of_the_index_have_the_modes_that_the_user_asks_for() {
    for (mask, of_file, of_folder) in [("022", 0o644, 0o755), ("027", 0o640, 0o750)] {
        let (desk, _) = desk();
        let script = format!("umask {mask}; exec \"$0\" \"$@\"");
        for words in
            [&["ingest", MINUTES][..], &["ingest", MINUTES], &["ingest", "--rebuild", MINUTES]]
        {
            add_one(&desk);
            let starter = ["sh", "-c", &script];
            finish(desk.started_by(&starter, words).spawn().expect("a shell")).ends(0);
            for path in desk.tree(INDEX) {
                let found = path.metadata().expect("there");
                let expected = if found.is_dir() { of_folder } else { of_file };
                let mode = found.permissions().mode() & 0o7777;
                assert_eq!(mode, expected, "{mode:o}, umask {mask}: {}", path.display());
            }
        }
    }
}

#[test]
fn an_index_in_a_folder_that_is_not_there_yet_is_made_with_the_folders_above() {
    let (desk, expected) = desk();
    desk.run(&["ingest", MINUTES, "--index", "a/b/index"]).ends(0);
    assert_eq!(whole(&desk, "a/b/index").as_ref(), Ok(&expected));
}

#[test]
fn a_first_ingest_that_comes_to_nothing_leaves_nothing_behind() {
    let desk = Desk::new();
    desk.write("leer/bild.jpg", "en bild");
    let before = names(&desk, ".");
    for words in [&["ingest", "leer"][..], &["ingest", "saknas"], &["ingest", "leer", "--rebuild"]]
    {
        desk.run(words).fails_with(&[]);
        assert_eq!(names(&desk, "."), before, "{words:?}");
        assert!(!desk.path(INDEX).exists(), "{words:?}");
    }
    desk.write("eget/bild.jpg", "en bild");
    desk.remove("eget/bild.jpg");
    desk.run(&["ingest", "leer", "--index", "eget"]).fails_with(&[]);
    assert_eq!(names(&desk, "eget"), [""; 0], "a folder that was there stays, as it was");
}

/// The names in a folder.
fn names(desk: &Desk, folder: &str) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(desk.path(folder))
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// Every file below a folder with what is in it.
fn contents(desk: &Desk, folder: &str) -> BTreeMap<PathBuf, String> {
    let read = |path: PathBuf| {
        let bytes = fs::read(&path).unwrap_or_default();
        (path, String::from_utf8_lossy(&bytes).into_owned())
    };
    desk.tree(folder).into_iter().map(read).collect()
}

/// The file that names the index is gone, as after a copy that left it out.
#[test]
fn an_index_without_the_file_that_names_it_is_not_lost() {
    let (desk, expected) = desk();
    desk.ingest().ends(0);
    fs::remove_file(desk.path(INDEX).join("current")).expect("removed");
    let total = |of: &serde_json::Value| of["total"].as_u64().expect("a number");
    let found = items(&desk, INDEX).expect("an index");
    assert_eq!(total(&found), total(&expected.items));
    let again = desk.ingest();
    again.ends(0);
    assert!(again.err.contains(" 8 unchanged"), "read again: {}", again.err);
    assert!(desk.path(INDEX).join("current").exists());
}

/// Unasked, the system ends a process without a word that writes beyond this limit.
#[test]
fn a_limit_on_the_size_of_files_is_told() {
    let (desk, _) = desk();
    let limited = ["sh", "-c", "ulimit -f 4; exec \"$0\" \"$@\""];
    let ran = finish(desk.started_by(&limited, &["ingest", MINUTES]).spawn().expect("runs"));
    ran.fails_with(&["ulimit -f"]);
    desk.ingest().ends(0);
}
