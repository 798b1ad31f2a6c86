//! Every text of minutes, so that what must change in all of them is missed in none.
//!
//! A change is applied to each text that was printed in the document or says what was printed
//! there. Ids, the file's path and values of closed lists are not texts. Fields are named one by
//! one: a new one does not compile before it is decided whether it is a text.

use super::doubt::{Doubt, Warning};
use super::facts::{ActRecord, Ballot, Outcome, Reference, Vote};
use super::model::{AgendaItem, Attendee, Mention, Minutes, Speaker};
use super::personal_number::{mask_in_place, mask_together};

/// A change of one text.
pub type Change<'a> = dyn FnMut(&mut String) + 'a;

impl Minutes {
    /// Applies `change` to every text.
    pub fn each_text(&mut self, change: &mut Change<'_>) {
        let Self {
            file: _,
            status: _,
            kind: _,
            authority,
            organ,
            date: _,
            draft: _,
            place,
            attendees,
            items,
            warnings,
            preamble,
            closing,
        } = self;
        [authority, organ, place].into_iter().flatten().for_each(&mut *change);
        for attendee in attendees {
            attendee.each_text(change);
        }
        for item in items {
            item.each_text(change);
        }
        for warning in warnings {
            warning.each_text(change);
        }
        [preamble, closing].into_iter().for_each(&mut *change);
    }
}

impl Minutes {
    /// Masks the digits of personal numbers in every text.
    pub fn mask_personal_numbers(&mut self) {
        self.items.iter_mut().for_each(AgendaItem::mask_personal_numbers);
        self.each_text(&mut mask_in_place);
    }
}

impl AgendaItem {
    /// Masks the digits of personal numbers in every text, also of those that stand across the end
    /// of a title or of a decision's line.
    pub fn mask_personal_numbers(&mut self) {
        mask_together(&mut [&mut self.title, &mut self.body]);
        mask_together(&mut self.decisions.iter_mut().collect::<Vec<_>>());
        self.each_text(&mut mask_in_place);
    }

    /// Applies `change` to every text.
    pub fn each_text(&mut self, change: &mut Change<'_>) {
        let Self {
            id: _,
            number,
            title,
            diary_numbers,
            pages: _,
            body,
            decisions,
            outcomes,
            speakers,
            acts,
            votes,
            mentions,
            topics: _,
            present: _,
            refers_to,
            ocr: _,
            page_starts: _,
        } = self;
        number.iter_mut().for_each(&mut *change);
        [title, body].into_iter().for_each(&mut *change);
        diary_numbers.iter_mut().for_each(&mut *change);
        decisions.iter_mut().for_each(&mut *change);
        for outcome in outcomes {
            outcome.each_text(change);
        }
        for record in acts {
            record.each_text(change);
        }
        for vote in votes {
            vote.each_text(change);
        }
        for Speaker { name, party, acts: _ } in speakers {
            change(name);
            party.iter_mut().for_each(&mut *change);
        }
        for Mention { name, party } in mentions {
            change(name);
            party.iter_mut().for_each(&mut *change);
        }
        for Reference { date: _, number, organ, id: _ } in refers_to {
            change(number);
            organ.iter_mut().for_each(&mut *change);
        }
    }
}

impl Outcome {
    /// Applies `change` to every text.
    pub fn each_text(&mut self, change: &mut Change<'_>) {
        let Self { kind: _, to, decision: _, page: _, stated: _ } = self;
        to.iter_mut().for_each(change);
    }
}

impl ActRecord {
    /// Applies `change` to every text.
    pub fn each_text(&mut self, change: &mut Change<'_>) {
        let Self { act: _, person, party, group, what: _, text, page: _, stated: _ } = self;
        [person, party, group].into_iter().flatten().for_each(&mut *change);
        change(text);
    }
}

impl Vote {
    /// Applies `change` to every text.
    pub fn each_text(&mut self, change: &mut Change<'_>) {
        let Self {
            question,
            yes: _,
            no: _,
            abstain: _,
            absent: _,
            by_name,
            result,
            page: _,
            stated: _,
        } = self;
        [question, result].into_iter().flatten().for_each(&mut *change);
        for Ballot { name, party, vote: _ } in by_name {
            change(name);
            party.iter_mut().for_each(&mut *change);
        }
    }
}

