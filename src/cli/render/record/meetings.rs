//! Meetings: the list of them, and one with what it dealt with.

use super::super::sheet::{LABEL_COLUMNS, Layout, Sheet};
use super::super::text::{Role, Text, dotted};
use super::facts::outcomes;
use super::item::set_attendees;
use crate::app::{Place, count, pages};
use crate::track::{MeetingItem, MeetingRecord, MeetingSummary};

/// Width of the column of numbers.
const NUMBER_COLUMNS: usize = 7;

/// The meetings, in the order given.
#[must_use]
pub fn meetings(meetings: &[MeetingSummary], layout: Layout) -> String {
    let mut sheet = Sheet::new(layout);
    sheet.line(&Text::of(Role::Strong, &count(meetings.len() as u64, "meeting")));
    let mut above = None;
    for meeting in meetings {
        let body = (&meeting.authority, &meeting.organ);
        if above != Some(body) {
            sheet.blank();
            let names = [body.1, body.0].into_iter().flatten().cloned().collect::<Vec<_>>();
            sheet.prose(0, &dotted(&names));
            above = Some(body);
        }
        let date = meeting.date.map(|date| date.to_string()).unwrap_or_default();
        let mut text = Text::of(Role::Plain, &count(meeting.items, "item"));
        text.push(Role::Faint, &format!(" · {}", meeting.sources.join(", ")));
        sheet.hanging(&Text::of(Role::Plain, &date), LABEL_COLUMNS + 1, &text);
        let id = Text::of(Role::Id, &meeting.id);
        sheet.hanging(&Text::new(), LABEL_COLUMNS + 1, &id);
    }
    sheet.finish()
}

/// A meeting with its items and those who attended.
#[must_use]
pub fn meeting(record: &MeetingRecord, layout: Layout) -> String {
    let mut sheet = Sheet::new(layout);
    let organ = record.meeting.organ.as_deref().unwrap_or(&record.id);
    sheet.prose(0, &Text::of(Role::Strong, organ));
    let place = Place {
        number: None,
        organ: None,
        date: record.meeting.date,
        pages: None,
        authority: record.meeting.authority.as_deref(),
        diary_numbers: &[],
    };
    sheet.prose(0, &dotted(&place.parts()));
    sheet.blank();
    for (label, value) in record
        .meeting
        .place
        .iter()
        .map(|place| ("Place", place))
        .chain(record.sources.iter().map(|source| ("Source", source)))
        .chain(record.versions.iter().map(|source| ("Version", source)))
    {
        sheet.field(label, value);
    }
    sheet.id(&record.id);
    sheet.blank();
    sheet.line(&Text::of(Role::Strong, &count(record.items.len() as u64, "item")));
    for item in &record.items {
        set_item(&mut sheet, item);
    }
    set_attendees(&mut sheet, &record.meeting.attendees);
    sheet.finish()
}

fn set_item(sheet: &mut Sheet, item: &MeetingItem) {
    let number = item.number.as_ref().map(|number| format!("§ {number}")).unwrap_or_default();
    let mut text = Text::of(Role::Plain, &item.title);
    let told = [outcomes(&item.outcomes), item.pages.map(pages).unwrap_or_default()];
    for part in told.iter().filter(|part| !part.is_empty()) {
        text.push(Role::Faint, &format!(" · {part}"));
    }
    sheet.hanging(&Text::of(Role::Plain, &number), NUMBER_COLUMNS, &text);
}
