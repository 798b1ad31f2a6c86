//! An item as it is quoted in print: in three styles, each copied with one press.

use maud::{Markup, html};

use super::super::super::answer::ItemView;
use super::super::super::words::{Language, Words};
use super::links::record_place;
use crate::app::messages;
use crate::search::ItemRecord;

/// The citations.
pub(in crate::serve::pages) fn cite(view: &ItemView, language: Language) -> Markup {
    let words = Words::of(language);
    let styles = [
        (words.cite_text, running(view, language)),
        (words.cite_short, short(view)),
        (words.cite_data, proven(view)),
    ];
    html! {
        section.cite aria-labelledby="citera" {
            h2 #citera { (words.cite) }
            @for (at, (name, text)) in styles.iter().enumerate() {
                h3 #{ "stil" (at) } { (name) }
                div.row {
                    blockquote #{ "citat" (at) } aria-labelledby={ "stil" (at) } { (text) }
                    button type="button" data-copy={ "citat" (at) } data-done=(words.copied) aria-label={ (words.copy) ": " (name) } hidden {
                        (words.copy)
                    }
                }
            }
        }
    }
}

/// "Title". § 4, the organ, the day, the page, the authority, the diary number.
fn running(view: &ItemView, language: Language) -> String {
    let ItemRecord { item, .. } = &view.record;
    // A proposal is not quoted as if it had been decided.
    let frame = item.outcomes.first().filter(|outcome| outcome.decision == 0);
    let frame = frame.map_or_else(String::new, |outcome| {
        format!(" {}:", messages::outcome_in(language, outcome))
    });
    let decided =
        item.decisions.first().map_or_else(String::new, |decision| format!("{frame} ”{decision}”"));
    format!("”{}”, {}.{decided}", item.title, record_place(&view.record).replace(" · ", ", "))
}

/// The organ, the day and the number.
fn short(view: &ItemView) -> String {
    let ItemRecord { item, meeting } = &view.record;
    let organ = meeting.organ.as_deref().unwrap_or_default();
    let date = meeting.date.map_or_else(String::new, |date| date.to_string());
    let number = item.number.as_ref().map_or_else(String::new, |number| format!(" § {number}"));
    format!("{organ} {date}{number}").trim().to_owned()
}

/// With the file, its checksum and the id.
fn proven(view: &ItemView) -> String {
    let ItemRecord { item, meeting } = &view.record;
    let sum = view.sha256.as_deref().map_or_else(String::new, |sum| format!(", SHA-256 {sum}"));
    format!("{}. {} ({}{sum}, {})", item.title, record_place(&view.record), meeting.source, item.id)
}
