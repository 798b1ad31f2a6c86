//! Is this line a standing sub-heading of minutes, and what follows under it?
//!
//! In goes one line, out comes its class. The words are those of the Swedish
//! municipalities' and regions' templates; a colon at the end and case do not
//! matter. A line that merely begins with such a word is text.

use std::collections::HashSet;
use std::sync::LazyLock;

use regex::Regex;

/// What stands under a sub-heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// What was decided.
    Decision,
    /// What was proposed to be decided.
    Proposal,
    /// Anything else that belongs to the item.
    Other,
}

/// Sub-headings that stand alone on their line, in lower case.
const OTHER: &[&str] = &[
    "aktuellt",
    "ärende",
    "sammanträdet",
    "redogörelse för ärendet",
    "redogörelse",
    "ärendets beredning",
    "beskrivning",
    "sekretess",
    "expedieras",
    "skickas",
    "uppdrag",
    "formalia",
    "yttrande till beslutsförslag",
    "beslutet expedieras",
    "beslutet skickas",
    "för åtgärd",
    "frågor",
    "föredragning av ärendet",
    "inlägg i debatten",
    "överklagande",
    "hur man överklagar",
    "besvärshänvisning",
    "ersättares yttrande",
    "protokollsutdrag för kännedom till",
    "diskussion och frågor",
    "mötets genomförande",
    "ajournering",
    "anföranden",
    "anteckning",
    "anteckningar",
    "avsägelse",
    "bakgrund",
    "barnkonsekvensanalys",
    "barnperspektivet",
    "barnrättsperspektiv",
    "bedömning",
    "behandling",
    "beredning",
    "beskrivning av ärendet",
    "beslutet expedieras till",
    "beslutet ska skickas till",
    "beslutet skickas till",
    "beslutet skickas för kännedom till",
    "beslutet sänds till",
    "beslut skickas till",
    "beslut till",
    "beslutsgång",
    "beslutsunderlag",
    "beslutsmotivering",
    "beslutsgång och omröstning",
    "bilaga",
    "bilagor",
    "delges",
    "deltar inte i beslutet",
    "deltar ej i beslutet",
    "delgivning",
    "diskussion",
    "ekonomi",
    "ekonomiska konsekvenser",
    "ekonomiska och verksamhetsmässiga konsekvenser",
    "expediering",
    "expedieras till",
    "expedierat till",
    "förslag och yrkanden",
    "föredragande",
    "föredragning",
    "för kännedom",
    "handling",
    "handlingar",
    "handlingar i ärendet",
    "huvudvotering",
    "information",
    "inlägg",
    "jäv",
    "jävsanmälan",
    "juridiska konsekvenser",
    "justering",
    "komplettering",
    "konsekvenser",
    "kontrapropositionsvotering",
    "kopia till",
    "kopia för kännedom",
    "motivering",
    "motivering till beslut",
    "motivering till beslutet",
    "mötesordning",
    "omedelbar justering",
    "omröstning",
    "omröstningar",
    "omröstningsresultat",
    "ordningsfråga",
    "paragrafen är justerad",
    "proposition",
    "propositioner",
    "propositionsordning",
    "propositionsordningar",
    "protokollsanteckning",
    "protokollsanteckningar",
    "protokollsutdrag",
    "protokollsutdrag skickas till",
    "protokollsutdrag till",
    "protokollsutdrag sänds till",
    "reservation",
    "reservationer",
    "röstförklaring",
    "sammanfattning",
    "sammanfattning av ärendet",
    "skickas till",
    "skäl för beslut",
    "skäl till beslut",
    "skälen för beslutet",
    "skäl till beslutet",
    "särskilt yttrande",
    "särskilda yttranden",
    "tidigare behandling",
    "tidigare beslut",
    "tidigare behandling av ärendet",
    "underlag",
    "underlag för beslut",
    "uppföljning",
    "utredning",
    "votering",
    "voteringar",
    "voteringsresultat",
    "votering och beslut",
    "yrkande",
    "yrkanden",
    "yttrande",
    "yttranden",
    "yttrande över remiss",
    "åtgärd",
    "ärendebeskrivning",
    "ärendet",
    "ärendets gång",
    "ärendet i korthet",
    "ärendets handläggning",
    "överläggning",
    "överväganden",
    "övervägande",
    "närvarande",
    "ersätter",
    "upplysningar",
    "barnkonsekvenser",
    "tilläggsyrkande",
    "ändringsyrkande",
    "återremissyrkande",
    "bifallsyrkande",
    "avslagsyrkande",
    "initiativ",
    "svar",
];

