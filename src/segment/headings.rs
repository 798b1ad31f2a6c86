//! Which lines are headings of agenda items?
//!
//! In go the lines of the text (furniture already off), out comes the chain of
//! headings, in order, and the lines that looked like one but were not taken.
//!
//! No single line decides. Every line that *could* be a heading gets a score from its
//! form and surroundings, and of all chains with rising numbers the one with the
//! highest sum wins (dynamic programming over candidates). So a wrapped citation
//! that begins with `§ 21`, a contents list in which each § stands once more, and a
//! numbered decision in the form of a heading all lose against the real sequence,
//! whatever the authority's template. The weights are judgements, tuned on the
//! fixtures of this repository; each is commented with what it is for.

use std::sync::LazyLock;

use regex::Regex;

use super::lines::Line;
use super::standing::Standing;

/// The way in which a document marks its items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Form {
    /// `§ 12`, `§12 0123/23`, `Kf § 12`, `12 §`.
    Section,
    /// `Ärende 5`, `Punkt 5`.
    Labelled,
    /// `5. Rubrik`, `5 Rubrik`.
    Numbered,
}

/// A line that may be a heading.
#[derive(Debug, Clone)]
pub(crate) struct Candidate {
    /// Index of the line.
    pub line: usize,
    /// How it is marked.
    pub form: Form,
    /// The number as printed.
    pub number: String,
    /// The number's value, for the order.
    value: u32,
    /// What follows the number on the line.
    pub rest: String,
    /// Plausibility from form and surroundings.
    score: f32,
}

/// The headings of a document.
#[derive(Debug, Default)]
pub(crate) struct Headings {
    /// The headings in order.
    pub chosen: Vec<Candidate>,
    /// Lines that looked much like a heading but do not fit the sequence.
    pub doubtful: Vec<Candidate>,
}

static SECTION: LazyLock<Option<Regex>> = LazyLock::new(|| {
    // An optional organ's abbreviation, the sign, the number; `§ 8.1` is a sub-item
    // and `§§ 1-45` a range, so neither matches.
    Regex::new(
        r"^(?:#+ ?)?(?:\p{Lu}\p{L}{0,6}\.? ?)?(?:§ *|Paragraf )(\d{1,4})(?:/(?:\d{2}|20\d{2})\b)?( ?[a-zA-Z]\b)?(?:[.:)]?(?:\s+|$)|[.:,;)]|\s*[–-]\s+)(.*)$",
    )
    .ok()
});
static SECTION_AFTER: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^(?:#+ ?)?(\d{1,4}) ?§(?:\s+|$)(.*)$").ok());
static LABELLED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^(?:#+ ?)?(?:Ärende|Punkt|Ärendepunkt|Dagordningspunkt|ÄRENDE|PUNKT|\p{Lu}{2,4}) (?:nr\.? ?)?(\d{1,4})(?:[.:)]?(?:\s+|$)|\s*[–-]\s+)(.*)$").ok()
});
static NUMBERED: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^(?:#+ ?)?(\d{1,3})(\.|\)|\.\))?\s+(\S.*)$").ok());
/// The end of a line in a contents list: leaders, a page number, or both.
static CONTENTS_END: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(\.{4,}|…{2,}|(\. ){4,}|_{4,})\s*\d{0,4}$").ok());

/// Finds the headings. `width` is the text's width in characters.
pub(crate) fn find_headings(lines: &[Line], width: usize) -> Headings {
    let best = [Form::Section, Form::Labelled, Form::Numbered]
        .into_iter()
        .map(|form| {
            let candidates = candidates(lines, form, width);
            let (sum, chain) = best_chain(&candidates);
            (sum * weight_of(form), candidates, chain)
        })
        // `rev` lets the more explicit form win where sums are equal.
        .rev()
        .max_by(|(a, ..), (b, ..)| a.total_cmp(b));
    let Some((_, candidates, chain)) = best else { return Headings::default() };
    let mut headings = Headings::default();
    for (index, candidate) in candidates.into_iter().enumerate() {
        if chain.contains(&index) {
            headings.chosen.push(candidate);
        } else if candidate.score > DOUBTFUL {
            headings.doubtful.push(candidate);
        }
    }
    headings
}

/// A sign says more than a number: a document with five `§` headings and nine
/// numbered decisions is a document of five items.
fn weight_of(form: Form) -> f32 {
    match form {
        Form::Section => 4.0,
        Form::Labelled => 1.5,
        Form::Numbered => 1.0,
    }
}

/// A candidate outside the chain with more than this is worth a warning.
const DOUBTFUL: f32 = 3.0;
/// Gain for a number that is the one before plus one.
const CONSECUTIVE: f32 = 1.5;

fn candidates(lines: &[Line], form: Form, width: usize) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = (0..lines.len())
        .filter_map(|index| {
            let (number, rest) = marked(&lines[index].text, form)?;
            let digits: String = number.chars().take_while(char::is_ascii_digit).collect();
            let value = digits.parse().ok()?;
            Some(Candidate { line: index, form, number, value, rest, score: 0.0 })
        })
        .collect();
    for index in 0..found.len() {
        let next = found.get(index + 1).map_or(lines.len(), |next| next.line);
        found[index].score = match form {
            Form::Section | Form::Labelled => score_signed(lines, &found[index], next, width),
            Form::Numbered => score_numbered(lines, &found[index], next, width),
        };
    }
    found
}

