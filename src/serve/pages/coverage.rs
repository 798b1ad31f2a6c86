//! What is held, and how well it was read.

use maud::{Markup, html};

use super::super::asked::Asked;
use super::super::words::Words;
use super::layout::Page;
use super::meetings::table_of_organs;
use crate::app::date_span;
use crate::track::Holdings;

/// The page of what the index holds.
pub(in crate::serve) fn page(holdings: &Holdings, asked: &Asked) -> Markup {
    let words = Words::of(asked.language);
    let Holdings { storage, info, .. } = holdings;
    let content = html! {
        (figures(holdings, words))
        (table_of_organs(&holdings.organs, asked))
        h2 { (words.read_whole) }
        table {
            tbody {
                @for (status, files) in &holdings.read { tr { th scope="row" { (status) } td { (files) } } }
                tr { th scope="row" { (words.read_by_ocr) } td { (holdings.unread_images) } }
                tr { th scope="row" { (words.warnings) } td { (holdings.warnings) } }
            }
        }
        @if let Some(changed) = storage.changed { p.note { (words.updated) ": " time { (changed.format("%Y-%m-%d %H:%M")) } " UTC" } }
        p.note { "paragraf " (env!("CARGO_PKG_VERSION")) ", schema " (info.schema) }
    };
    Page {
        title: words.coverage.to_owned(),
        heading: html! { (words.coverage) },
        asked,
        path: "/tackning",
        feed: None,
        is_lasting: true,
        content,
    }
    .framed()
}

/// The index in a line: for the first page as well.
pub(super) fn figures(holdings: &Holdings, words: &Words) -> Markup {
    html! {
        dl.figures {
            div { dt { (words.number_of_items) } dd { (holdings.info.items) } }
            div { dt { (words.meetings) } dd { (holdings.meetings) } }
            div { dt { (words.files) } dd { (holdings.info.files) } }
            div { dt { (words.date) } dd { (date_span(holdings.first, holdings.last)) } }
        }
    }
}
