//! Where does one person's entry end and the next begin?
//!
//! In go texts that may name several people ("Anna Ek, Bo Al (kassör) och Eva Ros", "Anna
//! Ek/Bo Al, kansliet"), out come the entries of one each. What stands behind a comma may be
//! the next name as well as where the person comes from ("Anna Ek, Gröna Linjen"), and only
//! the whole list tells: where it has words there that are no names ("Bo Al, Coompanion"), it
//! tells of organisations. Nothing of the text is lost; it is only divided.

use super::bounds::is_unfinished;
use super::entry::title_and_rest;
use super::names::{given_name_at_start, is_whole_name, name_at_start};
use super::titles::is_title_word;

/// A stretch between commas or "och".
#[derive(Debug, Clone, Copy)]
struct Part<'a> {
    /// First byte of the stretch, and of what sets it off from the one before.
    start: usize,
    end: usize,
    text: &'a str,
    /// Set off by "och", "samt", `/`, `&`: what follows is of the same sort.
    by_word: bool,
}

/// What a part begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Begins {
    /// A person for sure: a name with brackets behind.
    Person,
    /// A title with a name behind.
    Titled,
    /// Two to five words shaped like a name.
    Name,
    /// One word shaped like a given name.
    Given,
    /// A word with a capital that is none of these: a place, an organisation.
    Elsewhere,
    /// Anything else: a role, a note.
    Rest,
}

impl Begins {
    fn is_full_name(self) -> bool {
        matches!(self, Self::Person | Self::Titled | Self::Name)
    }
}

/// How a list is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Style {
    /// Names stand behind commas, not organisations.
    names: bool,
    /// One word alone is a person.
    pub(super) given_names: bool,
}

impl Style {
    /// The style of a list by all its lines.
    pub(super) fn of(texts: &[String]) -> Self {
        let (mut names, mut elsewhere, mut full, mut given) = (0, 0, 0, 0);
        let mut seen: Vec<&str> = Vec::new();
        let (mut begin_with_given, mut in_a_row) = (0, false);
        for (line, text) in texts.iter().enumerate() {
            let parts = parts(text);
            let before = elsewhere;
            let cut_name = cut_at_line_end(&parts, texts.get(line + 1));
            for (at, part) in parts.iter().enumerate() {
                let begins = begins(part.text);
                if cut_name && at + 1 == parts.len() {
                    continue;
                }
                // Names stand in a list once, organisations again and again.
                let again = seen.contains(&part.text);
                match begins {
                    Begins::Name if at > 0 && again => elsewhere += 1,
                    Begins::Person | Begins::Titled | Begins::Name => {
                        full += 1;
                        names += usize::from(at > 0 && !part.by_word);
                    }
                    Begins::Given => {
                        given += 1;
                        elsewhere += usize::from(at > 0);
                        begin_with_given += usize::from(at == 0);
                    }
                    Begins::Elsewhere => elsewhere += usize::from(at > 0),
                    Begins::Rest => {}
                }
                if at > 0 && begins == Begins::Name {
                    seen.push(part.text);
                }
            }
            let full = parts.iter().filter(|part| begins(part.text).is_full_name()).count();
            in_a_row |= full > 2 && full > 3 * (elsewhere - before);
        }
        let only_given =
            full == 0 && given > 1 && (texts.len() == 1 || begin_with_given == texts.len());
        let some_given = given > 0 && full > 2 && given * 4 <= full && texts.len() < 3;
        Self {
            names: only_given || some_given || in_a_row || elsewhere * 2 < names,
            given_names: only_given || some_given,
        }
    }
}

/// Whether a line ends within a name that the next goes on with: "…, Anna" and "Ek, Bo Al".
fn cut_at_line_end(line: &[Part<'_>], next: Option<&String>) -> bool {
    let given = |part: Option<&Part<'_>>| {
        part.is_some_and(|part| begins(part.text) == Begins::Given && !part.text.contains(' '))
    };
    line.len() > 1
        && given(line.last())
        && next.is_some_and(|next| {
            let next = parts(next);
            next.len() > 1 && given(next.first())
        })
}

/// Whether some line names people one after the other, so that the list runs on from line to
/// line: three names, or two with a role each.
pub(super) fn runs_on(texts: &[String]) -> bool {
    let style = Style::of(texts);
    style.names
        && texts.iter().enumerate().any(|(line, text)| {
            let parts = parts(text);
            if cut_at_line_end(&parts, texts.get(line + 1)) {
                return true;
            }
            let names = parts.iter().filter(|part| starts_entry(part, style)).count();
            let roles = parts.windows(2).filter(|pair| {
                starts_entry(&pair[0], style) && pair[1].text.starts_with(char::is_lowercase)
            });
            names > 2 || roles.count() > 1
        })
}

