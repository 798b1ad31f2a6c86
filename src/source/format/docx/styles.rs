//! What do the styles of a Word file say of a paragraph and its letters?
//!
//! `word/styles.xml` gives each style only what it changes; the look is what it says and all that
//! it inherits. Headings are known by their outline level or by the style's name: the names of
//! built-in styles are English in every language's Word, but other programs write `Rubrik 1`.

use std::collections::HashMap;

use super::super::heading_name;
use super::super::xml::Element;
use super::super::xml::Node;
use super::super::xml::Take;
use super::super::xml::Xml;
use super::part::part;
use crate::source::DecodeError;

/// The longest chain of styles that inherit from each other; a circle ends here too.
const MAX_INHERITANCE: usize = 32;

/// The outline level that means running text.
const TEXT_LEVEL: u8 = 9;

/// Layout of a paragraph, as far as it is said. Lengths are in twentieths of a point.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct ParagraphLook {
    /// Outline level from 0; 9 is running text.
    pub outline: Option<u8>,
    /// The list that numbers the paragraph; 0 means that there is no list.
    pub list: Option<u32>,
    /// The level in that list, from 0.
    pub list_level: Option<usize>,
    /// The style that named the list.
    pub list_style: Option<String>,
    pub space_before: Option<i32>,
    pub space_after: Option<i32>,
    /// Whether space to a neighbour of the same style is left out.
    pub tight: Option<bool>,
    /// Indent of all lines.
    pub indent: Option<i32>,
    /// What the first line stands further right (or left) than the others.
    pub first_line: Option<i32>,
    pub page_break: Option<bool>,
    /// Whether tabs are filled with dots.
    pub leaders: Option<bool>,
}

/// The look of letters, as far as it is said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct RunLook {
    pub bold: Option<bool>,
    pub hidden: Option<bool>,
}

impl ParagraphLook {
    /// Takes in what an element of the paragraph's properties says.
    pub(super) fn take(&mut self, element: &Element<'_>) {
        match &*element.name {
            "outlineLvl" => self.outline = element.number("val"),
            "numId" => self.list = element.number("val"),
            "ilvl" => self.list_level = element.number("val"),
            "pageBreakBefore" => self.page_break = Some(is_on(element)),
            "contextualSpacing" => self.tight = Some(is_on(element)),
            "spacing" => {
                let space = |length: &str, automatic: &str| {
                    // Word leaves 14 points where it is to find the space itself.
                    let itself = matches!(element.attribute(automatic)?.as_str(), "1" | "true");
                    itself.then_some(280).or_else(|| element.number(length))
                };
                let before = space("before", "beforeAutospacing");
                let after = space("after", "afterAutospacing");
                self.space_before =
                    before.or_else(|| element.number("before")).or(self.space_before);
                self.space_after = after.or_else(|| element.number("after")).or(self.space_after);
            }
            "ind" => {
                let left = element.number("left").or_else(|| element.number("start"));
                self.indent = left.or(self.indent);
                let hanging = element.number("hanging").map(|by: i32| by.saturating_neg());
                let first = hanging.or_else(|| element.number("firstLine"));
                self.first_line = first.or(self.first_line);
            }
            "tab" if element.attribute("leader").is_some_and(|leader| leader == "dot") => {
                self.leaders = Some(true);
            }
            _ => {}
        }
    }

    /// This look, with what it leaves unsaid from `base`.
    pub(super) fn over(self, base: &Self) -> Self {
        let list_style =
            if self.list.is_some() { self.list_style } else { base.list_style.clone() };
        Self {
            outline: self.outline.or(base.outline),
            list: self.list.or(base.list),
            list_level: self.list_level.or(base.list_level),
            list_style,
            space_before: self.space_before.or(base.space_before),
            space_after: self.space_after.or(base.space_after),
            tight: self.tight.or(base.tight),
            indent: self.indent.or(base.indent),
            first_line: self.first_line.or(base.first_line),
            page_break: self.page_break.or(base.page_break),
            leaders: self.leaders.or(base.leaders),
        }
    }

    /// The level as a heading, from 1 to 6.
    pub(super) fn heading(&self) -> Option<u8> {
        self.outline.filter(|level| *level < TEXT_LEVEL).map(|level| (level + 1).min(6))
    }
}

impl RunLook {
    /// Takes in what an element of the letters' properties says.
    pub(super) fn take(&mut self, element: &Element<'_>) {
        match &*element.name {
            "b" => self.bold = Some(is_on(element)),
            "vanish" => self.hidden = Some(is_on(element)),
            _ => {}
        }
    }

    /// This look, with what it leaves unsaid from `base`.
    pub(super) fn over(self, base: Self) -> Self {
        Self { bold: self.bold.or(base.bold), hidden: self.hidden.or(base.hidden) }
    }
}

/// Whether a property that is on by being there is not said to be off.
fn is_on(element: &Element<'_>) -> bool {
    !element.attribute("val").is_some_and(|value| matches!(value.as_str(), "0" | "false" | "off"))
}

#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    paragraph: ParagraphLook,
    run: RunLook,
}

/// All styles of a file.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: HashMap<String, Style>,
    /// The style of paragraphs that name none.
    default_style: Option<String>,
    paragraph: ParagraphLook,
    run: RunLook,
}

impl Styles {
    /// Reads `word/styles.xml`. What stands before a fault is kept.
    pub(super) fn read(text: &str) -> Self {
        let mut styles = Self::default();
        let mut xml = part(text);
        // A file with damaged styles still has its text, so a fault ends the styles only.
        while let Ok(Some(node)) = xml.next() {
            let Node::Open(element) = node else { continue };
            let taken = match &*element.name {
                "docDefaults" => {
                    let (paragraph, run) = (&mut styles.paragraph, &mut styles.run);
                    xml.inside(|element| {
                        paragraph.take(element);
                        run.take(element);
                        Take::Inside
                    })
                }
                "style" => styles.read_style(&element, &mut xml),
                _ => Ok(()),
            };
            if taken.is_err() {
                break;
            }
        }
        styles
    }

