//! Which items without a number follow the numbered ones?
//!
//! Whoever keeps the minutes numbers what was on the agenda and goes on by hand: *Övriga frågor*, *Mötets
//! avslutande*. Such a heading is set like the numbered ones; where nothing sets these apart, only
//! items that every meeting has are taken.

use super::super::customary::{Customary, customary};
use super::super::layout::lines::Line;
use super::candidate::Candidate;
use super::forms::{Form, is_numbered};
use super::heading::read_heading;
use super::titled::{is_set_off, may_be_heading};
use crate::source::Emphasis;

/// "Övriga frågor", "Mötets avslutande"; longer ones are about something of their own.
const MOST_PLAIN_WORDS: usize = 2;

/// How the numbered headings are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Setting {
    Apart(Emphasis),
    Plain,
}

/// The headings without a number below the last numbered one.
pub(super) fn unnumbered_after(
    lines: &[Line],
    chosen: &[Candidate],
    width: usize,
) -> Vec<Candidate> {
    let Some(last) = chosen.last().filter(|_| chosen.len() > 1) else { return Vec::new() };
    let is_closed =
        chosen.iter().any(|heading| customary(&heading.rest) == Some(Customary::Closing));
    let Some(setting) = setting(lines, chosen).filter(|_| !is_closed) else { return Vec::new() };
    // A plain line among §§ is a sub-heading.
    if setting == Setting::Plain && last.form != Form::Numbered {
        return Vec::new();
    }
    let mut found = Vec::new();
    // The title of the last one may stand below its number, and be set like it.
    let from = read_heading(lines, last, lines.len(), width).body;
    for at in from..lines.len() {
        let line = &lines[at];
        if line.is_end_matter() {
            break;
        }
        if !is_numbered(&line.text) && is_set_like(lines, at, setting, width) {
            found.push(Candidate {
                line: at,
                form: Form::Titled,
                number: None,
                value: last.value,
                rest: line.text.trim_end_matches(':').to_owned(),
                score: 0.0,
                is_paragraph: false,
                set_apart: line.emphasis.is_some(),
            });
            if line.customary() == Some(Customary::Closing) {
                break;
            }
        }
    }
    found
}

/// How the headings are set, if nearly all are set alike.
fn setting(lines: &[Line], chosen: &[Candidate]) -> Option<Setting> {
    const ALIKE_PERCENT: usize = 80;
    let first = lines[chosen[0].line].emphasis;
    let alike = chosen.iter().filter(|heading| lines[heading.line].emphasis == first).count();
    (alike * 100 >= chosen.len() * ALIKE_PERCENT)
        .then(|| first.map_or(Setting::Plain, Setting::Apart))
}

/// Whether a line is set like the numbered headings and may be one.
fn is_set_like(lines: &[Line], at: usize, setting: Setting, width: usize) -> bool {
    let line = &lines[at];
    if !may_be_heading(line) {
        return false;
    }
    let is_usual = || line.customary().is_some();
    match (setting, line.emphasis) {
        (Setting::Apart(Emphasis::Heading(level)), Some(Emphasis::Heading(here))) => {
            here == level || here < level && is_usual()
        }
        // Sub-headings are bold as well.
        (Setting::Apart(Emphasis::Bold), Some(Emphasis::Bold)) => is_usual(),
        (Setting::Plain, None) => {
            let is_short = line.text.split(' ').count() <= MOST_PLAIN_WORDS;
            is_short && is_usual() && is_set_off(lines, at, width)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::segment::headings::find_headings;
    use crate::segment::layout::lines::lines_of;
    use crate::source::Page;

    fn titles(text: &str) -> Vec<String> {
        let lines = lines_of(&[Page::of_text(None, text)]);
        let chosen = find_headings(&lines, 60).chosen;
        chosen.into_iter().map(|heading| heading.rest).collect()
    }

    #[test]
    fn headings_set_like_the_numbered_ones_follow_them() {
        let text = "## 1. Val av ombud\nBo väljs.\n\n## 2. Budget\nDen antas.\n\n### Detaljer\nInga.\n\n## Fikaschema\nBo bakar.\n\n## Mötets avslutande\nBo avslutade mötet.";
        assert_eq!(titles(text), ["Val av ombud", "Budget", "Fikaschema", "Mötets avslutande"]);
        let bold = "**1. Val av ombud**\nBo väljs.\n\n**2. Budget**\nDen antas.\n\n**Detaljer**\nInga.\n\n**Övriga frågor**\nInga.";
        assert_eq!(titles(bold), ["Val av ombud", "Budget", "Övriga frågor"]);
    }

    #[test]
    fn where_nothing_sets_headings_apart_only_customary_ones_are_taken() {
        let text = "1. Val av ombud\nBo Ek väljs.\n\n2. Budget\nBudgeten antas av mötet.\n\nBakgrund\nDen är liten i år som förra året.\n\nÖvriga frågor\nBo Ek frågade om taket och grinden.\n\nMötets avslutande\nBo Ek avslutade mötet.";
        assert_eq!(titles(text), ["Val av ombud", "Budget", "Övriga frågor", "Mötets avslutande"]);
        let closed = "1. Val av ombud\nBo Ek väljs.\n\n2. Mötets avslutande\nMötet avslutades.\n\nÖvriga frågor\nSe bilagan om taket och grinden.";
        assert_eq!(titles(closed).len(), 2);
    }
}
