//! Is this line a sub-heading of minutes, and what follows under it?
//!
//! Each known sub-heading has a class, which says what follows. The words are those of the Swedish
//! municipalities' and regions' templates; a colon at the end and case do not matter. A line that
//! merely begins with such a word is text.

use std::sync::LazyLock;

use crate::lexicon::{Class, Pattern};

/// What stands under a sub-heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SubHeading {
    /// What was decided.
    Decision,
    /// What was proposed to be decided.
    Proposal,
    /// Anything else that belongs to the item.
    Other,
}

/// `Kommunstyrelsens beslut`, `Grundskolenämnden beslutar`, `Beslut – Förslag till …`.
/// Only names stand before the organ's word: a verb there makes it a sentence.
static DECISION_OF: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::of(
        r"(?x)^(?:
            (?:\p{Lu}[\p{L}-]*,?\ |och\ |&\ |\p{Ll}+-,?\ ){0,6}
            (?i:[\p{L}-]*{organ_definite}s?)
            (?:\ (?:för|i)\ (?:\p{Lu}[\p{L}-]*|och|&|barn|unga|vuxna|äldre|[\p{Ll}-]{4,}|,|\ ){1,9})?
            \ (?i:{decides_following}(?:\ för\ egen\ del.*)?)
          | Beslut\ ?[–:-]\ ?[Ff]örslag\ till\ [\p{L}\ ]{3,40}
          | Beslut\ i\ [\p{L}\ ]{3,40}{council}
        )$",
    )
});

/// `Förvaltningens förslag till beslut`, `Arbetsutskottets förslag`; not the lead-in
/// `Enligt arbetsutskottets förslag`.
static PROPOSAL_OF: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::of(
        r"^(?:\p{Lu}[\p{L} &\-]{2,60}s )?[Ff]örslag(?: till (?:beslut|\p{L}+ beslut|[\p{L}]*{council}))?(?: (?:på|under|vid) (?:sammanträdet|mötet))?$",
    )
});

impl SubHeading {
    /// The class of `line` if it is a sub-heading.
    pub(crate) fn of(line: &str) -> Option<Self> {
        let line = line.trim().trim_start_matches('#').trim();
        let bare = line.trim_end_matches(':').trim_end();
        // No sub-heading has a stop at its end or runs to the length of a text line.
        if bare.is_empty() || bare.len() > 110 || !bare.starts_with(char::is_uppercase) {
            return None;
        }
        let lower = bare.to_lowercase();
        let lower = lower.as_str();
        if Class::Decision.has(lower) {
            return Some(Self::Decision);
        }
        if Class::Proposal.has(lower) {
            return Some(Self::Proposal);
        }
        if Class::OtherHeading.has(lower) {
            return Some(Self::Other);
        }
        // The patterns are for lines with a decision or a proposal in them.
        if !(lower.contains("beslut") || lower.contains("förslag")) {
            return None;
        }
        if DECISION_OF.is_match(bare) {
            Some(Self::Decision)
        } else if PROPOSAL_OF.is_match(bare) && !is_lead_in(lower) {
            Some(Self::Proposal)
        } else {
            None
        }
    }
}

/// Whether words make a line with "förslag" the lead-in of a decision.
fn is_lead_in(lower: &str) -> bool {
    Class::LeadIn.beginnings(lower).any(|words| lower[words.len()..].starts_with(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decisions_proposals_and_others_are_told_apart() {
        for line in [
            "Beslut",
            "BESLUT:",
            "Kommunstyrelsens beslut",
            "Grundskolenämnden beslutar:",
            "Beslut – Förslag till kommunfullmäktige",
            "Nämnden för Vård & Omsorg beslutar",
        ] {
            assert_eq!(SubHeading::of(line), Some(SubHeading::Decision), "{line}");
        }
        for line in [
            "Förslag till beslut",
            "Förvaltningens förslag till beslut",
            "Kommunstyrelsens förslag till kommunfullmäktige",
        ] {
            assert_eq!(SubHeading::of(line), Some(SubHeading::Proposal), "{line}");
        }
        for line in ["Beslutsunderlag", "Yrkanden", "Protokollsutdrag skickas till", "Jäv"] {
            assert_eq!(SubHeading::of(line), Some(SubHeading::Other), "{line}");
        }
    }

    #[test]
    fn text_that_begins_alike_is_no_sub_heading() {
        for line in [
            "Beslut som fattas med stöd av delegation",
            "Handlingar skickas ut före mötet.",
            "kommunfullmäktige beslutar:",
            "Kommunstyrelsen tillstyrker förslaget och föreslår att kommunfullmäktige beslutar:",
            "Förslag på åtgärder för bättre luft",
            "Bifall till kommunstyrelsens förslag:",
            "Kommunstyrelsen",
            "",
        ] {
            assert_eq!(SubHeading::of(line), None, "{line}");
        }
    }
}
