//! How may a heading be numbered, and what number does a line bear?
//!
//! Knows the ways of numbering, and reads from a line its number as printed, the number's place in
//! the order, and what follows it. Whether the line *is* a heading is decided elsewhere.

use std::sync::LazyLock;

use regex::Regex;

use super::diary_numbers::diary_number_at_start;
use crate::lexicon::{Class, Pattern, is_bullet};
use crate::minutes::is_month;

/// The way in which a document marks its items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Form {
    /// `§ 12`, `§12 0123/23`, `Kf § 12`, `12 §`.
    Section,
    /// `Ärende 5`, `Punkt 5`, `Nr 5`, `KST 210`, `D 31`.
    Labelled,
    /// `5. Rubrik`, `5 Rubrik`, `5) Rubrik`, `5 – Rubrik`.
    Numbered,
    /// `1.1 Rubrik`, where no line bears the `1`.
    Decimal,
    /// `5. Rubrik. Text`: one numbered paragraph below the other, titles in the text.
    RunIn,
    /// A heading without a number.
    Titled,
    /// A decision without a heading, in minutes that consist of decisions only.
    Decided,
}

/// What a line says of its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::segment) struct Mark {
    /// The number as printed, without sign and dot.
    pub number: String,
    /// The number's value, for the order.
    pub value: u32,
    /// What follows the number.
    pub rest: String,
}

static SECTION: LazyLock<Pattern> = LazyLock::new(|| {
    // An optional organ's abbreviation, the sign, the number; `§§ 1-45` is a range and does
    // not match. `$` is the sign next to § on the keyboard. Some PDF tools lose the space
    // before the title.
    Pattern::of(
        r"^(?:\p{Lu}\p{L}{0,6}\.? ?)?(?:[§$] *|(?i:{section_word}) )(\d{1,4})(?:/(?:\d{2}|20\d{2})\b)?( ?[a-zA-Z]\b)?(?:[.:)]?(?:\s+|$)|[.:,;)]|\s*[–-]\s+|\p{Lu}\p{Ll})",
    )
});
static SECTION_AFTER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(\d{1,4}) ?§[.:]?(?:\s+|$)(.*)$").expect("the pattern compiles")
});
static LABELLED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::of(
        r"^(?:(?i:{item_label})\.?|\p{Lu}{1,4}) (?:{number_mark}\.? ?)?(\d{1,4})(?:[.:)]?(?:\s+|$)|\s*[–-]\s+)(.*)$",
    )
});
/// `§§ 11–12 Rubrik`, `§§ 11 och 12 Rubrik`: one item under several numbers.
static SECTIONS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^§ ?§? ?((\d{1,4})(?: ?[–-] ?| och |, ?)(\d{1,4}))[.:]?\s+(\p{Lu}.*)$")
        .expect("the pattern compiles")
});
/// `10 a. Rubrik`, `10a) Rubrik`: an item that was put in between.
static NUMBERED_PART: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^((\d{1,3}) ?[a-h])(?:[.):]\s*|\s+)(\p{Lu}\S.*)$").expect("the pattern compiles")
});
/// What is read from an image as the sign §, with a number and a title behind it: `8 1. Rubrik`,
/// `$& 2. Rubrik`, `S 3 Rubrik`, or what is left where the letter was destroyed; the organ's letters may stand before it
/// (`Ks S 35 Rubrik`).
static MISREAD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:\p{Lu}\p{L}{1,5}\.? )?(?:[§$&\u{fffd}]{1,2} ?|[8S5] |[§$&]8 )(\d{1,3})[.:)]?\s+([\p{Lu}\u{fffd}].*)$")
        .expect("the pattern compiles")
});
static NUMBERED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^(\d{1,3})(?:\s*[–-]\s+|(?:\.|\)|\.\)|:)?\s+|(?:\.|\)|:)[\p{Lu}|]|\p{Lu}\p{Ll}{3}|[.)]$)",
    )
    .expect("the pattern compiles")
});
static DECIMAL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:(?:§ ?)?(\d{1,2})\.(\d{1,2})|§ ?(\d{1,2}):(\d{1,2}))[.:]?\s+(\S.*)$")
        .expect("the pattern compiles")
});

/// "Paragraf 12", with a capital.
fn begins_with_section_word(text: &str) -> bool {
    let first = text.split(' ').next().unwrap_or_default();
    first.starts_with(char::is_uppercase) && Class::SectionWord.has(&first.to_lowercase())
}

