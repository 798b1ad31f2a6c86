//! What does one entry of an attendance list say?
//!
//! An entry such as `Bo Ek (C), ersätter Ulla Al (S), Arboga, §§ 3–5` is read as one [`Attendee`].

use super::super::names::titles::{is_agent, is_title_word};
use super::super::names::{given_name_at_start, name_at_start};
use super::super::office::Office;
use super::super::parties::party;
use crate::lexicon::Class;
use crate::minutes::{Attendee, Group};

/// Whether an entry begins at the start of `text`: a name followed by party letters,
/// a comma, or nothing.
pub(crate) fn begins_entry(text: &str) -> bool {
    let Some(name) = name_at_start(text) else { return false };
    let rest = text[name.len()..].trim_start();
    rest.is_empty()
        || rest.starts_with([',', '(', '[', '‹', '<', '–', '-', '§', ':', '/', '&', '.'])
        || Class::Replaces.beginnings(rest).any(|word| rest[word.len()..].starts_with(' '))
        || ["och ", "samt "].iter().any(|word| rest.starts_with(word))
        || is_title_word(rest.split([' ', ',']).next().unwrap_or_default())
}

/// Whether an entry begins with a title before the name.
pub(crate) fn begins_with_title(text: &str) -> bool {
    let (_, rest) = title_and_rest(text);
    rest.len() < text.len() && begins_entry(rest)
}

/// Reads one entry; `None` when it has no name at its start or behind a title
/// ("avdelningschef Peter Hagel").
pub(crate) fn read_entry(text: &str, group: Group) -> Option<Attendee> {
    let (title, text) = title_and_rest(text);
    Some(entry_of(name_at_start(text)?, title, text, group))
}

/// Reads an entry of a list in which people go by their given names.
pub(crate) fn read_given_name(text: &str, group: Group) -> Option<Attendee> {
    let (title, rest) = match text.split_once(' ') {
        Some((title, rest)) if is_title_word(title) => (Some(title), rest),
        _ => (None, text),
    };
    Some(entry_of(given_name_at_start(rest)?, title, rest, group))
}

/// The entry that begins with `name`.
fn entry_of(name: &str, title: Option<&str>, text: &str, group: Group) -> Attendee {
    let behind = without_handle(text[name.len()..].trim_start_matches(['.', ' ']));
    let (party, rest) = bracketed_party(behind);
    let mut person = Attendee {
        name: name.to_owned(),
        group,
        party,
        role: None,
        affiliation: None,
        chair: false,
        replaces: None,
        note: None,
    };
    person.role = title.map(str::to_owned);
    for part in parts(rest) {
        take_part(&mut person, &part);
    }
    person.chair = person.role.as_deref().is_some_and(is_chair) && group != Group::Others;
    person
}

/// A title before a name: `nämndsekreterare Oskar Ryd`, `Ordföranden   Monika Sand (S)`.
pub(in crate::people) fn title_and_rest(text: &str) -> (Option<&str>, &str) {
    // "Tjänstgörande 2:e vice ordförande" are four words.
    const MOST_WORDS: usize = 12;
    let mut end = 0;
    for word in text.split(' ').take(MOST_WORDS) {
        let plain = word.to_lowercase();
        // "Utvärderarna Anna Ek och Bo Al": the definite plural of any office.
        let of_several = word.len() > 6 && (plain.ends_with("arna") || plain.ends_with("erna"));
        let is_title =
            is_title_word(word) || of_several || is_agent(word) || Class::Rank.has(&plain);
        if !is_title {
            break;
        }
        end += word.len() + 1;
    }
    let end = if end > 0 && text.get(end..).is_some_and(|rest| name_at_start(rest).is_some()) {
        end
    } else {
        office_of_several_words(text).unwrap_or(end)
    };
    match text.get(end..) {
        Some(rest) if end > 0 && name_at_start(rest).is_some() => {
            let title = text[..end].trim_end();
            // "Ledamöterna" says what the group says.
            let says_more = !Class::SaysGroup.begins(&title.to_lowercase());
            (says_more.then_some(title), rest)
        }
        _ => (None, text),
    }
}

