//! What was decided, who acted and how it was voted, for reading.

use std::collections::BTreeSet;

use super::super::sheet::Sheet;
use super::super::text::{Role, Text};
use crate::app::person;
use crate::minutes::{ActRecord, Choice, MotionKind, Outcome, OutcomeKind, Vote};

/// Width of the column of actors' acts and of choices.
const INDENT: usize = 2;

/// What became of a matter: `Proposed to Kommunfullmäktige`.
pub(in crate::cli::render) fn frame(outcome: &Outcome) -> String {
    let frame = match outcome.kind {
        OutcomeKind::Decided => "Decided",
        OutcomeKind::Approved => "Approved",
        OutcomeKind::Rejected => "Rejected",
        OutcomeKind::Proposed => "Proposed",
        OutcomeKind::Deferred => "Deferred",
        OutcomeKind::ReferredBack => "Referred back",
        OutcomeKind::Noted => "Noted",
        OutcomeKind::Withdrawn => "Withdrawn",
        OutcomeKind::Elected => "Elected",
    };
    match &outcome.to {
        Some(to) => format!("{frame} to {to}"),
        None => frame.to_owned(),
    }
}

/// What became of a matter, each frame once.
pub(super) fn frames(outcomes: &[Outcome]) -> String {
    let mut told = BTreeSet::new();
    let frames = outcomes.iter().map(frame).filter(|frame| told.insert(frame.clone()));
    frames.collect::<Vec<_>>().join(", ")
}

/// Acts of those who are not told of as speakers: parties and other groups.
pub(super) fn set_acts(sheet: &mut Sheet, acts: &[ActRecord]) {
    let groups: Vec<&ActRecord> = acts.iter().filter(|record| record.person.is_none()).collect();
    if groups.is_empty() {
        return;
    }
    heading(sheet, "Parties and groups");
    for record in groups {
        let what = record.what.map_or_else(String::new, |what| format!(" ({})", motion(what)));
        let text = format!("{} {}{what}", record.actor(), record.act.name());
        sheet.hanging(&Text::of(Role::Faint, "–"), INDENT, &Text::of(Role::Plain, &text));
    }
}

fn motion(what: MotionKind) -> String {
    what.name().replace('_', " ")
}

/// Each vote: its question, the numbers, who voted how, what came of it.
pub(super) fn set_votes(sheet: &mut Sheet, votes: &[Vote]) {
    if votes.is_empty() {
        return;
    }
    heading(sheet, "Votes");
    for vote in votes {
        sheet.hanging(&Text::of(Role::Faint, "–"), INDENT, &Text::of(Role::Plain, &numbers(vote)));
        let by_choice = [
            (Choice::Yes, "Yes"),
            (Choice::No, "No"),
            (Choice::Abstain, "Abstained"),
            (Choice::Absent, "Absent"),
        ];
        let named = by_choice.into_iter().filter_map(|(choice, label)| {
            let of_choice = vote.by_name.iter().filter(|ballot| ballot.vote == choice);
            let names: Vec<String> =
                of_choice.map(|ballot| person(&ballot.name, ballot.party.as_deref())).collect();
            (!names.is_empty()).then(|| format!("{label}: {}", names.join(", ")))
        });
        let lines = vote.question.clone().into_iter().chain(named).chain(vote.result.clone());
        for line in lines {
            sheet.hanging(&Text::of(Role::Faint, ""), INDENT, &Text::of(Role::Plain, &line));
        }
    }
}

/// `40 yes, 29 no, 12 abstained`.
fn numbers(vote: &Vote) -> String {
    let more = [(vote.abstain, "abstained"), (vote.absent, "absent")];
    let more = more.into_iter().filter(|(number, _)| *number > 0);
    let mut parts = vec![format!("{} yes", vote.yes), format!("{} no", vote.no)];
    parts.extend(more.map(|(number, what)| format!("{number} {what}")));
    let counted = if vote.stated { "" } else { " (counted from the names)" };
    parts.join(", ") + counted
}

fn heading(sheet: &mut Sheet, text: &str) {
    sheet.blank();
    sheet.line(&Text::of(Role::Strong, text));
}
