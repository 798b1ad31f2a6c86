//! Where in a heading do diary numbers stand, and what is left of it?
//!
//! Knows how the case systems at hand write them, with a label (`Dnr`, `Ärendenummer`)
//! or without, in front, at the end, in brackets or on a line of their own. They are kept as
//! printed and taken off the line.

use std::collections::HashSet;
use std::sync::LazyLock;

use regex::Regex;

use super::super::layout::cells::last_cell_apart;
use super::super::sub_heading::SubHeading;
use crate::lexicon::{Class, Pattern};

/// The diary numbers of one heading as printed, in order. Lines of nothing but numbers go on
/// without end in texts made for it, so what is known is looked up and not searched.
#[derive(Debug, Default)]
pub(in crate::segment) struct DiaryNumbers {
    printed: Vec<String>,
    known: HashSet<String>,
}

impl DiaryNumbers {
    /// Adds a number that stands in a cell of its own, whatever it looks like.
    pub(in crate::segment) fn push_cell(&mut self, print: &str) {
        self.known.insert(print.to_owned());
        self.printed.push(print.to_owned());
    }

    /// Takes a cell that stands apart in a heading if it begins with a number; else hands it back.
    pub(in crate::segment) fn take_cell<'c>(&mut self, cell: &'c str) -> Option<&'c str> {
        let Some((number, _)) = diary_number_at_start(cell) else { return Some(cell) };
        self.push_cell(number);
        None
    }

    /// Adds a number, unless it is there already.
    fn push(&mut self, print: &str) {
        let print = print.trim().trim_end_matches(['.', ',']);
        if !print.is_empty() && self.known.insert(print.to_owned()) {
            self.printed.push(print.to_owned());
        }
    }

    pub(in crate::segment) fn is_empty(&self) -> bool {
        self.printed.is_empty()
    }

    pub(in crate::segment) fn into_printed(self) -> Vec<String> {
        self.printed
    }
}

impl From<Vec<String>> for DiaryNumbers {
    fn from(printed: Vec<String>) -> Self {
        Self { known: printed.iter().cloned().collect(), printed }
    }
}

static LABEL: LazyLock<Pattern> = LazyLock::new(|| Pattern::of(r"(?i)^{diary_label}\b\.?:?\s*"));

/// A diary number as printed: an optional register, then year and number in either
/// order, then an optional document number or class.
static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)^
        (?:
            # 188/02.02.02/2019: number, class and year, as in Finland
            \d{1,5}/\d{2}(?:\.\d{2}){1,4}/(?:19|20)\d{2}
            # RS21/00456, RS-LED22-3518
          | \p{Lu}{1,6}(?:-\p{Lu}{1,6})?\d{2}[/-]\d{3,6}
            # 2018/KS 0001, 2019KS106: the year before the register
          | (?:19|20)\d{2}\ ?/?\ ?\p{Lu}{1,6}[\ -]?\d{1,6}
            # SU 31-1239-11: class, number and year
          | \p{Lu}{1,6}\ \d{1,3}-\d{1,6}-\d{2}
            # HSN 1211-1403: year and month before the number
          | \p{Lu}{2,6}\ \d{2}(?:0[1-9]|1[0-2])-\d{3,6}
            # KS 02-411: the year of two figures before the number
          | \p{Lu}{2,6}\ \d{2}-\d{3,5}
            # KS 2023.0123
          | \p{Lu}[\p{L}&]{0,9}\ (?:19|20)\d{2}\.\d{3,6}
            # KS 2016.41
          | \p{Lu}{2,6}\ (?:19|20)\d{2}\.\d{1,2}
            # VoO.2016.0112, BYGG.2019.87
          | \p{Lu}[\p{L}&]{0,9}\.(?:19|20)\d{2}\.\d{1,6}
            # KS 20/311
          | \p{Lu}{2,6}\ \d{2}/\d{3,5}\b
            # KS 2021/345, SLK-2024-00009, 2023-O000871
          | (?:\p{Lu}[\p{L}&]{0,9}(?:[\ ./-]\p{Lu}{1,6})?[\ -]?/?)?
                (?:19|20)\d{2}\ ?[/:-]\ ?\p{Lu}{0,4}\d{1,6}
            # 0123/23, Gn 113/2026, 00412-2022
          | (?:\p{Lu}[\p{L}&]{0,9}(?:[\ ./-]\p{Lu}{1,6})?[\ -]?/?)?
                (?:\d{1,6}\ ?/\ ?(?:(?:19|20)\d{2}|\d{2})|\d{4,6}-(?:19|20)\d{2})
        )
        # :26, .1, -07.02
        (?:[:.]\d{1,4}|-\d{1,3}(?:\.\d+){1,3}|:-\d+|-\d{1,2}\b)?",
    )
    .expect("the pattern compiles")
});

