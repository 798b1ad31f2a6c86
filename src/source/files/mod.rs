//! Which files are there, and what do their folders say of them?
//!
//! Everything that asks the file system by path is here, so that its traps are met in one place:
//! links and loops, pipes and devices, files that grow while they are read, a folder that is named
//! in two ways.

mod discover;
mod folder;
mod location;
mod regular_file;
mod small_file;

pub use discover::{Discovery, FoundFile, discover};
pub use folder::{FOLDER_FILE, FolderDefaults, Folders, Takedown};
pub use location::location_of;
pub use regular_file::MAX_FILE_BYTES;
pub(in crate::source) use regular_file::read as read_regular_file;
pub use small_file::read_small_text;
