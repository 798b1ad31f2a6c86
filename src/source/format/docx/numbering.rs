//! Which number does Word print before a paragraph?
//!
//! In goes `word/numbering.xml`, and then the list and level of one numbered paragraph after
//! the other; out comes the printed number: `1.`, `§ 12`, `a)`, `2.1`, `•`. The file keeps the
//! rules only, so the paragraphs must come in the document's order.

use std::collections::{HashMap, HashSet};

use super::super::list_number::Style;
use super::super::list_number::bullet;
use super::super::xml::Element;
use super::super::xml::Node;
use super::part::part;
use super::styles::ParagraphLook;
use super::styles::RunLook;

/// Levels of a list; the format allows no more.
const LEVELS: usize = 9;

/// The longest pattern of a number. Printed ones have some five characters; a longer one
/// would multiply a small file by each of its paragraphs.
const MAX_PATTERN_CHARS: usize = 64;

/// One level of a list.
#[derive(Debug, Clone, Default)]
struct Level {
    start: Option<u32>,
    style: Style,
    /// Whether the pattern is a bullet that counts nothing.
    is_bullet: bool,
    /// The pattern, in which `%2` stands for the count of the second level.
    pattern: String,
    /// The level, from 1, after which this one begins anew; 0 is never.
    restart: Option<usize>,
    /// Whether text follows the number without a space.
    tight: bool,
    /// Whether all counts are printed as digits.
    digits: bool,
    /// The style of paragraphs of this level.
    paragraph_style: Option<String>,
    look: ParagraphLook,
    letters: RunLook,
}

/// A use of a list, with what it changes.
#[derive(Debug, Default)]
struct Use {
    list: u32,
    starts: HashMap<usize, u32>,
    levels: HashMap<usize, Level>,
}

/// The lists of a file, and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    lists: HashMap<u32, Vec<Level>>,
    uses: HashMap<u32, Use>,
    /// Lists by the style that stands for them, and lists that refer to such a style.
    by_style: HashMap<String, u32>,
    refers: HashMap<u32, String>,
    counts: HashMap<u32, [Option<u32>; LEVELS]>,
    /// Uses whose own start was made, by level.
    started: HashSet<(u32, usize)>,
}

/// A number as printed, and where it stands.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Label {
    /// The number with the space after it.
    pub text: String,
    /// The indent that the level gives to its paragraphs.
    pub look: ParagraphLook,
}

/// Where in `numbering.xml` the reading is.
#[derive(Default)]
struct Place {
    list: Option<u32>,
    used: Option<u32>,
    overridden: Option<usize>,
    level: Option<(usize, Level)>,
}

impl Level {
    /// Takes what an element inside of a level says of it.
    fn take(&mut self, element: &Element<'_>) {
        let value = || element.attribute("val");
        match &*element.name {
            "start" => self.start = element.number("val"),
            "numFmt" => {
                let format = value().unwrap_or_default();
                self.style = style_of(&format);
                self.is_bullet = format == "bullet";
            }
            "lvlText" => {
                let pattern = value().unwrap_or_default();
                self.pattern = pattern.chars().take(MAX_PATTERN_CHARS).collect();
            }
            "lvlRestart" => self.restart = element.number("val"),
            "suff" => self.tight = value().is_some_and(|suffix| suffix == "nothing"),
            "isLgl" => self.digits = value().is_none_or(|v| v != "0" && v != "false"),
            "pStyle" => self.paragraph_style = value(),
            _ => {
                self.look.take(element);
                self.letters.take(element);
            }
        }
    }
}

impl Numbering {
    /// Reads `word/numbering.xml`. What stands before a fault is kept.
    pub(super) fn read(text: &str) -> Self {
        let mut numbering = Self::default();
        let mut place = Place::default();
        let mut xml = part(text);
        while let Ok(Some(node)) = xml.next() {
            match node {
                Node::Open(element) => numbering.open(&element, &mut place),
                Node::Close(name) => numbering.close(&name, &mut place),
                Node::Text(_) => {}
            }
        }
        numbering
    }

