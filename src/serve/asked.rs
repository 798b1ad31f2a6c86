//! What does an address ask for, and which addresses ask for nearly the same?
//!
//! A question is the part of an address behind `?`: `q` has the words, each filter is a name of the query language and may
//! stand there several times, and a few names say how the answer is shown. So every answer has an address that can be
//! kept, sent and changed; links to narrower and wider questions are made here and nowhere else.

use crate::app::{Filters, LeftOut, Question, QuestionError, question_leniently};
use crate::query::FilterField;
use crate::search::{Request, Sort};

use super::words::Language;

/// Hits on a page.
pub(super) const PER_PAGE: usize = 20;

/// The last page that can be asked for: who wants all hits takes them as data.
const LAST_PAGE: usize = 500;

/// Bytes of an address behind `?`, at most.
pub(super) const LONGEST_BYTES: usize = 8 << 10;

/// What an address asks for.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Asked {
    /// The words, as typed.
    pub words: String,
    /// Filters with their values, in the order of the address.
    pub filters: Vec<(FilterField, String)>,
    /// The order of the hits.
    pub sort: Sort,
    /// The page of the hits, from 1.
    pub page: usize,
    /// Whether items of one case are folded.
    pub by_case: bool,
    /// Whether only items with all words count.
    pub strict: bool,
    /// The language of the page.
    pub language: Language,
    /// Further questions beside the first, to compare it with.
    pub others: Vec<String>,
    /// Names in the address that mean nothing, or have a value that is not understood.
    pub unknown: Vec<String>,
}

impl Asked {
    /// Reads the part of an address behind `?`.
    pub(super) fn of(address: &str) -> Self {
        let mut asked = Self { page: 1, ..Self::default() };
        let mut has_words = false;
        for (name, value) in form_urlencoded::parse(address.as_bytes()) {
            let value = value.trim();
            match &*name {
                "q" if has_words => asked.others.push(value.to_owned()),
                "q" => (asked.words, has_words) = (value.to_owned(), true),
                // An empty field of a form asks for nothing.
                _ if value.is_empty() => {}
                name => asked.take(name, value),
            }
        }
        asked
    }

    fn take(&mut self, name: &str, value: &str) {
        match (name, value) {
            ("sort", order) => match sort_of_name(order) {
                Some(sort) => self.sort = sort,
                None => self.unknown.push(name.to_owned()),
            },
            ("by", "case") => self.by_case = true,
            ("strict", _) => self.strict = true,
            ("lang", "en") => self.language = Language::English,
            ("lang", "sv") => self.language = Language::Swedish,
            ("page", page) if page.parse().is_ok_and(|page| (1..=LAST_PAGE).contains(&page)) => {
                self.page = page.parse().unwrap_or(1);
            }
            (name, value) => match FilterField::of_name(name) {
                Some(field) => self.add(field, value),
                None => self.unknown.push(name.to_owned()),
            },
        }
    }

    fn add(&mut self, field: FilterField, value: &str) {
        if !self.has(field, value) {
            self.filters.push((field, value.to_owned()));
        }
    }

    /// Whether a filter has this value.
    pub(super) fn has(&self, field: FilterField, value: &str) -> bool {
        self.filters.iter().any(|(own, chosen)| *own == field && chosen == value)
    }

