//! What does a person's name look like?
//!
//! Words with capitals, between which particles stand. In running text a full stop ends a name unless an initial
//! stands before it; in a list there may be a nickname besides ("Anna 'Nick' Ek"), and whatever is cut off there is
//! judged by `super`. Whether it is a person's is not decided here.

use std::sync::LazyLock;

use crate::lexicon::Pattern;

/// A place in a text that looks like a name.
pub(in crate::people) struct Shape<'t> {
    /// First byte of the name.
    pub(in crate::people) start: usize,
    /// Byte behind the name and what stands in brackets behind it.
    pub(in crate::people) end: usize,
    pub(in crate::people) name: &'t str,
    /// What stands in the brackets: up to five letters or a dash, as the letters of parties do.
    pub(in crate::people) brackets: Option<&'t str>,
}

/// A word with a capital, and its parts behind hyphens.
const WORD: &str = r"\p{Lu}[\p{L}'’]*(?:-\p{Lu}[\p{L}'’]+)*";

/// The same where somebody listed it, perhaps with initials or in small letters behind the hyphen.
const LISTED_WORD: &str = r"\p{Lu}[\p{L}'’.-]*";

/// Two to five words, and the brackets if any. The engine tracks no groups, which would be ten times the work.
fn in_text() -> String {
    format!(
        r"{WORD}(?: (?:{{particle}} )?(?:\p{{Lu}}\.|{WORD})){{1,4}}(?: ?\((?:\p{{L}}{{1,5}}|-|–)\))?"
    )
}

static IN_TEXT: LazyLock<Pattern> = LazyLock::new(|| Pattern::of(&in_text()));
static AT_START: LazyLock<Pattern> = LazyLock::new(|| Pattern::of(&format!("^{}", in_text())));
static LISTED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::of(&format!(
        r#"^{LISTED_WORD}(?: ['"”“’‘]\p{{L}}[\p{{L}} ]{{0,20}}['"”’]| \(\p{{Lu}}\p{{Ll}}{{2,15}}\))?(?: (?:{LISTED_WORD}|{{list_particle}}|{{particle}})){{1,4}}"#
    ))
});

impl<'t> Shape<'t> {
    fn of(start: usize, whole: &'t str) -> Self {
        let inner = whole.strip_suffix(')').and_then(|found| found.rsplit_once('('));
        let (name, brackets) =
            inner.map_or((whole, None), |(name, letters)| (name.trim_end(), Some(letters)));
        Self { start, end: start + whole.len(), name, brackets }
    }
}

/// The places of a running text that look like names, in order and apart from each other.
pub(in crate::people) fn shapes_in(text: &str) -> impl Iterator<Item = Shape<'_>> {
    IN_TEXT.find_iter(text).map(|found| Shape::of(found.start(), found.as_str()))
}

/// The first of them that begins at byte `from` or behind it.
pub(in crate::people) fn shape_from(text: &str, from: usize) -> Option<Shape<'_>> {
    let found = IN_TEXT.find_at(text, from)?;
    Some(Shape::of(found.start(), found.as_str()))
}

/// What looks like a name at the start of running text.
pub(in crate::people) fn shape_at_start(text: &str) -> Option<Shape<'_>> {
    let found = AT_START.find(text)?;
    Some(Shape::of(found.start(), found.as_str()))
}

/// What looks like a name at the start of an entry of a list, perhaps with words behind it that are not part of it.
pub(in crate::people) fn listed_shape(entry: &str) -> Option<&str> {
    Some(LISTED.find(entry)?.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_text_end_at_a_stop_and_keep_their_brackets() {
        let text = "Anna Ek (S), Bo von Al och Karl-Johan E. Ros. Hon svarar.";
        let found: Vec<_> = shapes_in(text).map(|shape| (shape.name, shape.brackets)).collect();
        let expected = [("Anna Ek", Some("S")), ("Bo von Al", None), ("Karl-Johan E. Ros", None)];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_listed_name_may_have_initials_and_a_nickname() {
        for name in ["B. Ask", "K-G Ek", "Anna 'Nick' Ek", "Karl-johan Ek", "Anna (Nicke) Ek"] {
            assert_eq!(listed_shape(&format!("{name}, Sala")), Some(name));
        }
        assert_eq!(listed_shape("anna ek"), None);
    }
}
