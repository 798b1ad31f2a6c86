//! What does a heading say: diary numbers and title?
//!
//! Reads the lines from a heading on: diary numbers as printed, the title with wrapped lines
//! joined, and the line on which the item's text begins. That a line is a heading has been decided
//! before.

mod title_end;

use std::sync::LazyLock;

use regex::Regex;

use super::super::layout::cells::first_cell_apart;
use super::super::layout::lines::Line;
use super::super::paragraphs::join_wrapped;
use super::super::sub_heading::SubHeading;
use super::candidate::{Candidate, Heading};
use super::diary_numbers::{
    DiaryNumbers, diary_line, diary_number_at_start, take_closing_number, take_diary_numbers,
    without_closing_cell,
};
use super::forms::{Form, is_numbered};
use super::run_in;
use crate::lexicon::Class;
use crate::source::Emphasis;
use title_end::{
    begins_sentence, begins_text, begins_untitled_text, continues_name, ends_in_joining_word,
    is_sentence, tells,
};

/// A title longer than this, in lines, has run into the text. Real titles at hand
/// have at most six lines.
const LONGEST_TITLE_LINES: usize = 7;

/// The item's number on the agenda before its title: `4. Handlingsprogram`.
static AGENDA_NUMBER: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^\d{1,2}\.\s+(\p{Lu})").expect("the pattern compiles"));
/// Reads the heading of `candidate`; the item ends before line `end`.
pub(crate) fn read_heading(
    lines: &[Line],
    candidate: &Candidate,
    end: usize,
    width: usize,
) -> Heading {
    if run_in::is_paragraph(candidate) {
        return run_in::heading_of_paragraph(lines, candidate, end, width);
    }
    if let Some(heading) = run_in::heading_on_line(lines, candidate, end, width) {
        return heading;
    }
    let mut reading = Reading::of_number_line(lines, candidate, end, width);
    while reading.at < end && reading.takes_line() {}
    reading.into_heading()
}

/// A heading that is being read, line by line.
struct Reading<'a> {
    lines: &'a [Line],
    candidate: &'a Candidate,
    end: usize,
    width: usize,
    diary_numbers: DiaryNumbers,
    /// Whether a diary number stood on the line of the item's number.
    diary_on_line: bool,
    title: Vec<String>,
    /// How the title is set, from its first line on.
    style: Option<Emphasis>,
    /// What stands in a cell beside the title.
    beside: Option<String>,
    /// The line at which the title certainly ends.
    certain_end: Option<usize>,
    /// The line that is looked at.
    at: usize,
    doubtful: bool,
}

impl<'a> Reading<'a> {
    /// Reads the line with the item's number.
    fn of_number_line(
        lines: &'a [Line],
        candidate: &'a Candidate,
        end: usize,
        width: usize,
    ) -> Self {
        let line = &lines[candidate.line];
        let mut diary_numbers = DiaryNumbers::default();
        let (rest, cell) = without_closing_cell(&line.columns, &candidate.rest);
        let beside = cell.and_then(|cell| diary_numbers.take_cell(cell)).map(str::to_owned);
        let title = take_diary_numbers(rest, &mut diary_numbers);
        let first = candidate.line + 1;
        Self {
            lines,
            candidate,
            end,
            width,
            diary_numbers,
            diary_on_line: title.len() < candidate.rest.len(),
            title: if title.is_empty() { Vec::new() } else { vec![title] },
            style: line.emphasis,
            beside,
            certain_end: certain_end(lines, first, end),
            at: first,
            doubtful: false,
        }
    }

    /// Takes the next line if it is of the heading, and says whether it was.
    fn takes_line(&mut self) -> bool {
        // What stands beside the title is of the text, and so is what stands below that.
        if self.beside.is_some() && !self.title.is_empty() {
            return false;
        }
        let line = &self.lines[self.at];
        // "Information", "Yrkanden" right under the number are the title itself; "Beslut" is not.
        let may_be_title = self.title.is_empty() && line.sub_heading == Some(SubHeading::Other);
        if line.sub_heading.is_some() && !may_be_title || begins_text(&line.text) {
            return false;
        }
        if let Some(rest) = diary_line(&line.text, &mut self.diary_numbers) {
            // What else stands on the line ("Sekretess …") is the item's text.
            self.at += usize::from(rest.is_empty());
            return self.title.is_empty() && rest.is_empty();
        }
        if self.title.is_empty() && !self.diary_on_line && begins_untitled_text(line) {
            return false;
        }
        if self.title.is_empty() {
            self.style = line.emphasis;
        } else if !self.goes_on(line) {
            return false;
        }
        if self.title.len() >= LONGEST_TITLE_LINES {
            self.doubtful = self.style.is_none();
            return false;
        }
        let (rest, cell) = without_closing_cell(&line.columns, &line.text);
        let rest = take_closing_number(rest, &mut self.diary_numbers);
        self.title.push(rest.to_owned());
        self.at += 1;
        if let Some(word) = cell.and_then(|cell| self.diary_numbers.take_cell(cell)) {
            self.beside = Some(word.to_owned());
        }
        true
    }

