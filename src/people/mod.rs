//! Who met, who took the floor and who is named.
//!
//! Fills in attendees, speakers, acts, votes and mentions of minutes that were cut into items, from nothing but
//! their own text. People are not told apart or brought together across meetings.

mod actors;
mod attendance;
#[cfg(test)]
mod examples;
mod names;
mod organisations;
mod parties;
mod persons;
mod presence;
mod speakers;
mod titles;
mod votes;

use crate::minutes::{Kind, Minutes};
use persons::Register;
use speakers::Chair;

/// Fills in attendees, speakers and mentions.
pub fn find_people(minutes: &mut Minutes) {
    if minutes.kind != Kind::Minutes {
        return;
    }
    minutes.attendees = attendance::attendance(minutes);
    presence::fill_present(minutes);
    let mut register = Register::of(&minutes.attendees);
    for item in &minutes.items {
        register.learn(&item.title);
        register.learn(&item.body);
    }
    let chair = Chair { name: chair_of(minutes) };
    for item in &mut minutes.items {
        speakers::read_item(item, &register, &chair);
        minutes.warnings.extend(votes::read_votes(item, &register));
        item.page_starts = Vec::new();
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
