//! Whose meeting is it?
//!
//! Organs are compared by slugs, so that a name set in capitals on the cover and in small letters
//! on the next is one organ. Documents other than minutes belong to no organ's sequence of meetings.

use chrono::NaiveDate;

use crate::minutes::{Kind, slug};
use crate::search::Meeting;

/// An organ of an authority: the same whatever the case of its letters.
#[derive(Debug, Clone)]
pub(in crate::check) struct Organ {
    /// The authority as first met.
    pub(in crate::check) authority: Option<String>,
    /// The name as first met.
    pub(in crate::check) name: String,
}

/// What an organ is told by: slugs of authority and name.
pub(in crate::check) type OrganKey = (String, String);

/// The key of an organ as named.
pub(in crate::check) fn organ_key(authority: Option<&str>, name: &str) -> OrganKey {
    (authority.map(slug).unwrap_or_default(), slug(name))
}

/// Whose minutes a file is; `None` for what is not minutes, or does not say.
pub(in crate::check) fn organ_of(meeting: &Meeting) -> Option<(OrganKey, Organ)> {
    let name = meeting.organ.as_ref().filter(|_| meeting.kind == Kind::Minutes)?;
    let key = organ_key(meeting.authority.as_deref(), name);
    Some((key, Organ { authority: meeting.authority.clone(), name: name.clone() }))
}

/// The meeting that a file is of; several files may be of one.
pub(in crate::check) fn organ_and_date(meeting: &Meeting) -> Option<(OrganKey, NaiveDate)> {
    Some((organ_of(meeting)?.0, meeting.date?))
}
