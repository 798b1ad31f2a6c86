//! Which words stand in a clause about something in the sentence, and are not its main verb?
//!
//! "Motioner som väckts i maj antecknas": behind "som" stands one verb of its own, the next is the
//! main verb, unless "och" joins it to the one before. Without a verb that shows by its form the
//! clause is taken to last until a pause.

use super::tokens::Token;
use crate::lexicon::Class;

/// Where in such clauses a sentence is.
#[derive(Debug, Default)]
pub(super) struct Relative {
    /// Where the last one began.
    from: Option<usize>,
    has_verb: bool,
}

impl Relative {
    /// Whether the word at `at` stands in one. Words are asked for in their order.
    pub(super) fn holds(&mut self, tokens: &[Token<'_>], at: usize) -> bool {
        let word = &tokens[at];
        if at > 0 && tokens[at - 1].pause {
            self.from = None;
        }
        if at > 0 && Class::OfAnother.has(&word.lower) {
            (self.from, self.has_verb) = (Some(at), false);
            return true;
        }
        let Some(from) = self.from else { return false };
        let joined = Class::Coordinating.has(&tokens[at - 1].lower);
        if self.has_verb
            && word.lower.ends_with('s')
            && !joined
            && !is_subordinate(tokens, from, at)
        {
            return false;
        }
        self.has_verb |= Class::Auxiliary.has(&word.lower) || is_verb_behind(tokens, from, at);
        true
    }
}

/// Whether a word is by its place and form the verb of the clause that begins at `from`.
fn is_verb_behind(tokens: &[Token<'_>], from: usize, at: usize) -> bool {
    const LONGEST_ADVERB: usize = 4;
    const MOST_ADVERBS: usize = 2;
    let between = &tokens[from + 1..at];
    let has_form = ["r", "s", "de", "te", "ts"].iter().any(|end| tokens[at].lower.ends_with(end));
    has_form
        && tokens[from].lower == "som"
        && between.len() <= MOST_ADVERBS
        && between.iter().all(|word| word.lower.chars().count() <= LONGEST_ADVERB)
}

/// Whether a clause with "att", "när" and the like, which has a verb of its own, begins between.
/// Behind "att" an infinitive stands as well.
fn is_subordinate(tokens: &[Token<'_>], from: usize, at: usize) -> bool {
    (from + 1..at).any(|word| {
        let infinitive = || {
            let next = tokens.get(word + 1);
            next.is_some_and(|verb| verb.lower.ends_with('a') || verb.lower.ends_with('å'))
        };
        let opens = Class::ClauseWord.has(&tokens[word].lower);
        opens && !(tokens[word].lower == "att" && infinitive())
    })
}
