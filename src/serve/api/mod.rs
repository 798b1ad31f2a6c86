//! For other programs: the answers of the command line, under the same names.
//!
//! A parameter that means nothing is an error that lists those that do. Errors are objects with `error` and, where
//! there is a way out, `nearest`.

mod described;
mod given;

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, RawQuery, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde::Serialize;
use serde_json::{Value, json};

use super::answer::{self, AnswerError};
use super::shared::Shared;
use crate::app::{QuestionError, export};
use crate::minutes::number_range;
use crate::search::{FacetField, Granularity, Reader, Request, SearchError};
use crate::topics::Taxonomy;
use crate::track;
use given::{Format, Given};

/// The addresses of data.
pub(super) fn routes() -> Router<Arc<Shared>> {
    Router::new()
        .route("/api/search", get(search))
        .route("/api/items/{*id}", get(item))
        .route("/api/similar/{*id}", get(similar))
        .route("/api/facets", get(facets))
        .route("/api/timeline", get(timeline))
        .route("/api/suggest", get(suggest))
        .route("/api/speakers", get(speakers))
        .route("/api/topics", get(topics))
        .route("/api/meetings", get(meetings))
        .route("/api/status", get(status))
        .route("/openapi.json", get(described::openapi))
}

type Server = State<Arc<Shared>>;

/// A text with its type.
struct Data(&'static str, String);

impl Data {
    fn json(value: &impl Serialize) -> Result<Self, ApiError> {
        Ok(Self("application/json", export::json(value).map_err(ApiError::Writing)?))
    }
}

/// Why there is no data.
#[derive(Debug, thiserror::Error)]
enum ApiError {
    #[error(transparent)]
    Answer(#[from] AnswerError),
    #[error("{0}")]
    Given(String),
    #[error("the answer cannot be written: {0}")]
    Writing(std::io::Error),
}

impl From<SearchError> for ApiError {
    fn from(error: SearchError) -> Self {
        Self::Answer(error.into())
    }
}

impl From<QuestionError> for ApiError {
    fn from(error: QuestionError) -> Self {
        Self::Answer(error.into())
    }
}

async fn answered(
    shared: &Arc<Shared>,
    query: Option<String>,
    allowed: &'static [&'static str],
    make: impl FnOnce(&Given, &dyn Reader, &Taxonomy) -> Result<Data, ApiError> + Send + 'static,
) -> Response {
    let answer = shared
        .ask(move |reader, taxonomy| {
            let given = Given::of(query.as_deref().unwrap_or_default(), allowed)
                .map_err(ApiError::Given)?;
            make(&given, reader, taxonomy)
        })
        .await;
    match answer {
        Ok(Ok(Data(kind, text))) => ([(header::CONTENT_TYPE, kind)], text).into_response(),
        Ok(Err(error)) => told(&error),
        Err(refused) => refused.response(object(&json!({"error": refused.to_string()}))),
    }
}

fn object(value: &Value) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "application/json")], format!("{value}\n"))
}

fn told(error: &ApiError) -> Response {
    let (status, text, nearest) = match error {
        ApiError::Answer(error) => (error.status(), error.explained(), error.nearest()),
        ApiError::Given(text) => (StatusCode::BAD_REQUEST, text.clone(), [].as_slice()),
        ApiError::Writing(_) => {
            (StatusCode::INTERNAL_SERVER_ERROR, error.to_string(), [].as_slice())
        }
    };
    (status, object(&json!({"error": text, "nearest": nearest}))).into_response()
}

async fn search(State(shared): Server, RawQuery(query): RawQuery) -> Response {
    const ALLOWED: &[&str] = &["q", "sort", "limit", "offset", "by", "strict", "format", "lang"];
    answered(&shared, query, ALLOWED, |given, reader, _| {
        let question = given.question()?;
        let whole = matches!(given.format, Format::Jsonl | Format::Csv);
        let request = Request {
            sort: given.asked.sort,
            // What a program is given as a table is whole, unless it asks for less.
            // As on the command line, 0 is all of them.
            limit: if whole { given.limit } else { Some(given.limit.unwrap_or(10)) }
                .filter(|limit| *limit > 0),
            offset: given.offset,
            facet_limit: None,
            facets: if whole { Vec::new() } else { FacetField::ALL.to_vec() },
            snippets: given.format != Format::Csv,
            relax: !given.asked.strict,
            thesaurus: !given.asked.strict,
            ..Request::new(question.text, question.query)
        };
        let response = if given.asked.by_case {
            track::by_case(&request, reader)?
        } else {
            reader.search(&request)?
        };
        match given.format {
            Format::Json => Data::json(&response),
            Format::Jsonl => Ok(Data(
                "application/jsonl",
                export::json_lines(&response.hits).map_err(ApiError::Writing)?,
            )),
            Format::Csv => {
                let rows = response.hits.iter().map(export::hit_row);
                let text = export::csv(export::HIT_COLUMNS, rows).map_err(ApiError::Writing)?;
                Ok(Data("text/csv; charset=utf-8", text))
            }
        }
    })
    .await
}

