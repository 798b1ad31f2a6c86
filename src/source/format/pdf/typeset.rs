//! How do rows of glyphs become lines of text?
//!
//! A page is set as text that looks like it: words apart by one space, cells of a table at about
//! their place by several, a blank line where there is more space between two lines than is usual
//! in the document. What is usual (the size of the type, the distance of lines, whether text is
//! bold) is learnt from page to page.

use std::collections::BTreeMap;

use super::columns::in_reading_order;
use super::glyph::Glyph;
use super::glyphs::Drawn;
use super::rows::Row;
use super::rows::rows;
use crate::source::PageFault;
use crate::source::page::{Emphasis, Origin, Page};

/// A gap between glyphs wider than this, in parts of the type's size, parts cells.
const CELL_GAP: f64 = 1.6;
/// A gap wider than this parts cells where a cell of another row begins at the same place.
const ALIGNED_GAP: f64 = 0.8;
/// Places that differ by less, in points, are the same.
const SAME_PLACE: f64 = 1.0;
/// A gap wider than this parts words. Letters of one word touch or overlap; a word space is a
/// quarter of the size in most fonts and is set no narrower than a fifth.
const WORD_GAP: f64 = 0.17;
/// Spaces between cells at least.
const CELL_SPACES: usize = 3;
/// The widest line, in characters; places beyond it are not kept.
const WIDEST: usize = 240;
/// Distances of lines that set text has, in parts of its size: from solid to double.
const PITCHES: std::ops::Range<f64> = 0.9..2.2;
/// More than this many times the usual distance is a blank line.
const BLANK: f64 = 1.3;
/// Type that is larger than the usual by these factors is a heading of level 1, 2 or 3.
const HEADING_SIZES: [(f64, u8); 3] = [(1.55, 1), (1.3, 2), (1.12, 3)];

/// Sets pages of one document, in order.
#[derive(Debug, Default)]
pub(super) struct Typesetter {
    /// Glyphs per size, in half points.
    sizes: BTreeMap<u32, usize>,
    /// Pairs of lines per distance, in twentieths of the size.
    pitches: BTreeMap<u32, usize>,
    bold: usize,
    glyphs: usize,
}

impl Typesetter {
    /// The next page.
    pub(super) fn page(&mut self, drawn: Drawn) -> Page {
        let origin = drawn.origin();
        let fault = (drawn.unknown * 2 > drawn.glyphs.len()).then_some(PageFault::UnknownLetters);
        let mut page = Page { origin, fault, ..Page::default() };
        let mut by_turn: [Vec<Glyph>; 4] = Default::default();
        for glyph in drawn.glyphs {
            let turn = usize::from(glyph.turn % 4);
            by_turn[turn].push(glyph);
        }
        // Most text first: a stamp along the edge comes after what it is stamped on.
        by_turn.sort_by_key(|glyphs| std::cmp::Reverse(glyphs.len()));
        for glyphs in by_turn.into_iter().filter(|glyphs| !glyphs.is_empty()) {
            self.set(glyphs, &mut page);
        }
        if page.text.trim().is_empty() && page.origin == Origin::Text && drawn.images > 0 {
            page.origin = Origin::Image;
        }
        page
    }

    fn set(&mut self, glyphs: Vec<Glyph>, page: &mut Page) {
        let (marked, text): (Vec<Glyph>, Vec<Glyph>) =
            glyphs.into_iter().partition(|glyph| glyph.artifact);
        let (head, foot) = extent(&text);
        // Furniture lies around the text; what is marked so within it is kept as text.
        let (margin, inner): (Vec<Glyph>, Vec<Glyph>) =
            marked.into_iter().partition(|glyph| glyph.y < head || glyph.y > foot);
        let text: Vec<Glyph> =
            if text.is_empty() { margin.clone() } else { text.into_iter().chain(inner).collect() };
        let is_all_margin = head > foot;
        let rows = rows(text);
        self.learn(&rows);
        let left = usual_left(&rows);
        let unit = self.size() / 2.0;
        let blocks = in_reading_order(rows);
        let in_columns = blocks.len() > 1;
        for block in blocks {
            let mut above: Option<&Row> = None;
            let block_left = if in_columns { usual_left(&block) } else { left };
            for (at, row) in block.iter().enumerate() {
                let starts_block = above.is_none() && !page.text.is_empty();
                if starts_block || above.is_some_and(|above| self.is_blank_between(above, row)) {
                    page.text.push('\n');
                }
                if let Some(emphasis) = self.emphasis(row) {
                    page.emphasis.push((page.text.lines().count(), emphasis));
                }
                page.text.push_str(&line(row, &starts_around(&block, at), block_left, unit));
                page.text.push('\n');
                above = Some(row);
            }
        }
        if !is_all_margin {
            let margin = self::rows(margin);
            page.margin.extend(margin.iter().map(|row| line(row, &[], row.left(), unit)));
        }
    }

    fn learn(&mut self, rows: &[Row]) {
        for glyph in rows.iter().flat_map(Row::seen) {
            *self.sizes.entry(whole(glyph.size * 2.0)).or_default() += 1;
            self.bold += usize::from(glyph.bold);
            self.glyphs += 1;
        }
        for pair in rows.windows(2) {
            let pitch = pitch(&pair[0], &pair[1]);
            if PITCHES.contains(&pitch) {
                *self.pitches.entry(whole(pitch * 20.0)).or_default() += 1;
            }
        }
    }

