//! What belongs together over time: a case through organs and meetings, a meeting with its items.

use std::fs;
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

/// A folder with three meetings of two organs.
struct Desk(TempDir);

const COUNCIL: &str = "EKEFORS KOMMUN\nKommunfullmäktige\nSammanträdesprotokoll 2024-04-15\n\n\
    Närvarande: Ulla Ekman (S), ordförande, Bo Alm (M)\n\n\
    § 9 Dnr KS 2024/21\nDetaljplan för Norrbacken\n\nBeslut\nDetaljplanen antas.\n\n\
    § 10 Dnr KS 2024/30\nNy simhall\n\nBordlagt den 12 februari 2024, § 3.\n\n\
    Beslut\nKommunfullmäktige återremitterar ärendet till kommunstyrelsen.\n";

const BOARD: &str = "EKEFORS KOMMUN\nKommunstyrelsen\nSammanträdesprotokoll 2024-03-05\n\n\
    Närvarande: Ulla Ekman (S), ordförande, Bo Alm (M)\n\n\
    § 2 Dnr KS 2024/11\nBudget\n\nBeslut\nBudgeten antas.\n\n\
    § 10 Dnr KS 2024/21\nDetaljplan för Norrbacken\n\nBeslut\n\
    Kommunstyrelsen föreslår kommunfullmäktige besluta att detaljplanen antas.\n";

const LATER: &str = "EKEFORS KOMMUN\nKommunstyrelsen\nSammanträdesprotokoll 2024-05-07\n\n\
    Närvarande: Ulla Ekman (S), ordförande, Bo Alm (M)\n\n\
    § 31 Dnr KS 2024/44\nUppföljning av Norrbacken\n\n\
    Redovisning av kommunfullmäktiges uppdrag 2024-04-15 § 9.\n\nBeslut\nInformationen noteras.\n";

impl Desk {
    fn new() -> Self {
        let desk = Self(tempfile::tempdir().expect("a folder"));
        let corpus = desk.0.path().join("corpus");
        fs::create_dir(&corpus).expect("made");
        for (name, text) in [("kf.txt", COUNCIL), ("ks-mars.txt", BOARD), ("ks-maj.txt", LATER)] {
            fs::write(corpus.join(name), text).expect("written");
        }
        assert_eq!(desk.run(&["ingest"]).0, Some(0));
        desk
    }

    fn run(&self, words: &[&str]) -> (Option<i32>, String, String) {
        let out = Command::new(env!("CARGO_BIN_EXE_paragraf"))
            .current_dir(self.0.path())
            .env_remove("PARAGRAF_INDEX")
            .env("XDG_CONFIG_HOME", self.0.path().join("none"))
            .args(words)
            .output()
            .expect("the program runs");
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        (out.status.code(), text(out.stdout), text(out.stderr))
    }

    fn json(&self, words: &[&str]) -> Value {
        let (code, out, err) = self.run(&[words, &["--format", "json"]].concat());
        assert_eq!(code, Some(0), "{words:?}: {err}");
        serde_json::from_str(&out).expect("JSON")
    }
}

/// The end of each id below `list`, with how it is linked.
fn told(item: &Value) -> Vec<String> {
    let case = item["case"].as_array().expect("a case");
    let one = |handling: &Value| {
        let id = handling["id"].as_str().expect("an id");
        format!("{} {}", id.strip_prefix("ekefors-kommun/").unwrap_or(id), handling["links"])
    };
    case.iter().map(one).collect()
}

#[test]
fn a_case_is_followed_by_diary_number_and_by_day_and_number() {
    let desk = Desk::new();
    let council = desk.json(&["show", "kommunfullmaktige/2024-04-15/9"]);
    assert_eq!(
        told(&council),
        [
            "kommunstyrelsen/2024-03-05/10 [\"diary_number\"]",
            "kommunstyrelsen/2024-05-07/31 [\"names\"]",
        ]
    );
    assert_eq!(council["case"][0]["outcomes"][0]["kind"], "proposed");
    let later = desk.json(&["show", "2024-05-07/31"]);
    assert_eq!(told(&later), ["kommunfullmaktige/2024-04-15/9 [\"named\"]"]);
    let reference = &later["refers_to"][0];
    assert_eq!(reference["id"], "ekefors-kommun/kommunfullmaktige/2024-04-15/9");
    assert_eq!((&reference["date"], &reference["number"]), (&"2024-04-15".into(), &"9".into()));
    // What is named and not in the index has no id.
    let pool = desk.json(&["show", "kommunfullmaktige/2024-04-15/10"]);
    assert_eq!((&pool["refers_to"][0]["id"], told(&pool).len()), (&Value::Null, 0));
    let human = desk.run(&["show", "2024-05-07/31"]).1;
    assert!(human.contains("Same case") && human.contains("Detaljplan för Norrbacken"), "{human}");
}

