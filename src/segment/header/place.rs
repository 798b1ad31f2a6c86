//! Where did they meet?
//!
//! A label tells, alone or with the time; or the sentence that says when the meeting was goes on
//! with the place. Days and hours are not part of it.

use std::sync::LazyLock;

use super::super::layout::cells::cells;
use super::super::layout::lines::Line;
use super::title::{is_weekday, titles};
use crate::lexicon::{Class, Pattern};
use crate::minutes::{find_date, find_days};

/// No place where a meeting was held is longer. Those at hand have at most 45 characters.
const LONGEST_PLACE_CHARS: usize = 300;

/// How many lines of the head may hold the title.
const TITLE_LINES: usize = 14;

/// A label in one language or two ("PLATS - PAIKKA"), at the start of a line or behind a gap or another
/// label's value.
static LABEL: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::of(
        r"(?ix)^[>*|\ ]*(?:
            ((?:{place_and_time}|{place_label}\s?(?:&|/|\+|o\.?)\s?{time_label}|{time_label}\s?(?:&|/|\+|o\.?)\s?{place_label}|{place_label}\ och\ -?{time_label})
                (?:\ för)?(?:\ {meeting})?)
          | {place_label}
        )(?:\s?[-–/]\s?\p{Lu}{4,}\b)?(?:\s*[:|]\s*|\s+|$)(.*)$",
    )
});

/// "Tid: 18.00  Plats: Svanen"
static INNER_LABEL: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::of(r"(?i)[\s,;.](?:{place_label})\s*:\s*(\S.*)$"));

/// Where another label begins behind a place.
static NEXT_LABEL: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::of(r"(?i)[\s,;|]+(?:{date_label}|{hour_label})\s*:.*$"));

/// A time of day, from which on "Plats och tid" no longer tells the place.
static TIME: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::of(
        r"(?i)[,;]?\s*\b(?:{hour_label}\.?|{time_label}:?)\s*\d{1,2}\b.*$|[,;]?\s*\b\d{1,2}[.:]\d\d\s*[–-].*$",
    )
});

/// A time of day that ends a place behind a label of its own: "Rådhuset, kl. 19.00".
static TIME_AT_END: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::of(
        r"(?i),\s*{hour_label}\.?\s*\d{1,2}(?:[.:]\d\d)?(?:\s*[–-]\s*\d{1,2}(?:[.:]\d\d)?)?\.?$",
    )
});

/// A day in figures behind a word, from which on nothing tells the place.
static DAY_BEHIND: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::of(r"(?:\b|^)\s\d{4}-\d\d-\d\d\b.*$"));

/// "… den 12 mars kl. 16.00 i Sporthallens klubbrum".
static PLACE_AFTER_TIME: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::of(
        r"(?i:\b{hour_label}\.?\s*\d{1,2}(?:[.:]\d\d)?(?:\s*[–-]\s*\d{1,2}(?:[.:]\d\d)?)?,?\s+(?:i|på|vid|hos)\s+)(\p{L}[^.]{1,80}?)\.?$",
    )
});

/// "Sammanträde i stadshusets sessionssal torsdagen den 23 oktober 1997"
static PLACE_BEFORE_DATE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::of(
        r"^(?i:{gathering})\s+(?:i|på|vid|hos)\s+(\p{L}[^.;,]{2,60}?)\s+(?:\p{L}+\s+)?den\s+\d",
    )
});

/// "möte tisdag 9 april 2019, Norrviks gamla skola, kl 19–21"
static PLACE_BETWEEN: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::of(r"\d{4},\s(\p{Lu}[^.,;]{1,60}),\s(?i:{hour_label})\b"));

/// "… den 27 april 2017 i Norrviks By".
static PLACE_AFTER_DATE: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::of(r"\d{4},?\s(?:i|på|vid|hos)\s(\p{Lu}[^,.;(]{1,60})[.]?$"));

/// The number of a room, by which a place in a sentence is known best: "i sal Q24 på högskolan".
static ROOM: LazyLock<Pattern> = LazyLock::new(|| Pattern::of(r"\b(\p{Lu}{1,2}\d{1,4})\b"));

/// The place of the meeting.
pub(super) fn place(head: &[Line]) -> Option<String> {
    head.iter()
        .enumerate()
        .find_map(|(at, line)| labelled(line, head.get(at + 1)))
        .or_else(|| in_a_title(head))
}

fn labelled(line: &Line, below: Option<&Line>) -> Option<String> {
    let columns = line.columns.as_str();
    if let Some(found) = LABEL.captures(&line.text) {
        let both = found.get(1).is_some();
        let text = found.get(2)?.as_str();
        if text
            .to_lowercase()
            .strip_prefix("för ")
            .is_some_and(|what| Class::OtherDate.begins(what))
        {
            return None;
        }
        if text.trim_matches([' ', '|', ':']).is_empty() {
            let below = below.filter(|below| !below.is_label())?;
            return fitting(&bare(&below.text, true));
        }
        return fitting(&bare(text, both || TIME_AT_END.is_match(text)))
            .or_else(|| below_the_time(line, below.filter(|_| both)?));
    }
    // Cheap, and false of nearly every line.
    if !columns.contains(':') {
        return None;
    }
    let inner = INNER_LABEL.captures(columns)?;
    fitting(&bare(cells(inner.get(1)?.as_str()).next()?, false))
}

