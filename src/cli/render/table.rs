//! How are rows of short values set below each other?
//!
//! Every column is as wide as its widest value. The last one is clipped to the screen; in a pipe
//! nothing is.

use super::sheet::Sheet;
use super::text::{Role, Text};

/// Blanks between two columns.
const GAP: usize = 2;

/// On which side of its column a value stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Words.
    Left,
    /// Numbers.
    Right,
}

/// A table without lines.
#[derive(Debug, Clone)]
pub struct Table<const COLUMNS: usize> {
    sides: [Side; COLUMNS],
    rows: Vec<[Text; COLUMNS]>,
}

impl<const COLUMNS: usize> Table<COLUMNS> {
    /// An empty table.
    #[must_use]
    pub fn new(sides: [Side; COLUMNS]) -> Self {
        Self { sides, rows: Vec::new() }
    }

    /// A row of column names.
    pub fn head(&mut self, names: [&str; COLUMNS]) {
        self.row(names.map(|name| Text::of(Role::Faint, name)));
    }

    /// A row of values.
    pub fn row(&mut self, row: [Text; COLUMNS]) {
        self.rows.push(row);
    }

    /// Puts the table on the sheet.
    pub fn set(self, indent: usize, sheet: &mut Sheet) {
        let mut widths = [0; COLUMNS];
        for row in &self.rows {
            for (width, text) in widths.iter_mut().zip(row) {
                *width = (*width).max(text.columns());
            }
        }
        for row in self.rows {
            let mut line = Text::of(Role::Plain, &" ".repeat(indent));
            for (index, text) in row.into_iter().enumerate() {
                let last = index + 1 == COLUMNS;
                let text = match sheet.layout().columns {
                    Some(columns) if last => {
                        text.clipped(columns.saturating_sub(line.columns()).max(1))
                    }
                    _ => text,
                };
                let pad = " ".repeat(widths[index].saturating_sub(text.columns()));
                if self.sides[index] == Side::Right {
                    line.push(Role::Plain, &pad);
                }
                line.append(text);
                if !last {
                    if self.sides[index] == Side::Left {
                        line.push(Role::Plain, &pad);
                    }
                    line.push(Role::Plain, &" ".repeat(GAP));
                }
            }
            sheet.line(&line);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sheet::Layout;
    use super::*;

    fn set(columns: Option<usize>) -> String {
        let mut table = Table::new([Side::Left, Side::Right, Side::Left]);
        table.head(["name", "items", "where"]);
        for (name, items, place) in [("Åsa", "7", "kommunstyrelsen"), ("Bo Ek", "120", "nämnden")]
        {
            table.row([name, items, place].map(|text| Text::of(Role::Plain, text)));
        }
        let mut sheet = Sheet::new(Layout { columns, coloured: false });
        table.set(1, &mut sheet);
        sheet.finish()
    }

    #[test]
    fn columns_are_as_wide_as_their_widest_value() {
        let expected =
            [" name   items  where", " Åsa        7  kommunstyrelsen", " Bo Ek    120  nämnden"];
        assert_eq!(set(None).lines().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn the_last_column_is_clipped_to_the_screen() {
        let set = set(Some(22));
        assert!(set.contains(" Åsa        7  kommun…\n"), "{set}");
    }
}
