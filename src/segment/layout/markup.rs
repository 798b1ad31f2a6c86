//! What do the marks of Markdown and Org say of a line?
//!
//! The marks are taken off, and what they say of a line's weight is kept. Only marks go: every
//! letter and digit stays. Text files do not say whether they are Markdown, so a mark counts only
//! where plain minutes would hardly have it.

use std::borrow::Cow;

use crate::source::Emphasis;

/// The text with a line for each that tags divide: what stands in one cell or item of a list of a web page
/// that was saved as text.
pub(in crate::segment) fn with_lines_of_tags(text: &str) -> Cow<'_, str> {
    const BETWEEN_LINES: [(&str, &str); 7] = [
        ("<br>", "\n"),
        ("<br/>", "\n"),
        ("<br />", "\n"),
        ("</p><", "</p>\n<"),
        ("</li><", "</li>\n<"),
        ("</h1><", "</h1>\n<"),
        ("</h2><", "</h2>\n<"),
    ];
    let divided = |line: &str| {
        let mut line = Cow::Borrowed(line);
        // A row of a table keeps its cells together.
        for (tag, divided) in BETWEEN_LINES {
            if line.contains(tag) && !line.starts_with('|') {
                line = Cow::Owned(line.replace(tag, divided));
            }
        }
        line.into_owned()
    };
    if !BETWEEN_LINES.iter().any(|(tag, _)| text.contains(tag)) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.split('\n').map(divided).collect::<Vec<_>>().join("\n"))
}

/// Levels that a heading can have.
const LOWEST_LEVEL: usize = 6;

/// The line without marks, and how it is set apart.
pub(in crate::segment) fn without_marks(line: &str) -> (Cow<'_, str>, Option<Emphasis>) {
    // A quotation mark of Markdown, which converters set before a table's cell.
    let quoted = line.trim_start_matches(['>', ' ']);
    let line = if line.starts_with("> ") && !quoted.is_empty() { quoted } else { line };
    let has_marks = line.starts_with(['#', '*', '_', '='])
        || line.contains(['\\', '<'])
        || line.contains("**")
        || line.contains("__");
    if !has_marks {
        return (Cow::Borrowed(line), None);
    }
    let line = without_escapes(line);
    if let Some((level, rest)) = heading(&line) {
        let bare = without_pairs(rest);
        let text = without_slant(&bare).into_owned();
        return (Cow::Owned(text), Some(Emphasis::Heading(level)));
    }
    let emphasis = is_bold(&line).then_some(Emphasis::Bold);
    let bare = without_pairs(&line);
    (Cow::Owned(without_slant(&bare).into_owned()), emphasis)
}

/// `## Rubrik`, `##Rubrik`, `## Rubrik ##`, `** Rubrik` (Org), `== Rubrik ==` (wikis),
/// `<h2>Rubrik</h2>`: the level and the text.
fn heading(line: &str) -> Option<(u8, &str)> {
    if let Some(tagged) = line.strip_prefix("<h") {
        let (attributes, text) = tagged.split_once('>')?;
        let level = attributes.get(..1)?.parse().ok()?;
        return Some((level, text.split("</h").next().unwrap_or(text).trim()));
    }
    let mark = line.chars().next().filter(|mark| matches!(mark, '#' | '*' | '='))?;
    let rest = line.trim_start_matches(mark);
    let level = line.len() - rest.len();
    // One star is a bullet; `#+TITLE` is a setting; a tag (`#möte`) has a small letter.
    let fits = match mark {
        '#' => {
            rest.starts_with(' ')
                || rest.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '§')
        }
        '=' => rest.starts_with(' ') || level > 1 && rest.ends_with("=="),
        _ => {
            level > 1
                && rest.starts_with(' ')
                && !rest.contains("**")
                && rest
                    .trim_start()
                    .starts_with(|c: char| c.is_uppercase() || c == '§' || c.is_ascii_digit())
        }
    };
    let text = rest.trim().trim_end_matches(['#', '=']).trim_end();
    let level = u8::try_from(level).ok().filter(|_| level <= LOWEST_LEVEL)?;
    (fits && text.contains(char::is_alphanumeric)).then_some((level, text))
}

/// Whether the whole line is bold, or its beginning is and bears a number: `**§ 1** Titel`.
fn is_bold(line: &str) -> bool {
    ["**", "__"].iter().any(|mark| {
        let Some((inside, after)) = line.strip_prefix(mark).and_then(|line| line.split_once(mark))
        else {
            return false;
        };
        let after = after.trim_start_matches([':', '.']).trim();
        inside.contains(char::is_alphanumeric)
            && (after.is_empty()
                || inside.starts_with(|c: char| c == '§' || c.is_ascii_digit()) && inside.len() > 1)
    })
}

/// The line without pairs of bold marks, and without the tags of bold text.
fn without_pairs(line: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(line);
    for mark in ["**", "__"] {
        // A lone mark is a footnote's or a blank to be filled in.
        if text.matches(mark).count() >= 2 && text.contains(char::is_alphanumeric) {
            text = Cow::Owned(text.replace(mark, ""));
        }
    }
    text
}

