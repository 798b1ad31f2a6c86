//! Who was there at which item?
//!
//! The notes of the attendance list tell ("§§ 153–165", "från § 9", "ej § 12"). Where no note names items, nothing
//! is said of any. Whoever has no such note was there throughout. Hours are not turned into items: a
//! note that tells hours alone leaves the person present.

use crate::minutes::Minutes;

/// Gives each numbered item the places of those who were there, where notes tell.
pub(super) fn fill_present(minutes: &mut Minutes) {
    let windows: Vec<Windows> = minutes
        .attendees
        .iter()
        .map(|person| person.note.as_deref().map(Windows::of).unwrap_or_default())
        .collect();
    if windows.iter().all(Windows::is_empty) {
        return;
    }
    for item in &mut minutes.items {
        let number = item.number.as_deref().and_then(value);
        item.present = number.map(|number| {
            let there = windows.iter().enumerate().filter(|(_, windows)| windows.include(number));
            there.map(|(at, _)| at).collect()
        });
    }
}

/// The number of an item without a letter behind it.
fn value(number: &str) -> Option<u32> {
    number.trim_end_matches(|c: char| !c.is_ascii_digit()).parse().ok()
}

/// The items at which somebody was there, and those at which not, first and last.
#[derive(Debug, Default, PartialEq, Eq)]
struct Windows {
    there: Vec<(u32, u32)>,
    away: Vec<(u32, u32)>,
}

/// Which side of a number is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Only,
    From,
    To,
}

impl Windows {
    fn is_empty(&self) -> bool {
        self.there.is_empty() && self.away.is_empty()
    }

    fn include(&self, number: u32) -> bool {
        let within = |windows: &[(u32, u32)]| {
            windows.iter().any(|(from, to)| (*from..=*to).contains(&number))
        };
        (self.there.is_empty() || within(&self.there)) && !within(&self.away)
    }

    /// Reads a note, word by word.
    fn of(note: &str) -> Self {
        let lower = note.to_lowercase().replace('§', " § ").replace(['–', '−'], "-");
        let (mut windows, mut side, mut after) = (Self::default(), Side::Only, false);
        // "§ 12 jäv", "§ 7 frånvarande": what the numbers are for may come last.
        let mut away = lower.contains("jäv") || lower.trim_end().ends_with("frånvarande");
        // The cell of a table may hold numbers alone.
        let mut of_items = lower.bytes().all(|b| b.is_ascii_digit() || b", -".contains(&b));
        let mut open = false;
        for word in lower.split([' ', ',', ';', '(', ')']).filter(|word| !word.is_empty()) {
            let plain = word.trim_end_matches('.');
            match plain {
                "§" | "punkt" | "punkterna" | "p" => of_items = true,
                _ if plain.starts_with("paragraf") => of_items = true,
                "ej" | "utom" | "inte" | "icke" | "förutom" => away = true,
                _ if plain.starts_with("frånvar") => away = true,
                "från" | "fr.o.m" | "from" | "fr" | "anlände" | "anländer" | "ankom" => {
                    side = Side::From;
                }
                "t.o.m" | "tom" | "t" | "till" | "lämnade" | "lämnar" | "avvek" | "avviker" => {
                    side = Side::To;
                }
                "efter" => after = true,
                "kl" | "klockan" => of_items = false,
                "-" => open = true,
                _ => {
                    let list = if away { &mut windows.away } else { &mut windows.there };
                    if of_items && read_number(plain, side, after, open, list) {
                        (side, after) = (Side::Only, false);
                    }
                    open = false;
                }
            }
        }
        windows
    }
}

/// Reads `12` or `12-15` into the list; behind an open dash, the end of its last window. Hours
/// ("16.00") are not numbers of items.
fn read_number(
    word: &str,
    side: Side,
    after: bool,
    open: bool,
    list: &mut Vec<(u32, u32)>,
) -> bool {
    let (begin, end) = word.split_once('-').unwrap_or((word, word));
    let (Ok(begin), Ok(end)) = (begin.parse::<u32>(), end.parse::<u32>()) else { return false };
    match (side, list.last_mut()) {
        (_, Some(window)) if open && window.0 <= end => window.1 = end,
        (Side::From, _) => list.push((begin.saturating_add(u32::from(after)), u32::MAX)),
        (Side::To, Some(window)) if window.1 == u32::MAX => window.1 = end,
        (Side::To, _) => list.push((0, end)),
        (Side::Only, _) => list.push((begin, end)),
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::minutes::{AgendaItem, Attendee, Group, Status};

    const MAX: u32 = u32::MAX;

    #[test]
    fn notes_tell_from_where_to_where() {
        for (note, there, away) in [
            ("§§ 153–165", vec![(153, 165)], vec![]),
            ("§ 108 - 121", vec![(108, 121)], vec![]),
            ("§§ 31–33, 35–41", vec![(31, 33), (35, 41)], vec![]),
            ("§12", vec![(12, 12)], vec![]),
            ("paragraferna 66-71", vec![(66, 71)], vec![]),
            ("från § 9", vec![(9, MAX)], vec![]),
            ("fr.o.m. § 9", vec![(9, MAX)], vec![]),
            ("fr o m § 9 t o m § 12", vec![(9, 12)], vec![]),
            ("anlände efter § 9", vec![(10, MAX)], vec![]),
            ("t.o.m. § 12", vec![(0, 12)], vec![]),
            ("lämnade efter § 12", vec![(0, 12)], vec![]),
            ("ej § 12", vec![], vec![(12, 12)]),
            ("frånvarande §§ 7-8", vec![], vec![(7, 8)]),
            ("§ 12, jäv", vec![], vec![(12, 12)]),
            ("§§ 40-62, ej § 51", vec![(40, 62)], vec![(51, 51)]),
            ("§ 84 t.o.m. 16:00", vec![(84, 84)], vec![]),
            ("40-51, 53-62", vec![(40, 51), (53, 62)], vec![]),
            ("kl. 16.30-18.00", vec![], vec![]),
            ("till kl 15", vec![], vec![]),
            ("deltog på distans", vec![], vec![]),
        ] {
            assert_eq!(Windows::of(note), Windows { there, away }, "{note}");
        }
    }

    #[test]
    fn items_name_who_was_there() {
        let person = |name: &str, note: Option<&str>| Attendee {
            name: name.to_owned(),
            group: Group::Members,
            party: None,
            role: None,
            affiliation: None,
            chair: false,
            replaces: None,
            note: note.map(str::to_owned),
        };
        let item =
            |number: &str| AgendaItem { number: Some(number.to_owned()), ..AgendaItem::default() };
        let mut minutes = Minutes::unread("a.txt", Status::Ok);
        minutes.attendees = vec![person("Anna Ek", None), person("Bo Al", Some("från § 9"))];
        minutes.items = vec![item("8"), item("9")];
        fill_present(&mut minutes);
        let present: Vec<_> = minutes.items.iter().map(|item| item.present.clone()).collect();
        assert_eq!(present, [Some(vec![0]), Some(vec![0, 1])]);
    }
}
