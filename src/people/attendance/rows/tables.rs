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
    for line in text.lines() {
        if !is_row(line) {
            push_lines(&mut plain, line);
        } else if !is_rule(line) {
            push_row(&mut plain, line);
        }
    }
    Cow::Owned(plain)
}

fn is_row(line: &str) -> bool {
    let line = line.trim();
    line.len() > 2 && line.starts_with('|') && line.ends_with('|')
}

/// `|---|:--|` below the heads.
fn is_rule(line: &str) -> bool {
    line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

fn push_row(plain: &mut String, line: &str) {
    let cells = line.trim().trim_matches('|').split('|');
    let cells: Vec<&str> = cells.map(|cell| cell.trim().trim_matches('*')).collect();
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
        assert_eq!(without_table_marks("Anna Ek<br/>Bo Al\nText"), "Anna Ek\nBo Al\nText\n");
        assert_eq!(without_table_marks("Anna Ek | Bo Al"), "Anna Ek | Bo Al");
    }
}
