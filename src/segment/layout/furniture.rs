//! What stands on the page but not in the text?
//!
//! Running heads, page numbers, signature strips, hashes of digital signatures are page furniture.
//! Two kinds of evidence:
//!
//! 1. *Form*: a line that can hardly be anything else (`Justerandes sign`), or that could be text
//!    (`3 (74)`, `Sammanträdesdatum: 2023-01-26`) and is confirmed ([`super::page_marks`]).
//! 2. *Place*: a line that recurs at the same distance from such a line, about as
//!    often as pages turn. That finds running heads of any authority, also where a
//!    PDF tool has read a sub-heading into the middle of them.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::lines::Line;
use super::page_marks::mark_page_marks;
use super::recurrence::{
    RECURS_PERCENT, mark_numbered_heads, mark_page_numbers, mark_recurring, may_be_furniture,
    recurrence_key,
};
use crate::lexicon::{Class, Pattern};
use crate::minutes::find_date;

/// Lines that are furniture by their form, wherever they stand.
static FORMS: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::any_of(&[
        // Strips to be signed, with nothing but other strips, names and initials behind.
        r"(?i)^{strip_office}\s*:?\s*{strip_sign}\.?:?(\s+({strip_office}|{strip_sign}\.?:?|{extract_strip}|(?-i:\p{Lu})\S*|[_.…/|:\-\d]\S*))*$",
        r"(?i)^({strip_office} {strip_sign}\S*\s*)?{extract_strip}:?(\s+({strip_sign}|(?-i:\p{Lu})\S*|[_.…/|:\-\d]\S*))*$",
        // Digital signatures.
        r"(?i)^((det här|detta) )?{document} (är|har) {digital_word} {signed}.{0,60}$",
        r"(?i)^{signature_id}\s?:?\s+[0-9A-F][0-9A-F-]{14,}$",
        r"^[0-9A-Fa-f]{32,}$",
        r"(?i)^(({strip_office_short}\.? ?)?{strip_sign}\.?)( ?\|? ?(({strip_office_short}\.? ?)?{strip_sign}\.?|{extract_strip}))*$",
        // A day with the pages so far.
        r"(?i)^\d{4}-\d\d-\d\d t ?o ?m {page_word} \d+$",
        // What was begun on the page before goes on.
        r"(?i)^{continued}\.? ?(av|på|från)? ?§ ?\d{1,4}\.?$",
        r"(?i)^§ ?\d{1,4},? \(?{continued}\.?\)?$",
    ])
});

/// Whether the line is a rule, or dots where somebody signs. It goes, but tells nothing of what stands
/// beside it: a rule sets apart a reservation or the head of a table as well as a page.
fn is_rule(line: &Line) -> bool {
    line.text.len() >= 5 && line.text.chars().all(|c| "_-–—=|.…· ".contains(c))
}

/// For each line, whether it is page furniture.
pub(crate) fn furniture(lines: &[Line]) -> Vec<bool> {
    let mut is_furniture: Vec<bool> =
        lines.iter().map(|line| line.margin || FORMS.is_match(&line.text)).collect();
    mark_page_marks(lines, &mut is_furniture);
    mark_lone_page_numbers(lines, &mut is_furniture);
    mark_running_numbers(lines, &mut is_furniture);
    mark_paper_names(lines, &mut is_furniture);
    mark_recurring(lines, &mut is_furniture);
    mark_numbered_heads(lines, &mut is_furniture);
    mark_page_numbers(lines, &mut is_furniture);
    mark_repeated_head(lines, &mut is_furniture);
    mark_page_tops(lines, &mut is_furniture);
    for (line, furniture) in lines.iter().zip(&mut is_furniture) {
        *furniture |= is_rule(line);
    }
    is_furniture
}

/// Lines that name the document ("Kommunstyrelsens protokoll") and come again and again: the
/// foot of a page whose number is lost.
fn mark_paper_names(lines: &[Line], is_furniture: &mut [bool]) {
    const AGAIN: usize = 3;
    const LONGEST_CHARS: usize = 70;
    let names_paper = |line: &Line| {
        let lower = line.lower();
        line.chars <= LONGEST_CHARS && Class::PaperFoot.ends(lower) && line.sub_heading.is_none()
    };
    let mut times: HashMap<&str, usize> = HashMap::new();
    for line in lines.iter().filter(|line| names_paper(line)) {
        *times.entry(line.text.as_str()).or_default() += 1;
    }
    for (line, furniture) in lines.iter().zip(is_furniture) {
        *furniture |= times.get(line.text.as_str()).is_some_and(|times| *times >= AGAIN);
    }
}

