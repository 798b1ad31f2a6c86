//! What does the index remember of a file, so that it is not read again?

use crate::source::{FolderDefaults, Takedown};

/// Begins the hash of a file that shares ids with another: what the index has of it depends
/// on that other file too, so it is read anew whenever anything is.
pub(super) const SHARES_IDS: &str = "~";

/// Begins the hash of a file with pages that are images and were not read, so that an ingest with
/// OCR reads it anew.
pub(super) const HAS_IMAGES: &str = "?";

/// The hash that the index remembers of a file with this content: what an item is depends on
/// the file, on what its folder says and on the taxonomy.
#[must_use]
pub fn remembered_hash(content: &str, defaults: &FolderDefaults, taxonomy_print: &str) -> String {
    // Named one by one, so that nothing a folder says can be forgotten here.
    let FolderDefaults { authority, organ, takedown: Takedown { items, persons } } = defaults;
    let all = format!("{content} {authority:?} {organ:?} {items:?} {persons:?} {taxonomy_print}");
    blake3::hash(all.as_bytes()).to_hex().to_string()
}

/// Whether `remembered` is `hash`, whether or not the file shares ids with another or has images
/// that were not read.
#[must_use]
pub fn is_remembered(remembered: &str, hash: &str) -> bool {
    let remembered = remembered.strip_prefix(SHARES_IDS).unwrap_or(remembered);
    remembered.strip_prefix(HAS_IMAGES).unwrap_or(remembered) == hash
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeSet, HashSet};

    use super::*;

    #[test]
    fn whatever_a_folder_says_is_part_of_the_hash() {
        let plain = FolderDefaults::default();
        let hash = |defaults: &FolderDefaults| remembered_hash("content", defaults, "topics");
        let list = || ["a".to_owned()].into();
        let takedown = |items, persons| FolderDefaults {
            takedown: Takedown { items, persons },
            ..FolderDefaults::default()
        };
        let all = [
            plain.clone(),
            FolderDefaults { authority: Some("a".into()), ..plain.clone() },
            FolderDefaults { organ: Some("a".into()), ..plain.clone() },
            takedown(list(), BTreeSet::new()),
            takedown(BTreeSet::new(), list()),
        ];
        let hashes: HashSet<String> = all.iter().map(hash).collect();
        assert_eq!(hashes.len(), all.len());
        assert_eq!(hash(&plain), hash(&plain.clone()));
        assert_ne!(hash(&plain), remembered_hash("other", &plain, "topics"));
    }
}
