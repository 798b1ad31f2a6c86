//! The promise of [`segment`]: every line of the pages is page furniture, or stands in the
//! preamble, in an item or in the closing, with all its letters and digits in their order.
//!
//! Furniture is what comes again or bears a page's number: no line goes that stands there once.
//!
//! A heading is the one place where something is left out: what introduces its numbers (a label,
//! an organ's abbreviation) and what says the same again. Each such word is named in [`says_nothing`].

#[allow(dead_code, reason = "shared with the benchmarks, which use more of it")]
#[path = "../../tests/growth/kinds/mod.rs"]
mod kinds;

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use regex::Regex;

use super::cut::{Cut, Span};
use super::headings::find_headings;
use super::layout::furniture::furniture;
use super::layout::lines::{Line, lines_of, text_width};
use super::layout::page_numbers;
use super::layout::recurrence::recurrence_key;
use super::{segment, text_lines};
use crate::minutes::{AgendaItem, Kind};
use crate::source::{FolderDefaults, Page};
use crate::swedish::append_line;

/// Enough for thousands of lines of any kind.
const BYTES: usize = 64 << 10;

/// Letters and digits, which no rule of layout may take away.
fn signs(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn signs_of(lines: &[Line]) -> String {
    lines.iter().map(|line| signs(&line.text)).collect()
}

/// Runs of letters, and digits: a glued heading ("§ 3:2Val", "2024/131.1.2") has several in one word.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut goes_on = false;
    for c in text.chars() {
        let is_letter = c.is_alphanumeric() && !c.is_ascii_digit();
        match words.last_mut() {
            Some(word) if is_letter && goes_on => word.push(c),
            _ if c.is_alphanumeric() => words.push(c.into()),
            _ => {}
        }
        goes_on = is_letter;
    }
    words
}

/// What a heading may bear besides title and numbers: a class of the archive plan, the number in
/// another organ's minutes, the year behind the item's number, its number on the agenda, a case
/// system's sign for "no document".
static BESIDE: LazyLock<Regex> = LazyLock::new(|| {
    let class = r"\(?\d{1,3}(?:\.\d{1,3}){1,4}\.?\)?(?:\s|$)|[\s-]\d{3}(?:\s|$)";
    let other_organ = r"\b\p{Lu}\p{L}{0,6}\.? § ?\d{1,4}(?:/\d{2,4})?";
    let year = r"/(?:20)?\d\d\b";
    let no_document = r":-\d+";
    let agenda = r"\s\d{1,2}\.\s";
    Regex::new(&[class, other_organ, year, no_document, agenda].join("|")).expect("a pattern")
});

/// What the sign § is read as in images.
const MISREAD_SIGNS: [&str; 2] = ["8", "5"];

/// Words that introduce a number.
const LABELS: [&str; 17] = [
    "paragraf",
    "ärende",
    "punkt",
    "pkt",
    "ärendepunkt",
    "dagordningspunkt",
    "nr",
    "dnr",
    "d",
    "ärendenummer",
    "ärendenr",
    "ärendeid",
    "id",
    "diarienummer",
    "diarienr",
    "diarie",
    "bilaga",
];

/// Whether a word of a heading may be left out when the heading is read: at the front, before
/// the number, also an organ's abbreviation, and the 1 that every entry of a counted list bears.
fn says_nothing(is_first: bool, word: &str, left_out: &[String]) -> bool {
    const LONGEST_ABBREVIATION_CHARS: usize = 7;
    LABELS.contains(&word.to_lowercase().as_str())
        || is_first && word == "1"
        || is_first && MISREAD_SIGNS.contains(&word)
        || is_first
            && word.starts_with(char::is_uppercase)
            && word.chars().count() <= LONGEST_ABBREVIATION_CHARS
        || left_out.iter().any(|other| other == word)
}

/// What of the heading is nowhere in its item.
fn lost_of_heading(item: &AgendaItem, span: &Span, lines: &[Line]) -> Vec<String> {
    let mut heading = String::new();
    // Where the words begin of the line that bears the number; a title may stand above it.
    let mut first = 0;
    for (at, line) in (span.start..).zip(&lines[span.start..span.heading.body]) {
        if at == span.candidate.line {
            first = words(&heading).len();
        }
        if heading.is_empty() {
            heading.clone_from(&line.columns);
        } else {
            append_line(&mut heading, &line.columns);
        }
    }
    let lead = span.heading.lead.iter();
    let parts = item.number.iter().chain([&item.title]).chain(&item.diary_numbers).chain(lead);
    let mut left: Vec<String> = parts.flat_map(|part| words(part)).collect();
    // A diary number that stands there twice is given once.
    let twice: Vec<String> = item.diary_numbers.iter().flat_map(|number| words(number)).collect();
    let beside: Vec<String> =
        BESIDE.find_iter(&heading).flat_map(|found| words(found.as_str())).chain(twice).collect();
    let mut lost = Vec::new();
    // The first word comes last: what it may say besides may stand further on as well.
    let mut all: Vec<(usize, String)> = words(&heading).into_iter().enumerate().collect();
    all.sort_by_key(|(at, _)| *at == first);
    for (at, word) in all {
        match left.iter().position(|other| *other == word) {
            Some(found) => drop(left.remove(found)),
            None if says_nothing(at == first, &word, &beside) => {}
            None => lost.push(word),
        }
    }
    lost
}

