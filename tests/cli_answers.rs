//! From a folder of minutes to answers, through the command as a user has it.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::Stdio;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

/// A folder of its own with a few minutes of the sample corpus, so that the test says
/// itself what is to be found.
struct Desk(TempDir);

/// How a command ended.
struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

const MINUTES: [&str; 2] = [
    "region-norrmark/2022-03-04-samverkansgruppen-barn-unga.txt",
    "granhult-kommunstyrelsen/2020-10-13-kommunstyrelsen.txt",
];

impl Desk {
    fn new() -> Self {
        let desk = tempfile::tempdir().expect("a folder");
        let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
        for file in MINUTES {
            let copy = desk.path().join("corpus").join(file);
            std::fs::create_dir_all(copy.parent().expect("a folder")).expect("created");
            std::fs::copy(samples.join(file), copy).expect("copied");
        }
        Self(desk)
    }

    fn command(&self) -> Command {
        let mut command = Command::cargo_bin("paragraf").expect("the binary is built");
        command.current_dir(self.0.path()).env_clear();
        command.env("HOME", self.0.path()).env("XDG_CONFIG_HOME", self.0.path().join("config"));
        command
    }

    fn run(&self, words: &[&str]) -> Ran {
        let output = self.command().args(words).output().expect("the command runs");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("output is UTF-8");
        Ran { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }

    fn json(&self, words: &[&str]) -> Value {
        let ran = self.run(&[words, &["--format", "json"]].concat());
        serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{words:?}: {}", ran.err))
    }

    fn write(&self, file: &str, text: &str) {
        std::fs::write(self.0.path().join("corpus").join(file), text).expect("written");
    }
}

#[test]
fn the_first_search_builds_the_index_and_says_so_and_the_second_does_not() {
    let desk = Desk::new();
    let first = desk.run(&["search", "föräldraskapsstöd"]);
    assert_eq!(first.code, Some(0), "{}", first.err);
    assert!(first.err.starts_with("there is no index in index yet: building it from corpus\n"));
    assert!(
        first.out.starts_with(
            "2 items

1  Föräldraskapsstöd"
        ),
        "{}",
        first.out
    );
    let second = desk.run(&["search", "föräldraskapsstöd"]);
    assert_eq!((second.out, second.err.as_str()), (first.out, ""));
}

#[test]
fn an_index_that_was_named_is_not_built_by_a_search() {
    let desk = Desk::new();
    let ran = desk.run(&["search", "föräldraskapsstöd", "--index", "indx"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert!(ran.err.starts_with("error: there is no index in indx\nhint: "), "{}", ran.err);
}

#[test]
fn what_search_finds_show_shows() {
    let desk = Desk::new();
    let found = desk.json(&["search", "omikronvågen"]);
    assert_eq!(found["total"], 1);
    let id = found["hits"][0]["id"].as_str().expect("an id");
    let item = desk.json(&["show", id]);
    assert_eq!(item["title"], found["hits"][0]["title"]);
    assert!(item["body"].as_str().is_some_and(|body| body.contains("omikronvågen")));
    let human = desk.run(&["show", id]);
    assert!(human.out.contains(id) && human.out.contains("Attendees"), "{}", human.out);
}

#[test]
fn an_unknown_id_offers_the_nearest() {
    let desk = Desk::new();
    let found = desk.json(&["search", "omikronvågen"]);
    let id = found["hits"][0]["id"].as_str().expect("an id");
    let ran = desk.run(&["show", &format!("{id}x")]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert!(ran.err.contains("hint: nearest:\n  ") && ran.err.contains(id), "{}", ran.err);
}

#[test]
fn nothing_found_ends_with_1() {
    let desk = Desk::new();
    let ran = desk.run(&["search", "qqqqqqqqqqqqqq"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
    assert!(ran.err.contains("nothing found for qqqqqqqqqqqqqq"), "{}", ran.err);
}

#[test]
fn flags_and_fields_of_the_query_ask_the_same() {
    let desk = Desk::new();
    for (flags, field) in [
        (&["*", "--year", "2022"][..], "year:2022"),
        (&["*", "--party", "KD", "--party", "C"], "party:KD OR party:C"),
        (&["*", "--organ", "kommunstyrelsen", "--decided"], "organ:kommunstyrelsen decided:yes"),
        (&["*", "--from", "2021"], "from:2021"),
    ] {
        let total = |words: &[&str]| desk.json(&[&["search"], words].concat())["total"].clone();
        let by_flags = total(flags);
        assert_eq!(by_flags, total(&[field]), "{field}");
        assert_ne!(by_flags, 0, "{field}");
    }
}

#[test]
fn an_unknown_value_ends_with_2_and_offers_the_nearest() {
    let desk = Desk::new();
    let ran = desk.run(&["search", "*", "--speaker", "Hallmrak"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("\"Agneta Hallmark\""), "{}", ran.err);
    assert!(ran.err.contains("`paragraf speakers --limit 0`"), "{}", ran.err);
}

#[test]
fn every_form_of_one_search_has_the_same_items() {
    let desk = Desk::new();
    let ids_of = |format: &str| -> Vec<String> {
        let out = desk.run(&["search", "*", "--limit", "0", "--format", format]).out;
        if format == "jsonl" {
            let hits = out.lines().map(|line| serde_json::from_str(line).expect("json"));
            return hits
                .map(|hit: Value| hit["id"].as_str().unwrap_or_default().to_owned())
                .collect();
        }
        let mut reader = csv::Reader::from_reader(out.as_bytes());
        reader.records().map(|row| row.expect("a row")[0].to_owned()).collect()
    };
    let ids = ids_of("jsonl");
    assert_eq!(ids.len() as u64, desk.json(&["search", "*"])["total"].as_u64().unwrap_or(0));
    assert_eq!(ids, ids_of("csv"));
}

#[test]
fn counts_and_timelines_agree_with_the_search() {
    let desk = Desk::new();
    let total = desk.json(&["search", "barn"])["total"].as_u64().expect("a number");
    assert_eq!(desk.json(&["facets", "barn"])["total"], total);
    let timeline = desk.json(&["timeline", "barn"]);
    let bins = timeline["queries"][0]["bins"].as_array().expect("bins");
    assert_eq!(bins.iter().filter_map(|bin| bin["hits"].as_u64()).sum::<u64>(), total);
    assert_eq!(bins.len(), 3, "2020, 2021 without items, 2022");
}

#[test]
fn one_bad_file_stops_nothing_and_ends_with_1() {
    let desk = Desk::new();
    desk.write("tom.txt", "");
    let ran = desk.run(&["ingest"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
    assert!(ran.err.contains("error: corpus/tom.txt is empty\n"), "{}", ran.err);
    assert!(ran.err.contains("3 files in "), "{}", ran.err);
    assert_eq!(desk.run(&["search", "barn"]).code, Some(0));
}

#[test]
fn an_ingest_reports_as_data_on_request() {
    let desk = Desk::new();
    let report = desk.json(&["ingest"]);
    assert_eq!((&report["files"], &report["new"]), (&Value::from(2), &Value::from(2)));
    let again = desk.json(&["ingest"]);
    assert_eq!((&again["unchanged"], &again["new"]), (&Value::from(2), &Value::from(0)));
    assert_eq!(desk.run(&["ingest", "-q"]).err, "");
}

#[test]
fn files_are_parsed_without_an_index() {
    let desk = Desk::new();
    let parsed = desk.json(&["parse", "corpus"]);
    let files: Vec<_> = parsed.as_array().expect("an array").iter().collect();
    assert_eq!(files.len(), 2);
    assert!(files.iter().all(|minutes| minutes["kind"] == "minutes"));
    assert!(!desk.0.path().join("index").exists());
}

#[test]
fn a_reader_that_has_seen_enough_is_not_an_error() {
    let desk = Desk::new();
    desk.run(&["ingest"]);
    // More than a pipe holds, so that writing goes on after the reader is gone.
    let long = "Ett långt stycke om ingenting särskilt. ".repeat(8_000);
    desk.write("lang.txt", &format!("Protokoll\nNämnden 2021-05-04\n\n§ 1 Rubrik\n\n{long}\n"));
    let binary = assert_cmd::cargo::cargo_bin!("paragraf");
    let mut child = std::process::Command::new(binary)
        .args(["parse", "corpus"])
        .current_dir(desk.0.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command runs");
    let mut first = String::new();
    let out = child.stdout.take().expect("a pipe");
    BufReader::with_capacity(16, out).read_line(&mut first).expect("a line");
    let ended = child.wait_with_output().expect("it ends");
    assert_eq!(first, "[\n");
    assert_eq!((ended.status.code(), ended.stderr), (Some(0), Vec::new()));
}