    fn open(&mut self, element: &Element<'_>, place: &mut Place) {
        let value = || element.attribute("val");
        match &*element.name {
            "abstractNum" => {
                place.list = element.number("abstractNumId");
                if let Some(list) = place.list {
                    self.lists.insert(list, vec![Level::default(); LEVELS]);
                }
            }
            "num" => {
                place.used = element.number("numId");
                if let Some(used) = place.used {
                    self.uses.insert(used, Use::default());
                }
            }
            "abstractNumId" => {
                if let (Some(used), Some(list)) =
                    (place.used.and_then(|id| self.uses.get_mut(&id)), element.number("val"))
                {
                    used.list = list;
                }
            }
            "styleLink" => {
                if let (Some(list), Some(style)) = (place.list, value()) {
                    self.by_style.insert(style, list);
                }
            }
            "numStyleLink" => {
                if let (Some(list), Some(style)) = (place.list, value()) {
                    self.refers.insert(list, style);
                }
            }
            "lvlOverride" => {
                place.overridden = element.number("ilvl").filter(|level| *level < LEVELS);
            }
            "startOverride" => {
                if let (Some(used), Some(level), Some(start)) = (
                    place.used.and_then(|id| self.uses.get_mut(&id)),
                    place.overridden,
                    element.number("val"),
                ) {
                    used.starts.insert(level, start);
                }
            }
            "lvl" => {
                let level = element.number("ilvl").filter(|level| *level < LEVELS);
                place.level = level.map(|level| (level, Level::default()));
            }
            _ => {
                if let Some((_, level)) = &mut place.level {
                    level.take(element);
                }
            }
        }
    }

    fn close(&mut self, name: &str, place: &mut Place) {
        match name {
            "abstractNum" => place.list = None,
            "num" => place.used = None,
            "lvlOverride" => place.overridden = None,
            "lvl" => {
                let Some((index, level)) = place.level.take() else { return };
                if let Some(used) = place.used.and_then(|id| self.uses.get_mut(&id)) {
                    used.levels.insert(index, level);
                } else if let Some(levels) = place.list.and_then(|id| self.lists.get_mut(&id))
                    && let Some(slot) = levels.get_mut(index)
                {
                    *slot = level;
                }
            }
            _ => {}
        }
    }

    /// The list that a use stands for, by way of a style where it refers to one.
    fn list_of(&self, used: &Use) -> u32 {
        let by_style = self.refers.get(&used.list).and_then(|style| self.by_style.get(style));
        by_style.copied().unwrap_or(used.list)
    }

    /// The level of a list that is made for paragraphs of `style`.
    pub(super) fn level_of_style(&self, list: u32, style: &str) -> Option<usize> {
        let used = self.uses.get(&list)?;
        let levels = self.lists.get(&self.list_of(used))?;
        levels.iter().position(|level| level.paragraph_style.as_deref() == Some(style))
    }

    /// Counts one paragraph of `level` (from 0) in the list used as `id`, and returns its
    /// printed number. `None` where no such list is, or its numbers are hidden.
    pub(super) fn count(&mut self, id: u32, level: usize) -> Option<Label> {
        let used = self.uses.get(&id)?;
        let list = self.list_of(used);
        let levels = self.lists.get(&list)?;
        let rule = |index: usize| used.levels.get(&index).or_else(|| levels.get(index));
        let this = rule(level)?;
        let start = |index: usize| {
            let own = used.starts.get(&index).copied();
            own.or(rule(index).and_then(|rule| rule.start)).unwrap_or(1)
        };
        let counts = self.counts.entry(list).or_default();
        let begins = used.starts.contains_key(&level) && self.started.insert((id, level));
        counts[level] = Some(match counts[level] {
            Some(count) if !begins => count.saturating_add(1),
            _ => start(level),
        });
        for (index, count) in counts.iter_mut().enumerate().skip(level + 1) {
            let restart = rule(index).and_then(|rule| rule.restart);
            // By default a level begins anew after each one above it.
            if restart.is_none_or(|after| level < after) {
                *count = None;
            }
        }
        if this.letters.hidden == Some(true) {
            return None;
        }
        let mut text = String::new();
        if this.is_bullet {
            text.push_str(bullet(&this.pattern));
        } else {
            let mut pattern = this.pattern.chars().peekable();
            while let Some(c) = pattern.next() {
                let digit = pattern.peek().and_then(|next| next.to_digit(10));
                match digit {
                    Some(number @ 1..=9) if c == '%' => {
                        pattern.next();
                        let index = number as usize - 1;
                        let count = *counts[index].get_or_insert_with(|| start(index));
                        let style = rule(index).map(|rule| rule.style).unwrap_or_default();
                        let style = if this.digits { Style::Decimal } else { style };
                        text.push_str(&style.print(count));
                    }
                    _ => text.push(c),
                }
            }
        }
        let mut text = text.trim().to_owned();
        if !text.is_empty() && !this.tight {
            text.push(' ');
        }
        (!text.is_empty()).then(|| Label { text, look: this.look.clone() })
    }
}

