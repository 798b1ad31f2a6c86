//! Items, meetings, an index and settings, one whole record each.

mod facts;
mod holdings;
mod item;
mod meetings;

pub use holdings::{holdings, settings};
pub use item::item;
pub use meetings::{meeting, meetings};
