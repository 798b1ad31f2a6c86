//! Which personal data does the index hold, and what is kept out of it?
//!
//! Where personal numbers stand (they are masked when shown, and in the index all the same), and
//! which takedowns are in force with what they took out. Both are notes: what is to be done about
//! them is for the owner of the minutes to say. Unasked, only their number is told.

use std::collections::{BTreeMap, BTreeSet};

use super::corpus::Corpus;
use super::facts::{FileFacts, Numbers, count_in};
use super::finding::{Finding, Found, PrivacyNote, TakedownEffect};
use crate::minutes::base_id;
use crate::search::{FileRecord, ItemKey, ItemRecord, Meeting};
use crate::source::{Folders, Takedown};

/// How many there are, where there are any.
pub(super) fn count(files: &[FileFacts]) -> Vec<Finding> {
    let mut findings: Vec<Finding> = named_after_numbers(files).collect();
    let places = || files.iter().flat_map(|facts| &facts.personal);
    let numbers: u64 = places().map(|numbers| numbers.count).sum();
    if numbers > 0 {
        let holding = files.iter().filter(|facts| !facts.personal.is_empty()).count() as u64;
        let counted = PrivacyNote::Counted { numbers, files: holding };
        findings.push(Finding::about_all(Found::Privacy(counted)));
    }
    findings
}

/// The persons whom the takedowns of any file's folder list, each once.
pub(super) fn listed_persons(files: &[FileRecord]) -> Vec<String> {
    let mut folders = Folders::default();
    let mut listed = BTreeSet::new();
    for record in files {
        let lists = folders.takedowns_behind(&record.key.path(), &record.file.link_paths());
        // A list that cannot be read is told with the files it stands in the way of.
        for (_, takedown) in lists.unwrap_or_default() {
            listed.extend(takedown.persons);
        }
    }
    listed.into_iter().collect()
}

/// Which of the `listed` persons a file names, in its items and in its meeting.
pub(super) fn still_named(
    listed: &[String],
    items: &[ItemRecord],
    meeting: Option<Meeting>,
    corpus: &Corpus<'_>,
) -> Vec<String> {
    if listed.is_empty() {
        return Vec::new();
    }
    let mut named = BTreeSet::new();
    let mut look = |text: &mut String| {
        named.extend((corpus.persons_named)(listed, text).into_iter().map(str::to_owned));
    };
    for ItemRecord { item, .. } in items {
        item.clone().each_text(&mut look);
    }
    for mut attendee in meeting.into_iter().flat_map(|meeting| meeting.attendees) {
        attendee.each_text(&mut look);
    }
    named.into_iter().collect()
}

/// Every place with personal numbers, and every takedown.
pub(super) fn list(files: &[FileFacts], keys: &[ItemKey], corpus: &Corpus<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = named_after_numbers(files).collect();
    for facts in files {
        let standing = facts.personal.iter().map(|numbers| standing(facts.record.path(), numbers));
        findings.extend(standing);
    }
    findings.extend(takedowns(files, keys, corpus));
    findings
}

fn note(file: &str, note: PrivacyNote) -> Finding {
    Finding::about_file(file, Found::Privacy(note))
}

/// Files with a personal number in their name, which cannot be masked where it is to be found by.
fn named_after_numbers(files: &[FileFacts]) -> impl Iterator<Item = Finding> {
    let paths = files.iter().map(|facts| facts.record.path());
    paths.filter(|path| count_in(path) > 0).map(|path| note(path, PrivacyNote::InFileName))
}

fn standing(file: &str, numbers: &Numbers) -> Finding {
    let Numbers { item, pages, count } = numbers.clone();
    let found = PrivacyNote::Standing { numbers: count, item: item.clone(), pages };
    Finding { item, pages, count: Some(count), ..note(file, found) }
}

impl TakedownEffect {
    /// Adds a file in which the entry was found so often.
    fn add(&mut self, times: u64) {
        self.files += 1;
        self.found_in += u64::from(times > 0);
        self.times += times;
    }
}

/// Entries by the file in which they are listed.
type Entries = BTreeMap<(String, String), TakedownEffect>;