/// How a number format prints counts. Formats that Swedish minutes do not
/// use (Chinese counting and the like) are digits, so that the number is not lost.
fn style_of(format: &str) -> Style {
    match format {
        "none" => Style::None,
        "decimalZero" => Style::PaddedDecimal,
        "lowerLetter" => Style::LowerLetter,
        "upperLetter" => Style::UpperLetter,
        "lowerRoman" => Style::LowerRoman,
        "upperRoman" => Style::UpperRoman,
        _ => Style::Decimal,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(index: usize, format: &str, pattern: &str, more: &str) -> String {
        format!(
            "<w:lvl w:ilvl='{index}'><w:start w:val='1'/><w:numFmt w:val='{format}'/>
             <w:lvlText w:val='{pattern}'/>{more}</w:lvl>"
        )
    }

    fn numbering(levels: &[String], uses: &str) -> Numbering {
        Numbering::read(&format!(
            "<w:numbering><w:abstractNum w:abstractNumId='7'>{}</w:abstractNum>
             <w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num>{uses}</w:numbering>",
            levels.concat()
        ))
    }

    fn counted(numbering: &mut Numbering, places: &[(u32, usize)]) -> Vec<String> {
        let labels = places.iter().map(|(id, level)| numbering.count(*id, *level));
        labels.map(|label| label.map_or(String::new(), |label| label.text)).collect()
    }

    #[test]
    fn patterns_show_the_counts_of_their_levels() {
        let levels = [
            level(0, "decimal", "§ %1", ""),
            level(1, "lowerLetter", "%1.%2)", "<w:suff w:val='nothing'/>"),
            level(2, "bullet", "\u{f0b7}", ""),
        ];
        let mut numbering = numbering(&levels, "");
        let places = [(1, 0), (1, 1), (1, 1), (1, 0), (1, 1), (1, 2)];
        assert_eq!(
            counted(&mut numbering, &places),
            ["§ 1 ", "1.a)", "1.b)", "§ 2 ", "2.a)", "• "]
        );
    }

    #[test]
    fn a_level_above_that_was_not_used_shows_its_start() {
        let levels = [level(0, "upperRoman", "%1", ""), level(1, "decimal", "%1.%2", "<w:isLgl/>")];
        assert_eq!(counted(&mut numbering(&levels, ""), &[(1, 1), (1, 1)]), ["1.1 ", "1.2 "]);
    }

    #[test]
    fn uses_of_one_list_count_on_unless_they_start_anew() {
        let uses = "<w:num w:numId='2'><w:abstractNumId w:val='7'/></w:num>
            <w:num w:numId='3'><w:abstractNumId w:val='7'/><w:lvlOverride w:ilvl='0'>
            <w:startOverride w:val='5'/></w:lvlOverride></w:num>";
        let mut numbering = numbering(&[level(0, "decimal", "%1.", "")], uses);
        let places = [(1, 0), (2, 0), (3, 0), (3, 0), (1, 0)];
        assert_eq!(counted(&mut numbering, &places), ["1. ", "2. ", "5. ", "6. ", "7. "]);
    }

    #[test]
    fn a_level_may_count_on_below_a_new_one() {
        let levels =
            [level(0, "decimal", "%1", ""), level(1, "decimal", "%2", "<w:lvlRestart w:val='0'/>")];
        let places = [(1, 0), (1, 1), (1, 0), (1, 1)];
        assert_eq!(counted(&mut numbering(&levels, ""), &places), ["1 ", "1 ", "2 ", "2 "]);
    }

    #[test]
    fn lists_may_refer_to_a_style() {
        let mut numbering = Numbering::read(&format!(
            "<w:numbering><w:abstractNum w:abstractNumId='1'><w:styleLink w:val='L'/>{}
             </w:abstractNum><w:abstractNum w:abstractNumId='2'><w:numStyleLink w:val='L'/>
             </w:abstractNum><w:num w:numId='4'><w:abstractNumId w:val='2'/></w:num></w:numbering>",
            level(0, "decimal", "%1.", "<w:pStyle w:val='P'/>")
        ));
        assert_eq!(numbering.level_of_style(4, "P"), Some(0));
        assert_eq!(counted(&mut numbering, &[(4, 0), (4, 8), (4, 9), (9, 0)]), ["1. ", "", "", ""]);
    }
}
