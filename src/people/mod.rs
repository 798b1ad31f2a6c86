//! Who met, who took the floor and who is named.
//!
//! Fills in attendees, speakers and mentions of minutes that were cut into items, from nothing but
//! their own text. People are not told apart or brought together across meetings.

mod attendance;
mod chair;
#[cfg(test)]
mod examples;
mod names;
mod namesakes;
mod organisations;
mod parties;
mod persons;
mod presence;
mod speakers;
mod titles;

use crate::minutes::{Doubt, Kind, Minutes, Warning};
use chair::chair_of;
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
    let chair = Chair::of(chair_of(minutes), minutes.chair());
    for item in &mut minutes.items {
        let page = item.pages.map(|(first, _)| first);
        for sentence in speakers::read_item(item, &register, &chair) {
            minutes.warnings.push(Warning::new(page, Doubt::NameOfSeveral, &sentence));
        }
    }
}
