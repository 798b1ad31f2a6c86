//! Which files are there, and what stands on their pages?
//!
//! `files` finds files, `format` turns bytes into pages, `page` says what a page is and lays out
//! what has no layout of its own, `worker` runs the formats in a process that is held to limits,
//! `fault` says why something was not read, and `reader` puts them together. No file, whatever its bytes, makes a reader panic, and no file
//! is read beyond [`MAX_FILE_BYTES`]. What the text means is decided elsewhere.

mod error;
mod fault;
mod file_kind;
mod files;
mod format;
mod page;
mod reader;
mod worker;

pub(crate) use error::DecodeError;
pub use error::SourceError;
pub use fault::{
    BrokenOff, Defect, Excess, FolderFileFault, MissingOcr, Obstacle, PageFault, WorkerFault,
};
pub use file_kind::FileKind;
pub use files::{
    Discovery, FOLDER_FILE, FolderDefaults, Folders, FoundFile, MAX_FILE_BYTES, Takedown, discover,
    location_of, read_small_text,
};
pub use format::{decode, known_endings};
pub use page::{Emphasis, Origin, Page};
pub use reader::{Document, FileReader, Opened, content_hash};
pub use worker::{Confinement, Held, Layer, SelfTest, WORKER_COMMAND, Work, self_test, serve};
