//! XML as a stream of opened and closed elements and text.
//!
//! Nodes come in order, with the five entities and character references resolved. A document type
//! declaration is refused (entities of its own can grow without end), nesting beyond [`MAX_DEPTH`]
//! is refused, and closing names that do not match are forgiven. A part that ends inside an
//! element is a fault that is told after all its nodes.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::decode;
use crate::source::{DecodeError, Defect, Excess};

/// How deep elements may nest. Word processors reach some forty levels with tables in text
/// boxes in tables.
const MAX_DEPTH: usize = 512;

/// A node of the document.
#[derive(Debug)]
pub(super) enum Node<'a> {
    /// An element begins; each one is closed, also those written as one tag.
    Open(Element<'a>),
    /// The innermost open element ends.
    Close(Cow<'a, str>),
    /// Text between tags.
    Text(Cow<'a, str>),
}

/// The opening tag of an element.
#[derive(Debug)]
pub(super) struct Element<'a> {
    /// The name, with its prefix unless that is the part's own.
    pub name: Cow<'a, str>,
    tag: BytesStart<'a>,
}

impl Element<'_> {
    /// The value of the attribute of this name, whatever its prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        // The check for attributes given twice takes quadratic time.
        let mut attributes = self.tag.attributes();
        attributes.with_checks(false).flatten().find_map(|attribute| {
            (attribute.key.local_name().as_ref() == name).then(|| unescaped(&attribute.value))
        })
    }

    /// The value of an attribute as a number.
    pub(super) fn number<N: std::str::FromStr>(&self, name: &str) -> Option<N> {
        self.attribute(name)?.trim().parse().ok()
    }
}

fn unescaped(value: &str) -> String {
    quick_xml::escape::unescape(value).map_or_else(|_| value.to_owned(), Cow::into_owned)
}

/// What is wanted of an element that was shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Take {
    /// The elements inside it, too.
    Inside,
    /// Nothing more of it.
    Nothing,
}

/// Reads the nodes of one part.
pub(super) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    /// The part of the namespace's name that tells the part's own namespace.
    own_namespace: &'static str,
    /// The prefix of that namespace, with its colon.
    own_prefix: String,
    prefix_known: bool,
    depth: usize,
}

impl<'a> Xml<'a> {
    /// A reader of `text`; names in the namespace whose address contains `own_namespace`
    /// come without their prefix, which is `usual_prefix` unless the root says otherwise.
    pub(super) fn new(text: &'a str, own_namespace: &'static str, usual_prefix: &str) -> Self {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        config.expand_empty_elements = true;
        let own_prefix = format!("{usual_prefix}:");
        Self { reader, own_namespace, own_prefix, prefix_known: own_namespace.is_empty(), depth: 0 }
    }

