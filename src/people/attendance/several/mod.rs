//! Where does one person's entry end and the next begin?
//!
//! Several people may stand in one text ("Anna Ek, Bo Al (kassör) och Eva Ros", "Anna Ek/Bo Al,
//! kansliet"). What stands behind a comma may be the next name as well as where the person comes
//! from ("Anna Ek, Gröna Linjen"), and only the whole list tells: where it has words there that are
//! not names ("Bo Al, Coompanion"), it tells of organisations. Nothing of the text is lost; it is
//! only divided.

pub(in crate::people) mod parts;

use std::collections::HashSet;

use super::super::names::organisations::is_organisation_word;
use super::super::names::titles::is_title_word;
use super::super::names::{LONGEST_NAME, given_name_at_start, is_whole_name, name_at_start};
use super::bounds::is_unfinished;
use super::entry::title_and_rest;
use parts::{LastPart, Part, first_part, parts};

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
    /// A word with a capital that is neither of these: a place, an organisation.
    Elsewhere,
    /// Anything else: a role, a note.
    Rest,
}

impl Begins {
    fn is_full_name(self) -> bool {
        matches!(self, Self::Person | Self::Titled | Self::Name)
    }
}

/// A line of a list: its stretches, and what each begins.
pub(in crate::people) struct Line<'a>(Vec<(Part<'a>, Begins)>);

impl<'a> Line<'a> {
    pub(in crate::people) fn of(text: &'a str) -> Self {
        Self(parts(text).into_iter().map(|part| (part, begins(part.text))).collect())
    }

    /// Whether the line ends within a name that the next goes on with: "…, Anna" and "Ek, Bo Al".
    fn is_cut(&self, next: Option<&Self>) -> bool {
        let given = |part: Option<&(Part<'_>, Begins)>| {
            part.is_some_and(|(part, begins)| *begins == Begins::Given && !part.text.contains(' '))
        };
        self.0.len() > 1
            && given(self.0.last())
            && next.is_some_and(|next| next.0.len() > 1 && given(next.0.first()))
    }
}

/// How a list is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::people) struct Style {
    /// Names stand behind commas, not organisations.
    names: bool,
    /// One word alone is a person.
    pub(in crate::people) given_names: bool,
}

