//! PDF: bytes to pages, by an interpreter for drawing (`hayro`) and a layout of our own.
//!
//! Pages become lines of text as a reader sees them, columns kept in their places by spaces:
//! `glyphs` collects what is drawn, `accents` puts letters together that old typesetters print in
//! two strokes, `rows` makes lines of glyphs, `columns` tells tables (read across) from columns of
//! prose (read down), `typeset` writes the lines. What the file marks as page furniture goes to
//! the margin, larger or bold lines are told as emphasis. A page of images without a glyph is said
//! to be an image.

mod accents;
mod columns;
mod glyph;
mod glyphs;
mod rows;
mod scanned;
mod streams;
mod typeset;

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_interpret::hayro_syntax::page::Page as PdfPage;
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro_interpret::kurbo::Rect;
use hayro_interpret::{
    Context, InterpreterCache, InterpreterSettings, TransformExt, interpret_page,
};

use self::glyphs::Drawn;
use self::scanned::read_image;
use self::typeset::Typesetter;
use super::Format;
use super::Options;
use crate::source::page::{MAX_PAGES, Origin, Page, PageSink};
use crate::source::{DecodeError, Defect, Excess, PageFault};

/// The format of `.pdf` files.
pub(super) struct PdfFormat;

impl Format for PdfFormat {
    fn name(&self) -> &'static str {
        "a PDF file"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["pdf"]
    }

    fn claims(&self, bytes: &[u8]) -> bool {
        // The mark may come after some bytes of mail or printer (PDF 32000-1, annex H.3.4.1).
        let head = &bytes[..bytes.len().min(1024)];
        head.windows(5).any(|window| window == b"%PDF-") && !head.starts_with(b"PK")
    }

    fn read(&self, bytes: &[u8], sink: &mut PageSink<'_>) -> Result<(), DecodeError> {
        self.read_with(bytes, Options::default(), sink)
    }

    fn read_with(
        &self,
        bytes: &[u8],
        options: Options,
        sink: &mut PageSink<'_>,
    ) -> Result<(), DecodeError> {
        let pdf = open(bytes)?;
        let cache = InterpreterCache::new();
        let mut typesetter = Typesetter::default();
        let mut last_section = None;
        let pages = pdf.pages();
        if pages.is_empty() {
            let defect = if has_end(bytes) { Defect::NoPages } else { Defect::BreaksOff };
            return Err(defect.into());
        }
        for (number, page) in (1..).zip(pages.iter().take(MAX_PAGES)) {
            // One page whose fonts or streams make the interpreter fail leaves the others whole.
            let drawn = catch_unwind(AssertUnwindSafe(|| drawn(&pdf, page, &cache)));
            let mut set = drawn.map_or_else(|_| damaged(), |drawn| typesetter.page(drawn));
            if set.origin == Origin::Image && options.ocr {
                let read = catch_unwind(AssertUnwindSafe(|| read_image(page, &mut last_section)));
                set = match read {
                    Ok(Ok((drawn, origin))) => Page { origin, ..typesetter.page(drawn) },
                    Ok(Err(error)) => Page {
                        fault: Some(PageFault::OcrFailed { said: error.to_string() }),
                        ..set
                    },
                    Err(_) => Page { fault: Some(PageFault::ImageDamaged), ..set },
                };
            }
            set.number = Some(number);
            if set.fault.is_none() && !streams::are_whole(page) {
                set.fault = Some(PageFault::PartDamaged);
            }
            sink(set)?;
        }
        if pages.len() > MAX_PAGES {
            return Err(Excess::Pages { limit: MAX_PAGES }.into());
        }
        // Its pages are found without their list, and what was cut off is missed in none of them.
        if has_end(bytes) { Ok(()) } else { Err(Defect::BreaksOff.into()) }
    }
}

fn damaged() -> Page {
    Page { fault: Some(PageFault::Damaged), ..Page::default() }
}

fn open(bytes: &[u8]) -> Result<Pdf, DecodeError> {
    Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => DecodeError::Encrypted,
        LoadPdfError::Decryption(_) => Defect::UnknownEncryption.into(),
        LoadPdfError::Invalid if !PdfFormat.claims(bytes) => Defect::NoPdfHead.into(),
        LoadPdfError::Invalid if !has_end(bytes) => Defect::BreaksOff.into(),
        LoadPdfError::Invalid => Defect::ObjectsDamaged.into(),
    })
}

/// Whether a file has the end mark of PDF, or the word that stands before it, near its end (PDF
/// 32000-1, 7.5.5, and annex H.3.4.4), whatever blanks or zero bytes fill up the rest.
fn has_end(bytes: &[u8]) -> bool {
    const NEAR_BYTES: usize = 2048;
    let is_filling = |byte: &u8| byte.is_ascii_whitespace() || *byte == 0;
    let end = bytes.iter().rposition(|byte| !is_filling(byte)).map_or(0, |last| last + 1);
    let tail = &bytes[end.saturating_sub(NEAR_BYTES)..end];
    [&b"%%EOF"[..], b"startxref"].iter().any(|mark| tail.windows(mark.len()).any(|at| at == *mark))
}

/// What is drawn on a page.
fn drawn<'a>(pdf: &'a Pdf, page: &PdfPage<'a>, cache: &InterpreterCache<'a>) -> Drawn {
    let (width, height) = page.render_dimensions();
    let transform = page.initial_transform(true).to_kurbo();
    let settings = InterpreterSettings::default();
    // Nothing is painted, so nothing needs to lie inside the drawn box.
    let mut context =
        Context::new(transform, Rect::new(0.0, 0.0, 1.0, 1.0), cache, pdf.xref(), settings);
    let mut drawn = Drawn::on(f64::from(width), f64::from(height));
    interpret_page(page, &mut context, &mut drawn);
    drawn
}

#[cfg(test)]
mod tests;
