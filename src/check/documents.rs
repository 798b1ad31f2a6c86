//! Which documents are doubtful as minutes?
//!
//! Files that were read in part, are something else than minutes, gave no items, or do not say
//! who met when. Nothing is wrong with the index, but what they hold is not, or hardly, found.

use super::facts::FileFacts;
use super::finding::{DocumentDoubt, DocumentNote, Finding, Found};
use crate::minutes::{Kind, Status};

/// Warnings from which on a file is named: one or two are a citation that was doubtful, this many
/// are a layout that was not understood.
const MANY_WARNINGS: u64 = 5;

/// Everything doubtful about the files, in their order.
pub(super) fn check(files: &[FileFacts]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for facts in files {
        let doubts = doubts(facts);
        if !doubts.is_empty() {
            let found = Found::Documents(DocumentNote::Doubtful(doubts));
            findings.push(Finding::about_file(facts.record.path(), found));
        }
    }
    findings
}

/// What is doubtful about one file, the weightiest first.
fn doubts(facts: &FileFacts) -> Vec<DocumentDoubt> {
    let record = &facts.record;
    let mut doubts = Vec::new();
    if record.status != Status::Ok {
        doubts.push(DocumentDoubt::NotWhole(record.status));
    }
    match record.meeting.kind {
        // Documents other than minutes need no organ, date or items.
        kind @ (Kind::Notice | Kind::Report | Kind::Other) => {
            doubts.push(DocumentDoubt::NotMinutes(kind));
        }
        Kind::Minutes => {
            if record.file.claims.is_empty() && record.file.taken_down.items.is_empty() {
                doubts.push(DocumentDoubt::NoItems);
            }
            if record.meeting.organ.is_none() {
                doubts.push(DocumentDoubt::NoOrgan);
            }
            if record.meeting.date.is_none() {
                doubts.push(DocumentDoubt::NoDate);
            }
        }
    }
    if record.warnings >= MANY_WARNINGS {
        doubts.push(DocumentDoubt::ManyWarnings(record.warnings));
    }
    doubts
}

#[cfg(test)]
mod tests {
    use super::super::made_up;
    use super::*;

    fn messages(change: impl FnOnce(&mut FileFacts)) -> Vec<String> {
        let mut facts = made_up::facts("a.txt", "2024-02-06", 1..4);
        change(&mut facts);
        check(&[facts]).into_iter().map(|finding| finding.found.to_string()).collect()
    }

    #[test]
    fn whole_minutes_have_no_doubts() {
        assert!(messages(|_| {}).is_empty());
    }

    #[test]
    fn every_doubt_about_a_file_stands_on_one_line() {
        let found = messages(|facts| {
            facts.record.status = Status::Partial;
            facts.record.meeting.organ = None;
            facts.record.meeting.date = None;
            facts.record.warnings = 7;
        });
        let expected = "read in part; the organ is not known; the date is not known; 7 warnings \
                        while it was read";
        assert_eq!(found, [expected]);
    }

    #[test]
    fn of_a_notice_neither_items_nor_date_are_asked() {
        let found = messages(|facts| {
            facts.record.meeting.kind = Kind::Notice;
            facts.record.meeting.date = None;
            facts.record.file.claims.clear();
        });
        assert_eq!(found, ["a notice of a meeting, not its minutes"]);
    }

    #[test]
    fn minutes_whose_items_another_file_has_are_not_without_items() {
        let without = |left_out| {
            messages(|facts| {
                facts.record.file.claims.clear();
                facts.record.file.claims.extend((0..left_out).map(made_up::left_out));
            })
        };
        assert_eq!(without(0), ["no agenda items were found"]);
        assert!(without(3).is_empty());
        let taken_down = messages(|facts| {
            facts.record.file.claims.clear();
            facts.record.file.taken_down.items = vec!["ks/1".into()];
        });
        assert!(taken_down.is_empty());
    }
}
