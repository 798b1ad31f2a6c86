//! Who met, when and where?
//!
//! Read from all lines before the first heading and from the running heads, which often are the
//! only place that names the organ. Organ, authority, date and place are taken as far as the text
//! says them; what it does not say is left open, since folder defaults and the file's name are
//! tried elsewhere.

use std::collections::HashMap;
use std::sync::LazyLock;

use chrono::NaiveDate;

use super::layout::lines::{Line, single_spaced};
use super::papers::is_attendance_label;
use crate::lexicon::{Class, Pattern};
use crate::minutes::find_date;

/// What the head of a document says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Header {
    /// The organ.
    pub organ: Option<String>,
    /// The authority.
    pub authority: Option<String>,
    /// The date of the meeting.
    pub date: Option<NaiveDate>,
    /// Where it met.
    pub place: Option<String>,
}

/// Longer is no organ's name. Names at hand have at most 72 characters, and the id of every item
/// begins with it.
const LONGEST_ORGAN_CHARS: usize = 200;

/// Longer is no place where a meeting was held. Those at hand have at most 45 characters.
const LONGEST_PLACE_CHARS: usize = 300;

/// How many lines of the head are looked at for a name without a label. A cover has
/// organ and authority in its upper part; below come names of people.
const TITLE_LINES: usize = 14;

static ORGAN_LABEL: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::of(r"(?i)^{organ_label}(?:\s*:\s*|\s+)(\S.*)$"));

/// The name of an organ alone on a line, or behind "Protokoll från": capitalised words,
/// suspended ones (`bygg- och`), and a word for an organ at the end.
static ORGAN: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::of(
        r"(?x)^
        (?:(?i:{minutes_title}),?
            (?:(?:\ (?:fört|förda))?\ (?:från|för|vid)(?:\ (?:sammanträde|möte)\ (?:med|i))?)?\ )?
        (
            (?:(?:\p{Lu}[\p{L}-]*|[\p{Ll}]+-)(?:,|\ &|\ och|\ för|\ samt)?\ ){0,5}
            (?i:[\p{L}-]*{organ})
            (?:\ (?:för|i)\ [\p{L}&,\ /-]{3,70})?
        )
        (?:,?\ (?:den\ )?\d[\d\ \p{L}-]*)?$",
    )
});

/// The name of an association behind what sort of meeting it held: "Protokoll fört vid
/// årsmöte i Norrviks båtklubb", "Sektionen för fysik".
static ASSOCIATION: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::of(
        r"(?x)^
        (?:[\p{L}\ ]{0,40}(?:[Pp]rotokoll|[Aa]nteckningar|möte|stämma)[\p{Ll}\ ]{0,30}?
            \ (?:för|med|i|hos|från)\ )?
        (
            (?:\p{Lu}[\p{L}\d:&-]*\ )(?:[\p{L}\d:&-]+\ ){0,5}?
            [\p{L}-]*{association}
            (?:\ (?:för|i|på|vid)?\ ?[\p{L}\ ]{2,40})?
          | \p{Lu}[\p{L}-]*{association_definite}
            (?:\ (?:(?:för|i|på|vid)\ )?[\p{L}\d\ ]{2,40})?
        )
        (?:,?\ (?:den\ )?\d[\d\ \p{L}-]*)?$",
    )
});

static AUTHORITY: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::of(
        r"^((?:\p{Lu}[\p{L}-]+ ){1,2}(?i:{authority})|(?:Region|REGION) \p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)?|Västra Götalandsregionen)$",
    )
});

static PLACE_LABEL: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::of(
        r"(?i)^(?:({place_and_time})(?: för)?(?: sammanträdet?| mötet)?|{place_label})(?:\s*:\s*|\s+)(\S.*)$",
    )
});

static DATE_LABEL: LazyLock<Pattern> = LazyLock::new(|| Pattern::of(r"(?i)^{date_label}\b"));

