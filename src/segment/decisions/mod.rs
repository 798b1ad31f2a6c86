//! What was decided in an item?
//!
//! What stands between a sub-heading of a decision and the next sub-heading is decided; where no
//! sub-heading says so, sentences may. A numbered clause or a bullet is one entry, so is an unnumbered
//! paragraph. Sub-clauses belong to their clause. A lead-in that ends in a colon ("Enligt
//! kommunstyrelsens förslag:") says who proposed, not what was decided, and is not an entry unless
//! nothing follows it; one with a verb that decides ("Till ombud utses:") is an entry with its list.

mod beside;
mod earlier;
mod lead_in;
mod list;
mod marks;
mod sentences;
mod settled;
mod subject;
mod under_headings;

use super::paragraphs::Paragraph;
use super::sub_heading::SubHeading;
use crate::lexicon::Class;
pub(super) use lead_in::{decides, last_sentence};
pub(super) use sentences::tells_decision;
use under_headings::clauses_under;

/// The clauses of the item's decisions, in order. `organ` is the body that met, where it is known. One
/// that only proposes (a board to its council) has decided on its proposal, so where nothing is
/// called a decision the proposal to the council is taken.
pub(crate) fn decisions(paragraphs: &[Paragraph], organ: Option<&str>) -> Vec<String> {
    let decided = clauses_under(paragraphs, |class, _| class == SubHeading::Decision);
    if !decided.is_empty() {
        return decided;
    }
    let told = sentences::told(paragraphs, organ);
    if !told.is_empty() {
        return told;
    }
    clauses_under(paragraphs, |class, heading| {
        let heading = heading.to_lowercase();
        class == SubHeading::Proposal && Class::HigherOrgan.ends(heading.trim_end_matches(':'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::layout::lines::lines_of;
    use crate::segment::paragraphs::paragraphs;
    use crate::source::Page;

    fn clauses(text: &str) -> Vec<String> {
        let lines = lines_of(&[Page::of_text(None, text)]);
        decisions(&paragraphs(&lines, 60), None)
    }

    #[test]
    fn numbered_clauses_are_entries_without_their_number() {
        assert_eq!(
            clauses(
                "Beslut\nEnligt styrelsens förslag:\n1. Planen antas.\n2. Medel\nanvisas.\n\nHandlingar\nBrev."
            ),
            ["Planen antas.", "Medel anvisas."]
        );
    }

    #[test]
    fn unnumbered_paragraphs_and_bullets_are_entries() {
        assert_eq!(
            clauses("Beslut\nPlanen antas.\n\nMedel anvisas."),
            ["Planen antas.", "Medel anvisas."]
        );
        assert_eq!(
            clauses("Grundskolenämnden beslutar:\n- Frågan är besvarad."),
            ["Frågan är besvarad."]
        );
    }

    #[test]
    fn proposals_and_references_are_not_decisions() {
        assert_eq!(clauses("Förslag till beslut\nPlanen antas.\nBeslutsunderlag\nBrev."), [""; 0]);
    }

    #[test]
    fn sub_clauses_belong_to_their_clause() {
        assert_eq!(
            clauses("Beslut\n1. Reglementet ändras så:\na. i avsnitt 3,\nb. i avsnitt 4.\n2. Ja."),
            ["Reglementet ändras så: a. i avsnitt 3, b. i avsnitt 4.", "Ja."]
        );
    }

    #[test]
    fn marks_without_text_are_not_decisions() {
        assert_eq!(clauses("Beslut\n1.\n\n•\n\nb. c.\n\nää. öö.\n\nJa."), ["Ja."]);
    }

    #[test]
    fn a_lead_in_with_nothing_after_it_is_kept() {
        assert_eq!(
            clauses("Beslut\nSom framgår av bilagan:\n\nHandlingar\nBrev."),
            ["Som framgår av bilagan:"]
        );
    }
}
