//! Ranked items.
//!
//! First line the exact number of items, then a block for each hit of the page, last
//! how to go on. What each hit shows is what decides whether to open it: title, where
//! it stands, a passage, the decision, who spoke.

use super::sheet::{Layout, Sheet};
use super::text::{Role, Text, dotted};
use crate::app::{Place, count, messages};
use crate::minutes::{Outcome, OutcomeKind};
use crate::search::{
    Explanation, Hit, OtherWords, Relaxed, Response, SameCase, Widening, WordMeaning,
};

/// The most of a decision that is shown, in columns: two to three lines of a screen.
const DECISION_COLUMNS: usize = 200;
/// Explanations deeper than this repeat the engine's arithmetic, not its reasons.
const EXPLANATION_DEPTH: usize = 4;

/// The page of hits that begins after `offset` of them. `counts` is put between the
/// hits and the last line.
#[must_use]
pub fn hits(response: &Response, offset: usize, counts: &str, layout: Layout) -> String {
    let mut sheet = Sheet::new(layout);
    sheet.line(&Text::of(Role::Strong, &totals(response)));
    if let Some(relaxed) = &response.relaxed {
        sheet.prose(0, &instead(&response.query, relaxed));
    }
    for OtherWords { word, others } in &response.other_words {
        let text = Text::of(Role::Plain, &format!("{word} is also searched for as "));
        sheet.prose(0, &text.with(Role::Strong, &others.join(", ")));
    }
    if let Some(corrected) = &response.did_you_mean {
        let mut text = Text::of(Role::Plain, "taken to mean ");
        text.push(Role::Strong, corrected);
        sheet.prose(0, &text);
    }
    for meaning in response.meaning.iter().flatten() {
        sheet.prose(0, &meant(meaning));
    }
    let last = offset + response.hits.len();
    let indent = last.to_string().len() + 2;
    for (index, hit) in response.hits.iter().enumerate() {
        sheet.blank();
        set_hit(&mut sheet, offset + index + 1, indent, hit);
    }
    let mut out = sheet.finish();
    if !counts.is_empty() {
        out.push('\n');
        out.push_str(counts);
    }
    out.push('\n');
    let mut sheet = Sheet::new(layout);
    sheet.line(&way_on(response, offset, last));
    out + &sheet.finish()
}

/// How many items there are; those with all the words apart from those with some.
fn totals(response: &Response) -> String {
    match &response.relaxed {
        Some(Relaxed { change: Widening::SomeWords { complete }, .. }) => {
            let others = response.total.saturating_sub(*complete);
            match complete {
                0 => format!(
                    "no item with all the words, {} with some of them",
                    count(others, "item")
                ),
                all => {
                    format!(
                        "{} with all the words, {others} more with some of them",
                        count(*all, "item")
                    )
                }
            }
        }
        _ => match response.cases {
            Some(cases) => {
                format!("{} in {}", count(response.total, "item"), count(cases, "case"))
            }
            None => count(response.total, "item"),
        },
    }
}

/// What was asked instead.
fn instead(asked: &str, Relaxed { query, change }: &Relaxed) -> Text {
    if let Widening::SomeWords { .. } = change {
        return Text::of(Role::Plain, "searched for: ").with(Role::Strong, query);
    }
    let mut text = Text::of(Role::Plain, "nothing found for ").with(Role::Strong, asked);
    text.push(Role::Plain, "; shown instead: ");
    text.push(Role::Strong, query);
    text.push(Role::Plain, &format!(" ({change})"));
    text
}

fn set_hit(sheet: &mut Sheet, rank: usize, indent: usize, hit: &Hit) {
    let lead = format!("{rank:>width$}  ", width = indent - 2);
    let mut title = Text::new();
    title.push_highlighted(Role::Strong, &hit.title, &hit.title_highlights);
    if title.is_empty() {
        title.push(Role::Faint, "(no title)");
    }
    sheet.hanging(&Text::of(Role::Faint, &lead), indent, &title);
    sheet.prose(indent, &dotted(&Place::of_hit(hit).parts()));
    if !hit.missing.is_empty() {
        sheet.prose(indent, &labelled("Without: ", &hit.missing.join(", ")));
    }
    if let Some(snippet) = &hit.snippet {
        let mut text = Text::new();
        text.push_highlighted(Role::Plain, &snippet.text, &snippet.highlights);
        sheet.prose(indent, &text);
    }
    for (label, clauses) in by_outcome(hit) {
        sheet.prose(indent, &labelled(&label, &decision(&clauses)));
    }
    if !hit.speakers.is_empty() {
        let names: Vec<&str> = hit.speakers.iter().map(|one| one.name.as_str()).collect();
        sheet.prose(indent, &labelled("Speakers: ", &names.join(", ")));
    }
    if let Some(ocr) = hit.ocr {
        sheet.prose(indent, &Text::of(Role::Faint, &messages::read_by_ocr(ocr)));
    }
    if !hit.same_case.is_empty() {
        sheet.prose(indent, &labelled("Same case: ", &others_of_case(&hit.same_case)));
    }
    let mut last = Text::of(Role::Plain, &" ".repeat(indent)).with(Role::Id, &hit.id);
    last.push(Role::Faint, &format!("  {}", hit.source));
    sheet.line(&last);
    if let Some(explanation) = &hit.explanation {
        set_explanation(sheet, indent, 0, explanation);
    }
}

