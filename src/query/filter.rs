//! Properties that items are filtered by.
//!
//! [`FilterField::row`] is the one place that says what a filter is called in a query, as a flag or in a form,
//! and how its value is read; a backend says how a [`Filter`] is answered. Several fields may make
//! filters of one kind: `year:`, `date:`, `from:` and `to:` all ask for days of meetings.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A property of the item. Values are as typed: matching them to known names is left to the search.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Filter {
    /// A person who takes the floor or acts in the item.
    Speaker(String),
    /// A person who speaks or is mentioned.
    Person(String),
    /// The party of a speaker.
    Party(String),
    /// The committee that met.
    Organ(String),
    /// The municipality or region the committee belongs to.
    Authority(String),
    /// An entry of the taxonomy, by id or label.
    Topic(String),
    /// The case's reference.
    DiaryNumber(String),
    /// The day of the meeting.
    Date(DateRange),
    /// Whether the item has a decision.
    Decided(bool),
    /// The item's number, without the sign §.
    Number(String),
    /// What became of a matter: the kind of an outcome, in English or Swedish.
    Outcome(String),
    /// What somebody did, in English or Swedish.
    Act(String),
    /// One act by one of those that the other filter means. Never typed: `act:` beside `speaker:`,
    /// `person:` or `party:` is planned as this.
    ActBy {
        /// The act.
        act: String,
        /// Who did it: a [`Self::Speaker`], [`Self::Person`] or [`Self::Party`].
        by: Box<Filter>,
    },
}

/// Days from one to another, both included; the parser gives at least one end, and never a backward pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DateRange {
    /// First day; none means from the beginning.
    pub from: Option<NaiveDate>,
    /// Last day; none means to the end.
    pub to: Option<NaiveDate>,
}

/// What a filter is asked for by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FilterField {
    /// Who takes the floor or acts.
    Speaker,
    /// Who speaks or is named.
    Person,
    /// Party of a speaker.
    Party,
    /// The committee.
    Organ,
    /// The municipality or region.
    Authority,
    /// A topic, by id or label.
    Topic,
    /// Years of meetings.
    Year,
    /// Days, months or years of meetings, or a range of them.
    Date,
    /// The first day.
    From,
    /// The last day.
    To,
    /// The case's reference.
    DiaryNumber,
    /// The item's number.
    Number,
    /// Whether there is a decision.
    Decided,
    /// What became of a matter.
    Outcome,
    /// What somebody did.
    Act,
}

/// What is said of a filter.
#[derive(Clone, Copy, Debug)]
pub struct FilterRow {
    /// The filter.
    pub field: FilterField,
    /// Its names in a query; the first is the one that is printed and offered, and the flag.
    pub names: &'static [&'static str],
    /// What its value stands for, in a help text.
    pub value_name: &'static str,
    /// What it asks for, in a help text.
    pub about: &'static str,
    /// How its value is read.
    pub reads: Reads,
}

/// How the value of a filter is read.
#[derive(Clone, Copy, Debug)]
pub enum Reads {
    /// A name or number as it stands.
    Text(fn(String) -> Filter),
    /// Dates or a range of dates.
    Dates,
    /// Yes or no.
    Choice(fn(bool) -> Filter),
}

/// The filters, in the order in which they are offered.
const ROWS: [FilterRow; 15] = [
    FilterRow {
        field: FilterField::Speaker,
        names: &["speaker", "talare"],
        value_name: "NAME",
        about: "Who takes the floor or acts; a family name is enough",
        reads: Reads::Text(Filter::Speaker),
    },
    FilterRow {
        field: FilterField::Person,
        names: &["person"],
        value_name: "NAME",
        about: "Who speaks or is named",
        reads: Reads::Text(Filter::Person),
    },
    FilterRow {
        field: FilterField::Party,
        names: &["party", "parti"],
        value_name: "LETTERS",
        about: "Party of a speaker",
        reads: Reads::Text(Filter::Party),
    },
    FilterRow {
        field: FilterField::Organ,
        names: &["organ", "nämnd", "nämnden"],
        value_name: "NAME",
        about: "The committee that met",
        reads: Reads::Text(Filter::Organ),
    },
    FilterRow {
        field: FilterField::Authority,
        names: &["authority", "huvudman"],
        value_name: "NAME",
        about: "The municipality or region",
        reads: Reads::Text(Filter::Authority),
    },
    FilterRow {
        field: FilterField::Topic,
        names: &["topic", "ämne"],
        value_name: "TOPIC",
        about: "What the item is about, by id or label",
        reads: Reads::Text(Filter::Topic),
    },
    FilterRow {
        field: FilterField::Year,
        names: &["year", "år"],
        value_name: "YEAR",
        about: "Year or years of the meeting: 2021, 2021..2022, 2021..",
        reads: Reads::Dates,
    },
    FilterRow {
        field: FilterField::Date,
        names: &["date", "datum"],
        value_name: "DATE",
        about: "Day, month or year of the meeting, or a range: 2021-08..2021-10-15",
        reads: Reads::Dates,
    },
    FilterRow {
        field: FilterField::From,
        names: &["from", "från"],
        value_name: "DATE",
        about: "Meetings from this day, month or year on",
        reads: Reads::Dates,
    },
    FilterRow {
        field: FilterField::To,
        names: &["to", "till"],
        value_name: "DATE",
        about: "Meetings up to this day, month or year",
        reads: Reads::Dates,
    },
    FilterRow {
        field: FilterField::DiaryNumber,
        names: &["dnr", "diarienummer"],
        value_name: "NUMBER",
        about: "Diary number of the case",
        reads: Reads::Text(Filter::DiaryNumber),
    },
    FilterRow {
        field: FilterField::Number,
        names: &["number", "paragraf"],
        value_name: "NUMBER",
        about: "Number of the item, with or without §",
        reads: Reads::Text(Filter::Number),
    },
    FilterRow {
        field: FilterField::Decided,
        names: &["decided", "beslut"],
        value_name: "yes|no",
        about: "Only items with a decision, or with =no those without",
        reads: Reads::Choice(Filter::Decided),
    },
    FilterRow {
        field: FilterField::Outcome,
        names: &["outcome", "utgång"],
        value_name: "KIND",
        about: "What became of it: decided, approved (bifall), rejected (avslag), proposed, deferred \
                (bordlagd), referred_back (återremiss), noted, withdrawn, elected",
        reads: Reads::Text(Filter::Outcome),
    },
    FilterRow {
        field: FilterField::Act,
        names: &["act", "handling"],
        value_name: "ACT",
        about: "What somebody does: presents, moves, asks, answers, reserves, jav, statement, chairs, \
                abstains; beside a speaker or party, that one of them does it",
        reads: Reads::Text(Filter::Act),
    },
];

