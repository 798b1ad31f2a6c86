//! Full-text search over Swedish committee minutes.

pub mod app;
pub mod backends;
pub mod check;
pub mod cli;
pub mod facets;
pub mod ingest;
pub mod minutes;
pub mod query;
pub mod search;
pub mod segment;
pub mod source;
pub mod swedish;
