//! The Swedish analysis: whatever the text, places lie in it and on the borders of characters.

use paragraf::swedish::{
    abbreviations, analyse, append_line, fold, normalise, splits, stem, surface, tidy, tokenise,
};

use super::harness::{Target, check};
use super::seeds::files;

const WORDS: &[&str] = &[
    " ",
    "\n",
    "-\n",
    "\u{ad}\n",
    "-",
    "–",
    "/",
    ":",
    ".",
    ",",
    "'",
    "’",
    "§",
    "\u{301}",
    "\u{308}",
    "\u{30a}",
    "\u{ad}",
    "\u{200b}",
    "\u{200d}",
    "\u{feff}",
    "\u{a0}",
    "ﬁ",
    "ß",
    "İ",
    "ǅ",
    "ﷺ",
    "𝕳",
    "①",
    "½",
    "Å",
    "barn- och ",
    "SKR:s",
    "12:1",
    "kl. 09.00",
    "2021/00345",
    "föräldraskapsstöd",
    "kommunfullmäktigeledamöterna",
    "sjukvårds",
    "-skap",
    "skap",
    "arna",
    "heternas",
    "(LSS) ",
    "LSS",
    "日本",
    "العربية",
    "😀",
    "👨\u{200d}👩",
    "\u{0}",
    "\u{2028}",
];

fn run(bytes: &[u8]) {
    let text = &*String::from_utf8_lossy(bytes);
    let normal = normalise(text);
    let length = normal.text.len();
    let on_border = |text: &str, at: usize| text.is_char_boundary(at);
    for (at, _) in normal.text.char_indices().take(400) {
        let end = (at + 1..=length).find(|end| on_border(&normal.text, *end)).unwrap_or(length);
        let original = normal.original(at..end);
        assert!(original.start <= original.end && original.end <= text.len(), "{original:?}");
        assert!(on_border(text, original.start) && on_border(text, original.end), "{original:?}");
    }
    assert_eq!(normalise(&normal.text).text, normal.text, "normalised twice");
    let _ = (tidy(text), abbreviations(text), fold(text));

    let mut last = (0, 0);
    for token in tokenise(&normal.text) {
        assert_eq!(normal.text.get(token.start..token.end), Some(token.text));
        assert!(!token.text.is_empty());
        assert!(token.start >= last.0 && token.position >= last.1, "{token:?} after {last:?}");
        last = (token.start, token.position);
        let form = surface(token.text);
        let _ = stem(&form);
        if let Some(split) = splits().split(&form) {
            let _ = split.runs(&form);
        }
    }
    analyse(&normal.text, |token| {
        assert!(normal.text.get(token.start..token.end).is_some(), "{token:?}");
        assert!(!token.surface.is_empty() && !token.stem.is_empty(), "{token:?}");
    });
    let mut joined = String::new();
    text.lines().for_each(|line| append_line(&mut joined, line));
}

#[test]
fn swedish() {
    check(Target {
        name: "swedish",
        seeds: files("fixtures", &["txt"]),
        words: WORDS,
        cases: 300,
        forgives_libraries: false,
        run,
    });
}
