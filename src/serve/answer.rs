//! What is asked of the index for each page.
//!
//! Everything here may take a while and runs on threads for that; `router` bounds how many of them there are.

use std::fmt::Write;
use std::io::Read;
use std::path::PathBuf;

use axum::http::StatusCode;
use sha2::{Digest, Sha256};

use super::asked::Asked;
use crate::app::{LeftOut, NameError, QuestionError, named_item};
use crate::minutes::Act;
use crate::query::FilterField;
use crate::search::{
    Bin, Granularity, Hit, ItemRecord, Reader, Request, Response, SearchError, SpeakerSummary,
};
use crate::track::{self, Handling};

/// Why a page cannot be shown as asked for.
#[derive(Debug, thiserror::Error)]
pub(super) enum AnswerError {
    /// The question is not understood.
    #[error(transparent)]
    Question(#[from] QuestionError),
    /// The index cannot answer, or a value of a filter is unknown.
    #[error(transparent)]
    Search(#[from] SearchError),
    /// There is no such item.
    #[error(transparent)]
    Name(#[from] NameError),
    /// There is no such page.
    #[error("there is no such page")]
    NoPage,
    /// The source file cannot be read.
    #[error("the source file cannot be read: {0}")]
    Source(std::io::Error),
}

impl AnswerError {
    /// What HTTP calls it.
    pub(super) const fn status(&self) -> StatusCode {
        match self {
            Self::Question(_) => StatusCode::BAD_REQUEST,
            Self::Search(SearchError::UnknownValue { .. })
            | Self::Name(
                NameError::Unknown { .. }
                | NameError::Disputed { .. }
                | NameError::EndingOfSeveral { .. },
            )
            | Self::NoPage
            | Self::Source(_) => StatusCode::NOT_FOUND,
            Self::Search(_) | Self::Name(NameError::Search(_)) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The values or ids that may be meant instead.
    pub(super) fn nearest(&self) -> &[String] {
        match self {
            Self::Search(SearchError::UnknownValue { nearest, .. })
            | Self::Name(NameError::Unknown { nearest, .. }) => nearest,
            Self::Name(
                NameError::Disputed { ids, .. } | NameError::EndingOfSeveral { ids, .. },
            ) => ids,
            _ => &[],
        }
    }

    /// What is wrong; in the words of a question, with the place marked.
    pub(super) fn explained(&self) -> String {
        match self {
            Self::Question(QuestionError::Query(bad)) => bad.error.render(&bad.source_text),
            error => error.to_string(),
        }
    }
}

/// The answer to a question with what belongs to its page.
pub(super) struct Answered {
    pub response: Response,
    pub bins: Vec<Bin>,
    pub left_out: Vec<LeftOut>,
    /// For a filter's value that nothing has: the nearest, each with the question that has it.
    pub nearest: Vec<(String, Asked)>,
}

/// Answers a question.
pub(super) fn answer(asked: &Asked, reader: &dyn Reader) -> Result<Answered, AnswerError> {
    let (question, left_out) = asked.question()?;
    let query = question.query.clone();
    let request = Request { facet_limit: Some(MOST_VALUES), ..asked.request(question) };
    let found =
        if asked.by_case { track::by_case(&request, reader) } else { reader.search(&request) };
    let response = match found {
        Ok(response) => response,
        Err(SearchError::UnknownValue { field, value, nearest }) => {
            return unknown_value(asked, left_out, field, &value, &nearest, reader);
        }
        Err(error) => return Err(error.into()),
    };
    // What was widened has years of its own, which the widened query is not known by.
    let bins = match response.relaxed {
        None => reader.timeline(&query, Granularity::Year)?,
        Some(_) => Vec::new(),
    };
    Ok(Answered { response, bins, left_out, nearest: Vec::new() })
}

/// Values of a field beside the hits.
const MOST_VALUES: usize = 40;

/// A filter's value that no item has finds nothing, and the nearest values are offered.
fn unknown_value(
    asked: &Asked,
    left_out: Vec<LeftOut>,
    field: FilterField,
    value: &str,
    nearest: &[String],
    reader: &dyn Reader,
) -> Result<Answered, AnswerError> {
    let (nothing, _) = Asked::default().question()?;
    let none = Request { limit: Some(0), facets: Vec::new(), ..Request::new("", nothing.query) };
    let mut response = reader.search(&none)?;
    (response.total, response.query) = (0, asked.words.clone());
    let instead = |near: &String| {
        let asked = asked.without(field, value).with(field, near);
        (near.clone(), asked)
    };
    let nearest = nearest.iter().map(instead).collect();
    Ok(Answered { response, bins: Vec::new(), left_out, nearest })
}

/// An item with what belongs to its page.
pub(super) struct ItemView {
    pub record: ItemRecord,
    pub case: Vec<Handling>,
    pub similar: Vec<Hit>,
    pub versions: Vec<String>,
    pub meeting: Option<String>,
    pub previous: Option<(String, String)>,
    pub next: Option<(String, String)>,
    /// SHA-256 of the source file as it is now.
    pub sha256: Option<String>,
}

/// An item by its id, or by an ending that only it has.
pub(super) fn item(id: &str, reader: &dyn Reader) -> Result<ItemView, AnswerError> {
    const SIMILAR: usize = 6;
    let id = named_item(id, reader)?;
    let Some(mut record) = reader.item(&id)? else {
        return Err(NameError::unknown(&id, reader)?.into());
    };
    let mut case = track::case_of(&record, reader)?;
    track::with_ids(&mut record, &case);
    if !case.is_empty() && case.iter().all(|one| one.id != id) {
        case.push(own_handling(&record));
        case.sort_by(|a, b| a.date.cmp(&b.date).then_with(|| a.id.cmp(&b.id)));
    }
    let similar = reader.similar(&id, Some(SIMILAR))?.map(|found| found.hits).unwrap_or_default();
    let of_case = |hit: &Hit| case.iter().any(|one| one.id == hit.id);
    let similar = similar.into_iter().filter(|hit| !of_case(hit) && hit.id != id).collect();
    let meeting = id.rsplit_once('/').map(|(meeting, _)| meeting.to_owned());
    let items = match &meeting {
        Some(meeting) => track::meeting(meeting, reader)?.map(|one| one.items).unwrap_or_default(),
        None => Vec::new(),
    };
    let at = items.iter().position(|item| item.id == id);
    let near = |at: Option<usize>| {
        let item = items.get(at?)?;
        Some((item.id.clone(), item.title.clone()))
    };
    Ok(ItemView {
        previous: near(at.and_then(|at| at.checked_sub(1))),
        next: near(at.map(|at| at + 1)),
        meeting: meeting.filter(|_| !items.is_empty()),
        versions: track::versions_of(&id, reader)?,
        sha256: source_of(&id, reader)?.and_then(|path| sha256(&path).ok()),
        case,
        similar,
        record,
    })
}

/// The item itself as one of the handlings of its case.
fn own_handling(ItemRecord { item, meeting }: &ItemRecord) -> Handling {
    Handling {
        id: item.id.clone(),
        authority: meeting.authority.clone(),
        organ: meeting.organ.clone(),
        date: meeting.date,
        number: item.number.clone(),
        title: item.title.clone(),
        outcomes: item.outcomes.clone(),
        links: Vec::new(),
    }
}

/// The file that an item was read from, as it lies on this machine.
pub(super) fn source_of(id: &str, reader: &dyn Reader) -> Result<Option<PathBuf>, SearchError> {
    let keys = reader.item_keys()?;
    Ok(keys.into_iter().find(|key| key.id == id).map(|key| key.file.path()))
}

fn sha256(path: &std::path::Path) -> std::io::Result<String> {
    let mut file = std::fs::File::open(path)?;
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    loop {
        match file.read(&mut buffer)? {
            0 => break,
            read => hasher.update(&buffer[..read]),
        }
    }
    let hex = |mut text: String, byte: &u8| {
        let _ = write!(text, "{byte:02x}");
        text
    };
    Ok(hasher.finalize().iter().fold(String::new(), hex))
}

/// What a person does.
pub(super) struct PersonView {
    pub name: String,
    pub people: Vec<SpeakerSummary>,
    /// Each act with the number of items in which the person does it.
    pub acts: Vec<(Act, u64)>,
    pub bins: Vec<Bin>,
    pub response: Response,
}

/// A person by name.
pub(super) fn person(name: &str, reader: &dyn Reader) -> Result<PersonView, AnswerError> {
    const NEWEST: usize = 10;
    let own = Asked::default().with(FilterField::Speaker, name);
    let newest = Asked { page: 1, sort: crate::search::Sort::DateDescending, ..own.clone() };
    let (question, _) = newest.question()?;
    let query = question.query.clone();
    let request = Request { limit: Some(NEWEST), facets: Vec::new(), ..newest.request(question) };
    let response = reader.search(&request)?;
    let mut acts = Vec::new();
    for act in Act::ALL {
        let (question, _) = own.with(FilterField::Act, act.name()).question()?;
        let count =
            Request { limit: Some(0), facets: Vec::new(), ..Request::new("", question.query) };
        acts.push((act, reader.search(&count)?.total));
    }
    let key = crate::minutes::PersonName::parse(name).key();
    let mut people = reader.speakers(&query)?;
    people.retain(|one| crate::minutes::PersonName::parse(&one.name).key() == key);
    Ok(PersonView {
        name: name.to_owned(),
        people,
        acts,
        bins: reader.timeline(&query, Granularity::Year)?,
        response,
    })
}

/// The newest items about a topic, and its years.
pub(super) fn topic(id: &str, reader: &dyn Reader) -> Result<(Response, Vec<Bin>), AnswerError> {
    let own = Asked { page: 1, sort: crate::search::Sort::DateDescending, ..Asked::default() }
        .with(FilterField::Topic, id);
    let (question, _) = own.question()?;
    let bins = reader.timeline(&question.query, Granularity::Year)?;
    let request = Request { facets: Vec::new(), ..own.request(question) };
    Ok((reader.search(&request)?, bins))
}

/// Questions that are compared at a time, at most.
pub(super) const MOST_QUESTIONS: usize = 5;

/// One question over time.
pub(super) struct Series {
    pub words: String,
    pub bins: Vec<Bin>,
}

/// Each of the questions that are compared, over the same spans.
pub(super) fn series(asked: &Asked, reader: &dyn Reader) -> Result<Vec<Series>, AnswerError> {
    let words = std::iter::once(&asked.words).chain(&asked.others);
    let words = words.filter(|words| !words.is_empty()).take(MOST_QUESTIONS);
    words
        .map(|words| {
            let (question, _) = asked.with_words(words).question()?;
            let bins = reader.timeline(&question.query, Granularity::Year)?;
            Ok(Series { words: words.clone(), bins })
        })
        .collect()
}
