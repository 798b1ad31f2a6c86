//! What stands in the text of an `OpenDocument` file?
//!
//! The text and the running heads and feet (which stand in the page layouts of the styles) are XML
//! of one kind. Their paragraphs, breaks and tables go to [`Flow`] with what styles and lists say
//! of them. The text of a text box stands above the paragraph that it is anchored to.

use super::super::xml::Element;
use super::super::xml::Node;
use super::super::xml::Xml;
use super::lists::ListId;
use super::lists::OUTLINE;
use super::styles::Look;
use super::styles::Styles;
use crate::source::DecodeError;
use crate::source::page::{Break, Emphasis, Flow, Paragraph};

/// Space between paragraphs that counts as a blank line: half a line of 12 points, in
/// twentieths of a point.
const BLANK_LINE: i32 = 120;

/// The width of a character of 12 points, in twentieths of a point.
const CHARACTER: i32 = 120;

/// The most spaces that one element may stand for.
const MAX_SPACES: usize = 64;

/// What of a part is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Region {
    /// The text.
    Text,
    /// Running heads and feet.
    Margin,
}

impl Region {
    fn begins_with(self, name: &str) -> bool {
        match self {
            Self::Text => name == "office:text",
            Self::Margin => matches!(
                name,
                "style:header"
                    | "style:header-left"
                    | "style:header-first"
                    | "style:footer"
                    | "style:footer-left"
                    | "style:footer-first"
            ),
        }
    }
}

/// A paragraph that is being read.
#[derive(Default)]
struct Open {
    style: String,
    look: Look,
    heading: Option<u8>,
    text: String,
    /// The looks of the spans around the letters being read.
    spans: Vec<Look>,
    /// Letters of its text that are bold, and that are not.
    bold: usize,
    plain: usize,
    /// The printed number, until it is handed on.
    label: Option<super::lists::Label>,
    begun: bool,
}

/// A list that is open.
struct OpenList {
    id: ListId,
    style: String,
    /// Whether the next paragraph is the first of its item, and gets the number.
    counts: bool,
    start: Option<u32>,
}

/// The paragraph above, as far as the space below it matters.
#[derive(Default)]
struct Above {
    style: String,
    space: i32,
    tight: bool,
}

/// Reads one part.
pub(super) struct Body<'s> {
    styles: &'s mut Styles,
    outline: ListId,
    open: Vec<Open>,
    lists: Vec<OpenList>,
    above: Above,
    notes: Vec<Paragraph>,
    in_note: usize,
    in_contents: usize,
    in_region: bool,
}

impl<'s> Body<'s> {
    pub(super) fn new(styles: &'s mut Styles) -> Self {
        let outline = styles.lists.new_list();
        Self {
            styles,
            outline,
            open: Vec::new(),
            lists: Vec::new(),
            above: Above::default(),
            notes: Vec::new(),
            in_note: 0,
            in_contents: 0,
            in_region: false,
        }
    }

    /// Reads a part. At a fault, what was read so far is in `flow`.
    pub(super) fn read(
        mut self,
        text: &str,
        region: Region,
        flow: &mut Flow<'_, '_>,
    ) -> Result<(), DecodeError> {
        if text.is_empty() {
            return Ok(());
        }
        let mut xml = Xml::new(text, "", "");
        let end = self.nodes(&mut xml, region, flow);
        while !self.open.is_empty() {
            self.end_paragraph(flow)?;
        }
        if !self.notes.is_empty() {
            flow.paragraph(Paragraph::default())?;
        }
        for note in std::mem::take(&mut self.notes) {
            flow.paragraph(note)?;
        }
        end
    }

    fn nodes(
        &mut self,
        xml: &mut Xml<'_>,
        region: Region,
        flow: &mut Flow<'_, '_>,
    ) -> Result<(), DecodeError> {
        while let Some(node) = xml.next()? {
            match node {
                Node::Open(element) if region.begins_with(&element.name) => self.in_region = true,
                Node::Close(name) if region.begins_with(&name) => self.in_region = false,
                _ if !self.in_region => {}
                Node::Open(element) => self.open(&element, xml, flow)?,
                Node::Close(name) => self.close(&name, flow)?,
                Node::Text(text) => self.push_collapsed(&text),
            }
        }
        Ok(())
    }

