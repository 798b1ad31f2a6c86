//! How does data look to another program?
//!
//! JSON (one document, indented), JSON lines (one compact object a line) and CSV (RFC 4180, comma,
//! a header line, lists joined by `; `). Nothing is altered, shortened or added for looks; a field
//! that holds a comma, quote or line end is quoted. The one exception: in CSV, which is opened in
//! spreadsheets, a text that a spreadsheet would run as a formula has a `'` before it (`formula`).
//! JSON is for programs and has every text as it is.

use std::io;

use serde::Serialize;

use super::formula;
use crate::minutes::{ActRecord, Outcome, is_direction_mark};
use crate::search::Hit;

/// The header of the table of hits.
pub const HIT_COLUMNS: [&str; 15] = [
    "id",
    "score",
    "date",
    "authority",
    "organ",
    "number",
    "title",
    "diary_numbers",
    "speakers",
    "topics",
    "decisions",
    "pages",
    "source",
    "outcomes",
    "acts",
];

/// What stands between the values of a list in one field.
const LIST_SEPARATOR: &str = "; ";

/// One field of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell(String);

impl Cell {
    /// A value that this program makes itself, such as a number, a date or a span: it
    /// stands as it is, so that -5 stays a number.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "numbers and dates, which are copied")]
    pub fn own(value: impl ToString) -> Self {
        Self(value.to_string())
    }

    /// A text that comes from a file or from the command line; no formula, and nothing that a terminal
    /// to which the table is sent would obey.
    #[must_use]
    pub fn text(text: &str) -> Self {
        let is_obeyed =
            |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t') || is_direction_mark(c);
        if text.contains(is_obeyed) {
            return Self(formula::defused(&text.replace(is_obeyed, "")).into_owned());
        }
        Self(formula::defused(text).into_owned())
    }

    /// Several texts; none of them a formula.
    #[must_use]
    pub fn list(texts: &[String]) -> Self {
        Self::text(&texts.join(LIST_SEPARATOR))
    }

    /// A text that may be unknown; unknown is the empty field.
    #[must_use]
    pub fn known_text(text: Option<&String>) -> Self {
        Self::text(text.map(String::as_str).unwrap_or_default())
    }

    /// A value of this program that may be unknown; unknown is the empty field.
    #[must_use]
    pub fn known(value: Option<impl ToString>) -> Self {
        Self(value.map(|value| value.to_string()).unwrap_or_default())
    }
}