impl Attendee {
    /// Applies `change` to every text.
    pub fn each_text(&mut self, change: &mut Change<'_>) {
        let Self { name, group: _, party, role, affiliation, chair: _, replaces, note } = self;
        change(name);
        [party, role, affiliation, replaces, note].into_iter().flatten().for_each(&mut *change);
    }
}

impl Warning {
    /// Applies `change` to every text.
    pub fn each_text(&mut self, change: &mut Change<'_>) {
        let Self { page: _, doubt, excerpt } = self;
        change(excerpt);
        match doubt {
            Doubt::PageFault(fault) => fault.quoted().into_iter().for_each(change),
            Doubt::BrokenOff(reason) => reason.quoted().into_iter().for_each(change),
            Doubt::NoItems
            | Doubt::Unfitting
            | Doubt::NameOfSeveral
            | Doubt::DateFromFileName
            | Doubt::NoDate
            | Doubt::NoOrgan
            | Doubt::TitleEnd
            | Doubt::NoTitle
            | Doubt::NumberGap { .. }
            | Doubt::UnclearPresence
            | Doubt::UnreadAttendance { .. }
            | Doubt::DestroyedLetters { .. }
            | Doubt::VoteTally { .. }
            | Doubt::UnreadImages { .. }
            | Doubt::ReadByOcr { .. } => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Act, Choice, Group, Kind, OutcomeKind, Status};
    use super::*;
    use crate::source::PageFault;

    fn item_of_texts() -> AgendaItem {
        let word = || "0".to_owned();
        let some = || Some(word());
        let speaker = Speaker { name: word(), party: some(), acts: Vec::new() };
        AgendaItem {
            id: "id".into(),
            number: some(),
            title: word(),
            diary_numbers: vec![word()],
            pages: None,
            body: word(),
            decisions: vec![word()],
            outcomes: vec![Outcome {
                kind: OutcomeKind::Proposed,
                to: some(),
                decision: 0,
                page: None,
                stated: true,
            }],
            speakers: vec![speaker],
            acts: vec![ActRecord {
                act: Act::Moves,
                person: some(),
                party: some(),
                group: some(),
                what: None,
                text: word(),
                page: None,
                stated: true,
            }],
            votes: vec![Vote {
                question: some(),
                result: some(),
                by_name: vec![Ballot { name: word(), party: some(), vote: Choice::Yes }],
                ..Vote::default()
            }],
            mentions: vec![Mention { name: word(), party: some() }],
            topics: vec!["topic".into()],
            present: None,
            refers_to: vec![Reference {
                date: chrono::NaiveDate::MIN,
                number: word(),
                organ: some(),
                id: None,
            }],
            ocr: None,
            page_starts: Vec::new(),
        }
    }

    #[test]
    fn every_text_that_is_printed_is_reached() {
        let word = || "0".to_owned();
        let some = || Some(word());
        let item = item_of_texts();
        let attendee = Attendee {
            name: word(),
            group: Group::Members,
            party: some(),
            role: some(),
            affiliation: some(),
            chair: false,
            replaces: some(),
            note: some(),
        };
        let mut minutes = Minutes {
            kind: Kind::Minutes,
            authority: some(),
            organ: some(),
            place: some(),
            attendees: vec![attendee],
            items: vec![item],
            warnings: vec![Warning::new(None, Doubt::NoItems, "0")],
            preamble: word(),
            closing: word(),
            ..Minutes::unread("file", Status::Ok)
        };
        let before = serde_json::to_string(&minutes).expect("json");
        let mut times = 0;
        minutes.each_text(&mut |text| {
            assert_eq!(text, "0");
            times += 1;
            "1".clone_into(text);
        });
        let after = serde_json::to_string(&minutes).expect("json");
        assert_eq!(times, before.matches("\"0\"").count());
        assert_eq!(after, before.replace("\"0\"", "\"1\""));
        // What a reason quotes stands in the message as well.
        let quoting = |text: &str| {
            let doubt = Doubt::PageFault(PageFault::OcrFailed { said: text.to_owned() });
            Warning::new(None, doubt, text)
        };
        let mut warning = quoting("0");
        warning.each_text(&mut |text| "1".clone_into(text));
        assert_eq!(warning, quoting("1"));
    }
}