/// Lines that stand alike at the top of most pages.
fn mark_page_tops(lines: &[Line], is_furniture: &mut [bool]) {
    const TOP_LINES: usize = 5;
    let starts: Vec<usize> =
        std::iter::once(0).chain((0..lines.len()).filter(|&at| lines[at].opens_page)).collect();
    if let [first, second] = starts[..] {
        // Two pages show less, but the same first line twice is a running head.
        if lines[first].text == lines[second].text && may_be_furniture(lines, first) {
            (is_furniture[first], is_furniture[second]) = (true, true);
        }
    }
    if starts.len() < 3 {
        return;
    }
    let mut tops: HashMap<(usize, &str), Vec<usize>> = HashMap::new();
    for (index, &start) in starts.iter().enumerate() {
        let end = starts.get(index + 1).copied().unwrap_or(lines.len());
        for (depth, at) in (start..end).take(TOP_LINES).enumerate() {
            tops.entry((depth, lines[at].text.as_str())).or_default().push(at);
        }
    }
    for places in tops.into_values() {
        if places.len() * 100 >= starts.len() * RECURS_PERCENT && may_be_furniture(lines, places[0])
        {
            for at in places {
                is_furniture[at] = true;
            }
        }
    }
}

/// A number alone on the first or last line of a page, and equal to the page's
/// number give or take a cover.
fn mark_lone_page_numbers(lines: &[Line], is_furniture: &mut [bool]) {
    for (index, line) in lines.iter().enumerate() {
        let at_edge = line.opens_page
            || index + 1 == lines.len()
            || lines.get(index + 1).is_some_and(|next| next.opens_page);
        let (Some(page), Ok(number)) = (line.page, line.text.parse::<u32>()) else { continue };
        is_furniture[index] |= at_edge && number.abs_diff(page) <= 3;
    }
}

/// Numbers alone between blank lines that run on through a text without pages: what is left of
/// its page numbers. One of them has fallen into a sentence or ends the text, which no number
/// of an item does.
fn mark_running_numbers(lines: &[Line], is_furniture: &mut [bool]) {
    const FEWEST: usize = 3;
    let number = |at: usize| -> Option<u32> {
        let line = &lines[at];
        let alone = line.blanks_before > 0
            && line.page.is_none()
            && line.chars <= 3
            && lines.get(at + 1).is_none_or(|next| next.blanks_before > 0);
        line.text.parse().ok().filter(|_| alone)
    };
    let places: Vec<(usize, u32)> =
        (1..lines.len()).filter_map(|at| Some((at, number(at)?))).collect();
    let running = places.windows(2).all(|pair| pair[1].1 == pair[0].1 + 1);
    let interrupts = places.iter().any(|&(at, _)| {
        lines.get(at + 1).is_none_or(|next| next.text.starts_with(char::is_lowercase))
    });
    if places.len() >= FEWEST && running && interrupts {
        for (at, _) in places {
            is_furniture[at] = true;
        }
    }
}

/// Lines that repeat the head of the first page: right below a line of certain form, since in a short
/// document pages turn too seldom to show what recurs; or several of them one below the other, where no line has the
/// form.
fn mark_repeated_head(lines: &[Line], is_furniture: &mut [bool]) {
    const HEAD_LINES: usize = 8;
    const FEWEST_TOGETHER: usize = 2;
    let is_item = |line: &Line| line.text.contains('§') || is_numbered_entry(&line.text);
    let end = lines.iter().take(HEAD_LINES).position(is_item).unwrap_or(HEAD_LINES);
    let head: Vec<String> = lines.iter().take(end).map(|line| recurrence_key(&line.text)).collect();
    // Page numbers change from head to head, the day does not: with another, it is another meeting.
    let days: Vec<_> = lines.iter().take(end).map(|line| find_date(&line.text)).collect();
    let is_in_head = |line: &Line| {
        let key = recurrence_key(&line.text);
        let mut same = head.iter().zip(&days).filter(|(top, _)| **top == key).peekable();
        same.peek().is_some() && {
            let day = find_date(&line.text);
            same.any(|(_, of_head)| *of_head == day)
        }
    };
    let repeats: Vec<bool> = (0..lines.len())
        .map(|at| {
            at >= end
                && !is_numbered_entry(&lines[at].text)
                && may_be_furniture(lines, at)
                && is_in_head(&lines[at])
        })
        .collect();
    // A head is repeated from its top; names of those who attend, which stand in it, come again
    // wherever they reserve themselves.
    let begins_head = |at: usize| {
        let key = recurrence_key(&lines[at].text);
        head.iter().take(2).any(|top| *top == key)
    };
    let mut at = end;
    while at < lines.len() {
        let together = repeats[at..].iter().take_while(|repeats| **repeats).count();
        if together >= FEWEST_TOGETHER && begins_head(at) {
            is_furniture[at..at + together].fill(true);
        }
        let exact = repeats[at] && lines[..end].iter().any(|line| line.text == lines[at].text);
        is_furniture[at] |= exact && is_furniture[at - 1];
        at += together.max(1);
    }
}

