//! What does an answer look like to a person?
//!
//! One file for each kind of answer makes a string of it, for the screen or pipe at hand. No text
//! of the minutes reaches the string without having been sanitised (`text` sees to that), numbers
//! are exact, and without colour nothing is lost but looks. Nothing is printed here and nothing is
//! asked.

mod checklist;
mod facets;
mod hits;
mod outline;
mod record;
mod report;
mod sheet;
mod speakers;
mod table;
mod text;
mod timeline;
mod topics;

#[cfg(test)]
mod snapshots;

pub use checklist::checklist;
pub use facets::facet_counts;
pub use hits::hits;
pub use outline::outline;
pub use record::{item, meeting, meetings};
pub use report::{failures, report};
pub use sheet::Layout;
pub use speakers::speakers;
pub use timeline::{Series, per_1000, timeline};
pub use topics::{TopicRow, topic_list, topic_tree};
