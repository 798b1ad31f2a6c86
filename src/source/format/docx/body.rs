//! What stands in the text of a Word file?
//!
//! Text, running heads and footnotes are XML of one kind. Their paragraphs, breaks and tables go
//! to [`Flow`] with what styles and lists say of them. The text of a text box stands above the
//! paragraph that the box is anchored to.

use super::super::xml::Element;
use super::super::xml::Node;
use super::super::xml::Take;
use super::super::xml::Xml;
use super::numbering::Numbering;
use super::part::part;
use super::styles::ParagraphLook;
use super::styles::RunLook;
use super::styles::Styles;
use crate::source::DecodeError;
use crate::source::page::{Break, Emphasis, Flow, Paragraph};

/// Space between paragraphs that counts as a blank line: half a line of 12 points, in
/// twentieths of a point.
const BLANK_LINE: i32 = 120;

/// The width of a character of 12 points, in twentieths of a point.
const CHARACTER: i32 = 120;

/// A paragraph that is being read.
#[derive(Default)]
struct Open {
    style: Option<String>,
    /// The layout that the paragraph itself asks for.
    own: ParagraphLook,
    text: String,
    /// Letters of its text that are bold, and that are not.
    bold: usize,
    plain: usize,
    /// The look of its letters by its style, and that of the letters being read.
    style_letters: RunLook,
    letters: RunLook,
    /// The number was counted and part of the text was handed on.
    begun: bool,
    /// Its end was deleted, so that with no text left it is not there.
    deleted: bool,
    ends_section: bool,
}

/// The paragraph above, as far as the space below it matters.
#[derive(Default)]
struct Above {
    style: Option<String>,
    space: i32,
    tight: bool,
}

/// Reads the texts of one file.
pub(super) struct Body<'s> {
    styles: &'s Styles,
    numbering: Numbering,
    open: Vec<Open>,
    above: Above,
    /// Inside an element whose text is text of the document.
    in_text: bool,
    /// Open rows of tables, and whether each was deleted.
    rows: Vec<bool>,
}

impl<'s> Body<'s> {
    pub(super) fn new(styles: &'s Styles, numbering: Numbering) -> Self {
        let above = Above::default();
        Self { styles, numbering, open: Vec::new(), above, in_text: false, rows: Vec::new() }
    }

    /// Reads one text. At a fault, what was read so far is in `flow`.
    pub(super) fn read(&mut self, text: &str, flow: &mut Flow<'_, '_>) -> Result<(), DecodeError> {
        if text.is_empty() {
            return Ok(());
        }
        let mut xml = part(text);
        let end = self.nodes(&mut xml, flow);
        self.in_text = false;
        self.rows.clear();
        while !self.open.is_empty() {
            self.end_paragraph(flow)?;
        }
        end
    }

