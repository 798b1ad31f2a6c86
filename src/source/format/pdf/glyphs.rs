//! Which glyphs stand where on a page?
//!
//! A page is a list of drawing instructions. Its glyphs are collected in the order in which they
//! are drawn, with place, size and letter. Coordinates are those of a reader: from the upper left
//! corner, in points, turned so that every line runs from left to right. What lies far outside the
//! page, or beyond [`MOST_GLYPHS`], is left out: coordinates are whatever the file says.

use hayro_interpret::font::{Glyph as FontGlyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::object::{Dict, Name, String as PdfString};
use hayro_interpret::kurbo::{BezPath, Point};
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask,
};

use super::accents;
use super::glyph::Glyph;
use crate::source::page::Origin;

/// Glyphs kept of one page. The densest real pages have some 10 000.
const MOST_GLYPHS: usize = 200_000;

/// How deep marked content may nest before its marks are no longer followed.
const DEEPEST_MARKS: usize = 256;

/// How far outside the page, as a share of its size, a glyph may lie and still be read: a
/// turned page whose box is stated wrongly still has its text.
const OUTSIDE: f64 = 0.5;

/// The smallest and largest size in points of a glyph that is read.
const SIZES: std::ops::Range<f64> = 0.5..2000.0;

/// What is drawn on a page.
#[derive(Debug, Default)]
pub(super) struct Drawn {
    /// The glyphs in the order of drawing.
    pub glyphs: Vec<Glyph>,
    /// Glyphs that are seen; a scanner's OCR is not.
    pub visible: usize,
    /// Images.
    pub images: usize,
    /// Lines, boxes and other shapes.
    pub paths: usize,
    /// Glyphs of which the file does not say what letter they are.
    pub unknown: usize,
    width: f64,
    height: f64,
    marks: Vec<Mark>,
}

/// What the file says of a stretch of content.
#[derive(Debug, Default)]
struct Mark {
    /// The text that the stretch stands for, taken when its first glyph is drawn.
    stands_for: Option<String>,
    has_given: bool,
    artifact: bool,
}

impl Drawn {
    /// Where the text of the page comes from, by what is drawn on it.
    pub(super) fn origin(&self) -> Origin {
        /// Letters drawn as outlines rather than as text take some strokes each; rules and boxes of
        /// a form stay below this.
        const MANY_PATHS: usize = 400;
        let has_picture = self.images > 0 || self.paths > MANY_PATHS;
        if self.glyphs.is_empty() && has_picture {
            Origin::Image
        } else if self.visible == 0 && self.images > 0 {
            // A scanner's own OCR lies invisibly over the image.
            Origin::Ocr { confidence: None }
        } else {
            Origin::Text
        }
    }

    /// An empty page of this size in points.
    pub(super) fn on(width: f64, height: f64) -> Self {
        Self { width, height, ..Self::default() }
    }

    fn is_near(&self, point: Point) -> bool {
        let inside = |at: f64, size: f64| at > -OUTSIDE * size && at < (1.0 + OUTSIDE) * size;
        // Turned pages may state width and height the other way round.
        let size = self.width.max(self.height);
        inside(point.x, size) && inside(point.y, size)
    }

    /// The text of the innermost mark that stands for other text; the empty text when it was
    /// given already.
    fn text_of_mark(&mut self) -> Option<String> {
        let mark = self.marks.iter_mut().rev().find(|mark| mark.stands_for.is_some())?;
        if std::mem::replace(&mut mark.has_given, true) {
            Some(String::new())
        } else {
            mark.stands_for.clone()
        }
    }

    fn add(&mut self, props: &DrawProps<'_>, run: &GlyphRun<'_, '_>, seen: bool) {
        let bold = run.glyphs().first().is_some_and(|glyph| is_bold(glyph));
        let artifact = self.marks.iter().any(|mark| mark.artifact);
        for glyph in run.glyphs() {
            if self.glyphs.len() >= MOST_GLYPHS {
                return;
            }
            let to_page = props.transform * glyph.transform();
            let advance = match &**glyph {
                FontGlyph::Outline(outline) => outline.advance_width(),
                FontGlyph::Type3(drawing) => drawing.advance_width(),
            };
            let start = to_page * Point::ZERO;
            let end = to_page * Point::new(f64::from(advance.unwrap_or(500.0)), 0.0);
            // Fonts are drawn on a grid of 1000 units.
            let size = (to_page * Point::new(0.0, 1000.0) - start).hypot();
            if !self.is_near(start) || !self.is_near(end) || !SIZES.contains(&size) {
                continue;
            }
            let direction = end - start;
            let turn = quarter_turns(direction.x, direction.y);
            let (start, end) = (upright(start, turn), upright(end, turn));
            let text = match glyph.as_unicode() {
                Some(BfString::Char(letter)) => letter.to_string(),
                Some(BfString::String(letters)) => letters,
                None => {
                    self.unknown += 1;
                    '\u{fffd}'.to_string()
                }
            };
            let text = self.text_of_mark().unwrap_or(text);
            let text = as_printed(text, (end - start).hypot() > 0.1 * size);
            self.visible += usize::from(seen);
            let glyph = Glyph {
                x0: start.x.min(end.x),
                x1: start.x.max(end.x),
                y: start.y,
                size,
                text,
                bold,
                artifact,
                turn,
            };
            if let Some(alone) = accents::join(self.glyphs.last_mut(), glyph) {
                self.glyphs.push(alone);
            }
        }
    }
}

