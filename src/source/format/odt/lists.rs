//! Which number is printed before a paragraph of an `OpenDocument` list?
//!
//! The file keeps rules and no numbers, so items are counted in the document's order. A list
//! starts over unless it says that it continues another.

use std::collections::HashMap;

use super::super::list_number::Style;
use super::super::list_number::bullet;
use super::super::xml::Element;
use super::super::xml::Take;
use super::super::xml::Xml;
use super::length::twentieths;
use crate::source::DecodeError;

/// Levels of a list; the format allows no more.
const LEVELS: usize = 10;

/// The longest pattern of a number. Printed ones have some five characters; a longer one
/// would multiply a small file by each of its paragraphs.
const MAX_PATTERN_CHARS: usize = 64;

/// The style name under which the numbering of headings is kept.
pub(super) const OUTLINE: &str = "";

/// One level of a list.
#[derive(Debug, Clone, Default)]
struct Level {
    style: Style,
    bullet: Option<String>,
    /// The pattern, in which `%2%` stands for the count of the second level.
    pattern: String,
    start: Option<u32>,
    indent: Option<i32>,
}

/// A list that has counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ListId(usize);

/// The styles of lists, and how far each list has counted.
#[derive(Debug, Default)]
pub(super) struct Lists {
    styles: HashMap<String, Vec<Level>>,
    counts: Vec<[Option<u32>; LEVELS]>,
    by_name: HashMap<String, ListId>,
    last_of_style: HashMap<String, ListId>,
}

/// A number as printed, with the space after it, and the indent of its level.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Label {
    pub text: String,
    pub indent: Option<i32>,
}

impl Lists {
    /// Reads a list style (or the numbering of headings) that was just opened.
    pub(super) fn read_style(
        &mut self,
        element: &Element<'_>,
        xml: &mut Xml<'_>,
    ) -> Result<(), DecodeError> {
        let name = match &*element.name {
            "text:outline-style" => OUTLINE.to_owned(),
            _ => element.attribute("name").unwrap_or_default(),
        };
        let mut levels = vec![Level { style: Style::None, ..Level::default() }; LEVELS];
        let mut at = 0;
        let end = xml.inside(|element| {
            match &*element.name {
                "text:list-level-style-number"
                | "text:list-level-style-bullet"
                | "text:list-level-style-image"
                | "text:outline-level-style" => {
                    at = element.number("level").unwrap_or(1_usize).saturating_sub(1);
                    if let Some(level) = levels.get_mut(at) {
                        *level = level_of(element, at);
                    }
                }
                "style:list-level-properties" | "style:list-level-label-alignment" => {
                    let length =
                        |name: &str| element.attribute(name).and_then(|text| twentieths(&text));
                    let left = length("margin-left").or_else(|| length("space-before"));
                    if let (Some(level), Some(left)) = (levels.get_mut(at), left) {
                        let first = length("text-indent").unwrap_or(0);
                        level.indent = Some(left.saturating_add(first));
                    }
                }
                _ => {}
            }
            Take::Inside
        });
        self.styles.insert(name, levels);
        end
    }

    /// Whether there are lists of this style.
    pub(super) fn has(&self, style: &str) -> bool {
        self.styles.contains_key(style)
    }

    /// Begins a list of `style`, or goes on with an older one where `element` says so.
    pub(super) fn begin(&mut self, style: &str, element: &Element<'_>) -> ListId {
        let continued = element
            .attribute("continue-list")
            .and_then(|name| self.by_name.get(&name).copied())
            .or_else(|| {
                let goes_on = element.attribute("continue-numbering")? == "true";
                goes_on.then(|| self.last_of_style.get(style).copied())?
            });
        let id = continued.unwrap_or_else(|| self.new_list());
        if let Some(name) = element.attribute("id") {
            self.by_name.insert(name, id);
        }
        self.last_of_style.insert(style.to_owned(), id);
        id
    }

    /// A list that has counted nothing.
    pub(super) fn new_list(&mut self) -> ListId {
        self.counts.push([None; LEVELS]);
        ListId(self.counts.len() - 1)
    }

    /// Counts one item of `level` (from 0) and returns its printed number. `start` is what the
    /// item itself asks for.
    pub(super) fn count(
        &mut self,
        id: ListId,
        style: &str,
        level: usize,
        start: Option<u32>,
    ) -> Option<Label> {
        let levels = self.styles.get(style)?;
        let this = levels.get(level)?;
        let counts = self.counts.get_mut(id.0)?;
        let first = |index: usize| levels.get(index).and_then(|level| level.start).unwrap_or(1);
        counts[level] = Some(match (start, counts[level]) {
            (Some(start), _) => start,
            (None, Some(count)) => count.saturating_add(1),
            (None, None) => first(level),
        });
        counts[level + 1..].fill(None);
        let text = match &this.bullet {
            Some(sign) => bullet(sign).to_owned(),
            None if this.style == Style::None => return None,
            None => {
                let mut text = String::new();
                // Every second piece between the signs is the number of a level.
                for (index, piece) in this.pattern.split('%').enumerate() {
                    let shown = piece.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
                    match shown.filter(|shown| index % 2 == 1 && *shown <= level) {
                        Some(shown) => {
                            let count = *counts[shown].get_or_insert_with(|| first(shown));
                            let style = levels.get(shown).map_or(Style::None, |level| level.style);
                            text.push_str(&style.print(count));
                        }
                        None => text.push_str(piece),
                    }
                }
                text.trim().to_owned()
            }
        };
        (!text.is_empty()).then(|| Label { text: text + " ", indent: this.indent })
    }
}

/// What the tag of a level says.
fn level_of(element: &Element<'_>, index: usize) -> Level {
    let bullet = match &*element.name {
        "text:list-level-style-bullet" => element.attribute("bullet-char"),
        "text:list-level-style-image" => Some("•".to_owned()),
        _ => None,
    };
    let style = element.attribute("num-format").as_deref().and_then(Style::of_sign);
    // "num-list-format" is newer and says all; older files have prefix, suffix and a number
    // of levels.
    let pattern = element.attribute("num-list-format").unwrap_or_else(|| {
        let prefix = element.attribute("num-prefix").unwrap_or_default();
        let suffix = element.attribute("num-suffix").unwrap_or_default();
        let shown = element.number("display-levels").unwrap_or(1_usize).clamp(1, index + 1);
        let numbers: Vec<String> =
            (index + 2 - shown..index + 2).map(|n| format!("%{n}%")).collect();
        format!("{prefix}{}{suffix}", numbers.join("."))
    });
    Level {
        style: style.unwrap_or(Style::None),
        bullet,
        pattern: pattern.chars().take(MAX_PATTERN_CHARS).collect(),
        start: element.number("start-value"),
        indent: None,
    }
}