/// The lines of a list that runs on as one text.
pub(super) fn joined(texts: &[String]) -> String {
    let mut joined = String::new();
    for text in texts {
        // "…, Anna Ek" and "Bo Al, …" are two; "…, Anna" and "Ek, Bo Al" are one.
        let complete =
            |part: Option<&Part<'_>>| part.is_some_and(|part| begins(part.text).is_full_name());
        let ends = complete(parts(&joined).last());
        let goes_on = joined.ends_with(';') || is_unfinished(&joined);
        let apart = ends && !goes_on && complete(parts(text).first());
        joined.push_str(match (joined.is_empty(), apart) {
            (true, _) => "",
            (false, true) => ", ",
            (false, false) => " ",
        });
        joined.push_str(text);
    }
    joined
}

/// Divides a text into the entries of one person each.
pub(super) fn divided(text: &str, style: Style) -> Vec<String> {
    let parts = parts(text);
    let mut entries = Vec::new();
    let mut start = 0;
    let mut end = 0;
    let mut named = false;
    for (at, part) in parts.iter().enumerate() {
        if at > 0 && named && starts_entry(part, style) {
            entries.push(text[start..end].to_owned());
            start = part.start;
        }
        named |= begins(part.text) != Begins::Rest;
        end = part.end;
    }
    entries.push(text[start..].trim().trim_end_matches(',').to_owned());
    entries
}

fn starts_entry(part: &Part<'_>, style: Style) -> bool {
    match begins(part.text) {
        Begins::Person => true,
        Begins::Titled | Begins::Name => style.names || part.by_word,
        Begins::Given => style.given_names,
        Begins::Elsewhere | Begins::Rest => false,
    }
}

fn begins(part: &str) -> Begins {
    let (title, rest) = title_and_rest(part);
    let Some(name) = name_at_start(rest) else {
        return if given_name_at_start(part).is_some() {
            Begins::Given
        } else if part.starts_with(char::is_uppercase)
            && !is_title_word(part.split(' ').next().unwrap_or_default())
        {
            Begins::Elsewhere
        } else {
            Begins::Rest
        };
    };
    let behind = rest[name.len()..].trim_start_matches([' ', '.']);
    let first = behind.split(' ').next().unwrap_or_default();
    if title.is_some() && (behind.is_empty() || behind.starts_with('(')) {
        Begins::Titled
    } else if behind.starts_with('(') {
        Begins::Person
    } else if behind.is_empty() || behind.starts_with(['–', '-', ':', '§']) || is_title_word(first)
    {
        Begins::Name
    } else {
        Begins::Elsewhere
    }
}

/// The stretches of a text that are apart by commas, semicolons, "och", "samt", `/` or `&`,
/// brackets left whole.
fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts: Vec<Part<'_>> = Vec::new();
    let mut depth = 0_usize;
    let (mut start, mut by_word) = (0, false);
    let mut push = |start: usize, end: usize, by_word: bool| {
        let part = &text[start..end];
        let lead = part.len() - part.trim_start().len();
        let trimmed = part.trim().trim_end_matches('.');
        // "…, Anna Ek och" at a line's end.
        let trimmed =
            trimmed.strip_suffix(" och").or(trimmed.strip_suffix(" samt")).unwrap_or(trimmed);
        if !trimmed.is_empty() {
            let from = start + lead;
            parts.push(Part { start: from, end: from + part.trim().len(), text: trimmed, by_word });
        }
    };
    let mut skip_to = 0;
    for (at, c) in text.char_indices() {
        if at < skip_to {
            continue;
        }
        let behind = &text[at..];
        let (width, word) = match c {
            '(' | '[' => {
                depth += 1;
                continue;
            }
            ')' | ']' => {
                depth = depth.saturating_sub(1);
                continue;
            }
            _ if depth > 0 => continue,
            ',' | ';' => (1, false),
            '.' if ends_a_sentence(text, at) => (1, true),
            '/' | '&' if is_whole_name_before_capital(&behind[1..]) => (1, true),
            ' ' => match [" och ", " samt "].iter().find(|word| behind.starts_with(**word)) {
                Some(word) => (word.len(), true),
                None => continue,
            },
            _ => continue,
        };
        push(start, at, by_word);
        // "…, samt Bo Al"
        by_word = word || by_word && text[start..at].trim().is_empty();
        start = at + width;
        for word in ["och ", "samt "] {
            if let Some(rest) = text[start..].trim_start().strip_prefix(word) {
                start = text.len() - rest.len();
                by_word = true;
            }
        }
        skip_to = start;
    }
    push(start, text.len(), by_word);
    parts
}

