//! Items and meetings, whole, for reading: what `show` and `meetings` print.

mod facts;
mod item;
mod meetings;

pub(super) use facts::frame;
pub use item::item;
pub use meetings::{meeting, meetings};