#[test]
fn an_ending_names_what_it_fits_alone() {
    let desk = Desk::new();
    let board = "ekefors-kommun/kommunstyrelsen/2024-03-05/10";
    assert_eq!(desk.json(&["show", "kommunstyrelsen/2024-03-05/10"])["id"], board);
    let (code, out, err) = desk.run(&["show", "10"]);
    assert_eq!((code, out.as_str()), (Some(2), ""), "{err}");
    assert!(err.contains("2 ids end in 10") && err.contains(board), "{err}");
    let other = BOARD.replace("att detaljplanen antas", "att planen avslås");
    fs::write(desk.0.path().join("corpus/annan.txt"), other).expect("written");
    desk.run(&["ingest"]);
    let (code, _, err) = desk.run(&["show", "2024-03-05/10"]);
    assert_eq!(code, Some(2));
    assert!(err.contains("2 texts claim the id 2024-03-05/10"), "{err}");
    let (code, _, err) = desk.run(&["show", "0"]);
    assert_eq!(code, Some(2), "a part of a number is not an ending: {err}");
    let (code, _, err) = desk.run(&["similar", "2024-05-07/31"]);
    assert_ne!(code, Some(2), "{err}");
}

#[test]
fn a_meeting_is_shown_with_its_items_in_the_order_of_their_numbers() {
    let desk = Desk::new();
    let meeting = desk.json(&["show", "kommunstyrelsen/2024-03-05"]);
    let items = meeting["items"].as_array().expect("items");
    let numbers: Vec<_> = items.iter().map(|item| item["number"].as_str().unwrap_or("")).collect();
    assert_eq!(numbers, ["2", "10"]);
    assert_eq!(meeting["attendees"].as_array().map(Vec::len), Some(2));
    assert_eq!(meeting["sources"][0], "corpus/ks-mars.txt");
    // Several at once are a list, in the order asked for.
    let both = desk.json(&["show", "2024-05-07/31", "kommunfullmaktige/2024-04-15"]);
    assert_eq!(both[0]["number"], "31");
    assert_eq!(both[1]["organ"], "Kommunfullmäktige");
}

#[test]
fn meetings_are_listed_all_or_with_what_they_dealt_with() {
    let desk = Desk::new();
    let ids = |list: &Value| -> Vec<(String, u64)> {
        let one = |row: &Value| {
            let id = row["id"].as_str().expect("an id").replace("ekefors-kommun/", "");
            (id, row["items"].as_u64().expect("a number"))
        };
        list.as_array().expect("a list").iter().map(one).collect()
    };
    let of = |id: &str, items| (id.to_owned(), items);
    assert_eq!(
        ids(&desk.json(&["meetings"])),
        [
            of("kommunfullmaktige/2024-04-15", 2),
            of("kommunstyrelsen/2024-03-05", 2),
            of("kommunstyrelsen/2024-05-07", 1),
        ]
    );
    assert_eq!(
        ids(&desk.json(&["meetings", "detaljplan", "--organ", "kommunstyrelsen"])),
        [of("kommunstyrelsen/2024-03-05", 1)]
    );
    assert_eq!(desk.run(&["meetings", "månlandning"]).0, Some(1));
    let (_, csv, _) = desk.run(&["meetings", "--format", "csv"]);
    assert_eq!(csv.lines().count(), 4, "{csv}");
    let human = desk.run(&["meetings"]).1;
    assert!(human.starts_with("3 meetings\n"), "{human}");
}

#[test]
fn check_misses_a_meeting_that_others_refer_to() {
    let desk = Desk::new();
    fs::write(
        desk.0.path().join("corpus/kf-januari.txt"),
        COUNCIL.replace("2024-04-15", "2024-01-15").replace("den 12 februari 2024", "förut"),
    )
    .expect("written");
    assert_eq!(desk.run(&["ingest"]).0, Some(0));
    let (_, out, _) = desk.run(&["check", "-v"]);
    assert!(out.contains("the minutes of 2024-04-15 refer to a meeting on 2024-02-12"), "{out}");
}

