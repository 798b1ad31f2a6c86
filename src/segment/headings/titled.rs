//! Which lines are headings where the items have no numbers?
//!
//! Headings of one style. First choice are lines that the format or its marks set apart (bold,
//! larger, `##`), else lines that stand out by themselves: capitals, a colon at the end, blank
//! lines around, bullets. One style serves for all items of a document, so the highest level that
//! has several is taken whole; labels of the head, sub-headings and signatures are not items.

use std::collections::HashMap;

use super::super::customary::frame;
use super::super::customary::{Customary, customary};
use super::super::layout::cells::last_cell_apart;
use super::super::layout::lines::Line;
use super::super::papers::{Paper, is_label, paper_named};
use super::super::sub_heading::SubHeading;
use super::candidate::Candidate;
use super::forms::{Form, is_numbered};
use crate::lexicon::is_bullet;
use crate::minutes::find_date;
use crate::source::Emphasis;

/// Longer lines are text, however they are set.
const LONGEST_CHARS: usize = 120;
/// So many headings of a style make it the style of the items; with a customary title
/// among them one less will do.
const FEWEST: usize = 3;
/// Marks of lists that may stand in front of a title.
const DASHES: [char; 3] = ['-', '–', '*'];

/// Whether a line, by its index, stands out in one way; the last is the text's width.
type Style = fn(&[Line], usize, usize) -> bool;

/// Headings that are set apart: their weight against numbered ones, and the headings.
pub(in crate::segment) fn set_apart_titles(lines: &[Line]) -> Option<(f32, Vec<Candidate>)> {
    let mut groups: HashMap<Emphasis, Vec<usize>> = HashMap::new();
    let mut numbered: HashMap<Emphasis, usize> = HashMap::new();
    let mut below_same = false;
    for (at, line) in lines.iter().enumerate() {
        let Some(emphasis) = line.emphasis.filter(|_| line.chars <= LONGEST_CHARS) else {
            below_same = false;
            continue;
        };
        // The second line of a heading.
        let wrapped =
            below_same && line.blanks_before == 0 && lines[at - 1].emphasis == line.emphasis;
        below_same = true;
        if is_numbered(&line.text) {
            *numbered.entry(emphasis).or_default() += 1;
        } else if !wrapped {
            groups.entry(emphasis).or_default().push(at);
        }
    }
    let mut styles: Vec<Emphasis> = groups.keys().copied().collect();
    // Headings by level, the highest first; bold lines last.
    styles.sort_by_key(|style| match style {
        Emphasis::Heading(level) => *level,
        Emphasis::Bold => u8::MAX,
    });
    let titles: HashMap<String, usize> = times(lines);
    styles.into_iter().find_map(|style| {
        let group = groups.get(&style)?;
        let items = items_among(lines, group, &titles);
        // Where headings of the same style have numbers, the numbers count.
        if numbered.get(&style).copied().unwrap_or(0) * 2 > items.len() {
            return None;
        }
        let has_text = with_text(lines, &items);
        if !suffice(lines, &items) || has_text * 2 < items.len() {
            return None;
        }
        let chosen = headings(lines, &items);
        let per_heading = if style == Emphasis::Bold { 3.0 } else { 4.0 };
        let customary_ones = chosen.iter().filter(|c| customary(&c.rest).is_some()).count();
        let count = |count: usize| f32::from(u16::try_from(count).unwrap_or(u16::MAX));
        let sum = count(chosen.len()) * per_heading + count(customary_ones) * 1.5;
        let weight = sum * frame(chosen.iter().map(|heading| heading.rest.as_str()));
        Some((weight, chosen))
    })
}

/// Headings that only their form tells apart, in the first style that has enough of them.
pub(in crate::segment) fn plain_titles(lines: &[Line], width: usize) -> Option<Vec<Candidate>> {
    let from = head_end(lines);
    let titles = times(lines);
    let styles: [Style; 4] = [in_capitals, ends_in_colon, is_set_off, dashed];
    for style in styles {
        let group: Vec<usize> = (from..lines.len())
            .filter(|&at| style(lines, at, width) && !is_numbered(&lines[at].text))
            .collect();
        let items = items_among(lines, &group, &titles);
        let has_text = with_text(lines, &items);
        if suffice(lines, &items) && has_text * 3 >= items.len() * 2 {
            return Some(headings(lines, &items));
        }
    }
    bullets(lines, from).or_else(|| titled_paragraphs(lines, from))
}

