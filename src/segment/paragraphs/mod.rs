//! Lines of text as paragraphs.
//!
//! Wrapped lines are joined. A paragraph ends at a blank line, unless the sentence plainly goes on
//! below it; at a line that was broken although the next word would have fit; before a bullet, a
//! numbered clause and a sub-heading.

pub(in crate::segment) mod sub_heading_form;

use super::layout::lines::Line;
use super::sub_heading::SubHeading;
use crate::lexicon::{Class, is_bullet};
use crate::swedish;
use sub_heading_form::is_sub_heading_by_form;

/// What a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// A sub-heading.
    SubHeading(SubHeading),
    /// `1. …`, a numbered clause, with its number.
    Clause(u32),
    /// `• …` or `- …`.
    Bullet,
    /// `a. …`, part of a clause.
    SubClause,
    /// Running text.
    Text,
}

/// A paragraph of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Paragraph {
    /// The text, wrapped lines joined, marks of clauses and bullets included.
    pub text: String,
    /// What it is.
    pub role: Role,
    /// The page on which it begins.
    pub page: Option<u32>,
}

/// Joins lines into paragraphs. `width` is the text's width in characters.
pub(crate) fn paragraphs(lines: &[Line], width: usize) -> Vec<Paragraph> {
    let mut found: Vec<Paragraph> = Vec::new();
    let mut above: Option<&Line> = None;
    for (at, line) in lines.iter().enumerate() {
        let role = match role_of(line) {
            Role::Text => undotted_clause_or_heading(lines, at, found.last()),
            role => role,
        };
        match (found.last_mut(), above) {
            (Some(open), Some(above)) if goes_on(open, above, line, role, width) => {
                swedish::append_line(&mut open.text, &line.text);
            }
            _ => found.push(Paragraph { text: line.text.clone(), role, page: line.page }),
        }
        above = Some(line);
    }
    found
}

fn role_of(line: &Line) -> Role {
    if let Some(class) = line.sub_heading {
        return Role::SubHeading(class);
    }
    let text = line.text.as_str();
    if text.starts_with(is_bullet)
        || ["- ", "– ", "− ", "* ", "o "].iter().any(|mark| text.starts_with(mark))
    {
        return Role::Bullet;
    }
    let (mark, rest) = text.split_once(' ').unwrap_or((text, ""));
    if rest.is_empty() {
        return Role::Text;
    }
    let number = mark.trim_end_matches(['.', ')']);
    if number.len() < mark.len() {
        if let Ok(number) = number.parse::<u32>()
            && number < 100
        {
            return Role::Clause(number);
        }
        if number.len() == 1 && number.starts_with(|c: char| c.is_ascii_lowercase()) {
            return Role::SubClause;
        }
    }
    Role::Text
}

/// What a line is that has neither mark nor listed words: a clause without a dot, a sub-heading
/// that no list has, or text.
fn undotted_clause_or_heading(lines: &[Line], at: usize, above: Option<&Paragraph>) -> Role {
    let has_text_above = above.is_some_and(|above| !matches!(above.role, Role::SubHeading(_)));
    if is_sub_heading_by_form(lines, at, has_text_above) {
        return Role::SubHeading(SubHeading::Other);
    }
    undotted_clause(&lines[at..], above)
}

/// A clause without a dot, `2 Medel anvisas.`, or running text: the first of `lines` is one when it
/// is due after a clause, or when it is 1 below a sub-heading, set apart from its text or followed
/// by 2.
fn undotted_clause(lines: &[Line], above: Option<&Paragraph>) -> Role {
    let numbered = |line: &Line| {
        let (number, rest) = line.text.split_once(' ')?;
        rest.starts_with(char::is_uppercase).then(|| number.parse::<u32>().ok())?
    };
    let Some(number) = lines.first().and_then(numbered) else { return Role::Text };
    let is_due = match above.map(|above| above.role) {
        Some(Role::Clause(before)) => number == before + 1,
        Some(Role::SubHeading(_)) if number == 1 => {
            let set_apart = lines[0]
                .columns
                .strip_prefix('1')
                .is_some_and(|rest| rest.starts_with('\t') || rest.starts_with("  "));
            set_apart || lines.iter().skip(1).find_map(numbered) == Some(2)
        }
        _ => false,
    };
    if is_due { Role::Clause(number) } else { Role::Text }
}

/// Whether `line` continues the paragraph `open`, whose last line is `above`.
fn goes_on(open: &Paragraph, above: &Line, line: &Line, role: Role, width: usize) -> bool {
    if role != Role::Text || matches!(open.role, Role::SubHeading(_)) {
        return false;
    }
    // "Beslut: Bo Ek väljs." is not part of what was said before.
    if begins_labelled(&line.text) {
        return false;
    }
    let ended = ends_sentence(&above.text);
    if begins_att_clause(open, above, line, width) {
        return false;
    }
    let lower = line.text.starts_with(char::is_lowercase);
    if line.blanks_before > 0 || line.opens_page {
        // A page break or a stray blank line inside a sentence. A bullet, and a list behind a label ("Nej: Bo Ek, Eva
        // Ros"), need no stop to end.
        let is_list = open.role == Role::Bullet || is_labelled(&open.text);
        let may_be_long = !is_list || line.opens_page;
        return !ended && (lower || may_be_long && above.chars * 10 > width * 8);
    }
    if lower {
        return true;
    }
    // What a colon announces stands by itself.
    if above.text.ends_with(':') {
        return false;
    }
    // A new paragraph may show by its indent alone.
    if ended && line.indent > above.indent && line.indent - above.indent < 8 {
        return false;
    }
    // A line broken early ends a paragraph (or an entry of a list).
    let first_word = line.text.split(' ').next().unwrap_or_default().chars().count();
    let room = width.saturating_sub(above.chars);
    if ended { room < first_word + 4 } else { room < first_word + 4 || room * 10 < width * 3 }
}

