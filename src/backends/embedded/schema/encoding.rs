//! How are values written that the engine keeps as one?
//!
//! Writer, reader and compiler take them from here, so that what is written is what is looked for.

use chrono::{Days, NaiveDate};

/// The term of [`super::Fields::other_name`] that says that one name is explained by another; with no
/// other name the beginning of all terms that do.
pub(in crate::backends::embedded) fn explained_name(name: &str, other: &str) -> String {
    format!("{name}{BETWEEN}{other}")
}

/// The value of [`super::Fields::speaker_party`] for a speaker of a party, or of none.
pub(in crate::backends::embedded) fn speaker_of_party(name: &str, party: &str) -> String {
    format!("{name}{BETWEEN}{party}")
}

/// The speaker and the party of a value of [`super::Fields::speaker_party`]; the party is empty where
/// there is none.
pub(in crate::backends::embedded) fn speaker_and_party(value: &str) -> (&str, &str) {
    value.split_once(BETWEEN).unwrap_or((value, ""))
}

/// Who did an act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::backends::embedded) enum Actor {
    /// A person, by name.
    Person,
    /// A party, or a person of it, by its letters.
    Party,
}

/// The value of [`super::Fields::act_by`] for an act of a person or a party; with no name the
/// beginning of all of that kind.
pub(in crate::backends::embedded) fn act_by(act: &str, actor: Actor, name: &str) -> String {
    let kind = match actor {
        Actor::Person => "person",
        Actor::Party => "party",
    };
    format!("{act}{BETWEEN}{kind}{BETWEEN}{name}")
}

/// What stands between the halves of a value that the engine keeps as one; it is in no name.
const BETWEEN: char = '\t';

/// Days since 1970-01-01.
pub(in crate::backends::embedded) fn days(date: NaiveDate) -> i64 {
    date.signed_duration_since(NaiveDate::default()).num_days()
}

/// The date of a day number.
pub(in crate::backends::embedded) fn date_of(day: i64) -> Option<NaiveDate> {
    let epoch = NaiveDate::default();
    match u64::try_from(day) {
        Ok(after) => epoch.checked_add_days(Days::new(after)),
        Err(_) => epoch.checked_sub_days(Days::new(day.unsigned_abs())),
    }
}
