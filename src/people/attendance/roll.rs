//! Which lines of a text belong to which group of the attendance list?
//!
//! A label opens a group ("Ledamöter", "Följande var närvarande:"), and so do the heads of a table
//! with a column of names and a sentence that tells who was there; a list of the absent, a contents
//! list, a heading or running text ends it. Lines are taken as they stood, with their columns.

use std::sync::LazyLock;

use super::super::names::name_at_start;
use super::super::names::titles::is_title_word;
use super::bounds::is_unfinished;
use super::columns::Section;
use super::entry::{begins_entry, title_and_rest};
use super::groups::Label;
use super::rows::tables::without_table_marks;
use super::rows::{Head, Heads, heads_of, without_bullet};
use crate::lexicon::{Class, Pattern};
use crate::minutes::Group;
use crate::segment::{cells, has_gap};

/// What opens the first group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::people) enum Opening {
    /// Any label, as on a cover.
    AnyLabel,
    /// A label that tells of presence and stands for itself, as inside an item, where
    /// "Ledamöter" may head those elected.
    Presence,
}

impl Section {
    /// A section of one group without columns.
    fn of(group: Group, heads: Heads, lines: Vec<String>) -> Self {
        Self { groups: vec![group], starts: Vec::new(), heads, lines }
    }
}

/// Divides the text into the groups' lines.
pub(in crate::people) fn groups(text: &str, opening: Opening) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut open = false;
    let mut below_blank = false;
    let expanded = with_columns_for_tabs(&without_table_marks(text));
    for line in expanded.lines().flat_map(told_sentences) {
        if line.trim().is_empty() {
            below_blank = true;
            continue;
        }
        let goes_on = !below_blank;
        below_blank = false;
        let started = opening == Opening::AnyLabel || !sections.is_empty();
        if let Some(names) = begins_told(line).filter(|_| started || sections.is_empty()) {
            open = true;
            sections.push(Section::of(Group::Members, Heads::default(), vec![names.to_owned()]));
        } else if let Some((labels, rest)) = labels_of(line, started) {
            let groups: Vec<Group> = labels
                .iter()
                .filter_map(|label| match label {
                    Label::Group(group) => Some(*group),
                    Label::End => None,
                })
                .collect();
            let was_open = open;
            open = groups.len() == labels.len()
                && (started || Label::of_presence(without_number(line)).is_some());
            if open {
                // A label between a table's rows leaves the columns as they are.
                let above = sections.last().filter(|_| was_open && rest.trim().is_empty());
                let heads = heads_of(line).or_else(|| above.map(|above| above.heads.clone()));
                let heads = heads.unwrap_or_default();
                let lines = if rest.trim().is_empty() { Vec::new() } else { vec![rest] };
                sections.push(Section { groups, starts: column_starts(line), heads, lines });
            }
        } else if let Some(heads) = heads_of(line) {
            // A table with a column of names, below a label or by itself.
            let of_people = heads.iter().any(|(_, head)| *head == Head::Name);
            match sections.last_mut().filter(|_| open) {
                Some(section) => section.heads = heads,
                None if of_people && started => {
                    open = true;
                    sections.push(Section::of(Group::Members, heads, Vec::new()));
                }
                None => {}
            }
        } else if let Some(names) = told_in_a_sentence(line) {
            let group = if sections.is_empty() { Group::Members } else { Group::Others };
            open = true;
            sections.push(Section::of(group, Heads::default(), vec![names.to_owned()]));
        } else if open && let Some(section) = sections.last_mut() {
            let above = section.lines.last().map(|above| above.trim()).unwrap_or_default();
            let wraps = is_unfinished(above) || goes_on && ends_in_a_word(above);
            if ends_attendance(line) || !wraps && (is_prose(line) || is_heading(line)) {
                open = false;
            } else {
                section.lines.push(line.to_owned());
            }
        }
    }
    sections
}

/// The text with each cell behind a tab set below those of the other lines, so that columns
/// are columns whatever the source was.
fn with_columns_for_tabs(text: &str) -> String {
    // A cell wider than this is running text and moves its own line only.
    const WIDEST_CHARS: usize = 60;
    // Spaces that are put in; a cover takes some ten thousand. Tabs without end would become
    // sixty times as many spaces.
    const MOST_SPACES: usize = 1 << 20;
    let mut spaces = 0;
    if !text.contains('\t') {
        return text.to_owned();
    }
    let cells = text.lines().filter(|line| line.contains('\t')).flat_map(|line| line.split('\t'));
    let widest = cells.map(|cell| cell.chars().count()).max().unwrap_or_default();
    let width = widest.min(WIDEST_CHARS) + 3;
    let mut expanded = String::with_capacity(text.len() * 2);
    for line in text.lines() {
        let mut at = 0;
        for (index, cell) in line.split('\t').enumerate() {
            if index > 0 {
                let gap = (index * width).saturating_sub(at);
                let gap = if spaces + gap > MOST_SPACES { 3 } else { gap.max(3) };
                spaces += gap;
                expanded.extend(std::iter::repeat_n(' ', gap));
                at += gap;
            }
            expanded.push_str(cell);
            at += cell.chars().count();
        }
        expanded.push('\n');
    }
    expanded
}

