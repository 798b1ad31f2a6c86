//! Which lines do tables make?
//!
//! Formats tell where tables, rows and cells begin and end; [`PageBuilder`] knows paragraphs and breaks
//! only. A row whose cells hold one line each is one line, its cells apart by tabs; so are the
//! pairs of a row whose cells hold equally many lines (names beside parties). Cells of unlike
//! length come one after the other, as does all of a row that has text in its first cell only:
//! tables are often mere layout. Tables in cells come as lines of the cell. Guaranteed: tags that do
//! not match do no harm, and only [`MAX_TABLE_DEPTH`] tables nest; what is deeper is read as if it
//! had no table around it.

use super::builder::{Break, Item, PageBuilder, Paragraph};
use super::model::{Emphasis, PageSink};
use crate::source::{DecodeError, PageFault};

/// How deep tables may nest as tables.
const MAX_TABLE_DEPTH: usize = 8;

/// The most cells of a row that are told apart; Word has at most 63, Calc's text tables some
/// hundred. The text of what is further right joins the last.
const MAX_CELLS: usize = 256;

type Cell = Vec<Item>;

/// A table that is open.
#[derive(Default)]
struct Table {
    /// The cells of the row so far.
    row: Vec<Cell>,
    /// Whether the last cell of the row is still open.
    in_cell: bool,
}

/// The body of a document on its way to pages.
pub(in crate::source) struct Flow<'p, 'q> {
    pages: PageBuilder<'p, 'q>,
    tables: Vec<Table>,
    /// Tables that were opened too deep to count.
    too_deep: usize,
}

impl<'p, 'q> Flow<'p, 'q> {
    /// A flow on to pages for `sink`; `margin` goes on the first of them.
    pub(in crate::source) fn new(sink: &'p mut PageSink<'q>, margin: Vec<String>) -> Self {
        Self { pages: PageBuilder::new(sink, margin), tables: Vec::new(), too_deep: 0 }
    }

    /// Says of the page that is being written why it is not read whole.
    pub(in crate::source) fn doubt(&mut self, fault: PageFault) {
        self.pages.doubt(fault);
    }

    /// Adds a paragraph below the last.
    pub(in crate::source) fn paragraph(&mut self, paragraph: Paragraph) -> Result<(), DecodeError> {
        self.item(Item::Paragraph(paragraph))
    }

    /// Ends the page.
    pub(in crate::source) fn page_break(&mut self, kind: Break) -> Result<(), DecodeError> {
        self.item(Item::Break(kind))
    }

    /// Whether what comes next stands in a table.
    pub(in crate::source) fn in_table(&self) -> bool {
        !self.tables.is_empty()
    }

    pub(in crate::source) fn open_table(&mut self) {
        if self.tables.len() < MAX_TABLE_DEPTH {
            self.tables.push(Table::default());
        } else {
            self.too_deep += 1;
        }
    }

