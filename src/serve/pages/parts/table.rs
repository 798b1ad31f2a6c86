//! Tables of what is counted.

use chrono::NaiveDate;
use maud::{Markup, html};

/// The labels of the columns.
pub(in crate::serve::pages) fn heads(labels: &[&str]) -> Markup {
    html! {
        thead { tr { @for label in labels { th scope="col" { (label) } } } }
    }
}

/// Two cells: the first day and the last.
pub(in crate::serve::pages) fn span(first: Option<NaiveDate>, last: Option<NaiveDate>) -> Markup {
    html! {
        @for day in [first, last] {
            td { @if let Some(day) = day { (day) } }
        }
    }
}
