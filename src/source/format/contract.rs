//! What must a format be able to do?
//!
//! Pages are handed on one after another and not returned, so that those read before a fault are
//! kept and a worker can tell of them while it reads on.

use crate::source::DecodeError;
use crate::source::page::PageSink;

/// A file format: bytes to pages.
pub(in crate::source) trait Format: Sync {
    /// The format's name with article, as in "is not a text file".
    fn name(&self) -> &'static str;
    /// File endings without dot, lower case.
    fn endings(&self) -> &'static [&'static str];
    /// Whether the bytes are plainly of this format, whatever the file's ending says.
    fn claims(&self, _bytes: &[u8]) -> bool {
        false
    }
    /// Whether the bytes are letters and nothing more, so that reading them cannot go wrong in
    /// ways that need a process of its own.
    fn is_plain(&self) -> bool {
        false
    }
    /// Hands the pages of a file of this format to `sink`, one after another, so that what was
    /// read before a fault is not lost. What `sink` refuses ends the reading.
    fn read(&self, bytes: &[u8], sink: &mut PageSink<'_>) -> Result<(), DecodeError>;
    /// As [`Format::read`], with a choice; formats that leave no choice ignore it.
    fn read_with(
        &self,
        bytes: &[u8],
        _options: Options,
        sink: &mut PageSink<'_>,
    ) -> Result<(), DecodeError> {
        self.read(bytes, sink)
    }
}

/// What may be chosen of how a file is read.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::source) struct Options {
    /// Whether pages that are images are read by OCR.
    pub ocr: bool,
}
