//! The query language: strict and lenient reading, and printing that reads back the same.

use paragraf::query::{MAX_BYTES, Query, parse, parse_leniently};

use super::harness::{Target, check};

/// One of each thing that a query can hold.
const SEEDS: &[&str] = &[
    "hemsjukvård barn",
    "\"samordnad individuell plan\" OR sip",
    "(skola OR förskola) -budget",
    "skolskjuts* budgat~",
    "föräldrar NEAR/5 stöd",
    "title:budget body:\"x y\" rubrik:a",
    "speaker:\"Maria Lindåker\" party:(S OR C)",
    "year:2021..2022 date:2018-03-06 from:2021-08 to:2021-12",
    "dnr:2018-00063 number:33 beslut:ja",
    "NOT (a OR (b c)) ELLER INTE d",
    "* -topic:sip",
    "§ 45 §§ 6–37 KS 2021/00345 SKR:s 3,5 kl. 09.00 barn- och",
];

const WORDS: &[&str] = &[
    " ",
    "OR",
    "AND",
    "NOT ",
    "ELLER ",
    "OCH ",
    "INTE ",
    "NEAR",
    "NEAR/",
    "NEAR/0",
    "NEAR/99999999999",
    "-",
    "–",
    "(",
    ")",
    "\"",
    "”",
    "«",
    "»",
    "*",
    "~",
    ":",
    "..",
    "…",
    "title:",
    "speaker:",
    "year:",
    "date:",
    "number:",
    "beslut:",
    "foo:",
    "2021-02-30",
    "0000",
    "9999",
    "\u{0}",
    "\u{ad}",
    "\u{308}",
    "\u{200b}",
    "\u{2028}",
    "\u{a0}",
    "😀",
    "§",
    "§§",
    "'",
    "\\",
    "ß",
    "İ",
    "ǅ",
    "å",
    "a\u{30a}",
];

fn run(bytes: &[u8]) {
    let source = &*String::from_utf8_lossy(bytes);
    let (query, left_out) = parse_leniently(source);
    let printed = query.to_string();
    // A filter prints once for each of its values, which can be longer than a query may be.
    if printed.len() <= MAX_BYTES {
        let again = parse(&printed).map(Query::without_spans);
        assert_eq!(again.as_ref(), Ok(&query.clone().without_spans()), "printed as {printed:?}");
    }
    for piece in &left_out {
        assert_eq!(source.get(piece.span.start..piece.span.end), Some(piece.text.as_str()));
    }
    assert!(left_out.windows(2).all(|two| two[0].span.end <= two[1].span.start), "{left_out:?}");
    for leaf in query.leaves() {
        let span = &leaf.term.span;
        assert!(source.get(span.start..span.end).is_some(), "{leaf:?}");
    }
    match parse(source) {
        Ok(strict) => assert!(strict == query && left_out.is_empty(), "{strict:?} {query:?}"),
        Err(error) => {
            assert!(source.get(error.span.start..error.span.end).is_some(), "{error:?}");
            let lines = error.render(source);
            assert!((3..=4).contains(&lines.lines().count()), "{lines}");
            assert!(!lines.contains(|c: char| c.is_control() && c != '\n'), "{lines:?}");
        }
    }
    // What is kept for later reads back, too.
    let stored = serde_json::to_string(&query).expect("json");
    assert_eq!(serde_json::from_str::<Query>(&stored).expect("the same"), query);
}

#[test]
fn query() {
    check(Target {
        name: "query",
        seeds: SEEDS.iter().map(|seed| seed.as_bytes().to_vec()).collect(),
        words: WORDS,
        cases: 1500,
        forgives_libraries: false,
        run,
    });
}
