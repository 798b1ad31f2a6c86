//! Pages as lines: the form in which layout is judged.
//!
//! A line is not blank and knows its page, its indent and the blank lines before it, which are not
//! kept as lines.

use std::borrow::Cow;
use std::cell::OnceCell;

use super::super::customary::{Customary, customary};
use super::super::papers::is_label;
use super::super::sub_heading::SubHeading;
use super::end_matter::is_end_matter;
use super::item_table::with_items_of_tables;
use super::letter_spacing::with_letter_spacing_closed;
use super::markup::{underlines, with_lines_of_tags, without_marks};
use crate::minutes::Ocr;
use crate::source::{Emphasis, Origin, Page};
use crate::swedish;

/// One non-blank line.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    /// The text without surrounding white space.
    pub text: String,
    /// Page number, where the source has pages.
    pub page: Option<u32>,
    /// Whether this is the first line of its page (after the first page).
    pub opens_page: bool,
    /// White space before the text, in columns; a tab counts as four.
    pub indent: usize,
    /// Blank lines between this line and the one before it.
    pub blanks_before: usize,
    /// Length of the text in characters.
    pub chars: usize,
    /// What follows under the line, if it is a sub-heading. Nearly every step asks, and
    /// some ask it of many lines around each, so it is found once.
    pub sub_heading: Option<SubHeading>,
    /// The text with its inner runs of spaces and its tabs as they were, for [`cells`](super::cells).
    pub columns: String,
    /// How the format or its marks set the line apart.
    pub emphasis: Option<Emphasis>,
    /// Whether the line stands in the page's margin by the format's own word.
    pub margin: bool,
    /// That the line was read from an image.
    pub ocr: Option<Ocr>,
    /// What its words say, told when it is first asked.
    told: Told,
}

/// What the words of a line say, whatever stands around it. Many steps ask, some of them for many lines around each,
/// so each answer is found once.
#[derive(Debug, Clone, Default)]
struct Told {
    lower: OnceCell<String>,
    label: OnceCell<bool>,
    end_matter: OnceCell<bool>,
    customary: OnceCell<Option<Customary>>,
}

impl Line {
    /// The text in lower case.
    pub(in crate::segment) fn lower(&self) -> &str {
        self.told.lower.get_or_init(|| self.text.to_lowercase())
    }

    /// Whether it is a label of the document's head.
    pub(in crate::segment) fn is_label(&self) -> bool {
        *self.told.label.get_or_init(|| is_label(&self.text))
    }

    /// Whether the end matter begins with words like these.
    pub(in crate::segment) fn is_end_matter(&self) -> bool {
        *self.told.end_matter.get_or_init(|| is_end_matter(&self.text))
    }

    /// What a meeting customarily does under such a title.
    pub(in crate::segment) fn customary(&self) -> Option<Customary> {
        *self.told.customary.get_or_init(|| customary(&self.text))
    }

    /// A line that stands where this one does and has another text.
    pub(in crate::segment) fn with_text(&self, text: &str) -> Self {
        Self {
            text: text.to_owned(),
            sub_heading: SubHeading::of(text),
            columns: text.to_owned(),
            told: Told::default(),
            ..self.clone()
        }
    }
}

/// The lines of all pages, in order.
pub(crate) fn lines_of(pages: &[Page]) -> Vec<Line> {
    let mut lines = Vec::new();
    for (index, page) in pages.iter().enumerate() {
        let tidy: Cow<'_, str> = swedish::tidy(&page.text);
        // Where the format itself tells how lines are set, tags are text.
        let divided = if page.emphasis.is_empty() {
            Cow::Owned(with_lines_of_tags(&with_items_of_tables(&tidy)).into_owned())
        } else {
            Cow::Borrowed(&*tidy)
        };
        let text = with_letter_spacing_closed(&divided);
        let mut opens_page = index > 0;
        for margin in &page.margin {
            for raw in swedish::tidy(margin).lines().filter(|raw| !raw.trim().is_empty()) {
                let mut line = line_of(raw, page.number);
                (line.margin, line.opens_page) = (true, opens_page);
                lines.push(line);
                opens_page = false;
            }
        }
        let ocr = match page.origin {
            Origin::Ocr { confidence } => Some(Ocr { confidence }),
            Origin::Text | Origin::Image => None,
        };
        let mut blanks = 0;
        let mut emphasised = page.emphasis.iter().peekable();
        for (at, raw) in text.lines().enumerate() {
            if raw.trim().is_empty() {
                blanks += 1;
                continue;
            }
            let mut line = line_of(raw, page.number);
            (line.blanks_before, line.opens_page) = (blanks, opens_page);
            line.ocr = ocr;
            while emphasised.next_if(|(emphasised, _)| *emphasised < at).is_some() {}
            if let Some((_, emphasis)) = emphasised.next_if(|(emphasised, _)| *emphasised == at) {
                line.emphasis = Some(*emphasis);
            }
            if blanks == 0
                && let Some(above) = lines.last_mut().filter(|above| !above.margin)
                && let Some(level) = underlines(&line.text, above.chars)
            {
                above.emphasis.get_or_insert(Emphasis::Heading(level));
            }
            lines.push(line);
            (blanks, opens_page) = (0, false);
        }
    }
    lines
}

