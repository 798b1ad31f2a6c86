//! Do words say that what a sentence tells was decided before this meeting?
//!
//! An earlier decision is cited with its day, its year or its §, before the verb or right behind it.

use crate::lexicon::Class;
use crate::minutes::is_month;

/// So many words behind the verb tell whether the decision is an earlier one.
pub(super) const LONGEST_CITATION: usize = 8;

/// Whether words say that what follows was decided before this meeting.
pub(super) fn is_earlier(words: &[String]) -> bool {
    let counts_votes = || words.iter().any(|word| Class::VoteStem.begins(word));
    words.iter().any(|word| {
        let is_dated = word.contains(|c: char| c.is_ascii_digit()) && !counts_votes();
        is_dated || word.contains('§') || is_month(word) || Class::TellsEarlier.has(word)
    })
}

/// The same behind the verb, up to what was decided: "beslutade den 3 maj 2019, § 45, att".
pub(super) fn is_cited(after: &[String]) -> bool {
    let near = &after[..after.len().min(LONGEST_CITATION)];
    let before_clause = near.iter().position(|word| word == "att");
    // Without a clause, a sum is more often what was decided than a date.
    let is_dated = |word: &String| word.contains('§') || is_month(word) || is_year(word);
    match before_clause {
        Some(end) => is_earlier(&near[..end]),
        None => near.iter().any(|word| is_dated(word) || Class::TellsEarlier.has(word)),
    }
}

fn is_year(word: &str) -> bool {
    let digits = word.get(..4).is_some_and(|year| year.bytes().all(|b| b.is_ascii_digit()));
    digits && (word.starts_with("19") || word.starts_with("20"))
}
