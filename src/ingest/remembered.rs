//! What does the index remember of a file, so that it is not read again?

use crate::search::SourceFile;
use crate::source::FolderDefaults;

/// The hash that the index remembers of a file with this content: what an item is depends on
/// the file, on what its folder says and on the taxonomy.
#[must_use]
pub fn remembered_hash(content: &str, defaults: &FolderDefaults, taxonomy_print: &str) -> String {
    let all = format!("{content} {defaults:?} {taxonomy_print}");
    blake3::hash(all.as_bytes()).to_hex().to_string()
}

/// Whether a file need not be read again: it has the hash that is remembered, and no pages that
/// were not read and now could be.
#[must_use]
pub fn is_remembered(remembered: &SourceFile, hash: &str, reads_images: bool) -> bool {
    remembered.hash == hash && !(remembered.unread_images && reads_images)
}
