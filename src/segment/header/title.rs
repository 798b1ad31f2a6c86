//! What does the title of the minutes say of who met?
//!
//! A title names the document or the meeting, and whose it is: "Kommunstyrelsens protokoll 9 december",
//! "Protokoll från Norrviks Sportklubbs styrelsemöte", "Protokoll fört vid årsmöte med Norrviks byalag". Whose it
//! is stands in the genitive before, or behind a preposition. What kind of meeting it was says which organ of an
//! association met.

use std::sync::LazyLock;

use chrono::Weekday;

use super::super::layout::lines::{Line, single_spaced};
use crate::lexicon::{Class, Pattern};
use crate::minutes::is_month;

/// Whom a title names.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Title {
    /// The organ.
    pub(super) organ: Option<String>,
    /// The body that it is an organ of.
    pub(super) owner: Option<String>,
    /// The organ is known by the sort of meeting alone ("Styrelsemöte").
    pub(super) by_meeting: bool,
}

/// The name of an organ: capitalised words, suspended ones (`bygg- och`), and a word for an organ at
/// the end.
static ORGAN: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::of(
        r"(?x)^
        (?:(?:\p{Lu}[\p{L}-]*|[\p{Ll}]+-|\p{Ll}+s)(?:,|\ &|\ och|\ för|\ samt)?\ ){0,5}
        (?i:[\p{L}-]*{organ})
        (?:\ (?:för|i)\ [\p{L}&,\ /-]{3,70})?$",
    )
});

/// The name of an association: "Norrviks båtklubb", "Bostadsrättsföreningen Eken", "Sektionen för fysik".
static ASSOCIATION: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::of(
        r"(?x)^(?:
            (?:\p{Lu}[\p{L}\d:&-]*\ )(?:[\p{L}\d:&-]+\ ){0,5}?
            (?i:[\p{L}-]*{association})
            (?:\ (?:för|i|på|vid)\ [\p{L}\d\ ]{2,40}|(?:\ [\p{Lu}\d][\p{L}\d]*){1,4})?
          | (?i:[\p{L}-]*{association_definite})
            (?:\ (?:för|i|på|vid)\ [\p{L}\d\ ]{2,40}|(?:\ [\p{Lu}\d][\p{L}\d]*){1,4})?
        )$",
    )
});

/// Whether a name is that of an organ.
pub(super) fn is_organ(name: &str) -> bool {
    ORGAN.is_match(name) || is_organ_of_place(name)
}

/// "Stadsdelsnämnden Norra Älvstranden": a place behind the name, told from a person's by its
/// first word.
fn is_organ_of_place(name: &str) -> bool {
    const MOST_WORDS: usize = 3;
    let Some((organ, place)) = name.split_once(' ') else { return false };
    let words: Vec<&str> = place.split(' ').collect();
    let is_proper = |word: &&str| {
        word.starts_with(char::is_uppercase) && word.chars().skip(1).all(char::is_lowercase)
    };
    Class::OrganDefinite.ends(&organ.to_lowercase())
        && ORGAN.is_match(organ)
        && (2..=MOST_WORDS).contains(&words.len())
        && words.iter().all(is_proper)
        && Class::NoGivenName.has(&words[0].to_lowercase())
}

/// Whether a name is that of an association.
pub(super) fn is_association(name: &str) -> bool {
    name.starts_with(char::is_uppercase) && ASSOCIATION.is_match(name)
}

/// The titles that lines hold, a wrapped one joined.
pub(super) fn titles(lines: &[Line]) -> Vec<String> {
    const MOST_LINES: usize = 5;
    let mut titles: Vec<String> = Vec::new();
    let mut lines_of_last = 0;
    for line in lines {
        let text = line.text.trim_start_matches(['>', ' ']);
        let goes_on = line.blanks_before == 0
            && lines_of_last < MOST_LINES
            && titles.last().is_some_and(|above| wraps(above, text));
        if let Some(title) = titles.last_mut().filter(|_| goes_on) {
            title.push(' ');
            title.push_str(text);
            lines_of_last += 1;
        } else {
            titles.push(text.to_owned());
            lines_of_last = 1;
        }
    }
    titles
}

