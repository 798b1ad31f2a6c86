//! What of a file is not to be indexed?
//!
//! A listed item is left out whole, with the warnings about it; a listed person's name is replaced
//! in every text, and the person leaves the lists of attendees, speakers and mentions. Everything
//! that is shown or searched is made from these minutes later, so what is gone here is gone
//! everywhere. A family name alone, which may be another person's, is replaced only where it is
//! listed by itself.

mod words;
mod written_name;

use std::collections::HashSet;

use crate::minutes::{AgendaItem, Minutes, base_id};
use crate::search::TakenDown;
use crate::source::Takedown;

use words::words_of;
use written_name::WrittenName;

/// What stands in place of a name.
const REMOVED: &str = "[namn borttaget]";

/// Takes what `takedown` lists out of `minutes` and says what was there.
pub fn take_down(minutes: &mut Minutes, takedown: &Takedown) -> TakenDown {
    TakenDown { items: take_items(minutes, takedown), persons: take_persons(minutes, takedown) }
}

/// Which of the listed `persons` a text names.
#[must_use]
pub fn persons_named<'a>(persons: &'a [String], text: &str) -> Vec<&'a str> {
    let words = words_of(text);
    let is_named = |name: &&String| !WrittenName::new(name).places(&words, &[]).is_empty();
    persons.iter().filter(is_named).map(String::as_str).collect()
}

/// Leaves out the listed items. An id is compared as it was wanted: `~2` is given in the order in
/// which texts are met, and what is to be gone must not depend on that.
fn take_items(minutes: &mut Minutes, takedown: &Takedown) -> Vec<String> {
    let listed: HashSet<String> =
        takedown.items.iter().map(|id| base_id(id).to_lowercase()).collect();
    let (gone, kept): (Vec<AgendaItem>, Vec<AgendaItem>) = std::mem::take(&mut minutes.items)
        .into_iter()
        .partition(|item| listed.contains(base_id(&item.id)));
    minutes.items = kept;
    for text in [&mut minutes.preamble, &mut minutes.closing] {
        without_titles(text, &gone);
    }
    let texts: Vec<String> =
        gone.iter().map(|item| in_one_line(&format!("{} {}", item.title, item.body))).collect();
    minutes.warnings.retain(|warning| {
        let excerpt = in_one_line(warning.excerpt.trim_end_matches('…'));
        excerpt.is_empty() || texts.iter().all(|text| !text.contains(&excerpt))
    });
    gone.iter().map(|item| base_id(&item.id).to_owned()).collect()
}

/// Leaves out the lines that name a title, as a contents list above the items does, also where it runs
/// over two lines.
fn without_titles(text: &mut String, gone: &[AgendaItem]) {
    for item in gone.iter().filter(|item| !item.title.trim().is_empty()) {
        let title = in_one_line(&item.title);
        let lines: Vec<&str> = text.lines().collect();
        let mut names_it: Vec<bool> =
            lines.iter().map(|line| in_one_line(line).contains(&title)).collect();
        for at in 1..lines.len() {
            let two = in_one_line(&format!("{} {}", lines[at - 1], lines[at]));
            if !names_it[at - 1] && !names_it[at] && two.contains(&title) {
                (names_it[at - 1], names_it[at]) = (true, true);
            }
        }
        if names_it.contains(&true) {
            let kept = lines.iter().zip(&names_it).filter(|(_, names)| !**names);
            *text = kept.map(|(line, _)| *line).collect::<Vec<_>>().join("\n");
        }
    }
}

fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Takes attendees off the list, and their places off those present at an item.
fn without_attendees(minutes: &mut Minutes, gone: &[bool]) {
    let mut left = 0;
    let places: Vec<Option<usize>> = gone
        .iter()
        .map(|gone| {
            left += usize::from(!gone);
            (!gone).then(|| left - 1)
        })
        .collect();
    let mut gone = gone.iter();
    minutes.attendees.retain(|_| gone.next().is_some_and(|gone| !gone));
    for present in minutes.items.iter_mut().filter_map(|item| item.present.as_mut()) {
        *present = present.iter().filter_map(|place| *places.get(*place)?).collect();
    }
}

