//! An item: what was decided, by whom, where it stands, and what it belongs to.

use maud::{Markup, html};

use super::super::answer::ItemView;
use super::super::asked::Asked;
use super::super::words::Words;
use super::layout::Page;
use super::parts::cite::cite;
use super::parts::links::{
    encoded, item_address, meeting_address, person_address, record_place, topic_address,
};
use crate::app::messages;
use crate::minutes::{ActRecord, Choice, Vote};
use crate::search::{Hit, ItemRecord};
use crate::topics::Taxonomy;
use crate::track::Handling;

/// The page of an item.
pub(in crate::serve) fn page(view: &ItemView, asked: &Asked, taxonomy: &Taxonomy) -> Markup {
    let words = Words::of(asked.language);
    let ItemRecord { item, meeting } = &view.record;
    let heading = match &item.number {
        Some(number) => format!("§ {number} {}", item.title),
        None => item.title.clone(),
    };
    let content = html! {
        p.place { (record_place(&view.record)) }
        @if item.ocr.is_some() { p.note { (words.read_by_ocr) } }
        (decisions(view, asked))
        (acts(&item.acts, asked))
        @for vote in &item.votes { (ballot(vote, asked)) }
        section aria-labelledby="text" {
            h2 #text { (words.whole_text) }
            div.body { @for paragraph in item.body.split("\n\n") { p { (paragraph) } } }
        }
        (presence(view, asked))
        @if !item.mentions.is_empty() {
            section aria-labelledby="namns" {
                h2 #namns { (words.mentioned) }
                p { @for (at, one) in item.mentions.iter().enumerate() { @if at > 0 { ", " } a href=(person_address(&one.name, asked)) { (one.name) } } }
            }
        }
        @if !item.topics.is_empty() {
            section aria-labelledby="amnen" {
                h2 #amnen { (words.topics) }
                ul.inline { @for id in &item.topics { li { a href=(topic_address(id, asked)) { (taxonomy.label(id).unwrap_or(id)) } } } }
            }
        }
        (case(&view.case, &item.id, asked))
        (source(view, asked))
        (cite(view, asked.language))
        (similar(&view.similar, asked))
        (neighbours(view, asked))
    };
    Page {
        title: format!("{heading} – {}", meeting.organ.as_deref().unwrap_or_default()),
        heading: html! { (heading) },
        asked,
        path: &format!("/arende/{}", encoded(&item.id)),
        feed: None,
        is_lasting: true,
        content,
    }
    .framed()
}