/// Where an office of several small words before a name ends: "avdelningschef grundskola Siv Ek",
/// "samordnande ekonom Bo Al". One of them has to be a title.
fn office_of_several_words(text: &str) -> Option<usize> {
    const MOST_WORDS: usize = 5;
    let mut end = 0;
    let mut has_title = false;
    for word in text
        .split(' ')
        .take(MOST_WORDS)
        .take_while(|word| word.starts_with(char::is_lowercase) && !word.ends_with([',', ')', ';']))
    {
        let lower = word.to_lowercase();
        if Class::Governing.has(&lower) || Class::ReplacedFollows.has(&lower) {
            return None;
        }
        has_title |= is_title_word(word);
        end += word.len() + 1;
    }
    (has_title && end > 0).then_some(end)
}

/// What stands behind the name by which somebody goes on a network: `‹anek›, kassör`.
fn without_handle(text: &str) -> &str {
    const LONGEST: usize = 30;
    let closed = [('‹', '›'), ('<', '>')].into_iter().find_map(|(open, close)| {
        let (handle, rest) = text.strip_prefix(open)?.split_once(close)?;
        (handle.len() <= LONGEST).then_some(rest)
    });
    closed.map_or(text, str::trim_start)
}

/// `(S) rest` as party and rest.
fn bracketed_party(text: &str) -> (Option<String>, &str) {
    let inside = text.strip_prefix('(').and_then(|text| text.split_once(')'));
    match inside.and_then(|(letters, rest)| Some((party(letters)?, rest))) {
        Some((party, rest)) => (party.letters(), rest.trim_start()),
        None => (None, text),
    }
}

/// The parts between commas; `§§ 31–33, 35–41` is one part.
fn parts(text: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut in_note = false;
    let pieces = text.split([',', ';']).flat_map(split_at_note).map(|p| p.trim().to_owned());
    for piece in pieces.filter(|piece| !piece.is_empty()) {
        let numbers_only = piece
            .split([' ', '–', '-'])
            .all(|word| word == "och" || word.bytes().all(|b| b.is_ascii_digit()));
        match parts.last_mut() {
            Some(last) if numbers_only && in_note => {
                last.push_str(", ");
                last.push_str(&piece);
            }
            _ => {
                in_note = piece.contains('§');
                parts.push(piece);
            }
        }
    }
    parts
}

/// Divides `ersätter Bo Ek (S) §§ 3–5`, `projektledare (§ 4)` and `suppleant kl. 13–15` before the
/// note.
fn split_at_note(piece: &str) -> Vec<&str> {
    // Every word of a piece without commas is asked, so only its beginning is read.
    const LONGEST_STEM: usize = 64;
    if is_note(&piece.trim_start_matches([' ', '(']).to_lowercase()) {
        return vec![without_brackets(piece)];
    }
    let stem = |at: &usize| {
        let behind = &piece[at + 1..];
        let behind = &behind[..behind.floor_char_boundary(LONGEST_STEM)];
        behind.starts_with('§') || Class::NoteStem.begins(&behind.to_lowercase())
    };
    let words = piece.match_indices([' ', '(']).map(|(at, _)| at);
    let begins = piece.find('§').filter(|sign| *sign > 0);
    match words.into_iter().find(stem).or(begins) {
        Some(at) => {
            let (before, after) = piece.split_at(at);
            if tells_when(before) {
                return vec![piece];
            }
            // "ej § 12" is one note.
            vec![before.trim_end_matches(['(', ' ']), without_brackets(after)]
        }
        None => vec![piece],
    }
}

/// Whether words before numbers say with a verb what somebody did at them: "uteblev §§ 3–7".
fn tells_when(before: &str) -> bool {
    const MOST_WORDS: usize = 4;
    let lower = before.trim().to_lowercase();
    let mut words = lower.split(' ');
    let verb = words.next().unwrap_or_default();
    let is_known = [Class::NoteAway, Class::NoteFrom, Class::NoteTo].iter().any(|c| c.has(verb));
    (is_known || Class::VerbEnding.ends(verb))
        && lower.split(' ').count() <= MOST_WORDS
        && !lower.split(' ').any(is_title_word)
        && replaced_name(before).is_none()
}

