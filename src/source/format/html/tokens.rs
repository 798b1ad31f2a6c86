//! HTML as a stream of tags and text, however broken.
//!
//! The cutting is done by the tokeniser of `html5ever`, which does what browsers do. Without the tree
//! that browsers build on top, three things are decided here, each so that no text is lost and time
//! grows with the length of the page only: which elements hold no markup, what becomes of comments
//! and raw elements that never end (browsers hide the rest of the page), and of tags with hundreds
//! of attributes, each of which the tokeniser compares with all before it.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::{HashMap, VecDeque};
use std::mem::take;

use html5ever::Attribute;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind::{self, Rawtext, Rcdata};
use html5ever::tokenizer::{
    BufferQueue, EndTag, StartTag, Tag as Html5Tag, Token as Html5Token, TokenSink,
    TokenSinkResult, Tokenizer, TokenizerOpts,
};

/// Elements whose content is not markup; in those of `Rcdata` entities are letters. Scripts are not
/// told from style sheets: what they may hide in comments is not text either.
const RAW: [(&str, RawKind); 8] = [
    ("script", Rawtext),
    ("style", Rawtext),
    ("xmp", Rawtext),
    ("iframe", Rawtext),
    ("noembed", Rawtext),
    ("noframes", Rawtext),
    ("title", Rcdata),
    ("textarea", Rcdata),
];

/// Attributes that are kept.
const KEPT: [&str; 6] = ["hidden", "style", "role", "start", "value", "type"];

/// The most attributes of a tag. Pages have some ten; what has more is not taken for a tag.
const MAX_ATTRIBUTES: usize = 250;

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
    fn new(name: &str, attributes: &[Attribute]) -> Self {
        let kept = |attribute: &Attribute| {
            let kept = KEPT.into_iter().find(|kept| *kept == &*attribute.name.local)?;
            Some((kept, attribute.value.to_string()))
        };
        Self { name: name.to_owned(), attributes: attributes.iter().filter_map(kept).collect() }
    }

    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    /// The `style` attribute without spaces, in lower case.
    pub(super) fn style(&self) -> String {
        let style = self.attribute("style").unwrap_or_default();
        style.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
    }
}

/// A page that can be cut into tokens in time that grows with its length, and whose comments all
/// end.
pub(super) fn prepared(page: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut copied = 0;
    let last_comment_end = page.rfind("-->");
    let mut at = 0;
    while let Some(found) = page[at..].find('<') {
        let begin = at + found;
        at = begin + 1;
        let after = &page[at..];
        let instead = if after.starts_with("!--") && last_comment_end.is_none_or(|end| begin > end)
        {
            // Ends at the next `>`, as declarations do.
            Some(("<! ", 4))
        } else if after.trim_start_matches('/').starts_with(|c: char| c.is_ascii_alphabetic()) {
            let tag = Extent::of(after);
            if let Some((quote, end)) = tag.open_quote {
                // The value ends where its tag does.
                out.push_str(&page[copied..at + end]);
                out.push(quote);
                copied = at + end;
                at = copied + 1;
                continue;
            }
            at += tag.bytes;
            (tag.attributes > MAX_ATTRIBUTES).then_some(("&lt;", 1))
        } else {
            None
        };
        if let Some((instead, bytes)) = instead {
            out.push_str(&page[copied..begin]);
            out.push_str(instead);
            copied = begin + bytes;
        }
    }
    if copied == 0 {
        return Cow::Borrowed(page);
    }
    out.push_str(&page[copied..]);
    Cow::Owned(out)
}

/// How far a tag reaches.
#[derive(Default)]
struct Extent {
    /// What could part attributes: blanks, strokes, ends of quoted values.
    attributes: usize,
    bytes: usize,
    /// A quotation mark that nobody closed, and where the tag ends all the same.
    open_quote: Option<(char, usize)>,
}

