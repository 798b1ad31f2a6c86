//! Which meetings were announced and have no minutes?
//!
//! Minutes tell when their organ meets next. When the index has later minutes of that organ but
//! none of that day, a document is likely missing. Minutes a few days off are taken for the
//! same meeting, moved; both are notes, since a meeting may have been called off.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::facts::{FileFacts, Organ, OrganKey, organ_of};
use super::finding::{Finding, Found, MeetingNote};

/// How many days a meeting may be off and still be taken for the one announced.
const MOVED_DAYS: i64 = 3;

/// What is known of one organ's meetings.
struct Meetings {
    organ: Organ,
    held: BTreeSet<NaiveDate>,
    /// Announced day → days of the meetings that announced it.
    announced: BTreeMap<NaiveDate, BTreeSet<NaiveDate>>,
}

/// Announced meetings without minutes, by organ and day.
pub(super) fn check(files: &[FileFacts]) -> Vec<Finding> {
    let mut organs: BTreeMap<OrganKey, Meetings> = BTreeMap::new();
    for facts in files {
        let (Some((key, organ)), Some(date)) =
            (organ_of(&facts.record.meeting), facts.record.meeting.date)
        else {
            continue;
        };
        let (held, announced) = (BTreeSet::new(), BTreeMap::new());
        let meetings = organs.entry(key).or_insert(Meetings { organ, held, announced });
        meetings.held.insert(date);
        for day in &facts.announced {
            meetings.announced.entry(*day).or_default().insert(date);
        }
    }
    organs.values().flat_map(absent).collect()
}

fn absent(meetings: &Meetings) -> Vec<Finding> {
    let Some(newest) = meetings.held.last() else { return Vec::new() };
    let mut findings = Vec::new();
    for (day, by) in &meetings.announced {
        // After the newest minutes at hand, nothing can be said to be missing.
        if meetings.held.contains(day) || day > newest {
            continue;
        }
        // A meeting that announced the day is not the meeting of that day.
        let is_near = |held: &&NaiveDate| {
            (**held - *day).num_days().abs() <= MOVED_DAYS && !by.contains(held)
        };
        let held = meetings.held.iter().find(is_near).copied();
        let note = MeetingNote { announced: *day, by: by.iter().copied().collect(), held };
        findings.push(Finding::about_organ(&meetings.organ, *day, Found::Meetings(note)));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::made_up;
    use super::*;

    fn told(meetings: &[(&str, &[&str])]) -> Vec<String> {
        let facts = meetings.iter().map(|(date, announced)| {
            let mut facts = made_up::facts(&format!("{date}.txt"), date, []);
            facts.announced = announced.iter().map(|day| made_up::day(day)).collect();
            facts
        });
        check(&facts.collect::<Vec<_>>())
            .into_iter()
            .map(|finding| finding.found.to_string())
            .collect()
    }

    #[test]
    fn a_meeting_that_has_minutes_or_lies_ahead_is_not_missed() {
        let meetings: &[(&str, &[&str])] =
            &[("2024-02-06", &["2024-03-05"]), ("2024-03-05", &["2024-04-09"])];
        assert!(told(meetings).is_empty());
    }

    #[test]
    fn a_meeting_without_minutes_is_told_once_with_all_that_announce_it() {
        let meetings: &[(&str, &[&str])] = &[
            ("2024-02-06", &["2024-04-09"]),
            ("2024-03-05", &["2024-04-09"]),
            ("2024-05-14", &[]),
        ];
        let expected = "a meeting was announced for 2024-04-09 (in the minutes of 2024-02-06, \
                        2024-03-05); there are no minutes of it";
        assert_eq!(told(meetings), [expected]);
    }

    #[test]
    fn a_meeting_a_few_days_off_was_moved() {
        let meetings: &[(&str, &[&str])] =
            &[("2024-02-06", &["2024-03-05"]), ("2024-03-07", &[]), ("2024-04-09", &[])];
        let expected = "the meeting announced for 2024-03-05 (in the minutes of 2024-02-06) was \
                        held on 2024-03-07, it seems";
        assert_eq!(told(meetings), [expected]);
    }

    #[test]
    fn a_meeting_that_goes_on_the_next_day_is_not_the_one_it_announced() {
        let meetings: &[(&str, &[&str])] = &[("2024-06-17", &["2024-06-19"]), ("2024-09-02", &[])];
        assert!(told(meetings)[0].ends_with("there are no minutes of it"), "{:?}", told(meetings));
    }

    #[test]
    fn meetings_of_another_organ_do_not_count() {
        let mut first = made_up::facts("a.txt", "2024-02-06", []);
        first.announced = vec![made_up::day("2024-03-05")];
        let mut other = made_up::facts("b.txt", "2024-03-05", []);
        other.record.meeting.organ = Some("Byggnadsnämnden".into());
        let last = made_up::facts("c.txt", "2024-04-09", []);
        assert_eq!(check(&[first, other, last]).len(), 1);
    }
}
