//! Every kind of error as a person sees it.

use crate::query::{Query, Span, parse, parse_leniently};

#[track_caller]
fn check(source: &str, lines: &[&str]) {
    let error = parse(source).err();
    let shown = error.as_ref().map(|error| error.render(source));
    assert_eq!(shown.as_deref(), Some(lines.join("\n").as_str()));
    assert_eq!(error.map(|error| error.to_string()).as_deref(), lines.first().copied());
}

const FIELDS: &str = "the fields are title, body, speaker, person, party, organ, authority, topic, year, date, \
                      from, to, dnr, number, decided, outcome, act";
const DATES: &str = "hint: write 2021, 2021-08 or 2021-08-27, or a range 2021-08..2022, 2021.. or ..2022; \
                     years are 1800 to 2200";

#[test]
fn nothing_to_look_for() {
    let hint = "hint: write a word, or * for everything";
    check("", &["the query is empty", "  ", "  ^", hint]);
    check("?!", &["the query is empty", "  ?!", "  ^^", hint]);
}

#[test]
fn quotes_and_brackets_without_a_partner() {
    check(
        "å \"b c",
        &[
            "the quote is not closed",
            "  å \"b c",
            "    ^",
            "hint: close it with a quote of any kind",
        ],
    );
    check("a -(b", &["the bracket is not closed", "  a -(b", "     ^", "hint: close it with )"]);
    check(
        "party:(S OR M",
        &["the bracket is not closed", "  party:(S OR M", "        ^", "hint: close it with )"],
    );
    let hint = "hint: leave it out, or open a bracket before it";
    check("a) b", &["there is no open bracket to close", "  a) b", "   ^", hint]);
    check(")", &["there is no open bracket to close", "  )", "  ^", hint]);
}

#[test]
fn brackets_and_quotes_with_nothing_inside() {
    check(
        "a (  )",
        &["the brackets are empty", "  a (  )", "    ^^^^", "hint: leave them out, or fill them"],
    );
    check(
        "party:()",
        &[
            "the brackets are empty",
            "  party:()",
            "        ^^",
            "hint: leave them out, or fill them",
        ],
    );
    let hint = "hint: put the words to be found between the quotes";
    check("a “...” b", &["the phrase is empty", "  a “...” b", "    ^^^^^", hint]);
    check("speaker:\"\"", &["the phrase is empty", "  speaker:\"\"", "          ^^", hint]);
}

#[test]
fn an_operator_without_an_operand() {
    let hint = "hint: write something on both sides, or lower case to search the word itself";
    check("OR å", &["OR is missing an operand", "  OR å", "  ^^", hint]);
    check("å ELLER", &["ELLER is missing an operand", "  å ELLER", "    ^^^^^", hint]);
    check("a OR OR b", &["OR is missing an operand", "  a OR OR b", "       ^^", hint]);
    check("(a AND) b", &["AND is missing an operand", "  (a AND) b", "     ^^^", hint]);
    check("a NEAR/5", &["NEAR/5 is missing an operand", "  a NEAR/5", "    ^^^^^^", hint]);
    check("-OR", &["OR is missing an operand", "  -OR", "   ^^", hint]);
    check("party:(S OR )", &["OR is missing an operand", "  party:(S OR )", "           ^^", hint]);
    let hint = "hint: write what is to be absent after it";
    check("a INTE", &["INTE is missing an operand", "  a INTE", "    ^^^^", hint]);
}

#[test]
fn an_unknown_field_is_offered_the_nearest() {
    check(
        "å spekaer:Jan",
        &[
            "unknown field \"spekaer\"",
            "  å spekaer:Jan",
            "    ^^^^^^^^",
            &format!("hint: did you mean speaker:? {FIELDS}"),
        ],
    );
    check(
        "koppling:(a)",
        &[
            "unknown field \"koppling\"",
            "  koppling:(a)",
            "  ^^^^^^^^^",
            &format!("hint: {FIELDS}; put quotes around it to search it as words"),
        ],
    );
}

