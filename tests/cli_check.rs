//! `check` as a user has it: a folder with something of everything that can be wrong with it.

use std::fmt::Write;
use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

/// A folder with a corpus and, once ingested, an index.
struct Desk(TempDir);

/// How a command ended.
struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

/// Minutes of the executive board of Ekefors with items of these numbers.
fn minutes(date: &str, numbers: std::ops::RangeInclusive<u32>, last: &str) -> String {
    let mut text = format!(
        "Ekefors kommun\nSammanträdesprotokoll\n\nKommunstyrelsen\nSammanträdesdatum {date}\n\n\
         Beslutande\nTobias Renfelt (S), ordförande\nAnna Lundmark (V)\n\n"
    );
    for number in numbers {
        let _ = write!(
            text,
            "§ {number}   Dnr KS 2024/0{number:04}\n\nRedovisning av ärende {number}\n\n\
             Beslut\n\nKommunstyrelsen noterar informationen i ärende {number}.\n\n\
             Sammanfattning\n\nFörvaltningen redogör för läget i ärende {number}. {last}\n\n"
        );
    }
    text
}

impl Desk {
    fn new() -> Self {
        let desk = Self(tempfile::tempdir().expect("a folder"));
        std::fs::create_dir(desk.0.path().join("corpus")).expect("created");
        desk
    }

    fn write(&self, file: &str, text: &str) {
        std::fs::write(self.0.path().join("corpus").join(file), text).expect("written");
    }

    fn remove(&self, file: &str) {
        std::fs::remove_file(self.0.path().join("corpus").join(file)).expect("removed");
    }

