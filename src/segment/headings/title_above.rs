//! Does the title stand above the number?
//!
//! Some documents print the title, and right below it a line with number and diary number alone.
//! Whether a document does is decided by all its headings together.

use std::collections::HashSet;

use super::super::layout::lines::Line;
use super::super::paragraphs::join_wrapped;
use super::candidate::Candidate;
use super::candidate::Heading;
use super::diary_numbers::{DiaryNumbers, diary_line, take_diary_numbers};

/// The titles above the lines with the numbers, in documents whose headings are printed
/// so: where most numbers stand alone right below a line that is set off.
pub(in crate::segment) fn titles_above(
    text: &[Line],
    chosen: &[Candidate],
) -> Vec<Option<(usize, String)>> {
    let mut after = 0;
    let above: Vec<Option<(usize, String)>> = chosen
        .iter()
        .map(|candidate| {
            let first_free = std::mem::replace(&mut after, candidate.line + 1);
            // What else stands on the line is a title of its own.
            let bare = take_diary_numbers(&candidate.rest, &mut DiaryNumbers::default()).is_empty();
            // What stands above may not be the heading before.
            bare.then(|| title_above(text, candidate, chosen.len() > 1))?
                .filter(|(line, _)| *line >= first_free)
        })
        .collect();
    // Every title is its own; a line that stands above many numbers is a page's foot.
    let titles: HashSet<&str> = above.iter().flatten().map(|(_, title)| title.as_str()).collect();
    let many = is_most(titles.len(), chosen.len()) && !titles_stand_below(text, chosen);
    if many { above } else { vec![None; chosen.len()] }
}

/// Two of three.
fn is_most(count: usize, all: usize) -> bool {
    count * 3 >= all * 2
}

/// Whether most numbers that stand alone have a title of their own below: a short line set off on
/// both sides, not a sentence, and another one each time, which a sub-heading is not.
fn titles_stand_below(lines: &[Line], chosen: &[Candidate]) -> bool {
    let below = chosen.iter().filter_map(|candidate| title_below(lines, candidate.line + 1));
    let titles: HashSet<&str> = below.collect();
    chosen.len() > 1 && is_most(titles.len(), chosen.len())
}

/// The line below a number, if it looks like a title.
fn title_below(lines: &[Line], first: usize) -> Option<&str> {
    const LONGEST_CHARS: usize = 110;
    let mut ignored = DiaryNumbers::default();
    let mut is_title = |line: &Line| diary_line(&line.text, &mut ignored) != Some("");
    let (at, line) =
        lines.iter().enumerate().skip(first).take(2).find(|(_, line)| is_title(line))?;
    let is_set_off = line.blanks_before > 0
        && lines.get(at + 1).is_none_or(|next| next.blanks_before > 0 || next.opens_page);
    let looks_like_one = line.sub_heading.is_none()
        && line.chars <= LONGEST_CHARS
        && line.text.starts_with(char::is_uppercase)
        && !line.text.ends_with(['.', ':', ';', ',']);
    (is_set_off && looks_like_one).then_some(line.text.as_str())
}

/// The title that stands above the line with the number: where it begins, and its text.
/// Only some templates do so; `title_above` of the document decides.
fn title_above(
    lines: &[Line],
    candidate: &Candidate,
    among_others: bool,
) -> Option<(usize, String)> {
    let mut at = candidate.line;
    let mut title = String::new();
    let number = candidate.line;
    // A blank line may part the number from its title, where one parts it from its text too. A
    // single number below a head of the document is not evidence of that.
    let stands_alone = among_others
        && lines[number].blanks_before == 1
        && lines.get(number + 1).is_none_or(|below| below.blanks_before > 0);
    while at > 0
        && (lines[at].blanks_before == 0 || at == number && stands_alone)
        && !lines[at].opens_page
        && number - at < 3
    {
        at -= 1;
        let line = lines[at].text.as_str();
        // Nor is a page number.
        let has_words = line.contains(char::is_alphabetic);
        if line.ends_with(['.', ':', ';']) || lines[at].sub_heading.is_some() || !has_words {
            return None;
        }
        title = if title.is_empty() { line.to_owned() } else { join_wrapped(line, &title) };
    }
    let set_off = lines[at].blanks_before > 0 || lines[at].opens_page || at == 0;
    (!title.is_empty() && set_off).then_some((at, title))
}

impl Heading {
    /// The same heading with the title that stands above the number; what was read as
    /// its title below is text again, from line `first` on, but for diary numbers.
    pub(in crate::segment) fn with_title_above(
        self,
        title: String,
        first: usize,
        lines: &[Line],
    ) -> Self {
        let mut body = first;
        let mut diary_numbers = DiaryNumbers::from(self.diary_numbers);
        while lines
            .get(body)
            .is_some_and(|line| diary_line(&line.text, &mut diary_numbers) == Some(""))
        {
            body += 1;
        }
        let diary_numbers = diary_numbers.into_printed();
        Self { title, diary_numbers, body, doubtful: false, lead: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::headings::find_headings;
    use crate::segment::layout::lines::lines_of;
    use crate::source::Page;

    /// The titles that stand above the numbers of a text.
    fn titles(text: &str) -> Vec<Option<String>> {
        let lines = lines_of(&[Page::of_text(None, text)]);
        let chosen = find_headings(&lines, 60).chosen;
        let above = titles_above(&lines, &chosen).into_iter();
        above.map(|above| above.map(|(_, title)| title)).collect()
    }

    #[test]
    fn a_blank_line_may_part_title_number_and_text() {
        let text = "Val av justerare\n\n§ 5\n\nBo Ek väljs.\n\nBudget för\nåret\n\n§ 6   Dnr 2/22\n\nFörslaget antas.\n";
        let above = |title: &str| Some(title.to_owned());
        assert_eq!(titles(text), [above("Val av justerare"), above("Budget för året")]);
    }

    #[test]
    fn titles_set_off_below_their_numbers_leave_what_stands_above_alone() {
        let text = "Nämnden noterar det\n\n§ 5\n\nVal av justerare\n\nBo Ek väljs\n\n§ 6\n\n\
                    Budget\n\nSammanfattning\n\nDen antas\n\n§ 7\n\nDnr 2/22\n\nVägar\n\nDe lagas.\n";
        assert_eq!(titles(text), [None, None, None]);
    }

    #[test]
    fn a_number_with_a_title_of_its_own_has_none_above() {
        let text = "Kf § 4 00412-2022 Budget\nKf § 5 00413-2022 Val\nNämnden beslutar att\n";
        assert_eq!(titles(text), [None, None]);
    }

    #[test]
    fn titles_above_are_taken_where_most_numbers_stand_alone_below_one() {
        let text =
            "Val av justerare\n§ 5 Dnr 2022/1\nBeslut\nJa.\n\nBudget\n§ 6 Dnr 2022/2\nBeslut\nJa.";
        let above = |title: &str| Some(title.to_owned());
        assert_eq!(titles(text), [above("Val av justerare"), above("Budget")]);
    }
}
