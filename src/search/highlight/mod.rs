//! Where in an item is what was looked for, and which passage shows it?
//!
//! Found by analysing the stored text again and not by what an index keeps, so that every backend
//! marks the same places.

mod matcher;
mod snippet;

pub use matcher::Matcher;
pub use snippet::{Snippet, snippet};
