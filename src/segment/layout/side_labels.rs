//! Labels that stand beside their text.
//!
//! Some templates set their sub-headings in a column of their own, on the first line of what stands under
//! them (`Beslut      Nämnden antar planen.`). Which column the texts have is told by the labels that are
//! known sub-headings; beside that column any short label is one.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::cells::{first_cell_apart, has_gap};
use super::lines::Line;

/// The columns in which texts stand beside their labels.
#[derive(Debug, Default)]
pub(in crate::segment) struct SideLabels {
    columns: Vec<usize>,
}

/// A label with the text beside it.
struct Labelled<'a> {
    label: &'a str,
    text: &'a str,
    /// Where the text begins.
    column: usize,
}

impl SideLabels {
    /// The columns of a document: those beside which several known sub-headings stand.
    pub(in crate::segment) fn of(lines: &[Line]) -> Self {
        const FEWEST: usize = 2;
        let mut known: BTreeMap<usize, usize> = BTreeMap::new();
        for line in lines {
            if let Some(found) = labelled(line).filter(|found| is_known(line, found.label)) {
                *known.entry(found.column).or_default() += 1;
            }
        }
        let columns = known.into_iter().filter(|(_, count)| *count >= FEWEST);
        Self { columns: columns.map(|(column, _)| column).collect() }
    }

    /// The lines with each such label on a line above its text.
    pub(in crate::segment) fn apart<'a>(&self, lines: &'a [Line]) -> Cow<'a, [Line]> {
        if self.columns.is_empty() {
            return Cow::Borrowed(lines);
        }
        let mut all = Vec::with_capacity(lines.len());
        for line in lines {
            let found = labelled(line).filter(|found| {
                self.columns.contains(&found.column)
                    && (is_known(line, found.label) || is_label(found.label))
            });
            let Some(Labelled { label, text, column }) = found else {
                all.push(line.clone());
                continue;
            };
            all.push(line.with_text(label));
            let mut beside = line.with_text(text);
            (beside.indent, beside.blanks_before, beside.opens_page) = (column, 0, false);
            all.push(beside);
        }
        Cow::Owned(all)
    }
}

/// The label and the text of a line, unless it is a row of a table.
fn labelled(line: &Line) -> Option<Labelled<'_>> {
    const LONGEST_LABEL_CHARS: usize = 40;
    let (label, text) = first_cell_apart(&line.columns)?;
    let is_short = label.chars().count() <= LONGEST_LABEL_CHARS;
    if !is_short || text.is_empty() || has_gap(text) || !label.starts_with(char::is_uppercase) {
        return None;
    }
    let before = line.columns.strip_suffix(text)?.chars().count();
    Some(Labelled { label, text, column: line.indent + before })
}

fn is_known(line: &Line, label: &str) -> bool {
    line.with_text(label).sub_heading.is_some()
}

/// Whether words may be a label that no list has.
fn is_label(label: &str) -> bool {
    const MOST_WORDS: usize = 3;
    label.split(' ').count() <= MOST_WORDS
        && label.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | ':'))
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines_of;
    use super::*;
    use crate::source::Page;

    fn apart(text: &str) -> Vec<String> {
        let lines = lines_of(&[Page::of_text(None, text)]);
        let labels = SideLabels::of(&lines);
        labels.apart(&lines).iter().map(|line| line.text.clone()).collect()
    }

    #[test]
    fn labels_in_a_column_of_their_own_stand_above_their_text() {
        let text = "Beslut        Nämnden antar planen.\n\nYrkanden      Bo Ek yrkar\n              avslag.\n\nFikarast      Alla fick kaffe.";
        assert_eq!(
            apart(text),
            [
                "Beslut",
                "Nämnden antar planen.",
                "Yrkanden",
                "Bo Ek yrkar",
                "avslag.",
                "Fikarast",
                "Alla fick kaffe."
            ]
        );
    }

    #[test]
    fn tables_and_columns_without_known_labels_stay() {
        for text in [
            "Skolan        12 300\nVården        14 100",
            "Beslut        2022      Nämnden\nYrkanden      2023      Styrelsen",
            "Beslut        Nämnden antar planen.",
        ] {
            assert_eq!(apart(text).len(), text.lines().count(), "{text}");
        }
    }
}
