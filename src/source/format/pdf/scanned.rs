//! A page that is an image, as text.
//!
//! In goes a page, out comes what OCR reads on it, set like any page: the words stand where they
//! stand on the image, so that a table of attendance keeps its rows.

use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use hayro_interpret::InterpreterSettings;
use hayro_interpret::hayro_syntax::page::Page as PdfPage;

use super::glyph::Glyph;
use super::glyphs::Drawn;
use crate::source::format::ocr::{self, DPI, Image};
use crate::source::page::Origin;

/// Points per inch.
const POINTS: f32 = 72.0;
/// The longest side of an image in pixels: A3 at 300 dots per inch.
const LONGEST: f32 = 5000.0;
/// The height of a line over the size of its type: from the top of *Å* to the bottom of *g*.
const LINE_HEIGHT: f64 = 1.2;

/// What OCR reads on a page, as glyphs (each a whole word), and where it comes from.
/// `last_section` is the number of the last paragraph on the pages before.
pub(super) fn read_image(
    page: &PdfPage<'_>,
    last_section: &mut Option<u32>,
) -> std::io::Result<(Drawn, Origin)> {
    let (width, height) = page.render_dimensions();
    let scale = (DPI / POINTS).min(LONGEST / width.max(height).max(1.0));
    let settings = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let pixels = render(
        page,
        &RenderCache::new(),
        &InterpreterSettings::default(),
        &RenderSettings::default(),
        &settings,
    );
    let grey = pixels.data().iter().map(|pixel| luminance(pixel.r, pixel.g, pixel.b)).collect();
    let image =
        Image { width: u32::from(pixels.width()), height: u32::from(pixels.height()), grey };
    let mut words = ocr::words(&image)?;
    ocr::mend_section_signs(&mut words, last_section);
    let sure: f64 = words.iter().map(|word| word.confidence).sum();
    let mut drawn = Drawn::on(f64::from(width), f64::from(height));
    let points = |pixels: f64| pixels / f64::from(scale);
    for word in &words {
        drawn.glyphs.push(Glyph {
            x0: points(word.left),
            x1: points(word.right),
            y: points(word.bottom),
            size: points(word.height) / LINE_HEIGHT,
            text: word.text.clone(),
            bold: false,
            artifact: false,
            turn: 0,
        });
    }
    drawn.visible = words.len();
    let confidence = u32::try_from(words.len()).ok().filter(|words| *words > 0).map(|words| {
        // Each is at most 100, so their mean is a small whole number.
        (0..=100_u8).rev().find(|c| f64::from(*c) <= sure / f64::from(words)).unwrap_or(0)
    });
    Ok((drawn, Origin::Ocr { confidence }))
}

/// Brightness of a colour (ITU-R BT.601).
fn luminance(red: u8, green: u8, blue: u8) -> u8 {
    let sum = 299 * u32::from(red) + 587 * u32::from(green) + 114 * u32::from(blue);
    u8::try_from(sum / 1000).unwrap_or(u8::MAX)
}
