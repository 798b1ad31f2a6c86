//! The engine's files of one generation of the index.
//!
//! The engine's own directory with four differences: every file is sealed as it is written, a
//! leftover of a broken-off commit gives way to the file that takes its name, a commit that was
//! reported survives a power cut, and reading takes no lock, so that an index on read-only media
//! can be searched. What lies below is a folder of the disk, or in tests something that fails.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use tantivy::directory::error::{
    DeleteError, LockError, OpenDirectoryError, OpenReadError, OpenWriteError,
};
use tantivy::directory::{
    AntiCallToken, Directory, DirectoryLock, FileHandle, Lock, TerminatingWrite, WatchCallback,
    WatchHandle, WritePtr,
};

use super::disk::Disk;
use super::seal::{Seal, Seals, of_commit, sealed, unsealed};

/// The engine's file that lists the commit's segments.
pub(super) const META: &str = "meta.json";

/// The engine's files in one folder.
#[derive(Debug, Clone)]
pub(crate) struct SealedDirectory {
    inner: Box<dyn Directory>,
    shared: Arc<Shared>,
}

/// What all clones of a directory have in common.
#[derive(Debug, Default)]
struct Shared {
    /// Of every file that was written or that the last commit named.
    seals: Mutex<Seals>,
    /// The first thing that the system refused while writing. The engine hands on most such errors
    /// as text, if at all.
    refusal: Mutex<Option<io::Error>>,
}

impl Shared {
    fn seal(&self, name: &Path, seal: Seal) {
        let mut seals = self.seals.lock().unwrap_or_else(PoisonError::into_inner);
        seals.insert(name.to_string_lossy().into_owned(), seal);
    }

    fn refused(&self, error: &io::Error) {
        let mut refusal = self.refusal.lock().unwrap_or_else(PoisonError::into_inner);
        refusal.get_or_insert_with(|| io::Error::new(error.kind(), error.to_string()));
    }
}

impl SealedDirectory {
    /// The files in `path`, which must be a folder.
    pub(crate) fn open(path: &Path) -> Result<Self, OpenDirectoryError> {
        Ok(Self::over(Box::new(Disk::open(path)?)))
    }

    /// The files of another directory.
    pub(super) fn over(inner: Box<dyn Directory>) -> Self {
        Self { inner, shared: Arc::default() }
    }

    /// The seals of the files of the commit, as `meta.json` has them now.
    pub(crate) fn commit_seals(&self) -> Result<Seals, OpenReadError> {
        Ok(self.read_sealed(Path::new(META))?.1)
    }

    /// What the system refused while something was written, if anything.
    pub(crate) fn refusal(&self) -> Option<io::Error> {
        let refusal = self.shared.refusal.lock().unwrap_or_else(PoisonError::into_inner);
        refusal.as_ref().map(|error| io::Error::new(error.kind(), error.to_string()))
    }

    fn read_sealed(&self, path: &Path) -> Result<(Vec<u8>, Seals), OpenReadError> {
        let bytes = self.inner.atomic_read(path)?;
        match unsealed(&bytes) {
            Some((content, seals)) => Ok((content.to_vec(), seals)),
            None => Err(OpenReadError::wrap_io_error(
                io::Error::new(
                    io::ErrorKind::InvalidData,
                    format!("{} is not what was written", path.display()),
                ),
                path.to_owned(),
            )),
        }
    }

    /// Replaces a file in one step.
    fn replace(&self, path: &Path, content: &[u8]) -> io::Result<()> {
        let seals = {
            let all = self.shared.seals.lock().unwrap_or_else(PoisonError::into_inner);
            if path == Path::new(META) { of_commit(content, &all)? } else { Seals::new() }
        };
        self.inner.atomic_write(path, &sealed(content, &seals)?)?;
        // The list of managed files is written for every file of a commit and need not be the
        // newest: what a power cut takes of it is a leftover that gives way. A commit must last.
        if path == Path::new(META) { self.inner.sync_directory() } else { Ok(()) }
    }
}

impl Directory for SealedDirectory {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        self.inner.get_file_handle(path)
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        self.inner.delete(path)?;
        let mut seals = self.shared.seals.lock().unwrap_or_else(PoisonError::into_inner);
        seals.remove(&*path.to_string_lossy());
        Ok(())
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        self.inner.exists(path)
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        let opened = match self.inner.open_write(path) {
            // The engine gives names of living files to no other, so this one is of a commit that
            // was broken off.
            Err(OpenWriteError::FileAlreadyExists(_)) => {
                let _ = self.inner.delete(path);
                self.inner.open_write(path)
            }
            opened => opened,
        };
        let file = opened.inspect_err(|error| {
            if let OpenWriteError::IoError { io_error, .. } = error {
                self.shared.refused(io_error);
            }
        })?;
        let file = file
            .into_inner()
            .map_err(|error| OpenWriteError::wrap_io_error(error.into_error(), path.to_owned()))?;
        Ok(io::BufWriter::new(Box::new(Sealing {
            file,
            name: path.to_owned(),
            crc32: crc32fast::Hasher::new(),
            bytes: 0,
            shared: Arc::clone(&self.shared),
        })))
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        let (content, seals) = self.read_sealed(path)?;
        if path == Path::new(META) {
            let mut known = self.shared.seals.lock().unwrap_or_else(PoisonError::into_inner);
            for (name, seal) in seals {
                known.entry(name).or_insert(seal);
            }
        }
        Ok(content)
    }

    fn atomic_write(&self, path: &Path, content: &[u8]) -> io::Result<()> {
        self.replace(path, content).inspect_err(|error| self.shared.refused(error))
    }

    fn sync_directory(&self) -> io::Result<()> {
        self.inner.sync_directory().inspect_err(|error| self.shared.refused(error))
    }

    /// Writers are kept apart by the lock of the index folder, and readers that met a state in
    /// change open the next one.
    fn acquire_lock(&self, _lock: &Lock) -> Result<DirectoryLock, LockError> {
        Ok(DirectoryLock::from(Box::new(())))
    }

    fn watch(&self, callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        self.inner.watch(callback)
    }
}

/// A file that is being written and counted.
struct Sealing {
    file: Box<dyn TerminatingWrite + Send + Sync>,
    name: PathBuf,
    crc32: crc32fast::Hasher,
    bytes: u64,
    shared: Arc<Shared>,
}

impl Write for Sealing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes).inspect_err(|error| self.shared.refused(error))?;
        self.crc32.update(&bytes[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush().inspect_err(|error| self.shared.refused(error))
    }
}

impl TerminatingWrite for Sealing {
    fn terminate_ref(&mut self, token: AntiCallToken) -> io::Result<()> {
        self.file.terminate_ref(token).inspect_err(|error| self.shared.refused(error))?;
        let seal = Seal { bytes: self.bytes, crc32: self.crc32.clone().finalize() };
        self.shared.seal(&self.name, seal);
        Ok(())
    }
}
