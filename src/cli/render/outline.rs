//! How was one file cut, and what is doubtful about it?

use super::sheet::{Layout, Sheet};
use super::text::{Role, Text, dotted};
use crate::app::{TIED, count, messages, person};
use crate::cli::advice;
use crate::minutes::{AgendaItem, Minutes, Status};

/// Header, items and warnings of one file.
#[must_use]
pub fn outline(minutes: &Minutes, layout: Layout) -> String {
    let mut sheet = Sheet::new(layout);
    sheet.line(&Text::of(Role::Strong, &minutes.file));
    let mut parts = vec![messages::kind(minutes.kind).to_owned()];
    if minutes.status != Status::Ok {
        parts.push(messages::status(minutes.status).to_owned());
    }
    parts.extend(minutes.authority.clone());
    parts.extend(minutes.organ.clone());
    parts.extend(minutes.date.map(|date| date.to_string()));
    parts.extend(minutes.place.clone());
    parts.push(tied_count(minutes.attendees.len(), "attendee"));
    parts.push(tied_count(minutes.items.len(), "item"));
    sheet.prose(0, &dotted(&parts));
    let numbers = minutes.items.iter().map(|item| number(item).chars().count());
    let indent = numbers.max().unwrap_or(0) + 4;
    for item in &minutes.items {
        set_item(&mut sheet, indent, item);
    }
    for warning in &minutes.warnings {
        let place = warning.page.map(|page| format!("page{TIED}{page}: ")).unwrap_or_default();
        let mut text = Text::of(Role::Match, "warning: ");
        text.push(Role::Plain, &format!("{place}{}", advice::doubt(&warning.doubt)));
        if !warning.excerpt.is_empty() {
            text.push(Role::Plain, ": ");
            text.push(Role::Faint, &warning.excerpt);
        }
        sheet.prose(2, &text);
    }
    sheet.finish()
}

fn set_item(sheet: &mut Sheet, indent: usize, item: &AgendaItem) {
    let lead = Text::of(Role::Faint, &format!("  {}", number(item)));
    sheet.hanging(&lead, indent, &Text::of(Role::Plain, &item.title));
    let mut parts: Vec<String> =
        item.diary_numbers.iter().map(|number| format!("dnr{TIED}{number}")).collect();
    if !item.decisions.is_empty() {
        parts.push(tied_count(item.decisions.len(), "decision"));
    }
    if !item.speakers.is_empty() {
        let names =
            item.speakers.iter().map(|speaker| person(&speaker.name, speaker.party.as_deref()));
        parts.push(names.collect::<Vec<_>>().join(", "));
    }
    sheet.prose(indent, &dotted(&parts));
}

/// A number and its noun on one line.
fn tied_count(number: usize, noun: &str) -> String {
    count(number as u64, noun).replace(' ', &TIED.to_string())
}

fn number(item: &AgendaItem) -> String {
    item.number.as_ref().map_or_else(|| "–".to_owned(), |number| format!("§ {number}"))
}
