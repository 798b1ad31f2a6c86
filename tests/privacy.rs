//! Personal data as a user has it: numbers are masked in everything that is printed, and what a
//! folder takes down is in no answer.
//!
//! The numbers are of the series 980 to 999, which Skatteverket gives to nobody.

use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

const NUMBERS: [&str; 3] = ["850709-9805", "19900101-9802", "120401-9804"];
const MASKED: &str = "******-****";

/// A name that is taken down, in the forms in which the minutes below write it.
const NAME: &str = "Anna Exempel";

/// The first words of minutes, with their attendance list.
const HEAD: &str = "Ekefors kommun\nSammanträdesprotokoll\n\nKommunstyrelsen\n\
    Sammanträdesdatum 2024-02-06\n\nPlats: Stora salen\n\nBeslutande\n\
    Tobias Renfelt (S), ordförande\nAnna Exempel (V)\nBo Ek (M) ersätter Anna Exempel\n\n";

const ITEMS: &str = "§ 12   Dnr KS 2024/00012\n\nEnskilt ärende om bistånd\n\nBeslut\n\n\
    Kommunstyrelsen avslår ansökan från sökanden, 850709-9805.\n\nSammanfattning\n\n\
    Sökanden, 850709–\n9805, och dennes barn, 120401-9804, har ansökt om bistånd.\n\
    Anna Exempel (V) yrkar bifall till ansökan.\n\n\
    § 13   Dnr KS 2024/00013\n\nExempels motion om cykelvägar\n\nBeslut\n\n\
    Kommunstyrelsen avslår Anna Exempels motion.\n\nSammanfattning\n\n\
    Anna Exempel (V) yrkar bifall till motionen. Exempel, Anna reserverar sig. Tobias Renfelt (S)\n\
    yrkar avslag. Sökanden är född 199001019802 och tackas.\n\n\
    § 14   Dnr KS 2024/00014\n\nBudget för cykelvägar\n\nBeslut\n\n\
    Kommunstyrelsen antar budgeten för cykelvägar.\n\nSammanfattning\n\n\
    Bo Ek (M) yrkar bifall till budgeten för cykelvägar och ANNA EXEMPEL yttrar sig om motionen.\n";

/// A folder with a corpus and, once ingested, an index.
struct Desk(TempDir);

struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Desk {
    fn new() -> Self {
        let desk = Self(tempfile::tempdir().expect("a folder"));
        desk.write("ks.txt", &format!("{HEAD}{ITEMS}"));
        desk
    }

    fn ingested() -> Self {
        let desk = Self::new();
        let ran = desk.run(&["ingest"]);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        desk
    }

    fn write(&self, file: &str, text: &str) {
        let path = self.0.path().join("corpus").join(file);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("created");
        std::fs::write(path, text).expect("written");
    }

    fn takes_down(&self, items: &str, persons: &str) {
        let list = format!("[takedown]\nitems = [{items}]\npersons = [{persons}]\n");
        self.write("paragraf.toml", &list);
    }

    fn run(&self, words: &[&str]) -> Ran {
        let mut command = Command::cargo_bin("paragraf").expect("the binary is built");
        command.current_dir(self.0.path()).env_clear();
        command.env("HOME", self.0.path()).env("XDG_CONFIG_HOME", self.0.path().join("config"));
        let output = command.args(words).output().expect("the command runs");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("output is UTF-8");
        Ran { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }

    fn json(&self, words: &[&str]) -> Value {
        let ran = self.run(&[words, &["--format", "json"]].concat());
        serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{words:?}: {}", ran.err))
    }

    /// The id of the item with this number.
    fn id(&self, number: u32) -> String {
        format!("{}/{number}", self.meeting())
    }

    fn meeting(&self) -> String {
        let minutes = self.json(&["parse", "corpus/ks.txt", "--show-personal-numbers"]);
        let id = minutes[0]["items"][0]["id"].as_str().expect("an id").to_owned();
        id.rsplit_once('/').expect("a meeting").0.to_owned()
    }

    fn total(&self, query: &str) -> u64 {
        self.json(&["search", query])["total"].as_u64().expect("a number")
    }
}

/// Every command that prints what the minutes say, in every form that it has.
fn commands(meeting: &str) -> Vec<Vec<String>> {
    let item = |number: u32| format!("{meeting}/{number}");
    let lists = ["human", "json", "jsonl", "csv"];
    let trees = ["human", "json", "jsonl"];
    let mut commands = Vec::new();
    let mut add = |words: &[&str], forms: &[&str]| {
        for form in forms {
            let all = [words, &["--format", form]].concat();
            commands.push(all.into_iter().map(str::to_owned).collect());
        }
    };
    add(&["search", "*"], &lists);
    add(&["search", "sökanden", "--facets", "--explain"], &lists);
    add(&["search", "title:motion OR exempel", "--explain"], &lists);
    add(&["show", &item(12)], &trees);
    add(&["show", &item(13)], &trees);
    add(&["similar", &item(14)], &lists);
    add(&["facets", "*", "--limit", "0"], &lists);
    add(&["speakers", "--limit", "0"], &lists);
    add(&["suggest", "ex", "--limit", "0"], &lists);
    add(&["suggest", "anna"], &lists);
    add(&["suggest", "85"], &lists);
    add(&["parse", "corpus/ks.txt"], &trees);
    add(&["check"], &lists);
    commands
}

fn words(command: &[String]) -> Vec<&str> {
    command.iter().map(String::as_str).collect()
}

/// The digits of a text, however they are set.
fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

#[test]
fn numbers_are_masked_in_everything_that_is_printed() {
    let desk = Desk::ingested();
    for command in commands(&desk.meeting()) {
        let ran = desk.run(&words(&command));
        let printed = format!("{}{}", ran.out, ran.err);
        for number in NUMBERS {
            assert!(!printed.contains(number), "{command:?}: {printed}");
            // Neither with another sign, nor without.
            assert!(!digits(&printed).contains(&digits(number)), "{command:?}: {printed}");
        }
    }
    let shown = desk.run(&["show", &desk.id(12)]).out;
    assert!(shown.contains(MASKED), "{shown}");
    let parsed = desk.run(&["parse", "corpus/ks.txt"]).out;
    assert!(parsed.contains(MASKED) && parsed.contains("************ och tackas"), "{parsed}");
}

#[test]
fn numbers_are_shown_where_that_is_asked_for() {
    let desk = Desk::ingested();
    let id = desk.id(12);
    for command in [
        &["show", &id, "--show-personal-numbers"][..],
        &["parse", "corpus/ks.txt", "--show-personal-numbers"],
        &["search", "avslår", "--format", "json", "--show-personal-numbers"],
        &["search", "avslår", "--format", "csv", "--show-personal-numbers"],
    ] {
        let ran = desk.run(command);
        assert!(
            ran.out.contains(NUMBERS[0]) && !ran.out.contains(MASKED),
            "{command:?}: {}",
            ran.out
        );
    }
    let config = desk.0.path().join("config/paragraf");
    std::fs::create_dir_all(&config).expect("created");
    std::fs::write(config.join("config.toml"), "show_personal_numbers = true").expect("written");
    assert!(desk.run(&["show", &id]).out.contains(NUMBERS[0]));
    assert!(desk.run(&["show", &id, "--show-personal-numbers=no"]).out.contains(MASKED));
}

#[test]
fn a_search_for_a_number_does_not_give_it_away() {
    let desk = Desk::ingested();
    let found = desk.json(&["search", NUMBERS[0]]);
    assert_eq!((found["total"].as_u64(), found["query"].as_str()), (Some(1), Some(NUMBERS[0])));
    let hits = found["hits"].to_string();
    assert!(hits.contains(MASKED) && !hits.contains("9805"), "{hits}");
    let beginning = desk.run(&["search", "850709*", "--explain"]).out;
    assert!(!beginning.contains(NUMBERS[0]), "{beginning}");
    // A digit off is not told which one is meant.
    let off = desk.run(&["search", "850709-9806", "--format", "json"]).out;
    assert!(!off.contains(NUMBERS[0]), "{off}");
}

#[test]
fn a_verbose_ingest_masks_what_it_warns_about() {
    let desk = Desk::new();
    let item = "§ 5\n\nÄrende rörande 850709-9805\n\nText.\n\n";
    desk.write("ny.txt", &format!("{HEAD}{item}{item}{ITEMS}").replace("2024-02-06", "2024-03-05"));
    let ran = desk.run(&["ingest", "-v"]);
    assert!(!ran.err.contains(NUMBERS[0]), "{}", ran.err);
    let report = Desk::json(&desk, &["ingest", "--rebuild"]).to_string();
    assert!(!report.contains(NUMBERS[0]), "{report}");
}

#[test]
fn check_reads_what_is_stored_and_lists_where_numbers_stand() {
    let desk = Desk::ingested();
    let ran = desk.run(&["check"]);
    assert_eq!(ran.code, Some(0), "{}", ran.out);
    assert!(ran.out.contains("4 personal numbers in 1 file, masked when shown"), "{}", ran.out);
    assert!(ran.err.contains("`paragraf check --privacy` lists"), "{}", ran.err);
    let rows = desk.run(&["check", "--privacy", "--format", "csv"]).out;
    let mut table = csv::Reader::from_reader(rows.as_bytes());
    let found: Vec<Vec<String>> = table
        .records()
        .map(|row| row.expect("a row").iter().map(str::to_owned).collect())
        .filter(|row: &Vec<String>| row[0] == "privacy")
        .collect();
    let told = found.iter().map(|row| (row[2].as_str(), row[7].as_str(), row[9].as_str()));
    let (twelve, thirteen) = (desk.id(12), desk.id(13));
    let file = "corpus/ks.txt";
    assert_eq!(
        told.collect::<Vec<_>>(),
        [(file, twelve.as_str(), "3"), (file, thirteen.as_str(), "1")]
    );
    // Where there are none, the section is there when it is asked for, and only then.
    let clean = Desk(tempfile::tempdir().expect("a folder"));
    clean.write("a.txt", &format!("{HEAD}§ 1\n\nBudget\n\nBudgeten antas.\n"));
    clean.run(&["ingest"]);
    assert!(!clean.run(&["check"]).out.contains("privacy"));
    assert!(clean.run(&["check", "--privacy"]).out.contains("privacy     ok"));
}

/// Nothing that any command prints names the person, and nothing has the item of § 12.
#[track_caller]
fn is_taken_down(desk: &Desk) {
    let meeting = desk.meeting();
    for command in commands(&meeting) {
        let ran = desk.run(&words(&command));
        // A search echoes what was typed.
        let printed = format!("{}{}", ran.out, ran.err).replace("title:motion OR exempel", "");
        let folded = printed.to_lowercase().replace("(nearest:", "");
        for form in ["anna exempel", "exempel, anna", "anna\nexempel"] {
            assert!(!folded.contains(form), "{command:?}: {printed}");
        }
        assert!(!folded.contains("avslår ansökan"), "{command:?}: {printed}");
    }
    let ran = desk.run(&["show", &format!("{meeting}/12")]);
    assert_eq!(ran.code, Some(2), "{}", ran.out);
    // Neither is she offered to who misspells her, nor are her words.
    for words in [
        &["search", "*", "--speaker", "Exampel"][..],
        &["search", "*", "--person", "Anna Exempl"],
        &["search", "biståndt"],
        &["suggest", "bistå"],
        &["suggest", "anna"],
        &["show", &format!("{meeting}/1")],
    ] {
        let ran = desk.run(words);
        let printed = format!("{}{}", ran.out, ran.err);
        for gone in ["Anna Exempel", "bistånd ", "bistånd\t", &format!("{meeting}/12")] {
            assert!(!printed.contains(gone), "{words:?}: {printed}");
        }
    }
    let parsed = desk.json(&["parse", "corpus/ks.txt"]);
    let attendees = parsed[0]["attendees"].as_array().expect("attendees");
    let names: Vec<_> = attendees.iter().map(|one| one["name"].as_str().expect("a name")).collect();
    assert_eq!(names, ["Tobias Renfelt", "Bo Ek"]);
    assert_eq!(attendees[1]["replaces"], "[namn borttaget]");
    let shown = desk.json(&["show", &format!("{meeting}/13")]);
    assert_eq!(shown["decisions"][0], "Kommunstyrelsen avslår [namn borttaget] motion.");
    let speakers = shown["speakers"].as_array().expect("speakers");
    assert!(speakers.iter().all(|speaker| speaker["name"] == "Tobias Renfelt"), "{speakers:?}");
}

#[test]
fn a_takedown_holds_through_every_ingest_and_is_lifted_with_its_list() {
    let desk = Desk::ingested();
    let (twelve, text) = (desk.id(12), format!("{HEAD}{ITEMS}"));
    assert_eq!((desk.total("*"), desk.total("bistånd")), (3, 1));
    assert!(desk.run(&["suggest", "anna"]).out.contains(NAME));

    desk.takes_down(&format!("\"{twelve}\""), &format!("\"{NAME}\""));
    // Until it is ingested the index does not follow the list, and says so.
    let before = desk.run(&["check", "--privacy"]);
    assert_eq!(before.code, Some(1), "{}", before.out);
    assert!(before.out.contains("its takedowns hold after the next ingest"), "{}", before.out);
    let ran = desk.run(&["ingest"]);
    assert!(ran.err.contains("1 changed") && ran.err.contains("1 item and "), "{}", ran.err);
    assert!(ran.err.contains(" taken down"), "{}", ran.err);
    is_taken_down(&desk);
    assert_eq!(desk.total("*"), 2);

    // A second ingest reads nothing and still tells what is kept out.
    let again = desk.json(&["ingest"]);
    assert_eq!((again["unchanged"].as_u64(), &again["taken_down"]["items"]), (Some(1), &1.into()));
    assert!(again["taken_down"]["names"].as_u64() > Some(5), "{again}");
    is_taken_down(&desk);

    // A changed file, and an index built anew.
    desk.write("ks.txt", &format!("{text}\nAnna Exempel tackas.\n"));
    assert!(desk.run(&["ingest"]).err.contains("1 changed"));
    is_taken_down(&desk);
    assert_eq!(desk.run(&["ingest", "--rebuild"]).code, Some(0));
    is_taken_down(&desk);
    assert_eq!(desk.run(&["check"]).code, Some(0));

    // An empty list lifts it, and so does none.
    desk.takes_down("", "");
    assert!(desk.run(&["ingest"]).err.contains("1 changed"));
    assert_eq!((desk.total("*"), desk.total("bistånd")), (3, 1));
    assert!(desk.run(&["suggest", "anna"]).out.contains(NAME));
}

#[test]
fn check_tells_what_a_takedown_did_and_which_entries_match_nothing() {
    let desk = Desk::ingested();
    let twelve = desk.id(12);
    let (items, persons) = (format!("\"{twelve}\", \"ks/99\""), "\"Exempel, Anna\", \"Bo Prov\"");
    desk.takes_down(&items, persons);
    let told = desk.run(&["ingest"]).err;
    let unmatched = "2 takedown entries match nothing in these files: \"Bo Prov\", \"ks/99\"";
    assert!(told.contains(unmatched), "{told}");
    let report = desk.json(&["check", "--privacy"]);
    let sections = report["checks"].as_array().expect("checks");
    let privacy = sections.iter().find(|one| one["check"] == "privacy").expect("a section");
    let messages: Vec<_> = privacy["findings"]
        .as_array()
        .expect("findings")
        .iter()
        .map(|one| one["message"].as_str().expect("a message"))
        .collect();
    for message in [
        &format!("{twelve} is taken down: 1 item left out of 1 file"),
        "the takedown of ks/99 matches no item in 1 file",
        "the takedown of \"Bo Prov\" matches nothing in 1 file",
    ] {
        assert!(messages.contains(&message), "{messages:?}");
    }
    let hers = messages.iter().find(|message| message.starts_with("\"Exempel, Anna\" is taken"));
    assert!(hers.is_some_and(|message| message.ends_with(" in 1 file")), "{messages:?}");
    // § 12 is known to be left out, and not missing.
    let numbers = &sections[2]["findings"].to_string();
    assert!(!numbers.contains("§ 12 is missing"), "{numbers}");
}

#[test]
fn a_takedown_that_is_not_understood_keeps_its_folder_out() {
    let desk = Desk::new();
    desk.write(
        "annan/kf.txt",
        &format!("{HEAD}{ITEMS}").replace("Kommunstyrelsen", "Kommunfullmäktige"),
    );
    for list in
        ["[takedown]\nperson = [\"Anna Exempel\"]", "[takedown]\npersons = [\"\"]", "[takedown"]
    {
        desk.write("annan/paragraf.toml", list);
        let ran = desk.run(&["ingest"]);
        assert_eq!(ran.code, Some(1), "{}", ran.err);
        assert!(ran.err.contains("paragraf.toml is not understood"), "{}", ran.err);
        assert_eq!(desk.total("organ:kommunstyrelsen"), 3);
        assert_eq!(desk.json(&["search", "*"])["total"], 3);
        let parsed = desk.run(&["parse", "corpus/annan/kf.txt"]);
        assert_eq!((parsed.code, parsed.out.as_str()), (Some(2), "[]\n"), "{}", parsed.err);
    }
    desk.write("annan/paragraf.toml", "[takedown]\npersons = [\"Anna Exempel\"]");
    assert_eq!(desk.run(&["ingest"]).code, Some(0));
    assert_eq!(desk.total("*"), 6);
}

#[cfg(unix)]
#[test]
fn a_list_behind_a_link_that_leads_nowhere_keeps_its_folder_out() {
    let desk = Desk::new();
    let place = desk.0.path();
    std::fs::create_dir(place.join("listor")).expect("made");
    std::fs::write(place.join("listor/lista.toml"), "[takedown]\npersons = [\"Anna Exempel\"]")
        .expect("written");
    std::os::unix::fs::symlink("../listor/lista.toml", place.join("corpus/paragraf.toml"))
        .expect("linked");
    assert_eq!(desk.run(&["ingest"]).code, Some(0));
    assert_eq!(desk.json(&["search", "\"Anna Exempel\""])["total"], 0);
    std::fs::rename(place.join("listor"), place.join("borta")).expect("renamed");
    for rebuild in [&["ingest"][..], &["ingest", "--rebuild"]] {
        let ran = desk.run(rebuild);
        assert_eq!(ran.code, Some(1), "{}", ran.err);
        assert!(ran.err.contains("is a link whose target does not exist"), "{}", ran.err);
        assert_eq!(desk.json(&["search", "*"])["total"], 0, "{rebuild:?}");
    }
    std::fs::rename(place.join("borta"), place.join("listor")).expect("renamed");
    assert_eq!(desk.run(&["ingest"]).code, Some(0));
    assert!(desk.json(&["search", "*"])["total"].as_u64() > Some(0));
}

#[test]
fn a_list_that_is_not_understood_takes_effect_however_many_files_it_keeps_out() {
    let desk = Desk::new();
    for day in 10..24 {
        let head = HEAD.replace("02-06", &format!("04-{day}"));
        desk.write(&format!("{day}.txt"), &format!("{head}§ 1\n\nBudget\n\nBudgeten antas.\n"));
    }
    assert_eq!(desk.run(&["ingest"]).code, Some(0));
    desk.write("paragraf.toml", "[takedown]\nperson = [\"Anna Exempel\"]");
    let ran = desk.run(&["ingest"]);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    assert_eq!(desk.json(&["search", "*"])["total"], 0);
}

#[test]
fn lists_of_all_folders_hold_and_only_below_them() {
    let desk = Desk::new();
    let text = format!("{HEAD}{ITEMS}");
    desk.write("inre/kf.txt", &text.replace("Kommunstyrelsen", "Kommunfullmäktige"));
    desk.write("paragraf.toml", "[takedown]\npersons = [\"Bo Ek\"]");
    desk.write("inre/paragraf.toml", "[takedown]\npersons = [\"Anna Exempel\"]");
    desk.run(&["ingest"]);
    let names = |organ: &str| {
        let speakers = desk.json(&["speakers", "--organ", organ]);
        let speakers = speakers.as_array().expect("speakers").iter();
        let mut names: Vec<String> =
            speakers.map(|one| one["name"].as_str().expect("a name").to_owned()).collect();
        names.sort_unstable();
        names
    };
    assert_eq!(names("kommunfullmäktige"), ["Tobias Renfelt"]);
    assert_eq!(names("kommunstyrelsen"), ["Anna Exempel", "Tobias Renfelt"]);
    // Named alone, a file has the lists of the folders it lies in.
    let alone = desk.run(&["parse", "corpus/inre/kf.txt"]).out;
    assert!(!alone.contains("Bo Ek") && !alone.contains("Anna Exempel"), "{alone}");
}

#[test]
fn what_was_taken_down_is_gone_from_the_files_of_the_index() {
    is_wiped(|_| {});
}

#[test]
fn what_was_taken_down_is_gone_also_where_the_list_of_files_was_lost() {
    is_wiped(|corpus| {
        std::fs::remove_file(corpus.join("../index/g0001/.managed.json")).expect("removed");
    });
}

#[test]
fn what_is_moved_and_taken_down_at_once_is_gone_from_the_files_of_the_index() {
    is_wiped(|corpus| {
        std::fs::rename(corpus.join("ks.txt"), corpus.join("flyttad.txt")).expect("moved");
    });
}

#[test]
fn what_is_deleted_below_a_list_is_gone_from_the_files_of_the_index() {
    is_wiped(|corpus| {
        std::fs::remove_file(corpus.join("ks.txt")).expect("removed");
        std::fs::write(corpus.join("kvar.txt"), "Minnesanteckningar").expect("written");
    });
}

/// An ingest can be broken off between its commit and the wiping; here it may not write files as large.
#[cfg(unix)]
#[test]
fn what_could_not_be_wiped_is_told_and_wiped_by_the_next_ingest() {
    let desk = Desk::new();
    for day in 10..40 {
        let (day, month) = (day % 20 + 10, 4 + day / 30);
        let head = HEAD.replace("02-06", &format!("0{month}-{day}")).replace("Exempel", "Prov");
        // Much that does not compress, so that these segments are larger than the commit.
        let many: Vec<String> =
            (0..150).map(|n| format!("{:x}", (n * 7919 + day * 104_729) % 99_991)).collect();
        let text = format!("{head}§ 1\n\nBudget\n\nBudgeten antas. {}.\n", many.join(" "));
        desk.write(&format!("annat/{month}-{day}.txt"), &text);
    }
    desk.write("egen/ks.txt", &format!("{HEAD}{ITEMS}"));
    std::fs::remove_file(desk.0.path().join("corpus/ks.txt")).expect("removed");
    desk.run(&["ingest"]);
    desk.write("egen/paragraf.toml", "[takedown]\npersons = [\"Anna Exempel\"]");
    let program = Command::cargo_bin("paragraf").expect("the binary is built");
    // Below some limit nothing can be written, and then the index is as it was.
    let told = (4..400).step_by(4).any(|blocks| {
        let limited = format!("ulimit -f {blocks}; exec \"$0\" ingest --no-progress");
        let output = std::process::Command::new("sh")
            .args(["-c", &limited])
            .arg(program.get_program())
            .current_dir(desk.0.path())
            .env("XDG_CONFIG_HOME", desk.0.path().join("config"))
            .output()
            .expect("the command runs");
        let err = String::from_utf8_lossy(&output.stderr);
        let told = err.contains("still stands in files of the index");
        assert!(!told || !err.contains("as it was") && output.status.code() == Some(2), "{err}");
        told
    });
    assert!(told, "no limit let the commit pass and stopped the wiping");
    let holds = || holds(&desk.0.path().join("index"), b"Exempel");
    assert!(holds());
    assert_eq!(desk.total("\"Anna Exempel\""), 0);
    assert_eq!(desk.run(&["ingest"]).code, Some(0));
    assert!(!holds());
}

#[cfg(unix)]
#[test]
fn a_list_holds_for_what_an_ingest_is_given_by_another_path() {
    let desk = Desk::new();
    let place = desk.0.path().to_owned();
    desk.write("b/paragraf.toml", "[takedown]\npersons = [\"Anna Exempel\"]");
    std::fs::create_dir(place.join("corpus/a")).expect("made");
    std::fs::rename(place.join("corpus/ks.txt"), place.join("corpus/a/ks.txt")).expect("moved");
    std::os::unix::fs::symlink("../a/ks.txt", place.join("corpus/b/ks.txt")).expect("linked");
    assert_eq!(desk.run(&["ingest"]).code, Some(0));
    assert_eq!(desk.total("\"Anna Exempel\""), 0);
    assert_eq!(desk.run(&["ingest", "corpus/a"]).code, Some(0));
    assert_eq!(desk.total("\"Anna Exempel\""), 0);
    // Without the link the list holds for it no more.
    std::fs::remove_file(place.join("corpus/b/ks.txt")).expect("removed");
    assert_eq!(desk.run(&["ingest", "corpus/a"]).code, Some(0));
    assert!(desk.total("\"Anna Exempel\"") > 0);
}

#[cfg(unix)]
#[test]
fn a_list_takes_effect_also_on_what_cannot_be_read_just_now() {
    let desk = Desk::new();
    let place = desk.0.path().to_owned();
    std::fs::rename(place.join("corpus"), place.join("disk")).expect("moved");
    std::fs::create_dir(place.join("corpus")).expect("made");
    std::os::unix::fs::symlink("../disk", place.join("corpus/disk")).expect("linked");
    assert_eq!(desk.run(&["ingest"]).code, Some(0));
    std::fs::rename(place.join("disk"), place.join("borta")).expect("moved");
    // What is not there may be as it was.
    desk.run(&["ingest"]);
    assert_eq!(desk.total("*"), 3);
    desk.takes_down("", "\"Anna Exempel\"");
    let ran = desk.run(&["ingest"]);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    assert!(ran.err.contains("its folder's takedown list was changed"), "{}", ran.err);
    assert_eq!(desk.total("*"), 0);
    assert!(!holds(&place.join("index"), b"Exempel"));
    std::fs::rename(place.join("borta"), place.join("disk")).expect("moved");
    assert_eq!(desk.run(&["ingest"]).code, Some(0));
    assert_eq!((desk.total("*"), desk.total("\"Anna Exempel\"")), (3, 0));
}

/// What was taken down between two ingests is in no file of the index, whatever else is done to
/// the folder `corpus` in between.
#[track_caller]
fn is_wiped(between: impl Fn(&Path)) {
    let desk = Desk::new();
    desk.write("ks.txt", &format!("{HEAD}{ITEMS}").replace("cykelvägar", "qvistskogsleden"));
    // Files that no list holds for, so that they stay in the segments that must be written anew.
    for day in 10..28 {
        let head = HEAD.replace("02-06", &format!("04-{day}"));
        let text = format!("{head}§ 1\n\nBudget\n\nBudgeten antas.\n");
        desk.write(&format!("../annat/{day}.txt"), &text);
    }
    desk.run(&["ingest", "corpus", "annat"]);
    let holds = |word: &str| holds(&desk.0.path().join("index"), word.as_bytes());
    assert!(holds("qvistskogsled"), "the words of an index stand in its files");
    desk.takes_down(&format!("\"{}\", \"{}\"", desk.id(13), desk.id(14)), "");
    between(&desk.0.path().join("corpus"));
    assert_eq!(desk.run(&["ingest", "corpus", "annat"]).code, Some(0));
    assert!(!holds("qvistskogsled"));
    assert_eq!(desk.total("budget"), 18);
}

/// Whether a file below `folder` has these bytes.
fn holds(folder: &Path, bytes: &[u8]) -> bool {
    std::fs::read_dir(folder).expect("a folder").any(|entry| {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            return holds(&path, bytes);
        }
        std::fs::read(path).expect("read").windows(bytes.len()).any(|window| window == bytes)
    })
}

