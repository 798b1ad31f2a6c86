//! The normal form of a diary number.
//!
//! Diary numbers (`KS 2021/00345`, `SLK-2024-00009:26`, `0123/23`) are written in many ways; the
//! normal form is equal for all of them. Whether a text *is* a diary number is not decided here
//! but where headings are read; this module only refuses what has no number and year.

use std::fmt;

use chrono::NaiveDate;

/// A diary number in comparable form.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct DiaryNumber {
    /// The register's letters in upper case (`KS`), empty where none is written.
    pub prefix: String,
    /// Four-digit year of the case.
    pub year: u16,
    /// Running number without leading zeros.
    pub number: u64,
    /// What follows a colon or a point, without leading zeros and signs.
    pub suffix: Option<String>,
}

impl DiaryNumber {
    /// Reads a diary number, with or without `Dnr` before it.
    ///
    /// The year is the part of four digits that begins with 19 or 20, else the
    /// two-digit part (`0123/23`: number 123 of 2023); of two that could be years
    /// the first is taken.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = strip_label(text.trim());
        let first_digit = text.find(|c: char| c.is_ascii_digit())?;
        let (prefix, rest) = text.split_at(first_digit);
        if !prefix.chars().all(|c| c.is_alphabetic() || " -./:".contains(c)) {
            return None;
        }
        let prefix: String =
            prefix.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_uppercase).collect();
        // "2024-03-12" alone is a day.
        if prefix.is_empty() && NaiveDate::parse_from_str(rest, "%Y-%m-%d").is_ok() {
            return None;
        }
        if let Some((number, year)) = number_and_year_around_class(rest) {
            return Some(Self { prefix, year, number: number.parse().ok()?, suffix: None });
        }
        let Written { prefix, parts, suffix } = Written::of(prefix, rest)?;
        let (year, number) = year_and_number(&parts, !prefix.is_empty())?;
        // A negative suffix (`:-1`) is how one case system prints "no document".
        let suffix = suffix
            .filter(|suffix| !suffix.starts_with('-'))
            .map(|suffix| suffix.trim_matches(|c: char| !c.is_alphanumeric()))
            .map(|suffix| suffix.trim_start_matches('0').to_uppercase())
            .filter(|suffix| !suffix.is_empty());
        Some(Self { prefix, year, number: number.parse().ok()?, suffix })
    }

    /// Whether `self`, as asked for, means `other`, as printed: a prefix or suffix
    /// that is not asked for matches any.
    #[must_use]
    pub fn matches(&self, other: &Self) -> bool {
        self.year == other.year
            && self.number == other.number
            && (self.prefix.is_empty() || self.prefix == other.prefix)
            && (self.suffix.is_none() || self.suffix == other.suffix)
    }
}

/// The normal form: `KS 2021/345`, `SLK 2024/9:26`, `2023/123`.
impl fmt::Display for DiaryNumber {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.prefix.is_empty() {
            write!(out, "{} ", self.prefix)?;
        }
        write!(out, "{}/{}", self.year, self.number)?;
        match &self.suffix {
            Some(suffix) => write!(out, ":{suffix}"),
            None => Ok(()),
        }
    }
}

/// A number taken apart as it is written.
struct Written<'a> {
    prefix: String,
    /// Figures, each without the signs around them.
    parts: Vec<&'a str>,
    suffix: Option<&'a str>,
}

impl<'a> Written<'a> {
    /// `None` where it is not figures apart from a register's letters.
    fn of(mut prefix: String, rest: &'a str) -> Option<Self> {
        let (mut main, mut suffix) = match rest.split_once([':', '.']) {
            Some((main, suffix)) => (main, Some(suffix)),
            None => (rest, None),
        };
        // `KS/2020:248`, `KS 2023.0123`: the sign stands between year and number.
        if year_of_four(main).is_some() {
            (main, suffix) = (rest, None);
        }
        let mut parts = Vec::new();
        for part in main.split(['/', '-', ' ', ':', '.']).filter(|part| !part.is_empty()) {
            // A series may have letters of its own (`2023-O000871`, `2018/KS 0001`, `2019KS106`).
            let letters = part.find(char::is_alphabetic).unwrap_or(part.len());
            let (before, lettered) = part.split_at(letters);
            let after = lettered.trim_start_matches(char::is_alphabetic);
            let year = parts.first().copied().unwrap_or(before);
            if !lettered.is_empty() && year_of_four(year).is_none() {
                return None;
            }
            prefix.push_str(&lettered[..lettered.len() - after.len()].to_uppercase());
            parts.extend([before, after].into_iter().filter(|figures| !figures.is_empty()));
        }
        let is_figures = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
        parts.iter().all(is_figures).then_some(Self { prefix, parts, suffix })
    }
}

/// `188/02.02.02/2019`: the class of the archive plan stands between number and year, as in Finland.
fn number_and_year_around_class(text: &str) -> Option<(&str, u16)> {
    let (number, rest) = text.split_once('/')?;
    let (class, year) = rest.split_once('/')?;
    let is_class = class.contains('.') && class.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let year = year_of_four(year).filter(|_| is_class)?;
    Some((number, year))
}

