//! Commands that ask the index and print its answer.

pub(super) mod facets;
pub(super) mod meetings;
mod nothing_found;
pub(super) mod search;
pub(super) mod show;
pub(super) mod similar;
pub(super) mod speakers;
pub(super) mod status;
pub(super) mod suggest;
pub(super) mod timeline;
pub(super) mod topics;
