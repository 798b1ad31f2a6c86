//! Which names may stand on a line of the head?
//!
//! A line is divided into its cells, a cell into the steps of a breadcrumb trail, and what is not
//! part of a name (a page count, a date, the document's own name) is taken off its end. Authority and
//! organ on one line are two names.

use std::sync::LazyLock;

use super::super::layout::cells::cells as parted;
use super::super::layout::lines::Line;
use crate::lexicon::Pattern;

/// Nothing longer is a name, whatever it looks like.
const LONGEST_NAME_CHARS: usize = 140;

static AUTHORITY: LazyLock<Pattern> = LazyLock::new(|| Pattern::of(&format!("^{AUTHORITY_FORM}$")));

const AUTHORITY_FORM: &str = r"(?:(?:\p{Lu}[\p{L}-]+ ){1,2}(?i:{authority})|(?i:{authority_before}) \p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)?|(?:\p{Lu}[\p{L}-]+ )?\p{Lu}\p{L}+[sS](?i:{authority_compound}))";

/// "NORRVIKS KOMMUN Barn- och skolnämnden", "Norrviks kommun, Kommunstyrelsen".
static AUTHORITY_BEFORE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::of(&format!(r"^({AUTHORITY_FORM})(?:[,:;/]| [–-])? (\p{{Lu}}.*(?i:{{organ}})\b.*)$"))
});

/// "Kommunstyrelsen, Norrviks kommun".
static AUTHORITY_BEHIND: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::of(&format!(r"^(\p{{Lu}}.*(?i:{{organ}}))(?:[,:;/]| [–-])? ({AUTHORITY_FORM})$"))
});

/// What stands behind a name and is not part of it: a count of pages, a date, a running number,
/// what the document or the meeting is called.
static TAIL: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::of(
        r"(?ix)(?:^|\s*[,;–-]\s*|\s+)(?:
            (?:(?:{page_word})\.?\s*)?\d*\s*(?:\(\d+\)|\[\d+\])
          | (?:{page_word})\.?\s*\d+(?:\s*(?:{page_of}|/)\s*\d+)?
          | \d+\s*(?:{page_of}|/)\s*\d+
          | (?:den\s)?(?:\d{4}-\d\d-\d\d|\d\d?[.-]\d\d?[.-]\d{4})
          | {number_mark}\.?\s*\d+(?:[/:]\d+)?
          | \p{L}*{minutes_title}
          | (?:{meeting_sort}\ )?{meeting}
        )$",
    )
});

/// The cells of a line: what two or more spaces divide.
pub(super) fn cells(line: &Line) -> impl Iterator<Item = &str> {
    parted(&line.columns)
}

/// Whether a text is an authority's name.
pub(super) fn is_authority(name: &str) -> bool {
    AUTHORITY.is_match(name)
}

/// The names that a line may hold, without what stands behind them.
pub(super) fn names(line: &Line) -> Vec<&str> {
    let mut names = Vec::new();
    for cell in cells(line).flat_map(steps) {
        let cell = cell.trim_matches(|c: char| c.is_whitespace() || matches!(c, '>' | '|' | '*'));
        if cell.chars().nth(LONGEST_NAME_CHARS).is_some() {
            continue;
        }
        let name = without_tail(cell);
        let two = AUTHORITY_BEFORE.captures(name).or_else(|| AUTHORITY_BEHIND.captures(name));
        match two.and_then(|two| Some((two.get(1)?.as_str(), two.get(2)?.as_str()))) {
            Some((first, second)) => names.extend([first, second]),
            None if !name.is_empty() => names.push(name),
            None => {}
        }
    }
    names
}

/// The steps of a breadcrumb trail: "Start / Politik / Kommunstyrelsen", "Start > Protokoll".
fn steps(cell: &str) -> Vec<&str> {
    let marks = [" > ", " » ", " › ", " | ", " · ", " → "];
    if let Some(mark) = marks.iter().find(|mark| cell.contains(*mark)) {
        return cell.split(mark).collect();
    }
    // One slash joins two names, or a name in two languages.
    if cell.matches(" / ").count() > 1 { cell.split(" / ").collect() } else { vec![cell] }
}

fn without_tail(cell: &str) -> &str {
    let mut name = cell;
    // "Kommunstyrelsen, sammanträde 2022-12-09 1 (36)" has three.
    for _ in 0..4 {
        match TAIL.find(name).filter(|tail| tail.start() > 0) {
            Some(tail) => name = name[..tail.start()].trim_end(),
            None => break,
        }
    }
    name.trim_end_matches([',', ';', ':', ' '])
}

#[cfg(test)]
mod tests {
    use super::super::super::layout::lines::lines_of;
    use super::*;
    use crate::source::Page;

    fn of(text: &str) -> Vec<String> {
        let lines = lines_of(&[Page::of_text(None, text)]);
        lines.iter().flat_map(names).map(str::to_owned).collect()
    }

    #[test]
    fn what_stands_behind_a_name_is_not_part_of_it() {
        for text in [
            "Kommunstyrelsen (36)",
            "Kommunstyrelsen, möte 07-11-2023",
            "Kommunstyrelsen 7.11.2023",
            "Kommunstyrelsen [36]",
            "Kommunstyrelsen 2022-12-09 1 (36)",
            "Kommunstyrelsen 1(36)",
            "Kommunstyrelsen, sammanträde 2022-12-09",
            "Kommunstyrelsen Sida 3 av 36",
            "Kommunstyrelsen sid 3/36",
            "Kommunstyrelsen SAMMANTRÄDESPROTOKOLL",
            "> Kommunstyrelsen",
        ] {
            assert_eq!(of(text), ["Kommunstyrelsen"], "{text}");
        }
        assert_eq!(of("2022-12-09"), ["2022-12-09"]);
    }

    #[test]
    fn a_trail_and_two_names_on_a_line_are_several() {
        assert_eq!(
            of("Start / Politik / Kommunstyrelsen"),
            ["Start", "Politik", "Kommunstyrelsen"]
        );
        assert_eq!(of("Start > Kommunstyrelsen > 2022"), ["Start", "Kommunstyrelsen", "2022"]);
        for text in [
            "NORRVIKS KOMMUN Barn- och skolnämnden",
            "NORRVIKS KOMMUN, Barn- och skolnämnden",
            "NORRVIKS KOMMUN – Barn- och skolnämnden 3 (12)",
        ] {
            assert_eq!(of(text), ["NORRVIKS KOMMUN", "Barn- och skolnämnden"], "{text}");
        }
        assert_eq!(of("Kommunstyrelsen, Norrviks kommun"), ["Kommunstyrelsen", "Norrviks kommun"]);
        assert_eq!(of("Region Norrmark Regionstyrelsen"), ["Region Norrmark", "Regionstyrelsen"]);
        assert_eq!(of("Kultur / fritid"), ["Kultur / fritid"]);
    }
}