    fn read_style(&mut self, element: &Element<'_>, xml: &mut Xml<'_>) -> Result<(), DecodeError> {
        let id = element.attribute("styleId").unwrap_or_default();
        let of_paragraphs = element.attribute("type").is_none_or(|kind| kind == "paragraph");
        let is_default = element.attribute("default").is_some_and(|v| v == "1" || v == "true");
        if of_paragraphs && is_default {
            self.default_style = Some(id.clone());
        }
        let mut style = Style::default();
        let mut by_name = ParagraphLook::default();
        let end = xml.inside(|element| {
            match &*element.name {
                "name" => by_name = look_by_name(&element.attribute("val").unwrap_or_default()),
                "basedOn" => style.based_on = element.attribute("val"),
                // What a table's style says of its first row and the like.
                "tblStylePr" => return Take::Nothing,
                _ => {
                    style.paragraph.take(element);
                    style.run.take(element);
                }
            }
            Take::Inside
        });
        style.paragraph.list_style = style.paragraph.list.map(|_| id.clone());
        if of_paragraphs {
            style.paragraph = style.paragraph.over(&by_name);
        }
        self.by_id.insert(id, style);
        end
    }

    /// The look of paragraphs of a style, and of the letters in them.
    pub(super) fn paragraph(&self, id: Option<&str>) -> (ParagraphLook, RunLook) {
        let Some(id) = id.or(self.default_style.as_deref()) else {
            return (self.paragraph.clone(), self.run);
        };
        let mut paragraph = ParagraphLook::default();
        let mut run = RunLook::default();
        for style in self.chain(id) {
            paragraph = paragraph.over(&style.paragraph);
            run = run.over(style.run);
        }
        if !self.by_id.contains_key(id) {
            paragraph = look_by_name(id);
        }
        (paragraph.over(&self.paragraph), run.over(self.run))
    }

    /// The look of letters of a style of their own.
    pub(super) fn letters(&self, id: &str) -> RunLook {
        self.chain(id).fold(RunLook::default(), |look, style| look.over(style.run))
    }

    /// A style and those that it inherits from.
    fn chain(&self, id: &str) -> impl Iterator<Item = &Style> {
        let first = self.by_id.get(id);
        let next = |style: &&Style| self.by_id.get(style.based_on.as_deref()?);
        std::iter::successors(first, next).take(MAX_INHERITANCE)
    }
}

/// What the name of a style (or its identifier) tells of it.
fn look_by_name(name: &str) -> ParagraphLook {
    let heading = heading_name::level(name).map(|level| level - 1);
    let name = name.to_lowercase().replace(' ', "");
    // Entries of a list of contents; Word leaves the å out of identifiers.
    let is_contents = ["toc", "innehåll", "innehll", "contents"]
        .into_iter()
        .any(|stem| name.strip_prefix(stem).is_some_and(|number| number.parse::<u8>().is_ok()));
    ParagraphLook {
        outline: heading.or(is_contents.then_some(TEXT_LEVEL)),
        leaders: is_contents.then_some(true),
        ..ParagraphLook::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn styles(inner: &str) -> Styles {
        Styles::read(&format!("<w:styles>{inner}</w:styles>"))
    }

    #[test]
    fn headings_are_known_by_name_and_by_outline_level() {
        let styles = styles(
            "<w:style w:type='paragraph' w:styleId='Rubrik2'><w:name w:val='heading 2'/></w:style>
             <w:style w:type='paragraph' w:styleId='Para'><w:basedOn w:val='Rubrik2'/></w:style>
             <w:style w:type='paragraph' w:styleId='X'><w:outlineLvl w:val='0'/></w:style>
             <w:style w:type='paragraph' w:styleId='T'><w:name w:val='toc 1'/></w:style>",
        );
        let heading = |id: &str| styles.paragraph(Some(id)).0.heading();
        assert_eq!(["Rubrik2", "Para", "X", "T"].map(heading), [Some(2), Some(2), Some(1), None]);
        assert_eq!(heading("Heading3"), Some(3), "a style that is not in the file");
        assert_eq!(styles.paragraph(Some("T")).0.leaders, Some(true));
    }

    #[test]
    fn what_a_style_leaves_unsaid_is_inherited() {
        let styles = styles(
            "<w:docDefaults><w:pPrDefault><w:pPr><w:spacing w:after='160'/></w:pPr></w:pPrDefault>
             </w:docDefaults>
             <w:style w:type='paragraph' w:default='1' w:styleId='N'><w:rPr><w:b/></w:rPr></w:style>
             <w:style w:type='paragraph' w:styleId='A'><w:basedOn w:val='N'/>
             <w:pPr><w:ind w:left='567' w:hanging='567'/></w:pPr></w:style>",
        );
        let (paragraph, run) = styles.paragraph(Some("A"));
        assert_eq!((paragraph.indent, paragraph.first_line), (Some(567), Some(-567)));
        assert_eq!((paragraph.space_after, run.bold), (Some(160), Some(true)));
        assert_eq!(styles.paragraph(None).1.bold, Some(true));
    }

    #[test]
    fn styles_that_inherit_in_a_circle_end() {
        let styles = styles(
            "<w:style w:styleId='A'><w:basedOn w:val='B'/></w:style>
             <w:style w:styleId='B'><w:basedOn w:val='A'/></w:style>",
        );
        assert_eq!(styles.paragraph(Some("A")).0, ParagraphLook::default());
    }
}
