//! What is asked of an index, and what does it answer?
//!
//! The contract that both sides speak: the terminal, the web page and the exports on
//! one side, the backends on the other. Requests and responses are plain values, the
//! traits have no default behaviour. Nothing here knows how an index is stored.

mod backend;
mod error;
mod request;
mod response;
mod snippet;

pub use backend::{IndexInfo, Reader, SourceFile, Writer};
pub use error::SearchError;
pub use request::{FacetField, Granularity, Request, Sort};
pub use response::{
    Bin, Explanation, FacetCounts, Hit, ItemRecord, Meeting, Relaxed, Response, Snippet, SpeakerSummary,
    TopicSummary, WordMeaning,
};
pub use snippet::snippet;
