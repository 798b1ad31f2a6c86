//! Is this line a sub-heading of minutes, and what follows under it?
//!
//! Each known sub-heading has a class, which says what follows. The words are those of the Swedish
//! municipalities' and regions' templates; a colon at the end and case do not matter. A line that
//! merely begins with such a word is text.

use std::borrow::Cow;
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
            (?:\ (?:för|i)\ (?:\p{Lu}[\p{L}-]*|och|&|[\p{Ll}-]{4,}|,|\ ){1,9})?
            \ (?i:{decides_following}(?:\ {for_itself}.*|\ ?[–:-]?\ {proposal_noun}\ till\ [\p{L}\ ]{3,40})?)
          # Mötet beslutade, Årsmötets beslut
          | (?i:[\p{L}-]*{meeting_opened}s?\ {decides_following})
          | (?i:{decision_noun})\ ?[–:-]\ ?(?i:{proposal_noun})\ till\ [\p{L}\ ]{3,40}
          # For whom it is or by whom: Beslut – för fastställande i kommunfullmäktige
          | (?i:{decision_noun})\ ?[–-]\ [\p{L}][\p{L}\ -]{2,60}
          | (?i:{decision_noun})\ i\ [\p{L}\ ]{3,40}{council}
        )$",
    )
});

/// `Förvaltningens förslag till beslut`, `Arbetsutskottets förslag`; not the lead-in
/// `Enligt arbetsutskottets förslag`.
static PROPOSAL_OF: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::of(
        r"^(?:\p{Lu}[\p{L} &\-]{2,60}s )?(?i:{proposal_noun})(?: till (?:{decision_noun}|\p{L}+ {decision_noun}|[\p{L}]*{council}))?(?: (?:på|under|vid) {meeting_opened})?$",
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
        if !(Class::DecisionNoun.is_in(lower) || Class::ProposalNoun.is_in(lower)) {
            return None;
        }
        if DECISION_OF.is_match(bare) && !is_clause_behind_dash(lower) {
            Some(Self::Decision)
        } else if PROPOSAL_OF.is_match(&in_small_letters(bare))
            && !is_lead_in(lower)
            && !lower.split(' ').any(|word| Class::Decides.has(word))
        {
            Some(Self::Proposal)
        } else {
            None
        }
    }

    /// A sub-heading with what stands under it on its own line: its class, its words and the rest
    /// ("BESLUT: Motionen avslås").
    pub(crate) fn before_colon(line: &str) -> Option<(Self, &str, &str)> {
        const LONGEST_LABEL_BYTES: usize = 60;
        let (label, rest) =
            line.split_once(':').filter(|(label, _)| label.len() <= LONGEST_LABEL_BYTES)?;
        let text = rest.strip_prefix(' ')?.trim_start();
        let class = Self::of(label).filter(|_| !text.is_empty())?;
        Some((class, label, text))
    }
}

/// "Beslut – att godkänna rapporten": what stands behind the dash is decided.
fn is_clause_behind_dash(lower: &str) -> bool {
    let behind = lower.split_once(['–', '-']).map_or("", |(_, behind)| behind.trim_start());
    let first = behind.split(' ').next().unwrap_or_default();
    let opens = Class::ClauseOpening.has(first) && !Class::JoiningWord.has(first);
    let is_passive = |word: &str| word.len() > SHORT_BYTES && Class::PassiveEnding.ends(word);
    first == "att" || opens || behind.split(' ').any(is_passive)
}

/// Shorter words that end like a passive are not verbs ("las").
const SHORT_BYTES: usize = 5;

/// A line in capitals as it would stand in small letters behind its first one.
fn in_small_letters(line: &str) -> Cow<'_, str> {
    if line.chars().any(char::is_lowercase) {
        return Cow::Borrowed(line);
    }
    let mut letters = line.chars();
    let first = letters.next();
    Cow::Owned(first.into_iter().chain(letters.flat_map(char::to_lowercase)).collect())
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
            "Barn- och utbildningsnämndens beslut Förslag till kommunstyrelsen",
            "Nämnden för Vård & Omsorg beslutar",
            "Beslut – för fastställande i kommunfullmäktige",
            "Beslut - direktionen",
            "BESLUT – FÖR EGEN DEL",
            "Mötet beslutade",
            "Årsmötet beslutar att:",
            "Föreningsstämmans beslut",
            "MÖTETS BESLUT:",
        ] {
            assert_eq!(SubHeading::of(line), Some(SubHeading::Decision), "{line}");
        }
        for line in [
            "Förslag till beslut",
            "Förvaltningens förslag till beslut",
            "Kommunstyrelsens förslag till kommunfullmäktige",
            "KOMMUNDIREKTÖRENS FÖRSLAG:",
        ] {
            assert_eq!(SubHeading::of(line), Some(SubHeading::Proposal), "{line}");
        }
        for line in ["Beslutsunderlag", "Yrkanden", "Protokollsutdrag skickas till", "Jäv"] {
            assert_eq!(SubHeading::of(line), Some(SubHeading::Other), "{line}");
        }
    }

    #[test]
    fn what_stands_behind_the_colon_is_told_from_the_label() {
        assert_eq!(
            SubHeading::before_colon("BESLUT: Motionen avslås"),
            Some((SubHeading::Decision, "BESLUT", "Motionen avslås"))
        );
        assert_eq!(
            SubHeading::before_colon("Kommunstyrelsens beslut:  Bordläggs").map(|found| found.2),
            Some("Bordläggs")
        );
        for line in ["Beslut:", "Beslut", "Bo Ek: Beslut", "Klockan 18:30 beslut: nej"] {
            assert_eq!(SubHeading::before_colon(line), None, "{line}");
        }
    }

    #[test]
    fn text_that_begins_alike_is_not_a_sub_heading() {
        for line in [
            "Beslut som fattas med stöd av delegation",
            "Beslut – att godkänna rapporten",
            "Beslut - motionen avslås",
            "Handlingar skickas ut före mötet.",
            "kommunfullmäktige beslutar:",
            "Kommunstyrelsen tillstyrker förslaget och föreslår att kommunfullmäktige beslutar:",
            "Förslag på åtgärder för bättre luft",
            "Bifall till kommunstyrelsens förslag:",
            "Fullmäktige beslutade enligt regionstyrelsens förslag",
            "Kommunstyrelsen",
            "",
        ] {
            assert_eq!(SubHeading::of(line), None, "{line}");
        }
    }
}
