//! On which day did they meet?
//!
//! A label tells, else the running heads, else the first date of the head that does not belong to something else. Where day and year stand
//! apart ("årsmöte 2014, onsdagen den 26 mars"), the title joins them.

use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate, Weekday};

use super::super::layout::lines::Line;
use super::cells::cells;
use super::title::weekday;
use crate::lexicon::Pattern;
use crate::minutes::{find_date, find_days};

/// How many lines of the head may name the day without a label.
const TITLE_LINES: usize = 14;

static DATE_LABEL: LazyLock<Pattern> = LazyLock::new(|| Pattern::of(r"(?i)^{date_label}\b"));

/// Dates of signing and posting are not the meeting's, nor is that of a page of the web.
static OTHER_DATE: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::of(r"(?i){other_date}|\b{announcing}\b|^(?:\.\. )?date:"));

/// The day of the meeting.
pub(super) fn date(head: &[Line], furniture: &[&Line]) -> Option<NaiveDate> {
    labelled(head)
        .or_else(|| {
            let mut lines = furniture.iter().filter(|line| !is_other(&line.text));
            lines.find_map(|line| find_date(&line.text))
        })
        .or_else(|| first(head))
        .or_else(|| day_and_year(head))
}

fn is_other(text: &str) -> bool {
    OTHER_DATE.is_match(text)
}

fn labelled(head: &[Line]) -> Option<NaiveDate> {
    head.iter().enumerate().find_map(|(index, line)| {
        // "Justeringens plats och" may wrap, with "tid" and the date below.
        let labels_below = |above: &&Line| {
            let label = cells(above).next().unwrap_or_default();
            label.len() <= 30 && line.blanks_before == 0 && is_other(label)
        };
        let above = index.checked_sub(1).map(|above| &head[above]);
        if is_other(&line.text) || above.as_ref().is_some_and(labels_below) {
            return None;
        }
        let Some(found) = DATE_LABEL.find(&line.text) else {
            // A label in a column of its own, with the date below it.
            let labelled = cells(line)
                .any(|cell| DATE_LABEL.find(cell).is_some_and(|found| found.end() == cell.len()));
            return labelled.then(|| head.get(index + 1).and_then(|next| find_date(&next.text)))?;
        };
        // The date follows on the line, or alone on the next ("Datum" above it).
        find_date(&line.text[found.end()..]).or_else(|| {
            head.get(index + 1)
                .filter(|next| next.chars <= 40)
                .and_then(|next| find_date(&next.text))
        })
    })
}

fn first(head: &[Line]) -> Option<NaiveDate> {
    let mut lines = head.iter().take(2 * TITLE_LINES).enumerate();
    lines.find_map(|(index, line)| {
        let above = index.checked_sub(1).map_or("", |above| head[above].text.as_str());
        if is_other(&line.text) || is_other(above) {
            return None;
        }
        // "… den 23 / september 2020": the line was full.
        let wrapped = || {
            let next = head.get(index + 1).filter(|next| next.blanks_before == 0)?;
            let ends_in_day = line.text.ends_with(|c: char| c.is_ascii_digit());
            ends_in_day.then(|| find_date(&format!("{} {}", line.text, next.text)))?
        };
        find_date(&line.text).or_else(wrapped)
    })
}

/// A day without a year in the upper part of the head, in the year that the lines above it or it itself
/// names. A day of the week that was another's in that year is a contradiction.
fn day_and_year(head: &[Line]) -> Option<NaiveDate> {
    let mut year = None;
    for line in head.iter().take(TITLE_LINES) {
        if is_other(&line.text) {
            continue;
        }
        year = year_in(&line.text).or(year);
        let named = line.text.split([' ', ',']).find_map(weekday);
        let date = find_days(&line.text)
            .into_iter()
            .find_map(|day| NaiveDate::from_ymd_opt(day.year.or(year)?, day.month, day.day));
        if let Some(date) = date {
            return named.is_none_or(|named: Weekday| named == date.weekday()).then_some(date);
        }
    }
    None
}

/// A year that stands by itself.
fn year_in(text: &str) -> Option<i32> {
    let mut words = text.split([' ', ',', '.', ':', '(', ')']).filter(|word| word.len() == 4);
    words.find_map(|word| word.parse().ok().filter(|year| (1900..2200).contains(year)))
}

#[cfg(test)]
mod tests {
    use super::super::super::layout::lines::lines_of;
    use super::*;
    use crate::source::Page;

    fn of(text: &str) -> Option<String> {
        date(&lines_of(&[Page::of_text(None, text)]), &[]).map(|date| date.to_string())
    }

    #[test]
    fn day_and_year_may_stand_apart() {
        for text in [
            "Protokoll från ordinarie årsmöte år 2014\nOnsdagen den 26 mars kl 18.30",
            "Protokoll fört vid årsmöte 2014, onsdagen den 26 mars klockan 19",
            "Protokoll fört vid årsmöte 2014, onsdagen\nden 26:e mars klockan 19",
        ] {
            assert_eq!(of(text).as_deref(), Some("2014-03-26"), "{text}");
        }
        assert_eq!(of("Årsmöte 2014\nTorsdagen den 26 mars"), None);
        assert_eq!(of("Årsmöte\nTorsdagen den 26 mars"), None);
    }

    #[test]
    fn of_a_span_the_first_day_counts() {
        for text in ["Möte 31 augusti – 1 september 2013", "Möte 31 augusti–1 september 2013"]
        {
            assert_eq!(of(text).as_deref(), Some("2013-08-31"), "{text}");
        }
        assert_eq!(of("Möte 26-27 januari 2013").as_deref(), Some("2013-01-26"));
    }
}