fn without_brackets(note: &str) -> &str {
    let note = note.trim();
    let note = if note.ends_with(").") { note.trim_end_matches('.') } else { note };
    match note.strip_prefix('(') {
        Some(inside) => inside.strip_suffix(')').unwrap_or(inside),
        None if !note.contains('(') => note.strip_suffix(')').unwrap_or(note),
        None => note,
    }
}

fn take_part(person: &mut Attendee, part: &str) {
    // "(Ordförande)", and "ordf (M)" with the party behind the role.
    let part = part.strip_prefix('(').and_then(|part| part.strip_suffix(')')).unwrap_or(part);
    if let Some((before, letters)) = part.strip_suffix(')').and_then(|part| part.split_once(" ("))
        && person.party.is_none()
        && replaced_name(part).is_none()
        && let Some(party) = party(letters)
    {
        person.party = party.letters();
        take_part(person, before);
        return;
    }
    if part.chars().count() <= 4
        && (part.chars().all(char::is_uppercase) || Class::Party.has(&part.to_uppercase()))
        && let Some(party) = party(part)
    {
        // Behind the name of whom the person replaces they are that one's.
        if person.party.is_none() && person.replaces.is_none() {
            person.party = party.letters();
        }
        return;
    }
    let lower = part.to_lowercase();
    // The cell of a table that says for which paragraphs or hours: "20-24".
    let numbers = part.starts_with(|c: char| c.is_ascii_digit())
        && part.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '–' | ' ' | ':' | '.'));
    if numbers {
        append(&mut person.note, part);
        return;
    }
    if let Some(replaced) = replaced_name(part) {
        person.replaces = Some(replaced);
    } else if is_note(&lower) {
        append(&mut person.note, part);
    } else if is_role(&lower, part, person) {
        person.role = Some(part.to_owned());
    } else if part.starts_with(char::is_uppercase) && person.affiliation.is_none() {
        person.affiliation = Some(part.to_owned());
    } else if person.role.is_none() {
        person.role = Some(part.to_owned());
    } else {
        append(&mut person.role, part);
    }
}

fn append(field: &mut Option<String>, part: &str) {
    match field {
        Some(text) => {
            text.push_str(", ");
            text.push_str(part);
        }
        None => *field = Some(part.to_owned()),
    }
}

/// The name behind "ersätter", without party letters.
fn replaced_name(part: &str) -> Option<String> {
    let part = part.trim().trim_start_matches('(').trim_end_matches(')');
    let lower = part.to_lowercase();
    let mut words = Class::Replaces.beginnings(&lower);
    let name = match words.find_map(|words| part.get(words.len()..)?.strip_prefix(' ')) {
        Some(name) => name,
        // "Bertil Barth (S) för Lena Gold (S)".
        None => part.strip_prefix("för ").filter(|name| name_at_start(name).is_some())?,
    };
    let name = name.split(" (").next().unwrap_or(name).trim();
    (!name.is_empty()).then(|| name.to_owned())
}

/// Presence notes, in lower case.
pub(in crate::people) fn is_note(lower: &str) -> bool {
    Class::NoteStem.begins(lower)
        || lower.contains('§') && lower.split('§').next().is_some_and(tells_when)
        || Class::NoteWord.beginnings(lower).any(|word| lower[word.len()..].starts_with(' '))
}

/// Whether a part is a role: a chair's title, or, for people without one, a word in
/// small letters ("kommunsekreterare"). Places begin with capitals.
fn is_role(lower: &str, part: &str, person: &Attendee) -> bool {
    if person.role.is_some() {
        return false;
    }
    let ends = [part.split(' ').next(), part.split(' ').next_back()];
    Class::ChairRole.is_in(lower)
        || ends.into_iter().flatten().any(is_title_word)
        || part.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit())
        || (person.group == Group::Others && person.party.is_none())
}