impl AsRef<[u8]> for Cell {
    fn as_ref(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

/// One document, ended by a line end.
///
/// # Errors
/// When a value cannot be put into JSON, which its type decides.
pub fn json(value: &impl Serialize) -> io::Result<String> {
    let mut text = serde_json::to_string_pretty(value)?;
    text.push('\n');
    Ok(text)
}

/// One compact object a line.
///
/// # Errors
/// As [`json`].
pub fn json_lines<T: Serialize>(values: impl IntoIterator<Item = T>) -> io::Result<String> {
    let mut text = String::new();
    for value in values {
        text.push_str(&serde_json::to_string(&value)?);
        text.push('\n');
    }
    Ok(text)
}

/// A table with a header line.
///
/// # Errors
/// When a row has more or fewer fields than the header.
pub fn csv<const COLUMNS: usize>(
    header: [&str; COLUMNS],
    rows: impl IntoIterator<Item = [Cell; COLUMNS]>,
) -> io::Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(header)?;
    for row in rows {
        writer.write_record(&row)?;
    }
    let bytes = writer.into_inner().map_err(|error| io::Error::other(error.to_string()))?;
    String::from_utf8(bytes).map_err(io::Error::other)
}

/// A hit as a row of the table with [`HIT_COLUMNS`].
#[must_use]
pub fn hit_row(hit: &Hit) -> [Cell; 15] {
    [
        Cell::text(&hit.id),
        Cell::own(hit.score),
        Cell::known(hit.date),
        Cell::known_text(hit.authority.as_ref()),
        Cell::known_text(hit.organ.as_ref()),
        Cell::known_text(hit.number.as_ref()),
        Cell::text(&hit.title),
        Cell::list(&hit.diary_numbers),
        Cell::list(&hit.speakers.iter().map(|one| one.name.clone()).collect::<Vec<_>>()),
        Cell::list(&hit.topics),
        Cell::list(&hit.decisions),
        Cell::known(hit.pages.map(page_range)),
        Cell::text(&hit.source),
        Cell::list(&hit.outcomes.iter().map(framed).collect::<Vec<_>>()),
        Cell::list(&hit.acts.iter().map(acted).collect::<Vec<_>>()),
    ]
}

/// An outcome in a field: `proposed: Kommunfullmäktige`.
fn framed(outcome: &Outcome) -> String {
    let kind = outcome.kind.name();
    outcome.to.as_ref().map_or_else(|| kind.to_owned(), |to| format!("{kind}: {to}"))
}

/// An act in a field: `SD moves rejection`.
fn acted(record: &ActRecord) -> String {
    let what = record.what.map_or_else(String::new, |what| format!(" {}", what.name()));
    format!("{} {}{what}", record.actor(), record.act.name())
}

/// Pages as `2` or `2-3`.
#[must_use]
pub fn page_range((first, last): (u32, u32)) -> String {
    if first == last { first.to_string() } else { format!("{first}-{last}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::fake;

    #[test]
    fn a_field_with_separator_quote_or_line_end_is_quoted() {
        let rows = [["a,b", "say \"x\"\nnow"].map(Cell::text)];
        let text = csv(["one", "two"], rows).expect("written");
        assert_eq!(text, "one,two\n\"a,b\",\"say \"\"x\"\"\nnow\"\n");
    }

    #[test]
    fn a_text_has_nothing_that_a_terminal_obeys() {
        let cell = Cell::text("a\u{1b}[31m\u{9b}2J\u{202e}b\nc");
        assert_eq!(cell.0, "a[31m2Jb\nc");
    }

    #[test]
    fn a_text_is_never_a_formula_and_a_number_stays_one() {
        let rows = [
            [Cell::text("=1+1"), Cell::own(-5)],
            [Cell::text("-5"), Cell::own(-0.5)],
            [Cell::list(&["Bo Ek".to_owned(), "@SUM(1)".to_owned()]), Cell::known(Some(-1))],
            [Cell::known_text(Some(&"\t=1".to_owned())), Cell::known(None::<u32>)],
        ];
        let text = csv(["text", "number"], rows).expect("written");
        assert_eq!(text, "text,number\n'=1+1,-5\n'-5,-0.5\nBo Ek;' @SUM(1),-1\n'\t=1,\n");
    }

    #[test]
    fn no_text_of_a_hit_is_a_formula() {
        let mut hit = fake::response().hits[0].clone();
        let bad = || "=HYPERLINK(1)".to_owned();
        for text in [&mut hit.id, &mut hit.title, &mut hit.source] {
            *text = bad();
        }
        for text in [&mut hit.authority, &mut hit.organ, &mut hit.number] {
            *text = Some(bad());
        }
        for texts in [&mut hit.diary_numbers, &mut hit.topics, &mut hit.decisions] {
            *texts = vec![bad(), bad()];
        }
        let text = csv(HIT_COLUMNS, [hit_row(&hit)]).expect("written");
        assert_eq!(text.matches("=HYPERLINK").count(), 12);
        assert_eq!(text.matches("'=HYPERLINK").count() + text.matches(";' =HYPERLINK").count(), 12);
    }

    #[test]
    fn a_table_without_rows_still_has_its_header() {
        assert_eq!(csv(["a", "b"], []).expect("written"), "a,b\n");
    }

    #[test]
    fn a_hit_is_one_row_that_reads_back_the_same() {
        let response = fake::response();
        let rows = response.hits.iter().map(hit_row);
        let text = csv(HIT_COLUMNS, rows).expect("written");
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let records: Vec<_> = reader.records().map(|record| record.expect("a record")).collect();
        assert_eq!(records.len(), response.hits.len());
        assert_eq!(&records[0][6], response.hits[0].title.as_str());
        assert_eq!(&records[0][8], "Gunvor Larsson; Maria Lennberg");
        assert_eq!(&records[0][11], "2-3");
        assert_eq!(&records[1][3], "Ekefors kommun");
    }

    #[test]
    fn json_lines_are_lines() {
        let text = json_lines(["a\nb", "c"]).expect("written");
        assert_eq!(text, "\"a\\nb\"\n\"c\"\n");
    }
}
