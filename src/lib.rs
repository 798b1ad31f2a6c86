//! Full-text search over Swedish committee minutes.

pub mod app;
pub mod backends;
pub mod check;
pub mod cli;
pub mod ingest;
mod lexicon;
pub mod minutes;
pub mod people;
pub mod query;
pub mod search;
pub mod segment;
pub mod source;
pub mod swedish;
pub mod topics;