/// A class of the archive plan behind or instead of a diary number: `00.101`, `1.2.4.2`.
static CLASS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\(?\d{1,3}(?:\.\d{1,3}){1,4}\.?\)?(?:\s+|$)").expect("the pattern compiles")
});

/// A class right behind the number, from a template that puts no space between the two:
/// `00513/2024` and `1.1.2`.
static GLUED_CLASS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\d{1,2}(?:\.\d{1,3}){1,4}\.?(?:\s|$)").expect("the pattern compiles")
});

/// A class of three figures right behind the number: `Bun/2016:544   000`, `KS/2020:248-003`. With text
/// behind it only what begins with a zero is not a number of that text.
static BARE_CLASS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:-\d{3}(?:\s+|$)|\s*0\d{2}(?:\s+|$)|\s*\d{3}$)").expect("the pattern compiles")
});

/// The same item's number in another organ's minutes: `KSAU § 48`.
static OTHER_ORGAN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\p{Lu}\p{L}{0,6}\.? § ?\d{1,4}(?:/\d{2,4})?(?:\s+|$)")
        .expect("the pattern compiles")
});

/// A label and what follows it at the end of a line.
static CLOSING_NUMBER: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::of(r"(?i)[ (,]+{diary_label}\b[^()]*\)?$|\s\([^()]*\d[^()]*\)$"));

/// A number with a register's letters at the end of a line, with the class behind it. Printed matter
/// (`Prop. 2015/16:23`, `SOU 2014:42`) has other forms.
static CLOSING_PLAIN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)\s(\p{Lu}\p{L}{1,5}
            (?:[\ /-](?:19|20)\d{2}/\d{3,6} | /(?:19|20)\d{2}:\d{1,6} | -(?:19|20)\d{2}-\d{3,6}))
            (?:\s+\d{3})?$",
    )
    .expect("the pattern compiles")
});

/// The diary number at the start of `text`: its print and the rest of the text. A
/// label with no number behind it gives an empty print.
pub(crate) fn diary_number_at_start(text: &str) -> Option<(&str, &str)> {
    let unlabelled = LABEL.find(text).map(|label| &text[label.end()..]);
    let number = unlabelled.unwrap_or(text);
    if let Some(found) = NUMBER.find(number) {
        let after = &number[found.end()..];
        let after = if unlabelled.is_some() || found.as_str().contains(char::is_alphabetic) {
            without_bare_class(after)
        } else {
            after
        };
        // "1:57 och …" is a property, "2023/24-boken" a word.
        let fits = unlabelled.is_some() || is_plain_number(found.as_str(), after);
        let is_whole =
            !after.starts_with(|c: char| c.is_alphanumeric()) || GLUED_CLASS.is_match(after);
        if fits && is_whole {
            // ":-1" is how one case system prints "no document".
            let print = found.as_str();
            let print = print.split(":-").next().unwrap_or(print);
            return Some((print, after.trim_start_matches([')', ',', ';']).trim_start()));
        }
    }
    let rest = unlabelled?;
    // What a label announces is the number, in whatever form this authority writes it.
    let (word, after) = rest.split_once(' ').unwrap_or((rest, ""));
    if word.chars().any(|c| c.is_ascii_digit()) {
        Some((word, without_bare_class(after).trim_start()))
    } else {
        Some(("", rest))
    }
}

/// What follows a number with a label or a register's letters, without the class of three figures.
fn without_bare_class(after: &str) -> &str {
    let class = BARE_CLASS.find(after);
    class.map_or(after, |class| &after[class.end()..])
}

/// Whether a number without a label can be a diary number: spans of years
/// (`2024-2027`), dates (`2024-01-10`) and laws (`1980:424`) cannot.
fn is_plain_number(print: &str, after: &str) -> bool {
    let digits: Vec<&str> =
        print.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let is_year =
        |part: &str| part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
    let [first, second, ..] = digits[..] else { return false };
    let span = is_year(first) && is_year(second);
    let lettered = print.starts_with(char::is_alphabetic);
    let date = after.starts_with('-') || (print.contains('-') && second.len() < 3 && !lettered);
    let law = print.find(':').is_some_and(|colon| !print[..colon].contains(['/', '-']));
    let whole_date = matches!(digits[..], [year, month, day]
        if is_year(year) && month.len() == 2 && day.len() == 2);
    !(span || date || law || whole_date)
}

