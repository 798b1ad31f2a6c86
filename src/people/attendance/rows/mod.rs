//! What does a line of an attendance list say, and was the person there?
//!
//! A bullet is taken off, the cells of a table stand behind the name with commas between, a mark of
//! presence (`X`, `Ja`) is dropped, and whoever has a mark of absence (`Nej`, `anmält förhinder`,
//! an `X` below "Frånvarande") is left out.

pub(in crate::people) mod tables;

use std::collections::HashMap;
use std::rc::Rc;

use super::super::names::name_at_start;
use super::super::names::titles::is_title_word;
use super::bounds::cells_with_starts;
use super::groups::Label;
use crate::lexicon::{Class, is_bullet};

/// What the head of a table's column says of the cells below.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::people) enum Head {
    Name,
    Present,
    Absent,
    /// Who sits in the member's place.
    Substitute,
    /// What the person voted.
    Vote,
    Other,
}

impl Head {
    /// The head that a cell is among others of a table.
    fn in_table(cell: &str) -> Option<Self> {
        let lower = bare_head(cell);
        Self::of(cell)
            .or_else(|| Class::ColumnSubstitute.has(&lower).then_some(Self::Substitute))
            .or_else(|| Class::ColumnVote.has(&lower).then_some(Self::Vote))
    }

    /// The head that a cell is, if it is one.
    pub(in crate::people) fn of(cell: &str) -> Option<Self> {
        let lower = bare_head(cell);
        let heads = [
            (Class::ColumnName, Self::Name),
            (Class::ColumnPresent, Self::Present),
            (Class::ColumnAbsent, Self::Absent),
            (Class::ColumnOther, Self::Other),
        ];
        let listed = heads.into_iter().find(|(class, _)| class.has(&lower)).map(|(_, head)| head);
        let of_paragraphs = || lower.is_empty() && cell.contains('§');
        listed.or_else(|| of_paragraphs().then_some(Self::Other))
    }
}

/// The words of a head without the signs around them, in lower case.
fn bare_head(cell: &str) -> String {
    cell.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase()
}

/// The heads of a table: where each column begins, in characters and rising, and what it is.
/// Every label between the rows of a table keeps them.
pub(in crate::people) type Heads = Rc<[(usize, Head)]>;

/// The heads of a table, if all cells of the line are heads of columns.
pub(in crate::people) fn heads_of(line: &str) -> Option<Heads> {
    // A page has room for a dozen columns; each row is set against all of them.
    const MOST_COLUMNS: usize = 100;
    let cells = cells_with_starts(line);
    if !(2..=MOST_COLUMNS).contains(&cells.len()) {
        return None;
    }
    let heads: Heads = cells
        .iter()
        .map(|(start, cell)| Some((*start, Head::in_table(cell)?)))
        .collect::<Option<_>>()?;
    let heads = with_a_name(&heads);
    let has = |wanted: Head| heads.iter().any(|(_, head)| *head == wanted);
    // "Ledamöter   Ersättare" alone heads two lists.
    let is_table = has(Head::Name) && heads.len() > 2;
    let only_in_tables = has(Head::Substitute) || has(Head::Vote);
    (is_table || !only_in_tables).then(|| with_votes(&heads))
}

/// A first column of substitutes is that of the names, where no other is: "Ersättare   Parti   Närvarande".
fn with_a_name(heads: &Heads) -> Heads {
    if heads.iter().any(|(_, head)| *head == Head::Name) {
        return heads.clone();
    }
    let first =
        |at: usize, head: Head| if at == 0 && head == Head::Substitute { Head::Name } else { head };
    heads.iter().enumerate().map(|(at, &(start, head))| (start, first(at, head))).collect()
}

/// In a table that has a column for who abstained, or for substitutes, *Ja* and *Nej* are votes.
fn with_votes(heads: &Heads) -> Heads {
    let is_of_votes = |head: &Head| matches!(head, Head::Vote | Head::Substitute);
    if !heads.iter().any(|(_, head)| is_of_votes(head)) {
        return heads.clone();
    }
    let mut presents = 0;
    let absents = heads.iter().filter(|(_, head)| *head == Head::Absent).count();
    let all = heads.iter().filter(|(_, head)| *head == Head::Present).count();
    let turned = heads.iter().map(|&(start, head)| {
        presents += usize::from(head == Head::Present);
        // The last one of several is *Ja* beside *Nej*.
        let is_vote =
            head == Head::Absent || head == Head::Present && absents > 0 && presents == all;
        (start, if is_vote { Head::Vote } else { head })
    });
    turned.collect()
}

