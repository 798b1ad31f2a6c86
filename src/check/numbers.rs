//! Which numbers are missing, or stand twice, where § run through the year?
//!
//! Many organs number their § from 1 in January to the last meeting of the year; others begin
//! anew at each meeting. Which of the two it is, is read off the numbers themselves, for every
//! organ and year: from meeting to meeting, do they go on or start again? Where they go on,
//! a hole between two meetings is minutes that are absent (or § that were adjusted at once
//! and lie in a file of their own), and a number of two meetings is an error in one of them.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};

use super::facts::{FileFacts, Organ, OrganKey, organ_of};
use super::finding::{Finding, Found, NumberNote};

/// Day of a meeting → its numbers.
type Year = BTreeMap<NaiveDate, BTreeSet<u32>>;

/// Gaps and overlaps, by organ and year.
pub(super) fn check(files: &[FileFacts]) -> Vec<Finding> {
    let mut organs: BTreeMap<OrganKey, (Organ, BTreeMap<i32, Year>)> = BTreeMap::new();
    for facts in files.iter().filter(|facts| !facts.numbers.is_empty()) {
        let (Some((key, organ)), Some(date)) =
            (organ_of(&facts.record.meeting), facts.record.meeting.date)
        else {
            continue;
        };
        let (_, years) = organs.entry(key).or_insert_with(|| (organ, BTreeMap::new()));
        let meeting = years.entry(date.year()).or_default().entry(date).or_default();
        meeting.extend(&facts.numbers);
    }
    let mut findings = Vec::new();
    for (organ, years) in organs.values() {
        let habit = years
            .values()
            .map(goes_on)
            .fold((0, 0), |(on, anew), (more_on, more_anew)| (on + more_on, anew + more_anew));
        for year in years.values().filter(|year| runs_through(year, habit)) {
            findings.extend(first_of(organ, year));
            findings.extend(gaps(organ, year));
            findings.extend(overlaps(organ, year));
        }
    }
    findings
}

/// How often the numbers go on from one meeting to the next, and how often they start again.
fn goes_on(year: &Year) -> (usize, usize) {
    let meetings: Vec<&BTreeSet<u32>> = year.values().collect();
    let on = meetings.windows(2).filter(|pair| {
        // The middle of a meeting is told from one wrong number at its end.
        middle(pair[1]) > middle(pair[0]) && pair[1].first() > pair[0].first()
    });
    let on = on.count();
    (on, meetings.len().saturating_sub(1) - on)
}

fn middle(numbers: &BTreeSet<u32>) -> Option<u32> {
    numbers.iter().nth(numbers.len() / 2).copied()
}

/// Whether the numbers of a year run through it. `habit` is what [`goes_on`] says of all the
/// organ's years.
fn runs_through(year: &Year, habit: (usize, usize)) -> bool {
    let (on, anew) = match goes_on(year) {
        // A single meeting says nothing by itself; other years may.
        (0, 0) => habit,
        own => own,
    };
    let begins_late = || year.values().all(|meeting| meeting.first().is_some_and(|&one| one > 1));
    on > anew || (on, anew) == (0, 0) && begins_late()
}

/// Where a year does not begin at § 1.
fn first_of(organ: &Organ, year: &Year) -> Option<Finding> {
    let (first, date) = year
        .iter()
        .filter_map(|(date, numbers)| Some((*numbers.first()?, *date)))
        .min()
        .filter(|(first, _)| *first > 1)?;
    Some(note(organ, date, NumberNote::BeginsLate { year: date.year(), first, meeting: date }))
}

/// A note about the numbers of an organ, from the meeting of `date` on.
fn note(organ: &Organ, date: NaiveDate, note: NumberNote) -> Finding {
    Finding::about_organ(organ, date, Found::Numbers(note))
}

