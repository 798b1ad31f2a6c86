//! Is this paper minutes at all?
//!
//! In go the text lines and the headings found, out comes the kind. Minutes record
//! that a meeting was held: they call themselves protokoll or anteckningar, have
//! decisions, adjusters or a chair who acts. A notice announces a meeting, a report
//! has numbered chapters; neither is cut into items.

use super::headings::{Candidate, Form};
use super::lines::Line;
use super::standing::Standing;
use crate::minutes::Kind;

/// How many lines from the top name the paper.
const TOP_LINES: usize = 12;

/// Decides what the paper is.
pub(crate) fn kind_of(lines: &[Line], headings: &[Candidate]) -> Kind {
    let top: Vec<String> =
        lines.iter().take(TOP_LINES).map(|line| line.text.to_lowercase()).collect();
    let begins = |words: &[&str]| {
        top.iter().any(|line| words.iter().any(|word| line.starts_with(word)) && line.len() < 60)
    };
    let is_notice = begins(&[
        "kallelse",
        "föredragningslista",
        "dagordning",
        "kungörelse",
        "ärendelista",
        "kallar till",
    ]);
    let is_report = begins(&[
        "årsredovisning",
        "delårsrapport",
        "budget ",
        "verksamhetsplan",
        "verksamhetsberättelse",
        "rapport",
        "tjänsteskrivelse",
        "tjänsteutlåtande",
        "motion ",
        "motion:",
        "policy",
        "handlingsplan",
        "riktlinje",
        "reglemente",
    ]);
    let called_minutes = top.iter().any(|line| {
        ["protokoll", "minnesanteckningar", "mötesanteckningar"]
            .iter()
            .any(|word| line.contains(word))
    });
    let evidence = minutes_evidence(lines);
    if is_notice && !called_minutes && evidence < 2 {
        return Kind::Notice;
    }
    if is_report && !called_minutes && evidence < 2 {
        return Kind::Report;
    }
    let signed = headings.first().is_some_and(|heading| heading.form == Form::Section);
    if called_minutes || evidence > 0 || signed && headings.len() > 1 {
        Kind::Minutes
    } else {
        Kind::Other
    }
}

/// How many sorts of things that only minutes have are there.
fn minutes_evidence(lines: &[Line]) -> usize {
    let decided = lines.iter().any(|line| Standing::of(&line.text) == Some(Standing::Decision));
    let lower: Vec<String> = lines.iter().map(|line| line.text.to_lowercase()).collect();
    let any =
        |words: &[&str]| lower.iter().any(|line| words.iter().any(|word| line.starts_with(word)));
    let attended = any(&[
        "ledamöter",
        "beslutande",
        "närvarande",
        "övriga närvarande",
        "deltagare",
        "tjänstgörande",
    ]);
    let adjusted = any(&[
        "justerare",
        "utses att justera",
        "protokolljusterare",
        "vid protokollet",
        "vid minnesanteckningarna",
        "justering",
    ]);
    let chaired = lower.iter().any(|line| {
        line.starts_with("ordförande")
            && ["inleder", "hälsar", "ställer", "finner", "öppnar", "förklarar", "prövar"]
                .iter()
                .any(|verb| line.contains(verb))
    });
    [decided, attended, adjusted, chaired].into_iter().filter(|found| *found).count()
}

#[cfg(test)]
mod tests {
    use super::super::headings::find_headings;
    use super::super::lines::lines_of;
    use super::*;
    use crate::source::Page;

    fn kind(text: &str) -> Kind {
        let lines = lines_of(&[Page::of_text(None, text)]);
        kind_of(&lines, &find_headings(&lines, 60).chosen)
    }

    #[test]
    fn minutes_record_and_notices_announce() {
        assert_eq!(kind("§ 1\nVal\nBeslut\nBo väljs.\n§ 2\nBudget\nBeslut\nJa."), Kind::Minutes);
        assert_eq!(
            kind("Kallelse till nämnden\n1. Val av justerare\n2. Budget\n3. Övrigt"),
            Kind::Notice
        );
        assert_eq!(
            kind("Årsredovisning 2023\n1. Inledning\nText.\n2. Resultat\nText."),
            Kind::Report
        );
        assert_eq!(kind("Inköpslista\nmjölk\nbröd"), Kind::Other);
    }

    #[test]
    fn minutes_that_mention_a_report_stay_minutes() {
        assert_eq!(
            kind("Protokoll\nNämnden\n§ 1\nDelårsrapport\nBeslut\nRapporten godkänns.\n"),
            Kind::Minutes
        );
    }
}
