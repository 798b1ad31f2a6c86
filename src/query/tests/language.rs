//! The language as a table: what is typed, and the tree it means.

use crate::query::Query::{All, And, Not, Or};
use crate::query::{
    DateRange, Filter, Query, QueryErrorKind, Span, Term, TextField, parse, parse_leniently,
};
use chrono::NaiveDate;

fn term(text: &str) -> Term {
    Term { text: text.to_owned(), span: Span::default() }
}

fn w(text: &str) -> Query {
    Query::Word(term(text))
}

fn phrase(text: &str) -> Query {
    Query::Phrase(term(text))
}

fn prefix(text: &str) -> Query {
    Query::Prefix(term(text))
}

fn fuzzy(text: &str) -> Query {
    Query::Fuzzy(term(text))
}

fn words(texts: &[&str]) -> Query {
    And(texts.iter().map(|text| w(text)).collect())
}

fn not(query: Query) -> Query {
    Not(Box::new(query))
}

fn near(distance: u32, left: Query, right: Query) -> Query {
    Query::Near { distance, left: Box::new(left), right: Box::new(right) }
}

fn title(query: Query) -> Query {
    Query::In { field: TextField::Title, query: Box::new(query) }
}

fn body(query: Query) -> Query {
    Query::In { field: TextField::Body, query: Box::new(query) }
}

fn is(filter: impl Fn(String) -> Filter, value: &str) -> Query {
    Query::Filter(filter(value.to_owned()))
}

fn days(from: Option<(i32, u32, u32)>, to: Option<(i32, u32, u32)>) -> Query {
    let day = |(y, m, d)| NaiveDate::from_ymd_opt(y, m, d).unwrap();
    Query::Filter(Filter::Date(DateRange { from: from.map(day), to: to.map(day) }))
}

#[track_caller]
fn check(table: &[(&str, Query)]) {
    for (source, expected) in table {
        match parse(source) {
            Ok(query) => assert_eq!(&query.without_spans(), expected, "{source}"),
            Err(error) => panic!("{}", error.render(source)),
        }
    }
}

#[test]
fn words_side_by_side_are_all_required_and_bind_tighter_than_or() {
    check(&[
        ("vård", w("vård")),
        ("  vård  ", w("vård")),
        ("*", All),
        ("* a", And(vec![All, w("a")])),
        ("a b c", words(&["a", "b", "c"])),
        ("a AND b OCH c", words(&["a", "b", "c"])),
        ("a OR b ELLER c", Or(vec![w("a"), w("b"), w("c")])),
        ("a b OR c AND d", Or(vec![words(&["a", "b"]), words(&["c", "d"])])),
        ("a (b OR c)", And(vec![w("a"), Or(vec![w("b"), w("c")])])),
        ("a(b OR c)d", And(vec![w("a"), Or(vec![w("b"), w("c")]), w("d")])),
        ("((a)) (b (c d))", words(&["a", "b", "c", "d"])),
        ("a\u{a0}b\tc\u{200b}d", words(&["a", "b", "c", "d"])),
    ]);
}

#[test]
fn operators_in_lower_case_are_words() {
    check(&[
        ("a or b", words(&["a", "or", "b"])),
        ("hälsa och vård eller inte", words(&["hälsa", "och", "vård", "eller", "inte"])),
        ("and not near near/5", words(&["and", "not", "near", "near/5"])),
        ("Or Eller", words(&["Or", "Eller"])),
        ("\"OR\" ORDNING", And(vec![phrase("OR"), w("ORDNING")])),
    ]);
}

#[test]
fn a_minus_negates_what_it_touches() {
    check(&[
        ("a -b", And(vec![w("a"), not(w("b"))])),
        ("-a", not(w("a"))),
        ("-a -b", And(vec![not(w("a")), not(w("b"))])),
        ("a NOT b", And(vec![w("a"), not(w("b"))])),
        ("a INTE b c", And(vec![w("a"), not(w("b")), w("c")])),
        ("-\"a b\"", not(phrase("a b"))),
        ("-(a OR b)", not(Or(vec![w("a"), w("b")]))),
        ("-title:a", not(title(w("a")))),
        ("-party:(S OR M)", not(Or(vec![is(Filter::Party, "S"), is(Filter::Party, "M")]))),
        ("-§ 45", not(w("§45"))),
        ("a OR -b", Or(vec![w("a"), not(w("b"))])),
        ("--a", not(not(w("a")))),
        ("–a −b", And(vec![not(w("a")), not(w("b"))])),
        ("NOT a NEAR b", not(near(10, w("a"), w("b")))),
        ("\"a b\"-c", And(vec![phrase("a b"), not(w("c"))])),
        ("-vår*", not(prefix("vår"))),
        ("-'a'", not(w("a"))),
    ]);
}

