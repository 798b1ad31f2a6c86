//! Who was there at which item?
//!
//! The notes of the attendance list tell ("§§ 153–165", "från § 9", "ej § 12"). Where no note names items, nothing
//! is said of any. Whoever has no such note was there throughout. Hours are not turned into items: a
//! note that tells hours alone leaves the person present. A number with a word beside it that is not
//! known may mean the reverse ("uteblev §§ 3–7"), so that such a note leaves open who was there.

use crate::lexicon::Class;
use crate::minutes::Minutes;

/// Gives each numbered item the places of those who were there, where notes tell. The notes that may
/// mean the reverse are handed back with who has them; where there is one, nothing is said of any item.
pub(super) fn fill_present(minutes: &mut Minutes) -> Vec<String> {
    let (mut windows, mut unclear) = (Vec::new(), Vec::new());
    for person in &minutes.attendees {
        let note = person.note.as_deref().unwrap_or_default();
        match Windows::of(note) {
            Some(of_person) => windows.push(of_person),
            None => unclear.push(format!("{}, {note}", person.name)),
        }
    }
    if !unclear.is_empty() || windows.iter().all(Windows::is_empty) {
        return unclear;
    }
    for item in &mut minutes.items {
        let number = item.number.as_deref().and_then(value);
        item.present = number.map(|number| {
            let there = windows.iter().enumerate().filter(|(_, windows)| windows.include(number));
            there.map(|(at, _)| at).collect()
        });
    }
    unclear
}

/// The number of an item without a letter behind it.
fn value(number: &str) -> Option<u32> {
    number.trim_end_matches(|c: char| !c.is_ascii_digit()).parse().ok()
}

/// The items at which somebody was there, and those at which not, first and last.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Windows {
    pub(super) there: Vec<(u32, u32)>,
    pub(super) away: Vec<(u32, u32)>,
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

    /// Reads a note, word by word; `None` where a word that is not known stands beside numbers of items.
    pub(super) fn of(note: &str) -> Option<Self> {
        let lower = note.to_lowercase().replace('§', " § ").replace(['–', '−'], "-");
        let (mut windows, mut side, mut after) = (Self::default(), Side::Only, false);
        let words = || lower.split([' ', ',', ';', '(', ')']).filter(|word| !word.is_empty());
        let is_away = |word: &str| Class::NoteAway.has(word.trim_end_matches('.'));
        // "§ 12 jäv", "§ 7 frånvarande": what the numbers are for may come last.
        let mut away = words().next_back().is_some_and(is_away);
        // The cell of a table may hold numbers alone.
        let mut of_items = lower.bytes().all(|b| b.is_ascii_digit() || b", -".contains(&b));
        let (mut open, mut unknown) = (false, false);
        for word in words() {
            match Word::of(word.trim_end_matches('.')) {
                Word::Items => of_items = true,
                Word::Hours => of_items = false,
                Word::Away => away = true,
                Word::Side(told) => side = told,
                Word::After => after = true,
                Word::Dash => open = true,
                Word::Beside => {}
                Word::Unknown => unknown = true,
                Word::Number(number) => {
                    let list = if away { &mut windows.away } else { &mut windows.there };
                    if of_items && read_number(number, side, after, open, list) {
                        (side, after) = (Side::Only, false);
                    }
                    open = false;
                }
            }
        }
        (!unknown || windows.is_empty()).then_some(windows)
    }
}

/// What a word of a note is, in lower case.
enum Word<'a> {
    /// Behind it stand numbers of items.
    Items,
    /// Behind it stand hours.
    Hours,
    Away,
    Side(Side),
    /// The number is the last before, or the last of those there.
    After,
    Dash,
    Beside,
    /// Digits, whatever they count.
    Number(&'a str),
    Unknown,
}

impl<'a> Word<'a> {
    fn of(plain: &'a str) -> Self {
        let is_short = plain.chars().filter(|c| c.is_alphabetic()).count() < 2;
        match plain {
            "-" => Self::Dash,
            "efter" => Self::After,
            "§" | "p" => Self::Items,
            _ if Class::HourLabel.has(plain) => Self::Hours,
            _ if Class::ItemLabel.begins(plain) || Class::SectionWord.begins(plain) => Self::Items,
            _ if Class::NoteAway.has(plain) => Self::Away,
            _ if Class::NoteFrom.has(plain) => Self::Side(Side::From),
            _ if Class::NoteTo.has(plain) => Self::Side(Side::To),
            _ if Class::NoteBeside.has(plain) => Self::Beside,
            _ if plain.starts_with(|c: char| c.is_ascii_digit()) => Self::Number(plain),
            _ if is_short => Self::Beside,
            _ => Self::Unknown,
        }
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
            ("Uteblev §§ 3–7", vec![], vec![(3, 7)]),
            ("deltar från slutet av punkt 4", vec![(4, MAX)], vec![]),
            ("frånvarande §§ 7-8", vec![], vec![(7, 8)]),
            ("§ 12, jäv", vec![], vec![(12, 12)]),
            ("§§ 40-62, ej § 51", vec![(40, 62)], vec![(51, 51)]),
            ("§ 84 t.o.m. 16:00", vec![(84, 84)], vec![]),
            ("40-51, 53-62", vec![(40, 51), (53, 62)], vec![]),
            ("kl. 16.30-18.00", vec![], vec![]),
            ("till kl 15", vec![], vec![]),
            ("deltog på distans", vec![], vec![]),
        ] {
            assert_eq!(Windows::of(note), Some(Windows { there, away }), "{note}");
        }
    }

    #[test]
    fn a_word_that_is_not_known_beside_a_number_leaves_open_who_was_there() {
        for note in ["försvann §§ 3–7", "§ 9 skolkade", "hoppade in från § 4"] {
            assert_eq!(Windows::of(note), None, "{note}");
        }
        let there = Windows::of("försvann kl. 14").expect("hours alone");
        assert!(there.is_empty());
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
        assert!(fill_present(&mut minutes).is_empty());
        let present: Vec<_> = minutes.items.iter().map(|item| item.present.clone()).collect();
        assert_eq!(present, [Some(vec![0]), Some(vec![0, 1])]);
    }

    #[test]
    fn an_unclear_note_says_nothing_of_any_item_and_is_handed_back() {
        let mut minutes = Minutes::unread("a.txt", Status::Ok);
        let mut anna = crate::people::examples::person("Anna Ek", None, None);
        anna.note = Some("försvann §§ 3–7".to_owned());
        minutes.attendees = vec![anna];
        minutes.items = vec![AgendaItem { number: Some("4".to_owned()), ..AgendaItem::default() }];
        assert_eq!(fill_present(&mut minutes), ["Anna Ek, försvann §§ 3–7"]);
        assert_eq!(minutes.items[0].present, None);
    }
}
