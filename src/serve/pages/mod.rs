//! Pages for people: markup that works without a script, in two languages.

pub(super) mod compare;
pub(super) mod coverage;
pub(super) mod item;
mod layout;
pub(super) mod meetings;
pub(super) mod parts;
pub(super) mod people;
pub(super) mod search;
pub(super) mod texts;
pub(super) mod topics;
