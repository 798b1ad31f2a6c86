//! What begins so: words of the texts, people, topics.

use tantivy::schema::Field;
use tantivy::{Searcher, TantivyError, Term};

use super::schema::Fields;
use super::values::all_values;
use super::word::words_beginning;
use crate::minutes::{fold_name, slug};
use crate::search::{Suggestion, SuggestionKind};

/// Completions of `beginning`: of each kind at most `limit`, the most frequent first.
pub(super) fn suggestions(
    searcher: &Searcher,
    fields: Fields,
    beginning: &str,
    limit: usize,
) -> Result<Vec<Suggestion>, TantivyError> {
    let lower = beginning.trim().to_lowercase();
    if lower.is_empty() {
        return Ok(Vec::new());
    }
    let words = words_beginning(searcher, fields.exact, &lower)?;
    let is_word = |word: &String| word.chars().any(char::is_alphabetic);
    let words = words.into_iter().filter(is_word);
    let folded = fold_name(&lower);
    let people = all_values(searcher, fields.person)?.into_iter().filter(|name| {
        let name = fold_name(name);
        name.starts_with(&folded) || name.split(' ').any(|word| word.starts_with(&folded))
    });
    let topic = slug(&lower);
    let topics =
        all_values(searcher, fields.topic)?.into_iter().filter(|id| id.starts_with(&topic));
    let mut found = Vec::new();
    found.extend(top(searcher, fields.exact, SuggestionKind::Word, words, limit)?);
    found.extend(top(searcher, fields.person, SuggestionKind::Person, people, limit)?);
    found.extend(top(searcher, fields.topic, SuggestionKind::Topic, topics, limit)?);
    Ok(found)
}

/// The values that most items have.
fn top(
    searcher: &Searcher,
    field: Field,
    kind: SuggestionKind,
    values: impl Iterator<Item = String>,
    limit: usize,
) -> Result<Vec<Suggestion>, TantivyError> {
    let mut found = Vec::new();
    for text in values {
        let items = searcher.doc_freq(&Term::from_field_text(field, &text))?;
        found.push(Suggestion { kind, text, items });
    }
    found.sort_by(|a, b| b.items.cmp(&a.items).then_with(|| a.text.cmp(&b.text)));
    found.truncate(limit);
    Ok(found)
}