/// The line `raw`, with what it says by itself.
fn line_of(raw: &str, page: Option<u32>) -> Line {
    let raw = &*without_icon(raw);
    let (columns, emphasis) = without_marks(raw.trim());
    let text = single_spaced(&columns);
    Line {
        chars: text.chars().count(),
        sub_heading: SubHeading::of(&text),
        text,
        page,
        opens_page: false,
        indent: indent_of(raw),
        blanks_before: 0,
        columns: columns.into_owned(),
        emphasis,
        ocr: None,
        margin: false,
        told: Told::default(),
    }
}

/// The line with a space in place of an icon before its first word. Fonts of icons have them where Unicode has no
/// letters; what is used as a bullet stays one.
fn without_icon(raw: &str) -> Cow<'_, str> {
    const PRIVATE_USE: std::ops::RangeInclusive<char> = '\u{e000}'..='\u{f8ff}';
    let Some((at, icon)) = raw.char_indices().find(|(_, c)| !c.is_whitespace()) else {
        return Cow::Borrowed(raw);
    };
    let behind = &raw[at + icon.len_utf8()..];
    // Bullets of the fonts Symbol and Wingdings.
    let is_bullet = matches!(icon, '\u{f0b7}' | '\u{f0a7}' | '\u{f06c}' | '\u{f06e}' | '\u{f0d8}');
    if !PRIVATE_USE.contains(&icon) || is_bullet || !behind.starts_with([' ', '\t']) {
        return Cow::Borrowed(raw);
    }
    Cow::Owned(format!("{} {behind}", &raw[..at]))
}

fn indent_of(raw: &str) -> usize {
    raw.chars().take_while(|c| c.is_whitespace()).map(|c| if c == '\t' { 4 } else { 1 }).sum()
}

/// Runs of white space as one space each.
pub(crate) fn single_spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// How wide the text is set, in characters: nine lines of ten are no longer.
/// At least 40, so that a page of short lines does not make every line "long".
pub(crate) fn text_width(lines: &[Line]) -> usize {
    const NARROWEST: usize = 40;
    let mut lengths: Vec<usize> = lines.iter().map(|line| line.chars).collect();
    lengths.sort_unstable();
    let index = (lengths.len() * 9 / 10).min(lengths.len().saturating_sub(1));
    lengths.get(index).copied().unwrap_or(NARROWEST).max(NARROWEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_know_their_page_indent_and_blank_lines() {
        let page = |number, text: &str| Page::of_text(Some(number), text);
        let lines = lines_of(&[page(1, "a  b\n\n\n  c"), page(2, "\n\td")]);
        let seen: Vec<_> = lines
            .iter()
            .map(|l| (l.text.as_str(), l.page, l.indent, l.blanks_before, l.opens_page))
            .collect();
        assert_eq!(
            seen,
            [
                ("a b", Some(1), 0, 0, false),
                ("c", Some(1), 2, 2, false),
                ("d", Some(2), 4, 1, true)
            ]
        );
        assert_eq!(lines[0].columns, "a  b");
    }

    #[test]
    fn an_icon_before_a_label_is_blank_and_a_bullet_stays() {
        let lines = lines_of(&[Page::of_text(None, "  \u{f017} Tid   kl. 9\n\u{f0b7} Ett")]);
        assert_eq!((lines[0].text.as_str(), lines[0].indent), ("Tid kl. 9", 4));
        assert_eq!(lines[1].text, "\u{f0b7} Ett");
    }

    #[test]
    fn width_is_that_of_the_long_lines() {
        let text = format!("{}\nkort\n", "x".repeat(80)).repeat(20);
        let lines = lines_of(&[Page::of_text(None, text)]);
        assert_eq!(text_width(&lines), 80);
        assert_eq!(text_width(&[]), 40);
    }
}
