//! Which lines bear the number of a page or the document's name, and not a number of the text?
//!
//! By its form alone no such line is certain: "Ja-röster 7 (11)" and "Bifall enligt protokoll 12" look
//! like running heads. It takes company: numbers that rise by one through the text, the edge of a page,
//! or the same line again and again.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::lines::Line;
use super::recurrence::recurrence_key;
use crate::lexicon::Pattern;

/// Page numbers alone: "3 (74)", "Sida 3 av 12", "Sid 3(12)", "- 4 -".
static ALONE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::any_of(&[
        r"^\d{1,4} ?\( ?\d{1,4} ?\)$",
        r"(?i)^{page_word}\.?:? ?\d{1,4}( ?({page_of}|/|\() ?\d{1,4}\)?)?$",
        r"^[-–] ?\d{1,4} ?[-–]$",
    ])
});

/// Running heads with the document's name or a label, and what is left of a strip to be signed.
static NAMED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::any_of(&[
        r"(?i)^(.*\s)?{running_paper}( \d{4}-\d\d-\d\d)?( {page_word})? \d{1,4} ?(\(\d{1,4}\))?$",
        r"(?i)^(.*\s)?{paper_minutes} \d{1,4}( ?\(\d{1,4}\))?$",
        r"(?i)^{protocol_stem} ?\(?{number_mark}\.? ?\d+(/\d+)?\)?( \d+ ?\(\d+\))?$",
        r"(?i)^{date_head}:?( \d{4}-\d\d-\d\d)?( \d+ ?\(\d+\))?$",
        r"(?i)^(.*\s)?{running_paper} ({number_mark} )?\d{1,3}/\d{4}$",
        r"(?i)^{strip_office}\s*:?\s*{strip_sign}\.?:?(\s.{0,60})?$",
        r"(?i)^({strip_office} {strip_sign}\S*\s*)?{extract_strip}.{0,40}$",
    ])
});

/// A page number at the end of a line, set off by space: `Blad 2 (9)`, `1/9`.
static AT_END: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::of(
        r"(?i)(?:^|\s{2,}|\t)(?:{page_word}\.?:? ?)?(\d{1,3})\s?(?:\(|{page_of}|/)\s?(\d{1,3})\)?$",
    )
});

/// The numbers that end a line: the page, and of how many.
static NUMBERS: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::of(
        r"(?i)(?:^|[^\d\-–/])(\d{1,4})(?: ?(?:\(|{page_of}|/) ?(\d{1,4}) ?\)?)?(?: ?[-–])?\)?$",
    )
});

/// Lines of a page's edge.
const EDGE_LINES: usize = 4;
/// Lines of the document's head, down to the first item.
const HEAD_LINES: usize = 8;
/// As many show that numbers run on or that a line recurs.
const FEWEST: usize = 3;
/// A page has more lines than this.
const FEWEST_LINES_OF_PAGE: usize = 4;
/// Two lines alone must stand this far apart, as pages do.
const TWO_APART: usize = 10;
/// Of a hundred steps from number to number, how many must be those of pages.
const RUNNING_PERCENT: usize = 80;
/// How far the printed number of a page may be from the count of pages, for a cover.
const COVER_PAGES: u32 = 3;

/// How a line gives its number.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// Nothing else stands on it.
    Alone,
    /// It names the document, the day or who signs.
    Named,
    /// Anything may stand before it.
    AtEnd,
}

/// A line that may bear the number of its page.
struct Mark {
    at: usize,
    shape: Shape,
    page: Option<u32>,
    pages: Option<u32>,
}

/// Marks the lines of such a form that something else confirms.
pub(super) fn mark_page_marks(lines: &[Line], is_furniture: &mut [bool]) {
    let marks: Vec<Mark> = (0..lines.len()).filter_map(|at| mark(lines, at)).collect();
    if marks.is_empty() {
        return;
    }
    let depths = depths(lines);
    let first_item = lines.iter().take(HEAD_LINES).position(|line| line.text.contains('§'));
    let head_end = first_item.unwrap_or(HEAD_LINES);
    for mark in &marks {
        is_furniture[mark.at] |=
            if mark.at < head_end { is_of_head(mark) } else { is_at_edge(lines, mark, &depths) };
    }
    mark_blocks(lines, &marks, is_furniture);
    let mut series: HashMap<String, Vec<&Mark>> = HashMap::new();
    let mut again: HashMap<String, Vec<&Mark>> = HashMap::new();
    for mark in &marks {
        let key = recurrence_key(&lines[mark.at].text);
        let of_pages = match mark.shape {
            Shape::AtEnd => format!("{key}|{:?}", mark.pages),
            Shape::Alone | Shape::Named if mark.pages.is_some() => format!("{:?}", mark.pages),
            Shape::Alone | Shape::Named => key.clone(),
        };
        series.entry(of_pages).or_default().push(mark);
        if mark.shape == Shape::Named {
            again.entry(key).or_default().push(mark);
        }
    }
    for marks in series.values().filter(|marks| run_on(marks)) {
        for mark in marks {
            is_furniture[mark.at] = true;
        }
    }
    for marks in again.values() {
        let repeats_head = marks[0].at < head_end
            && marks.len() > 1
            && marks[1..].iter().all(|mark| {
                lines[mark.at].page.is_some()
                    && depths[mark.at].0 < EDGE_LINES
                    && lines[mark.at].text == lines[marks[0].at].text
            });
        let never_falls = marks.windows(2).all(|pair| pair[0].page <= pair[1].page);
        if repeats_head || (marks.len() >= FEWEST && never_falls) {
            for mark in marks {
                is_furniture[mark.at] = true;
            }
        }
    }
}

