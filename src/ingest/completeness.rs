//! Was a file read whole?
//!
//! Sets the status of the minutes, which says how far the reading went, and warns of each thing
//! that is missing. What the reader could not read is told by the document itself; nothing is
//! looked at again.

use crate::minutes::{Doubt, Kind, Minutes, Status, Warning};
use crate::source::{Document, Origin, SourceError};

/// How far a file that could not be read was read.
#[must_use]
pub fn status_of(error: &SourceError) -> Status {
    match error {
        SourceError::TooLarge { .. } | SourceError::TooMuch { .. } => Status::TooLarge,
        SourceError::Encrypted { .. } => Status::Encrypted,
        SourceError::TimedOut { .. } => Status::TimedOut,
        SourceError::OutOfMemory { .. } => Status::OutOfMemory,
        _ => Status::Damaged,
    }
}

/// Says on `minutes` what of `document` could not be read.
pub(super) fn tell_what_is_missing(minutes: &mut Minutes, document: &Document) {
    let images = document.unread_images();
    if document.is_scanned() {
        minutes.status = Status::Scanned;
        minutes.kind = Kind::Other;
        // That an image has no date or items goes without saying.
        minutes.warnings.clear();
    }
    if !images.is_empty() {
        if minutes.status == Status::Ok {
            minutes.status = Status::Partial;
        }
        minutes.warnings.push(Warning::new(None, Doubt::UnreadImages { pages: images }, ""));
    }
    for page in &document.pages {
        if let Some(fault) = &page.fault {
            minutes.status = Status::Partial;
            let doubt = Doubt::PageFault(fault.clone());
            minutes.warnings.push(Warning::new(page.number, doubt, &page.text));
        }
    }
    let read_by_ocr: Vec<u32> = document
        .pages
        .iter()
        .filter(|page| matches!(page.origin, Origin::Ocr { .. }))
        .filter_map(|page| page.number)
        .collect();
    if !read_by_ocr.is_empty() {
        minutes.warnings.push(Warning::new(None, Doubt::ReadByOcr { pages: read_by_ocr }, ""));
    }
    if let Some(broken_off) = &document.broken_off {
        minutes.status = Status::Partial;
        let last = document.pages.last().and_then(|page| page.number);
        let doubt = Doubt::BrokenOff(broken_off.clone());
        minutes.warnings.push(Warning::new(last, doubt, ""));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{BrokenOff, Page};

    fn document(pages: Vec<Page>) -> Document {
        Document { pages, hash: String::new(), bytes: 0, broken_off: None }
    }

    fn image(number: u32) -> Page {
        Page { number: Some(number), origin: Origin::Image, ..Page::default() }
    }

    fn told(document: &Document) -> (Status, Vec<String>) {
        let mut minutes = Minutes::unread("a.pdf", Status::Ok);
        tell_what_is_missing(&mut minutes, document);
        (minutes.status, minutes.warnings.iter().map(|warning| warning.doubt.to_string()).collect())
    }

    #[test]
    fn a_document_of_images_is_scanned() {
        let (status, warnings) = told(&document(vec![image(1), image(2)]));
        assert_eq!(status, Status::Scanned);
        assert_eq!(warnings, ["pages 1–2 are images without text and not read"]);
    }

    #[test]
    fn a_scanned_page_among_others_makes_the_reading_partial() {
        let (status, warnings) =
            told(&document(vec![Page::of_text(Some(1), "§ 1"), image(2), image(4)]));
        assert_eq!(status, Status::Partial);
        assert!(warnings[0].starts_with("pages 2, 4 are images"), "{warnings:?}");
    }

    #[test]
    fn what_was_read_before_a_limit_is_partial() {
        let document = Document {
            broken_off: Some(BrokenOff::TimedOut { seconds: 20 }),
            ..document(vec![Page::of_text(Some(1), "§ 1")])
        };
        let (status, warnings) = told(&document);
        assert_eq!(
            (status, warnings[0].as_str()),
            (Status::Partial, "what follows was not read: reading it took longer than 20 s")
        );
    }
}
