//! Which lines do the elements of a web page make?
//!
//! Browsers set block elements on lines of their own, and [`Flow`] gets them so. Nesting is
//! counted, never followed: a tag without its partner does no harm.

use super::super::list_number::Style;
use super::tokens::Tag;
use super::tokens::Token;
use crate::source::DecodeError;
use crate::source::page::{Break, Emphasis, Flow, Paragraph};

/// How deep lists may nest as lists; the items of deeper ones belong to the last.
const MAX_LIST_DEPTH: usize = 32;

/// Spaces that an inner list is further right.
const LIST_INDENT: usize = 4;

/// A list that is open.
enum List {
    Bullets,
    Plain,
    Numbers { style: Style, next: u32 },
}

/// Collects text into lines.
#[derive(Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a state of its own of the tokens so far"
)]
pub(super) struct Blocks {
    line: String,
    heading: Option<u8>,
    /// Open elements of bold text.
    bold_open: usize,
    in_head_cell: bool,
    /// Letters of the line that are bold, and that are not.
    bold: usize,
    plain: usize,
    /// The text so far ends where a line of the source ends.
    after_line_end: bool,
    /// Where a bold stretch begins that begins a line of the source.
    label_from: Option<usize>,
    /// There is space above the next line.
    gap: bool,
    lists: Vec<List>,
    lists_too_deep: usize,
    /// The number or bullet before the next line.
    mark: Option<String>,
    preformatted: usize,
    in_title: bool,
}

impl Blocks {
    pub(super) fn token(
        &mut self,
        token: &Token,
        flow: &mut Flow<'_, '_>,
    ) -> Result<(), DecodeError> {
        match token {
            Token::Open(tag) => self.open(tag, flow),
            Token::Close(name) => self.close(name, flow),
            Token::Text(_) if self.in_title => Ok(()),
            Token::Text(text) if self.preformatted > 0 => self.preformatted(text, flow),
            Token::Text(text) => {
                if self.ends_heading(text) {
                    self.end_line(flow)?;
                }
                self.push(text);
                Ok(())
            }
        }
    }

    /// For pages in which no tag parts the lines.
    pub(super) fn with_lines_as_written() -> Self {
        Self { preformatted: 1, ..Self::default() }
    }

    /// Whether a bold beginning of a paragraph ends where a line of the source ends: a heading
    /// that has no element of its own (`<p><b>§ 1 Val</b>`, and the text on the next line).
    fn ends_heading(&self, text: &str) -> bool {
        let blank = &text[..text.len() - text.trim_start().len()];
        self.bold > 0 && self.plain == 0 && self.bold_open == 0 && blank.contains('\n')
    }

    /// Ends the page: what stands on the last line is handed on.
    pub(super) fn finish(&mut self, flow: &mut Flow<'_, '_>) -> Result<(), DecodeError> {
        self.end_line(flow)
    }

    fn open(&mut self, tag: &Tag, flow: &mut Flow<'_, '_>) -> Result<(), DecodeError> {
        if tag.attribute("style").is_some() {
            let style = tag.style();
            if style.contains("break-before:always") || style.contains("break-before:page") {
                self.end_line(flow)?;
                flow.page_break(Break::Soft)?;
            }
        }
        match tag.name.as_str() {
            "br" if self.heading.is_some() => self.line.push('\n'),
            "br" if self.line.trim().is_empty() => flow.paragraph(Paragraph::default())?,
            "br" => self.end_line(flow)?,
            "b" | "strong" => {
                self.bold_open += 1;
                let begins = self.after_line_end && !self.line.trim().is_empty();
                self.label_from = begins.then_some(self.line.len());
            }
            "title" => self.in_title = true,
            "table" => {
                self.end_line(flow)?;
                flow.open_table();
            }
            "tr" => {
                self.end_line(flow)?;
                flow.close_row()?;
            }
            "td" | "th" => {
                self.end_line(flow)?;
                flow.open_cell();
                self.gap = false;
                self.in_head_cell = tag.name == "th";
                self.bold_open = 0;
            }
            "ol" | "ul" | "menu" => {
                self.end_line(flow)?;
                self.open_list(tag);
            }
            "li" => {
                self.end_line(flow)?;
                self.mark = self.next_mark(tag);
            }
            "pre" | "listing" => {
                self.gap(flow)?;
                self.preformatted += 1;
            }
            name => match heading_level(name) {
                Some(level) => {
                    self.gap(flow)?;
                    self.heading = Some(level);
                }
                None if has_margins(name) => self.gap(flow)?,
                None if is_block(name) => self.end_line(flow)?,
                None => {}
            },
        }
        Ok(())
    }

    fn close(&mut self, name: &str, flow: &mut Flow<'_, '_>) -> Result<(), DecodeError> {
        match name {
            "b" | "strong" => {
                self.bold_open = self.bold_open.saturating_sub(1);
                self.end_line_above_label(flow)?;
            }
            "title" => self.in_title = false,
            "table" => {
                self.end_line(flow)?;
                flow.close_table()?;
                self.in_head_cell = false;
            }
            "tr" => {
                self.end_line(flow)?;
                flow.close_row()?;
            }
            "td" | "th" => {
                self.end_line(flow)?;
                flow.close_cell();
                self.in_head_cell = false;
            }
            "ol" | "ul" | "menu" => {
                self.end_line(flow)?;
                if self.lists_too_deep > 0 {
                    self.lists_too_deep -= 1;
                } else {
                    self.lists.pop();
                }
                self.mark = None;
            }
            "li" => {
                self.end_line(flow)?;
                self.mark = None;
            }
            "pre" | "listing" => {
                self.gap(flow)?;
                self.preformatted = self.preformatted.saturating_sub(1);
            }
            _ if heading_level(name).is_some() => {
                self.end_line(flow)?;
                self.heading = None;
                self.gap = true;
            }
            _ if has_margins(name) => self.gap(flow)?,
            _ if is_block(name) => self.end_line(flow)?,
            _ => {}
        }
        Ok(())
    }

