//! Where do personal numbers stand, and how many?
//!
//! In go an item or a meeting as they are stored, out comes how many numbers are in them. The
//! numbers themselves are not kept.

use crate::minutes::{AgendaItem, find_personal_numbers};
use crate::search::Meeting;

/// Personal numbers in one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::check) struct Numbers {
    /// Id of the item; `None` for the attendance list and the place of the meeting.
    pub(in crate::check) item: Option<String>,
    /// First and last page of the item.
    pub(in crate::check) pages: Option<(u32, u32)>,
    /// How many.
    pub(in crate::check) count: u64,
}

impl Numbers {
    /// Those of an item, if it has any.
    pub(in crate::check) fn of_item(item: &AgendaItem) -> Option<Self> {
        let mut count = count_in(&item.title) + count_in(&item.body);
        if count == 0 {
            // Decisions and names stand in the body as well, so they are not counted with it.
            item.clone().each_text(&mut |text| count += count_in(text));
        }
        (count > 0).then(|| Self { item: Some(item.id.clone()), pages: item.pages, count })
    }

    /// Those of the attendance list and the place, if there are any.
    pub(in crate::check) fn of_meeting(meeting: &Meeting) -> Option<Self> {
        let mut count = meeting.place.as_deref().map_or(0, count_in);
        for attendee in &meeting.attendees {
            attendee.clone().each_text(&mut |text| count += count_in(text));
        }
        (count > 0).then_some(Self { item: None, pages: None, count })
    }
}

/// How many stand in a text.
pub(in crate::check) fn count_in(text: &str) -> u64 {
    find_personal_numbers(text).len() as u64
}
