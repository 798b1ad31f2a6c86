//! Which heading of an attendance list is this, and which group does it open?

use crate::lexicon::Class;
use crate::minutes::Group;

/// A label at the start of a line of the attendance list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Label {
    /// Opens a group.
    Group(Group),
    /// Ends the attendance list.
    End,
}

/// The classes of labels.
const LABELS: [(Class, Label); 4] = [
    (Class::Members, Label::Group(Group::Members)),
    (Class::Substitutes, Label::Group(Group::Substitutes)),
    (Class::Others, Label::Group(Group::Others)),
    (Class::ListEnd, Label::End),
];

impl Label {
    /// Whether the text is a word of a label in small letters, as on its second line.
    pub(crate) fn is_word(text: &str) -> bool {
        Class::RestOfLabel.has(text.trim_end_matches(':'))
    }

    /// The label that a heading is by the words in it, where it is none of the list:
    /// "Följande var närvarande på mötet:", "Närvarande medlemmar med rösträtt". It must tell
    /// of presence or absence; what follows its colon is handed back.
    pub(crate) fn of_presence(line: &str) -> Option<(Self, &str)> {
        const LONGEST_CHARS: usize = 70;
        let line = heading_text(line);
        let (head, rest) = line.split_once(':').unwrap_or((line, ""));
        let head = head.trim_end_matches(['*', ' ']);
        let colon = head.len() < line.len();
        if !head.starts_with(char::is_uppercase)
            || head.chars().count() > LONGEST_CHARS
            || head.contains(|c: char| matches!(c, ',' | '(') || c.is_ascii_digit() && !colon)
        {
            return None;
        }
        let lower = head.to_lowercase();
        let has = |stems: Class| lower.split(' ').any(|word| stems.begins(word));
        if !(has(Class::StemPresent) || has(Class::StemAbsent))
            || !colon && (lower.split(' ').count() > 6 || head.ends_with('.'))
            || !colon && head.split(' ').skip(1).any(|word| word.starts_with(char::is_uppercase))
        {
            return None;
        }
        let absent = has(Class::StemAbsent) || Class::StemNotPresent.is_in(&lower);
        let label = if absent {
            Self::End
        } else if has(Class::StemSubstitute) {
            Self::Group(Group::Substitutes)
        } else if has(Class::StemOther) {
            Self::Group(Group::Others)
        } else {
            Self::Group(Group::Members)
        };
        Some((label, rest.trim_matches(['*', ' '])))
    }

    /// The label at the start of `line` and what follows it, if the line begins with
    /// one. What follows must be set off: by a colon, by space, or be nothing.
    pub(crate) fn at_start(line: &str) -> Option<(Self, &str)> {
        let line = heading_text(line);
        let lower = line.to_lowercase();
        if !line.starts_with(char::is_uppercase) || lower.len() != line.len() {
            return None;
        }
        let is_set_off = |word: &&str| {
            let rest = &lower[word.len()..];
            rest.is_empty() || rest.starts_with([':', ' ', '*', '_', '\t'])
        };
        // The longest that fits wins.
        let fitting = LABELS.iter().filter_map(|(class, label)| {
            let word = class.beginnings(&lower).find(is_set_off)?;
            Some((*label, word.len()))
        });
        let (label, length) = fitting.max_by_key(|(_, length)| *length)?;
        let rest = line[length..].trim_start_matches([':', '*', '_', ' ', '\t']);
        Some((label, rest))
    }
}

/// A line without what marks it as a heading: `## Ledamöter` and `**Ledamöter**` come from
/// Markdown, `_Ledamöter_` as well.
fn heading_text(line: &str) -> &str {
    line.trim().trim_start_matches('#').trim_start().trim_start_matches(['*', '_']).trim_start()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_label_wins() {
        let group = |line| Label::at_start(line);
        assert_eq!(group("Tjänstgörande ersättare:"), Some((Label::Group(Group::Substitutes), "")));
        assert_eq!(group("Ledamöter Bo Ek (C)"), Some((Label::Group(Group::Members), "Bo Ek (C)")));
        assert_eq!(group("Utses att justera    Bo Ek"), Some((Label::End, "Bo Ek")));
        assert_eq!(group("Ledamöternas frågor"), None);
        assert_eq!(group("ersättare för Bo"), None);
    }
}
