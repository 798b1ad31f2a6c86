//! Tokens to tree, by recursive descent.
//!
//! It stops at the first thing that is not understood. From loose to tight:
//! `OR`, then words side by side and `AND`, then `NOT`, then `NEAR`; the minus takes only the operand that
//! it touches. Nesting is counted and bounded, so that no source can exhaust the stack.

use super::ast::{Query, Span, TextField};
use super::dates::read_dates;
use super::error::{
    Costly, MAX_BYTES, MAX_DEPTH, MAX_NEARS, MAX_PREFIXES, QueryError, QueryErrorKind,
};
use super::fields::Field;
use super::filter::{Filter, FilterField, Reads, read_choice};
use super::lexer::{Lexer, Token, TokenKind};

/// Reads a whole source.
pub(super) fn read(source: &str) -> Result<Query, QueryError> {
    let whole = Span { start: 0, end: source.len() };
    if source.len() > MAX_BYTES {
        let kind = QueryErrorKind::TooLong { bytes: source.len() };
        let start = (0..=MAX_BYTES).rev().find(|at| source.is_char_boundary(*at)).unwrap_or(0);
        return Err(QueryError::new(kind, Span { start, ..whole }).hint("leave words out"));
    }
    let mut lexer = Lexer::new(source);
    let next = lexer.token()?;
    if next.kind == TokenKind::End {
        return Err(QueryError::new(QueryErrorKind::EmptyQuery, whole)
            .hint("write a word, or * for everything"));
    }
    let mut parser = Parser { source, lexer, next, depth: 0, nears: 0, prefixes: 0 };
    let query = parser.either(None)?;
    match parser.next.kind {
        TokenKind::End => Ok(query),
        _ => Err(parser.stray()),
    }
}

struct Parser<'a> {
    source: &'a str,
    lexer: Lexer<'a>,
    next: Token,
    depth: usize,
    nears: usize,
    prefixes: usize,
}

type Read = Result<Query, QueryError>;

