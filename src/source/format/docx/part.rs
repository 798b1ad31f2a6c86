//! A part of a Word file as XML.
//!
//! The namespace of transitional files differs from that of strict ones; what the two have in
//! common is enough to tell Word's own elements from drawings and equations.

use crate::source::format::xml::Xml;

/// What the names of Word's own namespace have in common, old and strict ones.
const NAMESPACE: &str = "wordprocessingml";

/// The nodes of a part, with Word's own elements under the prefix `w`.
pub(super) fn part(text: &str) -> Xml<'_> {
    Xml::new(text, NAMESPACE, "w")
}
