//! The names before a colon: which are fields, which are words, and which are mistakes.
//!
//! Aliases are English and Swedish and match without regard to case.
//!
//! A name that is not a field is part of a word when it has one letter (`S:t`), when a digit follows the
//! colon (`kl:09`, `SKR:2`), or when what follows is one of the endings that Swedish sets after the
//! colon of an abbreviation (`SKR:s`, `VIP:arna`), in lower case. Everything else is taken for a
//! mistyped field, since to search it as a word would be to drop a filter in silence.

use super::ast::TextField;
use super::chars::is_name;
use super::filter::{FilterField, read_choice};

/// What a query can name before a colon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    /// A part of the text in which words are looked for.
    Text(TextField),
    /// A property that items are filtered by.
    Filter(FilterField),
}

/// The text fields with their names; the first is the one that is printed and offered.
const TEXT_FIELDS: [(TextField, &[&str]); 2] =
    [(TextField::Title, &["title", "rubrik"]), (TextField::Body, &["body", "text"])];

/// Every field with its names.
fn fields() -> impl Iterator<Item = (Field, &'static [&'static str])> {
    let texts = TEXT_FIELDS.into_iter().map(|(field, names)| (Field::Text(field), names));
    let filters =
        FilterField::ALL.into_iter().map(|field| (Field::Filter(field), field.row().names));
    texts.chain(filters)
}

/// Endings after the colon of an abbreviation, as Svenska skrivregler has them for inflection:
/// genitive, definite and plural forms and their genitives, and the derivation -are.
const ENDINGS: [&str; 28] = [
    "s", "n", "t", "a", "e", "en", "et", "er", "ar", "or", "na", "ns", "ts", "ens", "ets", "ers",
    "ars", "ors", "nas", "arna", "erna", "orna", "arnas", "ernas", "ornas", "are", "aren", "arens",
];

/// What a name before a colon turns out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name {
    Field(Field),
    Word,
    Unknown,
}

/// Decides on a name by itself and by what comes right after its colon.
pub(super) fn read_name(name: &str, after: &str) -> Name {
    let folded = fold(name);
    match fields().find(|(_, names)| names.contains(&folded.as_str())) {
        // "Beslut:" is a standing heading of minutes and gets pasted into queries.
        Some(_) if folded == "beslut" && read_choice(run(after)).is_none() => Name::Word,
        Some((field, _)) => Name::Field(field),
        None if name.chars().nth(1).is_none() => Name::Word,
        None if after.starts_with(|c: char| c.is_numeric()) => Name::Word,
        None if ENDINGS.contains(&run(after)) => Name::Word,
        None => Name::Unknown,
    }
}

/// The letters that a text begins with.
fn run(text: &str) -> &str {
    text.find(|c| !is_name(c)).map_or(text, |end| &text[..end])
}

/// Lower case, and the decomposed letters that field names can have composed.
fn fold(name: &str) -> String {
    name.to_lowercase().replace("a\u{30a}", "å").replace("a\u{308}", "ä").replace("o\u{308}", "ö")
}

impl TextField {
    /// The field's first name.
    pub(super) fn name(self) -> &'static str {
        TEXT_FIELDS.iter().find(|(field, _)| *field == self).map_or("", |(_, names)| names[0])
    }
}

/// The hint for an unknown field: the nearest name, if one is near, and all fields.
pub(super) fn field_hint(name: &str) -> String {
    let all: Vec<&str> = fields().map(|(_, names)| names[0]).collect();
    let all = all.join(", ");
    match nearest(name) {
        Some(near) => format!("did you mean {near}:? the fields are {all}"),
        None => format!("the fields are {all}; put quotes around it to search it as words"),
    }
}

/// The name or alias with the fewest edits, when at most a third of its letters, or one, differ.
fn nearest(name: &str) -> Option<&'static str> {
    let folded: Vec<char> = fold(name).chars().collect();
    fields()
        .flat_map(|(_, names)| names.iter().copied())
        .map(|known| (edits(&folded, known), known))
        .filter(|(edits, known)| *edits <= (known.chars().count() / 3).max(1))
        .min_by_key(|(edits, _)| *edits)
        .map(|(_, known)| known)
}

/// How many letters to insert, delete, change or swap with a neighbour to get from one name to the other.
fn edits(typed: &[char], known: &str) -> usize {
    let known: Vec<char> = known.chars().collect();
    // A name that is longer by more than any limit is far from all; this bounds the table.
    if typed.len() > 2 * known.len() + 2 {
        return typed.len();
    }
    let mut table = vec![vec![0; known.len() + 1]; typed.len() + 1];
    for i in 0..=typed.len() {
        for j in 0..=known.len() {
            table[i][j] = if i == 0 || j == 0 {
                i + j
            } else {
                let changed = table[i - 1][j - 1] + usize::from(typed[i - 1] != known[j - 1]);
                let mut least = changed.min(table[i - 1][j] + 1).min(table[i][j - 1] + 1);
                let swapped =
                    i > 1 && j > 1 && typed[i - 1] == known[j - 2] && typed[i - 2] == known[j - 1];
                if swapped {
                    least = least.min(table[i - 2][j - 2] + 1);
                }
                least
            };
        }
    }
    table[typed.len()][known.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_aliases_match_without_regard_to_case() {
        for (field, names) in fields() {
            for name in names {
                assert_eq!(read_name(name, "ja"), Name::Field(field), "{name}");
                assert_eq!(read_name(&name.to_uppercase(), "ja"), Name::Field(field), "{name}");
            }
        }
        assert_eq!(read_name("a\u{30a}r", "2021"), Name::Field(Field::Filter(FilterField::Year)));
    }

    #[test]
    fn beslut_is_a_field_only_before_yes_or_no() {
        assert_eq!(read_name("beslut", "ja"), Name::Field(Field::Filter(FilterField::Decided)));
        assert_eq!(read_name("Beslut", "NEJ)"), Name::Field(Field::Filter(FilterField::Decided)));
        assert_eq!(read_name("beslut", "jag"), Name::Word);
        assert_eq!(read_name("Beslut", " Informationen"), Name::Word);
        assert_eq!(read_name("decided", "maybe"), Name::Field(Field::Filter(FilterField::Decided)));
    }

    #[test]
    fn endings_and_digits_after_a_colon_make_a_word() {
        for (name, after) in
            [("SKR", "s"), ("VIP", "arna"), ("SRB", "s-möte"), ("kl", "09"), ("S", "t")]
        {
            assert_eq!(read_name(name, after), Name::Word, "{name}:{after}");
        }
        for (name, after) in [("SKR", "S"), ("skr", "sten"), ("spekaer", "Jan"), ("foo", "\"x\"")] {
            assert_eq!(read_name(name, after), Name::Unknown, "{name}:{after}");
        }
    }

    #[test]
    fn a_mistyped_field_is_near_the_right_one() {
        assert_eq!(nearest("spekaer"), Some("speaker"));
        assert_eq!(nearest("namnd"), Some("nämnd"));
        assert_eq!(nearest("ar"), Some("år"));
        assert_eq!(nearest("Talar"), Some("talare"));
        assert_eq!(nearest("koppling"), None);
        assert_eq!(nearest(&"x".repeat(4000)), None);
    }

    #[test]
    fn every_field_has_a_name() {
        assert!(fields().all(|(_, names)| !names.is_empty()));
    }
}
