//! Who speaks, how often, and from when to when?

use super::sheet::{Layout, Sheet};
use super::table::{Side, Table};
use super::text::{Role, Text};
use crate::app::{count, date_span};
use crate::search::SpeakerSummary;

/// The first `shown` of `total` speakers.
#[must_use]
pub fn speakers(shown: &[SpeakerSummary], total: usize, layout: Layout) -> String {
    let mut sheet = Sheet::new(layout);
    sheet.line(&Text::of(Role::Strong, &count(total as u64, "speaker")));
    sheet.blank();
    let mut table = Table::new([Side::Left, Side::Left, Side::Right, Side::Left, Side::Left]);
    table.head(["name", "party", "items", "from – to", "organs"]);
    for speaker in shown {
        table.row([
            Text::of(Role::Plain, &speaker.name),
            Text::of(Role::Plain, &speaker.parties.join(", ")),
            Text::of(Role::Plain, &speaker.items.to_string()),
            Text::of(Role::Plain, &date_span(speaker.first, speaker.last)),
            Text::of(Role::Plain, &speaker.organs.join(", ")),
        ]);
    }
    table.set(0, &mut sheet);
    if shown.len() < total {
        sheet.blank();
        let text = format!("{} of {total} shown; all with ", shown.len());
        sheet.line(&Text::of(Role::Faint, &text).with(Role::Plain, "--limit 0"));
    }
    sheet.finish()
}
