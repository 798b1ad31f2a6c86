//! Civil dates as Swedish minutes write them.
//!
//! The first date of a text counts. Reads ISO dates (`2022-02-18`), other figures
//! (`2018-1-14`, `9.4.2017`, `26/9 2018`), dates in words (`fredagen den 18 februari 2022`, `3:e
//! maj 2022`, `12-13 januari 2003`) and compact dates in file names (`20220218`). A date is never
//! an instant: no time zone is involved.

use chrono::NaiveDate;

/// Names of the months; the first three letters are unambiguous.
const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
];

/// Years that minutes at hand can come from; others are numbers, not years.
/// Municipal self-government in its present form began in 1863.
pub(super) const YEARS: std::ops::RangeInclusive<i32> = 1863..=2199;

/// The date written exactly as `YYYY-MM-DD`.
#[must_use]
pub fn parse_iso_date(text: &str) -> Option<NaiveDate> {
    let date = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
    (text.len() == 10 && YEARS.contains(&chrono::Datelike::year(&date))).then_some(date)
}

/// The first date in `text`, in digits or in words.
#[must_use]
pub fn find_date(text: &str) -> Option<NaiveDate> {
    // Most lines have no year in them, neither in figures nor spelt out.
    let digits = text.contains(|c: char| c.is_ascii_digit());
    if !digits && !text.contains("hundra") && !text.contains("tusen") {
        return None;
    }
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')' | '|'))
        // "Datum:2022-02-18", but "3:e".
        .flat_map(|word| word.split_once(':').map_or([word, ""], |(a, b)| parts(word, a, b)))
        .map(|word| word.trim_matches(['.', ':']))
        .filter(|word| !word.is_empty())
        .collect();
    (0..words.len()).find_map(|at| {
        let word = words[at];
        if !word.starts_with(|c: char| c.is_ascii_digit()) {
            return date_spelt_out(&words[at..]);
        }
        iso_in(word)
            .or_else(|| in_figures(word))
            .or_else(|| slashed(word, words.get(at + 1).copied()))
            .or_else(|| date_in_words(&words[at..]))
    })
}

/// The two sides of a colon as words, or the word whole where the colon is an ordinal's.
fn parts<'a>(word: &'a str, before: &'a str, after: &'a str) -> [&'a str; 2] {
    if matches!(after, "e" | "a" | "de" | "te") { [word, ""] } else { [before, after] }
}

/// An ISO date at the start of a word, with nothing but a non-digit after it.
fn iso_in(word: &str) -> Option<NaiveDate> {
    let date = parse_iso_date(word.get(..10)?)?;
    let next = word[10..].chars().next();
    (!next.is_some_and(|c| c.is_ascii_digit())).then(|| real(date))?
}

/// The first day of 1900 stands in forms that nobody has filled in.
fn real(date: NaiveDate) -> Option<NaiveDate> {
    (NaiveDate::from_ymd_opt(1900, 1, 1) != Some(date)).then_some(date)
}

/// `2018-1-14`, `2017–06–14`, `9.4.2017`, `15-05-2023`: year first or year last.
fn in_figures(word: &str) -> Option<NaiveDate> {
    let mut parts = word.split(['-', '–', '−', '.', '/']);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    // "2016-05-25-27" is a span, "1.2.3.4" a class.
    if parts.next().is_some_and(|_| !word.contains('-')) {
        return None;
    }
    let figures = |part: &str| part.parse::<u32>().ok().filter(|_| part.len() <= 4);
    let (first_value, middle, last_value) = (figures(first)?, figures(second)?, figures(third)?);
    let (year, day) = match (first.len(), third.len()) {
        (4, 1 | 2) => (first_value, last_value),
        (1 | 2, 4) => (last_value, first_value),
        _ => return None,
    };
    date_of(year, middle, day)
}

/// `26/9 2018`, `3/5-24`, `12/1/2020`: day before month, as Swedish writes it.
fn slashed(word: &str, next: Option<&str>) -> Option<NaiveDate> {
    let (day, rest) = word.split_once('/')?;
    let digits = rest.chars().take_while(char::is_ascii_digit).count();
    let (month, year) = rest.split_at(digits);
    let year = match year.trim_start_matches(['-', '–', '/', '.']) {
        "" => next?.trim_start_matches(['-', '–']),
        year => year,
    };
    let is_number =
        |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    if !is_number(day) || !is_number(month) {
        return None;
    }
    date_of(year_of(year)?, month.parse().ok()?, day.parse().ok()?)
}

/// `2018` or `18`, which is of this century or, from 50 on, of the last.
fn year_of(text: &str) -> Option<u32> {
    let value: u32 = text.parse().ok()?;
    match text.len() {
        4 => Some(value),
        2 => Some(if value < 50 { 2000 } else { 1900 } + value),
        _ => None,
    }
}