/// Notes that are one bullet below the other, the first words of each being its title.
fn bullets(lines: &[Line], from: usize) -> Option<Vec<Candidate>> {
    const FEWEST_BULLETS: usize = 4;
    let attended = lines.iter().take(from).any(Line::is_label);
    let bullets: Vec<usize> =
        (from..lines.len()).filter(|&at| lines[at].text.starts_with(is_bullet)).collect();
    let indent = bullets.iter().map(|&at| lines[at].indent).min()?;
    let outer: Vec<usize> = bullets.into_iter().filter(|&at| lines[at].indent == indent).collect();
    let covers = outer.first().is_some_and(|&first| first <= from + 1);
    if !attended || !covers || outer.len() < FEWEST_BULLETS {
        return None;
    }
    Some(as_paragraphs(headings(lines, &outer)))
}

/// Paragraphs that begin with a title and a colon, in minutes that have nothing else. People
/// who speak are printed so too, so the meeting must open or close under such a title.
fn titled_paragraphs(lines: &[Line], from: usize) -> Option<Vec<Candidate>> {
    const LONGEST_TITLE_CHARS: usize = 50;
    let title = |at: usize| {
        let (title, rest) = lines[at].text.split_once(": ")?;
        let fits = stands_free(lines, at)
            && title.chars().count() <= LONGEST_TITLE_CHARS
            && title.starts_with(char::is_uppercase)
            && !title.contains(['.', ','])
            && !rest.is_empty()
            && !lines[at].is_label()
            && !matches!(SubHeading::of(title), Some(SubHeading::Decision | SubHeading::Proposal));
        fits.then_some(title)
    };
    let items: Vec<usize> = (from..lines.len()).filter(|&at| title(at).is_some()).collect();
    let framed = items
        .iter()
        .filter_map(|&at| customary(title(at)?))
        .any(|item| matches!(item, Customary::Opening | Customary::Closing));
    (framed && items.len() >= FEWEST).then(|| as_paragraphs(headings(lines, &items)))
}

fn as_paragraphs(mut headings: Vec<Candidate>) -> Vec<Candidate> {
    for heading in &mut headings {
        heading.is_paragraph = true;
    }
    headings
}

fn headings(lines: &[Line], items: &[usize]) -> Vec<Candidate> {
    let heading = |&at: &usize| Candidate {
        line: at,
        form: Form::Titled,
        number: None,
        value: 0,
        rest: lines[at]
            .text
            .trim_start_matches(is_bullet)
            .trim_start_matches(DASHES)
            .trim_start()
            .trim_end_matches(':')
            .trim()
            .to_owned(),
        score: 0.0,
        is_paragraph: false,
        set_apart: lines[at].emphasis.is_some(),
    };
    items.iter().map(heading).collect()
}

/// The lines of one style that can be items: from the opening of the meeting or the end of
/// the head, to its closing or the signatures.
fn items_among(lines: &[Line], group: &[usize], titles: &HashMap<String, usize>) -> Vec<usize> {
    let custom = |at: usize| lines[at].customary();
    let opening = group.iter().copied().find(|&at| custom(at) == Some(Customary::Opening));
    let from = opening.unwrap_or_else(|| head_end(lines));
    let mut items = Vec::new();
    for &at in group.iter().filter(|&&at| at >= from) {
        if lines[at].is_end_matter() {
            break;
        }
        if may_be_item(&lines[at].text, titles, items.is_empty()) {
            items.push(at);
        }
        if custom(at) == Some(Customary::Closing) {
            break;
        }
    }
    items
}

fn suffice(lines: &[Line], items: &[usize]) -> bool {
    let customary_one = items.iter().any(|&at| lines[at].customary().is_some());
    items.len() + usize::from(customary_one) >= FEWEST && items.len() > 1
}

