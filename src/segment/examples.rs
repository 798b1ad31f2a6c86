//! What the rules of this folder make of texts that meet one word of the lexicon each.

use chrono::NaiveDate;

use super::announcements::announced_meetings;
use super::closing::closing_start;
use super::customary::customary;
use super::decisions::decisions;
use super::header::Header;
use super::headings::find_headings;
use super::headings::heading::read_heading;
use super::kind::acts::{Acts, acts};
use super::layout::furniture::furniture;
use super::layout::lines::{Line, lines_of, text_width};
use super::outcomes::outcomes;
use super::papers::{is_attendance_label, is_label, paper_named};
use super::paragraphs::paragraphs;
use super::paragraphs::sub_heading_form::is_sub_heading_by_form;
use super::references::references;
use super::sub_heading::SubHeading;
use crate::lexicon::decided::{Example, Rule, examples, failures};
use crate::source::Page;

/// All of them.
pub(crate) fn all() -> Vec<Example> {
    let files: [(&'static str, Rule); 14] = [
        (include_str!("../../tests/lexicon/acts_done.txt"), tells),
        (include_str!("../../tests/lexicon/announcements.txt"), announces),
        (include_str!("../../tests/lexicon/closings.txt"), closes),
        (include_str!("../../tests/lexicon/customary_items.txt"), is_customary),
        (include_str!("../../tests/lexicon/decisions.txt"), decides),
        (include_str!("../../tests/lexicon/furniture.txt"), is_furniture),
        (include_str!("../../tests/lexicon/headers.txt"), heads),
        (include_str!("../../tests/lexicon/headings.txt"), is_headed),
        (include_str!("../../tests/lexicon/head_labels.txt"), labels),
        (include_str!("../../tests/lexicon/outcomes.txt"), frames),
        (include_str!("../../tests/lexicon/papers.txt"), names_paper),
        (include_str!("../../tests/lexicon/references.txt"), refers),
        (include_str!("../../tests/lexicon/sub_headings.txt"), stands),
        (include_str!("../../tests/lexicon/sub_heading_forms.txt"), has_form),
    ];
    files.into_iter().flat_map(|(file, rule)| examples(file, rule)).collect()
}

#[test]
fn examples_come_out() {
    let failures = failures(&all());
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// The lines of a text; `\n` in an example is a line's end.
fn lines(text: &str) -> Vec<Line> {
    lines_of(&[Page::of_text(None, text.replace("\\n", "\n"))])
}

/// What was found, in words, or a dash.
fn said(what: impl IntoIterator<Item = Option<String>>) -> String {
    let said: Vec<String> = what.into_iter().flatten().collect();
    if said.is_empty() { "-".to_owned() } else { said.join(", ") }
}

fn tells(text: &str) -> String {
    let Acts { done, norms, attended, decided, signed } = acts(&lines(text));
    let flags = [(done > 0, "done"), (norms > 0, "norm"), (attended, "attended")];
    let others = [(decided, "decided"), (signed, "signed")];
    said(flags.into_iter().chain(others).map(|(is, what)| is.then(|| what.to_owned())))
}

/// `title | text` at a meeting of 18 February 2022.
fn announces(text: &str) -> String {
    let (title, text) = text.split_once(" | ").unwrap_or(("", text));
    let date = NaiveDate::from_ymd_opt(2022, 2, 18).expect("a date");
    let text = text.replace("\\n", "\n");
    let days = announced_meetings(title, &text, "Byalaget i Ekefors", date);
    said(days.into_iter().map(|day| Some(day.to_string())))
}

/// Whether a line set apart below an item's text ends it.
fn closes(line: &str) -> String {
    let lines = lines(&format!("Bifall.\n\n\n{line}\n\n\nEva Ros"));
    let start = closing_start(&lines, 0, lines.len(), &[]);
    said([(start == 1).then(|| "closing".to_owned())])
}

fn is_customary(title: &str) -> String {
    said([customary(title).map(|item| format!("{item:?}"))])
}

fn decides(text: &str) -> String {
    let lines = lines(text);
    let clauses = decisions(&paragraphs(&lines, text_width(&lines)), None);
    said([Some(clauses.join(" + ")).filter(|clauses| !clauses.is_empty())])
}

/// What became of each decision below the sub-heading, and to whom it goes.
fn frames(text: &str) -> String {
    let lines = lines(&format!("Beslut\n{text}"));
    let paragraphs = paragraphs(&lines, text_width(&lines));
    let outcomes = outcomes(&paragraphs, &decisions(&paragraphs, None));
    said(outcomes.into_iter().map(|outcome| {
        let to = outcome.to.map_or_else(String::new, |to| format!(" {to}"));
        Some(format!("{}{to}", outcome.kind.name()))
    }))
}

fn is_furniture(line: &str) -> String {
    said([furniture(&lines(line))[0].then(|| "furniture".to_owned())])
}

fn heads(text: &str) -> String {
    let header = Header::read(&lines(text), &[]);
    said([
        header.organ.map(|organ| format!("organ {organ}")),
        header.authority.map(|authority| format!("authority {authority}")),
        header.date.map(|date| date.to_string()),
        header.place.map(|place| format!("place {place}")),
        header.is_draft.then(|| "draft".to_owned()),
    ])
}

/// Number, title and diary numbers of the first heading.
fn is_headed(text: &str) -> String {
    let lines = lines(text);
    let width = text_width(&lines);
    let chosen = find_headings(&lines, width).chosen;
    said(chosen.first().into_iter().flat_map(|first| {
        let heading = read_heading(&lines, first, lines.len(), width);
        let title = Some(heading.title).filter(|title| !title.is_empty());
        [first.number.clone(), title].into_iter().chain(heading.diary_numbers.into_iter().map(Some))
    }))
}

fn labels(line: &str) -> String {
    let list = is_attendance_label(line).then(|| "people".to_owned());
    said([is_label(line).then(|| "label".to_owned()), list])
}

fn names_paper(line: &str) -> String {
    said([paper_named(line).map(|paper| format!("{paper:?}"))])
}

fn refers(text: &str) -> String {
    let named = references(text, None, None).into_iter();
    said(named.map(|reference| Some(format!("{} {}", reference.date, reference.number))))
}

fn stands(line: &str) -> String {
    said([SubHeading::of(line).map(|class| format!("{class:?}"))])
}

/// Whether a line between finished and running text is a sub-heading by its form.
fn has_form(line: &str) -> String {
    let below = if line.contains("\\n") { "" } else { "\nDen lagas i vår av byalaget." };
    let lines = lines(&format!("Vägen är smal.\n{line}{below}"));
    said([is_sub_heading_by_form(&lines, 1, true).then(|| "heading".to_owned())])
}
