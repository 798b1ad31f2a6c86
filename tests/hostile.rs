//! Bad input at the command line: a clear message, the right exit code, and the index never
//! harmed.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use paragraf::minutes::FileKey;
use tempfile::TempDir;

struct Desk(TempDir);

const MINUTES: &str = "Organ Kulturgruppen\n\nPlats Digitalt\n\nTidpunkt Fredagen den 18 februari 2022\n\n\
    Ledamöter Bo Ek (C), Ordförande, Ekefors\n\n1. Inledning\n\nOrdförande inleder mötet.\n\n\
    2. Bibliotekets öppettider\n\nBo Ek informerar om bibliotekets öppettider.\n\nBeslut\n1. Informationen noteras.\n";

impl Desk {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> &Self {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("created");
        fs::write(path, bytes).expect("written");
        self
    }

    fn run(&self, words: &[&str]) -> Ran {
        let Output { status, stdout, stderr } = Command::new(env!("CARGO_BIN_EXE_paragraf"))
            .current_dir(self.0.path())
            .env_remove("PARAGRAF_INDEX")
            .env_remove("PARAGRAF_CORPUS")
            .env("XDG_CONFIG_HOME", self.path("none"))
            .args(words)
            .output()
            .expect("the program runs");
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        Ran { code: status.code(), out: text(stdout), err: text(stderr) }
    }

    /// An index of one good file.
    fn with_index() -> Self {
        let desk = Self::new();
        desk.write("corpus/2022-02-18.txt", MINUTES);
        let ran = desk.run(&["ingest", "corpus"]);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        desk
    }

    /// Whether the index still answers as it did.
    fn is_whole(&self) -> bool {
        let ran = self.run(&["search", "bibliotek"]);
        ran.code == Some(0) && ran.out.starts_with("1 item")
    }
}

struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Ran {
    #[track_caller]
    fn fails(&self, code: i32, with: &[&str]) {
        assert_eq!(self.code, Some(code), "{}{}", self.out, self.err);
        for words in with {
            assert!(self.err.contains(words), "no {words:?} in {}", self.err);
        }
        assert!(!self.err.contains("panicked"), "{}", self.err);
    }
}

#[test]
fn a_folder_that_does_not_exist_is_named() {
    Desk::new().run(&["ingest", "no/such/folder"]).fails(2, &["no/such/folder"]);
}

#[test]
fn an_empty_folder_and_a_folder_of_other_files_are_told() {
    let desk = Desk::new();
    fs::create_dir(desk.path("empty")).expect("created");
    desk.run(&["ingest", "empty"]).fails(2, &["no files in empty"]);
    desk.write("photos/a.jpg", "x").write("photos/b.jpg", "x");
    desk.run(&["ingest", "photos"]).fails(2, &["none of the 2 files", "txt"]);
}

#[test]
fn files_that_are_not_minutes_are_told() {
    let desk = Desk::new();
    desk.write("documents/list.txt", "Inköpslista\nmjölk\nbröd\n");
    let ran = desk.run(&["ingest", "documents"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.err.contains("not minutes") || ran.err.contains("no minutes"), "{}", ran.err);
}

#[test]
fn bad_files_are_named_with_their_reason_and_the_rest_goes_on() {
    let desk = Desk::new();
    desk.write("corpus/good.txt", MINUTES)
        .write("corpus/binary.txt", b"PK\x03\x04\x00\x00\x00\x08".repeat(50))
        .write("corpus/empty.txt", "");
    let ran = desk.run(&["ingest", "corpus"]);
    ran.fails(1, &["binary.txt", "zero bytes", "empty.txt", "is empty"]);
    assert!(desk.is_whole());
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    desk.write("corpus/good.txt", MINUTES).write("corpus/locked.txt", MINUTES);
    let locked = desk.path("corpus/locked.txt");
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o000)).expect("set");
    // The superuser may read everything; then there is nothing to test.
    if fs::read(&locked).is_ok() {
        return;
    }
    desk.run(&["ingest", "corpus"]).fails(1, &["locked.txt", "cannot be read"]);
    assert!(desk.is_whole());
}

