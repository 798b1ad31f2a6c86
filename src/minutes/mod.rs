//! What do the minutes say?
//!
//! The data that every other folder speaks: minutes, agenda items, attendees,
//! speakers, and the normal forms by which names, dates and diary numbers are
//! compared. Plain values with serde; no I/O, and no rule about how any of it is
//! found in a text.

mod doubt;
mod facts;
mod forms;
mod key;
mod model;
mod personal_number;
mod texts;
mod unseen_marks;
mod wording;

pub use doubt::{Doubt, Warning};
pub use facts::{
    Act, ActRecord, Ballot, Choice, MotionKind, Outcome, OutcomeKind, Reference, Vote,
};
pub use forms::{
    DayInText, DiaryNumber, FileKey, IdEnding, ItemId, PersonName, base_id, claimed_id,
    date_in_file_name, find_date, find_days, fold_name, id_apart, is_month, number_order,
    parse_iso_date, shown_path, slug, split_id,
};
pub use key::{CaseKey, PersonKey};
pub use model::{AgendaItem, Attendee, Group, Kind, Mention, Minutes, Ocr, Speaker, Status};
pub use personal_number::{
    find as find_personal_numbers, mask as mask_personal_numbers, mask_in_place, mask_together,
    masked_at,
};
pub use texts::Change;
pub use unseen_marks::{is_direction_mark, is_zero_width};
pub use wording::{count, number_range, number_ranges};
