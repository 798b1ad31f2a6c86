//! One hit, as a list shows it.

use maud::{Markup, html};

use super::super::super::asked::Asked;
use super::super::super::words::Words;
use super::links::{item_address, item_place, person_address};
use crate::app::messages;
use crate::search::{Hit, SameCase};

/// A hit with its title, place, outcome, passage, who acts and the others of its case.
pub(in crate::serve::pages) fn hit(hit: &Hit, asked: &Asked) -> Markup {
    let words = Words::of(asked.language);
    html! {
        article.hit {
            h2 { a href=(item_address(&hit.id, asked)) { (marked(&hit.title, &hit.title_highlights)) } }
            p.place { (item_place(hit)) }
            @if let Some(outcome) = hit.outcomes.first() {
                p.outcome {
                    strong { (messages::outcome_in(asked.language, outcome)) }
                    @if let Some(decision) = hit.decisions.get(outcome.decision) { ": " (shortened(decision)) }
                }
            }
            @if let Some(snippet) = &hit.snippet {
                p.snippet { (marked(&snippet.text, &snippet.highlights)) }
            }
            @if !hit.missing.is_empty() {
                p.lacks {
                    (words.lacks) ": "
                    @for (at, word) in hit.missing.iter().enumerate() {
                        @if at > 0 { ", " }
                        s { (word) }
                    }
                }
            }
            @if !hit.speakers.is_empty() { (speakers(hit, asked)) }
            @if hit.ocr.is_some() { p.note { (words.read_by_ocr) } }
            @if !hit.same_case.is_empty() { (same_case(&hit.same_case, asked)) }
        }
    }
}

/// The first who act, each with a link to what they do.
fn speakers(hit: &Hit, asked: &Asked) -> Markup {
    const MOST: usize = 6;
    html! {
        p.people {
            @for (at, speaker) in hit.speakers.iter().take(MOST).enumerate() {
                @if at > 0 { ", " }
                a href=(person_address(&speaker.name, asked)) { (speaker.name) }
                @if let Some(party) = &speaker.party { " (" (party) ")" }
            }
            @if hit.speakers.len() > MOST { " +" (hit.speakers.len() - MOST) }
        }
    }
}

fn same_case(others: &[SameCase], asked: &Asked) -> Markup {
    let words = Words::of(asked.language);
    html! {
        details.case {
            summary { (others.len()) " " (words.and_more) }
            ul {
                @for other in others {
                    li {
                        a href=(item_address(&other.id, asked)) {
                            @if let Some(date) = other.date { time { (date) } " " }
                            (other.organ.as_deref().unwrap_or_default())
                            @if let Some(number) = &other.number { " § " (number) }
                        }
                    }
                }
            }
        }
    }
}

/// A text with what matches marked; ranges that do not fit the text mark nothing.
pub(in crate::serve::pages) fn marked(text: &str, ranges: &[(usize, usize)]) -> Markup {
    let mut parts: Vec<(&str, bool)> = Vec::new();
    let mut at = 0;
    for &(from, to) in ranges {
        if let (Some(before), Some(inside)) = (text.get(at..from), text.get(from..to)) {
            parts.extend([(before, false), (inside, true)]);
            at = to;
        }
    }
    parts.push((text.get(at..).unwrap_or_default(), false));
    html! {
        @for (part, is_match) in parts { @if is_match { mark { (part) } } @else { (part) } }
    }
}

/// The beginning of a decision, up to the end of a word.
fn shortened(text: &str) -> String {
    const MOST_CHARS: usize = 180;
    let Some((end, _)) = text.char_indices().nth(MOST_CHARS) else { return text.to_owned() };
    let cut = text[..end].rfind(' ').unwrap_or(end);
    format!("{} …", text[..cut].trim_end_matches([',', ';', ':']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_matches_is_marked_and_all_is_escaped() {
        let text = "a <b> skola";
        assert_eq!(marked(text, &[(6, 11)]).into_string(), "a &lt;b&gt; <mark>skola</mark>");
        assert_eq!(marked("åäö", &[(1, 2)]).into_string(), "åäö");
        assert_eq!(marked("ab", &[(0, 1), (1, 2)]).into_string(), "<mark>a</mark><mark>b</mark>");
    }

    #[test]
    fn a_long_decision_is_cut_between_words() {
        let long = "ord ".repeat(100);
        let short = shortened(&long);
        assert!(short.ends_with("ord …") && short.chars().count() < 190);
        assert_eq!(shortened("kort"), "kort");
    }
}
