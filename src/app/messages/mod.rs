//! The sentences and labels that every way in says.
//!
//! What the floors below know as a kind (a doubt, a reason, how a query was widened) is a sentence by its
//! `Display`; here stand the labels of what minutes hold, and the sentences that are made of an answer's
//! numbers. What can be done about it is said by each way in for itself.

mod language;

pub use language::{Language, act_in, filter_in, motion_in, outcome_in, value_in, widening_in};

use crate::minutes::{
    Act, Choice, Group, Kind, MotionKind, Ocr, Outcome, OutcomeKind, Status, Vote,
};

/// `Read by OCR, 87 % sure of its words`: what was read from an image is not quoted unchecked.
#[must_use]
pub fn read_by_ocr(ocr: Ocr) -> String {
    ocr.confidence.map_or_else(
        || "Read by OCR".to_owned(),
        |percent| format!("Read by OCR, {percent} % sure of its words"),
    )
}

/// What became of a matter: `Proposed to Kommunfullmäktige`.
#[must_use]
pub fn outcome(outcome: &Outcome) -> String {
    let kind = match outcome.kind {
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
        Some(to) => format!("{kind} to {to}"),
        None => kind.to_owned(),
    }
}

/// What somebody does: goes on behind a name.
#[must_use]
pub fn act(act: Act) -> &'static str {
    match act {
        Act::Presents => "presents",
        Act::Moves => "moves",
        Act::Asks => "asks",
        Act::Answers => "answers",
        Act::Reserves => "reserves against the decision",
        Act::Jav => "declares jäv",
        Act::Statement => "has a statement noted",
        Act::Chairs => "chairs",
        Act::Abstains => "takes no part in the decision",
    }
}

/// What is moved: `referral back`.
#[must_use]
pub fn motion(what: MotionKind) -> String {
    what.name().replace('_', " ")
}

/// Those who voted so.
#[must_use]
pub fn choice(choice: Choice) -> &'static str {
    match choice {
        Choice::Yes => "Yes",
        Choice::No => "No",
        Choice::Abstain => "Abstained",
        Choice::Absent => "Absent",
    }
}

/// `40 yes, 29 no, 12 abstained`.
#[must_use]
pub fn vote_numbers(vote: &Vote) -> String {
    let more = [(vote.abstain, "abstained"), (vote.absent, "absent")];
    let more = more.into_iter().filter(|(number, _)| *number > 0);
    let mut parts = vec![format!("{} yes", vote.yes), format!("{} no", vote.no)];
    parts.extend(more.map(|(number, what)| format!("{number} {what}")));
    let counted = if vote.stated { "" } else { " (counted from the names)" };
    parts.join(", ") + counted
}

/// A group of an attendance list.
#[must_use]
pub fn group(group: Group) -> &'static str {
    match group {
        Group::Members => "Members",
        Group::Substitutes => "Substitutes",
        Group::Others => "Others",
    }
}

/// What sort of document it is.
#[must_use]
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Minutes => "minutes",
        Kind::Notice => "notice",
        Kind::Report => "report",
        Kind::Other => "not minutes",
    }
}

/// How far a file was read.
#[must_use]
pub fn status(status: Status) -> &'static str {
    match status {
        Status::Ok => "ok",
        Status::Partial => "read in part",
        Status::Scanned => "scanned",
        Status::Encrypted => "encrypted",
        Status::Damaged => "damaged",
        Status::TimedOut => "timed out",
        Status::OutOfMemory => "out of memory",
        Status::TooLarge => "too large",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outcome_says_to_whom() {
        let to = Some("Kommunfullmäktige".to_owned());
        let proposed =
            Outcome { kind: OutcomeKind::Proposed, to, decision: 0, page: None, stated: true };
        assert_eq!(outcome(&proposed), "Proposed to Kommunfullmäktige");
        assert_eq!(outcome(&Outcome { to: None, ..proposed }), "Proposed");
    }

    #[test]
    fn a_vote_says_its_numbers_and_whether_they_were_counted() {
        let vote = Vote { yes: 4, no: 2, absent: 1, stated: true, ..Vote::default() };
        assert_eq!(vote_numbers(&vote), "4 yes, 2 no, 1 absent");
        let counted = vote_numbers(&Vote { stated: false, ..vote });
        assert!(counted.ends_with("(counted from the names)"), "{counted}");
    }
}
