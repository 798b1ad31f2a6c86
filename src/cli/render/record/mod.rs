//! Items, meetings, an index and settings as they are, for reading.

mod facts;
mod holdings;
mod item;
mod meetings;

pub(super) use facts::frame;
pub use holdings::{holdings, settings};
pub use item::item;
pub use meetings::{meeting, meetings};