/// Whether a line that stands out can be the title of an item.
fn may_be_item(text: &str, titles: &HashMap<String, usize>, first: bool) -> bool {
    let times = titles.get(&folded(text)).copied().unwrap_or(1);
    let class = SubHeading::of(text);
    let is_sub_heading = match class {
        Some(SubHeading::Decision | SubHeading::Proposal) => true,
        // "Information" may be an item; where it comes again it is a sub-heading.
        Some(SubHeading::Other) => times > 1,
        None => times > 2,
    };
    // "Budget" and "Dagordning" are documents, but items as well once the meeting goes on.
    let is_paper = match paper_named(text) {
        Some(Paper::Minutes) => true,
        Some(Paper::Notice) => first,
        Some(Paper::Report | Paper::Other) | None => false,
    };
    let is_head = is_label(text) || is_paper;
    let is_date = text.chars().count() < 40 && find_date(text).is_some();
    !is_sub_heading
        && !is_head
        && !is_date
        && text.chars().filter(|c| c.is_alphabetic()).count() > 1
}

/// Whether a line can be the heading of an item by its words and length.
pub(super) fn may_be_heading(line: &Line) -> bool {
    line.chars <= LONGEST_CHARS && may_be_item(&line.text, &HashMap::new(), false)
}

/// How often each short line stands in the text.
fn times(lines: &[Line]) -> HashMap<String, usize> {
    let mut times = HashMap::new();
    for line in lines.iter().filter(|line| line.chars <= LONGEST_CHARS) {
        *times.entry(folded(&line.text)).or_default() += 1;
    }
    times
}

fn folded(text: &str) -> String {
    text.trim_end_matches(':').to_lowercase()
}

/// The line after the last label of the head, and after the names below it when it stands
/// alone. Labels further down than the first third belong to the text.
fn head_end(lines: &[Line]) -> usize {
    const FARTHEST: usize = 40;
    let reach = FARTHEST.min(lines.len());
    let label = lines[..reach].iter().rposition(Line::is_label);
    let Some(label) = label else { return usize::from(lines.len() > 1) };
    let mut end = label + 1;
    // The rest of the paragraph, or the list, that the label heads.
    while end < lines.len()
        && lines[end].blanks_before == 0
        && lines[end].emphasis.is_none()
        && !lines[label].text.ends_with(|c: char| c.is_ascii_digit())
        && !ends_in_colon(lines, end, usize::MAX)
    {
        end += 1;
    }
    end
}

/// How many of the headings have text below them.
fn with_text(lines: &[Line], items: &[usize]) -> usize {
    let ends = items.iter().skip(1).copied().chain(std::iter::once(lines.len()));
    items.iter().zip(ends).filter(|(at, end)| end - *at > 1).count()
}

fn in_capitals(lines: &[Line], at: usize, _: usize) -> bool {
    const FEWEST_LETTERS: usize = 4;
    let line = &lines[at];
    let letters = line.text.chars().filter(|c| c.is_alphabetic());
    let (mut count, mut all) = (0, true);
    for letter in letters {
        count += 1;
        all &= !letter.is_lowercase();
    }
    all && count >= FEWEST_LETTERS && line.chars <= LONGEST_CHARS && stands_free(lines, at)
}

fn ends_in_colon(lines: &[Line], at: usize, width: usize) -> bool {
    const LONGEST_TITLE_CHARS: usize = 60;
    let line = &lines[at];
    line.text.ends_with(':')
        && line.chars <= LONGEST_TITLE_CHARS.min(width)
        && line.text.starts_with(char::is_uppercase)
        && line.text.matches([':', '.']).count() == 1
        && stands_free(lines, at)
        && lines.get(at + 1).is_some_and(|next| next.text.starts_with(char::is_alphanumeric))
}

/// A short line without an end mark between blank lines, or above its text.
pub(super) fn is_set_off(lines: &[Line], at: usize, width: usize) -> bool {
    const LONGEST_TITLE_CHARS: usize = 60;
    const TEXT_CHARS: usize = 40;
    let line = &lines[at];
    let Some(next) = lines.get(at + 1) else { return false };
    let is_text =
        |line: &Line| line.chars > TEXT_CHARS || line.text.ends_with(['.', '!', '?', ':']);
    line.chars <= LONGEST_TITLE_CHARS.min(width * 3 / 4)
        && line.text.starts_with(char::is_uppercase)
        && !line.text.ends_with(['.', ':', ';', ',', '!', '?', ')', '-'])
        && !line.text.contains(['@', '\t', ':'])
        && last_cell_apart(&line.columns).is_none()
        && stands_free(lines, at)
        && is_text(next)
}

