//! Which number does a page bear?
//!
//! Decides how far the printed page numbers are ahead of the count of pages. A file is often a part
//! of a document (its cover and attendance list published apart), and a page that is quoted must be
//! the one that is printed.

use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

use super::lines::Line;
use crate::lexicon::Pattern;

/// "5 (73)", "Sida 5 (73)", "Sid 5 av 73": the page and how many there are, at a line's end.
static PRINTED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::of(
        r"(?i)^(?:.*(?:\s{2,}|\t))?(?:{page_word}\.?:?\s)?(\d{1,4})\s?(?:\(|{page_of}\s)\s?(\d{1,4})\)?$",
    )
});

/// Of a hundred pages, how many must bear the number that the first of them leads to. Every
/// page of the minutes at hand does that bears one at all.
const AGREEING_PERCENT: usize = 80;
/// Fewer pages prove nothing.
const FEWEST_PAGES: usize = 3;

/// Gives the lines the numbers that are printed on their pages, where nearly all pages bear one
/// and these run on from page to page.
pub(in crate::segment) fn renumber(lines: &mut [Line]) {
    let ahead = ahead(lines);
    for line in lines.iter_mut().filter(|_| ahead > 0) {
        line.page = line.page.map(|page| page + ahead);
    }
}

/// Pages that are missing before the first one; 0 where the numbers do not say so.
fn ahead(lines: &[Line]) -> u32 {
    let mut pages = HashSet::new();
    let mut numbered = HashSet::new();
    let mut votes: BTreeMap<u32, usize> = BTreeMap::new();
    for line in lines {
        let Some(page) = line.page else { return 0 };
        pages.insert(page);
        let printed = printed(&line.columns).filter(|_| !numbered.contains(&page));
        if let Some(printed) = printed.filter(|&printed| printed >= page) {
            numbered.insert(page);
            *votes.entry(printed - page).or_default() += 1;
        }
    }
    votes
        .into_iter()
        .max_by_key(|&(_, votes)| votes)
        .filter(|&(_, votes)| {
            votes >= FEWEST_PAGES && votes * 100 >= pages.len() * AGREEING_PERCENT
        })
        .map_or(0, |(ahead, _)| ahead)
}

/// The page number that ends the line.
fn printed(text: &str) -> Option<u32> {
    if !text.ends_with(|c: char| c == ')' || c.is_ascii_digit()) {
        return None;
    }
    let found = PRINTED.captures(text)?;
    let number = |group| found.get(group).and_then(|digits| digits.as_str().parse::<u32>().ok());
    let (page, pages) = (number(1)?, number(2)?);
    (0 < page && page <= pages).then_some(page)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::layout::lines::lines_of;
    use crate::source::Page;

    fn numbers(texts: &[&str]) -> Vec<Option<u32>> {
        let pages: Vec<Page> =
            (1..).zip(texts).map(|(number, text)| Page::of_text(Some(number), *text)).collect();
        let mut lines = lines_of(&pages);
        renumber(&mut lines);
        let mut numbers: Vec<_> = lines.into_iter().map(|line| line.page).collect();
        numbers.dedup();
        numbers
    }

    #[test]
    fn pages_bear_the_numbers_that_are_printed_on_them() {
        assert_eq!(
            numbers(&["a\n3 (9)", "PROTOKOLL    4 (9)\nb", "Sida 5 av 9\nc"]),
            [Some(3), Some(4), Some(5)]
        );
    }

    #[test]
    fn numbers_that_do_not_run_on_are_not_page_numbers() {
        assert_eq!(numbers(&["a\n3 (9)", "b\n7 (9)", "c\n5 (5)"]), [Some(1), Some(2), Some(3)]);
        assert_eq!(numbers(&["a\n3 (9)", "b"]), [Some(1), Some(2)]);
        assert_eq!(numbers(&["a", "b\n4 (9)", "c", "d"]), [Some(1), Some(2), Some(3), Some(4)]);
    }
}
