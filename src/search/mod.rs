//! What is asked of an index, and what does it answer?
//!
//! The contract that both sides speak: the terminal, the web page and the exports on
//! one side, the backends on the other. Requests and responses are plain values, the
//! traits have no default behaviour. Nothing here knows how an index is stored.

mod backend;
mod error;
mod matcher;
mod relax;
mod request;
mod response;
mod snippet;
mod synonyms;

pub use backend::{FileRecord, IndexInfo, ItemKey, Reader, SourceFile, Writer};
pub use error::SearchError;
pub use matcher::Matcher;
pub use relax::{Relaxation, Stage, replaced, stages, without};
pub use request::{FacetField, Granularity, Request, Sort};
pub use response::{
    Bin, Explanation, FacetCounts, Hit, ItemRecord, Meeting, Relaxed, Response, Snippet,
    SpeakerSummary, Suggestion, SuggestionKind, TopicSummary, WordMeaning,
};
pub use snippet::snippet;
pub use synonyms::Synonyms;

/// A hash of an item's title and text: two texts that claim one id are told apart by it.
#[must_use]
pub fn text_hash(item: &crate::minutes::AgendaItem) -> u64 {
    let mut hasher = blake3::Hasher::new();
    hasher.update(item.title.as_bytes());
    hasher.update(b"\0");
    hasher.update(item.body.as_bytes());
    let mut first = [0; 8];
    first.copy_from_slice(&hasher.finalize().as_bytes()[..8]);
    u64::from_le_bytes(first)
}