/// A short line behind a dash, with text below that has none.
fn dashed(lines: &[Line], at: usize, _: usize) -> bool {
    const LONGEST_TITLE_CHARS: usize = 60;
    let line = &lines[at];
    let title = line.text.strip_prefix(DASHES).unwrap_or_default();
    line.chars <= LONGEST_TITLE_CHARS
        && title.starts_with(' ')
        && title.trim_start().starts_with(char::is_uppercase)
        && !title.ends_with(['.', ',', ';'])
        && lines.get(at + 1).is_some_and(|next| next.text.starts_with(char::is_alphanumeric))
}

/// Whether blank space, a page or a finished sentence stands above the line.
fn stands_free(lines: &[Line], at: usize) -> bool {
    at == 0 || lines[at].blanks_before > 0 || lines[at].opens_page
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::layout::lines::{lines_of, text_width};
    use crate::source::Page;

    fn plain(text: &str) -> Vec<String> {
        let lines = lines_of(&[Page::of_text(None, text)]);
        let titles = plain_titles(&lines, text_width(&lines)).unwrap_or_default();
        titles.into_iter().map(|heading| heading.rest).collect()
    }

    fn apart(text: &str) -> Vec<String> {
        let lines = lines_of(&[Page::of_text(None, text)]);
        let titles = set_apart_titles(&lines).map(|(_, titles)| titles).unwrap_or_default();
        titles.into_iter().map(|heading| heading.rest).collect()
    }

    #[test]
    fn headings_of_one_level_are_items_and_labels_and_sub_headings_are_not() {
        let text = "# Styrelsemöte\n## Närvarande\nAlva Rehn\n## Mötets öppnande\nAlva öppnade.\n\
                    ## Budget\nBo redogör.\n### Beslut\nJa.\n## Mötets avslutande\nSlut.\n## Signaturer\nAlva";
        assert_eq!(apart(text), ["Mötets öppnande", "Budget", "Mötets avslutande"]);
    }

    #[test]
    fn headings_with_numbers_leave_no_room_for_those_without() {
        let text =
            "## 1. Val\nJa.\n## 2. Budget\nNej.\n## Bakgrund\nText.\n## Övriga frågor\nInga.";
        assert_eq!(apart(text), [""; 0]);
    }

    #[test]
    fn capitals_colons_blank_lines_and_dashes_make_titles() {
        let head = "Närvarande: Alva Rehn, Bo Ek\n\n";
        for text in [
            "VÄGEN\n\nDen lagas.\n\nBRYGGAN\n\nDen tas upp.\n\nNÄSTA MÖTE\n\nI maj.",
            "Vägen:\nDen lagas.\n\nBryggan:\nDen tas upp.\n\nNästa möte:\nI maj.",
            "Vägen\n\nDen lagas.\n\nBryggan\n\nDen tas upp.\n\nNästa möte\n\nI maj.",
            "- Vägen\nDen lagas.\n- Bryggan\nDen tas upp.\n- Nästa möte\nI maj.",
        ] {
            let titles = plain(&format!("{head}{text}"));
            let lower: Vec<String> = titles.iter().map(|title| title.to_lowercase()).collect();
            assert_eq!(lower, ["vägen", "bryggan", "nästa möte"], "{text}");
        }
    }

    #[test]
    fn paragraphs_that_begin_with_a_title_are_items_where_the_meeting_opens_so() {
        let text = "Närvarande: Alva Rehn, Bo Ek\n\nMötets öppnande: Alva hälsade.\n\n\
                    Vägen: Den lagas.\n\nBryggan: Den tas upp.";
        assert_eq!(plain(text).len(), 3);
        let talk = "Närvarande: Alva Rehn, Bo Ek\n\nAlva: Hej.\n\nBo: Hej.\n\nMoa: Hej.";
        assert_eq!(plain(talk).len(), 0);
    }

    #[test]
    fn running_text_has_no_titles() {
        let text = "Närvarande: Alva Rehn\n\nVi pratade om vägen.\n\nSedan om bryggan.\n\nSlut.";
        assert_eq!(plain(text), [""; 0]);
    }
}