    /// Adds running text: white space is one space, and none at the line's start.
    fn push(&mut self, text: &str) {
        let mut after_space = self.line.is_empty() || self.line.ends_with([' ', '\n']);
        let mut letters = 0;
        for c in text.chars() {
            let is_space = c.is_ascii_whitespace();
            if !is_space {
                self.line.push(c);
                letters += usize::from(!c.is_whitespace());
            } else if !after_space {
                self.line.push(' ');
            }
            after_space = is_space;
        }
        self.after_line_end = text[text.trim_end().len()..].contains('\n');
        self.count(letters);
    }

    /// Bold labels that begin lines of the source (`<b>Datum:</b> i dag`, `<b>Plats:</b> här`)
    /// begin lines, though no tag says so.
    fn end_line_above_label(&mut self, flow: &mut Flow<'_, '_>) -> Result<(), DecodeError> {
        let Some(at) = self.label_from.take() else { return Ok(()) };
        if !self.line.get(at..).is_some_and(|label| label.trim_end().ends_with(':')) {
            return Ok(());
        }
        let label = self.line.split_off(at);
        self.end_line(flow)?;
        self.bold = label.chars().filter(|c| !c.is_whitespace()).count();
        self.line = label;
        Ok(())
    }

    fn count(&mut self, letters: usize) {
        if self.bold_open > 0 || self.in_head_cell {
            self.bold += letters;
        } else {
            self.plain += letters;
        }
    }

    /// Adds text whose lines are lines.
    fn preformatted(&mut self, text: &str, flow: &mut Flow<'_, '_>) -> Result<(), DecodeError> {
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                if self.line.trim().is_empty() {
                    flow.paragraph(Paragraph::default())?;
                }
                self.end_line(flow)?;
            }
            let line = line.trim_end_matches('\r');
            self.line.push_str(line);
            self.count(line.chars().filter(|c| !c.is_whitespace()).count());
        }
        Ok(())
    }

    fn gap(&mut self, flow: &mut Flow<'_, '_>) -> Result<(), DecodeError> {
        self.end_line(flow)?;
        // The paragraphs of an item stand no further apart than the items.
        self.gap |= self.lists.is_empty();
        Ok(())
    }

    fn end_line(&mut self, flow: &mut Flow<'_, '_>) -> Result<(), DecodeError> {
        let mut text = std::mem::take(&mut self.line);
        let (bold, plain) = (std::mem::take(&mut self.bold), std::mem::take(&mut self.plain));
        if text.trim().is_empty() {
            return Ok(());
        }
        if let Some(mark) = self.mark.take() {
            text.insert_str(0, &mark);
        }
        let emphasis = match self.heading {
            Some(level) => Some(Emphasis::Heading(level)),
            None => (bold > 0 && plain == 0).then_some(Emphasis::Bold),
        };
        let gap_before = std::mem::take(&mut self.gap);
        let indent = self.lists.len().saturating_sub(1) * LIST_INDENT;
        flow.paragraph(Paragraph { text, emphasis, indent, gap_before, ..Paragraph::default() })
    }

    fn open_list(&mut self, tag: &Tag) {
        if self.lists.len() >= MAX_LIST_DEPTH {
            self.lists_too_deep += 1;
            return;
        }
        self.gap |= self.lists.is_empty();
        let unmarked = tag.attribute("style").is_some() && {
            let style = tag.style();
            style.contains("list-style:none") || style.contains("list-style-type:none")
        };
        self.lists.push(match tag.name.as_str() {
            _ if unmarked => List::Plain,
            "ol" => {
                let style = tag.attribute("type").and_then(Style::of_sign).unwrap_or_default();
                let next = tag.attribute("start").and_then(|start| start.trim().parse().ok());
                List::Numbers { style, next: next.unwrap_or(1) }
            }
            _ => List::Bullets,
        });
    }

    /// The number or bullet of the item that begins.
    fn next_mark(&mut self, tag: &Tag) -> Option<String> {
        match self.lists.last_mut() {
            Some(List::Numbers { style, next }) => {
                if let Some(value) = tag.attribute("value").and_then(|v| v.trim().parse().ok()) {
                    *next = value;
                }
                let mark = format!("{}. ", style.print(*next));
                *next = next.saturating_add(1);
                Some(mark)
            }
            Some(List::Plain) => None,
            Some(List::Bullets) | None => Some("• ".to_owned()),
        }
    }
}

/// The level of a heading by the name of its element.
fn heading_level(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h', digit @ b'1'..=b'6'] => Some(digit - b'0'),
        _ => None,
    }
}

/// Whether browsers leave space above and below an element.
fn has_margins(name: &str) -> bool {
    matches!(name, "p" | "blockquote" | "hr" | "dl" | "figure" | "fieldset")
}

/// Whether an element begins on a line of its own.
fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "div"
            | "dt"
            | "figcaption"
            | "footer"
            | "form"
            | "header"
            | "html"
            | "legend"
            | "main"
            | "section"
            | "summary"
            | "tbody"
            | "tfoot"
            | "thead"
    )
}
