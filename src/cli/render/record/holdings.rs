//! What does an index hold, and which settings hold?

use super::super::sheet::{Layout, Sheet};
use super::super::table::{Side, Table};
use super::super::text::{Role, Text};
use crate::app::{count, date_span};
use crate::cli::settings::Setting;
use crate::track::Holdings;

/// Bytes of a megabyte as disks are sold.
const MEGABYTE: f64 = 1e6;

/// What the index holds.
#[must_use]
pub fn holdings(holdings: &Holdings, layout: Layout) -> String {
    let mut sheet = Sheet::new(layout);
    let Holdings { storage, info, .. } = holdings;
    let totals =
        [count(info.items, "item"), count(holdings.meetings, "meeting"), count(info.files, "file")];
    sheet.line(&Text::of(Role::Strong, &totals.join(" · ")));
    sheet.blank();
    let told = |numbers: &std::collections::BTreeMap<String, u64>| {
        let one = |(name, number): (&String, &u64)| format!("{number} {}", name.replace('_', " "));
        numbers.iter().map(one).collect::<Vec<_>>().join(", ")
    };
    #[expect(clippy::cast_precision_loss, reason = "shown with one decimal")]
    let megabytes = format!("{:.1} MB", storage.bytes as f64 / MEGABYTE);
    let changed =
        storage.changed.map(|at| at.format("%Y-%m-%d %H:%M UTC").to_string()).unwrap_or_default();
    for (label, value) in [
        ("Index", storage.index.display().to_string()),
        ("Size", megabytes),
        ("Changed", changed),
        ("Meetings", date_span(holdings.first, holdings.last)),
        ("Documents", told(&holdings.kinds)),
        ("Read", told(&holdings.read)),
        ("Warnings", holdings.warnings.to_string()),
        ("Versions", format!("schema {}, analyser {}", info.schema, info.analyser)),
    ] {
        sheet.field(label, &value);
    }
    if holdings.unread_images > 0 {
        let files = count(holdings.unread_images, "file");
        let text =
            format!("{files} with pages that are images and were not read; --ocr reads them");
        sheet.field("Images", &text);
    }
    sheet.blank();
    let mut table = Table::new([Side::Right, Side::Right, Side::Left, Side::Left]);
    table.head(["meetings", "items", "from – to", "organ"]);
    for organ in &holdings.organs {
        let names = [&organ.organ, &organ.authority].into_iter().flatten().cloned();
        table.row([
            Text::of(Role::Plain, &organ.meetings.to_string()),
            Text::of(Role::Plain, &organ.items.to_string()),
            Text::of(Role::Plain, &date_span(organ.first, organ.last)),
            Text::of(Role::Plain, &names.collect::<Vec<_>>().join(", ")),
        ]);
    }
    table.set(0, &mut sheet);
    sheet.finish()
}

/// The settings that hold, and from where.
#[must_use]
pub fn settings(settings: &[Setting], layout: Layout) -> String {
    let mut sheet = Sheet::new(layout);
    let mut table = Table::new([Side::Left, Side::Left, Side::Left]);
    table.head(["setting", "value", "from"]);
    for Setting { name, value, from } in settings {
        table.row([
            Text::of(Role::Strong, name),
            Text::of(Role::Plain, value),
            Text::of(Role::Faint, &from.to_string()),
        ]);
    }
    table.set(0, &mut sheet);
    sheet.finish()
}
