//! Which lines are headings of agenda items?
//!
//! Finds the chain of headings, in order, among the lines of the text (furniture already off), and
//! the lines that looked like one but were not taken.
//!
//! No single line decides, and no template is known by name. For each way of marking items
//! ([`Form`]) every line that *could* be a heading gets a score from its form and
//! surroundings; of all chains with rising numbers the one with the highest sum wins; and of
//! the forms the one whose chain explains most of the document.

pub(in crate::segment) mod candidate;
pub(in crate::segment) mod chain;
mod decided;
pub(in crate::segment) mod diary_numbers;
pub(in crate::segment) mod forms;
pub(in crate::segment) mod heading;
mod misread;
pub(in crate::segment) mod run_in;
pub(in crate::segment) mod scores;
pub(in crate::segment) mod title_above;
pub(in crate::segment) mod titled;
mod unnumbered;

use std::collections::HashSet;

use super::customary::{Customary, customary, frame};
use super::layout::cells::{has_gap, last_cell_apart};
use super::layout::end_matter::is_attachment;
use super::layout::lines::Line;
use super::papers::is_label;
use candidate::Candidate;
use chain::best_chain;
use decided::decided_paragraphs;
use forms::{Form, Mark, PER_MAJOR, is_numbered, mark};
use misread::with_misread;
use scores::score_all;
use titled::{plain_titles, set_apart_titles};
use unnumbered::unnumbered_after;

/// The headings of a document.
#[derive(Debug, Default)]
pub(crate) struct Headings {
    /// The headings in order.
    pub chosen: Vec<Candidate>,
    /// Lines that looked much like a heading but do not fit the sequence.
    pub doubtful: Vec<Candidate>,
}

/// A candidate outside the chain with more than this is worth a warning.
const DOUBTFUL: f32 = 3.0;
/// The same of one whose number an item has already: a sign with a title, and text below.
const DOUBTFUL_AGAIN: f32 = 2.0;
/// So many items with a sign are a document's items, whatever else is bold.
const CERTAIN_SECTIONS: usize = 3;
/// A chain of numbers with less than this is hardly one: headings by their looks are tried.
const WEAK: f32 = 5.0;

/// Finds the headings. `width` is the text's width in characters.
pub(crate) fn find_headings(lines: &[Line], width: usize) -> Headings {
    let lines = &lines[..start_of_attachments(lines)];
    let chains = [Form::Section, Form::Labelled, Form::Numbered, Form::Decimal, Form::RunIn]
        .map(|form| Chain::of(lines, form, width));
    let sections = chains[0].taken.len();
    let decimals_fit = !have_parents(lines, &chains[3]);
    let first_section = chains[0].taken().next().map(|first| first.line);
    let best = chains
        .into_iter()
        .filter(|chain| !first_section.is_some_and(|first| chain.is_agenda_above(first)))
        .filter(|chain| match chain.form {
            Form::Decimal => decimals_fit,
            Form::RunIn => chain.holds_the_document(lines),
            _ => true,
        })
        // `rev` lets the more explicit form win where sums are equal.
        .rev()
        .max_by(|a, b| a.weight.total_cmp(&b.weight));
    let Some(best) = best else {
        let chosen = plain_titles(lines, width).or_else(|| decided_paragraphs(lines));
        return Headings { chosen: chosen.unwrap_or_default(), doubtful: Vec::new() };
    };
    if sections < CERTAIN_SECTIONS {
        if let Some((weight, chosen)) = set_apart_titles(lines)
            && weight > best.weight
        {
            return Headings { chosen, doubtful: Vec::new() };
        }
        if best.weight < WEAK
            && let Some(chosen) = plain_titles(lines, width).or_else(|| decided_paragraphs(lines))
        {
            return Headings { chosen, doubtful: Vec::new() };
        }
    }
    best.into_headings(lines, width)
}