/// Whether a line goes on with the one above: in small letters, or behind a word that wants another.
fn wraps(above: &str, below: &str) -> bool {
    let last = above.rsplit(' ').next().unwrap_or_default();
    let first = below.split(' ').next().unwrap_or_default();
    let wanting = Class::WantingWord.has(&last.to_lowercase()) || is_weekday(last);
    !above.ends_with('.')
        && (last.ends_with(',') || wanting || first.starts_with(char::is_lowercase))
        && (is_paper(above.split(' ').next().unwrap_or_default())
            || Class::Gathering.is_in(&above.to_lowercase()))
}

/// Reads a title; `None` where a text is not a title, or does not say who met.
pub(super) fn read_title(text: &str) -> Option<Title> {
    const MOST_WORDS: usize = 16;
    let lower = text.to_lowercase();
    if Class::AnotherMeeting.begins(&lower) || Class::PaperNotice.begins(&lower) {
        return None;
    }
    let text = single_spaced(before_time(text));
    let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    let paper = words.first().filter(|word| is_paper(word)).copied();
    let links = |word: &&&str| Class::Governing.has(&word.to_lowercase()) || is_link(word);
    let begin = paper.map_or(0, |_| 1 + words[1..].iter().take_while(links).count());
    let words = &words[begin.min(words.len())..];
    if words.len() > MOST_WORDS {
        return None;
    }
    let at = words.iter().position(|word| is_meeting(word) || paper.is_none() && is_paper(word));
    let Some(at) = at else {
        return paper.and_then(|paper| of_paper(paper, words));
    };
    let sort = of_meeting(words[at]);
    let before = without_adjectives(&words[..at]);
    if before.is_empty() {
        return behind_meeting(sort, &words[at + 1..]);
    }
    before_meeting(sort, before, paper.is_some())
}

/// "Styrelseprotokoll Norrviks BK", "Sammanträdesprotokoll för kommunstyrelsen", "Protokoll".
fn of_paper(paper: &str, words: &[&str]) -> Option<Title> {
    let sort = of_meeting(paper);
    let name = capitalised(&words.join(" "));
    if is_organ(&name) {
        return Some(Title { organ: Some(name), ..Title::default() });
    }
    let owner = (!words.is_empty() && is_association(&name)).then_some(name);
    match (sort, owner) {
        (None, None) => None,
        (None, owner) => Some(Title { organ: owner, ..Title::default() }),
        (organ, owner) => Some(Title { organ, owner, by_meeting: true }),
    }
}

/// "årsmöte med Norrviks byalag", "Möte med sektionens styrelse", "Styrelsemöte".
fn behind_meeting(sort: Option<String>, behind: &[&str]) -> Option<Title> {
    let is_joint = |word: &&&str| {
        word.starts_with(char::is_lowercase) || Class::Governing.has(&word.to_lowercase())
    };
    // "Styrelsemöte 7, Norrviks kår"
    let numbers = behind.iter().take_while(|word| is_link(word)).count();
    let behind = &behind[numbers..];
    let joint = behind.first().filter(is_joint);
    let name = capitalised(&behind[usize::from(joint.is_some()).min(behind.len())..].join(" "));
    let of_place = joint.is_some_and(|joint| matches!(joint.to_lowercase().as_str(), "i" | "på"));
    if is_organ(&name) {
        return Some(Title { organ: Some(name), ..Title::default() });
    }
    let proper = behind.iter().any(|word| word.starts_with(char::is_uppercase));
    let is_body = is_association(&name) || proper && !of_place && sort.is_some();
    match sort {
        Some(organ) if is_organ(&organ) || !is_body => {
            let owner = is_body.then_some(name);
            Some(Title { organ: Some(organ), owner, by_meeting: true })
        }
        // All its members met: the association itself.
        _ if is_body => Some(Title { organ: Some(name), ..Title::default() }),
        _ => None,
    }
}

/// "Kommunstyrelsens protokoll", "datorföreningen Stackens höstmöte", "Norrviks Sportklubb styrelsemöte".
fn before_meeting(sort: Option<String>, before: &[&str], behind_paper: bool) -> Option<Title> {
    let name = before.join(" ");
    let owner = match without_genitive(&name) {
        Some(owner) => capitalised(&owner),
        None if sort.is_some() && is_association(&name) => name,
        None => return None,
    };
    if is_organ(&owner) {
        return Some(Title { organ: Some(owner), ..Title::default() });
    }
    let proper = before.iter().any(|word| word.starts_with(char::is_uppercase));
    let is_body = proper && (behind_paper || before.len() < 5);
    let organ = sort.filter(|_| is_body || is_association(&owner))?;
    Some(Title { organ: Some(organ), owner: proper.then_some(owner), by_meeting: true })
}

