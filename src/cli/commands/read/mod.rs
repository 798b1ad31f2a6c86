//! Commands that read the files of minutes: into the index, to compare it with them, or without one.

pub(super) mod check;
pub(super) mod extract_worker;
pub(super) mod ingest;
pub(super) mod parse;
