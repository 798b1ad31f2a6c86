//! What may a worker use?

use std::time::Duration;

/// What one worker may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::source) struct Limits {
    /// Address space in bytes, on top of what its input takes.
    pub memory_bytes: u64,
    /// Processor time in seconds.
    pub cpu_seconds: u64,
    /// Time without a new page.
    pub silence: Duration,
    /// Time in all.
    pub wall: Duration,
    /// What it may write, in bytes.
    pub output_bytes: u64,
}

/// Bytes in a mebibyte.
const MIB: u64 = 1024 * 1024;

impl Limits {
    /// Limits for a file without OCR. The largest of 57 real PDF files needed under 64 MiB and a
    /// file of 900 pages 2 s, so an honest file stays far below these.
    pub(in crate::source) const TEXT: Self = Self {
        memory_bytes: 256 * MIB,
        cpu_seconds: 20,
        silence: Duration::from_secs(30),
        wall: Duration::from_mins(1),
        output_bytes: 32 * MIB,
    };

    /// Limits for a file with OCR, which takes some 3 s a page and an image of it in memory.
    /// `tesseract` is a process of its own with the same limits.
    pub(in crate::source) const OCR: Self = Self {
        memory_bytes: 1024 * MIB,
        cpu_seconds: 120,
        silence: Duration::from_mins(2),
        wall: Duration::from_hours(1),
        output_bytes: 32 * MIB,
    };
}