/// The line on which attachments begin that follow the closing of the meeting: statutes have
/// §§ of their own.
fn start_of_attachments(lines: &[Line]) -> usize {
    let mut closed = false;
    for (at, line) in lines.iter().enumerate() {
        if closed && (line.blanks_before > 0 || line.opens_page) && is_attachment(&line.text) {
            return at;
        }
        closed |= line.chars < LONGEST_CLOSING_CHARS
            && (line.emphasis.is_some() || is_numbered(&line.text))
            && closes(&line.text);
    }
    lines.len()
}

/// "§ 17 Årsmötets avslutande" and the like.
const LONGEST_CLOSING_CHARS: usize = 60;

/// Whether a line with a number or without closes the meeting.
fn closes(text: &str) -> bool {
    let title = text.trim_start_matches(|c: char| !c.is_alphabetic());
    customary(title) == Some(Customary::Closing)
}

/// The best chain of one form.
struct Chain {
    form: Form,
    candidates: Vec<Candidate>,
    taken: Vec<usize>,
    weight: f32,
}

impl Chain {
    fn of(lines: &[Line], form: Form, width: usize) -> Self {
        let mut candidates = candidates(lines, form);
        score_all(lines, &mut candidates, width);
        let (sum, taken) = best_chain(&candidates);
        let titles = taken.iter().map(|&index| candidates[index].rest.as_str());
        let weight = sum * weight_of(form) * frame(titles);
        Self { form, candidates, taken, weight }
    }

    fn taken(&self) -> impl Iterator<Item = &Candidate> {
        self.taken.iter().map(|&index| &self.candidates[index])
    }

    /// Whether numbered paragraphs are what the document consists of: some, without a gap,
    /// and most of the text is theirs. Any list in the text is numbered paragraphs too.
    fn holds_the_document(&self, lines: &[Line]) -> bool {
        const FEWEST: usize = 3;
        let Some(first) = self.taken().next() else { return false };
        let values: Vec<u32> = self.taken().map(|candidate| candidate.value).collect();
        let consecutive = values.windows(2).all(|pair| pair[1] <= pair[0] + 1);
        self.taken.len() >= FEWEST && consecutive && first.line * 2 <= lines.len()
    }

    /// Whether the chain is an agenda above the first heading with a sign: entries with no text below.
    fn is_agenda_above(&self, first_section: usize) -> bool {
        const FEWEST: usize = 3;
        const LONGEST_ENTRY_LINES: usize = 2;
        if self.form == Form::Section || self.taken.len() < FEWEST {
            return false;
        }
        let at: Vec<usize> = self.taken().map(|candidate| candidate.line).collect();
        let is_bare = |pair: &&[usize]| pair[1] - pair[0] <= LONGEST_ENTRY_LINES;
        let bare = at.windows(2).filter(is_bare).count();
        at[at.len() - 1] < first_section
            && first_section - at[at.len() - 1] <= LONGEST_ENTRY_LINES
            && bare + 1 == at.len()
    }

    fn into_headings(self, lines: &[Line], width: usize) -> Headings {
        let mut headings = Headings::default();
        // Numbered paragraphs that are not of the chain are lists.
        let doubt = self.form != Form::RunIn;
        let numbers: HashSet<u32> = self.taken().map(|candidate| candidate.value).collect();
        for (index, candidate) in self.candidates.into_iter().enumerate() {
            let repeats = candidate.form == Form::Section && numbers.contains(&candidate.value);
            let bar = if repeats { DOUBTFUL_AGAIN } else { DOUBTFUL };
            if self.taken.binary_search(&index).is_ok() {
                headings.chosen.push(candidate);
            } else if doubt && candidate.score > bar {
                headings.doubtful.push(candidate);
            }
        }
        drop_labels_before_opening(&mut headings.chosen);
        headings.chosen.truncate(end_of_meeting(lines, &headings.chosen));
        let unnumbered = unnumbered_after(lines, &headings.chosen, width);
        headings.chosen.extend(unnumbered);
        headings
    }
}

/// A sign says more than a number: a document with five `§` headings and nine
/// numbered decisions is a document of five items.
fn weight_of(form: Form) -> f32 {
    match form {
        Form::Section => 4.0,
        Form::Labelled => 1.5,
        Form::Numbered | Form::Titled | Form::Decided => 1.0,
        Form::Decimal => 0.9,
        Form::RunIn => 0.5,
    }
}