impl FilterField {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; ROWS.len()] = {
        let mut all = [Self::Speaker; ROWS.len()];
        let mut at = 0;
        while at < all.len() {
            all[at] = ROWS[at].field;
            at += 1;
        }
        all
    };

    /// What is said of the filter.
    ///
    /// # Panics
    /// Never: `every_field_has_its_row` goes through them, and no two are equal.
    #[must_use]
    pub const fn row(self) -> FilterRow {
        let mut at = 0;
        while ROWS[at].field as usize != self as usize {
            at += 1;
        }
        ROWS[at]
    }

    /// Its first name: what it is called in a query and as a flag.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.row().names[0]
    }

    /// The filter that has this name, in lower case, or as an alias.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.row().names.contains(&name))
    }

    /// Whether its values are dates, in which dots have a meaning.
    pub(super) const fn is_date(self) -> bool {
        matches!(self.row().reads, Reads::Dates)
    }
}

impl Filter {
    /// What it is asked for by, with its value as text; none for days, which several fields ask for.
    pub(super) fn named(&self) -> Option<(FilterField, &str)> {
        Some(match self {
            Self::Speaker(value) => (FilterField::Speaker, value),
            Self::Person(value) => (FilterField::Person, value),
            Self::Party(value) => (FilterField::Party, value),
            Self::Organ(value) => (FilterField::Organ, value),
            Self::Authority(value) => (FilterField::Authority, value),
            Self::Topic(value) => (FilterField::Topic, value),
            Self::DiaryNumber(value) => (FilterField::DiaryNumber, value),
            Self::Number(value) => (FilterField::Number, value),
            Self::Decided(decided) => (FilterField::Decided, if *decided { "yes" } else { "no" }),
            Self::Outcome(value) => (FilterField::Outcome, value),
            Self::Act(value) => (FilterField::Act, value),
            // Days, and what is never typed.
            Self::Date(_) | Self::ActBy { .. } => return None,
        })
    }
}

/// Yes or no, in English or Swedish.
#[must_use]
pub fn read_choice(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "yes" | "ja" => Some(true),
        "no" | "nej" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_name_belongs_to_one_filter() {
        let names: Vec<&str> =
            FilterField::ALL.iter().flat_map(|field| field.row().names).copied().collect();
        let once: BTreeSet<&str> = names.iter().copied().collect();
        assert_eq!(names.len(), once.len());
    }

    #[test]
    fn every_field_has_its_row() {
        // Fields are numbered from 0 on, so as many fields as rows are all of them.
        let fields: BTreeSet<usize> = ROWS.iter().map(|row| row.field as usize).collect();
        assert_eq!(fields, (0..=FilterField::Act as usize).collect());
        assert_eq!(FilterField::Decided.name(), "decided");
        assert_eq!(FilterField::Year.name(), "year");
    }

    #[test]
    fn a_filter_is_printed_by_the_name_it_was_asked_by() {
        for field in FilterField::ALL {
            let filter = match field.row().reads {
                Reads::Text(filter) => filter("x".to_owned()),
                Reads::Choice(filter) => filter(true),
                Reads::Dates => continue,
            };
            assert_eq!(filter.named().map(|(field, _)| field), Some(field));
        }
    }

    #[test]
    fn choices_are_english_and_swedish() {
        assert_eq!(
            ["yes", "JA", "no", "Nej", "1", ""].map(read_choice),
            [Some(true), Some(true), Some(false), Some(false), None, None]
        );
    }
}