/// A time of day, from which on "Plats och tid" no longer tells the place.
static TIME: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::of(
        r"(?i)[,;]?\s*\b(?:klockan|kl\.?|tid:?)\s*\d{1,2}\b.*$|[,;]?\s*\b\d{1,2}[.:]\d\d\s*[–-].*$",
    )
});

/// "… den 12 mars kl. 16.00 i Sporthallens klubbrum".
static PLACE_AFTER_TIME: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::of(
        r"(?i:\b(?:kl\.?|klockan)\s*\d{1,2}(?:[.:]\d\d)?(?:\s*[–-]\s*\d{1,2}(?:[.:]\d\d)?)?,?\s+(?:i|på|vid)\s+)(\p{Lu}[^()]{2,60})$",
    )
});

/// Dates of signing and posting are not the meeting's.
static OTHER_DATE: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::of(r"(?i){other_date}|\bnästa\b|^date:"));

impl Header {
    /// Reads the header. `head` are the lines before the first heading, running heads
    /// included; `furniture` are the running heads of the whole document.
    pub(crate) fn read(head: &[Line], furniture: &[&Line]) -> Self {
        let mut running: HashMap<&str, usize> = HashMap::new();
        for line in furniture {
            for cell in cells(line) {
                *running.entry(cell).or_default() += 1;
            }
        }
        // Below stand people, with the bodies that they come from.
        let names = head.iter().position(|line| is_attendance_label(&line.text));
        let above_names = &head[..names.unwrap_or(head.len())];
        Self {
            organ: labelled_organ(head)
                .or_else(|| named(above_names, &running, &ORGAN))
                .or_else(|| named(above_names, &HashMap::new(), &ASSOCIATION))
                .map(|name| organ_case(&name)),
            authority: named(head, &running, &AUTHORITY).map(|name| in_title_case(&name)),
            date: date(head, furniture),
            place: place(head),
        }
    }
}

/// The cells of a line: what two or more spaces divide.
fn cells(line: &Line) -> impl Iterator<Item = &str> {
    line.columns.split("  ").map(str::trim).filter(|cell| !cell.is_empty())
}

fn labelled_organ(head: &[Line]) -> Option<String> {
    let label = &*ORGAN_LABEL;
    head.iter().take(TITLE_LINES).find_map(|line| {
        let organ = label.captures(&line.text)?.get(1)?.as_str().trim();
        // "Nämnd för kultur" would be text; a labelled organ begins with a capital.
        let fits = organ.chars().nth(LONGEST_ORGAN_CHARS).is_none();
        (fits && organ.starts_with(char::is_uppercase)).then(|| organ.to_owned())
    })
}

/// A name that matches `pattern`, from the upper part of the head or from the running
/// heads: the one that is printed most often, the earlier of equals.
fn named(head: &[Line], running: &HashMap<&str, usize>, pattern: &Pattern) -> Option<String> {
    let fits =
        |name: &&str| name.chars().count() < 90 && !names_person(name) && pattern.is_match(name);
    // What stands in the margin has its say with the running heads, unless nothing else does.
    let inner = |line: &&Line| !line.margin;
    let in_text = || head.iter().take(TITLE_LINES).filter(inner).flat_map(cells).filter(fits);
    let has_any = in_text().next().is_some();
    let upper = head
        .iter()
        .take(TITLE_LINES)
        .filter(|line| inner(line) || !has_any)
        .flat_map(cells)
        .filter(fits);
    // A map has no order, so its names are sorted to make the choice repeatable.
    let mut others: Vec<&str> = running.keys().copied().filter(fits).collect();
    others.sort_unstable();
    let times = |name: &str| running.get(name).copied().unwrap_or(0);
    let in_head = upper.map(|name| (name, 1 + times(name)));
    let in_running_heads =
        others.into_iter().map(|name| (name, times(name))).filter(|(_, times)| *times > 1);
    let mut names: Vec<(&str, usize)> = in_head.chain(in_running_heads).collect();
    // Stable: of equally frequent names the first in the head stays first.
    names.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
    let (best, _) = names.first()?;
    let name =
        pattern.captures(best).and_then(|found| found.get(1)).map_or(*best, |name| name.as_str());
    Some(single_spaced(name))
}

