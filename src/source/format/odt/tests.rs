//! Small `OpenDocument` files, each showing one rule.

use super::super::archive::zip_of;
use super::*;
use crate::source::page::{Emphasis, Page};

const STYLES: &str = "
    <style:style style:family='paragraph' style:name='Fet'>
    <style:text-properties fo:font-weight='bold'/></style:style>
    <style:style style:family='paragraph' style:name='Sida'>
    <style:paragraph-properties fo:break-before='page'/></style:style>
    <style:style style:family='paragraph' style:name='Luft'>
    <style:paragraph-properties fo:margin-top='0.5cm'/></style:style>
    <style:style style:family='text' style:name='Dold'><style:text-properties text:display='none'/>
    </style:style>
    <text:list-style style:name='L'>
    <text:list-level-style-number text:level='1' style:num-format='1' style:num-prefix='§ '
     text:start-value='4'/>
    <text:list-level-style-number text:level='2' style:num-format='a' style:num-suffix=')'
     text:display-levels='2'/>
    <text:list-level-style-bullet text:level='3' text:bullet-char='\u{f0b7}'/>
    <text:list-level-style-number text:level='4' style:num-format='i' loext:num-list-format='(%4%)'/>
    </text:list-style>";

fn zip_with(body: &str, styles: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:automatic-styles>{STYLES}</office:automatic-styles>
         <office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    zip_of(&[("content.xml", &content), ("styles.xml", styles)])
}

fn pages_with(body: &str, styles: &str) -> Vec<Page> {
    let mut pages = Vec::new();
    let mut put = |page| {
        pages.push(page);
        Ok(())
    };
    Odt.read(&zip_with(body, styles), &mut put).expect("an OpenDocument text");
    pages
}

fn text(body: &str) -> String {
    let pages = pages_with(body, "");
    pages.into_iter().map(|page| page.text).collect::<Vec<_>>().join("\x0c")
}

#[test]
fn white_space_is_what_its_elements_say() {
    let body = "<text:p>  a \n b<text:s text:c='3'/>c<text:tab/>d<text:line-break/>e</text:p>";
    assert_eq!(text(body), "a b   c\td\ne\n");
}

#[test]
fn headings_and_bold_paragraphs_are_told() {
    let body = "<text:p>a</text:p><text:h text:outline-level='2'>R</text:h>
        <text:p text:style-name='Fet'>B</text:p><text:p>c<text:span text:style-name='Dold'>d</text:span></text:p>";
    let pages = pages_with(body, "");
    assert_eq!(pages[0].text, "a\n\nR\nB\nc\n");
    assert_eq!(pages[0].emphasis, [(2, Emphasis::Heading(2)), (3, Emphasis::Bold)]);
}

#[test]
fn space_above_is_a_blank_line() {
    assert_eq!(text("<text:p>a</text:p><text:p text:style-name='Luft'>b</text:p>"), "a\n\nb\n");
}

#[test]
fn lists_print_their_numbers_level_by_level() {
    let item = |text: &str, inner: &str| {
        format!(
            "<text:list-item><text:p>{text}</text:p><text:p>mer</text:p>{inner}</text:list-item>"
        )
    };
    let inner = format!("<text:list>{}</text:list>", item("b", ""));
    let list = format!(
        "<text:list text:style-name='L'>{}{}</text:list>",
        item("a", &inner),
        item("c", "")
    );
    assert_eq!(text(&list), "§ 4 a\nmer\n4.a) b\nmer\n§ 5 c\nmer\n");
}

#[test]
fn a_list_counts_on_only_where_it_says_so() {
    let list = |more: &str, item: &str| {
        format!(
            "<text:list text:style-name='L' {more}><text:list-item {item}><text:p>x</text:p>
             </text:list-item></text:list>"
        )
    };
    let body = [
        list("xml:id='ett'", ""),
        list("text:continue-numbering='true'", ""),
        list("", ""),
        list("text:continue-list='ett'", ""),
        list("", "text:start-value='30'"),
    ];
    assert_eq!(text(&body.concat()), "§ 4 x\n§ 5 x\n§ 4 x\n§ 6 x\n§ 30 x\n");
}

