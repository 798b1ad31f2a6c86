//! What in a text shows that a meeting was held?
//!
//! In go the text lines, out come counts of what only minutes have: acts told as done, a list
//! of those who attended, decisions under a heading, signatures; and of what rules have:
//! words for what shall be.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::layout::lines::Line;
use super::standing::Standing;

/// What was found.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Acts {
    /// Lines that tell of an act of the meeting as done.
    pub done: usize,
    /// Lines that say what shall be.
    pub norms: usize,
    /// Whether there is a list of those who attended.
    pub attended: bool,
    /// Whether a standing sub-heading over decisions is there.
    pub decided: bool,
    /// Whether somebody chairs, signs or adjusts.
    pub signed: bool,
}

/// Acts of a meeting, told as done. What also rules and notices say ("beslutar", "väljs") is
/// not here.
const DONE: &[&str] = &[
    "förklarade",
    "förklarades",
    "öppnade",
    "öppnades",
    "hälsade",
    "hälsar",
    "avslutade",
    "avslutades",
    "beslutade",
    "beslutades",
    "beslöt",
    "beslöts",
    "valdes",
    "utsågs",
    "utsåg",
    "valde",
    "godkändes",
    "godkände",
    "fastställdes",
    "fastställde",
    "fastslogs",
    "bifölls",
    "avslogs",
    "bordlades",
    "beviljades",
    "diskuterades",
    "diskuterade",
    "informerade",
    "informerar",
    "redogjorde",
    "redogör",
    "rapporterade",
    "rapporterar",
    "berättade",
    "berättar",
    "föredrog",
    "presenterade",
    "presenterades",
    "presenterar",
    "meddelade",
    "meddelar",
    "framförde",
    "konstaterade",
    "konstaterades",
    "konstaterar",
    "föreslogs",
    "enades",
    "valts",
    "enhälligt",
    "noterades",
    "noteras",
    "antecknas",
    "antecknades",
    "tackade",
    "tackar",
    "yrkade",
    "yrkar",
    "ajournerades",
];

/// Acts in more than one word.
const DONE_PHRASES: &[&str] =
    &["öppnar mötet", "förklaras mötet", "till handlingarna", "tar på sig"];

const NORMS: &[&str] = &["ska", "skall", "får", "åligger", "bör", "måste"];

static DONE_WORDS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| DONE.iter().copied().collect());
static NORM_WORDS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| NORMS.iter().copied().collect());

/// Looks the lines through.
pub(super) fn acts(lines: &[Line]) -> Acts {
    let mut acts = Acts::default();
    for line in lines {
        acts.decided |= line.standing == Some(Standing::Decision);
        let lower = line.text.to_lowercase();
        acts.attended |= begins_attendance(&lower, &line.text);
        acts.signed |= ADJUSTED.iter().any(|word| lower.starts_with(word));
        acts.signed |= lower.starts_with("ordförande")
            && ["inleder", "hälsar", "ställer", "finner", "öppnar", "förklarar", "prövar"]
                .iter()
                .any(|verb| lower.contains(verb));
        let (mut done, mut norm) = (false, false);
        for word in lower.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 2) {
            done |= DONE_WORDS.contains(word);
            norm |= NORM_WORDS.contains(word);
        }
        done |= DONE_PHRASES.iter().any(|phrase| lower.contains(phrase));
        acts.done += usize::from(done);
        acts.norms += usize::from(norm);
    }
    acts
}

const ADJUSTED: &[&str] = &[
    "justerare",
    "utses att justera",
    "protokolljusterare",
    "vid protokollet",
    "vid minnesanteckningarna",
    "vid pennan",
    "vid tangenterna",
    "justeras",
    "justerat",
    "justering",
];

/// Whether the line begins a list of those who attended: the word alone, with a colon, or
/// with a name behind it.
fn begins_attendance(lower: &str, line: &str) -> bool {
    const WORDS: &[&str] = &[
        "närvarande",
        "närvarande ledamöter",
        "övriga närvarande",
        "närvarolista",
        "närvarande vid mötet",
        "följande närvarade",
        "mötesdeltagare",
        "medverkande",
        "tillstädes",
        "mötesordförande",
        "mötessekreterare",
        "protokollförare",
        "deltagare",
        "deltagande",
        "deltog gjorde",
        "beslutande",
        "ledamöter",
        "tjänstgörande",
        "tjänstgörande ersättare",
        "styrelsemedlemmar",
    ];
    WORDS.iter().any(|word| {
        lower.strip_prefix(word).is_some_and(|_| {
            let Some(rest) = line.get(word.len()..) else { return false };
            let rest = rest.trim_start_matches([':', '*']);
            // "Deltagare anmäler sig" goes on in small letters.
            rest.is_empty()
                || rest.starts_with(' ')
                    && rest.trim_start().starts_with(|c: char| c.is_uppercase() || c == '(')
                || rest.starts_with(' ') && line[word.len()..].starts_with(':')
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::layout::lines::lines_of;
    use crate::source::Page;

    fn of(text: &str) -> Acts {
        acts(&lines_of(&[Page::of_text(None, text)]))
    }

    #[test]
    fn minutes_tell_what_was_done() {
        let acts = of("Närvarande: Bo Ek\nBo förklarade mötet öppnat.\nBeslut\nJa.\nJusteras:");
        assert!(acts.attended && acts.decided && acts.signed);
        assert_eq!((acts.done, acts.norms), (1, 0));
    }

    #[test]
    fn rules_tell_what_shall_be() {
        let acts = of(
            "Ledamöterna väljs av årsmötet.\nStyrelsen beslutar om inträde.\nMötet ska hållas i maj.",
        );
        assert_eq!(acts, Acts { norms: 1, ..Acts::default() });
    }
}