/// How many other items match that are of the case, and when.
fn others_of_case(others: &[SameCase]) -> String {
    const MOST_DATES: usize = 6;
    let mut dates: Vec<String> =
        others.iter().filter_map(|other| Some(other.date?.to_string())).collect();
    dates.sort_unstable();
    dates.dedup();
    let shown = dates[..dates.len().min(MOST_DATES)].join(", ");
    let more = if dates.len() > MOST_DATES { ", …" } else { "" };
    let items = count(others.len() as u64, "more item");
    if shown.is_empty() { items } else { format!("{items} ({shown}{more})") }
}

fn labelled(label: &str, text: &str) -> Text {
    Text::of(Role::Faint, label).with(Role::Plain, text)
}

/// The decisions: what is decided, and what is only proposed to another organ, each below its label.
fn by_outcome(hit: &Hit) -> Vec<(String, Vec<String>)> {
    let mut by_outcome: Vec<(String, Vec<String>)> = Vec::new();
    for (at, clause) in hit.decisions.iter().enumerate() {
        let proposed =
            |outcome: &&Outcome| outcome.decision == at && outcome.kind == OutcomeKind::Proposed;
        let label = match hit.outcomes.iter().find(proposed) {
            Some(outcome) => format!("{}: ", messages::outcome(outcome)),
            None => "Decision: ".to_owned(),
        };
        match by_outcome.iter_mut().find(|(known, _)| *known == label) {
            Some((_, clauses)) => clauses.push(clause.clone()),
            None => by_outcome.push((label, vec![clause.clone()])),
        }
    }
    by_outcome
}

/// The first clauses, as many as fit, and how many more there are. The first is cut
/// where it alone is too long.
fn decision(clauses: &[String]) -> String {
    let mut shown = String::new();
    for (index, clause) in clauses.iter().enumerate() {
        let left = DECISION_COLUMNS.saturating_sub(shown.chars().count());
        if index > 0 && clause.chars().count() >= left {
            let more = clauses.len() - index;
            return format!("{shown} (+ {more} more)");
        }
        if index > 0 {
            shown.push_str(" / ");
        }
        if clause.chars().count() > left {
            let cut: String = clause.chars().take(left).collect();
            let cut = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole_words, _)| whole_words);
            shown.push_str(cut);
            shown.push_str(" …");
        } else {
            shown.push_str(clause);
        }
    }
    shown
}

fn meant(meaning: &WordMeaning) -> Text {
    let mut text = Text::of(Role::Strong, &meaning.word);
    text.push(Role::Plain, " as ");
    // A way may hold commas.
    let ways: Vec<String> = meaning.ways.iter().map(ToString::to_string).collect();
    text.push(Role::Plain, &ways.join("; "));
    text
}

fn set_explanation(sheet: &mut Sheet, indent: usize, depth: usize, part: &Explanation) {
    if depth >= EXPLANATION_DEPTH {
        return;
    }
    let text = format!("{:.2}  {}", part.value, part.what);
    sheet.prose(indent + 2 * depth, &Text::of(Role::Faint, &text));
    for inner in &part.parts {
        set_explanation(sheet, indent, depth + 1, inner);
    }
}

/// How to see more.
fn way_on(response: &Response, offset: usize, last: usize) -> Text {
    let mut text = Text::new();
    let total = response.cases.unwrap_or(response.total);
    if response.hits.is_empty() {
        text.push(Role::Faint, &format!("none after the first {offset}; "));
    } else if (last as u64) < total {
        let first = offset + 1;
        let shown = if first == last { first.to_string() } else { format!("{first}–{last}") };
        text.push(Role::Faint, &format!("{shown} of {total}; more with "));
        text.push(Role::Plain, &format!("--offset {last}"));
        text.push(Role::Faint, "; ");
    }
    text.push(Role::Faint, "the whole item with ");
    text.push(Role::Plain, "paragraf show ID");
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clauses(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|&text| text.to_owned()).collect()
    }

    #[test]
    fn short_clauses_are_all_shown() {
        assert_eq!(decision(&clauses(&["En.", "Två."])), "En. / Två.");
    }

    #[test]
    fn clauses_that_do_not_fit_are_counted() {
        let long = "ord ".repeat(49);
        let shown = decision(&clauses(&["Första.", long.trim(), "Tredje.", "Fjärde."]));
        assert_eq!(shown, "Första. (+ 3 more)");
    }

    #[test]
    fn a_first_clause_that_is_too_long_is_cut_at_a_word() {
        let shown = decision(&clauses(&["föräldraskapsstöd ".repeat(20).trim()]));
        assert!(shown.ends_with("föräldraskapsstöd …"), "{shown}");
        assert!(shown.chars().count() <= DECISION_COLUMNS + 2);
    }
}
