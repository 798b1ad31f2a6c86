//! Is a page read across, or column by column?
//!
//! In go rows, out come the same rows in the order of reading. Two columns are told by a gutter,
//! a strip that no glyph touches over several rows, and by prose on both sides of it: lines that
//! are long and nearly fill their column. A table of attendance has a gutter too, but its cells
//! are short, and it is read across, so that a name keeps its party.

use super::rows::Row;

/// Rows that columns must have at least.
const FEWEST_ROWS: usize = 5;
/// Rows beyond which a page is no page of prose, and is not examined.
const MOST_ROWS: usize = 1500;
/// Letters that lines of prose have on average at least.
const FEWEST_LETTERS: usize = 22;
/// How much of the column's width lines of prose fill on average.
const FILLED: f64 = 0.62;
/// Half the width in points that must be free.
const HALF_GUTTER: f64 = 4.0;
/// Places of a gutter that are tried.
const STEPS: u32 = 160;

/// The rows in the order of reading, in blocks that follow each other.
pub(super) fn in_reading_order(rows: Vec<Row>) -> Vec<Vec<Row>> {
    let Some((x, runs)) = gutter(&rows) else { return vec![rows] };
    let mut blocks = Vec::new();
    let mut next = 0;
    for (start, end) in runs {
        blocks.push(rows[next..start].to_vec());
        for left in [true, false] {
            blocks.push(rows[start..end].iter().filter_map(|row| row.side(x, left)).collect());
        }
        next = end;
    }
    blocks.push(rows[next..].to_vec());
    blocks.retain(|block| !block.is_empty());
    blocks
}

/// Where the gutter lies that parts most rows of prose, and which runs of rows it parts.
fn gutter(rows: &[Row]) -> Option<(f64, Vec<(usize, usize)>)> {
    if rows.len() < FEWEST_ROWS || rows.len() > MOST_ROWS {
        return None;
    }
    let edges: Vec<Vec<(f64, f64)>> =
        rows.iter().map(|row| row.seen().map(|glyph| (glyph.x0, glyph.x1)).collect()).collect();
    let all = || edges.iter().flatten();
    let left = all().map(|(x0, _)| *x0).fold(f64::MAX, f64::min);
    let right = all().map(|(_, x1)| *x1).fold(f64::MIN, f64::max);
    let step = 0.4 * (right - left) / f64::from(STEPS);
    if step <= 0.0 {
        return None;
    }
    let mut most = 0;
    let mut best = None;
    for at in 0..STEPS {
        let x = left + 0.3 * (right - left) + f64::from(at) * step;
        let runs = runs_parted_at(&edges, x);
        let parted: usize = runs.iter().map(|(start, end)| end - start).sum();
        if parted > most {
            most = parted;
            best = Some((x, runs));
        }
    }
    best
}

/// Runs of rows that no glyph crosses at `x` and that have prose on both sides.
fn runs_parted_at(edges: &[Vec<(f64, f64)>], x: f64) -> Vec<(usize, usize)> {
    let crosses = |row: &Vec<(f64, f64)>| {
        row.iter().any(|(x0, x1)| *x0 < x + HALF_GUTTER && *x1 > x - HALF_GUTTER)
    };
    let mut runs = Vec::new();
    let mut start = 0;
    for end in 0..=edges.len() {
        if end < edges.len() && !crosses(&edges[end]) {
            continue;
        }
        let run = &edges[start..end];
        let is_left = |glyph: &&(f64, f64)| glyph.0 < x;
        if is_prose(run, is_left) && is_prose(run, |glyph| !is_left(glyph)) {
            runs.push((start, end));
        }
        start = end + 1;
    }
    runs
}

/// Whether the rows, of which only glyphs on one side count, are lines of prose.
fn is_prose(rows: &[Vec<(f64, f64)>], on_side: impl Fn(&&(f64, f64)) -> bool) -> bool {
    let (mut lines, mut letters, mut width) = (0_usize, 0, 0.0);
    let (mut left, mut right) = (f64::MAX, f64::MIN);
    for row in rows {
        let mut edge = (f64::MAX, f64::MIN);
        let mut here = 0;
        for (x0, x1) in row.iter().filter(&on_side) {
            edge = (edge.0.min(*x0), edge.1.max(*x1));
            here += 1;
        }
        if here > 0 {
            lines += 1;
            letters += here;
            width += edge.1 - edge.0;
            (left, right) = (left.min(edge.0), right.max(edge.1));
        }
    }
    let Some(count) = u32::try_from(lines).ok().filter(|_| lines >= FEWEST_ROWS) else {
        return false;
    };
    letters / lines >= FEWEST_LETTERS && width / f64::from(count) > FILLED * (right - left)
}

#[cfg(test)]
mod tests {
    use super::super::rows::{rows, tests::word};
    use super::*;

    fn first_words(blocks: &[Vec<Row>]) -> Vec<String> {
        let text = |row: &Row| row.glyphs.iter().take(4).map(|glyph| glyph.text.as_str()).collect();
        blocks.iter().flatten().map(text).collect()
    }

    #[test]
    fn prose_in_two_columns_is_read_down() {
        let mut glyphs = Vec::new();
        for line in 0..6_u8 {
            let y = 100.0 + 12.0 * f64::from(line);
            glyphs.extend(word(&format!("v{line:03}{}", "a".repeat(36)), 50.0, y, 10.0));
            glyphs.extend(word(&format!("h{line:03}{}", "b".repeat(36)), 300.0, y, 10.0));
        }
        let order = first_words(&in_reading_order(rows(glyphs)));
        assert_eq!(order[..3], ["v000", "v001", "v002"]);
        assert_eq!(order[6..8], ["h000", "h001"]);
    }

    #[test]
    fn a_table_of_names_is_read_across() {
        let mut glyphs = Vec::new();
        for line in 0..8_u8 {
            let y = 100.0 + 12.0 * f64::from(line);
            glyphs.extend(word("Bo Ekfält (S)", 50.0, y, 10.0));
            glyphs.extend(word("ersätter Ulla Tjärn (C)", 300.0, y, 10.0));
        }
        assert_eq!(in_reading_order(rows(glyphs)).len(), 1);
    }
}