/// The line without the marks of slanted text at its beginning: `*Beslut:* Bifall.`
fn without_slant(line: &str) -> Cow<'_, str> {
    for mark in ['*', '_'] {
        let inside = line.strip_prefix(mark).filter(|rest| rest.starts_with(char::is_alphanumeric));
        if let Some((inside, after)) = inside.and_then(|rest| rest.split_once(mark))
            && !after.starts_with(char::is_alphanumeric)
        {
            return Cow::Owned(format!("{inside}{after}"));
        }
    }
    Cow::Borrowed(line)
}

/// Tags of web pages that were saved as text; entries of a list keep their bullet.
const BLOCK_TAGS: [(&str, &str); 8] = [
    ("<p>", ""),
    ("</p>", ""),
    ("<ul>", ""),
    ("</ul>", ""),
    ("<ol>", ""),
    ("</ol>", ""),
    ("<li>", "• "),
    ("</li>", ""),
];

/// `1\. Rubrik` as `1. Rubrik`, a hard break (`\\`) at the end off, `<strong>` as `**`.
fn without_escapes(line: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(line);
    if text.contains('<') {
        for tag in ["<strong>", "</strong>", "<b>", "</b>"] {
            if text.contains(tag) {
                text = Cow::Owned(text.replace(tag, "**"));
            }
        }
        for (tag, mark) in BLOCK_TAGS {
            if text.contains(tag) {
                text = Cow::Owned(text.replace(tag, mark));
            }
        }
        if let Cow::Owned(bare) = &text {
            text = Cow::Owned(bare.trim().to_owned());
        }
    }
    if !text.contains('\\') {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut letters = text.trim_end_matches(['\\', ' ']).chars().peekable();
    while let Some(c) = letters.next() {
        let escapes = c == '\\'
            && letters.peek().is_some_and(|next| matches!(next, '.' | '-' | '*' | '#' | '_' | ')'));
        if !escapes {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// The level of the heading that `line` underlines: `=====` the first, `-----` the second.
/// A rule as long as the heading is meant for it, whatever else stands on the page.
pub(in crate::segment) fn underlines(line: &str, above_chars: usize) -> Option<u8> {
    const SHORTEST: usize = 4;
    const OFF_BY: usize = 3;
    let level = match line.chars().next()? {
        '=' => 1,
        '-' | '–' | '~' => 2,
        _ => return None,
    };
    let mark = line.chars().next()?;
    let chars = line.chars().count();
    let fits = chars >= SHORTEST && chars.abs_diff(above_chars) <= OFF_BY;
    (fits && line.chars().all(|c| c == mark)).then_some(level)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> (String, Option<Emphasis>) {
        let (text, emphasis) = without_marks(line);
        (text.into_owned(), emphasis)
    }

    #[test]
    fn headings_of_markdown_and_org_lose_their_marks() {
        for (line, text, level) in [
            ("## Budget", "Budget", 2),
            ("##Budget", "Budget", 2),
            ("### **3. Budget** ###", "3. Budget", 3),
            ("** § 1 Mötets öppnande", "§ 1 Mötets öppnande", 2),
            ("==Mötets öppnande==", "Mötets öppnande", 2),
            ("<h2>Mötets öppnande</h2>", "Mötets öppnande", 2),
        ] {
            assert_eq!(read(line), (text.to_owned(), Some(Emphasis::Heading(level))), "{line}");
        }
    }

    #[test]
    fn bold_lines_are_bold_and_bold_labels_are_text() {
        assert_eq!(read("**3. Budget**"), ("3. Budget".to_owned(), Some(Emphasis::Bold)));
        assert_eq!(read("**Beslut**:"), ("Beslut:".to_owned(), Some(Emphasis::Bold)));
        assert_eq!(read("**§ 1** Val"), ("§ 1 Val".to_owned(), Some(Emphasis::Bold)));
        assert_eq!(read("**Datum:** 2024-01-16"), ("Datum: 2024-01-16".to_owned(), None));
        assert_eq!(read("*Beslut:* Bifall."), ("Beslut: Bifall.".to_owned(), None));
        assert_eq!(read("1\\. Budget"), ("1. Budget".to_owned(), None));
    }

    #[test]
    fn what_only_looks_like_a_mark_stays() {
        for line in ["* en punkt", "#+OPTIONS: toc:nil", "** se bilaga 2", "**", "#möte", "__"] {
            assert_eq!(read(line).0, line);
        }
    }

    #[test]
    fn a_rule_as_long_as_the_line_above_underlines_it() {
        assert_eq!(underlines("==========", 9), Some(1));
        assert_eq!(underlines("---------", 9), Some(2));
        assert_eq!(underlines("---------", 40), None);
        assert_eq!(underlines("-", 2), None);
    }
}
