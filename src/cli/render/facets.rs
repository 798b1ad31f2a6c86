//! Counts by field: bars where there is room, numbers always.

use super::sheet::{Layout, Sheet};
use super::table::{Side, Table};
use super::text::{Role, Text};
use super::timeline::{as_f64, bar};
use crate::app::count;
use crate::search::{FacetCounts, FacetField};
use crate::topics::Taxonomy;

/// The longest a value is shown, in columns; longer names are cut so that bars line up.
const VALUE_COLUMNS: usize = 44;
/// The longest bar, in columns.
const BAR_COLUMNS: usize = 24;

/// The counts of `fields`; a field without any value is left out.
#[must_use]
pub fn facet_counts(
    total: Option<u64>,
    counts: &FacetCounts,
    fields: &[FacetField],
    taxonomy: &Taxonomy,
    layout: Layout,
) -> String {
    let mut sheet = Sheet::new(layout);
    if let Some(total) = total {
        sheet.line(&Text::of(Role::Strong, &count(total, "item")));
    }
    let with_values = fields.iter().filter(|&&field| !counts.by(field).is_empty());
    for (index, &field) in with_values.enumerate() {
        if index > 0 || total.is_some() {
            sheet.blank();
        }
        sheet.line(&Text::of(Role::Strong, field.name()));
        set_field(&mut sheet, field, counts.by(field), taxonomy);
    }
    sheet.finish()
}

fn set_field(sheet: &mut Sheet, field: FacetField, values: &[(String, u64)], topics: &Taxonomy) {
    let most = values.iter().map(|&(_, items)| items).max().unwrap_or(0);
    let longest = sheet.layout().fitted_columns().saturating_sub(VALUE_COLUMNS + 12);
    let mut table = Table::new([Side::Left, Side::Right, Side::Left]);
    for (value, items) in values {
        let mut label = Text::of(Role::Plain, value_label(field, value, topics));
        if sheet.layout().columns.is_some() {
            label = label.clipped(VALUE_COLUMNS);
        }
        let bar = bar(as_f64(*items), as_f64(most), longest.min(BAR_COLUMNS));
        table.row([label, Text::of(Role::Plain, &items.to_string()), Text::of(Role::Bar(0), &bar)]);
    }
    table.set(2, sheet);
}

/// What a value is called: topics have labels, all else is its own.
fn value_label<'a>(field: FacetField, value: &'a str, topics: &'a Taxonomy) -> &'a str {
    match field {
        FacetField::Topic => topics.label(value).unwrap_or(value),
        _ => value,
    }
}
