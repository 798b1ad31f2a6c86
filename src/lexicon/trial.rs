//! A word that is taken away from a class for a while, and which words were met.
//!
//! Kept by thread, so that trials in several tests do not meet.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};

use regex::Regex;

use super::class::Class;

/// A use of a word.
pub(super) type Use = (&'static str, Class);

/// What is going on on this thread.
#[derive(Default)]
struct Trial {
    /// The use that is taken away.
    without: Option<Use>,
    /// Uses that were met.
    met: BTreeSet<Use>,
    /// Patterns without what is taken away, by their forms.
    patterns: HashMap<String, Regex>,
}

thread_local! {
    static TRIAL: RefCell<Trial> = RefCell::default();
}

/// Whether a word is there, and that it was met.
pub(super) fn holds(class: Class, word: &'static str) -> bool {
    TRIAL.with_borrow_mut(|trial| {
        trial.met.insert((word, class));
        trial.without != Some((word, class))
    })
}

/// The use that is taken away.
pub(super) fn without() -> Option<Use> {
    TRIAL.with_borrow(|trial| trial.without)
}

/// The uses that were met since the last word was taken away.
pub(super) fn met() -> BTreeSet<Use> {
    TRIAL.with_borrow(|trial| trial.met.clone())
}

/// A pattern without what is taken away, made once.
pub(super) fn pattern(form: &str, make: impl FnOnce() -> Regex) -> Regex {
    if let Some(known) = TRIAL.with_borrow(|trial| trial.patterns.get(form).cloned()) {
        return known;
    }
    let regex = make();
    TRIAL.with_borrow_mut(|trial| trial.patterns.insert(form.to_owned(), regex.clone()));
    regex
}

/// Takes a word away from a class, or nothing any more.
pub(super) fn take_away(without: Option<Use>) {
    TRIAL.with_borrow_mut(|trial| {
        *trial = Trial { without, ..Trial::default() };
    });
}
