//! Which characters are in a text without being seen?
//!
//! They come from word processors and web pages, and now and then from who wants a text to look other
//! than it is (CVE-2021-42574).

/// Marks, embeddings, overrides and isolates of reading direction.
#[must_use]
pub fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Blanks and joiners without a width, and the byte order mark.
#[must_use]
pub fn is_zero_width(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}
