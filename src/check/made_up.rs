//! Records of invented bodies, for the tests of the checks.

use chrono::NaiveDate;

use super::facts::FileFacts;
use crate::minutes::{AgendaItem, FileKey, Kind, Status};
use crate::search::{Claim, Fate, FileRecord, ItemRecord, Meeting, SourceFile};

/// A date that exists.
pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn meeting(path: &str) -> Meeting {
    Meeting {
        source: path.into(),
        kind: Kind::Minutes,
        authority: Some("Ekefors kommun".into()),
        organ: Some("Kommunstyrelsen".into()),
        date: Some(day("2024-02-06")),
        place: None,
        attendees: Vec::new(),
    }
}

/// A file of the executive board of Ekefors, 6 February 2024.
pub(super) fn file(path: &str, items: u64) -> FileRecord {
    FileRecord {
        key: FileKey::of_text(path),
        file: SourceFile {
            path: path.into(),
            content: format!("content of {path}"),
            claims: (0..items).map(|id| claim(id, Fate::Kept)).collect(),
            ..SourceFile::default()
        },
        meeting: meeting(path),
        status: Status::Ok,
        warnings: 0,
    }
}

/// The claim of an item that is kept in another file.
pub(super) fn left_out(id: u64) -> Claim {
    claim(id, Fate::LeftOut)
}

/// A claim of which this became.
pub(super) fn claim(id: u64, fate: Fate) -> Claim {
    Claim { id, text: id, sketch: id, decided: 0, fate }
}

/// An item of that meeting.
pub(super) fn item(id: &str, number: &str, body: &str) -> ItemRecord {
    let item = AgendaItem {
        id: id.into(),
        number: Some(number.into()),
        title: "Ärende".into(),
        body: body.into(),
        ..AgendaItem::default()
    };
    ItemRecord { item, meeting: meeting("a.txt") }
}

/// What is known of such a file: its meeting on `date` with items of these numbers.
pub(super) fn facts(path: &str, date: &str, numbers: impl IntoIterator<Item = u32>) -> FileFacts {
    let numbers: Vec<u32> = numbers.into_iter().collect();
    let mut record = file(path, numbers.len() as u64);
    record.meeting.date = Some(day(date));
    FileFacts { numbers, ..FileFacts::of(record) }
}