/// "Tid och plats: Tisdagen den 7 oktober, kl. 18.30", and the place in the same column below.
fn below_the_time(line: &Line, below: &Line) -> Option<String> {
    const LEAST_INDENT: usize = 8;
    let goes_on = below.blanks_before == 0 && below.indent >= line.indent + LEAST_INDENT;
    (goes_on && !below.is_label()).then(|| fitting(&bare(&below.text, true)))?
}

/// A place without another label, a time or a day.
fn bare(text: &str, timed: bool) -> String {
    let text = NEXT_LABEL.find(text).map_or(text, |label| &text[..label.start()]);
    let text = if timed { without_time(text) } else { text.to_owned() };
    let parts: Vec<&str> = text.split(", ").collect();
    let day = |part: &str| is_weekday(part.split(' ').next().unwrap_or_default());
    // "Sessionssalen, Norrvik, onsdag den 29 augusti"
    match parts.iter().position(|part| day(part)) {
        Some(at) if at > 0 && !find_days(parts[at]).is_empty() => parts[..at].join(", "),
        _ => text,
    }
}

fn fitting(place: &str) -> Option<String> {
    const FEWEST_WORDS: usize = 4;
    // "Folkets Hus, Norrvik. Några deltar på distans." tells more behind the place.
    let place = match place.split_once(". ") {
        Some((place, more)) if more.split(' ').count() >= FEWEST_WORDS => place,
        _ => place,
    };
    let place = place.trim_matches([' ', '|', ',', ';', '.']).trim();
    let fits = !place.is_empty()
        && place.contains(char::is_alphabetic)
        && place.chars().nth(LONGEST_PLACE_CHARS).is_none();
    fits.then(|| place.to_owned())
}

/// The place in the sentence that says when the meeting was.
fn in_a_title(head: &[Line]) -> Option<String> {
    let upper = titles(&head[..head.len().min(TITLE_LINES)]);
    let dated = upper.iter().filter(|title| !find_days(title).is_empty());
    dated.into_iter().find_map(|title| {
        let title = title.trim_end();
        let forms = [&PLACE_AFTER_TIME, &PLACE_AFTER_DATE, &PLACE_BEFORE_DATE, &PLACE_BETWEEN];
        let found = forms.into_iter().find_map(|form| form.captures(title))?;
        let place = found.get(1)?.as_str();
        let room = ROOM.captures(place).and_then(|room| Some(room.get(1)?.as_str()));
        fitting(room.unwrap_or(place))
    })
}

/// The place of "Rådhuset, sal B, klockan 13.00–15.00" or "13:00–15:40, Rådhuset".
fn without_time(text: &str) -> String {
    // "Kommunhuset, sal B 2009-03-04  8:15": the day stands behind the place without a comma.
    let text = DAY_BEHIND
        .find(text)
        .filter(|day| day.start() > 0)
        .map_or(text, |day| &text[..day.start()]);
    let before = TIME.find(text).map_or(text, |time| &text[..time.start()]);
    if !before.trim().is_empty() && find_date(before).is_none() {
        return before.to_owned();
    }
    // The time (and perhaps the date) comes first: the place is what is left of the
    // parts that hold no time and no date.
    let timed = |part: &str| {
        find_date(part).is_some()
            || Class::HourLabel.begins(part.to_lowercase().trim_start())
            || part.trim_start().starts_with(|c: char| c.is_ascii_digit())
    };
    text.split(", ").filter(|part| !timed(part)).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::super::super::layout::lines::lines_of;
    use super::*;
    use crate::source::Page;

    fn of(text: &str) -> Option<String> {
        place(&lines_of(&[Page::of_text(None, text)]))
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
    fn a_label_has_many_forms() {
        for (text, place) in [
            ("Plats & tid: Kommunhuset, kl. 13-15", "Kommunhuset"),
            ("|Plats och tid|Kommunhuset, kl. 17.00–19.15|", "Kommunhuset"),
            ("Plats/tid: Kommunhuset, kl. 13-15", "Kommunhuset"),
            ("Plats: Svanen        Tid: 18.00", "Svanen"),
            ("Tid: 13  Plats: Svanen", "Svanen"),
            ("Tid och plats: Fredagen den 3 maj 2019, kl. 9-10\n               Svanen", "Svanen"),
            ("Plats: Svanen. Några var med på distans.", "Svanen"),
            ("Plats\nSvanen\nTid\n13.00", "Svanen"),
            ("Mötesplats och -tid Kommunhuset kl 17.00 - 19.30", "Kommunhuset"),
            ("PLATS - PAIKKA Stadshuset, Storgatan 2", "Stadshuset, Storgatan 2"),
            (
                "Plats och tid Sessionssalen, Norrvik, onsdag den 29 augusti kl. 14",
                "Sessionssalen, Norrvik",
            ),
            ("Onsdagen den 26 mars kl 18.30  Plats: Skolans matsal.", "Skolans matsal"),
        ] {
            assert_eq!(of(text).as_deref(), Some(place), "{text}");
        }
    }

    #[test]
    fn a_sentence_may_tell() {
        for (text, place) in [
            ("Protokoll fört vid årsmöte den 12 mars 2020 kl. 16.00 i Klubbhuset", "Klubbhuset"),
            (
                "Protokoll fört vid årsmöte 2009, torsdagen den 3:e december klockan 19 i sal B24 på Norrviks skola.",
                "B24",
            ),
            ("Protokoll fört vid årsmöte\nden 27 april 2017 i\nNorrviks By", "Norrviks By"),
        ] {
            assert_eq!(of(text).as_deref(), Some(place), "{text}");
        }
        assert_eq!(of("Protokoll från möte den 12 mars 2020"), None);
    }
}