fn decisions(view: &ItemView, asked: &Asked) -> Markup {
    let words = Words::of(asked.language);
    let item = &view.record.item;
    let outcomes = |at: usize| item.outcomes.iter().filter(move |outcome| outcome.decision == at);
    html! {
        @if !item.decisions.is_empty() {
            section.decision aria-labelledby="beslut" {
                h2 #beslut { (words.decision) }
                ol {
                    @for (at, decision) in item.decisions.iter().enumerate() {
                        li {
                            p { (decision) }
                            @for outcome in outcomes(at) {
                                p.outcome {
                                    strong { (messages::outcome_in(asked.language, outcome)) }
                                    @if !outcome.stated { " (" (words.derived) ")" }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn acts(acts: &[ActRecord], asked: &Asked) -> Markup {
    let words = Words::of(asked.language);
    html! {
        @if !acts.is_empty() {
            section aria-labelledby="vem" {
                h2 #vem { (words.who_acts) }
                ul.acts {
                    @for act in acts {
                        li {
                            @match &act.person {
                                Some(name) => { a href=(person_address(name, asked)) { (name) } },
                                None => { (act.actor()) },
                            }
                            " " (messages::act_in(asked.language, act.act))
                            @if let Some(what) = act.what { " (" (messages::motion_in(asked.language, what)) ")" }
                            @if !act.stated { " (" (words.derived) ")" }
                            @if let Some(page) = act.page { ", sid " (page) }
                        }
                    }
                }
            }
        }
    }
}

fn ballot(vote: &Vote, asked: &Asked) -> Markup {
    let words = Words::of(asked.language);
    let sides = [
        (Choice::Yes, words.yes),
        (Choice::No, words.no),
        (Choice::Abstain, words.abstained),
        (Choice::Absent, words.absent),
    ];
    html! {
        section.vote {
            h2 { (words.votes) }
            @if let Some(question) = &vote.question { p { (question) } }
            table {
                thead { tr { @for (_, name) in sides { th scope="col" { (name) } } } }
                tbody {
                    tr { @for (side, _) in sides { td { (vote.told(side)) } } }
                    @if !vote.by_name.is_empty() {
                        tr {
                            @for (side, _) in sides {
                                td {
                                    @for ballot in vote.by_name.iter().filter(|ballot| ballot.vote == side) {
                                        p { (ballot.name) @if let Some(party) = &ballot.party { " (" (party) ")" } }
                                    }
                                }
                            }
                        }
                    }
                }
            }
            @if !vote.stated { p.note { (words.derived) } }
            @if let Some(result) = &vote.result { p { (result) } }
        }
    }
}

fn presence(view: &ItemView, asked: &Asked) -> Markup {
    let words = Words::of(asked.language);
    let people = &view.record.meeting.attendees;
    let there: Vec<_> = match &view.record.item.present {
        Some(places) => places.iter().filter_map(|at| people.get(*at)).collect(),
        None => people.iter().collect(),
    };
    let heading = if view.record.item.present.is_some() { words.present } else { words.attended };
    html! {
        @if !there.is_empty() {
            section aria-labelledby="dar" {
                details {
                    summary { span #dar { (heading) " (" (there.len()) ")" } }
                    ul.inline {
                        @for person in there {
                            li {
                                a href=(person_address(&person.name, asked)) { (person.name) }
                                @if let Some(party) = &person.party { " (" (party) ")" }
                                @if let Some(role) = &person.role { ", " (role) }
                                @if let Some(note) = &person.note { ", " (note) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Earlier and later handlings, in every organ, as a line of time.
fn case(handlings: &[Handling], own: &str, asked: &Asked) -> Markup {
    let words = Words::of(asked.language);
    html! {
        @if handlings.len() > 1 || handlings.iter().any(|one| one.id != own) {
            section.timeline aria-labelledby="gang" {
                h2 #gang { (words.the_case) }
                ol {
                    @for one in handlings {
                        li {
                            @if let Some(date) = one.date { time { (date) } " " }
                            strong { (one.organ.as_deref().unwrap_or_default()) }
                            " "
                            @if one.id == own { span aria-current="true" { (numbered(one)) } }
                            @else { a href=(item_address(&one.id, asked)) { (numbered(one)) } }
                            @for outcome in &one.outcomes { " " span.outcome { (messages::outcome_in(asked.language, outcome)) } }
                        }
                    }
                }
            }
        }
    }
}

fn numbered(one: &Handling) -> String {
    match &one.number {
        Some(number) => format!("§ {number} {}", one.title),
        None => one.title.clone(),
    }
}

fn source(view: &ItemView, asked: &Asked) -> Markup {
    let words = Words::of(asked.language);
    let ItemRecord { item, meeting } = &view.record;
    let is_pdf = meeting.source.to_lowercase().ends_with(".pdf");
    let at =
        item.pages.filter(|_| is_pdf).map_or_else(String::new, |(page, _)| format!("#page={page}"));
    let kind = meeting.source.rsplit('.').next().unwrap_or_default().to_uppercase();
    html! {
        section aria-labelledby="kalla" {
            h2 #kalla { (words.source) }
            p {
                a href={ "/kalla/" (encoded(&item.id)) (at) } {
                    (words.open_source) " (" (kind)
                    @if let Some((page, _)) = item.pages { ", " (words.page) " " (page) }
                    ")"
                }
                " " code { (meeting.source) }
            }
            @if !view.versions.is_empty() { p.note { (view.versions.join(", ")) } }
        }
    }
}

fn similar(hits: &[Hit], asked: &Asked) -> Markup {
    let words = Words::of(asked.language);
    html! {
        @if !hits.is_empty() {
            section aria-labelledby="lika" {
                h2 #lika { (words.similar) }
                ul { @for hit in hits { li { a href=(item_address(&hit.id, asked)) { (hit.title) } " " span.place { (super::parts::links::item_place(hit)) } } } }
            }
        }
    }
}

fn neighbours(view: &ItemView, asked: &Asked) -> Markup {
    let words = Words::of(asked.language);
    html! {
        nav.pager aria-label=(words.meeting) {
            ul {
                @if let Some((id, title)) = &view.previous { li { a rel="prev" href=(item_address(id, asked)) { (words.previous_item) ": " (title) } } }
                @if let Some(meeting) = &view.meeting { li { a href=(meeting_address(meeting, asked)) { (words.meeting) } } }
                @if let Some((id, title)) = &view.next { li { a rel="next" href=(item_address(id, asked)) { (words.next_item) ": " (title) } } }
            }
        }
    }
}
