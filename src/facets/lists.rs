//! One column of an attendance list, or a list in running text.
//!
//! In go the lines of a group, out come its entries: one a line with wrapped ones joined,
//! a table's cells as one entry, or names in running text apart by commas or semicolons.

use std::sync::LazyLock;

use regex::Regex;

use super::entry::{begins_entry, begins_with_title, name_at_start};
use super::groups::Label;
use super::titles::is_title_word;

static PERSON: LazyLock<Option<Regex>> = LazyLock::new(|| {
    // A name with party letters behind it.
    Regex::new(r"\p{Lu}[\p{L}'’-]+(?: (?:\p{Lu}[\p{L}'’.-]*|von|af|de|van|der)){1,3} \(\p{L}{1,5}\)|\p{Lu}[\p{L}'’-]+(?: (?:\p{Lu}[\p{L}'’.-]*|von|af|de|van|der)){1,3} \(-\)").ok()
});

/// Where entries begin in running text: names with party letters that are nobody's
/// substitute.
pub(super) fn person_starts(text: &str) -> Vec<usize> {
    let Some(person) = PERSON.as_ref() else { return Vec::new() };
    let mut starts: Vec<usize> = Vec::new();
    for found in person.find_iter(text) {
        let (mut start, end) = (found.start(), found.end());
        // "Ordförande Ermin Ek (S)": the role belongs to the entry before.
        while let Some((word, _)) = text[start..end].split_once(' ') {
            let lower = word.to_lowercase();
            if !(lower.ends_with("ordförande")
                || matches!(lower.as_str(), "vice" | "region" | "regionen"))
            {
                break;
            }
            start += word.len() + 1;
        }
        let before = text[..start].trim_end().to_lowercase();
        let is_replaced =
            ["ersätter", "för", "ers.", "stället för"].iter().any(|word| before.ends_with(word));
        if !is_replaced && name_at_start(&text[start..]).is_some() {
            starts.push(start);
        }
    }
    starts
}

/// Entries of one column.
pub(super) fn single_column(lines: &[String]) -> Vec<String> {
    let texts: Vec<String> =
        lines.iter().map(|line| in_one_cell(line)).filter(|text| !text.is_empty()).collect();
    let running = texts.iter().any(|text| text.contains(';') || person_starts(text).len() > 1);
    let joined = texts.join(" ");
    if running {
        in_running_text(&joined)
    } else if let Some(entries) = titled_list(&joined).or_else(|| comma_list(&texts)) {
        entries
    } else {
        line_by_line(&texts)
    }
}

/// The cells of a line as one entry: `Eva Ros      chef      §§ 3–4` as `Eva Ros, chef,
/// §§ 3–4`. A first cell that is the rest of the label ("ersättare") is dropped, and so
/// are the heads of columns.
fn in_one_cell(line: &str) -> String {
    let cells: Vec<&str> =
        line.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).collect();
    let rest_of_label = |cell: &str| cell.starts_with(char::is_lowercase) && Label::is_word(cell);
    let cells = match cells[..] {
        [first, ref rest @ ..] if !rest.is_empty() && rest_of_label(first) => rest.to_vec(),
        ["Parti" | "Anmärkning", ..] => return String::new(),
        _ => cells,
    };
    let mut text = String::new();
    for cell in cells {
        let apart = !text.is_empty() && !cell.starts_with('(') && !text.ends_with(',');
        text.push_str(match (text.is_empty(), apart) {
            (true, _) => "",
            (false, true) => ", ",
            (false, false) => " ",
        });
        text.push_str(&cell.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    // "Ordföranden,  Monika Sand (S)": a role before the name is no part of a list.
    match text.split_once(", ") {
        Some((role, name)) if is_title_word(role) && name_at_start(name).is_some() => {
            format!("{role} {name}")
        }
        _ => text,
    }
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
                if begins_entry(before) {
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

/// Officials in running text, name and title by turns: `Maria Vik, direktör, Håkan Hed,
/// chef § 120`. Some line must hold two names with titles, else each line is an entry.
fn comma_list(texts: &[String]) -> Option<Vec<String>> {
    let is_name = |part: &str| name_at_start(part).is_some_and(|name| name.len() == part.len());
    let pairs_in = |text: &String| {
        let parts: Vec<&str> = text.split(", ").collect();
        let pairs = parts
            .windows(2)
            .filter(|pair| is_name(pair[0]) && pair[1].starts_with(char::is_lowercase));
        pairs.count()
    };
    if texts.iter().map(pairs_in).max()? < 2 {
        return None;
    }
    let joined = texts.join(" ");
    let mut entries: Vec<String> = Vec::new();
    for part in joined.split(", ").flat_map(|part| part.split(',')).map(str::trim) {
        match entries.last_mut() {
            Some(entry) if !is_name(part) => {
                entry.push_str(", ");
                entry.push_str(part);
            }
            _ => entries.push(part.to_owned()),
        }
    }
    Some(entries)
}

/// Officials in running text: `Stadsdelsdirektör Annelie Kron, avdelningschef Peter Hag
/// samt sekreterare Oskar Ryd`, or `Lenita Gran, direktör. Tomas Odel, ekonomichef`. At
/// least two entries of the same sort, else it is no such list.
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
fn line_by_line(texts: &[String]) -> Vec<String> {
    let mut entries: Vec<String> = Vec::new();
    for text in texts {
        match entries.last_mut() {
            Some(entry)
                if !(begins_entry(text) || begins_with_title(text)) || is_unfinished(entry) =>
            {
                entry.push(' ');
                entry.push_str(text);
            }
            _ => entries.push(text.clone()),
        }
    }
    entries
}

/// Whether an entry must go on: "… ersätter", "… folkhälsa och", "…, §§".
pub(super) fn is_unfinished(entry: &str) -> bool {
    let last = entry.rsplit(' ').next().unwrap_or_default();
    entry.ends_with([',', '-'])
        || matches!(
            last,
            "ersätter"
                | "för"
                | "och"
                | "samt"
                | "av"
                | "i"
                | "på"
                | "§§"
                | "§"
                | "vice"
                | "biträdande"
        )
        || replaces_half_a_name(entry)
}

/// `Berit Ek (M) ersätter Axel`: the family name stands in the next row.
pub(super) fn replaces_half_a_name(entry: &str) -> bool {
    entry
        .rsplit_once("ersätter ")
        .is_some_and(|(_, name)| !name.contains([' ', '(', ',']) && !name.is_empty())
}
