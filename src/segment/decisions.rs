//! What was decided in an item?
//!
//! What stands between a sub-heading of a decision and the next sub-heading. A numbered clause or a
//! bullet is one entry, so is an unnumbered paragraph. Sub-clauses belong to their clause. A
//! lead-in that ends in a colon ("Enligt kommunstyrelsens förslag:") says who proposed, not what
//! was decided, and is not an entry unless nothing follows it.

use super::layout::paragraphs::{Paragraph, Role};
use super::sub_heading::SubHeading;
use crate::lexicon::Class;

/// The clauses of the item's decisions, in order. An organ that only proposes (a board
/// to its council) has decided on its proposal, so where nothing is called a decision the
/// proposal to the council is taken.
pub(crate) fn decisions(paragraphs: &[Paragraph]) -> Vec<String> {
    let decided = clauses_under(paragraphs, |class, _| class == SubHeading::Decision);
    if !decided.is_empty() {
        return decided;
    }
    clauses_under(paragraphs, |class, heading| {
        let heading = heading.to_lowercase();
        class == SubHeading::Proposal && Class::HigherOrgan.ends(heading.trim_end_matches(':'))
    })
}

/// The clauses that stand under the sub-headings that `decides`.
fn clauses_under(
    paragraphs: &[Paragraph],
    decides: impl Fn(SubHeading, &str) -> bool,
) -> Vec<String> {
    let mut clauses: Vec<String> = Vec::new();
    let mut deciding = false;
    let mut lead_in: Option<&str> = None;
    let mut open: Option<Role> = None;
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let text = paragraph.text.as_str();
        if let Role::SubHeading(class) = paragraph.role {
            clauses.extend(lead_in.take().map(str::to_owned));
            deciding = decides(class, text);
            open = None;
            continue;
        }
        // "Beslut: Bo Ek väljs." on one line.
        if let Some(decision) =
            text.strip_prefix("Beslut: ").filter(|_| decides(SubHeading::Decision, ""))
        {
            clauses.push(decision.to_owned());
            continue;
        }
        if !deciding {
            continue;
        }
        match paragraph.role {
            Role::Text if is_lead_in(text, paragraphs.get(at + 1)) => {
                lead_in = Some(text);
                open = None;
            }
            Role::SubClause | Role::Bullet if matches!(open, Some(Role::Clause(_))) => {
                append(&mut clauses, text);
                lead_in = None;
            }
            Role::Text if open.is_some() && continues(&clauses, text) => append(&mut clauses, text),
            role => {
                clauses.push(without_mark(text, role).to_owned());
                open = Some(role);
                lead_in = None;
            }
        }
    }
    clauses.extend(lead_in.map(str::to_owned));
    clauses.retain(|clause| !is_only_marks(clause));
    clauses
}

/// Whether nothing but marks of clauses is left: "1.", "b. c.", "ää.", a lone bullet. Tables
/// and lists whose text stands in another column are printed so.
fn is_only_marks(text: &str) -> bool {
    text.split_whitespace().all(|word| {
        let mark = word.trim_end_matches(['.', ')', ':']);
        let mut letters = mark.chars();
        let first = letters.next();
        let is_number = mark.len() <= 2 && mark.bytes().all(|b| b.is_ascii_digit());
        let is_letter = first.is_none_or(|first| letters.all(|letter| letter == first));
        !mark.chars().any(char::is_alphanumeric)
            || (mark.len() < word.len() && (is_number || is_letter))
    })
}

/// Whether a paragraph only announces the clauses below it: "Enligt styrelsens förslag:",
/// "Kommunstyrelsen föreslår att kommunfullmäktige beslutar".
fn is_lead_in(text: &str, next: Option<&Paragraph>) -> bool {
    if text.ends_with(':') {
        return true;
    }
    let clause_below = next.is_some_and(|next| {
        matches!(next.role, Role::Clause(_) | Role::Bullet) || next.text.starts_with("att ")
    });
    let lower = text.to_lowercase();
    let last = lower.trim_end_matches('.').rsplit(' ').next().unwrap_or_default();
    let announces = Class::LeadInEnd.has(last);
    let few_words = text.split(' ').count() <= 6 && !text.ends_with('.');
    !text.starts_with("att ") && (announces && text.len() < 160 || clause_below && few_words)
}

/// Whether a plain paragraph goes on with the clause before it.
fn continues(clauses: &[String], text: &str) -> bool {
    text.starts_with(char::is_lowercase)
        && !text.starts_with("att ")
        && clauses.last().is_some_and(|clause| !clause.ends_with('.'))
}

fn append(clauses: &mut [String], text: &str) {
    if let Some(clause) = clauses.last_mut() {
        clause.push(' ');
        clause.push_str(text);
    }
}

/// The text without its number or bullet.
fn without_mark(text: &str, role: Role) -> &str {
    match role {
        Role::Clause(_) => text.split_once(' ').map_or(text, |(_, rest)| rest.trim_start()),
        Role::Bullet => text
            .trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '”' | '"' | '('))
            .trim_start(),
        Role::SubHeading(_) | Role::SubClause | Role::Text => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::layout::lines::lines_of;
    use crate::segment::layout::paragraphs::paragraphs;
    use crate::source::Page;

    fn clauses(text: &str) -> Vec<String> {
        let lines = lines_of(&[Page::of_text(None, text)]);
        decisions(&paragraphs(&lines, 60))
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
    fn proposals_and_references_are_no_decisions() {
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
    fn marks_without_text_are_no_decisions() {
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
