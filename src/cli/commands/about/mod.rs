//! Commands about the program itself, which need neither an index nor minutes.

pub(super) mod completions;
pub(super) mod config;
pub(super) mod man;
#[cfg(feature = "serve")]
pub(super) mod serve;
