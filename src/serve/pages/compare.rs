//! Two or more questions over time, side by side: counts, and per 1,000 items with their number named.

use maud::{Markup, html};

use super::super::answer::{MOST_QUESTIONS, Series};
use super::super::asked::Asked;
use super::super::words::Words;
use super::layout::Page;
use super::parts::links::ANSWERS;
use crate::query::FilterField;

/// A span of fewer items tells little.
const FEW_ITEMS: u64 = 100;

/// The form and the table.
pub(in crate::serve) fn page(series: &[Series], asked: &Asked) -> Markup {
    let words = Words::of(asked.language);
    let questions: Vec<&str> = series.iter().map(|one| one.words.as_str()).collect();
    let fields = (questions.len() + 1).clamp(2, MOST_QUESTIONS);
    let content = html! {
        form.compare action="/jamfor" method="get" {
            @for at in 0..fields {
                label { (words.add_question) " " (at + 1) input type="search" name="q" value=(questions.get(at).copied().unwrap_or_default()); }
            }
            (super::layout::hidden_settings(asked))
            button type="submit" { (words.compare) }
        }
        @if let Some(first) = series.first() {
            div.scroll tabindex="0" role="group" aria-label=(words.compare) {
                table {
                    thead {
                        tr { th scope="col" { (words.year) } th scope="col" { (words.number_of_items) " " (words.of_all) }
                            @for one in series { th scope="col" { (one.words) } th scope="col" { (one.words) ", " (words.per_thousand) } } }
                    }
                    tbody {
                        @for (at, bin) in first.bins.iter().enumerate() {
                            tr {
                                th scope="row" { (bin.span) }
                                td { (bin.items) @if bin.items < FEW_ITEMS { " " abbr title=(words.few) { "*" } } }
                                @for one in series {
                                    @let hits = one.bins.get(at).map_or(0, |bin| bin.hits);
                                    @let narrow = asked.nothing().with_words(&one.words).with(FilterField::Year, &bin.span);
                                    td { a href=(narrow.address(ANSWERS)) { (hits) } }
                                    td { (per_thousand(hits, bin.items)) }
                                }
                            }
                        }
                    }
                }
            }
            p.note { "* " (words.few) }
            p.data { a href=(csv_address(asked)) { (words.as_csv) } }
        }
    };
    Page {
        title: format!("{}: {}", words.compare, questions.join(" / ")),
        heading: html! { (words.compare) },
        asked,
        path: "/jamfor",
        feed: None,
        is_lasting: false,
        content,
    }
    .framed()
}

fn csv_address(asked: &Asked) -> String {
    let address = asked.address("/api/timeline");
    format!("{address}{}format=csv", if address.contains('?') { '&' } else { '?' })
}

/// `12.5`, with one decimal.
pub(in crate::serve) fn per_thousand(hits: u64, items: u64) -> String {
    if items == 0 {
        return String::from("–");
    }
    let tenths = (hits * 10_000 + items / 2) / items;
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_have_one_decimal_and_no_items_have_none() {
        assert_eq!(per_thousand(1, 80), "12.5");
        assert_eq!(per_thousand(2, 3), "666.7");
        assert_eq!(per_thousand(0, 0), "–");
    }
}
