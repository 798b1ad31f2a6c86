//! Dates and ranges as they are typed after `year:`, `date:`, `from:` and `to:`.
//!
//! Both ends are included, and `2021-08` is all of August.
//! Only `2021`, `2021-08` and `2021-08-27` are read; a day that the calendar lacks is refused, not moved.

use chrono::{Datelike, Months, NaiveDate};

use super::error::QueryErrorKind;
use super::filter::{DateRange, FilterField};

/// Years that minutes can be from: municipal self-government began in 1862, and a year beyond 2200 is a slip.
const YEARS: std::ops::RangeInclusive<i32> = 1800..=2200;

const DATE_HINT: &str = "write 2021, 2021-08 or 2021-08-27, or a range 2021-08..2022, 2021.. or ..2022; \
                         years are 1800 to 2200";
const YEAR_HINT: &str = "write 2021, 2021..2022, 2021.. or ..2022; years are 1800 to 2200; \
                         date: takes months and days";
const END_HINT: &str = "write 2021, 2021-08 or 2021-08-27; years are 1800 to 2200";

/// Reads the value of a date field; an error comes with its hint.
pub(super) fn read_dates(
    field: FilterField,
    text: &str,
) -> Result<DateRange, (QueryErrorKind, &'static str)> {
    let (wanted, hint) = match field {
        FilterField::Year => ("year", YEAR_HINT),
        FilterField::From | FilterField::To => ("date", END_HINT),
        _ => ("date", DATE_HINT),
    };
    let period = |text: &str| match read_period(text) {
        Some(period) if field != FilterField::Year || text.len() == 4 => Ok(period),
        _ => Err((QueryErrorKind::BadDate { text: text.to_owned(), wanted }, hint)),
    };
    match field {
        FilterField::From => return Ok(DateRange { from: Some(period(text)?.0), to: None }),
        FilterField::To => return Ok(DateRange { from: None, to: Some(period(text)?.1) }),
        _ => {}
    }
    let Some((from, to)) = split_range(text) else {
        let (from, to) = period(text)?;
        return Ok(DateRange { from: Some(from), to: Some(to) });
    };
    let from = if from.is_empty() { None } else { Some(period(from)?.0) };
    let to = if to.is_empty() { None } else { Some(period(to)?.1) };
    let backwards = matches!((from, to), (Some(from), Some(to)) if from > to);
    if backwards || (from.is_none() && to.is_none()) {
        return Err((QueryErrorKind::BadRange { text: text.to_owned() }, hint));
    }
    Ok(DateRange { from, to })
}

/// The two sides of a range; autocorrection makes three dots of two, and one character of three.
fn split_range(text: &str) -> Option<(&str, &str)> {
    ["...", "..", "…"].into_iter().find_map(|dots| text.split_once(dots))
}

/// First and last day of a year, month or day.
fn read_period(text: &str) -> Option<(NaiveDate, NaiveDate)> {
    let mut parts = text.split('-');
    let year = i32::try_from(digits(parts.next()?, 4)?).ok().filter(|year| YEARS.contains(year))?;
    let month = parts.next().map(|part| digits(part, 2));
    let day = parts.next().map(|part| digits(part, 2));
    if parts.next().is_some() {
        return None;
    }
    match (month, day) {
        (None, _) => {
            Some((NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year, 12, 31)?))
        }
        (Some(month), None) => {
            let first = NaiveDate::from_ymd_opt(year, month?, 1)?;
            Some((first, first.checked_add_months(Months::new(1))?.pred_opt()?))
        }
        (Some(month), Some(day)) => {
            let date = NaiveDate::from_ymd_opt(year, month?, day?)?;
            Some((date, date))
        }
    }
}

/// Exactly so many digits.
fn digits(text: &str, count: usize) -> Option<u32> {
    let all_digits = text.len() == count && text.bytes().all(|b| b.is_ascii_digit());
    all_digits.then(|| text.parse().ok()).flatten()
}