/// A line in two where its second sentence tells who else was there: "… och Bo Al. Vidare närvarade
/// rektorn Eva Ros."
fn told_sentences(line: &str) -> impl Iterator<Item = &str> {
    let tells = |at: &usize| told_in_a_sentence(&line[at + 2..]).is_some();
    // Cheap, and false of nearly every line.
    let border = line.find(". ").filter(|at| line[at + 2..].starts_with(char::is_uppercase));
    let (first, second) = match border.filter(tells) {
        Some(at) => (&line[..=at], Some(&line[at + 2..])),
        None => (line, None),
    };
    std::iter::once(first).chain(second)
}

/// The names in a sentence that tells who was there: "Från kansliet närvarade Anna Ek
/// (till kl. 14) och Bo Al".
fn told_in_a_sentence(line: &str) -> Option<&str> {
    let names = &line[TOLD.find(line)?.end()..];
    name_at_start(title_and_rest(names).1)?;
    Some(names.trim_end().trim_end_matches('.'))
}

/// The names in a sentence that begins with who was there: "Närvarande var Anna Ek och Bo Al."
fn begins_told(line: &str) -> Option<&str> {
    let found = TOLD.find(line.trim_start()).filter(|found| found.start() == 0)?;
    let names = &line.trim_start()[found.end()..];
    name_at_start(title_and_rest(names).1)?;
    Some(names.trim_end().trim_end_matches('.'))
}

static TOLD: LazyLock<Pattern> = LazyLock::new(|| Pattern::of(r"(?i){told_present} "));

/// Whether a line ends with one word behind a comma, which may be half a name.
fn ends_in_a_word(line: &str) -> bool {
    line.rsplit_once([',', ';']).is_some_and(|(_, last)| {
        let last = last.trim();
        last.starts_with(char::is_uppercase) && !last.contains(' ')
    })
}

/// Whether a line is running text: a sentence of many words in small letters.
fn is_prose(line: &str) -> bool {
    const FEWEST_WORDS: usize = 7;
    let line = without_bullet(line.trim());
    if has_gap(line) || !line.starts_with(char::is_uppercase) || begins_entry(line) {
        return false;
    }
    let words = line.split(' ').count();
    let small = line.split(' ').filter(|word| word.starts_with(char::is_lowercase)).count();
    (words >= FEWEST_WORDS || words > 3 && line.ends_with('.')) && small * 2 > words
}

/// A heading without its mark and number: `## 2. Närvarande`, `§ 3 Närvaro`.
fn without_number(line: &str) -> &str {
    let line = line.trim().trim_start_matches(['#', '*', '_', ' ']);
    let rest = line.trim_start_matches(['§', ' ']);
    let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    if behind.len() == rest.len() {
        return line;
    }
    behind.trim_start_matches([')', ' ', '§', '*', '_'])
}

/// Whether a line is a heading that names no group: `## Mötet öppnas`, `3. Val av justerare`.
fn is_heading(line: &str) -> bool {
    let line = line.trim();
    let marked = line.starts_with('#') || line.starts_with("** ");
    let numbered = line.starts_with(|c: char| c.is_ascii_digit())
        && line.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(['.', ')', ' '])
        && line.contains(|c: char| c.is_uppercase())
        && without_bullet(line).starts_with(|c: char| c.is_ascii_digit());
    marked || numbered
}

/// Where the last two cells of a line begin, in characters.
fn column_starts(line: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut gap = 2;
    for (at, c) in line.chars().enumerate() {
        if c == ' ' {
            gap += 1;
        } else {
            if gap >= 2 {
                starts.push(at);
            }
            gap = 0;
        }
    }
    starts.split_off(starts.len().saturating_sub(2))
}

/// Lines other than labels after which no name of an attendee stands: a contents
/// list, a signature line.
fn ends_attendance(line: &str) -> bool {
    let line = line.trim();
    line.contains(".....")
        || line.contains("……")
        || line.contains("____")
        || line.starts_with('§') && !line.starts_with("§§")
        || line.split_once(' ').is_some_and(|(word, _)| Class::Signatory.has(&word.to_lowercase()))
            && has_gap(line)
            && (cells(line).any(ends_list) || !cells(line).any(has_name))
}

/// Whether a cell begins with a label that ends a list: "Paragrafer §§ 1–12".
fn ends_list(cell: &str) -> bool {
    Class::ListEnd.begins(&cell.to_lowercase())
}

/// Whether a cell names a person, alone or behind a title.
fn has_name(cell: &str) -> bool {
    name_at_start(title_and_rest(cell).1).is_some()
}