/// Number and rest of a line in the given form.
fn marked(text: &str, form: Form) -> Option<(String, String)> {
    let trim = |rest: &str| rest.trim().to_owned();
    // Most lines cannot be a heading at a glance.
    let bare = text.trim_start_matches(['#', ' ']);
    let possible = match form {
        Form::Section => text.contains('§') || bare.starts_with("Paragraf"),
        Form::Labelled => {
            bare.starts_with(char::is_uppercase) && bare.contains(|c: char| c.is_ascii_digit())
        }
        Form::Numbered => bare.starts_with(|c: char| c.is_ascii_digit()),
    };
    if !possible {
        return None;
    }
    match form {
        Form::Section => {
            if let Some(found) = SECTION.as_ref()?.captures(text) {
                let suffix = found.get(2).map_or("", |suffix| suffix.as_str().trim());
                // What separates number and rest tells a citation ("§ 9, den …").
                let cited = text[found.get(1)?.end()..].starts_with([',', ';', ')']);
                let rest = if cited { format!(", {}", &found[3]) } else { trim(&found[3]) };
                return Some((format!("{}{suffix}", &found[1]), rest));
            }
            let found = SECTION_AFTER.as_ref()?.captures(text)?;
            Some((found[1].to_owned(), trim(&found[2])))
        }
        Form::Labelled => {
            let found = LABELLED.as_ref()?.captures(text)?;
            Some((found[1].to_owned(), trim(&found[2])))
        }
        Form::Numbered => {
            let found = NUMBERED.as_ref()?.captures(text)?;
            Some((found[1].to_owned(), trim(&found[3])))
        }
    }
}

/// How plausible a line with a sign is as a heading.
fn score_signed(lines: &[Line], candidate: &Candidate, next: usize, width: usize) -> f32 {
    let line = &lines[candidate.line];
    let rest = candidate.rest.as_str();
    let mut score = 1.0;
    // What follows the number: nothing or a diary number is a heading's way, a small
    // letter or a comma the way of a citation.
    score += match rest.chars().next() {
        None => 2.0,
        Some(c) if c.is_lowercase() && !is_diary_label(rest) => -7.0,
        Some(',' | ';' | ')' | '.') => -7.0,
        Some(_) if is_diary_label(rest) => 4.0,
        Some(_) => 1.5,
    };
    // "§ 147." at the end of a wrapped sentence.
    if rest.is_empty() && line.text.ends_with(['.', ',', ')']) {
        score -= 4.0;
    }
    // The line before ran to the edge without an end: this is its continuation.
    if wraps_from_above(lines, candidate.line, width) {
        score -= 4.0;
    }
    score += f32::from(has_sub_heading(lines, candidate.line, next)) * 2.0;
    score += text_below(candidate.line, next);
    score - contents_penalty(lines, candidate.line, next)
}

/// How plausible a line with a bare number is as a heading.
fn score_numbered(lines: &[Line], candidate: &Candidate, next: usize, width: usize) -> f32 {
    let line = &lines[candidate.line];
    let rest = candidate.rest.as_str();
    let after = lines.get(candidate.line + 1);
    // A heading begins with a capital; "18 februari, 20 maj" does not.
    if !rest.starts_with(|c: char| c.is_uppercase() || matches!(c, '”' | '"' | '“')) {
        return -10.0;
    }
    let mut score = 0.5;
    // Numbered clauses of a decision are sentences; headings have no stop.
    if rest.ends_with(['.', ';', ',']) {
        score -= 3.0;
    }
    if rest.ends_with(':') {
        score -= 1.0;
    }
    score += if line.blanks_before > 0 || line.opens_page { 1.0 } else { -0.5 };
    score += if after.is_none_or(|after| after.blanks_before > 0 || after.opens_page) {
        1.0
    } else {
        -0.5
    };
    // A heading is short; a clause that wraps is not a heading.
    if line.chars + 12 > width && after.is_some_and(|after| after.blanks_before == 0) {
        score -= 1.5;
    }
    if wraps_from_above(lines, candidate.line, width) {
        score -= 2.0;
    }
    if is_next_clause(lines, candidate) {
        score -= 4.0;
    }
    if in_list(lines, candidate) {
        score -= 2.5;
    }
    // Deeper indent than the text around it marks an inner list.
    if line.indent >= 3 {
        score -= 1.0;
    }
    score += f32::from(has_sub_heading(lines, candidate.line, next)) * 1.5;
    score += text_below(candidate.line, next);
    score - contents_penalty(lines, candidate.line, next)
}

