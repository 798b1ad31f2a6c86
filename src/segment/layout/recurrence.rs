//! Lines that recur beside furniture: running heads, also where their page number changes, and page
//! numbers on lines of their own.
//!
//! A text that was taken out of a PDF without its page breaks has them in the middle of everything:
//! between the number of an item and its title, inside a sentence. Numbers are known by counting: one
//! that goes up by as much as the head beside it was repeated is the number of the page.

use std::collections::HashMap;

use super::super::sub_heading::SubHeading;
use super::lines::Line;
use super::statements::is_statement;

/// How far from furniture more of it is looked for, in lines. Running heads at hand have up to four
/// lines.
const REACH: isize = 4;

/// Fewer repetitions do not show that a number counts pages.
const FEWEST: usize = 3;

/// A line recurs like furniture when it stands at one place beside furniture in so many of a
/// hundred cases.
pub(super) const RECURS_PERCENT: usize = 60;

/// Digits of a page number at most.
const LONGEST_NUMBER: usize = 4;

/// Spreads from lines of certain form to lines that keep them company.
pub(super) fn mark_recurring(lines: &[Line], is_furniture: &mut [bool]) {
    let keys: Vec<String> = lines.iter().map(|line| recurrence_key(&line.text)).collect();
    let anchors: Vec<(usize, &str)> = anchors(is_furniture, |at| &keys[at]);
    // The company must be the same to the letter: "Dnr 2020-00098" and "Dnr 2020-00103" below two
    // headings are not one running head.
    let recurring = recurring(&anchors, lines.len(), 2, |place| {
        let may_be = !is_furniture[place] && may_be_furniture(lines, place);
        may_be.then_some(lines[place].text.as_str())
    });
    for (places, _) in recurring {
        for place in places {
            is_furniture[place] = true;
        }
    }
}

/// Marks lines that recur beside furniture with nothing but a page number changing.
pub(super) fn mark_numbered_heads(lines: &[Line], is_furniture: &mut [bool]) {
    let heads: Vec<Option<(String, Option<u32>)>> =
        lines.iter().map(|line| without_page_number(&line.text)).collect();
    let anchors: Vec<(usize, &str)> = anchors(is_furniture, |at| &lines[at].text);
    // Where the number is left out on some pages, the head is furniture there already.
    let recurring = recurring(&anchors, lines.len(), FEWEST, |place| {
        let may_be = is_furniture[place] || may_be_furniture(lines, place);
        heads[place].as_ref().filter(|_| may_be).map(|(words, _)| words.as_str())
    });
    for (places, turns) in recurring {
        let number = |place: &usize| heads[*place].as_ref().and_then(|(_, number)| *number);
        let numbers: Vec<u32> = places.iter().filter_map(number).collect();
        if rises_like_pages(&numbers, turns) {
            for place in places {
                is_furniture[place] = true;
            }
        }
    }
}

/// The lines that are furniture, each with what it is known by.
fn anchors<'a>(is_furniture: &[bool], key: impl Fn(usize) -> &'a str) -> Vec<(usize, &'a str)> {
    (0..is_furniture.len()).filter(|at| is_furniture[*at]).map(|at| (at, key(at))).collect()
}

/// Lines of one `key` that stand at one distance from anchors that are alike, in most cases and
/// `fewest` times at least; with how often those anchors come. A line without a key is passed over.
fn recurring<'a>(
    anchors: &[(usize, &str)],
    count: usize,
    fewest: usize,
    key: impl Fn(usize) -> Option<&'a str>,
) -> Vec<(Vec<usize>, usize)> {
    let mut turns: HashMap<&str, usize> = HashMap::new();
    let mut company: HashMap<(&str, &str, isize), Vec<usize>> = HashMap::new();
    for &(at, anchor) in anchors {
        *turns.entry(anchor).or_default() += 1;
        for distance in (-REACH..=REACH).filter(|distance| *distance != 0) {
            let place = at.checked_add_signed(distance).filter(|place| *place < count);
            if let Some((place, key)) = place.and_then(|place| Some((place, key(place)?))) {
                company.entry((key, anchor, distance)).or_default().push(place);
            }
        }
    }
    let with_turns = company.into_iter().map(|((_, anchor, _), places)| (places, turns[anchor]));
    with_turns
        .filter(|(places, turns)| {
            places.len() >= fewest && places.len() * 100 >= turns * RECURS_PERCENT
        })
        .collect()
}

/// Marks numbers alone right below or above furniture that rise by one each time that the most
/// frequent piece of furniture comes again. Where no item has a §, they may be the items' own.
pub(super) fn mark_page_numbers(lines: &[Line], is_furniture: &mut [bool]) {
    let mut times: HashMap<&str, usize> = HashMap::new();
    for (line, _) in lines.iter().zip(&*is_furniture).filter(|(_, furniture)| **furniture) {
        *times.entry(line.text.as_str()).or_default() += 1;
    }
    // Of two that are as frequent the first in the alphabet, so that the answer is always the same.
    let most_frequent = times.iter().max_by(|a, b| a.1.cmp(b.1).then_with(|| b.0.cmp(a.0)));
    let Some((&head, _)) = most_frequent.filter(|(_, times)| **times >= FEWEST) else { return };
    if !lines.iter().any(|line| line.text.starts_with('§')) {
        return;
    }
    let mut turned = 0_i64;
    let mut by_offset: HashMap<i64, Vec<usize>> = HashMap::new();
    for (at, line) in lines.iter().enumerate() {
        turned += i64::from(is_furniture[at] && line.text == head);
        let beside = |other: Option<usize>| {
            other.and_then(|other| is_furniture.get(other)).copied().unwrap_or(false)
        };
        let is_beside = beside(at.checked_sub(1)) || beside(Some(at + 1));
        if let Some(number) = page_number(&line.text).filter(|_| is_beside && !is_furniture[at]) {
            by_offset.entry(i64::from(number) - turned).or_default().push(at);
        }
    }
    for places in by_offset.into_values().filter(|places| places.len() >= FEWEST) {
        for at in places {
            is_furniture[at] = true;
        }
    }
}

