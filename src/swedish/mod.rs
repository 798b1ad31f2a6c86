//! Swedish text for searching: normalise, tokenise, stem, split compounds.
//!
//! Each token has its lower-case surface, its stem and, for a compound, the stems of its parts;
//! [`Analyser`] puts the whole chain together. Everything is a pure function of the text and of
//! the tables built in: nothing depends on what was analysed before, and no search engine is known
//! here.
//!
//! The steps, in order: [`append_line`] mends words cut at a line end, [`normalise()`] composes
//! letters and drops what cannot be seen, [`tokenise()`] cuts, [`stem()`] and [`Compounds`] analyse
//! each form. [`version()`] changes when any of them gives something else.

mod abbreviations;
mod analyser;
mod compounds;
mod form_hash;
mod function_words;
mod local;
mod names;
mod normalise;
mod stem;
mod tokenise;
mod version;
mod word_class;

#[cfg(test)]
mod gold;

pub use abbreviations::{Abbreviation, abbreviations};
pub use analyser::{Analysed, Analyser, Origin};
pub use compounds::{Compounds, Knowledge, Part, Split, Vocabulary, VocabularyError, quantised};
pub use function_words::is_function_word;
pub use local::{analyse, is_known, is_spelt, splits};
pub use normalise::{
    Mend, Normalised, append_line, fold, lower_in_place, mend_line_end, normalise, tidy,
};
pub use stem::stem;
pub use tokenise::{Kind, Token, Tokens, surface, tokenise};
pub use version::version;
pub use word_class::may_be_one_word;
