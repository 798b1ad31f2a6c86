//! One file, from its path to its pages.
//!
//! The bytes are read and hashed first, so that a file the index has already is not laid out
//! again.

use std::path::{Path, PathBuf};

use super::error::{DecodeError, SourceError};
use super::fault::BrokenOff;
use super::files::{MAX_FILE_BYTES, read_regular_file};
use super::format::{
    Format, Options, begins_like_no_text, find_ocr, format_of, known_endings, read_as,
};
use super::page::{Measure, Origin, Page};
use super::worker::read_in_worker;

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The pages in order.
    pub pages: Vec<Page>,
    /// The content hash of the bytes (BLAKE3, hexadecimal).
    pub hash: String,
    /// Size of the file in bytes.
    pub bytes: u64,
    /// Why the pages are not all there are.
    pub broken_off: Option<BrokenOff>,
}

impl Document {
    /// Numbers of pages that are images and were not read.
    #[must_use]
    pub fn unread_images(&self) -> Vec<u32> {
        let images = self.pages.iter().filter(|page| page.origin == Origin::Image);
        images.filter_map(|page| page.number).collect()
    }

    /// Whether no page has text and some are images.
    #[must_use]
    pub fn is_scanned(&self) -> bool {
        self.pages.iter().any(|page| page.origin == Origin::Image)
            && self.pages.iter().all(|page| page.text.trim().is_empty())
    }
}

/// How files are read.
#[derive(Debug, Clone, Default)]
pub struct FileReader {
    /// The program that is run for each file that is not plain text; without one, everything is
    /// read in this process, which is not meant for files that are not to be trusted.
    program: Option<PathBuf>,
    ocr: bool,
}

impl FileReader {
    /// Reads everything in this process: for tests, and for workers themselves.
    #[must_use]
    pub fn in_process() -> Self {
        Self::default()
    }

    /// Reads files that are not plain text in a worker process of `program`, which is
    /// `paragraf` itself.
    #[must_use]
    pub fn with_workers(program: PathBuf) -> Self {
        Self { program: Some(program), ocr: false }
    }

    /// Reads pages that are images by OCR too.
    ///
    /// # Errors
    /// [`SourceError::NoOcr`] when `tesseract` or its Swedish data are not installed.
    pub fn with_ocr(self) -> Result<Self, SourceError> {
        find_ocr()?;
        Ok(Self { ocr: true, ..self })
    }

    /// Whether pages that are images are read.
    #[must_use]
    pub fn reads_images(&self) -> bool {
        self.ocr
    }

    /// Opens a file: its bytes, not yet its pages.
    ///
    /// # Errors
    /// [`SourceError`] when the file is missing, refused, too large, of an unsupported format, or not a
    /// regular file.
    pub fn open(&self, path: &Path) -> Result<Opened, SourceError> {
        // A file of an unsupported format is not read to find that out.
        known_format(path)?;
        self.open_bytes(path, read_bytes(path)?)
    }

    /// As [`FileReader::open`], of bytes that are at hand; `path` tells their format and stands in
    /// errors, and nothing is read there.
    ///
    /// # Errors
    /// [`SourceError::UnknownFormat`] when the path has the ending of none.
    pub fn open_bytes(&self, path: &Path, bytes: Vec<u8>) -> Result<Opened, SourceError> {
        let format = known_format(path)?;
        let hash = blake3::hash(&bytes).to_hex().to_string();
        Ok(Opened { path: path.to_owned(), format, bytes, hash })
    }

    /// Opens and reads a file.
    ///
    /// # Errors
    /// As [`FileReader::open`] and [`Opened::read`].
    pub fn read(&self, path: &Path) -> Result<Document, SourceError> {
        self.open(path)?.read(self)
    }
}

fn known_format(path: &Path) -> Result<&'static dyn Format, SourceError> {
    format_of(path)
        .ok_or_else(|| SourceError::UnknownFormat { path: path.to_owned(), known: known_endings() })
}

/// A file whose bytes are read and whose pages are not.
pub struct Opened {
    path: PathBuf,
    format: &'static dyn Format,
    bytes: Vec<u8>,
    hash: String,
}

impl Opened {
    /// The content hash of the bytes (BLAKE3, hexadecimal).
    #[must_use]
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// The pages.
    ///
    /// # Errors
    /// [`SourceError`] when there are none: the file is empty, protected, damaged, not what its
    /// ending says, or went beyond a limit before its first page.
    pub fn read(self, reader: &FileReader) -> Result<Document, SourceError> {
        if self.bytes.trim_ascii().is_empty() {
            return Err(SourceError::Empty { path: self.path });
        }
        let mut pages = Vec::new();
        let mut measure = Measure::default();
        let mut put = |page| {
            measure.add(&page)?;
            pages.push(page);
            Ok(())
        };
        let options = Options { ocr: reader.ocr };
        let outcome = match &reader.program {
            Some(program) if !self.format.is_plain() || begins_like_no_text(&self.bytes) => {
                let ending = self.format.endings().first().copied().unwrap_or_default();
                read_in_worker(program, ending, &self.bytes, options, &mut put)
            }
            _ => read_as(self.format, &self.bytes, options, &mut put),
        };
        let has_text = pages.iter().any(|page: &Page| !page.text.trim().is_empty());
        let broken_off = match outcome {
            Ok(()) if has_text || pages.iter().any(|page| page.origin == Origin::Image) => None,
            Ok(()) => return Err(SourceError::Empty { path: self.path }),
            Err(DecodeError::BrokenOff(broken_off)) if has_text => Some(broken_off),
            Err(error) => return Err(error.of(self.path, self.format.name())),
        };
        Ok(Document { pages, hash: self.hash, bytes: self.bytes.len() as u64, broken_off })
    }
}

/// The content hash of a file, as in [`Document::hash`], without reading its text.
///
/// # Errors
/// [`SourceError`] when the file is missing, refused, too large or not a regular file.
pub fn content_hash(path: &Path) -> Result<String, SourceError> {
    Ok(blake3::hash(&read_bytes(path)?).to_hex().to_string())
}

fn read_bytes(path: &Path) -> Result<Vec<u8>, SourceError> {
    read_regular_file(path, MAX_FILE_BYTES)
}
