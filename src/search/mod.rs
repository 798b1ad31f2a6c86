//! What is asked of an index, and what does it answer?
//!
//! The contract that both sides speak: the terminal, the web page and the exports on
//! one side, the backends on the other. Requests and responses are plain values, the
//! traits have no default behaviour. Nothing here knows how an index is stored.

mod backend;
mod claim;
mod damage;
mod error;
mod facet;
mod highlight;
mod masked;
mod plan;
mod relax;
mod request;
mod response;
mod synonyms;
mod thesaurus;
mod values;

pub use backend::{
    Edition, FileRecord, IndexInfo, ItemKey, Reader, SourceFile, Storage, TakenDown, Writer,
};
pub use claim::{Claim, Fate, id_hash, text_hash};
pub use damage::{Damage, DamagedFile};
pub use error::{SearchError, Versioned};
pub use facet::{FacetCounts, FacetField, FacetOrder, FacetRow};
pub use highlight::{Matcher, Snippet, snippet};
pub use masked::Masked;
pub use plan::{
    Dictionary, Expansion, ExpansionKind, Layers, Like, Node, OtherWords, Plan, PlannedWord,
    Planner, Reach, Side, SomeOf, TIE, TermField, UNSETTLED, UNSETTLED_WORDS, WordForm, forms,
    pairs, plan, plan_some, run_of,
};
pub use relax::{Relaxation, Widening, relaxations, replaced};
pub use request::{Granularity, Request, Sort};
pub use response::{
    Bin, Contribution, Explanation, Hit, ItemRecord, Meeting, Relaxed, Response, SameCase,
    SpeakerSummary, Suggestion, SuggestionKind, TopicSummary, WordMeaning,
};
pub use synonyms::Synonyms;
pub use thesaurus::{BadSynonyms, Nearness, NoRelation, OtherWord, Thesaurus};
pub use values::{Values, nearest_ids};