    /// Takes the diary number that stands in the margin of the first line of text, where none was met
    /// before. What stands beside it begins the text.
    fn take_number_in_margin(&mut self) {
        let line = self.lines[..self.end].get(self.at).filter(|line| line.sub_heading.is_none());
        let Some((number, rest)) = line.and_then(|line| first_cell_apart(&line.columns)) else {
            return;
        };
        let is_number = diary_number_at_start(number)
            .is_some_and(|(print, after)| after.is_empty() && !print.is_empty());
        if self.beside.is_none() && self.diary_numbers.is_empty() && is_number {
            self.diary_numbers.take_cell(number);
            self.beside = Some(rest.split_whitespace().collect::<Vec<_>>().join(" "));
            self.at += 1;
        }
    }

    /// Whether the title goes on on `line`.
    fn goes_on(&self, line: &Line) -> bool {
        if line.emphasis != self.style {
            return false;
        }
        if self.style.is_some() {
            // A title that is set apart ends where the setting ends.
            return line.blanks_before == 0;
        }
        self.candidate.form != Form::Titled
            && !begins_sentence(self.lines, self.at, self.end, self.title.last())
            && self.title.last().is_none_or(|last| self.goes_on_unset(last, line))
    }

    /// Whether `line` continues a title that nothing sets apart and whose last line is `last`.
    fn goes_on_unset(&self, last: &str, line: &Line) -> bool {
        let above = &self.lines[self.at - 1];
        let is_filled = |percent: usize| above.chars * 100 > self.width * percent;
        let unfinished = last.ends_with(['-', '–', ',', ':'])
            || ends_in_joining_word(last)
            || line.blanks_before == 0 && continues_name(last, &line.text);
        let lower = line.text.starts_with(|c: char| c.is_lowercase() || c == '(');
        if line.blanks_before > 0 && (is_sentence(&line.text) || is_numbered(&line.text)) {
            return false;
        }
        if line.blanks_before > 0 {
            // A page break in the middle of a title leaves a blank line.
            return unfinished || (lower && !last.ends_with('.'));
        }
        if lower || unfinished {
            return true;
        }
        if last.ends_with(['.', '?', '!']) && above.chars * 10 < self.width * 8 {
            return false;
        }
        let is_section = self.candidate.form == Form::Section;
        if tells(&line.text) {
            return false;
        }
        // A sentence of its own, below a title that does not wrap visibly.
        let ends_alone = line.text.ends_with('.') && !last.ends_with('.');
        if ends_alone && (!is_section || is_sentence(&line.text)) {
            return false;
        }
        // Up to the sub-heading or blank line that certainly ends it, all lines are title:
        // a title has no end mark, so there is no text between it and that end.
        if is_section && self.certain_end.is_some_and(|end| self.at < end) {
            let is_below_number = self.at == self.candidate.line + 1;
            return !is_below_number || self.diary_on_line || is_filled(60);
        }
        is_filled(70)
    }

    fn into_heading(mut self) -> Heading {
        if !self.doubtful && !self.title.is_empty() {
            self.take_number_in_margin();
        }
        if self.doubtful {
            // The title ran into the text: keep its first line and give the rest back.
            self.at -= self.title.len() - 1;
            self.title.truncate(1);
        }
        if self.title.is_empty()
            && let Some(line) =
                self.lines[..self.end].get(self.at).filter(|line| line.sub_heading.is_none())
        {
            // Without a title the first words of the text name the item, and stay in the text.
            self.title.push(run_in::name_of_text(&line.text));
        }
        let lines = self.title.iter().filter(|line| !line.is_empty());
        let title = lines.fold(String::new(), |title, line| {
            if title.is_empty() { line.clone() } else { join_wrapped(&title, line) }
        });
        let title =
            title.trim_start_matches(['-', '–', ':', ' ']).trim_end_matches([',', ':', ' ']);
        let title = match self.candidate.form {
            Form::Section => without_agenda_number(title),
            _ => title,
        };
        Heading {
            title: title.to_owned(),
            diary_numbers: self.diary_numbers.into_printed(),
            body: self.at,
            doubtful: self.doubtful,
            lead: self.beside,
        }
    }
}

/// The title behind its number on the agenda.
fn without_agenda_number(title: &str) -> &str {
    let number = AGENDA_NUMBER.captures(title);
    let start = number.and_then(|number| number.get(1)).map_or(0, |capital| capital.start());
    &title[start..]
}

/// Whether the stop at the end of a line is that of an abbreviation: "Anna Ek m.fl."
fn ends_in_abbreviation(line: &str) -> bool {
    let last = line.trim_end_matches('.').rsplit(' ').next().unwrap_or_default();
    Class::Abbreviation.has(&last.to_lowercase())
}

