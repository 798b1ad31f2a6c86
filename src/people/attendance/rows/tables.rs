//! How does a table in Markdown read?
//!
//! A row between bars becomes a line with tabs between its cells; a cell that holds several lines (`<br>`) becomes
//! those lines, one cell below the other. Other text stays as it is.

use std::borrow::Cow;

/// The text without the marks of tables.
pub(in crate::people) fn without_table_marks(text: &str) -> Cow<'_, str> {
    let has_marks = text.contains("<br") || text.lines().any(is_row);
    if !has_marks {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let lines: Vec<&str> = text.lines().collect();
    for block in lines.chunk_by(|above, below| is_row(above) && is_row(below)) {
        if is_row(block[0]) {
            push_table(&mut plain, block);
        } else {
            push_lines(&mut plain, block[0]);
        }
    }
    Cow::Owned(plain)
}

/// Writes the rows of a table; of two that stand side by side the second below the first.
fn push_table(plain: &mut String, rows: &[&str]) {
    let rows: Vec<Vec<&str>> =
        rows.iter().filter(|row| !is_rule(row)).map(|row| cells_of(row)).collect();
    match rows.first().and_then(|heads| side_by_side(heads)) {
        Some(half) => {
            let left = rows.iter().map(|row| row.get(..half).unwrap_or(row));
            let right = rows.iter().map(|row| row.get(half..).unwrap_or_default());
            let rows = left.chain(right);
            for row in rows.filter(|row| row.iter().any(|cell| !cell.is_empty())) {
                push_row(plain, row);
            }
        }
        None => rows.iter().for_each(|row| push_row(plain, row)),
    }
}

/// The number of columns of each of two tables side by side, by their heads: `Ledamöter | Parti | Närvarande | Ersättare |
/// Parti | Närvarande`.
fn side_by_side(heads: &[&str]) -> Option<usize> {
    let half = heads.len() / 2;
    let is_even = half >= 2 && heads.len() == half * 2;
    let are_alike = is_even && heads[1..half] == heads[half + 1..];
    (are_alike && heads.iter().all(|head| !head.is_empty())).then_some(half)
}

fn cells_of(row: &str) -> Vec<&str> {
    let cells = row.trim().trim_matches('|').split('|');
    cells.map(|cell| cell.trim().trim_matches('*')).collect()
}

fn is_row(line: &str) -> bool {
    let line = line.trim();
    line.len() > 2 && line.starts_with('|') && line.ends_with('|')
}

/// `|---|:--|` below the heads.
fn is_rule(line: &str) -> bool {
    line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

fn push_row(plain: &mut String, cells: &[&str]) {
    if cells.iter().any(|cell| cell.contains("<br")) {
        for cell in cells.iter().filter(|cell| !cell.is_empty()) {
            push_lines(plain, cell);
        }
        return;
    }
    // An empty first cell goes on with the row above.
    let first = cells.iter().position(|cell| !cell.is_empty()).unwrap_or(0);
    let begin = if cells.len() == 2 { first } else { 0 };
    plain.push_str(&cells[begin..].join("\t"));
    plain.push('\n');
}

fn push_lines(plain: &mut String, text: &str) {
    for (at, piece) in text.split("<br").enumerate() {
        let piece =
            if at == 0 { piece } else { piece.split_once('>').map_or(piece, |(_, rest)| rest) };
        if at == 0 || !piece.trim().is_empty() {
            plain.push_str(if at == 0 { piece } else { piece.trim() });
            plain.push('\n');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_and_cells_become_lines() {
        assert_eq!(
            without_table_marks("|**Namn**|Parti|\n|---|---|\n|Anna Ek|S|\n"),
            "Namn\tParti\nAnna Ek\tS\n"
        );
        assert_eq!(
            without_table_marks("|Beslutande|Anna Ek (S)<br>Bo Al (M)|\n||Eva Ros (C)|"),
            "Beslutande\nAnna Ek (S)\nBo Al (M)\nEva Ros (C)\n"
        );
        assert_eq!(
            without_table_marks(
                "|Ledamot|Parti|Här|Ersättare|Parti|Här|\n|---|---|---|---|---|---|\n\
                 |Anna Ek|S|Ja|Bo Al|M|Nej|\n|Eva Ros|C|Ja||||\n"
            ),
            "Ledamot\tParti\tHär\nAnna Ek\tS\tJa\nEva Ros\tC\tJa\n\
             Ersättare\tParti\tHär\nBo Al\tM\tNej\n"
        );
        assert_eq!(without_table_marks("Anna Ek<br/>Bo Al\nText"), "Anna Ek\nBo Al\nText\n");
        assert_eq!(without_table_marks("Anna Ek | Bo Al"), "Anna Ek | Bo Al");
    }
}
