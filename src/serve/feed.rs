//! A question as an Atom feed (RFC 4287): its newest items, and in its title what was asked.

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use maud::{PreEscaped, html};

use super::answer::{self, AnswerError};
use super::asked::Asked;
use super::pages::parts::links::{encoded, item_address};
use super::pages::search::in_words;
use super::shared::Shared;
use crate::search::{Hit, Sort};

/// The feed of the question in the address.
pub(super) async fn feed(
    State(shared): State<Arc<Shared>>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    let asked = Asked::of(query.as_deref().unwrap_or_default());
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or("localhost");
    let root = format!("http://{host}");
    let made = shared
        .ask(move |reader, taxonomy| {
            let newest = Asked { sort: Sort::DateDescending, page: 1, strict: true, ..asked };
            let answered = answer::answer(&newest, reader)?;
            let title = in_words(&newest, answered.response.total, taxonomy);
            Ok::<_, AnswerError>(atom(&newest, &title, &answered.response.hits, &root))
        })
        .await;
    match made {
        Ok(Ok(text)) => {
            ([(header::CONTENT_TYPE, "application/atom+xml; charset=utf-8")], text).into_response()
        }
        Ok(Err(error)) => (error.status(), format!("{error}\n")).into_response(),
        Err(refused) => refused.response(format!("{refused}\n")),
    }
}

/// The feed as text. An entry was last changed on the day of its meeting, which is all that minutes tell.
fn atom(asked: &Asked, title: &str, hits: &[Hit], root: &str) -> String {
    let updated = hits.iter().find_map(day).unwrap_or_else(|| "1970-01-01T00:00:00Z".to_owned());
    let own = format!("{root}{}", asked.address("/flode"));
    let page = format!("{root}{}", asked.address("/sok"));
    let entries = html! {
        @for hit in hits {
            entry {
                id { "urn:paragraf:" (encoded(&hit.id)) }
                title { (plain(&hit.title)) }
                updated { (day(hit).unwrap_or_else(|| updated.clone())) }
                author { name { (plain(hit.organ.as_deref().unwrap_or("paragraf"))) } }
                (PreEscaped(link(&format!("{root}{}", item_address(&hit.id, asked)), "alternate", "text/html")))
                summary { (plain(&hit.decisions.join(" "))) }
            }
        }
    };
    let head = html! {
        id { (own) }
        title { (plain(title)) }
        updated { (updated) }
        author { name { "paragraf" } }
        generator version=(env!("CARGO_PKG_VERSION")) { "paragraf" }
    };
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"sv\">{}{}{}{}</feed>\n",
        head.into_string(),
        link(&own, "self", "application/atom+xml"),
        link(&page, "alternate", "text/html"),
        entries.into_string()
    )
}

/// Markup for pages leaves a link open, which XML does not.
fn link(address: &str, relation: &str, kind: &str) -> String {
    let address = html! { (address) }.into_string();
    format!("<link href=\"{address}\" rel=\"{relation}\" type=\"{kind}\"/>")
}

fn day(hit: &Hit) -> Option<String> {
    hit.date.map(|date| format!("{date}T00:00:00Z"))
}

/// The text without the signs that XML has no way to hold.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_titles_are_text_in_a_feed() {
        let text =
            atom(&Asked::of("q=%3Cx%3E"), "3 ärenden om <x>\u{1}", &[], "http://localhost:1");
        assert!(text.contains("<title>3 ärenden om &lt;x&gt;</title>"), "{text}");
        assert!(quick_xml::Reader::from_str(&text).read_event().is_ok());
    }
}