/// Numbers of the year that no meeting has.
fn gaps(organ: &Organ, year: &Year) -> Vec<Finding> {
    // Where a number stands twice, the first meeting that has it is named.
    let mut all: BTreeMap<u32, NaiveDate> = BTreeMap::new();
    for (date, numbers) in year {
        for number in numbers {
            all.entry(*number).or_insert(*date);
        }
    }
    let mut findings = Vec::new();
    let numbers: Vec<(&u32, &NaiveDate)> = all.iter().collect();
    for pair in numbers.windows(2) {
        let [(before, from), (after, to)] = *pair else { continue };
        if after - before > 1 {
            let (first, last) = (before + 1, after - 1);
            let missing = NumberNote::Missing { first, last, from: *from, to: *to };
            findings.push(note(organ, *from, missing));
        }
    }
    findings
}

/// Numbers that two meetings have.
fn overlaps(organ: &Organ, year: &Year) -> Vec<Finding> {
    let mut findings = Vec::new();
    let meetings: Vec<(&NaiveDate, &BTreeSet<u32>)> = year.iter().collect();
    for (index, (date, numbers)) in meetings.iter().enumerate() {
        for (later, others) in &meetings[index + 1..] {
            let numbers: Vec<u32> = numbers.intersection(others).copied().collect();
            if !numbers.is_empty() {
                let shared = NumberNote::Overlap { numbers, earlier: **date, later: **later };
                findings.push(note(organ, **date, shared));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use std::ops::RangeInclusive;

    use super::super::made_up;
    use super::*;

    fn told(meetings: &[(&str, RangeInclusive<u32>)]) -> Vec<String> {
        let facts = meetings.iter().enumerate().map(|(index, (date, numbers))| {
            made_up::facts(&index.to_string(), date, numbers.clone())
        });
        check(&facts.collect::<Vec<_>>())
            .into_iter()
            .map(|finding| finding.found.to_string())
            .collect()
    }

    #[test]
    fn a_year_that_runs_on_has_no_findings() {
        let year = [("2024-01-16", 1..=10), ("2024-02-06", 11..=24), ("2024-03-05", 25..=40)];
        assert!(told(&year).is_empty());
    }

    #[test]
    fn holes_are_told_with_the_meetings_around_them() {
        let year = [
            ("2024-02-01", 12..=40),
            ("2024-02-29", 44..=50),
            ("2024-02-29", 52..=60),
            ("2024-03-21", 62..=70),
        ];
        assert_eq!(
            told(&year),
            [
                "2024 begins at § 12 (2024-02-01)",
                "§§ 41–43 are missing between 2024-02-01 (§ 40) and 2024-02-29 (§ 44)",
                "§ 51 is missing in the meeting of 2024-02-29",
                "§ 61 is missing between 2024-02-29 (§ 60) and 2024-03-21 (§ 62)",
            ]
        );
    }

    #[test]
    fn numbers_of_two_meetings_are_told_once() {
        let year = [("2024-01-16", 1..=12), ("2024-02-06", 11..=24), ("2024-03-05", 24..=30)];
        assert_eq!(
            told(&year),
            [
                "§§ 11–12 stand in both 2024-01-16 and 2024-02-06",
                "§ 24 stands in both 2024-02-06 and 2024-03-05",
            ]
        );
    }

    #[test]
    fn numbers_that_start_again_at_each_meeting_have_no_gaps() {
        let year = [("2024-01-16", 1..=10), ("2024-02-06", 1..=24), ("2024-03-05", 2..=8)];
        assert!(told(&year).is_empty());
        // A year of one meeting follows the habit of the others.
        let years = [("2023-01-16", 1..=10), ("2023-02-06", 1..=24), ("2024-03-05", 2..=8)];
        assert!(told(&years).is_empty());
    }

    #[test]
    fn a_single_meeting_that_begins_late_is_of_a_year_that_runs_on() {
        assert_eq!(told(&[("2024-08-25", 153..=172)]), ["2024 begins at § 153 (2024-08-25)"]);
        assert!(told(&[("2024-08-25", 1..=9)]).is_empty());
    }

    #[test]
    fn every_year_and_organ_is_counted_by_itself() {
        let years = [("2023-11-16", 90..=99), ("2023-12-06", 100..=110), ("2024-01-16", 1..=10)];
        assert_eq!(told(&years), ["2023 begins at § 90 (2023-11-16)"]);
    }
}