    fn open(
        &mut self,
        element: &Element<'_>,
        xml: &mut Xml<'_>,
        flow: &mut Flow<'_, '_>,
    ) -> Result<(), DecodeError> {
        match &*element.name {
            "text:p" | "text:h" => self.begin_paragraph(element),
            "text:span" => {
                let look = self.styles.look("text", &style_name(element));
                if let Some(open) = self.open.last_mut() {
                    open.spans.push(look);
                }
            }
            "text:s" => {
                let count = element.number("c").unwrap_or(1_usize).min(MAX_SPACES);
                self.push(&" ".repeat(count));
            }
            "text:tab" => self.push("\t"),
            "text:line-break" => self.push("\n"),
            "text:soft-page-break" => self.break_page(flow)?,
            "text:list" => self.begin_list(element),
            "text:list-item" => self.begin_item(element, true),
            "text:list-header" => self.begin_item(element, false),
            "text:note-body" => self.in_note += 1,
            "text:table-of-content" => self.in_contents += 1,
            "table:table" => {
                if self.styles.look("table", &style_name(element)).breaks_before == Some(true) {
                    flow.page_break(Break::Soft)?;
                }
                flow.open_table();
            }
            "table:table-cell" => flow.open_cell(),
            "text:section" if element.attribute("display").is_some_and(|how| how == "none") => {
                xml.skip()?;
            }
            // Comments, what was deleted, descriptions of images, and declarations. A cell that
            // another one covers may still hold its old text.
            "office:annotation"
            | "office:forms"
            | "office:event-listeners"
            | "svg:title"
            | "svg:desc"
            | "table:covered-table-cell"
            | "text:note-citation"
            | "text:ruby-text"
            | "text:sequence-decls"
            | "text:table-of-content-source"
            | "text:tracked-changes"
            | "text:user-field-decls"
            | "text:variable-decls" => xml.skip()?,
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str, flow: &mut Flow<'_, '_>) -> Result<(), DecodeError> {
        match name {
            "text:p" | "text:h" => self.end_paragraph(flow)?,
            "text:span" => {
                if let Some(open) = self.open.last_mut() {
                    open.spans.pop();
                }
            }
            "text:list" => drop(self.lists.pop()),
            "text:note-body" => self.in_note = self.in_note.saturating_sub(1),
            "text:table-of-content" => self.in_contents = self.in_contents.saturating_sub(1),
            "table:table-cell" => flow.close_cell(),
            "table:table-row" => flow.close_row()?,
            "table:table" => flow.close_table()?,
            _ => {}
        }
        Ok(())
    }

    fn begin_list(&mut self, element: &Element<'_>) {
        let own = element.attribute("style-name");
        let (id, style) = if let Some(outer) = self.lists.last() {
            // An inner list is a level of the outer one.
            (outer.id, own.unwrap_or_else(|| outer.style.clone()))
        } else {
            let style = own.unwrap_or_default();
            (self.styles.lists.begin(&style, element), style)
        };
        self.lists.push(OpenList { id, style, counts: false, start: None });
    }

    fn begin_item(&mut self, element: &Element<'_>, counts: bool) {
        if let Some(list) = self.lists.last_mut() {
            list.counts = counts;
            list.start = element.number("start-value");
        }
    }

    fn begin_paragraph(&mut self, element: &Element<'_>) {
        let style = style_name(element);
        let look = self.styles.look("paragraph", &style);
        let is_heading = element.name == "text:h";
        let level = element.number::<u8>("outline-level").filter(|_| is_heading);
        let heading = level.or(look.outline).filter(|level| *level > 0);
        let unnumbered = element.attribute("is-list-header").is_some_and(|value| value == "true");
        let label = self.label(level, unnumbered, element);
        let heading = heading.map(|level| level.min(6));
        self.open.push(Open { style, look, heading, label, ..Open::default() });
    }

    /// The number before a paragraph that is the first of its item, or a numbered heading.
    fn label(
        &mut self,
        heading: Option<u8>,
        unnumbered: bool,
        element: &Element<'_>,
    ) -> Option<super::lists::Label> {
        let lists = &mut self.styles.lists;
        // Text in a note or a text box is not an item of the list around it.
        let depth = self.lists.len();
        if let Some(list) = self.lists.last_mut().filter(|_| self.open.is_empty()) {
            if !std::mem::take(&mut list.counts) || unnumbered {
                return None;
            }
            return lists.count(list.id, &list.style, depth - 1, list.start.take());
        }
        let level = usize::from(heading?).checked_sub(1)?;
        if unnumbered || !lists.has(OUTLINE) {
            return None;
        }
        lists.count(self.outline, OUTLINE, level, element.number("start-value"))
    }

    fn push_collapsed(&mut self, text: &str) {
        let Some(open) = self.open.last() else { return };
        let mut after_space = open.text.is_empty() || open.text.ends_with([' ', '\n', '\t']);
        let mut collapsed = String::with_capacity(text.len());
        for c in text.chars() {
            let is_space = matches!(c, ' ' | '\n' | '\r' | '\t');
            if !is_space {
                collapsed.push(c);
            } else if !after_space {
                collapsed.push(' ');
            }
            after_space = is_space;
        }
        self.push(&collapsed);
    }

    fn push(&mut self, text: &str) {
        let Some(open) = self.open.last_mut() else { return };
        let said = |what: fn(&Look) -> Option<bool>| {
            let spans = open.spans.iter().rev().find_map(what);
            spans.or_else(|| what(&open.look)) == Some(true)
        };
        if said(|look| look.hidden) {
            return;
        }
        let letters = text.chars().filter(|c| !c.is_whitespace()).count();
        if said(|look| look.bold) {
            open.bold += letters;
        } else {
            open.plain += letters;
        }
        open.text.push_str(text);
    }

    /// Ends the page, perhaps in the middle of a paragraph.
    fn break_page(&mut self, flow: &mut Flow<'_, '_>) -> Result<(), DecodeError> {
        if let Some(mut open) = self.open.pop() {
            if !open.text.trim().is_empty() {
                self.hand_on(&mut open, flow)?;
            }
            self.open.push(open);
        }
        flow.page_break(Break::Soft)
    }

    fn end_paragraph(&mut self, flow: &mut Flow<'_, '_>) -> Result<(), DecodeError> {
        let Some(mut open) = self.open.pop() else { return Ok(()) };
        if !(open.begun && open.text.trim().is_empty()) {
            self.hand_on(&mut open, flow)?;
        }
        if open.look.breaks_after == Some(true) { flow.page_break(Break::Soft) } else { Ok(()) }
    }

    /// Hands on the text read so far, with the number before it where it is the first.
    fn hand_on(&mut self, open: &mut Open, flow: &mut Flow<'_, '_>) -> Result<(), DecodeError> {
        let mut paragraph = Paragraph {
            text: std::mem::take(&mut open.text),
            leaders: self.in_contents > 0,
            ..Paragraph::default()
        };
        if self.in_note > 0 {
            self.notes.push(paragraph);
            return Ok(());
        }
        let mut indent = open.look.indent.unwrap_or(0);
        indent = indent.saturating_add(open.look.first_line.unwrap_or(0));
        if !std::mem::replace(&mut open.begun, true) {
            if open.look.breaks_before == Some(true) {
                flow.page_break(Break::Soft)?;
            }
            if let Some(label) = open.label.take() {
                indent = label.indent.unwrap_or(indent);
                paragraph.text.insert_str(0, &label.text);
            }
            paragraph.gap_before = self.gap_above(open);
        }
        paragraph.indent = usize::try_from(indent / CHARACTER).unwrap_or(0);
        paragraph.emphasis = match open.heading {
            Some(level) => Some(Emphasis::Heading(level)),
            None => (open.bold > 0 && open.plain == 0).then_some(Emphasis::Bold),
        };
        flow.paragraph(paragraph)
    }

    /// Whether the space between this paragraph and the one above is as high as a line.
    fn gap_above(&mut self, open: &Open) -> bool {
        let same_style = self.above.style == open.style;
        let tight = open.look.tight == Some(true);
        let below = if self.above.tight && same_style { 0 } else { self.above.space };
        let above = if tight && same_style { 0 } else { open.look.space_before.unwrap_or(0) };
        let space = open.look.space_after.unwrap_or(0);
        self.above = Above { style: open.style.clone(), space, tight };
        // Unlike Word, the format adds both up, but LibreOffice as it reads Word's files does not.
        below.max(above) >= BLANK_LINE
    }
}

fn style_name(element: &Element<'_>) -> String {
    element.attribute("style-name").unwrap_or_default()
}
