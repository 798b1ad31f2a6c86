//! What is a page, and how do paragraphs become the lines of one?
//!
//! Formats that lay out their own pages hand them on as [`Page`]. The others have paragraphs and
//! tables; `flow` turns these into lines as they would be printed and `builder` puts the lines on
//! pages, so that segmentation sees one kind of page whatever the format. `bounds` says how much
//! text one file may have.

mod bounds;
mod builder;
mod flow;
mod margin;
mod model;

pub(in crate::source) use bounds::{MAX_PAGES, MAX_TEXT_BYTES, Measure, TOO_MUCH_TEXT};
pub(in crate::source) use builder::{Break, Paragraph};
pub(in crate::source) use flow::Flow;
pub(in crate::source) use margin::Margin;
pub(in crate::source) use model::PageSink;
pub use model::{Emphasis, Origin, Page};
