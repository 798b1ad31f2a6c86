//! Small Word files, each showing one rule.

use super::super::archive::zip_of;
use super::*;
use crate::source::page::{Emphasis, Page};
use crate::source::{BrokenOff, Excess};

/// The pages of a file with this body and these other parts.
fn pages_with(body: &str, parts: &[(&str, &str)]) -> Vec<Page> {
    let document = format!("<w:document><w:body>{body}</w:body></w:document>");
    let parts = [&[("word/document.xml", document.as_str())], parts].concat();
    let mut pages = Vec::new();
    let mut put = |page| {
        pages.push(page);
        Ok(())
    };
    Docx.read(&zip_of(&parts), &mut put).expect("a Word file");
    pages
}

fn text_with(body: &str, parts: &[(&str, &str)]) -> String {
    pages_with(body, parts).into_iter().map(|page| page.text).collect::<Vec<_>>().join("\x0c")
}

fn text(body: &str) -> String {
    text_with(body, &[])
}

/// A paragraph with properties.
fn p(properties: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn a_paragraph_is_a_line_and_an_empty_one_is_blank() {
    let body = [p("", "ett"), "<w:p/>".to_owned(), p("", "två &amp; &#167;")].concat();
    assert_eq!(text(&body), "ett\n\ntvå & §\n");
}

#[test]
fn tabs_line_breaks_and_hyphens_are_kept() {
    let body = "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t>
        <w:noBreakHyphen/><w:t>d</w:t></w:r></w:p>";
    assert_eq!(text(body), "a\tb\nc-d\n");
}

#[test]
fn headings_stand_apart_with_their_level() {
    let styles = "<w:styles><w:style w:type='paragraph' w:styleId='R2'><w:name w:val='heading 2'/>
        </w:style></w:styles>";
    let body = [p("", "före"), p("<w:pStyle w:val='R2'/>", "Rubrik"), p("", "efter")].concat();
    let pages = pages_with(&body, &[("word/styles.xml", styles)]);
    assert_eq!(pages[0].text, "före\n\nRubrik\nefter\n");
    assert_eq!(pages[0].emphasis, [(2, Emphasis::Heading(2))]);
}

#[test]
fn only_a_wholly_bold_paragraph_is_bold() {
    let bold = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Beslut</w:t></w:r></w:p>";
    let half = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r><w:r><w:t>b</w:t></w:r></w:p>";
    let off = "<w:p><w:r><w:rPr><w:b w:val='0'/></w:rPr><w:t>c</w:t></w:r></w:p>";
    let pages = pages_with(&[half, bold, off].concat(), &[]);
    assert_eq!(pages[0].emphasis, [(1, Emphasis::Bold)]);
}

#[test]
fn space_between_paragraphs_is_a_blank_line() {
    let spaced = "<w:spacing w:after='160'/>";
    let body = [p(spaced, "a"), p("", "b"), p("<w:spacing w:before='40'/>", "c")].concat();
    assert_eq!(text(&body), "a\n\nb\nc\n");
    let tight = "<w:spacing w:after='160'/><w:contextualSpacing/>";
    assert_eq!(text(&[p(tight, "a"), p(tight, "b")].concat()), "a\nb\n");
}

const NUMBERING: &str = "<w:numbering><w:abstractNum w:abstractNumId='0'>
    <w:lvl w:ilvl='0'><w:start w:val='12'/><w:numFmt w:val='decimal'/><w:lvlText w:val='§ %1'/></w:lvl>
    <w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='lowerLetter'/><w:lvlText w:val='%2)'/>
    <w:pPr><w:ind w:left='720' w:hanging='360'/></w:pPr></w:lvl></w:abstractNum>
    <w:num w:numId='3'><w:abstractNumId w:val='0'/></w:num></w:numbering>";

#[test]
fn numbers_that_word_counts_are_printed() {
    let list = |level| format!("<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='3'/></w:numPr>");
    let body = [p(&list(0), "Val"), p(&list(1), "att"), p(&list(1), "att"), p(&list(0), "Budget")]
        .concat();
    assert_eq!(
        text_with(&body, &[("word/numbering.xml", NUMBERING)]),
        "§ 12 Val\n   a) att\n   b) att\n§ 13 Budget\n"
    );
}

#[test]
fn a_style_may_number_its_paragraphs_and_a_paragraph_may_refuse() {
    let styles = "<w:styles><w:style w:type='paragraph' w:styleId='P'>
        <w:pPr><w:numPr><w:numId w:val='3'/></w:numPr></w:pPr></w:style></w:styles>";
    let none = "<w:pStyle w:val='P'/><w:numPr><w:numId w:val='0'/></w:numPr>";
    let body = [p("<w:pStyle w:val='P'/>", "a"), p(none, "b"), p("<w:pStyle w:val='P'/>", "c")];
    let parts = [("word/styles.xml", styles), ("word/numbering.xml", NUMBERING)];
    assert_eq!(text_with(&body.concat(), &parts), "§ 12 a\nb\n§ 13 c\n");
}

#[test]
fn a_deleted_paragraph_counts_for_nothing() {
    let list = "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='3'/></w:numPr>";
    let deleted = format!(
        "<w:p><w:pPr>{list}<w:rPr><w:del w:id='1'/></w:rPr></w:pPr>
         <w:del><w:r><w:delText>bort</w:delText></w:r></w:del></w:p>"
    );
    let body = [deleted, p(list, "kvar")].concat();
    assert_eq!(text_with(&body, &[("word/numbering.xml", NUMBERING)]), "§ 12 kvar\n");
}

fn table(rows: &[&[&str]]) -> String {
    let row = |cells: &&[&str]| {
        let cells = cells.iter().map(|cell| ["<w:tc>", &p("", cell), "</w:tc>"].concat());
        ["<w:tr>", &cells.collect::<String>(), "</w:tr>"].concat()
    };
    format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>())
}

