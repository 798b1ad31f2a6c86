//! The id of an agenda item: `[authority/]organ/date/number`.

use std::collections::HashMap;
use std::fmt;

use chrono::NaiveDate;

use super::super::personal_number::mask;

/// A slug: lower-case `a–z`, digits and single dashes.
///
/// å and ä become a, ö becomes o, é becomes e, every other run of characters one
/// dash. An empty result means the text had no letter or digit.
#[must_use]
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        let plain = match c {
            'å' | 'ä' | 'à' | 'á' | 'â' | 'ã' | 'æ' => 'a',
            'ö' | 'ø' | 'ó' | 'ò' | 'ô' | 'õ' => 'o',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'ü' | 'ú' | 'ù' | 'û' => 'u',
            'í' | 'ì' | 'î' | 'ï' => 'i',
            'ç' | 'ć' | 'č' => 'c',
            'š' | 'ś' => 's',
            'ž' | 'ź' | 'ż' => 'z',
            'ñ' | 'ń' => 'n',
            // A combining mark belongs to the letter before it.
            '\u{300}'..='\u{36f}' => continue,
            c if c.is_ascii_alphanumeric() => c,
            _ => {
                if !slug.is_empty() && !slug.ends_with('-') {
                    slug.push('-');
                }
                continue;
            }
        };
        slug.push(plain);
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// Hexadecimal digits of the hash that tell apart texts of one id.
const HASH_DIGITS: usize = 8;

/// What stands behind `~` at the end of an id and tells it from others that would be the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdEnding<'a> {
    /// The number stands in the file for this time, from 2.
    Again(&'a str),
    /// Several texts claim the id, and this is the part of the text's hash that tells them apart.
    Apart(&'a str),
}

/// The id without its ending, and the ending. `None` where it has none.
#[must_use]
pub fn split_id(id: &str) -> Option<(&str, IdEnding<'_>)> {
    let (before, ending) = id.rsplit_once('~')?;
    let is_number = !ending.is_empty() && ending.bytes().all(|b| b.is_ascii_digit());
    let is_hash = ending.len() == HASH_DIGITS && ending.bytes().all(|b| b.is_ascii_hexdigit());
    // No file has a number ten million times.
    let ending = match (is_hash, is_number) {
        (true, _) => IdEnding::Apart(ending),
        (false, true) => IdEnding::Again(ending),
        (false, false) => return None,
    };
    Some((before, ending))
}

/// The id as it was wanted, without its endings.
#[must_use]
pub fn base_id(id: &str) -> &str {
    split_id(id).map_or(id, |(before, _)| base_id(before))
}

/// The id that several texts claim, of one made by [`id_apart`].
#[must_use]
pub fn claimed_id(id: &str) -> Option<&str> {
    match split_id(id)? {
        (claimed, IdEnding::Apart(_)) => Some(claimed),
        (_, IdEnding::Again(_)) => None,
    }
}

/// The id of the text with this hash where several texts claim `id`.
#[must_use]
pub fn id_apart(id: &str, text_hash: u64) -> String {
    format!("{id}~{:.HASH_DIGITS$}", format!("{text_hash:016x}"))
}

/// Makes the ids of one meeting's items, each only once.
#[derive(Debug)]
pub struct ItemId {
    meeting: String,
    given: HashMap<String, u32>,
}

impl ItemId {
    /// Ids for the meeting of `organ` on `date`; what is unknown is left out, except
    /// that the organ's place is taken by `fallback` (the file's name).
    #[must_use]
    pub fn of_meeting(
        authority: Option<&str>,
        organ: Option<&str>,
        date: Option<NaiveDate>,
        fallback: &str,
    ) -> Self {
        let mut parts = Vec::new();
        // An id is shown as it is, so no personal number is in it.
        parts.extend(authority.map(|authority| slug(&mask(authority))));
        parts.push(slug(&mask(organ.unwrap_or(fallback))));
        parts.extend(date.map(|date| date.format("%Y-%m-%d").to_string()));
        parts.retain(|part| !part.is_empty());
        Self { meeting: parts.join("/"), given: HashMap::new() }
    }

    /// The id of the item with `number`, or at `position` (from 1) when it has none.
    /// The same number a second time within the file gets `~2`.
    pub fn item(&mut self, number: Option<&str>, position: usize) -> String {
        let last = match number.map(slug).filter(|number| !number.is_empty()) {
            Some(number) => number,
            None => format!("i{position}"),
        };
        let times = self.given.entry(last.clone()).or_insert(0);
        *times += 1;
        match *times {
            1 => format!("{}/{last}", self.meeting),
            again => format!("{}/{last}~{again}", self.meeting),
        }
    }
}

/// By what the items of a meeting are put in order: the figures of their numbers, then what follows
/// them; items without a number come last.
#[must_use]
pub fn number_order(number: Option<&str>) -> (u32, String) {
    let Some(number) = number else { return (u32::MAX, String::new()) };
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    (number[..digits].parse().unwrap_or(u32::MAX), number[digits..].to_lowercase())
}

impl fmt::Display for ItemId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.meeting)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_keep_letters_and_join_the_rest() {
        assert_eq!(slug("Samverkansgruppen barn/unga"), "samverkansgruppen-barn-unga");
        assert_eq!(slug("  Vård- & Omsorg… "), "vard-omsorg");
        assert_eq!(slug("Fo\u{308}ra\u{308}ldrar"), "foraldrar");
        assert_eq!(slug("§§"), "");
    }

    #[test]
    fn an_id_names_organ_date_and_number() {
        let date = NaiveDate::from_ymd_opt(2022, 2, 18);
        let mut ids = ItemId::of_meeting(Some("Ekefors kommun"), Some("Nämnden"), date, "x.txt");
        assert_eq!(ids.item(Some("4"), 1), "ekefors-kommun/namnden/2022-02-18/4");
        assert_eq!(ids.item(Some("4"), 2), "ekefors-kommun/namnden/2022-02-18/4~2");
        assert_eq!(ids.item(None, 3), "ekefors-kommun/namnden/2022-02-18/i3");
    }

    #[test]
    fn items_stand_in_the_order_of_their_numbers() {
        let mut numbers = [Some("10"), None, Some("2b"), Some("2a"), Some("9"), Some("2")];
        numbers.sort_by_key(|number| number_order(*number));
        assert_eq!(numbers, [Some("2"), Some("2a"), Some("2b"), Some("9"), Some("10"), None]);
    }

    #[test]
    fn an_id_given_again_is_told_by_its_end() {
        assert_eq!(base_id("ks/2024-02-06/4~2"), "ks/2024-02-06/4");
        assert_eq!(base_id("ks/2024-02-06/4~2~01234567"), "ks/2024-02-06/4");
        assert_eq!(base_id("ks~x/4"), "ks~x/4");
    }

    #[test]
    fn an_id_apart_tells_what_was_claimed_and_by_which_text() {
        let id = id_apart("ks/2024-02-06/4", 0x0123_4567_89ab_cdef);
        assert_eq!(split_id(&id), Some(("ks/2024-02-06/4", IdEnding::Apart("01234567"))));
        assert_eq!(claimed_id(&id), Some("ks/2024-02-06/4"));
        // The second § 4 of one file.
        assert_eq!(claimed_id("ks/2024-02-06/4~2"), None);
        assert_eq!(claimed_id("ks/2024-02-06/4"), None);
    }

    #[test]
    fn an_unknown_organ_is_told_by_the_file() {
        let mut ids = ItemId::of_meeting(None, None, None, "protokoll-7");
        assert_eq!(ids.item(Some("1"), 1), "protokoll-7/1");
    }
}
