//! Files named `.doc`: told what they are.
//!
//! The old binary format of Word is not read; its file is refused with advice. Much of what is
//! named `.doc` is something else, which its own format claims before this one is asked; what
//! is left and no binary file may be plain text.

use super::Format;
use super::text::Text;
use crate::source::page::PageSink;
use crate::source::{DecodeError, Defect};

/// The bytes with which every OLE file begins, the container of old Office files.
const MAGIC: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// The format of `.doc` files.
pub(super) struct OldWord;

impl Format for OldWord {
    fn name(&self) -> &'static str {
        "a Word file that can be read"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["doc"]
    }

    fn claims(&self, bytes: &[u8]) -> bool {
        bytes.starts_with(MAGIC)
    }

    fn read(&self, bytes: &[u8], sink: &mut PageSink<'_>) -> Result<(), DecodeError> {
        if !self.claims(bytes) {
            return Text.read(bytes, sink);
        }
        // A container whose content is encrypted names it so in its directory.
        if has_entry(bytes, "EncryptedPackage") {
            return Err(DecodeError::Encrypted);
        }
        let is_word = has_entry(bytes, "WordDocument");
        Err(if is_word { Defect::OldWord } else { Defect::OldOffice }.into())
    }
}

/// Whether the directory has an entry of this name. Names are in UTF-16; entries are looked
/// for in the whole file, since the directory may be anywhere.
fn has_entry(bytes: &[u8], name: &str) -> bool {
    /// Entries of a directory stand at multiples of this.
    const ENTRY_BYTES: usize = 128;
    let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.chunks(ENTRY_BYTES).any(|entry| entry.starts_with(&name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file_with(name: &str) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.resize(512, 0);
        bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
        bytes.resize(640, 0);
        bytes
    }

    #[test]
    fn old_word_files_are_refused_with_advice() {
        let read = OldWord.read(&file_with("WordDocument"), &mut |_| Ok(()));
        assert_eq!(read, Err(Defect::OldWord.into()));
        assert!(Defect::OldWord.to_string().contains("save it as .docx or .pdf"));
    }

    #[test]
    fn encrypted_files_are_told() {
        let read = OldWord.read(&file_with("EncryptedPackage"), &mut |_| Ok(()));
        assert_eq!(read, Err(DecodeError::Encrypted));
    }

    #[test]
    fn plain_text_is_read() {
        assert_eq!(OldWord.read(b"text", &mut |_| Ok(())), Ok(()));
    }
}
