//! Words and letters: endless ones, new ones, joined ones, and what hardly shows.

use super::{COVER, ITEM, Kind};

pub(super) const KINDS: &[Kind] = &[
    Kind::new("one endless word", ITEM, |made| made.put("vattenledning")),
    Kind::new("one endless word in capitals", ITEM, |made| made.put("VATTENLEDNING")),
    Kind::new("one endless word as a title", "Protokoll\n§ 1 ", |made| made.put("Vattenledning")),
    Kind::new("words in capitals", ITEM, |made| {
        made.put_capital_word(3);
        made.put(" ");
    }),
    Kind::new("words of capitals only", ITEM, |made| made.put("KOMMUNEN SKOLAN VÄGEN ")),
    Kind::new("new words", ITEM, |made| {
        made.put_new_word(4);
        made.put(" ");
    }),
    Kind::new("new long words", ITEM, |made| {
        made.put_new_word(15);
        made.put(" ");
    }),
    Kind::new("new long compounds", ITEM, |made| {
        const PARTS: [&str; 12] = [
            "skol", "vårds", "barn", "miljö", "trafik", "kultur", "vatten", "fritids", "arbets",
            "hem", "plan", "kommun",
        ];
        for _ in 0..9 {
            let part = made.number_of(PARTS.len());
            made.put(PARTS[part]);
        }
        made.put("nämnden ");
    }),
    Kind::new("words with hyphens", ITEM, |made| made.put("barn-och-ungdoms-frågor ")),
    Kind::new("one word of hyphens", ITEM, |made| made.put("barn-skola-")),
    Kind::new("suspended hyphens", ITEM, |made| made.put("barn- ")),
    Kind::new("suspended hyphens and far compounds", ITEM, |made| {
        made.put("barn-, skol- och ------------ utbildningsnämnden ");
    }),
    Kind::new("one word of slashes", ITEM, |made| made.put("Anna/Bo/")),
    Kind::new("one word of slashes in a list", "Protokoll\nNärvarande: ", |made| {
        made.put("Anna/Bo/");
    }),
    Kind::new("one word of colons", ITEM, |made| made.put("a:b:")),
    Kind::new("open brackets", ITEM, |made| made.put("(")),
    Kind::new("open brackets and words", ITEM, |made| made.put("(ord ")),
    Kind::new("section signs", ITEM, |made| made.put("§")),
    Kind::new("section signs and spaces", ITEM, |made| made.put("§ ")),
    Kind::new("digits", ITEM, |made| made.put("1234567890")),
    Kind::new("numbers", ITEM, |made| {
        made.put_number(made.count);
        made.put(" ");
    }),
    Kind::new("commas", COVER, |made| made.put(", ")),
    Kind::new("stops", ITEM, |made| made.put(".")),
    Kind::new("combining marks", ITEM, |made| made.put("\u{301}\u{327}")),
    Kind::new("letters with combining marks", ITEM, |made| made.put("a\u{30a}o\u{308} ")),
    Kind::new("characters without width", ITEM, |made| made.put("\u{200b}")),
    Kind::new("dashes and characters without width", ITEM, |made| made.put("a–\u{200b}\u{ad}b")),
    Kind::new("letters whose small form is longer", ITEM, |made| made.put("İ yrkar ")),
    Kind::new("letters of other scripts", ITEM, |made| made.put("Мария Иванова 山田 ")),
];