/// "Lisa Berg, Ungdomsrådet" names a person before a comma; "Barn-, skol- och kulturnämnden"
/// has only suspended words there.
fn names_person(name: &str) -> bool {
    name.split_once(", ").is_some_and(|(before, _)| {
        let words = before.split(' ').filter(|word| word.starts_with(char::is_uppercase));
        !before.ends_with('-') && words.count() > 1
    })
}

/// `REGIONSTYRELSEN` as `Regionstyrelsen`; names in small letters stay.
fn organ_case(name: &str) -> String {
    if name.chars().any(char::is_lowercase) {
        return name.to_owned();
    }
    let mut letters = name.chars();
    let first = letters.next();
    first.into_iter().chain(letters.flat_map(char::to_lowercase)).collect()
}

/// `KUNGÄLVS KOMMUN` as `Kungälvs kommun`; names in small letters stay.
fn in_title_case(name: &str) -> String {
    if name.chars().any(char::is_lowercase) {
        return name.to_owned();
    }
    let words = name.split(' ').map(|word| {
        let lower = word.to_lowercase();
        if Class::Authority.has(&lower) {
            return lower;
        }
        let mut chars = lower.chars();
        chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
    });
    words.collect::<Vec<_>>().join(" ")
}

fn date(head: &[Line], furniture: &[&Line]) -> Option<NaiveDate> {
    let label = &*DATE_LABEL;
    let other = &*OTHER_DATE;
    let labelled = head.iter().enumerate().find_map(|(index, line)| {
        // "Justeringens plats och" may wrap, with "tid" and the date below.
        let labels_below = |above: &&Line| {
            let label = cells(above).next().unwrap_or_default();
            label.len() <= 30 && line.blanks_before == 0 && other.is_match(label)
        };
        let above = index.checked_sub(1).map(|above| &head[above]);
        if other.is_match(&line.text) || above.as_ref().is_some_and(labels_below) {
            return None;
        }
        let Some(found) = label.find(&line.text) else {
            // A label in a column of its own, with the date below it.
            let labelled = cells(line)
                .any(|cell| label.find(cell).is_some_and(|found| found.end() == cell.len()));
            return labelled.then(|| head.get(index + 1).and_then(|next| find_date(&next.text)))?;
        };
        // The date follows on the line, or alone on the next ("Datum" above it).
        find_date(&line.text[found.end()..]).or_else(|| {
            head.get(index + 1)
                .filter(|next| next.chars <= 40)
                .and_then(|next| find_date(&next.text))
        })
    });
    let in_furniture = || {
        furniture
            .iter()
            .filter(|line| !other.is_match(&line.text))
            .find_map(|line| find_date(&line.text))
    };
    let anywhere = || {
        let mut lines = head.iter().take(2 * TITLE_LINES).enumerate();
        lines.find_map(|(index, line)| {
            let above = index.checked_sub(1).map_or("", |above| head[above].text.as_str());
            if other.is_match(&line.text) || other.is_match(above) {
                return None;
            }
            // "… den 23 / september 2020": the line was full.
            let wrapped = || {
                let next = head.get(index + 1).filter(|next| next.blanks_before == 0)?;
                let ends_in_day = line.text.ends_with(|c: char| c.is_ascii_digit());
                ends_in_day.then(|| find_date(&format!("{} {}", line.text, next.text)))?
            };
            find_date(&line.text).or_else(wrapped)
        })
    };
    labelled.or_else(in_furniture).or_else(anywhere)
}