/// The line as a mark of a page, if it has the form of one.
fn mark(lines: &[Line], at: usize) -> Option<Mark> {
    let line = &lines[at];
    let ends_in_number = line.columns.ends_with(|c: char| c.is_ascii_digit() || c == ')');
    let shape = if ALONE.is_match(&line.text) {
        Shape::Alone
    } else if NAMED.is_match(&line.text) {
        Shape::Named
    } else if ends_in_number && !line.text.contains('§') {
        let found = AT_END.captures(&line.columns)?;
        if found.get(0)?.start() == 0 { Shape::Alone } else { Shape::AtEnd }
    } else {
        return None;
    };
    let found = NUMBERS.captures(&line.text);
    let number = |group| found.as_ref()?.get(group)?.as_str().parse::<u32>().ok();
    let (page, pages) = (number(1), number(2));
    let fits = matches!((page, pages), (Some(page), Some(pages)) if 0 < page && page <= pages);
    (fits || pages.is_none() || shape == Shape::Named).then_some(Mark { at, shape, page, pages })
}

/// For each line, how many stand above and below it on its page.
fn depths(lines: &[Line]) -> Vec<(usize, usize)> {
    let mut depths = vec![(0, 0); lines.len()];
    let mut above = 0;
    for (line, depth) in lines.iter().zip(&mut depths) {
        above = if line.opens_page { 0 } else { above };
        depth.0 = above;
        above += usize::from(!line.margin);
    }
    let mut below = 0;
    for (line, depth) in lines.iter().zip(&mut depths).rev() {
        depth.1 = below;
        below = if line.opens_page { 0 } else { below + usize::from(!line.margin) };
    }
    depths
}

/// Lines that name document or day, one below the other and set off by blank lines, or one of them with a
/// line of certain form: the head of a page in a text too short to show that it recurs.
fn mark_blocks(lines: &[Line], marks: &[Mark], is_furniture: &mut [bool]) {
    let is_named = |mark: &&Mark| mark.shape == Shape::Named;
    let named: Vec<usize> = marks.iter().filter(is_named).map(|mark| mark.at).collect();
    let is_named = |at: usize| named.binary_search(&at).is_ok();
    let is_set_off =
        |at: usize| at == lines.len() || lines[at].blanks_before > 0 || lines[at].opens_page;
    for &at in &named {
        let above_goes = at > 0 && is_furniture[at - 1];
        let below_goes = at + 1 < lines.len() && is_furniture[at + 1];
        if (above_goes && is_set_off(at + 1)) || (below_goes && is_set_off(at)) {
            is_furniture[at] = true;
        } else if is_named(at + 1) && is_set_off(at) && is_set_off(at + 2) {
            let keys = [at, at + 1].map(|at| recurrence_key(&lines[at].text));
            let is_block = keys[0] != keys[1];
            (is_furniture[at], is_furniture[at + 1]) = (is_block, is_block);
        }
    }
}

/// Whether a mark above all items is one.
fn is_of_head(mark: &Mark) -> bool {
    match mark.shape {
        Shape::Alone => mark.at < EDGE_LINES,
        Shape::Named => true,
        Shape::AtEnd => mark.at < EDGE_LINES && mark.page.is_some_and(|page| page <= COVER_PAGES),
    }
}

/// Whether the mark stands at the edge of a page and is one: alone, or with the page's own number. A
/// number alone may end a text without pages.
fn is_at_edge(lines: &[Line], mark: &Mark, depths: &[(usize, usize)]) -> bool {
    let (above, below) = depths[mark.at];
    if mark.at + 1 == lines.len() && mark.shape == Shape::Alone {
        return true;
    }
    let Some(counted) = lines[mark.at].page.filter(|_| above.min(below) < EDGE_LINES) else {
        return false;
    };
    let is_own = mark.page.is_some_and(|page| page.abs_diff(counted) <= COVER_PAGES);
    let is_outermost = above == 0 || below == 0;
    match mark.shape {
        Shape::Alone => is_own || is_outermost,
        Shape::Named => is_own,
        Shape::AtEnd => is_own && is_outermost,
    }
}

