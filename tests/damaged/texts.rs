//! Web pages, rich text and plain text that are made to do harm: tags without end, groups
//! without bottom, lines by the million.

use std::fmt::Write;

use super::random::Random;

const MB: usize = 1_000_000;

/// Each file by its name.
pub fn files() -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    let named = |ending: &str, (name, text): (&str, String)| {
        (format!("{name}.{ending}"), text.into_bytes())
    };
    files.extend(pages().into_iter().map(|page| named("html", page)));
    files.extend(rich_texts().into_iter().map(|text| named("rtf", text)));
    files.extend(plain_texts().into_iter().map(|text| named("txt", text)));
    files.extend(noise());
    files
}

fn pages() -> Vec<(&'static str, String)> {
    let open = |tag: &str| format!("<html><body>{}text", tag.repeat(300_000));
    let list =
        |attributes: &str| format!("<html><ol {attributes}>{}</ol>", "<li>text".repeat(50_000));
    let rows = "<tr><td>a<td>b<td>c".repeat(200_000);
    vec![
        ("div-nested", open("<div>")),
        ("table-nested", open("<table><tr><td>")),
        ("list-nested", open("<ol><li>")),
        ("bold-nested", open("<b><i><span style='font-weight:bold'>")),
        ("nav-nested", open("<nav>")),
        ("main-nested", open("<main><article>")),
        ("heading-nested", open("<h1>")),
        ("table-vast", format!("<html><table>{rows}</table>")),
        ("row-vast", format!("<html><table><tr>{}</table>", "<td>a".repeat(MB))),
        ("spans-vast", "<html><table><tr><td colspan=1000000000 rowspan=1000000000>a".repeat(1000)),
        ("list-roman-vast", list("start=4294967295 type=i")),
        ("list-letter-vast", list("start=-1 type=a")),
        ("entities", format!("<html><p>{}", "&amp;&nbsp;&#229;&#xffffffff;&".repeat(500_000))),
        ("entity-long", format!("<html><p>&{}", "a".repeat(10 * MB))),
        ("attribute-vast", format!("<html><p class=\"{}\">text", "a ".repeat(10 * MB))),
        ("attributes-many", format!("<html><p {}>text", "style=a ".repeat(2 * MB))),
        ("styles-many", format!("<html>{}", "<p style='display:none'>a</p>".repeat(200_000))),
        ("tag-open", format!("<html><p {}", "a ".repeat(5 * MB))),
        ("comments-open", format!("<html>{}", "<!-- ".repeat(MB))),
        ("angles", format!("<html>{}", "<".repeat(20 * MB))),
        ("closing", format!("<html>{}", "</p></div></td></table>".repeat(500_000))),
        ("script-open", format!("<html><script>{}", "a < b </ ".repeat(MB))),
        ("titles", format!("<html>{}", "<title>a".repeat(500_000))),
        ("pre-vast", format!("<html><pre>{}", " \n".repeat(5 * MB))),
        ("breaks", format!("<html>{}", "<br>".repeat(5 * MB))),
    ]
}

fn rich_texts() -> Vec<(&'static str, String)> {
    let of = |text: &str, times: usize| format!("{{\\rtf1\\ansi {}}}", text.repeat(times));
    let mut heads = String::new();
    for n in 0..200_000 {
        let _ = write!(heads, "{n}\\par ");
    }
    vec![
        ("groups-deep", format!("{{\\rtf1 {}text", "{".repeat(MB))),
        ("groups-closed", format!("{{\\rtf1 text{}more", "}".repeat(MB))),
        ("bin-past-end", of("text\\par\\bin2147483647 ", 10)),
        ("bin-negative", of("text\\par\\bin-5 ", 1000)),
        ("bin-huge", of("text\\par\\bin99999999999999999999 ", 10)),
        ("letters-skipped", of("\\uc2147483647\\u229 text", 10_000)),
        ("letters-odd", of("\\u-10240\\u-9216\\u55296 \\'zz\\'\\' ", 100_000)),
        ("paragraphs", of("\\par ", 2 * MB)),
        ("pages", of("a\\page ", MB)),
        ("cells", of("\\trowd\\intbl a\\cell ", 500_000)),
        (
            "tables-deep",
            of("\\intbl\\itap2147483647 a\\nestcell{\\nesttableprops\\nestrow}", 50_000),
        ),
        ("fonts", of("{\\fonttbl{\\f2147483647\\fcharset255 a;}}\\f-1 a", 50_000)),
        ("indents", of("\\li2147483647\\fi2147483647 text\\par ", 10_000)),
        ("picture", of("{\\pict\\wmetafile8 ", 1) + &"00ff".repeat(4 * MB)),
        ("notes-nested", of("{\\footnote ", 900)),
        ("head-of-a-book", format!("{{\\rtf1{{\\header {heads}}}text\\par}}")),
        ("words-long", of(&format!("\\{} ", "a".repeat(1000)), 2000)),
        ("slashes", of("\\\\\\", 2 * MB)),
    ]
}