/// The texts of the entries, and of lines that go on with one.
pub(in crate::people) fn rows(lines: &[String], heads: &Heads) -> Vec<String> {
    let lines = apart_at_shared_columns(&those_with_a_mark(lines));
    let rows: Vec<Vec<(usize, &str)>> = lines.iter().map(|line| cells_with_starts(line)).collect();
    let marked = |row: &Vec<(usize, &str)>| row.iter().any(|(_, cell)| without_mark(cell) != *cell);
    // Where some have an X in the column, an empty cell says that the person was away. A mark
    // on a line of its own shows that the columns came apart.
    let empty_is_absent = heads.iter().any(|(_, head)| matches!(head, Head::Present | Head::Vote))
        && rows.iter().filter(|row| marked(row)).count() > 1
        && !rows.iter().any(|row| row.len() == 1 && marked(row));
    let mut texts = Vec::new();
    for row in rows {
        if let Some(text) = in_the_place_of(&row, heads) {
            texts.push(text);
            continue;
        }
        let is_entry = row.iter().any(|(_, cell)| name_at_start(cell).is_some());
        if is_sum(&row) || is_absent(&row, heads) || (empty_is_absent && is_entry && !marked(&row))
        {
            continue;
        }
        let text = in_one_cell(&row, heads);
        if !text.is_empty() {
            texts.push(text);
        }
    }
    texts
}

/// The entry of who sits in the place of the member of a row: `Eva Ros, ersätter Bo Ek`.
fn in_the_place_of(row: &[(usize, &str)], heads: &Heads) -> Option<String> {
    let below = |wanted: Head| {
        heads.iter().any(|(_, head)| *head == wanted).then_some(())?;
        let cells = row.iter().filter(|(start, _)| head_above(*start, heads) == Some(wanted));
        cells.into_iter().find_map(|(_, cell)| name_at_start(cell))
    };
    let substitute = below(Head::Substitute)?;
    let member = below(Head::Name)?;
    let replaces = Class::Replaces.iter().next()?;
    Some(format!("{substitute}, {replaces} {member}"))
}

/// The head of the column in which a cell begins.
fn head_above(start: usize, heads: &Heads) -> Option<Head> {
    heads.iter().min_by_key(|(head, _)| head.abs_diff(start)).map(|(_, head)| *head)
}

/// Whether a row says how many votes the columns above it have: `Summa   12   6   2`.
fn is_sum(row: &[(usize, &str)]) -> bool {
    let is_number = |(_, cell): &(usize, &str)| cell.bytes().all(|byte| byte.is_ascii_digit());
    row.len() > 1 && row[1..].iter().all(is_number) && name_at_start(row[0].1).is_none()
}

/// The lines of those who have an `x` before their name, where the others have a dash there; all lines
/// of other lists.
fn those_with_a_mark(lines: &[String]) -> Vec<String> {
    let mark = |line: &String| {
        let (mark, rest) = line.trim_start().split_once(' ')?;
        let is_mark = is_yes(mark) || matches!(mark, "-" | "–");
        (is_mark && rest.trim_start().starts_with(char::is_uppercase)).then(|| is_yes(mark))
    };
    let has = |wanted: bool| lines.iter().any(|line| mark(line) == Some(wanted));
    if !(has(true) && has(false)) || lines.iter().any(|line| mark(line).is_none()) {
        return lines.to_vec();
    }
    lines.iter().filter(|line| mark(line) != Some(false)).cloned().collect()
}

/// Parts a row at the column where other rows have a cell: the longest name of a table
/// stands but one space before the role.
fn apart_at_shared_columns(lines: &[String]) -> Vec<String> {
    let mut starts: HashMap<usize, usize> = HashMap::new();
    for line in lines {
        for (start, _) in cells_with_starts(line).into_iter().skip(1) {
            *starts.entry(start).or_default() += 1;
        }
    }
    starts.retain(|_, times| *times > 1 && *times * 3 >= lines.len());
    if starts.is_empty() {
        return lines.to_vec();
    }
    lines.iter().map(|line| parted(line, &starts)).collect()
}

fn parted(line: &str, starts: &HashMap<usize, usize>) -> String {
    let mut parted = String::with_capacity(line.len() + 4);
    let (mut before, mut last) = (' ', ' ');
    for (at, c) in line.chars().enumerate() {
        let single_space = last == ' ' && before != ' ' && c != ' ';
        if single_space && starts.contains_key(&at) {
            parted.push_str("  ");
        }
        parted.push(c);
        (before, last) = (last, c);
    }
    parted
}

