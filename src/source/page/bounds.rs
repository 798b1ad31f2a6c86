//! How much text may one file have?
//!
//! A file is refused as soon as its pages hold more than any minutes do. Small files can unpack to
//! much, and what comes after reading takes memory for each line and time for each letter in the
//! process that must not fail: this is where both are held.

use super::model::Page;
use crate::source::{DecodeError, Excess};

/// The most bytes of text. Minutes of a whole year with their attachments are under 2 MB.
pub(in crate::source) const MAX_TEXT_BYTES: usize = 16 * 1024 * 1024;

/// The most lines. A year of minutes of 3000 densely printed pages has some 200 000; each takes
/// some 300 bytes of memory while it is looked at.
const MAX_LINES: usize = 500_000;

/// The most pages. A whole year's minutes of a council with all attachments have some 3000.
pub(in crate::source) const MAX_PAGES: usize = 20_000;

/// What was read of a file so far.
#[derive(Debug, Default)]
pub(in crate::source) struct Measure {
    bytes: usize,
    lines: usize,
    pages: usize,
}

impl Measure {
    /// Adds a page, unless it is too much.
    pub(in crate::source) fn add(&mut self, page: &Page) -> Result<(), DecodeError> {
        let texts = || page.margin.iter().chain([&page.text]);
        self.bytes += texts().map(String::len).sum::<usize>();
        self.lines += texts().map(|text| lines(text)).sum::<usize>();
        self.pages += 1;
        let excess = if self.bytes > MAX_TEXT_BYTES {
            TOO_MUCH_TEXT
        } else if self.lines > MAX_LINES {
            Excess::Lines { limit: MAX_LINES }
        } else if self.pages > MAX_PAGES {
            Excess::Pages { limit: MAX_PAGES }
        } else {
            return Ok(());
        };
        Err(excess.into())
    }
}

fn lines(text: &str) -> usize {
    text.bytes().filter(|byte| *byte == b'\n').count()
}

/// Why a file is refused that has more than [`MAX_TEXT_BYTES`].
pub(in crate::source) const TOO_MUCH_TEXT: Excess =
    Excess::Text { mib: MAX_TEXT_BYTES as u64 >> 20 };

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(text: &str, pages: usize) -> Option<DecodeError> {
        let mut measure = Measure::default();
        let page = Page::of_text(None, text);
        (0..pages).find_map(|_| measure.add(&page).err())
    }

    #[test]
    fn a_year_of_minutes_is_not_too_much() {
        let page = "En rad text, som den står i protokoll.\n".repeat(60);
        assert_eq!(refusal(&page, 3000), None);
    }

    #[test]
    fn too_many_letters_lines_and_pages_are_refused() {
        for (text, pages, excess) in [
            ("a".repeat(MAX_TEXT_BYTES / 2), 3, Excess::Text { mib: 16 }),
            ("\n".repeat(MAX_LINES + 1), 1, Excess::Lines { limit: MAX_LINES }),
            (String::new(), MAX_PAGES + 1, Excess::Pages { limit: MAX_PAGES }),
        ] {
            assert_eq!(refusal(&text, pages), Some(excess.into()));
        }
    }
}
