//! Which address is answered by what.

use std::sync::Arc;
use std::time::Instant;

use axum::Router;
use axum::extract::{Path, RawQuery, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use maud::Markup;
use tower_http::compression::CompressionLayer;

use super::answer::{self, AnswerError};
use super::asked::{Asked, LONGEST_BYTES};
use super::guard::headers;
use super::pages;
use super::shared::{Refused, Shared};
use super::words::Words;
use super::{api, assets, feed};
use crate::app::NameError;
use crate::query::FilterField;
use crate::search::{Reader, SearchError};
use crate::topics::Taxonomy;
use crate::track;

type Server = State<Arc<Shared>>;

/// All addresses.
pub(super) fn router(shared: Arc<Shared>) -> Router {
    let pages = Router::new()
        .route("/", get(start))
        .route("/sok", get(search))
        .route("/arende/{*id}", get(item))
        .route("/moten", get(meetings))
        .route("/mote/{*id}", get(meeting))
        .route("/personer", get(people))
        .route("/person/{*name}", get(person))
        .route("/amnen", get(topics))
        .route("/amne/{*id}", get(topic))
        .route("/jamfor", get(compare))
        .route("/tackning", get(coverage))
        .route("/hjalp", get(help))
        .route("/tillganglighet", get(accessibility))
        .route("/flode", get(feed::feed))
        .merge(api::routes())
        .route_layer(middleware::from_fn_with_state(Arc::clone(&shared), tagged));
    Router::new()
        .merge(pages)
        .merge(assets::routes())
        .route("/kalla/{*id}", get(source))
        .route("/health", get(async || "ok\n"))
        .route("/metrics", get(metrics))
        .route("/robots.txt", get(async || "User-agent: *\nDisallow: /sok\nDisallow: /api/\nDisallow: /flode\nDisallow: /jamfor\n"))
        .fallback(no_page)
        .layer(CompressionLayer::new().no_br().no_deflate().no_zstd())
        .layer(middleware::from_fn_with_state(Arc::clone(&shared), guarded))
        .with_state(shared)
}

/// Refuses what is not meant for this server, and gives every answer its headers.
async fn guarded(State(shared): Server, request: Request, next: Next) -> Response {
    let began = Instant::now();
    let too_long = request.uri().query().is_some_and(|query| query.len() > LONGEST_BYTES);
    let asked = shared.log.then(|| request.uri().to_string());
    let mut response = if !shared.hosts.allow(request.headers()) {
        (StatusCode::MISDIRECTED_REQUEST, "this server does not go by this name\n").into_response()
    } else if too_long {
        (StatusCode::URI_TOO_LONG, "the question is too long\n").into_response()
    } else {
        next.run(request).await
    };
    for (name, value) in headers() {
        response.headers_mut().entry(name).or_insert(value);
    }
    shared.metrics.count(response.status().as_u16(), began.elapsed());
    if let Some(asked) = asked {
        eprintln!("{} {asked} {} ms", response.status().as_u16(), began.elapsed().as_millis());
    }
    response
}

/// An answer holds until the index changes: who has it already is told so.
async fn tagged(State(shared): Server, request: Request, next: Next) -> Response {
    let tag = format!("W/\"{}\"", shared.edition());
    let known = request.headers().get(header::IF_NONE_MATCH).and_then(|tag| tag.to_str().ok());
    if known.is_some_and(|known| known.split(", ").any(|known| known == tag)) {
        return (StatusCode::NOT_MODIFIED, [(header::ETAG, tag)]).into_response();
    }
    let mut response = next.run(request).await;
    if response.status().is_success()
        && let Ok(tag) = HeaderValue::from_str(&tag)
    {
        response.headers_mut().insert(header::ETAG, tag);
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    }
    response
}

fn asked_of(query: Option<&str>) -> Asked {
    Asked::of(query.unwrap_or_default())
}

/// A page.
pub(super) fn page(status: StatusCode, markup: Markup) -> Response {
    (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], markup.into_string())
        .into_response()
}

/// Asks the index for a page, and shows it or what went wrong.
async fn shown(
    shared: &Arc<Shared>,
    query: Option<&str>,
    show: impl FnOnce(&Asked, &dyn Reader, &Taxonomy) -> Result<Markup, AnswerError> + Send + 'static,
) -> Response {
    let asked = asked_of(query);
    let own = asked.clone();
    match shared.ask(move |reader, taxonomy| show(&own, reader, taxonomy)).await {
        Ok(Ok(markup)) => page(StatusCode::OK, markup),
        Ok(Err(error)) => failed(&error, &asked),
        Err(refused) => refused_page(refused, &asked),
    }
}

fn refused_page(refused: Refused, asked: &Asked) -> Response {
    let words = Words::of(asked.language);
    let what = match refused {
        Refused::Busy => words.too_busy,
        Refused::Fault => words.fault,
    };
    // The status is that of the refusal.
    refused.response(page(StatusCode::OK, pages::texts::wrong(what, "", &[], asked)))
}

/// What went wrong, on a page.
fn failed(error: &AnswerError, asked: &Asked) -> Response {
    let words = Words::of(asked.language);
    let (what, ids) = match error {
        AnswerError::Question(_) => (words.not_understood, [].as_slice()),
        AnswerError::Search(SearchError::UnknownValue { .. }) => {
            (words.found_nothing, [].as_slice())
        }
        AnswerError::NoPage | AnswerError::Source(_) => (words.no_such_page, [].as_slice()),
        AnswerError::Search(_) | AnswerError::Name(NameError::Search(_)) => {
            (words.fault, [].as_slice())
        }
        AnswerError::Name(_) => (words.no_such_item, error.nearest()),
    };
    let why = match error {
        AnswerError::NoPage => String::new(),
        error => error.explained(),
    };
    let status = match error {
        AnswerError::Name(NameError::Disputed { .. } | NameError::EndingOfSeveral { .. }) => {
            StatusCode::MULTIPLE_CHOICES
        }
        error => error.status(),
    };
    let address = |id: &String| (id.clone(), pages::parts::links::item_address(id, asked));
    let ways: Vec<(String, String)> = ids.iter().map(address).collect();
    page(status, pages::texts::wrong(what, &why, &ways, asked))
}