impl Extent {
    /// Of a tag without its `<`. Inside a comment or script it may not be one, which does no harm.
    fn of(tag: &str) -> Self {
        let bytes = tag.as_bytes();
        let mut extent = Self::default();
        let mut after_equals = false;
        while let Some(byte) = bytes.get(extent.bytes) {
            extent.bytes += 1;
            match byte {
                b'>' => break,
                b'"' | b'\'' if after_equals => {
                    let end = bytes[extent.bytes..].iter().position(|other| other == byte);
                    let value = &tag[extent.bytes..end.map_or(tag.len(), |end| extent.bytes + end)];
                    if let Some(tag_end) = end_of_open_value(value) {
                        extent.open_quote = Some((char::from(*byte), extent.bytes + tag_end));
                        break;
                    }
                    extent.bytes = end.map_or(bytes.len(), |end| extent.bytes + end + 1);
                    extent.attributes += 1;
                }
                b'/' => extent.attributes += 1,
                byte if byte.is_ascii_whitespace() => {
                    extent.attributes += 1;
                    continue;
                }
                _ => {}
            }
            after_equals = *byte == b'=';
        }
        extent
    }
}

/// Where the tag ends in an attribute's value that reaches to the next quotation mark of the page: at a
/// `>` before the first `<` of another tag. Values that hold markup on purpose begin with it.
fn end_of_open_value(value: &str) -> Option<usize> {
    let end = value.find('>')?;
    let behind = &value[end..];
    let is_tag = |at: usize| {
        let name = behind[at + 1..].trim_start_matches('/');
        name.starts_with(|c: char| c.is_ascii_alphabetic())
    };
    (!value[..end].contains('<') && behind.find('<').is_some_and(is_tag)).then_some(end)
}

/// Takes what the tokeniser finds.
struct Sink<'a> {
    page: &'a str,
    /// How much of the page the tokeniser has.
    fed: Cell<usize>,
    text: RefCell<String>,
    found: RefCell<VecDeque<Token>>,
    /// Where the last end tag of a raw element begins, once it was sought.
    last_ends: RefCell<HashMap<&'static str, Option<usize>>>,
}

impl Sink<'_> {
    fn end_text(&self) {
        let text = take(&mut *self.text.borrow_mut());
        if !text.is_empty() {
            self.found.borrow_mut().push_back(Token::Text(text));
        }
    }

    fn push(&self, token: Token) {
        self.end_text();
        self.found.borrow_mut().push_back(token);
    }

    /// Whether a raw element that begins here ends anywhere.
    fn has_end(&self, name: &'static str) -> bool {
        let mut known = self.last_ends.borrow_mut();
        let last = known.entry(name).or_insert_with(|| last_end_tag(self.page, name));
        last.is_some_and(|at| at >= self.fed.get())
    }
}

/// Where the last end tag of this name begins.
fn last_end_tag(page: &str, name: &str) -> Option<usize> {
    let is_end = |(at, _): &(usize, &str)| {
        let after = &page.as_bytes()[at + 2..];
        let ends = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>');
        after.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
            && after.get(name.len()).is_some_and(ends)
    };
    page.rmatch_indices("</").find(is_end).map(|(at, _)| at)
}

impl TokenSink for Sink<'_> {
    type Handle = ();

    fn process_token(&self, token: Html5Token, _line: u64) -> TokenSinkResult<()> {
        match token {
            Html5Token::CharacterTokens(text) => self.text.borrow_mut().push_str(&text),
            Html5Token::TagToken(Html5Tag { kind: StartTag, name, attrs, .. }) => {
                self.push(Token::Open(Tag::new(&name, &attrs)));
                let raw = RAW.into_iter().find(|(raw, _)| *raw == &*name);
                if let Some((name, kind)) = raw
                    && self.has_end(name)
                {
                    return TokenSinkResult::RawData(kind);
                }
            }
            Html5Token::TagToken(Html5Tag { kind: EndTag, name, .. }) => {
                self.push(Token::Close(name.to_string()));
            }
            Html5Token::CommentToken(_) | Html5Token::DoctypeToken(_) | Html5Token::EOFToken => {
                self.end_text();
            }
            Html5Token::NullCharacterToken | Html5Token::ParseError(_) => {}
        }
        TokenSinkResult::Continue
    }

    /// Sections of character data hold text in XHTML; in HTML they would be comments.
    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        true
    }
}