fn date_of(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    let year = i32::try_from(year).ok().filter(|year| YEARS.contains(year))?;
    NaiveDate::from_ymd_opt(year, month, day).and_then(real)
}

/// `18 februari 2022`, `3:e maj 2022`; of `12-13 januari 2003`, `8 och 9 april 2011` and `31 augusti –
/// 1 september 2013` the first day.
fn date_in_words(words: &[&str]) -> Option<NaiveDate> {
    let day = day_of(words.first()?)?;
    let rest = match words.get(1..)? {
        [joint, last, rest @ ..] if matches!(*joint, "-" | "–" | "och" | "till") => {
            day_of(last)?;
            rest
        }
        rest => rest,
    };
    if let Some(date) = over_months(day, rest) {
        return Some(date);
    }
    let [month, year, ..] = rest else { return None };
    date_of(year.get(..4)?.parse().ok()?, month_number(month)?, day)
}

/// The first day of a span that ends in another month, whose year stands behind that: `augusti – 1
/// september 2013`, `augusti–1 september 2013`.
fn over_months(day: u32, words: &[&str]) -> Option<NaiveDate> {
    let (month, rest) = match words {
        [month, "-" | "–" | "och" | "till", rest @ ..] => (*month, rest.to_vec()),
        [month, rest @ ..] => {
            let (month, last) = month.split_once(['-', '–'])?;
            (month, [&[last], rest].concat())
        }
        [] => return None,
    };
    let [last_day, last_month, year, ..] = rest[..] else { return None };
    day_of(last_day)?;
    month_number(last_month)?;
    date_of(year.get(..4)?.parse().ok()?, month_number(month)?, day)
}

/// The day in `3`, `3:e`, `3e`, `26-27`.
fn day_of(word: &str) -> Option<u32> {
    let digits: String = word.chars().take_while(char::is_ascii_digit).collect();
    let rest = &word[digits.len()..];
    let ordinal = matches!(rest, "" | ":e" | ":a" | "e" | "a" | ":de" | ":te");
    let span = rest
        .strip_prefix(['-', '–', '/'])
        .is_some_and(|last| !last.is_empty() && last.bytes().all(|b| b.is_ascii_digit()));
    (ordinal || span).then(|| digits.parse().ok().filter(|day| (1..=31).contains(day)))?
}

/// `tjugofjärde april tjugohundratjugotvå`, in minutes that spell everything out.
fn date_spelt_out(words: &[&str]) -> Option<NaiveDate> {
    let [day, month, year, ..] = words else { return None };
    let month = month_number(month)?;
    let day = day.to_lowercase();
    let day = ORDINALS.iter().position(|ordinal| *ordinal == day)?;
    date_of(spelt_year(&year.to_lowercase())?, month, u32::try_from(day + 1).ok()?)
}

/// The days of a month as ordinals, the first to the thirty-first.
const ORDINALS: [&str; 31] = [
    "första",
    "andra",
    "tredje",
    "fjärde",
    "femte",
    "sjätte",
    "sjunde",
    "åttonde",
    "nionde",
    "tionde",
    "elfte",
    "tolfte",
    "trettonde",
    "fjortonde",
    "femtonde",
    "sextonde",
    "sjuttonde",
    "artonde",
    "nittonde",
    "tjugonde",
    "tjugoförsta",
    "tjugoandra",
    "tjugotredje",
    "tjugofjärde",
    "tjugofemte",
    "tjugosjätte",
    "tjugosjunde",
    "tjugoåttonde",
    "tjugonionde",
    "trettionde",
    "trettioförsta",
];

/// `tjugohundratjugotvå`, `tvåtusentolv`, `nittonhundranittio`.
fn spelt_year(word: &str) -> Option<u32> {
    const CENTURIES: [(&str, u32); 3] =
        [("tjugohundra", 2000), ("tvåtusen", 2000), ("nittonhundra", 1900)];
    const ONES: [&str; 20] = [
        "", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv",
        "tretton", "fjorton", "femton", "sexton", "sjutton", "arton", "nitton",
    ];
    const TENS: [&str; 8] =
        ["tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio"];
    let (rest, century) = CENTURIES
        .iter()
        .find_map(|(begin, century)| Some((word.strip_prefix(begin)?, *century)))?;
    let ones = |rest: &str| ONES.iter().position(|one| *one == rest);
    let within = ones(rest).or_else(|| {
        TENS.iter().enumerate().find_map(|(index, ten)| {
            let one = ones(rest.strip_prefix(ten)?).filter(|one| *one < 10)?;
            Some((index + 2) * 10 + one)
        })
    })?;
    Some(century + u32::try_from(within).ok()?)
}

