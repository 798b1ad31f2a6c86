//! Meetings: all of them, those of one organ, and one.

use maud::{Markup, html};

use super::super::asked::Asked;
use super::super::words::Words;
use super::layout::Page;
use super::parts::links::ANSWERS;
use super::parts::links::{encoded, item_address, meeting_address, person_address};
use crate::app::messages;
use crate::query::FilterField;
use crate::track::{MeetingRecord, MeetingSummary, OrganHoldings};

/// The organs, and below a chosen one its meetings.
pub(in crate::serve) fn list(
    organs: &[OrganHoldings],
    meetings: &[MeetingSummary],
    asked: &Asked,
) -> Markup {
    let words = Words::of(asked.language);
    let organ = asked.of_field(FilterField::Organ).next();
    let title = organ
        .map_or_else(|| words.meetings.to_owned(), |organ| format!("{}: {organ}", words.meetings));
    let content = html! {
        @match organ {
            Some(organ) => {
                p { a href=(asked.nothing().with(FilterField::Organ, organ).address(ANSWERS)) { (words.all_items) } }
                table {
                    thead { tr { th scope="col" { (words.date) } th scope="col" { (words.authority) } th scope="col" { (words.place) } th scope="col" { (words.items) } } }
                    tbody {
                        @for meeting in meetings.iter().rev() {
                            tr {
                                th scope="row" { a href=(meeting_address(&meeting.id, asked)) { (meeting.date.map_or_else(|| meeting.id.clone(), |date| date.to_string())) } }
                                td { (meeting.authority.as_deref().unwrap_or_default()) }
                                td { (meeting.place.as_deref().unwrap_or_default()) }
                                td { (meeting.items) }
                            }
                        }
                    }
                }
            },
            None => { (table_of_organs(organs, asked)) },
        }
    };
    Page {
        title: title.clone(),
        heading: html! { (title) },
        asked,
        path: "/moten",
        feed: None,
        is_lasting: true,
        content,
    }
    .framed()
}

/// What is held of each organ.
pub(super) fn table_of_organs(organs: &[OrganHoldings], asked: &Asked) -> Markup {
    let words = Words::of(asked.language);
    html! {
        table {
            thead { tr { th scope="col" { (words.organ) } th scope="col" { (words.authority) } th scope="col" { (words.meetings) } th scope="col" { (words.items) } th scope="col" { (words.first) } th scope="col" { (words.last) } } }
            tbody {
                @for one in organs {
                    @let organ = one.organ.as_deref().unwrap_or_default();
                    tr {
                        th scope="row" { a href=(asked.nothing().with(FilterField::Organ, organ).address("/moten")) { (organ) } }
                        td { (one.authority.as_deref().unwrap_or_default()) }
                        td { (one.meetings) }
                        td { (one.items) }
                        td { @if let Some(first) = one.first { (first) } }
                        td { @if let Some(last) = one.last { (last) } }
                    }
                }
            }
        }
    }
}

/// One meeting: who was there, and its items.
pub(in crate::serve) fn one(record: &MeetingRecord, asked: &Asked) -> Markup {
    let words = Words::of(asked.language);
    let meeting = &record.meeting;
    let title = format!(
        "{} {}",
        meeting.organ.as_deref().unwrap_or(words.meeting),
        meeting.date.map_or_else(String::new, |date| date.to_string())
    );
    let content = html! {
        p.place { (meeting.authority.as_deref().unwrap_or_default()) " " (meeting.place.as_deref().unwrap_or_default()) }
        ol.plain {
            @for item in &record.items {
                li {
                    a href=(item_address(&item.id, asked)) {
                        @if let Some(number) = &item.number { "§ " (number) " " }
                        (item.title)
                    }
                    @for outcome in &item.outcomes { " " span.outcome { (messages::outcome_in(asked.language, outcome)) } }
                }
            }
        }
        @if !meeting.attendees.is_empty() {
            h2 { (words.attended) }
            ul.inline {
                @for person in &meeting.attendees {
                    li {
                        a href=(person_address(&person.name, asked)) { (person.name) }
                        @if let Some(party) = &person.party { " (" (party) ")" }
                        @if let Some(role) = &person.role { ", " (role) }
                    }
                }
            }
        }
        h2 { (words.source) }
        ul { @for source in &record.sources { li { code { (source) } } } }
    };
    let path = format!("/mote/{}", encoded(&record.id));
    Page {
        title: title.clone(),
        heading: html! { (title) },
        asked,
        path: &path,
        feed: None,
        is_lasting: true,
        content,
    }
    .framed()
}
