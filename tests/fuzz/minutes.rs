//! Segmentation and facets: any pages become minutes that hold together.

use std::path::Path;
use std::sync::LazyLock;

use paragraf::minutes::Minutes;
use paragraf::people::find_people;
use paragraf::segment::segment;
use paragraf::source::{Emphasis, FileReader, FolderDefaults, Page};
use paragraf::topics::Taxonomy;

use super::harness::{Target, check};
use super::seeds::files;

const WORDS: &[&str] = &[
    "\n",
    "\n\n",
    "\u{c}",
    "§ 1 ",
    "§ 2",
    "§",
    "§§ 3–5",
    "12 §",
    "Ärende 5",
    "Punkt 5",
    "5. ",
    "1 ",
    "a) ",
    "§ 8.1 ",
    "Beslut\n",
    "Beslut: ",
    "Protokoll ",
    "Sammanträdesprotokoll\n",
    "Kommunstyrelsen ",
    "Närvarande\n",
    "Ledamöter ",
    "Ersättare ",
    "Övriga ",
    "Frånvarande ",
    "Justerare ",
    "Justerandes sign",
    "Sida 2 (3)",
    "2 (3)",
    "Bo Ek (C), Ordförande",
    "(S)",
    "för ",
    "tjänstgörande ersättare",
    "Dnr KS 2021/00345",
    "Yrkanden\n",
    "Reservation\n",
    "Votering\n",
    "Ja-röster: ",
    "Nej ",
    "jäv ",
    "Tidpunkt 2022-02-18 kl. 09.00",
    "den 31 februari 2022",
    "2022-13-45",
    "0000-00-00",
    "Ordföranden ",
    "Hon ",
    " yrkar ",
    " yttrar sig ",
    "        ",
    "\t",
    "-\n",
    "–",
    "1\u{a0}000",
    "\u{ad}",
    "\u{200b}",
    "Å",
    "é",
    "😀",
    "99999999999999999999",
    "I Närvarolista\n",
    "X X - X ",
];

static TAXONOMY: LazyLock<Taxonomy> = LazyLock::new(Taxonomy::built_in);

/// Reads the bytes as plain text does, marks some lines as formats do, and holds the minutes to
/// what is promised of them.
fn run(bytes: &[u8]) {
    let reader = FileReader::in_process();
    let opened = reader.open_bytes(Path::new("protokoll.txt"), bytes.to_vec());
    let Ok(document) = opened.and_then(|opened| opened.read(&reader)) else { return };
    let mut pages = document.pages;
    hold(&read(&pages), &pages);
    pages.iter_mut().for_each(mark);
    hold(&read(&pages), &pages);
}

fn read(pages: &[Page]) -> Minutes {
    let mut minutes = segment("protokoll.txt", pages, &FolderDefaults::default());
    find_people(&mut minutes);
    TAXONOMY.tag(&mut minutes);
    minutes
}

/// Marks short lines as headings and bold ones, in turn.
fn mark(page: &mut Page) {
    let short = page.text.lines().enumerate().filter(|(_, line)| (1..40).contains(&line.len()));
    let marks = (1..=6).map(Emphasis::Heading).chain([Emphasis::Bold]).cycle();
    page.emphasis = short.map(|(at, _)| at).zip(marks).step_by(3).collect();
}

fn hold(minutes: &Minutes, pages: &[Page]) {
    let numbers = || pages.iter().filter_map(|page| page.number);
    for item in &minutes.items {
        assert!(item.number.as_ref().is_none_or(|number| !number.is_empty()), "{item:?}");
        if let Some((first, last)) = item.pages {
            assert!(first <= last, "{item:?}");
            assert!(numbers().next().is_some(), "pages of a text without");
        }
        for speaker in &item.speakers {
            assert!(!speaker.name.trim().is_empty() && !speaker.acts.is_empty(), "{speaker:?}");
        }
        for speaker in &item.speakers {
            let acts = &speaker.acts;
            assert!((1..acts.len()).all(|at| !acts[..at].contains(&acts[at])), "{speaker:?}");
        }
    }
    assert!(minutes.attendees.iter().all(|person| !person.name.trim().is_empty()));
    let mut ids: Vec<_> = minutes.items.iter().map(|item| &item.id).collect();
    ids.sort();
    let many = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), many, "two items of one id");
    // What is printed can be read again.
    let printed = serde_json::to_string(minutes).expect("json");
    assert_eq!(&serde_json::from_str::<Minutes>(&printed).expect("minutes"), minutes);
}

#[test]
fn minutes() {
    check(Target {
        name: "minutes",
        seeds: [files("fixtures", &["txt", "md"]), files("formats", &["txt"])].concat(),
        words: WORDS,
        cases: 200,
        forgives_libraries: false,
        run,
    });
}
