//! Is this a § that was misread?
//!
//! Text layers of scanned pages print the sign as 8, &, $& or S, and where letters were destroyed a mark
//! of replacement is left of it. Any list of figures has such lines too, so what counts is that the numbers behind run on, with the
//! real signs among them.

use super::super::layout::lines::Line;
use super::candidate::Candidate;
use super::forms::{Form, misread_section};

/// Fewer headings do not show that numbers run on.
const FEWEST: usize = 3;

/// The candidates with a sign, and among them the lines whose sign was misread.
pub(super) fn with_misread(lines: &[Line], found: Vec<Candidate>) -> Vec<Candidate> {
    let known = |at: usize| found.binary_search_by_key(&at, |candidate| candidate.line).is_ok();
    let misread: Vec<Candidate> = (0..lines.len())
        .filter(|&at| !known(at))
        .filter_map(|at| {
            let mark = misread_section(&lines[at].text)?;
            Some(Candidate {
                line: at,
                form: Form::Section,
                number: Some(mark.number),
                value: mark.value,
                rest: mark.rest,
                score: 0.0,
                is_paragraph: false,
                set_apart: lines[at].emphasis.is_some(),
            })
        })
        .collect();
    if misread.is_empty() {
        return found;
    }
    let mut all: Vec<Candidate> = found.iter().cloned().chain(misread).collect();
    all.sort_by_key(|candidate| candidate.line);
    if run_on(lines, &all) { all } else { found }
}

/// Whether two of three numbers are the one before plus one. Two will do where all signs were destroyed:
/// nothing else that is destroyed stands alone before a number.
fn run_on(lines: &[Line], candidates: &[Candidate]) -> bool {
    let steps = candidates.windows(2).filter(|pair| pair[1].value == pair[0].value + 1).count();
    let is_destroyed =
        |candidate: &Candidate| lines[candidate.line].text.starts_with(char::REPLACEMENT_CHARACTER);
    (candidates.len() >= FEWEST || candidates.len() > 1 && candidates.iter().all(is_destroyed))
        && steps * 3 >= (candidates.len() - 1) * 2
}

#[cfg(test)]
mod tests {
    use crate::segment::headings::find_headings;
    use crate::segment::layout::lines::lines_of;
    use crate::source::Page;

    fn numbers(text: &str) -> Vec<String> {
        let lines = lines_of(&[Page::of_text(None, text)]);
        find_headings(&lines, 60).chosen.into_iter().filter_map(|heading| heading.number).collect()
    }

    #[test]
    fn signs_that_were_misread_count_where_numbers_run_on() {
        for signs in [["8", "$&", "&", "8"], ["S", "S", "S", "S"], ["§", "5", "§", "&"], ["�"; 4]]
        {
            let item = |(number, sign): (usize, &&str)| {
                format!("{sign} {}. Val av ombud\nTill ombud väljs Bo Ek.\n\n", number + 1)
            };
            let text: String = signs.iter().enumerate().map(item).collect();
            assert_eq!(numbers(&text), ["1", "2", "3", "4"], "{text}");
        }
    }

    #[test]
    fn figures_in_a_table_are_not_signs() {
        let text = "§ 1 Upprop\nUpprop förrättas.\n8 12 Medlemmar\n5 40 Gäster\n8 3 Barn\n\n§ 2 Avslut\nMötet avslutas.";
        assert_eq!(numbers(text), ["1", "2"]);
    }
}