#[test]
fn a_line_of_two_hundred_megabytes_is_refused_and_a_long_one_is_read() {
    let desk = Desk::new();
    desk.write("corpus/good.txt", MINUTES);
    let path = desk.path("corpus/huge.txt");
    let file = fs::File::create(&path).expect("created");
    // A hole in the file: its size is what counts.
    file.set_len(200 * 1024 * 1024).expect("sized");
    let ran = desk.run(&["ingest", "corpus"]);
    ran.fails(1, &["huge.txt", "209715200 bytes"]);
    fs::write(&path, "§ 1 ".repeat(500_000)).expect("written");
    let ran = desk.run(&["ingest", "corpus"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(desk.is_whole());
}

#[test]
fn a_file_that_becomes_unreadable_leaves_the_index_and_is_named() {
    let desk = Desk::with_index();
    desk.write("corpus/other.txt", MINUTES.replace("Kulturgruppen", "Idrottsgruppen"));
    assert_eq!(desk.run(&["ingest", "corpus"]).code, Some(0));
    desk.write("corpus/other.txt", [0_u8; 100]);
    desk.run(&["ingest", "corpus"]).fails(1, &["other.txt"]);
    assert!(desk.is_whole());
}

#[test]
fn without_an_index_the_way_to_one_is_told() {
    let desk = Desk::new();
    desk.run(&["search", "skola"]).fails(2, &["there is no index in index", "paragraf ingest"]);
    desk.run(&["show", "a/b/1"]).fails(2, &["there is no index"]);
}

/// The folder with the engine's files.
fn generation(desk: &Desk) -> PathBuf {
    let folders = fs::read_dir(desk.path("index")).expect("an index").flatten();
    let mut folders = folders.map(|entry| entry.path()).filter(|path| path.is_dir());
    folders.next().expect("a generation")
}

fn meta(desk: &Desk) -> PathBuf {
    generation(desk).join("meta.json")
}

/// The text with the checksum that the program would have written below it.
fn sealed(text: &str) -> String {
    let (sealed, _) = text.rsplit_once("\ncrc32 ").expect("a checksum");
    format!("{sealed}\ncrc32 {:08x}\n", crc32fast::hash(sealed.as_bytes()))
}

#[test]
fn an_index_of_another_version_is_told_and_rebuilt_on_request() {
    let desk = Desk::with_index();
    let text = fs::read_to_string(meta(&desk)).expect("meta");
    for (what, other) in [
        ("analyser", sealed(&text.replace("frostem", "otherstem"))),
        ("schema", sealed(&text.replace("\\\"schema\\\":\\\"", "\\\"schema\\\":\\\"9"))),
    ] {
        assert_ne!(text, other, "{what}");
        fs::write(meta(&desk), &other).expect("written");
        desk.run(&["search", "bibliotek"]).fails(2, &["another", what, "--rebuild"]);
        desk.run(&["ingest", "corpus"]).fails(2, &["another", what, "--rebuild"]);
        assert_eq!(fs::read_to_string(meta(&desk)).expect("meta"), other, "touched");
        let ran = desk.run(&["ingest", "--rebuild", "corpus"]);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        assert!(desk.is_whole());
    }
}

#[test]
fn a_damaged_index_is_told_and_rebuilt_on_request() {
    let desk = Desk::with_index();
    fs::write(meta(&desk), "{ this is not an index").expect("written");
    desk.run(&["search", "bibliotek"]).fails(2, &["damaged", "--rebuild"]);
    desk.run(&["ingest", "corpus"]).fails(2, &["damaged", "--rebuild"]);
    assert_eq!(desk.run(&["ingest", "--rebuild", "corpus"]).code, Some(0));
    assert!(desk.is_whole());
}

#[test]
fn a_lost_file_of_the_index_is_told() {
    for ending in ["idx", "term", "store", "fast"] {
        let desk = Desk::with_index();
        let lost = fs::read_dir(generation(&desk))
            .expect("an index")
            .map(|entry| entry.expect("an entry").path())
            .find(|path| path.extension().is_some_and(|found| found == ending));
        fs::remove_file(lost.expect("a file of that kind")).expect("removed");
        desk.run(&["search", "bibliotek"]).fails(2, &["damaged"]);
        assert_eq!(desk.run(&["ingest", "--rebuild", "corpus"]).code, Some(0), "{ending}");
        assert!(desk.is_whole(), "{ending}");
    }
}

#[test]
fn an_index_folder_that_is_a_file_is_told() {
    let desk = Desk::new();
    desk.write("corpus/good.txt", MINUTES).write("index", "a file");
    desk.run(&["ingest", "corpus"]).fails(2, &["index"]);
    assert_eq!(fs::read_to_string(desk.path("index")).expect("kept"), "a file");
}

#[test]
fn unknown_filter_values_offer_the_nearest() {
    let desk = Desk::with_index();
    desk.run(&["search", "bibliotek", "--speaker", "Bo Ekk"]).fails(2, &["Bo Ekk", "Bo Ek"]);
    desk.run(&["search", "bibliotek", "--organ", "kulturgrupen"]).fails(2, &["Kulturgruppen"]);
    desk.run(&["search", "topic:kulturr"]).fails(2, &["topic"]);
    assert!(desk.is_whole());
}

#[test]
fn queries_that_cannot_be_read_point_at_the_place() {
    let desk = Desk::with_index();
    desk.run(&["search", "(skola"]).fails(2, &["(skola", "^"]);
    desk.run(&["search", "\"skola"]).fails(2, &["^"]);
    desk.run(&["search", "talre:Ek"]).fails(2, &["^", "talare"]);
    desk.run(&["search", "year:20x1"]).fails(2, &["^"]);
    desk.run(&["search", "a*"]).fails(2, &["^"]);
}

#[test]
fn nothing_found_is_exit_one_and_a_closed_pipe_is_not_an_error() {
    let desk = Desk::with_index();
    let ran = desk.run(&["search", "\"helt annat ämne\" -bibliotek"]);
    assert_eq!(ran.code, Some(1), "{}{}", ran.out, ran.err);
    let search = format!("{} search '*' --format json", env!("CARGO_BIN_EXE_paragraf"));
    let closed = Command::new("sh")
        .current_dir(desk.0.path())
        .args(["-c", &format!("{{ {search}; echo $? >code; }} | true")])
        .status()
        .expect("a shell");
    assert!(closed.success());
    assert_eq!(fs::read_to_string(desk.path("code")).expect("a code").trim(), "0");
}

#[test]
fn a_second_writer_is_refused_and_the_first_is_not_disturbed() {
    let desk = Desk::with_index();
    let writer =
        paragraf::backends::embedded::open_writer(&desk.path("index"), false).expect("a writer");
    let holder = format!("process {}", std::process::id());
    desk.run(&["ingest", "corpus"]).fails(2, &["being written", &holder]);
    desk.run(&["ingest", "--rebuild", "corpus"]).fails(2, &["being written"]);
    assert!(desk.is_whole(), "readers are not blocked");
    drop(writer);
    assert_eq!(desk.run(&["ingest", "corpus"]).code, Some(0));
}

#[test]
fn what_is_not_committed_is_not_seen() {
    let desk = Desk::with_index();
    let before = fs::read_to_string(meta(&desk)).expect("meta");
    {
        let writer = paragraf::backends::embedded::open_writer(&desk.path("index"), false)
            .expect("a writer");
        let file = desk.path("corpus/2022-02-18.txt").canonicalize().expect("there");
        writer.remove(&FileKey::of(&file)).expect("removed");
    }
    assert_eq!(fs::read_to_string(meta(&desk)).expect("meta"), before);
    assert!(desk.is_whole());
}

#[test]
fn files_come_change_and_go() {
    let desk = Desk::with_index();
    let items = |desk: &Desk| {
        let ran = desk.run(&["search", "*", "--format", "json"]);
        serde_json::from_str::<serde_json::Value>(&ran.out).expect("json")["total"].as_u64()
    };
    assert_eq!(items(&desk), Some(2));
    let again = desk.run(&["ingest", "corpus", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&again.out).expect("json");
    assert_eq!((report["unchanged"].as_u64(), report["items"].as_u64()), (Some(1), Some(0)));
    // A copy is not a second meeting; another text for the same item is kept beside it.
    desk.write("corpus/copy.txt", MINUTES);
    desk.run(&["ingest", "corpus"]);
    assert_eq!(items(&desk), Some(2));
    desk.write("corpus/copy.txt", MINUTES.replace("öppettider", "lokaler"));
    let clash = desk.run(&["ingest", "corpus", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&clash.out).expect("json");
    assert!(!report["duplicates"].as_array().expect("a list").is_empty(), "{report}");
    assert_eq!(items(&desk), Some(3));
    // The file with the first text goes: the other one is alone again.
    fs::remove_file(desk.path("corpus/2022-02-18.txt")).expect("removed");
    desk.run(&["ingest", "corpus"]);
    assert_eq!(items(&desk), Some(2));
    let ran = desk.run(&["search", "lokaler", "--format", "json"]);
    assert!(!ran.out.contains("~2"), "{}", ran.out);
    // The same file under another name has the same ids.
    let ids = |desk: &Desk| {
        let ran = desk.run(&["search", "*", "--sort", "date", "--format", "csv"]);
        ran.out
            .lines()
            .filter_map(|line| line.split(',').next().map(str::to_owned))
            .collect::<Vec<_>>()
    };
    let before = ids(&desk);
    fs::rename(desk.path("corpus/copy.txt"), desk.path("corpus/renamed.txt")).expect("renamed");
    desk.run(&["ingest", "corpus"]);
    assert_eq!(ids(&desk), before);
}

#[test]
fn a_copy_in_another_folder_takes_over_from_a_file_that_is_gone() {
    let desk = Desk::new();
    desk.write("first/a.txt", MINUTES).write("second/a.txt", MINUTES);
    desk.write("first/b.txt", MINUTES.replace("Kulturgruppen", "Idrottsgruppen"));
    assert_eq!(desk.run(&["ingest", "first", "second"]).code, Some(0));
    fs::remove_file(desk.path("first/a.txt")).expect("removed");
    let ran = desk.run(&["ingest", "first", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&ran.out).expect("json");
    assert_eq!(report["items_in_index"].as_u64(), Some(4), "{report}");
    // Nothing is left to do.
    let ran = desk.run(&["ingest", "first", "second", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&ran.out).expect("json");
    assert_eq!((report["changed"].as_u64(), report["gone"].as_u64()), (Some(0), Some(0)));
}

#[cfg(unix)]
#[test]
fn what_cannot_be_entered_just_now_is_not_gone() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::with_index();
    desk.write("corpus/below/other.txt", MINUTES.replace("Kulturgruppen", "Idrottsgruppen"));
    assert_eq!(desk.run(&["ingest", "corpus"]).code, Some(0));
    let below = desk.path("corpus/below");
    fs::set_permissions(&below, fs::Permissions::from_mode(0o000)).expect("set");
    // The superuser may enter everything; then there is nothing to test.
    let is_closed = fs::read_dir(&below).is_err();
    let ran = desk.run(&["ingest", "corpus"]);
    fs::set_permissions(&below, fs::Permissions::from_mode(0o755)).expect("set");
    if is_closed {
        ran.fails(1, &["below", "0 gone", "4 items in the index"]);
    }
}

#[test]
fn a_span_that_ends_before_it_begins_is_an_error() {
    let desk = Desk::with_index();
    desk.run(&["search", "bibliotek", "--from", "2023", "--to", "2021"])
        .fails(2, &["the first day, 2023-01-01, is later than the last, 2021-12-31"]);
}

#[test]
fn words_in_capitals_find_what_they_find_in_small_letters() {
    let desk = Desk::with_index();
    for typed in ["öppettid", "ÖPPETTID", "BIBLIOTEK", "TIDER"] {
        let ran = desk.run(&["search", typed]);
        assert!(ran.out.starts_with("1 item"), "{typed}: {}{}", ran.out, ran.err);
    }
}

#[test]
fn warnings_are_printed_on_request() {
    let desk = Desk::new();
    desk.write("corpus/gap.txt", MINUTES.replace("2. Bib", "3. Bib"));
    let ran = desk.run(&["-v", "ingest", "corpus"]);
    assert!(ran.err.contains("warning: corpus/gap.txt"), "{}", ran.err);
}

/// Runs with a time limit that no honest answer needs.
#[cfg(unix)]
fn run_without_waiting(desk: &Desk, words: &[&str]) -> Ran {
    let line = ["60", env!("CARGO_BIN_EXE_paragraf")];
    let Output { status, stdout, stderr } = Command::new("timeout")
        .current_dir(desk.0.path())
        .env("XDG_CONFIG_HOME", desk.path("config"))
        .args(line)
        .args(words)
        .output()
        .expect("the program runs");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    Ran { code: status.code(), out: text(stdout), err: text(stderr) }
}

#[cfg(unix)]
#[test]
fn pipes_and_devices_are_refused_wherever_a_file_is_read() {
    let desk = Desk::with_index();
    let pipe = |name: &str| {
        let path = desk.path(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("created");
        assert!(Command::new("mkfifo").arg(&path).status().expect("mkfifo").success());
        path
    };
    let topics = pipe("topics.toml");
    let run = |words: &[&str]| run_without_waiting(&desk, words);
    run(&["topics", "--topics", "topics.toml"]).fails(2, &["topics.toml is a pipe, not a file"]);
    run(&["topics", "--topics", "/dev/zero"]).fails(2, &["/dev/zero is a device, not a file"]);
    run(&["topics", "--topics", "corpus"]).fails(2, &["corpus is a folder, not a file"]);
    fs::remove_file(topics).expect("removed");

    let minutes = pipe("minutes.txt");
    let ran = run(&["parse", "minutes.txt"]);
    assert!(matches!(ran.code, Some(1 | 2)), "{:?}", ran.code);
    assert!(ran.err.contains("minutes.txt is a pipe"), "{}", ran.err);
    fs::remove_file(minutes).expect("removed");

    let defaults = pipe("corpus/paragraf.toml");
    // Nobody knows what it takes down, so the file leaves the index until that can be told.
    let ran = run(&["ingest", "corpus"]);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    assert!(ran.err.contains("paragraf.toml is a pipe, not a file"), "{}", ran.err);
    fs::remove_file(defaults).expect("removed");
    assert_eq!(run(&["ingest", "corpus"]).code, Some(0));

    let config = pipe("config/paragraf/config.toml");
    run(&["search", "bibliotek"]).fails(2, &["config.toml is a pipe, not a file"]);
    // What is wrong with the configuration does not stand in the way of the help.
    assert_eq!(run(&["--help"]).code, Some(0));
    fs::remove_file(config).expect("removed");
    assert!(desk.is_whole());
}

#[test]
fn what_is_typed_cannot_control_the_terminal() {
    let desk = Desk::new();
    for words in [
        ["search", "--foo\u{1b}[31m"],
        ["sea\u{1b}]0;title\u{7}rch", "x"],
        ["completions", "ba\u{9b}2Jsh"],
        ["search", "a:\u{1b}[2Jb"],
    ] {
        let ran = desk.run(&words);
        ran.fails(2, &["error: "]);
        assert!(!ran.err.contains(['\u{1b}', '\u{9b}', '\u{7}']), "{:?}", ran.err);
        assert_eq!(ran.out, "");
    }
}

#[test]
fn colour_of_help_and_errors_is_as_asked_for() {
    let desk = Desk::new();
    let has_colour = |words: &[&str]| {
        let ran = desk.run(words);
        (ran.out + &ran.err).contains('\u{1b}')
    };
    for words in [["--help", "-q"], ["search", "--foo"], ["nonsense", "-v"]] {
        let with = |color: &'static str| has_colour(&[&words[..], &["--color", color]].concat());
        assert!(with("always"), "{words:?}");
        assert!(!with("never") && !has_colour(&words), "{words:?}");
    }
}
