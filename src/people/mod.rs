//! Who met, who took the floor and who is named.
//!
//! Fills in attendees, speakers, acts, votes and mentions of minutes that were cut into items, from nothing but
//! their own text. People are not told apart or brought together across meetings.

mod actors;
mod attendance;
mod chair;
mod clauses;
#[cfg(test)]
mod examples;
mod names;
mod namesakes;
mod office;
mod pages;
mod parties;
mod persons;
mod presence;
mod sections;
mod speakers;
mod votes;

use crate::minutes::{Doubt, Kind, Minutes, Warning};
use chair::chair_of;
use persons::Register;
use speakers::Chair;

/// Fills in attendees, speakers and mentions.
pub fn find_people(minutes: &mut Minutes) {
    if minutes.kind != Kind::Minutes {
        return;
    }
    let list = attendance::attendance(minutes);
    minutes.attendees = list.people;
    minutes.warnings.extend(warning_of(&list.unread));
    let unclear = presence::fill_present(minutes);
    let unclear = unclear.iter().map(|note| Warning::new(None, Doubt::UnclearPresence, note));
    minutes.warnings.extend(unclear);
    let mut register = Register::of(&minutes.attendees);
    for item in &minutes.items {
        register.learn(&item.title);
        register.learn(&item.body);
    }
    let chair = Chair::of(chair_of(minutes), minutes.chair());
    for item in &mut minutes.items {
        let page = item.pages.map(|(first, _)| first);
        let unclear = speakers::read_item(item, &register, &chair);
        let unclear = unclear.iter();
        minutes
            .warnings
            .extend(unclear.map(|sentence| Warning::new(page, Doubt::NameOfSeveral, sentence)));
        minutes.warnings.extend(votes::read_votes(item, &register));
        item.page_starts = Vec::new();
    }
}

/// One warning of all lines of an attendance list that were not understood.
fn warning_of(unread: &[String]) -> Option<Warning> {
    let doubt = Doubt::UnreadAttendance { lines: unread.len() };
    (!unread.is_empty()).then(|| Warning::new(None, doubt, &unread.join(" / ")))
}