/// "1. Kallade: …, 2. Närvarande: …, 3. Mötets öppnande": what is numbered before the
/// opening of the meeting is its head.
fn drop_labels_before_opening(chosen: &mut Vec<Candidate>) {
    let opening =
        chosen.iter().position(|heading| customary(&heading.rest) == Some(Customary::Opening));
    let Some(opening) = opening.filter(|&at| at > 0) else { return };
    if chosen[..opening].iter().all(|heading| is_label(&heading.rest)) {
        chosen.drain(..opening);
    }
}

/// How many headings are of the meeting: numbers that run on behind its closing and the
/// signatures are those of an attachment.
fn end_of_meeting(lines: &[Line], chosen: &[Candidate]) -> usize {
    let closing =
        chosen.iter().position(|heading| customary(&heading.rest) == Some(Customary::Closing));
    let Some(closing) = closing else { return chosen.len() };
    let goes_on = |pair: &[Candidate]| {
        let (before, after) = (&pair[0], &pair[1]);
        after.value <= before.value + 1
            && after.set_apart == before.set_apart
            && !lines[before.line + 1..after.line].iter().any(Line::is_end_matter)
    };
    closing + 1 + chosen[closing..].windows(2).take_while(|pair| goes_on(pair)).count()
}

fn candidates(lines: &[Line], form: Form) -> Vec<Candidate> {
    let mut found = marked(lines, form);
    match form {
        Form::Numbered => count_ones(lines, &mut found),
        Form::Section => found = with_misread(lines, found),
        _ => {}
    }
    found
}

/// Markdown lets every entry of a list bear `1.`, and counts. So do we, where no line bears
/// another number.
fn count_ones(lines: &[Line], found: &mut [Candidate]) {
    const FEWEST: usize = 3;
    if found.len() < FEWEST || found.iter().any(|candidate| candidate.value != 1) {
        return;
    }
    let outermost = found.iter().map(|candidate| lines[candidate.line].indent).min();
    let mut count = 0;
    for candidate in found.iter_mut().filter(|c| Some(lines[c.line].indent) == outermost) {
        count += 1;
        (candidate.value, candidate.number) = (count, Some(count.to_string()));
    }
}

/// The lines with a number of the form.
fn marked(lines: &[Line], form: Form) -> Vec<Candidate> {
    let marked = |read: fn(&Line, Form) -> Option<Mark>| -> Vec<Candidate> {
        let lines = lines.iter().enumerate();
        lines.filter_map(|(at, line)| Some(candidate(at, line, form, read(line, form)?))).collect()
    };
    let before = marked(|line, form| mark(&line.text, form));
    let behind =
        if form == Form::Section { marked(|line, _| mark_behind(line)) } else { Vec::new() };
    // In a document that sets its numbers behind the titles most are there.
    if behind.len() <= before.len() {
        return before;
    }
    let mut all = [before, behind].concat();
    all.sort_by_key(|candidate| candidate.line);
    all
}

fn candidate(line: usize, of: &Line, form: Form, mark: Mark) -> Candidate {
    Candidate {
        line,
        form,
        number: Some(mark.number),
        value: mark.value,
        rest: mark.rest,
        score: 0.0,
        is_paragraph: false,
        set_apart: of.emphasis.is_some(),
    }
}

/// `Val av justerare                 § 58`: the number at the edge of the page, behind the title.
fn mark_behind(line: &Line) -> Option<Mark> {
    let is_set_off = line.blanks_before > 0 || line.opens_page;
    let (title, cell) = last_cell_apart(&line.columns).filter(|_| is_set_off)?;
    let mark = mark(cell, Form::Section).filter(|mark| mark.rest.is_empty())?;
    let is_title = title.starts_with(char::is_uppercase) && !has_gap(title);
    is_title.then(|| Mark { rest: title.to_owned(), ..mark })
}

