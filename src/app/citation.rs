//! How is an item cited?
//!
//! As its readers cite it, with the Swedish signs for paragraph and page:
//! `§ 4 · Samverkansgruppen barn/unga · 2022-02-18 · sid 2–3`.

use chrono::NaiveDate;

use crate::minutes::number_range;
use crate::search::{Hit, ItemRecord};

/// A blank that no line is broken at.
pub const TIED: char = '\u{a0}';

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

impl<'a> Place<'a> {
    /// Where a hit stands.
    #[must_use]
    pub fn of_hit(hit: &'a Hit) -> Self {
        Self {
            number: hit.number.as_deref(),
            organ: hit.organ.as_deref(),
            date: hit.date,
            pages: hit.pages,
            authority: hit.authority.as_deref(),
            diary_numbers: &hit.diary_numbers,
        }
    }

    /// Where a whole item stands.
    #[must_use]
    pub fn of_record(ItemRecord { item, meeting }: &'a ItemRecord) -> Self {
        Self {
            number: item.number.as_deref(),
            organ: meeting.organ.as_deref(),
            date: meeting.date,
            pages: item.pages,
            authority: meeting.authority.as_deref(),
            diary_numbers: &item.diary_numbers,
        }
    }

    /// The parts of the citation, in their order; what is unknown is left out.
    #[must_use]
    pub fn parts(&self) -> Vec<String> {
        let mut parts = Vec::new();
        parts.extend(self.number.map(|number| format!("§{TIED}{number}")));
        parts.extend(self.organ.map(str::to_owned));
        parts.extend(self.date.map(|date| date.to_string()));
        parts.extend(self.pages.map(pages));
        parts.extend(self.authority.map(str::to_owned));
        parts.extend(self.diary_numbers.iter().map(|number| format!("dnr{TIED}{number}")));
        parts
    }
}

/// `sid 2` or `sid 2–3`.
#[must_use]
pub fn pages(range: (u32, u32)) -> String {
    format!("sid{TIED}{}", number_range(range))
}

/// `Gunvor Larsson (C)`.
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
        assert!(nowhere.parts().is_empty());
        let known = Place { number: Some("4"), pages: Some((2, 2)), ..nowhere };
        assert_eq!(known.parts(), ["§\u{a0}4", "sid\u{a0}2"]);
    }

    #[test]
    fn a_span_of_one_day_is_one_date() {
        let day = NaiveDate::from_ymd_opt(2022, 2, 18);
        assert_eq!(date_span(day, day), "2022-02-18");
        assert_eq!(date_span(None, None), "");
    }
}
