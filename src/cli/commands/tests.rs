//! Commands from the command line to what is printed, over an index in memory.

use clap::Parser;
use serde_json::Value;

use super::ask::{facets, search, show, speakers, timeline, topics};
use super::read::{check, parse};
use crate::app::fake::{self, FakeReader};
use crate::app::question;
use crate::cli::args::{Cli, Command};
use crate::cli::settings::Settings;
use crate::cli::terminal::{Loudness, Terminal};
use crate::cli::{Exit, index};

/// What a command printed and how it ended.
struct Ran {
    exit: Exit,
    out: String,
    err: String,
}

impl Ran {
    fn json(&self) -> Value {
        serde_json::from_str(&self.out).expect("stdout is one JSON document")
    }
}

fn try_run(words: &[&str], loudness: Loudness) -> anyhow::Result<Ran> {
    let cli = Cli::try_parse_from(["paragraf"].iter().chain(words))?;
    let settings = Settings::resolve(&cli.global, None)?;
    let (mut terminal, out, err) = Terminal::captured(loudness);
    let (reader, taxonomy, at) = (&FakeReader, &fake::taxonomy(), &mut terminal);
    let exit = match &cli.command {
        Command::Search(args) => {
            search::answer(reader, &search::request(args, &settings)?, args, taxonomy, at)
        }
        Command::Show(args) => show::answer(reader, args, taxonomy, at),
        Command::Facets(args) => {
            facets::answer(reader, &facets::request(args, &settings)?, args, taxonomy, at)
        }
        Command::Timeline(args) => timeline::answer(reader, timeline::questions(args)?, args, at),
        Command::Speakers(args) => {
            let question = question(&args.items.query, &args.items.filters.given)?;
            speakers::answer(reader, &question, args, &settings, at)
        }
        Command::Topics(args) => {
            let question = question(&args.items.query, &args.items.filters.given)?;
            topics::answer(reader, &question, args, taxonomy, at)
        }
        Command::Check(args) => {
            let library = index::library(&settings, taxonomy);
            let report = library.check_index(reader, &check::checking(args, &settings))?;
            check::answer(&report, args, at)
        }
        Command::Parse(args) => parse::run(args, &settings, at),
        other => panic!("not asked of an index: {other:?}"),
    }?;
    Ok(Ran { exit, out: out.text(), err: err.text() })
}

fn run(words: &[&str]) -> Ran {
    try_run(words, Loudness::Usual).expect("the command runs")
}

#[test]
fn what_is_found_ends_with_0_and_what_is_not_with_1() {
    for command in ["search", "facets", "timeline", "speakers", "topics"] {
        assert_eq!(run(&[command, "skola"]).exit, Exit::Done, "{command}");
        let ran = run(&[command, "intet"]);
        assert_eq!(ran.exit, Exit::Nothing, "{command}");
        assert!(ran.err.starts_with("nothing found for intet\n"), "{command}: {}", ran.err);
    }
}

#[test]
fn nothing_found_prints_no_data_for_a_person_and_an_empty_answer_for_a_program() {
    assert_eq!(run(&["search", "intet"]).out, "");
    let ran = run(&["search", "intet", "--format", "json"]);
    assert_eq!((ran.exit, &ran.json()["total"]), (Exit::Nothing, &Value::from(0)));
    assert_eq!(run(&["search", "intet", "--format", "csv"]).out.lines().count(), 1);
}

#[test]
fn nothing_found_suggests_fewer_filters_only_where_there_are_any() {
    assert!(!run(&["search", "intet"]).err.contains("filters"));
    assert!(run(&["search", "intet", "--party", "C"]).err.contains("fewer filters"));
}

#[test]
fn a_search_for_nothing_at_all_is_refused() {
    let error = try_run(&["search"], Loudness::Usual).err().expect("refused");
    assert_eq!(error.to_string(), "there is nothing to search for");
    assert_eq!(run(&["search", "--party", "C"]).exit, Exit::Done);
}

#[test]
fn a_search_as_json_is_the_contract() {
    let json = run(&["search", "föräldraskapsstöd", "--format", "json"]).json();
    for name in ["query", "total", "took_ms", "relaxed", "hits", "facets"] {
        assert!(json.get(name).is_some(), "{name} is missing");
    }
    for name in [
        "id",
        "score",
        "number",
        "title",
        "organ",
        "authority",
        "date",
        "place",
        "source",
        "pages",
        "diary_numbers",
        "speakers",
        "topics",
        "decisions",
        "snippet",
    ] {
        assert!(json["hits"][0].get(name).is_some(), "hits[].{name} is missing");
    }
    assert_eq!(json["query"], "föräldraskapsstöd");
    assert_eq!(json["facets"]["year"][0], serde_json::json!(["2021", 3]));
}

#[test]
fn limit_and_offset_reach_the_index() {
    let hits = |words: &[&str]| {
        run(&[&["search", "x", "--format", "jsonl"], words].concat()).out.lines().count()
    };
    assert_eq!(hits(&[]), 2);
    assert_eq!(hits(&["--limit", "1"]), 1);
    assert_eq!(hits(&["--limit", "0", "--offset", "1"]), 1);
}

#[test]
fn counts_are_printed_below_items_when_asked_for() {
    assert!(!run(&["search", "x"]).out.contains("Kommunfullmäktige  "));
    let out = run(&["search", "x", "--facets"]).out;
    assert!(out.contains("\norgan\n"), "{out}");
    assert!(out.contains("Samordnad individuell plan"), "topics have their labels: {out}");
}

