//! Which glyphs form a line?
//!
//! In go glyphs, out come rows from top to bottom, each with its glyphs from left to right.
//! Glyphs are of one row when their base lines are close, measured by their size, so that a raised
//! figure stays in its line.

use super::glyph::Glyph;

/// How far base lines of one row may lie apart, in parts of the type's size, and in points.
const APART: (f64, f64) = (0.32, 5.0);

/// Glyphs side by side.
#[derive(Debug, Clone)]
pub(super) struct Row {
    /// The base line of the largest glyph.
    pub y: f64,
    /// Size of the largest glyph.
    pub size: f64,
    /// From left to right.
    pub glyphs: Vec<Glyph>,
}

impl Row {
    /// Left edge of what is seen.
    pub(super) fn left(&self) -> f64 {
        self.seen().map(|glyph| glyph.x0).fold(f64::MAX, f64::min)
    }

    /// Glyphs that are seen.
    pub(super) fn seen(&self) -> impl Iterator<Item = &Glyph> {
        self.glyphs.iter().filter(|glyph| !glyph.is_blank())
    }

    /// The part of the row that begins left of `x`, or the rest.
    pub(super) fn side(&self, x: f64, left: bool) -> Option<Self> {
        let glyphs: Vec<Glyph> =
            self.glyphs.iter().filter(|glyph| (glyph.x0 < x) == left).cloned().collect();
        let is_seen = glyphs.iter().any(|glyph| !glyph.is_blank());
        is_seen.then_some(Self { glyphs, ..*self })
    }
}

/// The rows of `glyphs`, all of one turn.
pub(super) fn rows(mut glyphs: Vec<Glyph>) -> Vec<Row> {
    glyphs.retain(|glyph| !glyph.text.is_empty() && !glyph.text.chars().all(char::is_control));
    // The sort keeps the order of drawing where base lines are equal.
    glyphs.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut rows: Vec<Row> = Vec::new();
    for glyph in glyphs {
        if let Some(row) = rows.last_mut() {
            let tolerance = (APART.0 * row.size.max(glyph.size).max(1.0)).min(APART.1);
            if (glyph.y - row.y).abs() < tolerance {
                if glyph.size >= row.size {
                    (row.size, row.y) = (glyph.size, glyph.y);
                }
                row.glyphs.push(glyph);
                continue;
            }
        }
        rows.push(Row { y: glyph.y, size: glyph.size, glyphs: vec![glyph] });
    }
    for row in &mut rows {
        row.glyphs.sort_by(|a, b| a.x0.total_cmp(&b.x0));
        drop_doubles(&mut row.glyphs);
    }
    rows.retain(|row| row.seen().next().is_some());
    rows
}

/// Some programs print bold as the same letter twice, a hair apart.
fn drop_doubles(glyphs: &mut Vec<Glyph>) {
    glyphs.dedup_by(|next, kept| {
        next.text == kept.text
            && !kept.is_blank()
            && (next.x0 - kept.x0).abs() < 0.15 * kept.size
            && (next.x1 - kept.x1).abs() < 0.2 * kept.size
    });
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A word set in glyphs of half the size's width each.
    pub(in super::super) fn word(text: &str, x: f64, y: f64, size: f64) -> Vec<Glyph> {
        let mut at = x;
        text.chars()
            .map(|c| {
                let glyph = Glyph {
                    x0: at,
                    x1: at + size / 2.0,
                    y,
                    size,
                    text: c.to_string(),
                    bold: false,
                    artifact: false,
                    turn: 0,
                };
                at += size / 2.0;
                glyph
            })
            .collect()
    }

    fn text(row: &Row) -> String {
        row.glyphs.iter().map(|glyph| glyph.text.as_str()).collect()
    }

    #[test]
    fn raised_figures_stay_in_their_line_and_lines_stay_apart() {
        let mut glyphs = word("under", 10.0, 112.0, 10.0);
        glyphs.extend(word("2", 60.0, 97.5, 6.0));
        glyphs.extend(word("över", 10.0, 100.0, 10.0));
        let rows = rows(glyphs);
        assert_eq!(rows.iter().map(text).collect::<Vec<_>>(), ["över2", "under"]);
    }

    #[test]
    fn letters_printed_twice_for_boldness_are_read_once() {
        let mut glyphs = word("Beslut", 10.0, 100.0, 10.0);
        glyphs.extend(word("Beslut", 10.3, 100.0, 10.0));
        assert_eq!(text(&rows(glyphs)[0]), "Beslut");
    }
}