    pub(in crate::source) fn close_table(&mut self) -> Result<(), DecodeError> {
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return Ok(());
        }
        self.close_row()?;
        self.tables.pop();
        Ok(())
    }

    pub(in crate::source) fn open_cell(&mut self) {
        if self.too_deep == 0
            && let Some(table) = self.tables.last_mut()
        {
            if table.row.len() < MAX_CELLS {
                table.row.push(Cell::new());
            }
            table.in_cell = true;
        }
    }

    pub(in crate::source) fn close_cell(&mut self) {
        if self.too_deep == 0
            && let Some(table) = self.tables.last_mut()
        {
            table.in_cell = false;
        }
    }

    /// Ends the row: its cells become lines. Harmless where no row is open.
    pub(in crate::source) fn close_row(&mut self) -> Result<(), DecodeError> {
        if self.too_deep > 0 {
            return Ok(());
        }
        let Some(table) = self.tables.last_mut() else { return Ok(()) };
        table.in_cell = false;
        let row = std::mem::take(&mut table.row);
        let outer = self.tables.len() - 1;
        lines_of_row(row).into_iter().try_for_each(|item| self.item_in(outer, item))
    }

    /// Forgets the cells of the row: it was deleted.
    pub(in crate::source) fn drop_row(&mut self) {
        if self.too_deep == 0
            && let Some(table) = self.tables.last_mut()
        {
            *table = Table::default();
        }
    }

    /// Ends the document.
    pub(in crate::source) fn finish(mut self) -> Result<(), DecodeError> {
        self.close_all()?;
        self.pages.finish()
    }

    /// Ends the document at a fault: hands over what there is, and returns the fault.
    pub(in crate::source) fn break_off(mut self, fault: DecodeError) -> DecodeError {
        match self.close_all() {
            Ok(()) => self.pages.break_off(fault),
            Err(refused) => refused,
        }
    }

    fn close_all(&mut self) -> Result<(), DecodeError> {
        self.too_deep = 0;
        while self.in_table() {
            self.close_table()?;
        }
        Ok(())
    }

    fn item(&mut self, item: Item) -> Result<(), DecodeError> {
        self.item_in(self.tables.len(), item)
    }

    /// Puts an item into the open cell of the innermost of `depth` tables, or on the page.
    fn item_in(&mut self, depth: usize, item: Item) -> Result<(), DecodeError> {
        let Some(table) = depth.checked_sub(1).and_then(|index| self.tables.get_mut(index)) else {
            return self.pages.write(&item);
        };
        match table.row.last_mut() {
            // Text between cells (a caption, a stray tag) comes before its row.
            None => self.item_in(depth - 1, item),
            Some(cell) => {
                cell.push(item);
                Ok(())
            }
        }
    }
}

/// The lines of a row.
fn lines_of_row(mut row: Vec<Cell>) -> Vec<Item> {
    while row.last().is_some_and(|cell| !has_text(cell)) {
        let breaks = row.pop().into_iter().flatten().filter(is_break);
        // A break in an empty cell counts as one of the row.
        let breaks: Vec<Item> = breaks.collect();
        if let Some(cell) = row.last_mut() {
            cell.extend(breaks);
        } else {
            return if breaks.is_empty() {
                vec![Item::Paragraph(Paragraph::default())]
            } else {
                breaks
            };
        }
    }
    if row.len() < 2 {
        return row.pop().unwrap_or_default();
    }
    // A row that is cut by a page break was moved to the next page whole, or begins on this one.
    let begins_page = row.iter().any(|cell| matches!(cell.first(), Some(Item::Break(_))));
    let breaks: Vec<Item> =
        row.iter().flatten().filter(|item| is_break(item)).take(1).cloned().collect();
    let columns: Vec<Vec<Paragraph>> = row.into_iter().map(column_of).collect();
    let mut items = Vec::new();
    if begins_page {
        items.extend(breaks.iter().cloned());
    }
    items.extend(lines_of_columns(&columns).into_iter().map(Item::Paragraph));
    if !begins_page {
        items.extend(breaks);
    }
    items
}

fn is_break(item: &Item) -> bool {
    matches!(item, Item::Break(_))
}

fn has_text(cell: &Cell) -> bool {
    cell.iter().any(|item| match item {
        Item::Paragraph(paragraph) => !paragraph.text.trim().is_empty(),
        Item::Break(_) => false,
    })
}

/// The lines of a cell, each a paragraph of its own; no blank ones at its ends.
fn column_of(cell: Cell) -> Vec<Paragraph> {
    let mut lines = Vec::new();
    for item in cell {
        let Item::Paragraph(paragraph) = item else { continue };
        for text in paragraph.text.split('\n') {
            let text = text.trim();
            if !(text.is_empty() && lines.is_empty()) {
                let text = text.to_owned();
                lines.push(Paragraph {
                    text,
                    emphasis: paragraph.emphasis,
                    ..Paragraph::default()
                });
            }
        }
    }
    while lines.last().is_some_and(|line| line.text.is_empty()) {
        lines.pop();
    }
    lines
}