/// Text until the next candidate: headings have some, entries of a contents list or
/// of a PDF's bookmarks have none.
fn text_below(line: usize, next: usize) -> f32 {
    let lines_below = next.saturating_sub(line + 1).min(8);
    f32::from(u8::try_from(lines_below).unwrap_or(8)) * 0.25
}

/// Whether one of the first lines below is a standing sub-heading.
fn has_sub_heading(lines: &[Line], line: usize, next: usize) -> bool {
    const LONGEST_TITLE_LINES: usize = 6;
    lines[line + 1..next.min(line + 2 + LONGEST_TITLE_LINES)]
        .iter()
        .any(|line| Standing::of(&line.text).is_some())
}

/// Entries of a contents list end in leaders and a page number.
fn contents_penalty(lines: &[Line], line: usize, next: usize) -> f32 {
    const LONGEST_ENTRY_LINES: usize = 5;
    let entry = &lines[line..next.min(line + LONGEST_ENTRY_LINES)];
    let ends = |line: &Line| CONTENTS_END.as_ref().is_some_and(|end| end.is_match(&line.text));
    let leaders = entry.iter().any(ends);
    // Bookmarks that a PDF tool appends: indented by a tab, nothing below.
    let bookmark = lines[line].indent >= 4 && next == line + 1;
    if leaders {
        8.0
    } else if bookmark {
        3.0
    } else {
        0.0
    }
}

fn is_diary_label(rest: &str) -> bool {
    super::diary_numbers::diary_number_at_start(rest).is_some()
}

/// Whether the line above is a full line of a sentence that goes on here.
fn wraps_from_above(lines: &[Line], line: usize, width: usize) -> bool {
    let Some(above) = line.checked_sub(1).map(|above| &lines[above]) else { return false };
    let unfinished = !above.text.ends_with(['.', ':', '!', '?', '”', '"', ')'])
        && Standing::of(&above.text).is_none();
    lines[line].blanks_before == 0 && unfinished && above.chars * 10 > width * 7
}

/// Whether the line is the clause of a decision that is due next: 1 right below
/// `Beslut`, else the last clause's number plus one. A heading that follows a decision
/// directly has another number.
fn is_next_clause(lines: &[Line], candidate: &Candidate) -> bool {
    const FARTHEST: usize = 40;
    let line = candidate.line;
    let mut last_clause = None;
    for above in lines[line.saturating_sub(FARTHEST)..line].iter().rev() {
        match Standing::of(&above.text) {
            Some(Standing::Decision | Standing::Proposal) => {
                return last_clause.unwrap_or(0) + 1 == candidate.value;
            }
            Some(Standing::Other) => return false,
            None if last_clause.is_none() => {
                let number = marked(&above.text, Form::Numbered).map(|(number, _)| number);
                last_clause = number.and_then(|number| number.parse::<u32>().ok());
            }
            None => {}
        }
    }
    false
}

/// Whether the line is one of a run of numbered lines, as in a list.
fn in_list(lines: &[Line], candidate: &Candidate) -> bool {
    let line = candidate.line;
    let numbered = |at: usize, value: Option<u32>| {
        let number =
            marked(&lines[at].text, Form::Numbered).and_then(|(n, _)| n.parse::<u32>().ok());
        number.is_some() && number == value
    };
    let after_above = line > 0
        && lines[line].blanks_before == 0
        && (numbered(line - 1, candidate.value.checked_sub(1))
            || lines[line - 1].text.ends_with(':'));
    let before_next = lines.get(line + 1).is_some_and(|next| next.blanks_before == 0)
        && numbered(line + 1, Some(candidate.value + 1));
    after_above || before_next
}

