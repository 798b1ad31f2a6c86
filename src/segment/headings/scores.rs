//! How plausible is a line with a number as a heading?
//!
//! A sum of weights for what the line looks like and what stands around it. The weights are
//! judgements, tuned on the fixtures of this repository; each is commented with what it is for.

use std::sync::LazyLock;

use regex::Regex;

use super::super::customary::customary;
use super::super::layout::lines::Line;
use super::super::sub_heading::SubHeading;
use super::candidate::Candidate;
use super::forms::{Form, is_diary_label, mark};

/// The end of a line in a contents list: leaders, a page number, or both.
static CONTENTS_END: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(\.{4,}|…{2,}|(\. ){4,}|_{4,})\s*\d{0,4}$").expect("the pattern compiles")
});

/// Gain for a title that meetings customarily have.
const CUSTOMARY: f32 = 1.5;
/// Gain for a line that is bold or larger, loss for a plain one among such.
const EMPHASIS: f32 = 2.0;

/// Loss for a number that stands alone once more, below its title.
const REPEATED: f32 = 4.0;

/// Scores the candidates of one form.
pub(in crate::segment) fn score_all(lines: &[Line], candidates: &mut [Candidate], width: usize) {
    let apart = set_apart(candidates);
    for index in 0..candidates.len() {
        let next = candidates.get(index + 1).map_or(lines.len(), |next| next.line);
        let candidate = &candidates[index];
        let mut score = match candidate.form {
            Form::Section | Form::Labelled => score_signed(lines, candidate, next, width),
            Form::Numbered | Form::Decimal => score_numbered(lines, candidate, next, width),
            Form::RunIn => score_run_in(lines, candidate, width),
            Form::Titled | Form::Decided => 0.0,
        };
        // Where some are set apart, they are the headings and the others lists and citations.
        if candidate.set_apart {
            score += EMPHASIS;
        } else if apart > 1 {
            score -= EMPHASIS;
        }
        if index > 0 && is_repeated(lines, &candidates[index - 1], candidate) {
            score -= REPEATED;
        }
        if score > -5.0 && customary(title(lines, candidate)).is_some() {
            score += CUSTOMARY;
        }
        candidates[index].score = score;
    }
}

/// How many candidates are set apart; none where those that are can not be all headings: numbers
/// that begin at 1 are missing before the first of them.
fn set_apart(candidates: &[Candidate]) -> usize {
    const FEW: usize = 2;
    let mut apart = candidates.iter().filter(|candidate| candidate.set_apart);
    let first = apart.next();
    let count = usize::from(first.is_some()) + apart.count();
    let is_late =
        first.is_some_and(|first| first.form == Form::Numbered && first.value as usize > FEW);
    if count <= FEW && is_late { 0 } else { count }
}

/// The title, or its first line: behind the number, or below one that stands alone.
fn title<'a>(lines: &'a [Line], candidate: &'a Candidate) -> &'a str {
    let below = || lines.get(candidate.line + 1).map_or("", |below| below.text.as_str());
    if candidate.rest.is_empty() { below() } else { &candidate.rest }
}

