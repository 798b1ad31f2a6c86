//! In which shape does a list write its people?
//!
//! Family name first ("Ek, Anna"), party letters bare before or behind the name ("S Anna Ek", "Anna Ek S"), roles
//! without a comma ("Anna Ek ekonom"). One line alone may be anything; lines of one
//! shape tell. The texts come back in the usual shape: name, party in brackets, what else is said behind
//! commas.

use super::super::names::organisations::is_organisation_word;
use super::super::names::titles::is_title_word;
use super::super::names::{is_whole_name, name_at_start};
use super::super::parties::party;
use crate::lexicon::Class;
use crate::minutes::Attendee;

/// The texts of a list's lines in the usual shape.
pub(in crate::people) fn in_usual_shape(mut texts: Vec<String>, family_first: bool) -> Vec<String> {
    if family_first {
        for text in &mut texts {
            if let Some(turned) = given_name_first(text) {
                *text = turned;
            }
        }
    }
    let shapes: [fn(&str) -> Option<String>; 3] =
        [party_behind_name, party_in_brackets, role_behind_comma];
    shapes.into_iter().fold(texts, |texts, shape| {
        let turned: Vec<Option<String>> = texts.iter().map(|text| shape(text)).collect();
        let count = turned.iter().flatten().count();
        // Two of a shape, or half of a long list.
        if count < 2 || count * 2 < texts.len() && count < 4 {
            return texts;
        }
        texts.into_iter().zip(turned).map(|(text, turned)| turned.unwrap_or(text)).collect()
    })
}

/// Whether most lines of a list begin with a family name and a given one behind a comma.
pub(in crate::people) fn is_family_first(texts: &[String]) -> bool {
    const FEWEST: usize = 3;
    let count = texts.iter().filter(|text| given_name_first(text).is_some()).count();
    count >= FEWEST && count * 4 >= texts.len() * 3
}

/// Turns names that a list writes with the family name first and no comma (`Ek Anna`) where the rest of the
/// minutes write most of them the other way.
pub(in crate::people) fn turn_as_elsewhere(people: &mut [Attendee], texts: &[&str]) {
    // So many people tell how a list is written, and each is looked for in so much text.
    const MOST_ASKED: usize = 40;
    const MOST_BYTES: usize = 1 << 18;
    const FEWEST: usize = 2;
    let is_written = |name: &str, times: usize| {
        let mut left = MOST_BYTES;
        let found = texts.iter().flat_map(|text| {
            let near = &text[..text.floor_char_boundary(left)];
            left -= near.len();
            near.match_indices(name)
        });
        found.take(times).count() == times
    };
    let (mut turned, mut as_listed) = (0, 0);
    for person in people.iter().take(MOST_ASKED) {
        let Some(other) = given_name_moved_first(&person.name) else { continue };
        turned += usize::from(is_written(&other, 1));
        // Once it stands in the list itself.
        as_listed += usize::from(is_written(&person.name, 2));
    }
    if turned < FEWEST || turned <= 2 * as_listed {
        return;
    }
    for person in people {
        for name in [Some(&mut person.name), person.replaces.as_mut()].into_iter().flatten() {
            *name = given_name_moved_first(name).unwrap_or_else(|| name.clone());
        }
    }
}

/// `Ek Anna` as `Anna Ek`.
fn given_name_moved_first(name: &str) -> Option<String> {
    let (family, given) = name.rsplit_once(' ')?;
    Some(format!("{given} {family}"))
}

/// `Ek, Anna, ordförande` as `Anna Ek, ordförande`.
fn given_name_first(text: &str) -> Option<String> {
    let (family, rest) = text.split_once(", ")?;
    let end = rest.find([',', '(', '[']).unwrap_or(rest.len());
    let (given, behind) = rest.split_at(end);
    let is_word = |word: &str| {
        !word.is_empty()
            && word.starts_with(char::is_uppercase)
            && word.contains(char::is_lowercase)
            && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '’'))
    };
    // "Roger ordförande": a role without a comma.
    let (given, role) = match given.trim_end().split_once(' ') {
        Some((first, role)) if role.starts_with(char::is_lowercase) => (first, role),
        _ => (given.trim_end(), ""),
    };
    let no_role = |word: &str| !is_title_word(word) && !is_organisation_word(word);
    let fits = is_word(family)
        && given.split(' ').count() < 3
        && given.split(' ').all(|word| is_word(word) && no_role(word))
        && no_role(family);
    let role = if role.is_empty() { String::new() } else { format!(", {role}") };
    let gap = if behind.starts_with(['(', '[']) { " " } else { "" };
    fits.then(|| format!("{given} {family}{role}{gap}{behind}"))
}

/// `S Anna Ek` as `Anna Ek (S)`.
fn party_behind_name(text: &str) -> Option<String> {
    let (letters, rest) = text.split_once(' ')?;
    let name = is_known_party(letters).then(|| name_at_start(rest))??;
    Some(format!("{name} ({letters}){}", &rest[name.len()..]))
}

/// `Anna Ek S, ordförande` as `Anna Ek (S), ordförande`.
fn party_in_brackets(text: &str) -> Option<String> {
    let end = text.find([',', '(', ';']).unwrap_or(text.len());
    let mut words = text[..end].trim_end().split(' ');
    let at = words.position(is_known_party).filter(|at| *at > 1)?;
    let letters = text.split(' ').nth(at)?.trim_end_matches([',', ';']);
    let name: Vec<&str> = text.split(' ').take(at).collect();
    let name = name.join(" ");
    let rest = text.get(name.len() + 1 + letters.len()..)?;
    is_whole_name(&name).then(|| format!("{name} ({letters}){rest}"))
}

