//! Which properties of items are counted, and what the counts are.
//!
//! [`FacetField::row`] is the one place that says what a counted field is called and how its
//! values are ordered, and [`FacetField::values`] which an item has: request, answer, command
//! line, tables, hints and what is written into an index follow from them. A backend says where
//! it keeps the field.

use std::collections::{BTreeMap, HashSet};

use chrono::Datelike;
use serde::{Serialize, Serializer, ser::SerializeMap};

use crate::minutes::{AgendaItem, Minutes};

/// A property of items that can be counted and filtered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FacetField {
    /// Year of the meeting.
    Year,
    /// The organ.
    Organ,
    /// The authority.
    Authority,
    /// Persons who speak or act.
    Speaker,
    /// Parties of the speakers.
    Party,
    /// Topics, by id.
    Topic,
    /// What became of matters.
    Outcome,
}

/// What is said of a counted field.
#[derive(Debug, Clone, Copy)]
pub struct FacetRow {
    /// Its name in JSON, in tables and on the command line.
    pub name: &'static str,
    /// What it counts, for the help.
    pub about: &'static str,
    /// The order in which its values are given.
    pub order: FacetOrder,
}

/// The order of the values of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FacetOrder {
    /// The most frequent first, then by value; a limit leaves out the rarest.
    Frequency,
    /// By value, and all of them: a year that is left out would look like one without items.
    Value,
}

impl FacetField {
    /// All facets, in the order in which they are shown.
    pub const ALL: [Self; 7] = [
        Self::Year,
        Self::Organ,
        Self::Authority,
        Self::Speaker,
        Self::Party,
        Self::Topic,
        Self::Outcome,
    ];

    /// What is said of the field.
    #[must_use]
    pub const fn row(self) -> FacetRow {
        use FacetOrder::{Frequency, Value};
        let (name, about, order) = match self {
            Self::Year => ("year", "Year of the meeting", Value),
            Self::Organ => ("organ", "The committee", Frequency),
            Self::Authority => ("authority", "The municipality or region", Frequency),
            Self::Speaker => ("speaker", "Who speaks", Frequency),
            Self::Party => ("party", "Parties of the speakers", Frequency),
            Self::Topic => ("topic", "What the item is about", Frequency),
            Self::Outcome => ("outcome", "What became of the matter", Frequency),
        };
        FacetRow { name, about, order }
    }

    /// The values that an item of these minutes has, each once.
    #[must_use]
    pub fn values(self, minutes: &Minutes, item: &AgendaItem) -> Vec<String> {
        let speakers = || item.speakers.iter();
        let mut values: Vec<String> = match self {
            Self::Year => minutes.date.map(|date| date.year().to_string()).into_iter().collect(),
            Self::Organ => minutes.organ.iter().cloned().collect(),
            Self::Authority => minutes.authority.iter().cloned().collect(),
            Self::Speaker => speakers().map(|speaker| speaker.name.clone()).collect(),
            Self::Party => speakers().filter_map(|speaker| speaker.party.clone()).collect(),
            Self::Topic => item.topics.clone(),
            Self::Outcome => item.outcomes.iter().map(|one| one.kind.name().to_owned()).collect(),
        };
        values.retain(|value| !value.is_empty());
        let mut seen = HashSet::new();
        values.retain(|value| seen.insert(value.clone()));
        values
    }

    /// The facet's name in JSON and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.row().name
    }

    /// The facet of this name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name() == name)
    }
}

/// Exact counts: for each field its values with the number of items that have them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FacetCounts(BTreeMap<FacetField, Vec<(String, u64)>>);

impl FacetCounts {
    /// Counts in any order, put into that of their field; `limit` leaves out the rarest.
    #[must_use]
    pub fn of(
        counts: impl IntoIterator<Item = (FacetField, Vec<(String, u64)>)>,
        limit: Option<usize>,
    ) -> Self {
        let in_order = |(field, mut values): (FacetField, Vec<(String, u64)>)| {
            match field.row().order {
                FacetOrder::Value => values.sort_unstable(),
                FacetOrder::Frequency => {
                    values.sort_unstable_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
                    values.truncate(limit.unwrap_or(usize::MAX));
                }
            }
            (field, values)
        };
        Self(counts.into_iter().map(in_order).collect())
    }

    /// The values of a field; none where it was not counted.
    #[must_use]
    pub fn by(&self, field: FacetField) -> &[(String, u64)] {
        self.0.get(&field).map(Vec::as_slice).unwrap_or_default()
    }

    /// Every value of every field.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut String> {
        self.0.values_mut().flatten().map(|(value, _)| value)
    }
}

/// An object with every field, also those that were not counted.
impl Serialize for FacetCounts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(FacetField::ALL.len()))?;
        for field in FacetField::ALL {
            map.serialize_entry(field.name(), self.by(field))?;
        }
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_has_a_name_of_its_own() {
        for field in FacetField::ALL {
            assert_eq!(FacetField::of_name(field.name()), Some(field));
        }
        assert_eq!(FacetField::of_name("place"), None);
    }

    #[test]
    fn counts_stand_in_the_order_of_their_field_and_all_fields_are_there() {
        let values = |all: &[(&str, u64)]| all.iter().map(|&(v, n)| (v.to_owned(), n)).collect();
        let counts = FacetCounts::of(
            [
                (FacetField::Year, values(&[("2022", 9), ("2021", 1)])),
                (FacetField::Party, values(&[("M", 2), ("C", 2), ("S", 5)])),
            ],
            Some(2),
        );
        assert_eq!(counts.by(FacetField::Party), [("S".to_owned(), 5), ("C".to_owned(), 2)]);
        assert_eq!(
            serde_json::to_string(&counts).expect("written"),
            r#"{"year":[["2021",1],["2022",9]],"organ":[],"authority":[],"speaker":[],"party":[["S",5],["C",2]],"topic":[],"outcome":[]}"#
        );
    }
}
