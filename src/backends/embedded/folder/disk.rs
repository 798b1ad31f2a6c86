//! Files in a folder of the disk, with the rights that the user's umask gives.
//!
//! The engine's own way of replacing a file gives it to its owner alone, and then nobody else can
//! search an index that all may read.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use tantivy::directory::error::{
    DeleteError, LockError, OpenDirectoryError, OpenReadError, OpenWriteError,
};
use tantivy::directory::{
    Directory, DirectoryLock, FileHandle, Lock, MmapDirectory, WatchCallback, WatchHandle, WritePtr,
};

/// Begins the names of files that are not yet what they will be.
pub(super) const TEMPORARY: &str = ".tmp-";

/// Distinguishes temporary files of one process.
static TEMPORARIES: AtomicU64 = AtomicU64::new(0);

/// A folder of the disk.
#[derive(Debug, Clone)]
pub(super) struct Disk {
    path: PathBuf,
    inner: MmapDirectory,
}

impl Disk {
    /// The files in `path`, which must be a folder.
    pub(super) fn open(path: &Path) -> Result<Self, OpenDirectoryError> {
        Ok(Self { path: path.to_owned(), inner: MmapDirectory::open(path)? })
    }

    fn ensure_regular(&self, path: &Path) -> Result<(), OpenReadError> {
        ensure_regular(&self.path.join(path))
            .map_err(|error| OpenReadError::wrap_io_error(error, path.to_owned()))
    }
}

/// Refuses what is not a regular file: opening a named pipe would wait for ever.
fn ensure_regular(path: &Path) -> io::Result<()> {
    match fs::metadata(path) {
        Ok(metadata) if !metadata.is_file() => Err(io::Error::new(
            io::ErrorKind::InvalidData,
            format!("{} is not a file", path.display()),
        )),
        // What is missing is told by whoever opens it.
        _ => Ok(()),
    }
}

/// The bytes of a file of the index folder.
pub(super) fn read_file(path: &Path) -> io::Result<Vec<u8>> {
    ensure_regular(path)?;
    fs::read(path)
}

/// Writes `content` into a new file beside `path`, which takes its place when it is whole and on
/// the disk. The caller sees to it that the folder is on the disk as well.
pub(super) fn replace_file(path: &Path, content: &[u8]) -> io::Result<()> {
    let count = TEMPORARIES.fetch_add(1, Ordering::Relaxed);
    let temporary = path.with_file_name(format!("{TEMPORARY}{}-{count}", std::process::id()));
    let written = (|| {
        let mut file = OpenOptions::new().write(true).create_new(true).open(&temporary)?;
        file.write_all(content)?;
        file.sync_data()?;
        fs::rename(&temporary, path)
    })();
    if written.is_err() {
        // Nothing depends on it, and the next writer removes what is left.
        let _ = fs::remove_file(&temporary);
    }
    written
}

impl Directory for Disk {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        self.ensure_regular(path)?;
        self.inner.get_file_handle(path)
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        self.inner.delete(path)
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        self.inner.exists(path)
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        self.inner.open_write(path)
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        self.ensure_regular(path)?;
        self.inner.atomic_read(path)
    }

    fn atomic_write(&self, path: &Path, content: &[u8]) -> io::Result<()> {
        replace_file(&self.path.join(path), content)
    }

    fn sync_directory(&self) -> io::Result<()> {
        self.inner.sync_directory()
    }

    fn acquire_lock(&self, lock: &Lock) -> Result<DirectoryLock, LockError> {
        self.inner.acquire_lock(lock)
    }

    fn watch(&self, callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        self.inner.watch(callback)
    }
}
