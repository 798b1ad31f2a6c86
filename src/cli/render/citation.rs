//! How is an item cited, and how is a number of things said?
//!
//! An item is cited as its readers cite it, with the Swedish signs for paragraph and
//! page: `§ 4 · Samverkansgruppen barn/unga · 2022-02-18 · sid 2–3`.

use chrono::NaiveDate;

use super::text::{Role, TIED, Text};
use crate::minutes::Ocr;

/// Where an item stands.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// The number as printed.
    pub number: Option<&'a str>,
    /// The organ.
    pub organ: Option<&'a str>,
    /// The date of the meeting.
    pub date: Option<NaiveDate>,
    /// First and last page.
    pub pages: Option<(u32, u32)>,
    /// The authority.
    pub authority: Option<&'a str>,
    /// Diary numbers.
    pub diary_numbers: &'a [String],
}

/// The citation; what is unknown is left out.
#[must_use]
pub fn citation(place: &Place<'_>) -> Text {
    let mut parts = Vec::new();
    parts.extend(place.number.map(|number| format!("§{TIED}{number}")));
    parts.extend(place.organ.map(str::to_owned));
    parts.extend(place.date.map(|date| date.to_string()));
    parts.extend(place.pages.map(pages));
    parts.extend(place.authority.map(str::to_owned));
    parts.extend(place.diary_numbers.iter().map(|number| format!("dnr{TIED}{number}")));
    dotted(&parts)
}

/// Parts apart by a dot that stays on the line of the part before it.
#[must_use]
pub fn dotted(parts: &[String]) -> Text {
    let mut text = Text::new();
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            text.push(Role::Faint, &format!("{TIED}·"));
            text.push(Role::Plain, " ");
        }
        text.push(Role::Plain, part);
    }
    text
}

/// `sid 2` or `sid 2–3`.
#[must_use]
pub fn pages((first, last): (u32, u32)) -> String {
    if first == last { format!("sid{TIED}{first}") } else { format!("sid{TIED}{first}–{last}") }
}

/// `Barbro Larsson (C)`.
#[must_use]
pub fn person(name: &str, party: Option<&str>) -> String {
    match party {
        Some(party) => format!("{name}{TIED}({party})"),
        None => name.to_owned(),
    }
}

/// The first and the last date, once if they are the same.
#[must_use]
pub fn date_span(first: Option<NaiveDate>, last: Option<NaiveDate>) -> String {
    match (first, last) {
        (Some(first), Some(last)) if first != last => format!("{first} – {last}"),
        (Some(only), _) | (None, Some(only)) => only.to_string(),
        (None, None) => String::new(),
    }
}

/// `1 item`, `2 items`: an exact number with its noun.
#[must_use]
pub fn count(number: u64, noun: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{ending}")
}

/// `Read by OCR, words 87 % sure`: what was read from an image is not quoted unchecked.
pub fn read_by_ocr(ocr: Ocr) -> String {
    ocr.confidence.map_or_else(
        || "Read by OCR".to_owned(),
        |percent| format!("Read by OCR, {percent} % sure of its words"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_unknown_is_left_out_of_a_citation() {
        let nowhere = Place {
            number: None,
            organ: None,
            date: None,
            pages: None,
            authority: None,
            diary_numbers: &[],
        };
        assert!(citation(&nowhere).is_empty());
        let known = Place { number: Some("4"), pages: Some((2, 2)), ..nowhere };
        let mut out = String::new();
        citation(&known).write(false, &mut out);
        assert_eq!(out, "§ 4 · sid 2");
    }

    #[test]
    fn one_is_no_plural() {
        assert_eq!([0, 1, 2].map(|number| count(number, "item")), ["0 items", "1 item", "2 items"]);
    }

    #[test]
    fn a_span_of_one_day_is_one_date() {
        let day = NaiveDate::from_ymd_opt(2022, 2, 18);
        assert_eq!(date_span(day, day), "2022-02-18");
        assert_eq!(date_span(None, None), "");
    }
}
