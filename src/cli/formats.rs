//! How does data look to another program?
//!
//! In go values, out comes text: JSON (one document, indented), JSON lines (one compact
//! object a line) and CSV (RFC 4180, comma, a header line, lists joined by `; `).
//! Promised: nothing is altered, shortened or added for looks; a field that holds a
//! comma, quote or line end is quoted. Texts that a spreadsheet might take for a
//! formula are left as they are, since this is data and not a sheet.

use std::io;

use serde::Serialize;

use crate::search::{FacetCounts, FacetField, Hit};

/// The header of the table of hits.
pub const HIT_COLUMNS: [&str; 13] = [
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
];

/// What stands between the values of a list in one field.
const LIST_SEPARATOR: &str = "; ";

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
    rows: impl IntoIterator<Item = [String; COLUMNS]>,
) -> io::Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(header)?;
    for row in rows {
        writer.write_record(&row)?;
    }
    let bytes = writer.into_inner().map_err(|error| io::Error::other(error.to_string()))?;
    String::from_utf8(bytes).map_err(io::Error::other)
}

/// A list as one field.
#[must_use]
pub fn list(values: &[String]) -> String {
    values.join(LIST_SEPARATOR)
}

/// A value that may be unknown; unknown is the empty field.
#[must_use]
pub fn known(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// A hit as a row of the table with [`HIT_COLUMNS`].
#[must_use]
pub fn hit_row(hit: &Hit) -> [String; 13] {
    [
        hit.id.clone(),
        hit.score.to_string(),
        known(hit.date),
        known(hit.authority.as_ref()),
        known(hit.organ.as_ref()),
        known(hit.number.as_ref()),
        hit.title.clone(),
        list(&hit.diary_numbers),
        list(&hit.speakers),
        list(&hit.topics),
        list(&hit.decisions),
        known(hit.pages.map(page_range)),
        hit.source.clone(),
    ]
}

/// Pages as `2` or `2-3`.
#[must_use]
pub fn page_range((first, last): (u32, u32)) -> String {
    if first == last { first.to_string() } else { format!("{first}-{last}") }
}

/// The counts of one field.
#[must_use]
pub fn counts_of(counts: &FacetCounts, field: FacetField) -> &[(String, u64)] {
    match field {
        FacetField::Year => &counts.year,
        FacetField::Organ => &counts.organ,
        FacetField::Authority => &counts.authority,
        FacetField::Speaker => &counts.speaker,
        FacetField::Party => &counts.party,
        FacetField::Topic => &counts.topic,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::fake;

    #[test]
    fn a_field_with_separator_quote_or_line_end_is_quoted() {
        let rows = [["a,b".to_owned(), "say \"x\"\nnow".to_owned()]];
        let text = csv(["one", "two"], rows).expect("written");
        assert_eq!(text, "one,two\n\"a,b\",\"say \"\"x\"\"\nnow\"\n");
    }

    #[test]
    fn what_looks_like_a_formula_is_left_as_it_is() {
        let text = csv(["title"], [["=1+1".to_owned()], ["-5".to_owned()]]).expect("written");
        assert_eq!(text, "title\n=1+1\n-5\n");
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
        assert_eq!(&records[0][8], "Barbro Larsson; Maria Lehrberg");
        assert_eq!(&records[0][11], "2-3");
        assert_eq!(&records[1][3], "Ekefors kommun");
    }

    #[test]
    fn json_lines_are_lines() {
        let text = json_lines(["a\nb", "c"]).expect("written");
        assert_eq!(text, "\"a\\nb\"\n\"c\"\n");
    }
}
