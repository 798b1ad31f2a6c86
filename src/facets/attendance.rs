//! Who attended?
//!
//! In goes the text before the first item, lines as they stood with their columns,
//! out come the attendees, each once. Understood are: a label with names below or
//! beside it (regions, councils, old covers), lists in running text with commas or
//! semicolons, and two columns read straight across (municipal covers), where a row
//! holds the end of one person's entry and the beginning of another's.

use std::sync::LazyLock;

use regex::Regex;

use super::entry::{begins_entry, begins_with_title, name_at_start, read_entry};
use super::groups::Label;
use crate::minutes::{Attendee, Group, PersonName};

/// A group's lines, before they are entries.
struct Section {
    /// The groups of the columns, from left to right; one for a single column.
    groups: Vec<Group>,
    /// Where the columns begin by their heads, in characters.
    starts: Vec<usize>,
    lines: Vec<String>,
}

/// White space this wide at a line's start puts it in the right column, where the
/// heads of the columns do not tell.
const RIGHT_COLUMN: usize = 20;

/// Reads the attendance list.
pub(crate) fn attendance(preamble: &str) -> Vec<Attendee> {
    let mut people: Vec<Attendee> = Vec::new();
    for section in sections(preamble) {
        let entries = match section.groups[..] {
            [group] => {
                single_column(&section.lines).into_iter().map(|text| (text, group)).collect()
            }
            [left, right, ..] => two_columns(&section, left, right),
            [] => Vec::new(),
        };
        for (text, group) in entries {
            if let Some(person) = read_entry(&text, group) {
                add(&mut people, person);
            }
        }
    }
    people.extend(secretary(preamble).filter(|secretary| {
        let key = PersonName::parse(&secretary.name).key();
        !people.is_empty()
            && people.iter().all(|person| PersonName::parse(&person.name).key() != key)
    }));
    chair_by_signature(preamble, &mut people);
    keep_one_chair(&mut people);
    people
}

/// The secretary, who on some covers stands only beside the signatures.
fn secretary(preamble: &str) -> Option<Attendee> {
    preamble.lines().map(str::trim).find_map(|line| {
        let rest =
            line.strip_prefix("Sekreterare").or_else(|| line.strip_prefix("Nämndsekreterare"))?;
        let name = name_at_start(rest.trim_start_matches([':', ' ', '.', '…']))?;
        // A name alone: "Sekreterare  Marianne Ek     Paragrafer §§ 1-12".
        let mut person = read_entry(name, Group::Others)?;
        person.role = Some("sekreterare".to_owned());
        Some(person)
    })
}

/// Where the list names no chair, the signatures may: `Ordförande: Eva Brant`, `Eva
/// Brant, ordförande`.
fn chair_by_signature(preamble: &str, people: &mut [Attendee]) {
    if people.iter().any(|person| person.chair) {
        return;
    }
    let chair = preamble.lines().map(str::trim).find_map(|line| {
        let behind = line
            .strip_prefix("Ordförande")
            .map(|rest| rest.trim_start_matches([':', ' ', '.', '…']));
        let before = || line.strip_suffix(", ordförande").or_else(|| line.strip_suffix(", ordf."));
        name_at_start(behind.or_else(before)?)
    });
    let Some(chair) = chair.map(|name| PersonName::parse(name).key()) else { return };
    let named = people.iter_mut().find(|person| PersonName::parse(&person.name).key() == chair);
    if let Some(person) = named {
        person.chair = true;
    }
}

/// Adds a person, or what is new of one who stands in the list already.
fn add(people: &mut Vec<Attendee>, person: Attendee) {
    let key = PersonName::parse(&person.name).key();
    let known = people.iter_mut().find(|known| {
        PersonName::parse(&known.name).key() == key
            && (known.party == person.party || known.party.is_none() || person.party.is_none())
    });
    match known {
        Some(known) => {
            known.party = known.party.take().or(person.party);
            known.role = known.role.take().or(person.role);
            known.affiliation = known.affiliation.take().or(person.affiliation);
            known.replaces = known.replaces.take().or(person.replaces);
            known.chair |= person.chair;
        }
        None => people.push(person),
    }
}

