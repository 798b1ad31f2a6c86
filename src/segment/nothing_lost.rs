//! Is every word of a text somewhere in its minutes?
//!
//! In go texts of every kind that is much work, out comes nothing: the letters of the lines that
//! are no furniture are counted, and those of preamble, items and closing. What headings bring
//! along beside title and number ("Ärende", "Dnr") is kept nowhere, and said twice it is once.

#[allow(dead_code, reason = "shared with the benchmarks, which use more of it")]
#[path = "../../tests/growth/kinds/mod.rs"]
mod kinds;

use super::furniture::furniture;
use super::lines::lines_of;
use super::segment;
use crate::minutes::Minutes;
use crate::source::{FolderDefaults, Page};

/// Enough for thousands of lines of any kind.
const BYTES: usize = 64 << 10;

/// Letters of a heading that are neither number nor title: "Dagordningspunkt", "Ärendenummer".
const LETTERS_OF_A_HEADING: usize = 16;

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphabetic()).count()
}

fn pages(text: &str) -> Vec<Page> {
    let numbered = text.contains('\x0c');
    let page = |(number, text)| Page::of_text(numbered.then_some(number), text);
    (1..).zip(text.split('\x0c')).map(page).collect()
}

fn letters_of(minutes: &Minutes) -> usize {
    let items = minutes.items.iter().flat_map(|item| {
        let numbers = item.diary_numbers.iter().chain(&item.number).map(String::as_str);
        numbers.chain([item.title.as_str(), item.body.as_str()])
    });
    items.chain([minutes.preamble.as_str(), minutes.closing.as_str()]).map(letters).sum()
}

#[test]
fn the_letters_of_every_kind_of_text_are_in_its_minutes() {
    for kind in kinds::all() {
        let pages = pages(&kind.text(BYTES));
        let lines = lines_of(&pages);
        let kept = lines.iter().zip(furniture(&lines)).filter(|(_, furniture)| !furniture);
        let kept: usize = kept.map(|(line, _)| letters(&line.text)).sum();
        let minutes = segment("a.txt", &pages, &FolderDefaults::default());
        let found = letters_of(&minutes);
        let of_headings = LETTERS_OF_A_HEADING * minutes.items.len();
        assert!(found + of_headings >= kept, "{}: {found} of {kept} letters", kind.name);
    }
}