#[test]
fn a_dash_inside_or_between_words_is_not_a_minus() {
    check(&[
        ("covid-19", w("covid-19")),
        ("2021-08-27", w("2021-08-27")),
        ("6–37", w("6–37")),
        ("vård- och insatsprogram", words(&["vård-", "och", "insatsprogram"])),
        ("SRB - Regional samling", words(&["SRB", "Regional", "samling"])),
        ("a – b — c", words(&["a", "b", "c"])),
        ("a--b a/-b", words(&["a", "b", "a", "b"])),
        ("(etablerings-) a", words(&["etablerings-", "a"])),
    ]);
}

#[test]
fn signs_between_letters_or_digits_are_part_of_the_word() {
    check(&[
        ("KS 2021/00345", words(&["KS", "2021/00345"])),
        ("SKR:s", w("SKR:s")),
        ("VIP:arna S:t", words(&["VIP:arna", "S:t"])),
        ("12:1 SLK-2024-00009:26", words(&["12:1", "SLK-2024-00009:26"])),
        ("kl. 09.00", words(&["kl", "09.00"])),
        ("kl:09", w("kl:09")),
        ("3,5 a,b", words(&["3,5", "a", "b"])),
        ("§ 45", w("§45")),
        ("§45 §§ 6–37", words(&["§45", "§§6–37"])),
        ("12 § a", words(&["12", "a"])),
        ("Vård & Omsorg R&D", words(&["Vård", "Omsorg", "R&D"])),
        ("https://skr.se/a", words(&["https", "skr.se/a"])),
        ("Plats: Digitalt", words(&["Plats", "Digitalt"])),
        ("Beslut: bifall beslut:bifall", words(&["Beslut", "bifall", "beslut:bifall"])),
        ("va\u{30a}rd", w("va\u{30a}rd")),
    ]);
}

#[test]
fn punctuation_at_the_edges_is_dropped() {
    check(&[
        ("vad, när? var! hur; och.", words(&["vad", "när", "var", "hur", "och"])),
        ("...a… 'b' 50% #c", words(&["a", "b", "50", "c"])),
        ("\u{308}a", w("a")),
    ]);
}

#[test]
fn any_quote_opens_and_closes_a_phrase() {
    for source in
        ["\"a b\"", "”a b”", "“a b”", "„a b“", "«a b»", "»a b«", "\"a b”", "\"  a b \"", "＂a b＂"]
    {
        check(&[(source, phrase("a b"))]);
    }
    check(&[
        ("\"a^b (c) OR -d*\"", phrase("a^b (c) OR -d*")),
        ("a\"b c\"d", And(vec![w("a"), phrase("b c"), w("d")])),
        ("\"Lisa’s\"", phrase("Lisa’s")),
    ]);
}

#[test]
fn star_tilde_and_near_make_words_wider() {
    check(&[
        ("vård*", prefix("vård")),
        ("covid-*", prefix("covid-")),
        ("20*, a", And(vec![prefix("20"), w("a")])),
        ("OR* b", And(vec![prefix("OR"), w("b")])),
        ("skolla~", fuzzy("skolla")),
        ("a NEAR b", near(10, w("a"), w("b"))),
        ("a NEAR/5 b", near(5, w("a"), w("b"))),
        ("vår* NEAR/100 \"c d\"", near(100, prefix("vår"), phrase("c d"))),
        ("(a) NEAR/1 b", near(1, w("a"), w("b"))),
        ("a b NEAR/5 c d", And(vec![w("a"), near(5, w("b"), w("c")), w("d")])),
        ("a OR b NEAR c", Or(vec![w("a"), near(10, w("b"), w("c"))])),
    ]);
}

