//! Which values of a field does a filter mean?
//!
//! In goes a value as typed, out come the values that exist and are meant: persons by
//! any order of names or the family name alone, organs and authorities by their whole
//! name or by words of it, parties and topics by their letters. A value that means
//! nothing is an error that offers the nearest ones.

use tantivy::Searcher;
use tantivy::schema::Field;

use super::writer::person;
use crate::minutes::{PersonName, slug};
use crate::search::SearchError;

/// How many near values are offered.
const OFFERED: usize = 5;
/// Jaro-Winkler similarity below which a value is not near: below it, the offers for a
/// mistyped Swedish name are mostly other names.
const NEAR: f64 = 0.72;

/// All values of a field, each once, sorted.
pub(super) fn all_values(
    searcher: &Searcher,
    field: Field,
) -> Result<Vec<String>, tantivy::TantivyError> {
    let mut values = Vec::new();
    for segment in searcher.segment_readers() {
        let terms = segment.inverted_index(field)?;
        let mut stream = terms.terms().stream()?;
        while stream.advance() {
            if let Ok(value) = std::str::from_utf8(stream.key()) {
                values.push(value.to_owned());
            }
        }
    }
    values.sort_unstable();
    values.dedup();
    Ok(values)
}

/// The persons of `values` that `asked` means.
pub(super) fn persons(values: &[String], asked: &str) -> Vec<String> {
    let asked = person(asked);
    values.iter().filter(|value| asked.means(&PersonName::parse(value))).cloned().collect()
}

/// The names of `values` that `asked` means: the one that is equal but for case and
/// signs, else all that contain every word of it, which may stand there in the genitive
/// (`Göteborg` is *Göteborgs Stad*).
pub(super) fn names(values: &[String], asked: &str) -> Vec<String> {
    let asked = slug(asked);
    if asked.is_empty() {
        return Vec::new();
    }
    let equal: Vec<String> = values.iter().filter(|value| slug(value) == asked).cloned().collect();
    if !equal.is_empty() {
        return equal;
    }
    let has_words = |value: &&String| {
        let words = slug(value);
        asked.split('-').all(|word| {
            words.split('-').any(|other| {
                other.strip_prefix(word).is_some_and(|end| end.is_empty() || end == "s")
            })
        })
    };
    values.iter().filter(has_words).cloned().collect()
}

/// The value of `values` that is equal to `asked` but for case and signs.
pub(super) fn codes(values: &[String], asked: &str) -> Vec<String> {
    let asked = slug(asked);
    values.iter().filter(|value| slug(value) == asked).cloned().collect()
}

/// The error for a value that nothing has.
pub(super) fn unknown(field: &'static str, asked: &str, values: &[String]) -> SearchError {
    SearchError::UnknownValue { field, value: asked.to_owned(), nearest: nearest(values, asked) }
}

/// The values most like `asked`, best first: compared whole and word by word, so that
/// a mistyped family name finds its bearers.
pub(super) fn nearest(values: &[String], asked: &str) -> Vec<String> {
    let folded = slug(asked);
    let similarity = |value: &str| {
        let value = slug(value);
        let whole = strsim::jaro_winkler(&folded, &value);
        let words = value.split('-').map(|word| strsim::jaro_winkler(&folded, word));
        // A likeness of one word counts a little less than one of the whole name.
        words.fold(whole, |best, word| best.max(word * 0.98))
    };
    let mut near: Vec<(f64, &String)> =
        values.iter().map(|value| (similarity(value), value)).filter(|(s, _)| *s >= NEAR).collect();
    near.sort_by(|(a, left), (b, right)| b.total_cmp(a).then_with(|| left.cmp(right)));
    near.into_iter().take(OFFERED).map(|(_, value)| value.clone()).collect()
}

/// The ids most like one that does not exist: those that share the longest beginning,
/// which is organ and date, then the nearest in spelling.
pub(super) fn nearest_ids(ids: &[String], asked: &str) -> Vec<String> {
    let shared = |id: &str| id.bytes().zip(asked.bytes()).take_while(|(a, b)| a == b).count();
    let mut near: Vec<(usize, f64, &String)> =
        ids.iter().map(|id| (shared(id), strsim::jaro_winkler(id, asked), id)).collect();
    near.sort_by(|a, b| b.0.cmp(&a.0).then(b.1.total_cmp(&a.1)).then(a.2.cmp(b.2)));
    near.into_iter()
        .filter(|(_, like, _)| *like >= NEAR)
        .take(OFFERED)
        .map(|n| n.2.clone())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(list: &[&str]) -> Vec<String> {
        list.iter().map(|value| (*value).to_owned()).collect()
    }

    #[test]
    fn organs_are_found_whole_before_by_words() {
        let organs =
            values(&["Kommunstyrelsen", "Kommunstyrelsen arbetsutskott", "Nämnden för vård"]);
        assert_eq!(names(&organs, "kommunstyrelsen"), ["Kommunstyrelsen"]);
        assert_eq!(names(&organs, "vård"), ["Nämnden för vård"]);
        assert_eq!(names(&organs, "skola"), [""; 0]);
        let authorities = values(&["Göteborgs Stad", "Göteborgsregionen"]);
        assert_eq!(names(&authorities, "göteborg"), ["Göteborgs Stad"]);
    }

    #[test]
    fn mistyped_names_are_offered() {
        let people = values(&["Jan Smedjegård", "Maria Lind", "Bo Ek"]);
        assert_eq!(nearest(&people, "Smedjegard"), ["Jan Smedjegård"]);
        assert_eq!(nearest(&people, "smejdegård")[0], "Jan Smedjegård");
        assert_eq!(nearest(&people, "xqzw"), [""; 0]);
    }
}
