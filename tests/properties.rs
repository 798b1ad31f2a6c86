//! What holds for any bytes and any query.

mod support;

use std::path::PathBuf;
use std::sync::LazyLock;

use paragraf::backends::embedded::open_reader;
use paragraf::people::find_people;
use paragraf::query::{parse, parse_leniently};
use paragraf::search::{Reader, Request, Synonyms};
use paragraf::segment::segment;
use paragraf::source::{FolderDefaults, Page};
use paragraf::topics::Taxonomy;
use proptest::prelude::*;
use support::{index, package};

static TAXONOMY: LazyLock<Taxonomy> = LazyLock::new(Taxonomy::built_in);

/// An index of one body's sample minutes.
static READER: LazyLock<(tempfile::TempDir, Box<dyn Reader>)> = LazyLock::new(|| {
    let place = tempfile::tempdir().expect("a folder");
    index(&[package().join("corpus/region-norrmark")], place.path());
    let reader = open_reader(place.path(), Synonyms::default()).expect("a reader");
    (place, reader)
});

/// Pieces of minutes in any order, so that the rules meet each other.
fn minutes_like() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        Just("§ 1\n".to_owned()),
        Just("§ 2  Dnr KS 2021/00345\n".to_owned()),
        Just("3. Rubrik\n\n".to_owned()),
        Just("Beslut\n".to_owned()),
        Just("1. Informationen noteras.\n".to_owned()),
        Just("att godkänna\n".to_owned()),
        Just("Ledamöter Bo Ek (C), Ordförande, Sala\n".to_owned()),
        Just("Beslutande    Ledamöter      Tjänstgörande ersättare\n".to_owned()),
        Just("Ulla Al (S) ersätter Axel\n".to_owned()),
        Just("Bilaga 1\n".to_owned()),
        Just("3 (12)\n".to_owned()),
        Just("Ordföranden finner att Bo Eks (C) yrkande bifalls.\n".to_owned()),
        Just("\t1 Inledning\n".to_owned()),
        Just("\n".to_owned()),
        Just("Utses att justera   Ulla Al\n".to_owned()),
        Just("• Hon informerar.\n".to_owned()),
        Just("samverkans-\n".to_owned()),
        Just("## Rubrik\n".to_owned()),
        Just("**3. Val** Bo väljs.\n".to_owned()),
        Just("Mötets öppnande: Bo hälsar.\n".to_owned()),
        Just("1.1 Mötets avslutande\n".to_owned()),
        Just("§ 3:2Val\n----------\n".to_owned()),
        Just("IV. Nästa möte den 3:e maj 2022\n".to_owned()),
        Just("Närvarande: Bo Ek\n\n".to_owned()),
        "\\PC{0,40}\n",
        "[A-ZÅÄÖ][a-zåäö]{1,9} [A-ZÅÄÖ][a-zåäö]{1,9} \\([A-Z]{1,3}\\),? ?[a-zåäö]{0,9}\n",
    ];
    prop::collection::vec(pieces, 0..40).prop_map(|pieces| pieces.concat())
}

/// Every document of the project's own.
fn documents() -> Vec<String> {
    let fixtures = std::fs::read_dir(package().join("tests/fixtures")).expect("fixtures");
    let inputs = fixtures.map(|entry| entry.expect("an entry").path().join("input.txt"));
    let unseen = std::fs::read_dir(package().join("tests/unseen/minutes")).expect("minutes");
    let mut paths: Vec<PathBuf> =
        inputs.chain(unseen.map(|entry| entry.expect("an entry").path())).collect();
    paths.sort();
    paths.iter().filter_map(|path| std::fs::read_to_string(path).ok()).collect()
}

/// Signs of several bytes, and those that rules look for.
const SIGNS: [&str; 16] = [
    "•", "–", "”", "…", "§", "\u{a0}", "é", "½", "\u{200b}", "\u{fffd}", ".", ":", "(", ")", ",",
    "\n",
];

/// `text` with one of [`SIGNS`] in the place of some of its blanks and signs.
fn with_other_signs(text: &str, mut seed: u64) -> String {
    let mut next = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap_or_default()
    };
    let mut changed = String::with_capacity(text.len() + text.len() / 8);
    for c in text.chars() {
        if !c.is_alphanumeric() && next().is_multiple_of(12) {
            changed.push_str(SIGNS[next() % SIGNS.len()]);
        } else {
            changed.push(c);
        }
    }
    changed
}

#[test]
fn no_sign_in_the_place_of_another_makes_segmentation_or_facets_panic() {
    let documents = documents();
    assert!(documents.len() > 100);
    for (number, document) in documents.iter().enumerate() {
        for round in 0..6 {
            let seed = number as u64 * 100 + round;
            let page = Page::of_text(None, with_other_signs(document, seed));
            check(&[page]).unwrap_or_else(|fault| panic!("seed {seed}: {fault}"));
        }
    }
}

fn check(pages: &[Page]) -> Result<(), TestCaseError> {
    let mut minutes = segment("a.txt", pages, &FolderDefaults::default());
    find_people(&mut minutes);
    TAXONOMY.tag(&mut minutes);
    // Every word of the text is somewhere, but for page furniture and mended words.
    for item in &minutes.items {
        prop_assert!(!item.id.is_empty());
        for clause in &item.decisions {
            prop_assert!(!clause.trim().is_empty());
        }
    }
    let mut ids: Vec<&str> = minutes.items.iter().map(|item| item.id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    prop_assert_eq!(ids.len(), minutes.items.len());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_segmentation_or_facets_panic(texts in prop::collection::vec(minutes_like(), 1..4)) {
        let pages: Vec<Page> = (1..).zip(texts).map(|(number, text)| Page::of_text(Some(number), text)).collect();
        check(&pages)?;
    }

    #[test]
    fn no_bytes_make_reading_panic(bytes: Vec<u8>) {
        let (text, _) = paragraf::source::decode(&bytes);
        check(&[Page::of_text(None, text)])?;
    }

    #[test]
    fn no_query_makes_searching_panic_and_highlights_lie_in_the_text(source in "(föräldra|skola|stöd|NEAR/3 |OR |-|\\(|\\)|\"|\\*|~|title:|year:20|covid-19| |[a-zåäö]{1,6}|\\PC){0,12}") {
        let query = parse(&source).unwrap_or_else(|_| parse_leniently(&source).0);
        // A filter value that nothing has is an error, not a panic.
        if let Ok(response) = READER.1.search(&Request { explain: true, ..Request::new(source, query) }) {
            prop_assert!(response.hits.len() as u64 <= response.total);
            for hit in response.hits {
                let snippet = hit.snippet.unwrap_or_default();
                for (text, ranges) in [(&hit.title, &hit.title_highlights), (&snippet.text, &snippet.highlights)] {
                    let mut last = 0;
                    for &(from, to) in ranges {
                        prop_assert!(last <= from && from < to && to <= text.len());
                        prop_assert!(text.is_char_boundary(from) && text.is_char_boundary(to));
                        last = to;
                    }
                }
            }
        }
    }
}