fn is_yes(cell: &str) -> bool {
    cell.len() <= LONGEST_MARK && Class::MarkPresent.has(&cell.to_lowercase())
}

fn is_no(cell: &str) -> bool {
    cell.len() <= LONGEST_MARK && Class::MarkAbsent.has(&cell.to_lowercase())
}

/// Marks are a letter, a sign or a short word.
const LONGEST_MARK: usize = 3;

/// Whether a line by itself says that the person was away.
pub(in crate::people) fn tells_of_absence(line: &str) -> bool {
    is_absent(&cells_with_starts(line), &Heads::default())
}

/// Whether the row says that the person was away.
fn is_absent(row: &[(usize, &str)], heads: &Heads) -> bool {
    row.iter().any(|(start, cell)| {
        let head = head_above(*start, heads);
        let is_dash = matches!(*cell, "-" | "–" | "—");
        let no = is_no(cell) && !matches!(head, Some(Head::Absent | Head::Vote))
            || is_yes(cell) && head == Some(Head::Absent)
            || is_dash && matches!(head, Some(Head::Present | Head::Substitute));
        let said = cell.rsplit_once(' ').map_or("", |(_, last)| last);
        no || Class::No.has(&said.to_lowercase()) || says_absent(cell)
    })
}

/// Whether a text says that somebody was away all the time: "anmält förhinder",
/// "frånvarande"; "frånvarande § 7" is a note of somebody who was there.
fn says_absent(text: &str) -> bool {
    if text.bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    let lower = text.to_lowercase();
    Class::SaysAbsent.is_in(&lower)
}

/// The cells of a line as one entry: `Eva Ros      chef      §§ 3–4` as `Eva Ros, chef,
/// §§ 3–4`. A first cell that is the rest of the label ("ersättare") is dropped, and so
/// are the heads of columns and marks of presence.
fn in_one_cell(row: &[(usize, &str)], heads: &Heads) -> String {
    let mut cells: Vec<&str> = row
        .iter()
        .map(|(_, cell)| without_mark(without_bullet(cell)))
        .filter(|cell| !cell.is_empty())
        .collect();
    if cells.len() > 1 && cells.iter().all(|cell| Head::of(cell).is_some())
        || cells.first().is_some_and(|first| Class::ColumnFirst.has(&first.to_lowercase()))
    {
        return String::new();
    }
    let rest_of_label = |cell: &str| cell.starts_with(char::is_lowercase) && Label::is_word(cell);
    if cells.len() > 1 && rest_of_label(cells[0]) {
        cells.remove(0);
    }
    name_first(&mut cells, row, heads);
    let mut text = String::new();
    for cell in cells {
        let apart = !text.is_empty() && !cell.starts_with('(') && !text.ends_with(',');
        text.push_str(match (text.is_empty(), apart) {
            (true, _) => "",
            (false, true) => ", ",
            (false, false) => " ",
        });
        text.extend(cell.split_whitespace().flat_map(|word| [word, " "]));
        text.truncate(text.trim_end().len());
    }
    // "Eva Ros X, §§ 3–4": the mark between name and rest.
    let text = text.replace(" X, ", ", ").replace(" x, ", ", ");
    let text = behind_colon(&text).unwrap_or(text);
    // "Ordföranden,  Monika Sand (S)": a role before the name is not part of a list.
    match text.split_once(", ") {
        Some((role, name))
            if is_title_word(role)
                && name_at_start(role).is_none()
                && name_at_start(name).is_some() =>
        {
            format!("{role} {name}")
        }
        _ => text,
    }
}

/// Puts the cell with the name first: `SAMO      Eva Ros`.
fn name_first(cells: &mut [&str], row: &[(usize, &str)], heads: &Heads) {
    let is_name = |cell: &&str| name_at_start(cell).is_some();
    let below_head = heads.iter().find(|(_, head)| *head == Head::Name).and_then(|(head, _)| {
        let (_, cell) = row.iter().min_by_key(|(start, _)| start.abs_diff(*head))?;
        cells.iter().position(|known| known == cell && is_name(known))
    });
    let first_is_not_a_role = cells.first().is_some_and(|cell| {
        is_name(cell) || is_title_word(cell.split(' ').next_back().unwrap_or_default())
    });
    let found = below_head
        .or_else(|| if first_is_not_a_role { None } else { cells.iter().position(is_name) });
    if let Some(at) = found.filter(|at| *at > 0) {
        cells[..=at].rotate_right(1);
    }
}

