//! Which heading of an attendance list is this, and which group does it open?

use super::super::names::name_at_start;
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

    /// The label that a heading is by the words in it, where the list does not have it:
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
        let longest = fitting.max_by_key(|(_, length)| *length).map(|(label, length)| {
            (label, line[length..].trim_start_matches([':', '*', '_', ' ', '\t']))
        });
        let by_form = Self::of_some(line);
        // The longer leaves less behind it.
        match (longest, by_form) {
            (Some((_, rest)), Some((label, behind))) if behind.len() < rest.len() => {
                Some((label, behind))
            }
            (longest, by_form) => longest.or(by_form).or_else(|| Self::before_names(line)),
        }
    }

    /// A label that no list has, by the people behind its colon: "Här: Bo Ek, Eva Ros, Ulla Al", "Ej här: Per Os".
    fn before_names(line: &str) -> Option<(Self, &str)> {
        const MOST_WORDS: usize = 2;
        const FEWEST_NAMES: usize = 3;
        let (head, rest) = line.split_once(':')?;
        let names = rest.trim_start_matches(['*', '_', ' ']);
        let lower = head.to_lowercase();
        let first = lower.split(' ').next().unwrap_or_default();
        let is_name = |part: &str| name_at_start(part).is_some();
        if head.split(' ').count() > MOST_WORDS || !names.split(", ").all(is_name) {
            return None;
        }
        if Class::Denial.has(first) && lower.len() > first.len() {
            return Some((Self::End, names));
        }
        let is_list = names.split(", ").count() >= FEWEST_NAMES && first == lower;
        is_list.then_some((Self::Group(Group::Members), names))
    }

    /// The label that says whose or which people follow, and what stands behind it: "Direktionens
    /// ledamöter", "Valda ersättare:", "Närvarande ledamöter Bo Ek".
    fn of_some(line: &str) -> Option<(Self, &str)> {
        const MOST_WORDS: usize = 5;
        let mut found = None;
        let (mut end, mut qualifiers, mut absent, mut other) = (0, 0, false, false);
        let (mut genitive, mut adjectives) = (false, true);
        let capitals = !line.contains(char::is_lowercase);
        for word in line.split(' ').take(MOST_WORDS) {
            // The head of the next column, or a name.
            if end > 0 && !capitals && word.starts_with(char::is_uppercase) {
                break;
            }
            end += word.len() + 1;
            let plain = word.trim_end_matches([':', '*', '_']).to_lowercase();
            let listed = LABELS[..3].iter().find(|(class, _)| class.has(&plain));
            if let Some((_, label)) = listed.filter(|_| qualifiers > 0 && (genitive || adjectives))
            {
                let label = match (absent, other) {
                    (true, _) => Self::End,
                    (_, true) => Self::Group(Group::Others),
                    _ => *label,
                };
                found = Some((label, end.min(line.len() + 1) - 1));
            }
            if plain.len() < word.len() || !qualifies(&plain) {
                break;
            }
            genitive |= qualifiers == 0 && plain.len() > 4 && plain.ends_with('s');
            adjectives &= plain.ends_with(['a', 'e']);
            absent |= Class::StemAbsent.begins(&plain);
            other |= Class::StemOther.begins(&plain);
            qualifiers += 1;
        }
        let (label, end) = found?;
        Some((label, line[end..].trim_start_matches([':', '*', '_', ' ', '\t'])))
    }
}

/// Whether a word may say whose or which people are meant.
fn qualifies(word: &str) -> bool {
    word.chars().count() > 2
        && word.chars().all(|c| c.is_alphabetic() || c == '-')
        && !Class::Governing.has(word)
        && !Class::WantingWord.has(word)
}

/// A line without what marks it as a heading: `## Ledamöter` and `**Ledamöter**` come from
/// Markdown, `_Ledamöter_` as well.
fn heading_text(line: &str) -> &str {
    let line = line.trim().trim_start_matches(['#', '>']).trim_start();
    without_translation(line.trim_start_matches(['*', '_']).trim_start())
}

/// The first of a label's two languages, where both are in capitals: "NÄRVARANDE - LÄSNÄ".
fn without_translation(line: &str) -> &str {
    if line.contains(char::is_lowercase) {
        return line;
    }
    let joints = [" - ", " – ", " / ", "/"];
    joints.iter().find_map(|joint| line.split_once(joint)).map_or(line, |(first, _)| first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_may_say_whose_people_follow() {
        let label = |line| Label::at_start(line).map(|(label, _)| label);
        let members = Some(Label::Group(Group::Members));
        let substitutes = Some(Label::Group(Group::Substitutes));
        for (line, expected) in [
            ("Direktionens ledamöter", members),
            ("Kyrkorådets valda ledamöter:", members),
            ("Valda ledamöter", members),
            ("Nämndens ersättare", substitutes),
            ("**Styrelsens suppleanter**", substitutes),
            ("NÄRVARANDE LEDAMÖTER - LÄSNÄ OLLEET JÄSENET", members),
            ("Frånvarande ledamöter", Some(Label::End)),
            ("Övriga närvarande", Some(Label::Group(Group::Others))),
            ("*Här:* Elsa Storm (ordf), Mikael Grahn, Lasse Dyberg", members),
            ("*Ej här:* Sune Hallberg, Petra Fors", Some(Label::End)),
            ("Här: Elsa Storm", None),
            ("Kaffe: mjölk, socker, bullar", None),
            ("Val av ledamöter", None),
            ("Arvode till ledamöter", None),
            ("Direktionens ledamöters arvoden", None),
        ] {
            assert_eq!(label(line), expected, "{line}");
        }
    }

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
