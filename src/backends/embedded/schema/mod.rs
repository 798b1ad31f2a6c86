//! What does an index hold, and in what form?
//!
//! The fields with their names and the version of them all, the analysis of texts as the engine wants
//! it, the marks that tell forms of one word apart, how values are written that the engine keeps as
//! one, and what travels in the commit itself.

pub(super) mod analysis;
mod encoding;
mod fields;
pub(super) mod marks;
mod payload;

pub(super) use encoding::{
    Actor, act_by, date_of, days, explained_name, speaker_and_party, speaker_of_party,
};
pub(super) use fields::{Fields, KIND_FILE, KIND_ITEM, VERSION, column, schema};
pub(super) use payload::Payload;
