//! The counts beside the hits: values to choose, several of each, and those chosen.

use maud::{Markup, html};

use super::super::super::asked::Asked;
use super::super::super::words::Words;
use super::super::layout::hidden_settings;
use super::links::{ANSWERS, value_label};
use crate::app::messages;
use crate::query::FilterField;
use crate::search::{FacetCounts, FacetField};
use crate::topics::Taxonomy;

/// Values that stand there without being asked for.
const FIRST: usize = 8;

/// The form with the counts. All is open and works without a script.
pub(in crate::serve::pages) fn facets(
    asked: &Asked,
    counts: &FacetCounts,
    taxonomy: &Taxonomy,
) -> Markup {
    let words = Words::of(asked.language);
    html! {
        aside.facets aria-label=(words.narrow) {
            form action=(ANSWERS) method="get" {
                @if !asked.words.is_empty() { input type="hidden" name="q" value=(asked.words); }
                (hidden_settings(asked))
                (kept(asked))
                @for facet in FacetField::ALL {
                    @if let Some(field) = field_of(facet) {
                        (one(facet, field, asked, counts, taxonomy))
                    }
                }
                fieldset.days {
                    legend { (words.date) }
                    label { (words.from) input type="text" name="from" placeholder="2021-08" size="10" value=(single(asked, FilterField::From)); }
                    label { (words.to) input type="text" name="to" placeholder="2023" size="10" value=(single(asked, FilterField::To)); }
                }
                button type="submit" { (words.apply) }
            }
        }
    }
}

/// Filters that have no boxes in this form.
fn kept(asked: &Asked) -> Markup {
    let has_boxes = |field: FilterField| {
        matches!(field, FilterField::From | FilterField::To)
            || FacetField::ALL.into_iter().any(|facet| field_of(facet) == Some(field))
    };
    html! {
        @for (field, value) in asked.filters.iter().filter(|(field, _)| !has_boxes(*field)) {
            input type="hidden" name=(field.name()) value=(value);
        }
    }
}

fn single(asked: &Asked, field: FilterField) -> &str {
    asked.of_field(field).next().unwrap_or_default()
}

fn one(
    facet: FacetField,
    field: FilterField,
    asked: &Asked,
    counts: &FacetCounts,
    taxonomy: &Taxonomy,
) -> Markup {
    let words = Words::of(asked.language);
    let mut values: Vec<(String, Option<u64>)> =
        counts.by(facet).iter().map(|(value, count)| (value.clone(), Some(*count))).collect();
    // What is chosen stays there to be taken off, found or not.
    for chosen in asked.of_field(field) {
        if !values.iter().any(|(value, _)| value == chosen) {
            values.insert(0, (chosen.to_owned(), None));
        }
    }
    if facet == FacetField::Year {
        values.reverse();
    }
    let (first, more) = values.split_at(values.len().min(FIRST));
    let boxes = |values: &[(String, Option<u64>)]| {
        html! {
            @for (value, count) in values {
                label.value {
                    input type="checkbox" name=(field.name()) value=(value) checked[asked.has(field, value)];
                    span { (value_label(field, value, asked, taxonomy)) }
                    @if let Some(count) = count { span.number { (count) } }
                }
            }
        }
    };
    html! {
        @if !values.is_empty() {
            fieldset {
                legend { (messages::filter_in(asked.language, field)) }
                (boxes(first))
                @if !more.is_empty() { details { summary { (words.more) } (boxes(more)) } }
            }
        }
    }
}

/// The filter by the values of a counted field.
fn field_of(facet: FacetField) -> Option<FilterField> {
    FilterField::ALL.into_iter().find(|field| field.name() == facet.name())
}

/// The chosen filters as links that take them off.
pub(in crate::serve::pages) fn chosen(asked: &Asked, taxonomy: &Taxonomy) -> Markup {
    let words = Words::of(asked.language);
    html! {
        @if !asked.filters.is_empty() {
            ul.chosen aria-label=(words.chosen) {
                @for (field, value) in &asked.filters {
                    @let name = messages::filter_in(asked.language, *field);
                    @let label = value_label(*field, value, asked, taxonomy);
                    li {
                        a href=(asked.without(*field, value).address(ANSWERS))
                            aria-label={ (words.remove) ": " (name) " " (label) } {
                            (name) ": " (label) span aria-hidden="true" { " ×" }
                        }
                    }
                }
                @if asked.filters.len() > 1 {
                    @let none = Asked { filters: Vec::new(), page: 1, ..asked.clone() };
                    li { a href=(none.address(ANSWERS)) { (words.remove_all) } }
                }
            }
        }
    }
}
