//! Which files are there, and what stands on their pages?
//!
//! In go paths, out come pages of text, each with its number where the format has
//! pages. Promised: no file, whatever its bytes, makes a reader panic, and no file
//! is read beyond [`MAX_FILE_BYTES`]. Not decided here: what the text means.
//!
//! A format is one file with one `Format` and one line in `FORMATS`.

mod archive;
mod discover;
mod docx;
mod encoding;
mod error;
mod flow;
mod folder;
mod heading_name;
mod html;
mod list_number;
mod odt;
mod old_word;
mod page;
mod paper;
mod rtf;
mod text;
mod xml;

use std::fs::File;
use std::io::Read;
use std::path::Path;

pub use discover::{Discovery, FoundFile, discover};
pub use encoding::decode;
pub use error::SourceError;
pub(crate) use error::Unfit;
pub use folder::{FOLDER_FILE, FolderDefaults, Folders};
pub use page::{Emphasis, Origin, Page};

/// The largest file that is read. Minutes of a whole year with all attachments are
/// some 20 MB as PDF and under 2 MB as text, so what is larger is something else.
pub const MAX_FILE_BYTES: u64 = 64 * 1024 * 1024;

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The pages in order.
    pub pages: Vec<Page>,
    /// The content hash of the bytes (BLAKE3, hexadecimal).
    pub hash: String,
    /// Size of the file in bytes.
    pub bytes: u64,
}

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
    /// Hands the pages of a file of this format to `put`, one after another, so that what was
    /// read before a fault is not lost. What `put` refuses ends the reading.
    fn read(&self, bytes: &[u8], put: &mut Put<'_>) -> Result<(), Unfit>;
}

/// Every format that can be read, in the order in which endings are tried.
const FORMATS: &[&dyn Format] =
    &[&text::Text, &docx::Docx, &odt::Odt, &rtf::Rtf, &html::Html, &old_word::OldWord];

fn format_of(path: &Path) -> Option<&'static dyn Format> {
    let ending = path.extension()?.to_str()?.to_lowercase();
    FORMATS.iter().copied().find(|format| format.endings().contains(&ending.as_str()))
}

/// The format that the bytes plainly are of: minutes are saved under wrong endings, above all
/// web pages and rich text as `.doc`.
fn sniff(bytes: &[u8]) -> Option<&'static dyn Format> {
    FORMATS.iter().copied().find(|format| format.claims(bytes))
}

/// The endings of all formats that can be read.
#[must_use]
pub fn known_endings() -> Vec<&'static str> {
    FORMATS.iter().flat_map(|format| format.endings().iter().copied()).collect()
}

/// Reads one file into pages.
///
/// # Errors
/// [`SourceError`] when the file is missing, refused, too large, empty, or not what
/// its ending says.
pub fn read(path: &Path) -> Result<Document, SourceError> {
    let format = format_of(path).ok_or_else(|| SourceError::UnknownFormat {
        path: path.to_owned(),
        known: known_endings(),
    })?;
    let bytes = read_bytes(path)?;
    let format = sniff(&bytes).unwrap_or(format);
    let mut pages = Vec::new();
    let mut put = |page| {
        pages.push(page);
        Ok(())
    };
    format.read(&bytes, &mut put).map_err(|unfit| match unfit {
        Unfit::Empty => SourceError::Empty { path: path.to_owned() },
        Unfit::Encrypted => SourceError::Encrypted { path: path.to_owned() },
        Unfit::NotOfFormat(reason) | Unfit::TooMuch(reason) => {
            SourceError::NotOfFormat { path: path.to_owned(), format: format.name(), reason }
        }
    })?;
    let hash = blake3::hash(&bytes).to_hex().to_string();
    Ok(Document { pages, hash, bytes: bytes.len() as u64 })
}

fn read_bytes(path: &Path) -> Result<Vec<u8>, SourceError> {
    let unreadable = |cause: std::io::Error| match cause.kind() {
        std::io::ErrorKind::NotFound => SourceError::NoSuchPath { path: path.to_owned() },
        _ => SourceError::Unreadable { path: path.to_owned(), cause },
    };
    let file = File::open(path).map_err(unreadable)?;
    let size = file.metadata().map_err(unreadable)?.len();
    let too_large =
        |bytes| SourceError::TooLarge { path: path.to_owned(), bytes, limit: MAX_FILE_BYTES };
    if size > MAX_FILE_BYTES {
        return Err(too_large(size));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0) + 1);
    // The size may have been a lie (a pipe, a growing file), so the read is capped too.
    file.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > MAX_FILE_BYTES {
        return Err(too_large(bytes.len() as u64));
    }
    Ok(bytes)
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
            assert_eq!(read(&path).expect("read").pages[0].text, "text\n");
        }
    }
}