/// A range as `field:value` that reads back as the same range, as short as whole years allow.
pub(super) fn print_dates(range: DateRange) -> String {
    let first = |date: NaiveDate| (date.month(), date.day()) == (1, 1);
    let last = |date: NaiveDate| (date.month(), date.day()) == (12, 31);
    match (range.from, range.to) {
        (Some(from), Some(to)) if from == to => format!("date:{from}"),
        (Some(from), Some(to)) if first(from) && last(to) && from.year() == to.year() => {
            format!("year:{}", from.year())
        }
        (Some(from), Some(to)) if first(from) && last(to) => {
            format!("year:{}..{}", from.year(), to.year())
        }
        (Some(from), Some(to)) => format!("date:{from}..{to}"),
        (Some(from), None) if first(from) => format!("from:{}", from.year()),
        (Some(from), None) => format!("from:{from}"),
        (None, Some(to)) if last(to) => format!("to:{}", to.year()),
        (None, Some(to)) => format!("to:{to}"),
        // Only a tree from elsewhere has neither end; it restricts nothing.
        (None, None) => "*".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(field: FilterField, text: &str) -> Option<String> {
        let range = read_dates(field, text).ok()?;
        let end = |date: Option<NaiveDate>| date.map_or(String::new(), |date| date.to_string());
        Some(format!("{} {}", end(range.from), end(range.to)))
    }

    #[test]
    fn a_period_runs_from_its_first_to_its_last_day() {
        let cases = [
            (FilterField::Year, "2021", "2021-01-01 2021-12-31"),
            (FilterField::Year, "2021..2022", "2021-01-01 2022-12-31"),
            (FilterField::Year, "2021..", "2021-01-01 "),
            (FilterField::Year, "..2022", " 2022-12-31"),
            (FilterField::Year, "2021…2022", "2021-01-01 2022-12-31"),
            (FilterField::Year, "2021...2022", "2021-01-01 2022-12-31"),
            (FilterField::Date, "2021-08-27", "2021-08-27 2021-08-27"),
            (FilterField::Date, "2024-02", "2024-02-01 2024-02-29"),
            (FilterField::Date, "2021-12", "2021-12-01 2021-12-31"),
            (FilterField::Date, "2021-08..2021-10-15", "2021-08-01 2021-10-15"),
            (FilterField::Date, "2021-08..", "2021-08-01 "),
            (FilterField::Date, "..2021-08", " 2021-08-31"),
            (FilterField::From, "2021-08", "2021-08-01 "),
            (FilterField::To, "2021", " 2021-12-31"),
            (FilterField::To, "2200-12", " 2200-12-31"),
        ];
        for (field, text, expected) in cases {
            assert_eq!(read(field, text).as_deref(), Some(expected), "{field:?} {text}");
        }
    }

    #[test]
    fn what_the_calendar_lacks_is_refused() {
        for text in [
            "2021-02-30",
            "2021-13",
            "2021-00",
            "2021-1",
            "1799",
            "2201",
            "20211",
            "2021-08-27-1",
            "",
            "2021-",
            "+021",
            "２０２１",
            "2022..2021",
            "..",
            "2021..2022..2023",
            "2021-2022",
            "igår",
        ] {
            assert_eq!(read(FilterField::Date, text), None, "{text}");
        }
        assert_eq!(read(FilterField::Year, "2021-08"), None);
        assert_eq!(read(FilterField::From, "2021.."), None);
    }

    #[test]
    fn a_printed_range_reads_back_the_same() {
        for text in [
            "2021",
            "2021..2022",
            "2021..",
            "..2021",
            "2021-08",
            "2021-08-27",
            "2021-08..",
            "..2021-08",
        ] {
            let range = read_dates(FilterField::Date, text).unwrap();
            let printed = print_dates(range);
            let (name, value) = printed.split_once(':').unwrap();
            let field = match name {
                "year" => FilterField::Year,
                "from" => FilterField::From,
                "to" => FilterField::To,
                _ => FilterField::Date,
            };
            assert_eq!(read_dates(field, value).unwrap(), range, "{printed}");
        }
    }
}
