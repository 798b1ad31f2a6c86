//! What in a text shows that a meeting was held?
//!
//! Counts what only minutes have: acts told as done, an attendance list, decisions under a heading,
//! signatures; and what rules have: words for what shall be. What the counts mean is decided in
//! `kind`.

use super::super::layout::lines::Line;
use super::super::sub_heading::SubHeading;
use crate::lexicon::Class;

/// What was found.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(in crate::segment) struct Acts {
    /// Lines that tell of an act of the meeting as done.
    pub done: usize,
    /// Lines that say what shall be.
    pub norms: usize,
    /// Whether there is a list of those who attended.
    pub attended: bool,
    /// Whether a sub-heading over decisions is there.
    pub decided: bool,
    /// Whether somebody chairs, signs or adjusts.
    pub signed: bool,
}

/// Looks the lines through.
pub(in crate::segment) fn acts(lines: &[Line]) -> Acts {
    let mut acts = Acts::default();
    let mut to_recipients = false;
    for line in lines {
        acts.decided |= line.sub_heading == Some(SubHeading::Decision);
        let lower = line.lower();
        // Those who are sent the document are listed like those present.
        to_recipients |= Class::RecipientsList.has(lower.trim_end_matches(':'));
        acts.attended |= !to_recipients && begins_attendance(lower, &line.text);
        acts.signed |= Class::TellsSigning.begins(lower) || Class::SignedAt.begins(lower);
        acts.signed |= Class::ChairRole.begins(lower) && Class::ChairLeads.is_in(lower);
        let (mut done, mut norm) = (false, false);
        for word in lower.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 2) {
            done |= Class::ActDone.has(word);
            norm |= Class::Norm.has(word);
        }
        done |= Class::ActDonePhrase.is_in(lower);
        acts.done += usize::from(done);
        acts.norms += usize::from(norm);
    }
    acts
}

/// Whether the line begins a list of those who attended: the word alone, with a colon, or
/// with a name behind it.
fn begins_attendance(lower: &str, line: &str) -> bool {
    Class::TellsAttendance.beginnings(lower).any(|word| {
        let Some(behind) = line.get(word.len()..) else { return false };
        let rest = behind.trim_start_matches([':', '*']);
        // "Deltagare anmäler sig" goes on in small letters.
        rest.is_empty()
            || rest.starts_with(' ')
                && (behind.starts_with(':')
                    || rest.trim_start().starts_with(|c: char| c.is_uppercase() || c == '('))
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
    fn recipients_do_not_attend() {
        assert!(of("Ledamöter").attended && !of("Sändlista\nLedamöter").attended);
    }

    #[test]
    fn rules_tell_what_shall_be() {
        let acts = of(
            "Ledamöterna väljs av årsmötet.\nStyrelsen beslutar om inträde.\nMötet ska hållas i maj.",
        );
        assert_eq!(acts, Acts { norms: 1, ..Acts::default() });
    }
}