async fn item(
    State(shared): Server,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Response {
    answered(&shared, query, &[], move |_, reader, _| {
        let view = answer::item(&id, reader)?;
        let mut value =
            serde_json::to_value(&view.record).map_err(|error| ApiError::Writing(error.into()))?;
        value["case"] =
            serde_json::to_value(&view.case).map_err(|error| ApiError::Writing(error.into()))?;
        value["source_sha256"] = json!(view.sha256);
        value["cited_pages"] = json!(view.record.item.pages.map(number_range));
        Data::json(&value)
    })
    .await
}

async fn similar(
    State(shared): Server,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Response {
    answered(&shared, query, &["limit"], move |given, reader, _| {
        let id = crate::app::named_item(&id, reader).map_err(AnswerError::from)?;
        match reader.similar(&id, Some(given.limit.unwrap_or(10)))? {
            Some(response) => Data::json(&response),
            None => Err(AnswerError::NoPage.into()),
        }
    })
    .await
}

async fn facets(State(shared): Server, RawQuery(query): RawQuery) -> Response {
    answered(&shared, query, &["q", "strict"], |given, reader, _| {
        let question = given.question()?;
        let request = Request { limit: Some(0), facet_limit: None, relax: !given.asked.strict, ..Request::new(question.text, question.query) };
        let response = reader.search(&request)?;
        Data::json(&json!({"query": response.query, "total": response.total, "relaxed": response.relaxed, "facets": response.facets}))
    })
    .await
}

async fn timeline(State(shared): Server, RawQuery(query): RawQuery) -> Response {
    answered(&shared, query, &["q", "by", "format"], |given, reader, _| {
        let mut all = Vec::new();
        for question in given.questions()? {
            let bins =
                reader.timeline(&question.query, given.granularity.unwrap_or(Granularity::Year))?;
            all.push((question.text, bins));
        }
        if given.format == Format::Csv {
            let rows = all.iter().flat_map(|(query, bins)| {
                bins.iter().map(|bin| {
                    [
                        export::Cell::text(query),
                        export::Cell::own(&bin.span),
                        export::Cell::own(bin.hits),
                        export::Cell::own(bin.items),
                        export::Cell::own(super::pages::compare::per_thousand(bin.hits, bin.items)),
                    ]
                })
            });
            let text = export::csv(["query", "span", "hits", "items", "per_1000"], rows)
                .map_err(ApiError::Writing)?;
            return Ok(Data("text/csv; charset=utf-8", text));
        }
        let series: Vec<Value> =
            all.iter().map(|(query, bins)| json!({"query": query, "bins": bins})).collect();
        Data::json(&series)
    })
    .await
}

async fn suggest(State(shared): Server, RawQuery(query): RawQuery) -> Response {
    answered(&shared, query, &["q", "limit"], |given, reader, _| {
        Data::json(&reader.suggest(&given.asked.words, given.limit.unwrap_or(8).min(50))?)
    })
    .await
}

async fn speakers(State(shared): Server, RawQuery(query): RawQuery) -> Response {
    answered(&shared, query, &["q"], |given, reader, _| {
        Data::json(&reader.speakers(&given.question()?.query)?)
    })
    .await
}

async fn topics(State(shared): Server, RawQuery(query): RawQuery) -> Response {
    answered(&shared, query, &["q"], |given, reader, _| {
        Data::json(&reader.topics(&given.question()?.query)?)
    })
    .await
}

async fn meetings(State(shared): Server, RawQuery(query): RawQuery) -> Response {
    answered(&shared, query, &["q"], |given, reader, _| {
        let question = given.question()?;
        let meetings = if given.asked.is_empty() {
            track::meetings(reader)?
        } else {
            track::meetings_with(&question.query, &question.text, reader)?
        };
        Data::json(&meetings)
    })
    .await
}

async fn status(State(shared): Server, RawQuery(query): RawQuery) -> Response {
    answered(&shared, query, &[], |_, reader, _| {
        let mut value = serde_json::to_value(track::holdings(reader)?)
            .map_err(|error| ApiError::Writing(error.into()))?;
        // Where it lies on the machine is nobody's business elsewhere.
        if let Some(fields) = value.as_object_mut() {
            fields.remove("index");
        }
        Data::json(&value)
    })
    .await
}