/// One chairs the meeting: the first who is called so.
fn keep_one_chair(people: &mut [Attendee]) {
    // Who only chairs some paragraphs comes after who chairs the rest.
    let whole = |person: &Attendee| {
        let role = person.role.as_deref().unwrap_or_default().to_lowercase();
        person.chair && !role.starts_with("tjänstgörande") && !role.contains('§')
    };
    let chair =
        people.iter().position(whole).or_else(|| people.iter().position(|person| person.chair));
    for (at, person) in people.iter_mut().enumerate() {
        person.chair = Some(at) == chair;
    }
}

/// Divides the text into the groups' lines.
fn sections(preamble: &str) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut open = false;
    let lines: Vec<&str> = preamble.lines().filter(|line| !line.trim().is_empty()).collect();
    for line in lines {
        let labels = labels_of(line);
        match labels {
            Some((labels, rest)) => {
                let groups: Vec<Group> = labels
                    .iter()
                    .filter_map(|label| match label {
                        Label::Group(group) => Some(*group),
                        Label::End => None,
                    })
                    .collect();
                open = groups.len() == labels.len();
                if open {
                    let lines = if rest.is_empty() { Vec::new() } else { vec![rest] };
                    sections.push(Section { groups, starts: column_starts(line), lines });
                }
            }
            None if open && ends_attendance(line) => open = false,
            None if open => {
                if let Some(section) = sections.last_mut() {
                    section.lines.push(line.to_owned());
                }
            }
            None => {}
        }
    }
    sections
}

/// Where the last two cells of a line begin, in characters.
fn column_starts(line: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut gap = 2;
    for (at, c) in line.chars().enumerate() {
        if c == ' ' {
            gap += 1;
        } else {
            if gap >= 2 {
                starts.push(at);
            }
            gap = 0;
        }
    }
    starts.split_off(starts.len().saturating_sub(2))
}

/// Lines other than labels after which no name of an attendee stands: a contents
/// list, a signature line.
fn ends_attendance(line: &str) -> bool {
    let line = line.trim();
    line.contains(".....")
        || line.starts_with("§ ") && !line.starts_with("§§")
        || line.starts_with("Sekreterare ") && line.contains("  ")
        || line.starts_with("Ordförande ") && line.contains("  ")
}

/// The labels at the start of a line and the text behind them. A line such as
/// `Beslutande    Ledamöter      Tjänstgörande ersättare` heads columns: its first
/// label is above the other two and opens nothing itself.
fn labels_of(line: &str) -> Option<(Vec<Label>, String)> {
    let (first, rest) = Label::at_start(line)?;
    // Heads of a table's columns are no names.
    let is_head = |cell: &str| {
        matches!(cell, "Parti" | "Anmärkning" | "Närvaro" | "Tjänstgöring" | "Paragraf" | "§")
    };
    let heads_only = rest.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).all(is_head);
    let rest = if heads_only { "" } else { rest };
    if rest.is_empty() || first == Label::End {
        return Some((vec![first], String::new()));
    }
    let mut columns = Vec::new();
    let cells = rest.split("  ").map(str::trim).filter(|cell| !cell.is_empty());
    for cell in cells {
        match Label::at_start(cell) {
            Some((label, "")) => columns.push(label),
            _ => {
                columns.clear();
                break;
            }
        }
    }
    match columns.len() {
        0 => {
            // "Beslutande ledamöter" was one label; "Ledamöter Bo Ek" is label and name.
            let is_text = super::persons::is_title_word(rest.split(' ').next().unwrap_or_default())
                || begins_entry(rest)
                || rest.contains('(')
                || rest.contains(',')
                || name_at_start(rest).is_some();
            is_text.then(|| (vec![first], rest.to_owned()))
        }
        // "Beslutande   Ledamöter" is one column with a head above it; "Beslutande:
        // Ersättare:" are two.
        1 if columns[0] != first && first != Label::Group(Group::Others) && line.contains(':') => {
            Some((vec![first, columns[0]], String::new()))
        }
        _ => Some((columns, String::new())),
    }
}

