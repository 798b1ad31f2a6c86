//! Which files are there, and what stands on their pages?
//!
//! In go paths, out come pages of text, each with its number where the format has
//! pages. Promised: no file, whatever its bytes, makes a reader panic, and no file
//! is read beyond [`MAX_FILE_BYTES`]. Not decided here: what the text means.
//!
//! A format is one file with one `Format` and one line in `FORMATS`.

mod archive;
mod bounds;
mod discover;
mod docx;
mod encoding;
mod error;
mod flow;
mod folder;
mod heading_name;
mod html;
mod isolation;
mod list_number;
mod margin;
mod ocr;
mod odt;
mod old_word;
mod page;
mod paper;
mod pdf;
mod reader;
mod regular_file;
mod rtf;
mod small_file;
mod text;
mod xml;

use std::path::Path;

pub use discover::{Discovery, FoundFile, discover, location_of};
pub use encoding::decode;
pub(crate) use error::Unfit;
pub use error::{BrokenOff, SourceError, Why};
pub use folder::{FOLDER_FILE, FolderDefaults, Folders, Takedown};
pub use isolation::{Confinement, Held, Layer, SelfTest, WORKER_COMMAND, Work, self_test, serve};
pub use page::{Emphasis, Origin, Page};
pub use reader::{Document, FileReader, Opened, content_hash};
pub use regular_file::FileKind;
pub use small_file::read_small_text;

/// The largest file that is read. Minutes of a whole year with all attachments are
/// some 20 MB as PDF and under 2 MB as text, so what is larger is something else.
pub const MAX_FILE_BYTES: u64 = 64 * 1024 * 1024;

/// Takes one page after another.
pub(crate) type Put<'a> = dyn FnMut(Page) -> Result<(), Unfit> + 'a;

/// A file format: bytes to pages.
pub(crate) trait Format: Sync {
    /// The format's name with article, as in "is not a text file".
    fn name(&self) -> &'static str;
    /// File endings without dot, lower case.
    fn endings(&self) -> &'static [&'static str];
    /// Whether the bytes are plainly of this format, whatever the file's ending says.
    fn claims(&self, _bytes: &[u8]) -> bool {
        false
    }
    /// Whether the bytes are letters and nothing more, so that reading them cannot go wrong in
    /// ways that need a process of its own.
    fn is_plain(&self) -> bool {
        false
    }
    /// Hands the pages of a file of this format to `put`, one after another, so that what was
    /// read before a fault is not lost. What `put` refuses ends the reading.
    fn read(&self, bytes: &[u8], put: &mut Put<'_>) -> Result<(), Unfit>;
    /// As [`Format::read`], with a choice; formats that leave no choice pass it over.
    fn read_with(&self, bytes: &[u8], _options: Options, put: &mut Put<'_>) -> Result<(), Unfit> {
        self.read(bytes, put)
    }
}

/// What may be chosen of how a file is read.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Options {
    /// Whether pages that are images are read by OCR.
    pub ocr: bool,
}

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

fn format_of(path: &Path) -> Option<&'static dyn Format> {
    let ending = path.extension()?.to_str()?.to_lowercase();
    FORMATS.iter().copied().find(|format| format.endings().contains(&ending.as_str()))
}

/// Reads `bytes` as what they plainly are, else as `format`, which is that of the file's ending:
/// minutes are saved under wrong endings, above all web pages and rich text as `.doc`.
fn read_as(
    format: &dyn Format,
    bytes: &[u8],
    options: Options,
    put: &mut Put<'_>,
) -> Result<(), Unfit> {
    let claimed = FORMATS.iter().copied().find(|other| other.claims(bytes));
    claimed.unwrap_or(format).read_with(bytes, options, put)
}

/// Whether the first bytes are those by which other formats than plain text are known.
fn begins_like_no_text(bytes: &[u8]) -> bool {
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
    use super::*;

    #[test]
    fn what_a_file_plainly_is_stands_above_its_ending() {
        let folder = tempfile::tempdir().expect("a folder");
        let word = archive::zip_of(&[(
            "word/document.xml",
            "<w:document><w:p><w:r><w:t>text</w:t></w:r></w:p></w:document>",
        )]);
        for bytes in [b"{\\rtf1 text\\par}", b" <html><p>text".as_slice(), &word, b"text\n"] {
            let path = folder.path().join("protokoll.doc");
            std::fs::write(&path, bytes).expect("written");
            let read = FileReader::in_process().read(&path).expect("read");
            assert_eq!(read.pages[0].text, "text\n");
        }
    }
}