    fn run(&self, words: &[&str]) -> Ran {
        let mut command = Command::cargo_bin("paragraf").expect("the binary is built");
        command.current_dir(self.0.path()).env_clear();
        command.env("HOME", self.0.path()).env("XDG_CONFIG_HOME", self.0.path().join("config"));
        let output = command.args(words).output().expect("the command runs");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("output is UTF-8");
        Ran { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }

    /// Three meetings that run on from § 1, nothing wrong with them.
    fn in_order() -> Self {
        let desk = Self::new();
        desk.write("2024-01-16.txt", &minutes("2024-01-16", 1..=4, ""));
        let next = "Nästa sammanträde hålls den 5 mars 2024 klockan 13.00.";
        desk.write("2024-02-06.txt", &minutes("2024-02-06", 5..=8, next));
        desk.write("2024-03-05.txt", &minutes("2024-03-05", 9..=12, ""));
        desk
    }
}

#[test]
fn an_index_and_minutes_in_order_end_with_0_and_ok_on_every_line() {
    let desk = Desk::in_order();
    assert_eq!(desk.run(&["ingest", "-q"]).code, Some(0));
    let ran = desk.run(&["check", "--strict"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{}", ran.out);
    assert!(ran.out.starts_with("3 files, 12 items: 0 faults, 0 notes\n"), "{}", ran.out);
    let rows: Vec<&str> = ran.out.lines().skip(3).collect();
    assert_eq!(rows.len(), 7, "{}", ran.out);
    assert!(rows.iter().all(|row| row.split_whitespace().nth(1) == Some("ok")), "{}", ran.out);
}

#[test]
fn everything_that_is_wrong_is_told_once() {
    let desk = Desk::in_order();
    // § 13–14 are missing, § 17 stands twice, and the meeting of 9 April has no minutes.
    let next = "Nästa sammanträde: tisdag 9/4 kl 13.";
    desk.write("2024-03-19.txt", &minutes("2024-03-19", 15..=17, next));
    desk.write("2024-05-14.txt", &minutes("2024-05-14", 17..=20, ""));
    desk.write("kopia.txt", &minutes("2024-05-14", 17..=20, ""));
    desk.write("borta.txt", &minutes("2024-06-11", 21..=22, ""));
    let spoilt: String = minutes("2024-06-12", 23..=30, "").replace(['å', 'ä', 'ö'], "");
    desk.write("utan-prickar.txt", &spoilt);
    assert_eq!(desk.run(&["ingest", "-q"]).code, Some(0));
    desk.remove("borta.txt");
    desk.write("2024-01-16.txt", &minutes("2024-01-16", 1..=4, "Ett tillägg."));
    desk.write("ny.txt", &minutes("2024-08-20", 31..=32, ""));
    desk.write("tom.txt", "");

    let ran = desk.run(&["check"]);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    insta::assert_snapshot!(ran.out);
    assert_eq!(ran.err, "`paragraf ingest FOLDER` brings the index up to date with its files\n");
}

#[test]
fn notes_alone_end_with_0_unless_they_are_to_count() {
    let desk = Desk::in_order();
    desk.remove("2024-02-06.txt");
    desk.run(&["ingest", "-q"]);
    let ran = desk.run(&["check"]);
    assert_eq!(ran.code, Some(0), "{}", ran.out);
    assert!(ran.out.contains("§§ 5–8 are missing between 2024-01-16"), "{}", ran.out);
    assert_eq!(desk.run(&["check", "--strict"]).code, Some(1));
}

#[test]
fn two_texts_for_one_id_are_a_fault_until_one_is_taken_away() {
    let desk = Desk::in_order();
    let other = "\n\nBeslut\n\nKommunstyrelsen beslutar att avslå förslaget.";
    desk.write("annan.txt", &minutes("2024-03-05", 9..=9, other));
    desk.run(&["ingest", "-q"]);
    let ran = desk.run(&["check", "--format", "json"]);
    let report: Value = serde_json::from_str(&ran.out).expect("json");
    let duplicates = &report["checks"][6];
    assert_eq!((ran.code, &duplicates["faults"]), (Some(1), &Value::from(1)), "{}", ran.out);
    let message = duplicates["findings"][0]["message"].as_str().expect("a message");
    assert!(message.starts_with("corpus/2024-03-05.txt has another text for "), "{message}");
    desk.remove("annan.txt");
    desk.run(&["ingest", "-q"]);
    assert_eq!(desk.run(&["check", "--strict"]).code, Some(0));
}

#[test]
fn what_a_folder_says_anew_is_a_fault_until_the_next_ingest() {
    let desk = Desk::in_order();
    desk.run(&["ingest", "-q"]);
    std::fs::write(desk.0.path().join("corpus/paragraf.toml"), "authority = \"Ekefors kommun\"")
        .expect("written");
    let ran = desk.run(&["check"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.out.contains("paragraf.toml or the topics have changed"), "{}", ran.out);
    desk.run(&["ingest", "-q"]);
    assert_eq!(desk.run(&["check"]).code, Some(0));
}

#[test]
fn without_an_index_or_a_folder_that_was_named_it_ends_with_2() {
    let desk = Desk::in_order();
    let ran = desk.run(&["check"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert!(ran.err.contains("hint: build one with `paragraf ingest FOLDER`"), "{}", ran.err);
    desk.run(&["ingest", "-q"]);
    let ran = desk.run(&["check", "no/such/folder"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert!(ran.err.contains("there is no file or folder no/such/folder"), "{}", ran.err);
}

#[test]
fn the_sample_minutes_have_no_faults_and_can_be_read() {
    let desk = Desk::new();
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let samples = samples.to_str().expect("a path of letters");
    desk.run(&["ingest", "-q", samples]);
    let ran = desk.run(&["check", samples, "--format", "json"]);
    let report: Value = serde_json::from_str(&ran.out).expect("json");
    assert_eq!((ran.code, &report["faults"]), (Some(0), &Value::from(0)), "{}", ran.out);
    for check in ["documents", "text", "duplicates"] {
        let mut found = report["checks"].as_array().expect("checks").iter();
        let section = found.find(|section| section["check"] == check).expect("a section");
        assert_eq!(section["notes"], 0, "{section}");
    }
}