/// The labels at the start of a line and the text behind them. A line such as
/// `Beslutande    Ledamöter      Tjänstgörande ersättare` heads columns: its first
/// label is above the other two and opens nothing itself.
fn labels_of(line: &str, any: bool) -> Option<(Vec<Label>, String)> {
    let by_list = || {
        if any {
            Label::at_start(line).and_then(|found| labels_and_rest(line, found))
        } else {
            None
        }
    };
    by_list().or_else(|| {
        let (label, rest) = Label::of_presence(without_number(line))?;
        Some((vec![label], rest.to_owned()))
    })
}

fn labels_and_rest(line: &str, (first, rest): (Label, &str)) -> Option<(Vec<Label>, String)> {
    // The heads of a table's columns are not names.
    let heads_only = cells(rest).all(|cell| Head::of(cell).is_some());
    let rest = if heads_only { "" } else { rest };
    if rest.is_empty() || first == Label::End {
        return Some((vec![first], String::new()));
    }
    let mut columns = Vec::new();
    for cell in cells(rest) {
        if let Some((label, "")) = Label::at_start(cell) {
            columns.push(label);
        } else {
            columns.clear();
            break;
        }
    }
    match columns.len() {
        0 => {
            // "Beslutande ledamöter" was one label; "Ledamöter Bo Ek" is label and name.
            let is_text = is_title_word(rest.split(' ').next().unwrap_or_default())
                || begins_entry(rest)
                || rest.contains('(')
                || rest.contains(',')
                || name_at_start(rest).is_some();
            // The rest keeps its place, to stand below the same columns as the next lines.
            let before = line.chars().count().saturating_sub(rest.trim_end().chars().count());
            is_text.then(|| (vec![first], format!("{}{rest}", " ".repeat(before))))
        }
        // "Beslutande   Ledamöter" is one column with a head above it; "Beslutande:
        // Ersättare:" and "Ledamöter   Ersättare" are two.
        1 if columns[0] != first
            && first != Label::Group(Group::Others)
            && (line.contains(':')
                || Class::ColumnLabel.begins(&line.trim_start().to_lowercase())) =>
        {
            Some((vec![first, columns[0]], String::new()))
        }
        _ => Some((columns, String::new())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, opening: Opening) -> Vec<(Group, Vec<String>)> {
        groups(text, opening)
            .into_iter()
            .map(|section| {
                let lines = section.lines.iter().map(|line| line.trim().to_owned()).collect();
                (section.groups[0], lines)
            })
            .collect()
    }

    fn expect(list: &[(Group, &[&str])]) -> Vec<(Group, Vec<String>)> {
        let owned = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect();
        list.iter().map(|(group, lines)| (*group, owned(lines))).collect()
    }

    #[test]
    fn a_label_in_any_words_opens_a_group() {
        assert_eq!(
            lines(
                "Följande medlemmar var närvarande:\nAnna Ek\nDessutom:\nBo Al\nEj närvarande på mötet:\nEva Ros",
                Opening::AnyLabel
            ),
            expect(&[(Group::Members, &["Anna Ek"]), (Group::Others, &["Bo Al"])])
        );
    }

    #[test]
    fn a_heading_or_running_text_ends_the_list() {
        let text = "## Närvarande\n\n- Anna Ek\n\n## Mötet öppnas\n\nBo Al";
        let only = expect(&[(Group::Members, &["- Anna Ek"])]);
        assert_eq!(lines(text, Opening::AnyLabel), only);
        let text = "Närvarande\nAnna Ek\n\nBo Al öppnade mötet och hälsade alla välkomna.\nEva Ros";
        assert_eq!(lines(text, Opening::AnyLabel), expect(&[(Group::Members, &["Anna Ek"])]));
    }

    #[test]
    fn who_came_may_be_told_in_a_sentence() {
        assert_eq!(
            lines("Närvarande var Anna Ek, Bo Al och Eva Ros.", Opening::AnyLabel),
            expect(&[(Group::Members, &["Anna Ek, Bo Al och Eva Ros"])])
        );
        assert_eq!(
            lines("Från kansliet närvarade Anna Ek (till kl. 14) och Bo Al.", Opening::AnyLabel),
            expect(&[(Group::Members, &["Anna Ek (till kl. 14) och Bo Al"])])
        );
    }

    #[test]
    fn inside_an_item_only_presence_opens() {
        assert_eq!(lines("Ledamöter\nAnna Ek\nBo Al", Opening::Presence), []);
        assert_eq!(
            lines("2. Närvarande: Anna Ek, Bo Al", Opening::Presence),
            expect(&[(Group::Members, &["Anna Ek, Bo Al"])])
        );
        assert_eq!(lines("Närvarande medlemmar tackades.", Opening::Presence), []);
    }

    #[test]
    fn a_table_of_people_needs_no_label() {
        assert_eq!(
            lines("Namn\tUppdrag\tNärvarande\nAnna Ek\tkassör\tX", Opening::AnyLabel).len(),
            1
        );
        assert_eq!(lines("Uppdrag\tTid\nkassör\t2 år", Opening::AnyLabel), []);
    }
}