/// A line of diary numbers alone, perhaps with their class: what is left of it.
pub(in crate::segment) fn diary_line<'a>(
    text: &'a str,
    numbers: &mut DiaryNumbers,
) -> Option<&'a str> {
    let text = text.strip_prefix('(').and_then(|text| text.strip_suffix(')')).unwrap_or(text);
    let labelled = LABEL.is_match(text);
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((print, after)) =
        diary_number_at_start(rest).filter(|(print, _)| !print.is_empty())
    {
        found.push(print.to_owned());
        rest = without_class(after);
    }
    if found.is_empty() || !(rest.is_empty() || labelled && rest.len() < 60) {
        return None;
    }
    for print in &found {
        numbers.push(print);
    }
    Some(rest)
}

/// The text behind a class of the archive plan.
fn without_class(text: &str) -> &str {
    let class = CLASS.find(text);
    class.map_or(text, |class| &text[class.end()..])
}

/// Takes diary numbers off the front and out of closing brackets of a heading line.
pub(in crate::segment) fn take_diary_numbers(text: &str, numbers: &mut DiaryNumbers) -> String {
    let mut rest = text.trim();
    loop {
        if let Some(other) = OTHER_ORGAN.find(rest) {
            rest = &rest[other.end()..];
        } else if let Some((print, after)) =
            diary_number_at_start(rest).filter(|(_, after)| after.len() < rest.len())
        {
            numbers.push(print);
            rest = after;
        } else if without_class(rest).len() < rest.len() {
            rest = without_class(rest);
        } else {
            break;
        }
    }
    take_closing_number(rest, numbers).to_owned()
}

/// Takes a labelled diary number off the end of a line: `Delårsbokslut (Dnr 346/2006)`,
/// `Delårsbokslut Dnr 346/2006`.
pub(in crate::segment) fn take_closing_number<'a>(
    text: &'a str,
    numbers: &mut DiaryNumbers,
) -> &'a str {
    if let Some((whole, number)) =
        CLOSING_PLAIN.captures(text).and_then(|found| found.get(0).zip(found.get(1)))
    {
        numbers.push(number.as_str());
        return text[..whole.start()].trim_end();
    }
    let Some(closing) = CLOSING_NUMBER.find(text) else {
        return text;
    };
    let mut rest = closing.as_str().trim_start_matches([' ', '(', ',']);
    let mut found = Vec::new();
    while let Some((print, after)) =
        diary_number_at_start(rest).filter(|(print, _)| !print.is_empty())
    {
        found.push(print);
        rest = after;
    }
    // In brackets without a label, only what has a register's letters is a diary number.
    let lettered = found.iter().all(|print| print.starts_with(char::is_alphabetic));
    let labelled = LABEL.is_match(closing.as_str().trim_start_matches([' ', '(', ',']));
    if found.is_empty() || !matches!(rest, "" | ")") || !(labelled || lettered) {
        return text;
    }
    for print in found {
        numbers.push(print);
    }
    text[..closing.start()].trim_end()
}

/// What follows the number on the line, and the cell at its end where that is a diary number
/// (`Budget        KS 2024/12`), names an attachment (`Budget        Bilaga 2`) or is a word that may head
/// the text (`Placering        Sekretess`). `columns` is the line with its cells apart.
pub(crate) fn without_closing_cell<'a>(columns: &str, rest: &'a str) -> (&'a str, Option<&'a str>) {
    let whole = (rest, None);
    let Some((_, cell)) = last_cell_apart(columns) else { return whole };
    let is_number = || diary_number_at_start(cell).is_some_and(|(_, after)| after.is_empty());
    let is_attachment = || {
        let lower = cell.to_lowercase();
        let label =
            Class::Attachment.beginnings(&lower).chain(Class::Attachments.beginnings(&lower));
        label.into_iter().next().and_then(|label| cell.get(label.len()..)).is_some_and(|which| {
            let mut words = which.split([' ', ',', '–', '-']).filter(|word| !word.is_empty());
            words.all(|word| word.len() <= 3 && word.chars().all(char::is_alphanumeric))
        })
    };
    match rest.strip_suffix(cell) {
        Some(before)
            if !before.trim().is_empty()
                && (is_number() || is_attachment() || SubHeading::of(cell).is_some()) =>
        {
            (before.trim_end(), Some(&rest[before.len()..]))
        }
        _ => whole,
    }
}
