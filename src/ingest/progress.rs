//! How far an ingest is, told to whoever watches.

/// Is told of each step of an ingest; called from several threads.
pub trait Progress: Sync {
    /// So many files will be looked at.
    fn begins(&self, files: u64);
    /// One more file is done.
    fn file_done(&self, path: &str, items: u64);
    /// All files are read; the index is being written.
    fn writing(&self);
}

/// Watches nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct Unwatched;

impl Progress for Unwatched {
    fn begins(&self, _files: u64) {}
    fn file_done(&self, _path: &str, _items: u64) {}
    fn writing(&self) {}
}
