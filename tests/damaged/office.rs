//! Word processors' files that are made to do harm: zip files that unpack to more than a machine
//! has, and XML that is nested, repeated and referred to without end.

use std::fmt::Write;
use std::path::Path;

use super::bytes;
use super::random::Random;
use super::zip_file::{Entry, packed, unpacked, zip};

/// The part that holds the text of a `.docx` file.
const DOCX: &str = "word/document.xml";
/// The part that holds the text of an `.odt` file.
const ODT: &str = "content.xml";

const MB: usize = 1_000_000;

/// Each file by its name.
pub fn files() -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = archives()
        .into_iter()
        .chain(parts())
        .map(|(name, bytes)| (format!("{name}.docx"), bytes))
        .collect();
    for (name, inner) in texts() {
        let docx = docx(&inner);
        files.push((format!("{name}.docx"), packed(&[(DOCX, docx.as_bytes())])));
        // The same as an OpenDocument text, by the names that differ.
        let odt = inner
            .replace("w:tbl>", "table:table>")
            .replace("w:tr>", "table:table-row>")
            .replace("w:tc>", "table:table-cell>")
            .replace("w:", "text:");
        let odt = format!(
            "<office:document-content><office:body><office:text>{odt}</office:text></office:body>\
             </office:document-content>"
        );
        files.push((format!("{name}.odt"), packed(&[(ODT, odt.as_bytes())])));
    }
    files.extend(open_document());
    files
}

/// A good file of the formats that are zip files, its parts damaged and packed again: so the
/// damage gets past the checksums.
pub fn damaged_within(good: &[u8], way: usize, random: &mut Random) -> Vec<u8> {
    let mut parts = unpacked(good);
    for (name, bytes) in &mut parts {
        if Path::new(name).extension().is_some_and(|ending| ending == "xml")
            && !bytes.is_empty()
            && (name.contains("nt.xml") || random.below(3) == 0)
        {
            *bytes = bytes::damage(bytes, way, random).1;
        }
    }
    let parts: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    packed(&parts)
}

fn docx(inner: &str) -> String {
    format!(
        "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>\
         <w:body>{inner}</w:body></w:document>"
    )
}

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn archives() -> Vec<(&'static str, Vec<u8>)> {
    let text = docx(&paragraph("text"));
    let honest = Entry::stored(DOCX, &text);
    let lying = |size: u32| zip(&[Entry { size, ..honest.clone() }]);
    let many: Vec<Entry> =
        (0..100_000).map(|n| Entry::stored(&format!("word/media/{n}.png"), "")).collect();
    let inner = packed(&[(DOCX, text.as_bytes())]);
    let named = |name: &str| zip(&[Entry::stored(name, &text)]);
    vec![
        ("zip-zeros-1gb", zip(&[Entry::bomb(DOCX, b"\0", 1000 * MB)])),
        ("zip-bomb-says-little", {
            let bomb = Entry::bomb(DOCX, b"<w:p/>", 1000 * MB);
            zip(&[Entry { size: 100, ..bomb }])
        }),
        ("zip-words-1gb", zip(&[Entry::bomb(DOCX, b"<w:p><w:t>ord</w:t></w:p>", 1000 * MB)])),
        (
            "zip-styles-1gb",
            zip(&[Entry::bomb("word/styles.xml", b"<w:style/>", 1000 * MB), honest.clone()]),
        ),
        ("zip-relations-1gb", zip(&[Entry::bomb("_rels/.rels", b" ", 1000 * MB)])),
        ("zip-heads-by-the-hundred", {
            let mut parts: Vec<Entry> = (0..40)
                .map(|n| Entry::bomb(&format!("word/header{n}.xml"), b"<w:p/>", 20 * MB))
                .collect();
            parts.push(honest.clone());
            zip(&parts)
        }),
        ("zip-100k-entries", zip(&many)),
        ("zip-says-nothing", lying(0)),
        ("zip-says-4gb", lying(u32::MAX)),
        ("zip-encrypted", zip(&[Entry { flags: 1, ..honest.clone() }])),
        ("zip-unknown-method", zip(&[Entry { method: 99, ..honest.clone() }])),
        ("zip-wrong-method", zip(&[Entry { method: 8, ..honest.clone() }])),
        ("zip-twice", zip(&[honest.clone(), Entry::stored(DOCX, "<w:document/>")])),
        ("zip-nested", zip(&[Entry::stored(DOCX, &inner)])),
        ("zip-up", named("../../word/document.xml")),
        ("zip-absolute", named("/word/document.xml")),
        ("zip-backslash", named("word\\document.xml")),
        ("zip-long-name", named(&"word/".repeat(13_000))),
        ("zip-of-nothing", zip(&[])),
        ("zip-of-photos", zip(&[Entry::stored("a.jpg", "x"), Entry::stored("b.jpg", "x")])),
        (
            "zip-end-only",
            b"PK\x05\x06\0\0\0\0\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\0\0".to_vec(),
        ),
    ]
}

