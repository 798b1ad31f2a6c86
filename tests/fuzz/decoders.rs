//! Every format: bytes to pages, or a reason why not.

use std::path::Path;
use std::sync::LazyLock;

use paragraf::source::{FileReader, Page, decode};

use super::harness::{Target, check};
use super::seeds::{files, parts, zip_of};

/// Reads the bytes as a file of this ending and holds the pages to what is promised of them.
fn read(ending: &str, bytes: &[u8]) {
    let path = Path::new("protokoll").with_extension(ending);
    let reader = FileReader::in_process();
    match reader.open_bytes(&path, bytes.to_vec()).and_then(|opened| opened.read(&reader)) {
        Ok(document) => document.pages.iter().for_each(hold),
        Err(refusal) => assert!(refusal.to_string().len() > "protokoll".len()),
    }
}

fn hold(page: &Page) {
    let lines = page.text.lines().count();
    let marked = || page.emphasis.iter().map(|(line, _)| *line);
    assert!(marked().all(|line| line < lines), "{:?} of {lines} lines", page.emphasis);
    assert!(marked().is_sorted(), "{:?}", page.emphasis);
    assert!(page.margin.iter().all(|line| !line.contains('\n')), "{:?}", page.margin);
}

const TEXT_WORDS: &[&str] = &[
    "\u{c}", "\r\n", "\r", "\n\n", "# ", "**", "|", "\t", "\u{feff}", "Ã¥", "Ã¤", "§ ", "\u{ad}",
    "\u{85}", "\u{2028}", "    ", "```", "\\", "<p>", "---", "\0",
];

#[test]
fn text() {
    let seeds = [files("formats", &["txt", "md"]), files("fixtures", &["txt", "md"])].concat();
    let run = |bytes: &[u8]| ["txt", "md"].iter().for_each(|ending| read(ending, bytes));
    check(Target {
        name: "text",
        seeds,
        words: TEXT_WORDS,
        cases: 400,
        forgives_libraries: false,
        run,
    });
}

#[test]
fn encodings() {
    let texts = files("formats", &["txt"]);
    let utf_16 = texts.iter().map(|text| {
        let text = String::from_utf8_lossy(text).into_owned();
        text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()
    });
    let latin = texts.iter().map(|text| {
        let text = String::from_utf8_lossy(text).into_owned();
        text.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect()
    });
    let twice = texts
        .iter()
        .map(|text| text.iter().map(|byte| char::from(*byte)).collect::<String>().into_bytes());
    let seeds = utf_16.chain(latin).chain(twice).chain(texts.clone()).collect();
    let run = |bytes: &[u8]| {
        let (text, name) = decode(bytes);
        assert!(!name.is_empty());
        // Every byte is a letter or part of one, so nothing is lost but marks and halves.
        assert!(text.len() * 4 + 4 >= bytes.len(), "{} bytes of {}", text.len(), bytes.len());
        if let Ok(same) = std::str::from_utf8(bytes)
            && same.is_ascii()
            && !same.contains('\0')
        {
            assert_eq!(text, same);
        }
    };
    check(Target {
        name: "encodings",
        seeds,
        words: TEXT_WORDS,
        cases: 600,
        forgives_libraries: false,
        run,
    });
}

#[test]
fn pdf() {
    const WORDS: &[&str] = &[
        " obj\n",
        "endobj\n",
        "stream\n",
        "endstream\n",
        "xref\n",
        "trailer\n",
        "startxref\n",
        "<<",
        ">>",
        "[",
        "]",
        "/Kids",
        "/Parent",
        "/Length",
        "/Count",
        "/Font",
        "/Contents",
        "/MediaBox",
        "/Rotate",
        "/ToUnicode",
        "/Encoding",
        "/Widths",
        "/FlateDecode",
        "/ObjStm",
        "/XObject",
        "/Resources",
        " BT ",
        " ET ",
        " Tj ",
        " TJ ",
        " Tf ",
        " Td ",
        " Tm ",
        " cm ",
        " q ",
        " Q ",
        " Do ",
        "1 0 R",
        "null",
        "(",
        ")",
        "<",
        ">",
        "-1 ",
        "0 ",
        "1e38 ",
        "/BDC",
        " BMC ",
        " EMC ",
        "/Artifact",
    ];
    check(Target {
        name: "pdf",
        seeds: files("formats", &["pdf"]),
        words: WORDS,
        cases: 120,
        // It takes a page whose drawing panics for damaged, and the others for whole.
        forgives_libraries: true,
        run: |bytes| read("pdf", bytes),
    });
}

#[test]
fn docx() {
    check(Target {
        name: "docx",
        seeds: files("formats", &["docx"]),
        words: ZIP_WORDS,
        cases: 200,
        forgives_libraries: false,
        run: |bytes| read("docx", bytes),
    });
}

