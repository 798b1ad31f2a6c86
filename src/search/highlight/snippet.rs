//! Which passage shows why an item matches, and where in it?
//!
//! The passage with most of what was looked for is shown, and in it the byte ranges that match. The words
//! as typed count more than other words for them, and what stands in a decision is shown only where it
//! stands nowhere else, since the decisions of a hit are shown beside the passage.
//! Ranges rise, do not overlap and lie on character boundaries. The same analysis as in the index
//! decides what matches, so a highlight is never shown for a word that the search would not find.

use serde::Serialize;

use std::collections::HashMap;
use std::ops::Range;

use super::matcher::{Closeness, Matcher, Place, joined};

/// A passage of an item with the places that match.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Snippet {
    /// The passage; an ellipsis marks where the text goes on.
    pub text: String,
    /// Byte ranges of `text`, rising, not overlapping, on character boundaries.
    pub highlights: Vec<(usize, usize)>,
}

/// The length of a passage, in characters: three lines of a terminal.
const PASSAGE_CHARS: usize = 220;

/// A paragraph of fewer characters is a heading or a list of documents, not a sentence that tells.
const LEAST_SENTENCE_CHARS: usize = 40;

/// The passage of `text` that shows most of what `matcher` looks for, outside of `decisions` if
/// it stands there; the first sentence that tells something where nothing matches (the match may be in the
/// title).
#[must_use]
pub fn snippet(text: &str, decisions: &[String], matcher: &Matcher) -> Snippet {
    let places = matcher.places(text);
    let decided = ranges_of(text, decisions);
    let is_decided = |place: &&Place| decided.iter().any(|range| range.contains(&place.start));
    let outside: Vec<&Place> = places.iter().filter(|place| !is_decided(place)).collect();
    let window = best_window(&outside).or_else(|| best_window(&places.iter().collect::<Vec<_>>()));
    let (start, least) = match window {
        Some((from, to)) => {
            // A decision before the place is not shown with it.
            let before = decided.iter().map(|range| range.end).filter(|end| *end <= from);
            (passage_start(text, before.max().unwrap_or(0), (from, to)), to)
        }
        None => telling_start(text, &decided),
    };
    // Where a decision follows, the passage ends before it.
    let end = passage_end(text, start);
    let next = decided.iter().map(|range| range.start).filter(|from| (least..end).contains(from));
    let end = match next.min().filter(|from| *from > start) {
        Some(decision) => without_headings(text, start, least, decision),
        None => end,
    };
    let inside = places.into_iter().filter(|place| place.start >= start && place.end <= end);
    let ranges = joined(inside.collect());
    cut(text, start, end, &ranges)
}

/// Where the passage ends without the short lines that lead over to a decision: its heading, its number.
fn without_headings(text: &str, start: usize, least: usize, mut end: usize) -> usize {
    while let Some(at) = text[start..end].trim_end().rfind('\n').map(|at| start + at) {
        if at < least || text[at..end].trim().chars().count() >= LEAST_SENTENCE_CHARS {
            break;
        }
        end = at;
    }
    end
}

/// Where the decisions stand in the text, those that stand there as they are.
fn ranges_of(text: &str, decisions: &[String]) -> Vec<Range<usize>> {
    let mut from = 0;
    let range = |decision: &String| {
        let decision = Some(decision.trim()).filter(|decision| !decision.is_empty())?;
        // Decisions come in the order of the text, but for those told twice.
        let at = text[from..].find(decision).map(|at| from + at).or_else(|| text.find(decision))?;
        from = at + decision.len();
        Some(at..from)
    };
    decisions.iter().filter_map(range).collect()
}

/// The beginning of the first paragraph that is a sentence and no decision, and where it may end;
/// the beginning of the text where there is none.
fn telling_start(text: &str, decided: &[Range<usize>]) -> (usize, usize) {
    let mut at = 0;
    for paragraph in text.split_inclusive("\n\n") {
        let (start, trimmed) = (at, paragraph.trim());
        at += paragraph.len();
        let is_sentence = trimmed.ends_with('.') && trimmed.chars().count() >= LEAST_SENTENCE_CHARS;
        let is_decided = decided.iter().any(|range| range.start < at && start < range.end);
        if is_sentence && !is_decided {
            return (start + paragraph.len() - paragraph.trim_start().len(), start);
        }
    }
    (0, text.len())
}

/// What a thing that was looked for is worth by how close it comes to what was typed: the word
/// itself more than several other words for it.
fn worth_of(closeness: Closeness) -> usize {
    match closeness {
        Closeness::Exact => 5,
        Closeness::Form => 4,
        Closeness::Part => 3,
        Closeness::Otherwise => 1,
    }
}

