//! What do the minutes say?
//!
//! The data that every other folder speaks: minutes, agenda items, attendees,
//! speakers, and the normal forms by which names, dates and diary numbers are
//! compared. Plain values with serde; no I/O, and no rule about how any of it is
//! found in a text.

mod date;
mod day;
mod diary_number;
mod doubt;
mod facts;
mod file_key;
mod id;
mod key;
mod model;
mod name;
mod personal_number;
mod texts;
mod wording;

pub use date::{date_in_file_name, find_date, is_month, parse_iso_date};
pub use day::{DayInText, find_days};
pub use diary_number::DiaryNumber;
pub use doubt::{Doubt, Warning};
pub use facts::{
    Act, ActRecord, Ballot, Choice, MotionKind, Outcome, OutcomeKind, Reference, Vote,
};
pub use file_key::{FileKey, shown_path};
pub use id::{IdEnding, ItemId, base_id, claimed_id, id_apart, number_order, slug, split_id};
pub use key::{CaseKey, PersonKey};
pub use model::{AgendaItem, Attendee, Group, Kind, Mention, Minutes, Ocr, Speaker, Status};
pub use name::{PersonName, fold_name};
pub use personal_number::{
    find as find_personal_numbers, mask as mask_personal_numbers, mask_in_place, mask_together,
    masked_at,
};
pub use texts::Change;
pub use wording::{count, number_range, number_ranges};
