//! HTML as a stream of tags and text, however broken.
//!
//! In goes text, out come opening tags with the attributes that matter here, closing tags, and
//! text with its entities as letters. Promised: time that grows with the length of the text
//! only, and no text is lost to a comment or a script that never ends.

use super::entities::push_decoded;

/// Elements whose content is no markup.
const RAW: [&str; 7] = ["script", "style", "title", "textarea", "xmp", "iframe", "noembed"];

/// Attributes that are kept.
const KEPT: [&str; 6] = ["hidden", "style", "role", "start", "value", "type"];

/// The longest name of a tag or attribute; longer ones are noise.
const LONGEST_NAME: usize = 64;

/// A piece of the page.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token {
    Open(Tag),
    /// A closing tag, by its name in lower case.
    Close(String),
    Text(String),
}

/// An opening tag.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Tag {
    /// The name in lower case.
    pub name: String,
    attributes: Vec<(&'static str, String)>,
}

impl Tag {
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    /// The `style` attribute without spaces, in lower case.
    pub(super) fn style(&self) -> String {
        let style = self.attribute("style").unwrap_or_default();
        style.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
    }
}

/// Cuts a page into tokens.
pub(super) struct Tokens<'a> {
    rest: &'a str,
    /// The raw element that was just opened.
    raw: Option<String>,
    /// Ends that were sought in vain: what is not found once is not there later either, and
    /// seeking it again for each beginning would take quadratic time.
    missing: Vec<String>,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { rest: text, raw: None, missing: Vec::new() }
    }

    /// Finds `end`, not regarding the case of letters.
    fn find(&mut self, end: &str) -> Option<usize> {
        if self.missing.iter().any(|missing| missing == end) {
            return None;
        }
        let bytes = self.rest.as_bytes();
        let found = (0..bytes.len().saturating_sub(end.len() - 1))
            .find(|at| bytes[*at..at + end.len()].eq_ignore_ascii_case(end.as_bytes()));
        if found.is_none() {
            self.missing.push(end.to_owned());
        }
        found
    }

    fn take(&mut self, bytes: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at(bytes.min(self.rest.len()));
        self.rest = rest;
        taken
    }

    /// What stands between a raw element's tags.
    fn raw_text(&mut self, name: &str) -> Option<Token> {
        let end = self.find(&format!("</{name}"))?;
        let text = self.take(end);
        // Titles and text areas may hold entities.
        let mut decoded = String::with_capacity(text.len());
        push_decoded(text, &mut decoded);
        Some(Token::Text(decoded))
    }

    /// Reads past a comment, declaration or instruction; the text of a CDATA section.
    fn declaration(&mut self) -> Option<Token> {
        for (begin, end) in [("<!--", "-->"), ("<![CDATA[", "]]>")] {
            if self.rest.starts_with(begin)
                && let Some(at) = self.find(end)
            {
                let text = self.take(at + end.len());
                let inner = text.get(begin.len()..at);
                return (begin != "<!--")
                    .then(|| Token::Text(inner.unwrap_or_default().to_owned()));
            }
        }
        let end = self.rest.find('>').map_or(self.rest.len(), |at| at + 1);
        self.take(end);
        None
    }

    fn open_tag(&mut self) -> Token {
        self.take(1);
        let mut tag = Tag { name: self.name(), ..Tag::default() };
        loop {
            let skipped = self.rest.len() - self.rest.trim_start_matches(is_filler).len();
            self.take(skipped);
            match self.rest.as_bytes().first() {
                None => break,
                Some(b'>') => {
                    self.take(1);
                    break;
                }
                Some(_) => self.attribute(&mut tag),
            }
        }
        if RAW.contains(&tag.name.as_str()) {
            self.raw = Some(tag.name.clone());
        }
        Token::Open(tag)
    }

    fn attribute(&mut self, tag: &mut Tag) {
        let before = self.rest.len();
        let name = self.name();
        if self.rest.len() == before {
            // A sign that begins no name, as a stray quote.
            let bytes = self.rest.chars().next().map_or(1, char::len_utf8);
            self.take(bytes);
            return;
        }
        let mut value = "";
        if let Some(after) = self.rest.trim_start().strip_prefix('=') {
            self.rest = after.trim_start();
            let quote = self.rest.chars().next().filter(|c| matches!(c, '"' | '\''));
            value = if let Some(quote) = quote {
                self.take(1);
                let end = self.rest.find(quote).unwrap_or(self.rest.len());
                let value = self.take(end);
                self.take(1);
                value
            } else {
                let end = self.rest.find(|c: char| c.is_whitespace() || c == '>');
                self.take(end.unwrap_or(self.rest.len()))
            };
        }
        if let Some(kept) = KEPT.into_iter().find(|kept| *kept == name)
            && tag.attribute(kept).is_none()
        {
            let mut decoded = String::with_capacity(value.len());
            push_decoded(value, &mut decoded);
            tag.attributes.push((kept, decoded));
        }
    }

    /// The name that begins here, in lower case.
    fn name(&mut self) -> String {
        let ends = |c: char| c.is_whitespace() || matches!(c, '>' | '/' | '=' | '"' | '\'');
        let end = self.rest.find(ends).unwrap_or(self.rest.len());
        self.take(end).chars().take(LONGEST_NAME).flat_map(char::to_lowercase).collect()
    }

    fn close_tag(&mut self) -> Token {
        self.take(2);
        let name = self.name();
        let end = self.rest.find('>').map_or(self.rest.len(), |at| at + 1);
        self.take(end);
        Token::Close(name)
    }

    fn text(&mut self) -> Token {
        // The first sign is text even where it is "<".
        let first = self.rest.chars().next().map_or(0, char::len_utf8);
        let end = self.rest[first..].find('<').map_or(self.rest.len(), |at| at + first);
        let mut decoded = String::with_capacity(end);
        push_decoded(self.take(end), &mut decoded);
        Token::Text(decoded)
    }
}