impl Parser<'_> {
    /// Takes the token that was next.
    fn advance(&mut self) -> Result<Token, QueryError> {
        let next = self.lexer.token()?;
        Ok(std::mem::replace(&mut self.next, next))
    }

    /// Alternatives joined by `OR`. `after` is the operator that this is the operand of.
    fn either(&mut self, after: Option<Span>) -> Read {
        let mut queries = vec![self.all_of(after)?];
        while self.next.kind == TokenKind::Or {
            let or = self.advance()?;
            queries.push(self.all_of(Some(or.span))?);
        }
        Ok(any(queries))
    }

    /// Operands side by side, or joined by `AND`.
    fn all_of(&mut self, after: Option<Span>) -> Read {
        let mut queries = vec![self.negation(after)?];
        loop {
            match self.next.kind {
                TokenKind::And => {
                    let and = self.advance()?;
                    queries.push(self.negation(Some(and.span))?);
                }
                TokenKind::Or | TokenKind::Close | TokenKind::End => return Ok(all(queries)),
                // A chain "a NEAR b NEAR c": the left side would be a NEAR.
                TokenKind::Near(_) => return Err(self.near_operand(self.next.span)),
                _ => queries.push(self.negation(None)?),
            }
        }
    }

    /// `NOT x`, `-x`, or a query that is not negated.
    fn negation(&mut self, after: Option<Span>) -> Read {
        if self.next.kind != TokenKind::Not && self.next.kind != TokenKind::Minus {
            return self.near(after);
        }
        self.descend()?;
        let operator = self.advance()?;
        let is_chain = matches!(self.next.kind, TokenKind::Not | TokenKind::Minus);
        let query = if operator.kind == TokenKind::Not || is_chain {
            self.negation(Some(operator.span))?
        } else {
            self.operand(Some(operator.span))?
        };
        self.depth -= 1;
        Ok(Query::Not(Box::new(query)))
    }

    /// An operand, or two with `NEAR` between.
    fn near(&mut self, after: Option<Span>) -> Read {
        let left = self.operand(after)?;
        let TokenKind::Near(distance) = self.next.kind else { return Ok(left) };
        let near = self.advance()?;
        self.nears += 1;
        if self.nears > MAX_NEARS {
            return Err(too_many(Costly::Near, MAX_NEARS, near.span));
        }
        if matches!(self.next.kind, TokenKind::Minus | TokenKind::Not) {
            return Err(self.near_operand(near.span));
        }
        let right = self.operand(Some(near.span))?;
        let fits = |q: &Query| matches!(q, Query::Word(_) | Query::Phrase(_) | Query::Prefix(_));
        if !fits(&left) || !fits(&right) {
            return Err(self.near_operand(near.span));
        }
        Ok(Query::Near { distance, left: Box::new(left), right: Box::new(right) })
    }

    fn operand(&mut self, after: Option<Span>) -> Read {
        match self.next.kind {
            TokenKind::Operand(_) => {
                let operand = self.advance()?;
                match operand.kind {
                    TokenKind::Operand(query) => self.counted(query, operand.span),
                    _ => Err(self.stray()),
                }
            }
            TokenKind::Open => {
                let query = self.brackets()?;
                self.advance()?;
                Ok(query)
            }
            TokenKind::Field(field) => {
                let query = match field {
                    Field::Text(field) => self.text_field(field)?,
                    Field::Filter(field) => self.filter_field(field)?,
                };
                self.next = self.lexer.token()?;
                Ok(query)
            }
            _ => Err(self.no_operand(after)),
        }
    }

    /// An operand, if there are not too many of its kind.
    fn counted(&mut self, query: Query, span: Span) -> Read {
        self.prefixes += usize::from(matches!(query, Query::Prefix(_)));
        if self.prefixes > MAX_PREFIXES {
            return Err(too_many(Costly::Prefix, MAX_PREFIXES, span));
        }
        Ok(query)
    }

    /// What stands in brackets; the closing one is left as the next token, since what may follow it
    /// is the caller's affair.
    fn brackets(&mut self) -> Read {
        self.descend()?;
        let open = self.advance()?;
        if self.next.kind == TokenKind::Close {
            let span = Span { end: self.next.span.end, ..open.span };
            return Err(empty_brackets(span));
        }
        if self.next.kind == TokenKind::End {
            return Err(unclosed(open.span));
        }
        let query = self.either(None)?;
        if self.next.kind != TokenKind::Close {
            return Err(unclosed(open.span));
        }
        self.depth -= 1;
        Ok(query)
    }

    /// The value of a text field: an operand or brackets. Its last token is left behind.
    fn text_field(&mut self, field: TextField) -> Read {
        let name = self.next.span;
        let value = self.lexer.operand()?;
        let query = match value.kind {
            TokenKind::Operand(query) => self.counted(query, value.span)?,
            TokenKind::Open => {
                self.next = value;
                self.brackets()?
            }
            _ => return Err(self.missing_value(name)),
        };
        Ok(Query::In { field, query: Box::new(query) })
    }

    /// The value of a filter, or alternatives in brackets. Its last token is left behind.
    fn filter_field(&mut self, field: FilterField) -> Read {
        let name = self.next.span;
        let value = self.lexer.value(field, false)?;
        match value.kind {
            TokenKind::Value(text) => filter(field, &text, value.span),
            TokenKind::Open => {
                self.next = value;
                self.alternatives(field)
            }
            _ => Err(self.missing_value(name)),
        }
    }

    fn alternatives(&mut self, field: FilterField) -> Read {
        self.descend()?;
        let open = self.next.span;
        let mut queries = Vec::new();
        let mut or: Option<Span> = None;
        loop {
            let token = self.lexer.value(field, true)?;
            let expects_value = queries.is_empty() || or.is_some();
            match token.kind {
                TokenKind::Value(text) if expects_value => {
                    queries.push(filter(field, &text, token.span)?);
                    or = None;
                }
                TokenKind::Value(_) => {
                    let kind = QueryErrorKind::UnjoinedValues { field: field.name() };
                    return Err(QueryError::new(kind, token.span)
                        .hint("write (a OR b), or put quotes around a value of several words"));
                }
                TokenKind::Or if !expects_value => or = Some(token.span),
                TokenKind::Or => return Err(self.without_operand(token.span)),
                TokenKind::Close if queries.is_empty() => {
                    return Err(empty_brackets(Span { end: token.span.end, ..open }));
                }
                TokenKind::Close => match or {
                    Some(or) => return Err(self.without_operand(or)),
                    None => break,
                },
                TokenKind::Open => {
                    let kind = QueryErrorKind::UnexpectedCharacter { character: '(' };
                    return Err(QueryError::new(kind, token.span)
                        .hint("values in brackets are only joined by OR"));
                }
                _ => return Err(unclosed(open)),
            }
        }
        self.depth -= 1;
        Ok(any(queries))
    }

    /// One level deeper, at the next token.
    fn descend(&mut self) -> Result<(), QueryError> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(QueryError::new(QueryErrorKind::TooDeep, self.next.span)
                .hint("leave out brackets that group nothing"));
        }
        Ok(())
    }

    /// Why there is no operand at the next token.
    fn no_operand(&self, after: Option<Span>) -> QueryError {
        match (&self.next.kind, after) {
            (TokenKind::End | TokenKind::Close, Some(operator)) => self.without_operand(operator),
            (TokenKind::Close, None) => self.stray(),
            _ => self.without_operand(self.next.span),
        }
    }

    fn stray(&self) -> QueryError {
        QueryError::new(QueryErrorKind::StrayBracket, self.next.span)
            .hint("leave it out, or open a bracket before it")
    }

    fn without_operand(&self, span: Span) -> QueryError {
        let operator = self.text(span);
        let kind = QueryErrorKind::OperatorWithoutOperand { operator: operator.to_owned() };
        let hint = match operator {
            "NOT" | "INTE" | "-" => "write what is to be absent after it",
            _ => "write something on both sides, or lower case to search the word itself",
        };
        QueryError::new(kind, span).hint(hint)
    }

    fn near_operand(&self, span: Span) -> QueryError {
        let kind = QueryErrorKind::BadNearOperand { operator: self.text(span).to_owned() };
        QueryError::new(kind, span)
            .hint("write one NEAR for each pair: (a NEAR/5 b) OR (a NEAR/5 c)")
    }

    fn missing_value(&self, name: Span) -> QueryError {
        let field = self.text(name).trim_end_matches(':').to_owned();
        QueryError::new(QueryErrorKind::MissingValue { field }, name)
            .hint("write a word, a quoted text or brackets right after the colon")
    }

    fn text(&self, span: Span) -> &str {
        self.source.get(span.start..span.end).unwrap_or("")
    }
}