impl Style {
    /// The style of a list by all its lines.
    pub(in crate::people) fn of(lines: &[Line<'_>]) -> Self {
        let (mut names, mut elsewhere, mut full, mut given) = (0, 0, 0, 0);
        let mut seen: HashSet<&str> = HashSet::new();
        let (mut begin_with_given, mut in_a_row) = (0, false);
        for (at, line) in lines.iter().enumerate() {
            let before = elsewhere;
            let cut_name = line.is_cut(lines.get(at + 1));
            for (at, (part, begins)) in line.0.iter().enumerate() {
                if cut_name && at + 1 == line.0.len() {
                    continue;
                }
                // Names stand in a list once, organisations again and again.
                let again = seen.contains(part.text);
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
                if at > 0 && *begins == Begins::Name {
                    seen.insert(part.text);
                }
            }
            let full = line.0.iter().filter(|(_, begins)| begins.is_full_name()).count();
            in_a_row |= full > 2 && full > 3 * (elsewhere - before);
        }
        let only_given =
            full == 0 && given > 1 && (lines.len() == 1 || begin_with_given == lines.len());
        let some_given = given > 0 && full > 2 && given * 4 <= full && lines.len() < 3;
        Self {
            names: only_given || some_given || in_a_row || elsewhere * 2 < names,
            given_names: only_given || some_given,
        }
    }

    /// Whether an entry of its own begins with such a part.
    fn starts_entry(self, part: &Part<'_>, begins: Begins) -> bool {
        match begins {
            Begins::Person => true,
            Begins::Titled | Begins::Name => self.names || part.by_word,
            Begins::Given => self.given_names,
            Begins::Elsewhere | Begins::Rest => false,
        }
    }
}

/// Whether some line names people one after the other, so that the list runs on from line to
/// line: three names, or two with a role each.
pub(in crate::people) fn runs_on(lines: &[Line<'_>], style: Style) -> bool {
    style.names
        && lines.iter().enumerate().any(|(at, line)| {
            let starts = |(part, begins): &(Part<'_>, Begins)| style.starts_entry(part, *begins);
            let names = line.0.iter().filter(|part| starts(part)).count();
            let roles = line
                .0
                .windows(2)
                .filter(|pair| starts(&pair[0]) && pair[1].0.text.starts_with(char::is_lowercase));
            line.is_cut(lines.get(at + 1)) || names > 2 || roles.count() > 1
        })
}

/// The lines of a list that runs on as one text.
pub(in crate::people) fn joined(texts: &[String]) -> String {
    let mut joined = String::new();
    let mut last = LastPart::default();
    for text in texts {
        // "…, Anna Ek" and "Bo Al, …" are two; "…, Anna" and "Ek, Bo Al" are one.
        let complete = |part: Option<&str>| part.is_some_and(|part| begins(part).is_full_name());
        let ends = complete(last.of(&joined));
        let goes_on = joined.ends_with(';') || is_unfinished(&joined);
        let apart = ends && !goes_on && complete(first_part(text).map(|part| part.text));
        joined.push_str(match (joined.is_empty(), apart) {
            (true, _) => "",
            (false, true) => ", ",
            (false, false) => " ",
        });
        last.line_begins(joined.len());
        joined.push_str(text);
    }
    joined
}

/// Divides a text into the entries of one person each.
pub(in crate::people) fn divided(text: &str, style: Style) -> Vec<String> {
    let parts = parts(text);
    let mut entries = Vec::new();
    let mut start = 0;
    let mut end = 0;
    let mut named = false;
    for (at, part) in parts.iter().enumerate() {
        let begins = begins(part.text);
        if at > 0 && named && style.starts_entry(part, begins) {
            entries.push(text[start..end].to_owned());
            start = part.start;
        }
        named |= begins != Begins::Rest;
        end = part.end;
    }
    entries.push(text[start..].trim().trim_end_matches(',').to_owned());
    entries
}

fn begins(part: &str) -> Begins {
    // Titles and a name; a part may be a text without any border.
    const MOST_BYTES: usize = 2 * LONGEST_NAME;
    let part = &part[..part.floor_char_boundary(MOST_BYTES)];
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

/// Entries one a line, "Name, organisation", of which some stand on one line: what is behind
/// the first comma is an organisation and then a name ("Bo Al, Coompanion Eva Ros, Unionen").
pub(in crate::people) fn parted_behind_organisations(
    text: &str,
    known: &HashSet<&str>,
) -> Vec<String> {
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
fn name_behind_organisation(part: &str, known: &HashSet<&str>) -> Option<usize> {
    let (first, rest) = part.split_once(' ')?;
    let organisation = known.contains(first)
        || is_organisation_word(first)
        || first.chars().count() > 1 && first.chars().all(char::is_uppercase);
    (organisation && is_whole_name(rest)).then_some(first.len() + 1)
}

/// The organisations that stand alone behind a name, one word each.
pub(in crate::people) fn organisations(texts: &[String]) -> HashSet<&str> {
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

    fn lines<'a>(texts: &[&'a str]) -> Vec<Line<'a>> {
        texts.iter().map(|text| Line::of(text)).collect()
    }

    fn entries(texts: &[&str]) -> Vec<String> {
        let style = Style::of(&lines(texts));
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
    fn organisations_behind_commas_are_not_people() {
        let lines = ["Anna Ek, Coompanion", "Bo Al, Gröna Linjen", "Eva Ros, Unionen"];
        assert_eq!(entries(&lines), lines);
        assert_eq!(
            parted_behind_organisations(
                "Bo Al, Coompanion Eva Ros, Unionen",
                &HashSet::from(["Coompanion"])
            ),
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
        let texts = ["Anna Ek, Bo Al, Eva", "Ros, Per Os"];
        let lines = lines(&texts);
        assert!(runs_on(&lines, Style::of(&lines)));
        assert_eq!(joined(&texts.map(str::to_owned)), "Anna Ek, Bo Al, Eva Ros, Per Os");
    }
}
