//! Which decisions are the items of minutes that have no headings?
//!
//! A *beslutsprotokoll* may be nothing but a list of decisions, each an entry or a paragraph of its own.

use super::super::decisions::tells_decision;
use super::super::layout::lines::Line;
use super::candidate::Candidate;
use super::forms::Form;
use crate::lexicon::is_bullet;

/// Fewer decisions are not what minutes consist of.
const FEWEST: usize = 2;

/// The lines on which decisions begin, where most paragraphs behind the first are decisions.
pub(super) fn decided_paragraphs(lines: &[Line]) -> Option<Vec<Candidate>> {
    let decided: Vec<usize> =
        (0..lines.len()).filter(|&at| tells_decision(&sentence_at(lines, at))).collect();
    let first = *decided.first().filter(|_| decided.len() >= FEWEST)?;
    let paragraphs = (first..lines.len()).filter(|&at| begins_paragraph(&lines[at])).count();
    let candidate = |at: usize| Candidate {
        line: at,
        form: Form::Decided,
        number: None,
        value: 0,
        rest: lines[at].text.clone(),
        score: 0.0,
        is_paragraph: true,
        set_apart: false,
    };
    (decided.len() * 3 >= paragraphs * 2).then(|| decided.into_iter().map(candidate).collect())
}

/// What begins on a line, as far as its first words need the next line; nothing where no paragraph
/// begins.
fn sentence_at(lines: &[Line], at: usize) -> String {
    if !begins_paragraph(&lines[at]) {
        return String::new();
    }
    let next = lines.get(at + 1).filter(|next| next.blanks_before == 0);
    let text = without_bullet(&lines[at].text);
    next.map_or_else(|| text.to_owned(), |next| format!("{text} {}", next.text))
}

fn begins_paragraph(line: &Line) -> bool {
    line.blanks_before > 0 || line.opens_page || without_bullet(&line.text) != line.text
}

fn without_bullet(text: &str) -> &str {
    const MARKS: [&str; 4] = ["o ", "- ", "– ", "* "];
    let bare = text.trim_start_matches(is_bullet).trim_start();
    MARKS.iter().find_map(|mark| bare.strip_prefix(mark)).unwrap_or(bare).trim_start()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::layout::lines::lines_of;
    use crate::source::Page;

    fn rests(text: &str) -> Option<Vec<String>> {
        let lines = lines_of(&[Page::of_text(None, text)]);
        Some(decided_paragraphs(&lines)?.into_iter().map(|candidate| candidate.rest).collect())
    }

    #[test]
    fn decisions_one_below_the_other_are_items() {
        for mark in ["o  ", "• ", "- ", ""] {
            let text = format!(
                "Styrelsemöte 4\n\n{mark}Styrelsen beslöt att laga taket på\ngården.\n\n{mark}Styrelsen beslöt att köpa en grill."
            );
            let rests = rests(&text).expect("items");
            assert_eq!(rests.len(), 2, "{text}");
            assert!(rests.iter().all(|rest| rest.contains("Styrelsen beslöt att")), "{text}");
        }
    }

    #[test]
    fn a_report_that_tells_of_decisions_is_not_a_list_of_them() {
        let text = "Året som gick\n\nStyrelsen beslöt att laga taket.\n\nVi hade fest i maj.\n\nMedlemmarna blev fler.\n\nStyrelsen beslöt att köpa en grill.\n\nKassan är god.";
        assert_eq!(rests(text), None);
    }
}
