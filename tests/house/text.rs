//! What of a source file is code, and what is text for people?

use std::iter::Peekable;
use std::str::Chars;

/// A source file without its comments and its modules for tests.
pub struct Source {
    /// The code; literals are left out of it.
    pub code: String,
    /// The string literals as they are written, without their quotes.
    pub literals: Vec<String>,
}

impl Source {
    /// Takes a file apart.
    pub fn of(text: &str) -> Self {
        let text = without_tests(text);
        let mut source = Self { code: String::new(), literals: Vec::new() };
        let mut rest = text.chars().peekable();
        let mut last = ' ';
        while let Some(c) = rest.next() {
            match c {
                '/' if rest.peek() == Some(&'/') => while rest.next_if(|c| *c != '\n').is_some() {},
                '"' => source.literals.push(literal(&mut rest)),
                'r' if !is_name(last) && matches!(rest.peek(), Some('"' | '#')) => {
                    match raw_literal(&mut rest) {
                        Ok(text) => source.literals.push(text),
                        // `r#type` is a name.
                        Err(signs) => source.code.extend(["r", &signs]),
                    }
                }
                '\'' => skip_char(&mut rest),
                _ => source.code.push(c),
            }
            last = c;
        }
        source
    }
}

/// The text without modules for tests alone, which end with a brace at the line's beginning.
fn without_tests(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("#[cfg(test)]\n") {
        kept.push_str(before);
        let head = after.lines().next().unwrap_or_default();
        let is_module = head.ends_with('{') && head.split(' ').any(|word| word == "mod");
        rest =
            if is_module { after.split_once("\n}\n").map_or("", |(_, rest)| rest) } else { after };
    }
    kept + rest
}

pub fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The rest of a literal behind its quote.
fn literal(rest: &mut Peekable<Chars<'_>>) -> String {
    let mut text = String::new();
    while let Some(c) = rest.next() {
        match c {
            '"' => break,
            '\\' => {
                text.push(c);
                text.extend(rest.next());
            }
            _ => text.push(c),
        }
    }
    text
}

/// The literal behind an `r`, or the signs that did not begin one.
fn raw_literal(rest: &mut Peekable<Chars<'_>>) -> Result<String, String> {
    let mut signs = String::new();
    while let Some(sign) = rest.next_if_eq(&'#') {
        signs.push(sign);
    }
    if rest.next_if_eq(&'"').is_none() {
        return Err(signs);
    }
    let end = format!("\"{signs}");
    let mut text = String::new();
    while !text.ends_with(&end) {
        match rest.next() {
            Some(c) => text.push(c),
            None => break,
        }
    }
    Ok(text.trim_end_matches(&end).to_owned())
}

/// Leaves out a character in quotes; a lifetime has no second quote and stays.
fn skip_char(rest: &mut Peekable<Chars<'_>>) {
    let mut ahead = rest.clone();
    let is_escape = ahead.next() == Some('\\');
    if is_escape || ahead.next() == Some('\'') {
        let mut is_escaped = false;
        for c in rest.by_ref() {
            if c == '\'' && !is_escaped {
                break;
            }
            is_escaped = c == '\\' && !is_escaped;
        }
    }
}

#[test]
fn code_comments_and_literals_are_told_apart() {
    let text = "use a; // \"no\"\nlet x = \"--b \\\" // c\"; let y: &'static str = r#\"d\"e\"#;\n\
                match c { '\"' | '\\'' => f(r\"g\\\"), _ => 'h' }\n\
                #[cfg(test)]\nmod tests {\n    \"i\";\n}\n";
    let source = Source::of(text);
    assert_eq!(source.literals, ["--b \\\" // c", "d\"e", "g\\"]);
    assert!(source.code.contains("use a; \nlet x = ;") && source.code.contains("static str = ;"));
}
