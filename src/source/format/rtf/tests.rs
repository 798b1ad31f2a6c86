//! Small rich text files, each showing one rule.

use super::*;
use crate::source::page::{Emphasis, Page};
use crate::source::{BrokenOff, Excess};

fn pages(body: &str) -> Vec<Page> {
    let mut pages = Vec::new();
    let mut put = |page| {
        pages.push(page);
        Ok(())
    };
    let file = format!("{{\\rtf1\\ansi\\ansicpg1252 {body}}}");
    Rtf.read(file.as_bytes(), &mut put).expect("rich text");
    pages
}

fn text(body: &str) -> String {
    pages(body).into_iter().map(|page| page.text).collect::<Vec<_>>().join("\x0c")
}

#[test]
fn paragraphs_are_lines() {
    assert_eq!(text("ett\\par\\par tv\\'e5\\line tre\\tab fyra\\par"), "ett\n\ntvå\ntre\tfyra\n");
    assert_eq!(text("a\\~b\\_c\\{\\endash"), "a\u{a0}b-c{–\n");
}

#[test]
fn unicode_letters_leave_their_substitutes_out() {
    assert_eq!(text("{\\uc1 m\\u246?te}{\\uc2 \\u229 ??r}{\\uc0\\u8211 x}\\u-4051?"), "möteår–x\n");
    assert_eq!(text("\\u-10179?\\u-8704?"), "😀\n");
}

#[test]
fn fonts_have_code_pages_of_their_own() {
    let fonts =
        "{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset77 Geneva;}{\\f2\\fcharset2 Symbol;}}";
    assert_eq!(text(&format!("{fonts}\\f0 \\'f6 {{\\f1 \\'9a }}{{\\f2 \\'b7}}")), "ö ö •\n");
}

#[test]
fn code_pages_of_dos_and_mac_are_known() {
    let read = |file: &str| {
        let mut text = String::new();
        let mut put = |page: Page| {
            text.push_str(&page.text);
            Ok(())
        };
        Rtf.read(file.as_bytes(), &mut put).expect("rich text");
        text
    };
    assert_eq!(read("{\\rtf1\\pca m\\'94te}"), "möte\n");
    assert_eq!(read("{\\rtf1\\mac m\\'9ate}"), "möte\n");
}

#[test]
fn what_is_not_text_is_left_out() {
    let body = "{\\*\\nytt ord}{\\info{\\title T}}{\\stylesheet{\\s1 Rubrik;}}{\\pict 00ff}\
        {\\field{\\*\\fldinst PAGE}{\\fldrslt 3}}{\\v dold}{\\deleted bort}{\\*\\bkmkstart b}a\\bin2 {{";
    assert_eq!(text(body), "3a\n");
}

#[test]
fn bold_lines_and_headings_are_told() {
    let body = "\\b Beslut\\b0\\par a {\\b b}\\par\\pard\\outlinelevel1 Rubrik\\par";
    let page = pages(body).swap_remove(0);
    assert_eq!(page.text, "Beslut\na b\n\nRubrik\n");
    assert_eq!(page.emphasis, [(0, Emphasis::Bold), (3, Emphasis::Heading(2))]);
}

#[test]
fn list_numbers_are_text() {
    assert_eq!(
        text("{\\listtext\\'a7 12\\tab}Val\\par{\\pntext\\f1 a)\\tab}att\\par"),
        "§ 12 Val\na) att\n"
    );
}

#[test]
fn a_style_may_be_a_heading() {
    let styles = "{\\stylesheet{\\s1\\outlinelevel0 A;}{\\s2\\b Rubrik 2;}{\\s3 Text;}}";
    let body = "\\pard\\s1 a\\par\\pard\\s3 b\\par\\pard\\s2 c\\par";
    let page = pages(&[styles, body].concat()).swap_remove(0);
    assert_eq!(page.text, "a\nb\n\nc\n");
    assert_eq!(page.emphasis, [(0, Emphasis::Heading(1)), (3, Emphasis::Heading(2))]);
}