/// Whether a line repeats the number of the heading before, whose title stands between them: `§ 199`, the title, and
/// `STS § 199` above or before the organ's own text, as where a case goes through several organs.
fn is_repeated(lines: &[Line], before: &Candidate, candidate: &Candidate) -> bool {
    const FARTHEST: usize = 8;
    let is_near = candidate.line > before.line + 1 && candidate.line - before.line <= FARTHEST;
    if candidate.value != before.value || !before.rest.is_empty() || !is_near {
        return false;
    }
    let title = &lines[before.line + 1];
    let of_organ = lines[before.line].text.starts_with('§')
        && lines[candidate.line].text.starts_with(char::is_uppercase);
    title.sub_heading.is_none()
        && title.text.starts_with(char::is_uppercase)
        && (of_organ || candidate.rest.is_empty() && title.blanks_before == 0)
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
        Some(c) if c.is_lowercase() && !is_diary_label(rest) && !candidate.set_apart => -7.0,
        Some(',' | ';' | ')' | '.') => -7.0,
        Some(_) if is_diary_label(rest) => 4.0,
        Some(_) => 1.5,
    };
    // "§ 147." at the end of a wrapped sentence.
    if rest.is_empty() && line.text.ends_with(['.', ',', ')']) {
        score -= 4.0;
    }
    // The line before ran to the edge without an end: this is its continuation.
    if wraps_from_above(lines, candidate, width) {
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
    let apart = candidate.set_apart;
    let mut score = 0.5;
    if !begins_like_a_title(title(lines, candidate), apart) {
        // Some write titles small; a clause ("att godkänna") or a figure is not a title.
        let small = rest.starts_with(char::is_lowercase)
            && !rest.starts_with("att ")
            && line.text.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(['.', ')']);
        if !small {
            return -10.0;
        }
        score -= 1.0;
    }
    // Lists in columns are read with their numbers apart; that is the rarer case.
    if rest.is_empty() {
        score -= 1.0;
    }
    // Numbered clauses of a decision are sentences; headings have no stop.
    if rest.ends_with(['.', ';', ',']) && !apart {
        score -= 3.0;
    }
    if rest.ends_with(':') && !apart {
        score -= 1.0;
    }
    score += if line.blanks_before > 0 || line.opens_page { 1.0 } else { -0.5 };
    score += if after.is_none_or(|after| after.blanks_before > 0 || after.opens_page) {
        1.0
    } else {
        -0.5
    };
    // A heading is short; a clause that wraps is not a heading.
    if line.chars + 12 > width && after.is_some_and(|after| after.blanks_before == 0) && !apart {
        score -= 1.5;
    }
    if wraps_from_above(lines, candidate, width) {
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

/// How plausible a numbered paragraph is as an item whose title is its first words. There is
/// little that speaks for the single line; the chain has to.
fn score_run_in(lines: &[Line], candidate: &Candidate, width: usize) -> f32 {
    let line = &lines[candidate.line];
    if candidate.rest.is_empty()
        || !begins_like_a_title(&candidate.rest, candidate.set_apart)
        || is_next_clause(lines, candidate)
        || wraps_from_above(lines, candidate, width)
    {
        return -10.0;
    }
    let inner_list = if line.indent >= 5 { 1.0 } else { 0.0 };
    0.5 - inner_list - contents_penalty(lines, candidate.line, candidate.line + 1)
}

/// A heading begins with a capital; "18 februari, 20 maj" does not. One that is set apart
/// may begin with a small letter, and any may name a year ("2023 års bokslut").
fn begins_like_a_title(rest: &str, apart: bool) -> bool {
    let first = rest.chars().next();
    let year = rest.as_bytes().get(..4).is_some_and(|year| year.iter().all(u8::is_ascii_digit))
        && rest.get(4..8) == Some(" års");
    first.is_some_and(|c| c.is_uppercase() || matches!(c, '”' | '"' | '“' | '\'' | '’'))
        || year
        || (apart || customary(rest).is_some()) && first.is_some_and(char::is_lowercase)
}

/// Text until the next candidate: headings have some, entries of a contents list or
/// of a PDF's bookmarks have none.
fn text_below(line: usize, next: usize) -> f32 {
    let lines_below = next.saturating_sub(line + 1).min(8);
    f32::from(u8::try_from(lines_below).unwrap_or(8)) * 0.25
}

/// Whether one of the first lines below is a sub-heading.
fn has_sub_heading(lines: &[Line], line: usize, next: usize) -> bool {
    const LONGEST_TITLE_LINES: usize = 6;
    lines[line + 1..next.min(line + 2 + LONGEST_TITLE_LINES)]
        .iter()
        .any(|line| line.sub_heading.is_some())
}

/// Entries of a contents list end in leaders and a page number.
fn contents_penalty(lines: &[Line], line: usize, next: usize) -> f32 {
    const LONGEST_ENTRY_LINES: usize = 5;
    let entry = &lines[line..next.min(line + LONGEST_ENTRY_LINES)];
    let ends = |line: &Line| {
        line.text.ends_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | '…' | '_' | ' '))
            && CONTENTS_END.is_match(&line.text)
    };
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

/// Whether the line above is a full line of a sentence that goes on here.
fn wraps_from_above(lines: &[Line], candidate: &Candidate, width: usize) -> bool {
    let line = &lines[candidate.line];
    let Some(above) = candidate.line.checked_sub(1).map(|above| &lines[above]) else {
        return false;
    };
    // A line that is set apart does not go on with one that is not.
    if line.blanks_before > 0
        || line.emphasis != above.emphasis
        || above.chars * 10 <= width * 7
        || above.text.ends_with(['.', ':', '!', '?', '”', '"', ')'])
    {
        return false;
    }
    // Below the number before there is no chance in this number.
    let before = mark(&above.text, candidate.form).map(|mark| mark.value);
    let runs_on = before.is_some_and(|before| before + 1 == candidate.value);
    !runs_on && above.sub_heading.is_none()
}

/// Whether the line is the clause of a decision that is due next: 1 right below
/// `Beslut`, else the last clause's number plus one. A heading that follows a decision
/// directly has another number.
fn is_next_clause(lines: &[Line], candidate: &Candidate) -> bool {
    const FARTHEST: usize = 40;
    if candidate.set_apart {
        return false;
    }
    let line = candidate.line;
    let mut last_clause = None;
    for above in lines[line.saturating_sub(FARTHEST)..line].iter().rev() {
        match above.sub_heading {
            Some(SubHeading::Decision | SubHeading::Proposal) => {
                return last_clause.unwrap_or(0) + 1 == candidate.value;
            }
            Some(SubHeading::Other) => return false,
            None if last_clause.is_none() => {
                last_clause = mark(&above.text, Form::Numbered).map(|mark| mark.value);
            }
            None => {}
        }
    }
    false
}

/// Whether the line is one of a run of numbered lines, as in a list.
fn in_list(lines: &[Line], candidate: &Candidate) -> bool {
    let line = candidate.line;
    if candidate.set_apart {
        return false;
    }
    let numbered = |at: usize, value: Option<u32>| {
        let found = mark(&lines[at].text, candidate.form).map(|mark| mark.value);
        found.is_some() && found == value
    };
    let after_above = line > 0
        && lines[line].blanks_before == 0
        && (numbered(line - 1, candidate.value.checked_sub(1))
            || lines[line - 1].text.ends_with(':'));
    let before_next = lines.get(line + 1).is_some_and(|next| next.blanks_before == 0)
        && numbered(line + 1, Some(candidate.value + 1));
    after_above || before_next
}
