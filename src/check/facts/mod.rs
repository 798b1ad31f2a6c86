//! What is remembered of each file while its items are read once?
//!
//! Items are read file by file and let go, so that memory holds one file's texts at a time
//! and of the others only numbers, days and counts.

mod legibility;
mod organs;
mod personal_numbers;

use chrono::NaiveDate;

pub(in crate::check) use self::legibility::{Legibility, legibility};
pub(in crate::check) use self::organs::{Organ, OrganKey, organ_and_date, organ_key, organ_of};
pub(in crate::check) use self::personal_numbers::{Numbers, count_in};
use crate::minutes::base_id;
use crate::search::{FileRecord, ItemRecord};
use crate::segment::announced_meetings;

/// What the checks need to know of a file.
#[derive(Debug, Clone)]
pub(in crate::check) struct FileFacts {
    /// What the index remembers of it.
    pub(in crate::check) record: FileRecord,
    /// The numbers of its items, rising, each once, letters left off: § 12 a is 12.
    pub(in crate::check) numbers: Vec<u32>,
    /// Days on which the organ is said to meet again.
    pub(in crate::check) announced: Vec<NaiveDate>,
    /// Meetings that its items refer to by day, each once.
    pub(in crate::check) named: Vec<(OrganKey, NaiveDate)>,
    /// How many of its words are words.
    pub(in crate::check) legibility: Legibility,
    /// Where personal numbers stand in it.
    pub(in crate::check) personal: Vec<Numbers>,
    /// Persons of some takedown list whom it names all the same.
    pub(in crate::check) still_named: Vec<String>,
    /// Ids of its items that were not theirs alone: of numbers that stand twice in the file, and of
    /// ids that another text claims.
    pub(in crate::check) again: Vec<String>,
}

impl FileFacts {
    /// What is known before any item is read.
    pub(in crate::check) fn of(record: FileRecord) -> Self {
        let announced = record.file.announced.clone();
        Self {
            record,
            numbers: Vec::new(),
            announced,
            named: Vec::new(),
            legibility: Legibility::default(),
            personal: Vec::new(),
            still_named: Vec::new(),
            again: Vec::new(),
        }
    }

    /// What is known of a file with these items.
    pub(in crate::check) fn read(record: FileRecord, items: &[ItemRecord]) -> Self {
        let mut facts = Self::of(record);
        let meeting = &facts.record.meeting;
        for ItemRecord { item, .. } in items {
            facts.numbers.extend(item.number.as_deref().and_then(leading_number));
            if base_id(&item.id).len() < item.id.len() {
                facts.again.push(item.id.clone());
            }
            facts.personal.extend(Numbers::of_item(item));
            facts.named.extend(item.refers_to.iter().filter_map(|one| {
                let organ = one.organ.as_ref().or(meeting.organ.as_ref())?;
                Some((organ_key(meeting.authority.as_deref(), organ), one.date))
            }));
            facts.legibility += legibility(&item.title);
            facts.legibility += legibility(&item.body);
            if let (Some(organ), Some(date)) = (&meeting.organ, meeting.date) {
                facts.announced.extend(announced_meetings(&item.title, &item.body, organ, date));
            }
        }
        // What was taken down is not missing.
        let taken_down = &facts.record.file.taken_down.items;
        facts.numbers.extend(taken_down.iter().filter_map(|id| number_in_id(id)));
        facts.numbers.sort_unstable();
        facts.numbers.dedup();
        facts.announced.sort_unstable();
        facts.announced.dedup();
        facts.named.sort_unstable();
        facts.named.dedup();
        facts
    }
}

/// The number without its letter: `12`, `12 a` and `12a` are 12. With anything else behind it,
/// it is not a number of a sequence.
fn leading_number(printed: &str) -> Option<u32> {
    let printed = printed.trim();
    let end = printed.find(|c: char| !c.is_ascii_digit()).unwrap_or(printed.len());
    let suffix = printed[end..].trim();
    let is_letter = suffix.chars().count() <= 1 && suffix.chars().all(char::is_alphabetic);
    is_letter.then(|| printed[..end].parse().ok())?
}

/// The number at the end of an id, where a dash stands before the letter.
fn number_in_id(id: &str) -> Option<u32> {
    leading_number(&id.rsplit('/').next()?.replace('-', " "))
}

#[cfg(test)]
mod tests {
    use super::super::made_up;
    use super::*;

    #[test]
    fn a_letter_belongs_to_its_number() {
        let numbers = ["12", "12 a", "12b", "8.1", "2024/12", "i3", "", "7 "].map(leading_number);
        assert_eq!(numbers, [Some(12), Some(12), Some(12), None, None, None, None, Some(7)]);
    }

    #[test]
    fn the_numbers_of_items_that_were_taken_down_are_known() {
        let mut file = made_up::file("a.txt", 1);
        file.file.taken_down.items = vec!["a/2-b".into(), "a/i3".into(), "a/8-1".into()];
        let facts = FileFacts::read(file, &[made_up::item("a/1", "1", "Text.")]);
        assert_eq!(facts.numbers, [1, 2]);
    }

    #[test]
    fn a_file_is_known_by_its_items() {
        let items = [
            made_up::item("a/2~2", "2 a", "Nästa sammanträde hålls den 5 mars."),
            made_up::item("a/1", "1", "Informationen noteras."),
        ];
        let facts = FileFacts::read(made_up::file("a.txt", 2), &items);
        assert_eq!(facts.numbers, [1, 2]);
        assert_eq!(facts.announced, [made_up::day("2024-03-05")]);
        assert_eq!(facts.again, ["a/2~2"]);
        assert!(facts.legibility.words > 4);
    }
}