#[test]
fn a_row_is_a_line_and_a_deleted_row_is_left_out() {
    let body = table(&[&["Anna", "Ordförande"], &["Bo", "Ledamot"]]);
    assert_eq!(text(&body), "Anna\tOrdförande\nBo\tLedamot\n");
    let deleted = body.replacen("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>", 1);
    assert_eq!(text(&deleted), "Bo\tLedamot\n");
}

#[test]
fn page_breaks_of_all_kinds_count_once() {
    let hard = "<w:p><w:r><w:br w:type='page'/></w:r></w:p>";
    let rendered = "<w:p><w:r><w:lastRenderedPageBreak/><w:t>två</w:t></w:r></w:p>";
    assert_eq!(text(&[&p("", "ett"), hard, rendered].concat()), "ett\n\x0ctvå\n");
    let before = p("<w:pageBreakBefore/>", "två");
    assert_eq!(text(&[p("", "ett"), before].concat()), "ett\n\x0ctvå\n");
    let section = p("<w:sectPr><w:type w:val='continuous'/></w:sectPr>", "ett");
    assert_eq!(text(&[section, p("", "två")].concat()), "ett\ntvå\n");
    assert_eq!(text(&[p("<w:sectPr/>", "ett"), p("", "två")].concat()), "ett\n\x0ctvå\n");
}

#[test]
fn pages_have_numbers_only_where_there_are_breaks() {
    assert_eq!(pages_with(&p("", "ett"), &[])[0].number, None);
    let cut = "<w:p><w:r><w:t>ett</w:t><w:lastRenderedPageBreak/><w:t>två</w:t></w:r></w:p>";
    let numbers: Vec<_> = pages_with(cut, &[]).into_iter().map(|page| page.number).collect();
    assert_eq!(numbers, [Some(1), Some(2)]);
}

#[test]
fn what_is_not_printed_is_left_out() {
    let body = "<w:p><w:moveFrom><w:r><w:t>a</w:t></w:r></w:moveFrom>
        <w:ins><w:r><w:t>b</w:t></w:r></w:ins><w:r><w:instrText>PAGE</w:instrText></w:r>
        <w:r><w:rPr><w:vanish/></w:rPr><w:t>c</w:t></w:r>
        <w:hyperlink><w:r><w:t>d</w:t></w:r></w:hyperlink>
        <w:sdt><w:sdtPr><w:t>x</w:t></w:sdtPr><w:sdtContent><w:r><w:t>e</w:t></w:r></w:sdtContent></w:sdt>
        <w:pPrChange><w:t>y</w:t></w:pPrChange></w:p>";
    assert_eq!(text(&body.replace("<w:pPrChange><w:t>y</w:t></w:pPrChange>", "")), "bde\n");
}