#[test]
fn odt() {
    check(Target {
        name: "odt",
        seeds: files("formats", &["odt"]),
        words: ZIP_WORDS,
        cases: 200,
        forgives_libraries: false,
        run: |bytes| read("odt", bytes),
    });
}

const ZIP_WORDS: &[&str] = &[
    "PK\u{3}\u{4}",
    "PK\u{1}\u{2}",
    "PK\u{5}\u{6}",
    "PK\u{6}\u{6}",
    "word/document.xml",
    "content.xml",
    "styles.xml",
    "mimetype",
    "\0\0",
    "\u{8}\0",
    "\u{14}\0",
    "/",
    "../",
];

/// Zip files whose parts are not packed: what is damaged is as often a part as a header.
#[test]
fn zip() {
    let open = |ending: &str, names: &[&str]| {
        let one = |file: Vec<u8>| {
            let file = [file];
            let found =
                names.iter().map(|name| (*name, parts(&file, name).pop().unwrap_or_default()));
            let found: Vec<(&str, Vec<u8>)> = found.collect();
            let found: Vec<(&str, &[u8])> = found
                .iter()
                .map(|(name, bytes)| (*name, &bytes[..bytes.len().min(2000)]))
                .collect();
            zip_of(&found)
        };
        files("formats", &[ending]).into_iter().map(one).collect::<Vec<_>>()
    };
    let seeds = [open("docx", &WORD_PARTS), open("odt", &ODT_PARTS)].concat();
    check(Target {
        name: "zip",
        seeds,
        words: ZIP_WORDS,
        cases: 400,
        forgives_libraries: false,
        run: |bytes| ["docx", "odt"].iter().for_each(|ending| read(ending, bytes)),
    });
}

/// The parts of a file, with the bytes in the place of the one that they begin like.
fn read_parts(ending: &str, good: &[(&str, Vec<u8>)], marks: &[&str], bytes: &[u8]) {
    let has =
        |mark: &&str| bytes.windows(mark.len()).take(2000).any(|window| window == mark.as_bytes());
    let at = marks.iter().position(has).unwrap_or(0);
    let parts: Vec<(&str, &[u8])> = good
        .iter()
        .enumerate()
        .map(|(index, (name, good))| (*name, if index == at { bytes } else { &good[..] }))
        .collect();
    read(ending, &zip_of(&parts));
}

const WORD_PARTS: [&str; 3] = ["word/document.xml", "word/styles.xml", "word/numbering.xml"];
const WORD_MARKS: [&str; 3] = ["<w:document", "<w:styles", "<w:numbering"];
const ODT_PARTS: [&str; 2] = ["content.xml", "styles.xml"];
const ODT_MARKS: [&str; 2] = ["<office:document-content", "<office:document-styles"];
const WORD_WORDS: &[&str] = &[
    "<",
    ">",
    "</w:p>",
    "<w:p>",
    "<w:r>",
    "</w:r>",
    "<w:t>",
    "</w:t>",
    "<w:tbl>",
    "</w:tbl>",
    "<w:tr>",
    "<w:tc>",
    "<w:br w:type=\"page\"/>",
    "<w:lastRenderedPageBreak/>",
    "<w:numPr>",
    "<w:ilvl w:val=\"9\"/>",
    "<w:numId w:val=\"1\"/>",
    "<w:lvlText w:val=\"%1.%9.\"/>",
    "<w:start w:val=\"-1\"/>",
    "<w:numFmt w:val=\"upperRoman\"/>",
    "<w:numFmt w:val=\"lowerLetter\"/>",
    "<w:basedOn w:val=\"a\"/>",
    "<w:pStyle w:val=\"Heading1\"/>",
    "<w:outlineLvl w:val=\"0\"/>",
    "<w:tab/>",
    "<w:del>",
    "<w:ins>",
    "<w:fldChar w:fldCharType=\"begin\"/>",
    "<w:sdt>",
    "<w:gridSpan w:val=\"99999999\"/>",
    "<w:vMerge/>",
    "<w:b/>",
    "&#0;",
    "]]>",
    "å",
];

