//! Phrases against a search by hand, and what is read for them.

use proptest::prelude::*;
use tantivy::query::{EnableScoring, Query as _};
use tantivy::{DocSet, Searcher, TERMINATED};

use super::super::compile::{Check, ExactPhrase};
use super::super::dictionary::Lookups;
use super::super::read;
use super::super::schema::marks::mark;
use super::super::schema::{Fields, column};
use super::made_up::{Texts, items};
use crate::query::{Query, Span, Term, TextField};
use crate::search::{Layers, Synonyms, run_of};
use crate::swedish;

/// The items that have the phrase, by their ids.
fn found(
    searcher: &Searcher,
    fields: Fields,
    phrase: &str,
    place: Option<TextField>,
) -> Vec<usize> {
    let term = Term { text: phrase.to_owned(), span: Span::default() };
    let query = match place {
        None => Query::Phrase(term),
        Some(field) => Query::In { field, query: Box::new(Query::Phrase(term)) },
    };
    let lookups = Lookups::new(searcher, fields);
    let plan = read::planned(&lookups, &Synonyms::default(), Layers::default(), &query);
    let plan = plan.unwrap_or_else(|_| panic!("{phrase} is planned"));
    let scoring = EnableScoring::enabled_from_searcher(searcher);
    let weight = plan.query.weight(scoring).expect("a weight");
    let mut found = Vec::new();
    for segment in searcher.segment_readers() {
        let ids = segment.fast_fields().str(column::ID).expect("a column").expect("ids");
        let mut scorer = weight.scorer(segment, 1.0).expect("a scorer");
        while scorer.doc() != TERMINATED {
            let mut id = String::new();
            let ordinal = ids.term_ords(scorer.doc()).next().expect("an id");
            ids.ord_to_str(ordinal, &mut id).expect("an id");
            found.push(id.parse().expect("a number"));
            scorer.advance();
        }
    }
    found.sort_unstable();
    found
}

/// The same by hand.
fn by_hand(texts: &[Texts], phrase: &str, place: Option<TextField>) -> Vec<usize> {
    let pieces = |text: &str| -> Vec<String> {
        let normal = swedish::normalise(text);
        let tokens = swedish::tokenise(&normal.text).filter(|t| t.kind != swedish::Kind::Whole);
        tokens.map(|token| swedish::surface(token.text).into_owned()).collect()
    };
    let words = pieces(phrase);
    let has = |text: &String| pieces(text).windows(words.len()).any(|run| run == words);
    let stands = |text: &Texts| {
        place != Some(TextField::Body) && has(&text.title)
            || place != Some(TextField::Title)
                && (has(&text.body) || text.diary_numbers.iter().any(has))
    };
    texts.iter().enumerate().filter(|(_, text)| stands(text)).map(|(at, _)| at).collect()
}

/// How many texts are read to tell which of all items have the phrase.
fn texts_read(searcher: &Searcher, fields: Fields, phrase: &str) -> usize {
    let words = run_of(phrase);
    let stems = Box::new(tantivy::query::AllQuery);
    let phrase = ExactPhrase { stems, words, is_whole: false, place: None, fields };
    let segments = searcher.segment_readers().iter();
    let read = segments.map(|segment| {
        let mut check = Check::of(&phrase, segment).expect("a check");
        for doc in 0..segment.max_doc() {
            check.has_phrase(doc);
        }
        check.texts_read
    });
    read.sum()
}

fn bodies(bodies: &[&str]) -> Vec<Texts> {
    bodies.iter().map(|body| Texts::new("Ärende", body, &[])).collect()
}

#[test]
fn other_forms_of_the_words_are_told_apart_without_reading_a_text() {
    let texts = bodies(&[
        "Nämndens beslut ändrar beslutet att bygga. De beslutar igen.",
        "Nämnden har beslutat om beslutet. Nämndens beslut.",
        "Nämndens beslutade beslut. Nämnden beslut.",
        "Nämnderna beslutar.",
    ]);
    let (searcher, fields) = items(&texts);
    for phrase in ["nämndens beslut", "nämnden beslut", "beslutade beslut", "har beslutat"] {
        assert_eq!(
            found(&searcher, fields, phrase, None),
            by_hand(&texts, phrase, None),
            "{phrase}"
        );
        assert_eq!(texts_read(&searcher, fields, phrase), 0, "{phrase}");
    }
}

#[test]
fn a_text_is_read_only_where_forms_with_one_mark_may_make_the_phrase() {
    // Two endings of one mark over one stem.
    let (one, other) = ("vägen", "vägor");
    assert_eq!(swedish::stem(one), swedish::stem(other));
    assert_eq!(mark(one, &swedish::stem(one)), mark(other, &swedish::stem(other)));
    let texts = bodies(&[
        "Längs vägen ligger vägor.",
        "Längs vägor ligger vägen.",
        // Here the counts tell, here the order of the marked, here that there is only one form.
        "Längs vägor.",
        "Vägen längs vägar och vägor.",
        "Längs vägen.",
    ]);
    let (searcher, fields) = items(&texts);
    assert_eq!(found(&searcher, fields, "längs vägen", None), [0, 4]);
    assert_eq!(texts_read(&searcher, fields, "längs vägen"), 2);
    assert_eq!(found(&searcher, fields, "längs vägar", None), [3]);
    assert_eq!(texts_read(&searcher, fields, "längs vägar"), 0);
}

