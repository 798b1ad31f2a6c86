//! Days that a text leaves a year to be guessed for: `20 maj`, `20/5`, `12 och 26 mars`.
//!
//! All days that a running text names are found, with their place. The year is there when the text
//! gives it; else [`DayInText::on_or_after`] takes the next time the day comes round. A full date
//! on its own is read by [`super::find_date`].

use chrono::{Datelike, NaiveDate};

use super::date::{YEARS, month_number, parse_iso_date};

/// A day as a text names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayInText {
    /// Day of the month, 1–31.
    pub day: u32,
    /// Month, 1–12.
    pub month: u32,
    /// The year, where the text gives it.
    pub year: Option<i32>,
    /// Where it stands in the text, in bytes; the end is that of the month or year.
    pub range: (usize, usize),
}

impl DayInText {
    /// The date: with the text's own year, else the first such day on or after `start`.
    /// `None` for a day that the calendar does not have.
    #[must_use]
    pub fn on_or_after(self, start: NaiveDate) -> Option<NaiveDate> {
        let of = |year| NaiveDate::from_ymd_opt(year, self.month, self.day);
        match self.year {
            Some(year) => of(year),
            // Four years on there is a 29 February, but no meeting is announced so early.
            None => (0..=1).filter_map(|on| of(start.year() + on)).find(|date| *date >= start),
        }
    }
}

/// A run of letters, digits and what joins the digits of a date.
struct Word<'a> {
    text: &'a str,
    start: usize,
}

impl Word<'_> {
    fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// A year by itself.
    fn year(&self) -> Option<i32> {
        let year = (self.text.len() == 4).then(|| self.text.parse().ok())??;
        YEARS.contains(&year).then_some(year)
    }

    /// `20` or `20:e`, as a day of the month.
    fn day(&self) -> Option<u32> {
        let ordinals = [":de", ":te", ":e", ":a"];
        let digits = ordinals.iter().find_map(|ending| self.text.strip_suffix(ending));
        let digits = digits.unwrap_or(self.text);
        let day = (digits.len() <= 2).then(|| digits.parse().ok())??;
        (1..=31).contains(&day).then_some(day)
    }
}

fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut start = None;
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '/' | '-' | ':');
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, is_part(c)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                let run = &text[from..at];
                let left = run.trim_start_matches(['/', '-', ':']);
                let start_of_word = from + run.len() - left.len();
                let word = left.trim_end_matches(['/', '-', ':']);
                if !word.is_empty() {
                    words.push(Word { text: word, start: start_of_word });
                }
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// Every day named in `text`, in the order of the text.
#[must_use]
pub fn find_days(text: &str) -> Vec<DayInText> {
    let words = words(text);
    let mut found: Vec<DayInText> = Vec::new();
    for (index, word) in words.iter().enumerate() {
        let next = words.get(index + 1);
        if let Some(date) = parse_iso_date(word.text) {
            found.push(DayInText {
                day: date.day(),
                month: date.month(),
                year: Some(date.year()),
                range: (word.start, word.end()),
            });
        } else if let Some((day, month, own_year)) = slashed(word.text) {
            let year = own_year.or_else(|| next.and_then(Word::year));
            let end = next.filter(|_| own_year.is_none() && year.is_some()).unwrap_or(word).end();
            found.push(DayInText { day, month, year, range: (word.start, end) });
        } else if let Some(month) = month_number(word.text) {
            let year = next.and_then(Word::year);
            let end = next.filter(|_| year.is_some()).unwrap_or(word).end();
            found.extend(days_before(text, &words[..index], month, year, end));
        }
    }
    found
}

/// `20/5` or `20/5-2022`: day, month and year.
fn slashed(word: &str) -> Option<(u32, u32, Option<i32>)> {
    let (day, rest) = word.split_once('/')?;
    let (month, year) = match rest.split_once(['-', '/']) {
        Some((month, year)) => (month, Some(year)),
        None => (rest, None),
    };
    let number = |text: &str| (text.len() <= 2).then(|| text.parse::<u32>().ok())?;
    let (day, month) = (number(day)?, number(month)?);
    let year = match year {
        Some(year) => Some(Word { text: year, start: 0 }.year()?),
        None => None,
    };
    ((1..=31).contains(&day) && (1..=12).contains(&month)).then_some((day, month, year))
}

/// The days that stand before the name of a month: `12, 19 och 26 mars` are three.
fn days_before(
    text: &str,
    before: &[Word<'_>],
    month: u32,
    year: Option<i32>,
    end: usize,
) -> Vec<DayInText> {
    let mut days = Vec::new();
    let mut joined_at = None;
    for word in before.iter().rev() {
        if let Some(joined_at) = joined_at {
            // Only what a list joins belongs to the month: not the 9 of "kl. 9. Den 12 mars".
            let between = text.get(word.end()..joined_at).unwrap_or_default();
            if between.contains(['.', ';', '\n']) {
                break;
            }
            if matches!(word.text, "och" | "samt") {
                continue;
            }
        }
        let Some(day) = word.day() else { break };
        days.push(DayInText { day, month, year, range: (word.start, end) });
        joined_at = Some(word.start);
    }
    days.reverse();
    days
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a date")
    }

    fn dates(text: &str) -> Vec<String> {
        let start = date(2022, 2, 18);
        let days = find_days(text).into_iter();
        days.filter_map(|day| day.on_or_after(start)).map(|date| date.to_string()).collect()
    }

    #[test]
    fn days_are_read_in_every_way_of_writing_them() {
        for text in [
            "fredagen den 20 maj 2022 kl 09.00",
            "den 20:e maj",
            "torsdag 20/5 kl 9",
            "20/5-2022",
            "20/5 2022",
            "(2022-05-20)",
            "fre 20 maj.",
        ] {
            assert_eq!(dates(text), ["2022-05-20"], "{text}");
        }
    }

    #[test]
    fn a_day_without_a_year_is_the_next_one() {
        assert_eq!(
            dates("18 februari, 17 februari och 12 mars"),
            ["2022-02-18", "2023-02-17", "2022-03-12"]
        );
        assert_eq!(dates("12 januari 2021"), ["2021-01-12"]);
    }

    #[test]
    fn days_of_one_month_share_its_name() {
        assert_eq!(dates("den 12, 19 och 26 mars"), ["2022-03-12", "2022-03-19", "2022-03-26"]);
        assert_eq!(dates("kl. 9. Den 12 mars"), ["2022-03-12"]);
        assert_eq!(dates("12 mars, 14 maj"), ["2022-03-12", "2022-05-14"]);
    }

    #[test]
    fn what_is_not_a_day_is_not_taken_for_one() {
        for text in ["", "2/3-delar", "kl 09.00", "2021/22", "31/13", "30 februari"] {
            assert!(dates(text).is_empty(), "{text}: {:?}", dates(text));
        }
        assert_eq!(find_days("mars 2022"), []);
    }

    #[test]
    fn a_day_says_where_it_stands() {
        let text = "möte den 20 maj 2022, kl 9";
        let (start, end) = find_days(text)[0].range;
        assert_eq!(&text[start..end], "20 maj 2022");
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_panic_and_ranges_lie_in_the_text(text in "\\PC*") {
            for day in find_days(&text) {
                proptest::prop_assert!(text.get(day.range.0..day.range.1).is_some());
            }
        }
    }
}