#[test]
fn the_layout_of_a_printed_number_is_its_own() {
    assert_eq!(text("a\\par\\pard\\pagebb{\\listtext\\pard 1.\\tab}b\\par"), "a\n\x0c1. b\n");
}

#[test]
fn rows_are_lines_and_inner_tables_lines_of_their_cell() {
    let row = "\\trowd\\pard\\intbl Anna\\cell S\\cell\\row ";
    assert_eq!(text(&format!("{row}{row}\\pard efter\\par")), "Anna\tS\nAnna\tS\nefter\n");
    let inner = "\\pard\\intbl\\itap2 a\\nestcell b\\nestcell{\\*\\nesttableprops\\nestrow}\
        {\\nonesttables\\par}\\pard\\intbl c\\cell\\row";
    assert_eq!(text(inner), "a\tb\nc\n");
}

#[test]
fn pages_end_where_the_text_asks() {
    assert_eq!(text("a\\page b\\par\\pard\\pagebb c\\par"), "a\n\x0cb\n\x0cc\n");
    assert_eq!(text("a\\par\\sect\\sectd b\\par"), "a\n\x0cb\n");
    assert_eq!(text("a\\par\\sect\\sectd\\sbknone b\\par"), "a\nb\n");
}

#[test]
fn running_heads_are_margin_and_notes_come_last() {
    let body = "{\\header\\pard N\\'e4mnden\\par}a{\\footnote\\pard not}b\\par c\\par";
    let page = pages(body).swap_remove(0);
    assert_eq!(page.margin, ["Nämnden"]);
    assert_eq!(page.text, "ab\nc\n\nnot\n");
}

#[test]
fn what_stands_before_a_fault_is_handed_on() {
    let mut text = String::new();
    let mut put = |page: Page| {
        text.push_str(&page.text);
        Ok(())
    };
    assert_eq!(Rtf.read(b"{\\rtf1 ett\\par tv", &mut put), Err(Defect::BreaksOff.into()));
    assert_eq!(text, "ett\ntv\n");
    let deep = format!("{{\\rtf1 {}", "{".repeat(100_000));
    assert!(matches!(
        Rtf.read(deep.as_bytes(), &mut |_| Ok(())),
        Err(DecodeError::BrokenOff(BrokenOff::TooMuch(Excess::Groups { .. })))
    ));
}

proptest::proptest! {
    #[test]
    fn no_bytes_make_it_panic(tail: Vec<u8>) {
        let _ = Rtf.read(&[MAGIC, &tail].concat(), &mut |_| Ok(()));
    }

    #[test]
    fn no_words_make_it_panic(
        words in proptest::collection::vec(
            proptest::sample::select(vec![
                "{", "}", "\\par ", "\\cell ", "\\row ", "\\nestcell ", "\\itap9 ", "\\itap0 ", "\\intbl ",
                "\\u-1 ", "\\u99999 ", "\\'ff", "\\'", "\\", "\\bin9 ", "text", "\\page ", "\\footnote ",
                "\\header ", "\\shptxt ", "\\listtext ", "\\li-2147483648 ", "\\fi-2147483648 ", "\\pard ",
                "\\*", "\\upr ", "\\ud ", "\\fonttbl", "\\f1", "\\fcharset2 ", "\\sect ",
            ]),
            0..60,
        )
    ) {
        let file = [MAGIC, words.concat().as_bytes()].concat();
        let _ = Rtf.read(&file, &mut |_| Ok(()));
    }
}

#[test]
fn text_behind_the_end_is_told() {
    let read = |file: &str| Rtf.read(file.as_bytes(), &mut |_| Ok(()));
    assert_eq!(read("{\\rtf1 a}\\par }\r\n\0"), Ok(()));
    let behind = Defect::TextBehindEnd;
    assert_eq!(read("{\\rtf1 a}\\par \\'a7 2 b\\par}"), Err(behind.into()));
}