    fn nodes(&mut self, xml: &mut Xml<'_>, flow: &mut Flow<'_, '_>) -> Result<(), DecodeError> {
        while let Some(node) = xml.next()? {
            match node {
                Node::Open(element) => self.open(&element, xml, flow)?,
                Node::Close(name) => self.close(&name, flow)?,
                Node::Text(text) if self.in_text => self.push(&text),
                Node::Text(_) => {}
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
            "p" => {
                let style_letters = self.styles.paragraph(None).1;
                self.open.push(Open { style_letters, letters: style_letters, ..Open::default() });
            }
            "pPr" => self.paragraph_properties(xml)?,
            "rPr" => self.letter_properties(xml)?,
            "r" => self.reset_letters(),
            "t" | "m:t" => self.in_text = true,
            "tab" | "ptab" => self.push("\t"),
            "noBreakHyphen" => self.push("-"),
            "sym" => self.push(symbol(element)),
            "br" if element.attribute("type").is_some_and(|kind| kind == "page") => {
                self.break_page(Break::Hard, flow)?;
            }
            "br" | "cr" => self.push("\n"),
            "lastRenderedPageBreak" => self.break_page(Break::Soft, flow)?,
            "tbl" => flow.open_table(),
            "tr" => self.rows.push(false),
            "trPr" => {
                let mut deleted = false;
                xml.inside(|element| {
                    deleted |= element.name == "del";
                    Take::Inside
                })?;
                if let Some(row) = self.rows.last_mut() {
                    *row = deleted;
                }
            }
            "tc" => flow.open_cell(),
            // Deleted or moved away, the older form of what was just read, instructions, and
            // properties that hold texts of their own.
            "del" | "moveFrom" | "mc:Fallback" | "delText" | "instrText" | "delInstrText"
            | "sectPr" | "sdtPr" | "customXmlPr" | "smartTagPr" | "tblPr" | "tcPr" | "rt" => {
                xml.skip()?;
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str, flow: &mut Flow<'_, '_>) -> Result<(), DecodeError> {
        match name {
            "p" => self.end_paragraph(flow)?,
            "r" => self.reset_letters(),
            "t" | "m:t" => self.in_text = false,
            "tc" => flow.close_cell(),
            "tr" => {
                if self.rows.pop() == Some(true) {
                    flow.drop_row();
                } else {
                    flow.close_row()?;
                }
            }
            "tbl" => flow.close_table()?,
            _ => {}
        }
        Ok(())
    }

    fn paragraph_properties(&mut self, xml: &mut Xml<'_>) -> Result<(), DecodeError> {
        let mut stray = Open::default();
        let open = self.open.last_mut().unwrap_or(&mut stray);
        let mut ends_section = false;
        xml.inside(|element| {
            match &*element.name {
                "pStyle" => open.style = element.attribute("val"),
                "pPrChange" => return Take::Nothing,
                "del" => open.deleted = true,
                "sectPr" => ends_section = true,
                // A section that goes on the same page.
                "type" => {
                    let kind = element.attribute("val").unwrap_or_default();
                    ends_section &= !matches!(kind.as_str(), "continuous" | "nextColumn");
                }
                _ => open.own.take(element),
            }
            Take::Inside
        })?;
        open.ends_section = ends_section;
        open.style_letters = self.styles.paragraph(open.style.as_deref()).1;
        open.letters = open.style_letters;
        Ok(())
    }

    fn letter_properties(&mut self, xml: &mut Xml<'_>) -> Result<(), DecodeError> {
        let mut look = RunLook::default();
        let mut style = None;
        xml.inside(|element| {
            match &*element.name {
                "rStyle" => style = element.attribute("val"),
                "rPrChange" => return Take::Nothing,
                _ => look.take(element),
            }
            Take::Inside
        })?;
        if let Some(style) = style {
            look = look.over(self.styles.letters(&style));
        }
        if let Some(open) = self.open.last_mut() {
            open.letters = look.over(open.style_letters);
        }
        Ok(())
    }

    fn reset_letters(&mut self) {
        if let Some(open) = self.open.last_mut() {
            open.letters = open.style_letters;
        }
    }

    fn push(&mut self, text: &str) {
        let Some(open) = self.open.last_mut() else { return };
        if open.letters.hidden == Some(true) {
            return;
        }
        let letters = text.chars().filter(|c| !c.is_whitespace()).count();
        if open.letters.bold == Some(true) {
            open.bold += letters;
        } else {
            open.plain += letters;
        }
        if self.in_text {
            // The XML's own line ends are white space.
            open.text.extend(text.chars().map(|c| if c == '\n' || c == '\r' { ' ' } else { c }));
        } else {
            open.text.push_str(text);
        }
    }

    /// Ends the page in the middle of a paragraph.
    fn break_page(&mut self, kind: Break, flow: &mut Flow<'_, '_>) -> Result<(), DecodeError> {
        if let Some(mut open) = self.open.pop() {
            if !open.text.trim().is_empty() {
                self.hand_on(&mut open, flow)?;
            }
            self.open.push(open);
        }
        flow.page_break(kind)
    }

    fn end_paragraph(&mut self, flow: &mut Flow<'_, '_>) -> Result<(), DecodeError> {
        let Some(mut open) = self.open.pop() else { return Ok(()) };
        let nothing_left = open.text.trim().is_empty() && (open.begun || open.deleted);
        if !nothing_left {
            self.hand_on(&mut open, flow)?;
        }
        if open.ends_section { flow.page_break(Break::Soft) } else { Ok(()) }
    }

    /// Hands on the text read so far, with the number before it where it is the first.
    fn hand_on(&mut self, open: &mut Open, flow: &mut Flow<'_, '_>) -> Result<(), DecodeError> {
        let text = std::mem::take(&mut open.text);
        let (style, _) = self.styles.paragraph(open.style.as_deref());
        let mut look = open.own.clone().over(&style);
        let first = !std::mem::replace(&mut open.begun, true);
        let mut paragraph =
            Paragraph { text, leaders: look.leaders == Some(true), ..Paragraph::default() };
        if first {
            if look.page_break == Some(true) {
                flow.page_break(Break::Soft)?;
            }
            if let Some(label) = self.label(&look) {
                // A level's indent stands above that of a style, below the paragraph's own.
                look.indent = open.own.indent.or(label.look.indent).or(look.indent);
                look.first_line = open.own.first_line.or(label.look.first_line).or(look.first_line);
                paragraph.text.insert_str(0, &label.text);
            }
            paragraph.gap_before = self.gap_above(open, &look);
        }
        paragraph.indent = indent_of(&look);
        paragraph.emphasis = match look.heading() {
            Some(level) => Some(Emphasis::Heading(level)),
            None => (open.bold > 0 && open.plain == 0).then_some(Emphasis::Bold),
        };
        flow.paragraph(paragraph)
    }

    /// The number before a paragraph that is in a list.
    fn label(&mut self, look: &ParagraphLook) -> Option<super::numbering::Label> {
        let list = look.list.filter(|list| *list > 0)?;
        let by_style = || self.numbering.level_of_style(list, look.list_style.as_deref()?);
        let level = look.list_level.or_else(by_style).unwrap_or(0);
        self.numbering.count(list, level)
    }

    /// Whether the space between this paragraph and the one above is as high as a line.
    fn gap_above(&mut self, open: &Open, look: &ParagraphLook) -> bool {
        let same_style = self.above.style == open.style;
        let tight = look.tight == Some(true);
        let below = if self.above.tight && same_style { 0 } else { self.above.space };
        let above = if tight && same_style { 0 } else { look.space_before.unwrap_or(0) };
        let space = look.space_after.unwrap_or(0);
        self.above = Above { style: open.style.clone(), space, tight };
        below.max(above) >= BLANK_LINE
    }
}

/// Spaces before the first line.
fn indent_of(look: &ParagraphLook) -> usize {
    let length = look.indent.unwrap_or(0).saturating_add(look.first_line.unwrap_or(0));
    usize::try_from(length / CHARACTER).unwrap_or(0)
}

/// A sign of a font of symbols. The fonts are known by place, not by letter: bullets and ticks
/// are told, the rest means nothing in text.
fn symbol(element: &Element<'_>) -> &'static str {
    match element.attribute("char").unwrap_or_default().to_ascii_uppercase().as_str() {
        "F0B7" | "F0A7" | "F06C" | "F06E" | "F0D8" => "•",
        "F0FC" | "F0FE" | "F052" => "✓",
        "F0A8" | "F06F" | "F071" => "☐",
        "F0E0" | "F0AE" => "→",
        "F02D" | "F0BE" => "–",
        _ => "",
    }
}
