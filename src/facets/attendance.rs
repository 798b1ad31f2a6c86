//! Who attended?
//!
//! In goes the text before the first item, lines as they stood with their columns,
//! out come the attendees, each once. Understood are: a label with names below or
//! beside it (regions, councils, old covers), lists in running text with commas or
//! semicolons, and two columns read straight across (municipal covers), where a row
//! holds the end of one person's entry and the beginning of another's.

use super::columns::{Section, two_columns};
use super::entry::{begins_entry, name_at_start, read_entry};
use super::groups::Label;
use super::lists::single_column;
use super::titles::is_title_word;
use crate::minutes::{Attendee, Group, PersonName};

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
        if let Some((label, "")) = Label::at_start(cell) {
            columns.push(label);
        } else {
            columns.clear();
            break;
        }
    }
    match columns.len() {
        0 => {
            // "Beslutande ledamöter" was one label; "Ledamöter Bo Ek" is label and name.
            let is_text = is_title_word(rest.split(' ').next().unwrap_or_default())
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