static PERSON: LazyLock<Option<Regex>> = LazyLock::new(|| {
    // A name with party letters behind it.
    Regex::new(r"\p{Lu}[\p{L}'’-]+(?: (?:\p{Lu}[\p{L}'’.-]*|von|af|de|van|der)){1,3} \(\p{L}{1,5}\)|\p{Lu}[\p{L}'’-]+(?: (?:\p{Lu}[\p{L}'’.-]*|von|af|de|van|der)){1,3} \(-\)").ok()
});

/// Where entries begin in running text: names with party letters that are nobody's
/// substitute.
fn person_starts(text: &str) -> Vec<usize> {
    let Some(person) = PERSON.as_ref() else { return Vec::new() };
    let mut starts: Vec<usize> = Vec::new();
    for found in person.find_iter(text) {
        let (mut start, end) = (found.start(), found.end());
        // "Ordförande Ermin Ek (S)": the role belongs to the entry before.
        while let Some((word, _)) = text[start..end].split_once(' ') {
            let lower = word.to_lowercase();
            if !(lower.ends_with("ordförande")
                || matches!(lower.as_str(), "vice" | "region" | "regionen"))
            {
                break;
            }
            start += word.len() + 1;
        }
        let before = text[..start].trim_end().to_lowercase();
        let is_replaced =
            ["ersätter", "för", "ers.", "stället för"].iter().any(|word| before.ends_with(word));
        if !is_replaced && name_at_start(&text[start..]).is_some() {
            starts.push(start);
        }
    }
    starts
}

/// Entries of one column.
fn single_column(lines: &[String]) -> Vec<String> {
    let texts: Vec<String> =
        lines.iter().map(|line| in_one_cell(line)).filter(|text| !text.is_empty()).collect();
    let running = texts.iter().any(|text| text.contains(';') || person_starts(text).len() > 1);
    let joined = texts.join(" ");
    if running {
        in_running_text(&joined)
    } else if let Some(entries) = titled_list(&joined).or_else(|| comma_list(&texts)) {
        entries
    } else {
        line_by_line(&texts)
    }
}

