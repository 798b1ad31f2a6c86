//! The source cut into tokens, one at a time, as the parser asks for them.
//!
//! What a
//! character run means depends on what stands before it (a filter's value is not a word), which is why
//! the parser chooses between `token`, `operand` and `value`. Promised: each call goes forward, and what
//! is skipped without a token is only blanks and the punctuation that `chars` calls edge.

mod shape;

use self::shape::{begins_operand, begins_value, ends_run, section, word_len};
use super::ast::{Query, Span, Term};
use super::chars::{
    begins_word, is_blank, is_dash, is_edge, is_joiner, is_meaningless, is_name, is_quote,
};
use super::error::{MAX_DISTANCE, QueryError, QueryErrorKind};
use super::fields::{Field, Name, field_hint, read_name};
use super::filter::FilterField;

/// The distance of `NEAR` without a number, in words: about one line of text.
const DEFAULT_DISTANCE: u32 = 10;

/// The fewest letters or digits before a star: one letter would be a tenth of the vocabulary.
const SHORTEST_PREFIX: usize = 2;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub kind: TokenKind,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    Open,
    Close,
    Minus,
    Not,
    And,
    Or,
    Near(u32),
    /// A whole operand: a word, phrase, prefix, fuzzy word or everything.
    Operand(Query),
    /// A known field and its colon; a value stands directly behind.
    Field(Field),
    /// The value of a filter.
    Value(String),
    End,
}

pub(super) struct Lexer<'a> {
    source: &'a str,
    at: usize,
}

type Lexed = Result<Token, QueryError>;

