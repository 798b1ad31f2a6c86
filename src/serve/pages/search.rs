//! The answer to a question: how many, how it was understood, the hits, the counts, the years.

use maud::{Markup, html};

use super::super::answer::Answered;
use super::super::asked::{Asked, PER_PAGE};
use super::super::words::Words;
use super::layout::Page;
use super::parts::chart::chart;
use super::parts::facets::{chosen, facets};
use super::parts::hit::hit;
use super::parts::links::{ANSWERS, value_label};
use crate::app::{LeftOut, messages};
use crate::query::FilterField;
use crate::search::{Response, Sort};
use crate::topics::Taxonomy;

/// The page with the answer.
pub(in crate::serve) fn page(asked: &Asked, answered: &Answered, taxonomy: &Taxonomy) -> Markup {
    let words = Words::of(asked.language);
    let heading = in_words(asked, answered.response.total, taxonomy);
    let title = match asked.page {
        1 => heading.clone(),
        page => format!("{heading}, {} {page}", words.page),
    };
    let content = html! {
        p.count role="status" { (count_line(asked, &answered.response)) }
        (understood(asked, answered))
        (chosen(asked, taxonomy))
        div.columns {
            (facets(asked, &answered.response.facets, taxonomy))
            div.answers {
                (chart(&answered.bins, words, |span| {
                    asked.with(FilterField::Year, span).address(ANSWERS)
                }))
                @if answered.response.hits.is_empty() {
                    (found_nothing(asked, answered))
                } @else {
                    (order(asked))
                    ol #traffar.hits start=((asked.page - 1) * PER_PAGE + 1) {
                        @for found in &answered.response.hits { li { (hit(found, asked)) } }
                    }
                    (pager(asked, &answered.response))
                    (as_data(asked))
                }
            }
        }
    };
    Page {
        title,
        heading: html! { (heading) },
        asked,
        path: ANSWERS,
        feed: Some(asked.address("/flode")),
        is_lasting: false,
        content,
    }
    .framed()
}

/// The question said back: `40 ärenden om föräldraskapsstöd i Kommunstyrelsen, 2021–2023`.
pub(in crate::serve) fn in_words(asked: &Asked, total: u64, taxonomy: &Taxonomy) -> String {
    let words = Words::of(asked.language);
    let mut text = match total {
        0 => words.found_nothing.to_owned(),
        _ if asked.is_empty() => return format!("{}: {total}", words.all_items),
        1 => format!("1 {}", words.item),
        total => format!("{total} {}", words.items),
    };
    if !asked.words.is_empty() && asked.words != "*" {
        text.push_str(&format!(" {} {}", words.about, asked.words));
    }
    let joined = |field| asked.of_field(field).collect::<Vec<_>>().join(" / ");
    let organs = joined(FilterField::Organ);
    if !organs.is_empty() {
        text.push_str(&format!(" {} {organs}", words.in_body));
    }
    let others = FilterField::ALL.into_iter().filter(|field| *field != FilterField::Organ);
    for field in others {
        let values: Vec<String> =
            asked.of_field(field).map(|value| value_label(field, value, asked, taxonomy)).collect();
        if values.is_empty() {
            continue;
        }
        let is_plain = matches!(field, FilterField::Year | FilterField::Date);
        let name = messages::filter_in(asked.language, field).to_lowercase();
        let lead = if is_plain { String::new() } else { format!("{name} ") };
        text.push_str(&format!(", {lead}{}", values.join(" / ").replace("..", "–")));
    }
    text
}

/// Which of the hits are on this page.
fn count_line(asked: &Asked, response: &Response) -> String {
    let words = Words::of(asked.language);
    let (first, count) = ((asked.page - 1) * PER_PAGE + 1, response.hits.len());
    if count == 0 {
        return format!("0 {}", words.items);
    }
    let all = response.cases.map_or_else(
        || format!("{} {}", response.total, words.items),
        |cases| format!("{cases} ({} {})", response.total, words.items),
    );
    format!("{first}–{} {} {all}", first + count - 1, words.of)
}

