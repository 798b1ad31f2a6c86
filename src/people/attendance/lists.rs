//! One column of an attendance list, or a list in running text.
//!
//! An entry is a line with the wrapped ones joined to it, the cells of a table's row together, or,
//! in running text, a name between commas or semicolons.

use super::super::names::titles::{is_title_word, last_word};
use super::super::names::{given_name_at_start, is_whole_name, name_at_start};
use super::bounds::{is_unfinished, person_starts};
use super::entry::{begins_entry, begins_with_title, title_and_rest};
use super::rows::{Heads, rows};
use super::several::parts::parts;
use super::several::{
    Line, Style, divided, joined, organisations, parted_behind_organisations, runs_on,
};
use super::shapes::{in_usual_shape, without_joints};

/// The entries of one column, and whether people go by their given names in it. `family_first` says that
/// the document writes "Ek, Anna".
pub(in crate::people) fn single_column(
    lines: &[String],
    heads: &Heads,
    family_first: bool,
) -> (Vec<String>, bool) {
    let texts = in_usual_shape(rows(lines, heads), family_first);
    let read: Vec<Line<'_>> = texts.iter().map(|text| Line::of(text)).collect();
    let style = Style::of(&read);
    let running = texts.iter().any(|text| text.contains(';') || person_starts(text).len() > 1);
    if family_first {
        return (line_by_line(&texts, Style::of(&read)), false);
    }
    if let Some(entries) = without_joints(&texts) {
        return (entries, false);
    }
    let entries = if let Some(entries) = told_list(&joined(&texts)) {
        entries
    } else if running {
        in_running_text(&joined(&texts))
    } else if let Some(entries) = titled_list(&texts.join(" ")) {
        entries
    } else if runs_on(&read, style) {
        vec![joined(&texts)]
    } else {
        let organisations = organisations(&texts);
        let entries = line_by_line(&texts, style);
        entries.iter().flat_map(|text| parted_behind_organisations(text, &organisations)).collect()
    };
    let entries = entries.iter().flat_map(|entry| divided(entry, style)).collect();
    (entries, style.given_names)
}

/// `Ulla Al (S), ordförande, Bo Ek (M), §§ 1–5` or `Ulla Al, chef; Bo Ek, jurist`.
fn in_running_text(text: &str) -> Vec<String> {
    let mut entries = Vec::new();
    for part in text.split(';').map(str::trim) {
        let starts = person_starts(part);
        match starts.first() {
            None => entries.push(part.to_owned()),
            Some(&first) => {
                let before = part[..first].trim().trim_end_matches(',');
                if !before.is_empty() {
                    entries.push(before.to_owned());
                }
                let ends = starts.iter().skip(1).copied().chain([part.len()]);
                for (start, end) in starts.iter().zip(ends) {
                    entries.push(part[*start..end].trim().trim_end_matches(',').to_owned());
                }
            }
        }
    }
    entries
}

/// People as a sentence tells them, some by office: `ordföranden Anna Ek, Bo Al (S) och Eva Ros samt
/// suppleanten Per Os`. What stands between two of them says more of the first. `None` for any
/// other text.
fn told_list(text: &str) -> Option<Vec<String>> {
    if text.contains(';') || !(text.contains(" och ") || text.contains(" samt ")) {
        return None;
    }
    let (mut entries, mut titled) = (Vec::<String>::new(), false);
    for part in parts(text) {
        let (_, name) = title_and_rest(part.text);
        let has_title = name.len() < part.text.len();
        match entries.last_mut() {
            _ if begins_entry(name) => {
                titled |= has_title;
                entries.push(part.text.to_owned());
            }
            Some(entry) if !part.by_word && is_title_word(last_word(part.text)) => {
                entry.push_str(", ");
                entry.push_str(part.text);
            }
            _ => return None,
        }
    }
    (titled && entries.len() > 1).then_some(entries)
}

/// Officials in running text: `Stadsdelsdirektör Annelie Kron, avdelningschef Peter Hag
/// samt sekreterare Oskar Ryd`, or `Lenita Gran, direktör. Tomas Odel, ekonomichef`. At
/// least two entries of the same sort, otherwise it is not such a list.
fn titled_list(text: &str) -> Option<Vec<String>> {
    let stops: Vec<&str> = text.split(". ").map(|part| part.trim().trim_end_matches('.')).collect();
    if text.contains('(') {
        return None;
    }
    if stops.len() > 1 && stops.iter().all(|part| begins_entry(part)) {
        return Some(stops.into_iter().map(str::to_owned).collect());
    }
    let parts: Vec<&str> = text
        .split(", ")
        .flat_map(|part| part.split(" samt "))
        .flat_map(|part| part.split(" och "))
        .map(|part| part.trim().trim_end_matches('.'))
        .collect();
    let titled = |part: &&str| {
        let (title, name) = part.split_once(' ').unwrap_or((part, ""));
        is_title_word(title) && name_at_start(name).is_some()
    };
    (parts.len() > 1 && parts.iter().all(titled))
        .then(|| parts.into_iter().map(str::to_owned).collect())
}

/// One entry a line; a line that begins none continues the one above.
fn line_by_line(texts: &[String], style: Style) -> Vec<String> {
    let begins = |text: &str| {
        begins_entry(text)
            || begins_with_title(text)
            || style.given_names && given_name_at_start(text).is_some()
    };
    let mut entries: Vec<String> = Vec::new();
    for text in texts {
        match entries.last_mut() {
            Some(entry) if !begins(text) || is_unfinished(entry) => {
                // A name does not go on with a capital on the next line: a place does.
                let cut = is_whole_name(entry) && text.starts_with(char::is_uppercase);
                entry.push_str(if cut { ", " } else { " " });
                entry.push_str(text);
            }
            _ => entries.push(text.clone()),
        }
    }
    entries
}
