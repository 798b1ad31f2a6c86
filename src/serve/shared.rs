//! What all answers are made from: the index, asked in turn and on threads of its own.

use std::sync::Arc;
use std::time::Duration;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use tokio::sync::Semaphore;

use super::guard::Hosts;
use super::metrics::Metrics;
use crate::app::{Shelf, Volume};
use crate::search::Reader;
use crate::topics::Taxonomy;

/// What every answer is made from.
pub(super) struct Shared {
    shelf: Shelf,
    pub(super) hosts: Hosts,
    /// How many questions are asked of the index at a time.
    places: Semaphore,
    pub(super) metrics: Metrics,
    pub(super) log: bool,
}

/// How long a question waits for its turn before it is refused.
const WAITS: Duration = Duration::from_secs(5);

impl Shared {
    pub(super) fn new(shelf: Shelf, hosts: Hosts, log: bool) -> Self {
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        Self { shelf, hosts, places: Semaphore::new(cores * 2), metrics: Metrics::default(), log }
    }

    /// Answers on a thread that may take its time, in its turn.
    pub(super) async fn ask<T: Send + 'static>(
        self: &Arc<Self>,
        answer: impl FnOnce(&dyn Reader, &Taxonomy) -> T + Send + 'static,
    ) -> Result<T, Refused> {
        let turn = tokio::time::timeout(WAITS, self.places.acquire());
        let Ok(Ok(_turn)) = turn.await else { return Err(Refused::Busy) };
        let shared = Arc::clone(self);
        let asked = tokio::task::spawn_blocking(move || {
            let Volume { reader, .. } = shared.shelf.volume();
            answer(reader.as_ref(), shared.shelf.taxonomy())
        });
        // A panic in one answer is told as a fault, and the next question is answered.
        asked.await.map_err(|_| Refused::Fault)
    }

    /// What tells this state of the index from others.
    pub(super) fn edition(&self) -> String {
        self.shelf.volume().edition
    }
}

/// Why there is no answer at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum Refused {
    /// Who asks again in a while may be answered.
    #[error("too many questions at once")]
    Busy,
    /// The thread that was to answer panicked.
    #[error("a fault in the program")]
    Fault,
}

impl Refused {
    /// The response that tells it with `body`.
    pub(super) fn response(self, body: impl IntoResponse) -> Response {
        let status = match self {
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Fault => StatusCode::INTERNAL_SERVER_ERROR,
        };
        let mut response = (status, body).into_response();
        if self == Self::Busy {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
        }
        response
    }
}
