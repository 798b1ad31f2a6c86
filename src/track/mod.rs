//! What belongs together over time: the handlings of a case, and meetings with what they dealt with.
//!
//! Functions over a reader, whatever the backend. What belongs together is told by keys and
//! references that the items themselves have; no text is read again.

mod by_case;
mod case;
mod holdings;
mod meetings;

pub use by_case::by_case;
pub use case::{Handling, Link, case_of, with_ids};
pub use holdings::{Holdings, OrganHoldings, holdings};
pub use meetings::{
    MeetingItem, MeetingRecord, MeetingSummary, meeting, meetings, meetings_with, versions_of,
};