/// The part of a title before it says when and where the meeting was.
fn before_time(text: &str) -> &str {
    let mut at = 0;
    let words: Vec<&str> = text.split(' ').collect();
    for (index, word) in words.iter().enumerate() {
        let plain = word.trim_matches([',', '.', ':', '(']).to_lowercase();
        let dated = plain.starts_with(|c: char| c.is_ascii_digit())
            && (plain.len() >= 4 && !plain.contains(':')
                || words.get(index + 1).is_some_and(|next| is_month(next)));
        let is_time = dated
            || matches!(plain.as_str(), "den" | "år")
            || Class::HourLabel.has(&plain)
            || is_weekday(&plain)
            || word.starts_with('(');
        // What a comma sets off begins in small letters or is a place.
        if index > 0 && is_time {
            return text[..at].trim_end_matches([' ', ',', '–', '-', ':']);
        }
        at += word.len() + 1;
    }
    text.trim_end_matches([' ', ',', '.', ':'])
}

/// The day of the week that a word names: *torsdag*, *Torsdagen*.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    const WEEKDAYS: [&str; 7] =
        ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"];
    let lower = word.to_lowercase();
    let plain = lower.strip_suffix("en").unwrap_or(&lower);
    let at = WEEKDAYS.iter().position(|weekday| *weekday == plain)?;
    Weekday::try_from(u8::try_from(at).ok()?).ok()
}

/// Whether a word names a day of the week.
pub(super) fn is_weekday(word: &str) -> bool {
    weekday(word).is_some()
}

/// Whether a word names minutes: *Protokoll*, *Styrelseprotokoll*, *Minnesanteckningar*.
pub(super) fn is_paper(word: &str) -> bool {
    Class::MinutesTitle.ends(&word.trim_end_matches([':', ',']).to_lowercase())
}

