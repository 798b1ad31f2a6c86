//! Items in a tantivy index on this machine.
//!
//! The only folder that names tantivy; all it shows is the traits and values of `search`. Readers
//! see one commit for their whole life; counts are exact; a second writer is refused; an index of
//! another version is told apart and never read. Fields, analysers and files of the index are
//! nobody else's business.

mod compile;
mod dictionary;
mod engine;
mod folder;
mod live;
mod read;
mod schema;
mod write;

#[cfg(test)]
mod tests;

use std::path::Path;
use std::time::SystemTime;

use crate::search::{Layers, Reader, SearchError, Synonyms, Writer};

/// Opens the index in `folder` for questions. `synonyms` are other names by which a word
/// of a query is found as well.
///
/// # Errors
/// [`SearchError::NoIndex`], [`SearchError::OtherVersion`], [`SearchError::Damaged`] when a byte of
/// what is looked at before the first question is not the one that was written, or
/// [`SearchError::Unusable`].
pub fn open_reader(folder: &Path, synonyms: Synonyms) -> Result<Box<dyn Reader>, SearchError> {
    open_reader_with(folder, synonyms, Layers::default())
}

/// As [`open_reader`], with some of the ways of finding a word switched off, to measure
/// what each is worth.
///
/// # Errors
/// As [`open_reader`].
#[expect(clippy::needless_pass_by_value, reason = "a reader keeps them")]
pub fn open_reader_with(
    folder: &Path,
    synonyms: Synonyms,
    layers: Layers,
) -> Result<Box<dyn Reader>, SearchError> {
    Ok(Box::new(read::EmbeddedReader::open(folder, &synonyms, layers)?))
}

/// When the index in `folder` last changed: another time after each commit and each rebuild. `None` where there is no
/// index, or the system does not say.
#[must_use]
pub fn changed(folder: &Path) -> Option<SystemTime> {
    folder::changed(folder)
}

/// Opens the index in `folder` for changes; makes one where there is none. With
/// `rebuild` what the folder held is replaced when the changes are committed, whatever
/// its version or state; until then it stays as it is.
///
/// # Errors
/// [`SearchError::Locked`] while another process writes, [`SearchError::ForeignFiles`] when the
/// folder holds anything but an index, [`SearchError::OtherVersion`] and
/// [`SearchError::Damaged`] without `rebuild`, [`SearchError::DiskFull`] and
/// [`SearchError::Unusable`].
pub fn open_writer(folder: &Path, rebuild: bool) -> Result<Box<dyn Writer>, SearchError> {
    Ok(Box::new(write::EmbeddedWriter::open(folder, rebuild)?))
}
