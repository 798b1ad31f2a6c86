//! What does the index remember of a file, so that it is not read again?

use std::path::Path;

use crate::search::SourceFile;
use crate::source::{FolderDefaults, Takedown};

/// A hash of the rules by which files are read, made when the program is built: another version of the
/// program reads them again.
const READING: &str = env!("PARAGRAF_READING");

/// The hash that the index remembers of a file with this content, shown as `path`: what an item is
/// depends on the file, on its name (a date may stand there, and a link to the file may have
/// another), on what its folder says, on the taxonomy and on the rules.
#[must_use]
pub fn remembered_hash(
    content: &str,
    path: &str,
    defaults: &FolderDefaults,
    taxonomy_print: &str,
) -> String {
    let name = Path::new(path).file_name();
    // Named one by one, so that nothing a folder says can be forgotten here.
    let FolderDefaults { authority, organ, takedown: Takedown { items, persons } } = defaults;
    let all = format!(
        "{content} {name:?} {authority:?} {organ:?} {items:?} {persons:?} {taxonomy_print} {READING}"
    );
    blake3::hash(all.as_bytes()).to_hex().to_string()
}

/// Whether a file need not be read again: it has the hash that is remembered, and no pages that
/// were not read and now could be.
#[must_use]
pub fn is_remembered(remembered: &SourceFile, hash: &str, reads_images: bool) -> bool {
    remembered.hash == hash && !(remembered.unread_images && reads_images)
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeSet, HashSet};

    use super::*;

    #[test]
    fn whatever_a_folder_says_is_part_of_the_hash() {
        let plain = FolderDefaults::default();
        let hash =
            |defaults: &FolderDefaults| remembered_hash("content", "a/b.txt", defaults, "topics");
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
        assert_ne!(hash(&plain), remembered_hash("other", "a/b.txt", &plain, "topics"));
        assert_eq!(hash(&plain), remembered_hash("content", "c/b.txt", &plain, "topics"));
        assert_ne!(hash(&plain), remembered_hash("content", "a/c.txt", &plain, "topics"));
    }
}