static OTHERS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| OTHER.iter().copied().collect());

/// Sub-headings over proposals.
const PROPOSAL: &[&str] = &[
    "förslag",
    "förslag till beslut",
    "förslag till beslut på sammanträdet",
    "förslag på sammanträdet",
    "förslag till beslut under sammanträdet",
    "beslutsförslag",
    "ordförandens förslag",
    "förslag till kommunfullmäktige",
    "förslag till kommunstyrelsen",
    "kontorets förslag till beslut",
];

/// Sub-headings over decisions.
const DECISION: &[&str] =
    &["beslut", "beslutar", "beslut och yttrande", "beslut i ärendet", "beslut vid mötet"];

/// `Kommunstyrelsens beslut`, `Grundskolenämnden beslutar`, `Beslut – Förslag till …`.
/// Only names stand before the organ's word: a verb there makes it a sentence.
static DECISION_OF: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)^(
            (\p{Lu}[\p{L}-]*,?\ |och\ |&\ |\p{Ll}+-,?\ ){0,6}
            (?i:[\p{L}-]*
              (nämnden|styrelsen|fullmäktige|utskottet|beredningen|rådet|gruppen|direktionen
              |delegationen|kommittén|presidiet)s?)
            (\ (för|i)\ (\p{Lu}[\p{L}-]*|och|&|barn|unga|vuxna|äldre|[\p{Ll}-]{4,}|,|\ ){1,9})?
            \ (?i:beslut|beslutar|beslutade|beslutar\ att|beslutar\ följande|beslutar\ enligt\ följande)(\ för\ egen\ del.*)?
          | Beslut\ ?[–:-]\ ?[Ff]örslag\ till\ [\p{L}\ ]{3,40}
          | Beslut\ i\ [\p{L}\ ]{3,40}(utskottet|nämnden|styrelsen|fullmäktige)
        )$",
    )
    .expect("the pattern compiles")
});

/// `Förvaltningens förslag till beslut`, `Arbetsutskottets förslag`; not the lead-in
/// `Enligt arbetsutskottets förslag`.
static PROPOSAL_OF: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(\p{Lu}[\p{L} &\-]{2,60}s )?[Ff]örslag( till (beslut|\p{L}+ beslut|[\p{L}]*(fullmäktige|styrelsen|nämnden)))?( (på|under|vid) (sammanträdet|mötet))?$").expect("the pattern compiles")
});
/// Words that make a line with "förslag" the lead-in of a decision.
const LEAD_IN: [&str; 7] =
    ["Enligt ", "På ", "Efter ", "I enlighet ", "Bifall ", "Med bifall ", "Avslag "];

impl Standing {
    /// The class of `line` if it is a standing sub-heading.
    pub(crate) fn of(line: &str) -> Option<Self> {
        let line = line.trim().trim_start_matches('#').trim();
        let bare = line.trim_end_matches(':').trim_end();
        // No sub-heading has a stop at its end or runs to the length of a text line.
        if bare.is_empty() || bare.len() > 110 || !bare.starts_with(char::is_uppercase) {
            return None;
        }
        let lower = bare.to_lowercase();
        let lower = lower.as_str();
        if DECISION.contains(&lower) {
            return Some(Self::Decision);
        }
        if PROPOSAL.contains(&lower) {
            return Some(Self::Proposal);
        }
        if OTHERS.contains(lower) {
            return Some(Self::Other);
        }
        // The patterns are for lines with a decision or a proposal in them.
        if !(lower.contains("beslut") || lower.contains("förslag")) {
            return None;
        }
        if DECISION_OF.is_match(bare) {
            Some(Self::Decision)
        } else if PROPOSAL_OF.is_match(bare) && !LEAD_IN.iter().any(|word| bare.starts_with(word)) {
            Some(Self::Proposal)
        } else {
            None
        }
    }
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
            assert_eq!(Standing::of(line), Some(Standing::Decision), "{line}");
        }
        for line in [
            "Förslag till beslut",
            "Förvaltningens förslag till beslut",
            "Kommunstyrelsens förslag till kommunfullmäktige",
        ] {
            assert_eq!(Standing::of(line), Some(Standing::Proposal), "{line}");
        }
        for line in ["Beslutsunderlag", "Yrkanden", "Protokollsutdrag skickas till", "Jäv"] {
            assert_eq!(Standing::of(line), Some(Standing::Other), "{line}");
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
            assert_eq!(Standing::of(line), None, "{line}");
        }
    }
}
