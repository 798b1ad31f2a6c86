//! What is a page, and how do paragraphs become the lines of one?
//!
//! Formats that lay out their own pages hand them on as [`Page`]. The others have paragraphs and
//! tables; `flow` turns these into lines as they would be printed and `paper` puts the lines on
//! pages, so that segmentation sees one kind of page whatever the format. `bounds` says how much
//! text one file may have.

mod bounds;
mod flow;
mod margin;
mod model;
mod paper;

pub(in crate::source) use bounds::{MAX_PAGES, MAX_TEXT_BYTES, Measure, too_many_bytes};
pub(in crate::source) use flow::Flow;
pub(in crate::source) use margin::Margin;
pub(in crate::source) use model::Put;
pub use model::{Emphasis, Origin, Page};
pub(in crate::source) use paper::{Break, Paragraph};