/// The line at which a title that begins at `first` certainly ends: a
/// sub-heading or a blank line within a title's length, with no sentence before it.
fn certain_end(lines: &[Line], first: usize, end: usize) -> Option<usize> {
    let last = end.min(first + LONGEST_TITLE_LINES);
    for (at, line) in lines.iter().enumerate().take(last).skip(first) {
        if line.sub_heading.is_some() || (at > first && line.blanks_before > 0) {
            return Some(at);
        }
        if line.text.ends_with('.') && !ends_in_abbreviation(&line.text) {
            return None;
        }
    }
    (end <= first + LONGEST_TITLE_LINES).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::headings::find_headings;
    use crate::segment::layout::lines::{lines_of, text_width};
    use crate::source::Page;

    fn heading(text: &str) -> (String, Vec<String>) {
        let lines = lines_of(&[Page::of_text(None, text)]);
        let width = text_width(&lines);
        let chosen = find_headings(&lines, width).chosen;
        let heading = read_heading(&lines, &chosen[0], lines.len(), width);
        (heading.title, heading.diary_numbers)
    }

    #[test]
    fn a_title_over_several_lines_is_joined() {
        let (title, numbers) = heading(
            "§ 479 Ärendenummer BUN-2025-00005\n\nRedovisning av uppdrag att utreda hur\nkommunens arbete kan\nförbättras\nBeslut\n\nJa.\n",
        );
        assert_eq!(title, "Redovisning av uppdrag att utreda hur kommunens arbete kan förbättras");
        assert_eq!(numbers, ["BUN-2025-00005"]);
    }

    #[test]
    fn diary_numbers_stand_before_below_and_in_brackets() {
        assert_eq!(heading("§ 14 0123/23\nBudget\nBeslut\nJa.\n").1, ["0123/23"]);
        let (title, numbers) =
            heading("§ 59 Anmälan av beslut\nGn 113/2026\nAlla beslut anmäls.\n");
        assert_eq!(
            (title.as_str(), &numbers[..]),
            ("Anmälan av beslut", &["Gn 113/2026".to_owned()][..])
        );
        let (title, numbers) = heading("33 Delårsbokslut (Dnr 346/2006)\n\nText.\n");
        assert_eq!((title.as_str(), &numbers[..]), ("Delårsbokslut", &["346/2006".to_owned()][..]));
        assert_eq!(
            heading("§ 4 Ärendenummer SLK-2024-00009:26\nVal\nBeslut\nJa.\n").1,
            ["SLK-2024-00009:26"]
        );
        assert_eq!(
            heading("§ 4 Ärendenummer SLK-2024-00009:-1\nVal\nBeslut\nJa.\n").1,
            ["SLK-2024-00009"]
        );
    }

    #[test]
    fn what_a_label_announces_is_a_diary_number_in_any_form() {
        assert_eq!(heading("§ 4 Ärendenummer SLK:16342\nVal\nBeslut\nJa.\n").1, ["SLK:16342"]);
        let (title, numbers) = heading("§ 4   Dnr 2004.118\nBudget\nBeslut\nJa.\n");
        assert_eq!((title.as_str(), &numbers[..]), ("Budget", &["2004.118".to_owned()][..]));
        // A template without a space before the class.
        let (title, numbers) = heading("§ 4 Diarienummer 00513/20241.1.2\nVal\nBeslut\nJa.\n");
        assert_eq!((title.as_str(), &numbers[..]), ("Val", &["00513/2024".to_owned()][..]));
    }

    #[test]
    fn a_cell_beside_the_title_is_not_part_of_it() {
        let (title, numbers) = heading("§ 4   Budget 2024          KS 2024/12\nBeslut\nJa.\n");
        assert_eq!((title.as_str(), &numbers[..]), ("Budget 2024", &["KS 2024/12".to_owned()][..]));
        assert_eq!(heading("§ 4   Dagordning          Bilaga 1\nBeslut\nJa.\n").0, "Dagordning");
        assert_eq!(heading("§ 4 Bilaga 1 till avtalet\nBeslut\nJa.\n").0, "Bilaga 1 till avtalet");
    }

    #[test]
    fn a_label_without_a_number_is_not_a_title() {
        let (title, numbers) = heading("§ 4 Ärendenummer\nVal av ombud\nBeslut\nJa.\n");
        assert_eq!((title.as_str(), numbers.len()), ("Val av ombud", 0));
    }

    #[test]
    fn years_and_properties_in_titles_are_not_diary_numbers() {
        assert_eq!(heading("§ 4\nSärö 1:57 och 1:307\nBeslut\nJa.\n").1, [""; 0]);
        assert_eq!(heading("§ 4\nPlan 2024-2027\nBeslut\nJa.\n").0, "Plan 2024-2027");
    }
}
