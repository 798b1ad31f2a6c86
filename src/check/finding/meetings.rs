//! Gaps in an organ's year: numbers and meetings that are missing.

use std::fmt::{self, Display, Formatter};

use chrono::NaiveDate;

use crate::minutes::number_ranges;

/// What is odd about numbers that run through the year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NumberNote {
    /// The year does not begin at § 1.
    BeginsLate {
        /// The year.
        year: i32,
        /// Its first number.
        first: u32,
        /// The meeting that has it.
        meeting: NaiveDate,
    },
    /// No meeting has these numbers.
    Missing {
        /// The first of them.
        first: u32,
        /// The last of them.
        last: u32,
        /// The meeting that has the number before.
        from: NaiveDate,
        /// The meeting that has the number behind; the same one where the gap is within it.
        to: NaiveDate,
    },
    /// Two meetings have these numbers.
    Overlap {
        /// The numbers, rising.
        numbers: Vec<u32>,
        /// The earlier meeting.
        earlier: NaiveDate,
        /// The later one.
        later: NaiveDate,
    },
}

impl Display for NumberNote {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::BeginsLate { year, first, meeting } => {
                write!(out, "{year} begins at § {first} ({meeting})")
            }
            Self::Missing { first, last, from, to } => {
                if first == last {
                    write!(out, "§ {first} is missing ")?;
                } else {
                    write!(out, "§§ {first}–{last} are missing ")?;
                }
                if from == to {
                    return write!(out, "in the meeting of {from}");
                }
                let (before, after) = (first - 1, last + 1);
                write!(out, "between {from} (§ {before}) and {to} (§ {after})")
            }
            Self::Overlap { numbers, earlier, later } => {
                let list = number_ranges(numbers);
                let (sign, stand) =
                    if numbers.len() == 1 { ("§", "stands") } else { ("§§", "stand") };
                write!(out, "{sign} {list} {stand} in both {earlier} and {later}")
            }
        }
    }
}

/// A meeting of which there should be minutes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MeetingNote {
    /// It was announced.
    Announced {
        /// The day for which it was announced.
        day: NaiveDate,
        /// The meetings in whose minutes it was, rising.
        by: Vec<NaiveDate>,
        /// The day on which it seems to have been held; `None` where there are no minutes of it.
        held: Option<NaiveDate>,
    },
    /// Items of other meetings refer to it, and there are no minutes of it.
    Named {
        /// Its day.
        day: NaiveDate,
        /// The meetings in whose minutes it is named, rising.
        by: Vec<NaiveDate>,
    },
}

impl Display for MeetingNote {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let listed =
            |by: &[NaiveDate]| by.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        match self {
            Self::Announced { day, by, held: Some(held) } => write!(
                out,
                "the meeting announced for {day} (in the minutes of {}) was held on {held}, it \
                 seems",
                listed(by)
            ),
            Self::Announced { day, by, held: None } => write!(
                out,
                "a meeting was announced for {day} (in the minutes of {}); there are no minutes \
                 of it",
                listed(by)
            ),
            Self::Named { day, by } => write!(
                out,
                "the minutes of {} refer to a meeting on {day}; there are no minutes of it",
                listed(by)
            ),
        }
    }
}