/// Which of the figures are the year and the number.
fn year_and_number<'a>(parts: &[&'a str], has_register: bool) -> Option<(u16, &'a str)> {
    let [first, second, ref rest @ ..] = *parts else { return None };
    match (year_of_four(first), year_of_four(second)) {
        // A third part is the class of the archive plan (`2020/12-07.02`).
        (Some(year), _) => return Some((year, second)),
        (None, Some(year)) => return Some((year, first)),
        (None, None) => {}
    }
    // `SU 31-1239-11`: class, number, year.
    if let [third] = rest
        && third.len() == 2
    {
        return Some((year_of_two(third)?, second));
    }
    // `HSN 1211-1403`: the year and the month stand before the number.
    if has_register && first.len() == 4 && (1..=12).contains(&first[2..].parse::<u8>().ok()?) {
        return Some((year_of_two(&first[..2])?, second));
    }
    // `RS21/00456`: the year stands right behind the letters.
    if second.len() > 2 {
        Some((year_of_two(first)?, second))
    } else {
        Some((year_of_two(second)?, first))
    }
}

/// Removes `Dnr`, `Diarienr`, `Ärendenummer` and the like from the front.
fn strip_label(text: &str) -> &str {
    const LABELS: [&str; 8] =
        ["d nr", "diarienummer", "ärendenummer", "diarienr", "ärendenr", "dnr", "ärende", "diarie"];
    let lower = text.to_lowercase();
    for label in LABELS {
        // Lower-casing keeps the length of these letters, so the byte offsets agree.
        if lower.starts_with(label) && lower.len() == text.len() {
            return text[label.len()..].trim_start_matches(['.', ':', ' ', '\u{a0}']);
        }
    }
    text
}

fn year_of_four(part: &str) -> Option<u16> {
    let plausible = part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
    plausible.then(|| part.parse().ok())?
}

/// `23` is 2023 and `98` is 1998: no register at hand is older than 1950.
fn year_of_two(part: &str) -> Option<u16> {
    if part.len() != 2 {
        return None;
    }
    let year: u16 = part.parse().ok()?;
    Some(if year < 50 { 2000 + year } else { 1900 + year })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn normal(text: &str) -> String {
        DiaryNumber::parse(text).map(|number| number.to_string()).unwrap_or_default()
    }

    #[test]
    fn ways_of_writing_one_number_are_equal() {
        for text in ["KS 2021/00345", "KS2021/345", "Dnr KS 2021-345", "dnr: ks-2021-00345"] {
            assert_eq!(normal(text), "KS 2021/345", "{text}");
        }
        assert_eq!(normal("0123/23"), "2023/123");
        assert_eq!(normal("Gn 113/2026"), "GN 2026/113");
        assert_eq!(normal("SLK-2024-00009:26"), "SLK 2024/9:26");
        assert_eq!(normal("SLK-2024-00009:-1"), "SLK 2024/9");
        assert_eq!(normal("346/2006"), "2006/346");
        assert_eq!(normal("RS21/00456"), "RS 2021/456");
        assert_eq!(normal("RS-LED22-3518"), "RSLED 2022/3518");
        assert_eq!(normal("2023-O000871"), "O 2023/871");
        assert_eq!(normal("00412-2022"), "2022/412");
        assert_eq!(normal("2020/12-07.02"), "2020/12:2");
        assert_eq!(normal("2018/KS 0001"), "KS 2018/1");
        assert_eq!(normal("2023/BUN 0214"), "BUN 2023/214");
        assert_eq!(normal("2019KS106"), "KS 2019/106");
        assert_eq!(normal("KS/2020:248"), "KS 2020/248");
        assert_eq!(normal("Bun/2016:544"), "BUN 2016/544");
        assert_eq!(normal("KS 2023.0123"), "KS 2023/123");
        assert_eq!(normal("188/02.02.02/2019"), "2019/188");
        assert_eq!(normal("SU 31-1239-11"), "SU 2011/1239");
        assert_eq!(normal("HSN 1211-1403"), "HSN 2012/1403");
        assert_eq!(normal("D nr KS 2018/14"), "KS 2018/14");
    }

    #[test]
    fn what_has_no_year_and_number_is_refused() {
        for text in ["", "KS", "2021", "12/3", "SLK:2024", "ab12cd/2021", "2021/a", "2024-03-12"] {
            assert_eq!(DiaryNumber::parse(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_not_asked_for_matches_any() {
        let printed = DiaryNumber::parse("KS 2021/00345:2").expect("a number");
        let asked = |text| DiaryNumber::parse(text).expect("a number");
        assert!(asked("2021/345").matches(&printed));
        assert!(asked("KS 2021/345").matches(&printed));
        assert!(!asked("BUN 2021/345").matches(&printed));
        assert!(!asked("2021/345:3").matches(&printed));
        assert!(!printed.matches(&asked("2021/345")));
    }
}