/// What every file of a format has, of its first good file.
fn good_parts(ending: &str, names: &[&'static str]) -> Vec<(&'static str, Vec<u8>)> {
    let files = files("formats", &[ending]);
    names.iter().map(|name| (*name, parts(&files, name).swap_remove(0))).collect()
}

#[test]
fn word_xml() {
    static GOOD: LazyLock<Vec<(&str, Vec<u8>)>> = LazyLock::new(|| good_parts("docx", &WORD_PARTS));
    let files = files("formats", &["docx"]);
    check(Target {
        name: "word_xml",
        seeds: WORD_PARTS.iter().flat_map(|name| parts(&files, name)).collect(),
        words: WORD_WORDS,
        cases: 250,
        forgives_libraries: false,
        run: |bytes| read_parts("docx", &GOOD, &WORD_MARKS, bytes),
    });
}

const ODT_WORDS: &[&str] = &[
    "<",
    ">",
    "</",
    "/>",
    "&",
    ";",
    "&#0;",
    "&#xD800;",
    "&amp;",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<!DOCTYPE a [",
    "<text:p>",
    "</text:p>",
    "<text:h text:outline-level=\"99\">",
    "</text:h>",
    "<text:list>",
    "</text:list>",
    "<text:list-item>",
    "</text:list-item>",
    "<text:list-header>",
    "<text:s text:c=\"99999999\"/>",
    "<text:tab/>",
    "<text:line-break/>",
    "<text:soft-page-break/>",
    "<text:span>",
    "</text:span>",
    "<table:table>",
    "</table:table>",
    "<table:table-row>",
    "<table:table-cell table:number-columns-repeated=\"99999999\"/>",
    "<text:tracked-changes>",
    " text:start-value=\"-1\"",
    " style:num-format=\"I\"",
    " text:level=\"10\"",
    " text:display-levels=\"10\"",
    " text:continue-numbering=\"true\"",
    " style:parent-style-name=\"a\"",
    "å",
];

#[test]
fn odt_xml() {
    static GOOD: LazyLock<Vec<(&str, Vec<u8>)>> = LazyLock::new(|| good_parts("odt", &ODT_PARTS));
    let files = files("formats", &["odt"]);
    check(Target {
        name: "odt_xml",
        seeds: ODT_PARTS.iter().flat_map(|name| parts(&files, name)).collect(),
        words: ODT_WORDS,
        cases: 250,
        forgives_libraries: false,
        run: |bytes| read_parts("odt", &GOOD, &ODT_MARKS, bytes),
    });
}

#[test]
fn rtf() {
    const WORDS: &[&str] = &[
        "{",
        "}",
        "\\par ",
        "\\pard ",
        "\\'",
        "\\'e5",
        "\\u-10179?",
        "\\u8201 ",
        "\\u0",
        "\\uc9 ",
        "\\uc0 ",
        "\\bin5 ",
        "\\bin99999999999 ",
        "\\page ",
        "\\sect ",
        "\\tab ",
        "\\cell ",
        "\\row ",
        "\\trowd ",
        "\\intbl ",
        "\\b ",
        "\\b0 ",
        "\\fs99999 ",
        "\\s1 ",
        "{\\*\\",
        "{\\fonttbl{\\f0\\fcharset255 a;}}",
        "\\f0 ",
        "{\\stylesheet{\\s1 heading 1;}}",
        "{\\pict ",
        "{\\header ",
        "{\\footnote ",
        "{\\listtext ",
        "\\ansicpg1252",
        "\\mac ",
        "\\~",
        "\\-",
        "\\_",
        "\\\n",
        "\\\\",
        "\\v ",
        "\\deleted ",
        "\\outlinelevel0 ",
        "{\\field{\\*\\fldinst ",
        "{\\fldrslt ",
        "\\objdata ",
        "å",
    ];
    check(Target {
        name: "rtf",
        seeds: files("formats", &["rtf"]),
        words: WORDS,
        cases: 400,
        forgives_libraries: false,
        run: |bytes| read("rtf", bytes),
    });
}

#[test]
#[expect(clippy::too_many_lines, reason = "one list of pieces")]
fn html() {
    const WORDS: &[&str] = &[
        "<",
        ">",
        "</",
        "/>",
        "&",
        ";",
        "&aring;",
        "&#0;",
        "&#xD800;",
        "&#x110000;",
        "&nosuch",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<!doctype",
        "<p>",
        "</p>",
        "<br>",
        "<table>",
        "</table>",
        "<tr>",
        "<td colspan=99999999>",
        "<td>",
        "<th>",
        "<ol start=-1>",
        "<ol type=i reversed>",
        "<li value=2147483647>",
        "</ol>",
        "<ul>",
        "<h1>",
        "</h6>",
        "<b>",
        "</b>",
        "<script>",
        "</script>",
        "<style>",
        "<title>",
        "<nav>",
        "</nav>",
        "<main>",
        "<header>",
        "<footer>",
        "<pre>",
        "<meta charset=utf-16>",
        "<meta charset=macintosh>",
        " hidden",
        " style=\"display:none\"",
        " class=",
        "\"",
        "'",
        "=",
        "<svg>",
        "<template>",
        "\u{a0}",
        "\u{c}",
        "å",
    ];
    check(Target {
        name: "html",
        seeds: files("formats", &["html"]),
        words: WORDS,
        cases: 400,
        forgives_libraries: false,
        run: |bytes| ["html", "doc"].iter().for_each(|ending| read(ending, bytes)),
    });
}
