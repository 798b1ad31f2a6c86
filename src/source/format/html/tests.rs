//! Small web pages, each showing one rule.

use super::*;
use crate::source::page::{Emphasis, Page};

fn page(bytes: &[u8]) -> Page {
    let mut pages = Vec::new();
    let mut put = |page| {
        pages.push(page);
        Ok(())
    };
    Html.read(bytes, &mut put).expect("a web page");
    pages.swap_remove(0)
}

fn text(html: &str) -> String {
    page(html.as_bytes()).text
}

#[test]
fn blocks_are_lines_and_paragraphs_stand_apart() {
    assert_eq!(text("<p>a\n b <i>c</i></p><p>d<br>e<br><br>f</p>"), "a b c\n\nd\ne\n\nf\n");
    assert_eq!(text("<div>a<div>b</div></div>c"), "a\nb\nc\n");
}

#[test]
fn headings_and_bold_lines_are_told() {
    let page = page(b"a<h2>\xc2\xa7 1<br>Val</h2><p><b>Beslut</b></p><p><b>x</b> y</p>");
    assert_eq!(page.text, "a\n\n§ 1\nVal\n\nBeslut\n\nx y\n");
    let heading = Emphasis::Heading(2);
    assert_eq!(page.emphasis, [(2, heading), (3, heading), (5, Emphasis::Bold)]);
}

#[test]
fn a_bold_beginning_on_a_line_of_its_own_is_a_line() {
    assert_eq!(text("<p><b>\u{a7} 1 Val</b>\nBo valdes.</p>"), "\u{a7} 1 Val\nBo valdes.\n");
    assert_eq!(text("<p><b>Bo</b> valdes.</p>"), "Bo valdes.\n");
    let labels = "<p><b>Datum:</b> i dag\n<b>Plats:</b> salen, <b>andra</b> dörren\n<b>Bo</b></p>";
    assert_eq!(text(labels), "Datum: i dag\nPlats: salen, andra dörren Bo\n");
}

#[test]
fn lines_of_a_page_without_paragraphs_are_lines() {
    assert_eq!(
        text("<h1>Protokoll</h1>\n<b>Datum</b> i dag\nBo valdes."),
        "Protokoll\n\nDatum i dag\nBo valdes.\n"
    );
}

#[test]
fn lists_print_their_numbers() {
    let html = "<ol start=3><li>a<ol type=a><li>b</ol><li value=9><p>c</p></ol><ul><li>d</ul>";
    assert_eq!(text(html), "3. a\n    a. b\n9. c\n\n• d\n");
}

#[test]
fn rows_are_lines_whatever_tags_are_missing() {
    assert_eq!(text("<table><tr><td>Anna<td>S<tr><td>Bo<td>M</table>x"), "Anna\tS\nBo\tM\nx\n");
    let pair = "<table><tr><td>Anna<br>Bo</td><td>S<br>M</td></tr></table>";
    assert_eq!(text(pair), "Anna\tS\nBo\tM\n");
    assert_eq!(page(b"<table><th>Namn<th>Parti</table>").emphasis, [(0, Emphasis::Bold)]);
}

#[test]
fn preformatted_lines_stay() {
    assert_eq!(text("<pre>a\n   b\n\nc</pre>"), "a\n   b\n\nc\n");
}

#[test]
fn the_title_is_margin() {
    let page = page(b"<html><head><title>Protokoll\n2024</title></head><body>a</body></html>");
    assert_eq!((page.margin, page.text), (vec!["Protokoll 2024".to_owned()], "a\n".to_owned()));
}

#[test]
fn page_breaks_make_pages() {
    let mut numbers = Vec::new();
    let mut put = |page: Page| {
        numbers.push(page.number);
        Ok(())
    };
    let html = b"<p>a</p><p style='page-break-before: always'>b</p>";
    Html.read(html, &mut put).expect("a web page");
    assert_eq!(numbers, [Some(1), Some(2)]);
}

#[test]
fn a_declared_encoding_is_followed_unless_it_is_plainly_wrong() {
    assert_eq!(page(b"<meta charset=macintosh><p>m\x9Ate").text, "möte\n");
    assert_eq!(page("<meta charset='iso-8859-1'><p>möte".as_bytes()).text, "möte\n");
}

#[test]
fn pages_are_recognised_by_their_first_tag() {
    assert!(Html.claims(b"\xef\xbb\xbf \n<!-- x --><?xml version='1.0'?><!DOCTYPE HTML><p>"));
    assert!(Html.claims(b"<HTML lang=sv>"));
    assert!(!Html.claims(b"text <html>"));
}

#[test]
fn deep_nesting_is_quick() {
    for tag in ["<div>", "<table><td>", "<ol><li>", "<b>", "<nav>", "<article><header>"] {
        let html = format!("{}text", tag.repeat(300_000));
        assert!(text(&html).contains("text"), "{tag}");
    }
}

proptest::proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes: Vec<u8>) {
        let _ = Html.read(&bytes, &mut |_| Ok(()));
        let _ = Html.claims(&bytes);
    }

    #[test]
    fn no_tags_make_it_panic(
        tags in proptest::collection::vec(
            proptest::sample::select(vec![
                "<p>", "</p>", "<table>", "</table>", "<tr>", "<td>", "</td>", "<ol start=-1>", "</ol>",
                "<li value=4294967295>", "</li>", "<pre>", "</pre>", "a\nb", "<h1>", "</h1>", "<br>",
                "<nav>", "</nav>", "<main>", "</main>", "<title>", "</title>", "<p hidden>",
            ]),
            0..60,
        )
    ) {
        let _ = Html.read(tags.concat().as_bytes(), &mut |_| Ok(()));
    }
}

#[test]
fn a_quotation_mark_that_nobody_closed_ends_with_its_tag() {
    let page = "<p class=\"b>Beslut</p><p>Avslås.</p><p id=\"c\">§ 2</p>";
    assert_eq!(text(page), "Beslut\n\nAvslås.\n\n§ 2\n");
    assert_eq!(text("<p data-x=\"<b>dolt</b>\" title=\"a > b\">text</p>"), "text\n");
}

#[test]
fn a_page_that_is_cut_is_told() {
    let read = |page: &str| Html.read(page.as_bytes(), &mut |_| Ok(()));
    let whole = "<html><body><p>§ 1 Val</p><p>Bo väljs.</p></body></html>";
    assert_eq!(read(whole), Ok(()));
    assert_eq!(read(&whole[..40]), Err(Defect::BreaksOff.into()));
    assert_eq!(read("<p>§ 1 Val</p><p>Bo väljs."), Ok(()));
}