/// The line with every number as 0: `Protokoll nr 7` and `Protokoll nr 12` recur as one, and
/// so do `9 (73)` and `10 (73)`, so that the pages of one digit are not counted apart.
pub(crate) fn recurrence_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            '0'..='9' if key.ends_with('0') => {}
            '0'..='9' => key.push('0'),
            other => key.push(other),
        }
    }
    key
}

/// Headings and sub-headings are text however often they recur. So is what stands
/// right under "Beslut": a decision of one line that is taken again and again
/// ("Informationen noteras.") ends above the foot of many pages. And a head states nothing.
pub(super) fn may_be_furniture(lines: &[Line], at: usize) -> bool {
    let is_decision = at
        .checked_sub(1)
        .is_some_and(|above| lines[above].sub_heading == Some(SubHeading::Decision));
    let line = &lines[at];
    !is_decision
        && line.sub_heading.is_none()
        && !line.text.contains('§')
        && !is_statement(&line.text)
}

/// A number of a page, alone.
fn page_number(text: &str) -> Option<u32> {
    let is_short = text.len() <= LONGEST_NUMBER && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_short)
}

/// A line of words without the one number in it that may be a page's, and that number. `None`
/// where it has several such numbers, or one word, which labels an item as often (`Ärende 7`).
fn without_page_number(text: &str) -> Option<(String, Option<u32>)> {
    let mut words = String::with_capacity(text.len());
    let mut number = None;
    for token in text.split_whitespace() {
        if let Some(found) = page_number(token) {
            if number.replace(found).is_some() {
                return None;
            }
            continue;
        }
        words.push_str(token);
        words.push(' ');
    }
    let is_head = words.contains(char::is_alphabetic) && words.trim_end().contains(' ');
    is_head.then_some((words, number))
}

/// Whether numbers rise, and no faster than pages were turned. Heads without any show nothing that
/// the exact recurrence of lines has not shown already.
fn rises_like_pages(numbers: &[u32], turned: usize) -> bool {
    let rises = numbers.windows(2).all(|pair| pair[0] < pair[1]);
    let (Some(first), Some(last)) = (numbers.first(), numbers.last()) else { return false };
    rises && (last.abs_diff(*first) as usize) <= turned * 2
}

#[cfg(test)]
mod tests {
    use crate::segment::layout::furniture::furniture;
    use crate::segment::layout::lines::lines_of;
    use crate::source::Page;

    fn kept(text: &str) -> Vec<String> {
        let lines = lines_of(&[Page::of_text(None, text)]);
        let furniture = furniture(&lines);
        lines.into_iter().zip(furniture).filter(|(_, f)| !f).map(|(line, _)| line.text).collect()
    }

    /// A text whose pages end in a strip to be signed and begin with a head.
    fn text(head: impl Fn(u32) -> String) -> String {
        let page =
            |n: u32| format!("{}\n\n§ {}\n\nÄrende {n}\n\nJusterandes sign\n\n", head(n), n + 40);
        (2..14).map(page).collect()
    }

    #[test]
    fn a_head_with_a_page_number_goes_wherever_it_stands() {
        let kept =
            kept(&text(|n| format!("EKEFORS KOMMUN\n\nSAMMANTRÄDESPROTOKOLL {n} 2016-10-18")));
        assert_eq!(beside_items(&kept), [0; 0]);
    }

    #[test]
    fn a_page_number_alone_beside_a_head_goes_too() {
        let both = |n: u32| match n % 2 {
            0 => format!("EKEFORS KOMMUN\n\nSAMMANTRÄDESPROTOKOLL 2016-10-18\n\n{n}"),
            _ => format!("EKEFORS KOMMUN\n\nSAMMANTRÄDESPROTOKOLL {n} 2016-10-18"),
        };
        // Nothing stands above the first page that would tell what its head is.
        assert_eq!(beside_items(&kept(&text(both))), [0, 1, 2]);
    }

    /// The places of lines that are not of items.
    fn beside_items(kept: &[String]) -> Vec<usize> {
        let is_beside = |line: &String| !line.starts_with(['§', 'Ä']);
        (0..kept.len()).filter(|at| is_beside(&kept[*at])).collect()
    }

    #[test]
    fn numbers_that_do_not_count_pages_stay() {
        let votes = |n: u32| format!("Antal röster {}", n * 7 % 12);
        assert_eq!(beside_items(&kept(&text(votes))).len(), 12);
    }
}