/// Whether a full stop at `at` stands between two entries: "Anna Ek, Bo Al. Revisor: Eva Ros".
fn ends_a_sentence(text: &str, at: usize) -> bool {
    let word = text[..at].rsplit(' ').next().unwrap_or_default();
    let Some(behind) = text[at..].strip_prefix(". ") else { return false };
    word.chars().count() > 2 && name_at_start(title_and_rest(behind).1).is_some()
}

/// Whether a capital follows, as of a name and not of "s/m" or "2023/24".
fn is_whole_name_before_capital(behind: &str) -> bool {
    let behind = behind.trim_start();
    name_at_start(behind).is_some()
        || is_whole_name(behind)
        || given_name_at_start(behind).is_some()
}

/// Entries one a line, "Name, organisation", of which some stand on one line: what is behind
/// the first comma is an organisation and then a name ("Bo Al, Coompanion Eva Ros, Unionen").
pub(super) fn parted_behind_organisations(text: &str, known: &[&str]) -> Vec<String> {
    let parts = parts(text);
    let mut entries = Vec::new();
    let mut start = 0;
    for (at, part) in parts.iter().enumerate() {
        if at == 0 || at + 1 == parts.len() && begins(part.text) == Begins::Name {
            continue;
        }
        if let Some(cut) = name_behind_organisation(part.text, known) {
            let cut = part.start + cut;
            entries.push(text[start..cut].trim().to_owned());
            start = cut;
        }
    }
    entries.push(text[start..].trim().to_owned());
    entries
}

/// Where a name begins behind an organisation: one that is known from other lines, letters
/// in capitals, or a word that ends like one.
fn name_behind_organisation(part: &str, known: &[&str]) -> Option<usize> {
    let by_known = known.iter().filter_map(|known| {
        let rest = part.strip_prefix(known)?.strip_prefix(' ')?;
        is_whole_name(rest).then_some(part.len() - rest.len())
    });
    by_known.max().or_else(|| {
        let (first, rest) = part.split_once(' ')?;
        let organisation = super::names::is_organisation_word(first)
            || first.chars().count() > 1 && first.chars().all(char::is_uppercase);
        (organisation && is_whole_name(rest)).then_some(first.len() + 1)
    })
}

/// The organisations that stand alone behind a name, one word each.
pub(super) fn organisations(texts: &[String]) -> Vec<&str> {
    texts
        .iter()
        .filter_map(|text| text.split_once(", "))
        .map(|(_, behind)| behind)
        .filter(|behind| !behind.contains([' ', ',']) && behind.starts_with(char::is_uppercase))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(texts: &[&str]) -> Vec<String> {
        let texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
        let style = Style::of(&texts);
        texts.iter().flat_map(|text| divided(text, style)).collect()
    }

    #[test]
    fn names_behind_commas_and_och_are_people() {
        assert_eq!(
            entries(&["Anna Ek (ordförande), Bo Al, Eva Ros och Per Os (chef, sekreterare)"]),
            ["Anna Ek (ordförande)", "Bo Al", "Eva Ros", "Per Os (chef, sekreterare)"]
        );
        assert_eq!(
            entries(&["Anna Ek, chef för barn och unga, Bo Al, jurist"]),
            ["Anna Ek, chef för barn och unga", "Bo Al, jurist"]
        );
    }

    #[test]
    fn two_on_a_line_are_two() {
        assert_eq!(entries(&["Anna Ek/Bo Al, kansliet"]), ["Anna Ek", "Bo Al, kansliet"]);
        assert_eq!(
            entries(&["Lo Ström (V) och Arvid Lager (KD) samt kommunsekreterare Eva Ros"]),
            ["Lo Ström (V)", "Arvid Lager (KD)", "kommunsekreterare Eva Ros"]
        );
    }

    #[test]
    fn organisations_behind_commas_are_no_people() {
        let lines = ["Anna Ek, Coompanion", "Bo Al, Gröna Linjen", "Eva Ros, Unionen"];
        assert_eq!(entries(&lines), lines);
        assert_eq!(
            parted_behind_organisations("Bo Al, Coompanion Eva Ros, Unionen", &["Coompanion"]),
            ["Bo Al, Coompanion", "Eva Ros, Unionen"]
        );
    }

    #[test]
    fn given_names_alone_are_people_where_all_are() {
        assert_eq!(entries(&["Anna, Kalle och Bosse"]), ["Anna", "Kalle", "Bosse"]);
        assert_eq!(entries(&["Anna Ek, Sala", "Bo Al, Heby"]), ["Anna Ek, Sala", "Bo Al, Heby"]);
    }

    #[test]
    fn a_list_runs_on_over_lines() {
        let texts = ["Anna Ek, Bo Al, Eva".to_owned(), "Ros, Per Os".to_owned()];
        assert!(runs_on(&texts));
        assert_eq!(joined(&texts), "Anna Ek, Bo Al, Eva Ros, Per Os");
    }
}