impl<'a> Lexer<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        Self { source, at: 0 }
    }

    /// The next token of ordinary text.
    pub(super) fn token(&mut self) -> Lexed {
        self.lex(true)
    }

    /// The next token behind a text field, where `OR` and its like are words.
    pub(super) fn operand(&mut self) -> Lexed {
        self.lex(false)
    }

    fn rest(&self) -> &'a str {
        &self.source[self.at..]
    }

    /// The next so many bytes as a token.
    fn take(&mut self, len: usize, kind: TokenKind) -> Token {
        let span = self.span(len);
        self.at = span.end;
        Token { kind, span }
    }

    fn span(&self, len: usize) -> Span {
        Span { start: self.at, end: self.at + len }
    }

    fn lex(&mut self, keywords: bool) -> Lexed {
        while let Some(c) = self.rest().chars().next() {
            match c {
                '(' => return Ok(self.take(1, TokenKind::Open)),
                ')' => return Ok(self.take(1, TokenKind::Close)),
                '*' => return self.star(),
                '~' => return Err(self.tilde(0)),
                _ if is_quote(c) => return self.phrase(),
                _ if begins_word(c) || section(self.rest()).is_some() => {
                    return self.bare(keywords);
                }
                _ if is_dash(c) && begins_operand(&self.rest()[c.len_utf8()..]) => {
                    return Ok(self.take(c.len_utf8(), TokenKind::Minus));
                }
                // No dash of the run negates anything; passing it whole keeps a row of dashes cheap.
                _ if is_dash(c) => self.skip_while(|c| is_edge(c) && c != '§'),
                _ if is_blank(c) || is_edge(c) => self.at += c.len_utf8(),
                _ => return Err(self.meaningless(c)),
            }
        }
        Ok(self.take(0, TokenKind::End))
    }

    /// A star that no word stands before.
    fn star(&mut self) -> Lexed {
        let before = self.source[..self.at].chars().next_back();
        let free = before.is_none_or(|c| is_blank(c) || is_edge(c) || c == '(');
        if free && ends_run(&self.rest()[1..]) {
            return Ok(self.take(1, TokenKind::Operand(Query::All)));
        }
        Err(self.misplaced_star(0))
    }

    fn phrase(&mut self) -> Lexed {
        let rest = self.rest();
        let open = rest.chars().next().map_or(0, char::len_utf8);
        let Some(inner) = rest[open..].find(is_quote) else {
            return Err(QueryError::new(QueryErrorKind::UnclosedQuote, self.span(open))
                .hint("close it with a quote of any kind"));
        };
        let close = rest[open + inner..].chars().next().map_or(0, char::len_utf8);
        let span = self.span(open + inner + close);
        let text = rest[open..open + inner].trim_matches(is_blank);
        if !text.contains(char::is_alphanumeric) {
            return Err(QueryError::new(QueryErrorKind::EmptyPhrase, span)
                .hint("put the words to be found between the quotes"));
        }
        self.at = span.end;
        let term = Term { text: text.to_owned(), span };
        Ok(Token { kind: TokenKind::Operand(Query::Phrase(term)), span })
    }

    /// A run that begins with a letter, a digit or a section sign: field, keyword or word.
    fn bare(&mut self, keywords: bool) -> Lexed {
        if let Some(field) = self.field()? {
            return Ok(field);
        }
        let rest = self.rest();
        if keywords && rest.starts_with("NEAR/") {
            return self.near();
        }
        let signs = section(rest).unwrap_or(0);
        let len = signs + word_len(&rest[signs..]);
        let text = rest[..len].replace(is_blank, "");
        let after = &rest[len..];
        let term = |len| Term { text: text.clone(), span: self.span(len) };
        let (len, kind) = match after.chars().next() {
            Some('*') if !ends_run(&after[1..]) => return Err(self.misplaced_star(len)),
            Some('*') if text.chars().filter(|c| c.is_alphanumeric()).count() < SHORTEST_PREFIX => {
                return Err(QueryError::new(
                    QueryErrorKind::ShortPrefix { text },
                    self.span(len + 1),
                )
                .hint("write at least two letters before the star"));
            }
            Some('~') if !ends_run(&after[1..]) => return Err(self.tilde(len)),
            Some('*') => (len + 1, TokenKind::Operand(Query::Prefix(term(len + 1)))),
            Some('~') => (len + 1, TokenKind::Operand(Query::Fuzzy(term(len + 1)))),
            _ => (
                len,
                keyword(&text, keywords).unwrap_or(TokenKind::Operand(Query::Word(term(len)))),
            ),
        };
        let token = self.take(len, kind);
        // A dash here ends a word and must not be read as a minus before the next.
        self.skip_while(|c| is_joiner(c) && c != '§');
        Ok(token)
    }

    /// `NEAR/` and a distance.
    fn near(&mut self) -> Lexed {
        let text = self.chunk();
        let digits = text.strip_prefix("NEAR/").unwrap_or("");
        if digits.bytes().all(|b| b.is_ascii_digit())
            && let Ok(distance @ 1..=MAX_DISTANCE) = digits.parse()
        {
            return Ok(self.take(text.len(), TokenKind::Near(distance)));
        }
        let kind = QueryErrorKind::BadDistance { text: text.to_owned() };
        Err(QueryError::new(kind, self.span(text.len()))
            .hint("write NEAR/5 for at most five words apart, or NEAR for ten"))
    }

    /// A field name and its colon, if that is what stands here.
    fn field(&mut self) -> Result<Option<Token>, QueryError> {
        let rest = self.rest();
        let name = &rest[..rest.find(|c| !is_name(c)).unwrap_or(rest.len())];
        let Some(after) = rest[name.len()..].strip_prefix(':') else { return Ok(None) };
        let span = self.span(name.len() + 1);
        match read_name(name, after) {
            _ if name.is_empty() => Ok(None),
            Name::Word => Ok(None),
            Name::Unknown if !begins_value(after) => Ok(None),
            Name::Unknown => {
                let kind = QueryErrorKind::UnknownField { name: name.to_owned() };
                Err(QueryError::new(kind, span).hint(field_hint(name)))
            }
            Name::Field(field) => {
                let token = self.take(span.end - span.start, TokenKind::Field(field));
                self.skip_glued(matches!(field, Field::Filter(filter) if filter.is_date()));
                let next = self.rest().chars().next();
                if next.is_none_or(|c| is_blank(c) || is_dash(c) || c == ')') {
                    let kind = QueryErrorKind::MissingValue { field: name.to_owned() };
                    let hint = if next.is_some_and(is_dash) {
                        format!("a minus goes before the field: -{name}:…")
                    } else {
                        "write the value right after the colon, with no blank between".to_owned()
                    };
                    return Err(QueryError::new(kind, span).hint(hint));
                }
                Ok(Some(token))
            }
        }
    }

    /// Passes punctuation before a value; a dash stays, it could be meant as a minus, and dots can be a range.
    fn skip_glued(&mut self, is_date: bool) {
        while let Some(c) = self.rest().chars().next() {
            let kept = is_dash(c) || (is_date && matches!(c, '.' | '…'));
            if kept || !is_edge(c) || section(self.rest()).is_some() {
                break;
            }
            self.at += c.len_utf8();
        }
    }

    fn skip_while(&mut self, passed: impl Fn(char) -> bool) {
        let rest = self.rest();
        self.at += rest.find(|c| !passed(c)).unwrap_or(rest.len());
    }

    /// The next token among the values of a filter: a value, a bracket, `OR` when `listed`, or the end.
    pub(super) fn value(&mut self, field: FilterField, listed: bool) -> Lexed {
        loop {
            if listed {
                self.skip_while(is_blank);
            }
            self.skip_glued(field.is_date());
            let Some(c) = self.rest().chars().next() else {
                return Ok(self.take(0, TokenKind::End));
            };
            match c {
                '(' => return Ok(self.take(1, TokenKind::Open)),
                ')' => return Ok(self.take(1, TokenKind::Close)),
                _ if is_quote(c) => {
                    let token = self.phrase()?;
                    let text = match token.kind {
                        TokenKind::Operand(Query::Phrase(term)) => term.text,
                        _ => String::new(),
                    };
                    let value = trim_value(field, &text).1.to_owned();
                    return Ok(Token { kind: TokenKind::Value(value), span: token.span });
                }
                _ if is_blank(c) && listed => continue,
                _ if is_blank(c) => return Ok(self.take(0, TokenKind::End)),
                _ if is_dash(c) => {
                    let kind = QueryErrorKind::UnexpectedCharacter { character: c };
                    return Err(QueryError::new(kind, self.span(c.len_utf8()))
                        .hint("a minus goes before the field, not among its values"));
                }
                _ => {}
            }
            if field == FilterField::Number {
                self.at += section(self.rest()).unwrap_or(0);
            }
            let chunk = self.chunk();
            self.refuse_signs(chunk)?;
            let (skipped, value) = trim_value(field, chunk);
            let (end, value_len) = (self.at + chunk.len(), value.len());
            self.at += skipped;
            if value.is_empty() && listed {
                self.at = end;
                continue;
            }
            let kind = match keyword(value, listed) {
                Some(TokenKind::Or) => TokenKind::Or,
                _ if value.is_empty() => TokenKind::End,
                _ => TokenKind::Value(value.to_owned()),
            };
            let token = self.take(value_len, kind);
            self.at = end;
            return Ok(token);
        }
    }

    /// Everything up to the next blank, bracket or quote.
    fn chunk(&self) -> &'a str {
        let rest = self.rest();
        let ends = |c| is_blank(c) || is_quote(c) || matches!(c, '(' | ')');
        &rest[..rest.find(ends).unwrap_or(rest.len())]
    }

    /// A value holds no character that has another meaning or none.
    fn refuse_signs(&mut self, chunk: &str) -> Result<(), QueryError> {
        let Some(at) = chunk.find(|c| is_meaningless(c) || matches!(c, '*' | '~')) else {
            return Ok(());
        };
        let character = chunk[at..].chars().next().unwrap_or_default();
        self.at += at;
        if is_meaningless(character) {
            return Err(self.meaningless(character));
        }
        let kind = QueryErrorKind::UnexpectedCharacter { character };
        Err(QueryError::new(kind, self.span(1)).hint("the value of a filter is written in full"))
    }

    fn meaningless(&self, character: char) -> QueryError {
        let rest = self.rest();
        let len = rest.find(|c| !is_meaningless(c)).unwrap_or(rest.len());
        let hint = match character {
            '[' | ']' | '{' | '}' => "use round brackets ( ) to group",
            '|' => "write OR between alternatives",
            '<' | '>' | '=' => "use from: and to:, or a range as in year:2021..2022",
            _ => "leave it out, or put the words in quotes",
        };
        QueryError::new(QueryErrorKind::UnexpectedCharacter { character }, self.span(len))
            .hint(hint)
    }

    /// The star so many bytes ahead, and the stars right after it.
    fn misplaced_star(&self, ahead: usize) -> QueryError {
        let start = self.at + ahead;
        let count = self.source[start..].bytes().take_while(|b| *b == b'*').count();
        QueryError::new(QueryErrorKind::MisplacedStar, Span { start, end: start + count })
            .hint("one star ends a word, as in vård*; a star alone finds everything")
    }

    /// The tilde so many bytes ahead, and the number that other languages let follow it.
    fn tilde(&self, ahead: usize) -> QueryError {
        let start = self.at + ahead;
        let digits = self.source[start + 1..].bytes().take_while(u8::is_ascii_digit).count();
        let span = Span { start, end: start + 1 + digits };
        QueryError::new(QueryErrorKind::UnexpectedCharacter { character: '~' }, span)
            .hint("a tilde ends a word, as in ord~; for words close together write a NEAR/5 b")
    }
}

/// The operator that a word is, in capitals only: lower-case `och`, `eller` and `inte` are words of the language.
fn keyword(text: &str, keywords: bool) -> Option<TokenKind> {
    match text {
        _ if !keywords => None,
        "AND" | "OCH" => Some(TokenKind::And),
        "OR" | "ELLER" => Some(TokenKind::Or),
        "NOT" | "INTE" => Some(TokenKind::Not),
        "NEAR" => Some(TokenKind::Near(DEFAULT_DISTANCE)),
        _ => None,
    }
}

/// A value without the punctuation at its edges, and how many bytes were cut before it.
fn trim_value(field: FilterField, text: &str) -> (usize, &str) {
    let is_cut = |c| {
        if field.is_date() {
            is_edge(c) && !is_dash(c) && !matches!(c, '.' | '…')
        } else {
            is_edge(c)
        }
    };
    let is_cut = |c| is_cut(c) || is_blank(c);
    let start = text.trim_start_matches(is_cut);
    let mut value = start.trim_end_matches(is_cut);
    // One dot ends a sentence, two are a range.
    if field.is_date() && !value.ends_with("..") {
        value = value.strip_suffix('.').unwrap_or(value);
    }
    (text.len() - start.len(), value)
}