/// The places of the window with most different things, the closer the more, then most places.
fn best_window(places: &[&Place]) -> Option<(usize, usize)> {
    let mut best: Option<((usize, usize), (usize, usize))> = None;
    for (first, place) in places.iter().enumerate() {
        // Bytes bound characters from above, so the window never is too long.
        let inside: Vec<&Place> = places[first..]
            .iter()
            .copied()
            .take_while(|other| other.end - place.start <= PASSAGE_CHARS)
            .collect();
        let mut different: HashMap<&str, usize> = HashMap::new();
        for place in &inside {
            let own = different.entry(&place.what).or_default();
            *own = worth_of(place.closeness).max(*own);
        }
        let worth = (different.values().sum(), inside.len());
        if best.as_ref().is_none_or(|(most, _)| worth > *most) {
            let end = inside.last().map_or(place.end, |last| last.end);
            best = Some((worth, (place.start, end)));
        }
    }
    best.map(|(_, window)| window)
}

/// Where the passage begins, not before `least`: with the sentence of the window if that is near,
/// else with a word some way before it.
fn passage_start(text: &str, least: usize, (start, end): (usize, usize)) -> usize {
    let spare = PASSAGE_CHARS.saturating_sub(end - start);
    let earliest = border_at_or_after(text, start.saturating_sub(spare * 2 / 3).max(least));
    let before = &text[earliest..start];
    let sentence = before
        .rmatch_indices(['.', '!', '?', '\n'])
        .map(|(at, end)| earliest + at + end.len())
        .find(|&at| text[at..].starts_with(char::is_whitespace) || text[..at].ends_with('\n'));
    let from = sentence.unwrap_or_else(|| {
        if earliest == least {
            least
        } else {
            before.find(char::is_whitespace).map_or(start, |at| earliest + at)
        }
    });
    from + text[from..].len() - text[from..].trim_start().len()
}

/// Where it ends: after at most [`PASSAGE_CHARS`] characters, at a word's end.
fn passage_end(text: &str, start: usize) -> usize {
    let rest = &text[start..];
    match rest.char_indices().nth(PASSAGE_CHARS) {
        None => text.len(),
        Some((limit, _)) => {
            let cut = rest[..limit].rfind(char::is_whitespace).filter(|&at| at > limit / 2);
            start + cut.unwrap_or(limit)
        }
    }
}

