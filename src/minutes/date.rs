//! Civil dates as Swedish minutes write them.
//!
//! In goes text, out comes the first date in it. Understood are ISO dates
//! (`2022-02-18`), dates in words (`fredagen den 18 februari 2022`, `18 feb 2022`)
//! and compact dates in file names (`20220218`). A date is never an instant: no
//! time zone is involved.

use chrono::NaiveDate;

/// Names of the months; the first three letters are unambiguous.
const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
];

/// Years that minutes at hand can come from; others are numbers, not years.
/// Municipal self-government in its present form began in 1863.
pub(super) const YEARS: std::ops::RangeInclusive<i32> = 1863..=2199;

/// The date written exactly as `YYYY-MM-DD`.
#[must_use]
pub fn parse_iso_date(text: &str) -> Option<NaiveDate> {
    let date = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
    (text.len() == 10 && YEARS.contains(&chrono::Datelike::year(&date))).then_some(date)
}

/// The first date in `text`, in digits or in words.
#[must_use]
pub fn find_date(text: &str) -> Option<NaiveDate> {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')' | ':'))
        .map(|word| word.trim_matches('.'))
        .filter(|word| !word.is_empty())
        .collect();
    words.iter().enumerate().find_map(|(index, word)| {
        iso_in(word).or_else(|| date_in_words(words.get(index..index + 3)?))
    })
}

/// An ISO date at the start of a word, with nothing but a non-digit after it.
fn iso_in(word: &str) -> Option<NaiveDate> {
    let date = parse_iso_date(word.get(..10)?)?;
    let next = word[10..].chars().next();
    (!next.is_some_and(|c| c.is_ascii_digit())).then_some(date)
}

/// `18 februari 2022` from three words.
fn date_in_words(words: &[&str]) -> Option<NaiveDate> {
    let day: u32 = words[0].parse().ok()?;
    let month = month_number(words[1])?;
    let year: i32 = words[2].get(..4)?.parse().ok()?;
    YEARS.contains(&year).then_some(())?;
    NaiveDate::from_ymd_opt(year, month, day)
}

pub(super) fn month_number(word: &str) -> Option<u32> {
    let word = word.to_lowercase();
    if word.chars().count() < 3 {
        return None;
    }
    let index = MONTHS.iter().position(|month| month.starts_with(word.as_str()))?;
    u32::try_from(index + 1).ok()
}

/// The date in a file name: `2022-02-18-organ.txt`, `organ_20220218.pdf`, `220218`
/// is not taken, since six digits may be anything.
#[must_use]
pub fn date_in_file_name(name: &str) -> Option<NaiveDate> {
    let digits_and_dashes = |c: char| !(c.is_ascii_digit() || c == '-');
    name.split(digits_and_dashes).find_map(|run| {
        let run = run.trim_matches('-');
        (0..run.len()).find_map(|start| {
            let free_before = start == 0 || run.as_bytes()[start - 1] == b'-';
            free_before.then(|| iso_in(&run[start..]).or_else(|| compact(&run[start..])))?
        })
    })
}

/// `20220218`, not followed by another digit.
fn compact(run: &str) -> Option<NaiveDate> {
    let digits = run.get(..8)?;
    if run[8..].starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let date = NaiveDate::parse_from_str(digits, "%Y%m%d").ok()?;
    YEARS.contains(&chrono::Datelike::year(&date)).then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, month, day)
    }

    #[test]
    fn dates_are_found_in_digits_and_in_words() {
        assert_eq!(find_date("Tidpunkt Fredagen den 18 februari 2022"), day(2022, 2, 18));
        assert_eq!(find_date("Sammanträdesdatum: 2023-01-26"), day(2023, 1, 26));
        assert_eq!(find_date("tisdag 3 feb. 2020, kl. 13"), day(2020, 2, 3));
        assert_eq!(find_date("2023-01-26 kl 9"), day(2023, 1, 26));
    }

    #[test]
    fn what_is_no_date_is_not_taken_for_one() {
        assert_eq!(find_date("KS 2021-00345"), None);
        assert_eq!(find_date("2021-02-30"), None);
        assert_eq!(find_date("18 februari"), None);
        assert_eq!(find_date("SLK-2025-00005"), None);
        assert_eq!(find_date("2021-02-123"), None);
    }

    #[test]
    fn file_names_give_dates_with_and_without_dashes() {
        assert_eq!(date_in_file_name("2022-02-18-gruppen.txt"), day(2022, 2, 18));
        assert_eq!(date_in_file_name("protokoll_20220218.pdf"), day(2022, 2, 18));
        assert_eq!(date_in_file_name("ks-2022-02-18.txt"), day(2022, 2, 18));
        assert_eq!(date_in_file_name("protokoll-220218.txt"), None);
        assert_eq!(date_in_file_name("123456789.txt"), None);
    }
}