/// Signs between attributes that mean nothing.
fn is_filler(c: char) -> bool {
    c.is_whitespace() || c == '/'
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        if let Some(name) = self.raw.take()
            && let Some(text) = self.raw_text(&name)
        {
            return Some(text);
        }
        loop {
            let bytes = self.rest.as_bytes();
            return Some(match (bytes.first()?, bytes.get(1)) {
                (b'<', Some(letter)) if letter.is_ascii_alphabetic() => self.open_tag(),
                (b'<', Some(b'/')) => self.close_tag(),
                (b'<', Some(b'!' | b'?')) => match self.declaration() {
                    Some(token) => token,
                    None => continue,
                },
                _ => self.text(),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        Tokens::new(text)
            .map(|token| match token {
                Token::Open(tag) => format!("<{}>", tag.name),
                Token::Close(name) => format!("</{name}>"),
                Token::Text(text) => text,
            })
            .collect()
    }

    #[test]
    fn tags_text_and_entities() {
        assert_eq!(told("<!DOCTYPE html><P class=x>a &lt; b<BR/></P >"), "<p>a < b<br></p>");
        assert_eq!(told("1 < 2 <3"), "1 < 2 <3");
        assert_eq!(told("a<!-- <b> -->c<![CDATA[<d>]]>"), "ac<d>");
    }

    #[test]
    fn attributes_in_every_quoting() {
        let text = "<ol start=\"3\" type='a' hidden class=y value=7 style=\"Display : None\">";
        let Some(Token::Open(tag)) = Tokens::new(text).next() else { panic!("no tag") };
        let value = |name| tag.attribute(name);
        assert_eq!(
            (value("start"), value("type"), value("value")),
            (Some("3"), Some("a"), Some("7"))
        );
        assert_eq!((value("hidden"), value("class")), (Some(""), None));
        assert_eq!(tag.style(), "display:none");
    }

    #[test]
    fn scripts_are_no_markup_and_what_never_ends_loses_no_text() {
        assert_eq!(told("<script>a<b</SCRIPT>c"), "<script>a<b</script>c");
        assert_eq!(told("<title>a<p>b"), "<title>a<p>b");
        assert_eq!(told("<!-- a>b"), "b");
    }

    #[test]
    fn what_never_ends_takes_no_quadratic_time() {
        for piece in ["<title>", "<!-- ", "<script>", "<![CDATA[", "<a b=\"", "&", "<a b c d "] {
            let _ = Tokens::new(&piece.repeat(300_000)).count();
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "[<>/!?a-c=\"' &;#å\\[\\]-]{0,80}") {
            let _ = told(&text);
        }
    }
}