impl<'a> Device<'a> for Drawn {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        self.add(&props, run, !matches!(mode, DrawMode::Invisible));
    }

    fn begin_marked_content(&mut self, tag: &[u8], properties: Option<&Dict<'_>>) {
        let mut mark = Mark::default();
        if self.marks.len() < DEEPEST_MARKS {
            let actual = properties
                .and_then(|properties| properties.get::<PdfString<'_>>(&b"ActualText"[..]));
            mark.stands_for = actual.map(|text| pdf_text(text.as_bytes()));
            let kind = properties.and_then(|properties| properties.get::<Name<'_>>(&b"Type"[..]));
            // Rules and backgrounds are artifacts too, but a text outside the flow of the page
            // is only said to be furniture by its kind, or by having none.
            mark.artifact = tag == b"Artifact"
                && kind.is_none_or(|kind| matches!(kind.as_str(), "Pagination" | "Page"));
        }
        self.marks.push(mark);
    }

    fn end_marked_content(&mut self) {
        self.marks.pop();
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.images += 1;
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {
        self.paths += 1;
    }

    fn push_clip_path(&mut self, _: &ClipPath) {}

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}

/// A soft hyphen that is drawn is the hyphen that a reader sees, and so is U+0002, which some
/// programs write for it; one that takes no room is not a blank.
fn as_printed(text: String, takes_room: bool) -> String {
    match text.as_str() {
        "\u{ad}" | "\u{2}" if takes_room => "-".to_owned(),
        "\u{ad}" | "\u{2}" => String::new(),
        _ => text,
    }
}

/// Whether a glyph's font is bold, by its weight or its name: `Calibri-Bold`, and the names of
/// Computer Modern's bold extended (`CMBX12`, `SFBX1200`).
fn is_bold(glyph: &FontGlyph<'_>) -> bool {
    /// From this weight on a font is called semibold or more (OS/2 table, `usWeightClass`).
    const SEMIBOLD: u32 = 600;
    let FontGlyph::Outline(outline) = glyph else { return false };
    let Some(font) = outline.font_data() else { return false };
    let name = font.postscript_name.unwrap_or_default().to_lowercase();
    // A subset's name begins with six letters and a plus sign.
    let name = name.split_once('+').map_or(name.as_str(), |(_, name)| name);
    font.weight.is_some_and(|weight| weight >= SEMIBOLD)
        || ["bold", "black", "heavy", "demi"].iter().any(|word| name.contains(word))
        || ["cmbx", "sfbx", "ecbx", "cmssbx"].iter().any(|start| name.starts_with(start))
}

/// A text string of the file: UTF-16 or UTF-8 after a mark, else one letter a byte (PDF 32000-1,
/// 7.9.2.2; the few signs in which `PDFDocEncoding` differs from Latin-1 are not letters).
fn pdf_text(bytes: &[u8]) -> String {
    if let Some(wide) = bytes.strip_prefix(&[0xfe, 0xff]) {
        let units: Vec<u16> =
            wide.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
        String::from_utf16_lossy(&units)
    } else if let Some(text) = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]) {
        String::from_utf8_lossy(text).into_owned()
    } else {
        bytes.iter().map(|&byte| char::from(byte)).collect()
    }
}

/// In how many quarters of a turn a line of text is written that runs in this direction.
fn quarter_turns(x: f64, y: f64) -> u8 {
    match (x, y) {
        (x, y) if y.abs() > x.abs() + 0.01 => {
            if y > 0.0 {
                1
            } else {
                3
            }
        }
        (x, _) if x < -0.01 => 2,
        _ => 0,
    }
}

/// Where a point lies when the page is turned so that such a line can be read.
fn upright(point: Point, turn: u8) -> Point {
    match turn {
        1 => Point::new(point.y, -point.x),
        2 => Point::new(-point.x, -point.y),
        3 => Point::new(-point.y, point.x),
        _ => point,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_strings_are_of_three_kinds() {
        assert_eq!(pdf_text(b"m\xf6te"), "möte");
        assert_eq!(pdf_text(b"\xfe\xff\x00m\x00\xf6"), "mö");
        assert_eq!(pdf_text(b"\xef\xbb\xbfm\xc3\xb6"), "mö");
    }
}
