//! One writer at a time.
//!
//! A lock of the operating system on a file of the index folder, held from before anything is
//! looked at until after a rebuild has taken its place. It goes with the process, however that
//! ends; the file stays, and tells a second writer who has it.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::Path;
use std::time::Duration;

/// The file that is locked. It holds the number of the process that has it.
pub(super) const LOCK: &str = "writer.lock";

/// Why a lock is not to be had.
#[derive(Debug)]
pub(super) enum NoLock {
    /// Another process has it: its number, unless it could not be learnt.
    Held(Option<u32>),
    /// The system refused.
    Refused(io::Error),
}

impl From<io::Error> for NoLock {
    fn from(error: io::Error) -> Self {
        Self::Refused(error)
    }
}

/// The lock, held as long as this value lives.
#[derive(Debug)]
pub(super) struct WriterLock(File);

impl WriterLock {
    /// Takes the lock of the folder.
    pub(super) fn take(folder: &Path) -> Result<Self, NoLock> {
        const TRIES: u32 = 10;
        let path = folder.join(LOCK);
        let mut tries = 0;
        loop {
            let mut file = OpenOptions::new()
                .read(true)
                .write(true)
                .create(true)
                .truncate(false)
                .open(&path)?;
            match file.try_lock() {
                Ok(()) if !is_at(&file, &path)? => continue,
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => {
                    tries += 1;
                    match holder(&mut file) {
                        // It has no number any more: whoever had it may just have let it go.
                        None if tries < TRIES => continue,
                        process => return Err(NoLock::Held(process)),
                    }
                }
                Err(TryLockError::Error(error)) => return Err(error.into()),
            }
            // For the message to a second writer alone, so a full disk does not matter here.
            let _ = file.set_len(0).and_then(|()| write!(file, "{}", std::process::id()));
            return Ok(Self(file));
        }
    }

    /// Removes the file from `folder`, which has no index. A writer that has opened the file and
    /// waits for it notices that it is gone.
    pub(super) fn remove(&self, folder: &Path) {
        let path = folder.join(LOCK);
        // Where that cannot be told, the file stays.
        if cfg!(unix) && is_at(&self.0, &path).is_ok_and(|it_is| it_is) {
            let _ = std::fs::remove_file(path);
        }
    }
}

/// Whether the open file is the one of that name, and not one that was removed meanwhile.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt;
    let open = file.metadata()?;
    match std::fs::symlink_metadata(path) {
        Ok(named) => Ok((named.dev(), named.ino()) == (open.dev(), open.ino())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// Lock files are removed where this can be told alone.
#[cfg(not(unix))]
fn is_at(_file: &File, _path: &Path) -> io::Result<bool> {
    Ok(true)
}

impl Drop for WriterLock {
    fn drop(&mut self) {
        let _ = self.0.set_len(0);
    }
}

/// The number of the process that has the lock. It may have taken it a moment ago and not yet
/// have written its number.
fn holder(file: &mut File) -> Option<u32> {
    const LOOKS: u32 = 4;
    const PAUSE: Duration = Duration::from_millis(5);
    for _ in 0..LOOKS {
        let mut text = String::new();
        let read = file.rewind().and_then(|()| file.read_to_string(&mut text));
        if let (Ok(_), Ok(process)) = (read, text.trim().parse()) {
            return Some(process);
        }
        std::thread::sleep(PAUSE);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_writer_learns_who_the_first_is() {
        let folder = tempfile::tempdir().expect("a folder");
        let first = WriterLock::take(folder.path()).expect("free");
        match WriterLock::take(folder.path()) {
            Err(NoLock::Held(Some(process))) => assert_eq!(process, std::process::id()),
            other => panic!("{other:?}"),
        }
        drop(first);
        WriterLock::take(folder.path()).expect("free again");
    }

    #[cfg(unix)]
    #[test]
    fn a_lock_that_is_removed_with_its_folder_is_taken_anew() {
        let folder = tempfile::tempdir().expect("a folder");
        let first = WriterLock::take(folder.path()).expect("free");
        first.remove(folder.path());
        assert!(!folder.path().join(LOCK).exists());
        let second = WriterLock::take(folder.path()).expect("free");
        // The first one's file is another by now.
        first.remove(folder.path());
        drop(first);
        assert!(matches!(WriterLock::take(folder.path()), Err(NoLock::Held(_))));
        drop(second);
    }

    #[test]
    fn the_number_of_a_dead_process_locks_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join(LOCK), "999999999").expect("written");
        WriterLock::take(folder.path()).expect("free");
    }
}