#[test]
fn a_text_field_takes_a_word_a_phrase_or_brackets() {
    check(&[
        ("title:a b", And(vec![title(w("a")), w("b")])),
        ("Rubrik:a", title(w("a"))),
        ("body:\"a b\"", body(phrase("a b"))),
        ("text:(a OR -b)", body(Or(vec![w("a"), not(w("b"))]))),
        (
            "title:vård* title:a~ title:*",
            And(vec![title(prefix("vård")), title(fuzzy("a")), title(All)]),
        ),
        ("title:§ 45", title(w("§45"))),
        ("title:OR", title(w("OR"))),
        ("title:SKR:s", title(w("SKR:s"))),
        ("title:(body:a party:S)", title(And(vec![body(w("a")), is(Filter::Party, "S")]))),
        ("title:(a NEAR/3 b)", title(near(3, w("a"), w("b")))),
    ]);
}

#[test]
fn a_filter_takes_a_word_a_quoted_text_or_alternatives() {
    check(&[
        ("speaker:\"Jan Grindegård\"", is(Filter::Speaker, "Jan Grindegård")),
        ("talare:Jan a", And(vec![is(Filter::Speaker, "Jan"), w("a")])),
        ("person:Ek", is(Filter::Person, "Ek")),
        ("party:(S OR M)", Or(vec![is(Filter::Party, "S"), is(Filter::Party, "M")])),
        ("parti:( S  ELLER M )", Or(vec![is(Filter::Party, "S"), is(Filter::Party, "M")])),
        ("organ:(a OR \"b c\")", Or(vec![is(Filter::Organ, "a"), is(Filter::Organ, "b c")])),
        ("nämnd:(kommunstyrelsen)", is(Filter::Organ, "kommunstyrelsen")),
        ("NÄMND:a", is(Filter::Organ, "a")),
        ("huvudman:”Region X”", is(Filter::Authority, "Region X")),
        ("topic:covid-19, a", And(vec![is(Filter::Topic, "covid-19"), w("a")])),
        ("ämne:SIP", is(Filter::Topic, "SIP")),
        (
            "dnr:2021/00345 diarienummer:SLK-2024-00009:26",
            And(vec![
                is(Filter::DiaryNumber, "2021/00345"),
                is(Filter::DiaryNumber, "SLK-2024-00009:26"),
            ]),
        ),
        ("number:45", is(Filter::Number, "45")),
        (
            "paragraf:§45 paragraf:§ 45 paragraf:\"§ 45\"",
            And(vec![is(Filter::Number, "45"), is(Filter::Number, "45"), is(Filter::Number, "45")]),
        ),
        ("decided:yes", Query::Filter(Filter::Decided(true))),
        ("beslut:Nej", Query::Filter(Filter::Decided(false))),
        ("party:OR", is(Filter::Party, "OR")),
        ("(party:S)", is(Filter::Party, "S")),
    ]);
}

#[test]
fn dates_are_periods_with_both_ends_included() {
    check(&[
        ("year:2021", days(Some((2021, 1, 1)), Some((2021, 12, 31)))),
        ("år:2021..2022", days(Some((2021, 1, 1)), Some((2022, 12, 31)))),
        ("year:2021..", days(Some((2021, 1, 1)), None)),
        ("year:..2022", days(None, Some((2022, 12, 31)))),
        ("year:2021.", days(Some((2021, 1, 1)), Some((2021, 12, 31)))),
        ("date:2021-08-27", days(Some((2021, 8, 27)), Some((2021, 8, 27)))),
        ("datum:2021-08", days(Some((2021, 8, 1)), Some((2021, 8, 31)))),
        ("date:2021-08..2021-10-15", days(Some((2021, 8, 1)), Some((2021, 10, 15)))),
        ("från:2021-08", days(Some((2021, 8, 1)), None)),
        ("to:2021 a", And(vec![days(None, Some((2021, 12, 31))), w("a")])),
        (
            "year:(2019 OR 2021)",
            Or(vec![
                days(Some((2019, 1, 1)), Some((2019, 12, 31))),
                days(Some((2021, 1, 1)), Some((2021, 12, 31))),
            ]),
        ),
    ]);
}

#[test]
fn spans_hold_the_signs_that_texts_lack() {
    let source = "å \"b c\" vår* ord~ title:(§ 4)";
    let query = parse(source).unwrap();
    let spans: Vec<_> = query
        .leaves()
        .iter()
        .map(|leaf| &source[leaf.term.span.start..leaf.term.span.end])
        .collect();
    assert_eq!(spans, ["å", "\"b c\"", "vår*", "ord~", "§ 4"]);
}

