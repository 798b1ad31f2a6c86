//! Does the index agree with itself?
//!
//! Files, keys of items and the items themselves lie in different places of an index; one
//! commit writes them together, so they must tell the same. What does not is a fault of
//! the program or of the disk, and a rebuild is the way out.

use std::collections::HashMap;

use super::finding::{Finding, Found, IndexFault, Recorded};
use crate::minutes::FileKey;
use crate::search::{DamagedFile, FileRecord, IndexInfo, ItemKey, ItemRecord, text_hash};

fn fault(file: &str, fault: IndexFault) -> Finding {
    Finding::about_file(file, Found::Index(fault))
}

/// Files of the index whose bytes are not those that were written.
pub(super) fn check_bytes(damages: &[DamagedFile]) -> Vec<Finding> {
    let fault = |file: &DamagedFile| Found::Index(IndexFault::Damaged(file.clone()));
    damages.iter().map(|file| Finding::about_all(fault(file))).collect()
}

/// What disagrees between the files, the keys of the items and what the commit says of both.
pub(super) fn check_keys(files: &[FileRecord], keys: &[ItemKey], info: &IndexInfo) -> Vec<Finding> {
    let mut faults: Vec<(Option<String>, IndexFault)> = Vec::new();
    let shown: HashMap<&FileKey, &str> =
        files.iter().map(|file| (&file.key, file.path())).collect();
    let name =
        |key: &FileKey| shown.get(key).map_or_else(|| key.to_string(), |name| (*name).to_owned());
    let mut counts: HashMap<&FileKey, u64> = HashMap::new();
    let mut ids: HashMap<&str, &FileKey> = HashMap::new();
    for key in keys {
        *counts.entry(&key.file).or_default() += 1;
        if let Some(other) = ids.insert(&key.id, &key.file) {
            let twice = IndexFault::IdGivenTwice { id: key.id.clone(), also_in: name(other) };
            faults.push((Some(name(&key.file)), twice));
        }
    }
    let mut seen: HashMap<&FileKey, u64> = HashMap::new();
    for file in files {
        *seen.entry(&file.key).or_default() += 1;
        let found = counts.remove(&file.key).unwrap_or(0);
        let recorded = file.file.items();
        if found != recorded {
            let count = IndexFault::ItemCount { recorded, found };
            faults.push((Some(file.path().to_owned()), count));
        }
    }
    for (key, times) in seen.into_iter().filter(|(_, times)| *times > 1) {
        faults.push((Some(name(key)), IndexFault::RecordedTwice { times }));
    }
    for (key, items) in counts {
        faults.push((Some(name(key)), IndexFault::NoRecord { items }));
    }
    for (of, recorded, found) in [
        (Recorded::Files, info.files, files.len() as u64),
        (Recorded::Items, info.items, keys.len() as u64),
    ] {
        if recorded != found {
            faults.push((None, IndexFault::Total { of, recorded, found }));
        }
    }
    faults.sort();
    let finding = |(file, found)| Finding { file, ..Finding::about_all(Found::Index(found)) };
    faults.into_iter().map(finding).collect()
}

/// What disagrees between a file's record, its items and the keys of these items.
/// `hashes` holds the text hash of each id.
pub(super) fn check_items(
    file: &FileRecord,
    items: &[ItemRecord],
    hashes: &HashMap<&str, u64>,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for ItemRecord { item, meeting } in items {
        let id = item.id.clone();
        match hashes.get(id.as_str()) {
            None => findings.push(fault(file.path(), IndexFault::NoKey { id })),
            Some(hash) if *hash != text_hash(item) => {
                findings.push(fault(file.path(), IndexFault::TextAltered { id }));
            }
            Some(_) => {}
        }
        let of_file = &file.meeting;
        if (&meeting.organ, &meeting.authority, meeting.date)
            != (&of_file.organ, &of_file.authority, of_file.date)
        {
            let id = item.id.clone();
            findings.push(fault(file.path(), IndexFault::OtherMeeting { id }));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::made_up;
    use super::*;

    fn key(id: &str, file: &str) -> ItemKey {
        ItemKey { id: id.into(), file: FileKey::of_text(file), text_hash: 1 }
    }

    fn info(files: u64, items: u64) -> IndexInfo {
        let (schema, analyser, corpus) = (String::new(), String::new(), String::new());
        IndexInfo { items, files, schema, analyser, corpus }
    }

    fn messages(files: &[FileRecord], keys: &[ItemKey], info: &IndexInfo) -> Vec<String> {
        let findings = check_keys(files, keys, info).into_iter();
        findings
            .map(|found| format!("{}: {}", found.file.unwrap_or_default(), found.found))
            .collect()
    }

    #[test]
    fn an_index_that_agrees_has_no_findings() {
        let files = [made_up::file("a.txt", 2), made_up::file("b.txt", 0)];
        let keys = [key("x/1", "a.txt"), key("x/2", "a.txt")];
        assert!(messages(&files, &keys, &info(2, 2)).is_empty());
    }

    #[test]
    fn orphans_wrong_counts_and_ids_given_twice_are_faults() {
        let files = [made_up::file("a.txt", 2)];
        let keys = [key("x/1", "a.txt"), key("x/1", "lost.txt")];
        assert_eq!(
            messages(&files, &keys, &info(1, 3)),
            [
                ": the index says it has 3 items, 2 are there",
                "a.txt: gave 2 items by its record, 1 are there",
                "lost.txt: the id x/1 is given twice, also in a.txt",
                "lost.txt: has 1 items and no record of the file",
            ]
        );
    }

    #[test]
    fn a_text_that_is_not_the_one_written_is_a_fault() {
        let file = made_up::file("a.txt", 1);
        let item = made_up::item("x/1", "1", "Text.");
        let right = text_hash(&item.item);
        let check = |hash| check_items(&file, std::slice::from_ref(&item), &[("x/1", hash)].into());
        assert!(check(right).is_empty());
        let altered = Found::Index(IndexFault::TextAltered { id: "x/1".into() });
        assert_eq!(check(right ^ 1)[0].found, altered);
        assert_eq!(check_items(&file, &[item], &HashMap::new()).len(), 1);
    }

    #[test]
    fn an_item_of_another_meeting_than_its_file_is_a_fault() {
        let mut file = made_up::file("a.txt", 1);
        file.meeting.organ = Some("Byggnadsnämnden".into());
        let item = made_up::item("x/1", "1", "Text.");
        let hashes = [("x/1", text_hash(&item.item))].into();
        let other = Found::Index(IndexFault::OtherMeeting { id: "x/1".into() });
        assert_eq!(check_items(&file, &[item], &hashes)[0].found, other);
    }
}
