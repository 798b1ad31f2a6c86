//! Where does the title end that has the text behind it on its line?
//!
//! In a heading such as "1. Mötets öppnande. Ordföranden hälsade alla välkomna." or "2. Budget:
//! kassören redogör", the title goes up to its stop or colon, and the rest is text of the item.
//! Where whole paragraphs are numbered and have no titles, their first sentence serves as one.

use super::super::layout::lines::Line;
use super::candidate::Candidate;
use super::candidate::Heading;
use super::forms::Form;
use crate::lexicon::Class;
use crate::swedish;

/// A title in front of its text is short.
const LONGEST_TITLE_CHARS: usize = 70;
/// A sentence that serves as a title may be this long; of a longer one the beginning is taken.
const LONGEST_SENTENCE_CHARS: usize = 120;

/// Whether the item is a paragraph with a number or a bullet in front, without a heading.
pub(in crate::segment) fn is_paragraph(candidate: &Candidate) -> bool {
    match candidate.form {
        Form::RunIn => !candidate.set_apart,
        Form::Titled => candidate.is_paragraph,
        Form::Decided => true,
        _ => false,
    }
}

/// The heading of a numbered paragraph: its first words up to a stop or colon, else its first
/// sentence.
pub(in crate::segment) fn heading_of_paragraph(
    lines: &[Line],
    candidate: &Candidate,
    end: usize,
    width: usize,
) -> Heading {
    let mut text = candidate.rest.clone();
    let mut body = candidate.line + 1;
    while body < end
        && lines[body].blanks_before == 0
        && !lines[body].opens_page
        && lines[body].sub_heading.is_none()
        && !ends_sentence(&text)
        && !begins_below_short_line(&lines[body - 1], &lines[body], width)
    {
        swedish::append_line(&mut text, &lines[body].text);
        body += 1;
    }
    let (title, lead) = match split(&text, LONGEST_SENTENCE_CHARS) {
        // A decision stays whole in its text, whatever of it names the item.
        _ if candidate.form == Form::Decided => (beginning(without_mark(&text)), Some(text)),
        Some((title, rest)) => (title.to_owned(), Some(rest.to_owned())),
        None if text.chars().count() <= LONGEST_SENTENCE_CHARS => (text, None),
        // The beginning names the item; the sentence stays whole in its text.
        None => (beginning(&text), Some(text)),
    };
    let title = title.trim_end_matches(['.', ':', ' ']).to_owned();
    Heading { title, diary_numbers: Vec::new(), body, doubtful: false, lead }
}

/// The heading of a line on which the text follows the title, if it is such a line: what
/// stands behind the title is a sentence.
pub(in crate::segment) fn heading_on_line(
    lines: &[Line],
    candidate: &Candidate,
    end: usize,
    width: usize,
) -> Option<Heading> {
    let line = &lines[candidate.line];
    if candidate.form == Form::Titled || line.emphasis.is_some() && line.text.len() < width {
        return None;
    }
    let (title, rest) = split(&candidate.rest, LONGEST_TITLE_CHARS)?;
    let next = lines[..end].get(candidate.line + 1).filter(|next| next.blanks_before == 0);
    let wraps = line.chars * 10 > width * 8
        && next.is_some_and(|next| next.text.starts_with(char::is_lowercase));
    // "Presentationsrunda, närvarande: Anna Ek, Bo Al"
    let lists_people = Class::EndsTitle.ends(&title.to_lowercase());
    let is_text = rest.ends_with(['.', '!', '?']) || lists_people || wraps && rest.contains(' ');
    is_text.then(|| Heading {
        title: title.to_owned(),
        diary_numbers: Vec::new(),
        body: candidate.line + 1,
        doubtful: false,
        lead: Some(rest.to_owned()),
    })
}

/// Title and text at the first stop or colon that ends a title.
fn split(text: &str, longest_chars: usize) -> Option<(&str, &str)> {
    const SHORTEST_CHARS: usize = 3;
    for (at, mark) in text.match_indices(['.', ':', '?']) {
        let (title, rest) = (&text[..at], text[at + mark.len()..].trim_start());
        if title.chars().count() > longest_chars {
            return None;
        }
        let spaced = text[at + mark.len()..].starts_with(' ');
        let begins = rest.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '”');
        let fits = match mark {
            "." => !is_abbreviated(title) && begins,
            "?" => begins,
            _ => title.chars().count() >= SHORTEST_CHARS && !rest.is_empty(),
        };
        if spaced && fits {
            let title = if mark == "?" { &text[..=at] } else { title };
            return Some((title, rest));
        }
    }
    None
}

/// Whether the word before a stop is cut short: "kl.", "ev.", "m.m.", an initial.
fn is_abbreviated(title: &str) -> bool {
    const SHORTEST_WORD_CHARS: usize = 4;
    let word = title.rsplit([' ', '.']).next().unwrap_or_default();
    word.chars().count() < SHORTEST_WORD_CHARS && !word.ends_with(')')
}

/// Whether a sentence begins under a line that had room for its first words.
fn begins_below_short_line(above: &Line, line: &Line, width: usize) -> bool {
    above.chars * 10 < width * 6 && line.text.starts_with(char::is_uppercase)
}

fn ends_sentence(text: &str) -> bool {
    text.ends_with(['.', '!', '?', ':'])
}

/// An entry of a list without its bullet.
fn without_mark(text: &str) -> &str {
    let bare = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    bare.strip_prefix("o ").unwrap_or(bare).trim_start()
}

/// What names an item by its text: the first sentence, or its beginning.
pub(in crate::segment) fn name_of_text(text: &str) -> String {
    match split(text, LONGEST_SENTENCE_CHARS) {
        Some((sentence, _)) => sentence.to_owned(),
        None => beginning(text.trim_end_matches('.')),
    }
}

/// The first words of a text, to a comma if there is one.
fn beginning(text: &str) -> String {
    let mut chars = 0;
    let mut end = 0;
    for word in text.split_inclusive(' ') {
        chars += word.chars().count();
        if chars > LONGEST_TITLE_CHARS {
            break;
        }
        end += word.len();
    }
    let start = &text[..end];
    let comma = start.rfind(',').filter(|&at| at * 2 > start.len());
    start[..comma.unwrap_or(start.len())].trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_ends_at_its_stop_or_colon() {
        let long = LONGEST_TITLE_CHARS;
        assert_eq!(
            split("Mötets öppnande. Bo hälsade alla.", long),
            Some(("Mötets öppnande", "Bo hälsade alla."))
        );
        assert_eq!(split("Budget: kassören redogör.", long), Some(("Budget", "kassören redogör.")));
        assert_eq!(split("Mötet kl. 18 öppnas", long), None);
        assert_eq!(split("Val av justerare", long), None);
    }

    #[test]
    fn a_long_sentence_gives_its_beginning() {
        let words = "Grillen på gården lagas av Bo under den kommande våren, och nya bord \
                     köps in före midsommar om kassan räcker";
        assert_eq!(beginning(words), "Grillen på gården lagas av Bo under den kommande våren");
    }
}
