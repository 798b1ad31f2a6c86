//! A letter in its place on a page.

/// A letter in its place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Glyph {
    /// Left edge.
    pub x0: f64,
    /// Right edge.
    pub x1: f64,
    /// The base line, from the top of the page.
    pub y: f64,
    /// Size of the type.
    pub size: f64,
    /// The letter or letters.
    pub text: String,
    /// Whether the font is a bold one.
    pub bold: bool,
    /// Whether the file marks it as no part of the text.
    pub artifact: bool,
    /// In which direction the line runs, in quarters of a turn.
    pub turn: u8,
}

impl Glyph {
    /// Whether nothing is seen of it.
    pub(super) fn is_blank(&self) -> bool {
        self.text.chars().all(char::is_whitespace)
    }
}