/// Whether a role is that of the meeting's chair, not of a vice chair and not of
/// another body's.
fn is_chair(role: &str) -> bool {
    let role = role.split('§').next().unwrap_or(role);
    Office::of_role(role).is_some_and(Office::is_of_meeting)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(text: &str, group: Group) -> Attendee {
        read_entry(text, group).expect("an entry")
    }

    #[test]
    fn an_entry_gives_party_role_place_and_note() {
        let person = entry("Barbro Ek (C), Ordförande, Region Norrmark", Group::Members);
        assert_eq!((person.party.as_deref(), person.chair), (Some("C"), true));
        assert_eq!(person.affiliation.as_deref(), Some("Region Norrmark"));
        let person =
            entry("Anna Berg (L), Vice ordförande, Ekefors, deltar från punkt 3", Group::Members);
        assert!(!person.chair);
        assert_eq!(person.role.as_deref(), Some("Vice ordförande"));
        assert_eq!(person.note.as_deref(), Some("deltar från punkt 3"));
    }

    #[test]
    fn a_substitute_names_the_member() {
        let person = entry("Berit Ek (M) ersätter Axel Ahl (M) §§ 153-165", Group::Substitutes);
        assert_eq!(person.replaces.as_deref(), Some("Axel Ahl"));
        assert_eq!(person.note.as_deref(), Some("§§ 153-165"));
        let person =
            entry("Silvana Ek-Jansson (M), ersätter Bo Al, Region Norrmark", Group::Members);
        assert_eq!(person.replaces.as_deref(), Some("Bo Al"));
        assert_eq!(person.affiliation.as_deref(), Some("Region Norrmark"));
    }

    #[test]
    fn officials_have_a_title_and_no_party() {
        let person =
            entry("Maria Lind, utvecklingsledare folkhälsa, Region Norrmark, § 33", Group::Others);
        assert_eq!(person.role.as_deref(), Some("utvecklingsledare folkhälsa"));
        assert_eq!(person.affiliation.as_deref(), Some("Region Norrmark"));
        assert_eq!(person.note.as_deref(), Some("§ 33"));
        assert_eq!(person.party, None);
    }

    #[test]
    fn a_note_needs_no_comma() {
        for (text, role, note) in [
            ("Bo Ek (§ 108 - 121)", None, "§ 108 - 121"),
            ("Bo Ek, projektledare (§110-112)", Some("projektledare"), "§110-112"),
            ("Bo Ek suppleant kl. 16:30-18:00", Some("suppleant"), "kl. 16:30-18:00"),
            ("Bo Ek paragraferna 66-71", None, "paragraferna 66-71"),
            ("Bo Ek (M) fr.o.m. § 9", None, "fr.o.m. § 9"),
            ("Bo Ek (M), ej § 12", None, "ej § 12"),
            ("Bo Ek (M), uteblev §§ 3–7", None, "uteblev §§ 3–7"),
            ("Bo Ek (M) pausade § 3", None, "pausade § 3"),
        ] {
            let person = entry(text, Group::Members);
            assert_eq!(
                (person.role.as_deref(), person.note.as_deref()),
                (role, Some(note)),
                "{text}"
            );
        }
    }

    #[test]
    fn party_letters_may_stand_between_commas() {
        let person = entry("Anna Ek, s, ordförande", Group::Members);
        assert_eq!((person.party.as_deref(), person.chair), (Some("S"), true));
        let person = entry("Anna Ek, c, ersätter Bo Al, c", Group::Members);
        assert_eq!((person.party.as_deref(), person.role), (Some("C"), None));
        assert_eq!(person.replaces.as_deref(), Some("Bo Al"));
    }

    #[test]
    fn paragraphs_apart_by_commas_are_one_note() {
        let person = entry("Göran Ek (L), §§ 31–33, 35–41", Group::Members);
        assert_eq!(person.note.as_deref(), Some("§§ 31–33, 35–41"));
    }

    #[test]
    fn what_is_not_a_name_begins_no_entry() {
        for text in [
            "ordförande",
            "Region Norrmark, § 17",
            "2:e vice ordförande",
            "Avdelningen för hälsa",
            "Ek (S)",
        ] {
            assert!(!begins_entry(text), "{text}");
        }
        assert!(begins_entry("Per-Olov von Ek (S), Sala"));
        assert!(begins_entry("Cecilia Skans, mötessekreterare"));
    }
}