async fn no_page(RawQuery(query): RawQuery) -> Response {
    failed(&AnswerError::NoPage, &asked_of(query.as_deref()))
}

async fn start(State(shared): Server, RawQuery(query): RawQuery) -> Response {
    shown(&shared, query.as_deref(), |asked, reader, _| {
        Ok(pages::texts::start(&track::holdings(reader)?, asked))
    })
    .await
}

async fn search(State(shared): Server, RawQuery(query): RawQuery) -> Response {
    shown(&shared, query.as_deref(), |asked, reader, taxonomy| {
        Ok(pages::search::page(asked, &answer::answer(asked, reader)?, taxonomy))
    })
    .await
}

async fn item(
    State(shared): Server,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Response {
    shown(&shared, query.as_deref(), move |asked, reader, taxonomy| {
        Ok(pages::item::page(&answer::item(&id, reader)?, asked, taxonomy))
    })
    .await
}

async fn meetings(State(shared): Server, RawQuery(query): RawQuery) -> Response {
    shown(&shared, query.as_deref(), |asked, reader, _| {
        let Some(organ) = asked.of_field(FilterField::Organ).next() else {
            return Ok(pages::meetings::organs(&track::holdings(reader)?.organs, asked));
        };
        let mut meetings = track::meetings(reader)?;
        meetings.retain(|meeting| meeting.organ.as_deref() == Some(organ));
        Ok(pages::meetings::of_organ(organ, &meetings, asked))
    })
    .await
}

async fn meeting(
    State(shared): Server,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Response {
    shown(&shared, query.as_deref(), move |asked, reader, _| {
        let record = track::meeting(&id, reader)?.ok_or(AnswerError::NoPage)?;
        Ok(pages::meetings::one(&record, asked))
    })
    .await
}

async fn people(State(shared): Server, RawQuery(query): RawQuery) -> Response {
    shown(&shared, query.as_deref(), |asked, reader, _| {
        let (question, _) = asked.question()?;
        Ok(pages::people::list(&reader.speakers(&question.query)?, asked))
    })
    .await
}

async fn person(
    State(shared): Server,
    Path(name): Path<String>,
    RawQuery(query): RawQuery,
) -> Response {
    shown(&shared, query.as_deref(), move |asked, reader, _| {
        Ok(pages::people::one(&answer::person(&name, reader)?, asked))
    })
    .await
}

async fn topics(State(shared): Server, RawQuery(query): RawQuery) -> Response {
    shown(&shared, query.as_deref(), |asked, reader, taxonomy| {
        let (question, _) = asked.question()?;
        Ok(pages::topics::list(&reader.topics(&question.query)?, asked, taxonomy))
    })
    .await
}

async fn topic(
    State(shared): Server,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Response {
    shown(&shared, query.as_deref(), move |asked, reader, taxonomy| {
        let (response, bins) = answer::topic(&id, reader)?;
        Ok(pages::topics::one(&id, &response, &bins, asked, taxonomy))
    })
    .await
}

async fn compare(State(shared): Server, RawQuery(query): RawQuery) -> Response {
    shown(&shared, query.as_deref(), |asked, reader, _| {
        Ok(pages::compare::page(&answer::series(asked, reader)?, asked))
    })
    .await
}

async fn coverage(State(shared): Server, RawQuery(query): RawQuery) -> Response {
    shown(&shared, query.as_deref(), |asked, reader, _| {
        Ok(pages::coverage::page(&track::holdings(reader)?, asked))
    })
    .await
}

async fn help(RawQuery(query): RawQuery) -> Response {
    page(StatusCode::OK, pages::texts::help(&asked_of(query.as_deref())))
}

async fn accessibility(RawQuery(query): RawQuery) -> Response {
    page(StatusCode::OK, pages::texts::accessibility(&asked_of(query.as_deref())))
}

/// The source file of an item, as it lies on this machine. Only a PDF is shown by the browser; everything else is
/// handed over as a file, so that no page of others runs under our name.
async fn source(State(shared): Server, Path(id): Path<String>) -> Response {
    let read = move |reader: &dyn Reader, _: &Taxonomy| {
        let path = answer::source_of(&id, reader)?.ok_or(AnswerError::NoPage)?;
        let bytes = std::fs::read(&path).map_err(AnswerError::Source)?;
        Ok::<_, AnswerError>((path, bytes))
    };
    let asked = Asked::of("");
    match shared.ask(read).await {
        Ok(Ok((path, bytes))) => {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let is_pdf = name.to_lowercase().ends_with(".pdf");
            let (kind, place) = if is_pdf {
                ("application/pdf", "inline")
            } else {
                ("application/octet-stream", "attachment")
            };
            let place = format!(
                "{place}; filename*=UTF-8''{}",
                pages::parts::links::encoded(&name).replace('/', "%2F")
            );
            ([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, place)], bytes)
                .into_response()
        }
        Ok(Err(error)) => failed(&error, &asked),
        Err(refused) => refused_page(refused, &asked),
    }
}

async fn metrics(State(shared): Server) -> Response {
    let info = shared.ask(|reader, _| reader.info()).await;
    let (items, files) = match info {
        Ok(Ok(info)) => (info.items, info.files),
        _ => (0, 0),
    };
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], shared.metrics.text(items, files))
        .into_response()
}