/// Whether the numbers rise by one as pages turn, as far apart as pages are. They may begin anew,
/// since several documents are often one file.
fn run_on(marks: &[&Mark]) -> bool {
    let numbers: Vec<u32> = marks.iter().filter_map(|mark| mark.page).collect();
    let (Some(first), Some(last)) = (marks.first(), marks.last()) else { return false };
    let lines = last.at - first.at;
    if let [one, two] = numbers[..] {
        let is_certain = marks.iter().all(|mark| mark.shape != Shape::AtEnd);
        return is_certain && two == one + 1 && lines >= TWO_APART && first.pages.is_some();
    }
    let mut different = numbers.clone();
    different.sort_unstable();
    different.dedup();
    let steps = numbers.len().saturating_sub(1);
    let is_step = |pair: &&[u32]| pair[1] == 1 || (pair[0]..=pair[0] + 2).contains(&pair[1]);
    let running = numbers.windows(2).filter(is_step).count();
    different.len() >= FEWEST
        && running * 100 >= steps * RUNNING_PERCENT
        && lines >= (different.len() - 1) * FEWEST_LINES_OF_PAGE
}

#[cfg(test)]
mod tests {
    use super::super::furniture::furniture;
    use super::super::lines::lines_of;
    use crate::source::Page;

    fn gone(text: &str) -> Vec<String> {
        let numbered = text.contains('\x0c');
        let pages: Vec<Page> = (1..)
            .zip(text.split('\x0c'))
            .map(|(number, text)| Page::of_text(numbered.then_some(number), text))
            .collect();
        let lines = lines_of(&pages);
        let furniture = furniture(&lines);
        lines.into_iter().zip(furniture).filter(|(_, f)| *f).map(|(line, _)| line.text).collect()
    }

    const HEAD: &str = "Protokoll\nGranhults byalag\nÅrsmöte\nHemma hos Bo\n\n";

    #[test]
    fn one_line_in_the_text_is_not_a_page_number() {
        for line in [
            "Ja-röster      7 (11)",
            "Av 12 ledamöter röstade             5 av 12",
            "Kostnaden per elev           7/12",
            "Andel godkända i åk 9          45 (100)",
            "Bifall till Karins förslag i protokoll 12",
            "Beslut fattat den 3 mars enligt protokoll 4",
            "Justerandes signatur på bilagan saknas för Siv",
            "Sammanträdesdatum: 2022-06-24",
            "Protokoll 5",
            "7 (11)",
            "12/31",
        ] {
            let text = format!("{HEAD}§ 1 Budget\n\nText om saken.\n\n{line}\n\nMer text.\n");
            assert_eq!(gone(&text), [""; 0], "{line}");
            let text = format!("{HEAD}§ 1 Budget\n\nText om saken\n{line}\noch mer text.\n");
            assert_eq!(gone(&text), [""; 0], "{line}");
        }
    }

    #[test]
    fn rows_of_votes_are_not_page_numbers() {
        let text = format!(
            "{HEAD}§ 1 Budget\n\nModeraterna   4 (9)\nCentern   5 (9)\nVänstern   6 (9)\n\n§ 2 Val\n\n\
             Ja-röster   7 (9)\n\n§ 3 Taxa\n\nJa-röster   8 (9)\n\nMer text.\n"
        );
        assert_eq!(gone(&text), [""; 0]);
    }

    #[test]
    fn numbers_that_rise_as_pages_turn_are_those_of_pages() {
        let page = |n: u32| {
            format!(
                "§ {n} Ärende\n\nText om {n}.\n\nMer om {n}.\n\nBeslut\n\nBifall.\n\nSida {n} av 3\n\n"
            )
        };
        let text = format!("{HEAD}{}", (1..=3).map(page).collect::<String>());
        assert_eq!(gone(&text), ["Sida 1 av 3", "Sida 2 av 3", "Sida 3 av 3"]);
    }

    #[test]
    fn labels_one_below_the_other_are_the_head_of_a_page() {
        let text = format!(
            "{HEAD}§ 1 Val\n\nText om\n\nProtokoll nr 14\nMötesdatum: 2024-05-08\n\nval.\n\n§ 2 Taxa\n\nMer."
        );
        assert_eq!(gone(&text), ["Protokoll nr 14", "Mötesdatum: 2024-05-08"]);
    }

    #[test]
    fn at_the_edge_of_a_page_its_own_number_goes() {
        let text =
            format!("{HEAD}§ 1 Val\n\nText.\n\n1 (2)\n\x0c2 (2)\n\n§ 2 Taxa\n\nMer.\n\nSlut.");
        assert_eq!(gone(&text), ["1 (2)", "2 (2)"]);
    }
}
