//! In which form are dates, numbers, names, ids and paths compared?
//!
//! Minutes write one thing in many ways. Each file here reads one kind of them and gives the form that
//! is the same for all ways of writing it. Functions of text alone, which know nothing of items.

mod date;
mod day;
mod diary_number;
mod file_key;
mod id;
mod name;

pub use date::{date_in_file_name, find_date, is_month, parse_iso_date};
pub use day::{DayInText, find_days};
pub use diary_number::DiaryNumber;
pub use file_key::{FileKey, shown_path};
pub use id::{IdEnding, ItemId, base_id, claimed_id, id_apart, number_order, slug, split_id};
pub use name::{PersonName, fold_name};
