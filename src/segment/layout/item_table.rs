//! A table with a row for each item.
//!
//! Associations and project groups write their minutes as one table: number, matter, what was said and decided, who
//! does what. In Markdown such a row is one line. It is read as a numbered heading with the text below it; tables of
//! people, votes and budgets, which tell nothing in sentences, stay rows.

use std::borrow::Cow;
use std::fmt::Write;

/// A row with a number, a title and what was said.
struct Row<'a> {
    number: u32,
    title: &'a str,
    /// The cells behind the title, none empty.
    told: Vec<&'a str>,
}

impl<'a> Row<'a> {
    fn of(line: &'a str) -> Option<Self> {
        let inner = line.trim().strip_prefix('|')?;
        let mut cells = inner.strip_suffix('|').unwrap_or(inner).split('|').map(str::trim);
        let number = cells.next()?.trim_matches(['*', '§', '.', ' ']).parse().ok()?;
        let title = cells.next().filter(|title| title.contains(char::is_alphabetic))?;
        Some(Self { number, title, told: cells.filter(|cell| !cell.is_empty()).collect() })
    }

    /// Whether it tells something in a sentence.
    fn tells(&self) -> bool {
        self.told.first().is_some_and(|told| told.contains(' ') && told.ends_with(['.', '?', '!']))
    }

    fn write(&self, out: &mut String) {
        let _ = write!(out, "\n{}. {}\n\n", self.number, self.title.replace("<br>", " "));
        for cell in &self.told {
            for part in cell.split("<br>").map(str::trim).filter(|part| !part.is_empty()) {
                out.push_str(part);
                out.push_str("\n\n");
            }
        }
    }
}

/// The text with the rows of such tables as headings and paragraphs.
pub(in crate::segment) fn with_items_of_tables(text: &str) -> Cow<'_, str> {
    let lines: Vec<&str> = text.split('\n').collect();
    let rows: Vec<Option<Row<'_>>> = lines.iter().map(|line| Row::of(line)).collect();
    if !is_table_of_items(rows.iter().flatten()) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for (line, row) in lines.iter().zip(&rows) {
        if let Some(row) = row {
            row.write(&mut out);
        } else {
            out.push_str(line);
            out.push('\n');
        }
    }
    Cow::Owned(out)
}

/// Whether rows are the items of a meeting: numbered one after the other, and most of them tell something.
fn is_table_of_items<'a>(rows: impl Iterator<Item = &'a Row<'a>>) -> bool {
    const FEWEST: usize = 3;
    let rows: Vec<_> = rows.collect();
    let rises = rows.windows(2).all(|pair| pair[1].number == pair[0].number + 1);
    let telling = rows.iter().filter(|row| row.tells()).count();
    rows.len() >= FEWEST && rises && telling * 2 > rows.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_tell_what_was_said_are_items() {
        let text = "| Nr | Vad | Beslut | Vem |\n|---|---|---|---|\n| 1 | Mötet öppnas | Elsa hälsade välkommen. | |\n| 2 | Bryggan | Bo berättade.<br>**Beslut:** Den lagas. | Bo |\n| 3 | Nästa möte | Den 3 maj hos Bo. | |\n\nSlut";
        let items = with_items_of_tables(text);
        assert!(items.contains("\n2. Bryggan\n\nBo berättade.\n\n**Beslut:** Den lagas.\n\nBo\n"));
        assert!(items.contains("| Nr | Vad |") && items.ends_with("Slut\n"));
    }

    #[test]
    fn lists_of_people_and_sums_stay_tables() {
        for text in [
            "| 1 | Bo Ek | S | Ja |\n| 2 | Eva Ros | M | Ja |\n| 3 | Ulla Al | C | Nej |",
            "| 1 | Skolan | 12 300 |\n| 2 | Vården | 14 100 |\n| 3 | Vägar | 900 |",
            "| 1 | Skolan | Den lagas. |\n| 2 | Vården | Den byggs. |",
        ] {
            assert!(matches!(with_items_of_tables(text), Cow::Borrowed(_)), "{text}");
        }
    }
}