#[test]
fn a_text_box_is_read_once() {
    let inner = "<w:txbxContent><w:p><w:r><w:t>ruta</w:t></w:r></w:p></w:txbxContent>";
    let body = format!(
        "<w:p><w:r><mc:AlternateContent><mc:Choice>{inner}</mc:Choice><mc:Fallback>{inner}
         </mc:Fallback></mc:AlternateContent><w:t>text</w:t></w:r></w:p>"
    );
    assert_eq!(text(&body), "ruta\ntext\n");
}

#[test]
fn contents_have_dots_before_their_page_numbers() {
    let entry = "<w:p><w:pPr><w:tabs><w:tab w:val='right' w:leader='dot'/></w:tabs></w:pPr>
        <w:r><w:t>§ 1 Val</w:t><w:tab/><w:t>3</w:t></w:r></w:p>";
    assert_eq!(text(entry), "§ 1 Val ............ 3\n");
}

#[test]
fn running_heads_are_margin_and_footnotes_end_the_text() {
    let head = format!("<w:hdr>{}</w:hdr>", p("", "Nämnden"));
    let notes = format!("<w:footnotes><w:footnote>{}</w:footnote></w:footnotes>", p("", "not"));
    let parts = [("word/header1.xml", head.as_str()), ("word/footnotes.xml", notes.as_str())];
    let pages = pages_with(&p("", "text"), &parts);
    assert_eq!(pages[0].margin, ["Nämnden"]);
    assert_eq!(pages[0].text, "text\n\nnot\n");
}

#[test]
fn another_prefix_and_another_part_name_are_followed() {
    let document = "<document xmlns='http://purl.oclc.org/ooxml/wordprocessingml/main'>
        <p><r><t>text</t></r></p></document>";
    let relations = "<Relationships><Relationship Type='http://x/officeDocument'
        Target='word/document2.xml'/></Relationships>";
    let bytes = zip_of(&[("word/document2.xml", document), ("_rels/.rels", relations)]);
    let mut text = String::new();
    let mut put = |page: Page| {
        text.push_str(&page.text);
        Ok(())
    };
    assert!(Docx.claims(&bytes));
    Docx.read(&bytes, &mut put).expect("a Word file");
    assert_eq!(text, "text\n");
}

#[test]
fn what_stands_before_a_fault_is_handed_on() {
    let bytes =
        zip_of(&[("word/document.xml", "<w:document><w:p><w:r><w:t>ett</w:t></w:r></w:p><w:p")]);
    let mut text = String::new();
    let mut put = |page: Page| {
        text.push_str(&page.text);
        Ok(())
    };
    assert!(Docx.read(&bytes, &mut put).is_err());
    assert_eq!(text, "ett\n");
}

#[test]
fn nesting_and_doctypes_are_refused() {
    let read =
        |document: &str| Docx.read(&zip_of(&[("word/document.xml", document)]), &mut |_| Ok(()));
    let too_deep = DecodeError::BrokenOff(BrokenOff::TooMuch(Excess::Elements { levels: 512 }));
    assert_eq!(read(&"<w:tbl><w:tc>".repeat(100_000)), Err(too_deep));
    assert_eq!(read("<!DOCTYPE a><w:document/>"), Err(Defect::DocumentType.into()));
    assert_eq!(read("<w:document/>"), Err(DecodeError::Empty));
}

proptest::proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes: Vec<u8>) {
        let _ = Docx.read(&bytes, &mut |_| Ok(()));
    }

    #[test]
    fn no_tags_make_it_panic(
        tags in proptest::collection::vec(
            proptest::sample::select(vec![
                "<w:p>", "</w:p>", "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>", "</w:tc>",
                "<w:t>", "</w:t>", "text", "<w:pPr>", "</w:pPr>", "<w:numId w:val='3'/>",
                "<w:ilvl w:val='99'/>", "<w:br w:type='page'/>", "<w:sectPr/>", "<w:del>", "</w:del>",
                "<w:ind w:left='-99999999'/>", "<w:trPr><w:del/></w:trPr>",
            ]),
            0..40,
        )
    ) {
        let parts = [("word/document.xml", tags.concat()), ("word/numbering.xml", NUMBERING.to_owned())];
        let parts: Vec<_> = parts.iter().map(|(name, text)| (*name, text.as_str())).collect();
        let _ = Docx.read(&zip_of(&parts), &mut |_| Ok(()));
    }
}