fn place(head: &[Line]) -> Option<String> {
    let label = &*PLACE_LABEL;
    let labelled = head.iter().find_map(|line| {
        let found = label.captures(&line.text)?;
        let both = found.get(1).is_some();
        let text = found.get(2)?.as_str();
        if text.to_lowercase().starts_with("för justering") {
            return None;
        }
        let place = if both { without_time(text) } else { text.to_owned() };
        let place = place.trim().trim_end_matches([',', ';', '.']).trim();
        let fits = !place.is_empty() && place.chars().nth(LONGEST_PLACE_CHARS).is_none();
        fits.then(|| place.to_owned())
    });
    labelled.or_else(|| {
        let dated = head.iter().filter(|line| find_date(&line.text).is_some());
        let mut places = dated.filter_map(|line| PLACE_AFTER_TIME.captures(&line.text));
        Some(places.next()?.get(1)?.as_str().trim_end_matches('.').to_owned())
    })
}

/// The place of "Rådhuset, sal B, klockan 13.00–15.00" or "13:00–15:40, Rådhuset".
fn without_time(text: &str) -> String {
    let before = TIME.find(text).map_or(text, |time| &text[..time.start()]);
    if !before.trim().is_empty() && find_date(before).is_none() {
        return before.to_owned();
    }
    // The time (and perhaps the date) comes first: the place is what is left of the
    // parts that hold no time and no date.
    let timed = |part: &str| {
        find_date(part).is_some()
            || part.to_lowercase().trim_start().starts_with("kl")
            || part.trim_start().starts_with(|c: char| c.is_ascii_digit())
    };
    text.split(", ").filter(|part| !timed(part)).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::layout::lines::lines_of;
    use crate::source::Page;

    fn header(text: &str) -> Header {
        let lines = lines_of(&[Page::of_text(None, text)]);
        let running: Vec<&Line> = lines.iter().take(4).collect();
        Header::read(&lines, &running)
    }

    #[test]
    fn labelled_lines_are_read() {
        let header = header(
            "Organ Samverkansgruppen barn/unga\n\nPlats Digitalt möte\n\nTidpunkt Fredagen den 18 februari 2022\n",
        );
        assert_eq!(header.organ.as_deref(), Some("Samverkansgruppen barn/unga"));
        assert_eq!(header.place.as_deref(), Some("Digitalt möte"));
        assert_eq!(header.date, NaiveDate::from_ymd_opt(2022, 2, 18));
        assert_eq!(header.authority, None);
    }

    #[test]
    fn a_cover_is_read() {
        let header = header(
            "GRANHULTS KOMMUN                  SAMMANTRÄDESPROTOKOLL\nKommunstyrelsen\nDatum\n2024-03-12\n\n\
             Plats och tid för Lilla salen, Storgatan 3 Klockan 13.00–13.20\nsammanträde\n\
             Plats och tid för justering Digital justering 2024-03-15\n",
        );
        assert_eq!(header.organ.as_deref(), Some("Kommunstyrelsen"));
        assert_eq!(header.authority.as_deref(), Some("Granhults kommun"));
        assert_eq!(header.date, NaiveDate::from_ymd_opt(2024, 3, 12));
        assert_eq!(header.place.as_deref(), Some("Lilla salen, Storgatan 3"));
    }

    #[test]
    fn place_and_time_come_in_either_order() {
        assert_eq!(without_time("13:00–15:40, Rådhuset, sal Björken"), "Rådhuset, sal Björken");
        assert_eq!(
            without_time("Kommunhuset, Lilla salen, kl. 13.00–16.45"),
            "Kommunhuset, Lilla salen"
        );
    }

    #[test]
    fn organs_are_known_by_their_last_word() {
        for name in [
            "Kommunstyrelsen",
            "Barn- och utbildningsnämnden",
            "Nämnden för Vård & Omsorg",
            "Kommunstyrelsens arbetsutskott",
            "Samverkansgruppen för barn och unga",
            "Regionfullmäktige",
        ] {
            assert!(ORGAN.is_match(name), "{name}");
        }
        for name in [
            "Ordförande",
            "Kommunstyrelsen beslutar",
            "Lisa Andersson",
            "Styrelsen för bolaget fick i uppdrag att redovisa detta.",
        ] {
            assert!(!ORGAN.is_match(name), "{name}");
        }
    }
}