/// Replaces the listed names and counts, for each of them, how often.
fn take_persons(minutes: &mut Minutes, takedown: &Takedown) -> Vec<u64> {
    if takedown.persons.is_empty() {
        return Vec::new();
    }
    let persons: Vec<WrittenName> =
        takedown.persons.iter().map(|name| WrittenName::new(name)).collect();
    let mut counts = vec![0; persons.len()];
    let others = others(minutes, &persons);
    let mut is_gone = |name: &str| {
        let found = persons.iter().position(|person| person.is_in(name));
        if let Some(found) = found {
            counts[found] += 1;
        }
        found.is_some()
    };
    let gone: Vec<bool> =
        minutes.attendees.iter().map(|attendee| is_gone(&attendee.name)).collect();
    without_attendees(minutes, &gone);
    for item in &mut minutes.items {
        item.speakers.retain(|speaker| !is_gone(&speaker.name));
        item.mentions.retain(|mention| !is_gone(&mention.name));
        item.acts.retain(|record| !record.person.as_ref().is_some_and(|name| is_gone(name)));
        for vote in &mut item.votes {
            vote.by_name.retain(|ballot| !is_gone(&ballot.name));
        }
    }
    minutes.each_text(&mut |text| replace(text, &persons, &others, &mut counts));
    for item in &mut minutes.items {
        let AgendaItem { title, body, decisions, .. } = item;
        replace_across(&mut [title, body], &persons, &others, &mut counts);
        replace_across(
            &mut decisions.iter_mut().collect::<Vec<_>>(),
            &persons,
            &others,
            &mut counts,
        );
    }
    counts
}

/// The folded names of all who are known to the minutes and are not among `persons`.
fn others(minutes: &Minutes, persons: &[WrittenName]) -> Vec<Vec<String>> {
    let attendees = minutes.attendees.iter();
    let attendees =
        attendees.flat_map(|attendee| [Some(&attendee.name), attendee.replaces.as_ref()]).flatten();
    let in_items = minutes.items.iter().flat_map(|item| {
        let speakers = item.speakers.iter().map(|speaker| &speaker.name);
        speakers.chain(item.mentions.iter().map(|mention| &mention.name))
    });
    let names: HashSet<&String> = attendees.chain(in_items).collect();
    let names = names.into_iter().filter(|name| persons.iter().all(|person| !person.is_in(name)));
    let words = |name: &String| words_of(name).into_iter().map(|word| word.folded).collect();
    // A word by itself may be anybody's.
    names.map(words).filter(|words: &Vec<String>| words.len() > 1).collect()
}

/// Replaces every listed name in `text`.
fn replace(text: &mut String, persons: &[WrittenName], others: &[Vec<String>], counts: &mut [u64]) {
    let words = words_of(text);
    let mut places: Vec<(usize, usize)> = Vec::new();
    for (person, count) in persons.iter().zip(counts) {
        let found = person.places(&words, others);
        *count += found.len() as u64;
        places.extend(found.into_iter().map(|range| (range.start, range.end)));
    }
    if places.is_empty() {
        return;
    }
    places.sort_unstable();
    let mut replaced = String::with_capacity(text.len());
    let mut from = 0;
    for (start, end) in places {
        // Two listed persons in one place, as one with a middle name and one without.
        if start >= from {
            replaced.push_str(&text[from..start]);
            replaced.push_str(REMOVED);
        }
        from = from.max(end);
    }
    replaced.push_str(&text[from..]);
    *text = replaced;
}

/// Replaces every listed name that stands across the border of two texts, which were one before
/// the document was taken apart: it begins at the end of a title or of a decision's line.
fn replace_across(
    texts: &mut [&mut String],
    persons: &[WrittenName],
    others: &[Vec<String>],
    counts: &mut [u64],
) {
    for at in 1..texts.len() {
        let joined = format!("{}\n{}", texts[at - 1], texts[at]);
        let border = texts[at - 1].len();
        let words = words_of(&joined);
        for (person, count) in persons.iter().zip(counts.iter_mut()) {
            let places = person.places(&words, others);
            let across =
                places.into_iter().find(|place| place.start < border && place.end > border);
            if let Some(place) = across {
                *count += 1;
                texts[at - 1].replace_range(place.start.., REMOVED);
                texts[at].replace_range(..place.end - border - 1, "");
                break;
            }
        }
    }
}

#[cfg(test)]
mod tests;