/// The cells of a line as one entry: `Eva Ros      chef      §§ 3–4` as `Eva Ros, chef,
/// §§ 3–4`. A first cell that is the rest of the label ("ersättare") is dropped, and so
/// are the heads of columns.
fn in_one_cell(line: &str) -> String {
    let cells: Vec<&str> =
        line.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).collect();
    let rest_of_label = |cell: &str| cell.starts_with(char::is_lowercase) && Label::is_word(cell);
    let cells = match cells[..] {
        [first, ref rest @ ..] if !rest.is_empty() && rest_of_label(first) => rest.to_vec(),
        ["Parti" | "Anmärkning", ..] => return String::new(),
        _ => cells,
    };
    let mut text = String::new();
    for cell in cells {
        let apart = !text.is_empty() && !cell.starts_with('(') && !text.ends_with(',');
        text.push_str(match (text.is_empty(), apart) {
            (true, _) => "",
            (false, true) => ", ",
            (false, false) => " ",
        });
        text.push_str(&cell.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    // "Ordföranden,  Monika Sand (S)": a role before the name is no part of a list.
    match text.split_once(", ") {
        Some((role, name))
            if super::persons::is_title_word(role) && name_at_start(name).is_some() =>
        {
            format!("{role} {name}")
        }
        _ => text,
    }
}

/// `Ulla Al (S), ordförande, Bo Ek (M), §§ 1–5` or `Ulla Al, chef; Bo Ek, jurist`.
fn in_running_text(text: &str) -> Vec<String> {
    let mut entries = Vec::new();
    for part in text.split(';').map(str::trim) {
        let starts = person_starts(part);
        match starts.first() {
            None => entries.push(part.to_owned()),
            Some(&first) => {
                let before = part[..first].trim().trim_end_matches(',');
                if begins_entry(before) {
                    entries.push(before.to_owned());
                }
                let ends = starts.iter().skip(1).copied().chain([part.len()]);
                for (start, end) in starts.iter().zip(ends) {
                    entries.push(part[*start..end].trim().trim_end_matches(',').to_owned());
                }
            }
        }
    }
    entries
}

/// Officials in running text, name and title by turns: `Maria Vik, direktör, Håkan Hed,
/// chef § 120`. Some line must hold two names with titles, else each line is an entry.
fn comma_list(texts: &[String]) -> Option<Vec<String>> {
    let is_name = |part: &str| name_at_start(part).is_some_and(|name| name.len() == part.len());
    let pairs_in = |text: &String| {
        let parts: Vec<&str> = text.split(", ").collect();
        let pairs = parts
            .windows(2)
            .filter(|pair| is_name(pair[0]) && pair[1].starts_with(char::is_lowercase));
        pairs.count()
    };
    if texts.iter().map(pairs_in).max()? < 2 {
        return None;
    }
    let joined = texts.join(" ");
    let mut entries: Vec<String> = Vec::new();
    for part in joined.split(", ").flat_map(|part| part.split(',')).map(str::trim) {
        match entries.last_mut() {
            Some(entry) if !is_name(part) => {
                entry.push_str(", ");
                entry.push_str(part);
            }
            _ => entries.push(part.to_owned()),
        }
    }
    Some(entries)
}

/// Officials in running text: `Stadsdelsdirektör Annelie Kron, avdelningschef Peter Hag
/// samt sekreterare Oskar Ryd`, or `Lenita Gran, direktör. Tomas Odel, ekonomichef`. At
/// least two entries of the same sort, else it is no such list.
fn titled_list(text: &str) -> Option<Vec<String>> {
    let stops: Vec<&str> = text.split(". ").map(|part| part.trim().trim_end_matches('.')).collect();
    if text.contains('(') {
        return None;
    }
    if stops.len() > 1 && stops.iter().all(|part| begins_entry(part)) {
        return Some(stops.into_iter().map(str::to_owned).collect());
    }
    let parts: Vec<&str> = text
        .split(", ")
        .flat_map(|part| part.split(" samt "))
        .flat_map(|part| part.split(" och "))
        .map(|part| part.trim().trim_end_matches('.'))
        .collect();
    let titled = |part: &&str| {
        let (title, name) = part.split_once(' ').unwrap_or((part, ""));
        super::persons::is_title_word(title) && name_at_start(name).is_some()
    };
    (parts.len() > 1 && parts.iter().all(|part| titled(&part)))
        .then(|| parts.into_iter().map(str::to_owned).collect())
}

/// One entry a line; a line that begins none continues the one above.
fn line_by_line(texts: &[String]) -> Vec<String> {
    let mut entries: Vec<String> = Vec::new();
    for text in texts {
        match entries.last_mut() {
            Some(entry)
                if !(begins_entry(text) || begins_with_title(text)) || is_unfinished(entry) =>
            {
                entry.push(' ');
                entry.push_str(text);
            }
            _ => entries.push(text.clone()),
        }
    }
    entries
}

/// Whether an entry must go on: "… ersätter", "… folkhälsa och", "…, §§".
fn is_unfinished(entry: &str) -> bool {
    let last = entry.rsplit(' ').next().unwrap_or_default();
    entry.ends_with([',', '-'])
        || matches!(
            last,
            "ersätter"
                | "för"
                | "och"
                | "samt"
                | "av"
                | "i"
                | "på"
                | "§§"
                | "§"
                | "vice"
                | "biträdande"
        )
        || replaces_half_a_name(entry)
}

/// `Berit Ek (M) ersätter Axel`: the family name stands in the next row.
fn replaces_half_a_name(entry: &str) -> bool {
    entry
        .rsplit_once("ersätter ")
        .is_some_and(|(_, name)| !name.contains([' ', '(', ',']) && !name.is_empty())
}

/// Entries of two columns read straight across.
fn two_columns(section: &Section, left: Group, right: Group) -> Vec<(String, Group)> {
    let (mut lefts, mut rights): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    let heads_aligned = columns_stand_below_heads(section);
    for line in &section.lines {
        let cells = cells_with_starts(line);
        let in_right = |start: usize| match section.starts[..] {
            // Columns that stand below their heads.
            [_, right_start] if heads_aligned => start + 6 >= right_start,
            _ => start >= RIGHT_COLUMN,
        };
        match &cells[..] {
            [] => {}
            [(start, only)] if in_right(*start) => place(&mut rights, only),
            [(_, only)] => {
                let (to_left, to_right) = divide(only, rights.last().map(String::as_str));
                if !to_left.is_empty() {
                    place(&mut lefts, to_left);
                }
                if !to_right.is_empty() {
                    place(&mut rights, to_right);
                }
            }
            [(_, first), others @ ..] => {
                // A cell before the right column belongs to the left entry (a role).
                let split = others
                    .iter()
                    .take_while(|(start, _)| heads_aligned && !in_right(*start))
                    .count();
                let join = |cells: &[(usize, &str)]| {
                    cells.iter().map(|(_, cell)| *cell).collect::<Vec<_>>().join(", ")
                };
                let left = if split == 0 {
                    (*first).to_owned()
                } else {
                    format!("{first}, {}", join(&others[..split]))
                };
                place(&mut lefts, &left);
                if split < others.len() {
                    place(&mut rights, &join(&others[split..]));
                }
            }
        }
    }
    let lefts = lefts.into_iter().map(|text| (text, left));
    lefts.chain(rights.into_iter().map(|text| (text, right))).collect()
}

/// Whether the rows keep to the places of the columns' heads; a PDF tool may have moved
/// them together.
fn columns_stand_below_heads(section: &Section) -> bool {
    let [left, right] = section.starts[..] else { return false };
    let rows: Vec<Vec<(usize, &str)>> =
        section.lines.iter().map(|line| cells_with_starts(line)).collect();
    let below_left = |row: &&Vec<(usize, &str)>| {
        row.first().is_some_and(|(start, _)| start.abs_diff(left) <= 3 || start + 6 >= right)
    };
    let pairs: Vec<&Vec<(usize, &str)>> = rows.iter().filter(|row| row.len() > 1).collect();
    let below_right =
        pairs.iter().filter(|row| row.last().is_some_and(|(start, _)| start + 6 >= right));
    rows.iter().filter(below_left).count() * 4 >= rows.len() * 3
        && below_right.count() * 4 >= pairs.len() * 3
}

/// The cells of a line and where each begins, in characters.
fn cells_with_starts(line: &str) -> Vec<(usize, &str)> {
    let mut cells = Vec::new();
    let mut at = 0;
    for cell in line.split("  ") {
        let lead = cell.chars().take_while(|c| *c == ' ').count();
        if !cell.trim().is_empty() {
            cells.push((at + lead, cell.trim()));
        }
        at += cell.chars().count() + 2;
    }
    cells
}

/// Puts a cell below its column: as a new entry or as the rest of the last one.
fn place(column: &mut Vec<String>, cell: &str) {
    match column.last_mut() {
        Some(entry) if !begins_entry(cell) || is_unfinished(entry) => {
            entry.push(' ');
            entry.push_str(cell);
        }
        _ => column.push(cell.to_owned()),
    }
}

/// Divides a row whose columns are only one space apart: where a second person
/// begins, or where the unfinished entry on the right goes on.
fn divide<'a>(row: &'a str, open_right: Option<&str>) -> (&'a str, &'a str) {
    let split = |at: usize| (row[..at].trim_end(), row[at..].trim_start());
    if let Some(&second) = person_starts(row).iter().find(|start| **start > 0) {
        return split(second);
    }
    // "Bo Ek (C), 1:e vice ordförande Storck (M) §§ 3-5" after "… ersätter Axel".
    if open_right.is_some_and(replaces_half_a_name)
        && let Some(at) = family_name_start(row)
    {
        return split(at);
    }
    // "Berit Ek (M), §§ 6-12 Patrik Ahl, kommunsekreterare".
    match official_start(row) {
        Some(at) => split(at),
        None => (row, ""),
    }
}