    /// The usual size of the type.
    fn size(&self) -> f64 {
        let usual = self.sizes.iter().max_by_key(|(_, glyphs)| **glyphs);
        usual.map_or(10.0, |(size, _)| f64::from(*size) / 2.0).max(1.0)
    }

    fn is_blank_between(&self, above: &Row, row: &Row) -> bool {
        let usual = self.pitches.iter().max_by_key(|(_, pairs)| **pairs);
        let usual = usual.map_or(1.2, |(pitch, _)| f64::from(*pitch) / 20.0);
        pitch(above, row) > usual * BLANK
    }

    fn emphasis(&self, row: &Row) -> Option<Emphasis> {
        if !row.seen().any(|glyph| glyph.text.chars().any(char::is_alphabetic)) {
            return None;
        }
        let mut sizes: Vec<f64> = row.seen().map(|glyph| glyph.size).collect();
        sizes.sort_by(f64::total_cmp);
        let size = sizes[sizes.len() / 2];
        let larger = HEADING_SIZES.iter().find(|(factor, _)| size >= factor * self.size());
        if let Some((_, level)) = larger {
            return Some(Emphasis::Heading(*level));
        }
        let is_bold = row.seen().all(|glyph| glyph.bold) && self.bold * 2 < self.glyphs;
        is_bold.then_some(Emphasis::Bold)
    }
}

/// Distance of two base lines in parts of the size.
fn pitch(above: &Row, row: &Row) -> f64 {
    (row.y - above.y) / above.size.max(row.size).max(1.0)
}

/// First and last base line.
fn extent(glyphs: &[Glyph]) -> (f64, f64) {
    glyphs
        .iter()
        .filter(|glyph| !glyph.is_blank())
        .fold((f64::MAX, f64::MIN), |(head, foot), glyph| (head.min(glyph.y), foot.max(glyph.y)))
}

/// The left edge at which most rows begin; indents are counted from it.
fn usual_left(rows: &[Row]) -> f64 {
    let mut starts: BTreeMap<i64, (usize, f64)> = BTreeMap::new();
    for row in rows {
        let left = row.left();
        let entry = starts.entry(i64::from(whole(left.max(0.0)) / 3)).or_insert((0, left));
        entry.0 += 1;
        entry.1 = entry.1.min(left);
    }
    let most = starts.values().map(|(rows, _)| *rows).max().unwrap_or(0);
    // The outermost of those that are about as usual as the most usual.
    let usual = starts.values().find(|(rows, _)| *rows * 2 > most);
    usual.map_or(0.0, |(_, left)| *left)
}

/// Where cells begin in the rows around one.
fn starts_around(block: &[Row], at: usize) -> Vec<f64> {
    /// A cell of several lines pushes the next row this far down.
    const ROWS: usize = 4;
    let above = &block[at.saturating_sub(ROWS)..at];
    let below = &block[at + 1..block.len().min(at + 1 + ROWS)];
    let mut starts = Vec::new();
    for row in above.iter().chain(below) {
        let mut before: Option<&Glyph> = None;
        for glyph in row.seen() {
            if before.is_none_or(|before| is_wide(before, glyph, ALIGNED_GAP)) {
                starts.push(glyph.x0);
            }
            before = Some(glyph);
        }
    }
    starts
}

/// Whether the gap between two glyphs is wider than this many times the size.
fn is_wide(before: &Glyph, glyph: &Glyph, times: f64) -> bool {
    glyph.x0 - before.x1 > times * glyph.size.max(before.size).max(1.0)
}

/// A row as a line, its cells at their places counted in `unit`s from `left`; `starts` are the
/// places at which cells of other rows begin.
fn line(row: &Row, starts: &[f64], left: f64, unit: f64) -> String {
    let mut line = String::new();
    let mut chars = 0;
    let mut before: Option<&Glyph> = None;
    for glyph in row.seen() {
        let spaces = match before {
            None => place(glyph.x0 - left, unit),
            Some(before) => {
                let is_aligned =
                    || starts.iter().any(|start| (start - glyph.x0).abs() < SAME_PLACE);
                if is_wide(before, glyph, CELL_GAP)
                    || is_wide(before, glyph, ALIGNED_GAP) && is_aligned()
                {
                    place(glyph.x0 - left, unit).saturating_sub(chars).max(CELL_SPACES)
                } else {
                    usize::from(is_wide(before, glyph, WORD_GAP) || is_parted(row, before, glyph))
                }
            }
        };
        line.extend(std::iter::repeat_n(' ', spaces));
        line.push_str(&glyph.text);
        chars += spaces + glyph.text.chars().count();
        before = Some(glyph);
    }
    line
}

/// Whether a blank is drawn between two glyphs.
fn is_parted(row: &Row, before: &Glyph, after: &Glyph) -> bool {
    let from = row.glyphs.partition_point(|glyph| glyph.x0 < before.x0);
    row.glyphs[from..]
        .iter()
        .take_while(|glyph| glyph.x0 <= after.x0)
        .any(|glyph| glyph.is_blank() && glyph.x1 > before.x0 && glyph.x0 < after.x1)
}

/// How many characters from the left edge.
fn place(points: f64, unit: f64) -> usize {
    usize::try_from(whole((points / unit).max(0.0))).map_or(WIDEST, |place| place.min(WIDEST))
}

/// The nearest whole number, from 0 to a million.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the value is brought into range first"
)]
fn whole(value: f64) -> u32 {
    value.clamp(0.0, 1e6).round() as u32
}
