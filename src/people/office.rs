//! Do words name the chair of this meeting?
//!
//! Whoever is called chair may be a deputy ("vice ordförande Anna Ek"), have been chair before, or be
//! another body's ("kommunstyrelsens ordförande", "ordföranden i nämnden"). All rules about chairs ask
//! here, so that they leave out the same.

use std::sync::LazyLock;

use super::names::titles::{last_word, lower_end};
use crate::lexicon::{Class, Pattern};

/// The office of a chair, as words beside a name say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::people) struct Office {
    /// A deputy's.
    pub(in crate::people) vice: bool,
    /// Of somebody who has left it.
    pub(in crate::people) former: bool,
    /// In another body than the one that met.
    pub(in crate::people) of_other_body: bool,
}

/// An office that opens a sentence or a line, in any of its forms.
static OPENING: LazyLock<Pattern> = LazyLock::new(|| Pattern::of(r"(?i){chair_role}"));

impl Office {
    /// Whether it is that of the chair of this meeting.
    pub(in crate::people) fn is_of_meeting(self) -> bool {
        !(self.vice || self.former || self.of_other_body)
    }

    /// The office in which `text` ends, as before a name.
    pub(in crate::people) fn before(text: &str) -> Option<Self> {
        let text = text.trim_end();
        let word = last_word(text);
        if !is_chair_word(word) {
            return None;
        }
        let above = last_word(text[..text.len() - word.len()].trim_end()).to_lowercase();
        // "Mötets ordförande" is nobody else's.
        let owner = above.strip_suffix('s').filter(|owner| !owner.is_empty());
        Some(Self {
            vice: Class::Vice.has(&above),
            former: Class::Former.has(above.trim_end_matches('.')),
            of_other_body: owner.is_some_and(|owner| !Class::MeetingOpened.ends(owner)),
        })
    }

    /// The office that a whole role is: "tjänstgörande ordförande", "vice ordförande".
    pub(in crate::people) fn of_role(role: &str) -> Option<Self> {
        let role = role.trim().to_lowercase();
        if Class::ChairRole.has(&role) {
            return Some(Self { vice: false, former: false, of_other_body: false });
        }
        Self::before(&role)
    }

    /// The office with which a line begins, and what stands behind it.
    pub(in crate::people) fn at_start(line: &str) -> Option<(Self, &str)> {
        let found = OPENING.find(line).filter(|found| found.start() == 0)?;
        let rest = &line[found.end()..];
        let is_whole = !rest.starts_with(char::is_alphabetic);
        Some((Self::before(found.as_str())?, rest)).filter(|_| is_whole)
    }

    /// The offices with a capital in a text, each with what stands behind it.
    pub(in crate::people) fn called_in(text: &str) -> impl Iterator<Item = (Self, &str)> {
        let calls = OPENING.find_iter(text);
        let calls = calls.filter(|found| found.as_str().starts_with(char::is_uppercase));
        calls.filter_map(|found| {
            let office = Self::before(&text[..found.end()])?;
            Some((office, &text[found.end()..]))
        })
    }
}

/// Whether a word is the office of a chair.
pub(in crate::people) fn is_chair_word(word: &str) -> bool {
    let lower = lower_end(word.trim_end_matches([':', ',']));
    Class::ChairRole.has(&lower)
}

/// Whether a word stands for the chair of the meeting by itself: in the definite form, or with the
/// capital of a title.
pub(in crate::people) fn means_the_chair(word: &str) -> bool {
    is_chair_word(word) && (word.ends_with('n') || word.starts_with(char::is_uppercase))
}

/// Whether the head of the minutes names their chair with this label: "Mötesordförande".
pub(in crate::people) fn is_chair_label(label: &str) -> bool {
    let lower = label.trim().to_lowercase();
    Class::ChairRole.ends(&lower) && !Class::Vice.begins(&lower)
}

/// Whether a word behind an office says in what body it is held: "ordföranden i nämnden".
pub(in crate::people) fn says_in_which_body(word: &str) -> bool {
    matches!(word, "i" | "för" | "på")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deputy_a_former_chair_and_another_bodys_are_not_the_chair_of_the_meeting() {
        let is_chair = |text: &str| Office::before(text).map(Office::is_of_meeting);
        for text in ["Ordföranden", "hälsar ordföranden", "Mötets ordförande", "Ordf."] {
            assert_eq!(is_chair(text), Some(true), "{text}");
        }
        for text in [
            "Vice ordförande",
            "2:e vice ordföranden",
            "f.d. ordföranden",
            "förre ordföranden",
            "Kommunstyrelsens ordförande",
        ] {
            assert_eq!(is_chair(text), Some(false), "{text}");
        }
        for text in ["kassören", "ordförandena", ""] {
            assert_eq!(is_chair(text), None, "{text}");
        }
    }

    #[test]
    fn a_role_may_be_of_several_words() {
        let is_chair = |role: &str| Office::of_role(role).map(Office::is_of_meeting);
        assert_eq!(is_chair("Tjänstgörande ordförande"), Some(true));
        assert_eq!(is_chair("ordförande vid mötet"), Some(true));
        assert_eq!(is_chair("vice ordförande"), Some(false));
        assert_eq!(is_chair("ekonom"), None);
    }

    #[test]
    fn a_line_may_begin_with_the_office() {
        let rest = |line| Office::at_start(line).map(|(_, rest)| rest);
        assert_eq!(rest("Ordförande: Anna Ek"), Some(": Anna Ek"));
        assert_eq!(rest("Ordförandeskap"), None);
        assert_eq!(rest("Vice ordförande Anna Ek"), None);
    }
}
