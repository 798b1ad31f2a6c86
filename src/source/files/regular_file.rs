//! Is it a file at all?
//!
//! What is not a regular file is refused and never waited for: a named pipe would hang for ever, a
//! device may have no end or act when it is opened. A file is read up to a limit, since the size
//! that it states may be a lie. Links are followed, and what they lead to decides.

use std::fs::{File, Metadata, OpenOptions};
use std::io::Read;
use std::path::Path;

use crate::source::{FileKind, SourceError};

/// The largest file that is read. Minutes of a whole year with all attachments are
/// some 20 MB as PDF and under 2 MB as text, so what is larger is something else.
pub const MAX_FILE_BYTES: u64 = 64 * 1024 * 1024;

/// The bytes of the file.
///
/// # Errors
/// [`SourceError`] when nothing is there, it is not a regular file, it may not be read, or it has
/// more than `limit` bytes.
pub(in crate::source) fn read(path: &Path, limit: u64) -> Result<Vec<u8>, SourceError> {
    let unreadable = |cause: std::io::Error| match cause.kind() {
        std::io::ErrorKind::NotFound => SourceError::NoSuchPath { path: path.to_owned() },
        _ => SourceError::Unreadable { path: path.to_owned(), cause: cause.into() },
    };
    let refuse_others = |metadata: &Metadata| match FileKind::of(metadata) {
        Some(kind) => Err(SourceError::NotAFile { path: path.to_owned(), kind }),
        None => Ok(()),
    };
    // Looked at before it is opened, since some devices act on that, and once more when it is
    // open, since by then another may have taken its place.
    refuse_others(&path.metadata().map_err(unreadable)?)?;
    let file = open(path).map_err(unreadable)?;
    let metadata = file.metadata().map_err(unreadable)?;
    refuse_others(&metadata)?;
    let size = metadata.len();
    let too_large = |bytes| SourceError::TooLarge { path: path.to_owned(), bytes, limit };
    if size > limit {
        return Err(too_large(size));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0) + 1);
    // The size may have been a lie (a file that grows, one of /proc), so the read is capped too.
    file.take(limit + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > limit {
        return Err(too_large(bytes.len() as u64));
    }
    Ok(bytes)
}

/// Opens without waiting for a writer at the other end, and without taking on a terminal.
#[cfg(unix)]
fn open(path: &Path) -> std::io::Result<File> {
    use rustix::fs::OFlags;
    use std::os::unix::fs::OpenOptionsExt;
    let flags = OFlags::NONBLOCK | OFlags::NOCTTY;
    OpenOptions::new().read(true).custom_flags(flags.bits().cast_signed()).open(path)
}

#[cfg(not(unix))]
fn open(path: &Path) -> std::io::Result<File> {
    OpenOptions::new().read(true).open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_up_to_the_limit_and_refused_beyond_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.txt");
        std::fs::write(&path, "12345").expect("written");
        assert_eq!(read(&path, 5).expect("read"), b"12345");
        let refused = read(&path, 4).expect_err("too large");
        assert!(matches!(refused, SourceError::TooLarge { bytes: 5, limit: 4, .. }), "{refused}");
    }

    #[test]
    fn a_missing_file_and_a_folder_are_told_apart() {
        let folder = tempfile::tempdir().expect("a folder");
        let missing = read(&folder.path().join("a.txt"), 9).expect_err("missing");
        assert!(matches!(missing, SourceError::NoSuchPath { .. }), "{missing}");
        let refused = read(folder.path(), 9).expect_err("a folder");
        assert!(refused.to_string().ends_with(" is a folder, not a file"), "{refused}");
    }

    #[cfg(unix)]
    #[test]
    fn pipes_sockets_and_devices_are_refused_and_not_waited_for() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = |name: &str| folder.path().join(name);
        let made = std::process::Command::new("mkfifo").arg(path("pipe")).status();
        assert!(made.expect("mkfifo").success());
        std::os::unix::fs::symlink(path("pipe"), path("link.txt")).expect("linked");
        let _socket = std::os::unix::net::UnixListener::bind(path("socket")).expect("bound");
        for (path, what) in [
            (path("pipe"), "a pipe"),
            (path("link.txt"), "a pipe"),
            (path("socket"), "a socket"),
            ("/dev/zero".into(), "a device"),
            ("/dev/tty".into(), "a device"),
        ] {
            let refused = read(&path, 1 << 20).expect_err("not a file");
            assert!(refused.to_string().ends_with(&format!(" is {what}, not a file")), "{refused}");
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_file_whose_size_is_a_lie_is_still_not_read_beyond_the_limit() {
        // Said to have 0 bytes.
        let refused = read(Path::new("/proc/self/status"), 10).expect_err("too large");
        assert!(matches!(refused, SourceError::TooLarge { bytes: 11, .. }), "{refused}");
    }
}
