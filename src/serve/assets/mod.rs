//! Style, script and icon, which are part of the program.

use std::sync::Arc;

use axum::Router;
use axum::http::{HeaderName, header};
use axum::response::IntoResponse;
use axum::routing::get;

use super::shared::Shared;

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");
const ICON: &str = include_str!("icon.svg");

/// The addresses of the files.
pub(super) fn routes() -> Router<Arc<Shared>> {
    Router::new()
        .route("/stil.css", get(async || file("text/css; charset=utf-8", STYLE)))
        .route("/skript.js", get(async || file("text/javascript; charset=utf-8", SCRIPT)))
        .route("/ikon.svg", get(async || file("image/svg+xml", ICON)))
}

fn file(kind: &'static str, content: &'static str) -> impl IntoResponse {
    let headers: [(HeaderName, &str); 2] =
        [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "max-age=3600")];
    (headers, content)
}