/// Number and rest of a line in the given form.
pub(in crate::segment) fn mark(text: &str, form: Form) -> Option<Mark> {
    let text = if form == Form::Numbered { without_bullet(text) } else { text };
    // Most lines cannot be a heading at a glance.
    let digit = text.starts_with(|c: char| c.is_ascii_digit());
    let possible = match form {
        Form::Section => text.contains(['§', '$']) || begins_with_section_word(text),
        Form::Labelled => {
            text.starts_with(char::is_uppercase) && text.contains(|c: char| c.is_ascii_digit())
        }
        Form::Numbered | Form::RunIn => digit || text.starts_with(['I', 'V', 'X']),
        Form::Decimal => digit || text.starts_with('§'),
        Form::Titled | Form::Decided => false,
    };
    if !possible {
        return None;
    }
    match form {
        // "* § 1 Val": an entry of a list.
        Form::Section => section(text.trim_start_matches(['*', '-', '•', ' '])),
        Form::Labelled => {
            let found = LABELLED.captures(text)?;
            // "DEN 9 APRIL" is a date.
            (!begins_with_month(&found[2])).then(|| Mark::new(&found[1], "", &found[2]))?
        }
        Form::Numbered | Form::RunIn if !digit => roman(text),
        Form::Numbered | Form::RunIn => {
            if let Some(part) = NUMBERED_PART.captures(text) {
                let mark = Mark::new(&part[2], "", &part[3]);
                return mark.map(|mark| Mark { number: part[1].to_owned(), ..mark });
            }
            let found = NUMBERED.captures(text)?;
            let after = &text[found.get(1)?.end()..];
            let rest = after.trim_start_matches(['.', ')', ':']).trim_start();
            let rest = rest.trim_start_matches(['–', '-']).trim_start();
            (!begins_with_month(rest)).then(|| Mark::new(&found[1], "", rest))?
        }
        Form::Decimal => {
            let found = DECIMAL.captures(text)?;
            // `18:05` without a sign is a time of day.
            let (major, sign, minor) = match (found.get(1), found.get(2)) {
                (Some(major), Some(minor)) => (major, '.', minor),
                _ => (found.get(3)?, ':', found.get(4)?),
            };
            let (major, minor) = (major.as_str(), minor.as_str());
            Some(Mark {
                number: format!("{major}{sign}{minor}"),
                value: major.parse::<u32>().ok()? * PER_MAJOR + minor.parse::<u32>().ok()?,
                rest: found[5].trim().to_owned(),
            })
        }
        Form::Titled | Form::Decided => None,
    }
}

/// The line behind a bullet that stands before a number: `• 1 Rubrik`.
fn without_bullet(text: &str) -> &str {
    let behind = text.strip_prefix(is_bullet).map(str::trim_start);
    behind.filter(|text| text.starts_with(|c: char| c.is_ascii_digit())).unwrap_or(text)
}

/// Number and rest of a line whose sign § may have been misread.
pub(in crate::segment) fn misread_section(text: &str) -> Option<Mark> {
    if !text.starts_with(['§', '$', '&', '8', '5', '\u{fffd}'])
        && !text.starts_with(char::is_uppercase)
    {
        return None;
    }
    let found = MISREAD.captures(text)?;
    Mark::new(&found[1], "", &found[2])
}

/// `1.2` counts as 102: more parts than any section has.
pub(in crate::segment) const PER_MAJOR: u32 = 100;

/// So many items at most are taken together.
const MOST_TOGETHER: u32 = 10;

fn section(text: &str) -> Option<Mark> {
    if let Some(found) = SECTION.captures(text) {
        let after = &text[found.get(1)?.end()..];
        // `§ 8.1` and `§ 8:1` are parts of § 8.
        if after
            .strip_prefix(['.', ':'])
            .is_some_and(|part| part.starts_with(|c: char| c.is_ascii_digit()))
        {
            return None;
        }
        let suffix =
            found.get(2).filter(|suffix| is_suffix(suffix.as_str(), &text[suffix.end()..]));
        let after = suffix.map_or(after, |suffix| &text[suffix.end()..]);
        let suffix = suffix.map_or("", |suffix| suffix.as_str().trim());
        // What separates number and rest tells a citation ("§ 9, den …").
        let cited = after.starts_with([',', ';', ')']);
        let year = after.trim_start_matches('/').trim_start_matches(|c: char| c.is_ascii_digit());
        let after = if after.starts_with('/') { year } else { after };
        let rest = after.trim_start_matches(['.', ':', ')', ',', ';']).trim_start();
        let rest = rest.strip_prefix(['–', '-']).map_or(rest, str::trim_start);
        return if cited {
            Mark::new(&found[1], suffix, &format!(", {rest}"))
        } else {
            Mark::new(&found[1], suffix, rest)
        };
    }
    if let Some(found) = SECTION_AFTER.captures(text) {
        return Mark::new(&found[1], "", &found[2]);
    }
    let found = SECTIONS.captures(text)?;
    let (first, last): (u32, u32) = (found[2].parse().ok()?, found[3].parse().ok()?);
    let rises = first < last && last - first < MOST_TOGETHER;
    let mark = Mark::new(&found[2], "", &found[4]).filter(|_| rises)?;
    Some(Mark { number: found[1].replace(' ', ""), ..mark })
}

