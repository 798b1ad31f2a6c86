//! Which items does a meeting customarily have?
//!
//! Meetings open or close with some items and have others on the way. That a line says "Val av
//! justerare" does not prove that it is a heading, but is good evidence, in whatever layout.

use crate::lexicon::Class;

/// What a meeting customarily does under a title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::segment) enum Customary {
    /// The first item: the meeting is opened.
    Opening,
    /// An item between: choices, approvals, reports, other questions.
    Usual,
    /// The last item: the meeting is closed.
    Closing,
}

/// What a meeting customarily does under `title`.
pub(in crate::segment) fn customary(title: &str) -> Option<Customary> {
    const LONGEST_CHARS: usize = 100;
    if title.len() > LONGEST_CHARS {
        return None;
    }
    let lower = title.to_lowercase();
    let lower = lower.trim_start_matches(|c: char| !c.is_alphabetic());
    let meets = Class::Gathering.is_in(lower);
    let first = lower.split([' ', '.', ':', ',']).next().unwrap_or_default();
    if meets && Class::Opens.is_in(lower) || Class::OpeningWord.has(first) {
        Some(Customary::Opening)
    } else if meets && Class::Closes.is_in(lower) || Class::ClosingWord.has(first) {
        Some(Customary::Closing)
    } else if Class::UsualItem.begins(lower) {
        Some(Customary::Usual)
    } else {
        None
    }
}

/// A chain that opens and closes the meeting is the meeting, against any list inside an item
/// and against the statutes in an attachment.
pub(in crate::segment) fn frame<'a>(titles: impl Iterator<Item = &'a str>) -> f32 {
    const AT_EITHER_END: usize = 3;
    let found: Vec<Option<Customary>> = titles.map(customary).collect();
    let opens = found.iter().take(AT_EITHER_END).any(|item| *item == Some(Customary::Opening));
    let closes =
        found.iter().rev().take(AT_EITHER_END).any(|item| *item == Some(Customary::Closing));
    match (opens, closes) {
        (true, true) => 6.0,
        (true, false) | (false, true) => 2.0,
        (false, false) => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn customary_items_are_known_by_their_first_words() {
        assert_eq!(customary("Årsmötets formella öppnande"), Some(Customary::Opening));
        assert_eq!(customary("Stämman öppnas."), Some(Customary::Opening));
        assert_eq!(customary("VAL AV JUSTERARE"), Some(Customary::Usual));
        assert_eq!(customary("Övriga frågor"), Some(Customary::Usual));
        assert_eq!(customary("Sammanträdet avslutas"), Some(Customary::Closing));
    }

    #[test]
    fn other_titles_are_not_customary() {
        assert_eq!(customary("Cykelväg vid ån"), None);
        assert_eq!(customary("Öppettider i biblioteket"), None);
        assert_eq!(customary("Valet av väg"), None);
    }
}
