//! The web page, the JSON API and the feeds: what `paragraf serve` answers.
//!
//! It knows `app` and what lies below, never a backend and never the command line. Everything is read-only, nothing is
//! fetched from elsewhere, no query is kept. A page works without a script; addresses are stable.

#![expect(clippy::format_push_string, reason = "a page is made of texts once")]

mod answer;
mod api;
mod asked;
mod assets;
mod feed;
mod guard;
mod metrics;
mod pages;
mod router;
mod shared;
mod words;

use std::error::Error;
use std::io;
use std::net::{SocketAddr, TcpListener as StdListener};
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;

use crate::app::{Serving, Shelf};
use guard::Hosts;
use shared::Shared;

/// Why a server cannot run.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The address cannot be listened on.
    #[error("{address} cannot be listened on: {cause}")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// What the system says.
        cause: io::Error,
    },
    /// The threads that answer cannot be started.
    #[error("the server cannot be started: {0}")]
    Start(#[source] io::Error),
}

/// Connections at a time; more wait until one is closed.
const MOST_CONNECTIONS: usize = 1024;
/// How long a client may take to say what it wants.
const HEAD_WITHIN: Duration = Duration::from_secs(10);
/// How long what is being answered may take once the server is to stop.
const STOP_WITHIN: Duration = Duration::from_secs(10);

/// Answers until the process is told to end (SIGINT, SIGTERM). `ready` is told where it listens, once it does.
///
/// # Errors
/// [`ServeError`], where it cannot begin.
pub fn serve(
    shelf: Shelf,
    serving: &Serving,
    ready: &mut dyn FnMut(SocketAddr),
) -> Result<(), ServeError> {
    let address = serving.listen;
    let wrong = |cause| ServeError::Listen { address, cause };
    let listener = StdListener::bind(address).map_err(wrong)?;
    listener.set_nonblocking(true).map_err(wrong)?;
    let bound = listener.local_addr().map_err(wrong)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = runtime.map_err(ServeError::Start)?;
    let shared = Arc::new(Shared::new(shelf, Hosts::new(bound, &serving.hosts), serving.log));
    let done: io::Result<()> = runtime.block_on(async move {
        let listener = TcpListener::from_std(listener)?;
        ready(bound);
        accept(listener, shared).await;
        Ok(())
    });
    runtime.shutdown_timeout(STOP_WITHIN);
    done.map_err(ServeError::Start)
}

/// [`serve`], as the command line is handed it.
///
/// # Errors
/// As [`serve`].
pub fn server(
    shelf: Shelf,
    serving: &Serving,
    ready: &mut dyn FnMut(SocketAddr),
) -> Result<(), Box<dyn Error + Send + Sync>> {
    Ok(serve(shelf, serving, ready)?)
}

/// Takes connections until the process is to end, then lets those that are being answered finish.
async fn accept(listener: TcpListener, shared: Arc<Shared>) {
    let router = router::router(shared);
    let places = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    let graceful = GracefulShutdown::new();
    let mut ended = std::pin::pin!(told_to_end());
    loop {
        let Ok(place) = Arc::clone(&places).acquire_owned().await else { break };
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut ended => break,
        };
        // Too many open files, or a client that is gone already: the next one may come through.
        let Ok((stream, _)) = accepted else {
            tokio::time::sleep(Duration::from_millis(20)).await;
            continue;
        };
        let _ = stream.set_nodelay(true);
        let service = TowerToHyperService::new(router.clone());
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(HEAD_WITHIN)
            .max_buf_size(64 << 10)
            .serve_connection(TokioIo::new(stream), service);
        let watched = graceful.watch(connection);
        tokio::spawn(async move {
            let _ = watched.await;
            drop(place);
        });
    }
    drop(listener);
    tokio::select! {
        () = graceful.shutdown() => {}
        () = tokio::time::sleep(STOP_WITHIN) => {}
    }
}

/// Until the process is asked to end.
async fn told_to_end() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminated) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = interrupted => {}
                _ = terminated.recv() => {}
            }
            return;
        }
    }
    let _ = interrupted.await;
}
