//! The parameters of a request for data.

use super::super::asked::{Asked, sort_of_name};
use crate::app::{Filters, Question, QuestionError, question};
use crate::query::FilterField;
use crate::search::Granularity;

/// The form of the data.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Format {
    #[default]
    Json,
    Jsonl,
    Csv,
}

/// What a request asks for.
#[derive(Debug, Default)]
pub(super) struct Given {
    pub asked: Asked,
    pub limit: Option<usize>,
    pub offset: usize,
    pub format: Format,
    pub granularity: Option<Granularity>,
}

/// The most hits that are left out first.
const MOST_OFFSET: usize = 1_000_000;

impl Given {
    /// Reads the parameters; `allowed` are those that this address has besides the filters (`q` says whether it has
    /// those).
    pub(super) fn of(address: &str, allowed: &[&str]) -> Result<Self, String> {
        let mut given = Self { asked: Asked::of(""), ..Self::default() };
        let mut has_words = false;
        for (name, value) in form_urlencoded::parse(address.as_bytes()) {
            match FilterField::of_name(&name).filter(|_| allowed.contains(&"q")) {
                Some(field) => given.asked.filters.push((field, value.into_owned())),
                None if !allowed.contains(&&*name) => return Err(unknown(&name, allowed)),
                None if name == "q" && has_words => given.asked.others.push(value.into_owned()),
                None if name == "q" => (given.asked.words, has_words) = (value.into_owned(), true),
                None => given.take(&name, &value)?,
            }
        }
        Ok(given)
    }

    fn take(&mut self, name: &str, value: &str) -> Result<(), String> {
        let number = || {
            value.parse::<usize>().map_err(|_| format!("{name} \"{value}\" is not a whole number"))
        };
        let not_understood = || format!("{name} \"{value}\" is not understood");
        match (name, value) {
            ("sort", _) => self.asked.sort = sort_of_name(value).ok_or_else(not_understood)?,
            ("limit", _) => self.limit = Some(number()?),
            ("offset", _) => self.offset = number()?.min(MOST_OFFSET),
            ("by", "case") => self.asked.by_case = true,
            ("by", "year") => self.granularity = Some(Granularity::Year),
            ("by", "quarter") => self.granularity = Some(Granularity::Quarter),
            ("by", "month") => self.granularity = Some(Granularity::Month),
            ("strict", "1" | "true") => self.asked.strict = true,
            ("strict", "0" | "false") => self.asked.strict = false,
            ("format", "json") => self.format = Format::Json,
            ("format", "jsonl") => self.format = Format::Jsonl,
            ("format", "csv") => self.format = Format::Csv,
            ("lang", _) => {}
            _ => return Err(not_understood()),
        }
        Ok(())
    }

    fn filters(&self) -> Filters {
        self.asked.filters.iter().cloned().collect()
    }

    /// The question, read as the command line reads it.
    pub(super) fn question(&self) -> Result<Question, QuestionError> {
        question(&words(&self.asked.words), &self.filters())
    }

    /// Every question of the request.
    pub(super) fn questions(&self) -> Result<Vec<Question>, QuestionError> {
        let all = std::iter::once(&self.asked.words).chain(&self.asked.others);
        all.map(|one| question(&words(one), &self.filters())).collect()
    }
}

fn words(text: &str) -> Vec<String> {
    if text.trim().is_empty() { Vec::new() } else { vec![text.to_owned()] }
}

fn unknown(name: &str, allowed: &[&str]) -> String {
    let mut known: Vec<&str> = allowed.to_vec();
    if allowed.contains(&"q") {
        known.extend(FilterField::ALL.map(FilterField::name));
    }
    if known.is_empty() {
        return format!("{name} is not a parameter: this address has none");
    }
    format!("{name} is not a parameter: it is one of {}", known.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_nothing_is_an_error_that_lists_what_does() {
        let error = Given::of("colour=red", &["q", "limit"]).expect_err("unknown");
        assert!(error.contains("q, limit") && error.contains("organ"), "{error}");
        assert!(Given::of("limit=many", &["limit"]).is_err());
        assert!(Given::of("organ=x", &["limit"]).is_err());
        let given = Given::of("q=a&q=b&organ=Ek&limit=3", &["q", "limit"]).expect("known");
        assert_eq!(
            (given.limit, given.asked.others.len(), given.asked.filters.len()),
            (Some(3), 1, 1)
        );
    }
}
