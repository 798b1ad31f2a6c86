//! How does the text of a rich text file become paragraphs and tables?
//!
//! [`Flow`] needs to know where tables begin. The format says only where cells and rows end and in
//! how many tables a paragraph stands; where they begin follows from that.

use crate::source::DecodeError;
use crate::source::page::{Break, Emphasis, Flow, Paragraph};

/// How deep tables may nest; the text of deeper ones belongs to the last.
pub(super) const MAX_TABLES: usize = 8;

/// Space between paragraphs that counts as a blank line: half a line of 12 points, in
/// twentieths of a point.
const BLANK_LINE: i32 = 120;

/// The width of a character of 12 points, in twentieths of a point.
const CHARACTER: i32 = 120;

/// Layout of paragraphs, until it is set back.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Layout {
    pub outline: Option<u8>,
    pub space_before: i32,
    pub space_after: i32,
    pub indent: i32,
    pub first_line: i32,
    pub page_break: bool,
    pub leaders: bool,
    /// How many tables the paragraph stands in.
    pub tables: usize,
}

/// A paragraph that is being read.
#[derive(Default)]
pub(super) struct Open {
    pub layout: Layout,
    text: String,
    bold: usize,
    plain: usize,
    begun: bool,
}

/// Writes the paragraphs of one file.
#[derive(Default)]
pub(super) struct Writing {
    /// The paragraph that is being read.
    pub open: Open,
    /// Paragraphs around the text that is being read.
    outer: Vec<Open>,
    space_above: i32,
    /// A section ended; the next begins a page unless it says otherwise.
    pub section_ended: bool,
    /// Whether the text is a footnote's.
    pub in_note: bool,
    /// Open tables, and whether a cell of each is open.
    tables: Vec<bool>,
    notes: Vec<Paragraph>,
}

impl Writing {
    /// Adds letters; `bold` is not said for those of a printed number.
    pub(super) fn push(&mut self, text: &str, bold: Option<bool>) {
        let letters = text.chars().filter(|c| !c.is_whitespace()).count();
        match bold {
            Some(true) => self.open.bold += letters,
            Some(false) => self.open.plain += letters,
            None => {}
        }
        self.open.text.push_str(text);
    }

    /// Ends a printed number: one space between it and the text, not a column.
    pub(super) fn end_label(&mut self) {
        let bare = self.open.text.trim_end().len();
        self.open.text.truncate(bare);
        if bare > 0 {
            self.open.text.push(' ');
        }
    }

    /// Begins a text of its own inside the paragraph that is being read.
    pub(super) fn begin_inner(&mut self) {
        self.outer.push(std::mem::take(&mut self.open));
    }

    pub(super) fn end_inner(&mut self, flow: &mut Flow<'_, '_>) -> Result<(), DecodeError> {
        if !self.open.text.trim().is_empty() {
            self.end_paragraph(flow)?;
        }
        self.open = self.outer.pop().unwrap_or_default();
        Ok(())
    }

    pub(super) fn end_section(&mut self, flow: &mut Flow<'_, '_>) -> Result<(), DecodeError> {
        if !self.open.text.trim().is_empty() {
            self.end_paragraph(flow)?;
        }
        self.section_ended = true;
        Ok(())
    }

    /// Ends a row of the outermost table.
    pub(super) fn end_row(&mut self, flow: &mut Flow<'_, '_>) -> Result<(), DecodeError> {
        self.stand_in_tables(1, flow)?;
        self.close_row(flow)
    }

    /// Ends a row of a table in a cell.
    pub(super) fn end_inner_row(&mut self, flow: &mut Flow<'_, '_>) -> Result<(), DecodeError> {
        if self.tables.len() > 1 { self.close_row(flow) } else { Ok(()) }
    }