fn plain_texts() -> Vec<(&'static str, String)> {
    let head = "Protokoll kommunstyrelsen 2024-01-15\n\n";
    let after = |text: &str, times: usize| format!("{head}{}", text.repeat(times));
    let counted = |pattern: fn(usize) -> String| {
        format!("{head}{}", (1..100_000).map(pattern).collect::<String>())
    };
    vec![
        ("line-50mb", after("ord utan slut ", 50 * MB / 14)),
        ("word-50mb", after("a", 50 * MB)),
        ("lines-10-million", after("a\n", 10 * MB)),
        ("lines-empty", after("\n", 50 * MB)),
        ("spaces-only", " ".repeat(50 * MB)),
        ("pages-a-million", after("a\u{c}", MB)),
        ("sections", counted(|n| format!("§ {n} Ärende\nBeslut\nBifall.\n"))),
        ("sections-same", after("§ 1\n", 400_000)),
        ("numbers", counted(|n| format!("{n}. Ärende\n"))),
        ("agenda", counted(|n| format!("§ {n} Ärende ............ {n}\n"))),
        ("dots", after(".", 10 * MB)),
        ("names", after("Anna Ek (S), ", 300_000)),
        ("present", format!("{head}Beslutande\n{}", "Anna Ek (S)\n".repeat(200_000))),
        ("dates", after("den 15 januari 2024 kl. 18.00 ", 300_000)),
        ("brackets", after("(", 10 * MB)),
        ("digits", after("1", 10 * MB)),
        ("numbers-inner", after("1.1.1.1.", 2 * MB)),
        ("decisions", after("Beslut\n", MB)),
        ("marks-combining", after("o\u{308}\u{301}\u{302}", 2 * MB)),
        ("hyphens", after("ord-\n", 2 * MB)),
        ("tabs", after("\t", 20 * MB)),
        ("invisible", after("\u{200b}\u{202e}\u{2060}", 2 * MB)),
        ("diary-numbers", after("KS 2024/00123 dnr KS-2024-1 ", 300_000)),
        ("votes", after("Ja: 7 Nej: 5 Avstår: 1\n", 200_000)),
    ]
}

fn noise() -> Vec<(String, Vec<u8>)> {
    let mut random = Random::new(0x7e57);
    let mut noise = |bytes: usize| -> Vec<u8> { (0..bytes).map(|_| random.byte()).collect() };
    let mut files = Vec::new();
    for ending in ["txt", "md", "pdf", "docx", "odt", "html", "rtf", "doc"] {
        files.push((format!("noise.{ending}"), noise(100_000)));
        files.push((format!("noise-short.{ending}"), noise(7)));
        files.push((format!("zeros.{ending}"), vec![0; MB]));
        files.push((format!("spaces.{ending}"), b" \n".repeat(500)));
        files.push((format!("empty.{ending}"), Vec::new()));
    }
    files.push(("noise-10mb.txt".to_owned(), noise(10 * MB)));
    files.push(("letters-only-mark.txt".to_owned(), b"\xef\xbb\xbf".to_vec()));
    files.push(("half-utf-16.txt".to_owned(), b"\xff\xfeP\0r\0o\0t\0o".to_vec()));
    files.push(("lone-halves.txt".to_owned(), b"\xff\xfe\x00\xd8\x00\xd8a\0".repeat(1000)));
    files
}