#[test]
fn a_field_without_its_value() {
    let hint = "hint: write the value right after the colon, with no blank between";
    check("title: a", &["title: has no value", "  title: a", "  ^^^^^^", hint]);
    check("a År:", &["År: has no value", "  a År:", "    ^^^", hint]);
    check("(party:)", &["party: has no value", "  (party:)", "   ^^^^^^", hint]);
    let hint = "hint: a minus goes before the field: -title:…";
    check("title:-a", &["title: has no value", "  title:-a", "  ^^^^^^", hint]);
    let hint = "hint: write a word, a quoted text or brackets right after the colon";
    check("title:body:a", &["title: has no value", "  title:body:a", "  ^^^^^^", hint]);
}

#[test]
fn values_that_cannot_be() {
    check(
        "date:2021-02-30",
        &["\"2021-02-30\" is not a date", "  date:2021-02-30", "       ^^^^^^^^^^", DATES],
    );
    check(
        "date:2022..2021",
        &[
            "\"2022..2021\" is not a range that begins before it ends",
            "  date:2022..2021",
            "       ^^^^^^^^^^",
            DATES,
        ],
    );
    check(
        "date:..",
        &["\"..\" is not a range that begins before it ends", "  date:..", "       ^^", DATES],
    );
    check(
        "a år:1799",
        &[
            "\"1799\" is not a year",
            "  a år:1799",
            "       ^^^^",
            "hint: write 2021, 2021..2022, 2021.. or ..2022; years are 1800 to 2200; date: takes months and days",
        ],
    );
    check(
        "from:2021..",
        &[
            "\"2021..\" is not a date",
            "  from:2021..",
            "       ^^^^^^",
            "hint: write 2021, 2021-08 or 2021-08-27; years are 1800 to 2200",
        ],
    );
    check(
        "decided:maybe",
        &[
            "\"maybe\" is neither yes nor no",
            "  decided:maybe",
            "          ^^^^^",
            "hint: write yes, no, ja or nej",
        ],
    );
    check(
        "speaker:(Jan Ek)",
        &[
            "the values of speaker: are not joined by OR",
            "  speaker:(Jan Ek)",
            "               ^^",
            "hint: write (a OR b), or put quotes around a value of several words",
        ],
    );
}

#[test]
fn near_with_a_bad_distance_or_operand() {
    for distance in ["0", "101", "x", "", "-5", "+5", "99999999999"] {
        let (text, carets) = (format!("NEAR/{distance}"), "^".repeat(5 + distance.len()));
        check(
            &format!("a {text} b"),
            &[
                &format!("\"{text}\" has no distance between 1 and 100"),
                &format!("  a {text} b"),
                &format!("    {carets}"),
                "hint: write NEAR/5 for at most five words apart, or NEAR for ten",
            ],
        );
    }
    let message = "NEAR must stand between words, phrases or prefixes";
    let hint = "hint: write one NEAR for each pair: (a NEAR/5 b) OR (a NEAR/5 c)";
    check("a NEAR (b c)", &[message, "  a NEAR (b c)", "    ^^^^", hint]);
    check("a~ NEAR b", &[message, "  a~ NEAR b", "     ^^^^", hint]);
    check("-a NEAR b", &[message, "  -a NEAR b", "     ^^^^", hint]);
    check("a NEAR -b", &[message, "  a NEAR -b", "    ^^^^", hint]);
    check("a NEAR b NEAR c", &[message, "  a NEAR b NEAR c", "           ^^^^", hint]);
}

#[test]
fn a_star_anywhere_but_at_the_end_of_a_word() {
    let message = "the star does not end a word";
    let hint = "hint: one star ends a word, as in vård*; a star alone finds everything";
    check("vå*d", &[message, "  vå*d", "    ^", hint]);
    check("a *vård", &[message, "  a *vård", "    ^", hint]);
    check("vård**", &[message, "  vård**", "      ^^", hint]);
    check("\"a b\"*", &[message, "  \"a b\"*", "       ^", hint]);
    check("(a)*", &[message, "  (a)*", "     ^", hint]);
    check(
        "b å*",
        &[
            "the prefix \"å\" is too short",
            "  b å*",
            "    ^^",
            "hint: write at least two letters before the star",
        ],
    );
}

