//! Two columns of an attendance list, read straight across.
//!
//! A row may hold the end of one person's entry and the beginning of another's; where the columns
//! stand below their heads their place tells, else the entries themselves do.

use super::super::names::shape::shapes_in;
use super::bounds::{cells_with_starts, is_unfinished, person_starts, replaces_half_a_name};
use super::entry::begins_entry;
use super::rows::Heads;
use crate::minutes::Group;

/// A group's lines, before they are entries.
pub(in crate::people) struct Section {
    /// The groups of the columns, from left to right; one for a single column.
    pub(in crate::people) groups: Vec<Group>,
    /// Where the columns begin by their heads, in characters.
    pub(in crate::people) starts: Vec<usize>,
    /// The heads of a table, where it has them.
    pub(in crate::people) heads: Heads,
    pub(in crate::people) lines: Vec<String>,
}

/// White space this wide at a line's start puts it in the right column, where the
/// heads of the columns do not tell.
const RIGHT_COLUMN: usize = 20;

/// Entries of two columns read straight across.
pub(in crate::people) fn two_columns(
    section: &Section,
    left: Group,
    right: Group,
) -> Vec<(String, Group)> {
    let (mut lefts, mut rights): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    let heads_aligned = columns_stand_below_heads(section);
    for line in &section.lines {
        let cells = cells_with_starts(line);
        let in_right = |start: usize| match section.starts[..] {
            // Columns that stand below their heads.
            [_, right_start] if heads_aligned => start + 6 >= right_start,
            _ => start >= RIGHT_COLUMN,
        };
        match &cells[..] {
            [] => {}
            [(start, only)] if in_right(*start) => place(&mut rights, only),
            [(_, only)] => {
                let (to_left, to_right) = divide(only, rights.last().map(String::as_str));
                if !to_left.is_empty() {
                    place(&mut lefts, to_left);
                }
                if !to_right.is_empty() {
                    place(&mut rights, to_right);
                }
            }
            [(_, first), others @ ..] => {
                // A cell before the right column belongs to the left entry (a role).
                let split = others
                    .iter()
                    .take_while(|(start, _)| heads_aligned && !in_right(*start))
                    .count();
                let join = |cells: &[(usize, &str)]| {
                    cells.iter().map(|(_, cell)| *cell).collect::<Vec<_>>().join(", ")
                };
                let left = if split == 0 {
                    (*first).to_owned()
                } else {
                    format!("{first}, {}", join(&others[..split]))
                };
                place(&mut lefts, &left);
                if split < others.len() {
                    place(&mut rights, &join(&others[split..]));
                }
            }
        }
    }
    let lefts = lefts.into_iter().map(|text| (text, left));
    lefts.chain(rights.into_iter().map(|text| (text, right))).collect()
}

/// Whether the rows keep to the places of the columns' heads; a PDF tool may have moved
/// them together.
fn columns_stand_below_heads(section: &Section) -> bool {
    let [left, right] = section.starts[..] else { return false };
    let rows: Vec<Vec<(usize, &str)>> =
        section.lines.iter().map(|line| cells_with_starts(line)).collect();
    let below_left = |row: &&Vec<(usize, &str)>| {
        row.first().is_some_and(|(start, _)| start.abs_diff(left) <= 3 || start + 6 >= right)
    };
    let pairs: Vec<&Vec<(usize, &str)>> = rows.iter().filter(|row| row.len() > 1).collect();
    let below_right =
        pairs.iter().filter(|row| row.last().is_some_and(|(start, _)| start + 6 >= right));
    rows.iter().filter(below_left).count() * 4 >= rows.len() * 3
        && below_right.count() * 4 >= pairs.len() * 3
}

/// Puts a cell below its column: as a new entry or as the rest of the last one.
fn place(column: &mut Vec<String>, cell: &str) {
    match column.last_mut() {
        Some(entry) if !begins_entry(cell) || is_unfinished(entry) => {
            entry.push(' ');
            entry.push_str(cell);
        }
        _ => column.push(cell.to_owned()),
    }
}

/// Divides a row whose columns are only one space apart: where a second person
/// begins, or where the unfinished entry on the right goes on.
fn divide<'a>(row: &'a str, open_right: Option<&str>) -> (&'a str, &'a str) {
    let split = |at: usize| (row[..at].trim_end(), row[at..].trim_start());
    if let Some(&second) = person_starts(row).iter().find(|start| **start > 0) {
        return split(second);
    }
    // "Bo Ek (C), 1:e vice ordförande Storck (M) §§ 3-5" after "… ersätter Axel".
    if open_right.is_some_and(replaces_half_a_name)
        && let Some(at) = family_name_start(row)
    {
        return split(at);
    }
    // "Berit Ek (M), §§ 6-12 Patrik Ahl, kommunsekreterare".
    match official_start(row) {
        Some(at) => split(at),
        None => (row, ""),
    }
}

/// Where the last `Name (P)` of a single word begins, behind a complete entry.
fn family_name_start(row: &str) -> Option<usize> {
    let open = row.rfind(" (")?;
    let start = row[..open].rfind(' ').map_or(0, |space| space + 1);
    let word = &row[start..open];
    let complete_before =
        start == 0 || row[..start].contains(')') || begins_entry(row[..start].trim_end());
    (word.starts_with(char::is_uppercase) && complete_before).then_some(start)
}

/// Where an official's entry ("Bo Al, chef") begins behind a member's letters or the items of a note.
fn official_start(row: &str) -> Option<usize> {
    let begins_behind_entry = |start: usize| {
        let before = row[..start].trim_end();
        let is_number = |c: char| c.is_ascii_digit() || matches!(c, '–' | '-' | ',' | ' ');
        before.ends_with(')')
            || before.ends_with(|c: char| c.is_ascii_digit())
                && before.rsplit_once('§').is_some_and(|(_, items)| items.chars().all(is_number))
    };
    let has_office = |end: usize| {
        row[end..].strip_prefix(", ").is_some_and(|office| office.starts_with(char::is_alphabetic))
    };
    let official =
        shapes_in(row).find(|shape| has_office(shape.end) && begins_behind_entry(shape.start));
    official.map(|shape| shape.start)
}
