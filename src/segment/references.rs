//! Which other handlings does an item name, by day and number?
//!
//! "Bordlagt den 29 februari 2024, § 98", "kommunfullmäktiges uppdrag 2022-06-16 § 5": a sign with a
//! number beside a date. The organ is the last body named before the date in the same sentence;
//! where none is named, it is the item's own. Numbers without a date are of no use (they may be of any
//! meeting, or of a law) and are left out.

use chrono::NaiveDate;

use crate::lexicon::Class;
use crate::minutes::{Reference, find_days};

/// How many bytes may stand between a date and the sign: ", punkt 3, ".
const BETWEEN_BYTES: usize = 12;

/// How many bytes before a date its organ is looked for.
const ORGAN_BYTES: usize = 80;

/// The handlings that `text` names, each once, in the order of the text. `own` is the day of the
/// meeting, whose own items are not named by day, and `organ` the one that meets.
#[must_use]
pub(super) fn references(
    text: &str,
    own: Option<NaiveDate>,
    organ: Option<&str>,
) -> Vec<Reference> {
    let meets = organ.unwrap_or_default().to_lowercase();
    if !text.contains('§') {
        return Vec::new();
    }
    let mut found: Vec<Reference> = Vec::new();
    for (at, number) in signs(text) {
        let Some((date, start)) = date_beside(text, at, number) else { continue };
        // "Nämnden" is the one that meets.
        let named = organ_before(text, start);
        let organ = named.filter(|named| !meets.ends_with(&named.to_lowercase()));
        if own == Some(date) && organ.is_none() {
            continue;
        }
        let reference = Reference { date, number: number.to_owned(), organ, id: None };
        if !found.contains(&reference) {
            found.push(reference);
        }
    }
    found
}

/// Every sign with a number behind it: where the sign stands, and the number.
fn signs(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices('§').filter_map(|(at, sign)| {
        let behind = text[at + sign.len()..].trim_start_matches([' ', '\u{a0}', '§']);
        let digits = behind.len() - behind.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        (1..=5).contains(&digits).then(|| (at, &behind[..digits]))
    })
}

/// The date right before a sign, or right behind its number, and where it begins.
fn date_beside(text: &str, at: usize, number: &str) -> Option<(NaiveDate, usize)> {
    let from = text.floor_char_boundary(at.saturating_sub(40));
    let before = find_days(&text[from..at])
        .pop()
        .filter(|day| is_joint(&text[from + day.range.1..at]) && day.year.is_some());
    if let Some(day) = before {
        return Some((day.on_or_after(NaiveDate::MIN)?, from + day.range.0));
    }
    let rest = &text[at..];
    let end = rest.find(number)? + number.len();
    let to = rest.floor_char_boundary((end + 40).min(rest.len()));
    let day = find_days(&rest[end..to]).into_iter().next()?;
    let between = rest[end..end + day.range.0].trim_matches([' ', ',', '(', '\n', '/', '\u{a0}']);
    let is_beside = matches!(between, "" | "den" | "från den") || Class::Dated.has(between);
    let date = day.year.and(day.on_or_after(NaiveDate::MIN))?;
    is_beside.then_some((date, at))
}

/// Whether nothing that parts them stands between a date and a sign.
fn is_joint(between: &str) -> bool {
    between.len() <= BETWEEN_BYTES
        && between.split(|c: char| !c.is_alphanumeric()).all(|word| {
            word.is_empty()
                || matches!(word, "p" | "som")
                || Class::ItemLabel.has(word)
                || word.parse::<u32>().is_ok()
        })
        && !between.contains([';', '•'])
}

/// The last body named before a date in the same sentence, without the ending of its genitive.
fn organ_before(text: &str, date: usize) -> Option<String> {
    let from = text.floor_char_boundary(date.saturating_sub(ORGAN_BYTES));
    let near = &text[from..date];
    let sentence = near.rsplit(['.', '\n', ';', '•']).next().unwrap_or(near);
    let words = sentence.split(|c: char| !c.is_alphanumeric() && c != '-');
    let organ = words.rev().find_map(|word| {
        let lower = word.to_lowercase();
        let bare = lower.strip_suffix('s').unwrap_or(&lower);
        [bare, lower.as_str()].into_iter().find(|form| Class::Organ.ends(form)).map(str::to_owned)
    })?;
    let mut letters = organ.chars();
    let first = letters.next()?;
    Some(first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<String> {
        let own = NaiveDate::from_ymd_opt(2024, 3, 20);
        references(text, own, Some("Byggnadsnämnden"))
            .into_iter()
            .map(|one| {
                format!("{} {} {}", one.organ.as_deref().unwrap_or("-"), one.date, one.number)
            })
            .collect()
    }

    #[test]
    fn a_number_beside_a_date_is_a_reference() {
        assert_eq!(told("Bordlagt den 29 februari 2024, § 98."), ["- 2024-02-29 98"]);
        assert_eq!(told("Bordlagt 2024-02-29 §98"), ["- 2024-02-29 98"]);
        assert_eq!(told("enligt § 98 den 29 februari 2024"), ["- 2024-02-29 98"]);
        assert_eq!(told("(§ 98, 2024-02-29)"), ["- 2024-02-29 98"]);
        assert_eq!(
            told(
                "Bordlagt den 6 mars 2024, § 194, den 13 mars 2024,\n§ 245 och den 10 april 2023, § 3."
            ),
            ["- 2024-03-06 194", "- 2024-03-13 245", "- 2023-04-10 3"]
        );
    }

    #[test]
    fn the_body_named_before_the_date_is_the_organ() {
        assert_eq!(
            told("Redovisning av kommunfullmäktiges uppdrag 2022-06-16 § 5 punkt 1"),
            ["Kommunfullmäktige 2022-06-16 5"]
        );
        assert_eq!(told("Skolnämndens beslut den 2 maj 2023, § 7"), ["Skolnämnden 2023-05-02 7"]);
        assert_eq!(told("nämndens beslut den 2 maj 2023, § 7"), ["- 2023-05-02 7"]);
        assert_eq!(told("Skolnämnden sade nej. Bordlagt den 2 maj 2023, § 7"), ["- 2023-05-02 7"]);
    }

    #[test]
    fn a_number_without_a_date_or_of_this_meeting_is_none() {
        for text in [
            "Enligt 5 kap. § 12 kommunallagen.",
            "Se § 45.",
            "Den 2 maj 2023 beslutade nämnden att ändra § 7 i reglementet.",
            "Protokollet den 20 mars 2024, § 3",
            "den 2 maj § 7",
        ] {
            assert!(told(text).is_empty(), "{text}: {:?}", told(text));
        }
    }
}
