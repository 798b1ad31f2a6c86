//! Rich text (`.rtf`): bytes to pages.
//!
//! Paragraphs become lines with the list numbers that the file holds as text, tables become rows,
//! and pages end where the file asks for it. Running heads and feet come as the first page's
//! margin, footnotes after the text. Left out: comments, hidden and deleted text, the instructions
//! of fields, whatever it marks as to be ignored by who does not know it.

mod letters;
mod reader;
mod words;
mod writing;

use self::reader::{Reader, Region};
use super::Format;
use crate::source::page::{Flow, Margin, PageSink};
use crate::source::{DecodeError, Defect};

/// The bytes with which every file begins.
const MAGIC: &[u8] = b"{\\rtf";

/// The format of `.rtf` files.
pub(super) struct Rtf;

impl Format for Rtf {
    fn name(&self) -> &'static str {
        "a rich text file"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["rtf"]
    }

    fn claims(&self, bytes: &[u8]) -> bool {
        bytes.trim_ascii_start().starts_with(MAGIC)
    }

    fn read(&self, bytes: &[u8], sink: &mut PageSink<'_>) -> Result<(), DecodeError> {
        if bytes.is_empty() {
            return Err(DecodeError::Empty);
        }
        if !self.claims(bytes) {
            return Err(Defect::NoRtfHead.into());
        }
        let mut flow = Flow::new(sink, margin_of(bytes));
        match Reader::new(Region::Text).read(bytes, &mut flow) {
            Ok(()) => flow.finish(),
            Err(fault) => Err(flow.break_off(fault)),
        }
    }
}

/// The lines of all running heads and feet, each once.
fn margin_of(bytes: &[u8]) -> Vec<String> {
    let mut margin = Margin::default();
    margin.add(|flow| Reader::new(Region::Margin).read(bytes, flow));
    margin.into_lines()
}

#[cfg(test)]
mod tests;