fn border_at_or_after(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

/// The passage with line breaks as spaces and an ellipsis where the text goes on.
fn cut(text: &str, start: usize, end: usize, ranges: &[(usize, usize)]) -> Snippet {
    let mut snippet = Snippet::default();
    if start > 0 {
        snippet.text.push('…');
    }
    // Old offset → new offset, built along with the text.
    let mut moved = Vec::with_capacity(end - start);
    let passage = text[start..end].trim_end();
    let mut blank = false;
    for (at, c) in passage.char_indices() {
        let white = c.is_whitespace();
        if white && !blank {
            snippet.text.push(' ');
        }
        if !white {
            moved.push((start + at, snippet.text.len()));
            snippet.text.push(c);
        }
        blank = white;
    }
    let text_end = snippet.text.len();
    if start + passage.len() < text.trim_end().len() {
        snippet.text.push('…');
    }
    let place = |old: usize| match moved.binary_search_by_key(&old, |(from, _)| *from) {
        Ok(index) => moved[index].1,
        Err(index) => moved.get(index).map_or(text_end, |(_, to)| *to),
    };
    // A range ends behind its last character, not at the word that follows the space.
    let end_place = |old: usize| {
        let before = moved[..moved.partition_point(|(from, _)| *from < old)].last();
        before
            .map_or(0, |&(_, to)| to + snippet.text[to..].chars().next().map_or(0, char::len_utf8))
    };
    snippet.highlights = ranges
        .iter()
        .map(|&(from, to)| (place(from), end_place(to)))
        .filter(|(from, to)| from < to)
        .collect();
    snippet
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::swedish;

    fn matcher(words: &[&str]) -> Matcher {
        let mut matcher = Matcher::default();
        for word in words {
            matcher.add_stem(&swedish::stem(word));
            matcher.add_surface(word);
        }
        matcher
    }

    fn marked(snippet: &Snippet) -> Vec<&str> {
        snippet.highlights.iter().map(|&(from, to)| &snippet.text[from..to]).collect()
    }

    #[test]
    fn every_form_of_the_word_is_marked() {
        let text = "Beslutet fattas. Flera beslut följer.";
        let snippet = snippet(text, &[], &matcher(&["beslut"]));
        assert_eq!(marked(&snippet), ["Beslutet", "beslut"]);
        assert_eq!(snippet.text, text);
    }

    #[test]
    fn the_passage_shows_most_of_the_words() {
        let filler = "Ordföranden hälsar alla välkomna till mötet. ".repeat(12);
        let text = format!("En skola. {filler}Budget för en skola antas.\n\n{filler}");
        let snippet = snippet(&text, &[], &matcher(&["skola", "budget"]));
        assert_eq!(marked(&snippet), ["Budget", "skola"]);
        assert!(snippet.text.starts_with('…') && snippet.text.ends_with('…'), "{}", snippet.text);
    }

    #[test]
    fn phrases_are_marked_whole_and_only_in_order() {
        let mut matcher = Matcher::default();
        matcher.add_phrase(vec!["psykisk".to_owned(), "hälsa".to_owned()]);
        let snippet = snippet("Hälsa psykisk. Psykisk\n\nhälsa.", &[], &matcher);
        assert_eq!(marked(&snippet), ["Psykisk hälsa"]);
    }

    #[test]
    fn nothing_to_mark_gives_the_beginning() {
        let snippet = snippet("Kort text.", &[], &Matcher::default());
        assert_eq!((snippet.text.as_str(), snippet.highlights.len()), ("Kort text.", 0));
    }

    #[test]
    fn where_only_the_title_matches_the_first_sentence_that_tells_is_shown() {
        let text = "Handlingar\n\n2024 nr 12\n\nKommunstyrelsen beslutar att anta taxan för året.\n\n\
                    Taxan har inte ändrats på flera år och täcker inte kostnaden.";
        let decisions = ["Kommunstyrelsen beslutar att anta taxan för året.".to_owned()];
        let shown = snippet(text, &decisions, &Matcher::default()).text;
        assert_eq!(shown, "…Taxan har inte ändrats på flera år och täcker inte kostnaden.");
    }

    #[test]
    fn the_word_as_typed_is_shown_and_not_other_words_for_it() {
        let filler = "Ordföranden hälsar alla välkomna till mötet. ".repeat(12);
        let text = format!("Larm, utryckning och släckning. {filler}Om brandkåren i dag.");
        let mut matcher = matcher(&["brandkåren"]);
        for other in ["larm", "utryckning", "släckning"] {
            matcher.add_near(vec![swedish::stem(other).into_owned()], 1);
        }
        assert_eq!(marked(&snippet(&text, &[], &matcher)), ["brandkåren"]);
    }

    #[test]
    fn what_is_decided_is_shown_only_where_it_stands_nowhere_else() {
        let filler = "Ordföranden hälsar alla välkomna till mötet. ".repeat(12);
        let decided = "Nämnden antar skola och budget.".to_owned();
        let text = format!("Om en skola. {filler}\n\n{decided}");
        let both = matcher(&["skola", "budget"]);
        let decisions = [decided];
        assert_eq!(marked(&snippet(&text, &decisions, &both)), ["skola"]);
        let beside = format!("Om skolan.\n\nBeslut\n\n1. {}\n\nVidare om en budget.", decisions[0]);
        let shown = |word| snippet(&beside, &decisions, &matcher(&[word])).text;
        assert_eq!(shown("skolan"), "Om skolan.…");
        assert_eq!(shown("vidare"), "…Vidare om en budget.");
        let only = snippet(&text, &decisions, &matcher(&["budget"]));
        assert_eq!(marked(&only), ["budget"]);
    }

    proptest::proptest! {
        #[test]
        fn highlights_lie_inside_the_text_on_borders(text in "(skola|å|ö |\\. |\n\n|budget|[a-zåäö ]{0,40}|\\PC){0,60}", decisions in proptest::collection::vec("(skola|budget|å|[a-zåäö ]{0,6})", 0..3)) {
            let matcher = matcher(&["skola", "budget", "å"]);
            let snippet = snippet(&text, &decisions, &matcher);
            let mut last = 0;
            for &(from, to) in &snippet.highlights {
                proptest::prop_assert!(from >= last && from < to && to <= snippet.text.len());
                proptest::prop_assert!(snippet.text.is_char_boundary(from) && snippet.text.is_char_boundary(to));
                last = to;
            }
            for (from, to) in matcher.highlights(&text) {
                proptest::prop_assert!(text.is_char_boundary(from) && text.is_char_boundary(to) && from < to);
            }
        }
    }
}
