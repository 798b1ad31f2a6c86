//! Checksums of the engine's files.
//!
//! The engine guards some of its files by a checksum that it never looks at, and its two lists of
//! files (`meta.json`, `.managed.json`) by none. Here every file is sealed as it is written: its
//! length and CRC-32 travel at the end of `meta.json`, which so names and proves all files of a
//! commit, and each of the two lists ends with a checksum of itself.

use std::collections::{BTreeMap, HashSet};

use serde::{Deserialize, Serialize};

/// Begins the line with the seals of other files.
const SEALS: &str = "\nseals ";

/// Begins the last line, the checksum of all before it.
const CHECKSUM: &str = "\ncrc32 ";

/// What a file must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Seal {
    /// Length in bytes.
    pub bytes: u64,
    /// CRC-32 (IEEE 802.3) of all bytes.
    pub crc32: u32,
}

impl Seal {
    /// The seal of these bytes.
    pub(crate) fn of(bytes: &[u8]) -> Self {
        Self { bytes: bytes.len() as u64, crc32: crc32fast::hash(bytes) }
    }
}

/// The seals of files, by name.
pub(crate) type Seals = BTreeMap<String, Seal>;

/// `content` with the seals of other files and a checksum of it all.
pub(super) fn sealed(content: &[u8], seals: &Seals) -> Result<Vec<u8>, serde_json::Error> {
    let mut bytes = content.to_vec();
    bytes.extend_from_slice(SEALS.as_bytes());
    serde_json::to_writer(&mut bytes, seals)?;
    let crc32 = crc32fast::hash(&bytes);
    bytes.extend_from_slice(format!("{CHECKSUM}{crc32:08x}\n").as_bytes());
    Ok(bytes)
}

/// The content and the seals of what [`sealed`] gave; `None` when a byte of it has changed.
pub(super) fn unsealed(bytes: &[u8]) -> Option<(&[u8], Seals)> {
    let end = bytes.len().checked_sub(CHECKSUM.len() + 8 + 1)?;
    let (sealed, last) = bytes.split_at(end);
    let crc32 = std::str::from_utf8(last).ok()?.strip_prefix(CHECKSUM)?.strip_suffix('\n')?;
    if crc32 != format!("{:08x}", crc32fast::hash(sealed)) {
        return None;
    }
    let at = sealed.windows(SEALS.len()).rposition(|window| window == SEALS.as_bytes())?;
    let seals = serde_json::from_slice(&sealed[at + SEALS.len()..]).ok()?;
    Some((&sealed[..at], seals))
}

/// The part of `meta.json` that tells which files are of the commit.
#[derive(Deserialize)]
struct Commit {
    segments: Vec<Segment>,
}

#[derive(Deserialize)]
struct Segment {
    segment_id: String,
    deletes: Option<Deletes>,
}

#[derive(Deserialize)]
struct Deletes {
    opstamp: u64,
}

/// Those of `seals` whose files belong to the commit that `meta` describes.
pub(super) fn of_commit(meta: &[u8], seals: &Seals) -> Result<Seals, serde_json::Error> {
    let commit: Commit = serde_json::from_slice(meta)?;
    let mut segments = HashSet::new();
    let mut deletes = HashSet::new();
    for segment in commit.segments {
        let id = segment.segment_id.replace('-', "");
        if let Some(Deletes { opstamp }) = segment.deletes {
            deletes.insert(format!("{id}.{opstamp}.del"));
        }
        segments.insert(id);
    }
    let is_of_commit = |name: &str| {
        let (id, ending) = name.split_once('.').unwrap_or((name, ""));
        if ending.ends_with("del") {
            deletes.contains(name)
        } else {
            segments.contains(id) && !ending.ends_with("temp")
        }
    };
    Ok(seals
        .iter()
        .filter(|(name, _)| is_of_commit(name))
        .map(|(name, seal)| (name.clone(), *seal))
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seals() -> Seals {
        [
            ("0a.store", "store"),
            ("0a.7.del", "seven"),
            ("0a.9.del", "nine"),
            ("0a.store.temp", "x"),
            ("0b.store", "another segment"),
        ]
        .map(|(name, bytes)| (name.to_owned(), Seal::of(bytes.as_bytes())))
        .into()
    }

    #[test]
    fn what_was_sealed_reads_back_the_same() {
        let bytes = sealed(b"{\"segments\":[]}", &seals()).expect("sealed");
        let (content, read) = unsealed(&bytes).expect("whole");
        assert_eq!((content, read), (b"{\"segments\":[]}".as_slice(), seals()));
    }

    #[test]
    fn every_changed_bit_and_every_lost_byte_is_noticed() {
        let bytes = sealed(b"{}", &seals()).expect("sealed");
        for bit in 0..bytes.len() * 8 {
            let mut changed = bytes.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(unsealed(&changed), None, "bit {bit}");
        }
        for length in 0..bytes.len() {
            assert_eq!(unsealed(&bytes[..length]), None, "{length} bytes");
        }
    }

    #[test]
    fn a_commit_names_its_own_files_and_no_others() {
        let meta = br#"{"segments":[{"segment_id":"0-a","max_doc":1,"deletes":{"num_deleted_docs":1,"opstamp":9}}]}"#;
        let names: Vec<String> = of_commit(meta, &seals()).expect("read").into_keys().collect();
        assert_eq!(names, ["0a.9.del", "0a.store"]);
    }
}
