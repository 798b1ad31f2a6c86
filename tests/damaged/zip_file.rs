//! A zip file of the entries that it is given, which may lie about themselves.

use std::io::{Cursor, Read, Write};

use super::deflate::deflated;

/// An entry, with what its headers say of it.
#[derive(Debug, Clone, Default)]
pub struct Entry {
    pub name: String,
    /// 0 is stored, 8 deflated.
    pub method: u16,
    /// Bit 0 says that the entry is encrypted.
    pub flags: u16,
    pub checksum: u32,
    pub size: u32,
    pub bytes: Vec<u8>,
}

impl Entry {
    /// An entry that is stored as it is. Its checksum is left out.
    pub fn stored(name: &str, bytes: impl AsRef<[u8]>) -> Self {
        let bytes = bytes.as_ref().to_vec();
        let size = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
        Self { name: name.to_owned(), size, bytes, ..Self::default() }
    }

    /// An entry that unpacks to about `total` bytes of a pattern, and says so.
    pub fn bomb(name: &str, pattern: &[u8], total: usize) -> Self {
        let size = u32::try_from(total + 32).unwrap_or(u32::MAX);
        Self { method: 8, size, ..Self::stored(name, deflated(pattern, total)) }
    }
}

/// The file.
pub fn zip(entries: &[Entry]) -> Vec<u8> {
    let (mut bytes, mut list) = (Vec::new(), Vec::new());
    for entry in entries {
        let offset = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
        let mut head = Vec::new();
        for number in [20, entry.flags, entry.method, 0, 0x21] {
            head.extend(number.to_le_bytes());
        }
        head.extend(entry.checksum.to_le_bytes());
        head.extend(u32::try_from(entry.bytes.len()).unwrap_or(u32::MAX).to_le_bytes());
        head.extend(entry.size.to_le_bytes());
        head.extend(u16::try_from(entry.name.len()).unwrap_or(u16::MAX).to_le_bytes());
        head.extend([0, 0]);
        bytes.extend(b"PK\x03\x04");
        bytes.extend(&head);
        bytes.extend(entry.name.bytes());
        bytes.extend(&entry.bytes);
        list.extend(b"PK\x01\x02\x14\x00");
        list.extend(&head);
        list.extend([0; 10]);
        list.extend(offset.to_le_bytes());
        list.extend(entry.name.bytes());
    }
    let start = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
    let length = u32::try_from(list.len()).unwrap_or(u32::MAX);
    let count = u16::try_from(entries.len()).unwrap_or(u16::MAX);
    bytes.extend(list);
    bytes.extend(b"PK\x05\x06\x00\x00\x00\x00");
    bytes.extend(count.to_le_bytes());
    bytes.extend(count.to_le_bytes());
    bytes.extend(length.to_le_bytes());
    bytes.extend(start.to_le_bytes());
    bytes.extend([0, 0]);
    bytes
}

/// An honest zip file of these parts, packed.
pub fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a part");
        zip.write_all(bytes).expect("written");
    }
    zip.finish().expect("an archive").into_inner()
}

/// The parts of a good zip file.
pub fn unpacked(good: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(good)).expect("a zip file");
    let mut parts = Vec::new();
    for index in 0..zip.len() {
        let mut part = zip.by_index(index).expect("a part");
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("unpacked");
        parts.push((part.name().expect("a name").into_owned(), bytes));
    }
    parts
}