#[test]
fn deep_levels_and_items_without_number() {
    let body = "<text:list text:style-name='L'><text:list-header><text:p>rubrik</text:p></text:list-header>
        <text:list-item><text:list><text:list-item><text:list><text:list-item><text:p>punkt</text:p>
        <text:list><text:list-item><text:p>djup</text:p></text:list-item></text:list></text:list-item>
        </text:list></text:list-item></text:list></text:list-item></text:list>";
    assert_eq!(text(body), "rubrik\n• punkt\n(i) djup\n");
}

#[test]
fn headings_are_numbered_by_the_outline() {
    let styles = "<a><text:outline-style><text:outline-level-style text:level='1'
        style:num-format='1' style:num-suffix='.'/></text:outline-style></a>";
    let heading = "<text:h text:outline-level='1'>R</text:h>";
    assert_eq!(pages_with(&heading.repeat(2), styles)[0].text, "1. R\n\n2. R\n");
}

#[test]
fn a_row_is_a_line() {
    let cell = |text: &str| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>");
    let row = format!("<table:table-row>{}{}</table:table-row>", cell("Anna"), cell("S"));
    assert_eq!(text(&format!("<table:table>{row}{row}</table:table>")), "Anna\tS\nAnna\tS\n");
}

#[test]
fn pages_end_where_the_text_asks_or_the_program_broke_them() {
    let body =
        "<text:p>a</text:p><text:p text:style-name='Sida'>b<text:soft-page-break/>c</text:p>";
    assert_eq!(text(body), "a\n\x0cb\n\x0cc\n");
    assert_eq!(pages_with(body, "")[2].number, Some(3));
}

#[test]
fn what_is_not_printed_is_left_out_and_notes_come_last() {
    let body = "<text:tracked-changes><text:p>bort</text:p></text:tracked-changes>
        <text:p>a<office:annotation><text:p>k</text:p></office:annotation><text:note>
        <text:note-citation>1</text:note-citation><text:note-body><text:p>not</text:p></text:note-body>
        </text:note></text:p><text:p>b</text:p>";
    assert_eq!(text(body).replace("a \n", "a\n"), "a\nb\n\nnot\n");
}

#[test]
fn running_heads_are_margin() {
    let styles = "<a><style:master-page><style:header><text:p>Nämnden</text:p></style:header>
        </style:master-page></a>";
    assert_eq!(pages_with("<text:p>a</text:p>", styles)[0].margin, ["Nämnden"]);
}

#[test]
fn a_protected_file_is_told() {
    let manifest = "<manifest:manifest><manifest:encryption-data/></manifest:manifest>";
    let bytes = zip_of(&[("META-INF/manifest.xml", manifest), ("content.xml", "xyz")]);
    assert_eq!(Odt.read(&bytes, &mut |_| Ok(())), Err(DecodeError::Encrypted));
}

#[test]
fn spreadsheets_are_not_claimed() {
    let kind = "application/vnd.oasis.opendocument.spreadsheet";
    assert!(!Odt.claims(&zip_of(&[("mimetype", kind), ("content.xml", "")])));
    assert!(Odt.claims(&zip_with("", "")));
}

proptest::proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes: Vec<u8>) {
        let _ = Odt.read(&bytes, &mut |_| Ok(()));
    }

    #[test]
    fn no_tags_make_it_panic(
        tags in proptest::collection::vec(
            proptest::sample::select(vec![
                "<text:p>", "</text:p>", "<text:h text:outline-level='200'>", "</text:h>",
                "<text:list text:style-name='L'>", "</text:list>", "<text:list-item>",
                "</text:list-item>", "text", "<table:table>", "</table:table>", "<table:table-cell>",
                "</table:table-row>", "<text:note-body>", "</text:note-body>", "<text:span>",
                "</text:span>", "<text:s text:c='99999999999'/>", "<text:soft-page-break/>",
            ]),
            0..60,
        )
    ) {
        let _ = Odt.read(&zip_with(&tags.concat(), ""), &mut |_| Ok(()));
    }
}
