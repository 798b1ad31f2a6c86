//! Persons and cases are found by their keys, and what they did by the item or meeting itself.

use std::path::Path;

use tantivy::collector::DocSetCollector;
use tantivy::schema::Value;
use tantivy::{DocAddress, Searcher, TantivyDocument};

use super::super::compile::term_query;
use super::super::folder::{self, Opened};
use super::super::open_writer;
use super::super::schema::{column, schema};
use crate::minutes::{
    Act, AgendaItem, Attendee, CaseKey, FileKey, Group, Kind, Mention, Minutes, PersonKey, Speaker,
    Status,
};
use crate::search::{FileRecord, ItemRecord, SourceFile};

fn minutes() -> Minutes {
    let item = |number: &str, diary_numbers: &[&str]| AgendaItem {
        id: format!("ks/2022-03-04/{number}"),
        number: Some(number.to_owned()),
        title: "Ärende".to_owned(),
        diary_numbers: diary_numbers.iter().map(|number| (*number).to_owned()).collect(),
        body: "Text".to_owned(),
        ..AgendaItem::default()
    };
    let party = Some("C".to_owned());
    let speaker = Speaker { name: "Bo Ek".into(), party: party.clone(), acts: vec![Act::Moves] };
    let mention = Mention { name: "Ek, Bo".into(), party: party.clone() };
    let attendee = Attendee {
        name: "Bo Ek".into(),
        group: Group::Members,
        party,
        role: None,
        affiliation: None,
        chair: false,
        replaces: None,
        note: None,
    };
    Minutes {
        kind: Kind::Minutes,
        authority: Some("Ekefors kommun".into()),
        attendees: vec![attendee],
        items: vec![
            AgendaItem { speakers: vec![speaker], ..item("1", &["KS 2021/00345:2"]) },
            AgendaItem { mentions: vec![mention], ..item("2", &["Dnr KS 2021-345", "ej nummer"]) },
            item("3", &[]),
        ],
        ..Minutes::unread("file", Status::Ok)
    }
}

fn searcher(folder: &Path) -> Searcher {
    let read = folder::read(folder, |Opened { index, .. }| Ok(index.reader().expect("a reader")));
    read.expect("an index").searcher()
}

/// The stored documents that have the term, in order.
fn stored(searcher: &Searcher, field: tantivy::schema::Field, term: &str) -> Vec<Vec<u8>> {
    let found = searcher.search(&*term_query(field, term), &DocSetCollector).expect("documents");
    let mut found: Vec<DocAddress> = found.into_iter().collect();
    found.sort_unstable();
    let (_, fields) = schema();
    let read = |address| -> Vec<u8> {
        let document: TantivyDocument = searcher.doc(address).expect("a document");
        let stored = document.get_first(fields.stored).and_then(|value| value.as_bytes());
        stored.expect("stored").to_owned()
    };
    found.into_iter().map(read).collect()
}

#[test]
fn persons_and_cases_are_found_by_their_keys_with_what_they_did() {
    let place = tempfile::tempdir().expect("a folder");
    let minutes = minutes();
    let writer = open_writer(place.path(), false).expect("a writer");
    let key = FileKey::of_text("file".to_owned());
    writer.put(&key, &minutes, SourceFile::default()).expect("written");
    writer.commit().expect("committed");
    let (searcher, (_, fields)) = (searcher(place.path()), schema());

    let person = PersonKey::of("Bo Ek", Some("C")).expect("a key").to_string();
    let of_person = stored(&searcher, fields.person_key, &person);
    let items: Vec<ItemRecord> =
        of_person.iter().filter_map(|json| serde_json::from_slice(json).ok()).collect();
    assert_eq!(
        items.iter().map(|record| &record.item).collect::<Vec<_>>(),
        [&minutes.items[0], &minutes.items[1]]
    );
    assert_eq!(items[0].item.speakers[0].acts, [Act::Moves]);
    let meetings: Vec<FileRecord> =
        of_person.iter().filter_map(|json| serde_json::from_slice(json).ok()).collect();
    assert_eq!(meetings.len(), 1);
    assert_eq!(meetings[0].meeting.attendees, minutes.attendees);

    let case = CaseKey::of(Some("Ekefors kommun"), "KS 2021/345").expect("a key").to_string();
    assert_eq!(stored(&searcher, fields.case_key, &case).len(), 2);
}

#[test]
fn keys_are_columns_that_are_counted_without_reading_items() {
    let place = tempfile::tempdir().expect("a folder");
    let writer = open_writer(place.path(), false).expect("a writer");
    let key = FileKey::of_text("file".to_owned());
    writer.put(&key, &minutes(), SourceFile::default()).expect("written");
    writer.commit().expect("committed");
    let searcher = searcher(place.path());
    let values = |name: &str| -> u64 {
        let segments = searcher.segment_readers().iter();
        let count = |segment: &tantivy::SegmentReader| {
            let column = segment.fast_fields().str(name).expect("columns").expect("a column");
            segment.doc_ids_alive().map(|doc| column.term_ords(doc).count() as u64).sum::<u64>()
        };
        segments.map(count).sum()
    };
    // Two items and the file; two items of one case each, and what is not a number is of none.
    assert_eq!(values(column::PERSON_KEY), 3);
    assert_eq!(values(column::CASE_KEY), 2);
}