    /// Whether nothing is asked for: everything is shown.
    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty() && self.filters.is_empty()
    }

    /// The values of a filter.
    pub(super) fn of_field(&self, field: FilterField) -> impl Iterator<Item = &str> {
        let of = self.filters.iter().filter(move |(own, _)| *own == field);
        of.map(|(_, value)| value.as_str())
    }

    /// The question, with what of its words was not understood.
    ///
    /// # Errors
    /// When the value of a filter is not one of its kind.
    pub(super) fn question(&self) -> Result<(Question, Vec<LeftOut>), QuestionError> {
        let filters: Filters = self.filters.iter().cloned().collect();
        question_leniently(&self.words, &filters)
    }

    /// The question to an index.
    pub(super) fn request(&self, question: Question) -> Request {
        Request {
            sort: self.sort,
            limit: Some(PER_PAGE),
            offset: (self.page - 1) * PER_PAGE,
            relax: !self.strict,
            thesaurus: !self.strict,
            ..Request::new(question.text, question.query)
        }
    }

    /// The address of the question below `path`.
    pub(super) fn address(&self, path: &str) -> String {
        let mut out = form_urlencoded::Serializer::new(String::new());
        if !self.words.is_empty() {
            out.append_pair("q", &self.words);
        }
        for other in &self.others {
            out.append_pair("q", other);
        }
        for (field, value) in &self.filters {
            out.append_pair(field.name(), value);
        }
        let sort = SORTS.into_iter().find(|(_, sort)| *sort == self.sort);
        if let Some((name, _)) = sort.filter(|_| self.sort != Sort::default()) {
            out.append_pair("sort", name);
        }
        for (name, is_so) in [("by", self.by_case), ("strict", self.strict)] {
            if is_so {
                out.append_pair(name, if name == "by" { "case" } else { "1" });
            }
        }
        if self.page > 1 {
            out.append_pair("page", &self.page.to_string());
        }
        if self.language == Language::English {
            out.append_pair("lang", "en");
        }
        let query = out.finish();
        if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
    }

    /// The same question with a filter more, from its first page.
    pub(super) fn with(&self, field: FilterField, value: &str) -> Self {
        let mut with = Self { page: 1, ..self.clone() };
        with.add(field, value);
        with
    }

    /// The same question without a value of a filter, from its first page.
    pub(super) fn without(&self, field: FilterField, value: &str) -> Self {
        let mut without = Self { page: 1, ..self.clone() };
        without.filters.retain(|(own, chosen)| !(*own == field && chosen == value));
        without
    }

    /// The same question with other words, from its first page.
    pub(super) fn with_words(&self, words: &str) -> Self {
        Self { words: words.to_owned(), page: 1, ..self.clone() }
    }

    /// Everything, in the same language.
    pub(super) fn nothing(&self) -> Self {
        Self { page: 1, language: self.language, ..Self::default() }
    }
}

/// Orders with their names in an address.
const SORTS: [(&str, Sort); 3] =
    [("relevance", Sort::Relevance), ("date", Sort::Date), ("-date", Sort::DateDescending)];

/// The order of this name.
pub(super) fn sort_of_name(name: &str) -> Option<Sort> {
    SORTS.into_iter().find(|(own, _)| *own == name).map(|(_, sort)| sort)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_reads_back_the_same() {
        for address in [
            "q=skola+och+v%C3%A5rd&organ=Kommunstyrelsen&organ=N%C3%A4mnden&sort=-date&page=3",
            "q=a&q=b&lang=en",
            "speaker=Anna+Ek&year=2021..2022&by=case&strict=1",
            "",
        ] {
            let asked = Asked::of(address);
            assert_eq!(
                Asked::of(asked.address("/").trim_start_matches("/?").trim_start_matches('/')),
                asked
            );
        }
        assert_eq!(Asked::of("").address("/sok"), "/sok");
    }

    #[test]
    fn empty_fields_ask_for_nothing_and_unknown_names_are_told() {
        let asked = Asked::of("q=+&organ=&colour=red&page=0&sort=size");
        assert!(asked.is_empty());
        assert_eq!(asked.unknown, ["colour", "page", "sort"]);
    }

    #[test]
    fn a_filter_is_taken_once_and_taken_off_again() {
        let asked = Asked::of("organ=Ek&organ=Ek&page=4");
        let more = asked.with(FilterField::Year, "2021");
        assert_eq!((more.filters.len(), more.page), (2, 1));
        assert_eq!(more.without(FilterField::Organ, "Ek").address("/"), "/?year=2021");
    }
}
