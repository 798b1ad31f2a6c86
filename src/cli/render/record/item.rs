//! One item, whole: what `show` prints.

use super::super::sheet::{LABEL_COLUMNS, Layout, Sheet};
use super::super::text::{Role, Text, dotted};
use super::facts;
use crate::app::{Place, messages, pages, person};
use crate::minutes::{Attendee, Group, Outcome, OutcomeKind, Speaker};
use crate::search::ItemRecord;
use crate::topics::Taxonomy;
use crate::track::Handling;

/// The item with its meeting, people, text, decisions and source.
#[must_use]
pub fn item(
    record: &ItemRecord,
    case: &[Handling],
    versions: &[String],
    taxonomy: &Taxonomy,
    layout: Layout,
) -> String {
    let ItemRecord { item, meeting } = record;
    let mut sheet = Sheet::new(layout);
    sheet.prose(0, &Text::of(Role::Strong, &item.title));
    // The diary numbers have a line of their own below.
    let place = Place { diary_numbers: &[], ..Place::of_record(record) };
    sheet.prose(0, &dotted(&place.parts()));
    sheet.blank();
    let field = |sheet: &mut Sheet, label: &str, values: &[String]| {
        for (index, value) in values.iter().enumerate() {
            sheet.field(if index == 0 { label } else { "" }, value);
        }
    };
    let joined = |values: Vec<String>| -> Vec<String> {
        if values.is_empty() { values } else { vec![values.join(", ")] }
    };
    field(&mut sheet, "Place", meeting.place.as_slice());
    field(&mut sheet, "Diary no.", &joined(item.diary_numbers.clone()));
    let topics = item.topics.iter().map(|id| taxonomy.label(id).unwrap_or(id).to_owned());
    field(&mut sheet, "Topics", &joined(topics.collect()));
    field(&mut sheet, "Speakers", &item.speakers.iter().map(speaker).collect::<Vec<_>>());
    let mentions = item.mentions.iter().map(|named| person(&named.name, named.party.as_deref()));
    field(&mut sheet, "Named", &joined(mentions.collect()));
    let source = match item.pages {
        Some(range) => format!("{}, {}", meeting.source, pages(range)),
        None => meeting.source.clone(),
    };
    field(&mut sheet, "Source", &[source]);
    field(&mut sheet, "Versions", versions);
    field(&mut sheet, "Text", &item.ocr.map(messages::read_by_ocr).into_iter().collect::<Vec<_>>());
    sheet.id(&item.id);

    for paragraph in item.body.split("\n\n").filter(|text| !text.trim().is_empty()) {
        sheet.blank();
        // Lines inside a paragraph are rows of a list or table and stay apart.
        for line in paragraph.lines() {
            sheet.prose(0, &Text::of(Role::Plain, line));
        }
    }
    set_decisions(&mut sheet, &item.decisions, &item.outcomes);
    facts::set_acts(&mut sheet, &item.acts);
    facts::set_votes(&mut sheet, &item.votes);
    set_case(&mut sheet, case);
    set_attendees(&mut sheet, &meeting.attendees);
    sheet.finish()
}

/// The other handlings of the case, with what became of it there.
fn set_case(sheet: &mut Sheet, case: &[Handling]) {
    if case.is_empty() {
        return;
    }
    sheet.heading("Same case");
    for handling in case {
        let date = handling.date.map(|date| date.to_string()).unwrap_or_default();
        let number = handling.number.as_ref().map(|number| format!("§\u{a0}{number}"));
        let parts = [handling.organ.clone(), number, Some(handling.title.clone())];
        let mut text = dotted(&parts.into_iter().flatten().collect::<Vec<_>>());
        let outcome = facts::outcomes(&handling.outcomes);
        if !outcome.is_empty() {
            text.push(Role::Faint, &format!(" · {outcome}"));
        }
        sheet.hanging(&Text::of(Role::Faint, &date), LABEL_COLUMNS + 1, &text);
        let id = Text::of(Role::Id, &handling.id);
        sheet.hanging(&Text::new(), LABEL_COLUMNS + 1, &id);
    }
}

fn set_decisions(sheet: &mut Sheet, decisions: &[String], outcomes: &[Outcome]) {
    if decisions.is_empty() {
        return;
    }
    sheet.heading("Decisions");
    let indent = decisions.len().to_string().len() + 2;
    // Where all is only decided, the heading says so.
    let is_labelled = outcomes.iter().any(|outcome| outcome.kind != OutcomeKind::Decided);
    let mut above = None;
    for (index, clause) in decisions.iter().enumerate() {
        // Clauses with one outcome stand below it together.
        let label = outcomes.iter().find(|one| one.decision == index).map(messages::outcome);
        if is_labelled && label != above {
            let lead = label.as_ref().map(|label| format!("{label}:")).unwrap_or_default();
            sheet.prose(0, &Text::of(Role::Faint, &lead));
        }
        above = label;
        let lead = Text::of(Role::Faint, &format!("{}.", index + 1));
        sheet.hanging(&lead, indent, &Text::of(Role::Plain, clause));
    }
}

pub(super) fn set_attendees(sheet: &mut Sheet, attendees: &[Attendee]) {
    if attendees.is_empty() {
        return;
    }
    sheet.heading("Attendees");
    for group in [Group::Members, Group::Substitutes, Group::Others] {
        let mut label = Text::of(Role::Faint, messages::group(group));
        for attendee in attendees.iter().filter(|attendee| attendee.group == group) {
            let label = std::mem::take(&mut label);
            // "Substitutes" fills the column of labels, so the gap is added here.
            sheet.hanging(&label, LABEL_COLUMNS + 2, &Text::of(Role::Plain, &attending(attendee)));
        }
    }
}

/// `Gunvor Larsson (C), Ordförande, Region Västmanland, for X, §§ 6–37`.
fn attending(attendee: &Attendee) -> String {
    let mut text = person(&attendee.name, attendee.party.as_deref());
    // Swedish minutes mark the chair by a role; one without is marked here.
    let unmarked_chair = attendee.chair && attendee.role.is_none();
    let replaces = attendee.replaces.as_ref().map(|name| format!("for {name}"));
    let parts = [
        attendee.role.as_deref(),
        unmarked_chair.then_some("chair"),
        attendee.affiliation.as_deref(),
        replaces.as_deref(),
        attendee.note.as_deref(),
    ];
    for part in parts.into_iter().flatten() {
        text.push_str(", ");
        text.push_str(part);
    }
    text
}

/// `Gunvor Larsson (C): presents, asks`.
fn speaker(speaker: &Speaker) -> String {
    let name = person(&speaker.name, speaker.party.as_deref());
    let acts: Vec<&str> = speaker.acts.iter().copied().map(messages::act).collect();
    if acts.is_empty() { name } else { format!("{name}: {}", acts.join(", ")) }
}
