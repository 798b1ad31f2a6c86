//! Where does the last item end?
//!
//! At the line at which signatures, attachments, vote lists or a PDF's bookmarks begin. From there
//! on the text belongs to the minutes, not to the last item.

use std::collections::HashSet;

use super::layout::cells::{cells, has_gap};
use super::layout::end_matter::{is_attachment, is_end_matter};
use super::layout::lines::Line;
use crate::lexicon::Class;

/// The index of the first line of the end matter, `end` if there is none. `body` is
/// the first line of the last item's text, `titles` are the headings' lines.
pub(crate) fn closing_start(lines: &[Line], body: usize, end: usize, titles: &[&str]) -> usize {
    let titles: HashSet<&str> = titles.iter().copied().collect();
    (body..end).find(|&at| begins_closing(lines, at, end, &titles)).unwrap_or(end)
}

fn begins_closing(lines: &[Line], at: usize, end: usize, titles: &HashSet<&str>) -> bool {
    let text = lines[at].text.as_str();
    if is_end_matter(text) && !is_attachment(text) {
        return true;
    }
    if is_signature_title(&lines[at]) {
        return true;
    }
    if is_attachment(text) {
        // An attachment opens a page or a table; a mention in a list of documents
        // does neither.
        return lines[at].opens_page
            || lines[at].blanks_before > 1
            || opens_table(&lines[at + 1..end]);
    }
    is_bookmark_list(lines, at, end, titles)
}

/// Whether those who sign are named by their offices: one set apart, or several in columns.
fn is_signature_title(line: &Line) -> bool {
    let free = line.emphasis.is_some() || line.blanks_before > 1;
    let several = has_gap(&line.columns);
    // Titles under which somebody signs: "Mötesordförande".
    (free || several) && cells(&line.columns).all(|cell| Class::Signatory.has(&cell.to_lowercase()))
}

/// Cells of a table: short lines without an end.
fn opens_table(below: &[Line]) -> bool {
    const LOOKED_AT: usize = 8;
    let below = &below[..below.len().min(LOOKED_AT)];
    let cells =
        below.iter().filter(|line| line.chars <= 40 && !line.text.ends_with(['.', ':'])).count();
    below.len() >= 3 && cells * 4 >= below.len() * 3
}

/// Two or more headings of the document right under each other (or the only one,
/// indented): what a PDF tool prints of the bookmarks.
fn is_bookmark_list(lines: &[Line], at: usize, end: usize, titles: &HashSet<&str>) -> bool {
    let is_title = |index: usize| index < end && titles.contains(lines[index].text.as_str());
    is_title(at) && (is_title(at + 1) || (lines[at].indent >= 4 && at + 1 >= end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::layout::lines::lines_of;
    use crate::source::Page;

    fn start(text: &str, titles: &[&str]) -> usize {
        let lines = lines_of(&[Page::of_text(None, text)]);
        closing_start(&lines, 0, lines.len(), titles)
    }

    #[test]
    fn signatures_attachments_and_bookmarks_begin_the_closing() {
        assert_eq!(
            start("Inga frågor.\n\nVid minnesanteckningarna,\n\nBo Ek, sekreterare", &[]),
            1
        );
        assert_eq!(start("Bifall.\nBilaga 1\nPlats\nLedamot\n1\nEk, Bo", &[]), 1);
        assert_eq!(
            start("Inga frågor.\n\n\t1 Inledning\n\t2 Övrigt", &["1 Inledning", "2 Övrigt"]),
            1
        );
    }

    #[test]
    fn the_text_of_the_item_goes_on() {
        assert_eq!(
            start(
                "Handlingar\nBilaga 1\nTjänsteskrivelse den 3 maj 2024 med förslag till beslut i ärendet om skolan.\nBilaga 2 till tjänsteskrivelsen av den 3 maj 2024 om skolans lokaler i norra delen.\nYrkanden framställs inte av någon i församlingen.",
                &[]
            ),
            5
        );
        assert_eq!(start("Protokollet justeras torsdagen den 9 februari.\nSlut", &[]), 2);
    }
}
