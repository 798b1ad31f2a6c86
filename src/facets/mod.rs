//! Who, and about what?
//!
//! In go minutes that were cut into items, out come the same minutes with attendees,
//! speakers, mentions and topics filled in. Everything is read from the minutes' own
//! text; the taxonomy is the only outside knowledge.

mod acts;
mod attendance;
mod bounds;
mod columns;
mod endings;
mod entry;
mod groups;
mod listed;
mod lists;
mod names;
mod organisations;
mod parties;
mod parts;
mod persons;
mod places;
mod roll;
mod rows;
mod sections;
mod sentence;
mod sentences;
mod several;
mod speakers;
mod subjects;
mod titles;
mod topics;
mod verbs;

pub use topics::{Taxonomy, TaxonomyError, Topic};

use crate::minutes::{Kind, Minutes};
use persons::Register;
use speakers::Chair;

/// Fills in attendees, speakers, mentions and topics.
pub fn find_facets(minutes: &mut Minutes, taxonomy: &Taxonomy) {
    if minutes.kind != Kind::Minutes {
        return;
    }
    minutes.attendees = attendance::attendance(minutes);
    let mut register = Register::of(&minutes.attendees);
    for item in &minutes.items {
        register.learn(&item.title);
        register.learn(&item.body);
    }
    let chair = Chair { name: chair_of(minutes) };
    for item in &mut minutes.items {
        speakers::read_item(item, &register, &chair);
        item.topics = taxonomy.topics_of(&item.title, &item.body);
    }
}

/// The meeting's chair: by the attendance list, else whom the text calls
/// "Ordförande(n) NAME" most often.
fn chair_of(minutes: &Minutes) -> Option<String> {
    if let Some(chair) = minutes.chair() {
        return Some(chair.name.clone());
    }
    persons::most_called_chair(minutes.items.iter().map(|item| item.body.as_str()))
}