/// What may go though it stands there once: no words, strips to be signed, signatures, page numbers.
static ALONE: LazyLock<Regex> = LazyLock::new(|| {
    let strip = r"(justera|ordf|sekr|protokolljust|just\.|sign|utdrag|expedierat)";
    let signature =
        r"(det|detta|dokument|transaktion|signatur|verifikation|penneo|comfact|referens)";
    let page =
        r"(sida?n?|sidnr|page|blad)\b[ .:]*\d|\d{4}-\d\d-\d\d t ?o ?m sid|forts|§ ?\d+,? \(?forts";
    Regex::new(&format!(r"(?i)^(\P{{L}}*$|[0-9a-f]{{32,}}$|{strip}|{signature}|{page})"))
        .expect("a pattern")
});

/// A line that went as page furniture though it stands nowhere else, and is not a page number.
/// What stands at the top of the document is its own head, which the header is read from.
fn taken(lines: &[Line], is_furniture: &[bool]) -> Option<String> {
    const HEAD_LINES: usize = 8;
    let mut times: HashMap<String, usize> = HashMap::new();
    for line in lines {
        *times.entry(recurrence_key(&line.text)).or_default() += 1;
    }
    let ends_in = |line: &Line| {
        let numbers = line.text.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty());
        let mut last: Vec<u32> = numbers.rev().take(2).filter_map(|n| n.parse().ok()).collect();
        last.retain(|number| line.page.is_some_and(|page| page.abs_diff(*number) <= 3));
        !last.is_empty()
    };
    let taken = (HEAD_LINES..lines.len()).find(|&at| {
        let line = &lines[at];
        let again = times[&recurrence_key(&line.text)] > 1;
        // The rest of a page's head keeps it company.
        let is_beside = |at: usize| is_furniture.get(at).is_some_and(|beside| *beside);
        let ends_head = line.text.ends_with(|c: char| c.is_ascii_digit() || c == ')')
            && (is_beside(at - 1) || is_beside(at + 1));
        let may_go = line.margin || again || ends_head;
        is_furniture[at] && !may_go && !ALONE.is_match(&line.text) && !ends_in(line)
    });
    taken.map(|at| format!("{:?} taken as furniture", lines[at].text))
}

/// What is wrong with the minutes that these pages give.
fn lost(pages: &[Page]) -> Option<String> {
    let mut all = lines_of(pages);
    let is_furniture = furniture(&all);
    if let Some(taken) = taken(&all, &is_furniture) {
        return Some(taken);
    }
    page_numbers::renumber(&mut all);
    let text = text_lines(&all, &is_furniture);
    let width = text_width(&text);
    let chosen = find_headings(&text, width).chosen;
    let cut = Cut::of(&text, &chosen, width);
    let minutes = segment("a.txt", pages, &FolderDefaults::default());
    let differs = |what: &str, found: &str, lines: &[Line]| {
        let (found, wanted) = (signs(found), signs_of(lines));
        let at = found.bytes().zip(wanted.bytes()).take_while(|(a, b)| a == b).count();
        let part = |text: &str| {
            String::from_utf8_lossy(&text.as_bytes()[at..]).chars().take(60).collect::<String>()
        };
        (found != wanted)
            .then(|| format!("{what}: found {:?}, not {:?}", part(&found), part(&wanted)))
    };
    if minutes.kind != Kind::Minutes || chosen.is_empty() {
        return differs("preamble", &minutes.preamble, &text);
    }
    let mut at = cut.head_end;
    for (span, item) in cut.items.iter().zip(&minutes.items) {
        if span.start != at || span.heading.body > span.end || span.heading.body <= span.start {
            return Some(format!("lines {at} to {} are in no item", span.start));
        }
        at = span.end;
        let mut body = vec![];
        body.extend(span.heading.lead.iter().map(|lead| signs(lead)));
        body.push(signs_of(&text[span.heading.body..span.end]));
        let (found, wanted) = (signs(&item.body), body.concat());
        if found != wanted {
            return Some(format!("{}: body {found:?}, not {wanted:?}", item.id));
        }
        let lost = lost_of_heading(item, span, &text);
        if !lost.is_empty() {
            return Some(format!("{}: {lost:?} of the heading", item.id));
        }
    }
    differs("preamble", &minutes.preamble, &text[..cut.head_end])
        .or_else(|| differs("closing", &minutes.closing, &text[cut.closing..]))
        .or_else(|| (at != cut.closing).then(|| format!("lines from {at} are in no part")))
}