/// A running number, or a word that says that the minutes were kept.
fn is_link(word: &str) -> bool {
    let lower = word.to_lowercase();
    Class::Kept.has(&lower)
        || Class::NumberMark.begins(&lower)
        || lower.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a word names a meeting: *sammanträde*, *Årsmötet*, *styrelsemöte*.
fn is_meeting(word: &str) -> bool {
    let lower = word.trim_end_matches([',', ':']).to_lowercase();
    Class::Gathering.ends(&lower) || Class::MeetingOpened.ends(&lower)
}

/// The organ that meets at a meeting or keeps a document of this name: *styrelsemöte*, *husrådsmöte*,
/// *årsmötesprotokoll*. A plain meeting says nothing.
fn of_meeting(word: &str) -> Option<String> {
    let lower = word.trim_end_matches([',', ':']).to_lowercase();
    let lower = match Class::MinutesTitle.endings(&lower).next() {
        Some(paper) => lower.strip_suffix(paper)?.trim_end_matches('s'),
        None => lower.as_str(),
    };
    let indefinite = lower.strip_suffix(['t', 'n']).unwrap_or(lower);
    let Some(ending) = Class::Gathering.endings(indefinite).next() else {
        // "Styrelseprotokoll", "Nämndprotokoll".
        return Class::Organ.ends(lower).then(|| named(lower));
    };
    let front = indefinite[..indefinite.len() - ending.len()].trim_end_matches(['-', 's']);
    if front.is_empty() {
        return None;
    }
    // "Styrelsmöte" is often written so, for "styrelsemöte".
    let whole = format!("{front}se");
    let front = if Class::Organ.ends(&whole) { &whole } else { front };
    let is_organ = Class::Organ.ends(front);
    Some(if is_organ { named(front) } else { capitalised(indefinite) })
}

/// *styrelse* as it is called: *Styrelsen*.
fn named(organ: &str) -> String {
    let definite = if organ.ends_with('e') { format!("{organ}n") } else { organ.to_owned() };
    let known = Class::OrganDefinite.ends(&definite);
    capitalised(if known { &definite } else { organ })
}

/// A name without the words in small letters before a meeting: "Stackens ordinarie".
fn without_adjectives<'a>(words: &'a [&'a str]) -> &'a [&'a str] {
    let adjective = |word: &&&str| word.starts_with(char::is_lowercase) && !word.ends_with('s');
    let last = words.iter().rev().take_while(adjective).count();
    let words = &words[..words.len() - last];
    // "Ordinarie", "Extra" and "Gemensamt" before a meeting with nothing else.
    match words {
        [one] if !one.ends_with(['s', 'S']) => &[],
        _ => words,
    }
}

/// A name in the genitive as it is called: *Socialutskottets* as *Socialutskottet*.
fn without_genitive(name: &str) -> Option<String> {
    let bare = name.strip_suffix(":s").or_else(|| name.strip_suffix(['s', 'S']))?;
    (bare.chars().count() > 2).then(|| bare.to_owned())
}

/// A name with a capital at its beginning.
fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next();
    first.into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> (Option<String>, Option<String>) {
        read_title(text).map_or((None, None), |title| (title.organ, title.owner))
    }

    fn expect(text: &str, organ: &str, owner: &str) {
        let some = |name: &str| (!name.is_empty()).then(|| name.to_owned());
        assert_eq!(said(text), (some(organ), some(owner)), "{text}");
    }

    #[test]
    fn whose_minutes_they_are_stands_in_the_genitive() {
        expect("Kommunstyrelsens protokoll 9 december 2022", "Kommunstyrelsen", "");
        expect("Protokoll från Socialutskottets sammanträde 2011-10-12", "Socialutskottet", "");
        expect("Direktionens protokoll", "Direktionen", "");
        expect("KOMMUNFULLMÄKTIGES PROTOKOLL", "KOMMUNFULLMÄKTIGE", "");
        expect("Tekniska nämndens arbetsutskotts protokoll", "Tekniska nämndens arbetsutskott", "");
        expect("Möte med sektionens styrelse den 3 maj", "Sektionens styrelse", "");
        expect(
            "Protokoll från Norrskenspartiets styrelsemöte den 3 maj",
            "Styrelsen",
            "Norrskenspartiet",
        );
        expect(
            "Protokoll fört vid datorföreningen Knutens höstmöte 2009, torsdagen den 3:e december",
            "Höstmöte",
            "Datorföreningen Knuten",
        );
        expect("Protokoll fört vid Knutens ordinarie vårmöte", "Vårmöte", "Knuten");
        expect("Protokoll Norrviks Sportklubb styrelsemöte", "Styrelsen", "Norrviks Sportklubb");
    }

    #[test]
    fn or_behind_a_preposition() {
        expect("Sammanträdesprotokoll för kommunstyrelsen", "Kommunstyrelsen", "");
        expect(
            "årsstämma i Norrviks vägsamfällighet den 9 december",
            "Norrviks vägsamfällighet",
            "",
        );
        expect("Protokoll fört vid årsmöte med Norrviks fäbodlag", "Norrviks fäbodlag", "");
        expect(
            "Protokoll fört vid styrelsemöte med Norrviks byalag",
            "Styrelsen",
            "Norrviks byalag",
        );
        expect(
            "PROTOKOLL fört vid ordinarie föreningsstämma med HSB:s Bostadsrättsförening Ek i Sala den 27 april",
            "HSB:s Bostadsrättsförening Ek i Sala",
            "",
        );
        expect("Protokoll, elevkårens styrelse", "Elevkårens styrelse", "");
        expect("Styrelsemöte 220320", "Styrelsen", "");
        expect(
            "Protokoll styrelsemöte 7, Teknologkåren i Norrvik",
            "Styrelsen",
            "Teknologkåren i Norrvik",
        );
        expect("Gemensamt husrådsmöte", "Husråd", "");
        expect("Årsmötesprotokoll 2024", "Årsmöte", "");
    }

    #[test]
    fn what_is_not_a_title_names_nobody() {
        for text in [
            "Protokoll",
            "Föregående mötes protokoll",
            "Kallelse till styrelsemöte",
            "Protokoll från möte i Norrvik den 3 maj",
            "Sammanträde",
            "Anna Ek",
            "Anna Eks möte",
        ] {
            expect(text, "", "");
        }
    }
}
