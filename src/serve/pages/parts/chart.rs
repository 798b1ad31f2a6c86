//! Numbers over time, as bars that are links and as a table beside them.

use maud::{Markup, html};

use super::super::super::words::Words;
use super::table::heads;
use crate::search::Bin;

/// Height of the bars' field, in the units of the picture.
const HEIGHT: u64 = 120;
/// Width of one bar with its gap: no narrower than what a finger hits.
const STEP: usize = 28;
const GAP: usize = 4;
/// Room for the years below the bars.
const FOOT: u64 = 20;

/// Hits by span. `address` gives where the items of a span are.
pub(in crate::serve::pages) fn chart(
    bins: &[Bin],
    words: &Words,
    address: impl Fn(&str) -> String,
) -> Markup {
    let most = bins.iter().map(|bin| bin.hits).max().unwrap_or(0);
    if bins.len() < 2 || most == 0 {
        return html! {};
    }
    let width = bins.len() * STEP;
    let height = |bin: &Bin| (bin.hits * HEIGHT).div_ceil(most);
    // As many years as have room are named.
    let every = bins.len().div_ceil(12).max(1);
    html! {
        section.chart aria-labelledby="diagram" {
            h2 #diagram { (words.per_year) }
            div.scroll tabindex="0" role="group" aria-labelledby="diagram" {
                svg viewBox={ "0 0 " (width) " " (HEIGHT + FOOT) } width=(width) height=(HEIGHT + FOOT) role="group" {
                    @for (at, bin) in bins.iter().enumerate() {
                        @let name = format!("{}: {} {}", bin.span, bin.hits, words.items);
                        @let x = at * STEP;
                        a href=(address(&bin.span)) aria-label=(name) {
                            rect.reach x=(x) y="0" width=(STEP) height=(HEIGHT + FOOT) {}
                            rect.bar x=(x + GAP / 2) y=(HEIGHT - height(bin)) width=(STEP - GAP) height=(height(bin)) {}
                            @if at % every == 0 {
                                text x=(x + STEP / 2) y=(HEIGHT + FOOT - 5) { (bin.span) }
                            }
                        }
                    }
                }
            }
            details {
                summary { (words.as_table) }
                table {
                    (heads(&[words.year, words.number_of_items, words.of_all]))
                    tbody {
                        @for bin in bins {
                            tr { th scope="row" { a href=(address(&bin.span)) { (bin.span) } } td { (bin.hits) } td { (bin.items) } }
                        }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::super::words::Language;
    use super::*;

    #[test]
    fn every_bar_is_a_link_with_its_name_and_stands_in_the_table() {
        let bin = |span: &str, hits| Bin { span: span.into(), hits, items: 10 };
        let bins = [bin("2020", 4), bin("2021", 0), bin("2022", 1)];
        let words = Words::of(Language::Swedish);
        let markup = chart(&bins, words, |span| format!("/sok?year={span}")).into_string();
        assert_eq!(markup.matches("aria-label=\"2022: 1 ärenden\"").count(), 1);
        assert_eq!(markup.matches("/sok?year=2020").count(), 2);
        assert_eq!(chart(&bins[..1], words, |_| String::new()).into_string(), "");
    }
}