/// What each entry of each takedown took out, and which files do not follow theirs.
fn takedowns(files: &[FileFacts], keys: &[ItemKey], corpus: &Corpus<'_>) -> Vec<Finding> {
    let (mut items, mut persons) = (Entries::new(), Entries::new());
    let mut folders = Folders::default();
    let mut findings = Vec::new();
    for facts in files {
        let (path, file) = (&facts.record.key.path(), &facts.record.file);
        // A list that cannot be read is told with the files it stands in the way of.
        let Ok(lists) = folders.takedowns_behind(path, &file.link_paths()) else { continue };
        let Ok(defaults) = folders.defaults_behind(path, &file.link_paths()) else { continue };
        if lists.is_empty() && file.taken_down.is_nothing() {
            continue;
        }
        if !(corpus.is_remembered)(file, &file.content, &defaults) {
            findings.push(note(facts.record.path(), PrivacyNote::TakedownPending));
            continue;
        }
        for (list, Takedown { items: ids, persons: names }) in &lists {
            let list = list.to_string_lossy();
            let entry = |name: &str| (list.to_string(), name.to_owned());
            for id in ids {
                let wanted = base_id(id).to_lowercase();
                let gone = file.taken_down.items.iter().filter(|gone| **gone == wanted).count();
                items.entry(entry(id)).or_default().add(gone as u64);
            }
            for name in names {
                let at = defaults.takedown.persons.iter().position(|other| other == name);
                let gone = at.and_then(|at| file.taken_down.persons.get(at)).copied();
                persons.entry(entry(name)).or_default().add(gone.unwrap_or(0));
            }
        }
    }
    findings.extend(items.iter().map(|(entry, effect)| of_item(entry, effect, keys)));
    findings.extend(persons.iter().map(|(entry, effect)| of_person(entry, effect, files)));
    findings
}

fn of_item((list, id): &(String, String), effect: &TakedownEffect, keys: &[ItemKey]) -> Finding {
    let wanted = base_id(id).to_lowercase();
    let elsewhere = keys.iter().find(|key| base_id(&key.id) == wanted);
    let still_in = elsewhere.map(|key| key.file.to_string());
    let found = PrivacyNote::ItemTakenDown { id: id.clone(), effect: *effect, still_in };
    Finding { item: Some(id.clone()), count: Some(effect.times), ..note(list, found) }
}

