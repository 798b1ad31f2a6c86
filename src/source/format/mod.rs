//! Which format is a file in, and what are its pages?
//!
//! A format is one implementation of [`Format`], and its lines here: its module and its place in
//! [`FORMATS`]. Formats with more than one decision to take have a folder; what several share
//! (archives, XML, encodings, how lists are numbered) stands beside them.
//!
//! The ending says which format it is, unless the first bytes plainly say otherwise: minutes are
//! saved under wrong endings, above all web pages and rich text as `.doc`.

mod archive;
mod contract;
mod docx;
mod encoding;
mod heading_name;
mod html;
mod list_number;
mod ocr;
mod odt;
mod old_word;
mod pdf;
mod rtf;
mod text;
mod xml;

use std::path::Path;

pub(in crate::source) use self::contract::{Format, Options};
pub use self::encoding::decode;
pub(in crate::source) use self::ocr::find as find_ocr;

use super::DecodeError;
use super::page::PageSink;

/// Every format that can be read, in the order in which endings are tried.
const FORMATS: &[&dyn Format] = &[
    &text::Text,
    &pdf::PdfFormat,
    &docx::Docx,
    &odt::Odt,
    &rtf::Rtf,
    &html::Html,
    &old_word::OldWord,
];

/// The format by the ending of a file's name.
pub(in crate::source) fn format_of(path: &Path) -> Option<&'static dyn Format> {
    let ending = path.extension()?.to_str()?.to_lowercase();
    format_with_ending(&ending)
}

/// The format of which `ending` is one of the endings.
pub(in crate::source) fn format_with_ending(ending: &str) -> Option<&'static dyn Format> {
    FORMATS.iter().copied().find(|format| format.endings().contains(&ending))
}

/// Reads `bytes` as what they plainly are, else as `format`, which is that of the file's ending:
/// minutes are saved under wrong endings, above all web pages and rich text as `.doc`.
pub(in crate::source) fn read_as(
    format: &dyn Format,
    bytes: &[u8],
    options: Options,
    sink: &mut PageSink<'_>,
) -> Result<(), DecodeError> {
    let claimed = FORMATS.iter().copied().find(|other| other.claims(bytes));
    claimed.unwrap_or(format).read_with(bytes, options, sink)
}

/// Whether the first bytes are those by which other formats than plain text are known.
pub(in crate::source) fn begins_like_no_text(bytes: &[u8]) -> bool {
    const HEAD_BYTES: usize = 1024;
    let head = &bytes[..bytes.len().min(HEAD_BYTES)];
    let first = head.trim_ascii_start();
    [b"PK\x03\x04".as_slice(), b"{\\rtf", b"\xd0\xcf\x11\xe0", b"<", b"\xef\xbb\xbf<"]
        .iter()
        .any(|magic| first.starts_with(magic))
        || head.windows(5).any(|window| window == b"%PDF-")
}

/// The endings of all formats that can be read.
#[must_use]
pub fn known_endings() -> Vec<&'static str> {
    FORMATS.iter().flat_map(|format| format.endings().iter().copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::archive::zip_of;
    use super::*;

    #[test]
    fn what_a_file_plainly_is_stands_above_its_ending() {
        let word = zip_of(&[(
            "word/document.xml",
            "<w:document><w:p><w:r><w:t>text</w:t></w:r></w:p></w:document>",
        )]);
        let by_ending = format_of(Path::new("protokoll.doc")).expect("a format");
        for bytes in [b"{\\rtf1 text\\par}", b" <html><p>text".as_slice(), &word, b"text\n"] {
            let mut texts = Vec::new();
            let mut sink = |page: crate::source::Page| {
                texts.push(page.text);
                Ok(())
            };
            read_as(by_ending, bytes, Options::default(), &mut sink).expect("read");
            assert_eq!(texts, ["text\n"]);
        }
    }
}