#[test]
fn title_body_and_diary_numbers_are_places_of_their_own() {
    let texts = [
        Texts::new("Beslut om stöd", "Stödet ges. Stöd om beslut.", &["KS 2022/00123", "BN 7/21"]),
        Texts::new("Beslutet", "Om stöd. Beslut om stödet", &["KS 2021/00123"]),
        Texts::new("", "Beslut om stöd till stöden", &[]),
        Texts::new("Stöd till stöden", "", &["BN 2022/7"]),
    ];
    let (searcher, fields) = items(&texts);
    let places = [None, Some(TextField::Title), Some(TextField::Body)];
    for phrase in [
        "beslut om stöd",
        "beslutet om",
        "om stödet",
        "KS 2022/00123",
        "00123 BN",
        "BN 7/21",
        "stöd KS",
        "2022/7",
        "till stöden",
        "stöd till",
    ] {
        for place in places {
            assert_eq!(
                found(&searcher, fields, phrase, place),
                by_hand(&texts, phrase, place),
                "{phrase} {place:?}"
            );
        }
    }
}

#[test]
fn a_section_with_its_sign_is_another_word_than_its_number() {
    let texts = bodies(&["Enligt § 29 kommunallagen.", "Enligt 29 kommunallagen.", "29 § 29 år."]);
    let (searcher, fields) = items(&texts);
    assert_eq!(found(&searcher, fields, "enligt § 29", None), [0]);
    assert_eq!(found(&searcher, fields, "enligt 29", None), [0, 1]);
    assert_eq!(found(&searcher, fields, "§ 29 kommunallagen", None), [0]);
    assert_eq!(found(&searcher, fields, "29 år", None), [2]);
}

#[test]
fn a_word_that_a_suspended_hyphen_stands_for_is_in_no_phrase() {
    let texts = bodies(&["Barn- och utbildningsnämnden beslutar."]);
    let (searcher, fields) = items(&texts);
    assert_eq!(found(&searcher, fields, "barnnämnden utbildningsnämnden", None), [0; 0]);
    assert_eq!(found(&searcher, fields, "barn och utbildningsnämnden", None), [0]);
}

#[test]
fn a_phrase_of_more_words_than_are_looked_for_is_checked_to_the_last() {
    let text = (0..60).map(|at| format!("ord{at} och")).collect::<Vec<_>>().join(" ");
    let texts = bodies(&[&text, &text.replace("ord59 och", "ord59 samt"), &"och ".repeat(90)]);
    let (searcher, fields) = items(&texts);
    assert_eq!(found(&searcher, fields, &text, None), [0]);
    assert_eq!(found(&searcher, fields, &text.replace("ord31", "ord32"), None), [0; 0]);
    let many = "och ".repeat(90);
    assert_eq!(found(&searcher, fields, many.trim(), None), [2]);
    assert_eq!(found(&searcher, fields, &format!("{many}och"), None), [0; 0]);
}

/// Forms of few words, so that phrases of them are met by chance.
const FORMS: [&str; 14] = [
    "beslut",
    "Beslutet",
    "beslutar",
    "vägen",
    "vägor",
    "väg",
    "vägar",
    "och",
    "§ 4",
    "4",
    "KS-4",
    "barn-",
    "SKR:s",
    "fo\u{308}r",
];

/// At most so many of them with signs between.
fn text(most: usize) -> impl Strategy<Value = String> {
    let word =
        (proptest::sample::select(&FORMS[..]), proptest::sample::select(&[" ", ". ", "\n\n"][..]));
    let words = proptest::collection::vec(word, 0..=most);
    words.prop_map(|words| words.iter().flat_map(|(word, sign)| [*word, *sign]).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn phrases_are_found_as_by_hand(
        texts in proptest::collection::vec(
            (text(4), text(14), proptest::collection::vec(text(2), 0..2)),
            1..12,
        ),
        phrases in proptest::collection::vec(
            proptest::collection::vec(
                proptest::sample::select(
                    &["beslut", "beslutet", "vägen", "vägor", "och", "4", "ks", "skr", "för"][..],
                ),
                2..4,
            ),
            12,
        ),
    ) {
        let texts: Vec<Texts> = texts
            .into_iter()
            .map(|(title, body, diary_numbers)| Texts { title, body, diary_numbers, ..Texts::default() })
            .collect();
        let (searcher, fields) = items(&texts);
        for phrase in phrases {
            let phrase = phrase.join(" ");
            for place in [None, Some(TextField::Title), Some(TextField::Body)] {
                prop_assert_eq!(
                    found(&searcher, fields, &phrase, place),
                    by_hand(&texts, &phrase, place),
                    "{} {:?}", phrase, place
                );
            }
        }
    }
}
