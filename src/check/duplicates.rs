//! Which files, items and ids are there twice?
//!
//! The same file under two names, minutes whose items another file has word for word, and two
//! texts that claim one id. The last is a fault: an id then no longer tells which text is
//! meant. The index keeps one copy of the others, and a note says so.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::facts::{FileFacts, organ_and_date};
use super::finding::{DuplicateFinding, Finding, Found};
use crate::minutes::{base_id, claimed_id};
use crate::search::{Fate, SourceFile};

/// What is there twice.
pub(super) fn check(files: &[FileFacts]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let copies = first_of_each_content(files);
    let finding = |facts: &FileFacts, found| {
        Finding::about_file(facts.record.path(), Found::Duplicates(found))
    };
    let keepers = keepers(files);
    let mut disputed: BTreeMap<&str, Vec<(&FileFacts, &str)>> = BTreeMap::new();
    for facts in files {
        let path = facts.record.path();
        let first = copies.get(facts.record.file.content.as_str()).copied();
        let left_out = facts.record.file.left_out();
        if let Some(first) = first.filter(|first| *first != path) {
            let first = first.to_owned();
            findings.push(finding(facts, DuplicateFinding::SameFile { first }));
        } else if left_out > 0 {
            let files = same_meeting(files, facts);
            findings.push(finding(facts, DuplicateFinding::SameItems { items: left_out, files }));
        }
        let items = facts.record.file.superseded();
        if items > 0 {
            let files = better_versions(&keepers, &facts.record.file);
            findings.push(finding(facts, DuplicateFinding::Version { items, files }));
        }
        for id in &facts.again {
            if let Some(claimed) = claimed_id(id) {
                disputed.entry(claimed).or_default().push((facts, id));
            } else {
                let (base, id) = (base_id(id).to_owned(), id.clone());
                findings.push(finding(facts, DuplicateFinding::NumberTwice { base, id }));
            }
        }
    }
    for (claimed, texts) in disputed {
        let [(first, id), others @ ..] = texts.as_slice() else { continue };
        let (claimed, id) = (claimed.to_owned(), (*id).to_owned());
        for (facts, here) in others {
            let disputed = DuplicateFinding::Disputed {
                other: first.record.path().to_owned(),
                claimed: claimed.clone(),
                there: id.clone(),
                here: (*here).to_owned(),
            };
            findings.push(finding(facts, disputed));
        }
        if others.is_empty() {
            findings.push(finding(first, DuplicateFinding::NoRival { claimed, id }));
        }
    }
    findings
}

/// The first file of each content, by path. A content that is not known is nobody's copy.
fn first_of_each_content(files: &[FileFacts]) -> HashMap<&str, &str> {
    let mut first = HashMap::new();
    for facts in files.iter().filter(|facts| !facts.record.file.content.is_empty()) {
        first.entry(facts.record.file.content.as_str()).or_insert(facts.record.path());
    }
    first
}

/// The paths of the files that keep an item, by its id, as far as one is a version that is not kept.
fn keepers(files: &[FileFacts]) -> HashMap<u64, Vec<&str>> {
    let claims = files.iter().flat_map(|facts| &facts.record.file.claims);
    let superseded = claims.filter(|claim| claim.fate == Fate::Version);
    let mut keepers: HashMap<u64, Vec<&str>> =
        superseded.map(|claim| (claim.id, Vec::new())).collect();
    for facts in files {
        for claim in facts.record.file.claims.iter().filter(|claim| claim.fate.is_kept()) {
            if let Some(paths) = keepers.get_mut(&claim.id) {
                paths.push(facts.record.path());
            }
        }
    }
    keepers
}

/// The files that keep what a file has versions of, each once and sorted.
fn better_versions(keepers: &HashMap<u64, Vec<&str>>, file: &SourceFile) -> Vec<String> {
    let superseded = file.claims.iter().filter(|claim| claim.fate == Fate::Version);
    let paths = superseded.filter_map(|claim| keepers.get(&claim.id)).flatten();
    paths.map(|path| (*path).to_owned()).collect::<BTreeSet<_>>().into_iter().collect()
}

/// The other files of the same meeting.
fn same_meeting(files: &[FileFacts], facts: &FileFacts) -> Vec<String> {
    let meeting = organ_and_date(&facts.record.meeting);
    files
        .iter()
        .filter(|other| other.record.key != facts.record.key)
        .filter(|other| meeting.is_some() && organ_and_date(&other.record.meeting) == meeting)
        .map(|other| other.record.path().to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::finding::Severity;
    use super::super::made_up;
    use super::*;

    fn told(files: &[FileFacts]) -> Vec<(Severity, String)> {
        let findings = check(files).into_iter();
        findings
            .map(|found| (found.severity(), format!("{}: {}", found.file.unwrap(), found.found)))
            .collect()
    }

    #[test]
    fn a_copy_of_a_file_is_named_with_the_first() {
        let mut files = [
            made_up::facts("a.txt", "2024-02-06", 1..3),
            made_up::facts("b.txt", "2024-02-06", []),
            made_up::facts("c.txt", "2024-03-05", 3..5),
        ];
        files[1].record.file.content = files[0].record.file.content.clone();
        files[1].record.file.claims.extend([made_up::left_out(1), made_up::left_out(2)]);
        let expected = [(Severity::Note, "b.txt: the same file as a.txt".to_owned())];
        assert_eq!(told(&files), expected);
    }

    #[test]
    fn items_that_another_file_has_word_for_word_are_a_note() {
        let mut files = [
            made_up::facts("a.txt", "2024-02-06", 1..3),
            made_up::facts("b.txt", "2024-02-06", [3]),
        ];
        files[1].record.file.claims.extend([made_up::left_out(1), made_up::left_out(2)]);
        let expected = "b.txt: 2 of its items stand word for word in a.txt";
        assert_eq!(told(&files), [(Severity::Note, expected.to_owned())]);
    }

    #[test]
    fn a_version_names_the_file_that_is_searched() {
        let mut files = [
            made_up::facts("a.txt", "2024-02-06", 1..3),
            made_up::facts("b.txt", "2024-02-06", []),
            made_up::facts("c.txt", "2024-03-05", [7]),
        ];
        files[0].record.file.claims = [1, 2].map(|id| made_up::claim(id, Fate::Kept)).into();
        files[1].record.file.claims = [1, 2].map(|id| made_up::claim(id, Fate::Version)).into();
        let expected = "b.txt: a version of a.txt, where 2 of its items are searched";
        assert_eq!(told(&files), [(Severity::Note, expected.to_owned())]);
    }

    #[test]
    fn two_texts_of_two_files_for_one_id_are_a_fault_and_of_one_file_a_note() {
        let mut files = [
            made_up::facts("a.txt", "2024-02-06", [1]),
            made_up::facts("b.txt", "2024-02-06", [1, 2]),
        ];
        files[0].again = vec!["ks/1~0000000a".into()];
        files[1].again = vec!["ks/1~0000000b".into(), "ks/2~2".into()];
        let disputed = "b.txt: a.txt has another text for ks/1: ks/1~0000000a there, \
                        ks/1~0000000b here";
        assert_eq!(
            told(&files),
            [
                (Severity::Note, "b.txt: the number of ks/2 stands there twice: ks/2~2".to_owned()),
                (Severity::Fault, disputed.to_owned()),
            ]
        );
    }
}