    /// Ends the file: footnotes come last.
    pub(super) fn finish(&mut self, flow: &mut Flow<'_, '_>) -> Result<(), DecodeError> {
        self.in_note = false;
        if !self.open.text.trim().is_empty() {
            self.end_paragraph(flow)?;
        }
        self.stand_in_tables(0, flow)?;
        for (index, note) in std::mem::take(&mut self.notes).into_iter().enumerate() {
            if index == 0 {
                flow.paragraph(Paragraph::default())?;
            }
            flow.paragraph(note)?;
        }
        Ok(())
    }

    /// Opens or closes tables until the text stands in `depth` of them.
    pub(super) fn stand_in_tables(
        &mut self,
        depth: usize,
        flow: &mut Flow<'_, '_>,
    ) -> Result<(), DecodeError> {
        while self.tables.len() > depth {
            flow.close_table()?;
            self.tables.pop();
        }
        while self.tables.len() < depth.min(MAX_TABLES) {
            self.open_cell(flow);
            flow.open_table();
            self.tables.push(false);
        }
        Ok(())
    }

    /// Opens a cell of the innermost table, where none is open.
    fn open_cell(&mut self, flow: &mut Flow<'_, '_>) {
        if let Some(is_open) = self.tables.last_mut()
            && !std::mem::replace(is_open, true)
        {
            flow.open_cell();
        }
    }

    pub(super) fn end_cell(
        &mut self,
        depth: usize,
        flow: &mut Flow<'_, '_>,
    ) -> Result<(), DecodeError> {
        self.open.layout.tables = depth.min(MAX_TABLES);
        self.end_paragraph(flow)?;
        if let Some(is_open) = self.tables.last_mut() {
            *is_open = false;
        }
        flow.close_cell();
        Ok(())
    }

    fn close_row(&mut self, flow: &mut Flow<'_, '_>) -> Result<(), DecodeError> {
        if let Some(is_open) = self.tables.last_mut() {
            *is_open = false;
        }
        flow.close_row()
    }

    pub(super) fn break_page(
        &mut self,
        kind: Break,
        flow: &mut Flow<'_, '_>,
    ) -> Result<(), DecodeError> {
        if !self.open.text.trim().is_empty() {
            self.hand_on(flow)?;
        }
        self.stand_in_tables(self.open.layout.tables, flow)?;
        flow.page_break(kind)
    }

    pub(super) fn end_paragraph(&mut self, flow: &mut Flow<'_, '_>) -> Result<(), DecodeError> {
        if !(self.open.begun && self.open.text.trim().is_empty()) {
            self.hand_on(flow)?;
        }
        // The layout holds for the next paragraph, too.
        self.open = Open { layout: self.open.layout, ..Open::default() };
        Ok(())
    }

    fn hand_on(&mut self, flow: &mut Flow<'_, '_>) -> Result<(), DecodeError> {
        let layout = self.open.layout;
        let mut paragraph = Paragraph {
            text: std::mem::take(&mut self.open.text),
            leaders: layout.leaders,
            ..Paragraph::default()
        };
        if self.in_note {
            self.notes.push(paragraph);
            return Ok(());
        }
        self.stand_in_tables(layout.tables, flow)?;
        self.open_cell(flow);
        if !std::mem::replace(&mut self.open.begun, true) {
            if std::mem::take(&mut self.section_ended) || layout.page_break {
                flow.page_break(Break::Soft)?;
            }
            paragraph.gap_before = self.space_above.max(layout.space_before) >= BLANK_LINE;
            self.space_above = layout.space_after;
        }
        let indent = layout.indent.saturating_add(layout.first_line);
        paragraph.indent = usize::try_from(indent / CHARACTER).unwrap_or(0);
        paragraph.emphasis = match layout.outline {
            Some(level @ 0..=8) => Some(Emphasis::Heading((level + 1).min(6))),
            _ => (self.open.bold > 0 && self.open.plain == 0).then_some(Emphasis::Bold),
        };
        flow.paragraph(paragraph)
    }
}
