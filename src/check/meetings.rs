//! Which meetings were announced or are referred to, and have no minutes?
//!
//! Minutes tell when their organ meets next, and name earlier meetings by day and number. When the
//! index has later minutes of that organ but none of that day, a document is likely missing. Minutes
//! a few days off are taken for the same meeting, moved; both are notes, since a meeting may have been called off.

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
    /// Day that items of any organ refer to → days of their meetings.
    named: BTreeMap<NaiveDate, BTreeSet<NaiveDate>>,
}

/// Meetings without minutes that others tell of, by organ and day.
pub(super) fn check(files: &[FileFacts]) -> Vec<Finding> {
    let mut organs: BTreeMap<OrganKey, Meetings> = BTreeMap::new();
    for facts in files {
        let (Some((key, organ)), Some(date)) =
            (organ_of(&facts.record.meeting), facts.record.meeting.date)
        else {
            continue;
        };
        let meetings = organs.entry(key).or_insert_with(|| Meetings {
            organ,
            held: BTreeSet::new(),
            announced: BTreeMap::new(),
            named: BTreeMap::new(),
        });
        meetings.held.insert(date);
        for day in &facts.announced {
            meetings.announced.entry(*day).or_default().insert(date);
        }
    }
    for facts in files {
        for (organ, day) in &facts.named {
            // Of an organ without any minutes at hand, nothing is missing.
            if let (Some(meetings), Some(by)) = (organs.get_mut(organ), facts.record.meeting.date) {
                meetings.named.entry(*day).or_default().insert(by);
            }
        }
    }
    organs
        .values()
        .flat_map(|meetings| [absent(meetings), referred_to(meetings)].concat())
        .collect()
}

/// Days without minutes that items refer to, between the oldest and the newest minutes at hand.
fn referred_to(meetings: &Meetings) -> Vec<Finding> {
    let (Some(oldest), Some(newest)) = (meetings.held.first(), meetings.held.last()) else {
        return Vec::new();
    };
    let missing = meetings
        .named
        .range(*oldest..=*newest)
        .filter(|(day, _)| !meetings.held.contains(day) && !meetings.announced.contains_key(day));
    let note = |(day, by): (&NaiveDate, &BTreeSet<NaiveDate>)| {
        let note = MeetingNote::Named { day: *day, by: by.iter().copied().collect() };
        Finding::about_organ(&meetings.organ, *day, Found::Meetings(note))
    };
    missing.map(note).collect()
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
        let note = MeetingNote::Announced { day: *day, by: by.iter().copied().collect(), held };
        findings.push(Finding::about_organ(&meetings.organ, *day, Found::Meetings(note)));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::facts::organ_key;
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
    fn a_meeting_that_others_refer_to_is_missed() {
        let dates = ["2024-02-06", "2024-03-05", "2024-05-14"];
        let mut facts: Vec<_> =
            dates.iter().map(|date| made_up::facts(&format!("{date}.txt"), date, [])).collect();
        let (organ, _) = organ_of(&facts[0].record.meeting).expect("an organ");
        let named = |day: &str| (organ.clone(), made_up::day(day));
        // Held, missing, before the oldest minutes at hand, and of an organ without minutes.
        let other = (organ_key(None, "Skolnämnden"), made_up::day("2024-04-09"));
        facts[2].named = vec![named("2024-03-05"), named("2024-04-09"), named("2023-12-12"), other];
        let told: Vec<String> =
            check(&facts).into_iter().map(|finding| finding.found.to_string()).collect();
        let expected = "the minutes of 2024-05-14 refer to a meeting on 2024-04-09; there are no minutes of it";
        assert_eq!(told, [expected]);
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
