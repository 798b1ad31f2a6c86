//! What do the styles of an `OpenDocument` text say of a paragraph and its letters?
//!
//! Styles stand in `styles.xml` and in `content.xml`, each with only what it changes; the look of
//! one is what it says and all that it inherits.

use std::collections::HashMap;

use super::super::xml::Element;
use super::super::xml::Node;
use super::super::xml::Take;
use super::super::xml::Xml;
use super::length::twentieths;
use super::lists::Lists;
use crate::source::DecodeError;

/// The longest chain of styles that inherit from each other; a circle ends here too.
const MAX_INHERITANCE: usize = 32;

/// The look of a style, as far as it is said. Lengths are in twentieths of a point.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Look {
    parent: Option<String>,
    /// The level of headings of this style, from 1.
    pub outline: Option<u8>,
    pub bold: Option<bool>,
    pub hidden: Option<bool>,
    pub breaks_before: Option<bool>,
    pub breaks_after: Option<bool>,
    pub space_before: Option<i32>,
    pub space_after: Option<i32>,
    /// Whether space to a neighbour of the same style is left out.
    pub tight: Option<bool>,
    pub indent: Option<i32>,
    pub first_line: Option<i32>,
}

impl Look {
    fn take(&mut self, element: &Element<'_>) {
        let length = |name: &str| element.attribute(name).and_then(|text| twentieths(&text));
        let breaks = |name: &str| element.attribute(name).map(|kind| kind == "page");
        match &*element.name {
            "style:paragraph-properties" | "style:table-properties" => {
                self.breaks_before = breaks("break-before").or(self.breaks_before);
                self.breaks_after = breaks("break-after");
                self.space_before = length("margin-top");
                self.space_after = length("margin-bottom");
                self.tight = element.attribute("contextual-spacing").map(|value| value == "true");
                self.indent = length("margin-left");
                self.first_line = length("text-indent");
            }
            "style:text-properties" => {
                self.bold = element.attribute("font-weight").map(|weight| {
                    weight == "bold" || weight.parse::<u32>().is_ok_and(|weight| weight >= 600)
                });
                self.hidden = element.attribute("display").map(|display| display == "none");
            }
            _ => {}
        }
    }

    /// This look, with what it leaves unsaid from `base`.
    pub(super) fn over(self, base: &Self) -> Self {
        Self {
            parent: None,
            outline: self.outline.or(base.outline),
            bold: self.bold.or(base.bold),
            hidden: self.hidden.or(base.hidden),
            // A break belongs to the one style that asks for it.
            breaks_before: self.breaks_before.or(base.breaks_before),
            breaks_after: self.breaks_after.or(base.breaks_after),
            space_before: self.space_before.or(base.space_before),
            space_after: self.space_after.or(base.space_after),
            tight: self.tight.or(base.tight),
            indent: self.indent.or(base.indent),
            first_line: self.first_line.or(base.first_line),
        }
    }
}

/// All styles of a file.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// By family and name.
    looks: HashMap<(String, String), Look>,
    /// What all styles of a family inherit.
    defaults: HashMap<String, Look>,
    pub lists: Lists,
}

impl Styles {
    /// Reads the styles of a part, up to its text. What stands before a fault is kept.
    pub(super) fn read(&mut self, text: &str) {
        let mut xml = Xml::new(text, "", "");
        while let Ok(Some(node)) = xml.next() {
            let Node::Open(element) = node else { continue };
            let taken = match &*element.name {
                "office:body" => break,
                "style:style" | "style:default-style" => self.read_style(&element, &mut xml),
                "text:list-style" | "text:outline-style" => {
                    self.lists.read_style(&element, &mut xml)
                }
                _ => Ok(()),
            };
            if taken.is_err() {
                break;
            }
        }
    }

    fn read_style(&mut self, element: &Element<'_>, xml: &mut Xml<'_>) -> Result<(), DecodeError> {
        let family = element.attribute("family").unwrap_or_default();
        let mut look = Look {
            parent: element.attribute("parent-style-name"),
            outline: element.number("default-outline-level"),
            // A style with a page layout of its own begins a page.
            breaks_before: element
                .attribute("master-page-name")
                .and_then(|name| (!name.is_empty()).then_some(true)),
            ..Look::default()
        };
        let end = xml.inside(|element| {
            look.take(element);
            Take::Inside
        });
        match element.attribute("name") {
            Some(name) => drop(self.looks.insert((family, name), look)),
            None => drop(self.defaults.insert(family, look)),
        }
        end
    }

    /// The look of a style with what it inherits.
    pub(super) fn look(&self, family: &str, name: &str) -> Look {
        let mut look = Look::default();
        let mut next = Some(name.to_owned());
        for _ in 0..MAX_INHERITANCE {
            let Some(name) = next.take() else { break };
            let Some(style) = self.looks.get(&(family.to_owned(), name)) else { break };
            look = look.over(style);
            next.clone_from(&style.parent);
        }
        self.defaults.get(family).map_or(look.clone(), |base| look.over(base))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_style_leaves_unsaid_is_inherited() {
        let mut styles = Styles::default();
        styles.read(
            "<a><style:default-style style:family='paragraph'><style:paragraph-properties
             fo:margin-top='12pt'/></style:default-style>
             <style:style style:family='paragraph' style:name='A' style:default-outline-level='2'/>
             <style:style style:family='paragraph' style:name='B' style:parent-style-name='A'>
             <style:text-properties fo:font-weight='bold'/></style:style></a>",
        );
        let look = styles.look("paragraph", "B");
        assert_eq!((look.outline, look.bold, look.space_before), (Some(2), Some(true), Some(240)));
    }
}
