//! Items over time: one bar per span and query.
//!
//! All bars share one scale, so that queries compare. Spans without items are shown,
//! since a gap is an answer too. Each query has a letter before its bars: colour is
//! not needed to tell them apart.

use std::collections::BTreeSet;

use super::sheet::{Layout, Sheet};
use super::text::{Role, Text};
use crate::search::{Bin, Granularity};

/// Of fewer items a share says little: one hit more or less changes it by a hundredth or more.
const FEW_ITEMS: u64 = 100;
/// The longest bar, in columns.
const BAR_COLUMNS: usize = 60;
/// Eighths of a column, from nothing to all but one.
const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
/// Letters of the queries; there is no screen for more of them than this.
const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// One query and its bins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// The query as typed.
    pub query: String,
    /// Its bins, rising.
    pub bins: Vec<Bin>,
}

/// Hits per 1000 items of the span; `None` where the span has no items at all.
#[must_use]
pub fn per_1000(bin: &Bin) -> Option<f64> {
    (bin.items > 0).then(|| as_f64(bin.hits) * 1000.0 / as_f64(bin.items))
}

/// The bars of all series, on one scale.
#[must_use]
pub fn timeline(series: &[Series], by: Granularity, relative: bool, layout: Layout) -> String {
    let mut sheet = Sheet::new(layout);
    let span = match by {
        Granularity::Year => "year",
        Granularity::Quarter => "quarter",
        Granularity::Month => "month",
    };
    let what = if relative { "hits per 1000 items" } else { "hits" };
    let mut head = Text::of(Role::Strong, &format!("{what} by {span}"));
    if let [only] = series {
        head.push(Role::Plain, &format!(": {}", only.query));
    }
    sheet.prose(0, &head);
    if series.len() > 1 {
        for (index, one) in series.iter().enumerate() {
            let lead = Text::of(Role::Bar(index), letter(index));
            sheet.hanging(&lead, 3, &Text::of(Role::Plain, &one.query));
        }
    }
    sheet.blank();
    set_bars(&mut sheet, series, relative);
    if relative {
        warn_of_few(&mut sheet, series);
    }
    sheet.finish()
}

/// Names the spans whose shares rest on few items.
fn warn_of_few(sheet: &mut Sheet, series: &[Series]) {
    let bins = series.iter().flat_map(|one| &one.bins);
    let few: BTreeSet<&str> = bins
        .filter(|bin| (1..FEW_ITEMS).contains(&bin.items))
        .map(|bin| bin.span.as_str())
        .collect();
    if !few.is_empty() {
        let spans = few.into_iter().collect::<Vec<_>>().join(", ");
        sheet.blank();
        sheet.prose(0, &Text::of(Role::Faint, &format!("fewer than {FEW_ITEMS} items: {spans}")));
    }
}

fn set_bars(sheet: &mut Sheet, series: &[Series], relative: bool) {
    let size = |bin: &Bin| {
        if relative { per_1000(bin).unwrap_or(0.0) } else { as_f64(bin.hits) }
    };
    let number = |bin: &Bin| match (relative, per_1000(bin)) {
        (false, _) => bin.hits.to_string(),
        (true, Some(share)) => format!("{share:.1} ({} of {})", bin.hits, bin.items),
        (true, None) => "–".to_owned(),
    };
    let bins = || series.iter().flat_map(|one| &one.bins);
    let most = bins().map(size).fold(0.0, f64::max);
    let span_columns = bins().map(|bin| bin.span.chars().count()).max().unwrap_or(0);
    let number_columns = bins().map(|bin| number(bin).chars().count()).max().unwrap_or(0);
    let letter_columns = if series.len() > 1 { 3 } else { 0 };
    let taken = span_columns + 2 + letter_columns + number_columns + 1;
    let longest = sheet.layout().fitted_columns().saturating_sub(taken).clamp(1, BAR_COLUMNS);

    let spans = series.first().map(|one| one.bins.as_slice()).unwrap_or_default();
    for (at, span) in spans.iter().enumerate() {
        for (index, one) in series.iter().enumerate() {
            // Every series has the same spans, since they are the index's.
            let Some(bin) = one.bins.get(at) else { continue };
            let name = if index == 0 { span.span.as_str() } else { "" };
            let mut line = Text::of(Role::Plain, &format!("{name:span_columns$}  "));
            if series.len() > 1 {
                line.push(Role::Bar(index), &format!("{:3}", letter(index)));
            }
            line.push(Role::Plain, &format!("{:>number_columns$} ", number(bin)));
            line.push(Role::Bar(index), &bar(size(bin), most, longest));
            sheet.line(&line);
        }
    }
}

fn letter(index: usize) -> &'static str {
    LETTERS.get(index..=index).unwrap_or("*")
}

/// A bar for `size`, where `most` has `longest` columns. What is more than nothing has
/// at least an eighth of a column, so that one hit among thousands can be seen.
#[must_use]
pub(super) fn bar(size: f64, most: f64, longest: usize) -> String {
    if size <= 0.0 || most <= 0.0 {
        return String::new();
    }
    let share = (size / most).clamp(0.0, 1.0);
    let eighths = in_eighths(share, longest).max(1);
    format!("{}{}", "█".repeat(eighths / 8), EIGHTHS[eighths % 8])
}

/// A share of some columns in eighths of a column, rounded.
#[allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share from 0 to 1 of at most some hundred columns"
)]
fn in_eighths(share: f64, columns: usize) -> usize {
    (share * (columns * 8) as f64).round() as usize
}

/// For drawing and shares, where the last digits of a huge number make no difference.
#[allow(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
pub(super) fn as_f64(number: u64) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_in_proportion_and_the_most_fills_the_width() {
        assert_eq!(bar(8.0, 8.0, 4), "████");
        assert_eq!(bar(4.0, 8.0, 4), "██");
        assert_eq!(bar(3.0, 8.0, 4), "█▌");
    }

    #[test]
    fn nothing_has_no_bar_and_little_has_a_thin_one() {
        assert_eq!(bar(0.0, 8.0, 4), "");
        assert_eq!(bar(1.0, 100_000.0, 4), "▏");
        assert_eq!(bar(0.0, 0.0, 4), "");
    }

    #[test]
    fn a_share_of_no_items_is_unknown() {
        let bin = |hits, items| Bin { span: "2021".into(), hits, items };
        assert_eq!(per_1000(&bin(0, 0)), None);
        assert_eq!(per_1000(&bin(3, 40)), Some(75.0));
    }

    #[test]
    fn more_queries_than_letters_are_still_drawn() {
        assert_eq!((letter(0), letter(25), letter(26)), ("A", "Z", "*"));
    }
}