/// Whether most decimals stand below a line with their first number: then they are parts.
fn have_parents(lines: &[Line], decimals: &Chain) -> bool {
    let mut from = 0;
    let (mut majors, mut parents) = (0, 0);
    let mut last = None;
    for candidate in decimals.taken() {
        let major = candidate.value / PER_MAJOR;
        if last != Some(major) {
            last = Some(major);
            majors += 1;
            let is_parent = |line: &Line| {
                [Form::Section, Form::Numbered, Form::Labelled]
                    .into_iter()
                    .any(|form| mark(&line.text, form).is_some_and(|mark| mark.value == major))
            };
            parents += usize::from(lines[from..candidate.line].iter().any(is_parent));
        }
        from = candidate.line + 1;
    }
    parents * 2 >= majors
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::layout::lines::{lines_of, text_width};
    use crate::source::Page;

    fn numbers(text: &str) -> Vec<String> {
        let lines = lines_of(&[Page::of_text(None, text)]);
        let headings = find_headings(&lines, text_width(&lines));
        headings.chosen.into_iter().filter_map(|heading| heading.number).collect()
    }

    #[test]
    fn sections_are_told_from_citations() {
        let text = "§ 20\nOm arbetsordningen\nBeslut\nNämnden beslutar med stöd av den ordning som framgår av\n\
                    § 22 i kommunfullmäktiges arbetsordning.\n§ 21 0123/23\nVal\nBeslut\nBordlagt den 3 maj, § 7 och\n\
                    § 25, den 4 maj, § 30.\n§ 22\nBudget\nBeslut\nBifall.\n";
        assert_eq!(numbers(text), ["20", "21", "22"]);
    }

    #[test]
    fn a_contents_list_is_not_a_heading() {
        let text = "Innehåll\n§ 1 Dnr KS-2025-00014\nVal av justerare ........ 3\n§ 2 Dnr KS-2025-00015\n\
                    Budget ........ 4\n§ 1  Dnr KS-2025-00014\nVal av justerare\n\nBeslut\nUlla väljs.\n\
                    § 2  Dnr KS-2025-00015\nBudget\n\nBeslut\nBifall.\n";
        let lines = lines_of(&[Page::of_text(None, text)]);
        let chosen = find_headings(&lines, 60).chosen;
        assert_eq!(chosen.iter().map(|c| c.line).collect::<Vec<_>>(), [5, 9]);
    }

    #[test]
    fn numbered_decisions_are_not_headings() {
        let text = "1. Inledning\n\nOrdförande hälsar välkommen.\n\n2. Nästa möte\n\nBeslut\n\n\
                    1. Nästa möte ska äga rum den 20 maj.\n 3. Läget\n\nAnna redogör för läget.\n\nBeslut\n\
                    1. Informationen noteras.\n2. Rapporten godkänns.\n\n4. Övriga frågor\n\nInga.\n";
        let lines = lines_of(&[Page::of_text(None, text)]);
        let chosen = find_headings(&lines, 60).chosen;
        let titles: Vec<&str> = chosen.iter().map(|c| c.rest.as_str()).collect();
        assert_eq!(titles, ["Inledning", "Nästa möte", "Läget", "Övriga frågor"]);
    }

    #[test]
    fn bookmarks_at_the_end_are_not_headings() {
        let text = "1 Inledning\n\nOrdförande hälsar välkommen.\n\n2 Läget\n\nAnna redogör.\n\n\
                    \t1 Inledning\n\t2 Läget\n";
        let lines = lines_of(&[Page::of_text(None, text)]);
        let chosen = find_headings(&lines, 60).chosen;
        assert_eq!(chosen.iter().map(|c| c.line).collect::<Vec<_>>(), [0, 2]);
    }

    #[test]
    fn organ_prefix_and_sign_after_the_number_are_understood() {
        assert_eq!(
            numbers("Kf § 12\nVal\nBeslut\nJa.\nKf § 13\nBudget\nBeslut\nNej.\n"),
            ["12", "13"]
        );
        assert_eq!(numbers("12 §\nVal\nBeslut\nJa.\n13 §\nBudget\nBeslut\nNej.\n"), ["12", "13"]);
    }

    #[test]
    fn lines_that_are_set_apart_win_over_lists_in_the_same_form() {
        let text = "## 1. Formalia\n\n1. Val av justerare\n\nBo valdes.\n\n2. Dagordning\n\nGodkändes.\n\n\
                    3. Adjungeringar\n\nInga.\n\n## 2. Budget\n\nAntogs.\n\n## 3. Avslutning\n\nSlut.";
        let lines = lines_of(&[Page::of_text(None, text)]);
        let chosen = find_headings(&lines, 60).chosen;
        let titles: Vec<&str> = chosen.iter().map(|c| c.rest.as_str()).collect();
        assert_eq!(titles, ["Formalia", "Budget", "Avslutning"]);
    }

    #[test]
    fn decimals_are_items_only_where_nothing_bears_their_first_number() {
        let parts =
            "1.1 Mötets öppnande\n\nAlva öppnade.\n\n1.2 Val\n\nBo valdes.\n\n2.1 Budget\n\nJa.\n";
        assert_eq!(numbers(parts), ["1.1", "1.2", "2.1"]);
        let items = "1 Formalia\n\n1.1 Val\n\nBo valdes.\n\n2 Budget\n\n2.1 Utfall\n\nGott.\n\n3 Slut\n\nJa.\n";
        assert_eq!(numbers(items), ["1", "2", "3"]);
    }

    #[test]
    fn numbered_paragraphs_are_items_where_the_document_is_nothing_else() {
        let text = "Protokoll\n1. Mötet öppnades av Alva.\n2. Till justerare valdes Bo.\n\
                    3. Budgeten antogs. Den är i balans.\n4. Alva tackade för idag.";
        assert_eq!(numbers(text), ["1", "2", "3", "4"]);
    }

    #[test]
    fn what_is_numbered_before_the_opening_is_the_head() {
        let text =
            "1. Närvarande: Alva Rehn, Bo Ek\n2. Mötets öppnande\n3. Budget\n4. Mötets avslutande";
        assert_eq!(numbers(text), ["2", "3", "4"]);
    }

    #[test]
    fn a_number_printed_twice_by_mistake_is_two_items() {
        let text = "## § 1 Val\nBo.\n## § 2 Närvarande\nBo.\n## § 2 Budget\nJa.\n## § 3 Slut\nNej.";
        assert_eq!(numbers(text), ["1", "2", "2", "3"]);
    }

    #[test]
    fn a_number_that_comes_again_is_doubtful_where_it_is_not_an_item() {
        let text = "§ 1 Val\nBo valdes.\n§ 2 Budget\nBudgeten antogs.\n§ 1 Avgift\nAvgiften höjdes.\n§ 3 Slut\nMötet avslutades.";
        let lines = lines_of(&[Page::of_text(None, text)]);
        let headings = find_headings(&lines, text_width(&lines));
        assert_eq!(headings.chosen.len(), 3);
        let doubtful: Vec<&str> = headings.doubtful.iter().map(|c| c.rest.as_str()).collect();
        assert_eq!(doubtful, ["Avgift"]);
    }

    #[test]
    fn statutes_in_an_attachment_are_not_items() {
        let text = "1. Mötets öppnande\nAlva öppnade.\n\n2. Stadgar\nAntogs.\n\n3. Mötets avslutande\nSlut.\n\n\
                    Bilaga 1\n\n§ 1 Namn\nTallen.\n\n§ 2 Medlem\nDen som vill.\n\n§ 3 Styrelse\nTre.";
        assert_eq!(numbers(text), ["1", "2", "3"]);
    }

    #[test]
    fn a_list_of_nothing_but_ones_is_counted() {
        let text = "1. Mötets öppnande\n\nAlva öppnade.\n\n1. Budget\n\nAntogs.\n\n1. Mötets avslutande\n\nSlut.";
        assert_eq!(numbers(text), ["1", "2", "3"]);
    }
}
