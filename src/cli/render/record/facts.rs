//! What was decided, who acted, and how was it voted?

use std::collections::BTreeSet;

use super::super::sheet::Sheet;
use super::super::text::{Role, Text};
use crate::app::{messages, person};
use crate::minutes::{ActRecord, Choice, Outcome, Vote};

/// Width of the column of actors' acts and of choices.
const INDENT: usize = 2;

/// What became of a matter, each outcome once.
pub(super) fn outcomes(outcomes: &[Outcome]) -> String {
    let mut told = BTreeSet::new();
    let labels = outcomes.iter().map(messages::outcome).filter(|label| told.insert(label.clone()));
    labels.collect::<Vec<_>>().join(", ")
}

/// Acts of those who are not told of as speakers: parties and other groups.
pub(super) fn set_acts(sheet: &mut Sheet, acts: &[ActRecord]) {
    let groups: Vec<&ActRecord> = acts.iter().filter(|record| record.person.is_none()).collect();
    if groups.is_empty() {
        return;
    }
    sheet.heading("Parties and groups");
    for record in groups {
        let what =
            record.what.map_or_else(String::new, |what| format!(" ({})", messages::motion(what)));
        let text = format!("{} {}{what}", record.actor(), messages::act(record.act));
        sheet.hanging(&Text::of(Role::Faint, "–"), INDENT, &Text::of(Role::Plain, &text));
    }
}

/// Each vote: its question, the numbers, who voted how, what came of it.
pub(super) fn set_votes(sheet: &mut Sheet, votes: &[Vote]) {
    if votes.is_empty() {
        return;
    }
    sheet.heading("Votes");
    for vote in votes {
        sheet.hanging(
            &Text::of(Role::Faint, "–"),
            INDENT,
            &Text::of(Role::Plain, &messages::vote_numbers(vote)),
        );
        let choices = [Choice::Yes, Choice::No, Choice::Abstain, Choice::Absent];
        let named = choices.into_iter().filter_map(|choice| {
            let label = messages::choice(choice);
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
