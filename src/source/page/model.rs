//! What a reader hands on: one page of text, and what the format itself says of its lines.

use serde::{Deserialize, Serialize};

use crate::source::{DecodeError, PageFault};

/// Takes one page after another.
pub(in crate::source) type PageSink<'a> = dyn FnMut(Page) -> Result<(), DecodeError> + 'a;

/// One page of text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// Page number from 1; `None` where the format or the file has no pages.
    pub number: Option<u32>,
    /// The text, lines ended by `\n`, with its columns kept apart by tabs or runs of spaces.
    pub text: String,
    /// Lines of `text` that the format sets apart, by their index from 0, in rising order.
    pub emphasis: Vec<(usize, Emphasis)>,
    /// Lines that by the format's own word stand in the margin of the page (running heads and
    /// feet); they are not part of `text`.
    pub margin: Vec<String>,
    /// Where the text comes from.
    pub origin: Origin,
    /// Why the page could not be read, or not well.
    pub fault: Option<PageFault>,
}

impl Page {
    /// A page of plain text.
    #[must_use]
    pub fn of_text(number: Option<u32>, text: impl Into<String>) -> Self {
        Self { number, text: text.into(), ..Self::default() }
    }
}

/// How a line is set apart from running text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Emphasis {
    /// The whole line is bold, in text that is not.
    Bold,
    /// A heading by style, markup or a larger size, with its level: 1 is the highest, 6 the
    /// lowest.
    Heading(u8),
}

/// Where the text of a page comes from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Origin {
    /// The file holds it as text.
    #[default]
    Text,
    /// The page is an image and was read by OCR, with the mean confidence of its words in
    /// percent where it is known.
    Ocr {
        /// Mean confidence of the words, 0 to 100; `None` where a scanner put the text there.
        confidence: Option<u8>,
    },
    /// The page is an image and was not read.
    Image,
}