/// Minutes whose lines break inside a number and inside names.
const BROKEN: &str = "Kommunstyrelsen\nEkefors kommun\nDatum\n2021-03-01\n\n\
    § 1 Zelda\nHemligssons ansökan\n\nText.\n\nBeslut\n1. Bifall till 850709-\n9805.\n\n\
    § 2 Annat\n\nSökanden är 850709-9805.\n\nBeslut\n1. Ansökan från Zelda\nHemligsson beviljas.\n";

#[test]
fn a_number_is_masked_also_where_its_line_was_taken_apart() {
    let desk = Desk::new();
    desk.write("bruten.txt", BROKEN);
    assert_eq!(desk.run(&["ingest"]).code, Some(0));
    for words in [
        &["search", "bifall", "--format", "json"][..],
        &["search", "bifall", "--format", "csv"],
        &["search", "bifall"],
        &["parse", "corpus/bruten.txt"],
        &["show", "ekefors-kommun/kommunstyrelsen/2021-03-01/1"],
    ] {
        let ran = desk.run(words);
        assert_eq!(ran.code, Some(0), "{words:?}: {}", ran.err);
        assert!(!ran.out.contains("850709") && !ran.out.contains("9805"), "{words:?}: {}", ran.out);
    }
}

#[test]
fn a_name_is_taken_down_also_where_its_line_was_taken_apart() {
    let desk = Desk::new();
    desk.write("bruten.txt", BROKEN);
    desk.takes_down("", "\"Zelda Hemligsson\"");
    assert_eq!(desk.run(&["ingest"]).code, Some(0));
    let out = desk.run(&["search", "*", "--format", "json", "--limit", "0"]).out;
    assert!(!out.contains("Zelda") && !out.contains("Hemligsson"), "{out}");
    assert!(!holds(&desk.0.path().join("index"), "Hemligsson".as_bytes()));
}

#[test]
fn digits_of_a_number_are_not_told_to_whoever_tries_others() {
    let desk = Desk::ingested();
    for words in
        [&["search", "850708"][..], &["search", "9804~", "--explain"], &["suggest", "8507"]]
    {
        let ran = desk.run(words);
        let all = format!("{}{}", ran.out, ran.err);
        assert!(!all.contains("850709") && !all.contains("9805"), "{words:?}: {all}");
    }
}
