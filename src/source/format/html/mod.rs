//! Web pages (`.html`): bytes to pages.
//!
//! Pages are read as saved, however broken, without the tree that a browser would build: blocks
//! become lines with their headings, lists have their numbers, tables are rows, and the title is
//! margin, as browsers print it. `tokens` cuts the page, [`zones`] decides which parts of it are
//! its text. Time grows with the length of the page only, whatever is nested in it.

mod blocks;
mod tokens;
mod zones;

use self::blocks::Blocks;
use self::tokens::{Token, Tokens, prepared};
use self::zones::Zones;
use super::Format;
use super::decode;
use super::encoding::decode_declared;
use crate::source::page::{Flow, PageSink};
use crate::source::{DecodeError, Defect};

/// How far into a page its encoding is declared; the standard asks for the first 1,024 bytes.
const DECLARATION_BYTES: usize = 4096;

/// How far into a page its first tag is sought.
const HEAD_BYTES: usize = 1024;

/// The longest title that is taken.
const MAX_TITLE_CHARS: usize = 300;

/// The format of `.html` files.
pub(super) struct Html;

impl Format for Html {
    fn name(&self) -> &'static str {
        "a web page"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["html", "htm", "xhtml"]
    }

    fn claims(&self, bytes: &[u8]) -> bool {
        let head = &bytes[..bytes.len().min(HEAD_BYTES)];
        // What begins with a letter is not a page; most texts are told here.
        if !head.iter().take(HEAD_BYTES / 4).any(|byte| *byte == b'<') {
            return false;
        }
        let (head, _) = decode(head);
        let mut rest = head.trim_start();
        // Before the first tag there may be comments and an XML declaration.
        while let Some(after) = [("<!--", "-->"), ("<?xml", "?>")]
            .into_iter()
            .find_map(|(begin, end)| Some(rest.strip_prefix(begin)?.split_once(end)?.1))
        {
            rest = after.trim_start();
        }
        ["<html", "<!doctype html"].into_iter().any(|begin| {
            rest.get(..begin.len()).is_some_and(|first| first.eq_ignore_ascii_case(begin))
        })
    }

    fn read(&self, bytes: &[u8], sink: &mut PageSink<'_>) -> Result<(), DecodeError> {
        let (text, _) = decode_declared(bytes, declared_encoding(bytes).as_deref());
        if text.contains('\0') {
            return Err(Defect::ZeroBytes.into());
        }
        let text = prepared(&text);
        let mut flow = Flow::new(sink, title_of(&text).into_iter().collect());
        let mut blocks =
            if has_paragraphs(&text) { Blocks::default() } else { Blocks::with_lines_as_written() };
        let mut zones = Zones::survey(&text);
        if let Some(loss) = zones.loss() {
            flow.doubt(loss);
        }
        for token in Tokens::new(&text) {
            let shown = zones.shows(&token);
            if shown && let Err(fault) = blocks.token(&token, &mut flow) {
                return Err(flow.break_off(fault));
            }
        }
        if let Err(fault) = blocks.finish(&mut flow) {
            return Err(flow.break_off(fault));
        }
        if is_cut(&text) { Err(flow.break_off(Defect::BreaksOff.into())) } else { flow.finish() }
    }
}

/// Whether a page begins as a whole one does and has no end. The standard lets the end tags be left
/// out, but programs that write such a beginning write the end as well.
fn is_cut(page: &str) -> bool {
    let has = |tag: &str| {
        let found = |(at, _): (usize, &str)| {
            page.get(at..at + tag.len()).is_some_and(|found| found.eq_ignore_ascii_case(tag))
        };
        page.match_indices('<').any(found)
    };
    has("<html") && has("<body") && !has("</html") && !has("</body")
}

/// Whether anything in the page parts its lines. Content management systems store pages without:
/// they make paragraphs of the lines when they show them.
fn has_paragraphs(text: &str) -> bool {
    Tokens::new(text).any(|token| {
        matches!(token, Token::Open(tag) if matches!(
            tag.name.as_str(), "p" | "br" | "div" | "td" | "section" | "article" | "pre"
        ))
    })
}

/// The encoding that the page says it is in.
fn declared_encoding(bytes: &[u8]) -> Option<String> {
    let head = &bytes[..bytes.len().min(DECLARATION_BYTES)];
    let head = String::from_utf8_lossy(head).to_lowercase();
    let after = ["charset=", "encoding="]
        .into_iter()
        .find_map(|key| head.split_once(key).map(|(_, after)| after))?;
    let label = after.trim_start_matches(['"', '\'', ' ']);
    let end = label.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':')));
    Some(label[..end.unwrap_or(label.len())].to_owned())
}

/// The page's title on one line.
fn title_of(text: &str) -> Option<String> {
    let mut tokens = Tokens::new(text)
        .skip_while(|token| !matches!(token, Token::Open(tag) if tag.name == "title"));
    tokens.next()?;
    let Token::Text(title) = tokens.next()? else { return None };
    let title: String = title.chars().take(MAX_TITLE_CHARS).collect();
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    (!title.is_empty()).then_some(title)
}

#[cfg(test)]
mod tests;
