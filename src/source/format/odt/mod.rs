//! `OpenDocument` texts (`.odt`): bytes to pages.
//!
//! Paragraphs become lines with their printed numbers, tables become rows, and pages end where the
//! text asks for it or the program last broke them. Running heads and feet come as the first
//! page's margin, footnotes after the text. Left out: what was deleted under tracked changes,
//! comments, hidden text.

mod body;
mod length;
mod lists;
mod styles;

use self::body::{Body, Region};
use self::styles::Styles;
use super::Format;
use super::archive::Archive;
use super::xml::xml_text;
use crate::source::page::{Flow, Margin, PageSink};
use crate::source::{DecodeError, Defect};

const CONTENT: &str = "content.xml";

/// The type of texts, in the part `mimetype`; templates and the like have it with an ending.
const MIME_TYPE: &[u8] = b"application/vnd.oasis.opendocument.text";

/// The format of `.odt` files.
pub(super) struct Odt;

impl Format for Odt {
    fn name(&self) -> &'static str {
        "an OpenDocument text"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["odt", "ott"]
    }

    fn claims(&self, bytes: &[u8]) -> bool {
        if !Archive::begins(bytes) {
            return false;
        }
        let Ok(mut archive) = Archive::open(bytes) else { return false };
        match archive.part("mimetype") {
            Ok(Some(kind)) => kind.starts_with(MIME_TYPE),
            _ => archive.has(CONTENT),
        }
    }

    fn read(&self, bytes: &[u8], sink: &mut PageSink<'_>) -> Result<(), DecodeError> {
        let mut archive = Archive::open(bytes)?;
        let manifest = archive.part("META-INF/manifest.xml")?.unwrap_or_default();
        if xml_text(&manifest).contains("encryption-data") {
            return Err(DecodeError::Encrypted);
        }
        let Some(content) = archive.part(CONTENT)? else {
            return Err(Defect::PartMissing { part: CONTENT.to_owned() }.into());
        };
        // The text is worth more than its styles.
        let common = archive.part("styles.xml").ok().flatten().unwrap_or_default();
        let (common, content) = (xml_text(&common), xml_text(&content));
        let mut styles = Styles::default();
        styles.read(&common);
        let margin = margin_of(&mut styles, &common);
        styles.read(&content);
        let mut flow = Flow::new(sink, margin);
        match Body::new(&mut styles).read(&content, Region::Text, &mut flow) {
            Ok(()) => flow.finish(),
            Err(fault) => Err(flow.break_off(fault)),
        }
    }
}

/// The lines of all running heads and feet, each once.
fn margin_of(styles: &mut Styles, common: &str) -> Vec<String> {
    let mut margin = Margin::default();
    margin.add(|flow| Body::new(styles).read(common, Region::Margin, flow));
    margin.into_lines()
}

#[cfg(test)]
mod tests;
