//! Is this document minutes at all?
//!
//! Minutes record that a meeting was held: they call themselves protokoll or anteckningar, list who
//! attended, tell what was done. A notice announces a meeting, a report has chapters, statutes have
//! §§ and tell what shall be; none of them is cut into items. What a document calls itself at its
//! head weighs most, but one that calls itself an agenda and tells who came and what was decided is
//! minutes all the same.

pub(in crate::segment) mod acts;

use super::customary::{Customary, customary};
use super::headings::candidate::Candidate;
use super::headings::forms::Form;
use super::layout::lines::Line;
use super::papers::{Paper, paper_named};
use crate::lexicon::Class;
use crate::minutes::Kind;
use acts::{Acts, acts};

/// How many lines from the top name the document.
const TOP_LINES: usize = 15;

/// Decides what the document is.
pub(crate) fn kind_of<'a>(
    lines: &[Line],
    running_heads: impl Iterator<Item = &'a Line>,
    headings: &[Candidate],
) -> Kind {
    // The title of the first item does not name the document ("§ 12 / Delårsrapport").
    let first = headings.first().map_or(lines.len(), |heading| heading.line);
    let top = &lines[..first.min(TOP_LINES)];
    // Below a list of those present stands what the meeting dealt with, its agenda above all.
    let present = |line: &&Line| Class::StemPresent.begins(line.lower());
    let mut above_list = top.iter().take_while(|line| !present(line));
    let named = above_list.find_map(|line| paper_named(&line.text));
    let acts = acts(lines);
    let framed = headings.iter().any(|heading| {
        matches!(customary(&heading.rest), Some(Customary::Opening | Customary::Closing))
    });
    // A report may have an introduction and an end; only a meeting is opened and closed.
    let meets = headings.iter().any(|heading| opens_or_closes_meeting(&heading.rest));
    let held = acts.attended && (acts.done > 1 || acts.decided) || meets && acts.done > 2;
    // "Styrelsemöte och rapport" above "Protokoll": both names are there, the acts decide.
    let names_minutes = |line: &Line| paper_named(&line.text) == Some(Paper::Minutes);
    let in_running_heads: Vec<Paper> =
        running_heads.take(TOP_LINES).filter_map(|line| paper_named(&line.text)).collect();
    let in_running_head = in_running_heads.contains(&Paper::Minutes);
    let minutes_too = (top.iter().any(names_minutes) || in_running_head)
        && (acts.attended || acts.signed || acts.decided)
        && acts.done > 1;
    // The name may stand in the running heads alone.
    let named = named
        .or(in_running_head.then_some(Paper::Minutes).filter(|_| acts.attended))
        .or(in_running_heads.first().copied().filter(|_| !in_running_head));
    let by_running_heads = !in_running_head && in_running_heads.contains(&Paper::Notice);
    match named {
        Some(Paper::Minutes) if recorded(&acts) || !headings.is_empty() => Kind::Minutes,
        Some(_) if minutes_too => Kind::Minutes,
        // What it calls itself on each page is hardly its first item.
        Some(Paper::Notice) if !held || by_running_heads && !acts.decided => Kind::Notice,
        Some(Paper::Report) if !held => Kind::Report,
        Some(Paper::Other) if !held => Kind::Other,
        Some(Paper::Minutes) => Kind::Other,
        Some(_) => Kind::Minutes,
        None => unnamed(lines, headings, &acts, framed),
    }
}

/// Whether a title says that a meeting is opened or closed: "Årsmötets avslutande".
fn opens_or_closes_meeting(title: &str) -> bool {
    let lower = title.to_lowercase();
    Class::Gathering.is_in(&lower)
        && matches!(customary(title), Some(Customary::Opening | Customary::Closing))
}

/// Whether there is any sign that a meeting was held.
fn is_held(acts: &Acts) -> bool {
    acts.attended || acts.decided || acts.signed || acts.done > 0
}

/// Whether a text without items records a meeting: news of one tell little of it.
fn recorded(acts: &Acts) -> bool {
    acts.attended || acts.decided || acts.signed || acts.done > 1
}

/// What a document is that does not say so.
fn unnamed(lines: &[Line], headings: &[Candidate], acts: &Acts, framed: bool) -> Kind {
    let Some(first) = headings.first() else {
        // Minutes without items list who came and tell what was done.
        let held = acts.attended && (acts.done > 0 || acts.decided);
        return if held { Kind::Minutes } else { Kind::Other };
    };
    let silent = acts.done < 2 && !acts.decided && !acts.attended && !acts.signed;
    if headings.len() > 2 && silent && is_bare_list(lines, headings) {
        return Kind::Notice;
    }
    // What the list and the decisions tell outweighs verbs.
    if acts.attended && acts.decided && acts.signed {
        return Kind::Minutes;
    }
    let minutes = match first.form {
        // Sections that tell more of what shall be than of what was done are rules.
        Form::Section => {
            is_held(acts) && acts.norms <= 2 * acts.done.max(headings.len())
                || headings.len() > 1 && acts.norms < headings.len()
        }
        Form::Titled | Form::Decimal => {
            acts.attended && (acts.done > 0 || acts.decided || framed || headings.len() > 2)
                || (framed || acts.signed) && acts.done > 1
        }
        Form::Decided => acts.done > 1,
        Form::Labelled | Form::Numbered | Form::RunIn => {
            acts.attended || acts.decided || acts.signed || acts.done > 1 || framed
        }
    };
    if minutes { Kind::Minutes } else { Kind::Other }
}

/// Whether nearly all headings stand right below each other: an agenda.
fn is_bare_list(lines: &[Line], headings: &[Candidate]) -> bool {
    let bare = headings
        .windows(2)
        .filter(|pair| pair[1].line == pair[0].line + 1 && lines[pair[0].line].chars < 100)
        .count();
    bare * 10 >= (headings.len() - 1) * 8
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::headings::find_headings;
    use crate::segment::layout::lines::lines_of;
    use crate::source::Page;

    fn kind(text: &str) -> Kind {
        let lines = lines_of(&[Page::of_text(None, text)]);
        kind_of(&lines, std::iter::empty(), &find_headings(&lines, 60).chosen)
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

    #[test]
    fn an_agenda_with_attendance_and_acts_is_minutes() {
        assert_eq!(
            kind(
                "Styrelsemöte\nNärvarande: Bo Ek\nDagordning\n1. Mötets öppnande\nBo öppnade mötet.\n\
                 2. Val\nAnna valdes."
            ),
            Kind::Minutes
        );
        assert_eq!(kind("Styrelsen\n1. Mötets öppnande\n2. Val\n3. Övrigt"), Kind::Notice);
    }

    #[test]
    fn an_agenda_below_the_list_of_those_present_is_that_of_minutes() {
        let text = "Styrelsemöte 5\nNärvarande: Bo Ek, Anna Al\nDagordning:\n1.1 Mötet öppnas\n1.2 Val\n1.3 Ekonomi\n\n\
                    1.1 Mötet öppnas\n\n1.2 Val\nBo väljs.\n\n1.3 Ekonomi\nRapporten läggs till handlingarna.\n";
        assert_eq!(kind(text), Kind::Minutes);
    }

    #[test]
    fn rules_are_not_minutes() {
        assert_eq!(
            kind(
                "Reglemente för nämnden\n§ 1 Uppgifter\nNämnden ska verka.\n§ 2 Protokoll\nProtokollet justeras."
            ),
            Kind::Other
        );
    }
}