fn of_person(
    (list, name): &(String, String),
    effect: &TakedownEffect,
    files: &[FileFacts],
) -> Finding {
    let elsewhere = files.iter().find(|facts| facts.still_named.contains(name));
    let still_in = elsewhere.map(|facts| facts.record.path().to_owned());
    let found = PrivacyNote::PersonTakenDown { name: name.clone(), effect: *effect, still_in };
    Finding { count: Some(effect.times), ..note(list, found) }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::super::made_up;
    use std::path::Path;

    use super::*;
    use crate::minutes::FileKey;
    use crate::minutes::{Attendee, Group};
    use crate::search::{Meeting, TakenDown};
    use crate::source::FileReader;

    /// From the series 980 to 999, which Skatteverket gives to nobody.
    const NUMBER: &str = "850709-9805";

    fn told(findings: &[Finding]) -> Vec<String> {
        let name = |finding: &Finding| {
            let file = finding.file.as_deref().map(|file| Path::new(file).file_name());
            file.flatten().map(|file| file.to_string_lossy().into_owned()).unwrap_or_default()
        };
        findings.iter().map(|one| format!("{}: {}", name(one), one.found)).collect()
    }

    fn listed(files: &[FileFacts], keys: &[ItemKey], is_current: bool) -> Vec<String> {
        let paths: [PathBuf; 0] = [];
        let reading = FileReader::in_process();
        let corpus = Corpus {
            paths: &paths,
            named: false,
            reading: &reading,
            is_remembered: &|_, _, _| is_current,
            persons_named: &|_, _| Vec::new(),
        };
        told(&list(files, keys, &corpus))
    }

    #[test]
    fn numbers_are_counted_unasked_and_listed_when_asked_for() {
        let mut item = made_up::item("ks/4", "4", &format!("Om {NUMBER} och {NUMBER}."));
        item.item.decisions = vec![format!("Om {NUMBER}.")];
        item.item.pages = Some((3, 4));
        let mut in_decision = made_up::item("ks/5", "5", "Text.");
        in_decision.item.decisions = vec![format!("Om {NUMBER}.")];
        let mut facts = FileFacts::read(made_up::file("a.txt", 2), &[item, in_decision]);
        facts.personal.extend(Numbers::of_meeting(&Meeting {
            attendees: vec![Attendee {
                name: "Bo Ek".into(),
                group: Group::Others,
                party: None,
                role: Some(format!("sökande {NUMBER}")),
                affiliation: None,
                chair: false,
                replaces: None,
                note: None,
            }],
            ..facts.record.meeting.clone()
        }));
        let files = [facts, made_up::facts("b.txt", "2024-02-06", [1])];
        let counted = "4 personal numbers in 1 file, masked when shown";
        assert_eq!(told(&count(&files)), [format!(": {counted}")]);
        assert_eq!(
            listed(&files, &[], true),
            [
                "a.txt: 2 personal numbers in ks/4, pages 3–4",
                "a.txt: 1 personal number in ks/5",
                "a.txt: 1 personal number in the attendance list",
            ]
        );
    }

    #[test]
    fn where_there_are_no_numbers_nothing_is_told() {
        let files = [made_up::facts("a.txt", "2024-02-06", 1..4)];
        assert!(count(&files).is_empty() && listed(&files, &[], true).is_empty());
    }

    #[test]
    fn a_file_named_after_a_number_is_told_unasked() {
        let files = [made_up::facts("beslut-850709-9805.txt", "2024-02-06", [])];
        assert!(told(&count(&files))[0].ends_with("rename the file"));
        assert_eq!(listed(&files, &[], true).len(), 1);
    }

    /// Two files in a folder with a takedown, in the first of which it found something.
    fn under_a_takedown(folder: &Path) -> Vec<FileFacts> {
        let list = "[takedown]\nitems = [\"ks/12\", \"ks/99\"]\n\
                    persons = [\"Bo Prov\", \"Anna Exempel\"]";
        std::fs::write(folder.join("paragraf.toml"), list).expect("written");
        let mut files: Vec<FileFacts> = ["a.txt", "b.txt"]
            .map(|name| made_up::facts(&folder.join(name).to_string_lossy(), "2024-02-06", []))
            .into();
        files[0].record.file.taken_down =
            TakenDown { items: vec!["ks/12".into()], persons: vec![3, 0] };
        files
    }

    #[test]
    fn every_entry_of_a_takedown_is_told_with_what_it_took_out() {
        let folder = tempfile::tempdir().expect("a folder");
        let files = under_a_takedown(folder.path());
        let elsewhere =
            ItemKey { id: "ks/99~2".into(), file: FileKey::of_text("c.txt"), text_hash: 1 };
        assert_eq!(
            listed(&files, &[elsewhere], true),
            [
                "paragraf.toml: ks/12 is taken down: 1 item left out of 1 file",
                "paragraf.toml: the takedown of ks/99 matches no item in 2 files; c.txt, which \
                 lies elsewhere or was read before, still has it",
                "paragraf.toml: \"Anna Exempel\" is taken down: 3 places in 1 file",
                "paragraf.toml: the takedown of \"Bo Prov\" matches nothing in 2 files",
            ]
        );
    }

    #[test]
    fn a_file_elsewhere_that_names_a_listed_person_is_told() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut files = under_a_takedown(folder.path());
        let mut elsewhere = made_up::facts("c.txt", "2024-02-06", []);
        elsewhere.still_named = vec!["Anna Exempel".into()];
        files.push(elsewhere);
        let told = listed(&files, &[], true);
        assert!(
            told[2].ends_with(
                "3 places in 1 file; c.txt names the person still, which lies elsewhere or was \
                 read before"
            ),
            "{told:?}"
        );
        let records: Vec<FileRecord> = files.into_iter().map(|facts| facts.record).collect();
        assert_eq!(listed_persons(&records), ["Anna Exempel", "Bo Prov"]);
    }

    #[test]
    fn a_file_that_was_read_with_another_list_is_told() {
        let folder = tempfile::tempdir().expect("a folder");
        let told = listed(&under_a_takedown(folder.path()), &[], false);
        assert_eq!(told.len(), 2);
        assert!(told[0].ends_with("its takedowns hold after the next ingest"), "{told:?}");
    }
}