/// Where the last `Name (P)` of a single word begins, behind a complete entry.
fn family_name_start(row: &str) -> Option<usize> {
    let open = row.rfind(" (")?;
    let start = row[..open].rfind(' ').map_or(0, |space| space + 1);
    let word = &row[start..open];
    let complete_before =
        start == 0 || row[..start].contains(')') || begins_entry(row[..start].trim_end());
    (word.starts_with(char::is_uppercase) && complete_before).then_some(start)
}

static OFFICIAL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?:\)|§§? [\d–, -]+\d) (\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){1,3}, \p{L})").ok()
});

/// Where an official's entry begins behind a member's.
fn official_start(row: &str) -> Option<usize> {
    Some(OFFICIAL.as_ref()?.captures(row)?.get(1)?.start())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<(String, Group)> {
        attendance(text).into_iter().map(|person| (person.name, person.group)).collect()
    }

    fn expect(list: &[(&str, Group)]) -> Vec<(String, Group)> {
        list.iter().map(|(name, group)| ((*name).to_owned(), *group)).collect()
    }

    #[test]
    fn names_beside_and_below_their_label() {
        assert_eq!(
            names(
                "Organ X\nLedamöter Bo Ek (C), Ordförande, Region Norrmark\n\nUlla Al (S), Sala\nÖvriga Maria Ahl, ledare folkhälsa och\nfunktionspolitik Avdelningen för hälsa\nEva Ros, jurist"
            ),
            expect(&[
                ("Bo Ek", Group::Members),
                ("Ulla Al", Group::Members),
                ("Maria Ahl", Group::Others),
                ("Eva Ros", Group::Others)
            ])
        );
    }

    #[test]
    fn lists_in_running_text() {
        assert_eq!(
            names(
                "Närvarande ledamöter:\nUlla Al (S), ordförande, Bo Ek (M),\n2:e vice ordförande, Leif Sjö (V), §§ 44–51\nÖvriga närvarande:\nKarin Hed, personalföreträdare Sveriges\nLärare; Jonas Ek, nämndsekreterare\nJusterare: Bo Ek (M)"
            ),
            expect(&[
                ("Ulla Al", Group::Members),
                ("Bo Ek", Group::Members),
                ("Leif Sjö", Group::Members),
                ("Karin Hed", Group::Others),
                ("Jonas Ek", Group::Others)
            ])
        );
    }

    #[test]
    fn two_columns_read_straight_across() {
        let text = "Beslutande    Ledamöter                     Tjänstgörande ersättare\n\
            Lisa Ek (M), Ordförande Berit Berg (M) ersätter Axel\n\
            Fredrik Hed (C), 1:e vice ordförande Storck (M) §§ 153-165\n\
            Magda Sund (S), 2:e vice\nordförande\nAxel Storck (M), §§ 166-172\n\
            Övriga närvarande Ersättare                 Tjänstemän\n\
            Berit Berg (M), §§ 166-172 Patrik Ahl, kommunsekreterare\n\
            Niclas Nord (M)            Anders Lind, biträdande\n\
            Henrik Schön (M)           kommundirektör\n";
        let people = attendance(text);
        let berit = people.iter().find(|person| person.name == "Berit Berg").expect("Berit");
        assert_eq!(berit.replaces.as_deref(), Some("Axel Storck"));
        assert_eq!(
            names(text),
            expect(&[
                ("Lisa Ek", Group::Members),
                ("Fredrik Hed", Group::Members),
                ("Magda Sund", Group::Members),
                ("Axel Storck", Group::Members),
                ("Berit Berg", Group::Substitutes),
                ("Niclas Nord", Group::Substitutes),
                ("Henrik Schön", Group::Substitutes),
                ("Patrik Ahl", Group::Others),
                ("Anders Lind", Group::Others),
            ])
        );
        assert!(people[0].chair);
    }

    #[test]
    fn signatures_and_contents_are_no_attendees() {
        assert_eq!(
            names(
                "Beslutande   Bo Ek (S), ordförande\n             Ulla Al (M)\nUtses att justera   Ulla Al\nUnderskrifter  Sekreterare ....\n   Marianne Gist\n"
            ),
            expect(&[("Bo Ek", Group::Members), ("Ulla Al", Group::Members)])
        );
    }
}