/// Cuts a page that is [`prepared`] into tokens.
pub(super) struct Tokens<'a> {
    tokenizer: Tokenizer<Sink<'a>>,
    queue: BufferQueue,
    has_ended: bool,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(page: &'a str) -> Self {
        let sink = Sink {
            page,
            fed: Cell::new(0),
            text: RefCell::default(),
            found: RefCell::default(),
            last_ends: RefCell::default(),
        };
        let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
        Self { tokenizer, queue: BufferQueue::default(), has_ended: false }
    }

    /// Gives the tokeniser the page up to the next `>`, with which all tags end: so the sink knows
    /// where a tag ends that it is told of, and tokens come one by one.
    fn feed(&mut self) {
        let sink = &self.tokenizer.sink;
        let rest = &sink.page[sink.fed.get()..];
        if rest.is_empty() {
            self.tokenizer.end();
            self.tokenizer.sink.end_text();
            self.has_ended = true;
            return;
        }
        let end = rest.find('>').map_or(rest.len(), |at| at + 1);
        sink.fed.set(sink.fed.get() + end);
        self.queue.push_back(StrTendril::from_slice(&rest[..end]));
        // The sink asks for no script to be run, so all of it is taken.
        let _ = self.tokenizer.feed(&self.queue);
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        loop {
            let found = self.tokenizer.sink.found.borrow_mut().pop_front();
            if found.is_some() || self.has_ended {
                return found;
            }
            self.feed();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        Tokens::new(&prepared(text))
            .map(|token| match token {
                Token::Open(tag) => format!("<{}>", tag.name),
                Token::Close(name) => format!("</{name}>"),
                Token::Text(text) => text,
            })
            .collect()
    }

    /// Attributes no two of which are the same.
    fn attributes(many: usize) -> String {
        let names: Vec<String> = (0..many).map(|number| format!(" a{number}")).collect();
        names.concat()
    }

    #[test]
    fn tags_text_and_entities() {
        assert_eq!(told("<!DOCTYPE html><P class=x>a &lt; b<BR/></P >"), "<p>a < b<br></p>");
        assert_eq!(told("1 < 2 <3"), "1 < 2 <3");
        assert_eq!(told("a<!-- <b> -->c<![CDATA[<d>]]>"), "ac<d>");
        assert_eq!(told("&aring;&#xe4;&#246 &#150; &scaron;&Zcaron; &amp &rarr;"), "åäö – šŽ & →");
    }

    #[test]
    fn text_between_tags_is_one_piece() {
        let tokens: Vec<Token> = Tokens::new("<p>a\nb > c &amp; d</p>").collect();
        assert_eq!(tokens.len(), 3);
        assert_eq!(tokens[1], Token::Text("a\nb > c & d".to_owned()));
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
    fn scripts_are_not_markup_and_what_never_ends_loses_no_text() {
        assert_eq!(told("<script>a<b</SCRIPT>c"), "<script>a<b</script>c");
        assert_eq!(told("<title>a<p>b"), "<title>a<p>b");
        assert_eq!(told("<title>a</titles><p>b"), "<title>a</titles><p>b");
        assert_eq!(told("<!-- a>b"), "b");
        assert_eq!(told("<!-- a -->b<!-- c>d"), "bd");
    }

    #[test]
    fn a_tag_with_hundreds_of_attributes_is_text() {
        let attributes = attributes(2000);
        let text = told(&format!("<p{attributes}>text<i>b"));
        assert!(text.starts_with("<p a0 a1") && text.ends_with("a1999>text<i>b"));
        let quoted = format!("<p title='{attributes}'>text");
        assert_eq!(told(&quoted), "<p>text");
    }

    #[test]
    fn what_never_ends_takes_no_quadratic_time() {
        for piece in ["<title>", "<!-- ", "<script>", "<![CDATA[", "<a b=\"", "&", "<a b c d "] {
            let _ = told(&piece.repeat(300_000));
        }
        let attributes = attributes(300_000);
        let _ = told(&format!("<p{attributes}>"));
        let _ = told(&format!("</p{attributes}>"));
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "[<>/!?a-c=\"' &;#å\\[\\]-]{0,80}") {
            let _ = told(&text);
        }
    }
}
