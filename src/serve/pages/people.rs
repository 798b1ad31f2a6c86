//! Who speaks: all of them, and what one of them does over the years.

use maud::{Markup, html};

use super::super::answer::PersonView;
use super::super::asked::Asked;
use super::super::words::Words;
use super::layout::Page;
use super::parts::chart::chart;
use super::parts::hit::hit;
use super::parts::links::{ANSWERS, encoded, person_address};
use super::parts::table::{heads, span};
use crate::app::messages;
use crate::minutes::Act;
use crate::query::FilterField;
use crate::search::{Sort, SpeakerSummary};

/// Rows of the list of people; who wants all takes the data.
const MOST_ROWS: usize = 500;

/// Everybody who speaks, most items first.
pub(in crate::serve) fn list(people: &[SpeakerSummary], asked: &Asked) -> Markup {
    let words = Words::of(asked.language);
    let content = html! {
        p.count { (people.len()) " " (words.people.to_lowercase()) " · " a href="/api/speakers" { (words.as_json) } }
        table {
            (heads(&[words.people, words.party, words.organ, words.items, words.first, words.last]))
            tbody {
                @for person in people.iter().take(MOST_ROWS) {
                    tr {
                        th scope="row" { a href=(person_address(&person.name, asked)) { (person.name) } }
                        td { (person.parties.join(", ")) }
                        td { (person.organs.first().map(String::as_str).unwrap_or_default()) }
                        td { (person.items) }
                        (span(person.first, person.last))
                    }
                }
            }
        }
    };
    Page {
        title: words.people.to_owned(),
        heading: html! { (words.people) },
        asked,
        path: "/personer",
        feed: None,
        is_lasting: true,
        content,
    }
    .framed()
}

/// One person: roles, acts, years, the latest items, and what is not noted.
pub(in crate::serve) fn one(view: &PersonView, asked: &Asked) -> Markup {
    let words = Words::of(asked.language);
    let own = asked.nothing().with(FilterField::Speaker, &view.name);
    let newest = Asked { sort: Sort::DateDescending, ..own.clone() };
    let with_act = |act: Act| own.with(FilterField::Act, act.name()).address(ANSWERS);
    let (done, not_done): (Vec<_>, Vec<_>) = view.acts.iter().partition(|(_, items)| *items > 0);
    let content = html! {
        @for person in &view.people {
            p.place {
                (person.parties.join(", ")) " · " (person.organs.join(", ")) " · "
                (crate::app::date_span(person.first, person.last))
            }
        }
        h2 { (words.known_for) }
        ul.inline {
            @for (act, items) in &done {
                li { a href=(with_act(*act)) { (messages::act_in(asked.language, *act)) " (" (items) ")" } }
            }
        }
        @if !not_done.is_empty() {
            p.note {
                (words.not_known_for) ": "
                (not_done.iter().map(|(act, _)| messages::act_in(asked.language, *act)).collect::<Vec<_>>().join(", "))
            }
        }
        (chart(&view.bins, words, |span| own.with(FilterField::Year, span).address(ANSWERS)))
        h2 { (view.response.total) " " (words.items) }
        ol.hits { @for found in &view.response.hits { li { (hit(found, asked)) } } }
        p { a href=(newest.address(ANSWERS)) { (words.all_items) } " · " a href=(newest.address("/flode")) { (words.feed) } }
    };
    let path = format!("/person/{}", encoded(&view.name));
    Page {
        title: view.name.clone(),
        heading: html! { (view.name) },
        asked,
        path: &path,
        feed: Some(newest.address("/flode")),
        is_lasting: true,
        content,
    }
    .framed()
}
