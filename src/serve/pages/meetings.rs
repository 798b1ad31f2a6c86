//! Meetings: all of them, those of one organ, and one.

use maud::{Markup, html};

use super::super::asked::Asked;
use super::super::words::Words;
use super::layout::Page;
use super::parts::links::{ANSWERS, encoded, item_address, meeting_address, person_address};
use super::parts::table::{heads, span};
use crate::app::messages;
use crate::query::FilterField;
use crate::track::{MeetingRecord, MeetingSummary, OrganHoldings};

/// The organs, each with the way to its meetings.
pub(in crate::serve) fn organs(organs: &[OrganHoldings], asked: &Asked) -> Markup {
    framed(Words::of(asked.language).meetings, table_of_organs(organs, asked), asked)
}

/// The meetings of an organ, the newest first.
pub(in crate::serve) fn of_organ(
    organ: &str,
    meetings: &[MeetingSummary],
    asked: &Asked,
) -> Markup {
    let words = Words::of(asked.language);
    let content = html! {
        p { a href=(asked.nothing().with(FilterField::Organ, organ).address(ANSWERS)) { (words.all_items) } }
        table {
            (heads(&[words.date, words.authority, words.place, words.items]))
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
    };
    framed(&format!("{}: {organ}", words.meetings), content, asked)
}

fn framed(title: &str, content: Markup, asked: &Asked) -> Markup {
    Page {
        title: title.to_owned(),
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
            (heads(&[words.organ, words.authority, words.meetings, words.items, words.first, words.last]))
            tbody {
                @for one in organs {
                    @let organ = one.organ.as_deref().unwrap_or_default();
                    tr {
                        th scope="row" { a href=(asked.nothing().with(FilterField::Organ, organ).address("/moten")) { (organ) } }
                        td { (one.authority.as_deref().unwrap_or_default()) }
                        td { (one.meetings) }
                        td { (one.items) }
                        (span(one.first, one.last))
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
