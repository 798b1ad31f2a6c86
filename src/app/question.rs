//! Words and filters, as typed on a command line or in a form, as one query.
//!
//! Values of one filter are alternatives, different filters must all hold, and all of them together
//! with the words. Dates are read by the query language itself, so that `--year 2021..2022` and
//! `year:2021..2022` can never mean different things. Names are not looked up here.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::query::{
    DateRange, Filter, FilterField, LeftOut, Query, QueryError, Reads, parse, parse_leniently,
    read_choice,
};

/// A query that is not understood, with its text, so that the place can be shown.
#[derive(Debug, thiserror::Error)]
#[error("{}", error.kind)]
pub struct BadQuery {
    /// The query as typed, or the filter's value as a query would have it.
    pub source_text: String,
    /// What is wrong and where.
    pub error: QueryError,
}

/// Which items count: a list of values for each filter, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filters(BTreeMap<FilterField, Vec<String>>);

impl Filters {
    /// Adds a value, an alternative to those that the filter has.
    pub fn add(&mut self, field: FilterField, value: impl Into<String>) {
        self.0.entry(field).or_default().push(value.into());
    }

    /// The values of a filter; none where it was not given.
    #[must_use]
    pub fn of(&self, field: FilterField) -> &[String] {
        self.0.get(&field).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether none was given.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<V: Into<String>> FromIterator<(FilterField, V)> for Filters {
    fn from_iter<T: IntoIterator<Item = (FilterField, V)>>(values: T) -> Self {
        let mut filters = Self::default();
        for (field, value) in values {
            filters.add(field, value);
        }
        filters
    }
}

/// Why a question is not understood.
#[derive(Debug, thiserror::Error)]
pub enum QuestionError {
    /// The words are not a query.
    #[error(transparent)]
    Query(#[from] BadQuery),
    /// A filter's value is not one of its kind.
    #[error(transparent)]
    Value(#[from] BadValue),
    /// A span that ends before it begins can hold for nothing, and is a slip.
    #[error("the first day, {from}, is later than the last, {to}: nothing lies between them")]
    Backward {
        /// The first day.
        from: NaiveDate,
        /// The last day.
        to: NaiveDate,
    },
}

/// A filter's value that is neither a date nor a span of dates, or neither yes nor no.
#[derive(Debug, thiserror::Error)]
#[error("{} \"{value}\" is not understood", field.name())]
pub struct BadValue {
    /// The filter.
    pub field: FilterField,
    /// The value as typed.
    pub value: String,
}

/// A question as typed and as understood.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// The words as typed, joined by blanks; `*` where only filters were given.
    pub text: String,
    /// What they and the filters ask for.
    pub query: Query,
}

/// Reads words and filters into one question. No words at all ask for everything.
///
/// # Errors
/// [`BadQuery`] and [`BadValue`] for what is not understood.
pub fn question(words: &[String], filters: &Filters) -> Result<Question, QuestionError> {
    let text = if words.is_empty() { "*".to_owned() } else { words.join(" ") };
    let query = read(&text)?;
    Ok(Question { query: narrowed(query, filters)?, text })
}

/// Reads words and filters as [`question`] does, but leaves out what is not understood of the words, and says so: for a
/// page that answers while one types.
///
/// # Errors
/// [`BadValue`] and [`QuestionError::Backward`] for filters.
pub fn question_leniently(
    text: &str,
    filters: &Filters,
) -> Result<(Question, Vec<LeftOut>), QuestionError> {
    let text = if text.trim().is_empty() { "*" } else { text };
    let (query, left_out) = parse_leniently(text);
    Ok((Question { query: narrowed(query, filters)?, text: text.to_owned() }, left_out))
}

fn read(text: &str) -> Result<Query, BadQuery> {
    parse(text).map_err(|error| BadQuery { source_text: text.to_owned(), error })
}

/// The query with every filter in an `And` around it.
fn narrowed(query: Query, filters: &Filters) -> Result<Query, QuestionError> {
    let mut parts = match query {
        Query::All => Vec::new(),
        Query::And(parts) => parts,
        other => vec![other],
    };
    let mut ends = (None, None);
    for (&field, values) in &filters.0 {
        let alternatives: Vec<Filter> =
            values.iter().map(|value| read_filter(field, value)).collect::<Result<_, _>>()?;
        match field {
            FilterField::From => ends.0 = only_range(&alternatives).and_then(|range| range.from),
            FilterField::To => ends.1 = only_range(&alternatives).and_then(|range| range.to),
            _ => {}
        }
        parts.extend(any_of(alternatives));
    }
    if let (Some(from), Some(to)) = ends
        && from > to
    {
        return Err(QuestionError::Backward { from, to });
    }
    Ok(match parts.len() {
        0 => Query::All,
        1 => parts.remove(0),
        _ => Query::And(parts),
    })
}

/// The days that a filter asks for, where it has one value.
fn only_range(alternatives: &[Filter]) -> Option<DateRange> {
    match alternatives {
        [Filter::Date(range)] => Some(*range),
        _ => None,
    }
}

/// The alternatives of one filter.
fn any_of(filters: Vec<Filter>) -> Option<Query> {
    let mut queries: Vec<Query> = filters.into_iter().map(Query::Filter).collect();
    match queries.len() {
        0 => None,
        1 => queries.pop(),
        _ => Some(Query::Or(queries)),
    }
}

/// The filter for one value. Dates are read as the query language reads them.
fn read_filter(field: FilterField, value: &str) -> Result<Filter, QuestionError> {
    let bad = || QuestionError::from(BadValue { field, value: value.trim().to_owned() });
    match field.row().reads {
        Reads::Text(filter) => Ok(filter(value.to_owned())),
        Reads::Choice(filter) => read_choice(value.trim()).map(filter).ok_or_else(bad),
        Reads::Dates => {
            let value = value.trim();
            let is_foreign = |c: char| !(c.is_alphanumeric() || "-–.".contains(c));
            // Anything but digits, dashes and dots would be read as more than a value.
            if value.is_empty() || value.contains(is_foreign) {
                return Err(bad());
            }
            match read(&format!("{}:{value}", field.name()))? {
                Query::Filter(filter @ Filter::Date(_)) => Ok(filter),
                _ => Err(bad()),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::minutes::{Act, OutcomeKind};

    fn ask(words: &[&str], filters: &Filters) -> Result<Question, QuestionError> {
        let words: Vec<String> = words.iter().map(|&word| word.to_owned()).collect();
        question(&words, filters)
    }

    fn one(field: FilterField, value: &str) -> Filters {
        [(field, value)].into_iter().collect()
    }

    #[test]
    fn the_help_of_a_filter_names_each_of_its_kinds() {
        let names = |field: FilterField, name: &str| {
            let about = field.row().about;
            assert!(
                about.split(|c: char| !(c.is_alphabetic() || c == '_')).any(|word| word == name)
            );
        };
        for kind in OutcomeKind::ALL {
            names(FilterField::Outcome, kind.name());
        }
        for act in Act::ALL {
            names(FilterField::Act, act.name());
        }
    }

    #[test]
    fn words_are_joined_by_blanks() {
        let question = ask(&["skola", "budget"], &Filters::default()).expect("understood");
        assert_eq!(question.text, "skola budget");
        assert_eq!(question.query, parse("skola budget").expect("understood"));
    }

    #[test]
    fn no_words_ask_for_everything() {
        let question = ask(&[], &Filters::default()).expect("understood");
        assert_eq!((question.text.as_str(), question.query), ("*", Query::All));
    }

    #[test]
    fn values_of_one_filter_are_alternatives_and_filters_must_all_hold() {
        let filters: Filters = [
            (FilterField::Party, "S"),
            (FilterField::Decided, "ja"),
            (FilterField::Organ, "kommunstyrelsen"),
            (FilterField::Party, "M"),
        ]
        .into_iter()
        .collect();
        let expected = Query::And(vec![
            Query::Or(vec![
                Query::Filter(Filter::Party("S".into())),
                Query::Filter(Filter::Party("M".into())),
            ]),
            Query::Filter(Filter::Organ("kommunstyrelsen".into())),
            Query::Filter(Filter::Decided(true)),
        ]);
        assert_eq!(ask(&["*"], &filters).expect("understood").query, expected);
        assert!(!filters.is_empty());
        assert!(Filters::default().is_empty());
    }

    #[test]
    fn filters_stand_beside_the_words_of_an_and() {
        let filters = one(FilterField::Topic, "sip");
        let Query::And(parts) = ask(&["a", "b"], &filters).expect("understood").query else {
            panic!("not an and");
        };
        assert_eq!(parts.len(), 3);
        let Query::And(parts) = ask(&["a OR b"], &filters).expect("understood").query else {
            panic!("not an and");
        };
        assert!(matches!(parts[..], [Query::Or(_), Query::Filter(_)]));
    }

    #[test]
    fn a_name_is_taken_as_it_stands() {
        let name = "Granhage, \"Jan\" OR (x";
        let filters = one(FilterField::Speaker, name);
        let query = ask(&[], &filters).expect("understood").query;
        assert_eq!(query, Query::Filter(Filter::Speaker(name.into())));
    }

    #[test]
    fn years_are_read_as_the_query_language_reads_them() {
        let filters = one(FilterField::Year, "2021..2022");
        let range = DateRange {
            from: NaiveDate::from_ymd_opt(2021, 1, 1),
            to: NaiveDate::from_ymd_opt(2022, 12, 31),
        };
        let query = ask(&[], &filters).expect("understood").query;
        assert_eq!(query, Query::Filter(Filter::Date(range)));
    }

    #[test]
    fn what_is_not_a_period_is_refused_and_nothing_is_smuggled_in() {
        for value in ["", "2021 OR skola", "(2021 OR 2022)", "\"2021\"", "2021) -skola", "x:y"] {
            let filters = one(FilterField::Year, value);
            let error = ask(&[], &filters).expect_err("refused");
            assert!(matches!(error, QuestionError::Value(_)), "{value}: {error}");
        }
        let filters = one(FilterField::From, "yesterday");
        let error = ask(&[], &filters).expect_err("refused");
        let QuestionError::Query(bad) = error else { panic!("{error}") };
        assert_eq!(bad.source_text, "from:yesterday");
    }
}