/// Whether a letter behind the number is part of it, and not the first word of the title ("§ 2 E 22
/// vid Norrvik", "§ 3 S och V anmäler …").
fn is_suffix(letter: &str, after: &str) -> bool {
    const LAST_OF_PARTS: char = 'D';
    let glued = !letter.starts_with(' ');
    let capital = letter.trim().chars().next().filter(|c| c.is_uppercase());
    let mut behind = after.trim_start().chars();
    let before_title = behind.next().is_none_or(char::is_uppercase)
        && behind.next().is_none_or(char::is_lowercase);
    glued || capital.is_none_or(|capital| capital <= LAST_OF_PARTS && before_title)
}

/// `IV. Rubrik`, up to thirty-nine.
fn roman(text: &str) -> Option<Mark> {
    const ROMAN: [(&str, u32); 5] = [("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1)];
    let (number, rest) = text.split_once(['.', ')'])?;
    let mut left = number;
    let mut value = 0;
    for (letters, worth) in ROMAN {
        while let Some(rest) = left.strip_prefix(letters) {
            (left, value) = (rest, value + worth);
        }
    }
    let rest = rest.strip_prefix(' ')?.trim();
    (left.is_empty() && !rest.is_empty()).then(|| Mark {
        number: number.to_owned(),
        value,
        rest: rest.to_owned(),
    })
}

impl Mark {
    fn new(digits: &str, suffix: &str, rest: &str) -> Option<Self> {
        let value = digits.parse().ok()?;
        // The bar of a table, or a bullet, between number and title.
        let rest = rest.trim_start_matches(|c: char| matches!(c, '|' | '¦' | ' ') || is_bullet(c));
        Some(Self { number: format!("{digits}{suffix}"), value, rest: rest.trim().to_owned() })
    }
}

/// `29 januari 2019` is a date, not item 29; "4. Oktober månads uppföljning" is item 4.
fn begins_with_month(rest: &str) -> bool {
    let mut words = rest.split([' ', ',', '.']);
    let word = words.next().unwrap_or_default();
    let year = words.next().unwrap_or_default();
    // A month is written small; with a capital it takes a year, or nothing, to be one.
    let is_date = word.starts_with(char::is_lowercase)
        || year.is_empty()
        || year.starts_with(|c: char| c.is_ascii_digit());
    is_date && is_month(word)
}

/// Whether a line bears a number in any form.
pub(in crate::segment) fn is_numbered(text: &str) -> bool {
    [Form::Section, Form::Numbered, Form::Labelled, Form::Decimal]
        .into_iter()
        .any(|form| mark(text, form).is_some())
}

/// Whether what follows a sign and a number is a diary number.
pub(in crate::segment) fn is_diary_label(rest: &str) -> bool {
    diary_number_at_start(rest).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, form: Form) -> Option<(String, String)> {
        mark(text, form).map(|mark| (mark.number, mark.rest))
    }

    #[test]
    fn numbers_are_read_in_each_form() {
        let read = |text, form| read(text, form).unwrap_or_default();
        let pair = |number: &str, rest: &str| (number.to_owned(), rest.to_owned());
        assert_eq!(read("Kf § 12 Val", Form::Section), pair("12", "Val"));
        assert_eq!(read("$ 7 Val", Form::Section), pair("7", "Val"));
        assert_eq!(read("12 § Val", Form::Section), pair("12", "Val"));
        assert_eq!(read("Punkt 3: Val", Form::Labelled), pair("3", "Val"));
        assert_eq!(read("5) Val", Form::Numbered), pair("5", "Val"));
        assert_eq!(read("5 – Val", Form::Numbered), pair("5", "Val"));
        assert_eq!(read("5.Val", Form::Numbered), pair("5", "Val"));
        assert_eq!(read("1.2 Val", Form::Decimal), pair("1.2", "Val"));
        assert_eq!(read("§ 3:2 Val", Form::Decimal), pair("3:2", "Val"));
        assert_eq!(read("* § 3 Val", Form::Section), pair("3", "Val"));
        assert_eq!(read("IV. Val", Form::Numbered), pair("IV", "Val"));
        assert_eq!(read("§1Val av ombud", Form::Section), pair("1", "Val av ombud"));
    }

    #[test]
    fn parts_and_dates_bear_no_number() {
        assert_eq!(read("§ 8.1 Skolan", Form::Section), None);
        assert_eq!(read("§ 8:1 Skolan", Form::Section), None);
        assert_eq!(read("18:05 Mötet öppnas", Form::Decimal), None);
        assert_eq!(read("29 Januari 2019", Form::Numbered), None);
        assert!(read("4. Maj månads bokslut", Form::Numbered).is_some());
        assert_eq!(read("§§ 1-45", Form::Section), None);
        assert_eq!(read("29 Januari 2019", Form::Numbered), None);
        assert_eq!(read("5.6 Projekt", Form::Numbered), None);
    }
}