    /// The next node, `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<Node<'a>>, DecodeError> {
        loop {
            let event = self.reader.read_event().map_err(|_| self.fault())?;
            return Ok(Some(match event {
                Event::Start(tag) => {
                    self.depth += 1;
                    if self.depth > MAX_DEPTH {
                        return Err(Excess::Elements { levels: MAX_DEPTH }.into());
                    }
                    self.learn_prefix(&tag);
                    let name = self.own_name(tag.name().as_ref());
                    Node::Open(Element { name, tag })
                }
                Event::End(tag) => {
                    self.depth = self.depth.saturating_sub(1);
                    Node::Close(self.own_name(tag.name().as_ref()))
                }
                Event::Text(text) => Node::Text(text.into_inner()),
                Event::CData(text) => Node::Text(text.into_inner()),
                Event::GeneralRef(reference) => {
                    let whole = format!("&{};", &*reference);
                    Node::Text(Cow::Owned(unescaped(&whole)))
                }
                Event::DocType(_) => {
                    return Err(Defect::DocumentType.into());
                }
                Event::Eof if self.depth > 0 => {
                    return Err(Defect::XmlBreaksOff.into());
                }
                Event::Eof => return Ok(None),
                // An element in one tag comes as its two halves (`expand_empty_elements`).
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
            }));
        }
    }

    /// Reads past the rest of the element that was just opened.
    pub(super) fn skip(&mut self) -> Result<(), DecodeError> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside && self.next()?.is_some() {}
        Ok(())
    }

    /// Shows every element inside the one that was just opened to `see`, and reads past its end.
    pub(super) fn inside(
        &mut self,
        mut see: impl FnMut(&Element<'a>) -> Take,
    ) -> Result<(), DecodeError> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            match self.next()? {
                None => break,
                Some(Node::Open(element)) if see(&element) == Take::Nothing => self.skip()?,
                Some(_) => {}
            }
        }
        Ok(())
    }

    fn fault(&self) -> Defect {
        Defect::XmlDamaged { byte: self.reader.error_position() }
    }

    fn learn_prefix(&mut self, tag: &BytesStart<'_>) {
        if std::mem::replace(&mut self.prefix_known, true) {
            return;
        }
        let mut attributes = tag.attributes();
        for attribute in attributes.with_checks(false).flatten() {
            let key = attribute.key.as_ref();
            if attribute.value.contains(self.own_namespace)
                && let Some(prefix) = key.strip_prefix("xmlns")
            {
                self.own_prefix = match prefix.strip_prefix(':') {
                    Some(prefix) => format!("{prefix}:"),
                    None => String::new(),
                };
                return;
            }
        }
    }

    fn own_name(&self, name: &str) -> Cow<'a, str> {
        Cow::Owned(name.strip_prefix(&self.own_prefix).unwrap_or(name).to_owned())
    }
}

/// The text of an XML part.
pub(super) fn xml_text(bytes: &[u8]) -> Cow<'_, str> {
    decode(bytes).0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::BrokenOff;

    fn told(text: &str) -> (String, Option<DecodeError>) {
        let mut xml = Xml::new(text, "example", "w");
        let mut out = String::new();
        loop {
            match xml.next() {
                Ok(Some(Node::Open(element))) => out += &["<", &*element.name, ">"].concat(),
                Ok(Some(Node::Close(name))) => out += &["</", &*name, ">"].concat(),
                Ok(Some(Node::Text(text))) => out.push_str(&text),
                Ok(None) => return (out, None),
                Err(unfit) => return (out, Some(unfit)),
            }
        }
    }

    #[test]
    fn own_names_come_without_prefix_and_entities_as_letters() {
        let text = "<x:a xmlns:x='http://example.org'><x:b/>1 &lt; 2 &#38; &aring;<w:c/></x:a>";
        assert_eq!(told(text).0, "<a><b></b>1 < 2 & &aring;<w:c></w:c></a>");
        assert_eq!(told("<w:a/>").0, "<a></a>");
    }

    #[test]
    fn doctypes_and_deep_nesting_are_refused() {
        let laughs = "<!DOCTYPE a [<!ENTITY b 'cc'>]><a>&b;</a>";
        assert_eq!(told(laughs).1, Some(Defect::DocumentType.into()));
        let too_deep = Excess::Elements { levels: MAX_DEPTH };
        assert_eq!(told(&"<a>".repeat(100_000)).1, Some(too_deep.into()));
    }

    #[test]
    fn what_stands_before_a_fault_is_kept() {
        let (text, fault) = told("<a>text<b");
        assert_eq!(text, "<a>text");
        assert!(matches!(
            fault,
            Some(DecodeError::BrokenOff(BrokenOff::Damaged(Defect::XmlDamaged { .. })))
        ));
        let (_, fault) = told("<a>text");
        assert_eq!(fault, Some(Defect::XmlBreaksOff.into()));
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "[<>/a:&;!\\[\\]='\" -]{0,60}") {
            let _ = told(&text);
        }
    }
}
