//! Topics: all of them, and one over time.

use maud::{Markup, html};

use super::super::asked::Asked;
use super::super::words::Words;
use super::layout::Page;
use super::parts::chart::chart;
use super::parts::hit::hit;
use super::parts::links::{ANSWERS, encoded, topic_address};
use super::parts::table::{heads, span};
use crate::query::FilterField;
use crate::search::{Bin, Response, Sort, TopicSummary};
use crate::topics::Taxonomy;

/// Every topic that an item is about, most items first.
pub(in crate::serve) fn list(
    topics: &[TopicSummary],
    asked: &Asked,
    taxonomy: &Taxonomy,
) -> Markup {
    let words = Words::of(asked.language);
    let content = html! {
        table {
            (heads(&[words.topics, words.items, words.first, words.last]))
            tbody {
                @for topic in topics {
                    tr {
                        th scope="row" { a href=(topic_address(&topic.id, asked)) { (taxonomy.label(&topic.id).unwrap_or(&topic.id)) } }
                        td { (topic.items) }
                        (span(topic.first, topic.last))
                    }
                }
            }
        }
    };
    Page {
        title: words.topics.to_owned(),
        heading: html! { (words.topics) },
        asked,
        path: "/amnen",
        feed: None,
        is_lasting: true,
        content,
    }
    .framed()
}

/// One topic: its years and its latest items.
pub(in crate::serve) fn one(
    id: &str,
    response: &Response,
    bins: &[Bin],
    asked: &Asked,
    taxonomy: &Taxonomy,
) -> Markup {
    let words = Words::of(asked.language);
    let label = taxonomy.label(id).unwrap_or(id);
    let own = asked.nothing().with(FilterField::Topic, id);
    let newest = Asked { sort: Sort::DateDescending, ..own.clone() };
    let content = html! {
        p.count { (response.total) " " (words.items) }
        (chart(bins, words, |span| own.with(FilterField::Year, span).address(ANSWERS)))
        ol.hits { @for found in &response.hits { li { (hit(found, asked)) } } }
        p { a href=(newest.address(ANSWERS)) { (words.all_items) } " · " a href=(newest.address("/flode")) { (words.feed) } }
    };
    let path = format!("/amne/{}", encoded(id));
    Page {
        title: label.to_owned(),
        heading: html! { (label) },
        asked,
        path: &path,
        feed: Some(newest.address("/flode")),
        is_lasting: true,
        content,
    }
    .framed()
}
