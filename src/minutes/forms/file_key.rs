//! What a file is known by, and what is shown of its path.

use std::borrow::Cow;
use std::fmt;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

/// A file's absolute path, byte for byte, as text that reads back the same.
///
/// On Unix a path is bytes and need not be UTF-8. What is UTF-8 stays as it is; a byte that is not,
/// and the percent sign, become a percent sign and two hexadecimal digits. So two paths have one
/// key only when they are the same path.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FileKey(String);

impl FileKey {
    /// The key of the file with this absolute path, which should have no links in it.
    #[must_use]
    pub fn of(path: &Path) -> Self {
        let mut text = String::new();
        for chunk in bytes_of(path).utf8_chunks() {
            text.push_str(&chunk.valid().replace('%', "%25"));
            for byte in chunk.invalid() {
                push_escaped(&mut text, *byte);
            }
        }
        Self(text)
    }

    /// A key as it was written before.
    #[must_use]
    pub fn of_text(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The key as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        let mut bytes = Vec::with_capacity(self.0.len());
        let mut rest = self.0.as_str();
        while let Some((before, after)) = rest.split_once('%') {
            bytes.extend_from_slice(before.as_bytes());
            let digits = after.get(..2);
            if let Some(byte) = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
                bytes.push(byte);
                rest = &after[2..];
            } else {
                // No key was ever written so; kept rather than lost.
                bytes.push(b'%');
                rest = after;
            }
        }
        bytes.extend_from_slice(rest.as_bytes());
        path_of(bytes)
    }
}

impl fmt::Display for FileKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&shown_path(&self.path()))
    }
}

/// Writes a byte as a percent sign and two digits.
fn push_escaped(text: &mut String, byte: u8) {
    text.push('%');
    for digit in [byte >> 4, byte & 15] {
        text.extend(char::from_digit(u32::from(digit), 16).map(|digit| digit.to_ascii_uppercase()));
    }
}

/// A path as it is shown: bytes that are not UTF-8 as `%E5`, and control characters as `%0A`, since
/// a name with a line break could otherwise pass for a message of its own.
#[must_use]
pub fn shown_path(path: &Path) -> String {
    let mut text = String::new();
    for chunk in bytes_of(path).utf8_chunks() {
        for c in chunk.valid().chars() {
            if c.is_control() {
                let mut bytes = [0; 4];
                c.encode_utf8(&mut bytes).bytes().for_each(|byte| push_escaped(&mut text, byte));
            } else {
                text.push(c);
            }
        }
        for byte in chunk.invalid() {
            push_escaped(&mut text, *byte);
        }
    }
    text
}

#[cfg(unix)]
fn bytes_of(path: &Path) -> Cow<'_, [u8]> {
    use std::os::unix::ffi::OsStrExt;
    Cow::Borrowed(path.as_os_str().as_bytes())
}

#[cfg(unix)]
fn path_of(bytes: Vec<u8>) -> PathBuf {
    use std::os::unix::ffi::OsStringExt;
    std::ffi::OsString::from_vec(bytes).into()
}

/// Elsewhere paths are Unicode, but for lone surrogates, which no honest name has.
#[cfg(not(unix))]
fn bytes_of(path: &Path) -> Cow<'_, [u8]> {
    Cow::Owned(path.to_string_lossy().into_owned().into_bytes())
}

#[cfg(not(unix))]
fn path_of(bytes: Vec<u8>) -> PathBuf {
    String::from_utf8_lossy(&bytes).into_owned().into()
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn path(bytes: &[u8]) -> PathBuf {
        path_of(bytes.to_vec())
    }

    #[test]
    fn usual_paths_are_their_own_key() {
        let path = Path::new("/protokoll/2024-02-06 nämnden.txt");
        assert_eq!(FileKey::of(path).as_str(), "/protokoll/2024-02-06 nämnden.txt");
        assert_eq!(shown_path(path), "/protokoll/2024-02-06 nämnden.txt");
    }

    #[test]
    fn paths_that_look_alike_have_keys_of_their_own() {
        let names: [&[u8]; 4] =
            [b"/n\xe5d.txt", b"/n\xe4d.txt", b"/n%E5d.txt", "/n\u{fffd}d.txt".as_bytes()];
        let keys: std::collections::HashSet<FileKey> =
            names.iter().map(|name| FileKey::of(&path(name))).collect();
        assert_eq!(keys.len(), names.len());
        assert_eq!(shown_path(&path(names[0])), "/n%E5d.txt");
    }

    #[test]
    fn a_name_is_shown_on_one_line() {
        assert_eq!(
            shown_path(Path::new("/a.txt\nerror: all is lost")),
            "/a.txt%0Aerror: all is lost"
        );
    }

    proptest! {
        #[test]
        fn a_key_reads_back_as_the_path_it_is_of(bytes in proptest::collection::vec(any::<u8>(), 0..40)) {
            prop_assert_eq!(FileKey::of(&path(&bytes)).path(), path(&bytes));
        }
    }
}