#[test]
fn an_unknown_id_is_an_error_that_knows_the_nearest() {
    let error = try_run(&["show", "no/such/id"], Loudness::Usual).err().expect("unknown");
    let told = crate::cli::hints::tell(&error);
    assert_eq!(told.message, "no item has the id no/such/id");
    assert_eq!(told.hints[0], "nearest:\n  samverkansgruppen-barn-unga/2022-02-18/4");
}

#[test]
fn an_item_as_json_has_its_meeting() {
    let id = "samverkansgruppen-barn-unga/2022-02-18/4";
    let json = run(&["show", id, "--format", "json"]).json();
    assert_eq!(json["id"], id);
    assert_eq!(json["meeting"]["place"], "Digitalt möte");
    assert_eq!(run(&["show", id, "--format", "jsonl"]).out.lines().count(), 1);
}

#[test]
fn counts_have_a_total_and_only_the_fields_asked_for() {
    let json = run(&["facets", "--format", "json"]).json();
    assert_eq!((&json["total"], &json["query"]), (&Value::from(12), &Value::from("*")));
    let csv = run(&["facets", "x", "--field", "organ", "--format", "csv"]).out;
    let expected = "\
field,value,count
organ,Samverkansgruppen barn/unga,8
organ,Kommunfullmäktige,4
";
    assert_eq!(csv, expected);
}

#[test]
fn a_timeline_gives_every_query_its_spans() {
    let csv = run(&["timeline", "a", "bb", "--format", "csv"]).out;
    assert!(csv.starts_with("span,query,hits,items,per_1000\n2019,a,1,80,12.5\n"), "{csv}");
    assert!(csv.contains("2020,bb,0,0,\n"), "a share of no items is unknown: {csv}");
    let json = run(&["timeline", "a", "bb", "--format", "json", "--by", "month"]).json();
    assert_eq!(json["by"], "month");
    assert_eq!(json["queries"][1]["bins"][2]["hits"], 8);
    assert_eq!(json["queries"][1]["bins"][1]["per_1000"], Value::Null);
}

#[test]
fn a_query_of_several_that_finds_nothing_is_named() {
    let ran = run(&["timeline", "a", "intet"]);
    assert_eq!(ran.exit, Exit::Done);
    assert!(ran.err.starts_with("nothing found for intet"), "{}", ran.err);
}

#[test]
fn speakers_can_be_sifted_by_name() {
    let ran = run(&["speakers", "--like", "grindegard", "--format", "csv"]);
    assert_eq!(ran.out.lines().count(), 2);
    assert!(ran.out.contains("Jan Grindegård,KD; M,"), "{}", ran.out);
    let ran = run(&["speakers", "--like", "nobody"]);
    assert_eq!(
        (ran.exit, ran.err.as_str()),
        (Exit::Nothing, "no name like nobody among 3 speakers\n")
    );
}

#[test]
fn topics_without_items_are_listed_on_request() {
    let ids = |words: &[&str]| {
        let ran = run(&[&["topics", "--format", "json"], words].concat());
        let json = ran.json();
        let topics = json.as_array().expect("an array").iter();
        topics.map(|topic| topic["id"].as_str().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(ids(&[]), ["covid-19", "okänt"]);
    assert_eq!(ids(&["--all"]), ["vard-och-halsa", "covid-19", "sip", "okänt"]);
}

#[test]
fn files_are_parsed_into_one_array_and_failures_end_with_1() {
    let folder = tempfile::tempdir().expect("a folder");
    let (good, bad) = (folder.path().join("a.txt"), folder.path().join("b.txt"));
    std::fs::write(&good, "Protokoll 2021-05-04\n\n§ 1 Inledning\n\nVälkomna.\n").expect("written");
    std::fs::write(&bad, "").expect("written");
    let good = good.to_str().expect("a plain path");
    let ran = run(&["parse", good]);
    assert_eq!((ran.exit, ran.json()[0]["file"].as_str()), (Exit::Done, Some(good)));
    let ran = run(&["parse", folder.path().to_str().expect("a plain path")]);
    assert_eq!(ran.exit, Exit::Nothing);
    assert_eq!(ran.json()[1]["status"], "damaged");
    assert!(ran.err.starts_with("error: ") && ran.err.contains("b.txt"), "{}", ran.err);
}

#[test]
fn when_no_file_at_all_can_be_parsed_that_is_an_error() {
    let ran = run(&["parse", "no/such/file.txt", "--format", "json"]);
    assert_eq!((ran.exit, ran.out.as_str()), (Exit::Error, "[]\n"));
    assert_eq!(ran.err, "error: there is no file or folder no/such/file.txt\n");
}

#[test]
fn a_check_ends_with_1_over_a_fault_and_says_the_way_out() {
    // The file of the fake index is on no disk, and its commit tells other numbers.
    let ran = run(&["check"]);
    assert_eq!(ran.exit, Exit::Nothing);
    assert!(ran.out.contains("in the index, but gone"), "{}", ran.out);
    assert!(ran.out.contains("the index says it has 212 items, 1 are there"), "{}", ran.out);
    assert!(ran.err.contains("`paragraf ingest FOLDER`"), "{}", ran.err);
}

#[test]
fn findings_are_data_in_every_form() {
    let report = run(&["check", "--format", "json"]).json();
    let faults = report["faults"].as_u64().expect("a number");
    assert!(faults > 0);
    assert_eq!(report["checks"][1]["check"], "corpus");
    let count = usize::try_from(faults + report["notes"].as_u64().expect("a number"));
    let lines = run(&["check", "--format", "jsonl"]).out.lines().count();
    assert_eq!(Ok(lines), count);
    let table = run(&["check", "--format", "csv"]).out;
    assert!(
        table.starts_with("check,severity,file,authority,organ,date,message,item,pages,count\n"),
        "{table}"
    );
    assert_eq!(table.lines().count(), lines + 1);
}
