//! What does a file say that a person writes: settings, topics, defaults of a folder?
//!
//! Whatever is not a regular file, or is larger than any such file, is refused unread.

use std::path::Path;

use super::regular_file;
use crate::source::{Obstacle, SourceError};

/// The most bytes of such a file. The built-in topics have some 20 KB; a list of topics a hundred
/// times as long is still below this.
const MAX_BYTES: u64 = 4 * 1024 * 1024;

/// The text of a small file in UTF-8.
///
/// # Errors
/// [`SourceError::NoSuchPath`] when there is none, [`SourceError::NotAFile`] when it is a folder, a
/// pipe, a socket or a device, [`SourceError::TooLarge`] when it has more than 4 MiB, and
/// [`SourceError::Unreadable`] when it may not be read or is not UTF-8.
pub fn read_small_text(path: &Path) -> Result<String, SourceError> {
    let bytes = regular_file::read(path, MAX_BYTES)?;
    String::from_utf8(bytes)
        .map_err(|_| SourceError::Unreadable { path: path.to_owned(), cause: Obstacle::NotUtf8 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_file_and_one_that_is_not_text_are_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("config.toml");
        let file = std::fs::File::create(&path).expect("created");
        // A hole in the file: its size is what counts.
        file.set_len(MAX_BYTES + 1).expect("sized");
        let refused = read_small_text(&path).expect_err("too large").to_string();
        assert!(refused.contains("4194305 bytes, more than the limit of 4194304"), "{refused}");
        std::fs::write(&path, b"limit = \xff").expect("written");
        let refused = read_small_text(&path).expect_err("not text").to_string();
        assert!(refused.ends_with("cannot be read: it is not UTF-8"), "{refused}");
    }
}
