//! Words and filters, as typed on a command line or in a form, as one query.
//!
//! Values of one filter are alternatives, different filters must all hold, and all of them together
//! with the words. Dates are read by the query language itself, so that `--year 2021..2022` and
//! `year:2021..2022` can never mean different things. Names are not looked up here.

use chrono::NaiveDate;

use crate::query::{Filter, Query, QueryError, parse};

/// A query that is not understood, with its text, so that the place can be shown.
#[derive(Debug, thiserror::Error)]
#[error("{}", error.kind)]
pub struct BadQuery {
    /// The query as typed, or the flag's value as a query would have it.
    pub source_text: String,
    /// What is wrong and where.
    pub error: QueryError,
}

/// Which items count.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filters {
    /// Who takes the floor or acts.
    pub speaker: Vec<String>,
    /// Who speaks or is named.
    pub person: Vec<String>,
    /// Parties of speakers.
    pub party: Vec<String>,
    /// Committees.
    pub organ: Vec<String>,
    /// Municipalities and regions.
    pub authority: Vec<String>,
    /// Topics, by id or label.
    pub topic: Vec<String>,
    /// Years, or spans of years.
    pub year: Vec<String>,
    /// First days, months or years.
    pub from: Vec<String>,
    /// Last days, months or years.
    pub to: Vec<String>,
    /// Diary numbers.
    pub dnr: Vec<String>,
    /// Whether there is a decision.
    pub decided: Vec<bool>,
}

impl Filters {
    /// Whether none was given.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Why a question is not understood.
#[derive(Debug, thiserror::Error)]
pub enum QuestionError {
    /// The words are no query.
    #[error(transparent)]
    Query(#[from] BadQuery),
    /// A filter's value is no date.
    #[error(transparent)]
    Period(#[from] BadPeriod),
    /// A span that ends before it begins can hold for nothing, and is a slip.
    #[error("--from {from} is later than --to {to}: nothing lies between them")]
    Backward {
        /// The first day.
        from: NaiveDate,
        /// The last day.
        to: NaiveDate,
    },
}

/// A filter made from a name as typed.
type Named = fn(String) -> Filter;

/// A flag whose value is no date or span of dates.
#[derive(Debug, thiserror::Error)]
#[error("--{flag} {value} is not understood")]
pub struct BadPeriod {
    /// The flag without dashes.
    pub flag: &'static str,
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
/// [`BadQuery`] and [`BadPeriod`] for what is not understood.
pub fn question(words: &[String], filters: &Filters) -> Result<Question, QuestionError> {
    let text = if words.is_empty() { "*".to_owned() } else { words.join(" ") };
    let query = read(&text)?;
    Ok(Question { query: narrowed(query, filters)?, text })
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
    let named: [(&[String], Named); 7] = [
        (&filters.speaker, Filter::Speaker),
        (&filters.person, Filter::Person),
        (&filters.party, Filter::Party),
        (&filters.organ, Filter::Organ),
        (&filters.authority, Filter::Authority),
        (&filters.topic, Filter::Topic),
        (&filters.dnr, Filter::DiaryNumber),
    ];
    for (values, filter) in named {
        parts.extend(any_of(values.iter().map(|value| filter(value.clone())).collect()));
    }
    let [year, from, to] = [("year", &filters.year), ("from", &filters.from), ("to", &filters.to)]
        .map(|(flag, values)| periods(flag, values));
    let (year, from, to) = (year?, from?, to?);
    check_order(&from, &to)?;
    for alternatives in [year, from, to] {
        parts.extend(any_of(alternatives));
    }
    let decided = filters.decided.iter().map(|&answer| Filter::Decided(answer));
    parts.extend(any_of(decided.collect()));
    Ok(match parts.len() {
        0 => Query::All,
        1 => parts.remove(0),
        _ => Query::And(parts),
    })
}

fn periods(flag: &'static str, values: &[String]) -> Result<Vec<Filter>, QuestionError> {
    values.iter().map(|value| period(flag, value)).collect()
}

fn check_order(from: &[Filter], to: &[Filter]) -> Result<(), QuestionError> {
    if let ([Filter::Date(from)], [Filter::Date(to)]) = (from, to)
        && let (Some(from), Some(to)) = (from.from, to.to)
        && from > to
    {
        return Err(QuestionError::Backward { from, to });
    }
    Ok(())
}

/// The alternatives of one flag.
fn any_of(filters: Vec<Filter>) -> Option<Query> {
    let mut queries: Vec<Query> = filters.into_iter().map(Query::Filter).collect();
    match queries.len() {
        0 => None,
        1 => queries.pop(),
        _ => Some(Query::Or(queries)),
    }
}

fn period(flag: &'static str, value: &str) -> Result<Filter, QuestionError> {
    let value = value.trim();
    let bad = || BadPeriod { flag, value: value.to_owned() };
    // Anything but digits, dashes and dots would be read as more than a value.
    if value.is_empty() || value.contains(|c: char| !(c.is_alphanumeric() || "-–.".contains(c))) {
        return Err(bad().into());
    }
    match read(&format!("{flag}:{value}"))? {
        Query::Filter(filter @ Filter::Date(_)) => Ok(filter),
        _ => Err(bad().into()),
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::query::DateRange;

    fn ask(words: &[&str], filters: &Filters) -> Result<Question, QuestionError> {
        let words: Vec<String> = words.iter().map(|&word| word.to_owned()).collect();
        question(&words, filters)
    }

    fn strings(values: &[&str]) -> Vec<String> {
        values.iter().map(|&value| value.to_owned()).collect()
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
    fn values_of_one_flag_are_alternatives_and_flags_must_all_hold() {
        let filters = Filters {
            party: strings(&["S", "M"]),
            organ: strings(&["kommunstyrelsen"]),
            decided: vec![true],
            ..Filters::default()
        };
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
        let filters = Filters { topic: strings(&["sip"]), ..Filters::default() };
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
        let name = "Smedjegård, \"Jan\" OR (x";
        let filters = Filters { speaker: strings(&[name]), ..Filters::default() };
        let query = ask(&[], &filters).expect("understood").query;
        assert_eq!(query, Query::Filter(Filter::Speaker(name.into())));
    }

    #[test]
    fn years_are_read_as_the_query_language_reads_them() {
        let filters = Filters { year: strings(&["2021..2022"]), ..Filters::default() };
        let range = DateRange {
            from: NaiveDate::from_ymd_opt(2021, 1, 1),
            to: NaiveDate::from_ymd_opt(2022, 12, 31),
        };
        let query = ask(&[], &filters).expect("understood").query;
        assert_eq!(query, Query::Filter(Filter::Date(range)));
    }

    #[test]
    fn what_is_no_period_is_refused_and_nothing_is_smuggled_in() {
        for value in ["", "2021 OR skola", "(2021 OR 2022)", "\"2021\"", "2021) -skola", "x:y"] {
            let filters = Filters { year: strings(&[value]), ..Filters::default() };
            let error = ask(&[], &filters).expect_err("refused");
            assert!(matches!(error, QuestionError::Period(_)), "{value}: {error}");
        }
        let filters = Filters { from: strings(&["yesterday"]), ..Filters::default() };
        let error = ask(&[], &filters).expect_err("refused");
        let QuestionError::Query(bad) = error else { panic!("{error}") };
        assert_eq!(bad.source_text, "from:yesterday");
    }
}