#[test]
fn the_limits_are_reached_but_not_passed() {
    let nested = |depth: usize| format!("{}a{}", "(".repeat(depth), ")".repeat(depth));
    assert!(parse(&nested(64)).is_ok());
    assert!(parse(&nested(65)).is_err());
    assert!(parse(&format!("{}a", "-".repeat(64))).is_ok());
    assert!(parse(&format!("{}a", "-".repeat(65))).is_err());
    assert!(parse(&"a".repeat(4096)).is_ok());
    assert!(parse(&"a".repeat(4097)).is_err());
    for hostile in [
        "(", "-", "title:(", "party:(", "NOT ", "\"", "((a) ", "-(", ")", "^", "OR ", "a NEAR ",
        "*",
    ] {
        let source = hostile.repeat(4096 / hostile.len());
        assert!(parse(&source).is_err(), "{hostile}");
        assert!(!parse_leniently(&source).1.is_empty(), "{hostile}");
    }
}

#[test]
fn lenient_reading_leaves_out_the_smallest_piece() {
    let table: &[(&str, &str, &[&str])] = &[
        ("", "*", &[]),
        ("  ", "*", &[]),
        ("a b", "a b", &[]),
        ("...", "*", &["..."]),
        ("\"a b", "a b", &["\""]),
        ("(a OR b", "a OR b", &["("]),
        ("-(a b", "-a b", &["("]),
        ("a) b", "a b", &[")"]),
        ("a OR", "a", &["OR"]),
        ("a OR OR b", "a OR b", &["OR"]),
        ("a ^b [c]", "a b c", &["^", "[", "]"]),
        ("-[c", "-c", &["["]),
        ("a ()", "a", &["()"]),
        ("a -title:() b", "a b", &["-title:()"]),
        ("a \"\"", "a", &["\"\""]),
        ("spekaer:Jan", "Jan", &["spekaer:"]),
        ("foo:(a OR b) c", "(a OR b) c", &["foo:"]),
        ("a year:20211", "a", &["year:20211"]),
        ("a -year:20211 b", "a b", &["-year:20211"]),
        ("year:(2021 OR 20222)", "year:2021", &["OR", "20222"]),
        ("title: a", "a", &["title:"]),
        ("a NEAR/500 b", "a b", &["NEAR/500"]),
        ("a NEAR (b OR c)", "a (b OR c)", &["NEAR"]),
        ("*vård a*", "vård a", &["*", "*"]),
        ("party:(S M)", "party:S", &["M"]),
        ("decided:maybe a", "a", &["decided:maybe"]),
        ("^", "*", &["^"]),
        ("a title:(^)", "a", &["title:(^)"]),
    ];
    for (source, query, left_out) in table {
        let (read, pieces) = parse_leniently(source);
        assert_eq!(read.to_string(), *query, "{source}");
        let texts: Vec<_> = pieces.iter().map(|piece| piece.text.as_str()).collect();
        assert_eq!(texts, *left_out, "{source}");
    }
}

#[test]
fn a_piece_left_out_says_where_it_stood_and_why() {
    let (query, left_out) = parse_leniently("å ^ year:2021-13");
    assert_eq!(query.without_spans(), w("å"));
    let spans: Vec<_> = left_out.iter().map(|piece| (piece.span.start, piece.span.end)).collect();
    assert_eq!(spans, [(3, 4), (5, 17)]);
    let reasons: Vec<_> = left_out.iter().map(|piece| piece.reason.to_string()).collect();
    assert_eq!(reasons, ["the character '^' has no meaning here", "\"2021-13\" is not a year"]);
    let (_, left_out) = parse_leniently("^");
    assert_eq!(left_out[0].reason, QueryErrorKind::UnexpectedCharacter { character: '^' });
}

#[test]
fn a_hostile_source_is_left_out_in_few_pieces() {
    for hostile in ["[-", "^a ", "-*", "(", ")", "a* ", "year:1 "] {
        let (_, left_out) = parse_leniently(&hostile.repeat(4096 / hostile.len()));
        assert!((1..=65).contains(&left_out.len()), "{hostile}: {}", left_out.len());
    }
}

#[test]
fn lenient_reading_of_too_long_a_query_keeps_whole_words() {
    let source = "vård ".repeat(1000);
    let (query, left_out) = parse_leniently(&source);
    assert_eq!(left_out.len(), 1);
    assert_eq!(left_out[0].span.end, source.len());
    let leaves = query.leaves();
    assert_eq!(leaves.len(), left_out[0].span.start.div_ceil("vård ".len()));
    assert!(leaves.iter().all(|leaf| leaf.term.text == "vård"));
}
