//! Which Swedish words stand in the literals of rules, where the lexicon should have them?
//!
//! Rules look for forms, and ask the lexicon for words. What is no word of minutes may stand in a rule: grammar that
//! all Swedish texts share, endings, markup, and what is said to programmers.

use super::text::Source;

/// Words that may stand in rules, with why no list has to have them.
const ALLOWED: [(&str, &[&str]); 6] = [
    (
        "grammar: every Swedish text has these, and no authority has others",
        &[
            "att", "och", "samt", "som", "om", "av", "till", "från", "för", "på", "vid", "hos",
            "under", "genom", "efter", "enligt", "sedan", "inte", "ej", "varken", "den", "det",
            "här", "detta", "en", "ett", "vi", "hon", "han", "hen", "sig", "är", "var", "har",
        ],
    ),
    (
        "endings: what a word looks like is a form",
        &[
            "et", "are", "arna", "erna", "ande", "ende", "änd", "ad", "as", "ades", "des", "ts",
            "de", "te", "se",
        ],
    ),
    (
        "numbers and the calendar: their order is what they mean",
        &[
            "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv", "ix",
            "iv", "år", "års", "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag",
            "söndag",
        ],
    ),
    ("letters of parties, as they are printed", &["sd", "kd", "mp"]),
    ("markup and names of a format's own", &["br", "li", "ul", "ol", "strong", "date"]),
    (
        "a placeholder, and names of groups",
        &["numbers", "number", "yes", "no", "abstain", "absent"],
    ),
];

/// What is said to programmers: why a pattern is unwrapped, or a lint is not followed.
const FOR_PROGRAMMERS: [&str; 2] =
    ["the pattern compiles", "no lead-in, or one that proposes to nobody"];

/// A literal without what is the notation of regular expressions and not text: names of classes and groups, flags,
/// classes of letters, comments.
fn plain(literal: &str) -> String {
    let mut out = String::new();
    let is_spaced = literal.contains("(?x)");
    for line in literal.split_inclusive('\n') {
        let line = if is_spaced { line.split(" # ").next().unwrap_or_default() } else { line };
        let mut rest = line;
        while let Some(at) = rest.find(['{', '\\', '(', '[']) {
            out.push_str(&rest[..at]);
            let from = &rest[at..];
            let close =
                ["(?P<", "(?", "\\p{", "[", "{"].iter().find(|open| from.starts_with(**open));
            let end = match close.copied() {
                Some("{" | "\\p{") => from.find('}').map(|end| end + 1),
                Some("[") => from.find(']').map(|end| end + 1),
                Some("(?P<") => from.find('>').map(|end| end + 1),
                Some(_) => from.find([':', ')']).map(|end| end + 1),
                // An escape, or a bracket that is only a sign.
                None => from
                    .char_indices()
                    .nth(if from.starts_with('\\') { 2 } else { 1 })
                    .map(|(end, _)| end),
            };
            out.push(' ');
            rest = &from[end.unwrap_or(from.len())..];
        }
        out.push_str(rest);
    }
    out
}

fn is_allowed(word: &str) -> bool {
    ALLOWED.iter().any(|(_, words)| words.contains(&word))
}

/// The words of two letters or more in the literals of a file that are not allowed there, each once.
pub fn foreign_words(text: &str) -> Vec<String> {
    const FEWEST_CHARS: usize = 2;
    let mut found: Vec<String> = Vec::new();
    let literals = Source::of(text).literals.into_iter();
    for literal in literals.filter(|literal| !FOR_PROGRAMMERS.contains(&literal.as_str())) {
        let plain = plain(&literal);
        for word in plain.split(|c: char| !c.is_alphabetic()) {
            let word = word.to_lowercase();
            if word.chars().count() >= FEWEST_CHARS && !is_allowed(&word) && !found.contains(&word)
            {
                found.push(word);
            }
        }
    }
    found
}

#[test]
fn words_are_told_from_the_notation_around_them() {
    let text = "fn f() { Pattern::of(r\"(?i)^(?P<number>\\d+) {page_word}[a-zå]\\p{Lu}(?:sida|blad) av$\"); g(\"att \") }\n\
                #[cfg(test)]\nmod tests {\n    \"möte\";\n}\n";
    assert_eq!(foreign_words(text), ["sida", "blad"]);
}