fn parts() -> Vec<(&'static str, Vec<u8>)> {
    let with = |part: &str, bytes: String, text: &str| {
        packed(&[(part, bytes.as_bytes()), (DOCX, docx(text).as_bytes())])
    };
    let numbered = "<w:p><w:pPr><w:pStyle w:val='S0'/><w:numPr><w:ilvl w:val='0'/>\
                    <w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>"
        .repeat(50_000);
    let numbering = format!(
        "<w:numbering><w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'>\
         <w:start w:val='4294967295'/><w:numFmt w:val='upperRoman'/><w:lvlText w:val='{}'/></w:lvl>\
         </w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num></w:numbering>",
        "%1%9".repeat(100_000)
    );
    let mut chain = String::new();
    for n in 0..50_000 {
        let next = n + 1;
        let _ = write!(chain, "<w:style w:styleId='S{n}'><w:basedOn w:val='S{next}'/></w:style>");
    }
    let circle = "<w:style w:styleId='S0'><w:basedOn w:val='S1'/></w:style>\
                  <w:style w:styleId='S1'><w:basedOn w:val='S0'/></w:style>";
    let head: String = (0..200_000).map(|n| paragraph(&n.to_string())).collect();
    vec![
        ("numbers-vast", with("word/numbering.xml", numbering, &numbered)),
        (
            "styles-chain",
            with("word/styles.xml", format!("<w:styles>{chain}</w:styles>"), &numbered),
        ),
        (
            "styles-circle",
            with("word/styles.xml", format!("<w:styles>{circle}</w:styles>"), &numbered),
        ),
        (
            "head-of-a-book",
            with("word/header1.xml", format!("<w:hdr>{head}</w:hdr>"), &paragraph("text")),
        ),
        (
            "notes-nested",
            with("word/footnotes.xml", "<w:footnote>".repeat(200_000), &paragraph("text")),
        ),
    ]
}

fn texts() -> Vec<(&'static str, String)> {
    let deep = |tag: &str| {
        format!("{}{}", format!("<{tag}>").repeat(100_000), format!("</{tag}>").repeat(100_000))
    };
    let laughs = {
        let mut types = String::from("<!DOCTYPE a [<!ENTITY a0 'ha'>");
        for n in 1..30 {
            let ten = format!("&a{};", n - 1).repeat(10);
            let _ = write!(types, "<!ENTITY a{n} '{ten}'>");
        }
        format!("{types}]>{}", paragraph("&a29;"))
    };
    let table = |row: &str, times: usize| format!("<w:tbl>{}</w:tbl>", row.repeat(times));
    vec![
        ("xml-nested", deep("w:p")),
        ("xml-tables-nested", deep("w:tbl><w:tr><w:tc")),
        ("xml-laughs", laughs),
        ("xml-outside", format!("<!DOCTYPE a SYSTEM 'file:///etc/passwd'>{}", paragraph("&a;"))),
        (
            "xml-attribute-vast",
            format!("<w:p w:a='{}'/>{}", "a".repeat(20 * MB), paragraph("text")),
        ),
        ("xml-attributes-many", format!("<w:p {}/>", "a='b' ".repeat(MB))),
        ("xml-name-vast", format!("<{}/>", "w".repeat(10 * MB))),
        ("xml-paragraphs-empty", "<w:p/>".repeat(2 * MB)),
        ("xml-pages-empty", "<w:p><w:r><w:br w:type='page'/></w:r></w:p>".repeat(500_000)),
        (
            "xml-row-vast",
            table(&format!("<w:tr>{}</w:tr>", "<w:tc><w:p/></w:tc>".repeat(500_000)), 1),
        ),
        (
            "xml-rows-many",
            table("<w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr>", 200_000),
        ),
        ("xml-entities", paragraph(&"&#x1F4A9;&amp;&#0;&#xFFFFFFFF;&nope;".repeat(200_000))),
        ("xml-comment-open", format!("{}<!-- {}", paragraph("text"), "- ".repeat(MB))),
        ("xml-cdata", format!("<w:p><w:r><w:t><![CDATA[{}", "]]".repeat(MB))),
        ("xml-words", paragraph(&"ord ".repeat(7 * MB))),
        ("xml-fields", "<w:r><w:fldChar w:fldCharType='begin'/></w:r>".repeat(300_000)),
        ("xml-boxes", "<w:p><w:r><w:txbxContent>".repeat(100)),
    ]
}

fn open_document() -> Vec<(String, Vec<u8>)> {
    let with = |name: &str, body: &str| {
        let content = format!(
            "<office:document-content><office:body><office:text>{body}</office:text></office:body>\
             </office:document-content>"
        );
        (format!("{name}.odt"), packed(&[(ODT, content.as_bytes())]))
    };
    let mime = b"application/vnd.oasis.opendocument.text ";
    vec![
        with("spaces-vast", &"<text:p>a<text:s text:c='4294967295'/>b</text:p>".repeat(10_000)),
        with(
            "cells-vast",
            "<table:table><table:table-row table:number-rows-repeated='1000000000'><table:table-cell \
             table:number-columns-repeated='1000000000'><text:p>a</text:p></table:table-cell>\
             </table:table-row></table:table>",
        ),
        with(
            "lists-nested",
            &"<text:list text:start-value='4294967295'><text:list-item><text:p>a</text:p>"
                .repeat(200),
        ),
        with("headings-deep", &"<text:h text:outline-level='4294967295'>a</text:h>".repeat(10_000)),
        ("kind-1gb.odt".to_owned(), zip(&[Entry::bomb("mimetype", &mime[..32], 1000 * MB)])),
        ("text-1gb.odt".to_owned(), zip(&[Entry::bomb(ODT, b"<text:p>ord</text:p>", 1000 * MB)])),
        (
            "encrypted.odt".to_owned(),
            packed(&[
                ("META-INF/manifest.xml", b"<manifest:encryption-data/>"),
                (ODT, &[0x5e; 500]),
            ]),
        ),
    ]
}
