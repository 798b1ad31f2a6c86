//! What did a check find? The checklist, then the findings below their check.

use super::sheet::{Layout, Sheet};
use super::table::{Side, Table};
use super::text::{Role, Text};
use crate::app::count;
use crate::check::{Check, CheckResult, Finding, Report, Severity};

/// The checklist; of each check at most so many findings as `shown` says.
#[must_use]
pub fn checklist(report: &Report, shown: &dyn Fn(Check) -> usize, layout: Layout) -> String {
    let mut sheet = Sheet::new(layout);
    let summary = format!(
        "{}, {}: {}, {}",
        count(report.files, "file"),
        count(report.items, "item"),
        count(report.faults, "fault"),
        count(report.notes, "note")
    );
    sheet.line(&Text::of(Role::Strong, &summary));
    sheet.blank();
    let mut table = Table::new([Side::Left, Side::Left, Side::Left]);
    table.head(["check", "result", "what should hold"]);
    for result in &report.checks {
        table.row([
            Text::of(Role::Plain, result.check.name()),
            in_short(result),
            Text::of(Role::Faint, result.what),
        ]);
    }
    table.set(0, &mut sheet);
    for result in &report.checks {
        findings(result, shown(result.check), &mut sheet);
    }
    sheet.finish()
}

/// `ok`, or how much was found.
fn in_short(result: &CheckResult) -> Text {
    let mut parts = Vec::new();
    if result.faults > 0 {
        parts.push(count(result.faults, "fault"));
    }
    if result.notes > 0 {
        parts.push(count(result.notes, "note"));
    }
    match (parts.is_empty(), result.faults) {
        (true, _) => Text::of(Role::Plain, "ok"),
        (false, 0) => Text::of(Role::Plain, &parts.join(", ")),
        (false, _) => Text::of(Role::Match, &parts.join(", ")),
    }
}

fn findings(result: &CheckResult, shown: usize, sheet: &mut Sheet) {
    if result.findings.is_empty() && result.left_out.is_none() {
        return;
    }
    sheet.blank();
    sheet.line(&Text::of(Role::Strong, result.check.name()));
    for finding in result.findings.iter().take(shown) {
        let role = if finding.severity() == Severity::Fault { Role::Match } else { Role::Faint };
        let lead = Text::of(Role::Plain, "  ").with(role, finding.severity().name());
        sheet.hanging(&lead, 9, &about(finding));
    }
    if result.findings.len() > shown {
        let more = result.findings.len() - shown;
        sheet.line(&Text::of(Role::Faint, &format!("  … and {more} more, -v shows all")));
    }
    if let Some(left_out) = &result.left_out {
        sheet.line(&Text::of(Role::Faint, &format!("  not checked: {left_out}")));
    }
}

/// What it is about and what was found.
fn about(finding: &Finding) -> Text {
    let mut text = Text::new();
    let organ = [finding.organ.as_deref(), finding.authority.as_deref()];
    let organ = organ.into_iter().flatten().collect::<Vec<_>>().join(", ");
    match &finding.file {
        Some(file) => text.push(Role::Id, file),
        None => text.push(Role::Plain, &organ),
    }
    if !text.is_empty() {
        text.push(Role::Plain, ": ");
    }
    text.with(Role::Plain, &finding.found.to_string())
}
