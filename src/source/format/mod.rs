//! Which format is a file in, and what are its pages?
//!
//! A format is one implementation of [`Format`] and one line in `known`. Formats with more than one
//! decision to take have a folder; what several share (archives, XML, encodings, how lists are
//! numbered) stands beside them.

mod archive;
mod contract;
mod docx;
mod encoding;
mod heading_name;
mod html;
mod known;
mod list_number;
mod ocr;
mod odt;
mod old_word;
mod pdf;
mod rtf;
mod text;
mod xml;

pub(in crate::source) use contract::{Format, Options};
pub use encoding::decode;
pub use known::known_endings;
pub(in crate::source) use known::{begins_like_no_text, format_of, format_with_ending, read_as};
pub(in crate::source) use ocr::find as find_ocr;