/// `Kassör: Eva Ros` as `Kassör Eva Ros`, `Norra klubben: Eva Ros` as `Eva Ros, Norra
/// klubben`.
fn behind_colon(text: &str) -> Option<String> {
    let (head, rest) = text.split_once(':')?;
    let (head, rest) = (head.trim_end(), rest.trim_start().trim_start_matches(", "));
    if name_at_start(rest).is_none() || name_at_start(head).is_some() || head.len() > 40 {
        return None;
    }
    let is_role = head.split([' ', ',']).next_back().is_some_and(is_title_word);
    let several = rest.contains([',', ';', '/']) || rest.contains(" och ");
    Some(match (is_role, several) {
        (true, _) => format!("{head} {rest}"),
        (false, true) => rest.to_owned(),
        (false, false) => format!("{rest}, {head}"),
    })
}

/// A line without its bullet, or its number in a numbered list of names.
pub(in crate::people) fn without_bullet(cell: &str) -> &str {
    // Dashes and stars are bullets here, and what is left of a sign that was lost.
    let is_mark = |c| is_bullet(c) || matches!(c, '*' | '–' | '-' | '+' | '\u{fffd}');
    let cell = cell.trim_start_matches(is_mark);
    let cell = cell.trim_start();
    let behind = cell.trim_start_matches(|c: char| c.is_ascii_digit());
    match behind.strip_prefix(['.', ')']) {
        Some(rest) if behind.len() < cell.len() && name_at_start(rest.trim_start()).is_some() => {
            rest.trim_start()
        }
        _ => cell,
    }
}

/// A cell without a mark of presence alone, before the rest or at its end: `X, § 94`,
/// `Eva Ros X`, `Eva Ros Ja`.
fn without_mark(cell: &str) -> &str {
    if is_yes(cell) {
        return "";
    }
    if let Some((mark, rest)) = cell.split_once([',', ' '])
        && is_yes(mark)
    {
        return rest.trim_start_matches([',', ' ']);
    }
    match cell.rsplit_once(' ') {
        Some((rest, mark)) if is_yes(mark) && rest.contains(' ') => {
            rest.trim_end_matches([',', ' '])
        }
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(lines: &[&str]) -> Vec<String> {
        let lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
        match heads_of(&lines[0]) {
            Some(heads) => rows(&lines[1..], &heads),
            None => rows(&lines, &Heads::default()),
        }
    }

    #[test]
    fn a_row_is_one_entry_with_the_name_first() {
        assert_eq!(texts(&["SAMO         Eva Ros      § 3"]), ["Eva Ros, SAMO, § 3"]);
        assert_eq!(
            texts(&["Kassör: Eva Ros", "Norra klubben: Bo Al"]),
            ["Kassör Eva Ros", "Bo Al, Norra klubben"]
        );
        assert_eq!(texts(&["  • Eva Ros", "2. Bo Al"]), ["Eva Ros", "Bo Al"]);
    }

    #[test]
    fn a_mark_says_who_was_there() {
        assert_eq!(
            texts(&[
                "Roll       Namn       Närvarande",
                "Kassör     Eva Ros    Ja",
                "SAMO       Bo Al      Nej"
            ]),
            ["Eva Ros, Kassör"]
        );
        assert_eq!(
            texts(&[
                "Namn     Närvarande   Frånvarande",
                "Eva Ros      X",
                "Bo Al                     X"
            ]),
            ["Eva Ros"]
        );
        assert_eq!(
            texts(&["Namn     Närvarande", "Eva Ros      X", "Bo Al", "Per Os       X"]),
            ["Eva Ros", "Per Os"]
        );
        assert_eq!(
            texts(&["Eva Ros X, kassör", "Bo Al anmält förhinder", "Per Os, frånvarande § 7"]),
            ["Eva Ros, kassör", "Per Os, frånvarande § 7"]
        );
    }

    #[test]
    fn a_mark_before_the_name_says_who_was_there() {
        assert_eq!(texts(&["x  Eva Ros", "-  Bo Al", "x  Per Os"]), ["Eva Ros", "Per Os"]);
        assert_eq!(texts(&["- Eva Ros", "- Bo Al"]), ["Eva Ros", "Bo Al"]);
    }

    #[test]
    fn a_column_of_other_rows_parts_a_row() {
        assert_eq!(
            texts(&["Eva Ros     Valberedning", "Bo Al       Webb", "Per Oskarss Firmatecknare"]),
            ["Eva Ros, Valberedning", "Bo Al, Webb", "Per Oskarss, Firmatecknare"]
        );
    }
}