/// The chain with rising numbers and the highest sum: the sum, and the indexes of
/// its candidates.
fn best_chain(candidates: &[Candidate]) -> (f32, Vec<usize>) {
    let mut best: Vec<(f32, Option<usize>)> = Vec::with_capacity(candidates.len());
    for (index, candidate) in candidates.iter().enumerate() {
        let mut here = (candidate.score + start_gain(candidate), None);
        for (before, earlier) in candidates[..index].iter().enumerate() {
            if earlier.value >= candidate.value {
                continue;
            }
            let sum = best[before].0 + candidate.score + step_gain(earlier, candidate);
            if sum > here.0 {
                here = (sum, Some(before));
            }
        }
        best.push(here);
    }
    let end = (0..best.len()).max_by(|&a, &b| best[a].0.total_cmp(&best[b].0));
    let Some(end) = end.filter(|&end| best[end].0 > 0.0) else { return (0.0, Vec::new()) };
    let mut chain = vec![end];
    while let Some(before) = best[chain[chain.len() - 1]].1 {
        chain.push(before);
    }
    chain.reverse();
    (best[end].0, chain)
}

/// Numbered items begin at 1; sections run through the year and may begin anywhere.
fn start_gain(candidate: &Candidate) -> f32 {
    match candidate.form {
        Form::Section => 0.0,
        Form::Labelled | Form::Numbered if candidate.value == 1 => 1.0,
        Form::Labelled | Form::Numbered => -1.0,
    }
}

/// Gain for going from one number to the next: the next number is expected, a gap
/// is possible, a wide gap in a list of bare numbers is not.
fn step_gain(from: &Candidate, to: &Candidate) -> f32 {
    let gap = to.value - from.value - 1;
    if gap == 0 {
        return CONSECUTIVE;
    }
    let gap = f32::from(u16::try_from(gap).unwrap_or(u16::MAX));
    match to.form {
        Form::Section => -(gap * 0.1).min(2.0),
        Form::Labelled | Form::Numbered => -(gap * 1.0).min(6.0),
    }
}

#[cfg(test)]
mod tests {
    use super::super::lines::{lines_of, text_width};
    use super::*;
    use crate::source::Page;

    fn numbers(text: &str) -> Vec<String> {
        let lines = lines_of(&[Page::of_text(None, text)]);
        let headings = find_headings(&lines, text_width(&lines));
        headings.chosen.into_iter().map(|heading| heading.number).collect()
    }

    #[test]
    fn sections_are_told_from_citations() {
        let text = "§ 20\nOm arbetsordningen\nBeslut\nNämnden beslutar med stöd av den ordning som framgår av\n\
                    § 22 i kommunfullmäktiges arbetsordning.\n§ 21 0123/23\nVal\nBeslut\nBordlagt den 3 maj, § 7 och\n\
                    § 25, den 4 maj, § 30.\n§ 22\nBudget\nBeslut\nBifall.\n";
        assert_eq!(numbers(text), ["20", "21", "22"]);
    }

    #[test]
    fn a_contents_list_is_no_heading() {
        let text = "Innehåll\n§ 1 Dnr KS-2025-00014\nVal av justerare ........ 3\n§ 2 Dnr KS-2025-00015\n\
                    Budget ........ 4\n§ 1  Dnr KS-2025-00014\nVal av justerare\n\nBeslut\nUlla väljs.\n\
                    § 2  Dnr KS-2025-00015\nBudget\n\nBeslut\nBifall.\n";
        let lines = lines_of(&[Page::of_text(None, text)]);
        let chosen = find_headings(&lines, 60).chosen;
        assert_eq!(chosen.iter().map(|c| c.line).collect::<Vec<_>>(), [5, 9]);
    }

    #[test]
    fn numbered_decisions_are_no_headings() {
        let text = "1. Inledning\n\nOrdförande hälsar välkommen.\n\n2. Nästa möte\n\nBeslut\n\n\
                    1. Nästa möte ska äga rum den 20 maj.\n 3. Läget\n\nAnna redogör för läget.\n\nBeslut\n\
                    1. Informationen noteras.\n2. Rapporten godkänns.\n\n4. Övriga frågor\n\nInga.\n";
        let lines = lines_of(&[Page::of_text(None, text)]);
        let chosen = find_headings(&lines, 60).chosen;
        let titles: Vec<&str> = chosen.iter().map(|c| c.rest.as_str()).collect();
        assert_eq!(titles, ["Inledning", "Nästa möte", "Läget", "Övriga frågor"]);
    }

    #[test]
    fn bookmarks_at_the_end_are_no_headings() {
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
}
