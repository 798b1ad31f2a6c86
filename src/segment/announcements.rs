//! Which later meetings do minutes announce?
//!
//! Days on which the same organ is said to meet again: "Nästa sammanträde äger rum den 20 maj",
//! "Kommande möten: 12 mars, 14 maj", and lists below a heading "Sammanträdesdagar 2025". Meetings
//! of others ("styrgruppens nästa möte", "nästa möte med regionen") are not taken where the words
//! say so; what stays doubtful is left out, since a meeting that was never announced would be
//! missed in vain.

use chrono::{Datelike, NaiveDate};

use crate::lexicon::Class;
use crate::minutes::{find_days, slug};
use crate::swedish::lower_in_place;

/// The longest stretch of an announcement, in bytes: two or three lines.
const REACH_BYTES: usize = 300;
/// The longest list of days, in bytes: a year of meetings, one a line, for two half-years.
const SCHEDULE_BYTES: usize = 2_000;
/// No later than this is a meeting announced, in days; further on stands another sort of date.
const HORIZON_DAYS: i64 = 550;

/// The days after `date` on which `organ` is said to meet, rising, each once.
#[must_use]
pub fn announced_meetings(title: &str, text: &str, organ: &str, date: NaiveDate) -> Vec<NaiveDate> {
    let mut days = Vec::new();
    let lower_title = title.to_lowercase();
    if Class::Schedule.is_in(&lower_title) {
        if names_no_other(&lower_title, organ) {
            days.extend(scheduled(&lower_title, text, date));
        }
    } else if !text.is_empty() {
        // Most texts announce nothing, and that is told quickly.
        if Class::Announcing.is_in(&lower_title) || Class::Announcing.is_in(&text.to_lowercase()) {
            let whole =
                if title.is_empty() { text.to_owned() } else { format!("{title}:\n{text}") };
            days.extend(in_sentences(&whole, organ, date));
        }
    }
    days.retain(|day| *day > date && (*day - date).num_days() <= HORIZON_DAYS);
    days.sort_unstable();
    days.dedup();
    days
}

/// Whether every body that a heading names is `organ` itself.
fn names_no_other(lower_title: &str, organ: &str) -> bool {
    let own = slug(organ);
    lower_title
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| Class::Organ.ends(word))
        .all(|word| own.contains(&slug(word)))
}

/// The days of a list, in the year that the heading gives or in the next months.
fn scheduled(lower_title: &str, text: &str, date: NaiveDate) -> Vec<NaiveDate> {
    let text = clipped(text, SCHEDULE_BYTES);
    let in_title = lower_title.split(|c: char| !c.is_ascii_digit());
    let year = in_title
        .filter(|run| run.len() == 4)
        .filter_map(|run| run.parse::<i32>().ok())
        .find(|year| (date.year()..=date.year() + 1).contains(year));
    let start = match year {
        Some(year) => NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or(date),
        None => date,
    };
    let days = find_days(text).into_iter().filter(|day| {
        let line = text[day.range.1..].lines().next().unwrap_or_default();
        let beside = line.split([',', ';']).next().unwrap_or_default().to_lowercase();
        !Class::Perhaps.is_in(&beside)
    });
    days.filter_map(|day| day.on_or_after(start)).collect()
}

/// The days of sentences that announce a meeting.
fn in_sentences(text: &str, organ: &str, date: NaiveDate) -> Vec<NaiveDate> {
    let lower = lower_in_place(text);
    let words: Vec<(usize, &str)> = words_of(&lower).collect();
    let own = slug(organ);
    let mut found = Vec::new();
    for (index, &(_, word)) in words.iter().enumerate() {
        if !Class::Announcing.has(word) {
            continue;
        }
        let rest = words[index + 1..].iter();
        let mut after = rest.skip_while(|(_, word)| Class::AnnouncedAs.has(word));
        let Some(&(at, meeting)) = after.next() else { continue };
        let several = Class::Meetings.has(meeting);
        if !several && !Class::Meeting.has(meeting) {
            continue;
        }
        let before = index.checked_sub(1).map(|index| words[index].1);
        let follows = after.next().map(|&(_, word)| word);
        let rest = clipped(&lower[at + meeting.len()..], REACH_BYTES);
        if is_of_others(before, follows, rest, &own) {
            continue;
        }
        let reach = sentence(&text[at + meeting.len()..], several);
        let days = find_days(reach).into_iter().filter_map(|day| day.on_or_after(date));
        found.extend(days.take(if several { usize::MAX } else { 1 }));
    }
    found
}

fn words_of(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let base = text.as_ptr() as usize;
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(move |word| (word.as_ptr() as usize - base, word))
}

