//! What holds for every text: no panic, spans inside the source, printing reads back, lenient equals strict.

use proptest::prelude::*;

use crate::query::{Query, parse, parse_leniently};

/// Pieces from which random queries are put together, so that they come close to the grammar.
const PIECES: [&str; 96] = [
    " ",
    " ",
    " ",
    " ",
    " ",
    " ",
    "a",
    "vård",
    "förskola",
    "covid-19",
    "SKR:s",
    "KS",
    "2021/00345",
    "12:1",
    "kl.",
    "09.00",
    "3,5",
    "§ 45",
    "§§ 6–37",
    "§",
    "vård-",
    "a\u{30a}r",
    "\u{308}",
    "\u{ad}",
    "\u{200b}",
    "OR",
    "ELLER",
    "AND",
    "OCH",
    "NOT ",
    "INTE ",
    "NEAR",
    "NEAR/5",
    "NEAR/0",
    "NEAR/",
    "och",
    "eller",
    "-",
    "-",
    "-",
    "–",
    "—",
    "(",
    "(",
    "(",
    ")",
    ")",
    ")",
    "\"",
    "\"",
    "”",
    "«",
    "»",
    "\"a b\"",
    "*",
    "*",
    "~",
    "~2",
    ":",
    ".",
    "..",
    "…",
    ",",
    "!",
    "?",
    "&",
    "/",
    "^",
    "[",
    "]",
    "{",
    "|",
    "\\",
    "\u{0}",
    "😀",
    "title:",
    "text:",
    "speaker:",
    "party:",
    "organ:(",
    "dnr:",
    "year:",
    "date:",
    "from:",
    "to:",
    "2021",
    "2021-08",
    "2021-08-27",
    "2022..2021",
    "beslut:",
    "ja",
    "number:",
    "foo:",
    "x:",
    "'",
    "_",
];

fn source() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(PIECES.as_slice()), 0..24);
    prop_oneof![4 => pieces.prop_map(|pieces| pieces.concat()), 1 => any::<String>()]
}

/// Queries that are right by construction, so that the round trip meets deep trees and not only errors.
fn valid() -> impl Strategy<Value = String> {
    let leaf = prop::sample::select(vec![
        "*",
        "a",
        "vård-",
        "Covid-19",
        "\"exakt fras\"",
        "vår*",
        "ord~",
        "§ 45",
        "SKR:s",
        "a NEAR bb*",
        "\"c d\" NEAR/5 e",
        "title:OR",
        "body:\"x y\"",
        "speaker:\"Jan Ek\"",
        "party:(S OR \"b c\")",
        "year:2021..",
        "date:2021-08",
        "to:2021",
        "date:2021-08-01..2022",
        "beslut:nej",
        "dnr:KS/2021:26",
        "number:§45",
    ])
    .prop_map(str::to_owned);
    leaf.prop_recursive(5, 40, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..4)
                .prop_map(|parts| format!("({})", parts.join(" "))),
            prop::collection::vec(inner.clone(), 2..4).prop_map(|parts| parts.join(" OR ")),
            inner.clone().prop_map(|part| format!("NOT {part}")),
            inner.clone().prop_map(|part| format!("-({part})")),
            inner.prop_map(|part| format!("title:({part})")),
        ]
    })
}

fn spans_fit(query: &Query, source: &str) -> bool {
    query.leaves().iter().all(|leaf| {
        let text = source.get(leaf.term.span.start..leaf.term.span.end);
        text.is_some_and(|text| text.contains(leaf.term.text.as_str()) || text.starts_with('§'))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spans_are_in_the_source_and_errors_can_be_drawn(source in source()) {
        match parse(&source) {
            Ok(query) => prop_assert!(spans_fit(&query, &source)),
            Err(error) => {
                prop_assert!(source.get(error.span.start..error.span.end).is_some(), "{:?}", error);
                let lines = error.render(&source);
                prop_assert!((3..=4).contains(&lines.lines().count()), "{}", lines);
                prop_assert!(!lines.contains(|c: char| c.is_control() && c != '\n'), "{:?}", lines);
            }
        }
    }

    #[test]
    fn a_printed_query_reads_back_the_same(source in source()) {
        let (query, _) = parse_leniently(&source);
        let printed = query.to_string();
        prop_assert_eq!(parse(&printed).map(Query::without_spans), Ok(query.without_spans()), "{}", printed);
    }

    #[test]
    fn a_valid_query_reads_and_reads_back_the_same(source in valid()) {
        let query = parse(&source);
        prop_assert!(query.is_ok(), "{:?}", query);
        let query = query.unwrap_or(Query::All);
        prop_assert!(spans_fit(&query, &source));
        let printed = query.to_string();
        prop_assert_eq!(parse(&printed).map(Query::without_spans), Ok(query.without_spans()), "{}", printed);
    }

    #[test]
    fn lenient_reading_equals_strict_reading_where_that_succeeds(source in source()) {
        let (query, left_out) = parse_leniently(&source);
        match parse(&source) {
            Ok(strict) => {
                prop_assert_eq!(query, strict);
                prop_assert!(left_out.is_empty());
            }
            Err(_) => prop_assert!(!left_out.is_empty() || source.trim_matches(crate::query::chars::is_blank).is_empty()),
        }
    }

    #[test]
    fn lenient_reading_leaves_out_each_piece_once_and_as_typed(source in source()) {
        let (query, left_out) = parse_leniently(&source);
        prop_assert!(spans_fit(&query, &source));
        for piece in &left_out {
            prop_assert_eq!(source.get(piece.span.start..piece.span.end), Some(piece.text.as_str()));
            prop_assert!(!piece.text.is_empty());
        }
        prop_assert!(left_out.windows(2).all(|two| two[0].span.end <= two[1].span.start), "{:?}", left_out);
    }
}