#[test]
fn characters_that_have_no_meaning() {
    check(
        "a ^^b",
        &[
            "the character '^' has no meaning here",
            "  a ^^b",
            "    ^^",
            "hint: leave it out, or put the words in quotes",
        ],
    );
    check(
        "a [b",
        &[
            "the character '[' has no meaning here",
            "  a [b",
            "    ^",
            "hint: use round brackets ( ) to group",
        ],
    );
    check(
        "a|b",
        &[
            "the character '|' has no meaning here",
            "  a|b",
            "   ^",
            "hint: write OR between alternatives",
        ],
    );
    check(
        "ord~2",
        &[
            "the character '~' has no meaning here",
            "  ord~2",
            "     ^^",
            "hint: a tilde ends a word, as in ord~; for words close together write a NEAR/5 b",
        ],
    );
    check(
        "party:S*",
        &[
            "the character '*' has no meaning here",
            "  party:S*",
            "         ^",
            "hint: the value of a filter is written in full",
        ],
    );
    check(
        "a \u{1b}[2J",
        &[
            "the character '\\u{1b}' has no meaning here",
            "  a  [2J",
            "    ^^",
            "hint: leave it out, or put the words in quotes",
        ],
    );
}

#[test]
fn too_long_and_too_deep_are_cut_to_a_window() {
    let (row, pad) = ("a".repeat(34), " ".repeat(18));
    check(
        &"a".repeat(5000),
        &[
            "the query is too long: 5000 bytes, at most 4096 are read",
            &format!("  …{row}{row}…"),
            &format!("  {pad}{}", "^".repeat(52)),
            "hint: leave words out",
        ],
    );
    check(
        &format!("{}a{}", "(".repeat(70), ")".repeat(70)),
        &[
            "the query is nested deeper than 64 levels",
            &format!("  {}…", "(".repeat(69)),
            &format!("  {}^", " ".repeat(64)),
            "hint: leave out brackets that group nothing",
        ],
    );
}

#[test]
fn more_than_can_be_answered_quickly_is_refused_where_it_begins() {
    let error = parse(&"a NEAR b ".repeat(33)).expect_err("too many");
    assert_eq!(error.to_string(), "the query has too many NEAR: at most 32 are read");
    assert_eq!(error.span, Span { start: 32 * 9 + 2, end: 32 * 9 + 6 });
    assert!(parse(&"a NEAR b ".repeat(32)).is_ok());
    for one in ["ko* ", "title:ko* ", "-ko* ", "(ko* OR ko*) "] {
        let each = one.matches("ko*").count();
        assert!(parse(&one.repeat(256 / each)).is_ok(), "{one}");
        let error = parse(&one.repeat(256 / each + 1)).expect_err("too many");
        assert!(error.to_string().contains("too many beginnings of words: at most 256"), "{error}");
    }
    // Read leniently, the rest is said to be left out.
    let (query, left_out) = parse_leniently(&format!("skola {}", "ko* ".repeat(300)));
    assert!(matches!(query, Query::And(_)) && !left_out.is_empty());
}

#[test]
fn a_long_query_shows_the_place_in_its_middle() {
    let source = format!("{}^ {}", "å ".repeat(50), "ö ".repeat(50));
    check(
        &source,
        &[
            "the character '^' has no meaning here",
            &format!("  …{}^ {}…", "å ".repeat(17), "ö ".repeat(16)),
            &format!("  {}^", " ".repeat(35)),
            "hint: leave it out, or put the words in quotes",
        ],
    );
}

#[test]
fn a_decomposed_letter_is_one_column() {
    check(
        "va\u{30a}rd\tOR",
        &[
            "OR is missing an operand",
            "  va\u{30a}rd OR",
            "       ^^",
            "hint: write something on both sides, or lower case to search the word itself",
        ],
    );
}

#[test]
fn an_error_is_drawn_even_over_another_source() {
    let error = parse("ååå OR").err();
    assert!(error.is_some_and(|error| error.render("å").lines().count() == 4));
    assert_eq!(parse("*"), Ok(Query::All));
}