/// An agenda at the head gives its headings once more on the pages that follow.
fn is_numbered_entry(text: &str) -> bool {
    const LONGEST_LABEL: usize = 4;
    // "KST 210 Mötets konstituering"
    let is_label = |word: &str| {
        !word.is_empty() && word.len() <= LONGEST_LABEL && word.chars().all(char::is_uppercase)
    };
    let text = match text.split_once(' ') {
        Some((label, rest)) if is_label(label) => rest,
        _ => text,
    };
    text.split_once(' ').is_some_and(|(number, title)| {
        number.starts_with(|c: char| c.is_ascii_digit())
            && number.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b')')
            && title.starts_with(char::is_uppercase)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::layout::lines::lines_of;
    use crate::source::Page;

    fn kept(text: &str) -> Vec<String> {
        let pages: Vec<Page> = (1..)
            .zip(text.split('\x0c'))
            .map(|(number, text)| Page::of_text(Some(number), text))
            .collect();
        let lines = lines_of(&pages);
        let furniture = furniture(&lines);
        lines.into_iter().zip(furniture).filter(|(_, f)| !f).map(|(line, _)| line.text).collect()
    }

    #[test]
    fn lines_of_certain_form_go() {
        for line in [
            "Justerandes sign",
            "Justerandes signatur Utdragsbestyrkande",
            "Justerandes sign. BE / SS",
            "Ordförandes sign Justerandes sign",
            "Expedierat/bestyrkt",
            "Det här dokumentet är digitalt signerat",
            "Forts. § 84",
            "§ 84 (forts)",
            "Transaktionsidentitet: DB4261417A1547DCD73C5C00D267481236BD21BAE0",
        ] {
            assert!(FORMS.is_match(line), "{line}");
        }
    }

    #[test]
    fn lines_of_text_stay() {
        for line in [
            "Protokoll från stämman läggs till handlingarna",
            "Val av protokolljusterare",
            "Protokollet justeras den 3 maj",
            "Justerandes signatur saknas på bilagan",
            "Beslut",
            "12 ledamöter röstade ja",
            "Ordförande",
        ] {
            assert!(!FORMS.is_match(line), "{line}");
        }
    }

    #[test]
    fn a_running_head_is_known_by_its_place() {
        let page = |n: u32, text: &str| {
            format!(
                "Fritidsnämnden\nProtokoll nr 2\nSammanträdesdatum: 2023-01-26\n{text}\nEkefors protokoll\n{n} (9)\n"
            )
        };
        let text = [page(1, "Text ett\nFritidsnämnden"), page(2, "Text två"), page(3, "Text tre")]
            .join("\x0c");
        // The organ's name as part of the text (above "Ekefors protokoll") stays.
        assert_eq!(kept(&text), ["Text ett", "Fritidsnämnden", "Text två", "Text tre"]);
    }

    #[test]
    fn page_numbers_that_run_through_a_text_without_pages_go() {
        let text = "Val av\n\n4\n\nombud skedde.\n\n5\n\nBudget antogs.\n\n6\n\nSlut.";
        let kept = |text: &str| {
            let lines = lines_of(&[Page::of_text(None, text)]);
            let furniture = furniture(&lines);
            furniture.iter().filter(|furniture| !**furniture).count()
        };
        assert_eq!(kept(text), 4);
        // Numbers above their titles are items.
        assert_eq!(kept("4\n\nVal.\n\n5\n\nBudget.\n\n6\n\nSlut."), 6);
    }

    #[test]
    fn a_decision_above_the_foot_of_every_page_stays() {
        let pages: Vec<String> = (5..=9)
            .map(|n| {
                format!(
                    "Ärende {n}\nBeslut\nAnmälan antecknas.\nEkefors kommun, protokoll\n{n} (73)\n"
                )
            })
            .collect();
        let kept = kept(&pages.join("\x0c"));
        assert_eq!(kept.iter().filter(|line| *line == "Anmälan antecknas.").count(), 5, "{kept:?}");
    }

    #[test]
    fn a_sub_heading_inside_a_running_head_stays() {
        let head = |inner: &str| {
            format!("Kommunstyrelsen\n{inner}Protokoll nr 2\nSammanträdesdatum: 2024-01-10\nText\n")
        };
        let text =
            [head(""), head("Reservation\n"), head(""), head("Reservation\n"), head("")].concat();
        let kept = kept(&text);
        assert_eq!(kept.iter().filter(|line| *line == "Reservation").count(), 2, "{kept:?}");
    }
}