#[test]
fn the_items_of_a_case_are_folded_where_that_is_asked_for() {
    let desk = Desk::new();
    let plain = desk.json(&["search", "detaljplan OR simhall"]);
    let folded = desk.json(&["search", "detaljplan OR simhall", "--by", "case"]);
    assert_eq!((&plain["total"], &folded["total"]), (&3.into(), &3.into()));
    assert_eq!((&plain["cases"], &folded["cases"]), (&Value::Null, &2.into()));
    assert_eq!(plain["facets"], folded["facets"]);
    let hits = folded["hits"].as_array().expect("hits");
    let sizes: Vec<usize> =
        hits.iter().map(|hit| hit["same_case"].as_array().map_or(0, Vec::len)).collect();
    assert_eq!((hits.len(), sizes.iter().sum::<usize>()), (2, 1));
    assert_eq!(hits[0]["id"], plain["hits"][0]["id"], "the best item stands for its case");
    assert!(hits[0]["snippet"]["text"].is_string());
    let second = desk.json(&[
        "search",
        "detaljplan OR simhall",
        "--by",
        "case",
        "--limit",
        "1",
        "--offset",
        "1",
    ]);
    assert_eq!(second["hits"][0]["id"], hits[1]["id"]);
    let (_, human, _) = desk.run(&["search", "detaljplan OR simhall", "--by", "case"]);
    assert!(human.starts_with("3 items in 2 cases\n"), "{human}");
    assert!(human.contains("Same case: 1 more item (2024-"), "{human}");
}

#[test]
fn items_of_the_case_are_the_most_similar() {
    let desk = Desk::new();
    let similar = desk.json(&["similar", "kommunfullmaktige/2024-04-15/9"]);
    let ids: Vec<&str> = similar["hits"]
        .as_array()
        .expect("hits")
        .iter()
        .map(|hit| hit["id"].as_str().expect("an id"))
        .collect();
    assert!(ids.len() >= 2, "{ids:?}");
    assert_eq!(similar["total"], ids.len());
    for of_case in ["kommunstyrelsen/2024-03-05/10", "kommunstyrelsen/2024-05-07/31"] {
        assert!(ids[..2].iter().any(|id| id.ends_with(of_case)), "{ids:?}");
    }
    // Speakers have the shape that they have in every answer.
    assert!(similar["hits"][0]["speakers"].is_array());
}

/// The board's minutes as they were published before they were adjusted, with the slips of that time,
/// and the extract of one item.
#[test]
fn of_versions_the_adjusted_one_is_searched_and_the_others_are_named() {
    let desk = Desk::new();
    let write = |name: &str, text: &str| {
        fs::write(desk.0.path().join("corpus").join(name), text).expect("written");
    };
    let draft = BOARD
        .replace("Sammanträdesprotokoll", "OJUSTERAT PROTOKOLL\nSammanträdesprotokoll")
        .replace("besluta att detaljplanen antas", "besluta att detaljplanen antagas");
    write("a-utkast.txt", &draft);
    let (head, items) = BOARD.split_once("§ 2").expect("an item");
    let extract = items.split_once("§ 10").expect("another").1;
    write("utdrag.txt", &format!("{head}§ 10{}", extract.replace("Norrbacken", "Norrbäcken")));
    let (code, out, err) = desk.run(&["ingest", "-v"]);
    assert_eq!(code, Some(0), "{out}{err}");
    let told = format!("{out}{err}");
    let draft = "corpus/a-utkast.txt: it is a version of corpus/ks-mars.txt: 1 item is searched";
    assert!(told.contains(draft), "{told}");

    let found = desk.json(&["search", "Norrbacken"]);
    assert_eq!(found["total"], 3, "{found}");
    let meetings = desk.json(&["meetings", "--organ", "Kommunstyrelsen"]);
    let march = &meetings[0];
    assert_eq!(march["items"], 2, "{march}");
    assert_eq!(march["sources"], serde_json::json!(["corpus/ks-mars.txt"]));
    assert_eq!(
        march["versions"],
        serde_json::json!(["corpus/a-utkast.txt", "corpus/utdrag.txt"]),
        "{march}"
    );
    let shown = desk.json(&["show", "2024-03-05/10"]);
    assert_eq!(shown["versions"], march["versions"], "{shown}");
    let (_, checked, _) = desk.run(&["check"]);
    assert!(!checked.contains("another text"), "{checked}");

    // Without the whole one, what the extract has is adjusted, and the rest is the draft's.
    fs::remove_file(desk.0.path().join("corpus/ks-mars.txt")).expect("removed");
    assert_eq!(desk.run(&["ingest"]).0, Some(0));
    let shown = desk.json(&["show", "2024-03-05/10"]);
    assert_eq!(shown["meeting"]["source"], "corpus/utdrag.txt", "{shown}");
    assert_eq!(shown["versions"], serde_json::json!(["corpus/a-utkast.txt"]));
    let shown = desk.json(&["show", "2024-03-05/2"]);
    assert_eq!(shown["meeting"]["source"], "corpus/a-utkast.txt");
}
