//! The analyser of the thread at hand.
//!
//! Analysis is cached per word form, and a cache is worth most when everything that runs on a
//! thread shares it: topics, indexing and highlights meet the same words. So each thread has one
//! analyser, made when it is first needed.

use std::cell::RefCell;
use std::sync::{Arc, LazyLock};

use super::{Analysed, Analyser, Compounds};

/// The built-in splitter, read once.
static COMPOUNDS: LazyLock<Arc<Compounds>> = LazyLock::new(|| {
    // The bytes are part of the program and a test reads them, so this cannot fail in a build that
    // passed its tests.
    Arc::new(Compounds::built_in().expect("the embedded vocabulary is readable"))
});

thread_local! {
    static ANALYSER: RefCell<Analyser> = RefCell::new(Analyser::with(Arc::clone(&COMPOUNDS)));
}

/// Calls `sink` for every token of `text`, as [`Analyser::analyse`] does. `text` should be
/// normalised. A sink that calls this function again gets an analyser without memory.
pub fn analyse(text: &str, sink: impl FnMut(Analysed<'_>)) {
    ANALYSER.with(|analyser| match analyser.try_borrow_mut() {
        Ok(mut analyser) => analyser.analyse(text, sink),
        Err(_) => Analyser::with(Arc::clone(&COMPOUNDS)).analyse(text, sink),
    });
}

/// The built-in splitter.
#[must_use]
pub fn splits() -> &'static Compounds {
    &COMPOUNDS
}

/// Whether `word`, which is lower-case and composed, is spelt as a word is: the vocabulary has it, or it is a
/// compound that ends in a word of the vocabulary as it stands there. (A split takes the last part in
/// any form that its stem may have, and so in some misspellings too.)
#[must_use]
pub fn is_spelt(word: &str) -> bool {
    let ends_in_word = || {
        let split = COMPOUNDS.split(word)?;
        let last = word.get(split.parts.last()?.range.clone())?;
        Some(COMPOUNDS.has_word(last))
    };
    COMPOUNDS.has_word(word) || ends_in_word() == Some(true)
}

/// Whether `word`, which is lower-case and composed, is a word as far as the vocabulary can tell:
/// it has the word itself, or the word is a compound of such. Names and rare words are unknown,
/// so this says something of texts and little of a single word.
#[must_use]
pub fn is_known(word: &str) -> bool {
    COMPOUNDS.has_word(word) || COMPOUNDS.split(word).is_some()
}