/// Whether a text begins with one word and a colon.
fn is_labelled(text: &str) -> bool {
    text.split(' ').next().is_some_and(|word| word.len() < text.len() && word.ends_with(':'))
}

/// Whether a line begins with a decision's or proposal's label and a colon.
fn begins_labelled(line: &str) -> bool {
    let found = SubHeading::before_colon(line);
    matches!(found, Some((SubHeading::Decision | SubHeading::Proposal, ..)))
}

/// Whether a clause of a decision begins: "att godkänna …" on a line of its own, where
/// there was room for "att" on the line above.
fn begins_att_clause(open: &Paragraph, above: &Line, line: &Line, width: usize) -> bool {
    const ATT_CHARS: usize = 4;
    if !line.text.starts_with("att ") {
        return false;
    }
    let last = above.lower();
    let last = last.rsplit(' ').next().unwrap_or_default();
    // "Kommunstyrelsen har således beslutat"
    let has_decided =
        Class::DecidingVerb.has(last) && above.lower().split(' ').any(|word| word == "har");
    let decides =
        has_decided || Class::ClausesFollow.has(last) || ends_in_decision_verb(&above.text);
    let after_clause = open.text.starts_with("att ");
    let pause =
        ends_sentence(&above.text) || above.text.ends_with(',') || matches!(last, "samt" | "och");
    decides || after_clause || (pause && above.chars + ATT_CHARS * 2 < width)
}

/// "Därefter beslutade styrelsen", "Styrelsen beslutade enhälligt": what was decided stands below.
fn ends_in_decision_verb(text: &str) -> bool {
    const LAST_WORDS: usize = 3;
    let last = text.rsplit(' ').take(LAST_WORDS);
    last.map(str::to_lowercase).any(|word| Class::Decides.has(&word))
}

fn ends_sentence(text: &str) -> bool {
    text.ends_with(['.', '!', '?', ':', ';'])
        || [".”", ".\"", ".)", "?”", "!”"].iter().any(|end| text.ends_with(end))
}

/// `first` and `second` as one line: a space between, or none where a word was cut.
pub(crate) fn join_wrapped(first: &str, second: &str) -> String {
    let mut joined = first.to_owned();
    swedish::append_line(&mut joined, second);
    joined
}

/// Where in [`text_of`] a page begins: at the byte of its first paragraph.
pub(crate) fn page_starts(paragraphs: &[Paragraph]) -> Vec<(usize, u32)> {
    let mut starts: Vec<(usize, u32)> = Vec::new();
    let mut at = 0;
    for paragraph in paragraphs {
        if let Some(page) = paragraph.page
            && starts.last().is_none_or(|(_, last)| *last != page)
        {
            starts.push((at, page));
        }
        at += paragraph.text.len() + "\n\n".len();
    }
    starts
}

/// Paragraphs as text, apart by one blank line.
pub(crate) fn text_of(paragraphs: &[Paragraph]) -> String {
    let mut out = String::new();
    for paragraph in paragraphs {
        if !out.is_empty() {
            out.push_str("\n\n");
        }
        out.push_str(&paragraph.text);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::layout::lines::lines_of;
    use crate::source::Page;

    fn texts(text: &str) -> Vec<String> {
        let lines = lines_of(&[Page::of_text(None, text)]);
        paragraphs(&lines, 40).into_iter().map(|paragraph| paragraph.text).collect()
    }

    #[test]
    fn wrapped_lines_are_joined_and_blank_lines_divide() {
        assert_eq!(
            texts("Nämnden diskuterar frågan om hur\nskolan kan stödja.\n\nAnna informerar."),
            ["Nämnden diskuterar frågan om hur skolan kan stödja.", "Anna informerar."]
        );
    }

    #[test]
    fn a_blank_line_inside_a_sentence_does_not_divide() {
        assert_eq!(
            texts("Båda anbuden bedömdes uppfylla\n\nsamtliga krav."),
            ["Båda anbuden bedömdes uppfylla samtliga krav."]
        );
    }

    #[test]
    fn a_line_broken_early_ends_a_paragraph() {
        assert_eq!(
            texts("Nämnden beslutar att utse Bo.\nHon tillträder genast."),
            ["Nämnden beslutar att utse Bo.", "Hon tillträder genast."]
        );
        assert_eq!(texts("Länsstyrelsen\nValberedningen"), ["Länsstyrelsen", "Valberedningen"]);
    }

    #[test]
    fn clauses_bullets_and_sub_headings_stand_alone() {
        assert_eq!(
            texts("Beslut\n1. Ett godkänns\nhelt.\n2. Två avslås.\n- Ja\n- Nej"),
            ["Beslut", "1. Ett godkänns helt.", "2. Två avslås.", "- Ja", "- Nej"]
        );
    }

    #[test]
    fn words_cut_at_the_line_end_are_mended() {
        assert_eq!(join_wrapped("samverkans-", "överenskommelse"), "samverkansöverenskommelse");
        assert_eq!(
            join_wrapped("etablerings-", "och förankringsfas"),
            "etablerings- och förankringsfas"
        );
        assert_eq!(join_wrapped("GAP-", "analyser"), "GAP-analyser");
        assert_eq!(join_wrapped("covid-", "19"), "covid-19");
        assert_eq!(join_wrapped("2022 -", "2027"), "2022 - 2027");
    }
}
