//! What begins so: words of the texts, people, topics.
//!
//! One walk over the dictionary's stretch that begins so, or over all names, each of which brings
//! the number of its items along.

use std::collections::HashMap;

use tantivy::schema::Field;
use tantivy::{Searcher, TantivyError};

use super::super::live;
use super::super::schema::Fields;
use crate::minutes::{fold_name, slug};
use crate::search::{Suggestion, SuggestionKind};

/// Completions of `beginning`: of each kind at most `limit`, the most frequent first.
pub(in crate::backends::embedded) fn suggestions(
    searcher: &Searcher,
    fields: Fields,
    beginning: &str,
    limit: usize,
) -> Result<Vec<Suggestion>, TantivyError> {
    let lower = beginning.trim().to_lowercase();
    if lower.is_empty() {
        return Ok(Vec::new());
    }
    let is_word = |word: &str| word.chars().any(char::is_alphabetic);
    let words = values(searcher, fields.exact, &lower, is_word)?;
    let folded = fold_name(&lower);
    let people = values(searcher, fields.person, "", |name| {
        let name = fold_name(name);
        name.starts_with(&folded) || name.split(' ').any(|word| word.starts_with(&folded))
    })?;
    let topic = slug(&lower);
    let topics = values(searcher, fields.topic, "", |id| id.starts_with(&topic))?;
    let mut found = Vec::new();
    found.extend(top(SuggestionKind::Word, words, limit));
    found.extend(top(SuggestionKind::Person, people, limit));
    found.extend(top(SuggestionKind::Topic, topics, limit));
    Ok(found)
}

/// The values of a field that begin so and are kept, each with the number of its items.
fn values(
    searcher: &Searcher,
    field: Field,
    beginning: &str,
    keep: impl Fn(&str) -> bool,
) -> Result<HashMap<String, u64>, TantivyError> {
    let mut found: HashMap<String, u64> = HashMap::new();
    live::each_beginning(searcher, field, beginning, u64::MAX, |value, items| {
        if let Some(known) = found.get_mut(value) {
            *known += items;
        } else if keep(value) {
            found.insert(value.to_owned(), items);
        }
        true
    })?;
    Ok(found)
}

/// The values that most items have.
fn top(kind: SuggestionKind, values: HashMap<String, u64>, limit: usize) -> Vec<Suggestion> {
    let suggestion = |(text, items)| Suggestion { kind, text, items };
    let mut found: Vec<Suggestion> = values.into_iter().map(suggestion).collect();
    found.sort_by(|a, b| b.items.cmp(&a.items).then_with(|| a.text.cmp(&b.text)));
    found.truncate(limit);
    found
}
