//! Full-text search over Swedish committee minutes.

pub mod facets;
pub mod minutes;
pub mod segment;
pub mod source;
pub mod swedish;
