//! Swedish text for searching: normalise, tokenise, stem, split compounds.
//!
//! In goes text, out come tokens, each with its lower-case surface, its stem and, for a compound,
//! the stems of its parts; see [`Analyser`], which is the folder's sentence. Everything is a pure
//! function of the text and of the tables built in: nothing depends on what was analysed before,
//! and no search engine is known here.
//!
//! The steps, in order: [`append_line`] mends words cut at a line end, [`normalise()`] composes
//! letters and drops what cannot be seen, [`tokenise()`] cuts, [`stem()`] and [`Compounds`] analyse
//! each form. [`version()`] changes when any of them gives something else.

mod abbreviations;
mod analyser;
mod compounds;
mod fold;
mod form_hash;
mod irregular;
mod line_end;
mod links;
mod local;
mod lower;
mod names;
mod never_split;
mod normalise;
mod rule;
mod split;
mod stem;
mod suffix_rules;
mod tokenise;
mod verbs;
mod version;
mod vocabulary;

#[cfg(test)]
mod gold;

pub use abbreviations::{Abbreviation, abbreviations};
pub use analyser::{Analysed, Analyser, Origin};
pub use compounds::Compounds;
pub use fold::fold;
pub use line_end::{Mend, append_line, mend_line_end};
pub use local::{analyse, is_known, splits};
pub use lower::lower_in_place;
pub use normalise::{Normalised, normalise, tidy};
pub use split::{Part, Split};
pub use stem::stem;
pub use tokenise::{Kind, Token, Tokens, surface, tokenise};
pub use version::version;
pub use vocabulary::{Knowledge, Vocabulary, VocabularyError, quantised};