/// Neighbouring columns of equal length are read across, others one after the other.
fn lines_of_columns(columns: &[Vec<Paragraph>]) -> Vec<Paragraph> {
    // Empty cells keep their place in a row of single lines; beside longer ones they say nothing.
    if columns.iter().all(|column| column.len() < 2) {
        let cells = columns.iter().map(|column| column.first());
        return vec![row_line(cells)];
    }
    let filled: Vec<&Vec<Paragraph>> = columns.iter().filter(|column| !column.is_empty()).collect();
    let mut lines = Vec::new();
    for alike in filled.chunk_by(|left, right| left.len() == right.len()) {
        for line in 0..alike.first().map_or(0, |column| column.len()) {
            lines.push(row_line(alike.iter().map(|column| column.get(line))));
        }
    }
    lines
}

/// Cells side by side as one line.
fn row_line<'a>(cells: impl Iterator<Item = Option<&'a Paragraph>>) -> Paragraph {
    let mut text = String::new();
    let mut heading: Option<Emphasis> = None;
    let mut all_bold = true;
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            text.push('\t');
        }
        let Some(cell) = cell else { continue };
        text.push_str(&cell.text);
        match cell.emphasis {
            Some(Emphasis::Heading(_)) => heading = heading.or(cell.emphasis),
            Some(Emphasis::Bold) => {}
            None => all_bold &= cell.text.is_empty(),
        }
    }
    let emphasis = heading.or(all_bold.then_some(Emphasis::Bold));
    Paragraph { text, emphasis, ..Paragraph::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text of a table: rows of cells, each with its lines.
    fn text_of(rows: &[&[&[&str]]]) -> String {
        let mut text = String::new();
        let mut sink = |page: super::super::Page| {
            text.push_str(&page.text);
            Ok(())
        };
        let mut flow = Flow::new(&mut sink, Vec::new());
        flow.open_table();
        for row in rows {
            for cell in *row {
                flow.open_cell();
                for line in *cell {
                    let text = (*line).to_owned();
                    flow.paragraph(Paragraph { text, ..Paragraph::default() }).expect("taken");
                }
                flow.close_cell();
            }
            flow.close_row().expect("taken");
        }
        flow.close_table().expect("taken");
        flow.finish().expect("written");
        text
    }

    #[test]
    fn single_lines_make_a_row_with_its_columns() {
        let rows: &[&[&[&str]]] = &[&[&["Ledamöter"], &["Anna"], &["S"]], &[&[], &["Bo"], &[""]]];
        assert_eq!(text_of(rows), "Ledamöter\tAnna\tS\n\tBo\n");
    }

    #[test]
    fn equally_long_cells_make_pairs() {
        let rows: &[&[&[&str]]] = &[&[&["Beslutande"], &["Anna", "Bo"], &["S", "M"]]];
        assert_eq!(text_of(rows), "Beslutande\nAnna\tS\nBo\tM\n");
    }

    #[test]
    fn unlike_cells_come_one_after_the_other() {
        assert_eq!(text_of(&[&[&["Anna", "Bo"], &["S", "M", "C"]]]), "Anna\nBo\nS\nM\nC\n");
        assert_eq!(text_of(&[&[&["ett", "två"]]]), "ett\ntvå\n");
    }

    #[test]
    fn tables_in_cells_are_lines_and_deep_ones_are_flat() {
        let mut text = String::new();
        let mut sink = |page: super::super::Page| {
            text.push_str(&page.text);
            Ok(())
        };
        let mut flow = Flow::new(&mut sink, Vec::new());
        for depth in 0..20 {
            flow.open_table();
            flow.open_cell();
            let text = depth.to_string();
            flow.paragraph(Paragraph { text, ..Paragraph::default() }).expect("taken");
        }
        for _ in 0..20 {
            flow.close_cell();
            flow.close_table().expect("taken");
        }
        flow.finish().expect("written");
        let numbers: Vec<String> = (0..20).map(|depth| depth.to_string()).collect();
        assert_eq!(text.lines().collect::<Vec<_>>(), numbers);
    }
}