fn pages(text: &str) -> Vec<Page> {
    let numbered = text.contains('\x0c');
    let page = |(number, text)| Page::of_text(numbered.then_some(number), text);
    (1..).zip(text.split('\x0c')).map(page).collect()
}

#[test]
fn nothing_of_texts_of_every_kind_is_lost() {
    for kind in kinds::all() {
        assert_eq!(lost(&pages(&kind.text(BYTES))), None, "{}", kind.name);
    }
}

/// Every text file below a folder.
fn texts(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            texts(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "txt" || ending == "md") {
            found.push(path);
        }
    }
}

/// What is lost of the files below the folders.
fn lost_below(folders: &[PathBuf]) -> Vec<String> {
    let mut files = Vec::new();
    for folder in folders {
        texts(folder, &mut files);
    }
    assert!(files.len() > 30, "only {} files", files.len());
    let lost = files.iter().filter_map(|file| {
        let bytes = fs::read(file).expect("read");
        let (text, _) = crate::source::decode(&bytes);
        Some(format!("{}: {}", file.display(), lost(&pages(&text))?))
    });
    lost.collect()
}

#[test]
fn nothing_of_a_fixture_or_a_sample_is_lost() {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = [package.join("tests/fixtures"), package.join("corpus")];
    assert_eq!(lost_below(&folders), [""; 0]);
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs PARAGRAF_SHARED")]
fn nothing_of_real_minutes_is_lost() {
    let shared = PathBuf::from(std::env::var_os("PARAGRAF_SHARED").expect("a folder is named"));
    let folders = [shared.join("minutes"), shared.join("unseen/minutes")];
    assert_eq!(lost_below(&folders), [""; 0]);
}

/// Lines of minutes, so that the rules meet each other.
fn line() -> impl Strategy<Value = String> {
    const LINES: [&str; 48] = [
        "",
        "",
        "§ 1",
        "§ 2  Dnr KS 2021/00345",
        "§ 3 Val av justerare",
        "Kf § 4 00412-2022 Budget",
        "§ 5:2Val",
        "3. Rubrik",
        "4 Budget",
        "4. Mötet öppnas. Bo hälsar.",
        "IV. Nästa möte",
        "1.1 Mötets öppnande",
        "Ärende 5 Nr 3",
        "KST 210 Plan",
        "Beslut",
        "Yrkanden",
        "1. Informationen noteras.",
        "2 Medel anvisas.",
        "att godkänna",
        "• Hon informerar.",
        "- Ja",
        "a. del",
        "Nämnden beslutar att",
        "samverkans-",
        "etablerings- och",
        "Ledamöter Bo Ek (C), Ordförande, Sala",
        "Beslutande    Ledamöter      Ersättare",
        "Utses att justera   Ulla Al",
        "Bilaga 1",
        "3 (12)",
        "## Rubrik",
        "**3. Val** Bo väljs.",
        "----------",
        "Vid protokollet",
        "Ordföranden finner att yrkandet bifalls.",
        "SAMMANTRÄDESPROTOKOLL    4 (9)",
        "Kommunstyrelsen 2022-03-04",
        "Budget för",
        "Mötets öppnande: Bo hälsar.",
        "Ja-röster      7 (11)",
        "Andel i åk 9        45 (100)",
        "Bifall enligt protokoll 12",
        "Protokoll 5",
        "Justerandes signatur saknas för Siv",
        "Sammanträdesdatum: 2022-06-24",
        "| Bo Ek (C) | X | |",
        "Bo Ek (C) reserverar sig.",
        "\x0c",
    ];
    prop_oneof![
        6 => prop::sample::select(&LINES[..]).prop_map(str::to_owned),
        1 => "( {0,6}|\t)[A-ZÅÄÖa-zåäö§$•*#(-][a-zåäö0-9 .,:;()§/-]{0,70}",
        1 => "\\PC{0,40}",
        1 => "[0-9]{1,3}[.:)]? {0,2}[A-ZÅÄÖ][a-zåäö ]{0,40}[.:]?",
    ]
}

/// `PROPTEST_CASES` asks for more; the first are always the same.
fn cases() -> u32 {
    const USUAL: u32 = 2_000;
    std::env::var("PROPTEST_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(USUAL)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), rng_seed: RngSeed::Fixed(1), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_of_any_pages_is_lost(lines in prop::collection::vec(line(), 0..60)) {
        let text = lines.join("\n");
        prop_assert_eq!(lost(&pages(&text)), None, "{}", text);
    }
}