/// Whether a word is the name of a month in full.
#[must_use]
pub fn is_month(word: &str) -> bool {
    MONTHS.contains(&word.to_lowercase().as_str())
}

/// The month that a word names, in full or by its first letters.
pub(super) fn month_number(word: &str) -> Option<u32> {
    const SHORTEST_CHARS: usize = 3;
    // Most words are not a month by their first letter.
    if !word.starts_with([
        'j', 'f', 'm', 'a', 's', 'o', 'n', 'd', 'J', 'F', 'M', 'A', 'S', 'O', 'N', 'D',
    ]) || word.chars().count() < SHORTEST_CHARS
    {
        return None;
    }
    let word = word.to_lowercase();
    let index = MONTHS.iter().position(|month| month.starts_with(word.as_str()))?;
    u32::try_from(index + 1).ok()
}

/// The date in a file name: `2022-02-18-organ.txt`, `organ_20220218.pdf`, `220218`
/// is not taken, since six digits may be anything.
#[must_use]
pub fn date_in_file_name(name: &str) -> Option<NaiveDate> {
    let digits_and_dashes = |c: char| !(c.is_ascii_digit() || c == '-');
    name.split(digits_and_dashes).find_map(|run| {
        let run = run.trim_matches('-');
        (0..run.len()).find_map(|start| {
            let free_before = start == 0 || run.as_bytes()[start - 1] == b'-';
            free_before.then(|| iso_in(&run[start..]).or_else(|| compact(&run[start..])))?
        })
    })
}

/// `20220218`, not followed by another digit.
fn compact(run: &str) -> Option<NaiveDate> {
    let digits = run.get(..8)?;
    if run[8..].starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let date = NaiveDate::parse_from_str(digits, "%Y%m%d").ok()?;
    YEARS.contains(&chrono::Datelike::year(&date)).then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, month, day)
    }

    #[test]
    fn dates_are_found_in_digits_and_in_words() {
        assert_eq!(find_date("Tidpunkt Fredagen den 18 februari 2022"), day(2022, 2, 18));
        assert_eq!(find_date("Sammanträdesdatum: 2023-01-26"), day(2023, 1, 26));
        assert_eq!(find_date("tisdag 3 feb. 2020, kl. 13"), day(2020, 2, 3));
        assert_eq!(find_date("2023-01-26 kl 9"), day(2023, 1, 26));
    }

    #[test]
    fn dates_are_written_in_many_ways() {
        for (text, date) in [
            ("Datum:2022-02-18", day(2022, 2, 18)),
            ("Datum: 2018-1-14", day(2018, 1, 14)),
            ("2017–06–14", day(2017, 6, 14)),
            ("9.4.2017", day(2017, 4, 9)),
            ("26/9 2018 kl. 18.00", day(2018, 9, 26)),
            ("Möte 3/5-24 i arkivet", day(2024, 5, 3)),
            ("tisdagen den 3:e maj 2022", day(2022, 5, 3)),
            ("den 12-13 januari 2003", day(2003, 1, 12)),
            ("8 och 9 april 2011", day(2011, 4, 8)),
            ("29 Januari 2019", day(2019, 1, 29)),
            ("Den tjugofjärde april tjugohundratjugotvå", day(2022, 4, 24)),
            ("tredje mars nittonhundranittio", day(1990, 3, 3)),
        ] {
            assert_eq!(find_date(text), date, "{text}");
        }
    }

    #[test]
    fn an_empty_form_has_no_date() {
        assert_eq!(find_date("1 januari 1900"), None);
        assert_eq!(find_date("1900-01-01"), None);
    }

    #[test]
    fn what_is_not_a_date_is_not_taken_for_one() {
        assert_eq!(find_date("KS 2021-00345"), None);
        assert_eq!(find_date("2021-02-30"), None);
        assert_eq!(find_date("18 februari"), None);
        assert_eq!(find_date("1/2 2"), None);
        assert_eq!(find_date("dnr 14/3 2022-0001"), None);
        assert_eq!(find_date("kl. 10.15.2022"), None);
        assert_eq!(find_date("SLK-2025-00005"), None);
        assert_eq!(find_date("2021-02-123"), None);
    }

    #[test]
    fn file_names_give_dates_with_and_without_dashes() {
        assert_eq!(date_in_file_name("2022-02-18-gruppen.txt"), day(2022, 2, 18));
        assert_eq!(date_in_file_name("protokoll_20220218.pdf"), day(2022, 2, 18));
        assert_eq!(date_in_file_name("ks-2022-02-18.txt"), day(2022, 2, 18));
        assert_eq!(date_in_file_name("protokoll-220218.txt"), None);
        assert_eq!(date_in_file_name("123456789.txt"), None);
    }
}
