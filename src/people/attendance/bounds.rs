//! Where in a row do cells and persons begin, and is an entry whole?
//!
//! Only places in the row are found. What the entries say is decided elsewhere.

use super::super::names::name_at_start;
use super::super::names::shape::shapes_in;
use super::super::names::titles::lower_end;
use super::super::office::is_chair_label;
use crate::lexicon::Class;

/// Where entries begin in running text: names with party letters that do not say
/// whom somebody replaces.
pub(in crate::people) fn person_starts(text: &str) -> Vec<usize> {
    let mut starts: Vec<usize> = Vec::new();
    for shape in shapes_in(text).filter(|shape| shape.brackets.is_some()) {
        let (mut start, end) = (shape.start, shape.end);
        // "Ordförande Ermin Ek (S)": the role belongs to the entry before.
        while let Some((word, _)) = text[start..end].split_once(' ') {
            let lower = word.to_lowercase();
            let is_region =
                Class::AuthorityBefore.has(&lower) || Class::AuthorityCompound.has(&lower);
            if !(is_chair_label(word) || Class::Vice.has(&lower) || is_region) {
                break;
            }
            start += word.len() + 1;
        }
        let is_replaced = ends_in_replacing(&text[..start]);
        if !is_replaced && name_at_start(&text[start..]).is_some() {
            starts.push(start);
        }
    }
    starts
}

/// Whether a text ends in a word that says that somebody is replaced: "ersätter", "i stället för".
fn ends_in_replacing(text: &str) -> bool {
    Class::ReplacedFollows.ends(&lower_end(text.trim_end()))
}

/// Whether an entry must go on: "… ersätter", "… folkhälsa och", "…, §§".
pub(in crate::people) fn is_unfinished(entry: &str) -> bool {
    let last = entry.rsplit(' ').next().unwrap_or_default();
    entry.ends_with([',', '-']) || Class::UnfinishedEntry.has(last) || replaces_half_a_name(entry)
}

/// `Berit Ek (M) ersätter Axel`: the family name stands in the next row.
pub(in crate::people) fn replaces_half_a_name(entry: &str) -> bool {
    // The name is one word, so that the last space is the one behind "ersätter".
    entry.rsplit_once(' ').is_some_and(|(before, name)| {
        // Only the end: an entry grows line by line, and is asked about at each.
        Class::Replaces.ends(&lower_end(before)) && !name.contains(['(', ',']) && !name.is_empty()
    })
}

/// The cells of a line and where each begins, in characters.
pub(in crate::people) fn cells_with_starts(line: &str) -> Vec<(usize, &str)> {
    let mut cells = Vec::new();
    let mut at = 0;
    for cell in line.split("  ") {
        let lead = cell.chars().take_while(|c| *c == ' ').count();
        if !cell.trim().is_empty() {
            cells.push((at + lead, cell.trim()));
        }
        at += cell.chars().count() + 2;
    }
    cells
}