/// Whether the words around a meeting say that it is somebody else's than that of the organ
/// whose name as a slug is `own`.
fn is_of_others(before: Option<&str>, follows: Option<&str>, rest: &str, own: &str) -> bool {
    let is_own = |word: &str| own.contains(slug(word.trim_end_matches('s')).as_str());
    // "styrgruppens nästa möte"
    let genitive = |word: &str| word.strip_suffix('s').is_some_and(|bare| Class::Organ.ends(bare));
    if before.is_some_and(|word| genitive(word) && !is_own(word)) {
        return true;
    }
    let Some(follows) = follows else { return false };
    let is_of = Class::WithOthers.has(follows) && rest.trim_start().starts_with(follows);
    let body = words_of(rest).skip(1).take(3).map(|(_, word)| word);
    is_of && !body.filter(|word| word.chars().count() > 4).any(is_own)
}

/// What belongs to an announcement: to the end of its sentence; a list of several meetings goes
/// on over lines.
fn sentence(text: &str, several: bool) -> &str {
    let text = clipped(text, REACH_BYTES);
    let mut end = text.len();
    for (at, _) in text.match_indices(['.', '!', '?']) {
        let rest = &text[at + 1..];
        let next = rest.trim_start().chars().next();
        let is_end = rest.starts_with(char::is_whitespace) && next.is_some_and(char::is_uppercase);
        if is_end || rest.is_empty() {
            end = at;
            break;
        }
    }
    if !several && let Some(at) = text[..end].find("\n\n") {
        // "Nästa möte:" may have its day in the next paragraph.
        if !text[..at].trim_end().ends_with(':') && !text[..at].trim().is_empty() {
            end = at;
        }
    }
    &text[..end]
}

fn clipped(text: &str, most_bytes: usize) -> &str {
    &text[..text.floor_char_boundary(most_bytes)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn announced(title: &str, text: &str) -> Vec<String> {
        let date = NaiveDate::from_ymd_opt(2022, 2, 18).expect("a date");
        let days = announced_meetings(title, text, "Samverkansgruppen barn/unga", date);
        days.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_next_meeting_is_read_with_and_without_its_year() {
        for text in [
            "Nästa sammanträde ska äga rum fredagen den 20 maj 2022 kl 09.00.",
            "Nästa möte: fredag 20/5 kl 9",
            "Mötet avslutas. Nästa ordinarie möte\nblir den 20 maj.",
            "Samverkansgruppens nästa möte är den 20 maj.",
            "Nästa möte i samverkansgruppen hålls 2022-05-20.",
            "Nästa möte:\n\n20 maj, digitalt",
        ] {
            assert_eq!(announced("", text), ["2022-05-20"], "{text}");
        }
    }

    #[test]
    fn a_heading_announces_what_its_text_dates() {
        assert_eq!(announced("Nästa sammanträde", "Den 20 maj, digitalt."), ["2022-05-20"]);
    }

    #[test]
    fn several_meetings_are_all_read() {
        let text = "Kommande möten: 12 mars, 14 maj\noch 3 september.";
        assert_eq!(announced("", text), ["2022-03-12", "2022-05-14", "2022-09-03"]);
        let text = "Gruppen föreslås sammanträda:\n\n17 februari och 26 maj.\n\nBeslut\n1. Ja.";
        assert_eq!(announced("Sammanträdesdagar 2023", text), ["2023-02-17", "2023-05-26"]);
    }

    #[test]
    fn a_day_that_is_only_kept_free_is_not_a_meeting() {
        let text = "Torsdagen den 9 juni\nFredagen den 10 juni (reservdag)";
        assert_eq!(announced("Sammanträdesdagar", text), ["2022-06-09"]);
    }

    #[test]
    fn meetings_of_others_are_not_announced() {
        for text in [
            "Styrgruppens nästa möte är den 20 maj.",
            "Nästa möte med länsstyrelsen är den 20 maj.",
            "Nästa möte i arbetsgruppen hålls den 20 maj.",
            "Frågan tas upp vid nästa möte. Den 20 maj är det skolavslutning.",
            "Nästa steg är ett möte den 20 maj.",
        ] {
            assert!(announced("", text).is_empty(), "{text}");
        }
        assert!(announced("Sammanträdesdagar för kommunstyrelsen 2022", "20 maj").is_empty());
    }

    #[test]
    fn what_lies_before_or_far_ahead_is_not_an_announcement() {
        assert!(announced("", "Nästa möte är den 14 januari 2022.").is_empty());
        assert!(announced("", "Nästa möte är den 14 januari 2032.").is_empty());
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "(nästa möte|NÄSTA|kommande möten|İ|\\PC|\n){0,20}") {
            announced(&text, &text);
        }
    }
}