fn too_many(what: Costly, most: usize, span: Span) -> QueryError {
    QueryError::new(QueryErrorKind::TooMany { what, most }, span).hint("ask in several queries")
}

fn empty_brackets(span: Span) -> QueryError {
    QueryError::new(QueryErrorKind::EmptyBrackets, span).hint("leave them out, or fill them")
}

fn unclosed(span: Span) -> QueryError {
    QueryError::new(QueryErrorKind::UnclosedBracket, span).hint("close it with )")
}

/// A filter from its value as typed.
fn filter(field: FilterField, text: &str, span: Span) -> Read {
    let read = match field.row().reads {
        Reads::Text(filter) => Ok(filter(text.to_owned())),
        Reads::Dates => read_dates(field, text).map(Filter::Date),
        Reads::Choice(filter) => read_choice(text).map(filter).ok_or_else(|| {
            (QueryErrorKind::BadChoice { text: text.to_owned() }, "write yes, no, ja or nej")
        }),
    };
    read.map(Query::Filter).map_err(|(kind, hint)| QueryError::new(kind, span).hint(hint))
}

/// One query for several of which all are required; a list within the list is the same list.
fn all(queries: Vec<Query>) -> Query {
    join(queries, Query::And, |query| match query {
        Query::And(inner) => Ok(inner),
        other => Err(other),
    })
}

/// One query for several of which any will do.
fn any(queries: Vec<Query>) -> Query {
    join(queries, Query::Or, |query| match query {
        Query::Or(inner) => Ok(inner),
        other => Err(other),
    })
}

fn join(
    queries: Vec<Query>,
    wrap: fn(Vec<Query>) -> Query,
    open: fn(Query) -> Result<Vec<Query>, Query>,
) -> Query {
    let mut flat = Vec::with_capacity(queries.len());
    for query in queries {
        match open(query) {
            Ok(inner) => flat.extend(inner),
            Err(query) => flat.push(query),
        }
    }
    match flat.pop() {
        Some(only) if flat.is_empty() => only,
        Some(last) => {
            flat.push(last);
            wrap(flat)
        }
        None => wrap(flat),
    }
}
