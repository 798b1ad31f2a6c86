//! Which of the lines with numbers follow on each other?
//!
//! Of the candidates of one way of numbering, the chain with rising numbers and the highest sum of
//! scores is taken (dynamic programming). So a wrapped citation, a contents list in which each
//! number stands once more and the clauses of a decision lose against the sequence of the meeting's
//! items, although each may be plausible by itself.

use super::super::customary::customary;
use super::candidate::Candidate;
use super::forms::{Form, PER_MAJOR};

/// Gain for a number that is the one before plus one.
const CONSECUTIVE: f32 = 1.5;

/// The chain with rising numbers and the highest sum: the sum, and the indexes of
/// its candidates. Bare numbers may also rise by two throughout, as a table's do of which every other
/// row is empty.
pub(in crate::segment) fn best_chain(candidates: &[Candidate]) -> (f32, Vec<usize>) {
    const FEWEST_BY_TWO: usize = 4;
    let by_one = best_chain_by(candidates, 1);
    if candidates.first().is_none_or(|first| first.form != Form::Numbered) {
        return by_one;
    }
    let by_two = best_chain_by(candidates, 2);
    let holds = by_two.1.len() >= FEWEST_BY_TWO && by_two.1.len() > by_one.1.len();
    if holds && by_two.0 > by_one.0 { by_two } else { by_one }
}

/// The best chain where the next number is the one before plus `stride`.
fn best_chain_by(candidates: &[Candidate], stride: u32) -> (f32, Vec<usize>) {
    // Steps over more candidates than this are not looked at; no meeting has as many
    // false candidates between two items, and a list of figures may have thousands.
    const FARTHEST: usize = 400;
    let mut best: Vec<(f32, Option<usize>)> = Vec::with_capacity(candidates.len());
    for (index, candidate) in candidates.iter().enumerate() {
        let mut here = (candidate.score + start_gain(candidate), None);
        for before in index.saturating_sub(FARTHEST)..index {
            let earlier = &candidates[before];
            if !may_follow(earlier, candidate, index - before) {
                continue;
            }
            let sum = best[before].0 + candidate.score + step_gain(earlier, candidate, stride);
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

/// Numbers rise. The same number twice is a misprint where both lines are headings by
/// their looks, with a title each and nothing between; else it is a citation or a part.
fn may_follow(earlier: &Candidate, later: &Candidate, apart: usize) -> bool {
    if earlier.value < later.value || is_part_after(earlier, later) {
        return true;
    }
    let both_customary = || [earlier, later].iter().all(|item| customary(&item.rest).is_some());
    if earlier.value == later.value && later.line == earlier.line + 1 && apart == 1 {
        return earlier.set_apart == later.set_apart && both_customary();
    }
    earlier.value == later.value
        && apart == 1
        && earlier.number == later.number
        && earlier.set_apart
        && later.set_apart
        && !earlier.rest.is_empty()
        && !later.rest.is_empty()
        && earlier.rest != later.rest
        && later.line > earlier.line + 1
}

/// Whether the later number is the same with the next letter: 10, 10 a, 10 b.
fn is_part_after(earlier: &Candidate, later: &Candidate) -> bool {
    earlier.value == later.value && letter(earlier) < letter(later)
}

/// The letter behind a number, if it has one. Roman numbers are letters altogether.
fn letter(candidate: &Candidate) -> Option<char> {
    let number = candidate
        .number
        .as_deref()
        .filter(|number| number.starts_with(|c: char| c.is_ascii_digit()))?;
    number.chars().last().filter(|c| c.is_alphabetic()).map(|c| c.to_ascii_lowercase())
}

/// Numbered items begin at 1; sections run through the year and may begin anywhere.
fn start_gain(candidate: &Candidate) -> f32 {
    match candidate.form {
        Form::Section | Form::Titled | Form::Decided => 0.0,
        Form::Decimal if candidate.value <= PER_MAJOR + 1 => 1.0,
        Form::Labelled | Form::Numbered | Form::RunIn if candidate.value == 1 => 1.0,
        Form::Labelled | Form::Numbered | Form::RunIn | Form::Decimal => -1.0,
    }
}

/// Gain for going from one number to the next: the next number is expected, a gap
/// is possible, a wide gap in a list of bare numbers is not.
fn step_gain(from: &Candidate, to: &Candidate, stride: u32) -> f32 {
    if from.value == to.value {
        return if is_part_after(from, to) { CONSECUTIVE } else { 0.0 };
    }
    if to.form == Form::Decimal && from.value / PER_MAJOR < to.value / PER_MAJOR {
        let next = to.value / PER_MAJOR == from.value / PER_MAJOR + 1;
        return if next && to.value % PER_MAJOR <= 1 { CONSECUTIVE } else { -2.0 };
    }
    let gap = to.value.abs_diff(from.value + stride);
    if gap == 0 {
        return CONSECUTIVE;
    }
    let gap = f32::from(u16::try_from(gap).unwrap_or(u16::MAX));
    match to.form {
        Form::Section | Form::Titled | Form::Decided => -(gap * 0.1).min(2.0),
        Form::Labelled | Form::Numbered | Form::Decimal => -(gap * 1.0).min(6.0),
        // Paragraphs that only their numbers hold together have no gaps.
        Form::RunIn => -(gap * 3.0).min(9.0),
    }
}
