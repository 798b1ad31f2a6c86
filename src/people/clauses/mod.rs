//! Who does what in a sentence?
//!
//! A verb of the table in `verbs` needs a subject, which stands before it (`Ulla Ek (S) och Bo Al (M) yrkar`) or
//! right behind it after an opening adverb (`Vidare informerar hon`). A name behind a preposition or in the
//! genitive is not a subject. Who the subjects are, persons or parties, is told by those who ask.

pub(in crate::people) mod acts;
pub(in crate::people) mod doings;
pub(in crate::people) mod sentence;
pub(in crate::people) mod subjects;
pub(in crate::people) mod verbs;
