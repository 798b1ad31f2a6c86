//! Which cells does a line have?
//!
//! A tab or two spaces part them, whatever the source was: a table, columns of a page, a label and what it labels.

/// The cells of a line, without the white space around them, none empty.
pub(crate) fn cells(line: &str) -> impl Iterator<Item = &str> {
    let parts = line.split('\t').flat_map(|part| part.split("  "));
    parts.map(str::trim).filter(|cell| !cell.is_empty())
}

/// Whether a gap parts cells in a line.
pub(crate) fn has_gap(line: &str) -> bool {
    line.contains('\t') || line.contains("  ")
}

/// Spaces of a wide gap: two may stand in running text as well.
const WIDE: &str = "   ";

/// The line up to its last wide gap, and the cell behind it.
pub(in crate::segment) fn last_cell_apart(line: &str) -> Option<(&str, &str)> {
    let at = line.rfind('\t').max(line.rfind(WIDE))?;
    Some((line[..at].trim_end(), line[at..].trim()))
}

/// The first cell of a line before a wide gap, and what follows it.
pub(in crate::segment) fn first_cell_apart(line: &str) -> Option<(&str, &str)> {
    let at = [line.find('\t'), line.find(WIDE)].into_iter().flatten().min()?;
    Some((line[..at].trim_end(), line[at..].trim_start()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tabs_and_two_spaces_part_cells() {
        let line = "Budget  KS 2024/12\tBilaga 2 ";
        assert_eq!(cells(line).collect::<Vec<_>>(), ["Budget", "KS 2024/12", "Bilaga 2"]);
        assert!(has_gap("a\tb") && has_gap("a  b") && !has_gap("a b"));
        assert_eq!(last_cell_apart(line), Some(("Budget  KS 2024/12", "Bilaga 2")));
        assert_eq!(last_cell_apart("Budget  KS"), None);
        assert_eq!(
            first_cell_apart("2024/12    Nämnden   beslutar"),
            Some(("2024/12", "Nämnden   beslutar"))
        );
    }
}
