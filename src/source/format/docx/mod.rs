//! Word files (`.docx`): bytes to pages.
//!
//! Paragraphs become lines with their printed numbers, tables become rows, and pages end where
//! Word last broke them: Word keeps the breaks of its last printing, so page numbers are those
//! that the writer saw. Running heads and feet come as the first page's margin, footnotes after
//! the text. Left out: what was deleted under tracked changes, comments, hidden text, the
//! instructions of fields.

mod body;
mod numbering;
mod part;
mod styles;

use self::body::Body;
use self::numbering::Numbering;
use self::styles::Styles;
use super::Format;
use super::archive::Archive;
use super::xml::Node;
use super::xml::Xml;
use super::xml::xml_text;
use crate::source::page::{Flow, Margin, PageSink, Paragraph};
use crate::source::{DecodeError, Defect};

/// The usual name of the part with the text.
const DOCUMENT: &str = "word/document.xml";

/// The format of `.docx` files.
pub(super) struct Docx;

impl Format for Docx {
    fn name(&self) -> &'static str {
        "a Word file"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["docx", "docm", "dotx"]
    }

    fn claims(&self, bytes: &[u8]) -> bool {
        Archive::begins(bytes)
            && Archive::open(bytes).is_ok_and(|mut archive| document_name(&mut archive).is_some())
    }

    fn read(&self, bytes: &[u8], sink: &mut PageSink<'_>) -> Result<(), DecodeError> {
        let mut archive = Archive::open(bytes)?;
        let Some(name) = document_name(&mut archive) else {
            return Err(Defect::NoWordText.into());
        };
        let Some(document) = archive.part(&name)? else {
            return Err(Defect::PartMissing { part: name }.into());
        };
        let styles = optional_part(&mut archive, "word/styles.xml");
        let styles = Styles::read(&xml_text(&styles));
        let rules = optional_part(&mut archive, "word/numbering.xml");
        let rules = xml_text(&rules);
        let margin = margin_of(&mut archive, &styles, &rules);
        let mut flow = Flow::new(sink, margin);
        let mut body = Body::new(&styles, Numbering::read(&rules));
        if let Err(fault) = body.read(&xml_text(&document), &mut flow) {
            return Err(flow.break_off(fault));
        }
        for part in ["word/footnotes.xml", "word/endnotes.xml"] {
            let notes = optional_part(&mut archive, part);
            if let Err(fault) = flow
                .paragraph(Paragraph::default())
                .and_then(|()| body.read(&xml_text(&notes), &mut flow))
            {
                return Err(flow.break_off(fault));
            }
        }
        flow.finish()
    }
}

/// A part that a file may lack; one that cannot be unpacked counts as lacking, since the
/// text is worth more than its styles.
fn optional_part(archive: &mut Archive<'_>, name: &str) -> Vec<u8> {
    archive.part(name).ok().flatten().unwrap_or_default()
}

/// The name of the part with the text: by its usual name, or by what the archive says.
fn document_name(archive: &mut Archive<'_>) -> Option<String> {
    if archive.has(DOCUMENT) {
        return Some(DOCUMENT.to_owned());
    }
    let relations = optional_part(archive, "_rels/.rels");
    let text = xml_text(&relations);
    let mut xml = Xml::new(&text, "", "");
    while let Ok(Some(node)) = xml.next() {
        let Node::Open(element) = node else { continue };
        if element.attribute("Type").is_some_and(|kind| kind.ends_with("/officeDocument")) {
            let target = element.attribute("Target")?;
            let name = target.trim_start_matches('/').to_owned();
            return (name.starts_with("word/") && archive.has(&name)).then_some(name);
        }
    }
    None
}

/// The lines of all running heads and feet, each once.
fn margin_of(archive: &mut Archive<'_>, styles: &Styles, rules: &str) -> Vec<String> {
    let mut margin = Margin::default();
    let names = archive.names();
    let is_margin = |name: &&String| {
        let stem = name.strip_prefix("word/").and_then(|name| name.strip_suffix(".xml"));
        stem.is_some_and(|stem| stem.starts_with("header") || stem.starts_with("footer"))
    };
    for name in names.iter().filter(is_margin) {
        let part = optional_part(archive, name);
        margin.add(|flow| Body::new(styles, Numbering::read(rules)).read(&xml_text(&part), flow));
    }
    margin.into_lines()
}

#[cfg(test)]
mod tests;
