//! What do the parts of a zip file hold, and how much of them is read?
//!
//! Word processors' files are zip files, and a small one can inflate without end. No part is
//! inflated beyond [`MAX_PART_BYTES`], whatever size the archive declares, and an archive with
//! more than [`MAX_ENTRIES`] entries is refused.

use std::io::{Cursor, Read};

use crate::source::{DecodeError, Defect, Excess};
use zip::ZipArchive;
use zip::result::ZipError;

/// The most bytes that one part may inflate to. The text part of a year of minutes is some
/// 20 MB of XML; deflate can pack a thousand times that into a small file.
const MAX_PART_BYTES: u64 = 64 * 1024 * 1024;

/// The most entries an archive may have. A document has some ten, and one for each image.
const MAX_ENTRIES: usize = 4096;

/// The bytes with which a zip file begins.
const MAGIC: &[u8] = b"PK\x03\x04";

/// An open zip file.
pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
}

impl<'a> Archive<'a> {
    /// Whether `bytes` begin as a zip file does.
    pub(super) fn begins(bytes: &[u8]) -> bool {
        bytes.starts_with(MAGIC)
    }

    /// Reads the archive's list of parts.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, DecodeError> {
        if bytes.is_empty() {
            return Err(DecodeError::Empty);
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Defect::BrokenArchive)?;
        if zip.len() > MAX_ENTRIES {
            return Err(Excess::Parts { parts: zip.len(), limit: MAX_ENTRIES }.into());
        }
        Ok(Self { zip })
    }

    /// Whether there is a part of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// The names of all parts, sorted.
    pub(super) fn names(&self) -> Vec<String> {
        let mut names: Vec<String> =
            self.zip.file_names().flatten().map(std::borrow::Cow::into_owned).collect();
        names.sort();
        names
    }

    /// The inflated bytes of a part, `None` where there is no such part.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, DecodeError> {
        // How the library words it helps nobody who wants the text.
        let damaged = || Defect::PartDamaged { part: name.to_owned() };
        let part = match self.zip.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err(DecodeError::Encrypted);
            }
            Err(ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_)) => {
                return Err(Defect::PartPacked { part: name.to_owned() }.into());
            }
            Err(_) => return Err(damaged().into()),
        };
        let mut bytes = Vec::new();
        let end = part.take(MAX_PART_BYTES + 1).read_to_end(&mut bytes);
        if bytes.len() as u64 > MAX_PART_BYTES {
            let part = name.to_owned();
            return Err(Excess::PartSize { part, mib: MAX_PART_BYTES >> 20 }.into());
        }
        match end {
            // What could be unpacked is kept: the reader of the part tells that it breaks off.
            Err(_) if bytes.is_empty() => Err(damaged().into()),
            _ => Ok(Some(bytes)),
        }
    }
}

/// A zip file with these parts, for tests.
#[cfg(test)]
pub(super) fn zip_of(parts: &[(&str, &str)]) -> Vec<u8> {
    use std::io::Write;
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a part");
        zip.write_all(text.as_bytes()).expect("written");
    }
    zip.finish().expect("an archive").into_inner()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_come_by_name() {
        let bytes = zip_of(&[("a.xml", "text"), ("b.xml", "")]);
        let mut archive = Archive::open(&bytes).expect("a zip");
        assert_eq!(archive.part("a.xml"), Ok(Some(b"text".to_vec())));
        assert_eq!(archive.part("c.xml"), Ok(None));
        assert_eq!(archive.names(), ["a.xml", "b.xml"]);
    }

    #[test]
    fn a_part_that_inflates_without_end_is_refused() {
        let zeros = "0".repeat(usize::try_from(MAX_PART_BYTES).expect("small") + 1);
        let bytes = zip_of(&[("a.xml", &zeros)]);
        assert!(bytes.len() < 1024 * 1024);
        let part = Archive::open(&bytes).expect("a zip").part("a.xml");
        let limit = Excess::PartSize { part: "a.xml".to_owned(), mib: 64 };
        assert_eq!(part, Err(limit.into()));
    }

    #[test]
    fn an_archive_of_many_parts_is_refused() {
        let names: Vec<String> = (0..=MAX_ENTRIES).map(|n| n.to_string()).collect();
        let parts: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
        let limit = Excess::Parts { parts: MAX_ENTRIES + 1, limit: MAX_ENTRIES };
        assert_eq!(Archive::open(&zip_of(&parts)).err(), Some(limit.into()));
    }

    proptest::proptest! {
        #[test]
        fn no_bytes_make_it_panic(tail: Vec<u8>) {
            let bytes = [MAGIC, &tail].concat();
            if let Ok(mut archive) = Archive::open(&bytes) {
                let _ = archive.part("a.xml");
            }
        }
    }
}
