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
        let path = folder.join(LOCK);
        let mut file =
            OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(NoLock::Held(holder(&mut file))),
            Err(TryLockError::Error(error)) => return Err(error.into()),
        }
        // For the message to a second writer alone, so a full disk does not matter here.
        let _ = file.set_len(0).and_then(|()| write!(file, "{}", std::process::id()));
        Ok(Self(file))
    }
}

impl Drop for WriterLock {
    fn drop(&mut self) {
        let _ = self.0.set_len(0);
    }
}

/// The number of the process that has the lock. It may have taken it a moment ago and not yet
/// have written its number.
fn holder(file: &mut File) -> Option<u32> {
    const LOOKS: u32 = 20;
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

    #[test]
    fn the_number_of_a_dead_process_locks_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join(LOCK), "999999999").expect("written");
        WriterLock::take(folder.path()).expect("free");
    }
}