/// What was left out, taken for something else, widened: each said, with the way back.
fn understood(asked: &Asked, answered: &Answered) -> Markup {
    let words = Words::of(asked.language);
    let Answered { response, left_out, .. } = answered;
    html! {
        @if !left_out.is_empty() || !asked.unknown.is_empty() {
            p.note {
                (words.left_out) ": "
                @for LeftOut { text, reason, .. } in left_out { s { (text) } " (" (reason) ") " }
                @for name in &asked.unknown { s { (name) } " " }
            }
        }
        @if let Some(meant) = &response.did_you_mean {
            p.note { (words.taken_to_mean) " " a href=(asked.with_words(meant).address(ANSWERS)) { (meant) } }
        }
        @for other in &response.other_words {
            p.note { (other.word) " " (words.also_searched) " " (other.others.join(", ")) }
        }
        @if let Some(relaxed) = &response.relaxed {
            @let only = Asked { strict: true, page: 1, ..asked.clone() };
            p.note {
                (messages::widening_in(asked.language, &relaxed.change)) ". "
                a href=(only.address(ANSWERS)) { (words.only_with_all) }
            }
        } @else if asked.strict {
            @let wide = Asked { strict: false, page: 1, ..asked.clone() };
            p.note { a href=(wide.address(ANSWERS)) { (words.also_with_some) } }
        }
    }
}

/// What could be asked instead.
fn found_nothing(asked: &Asked, answered: &Answered) -> Markup {
    let words = Words::of(asked.language);
    let typed: Vec<&str> = asked.words.split_whitespace().collect();
    html! {
        div #traffar {
            h2 { (words.try_instead) }
            ul {
                @for near in &answered.nearest {
                    li { a href=(near.1.address(ANSWERS)) { (near.0) } }
                }
                @if typed.len() > 1 {
                    @for word in &typed { li { a href=(asked.with_words(word).address(ANSWERS)) { (word) } } }
                }
                @for (field, value) in &asked.filters {
                    li { a href=(asked.without(*field, value).address(ANSWERS)) { (words.remove) " " (value) } }
                }
                li { a href=(asked.nothing().address("/tackning")) { (words.what_is_held) } }
            }
        }
    }
}

fn order(asked: &Asked) -> Markup {
    let words = Words::of(asked.language);
    let orders = [
        (Sort::Relevance, words.best_first),
        (Sort::DateDescending, words.newest_first),
        (Sort::Date, words.oldest_first),
    ];
    let folded = Asked { by_case: !asked.by_case, page: 1, ..asked.clone() };
    html! {
        nav.order aria-label=(words.sorted) {
            ul {
                @for (sort, name) in orders {
                    li {
                        @if sort == asked.sort {
                            span aria-current="true" { (name) }
                        } @else {
                            @let other = Asked { sort, page: 1, ..asked.clone() };
                            a href=(other.address(ANSWERS)) { (name) }
                        }
                    }
                }
                li {
                    a href=(folded.address(ANSWERS)) {
                        @if asked.by_case { (words.unfold_cases) } @else { (words.fold_cases) }
                    }
                }
            }
        }
    }
}

fn pager(asked: &Asked, response: &Response) -> Markup {
    let words = Words::of(asked.language);
    let all = response.cases.unwrap_or(response.total);
    let last = usize::try_from(all).unwrap_or(usize::MAX).div_ceil(PER_PAGE);
    let to = |page: usize| Asked { page, ..asked.clone() }.address(ANSWERS);
    html! {
        @if last > 1 {
            nav.pager aria-label=(words.pages) {
                ul {
                    @if asked.page > 1 { li { a rel="prev" href=(to(asked.page - 1)) { (words.previous) } } }
                    li { span aria-current="page" { (asked.page) " / " (last) } }
                    @if asked.page < last { li { a rel="next" href=(to(asked.page + 1)) { (words.next) } } }
                }
            }
        }
    }
}

fn as_data(asked: &Asked) -> Markup {
    let words = Words::of(asked.language);
    let first = Asked { page: 1, ..asked.clone() };
    let data = |format: &str| {
        let address = first.address("/api/search");
        let joint = if address.contains('?') { '&' } else { '?' };
        format!("{address}{joint}format={format}")
    };
    html! {
        p.data {
            a href=(first.address("/flode")) { (words.feed) } " · "
            a href=(data("csv")) { (words.as_csv) } " · "
            a href=(data("json")) { (words.as_json) }
        }
    }
}