fn is_known_party(letters: &str) -> bool {
    letters.len() <= 3
        && letters.chars().all(char::is_uppercase)
        && Class::Party.has(letters)
        && party(letters).is_some()
}

/// `Anna Ek ekonom` as `Anna Ek, ekonom`.
fn role_behind_comma(text: &str) -> Option<String> {
    const MOST_WORDS: usize = 6;
    let name = name_at_start(text)?;
    let rest = text[name.len()..].strip_prefix(' ')?;
    let first = rest.split([' ', ',']).next()?;
    let is_role = first.chars().count() > 2
        && first.starts_with(char::is_lowercase)
        && !Class::Governing.has(first)
        && !Class::WantingWord.has(first)
        && !Class::Replaces.begins(rest)
        && rest.split(' ').count() <= MOST_WORDS
        && !rest.ends_with('.');
    is_role.then(|| format!("{name}, {rest}"))
}

/// People one behind the other with a role each and nothing between: `Anna Ek, chef förskola Bo Al, chef
/// skola Eva Ros, jurist`. `None` for any other text.
pub(in crate::people) fn without_joints(lines: &[String]) -> Option<Vec<String>> {
    let text = lines.join(" ");
    let entries = parted_before_names(&text)?;
    // Where each line begins with a person, what stands behind a role is where the person comes from.
    let begun = lines.iter().filter(|line| name_at_start(line).is_some()).count();
    (entries.len() >= 2 * begun).then_some(entries)
}

fn parted_before_names(text: &str) -> Option<Vec<String>> {
    const FEWEST_PEOPLE: usize = 3;
    let parts: Vec<&str> = text.split(", ").collect();
    let (first, last) = (parts.first()?, parts.last()?);
    if parts.len() < FEWEST_PEOPLE
        || text.contains([';', '('])
        || !is_whole_name(first)
        || !last.starts_with(char::is_lowercase)
    {
        return None;
    }
    let mut entries = vec![(*first).to_owned()];
    for part in &parts[1..] {
        let entry = entries.last_mut()?;
        entry.push_str(", ");
        match name_at_end(part) {
            Some(at) => {
                entry.push_str(part[..at].trim_end());
                entries.push(part[at..].to_owned());
            }
            None => entry.push_str(part),
        }
    }
    (entries.len() >= FEWEST_PEOPLE).then_some(entries)
}

/// Where a name begins that ends a role: `chef förskola Bo Al`.
fn name_at_end(part: &str) -> Option<usize> {
    if !part.starts_with(char::is_lowercase) {
        return None;
    }
    let mut starts = part.match_indices(' ').map(|(at, _)| at + 1);
    let found = starts
        .find(|at| part[*at..].starts_with(char::is_uppercase) && is_whole_name(&part[*at..]))?;
    // "ersätter Bo Al" is not a role.
    (!Class::Replaces.has(part[..found].trim_end())).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn usual(texts: &[&str]) -> Vec<String> {
        let texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
        let family_first = is_family_first(&texts);
        in_usual_shape(texts, family_first)
    }

    #[test]
    fn the_family_name_may_come_first() {
        assert_eq!(
            usual(&["Ek, Anna, ordförande", "Al, Bo-Erik", "Ros, Eva (S)", "Os, Per suppleant"]),
            ["Anna Ek, ordförande", "Bo-Erik Al", "Eva Ros (S)", "Per Os, suppleant"]
        );
        for texts in [["Anna Ek, Sala", "Bo Al, Heby"], ["Anna, kassör", "Bo, revisor"]] {
            assert_eq!(usual(&texts), texts);
        }
    }

    #[test]
    fn party_letters_need_no_brackets() {
        assert_eq!(
            usual(&["S Anna Ek", "KD Bo Al, ordförande"]),
            ["Anna Ek (S)", "Bo Al (KD), ordförande"]
        );
        assert_eq!(
            usual(&["Anna Ek S", "Bo Al KD, ordförande", "Eva Ros M ordförande"]),
            ["Anna Ek (S)", "Bo Al (KD), ordförande", "Eva Ros (M) ordförande"]
        );
        assert_eq!(usual(&["S Anna Ek", "Bo Al"]), ["S Anna Ek", "Bo Al"]);
    }

    #[test]
    fn a_role_needs_no_comma() {
        assert_eq!(
            usual(&["Anna Ek professor", "Bo Al doktorand", "Eva Ros husprefekt"]),
            ["Anna Ek, professor", "Bo Al, doktorand", "Eva Ros, husprefekt"]
        );
        let prose = ["Anna Ek hälsade alla välkomna till mötet och öppnade det.", "Bo Al"];
        assert_eq!(usual(&prose), prose);
    }

    #[test]
    fn people_with_roles_need_no_joint() {
        assert_eq!(
            without_joints(
                &["Anna Ek, chef förskola Bo Al, chef skola Eva Ros, jurist".to_owned()]
            ),
            Some(vec![
                "Anna Ek, chef förskola".to_owned(),
                "Bo Al, chef skola".to_owned(),
                "Eva Ros, jurist".to_owned()
            ])
        );
        for text in [
            "Anna Ek, chef, Bo Al, jurist",
            "Chefen Anna Ek, juristen Bo Al, chefen Eva Ros",
            "Anna Ek, chef, ersätter Bo Al, ersätter Eva Ros, jurist",
        ] {
            assert_eq!(without_joints(&[text.to_owned()]), None, "{text}");
        }
        let lines = ["Anna Ek, chef Norra", "Bo Al, chef Södra", "Eva Ros, jurist"];
        assert_eq!(without_joints(&lines.map(str::to_owned)), None);
    }
}
