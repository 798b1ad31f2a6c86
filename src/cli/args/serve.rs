//! `serve`: the web page, the JSON API and the feeds.

use std::net::SocketAddr;

use clap::Args;

const EXAMPLES: &str = "\
Examples:
  paragraf serve                                 http://127.0.0.1:7411, for this machine alone
  paragraf serve --listen 0.0.0.0:80 --host protokoll.example.se

The page works without JavaScript, fetches nothing from elsewhere and keeps no query. A new ingest is
picked up without a restart. The API is described at /openapi.json, counts for Prometheus are at /metrics.";

/// Arguments of `serve`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct ServeArgs {
    /// Address and port to listen on; others than this machine's are answered only when asked for
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:7411")]
    pub listen: SocketAddr,
    /// Name by which the server may be called, besides localhost and addresses in figures (repeatable)
    #[arg(long, value_name = "NAME")]
    pub host: Vec<String>,
    /// Write each request to stderr, with its words
    #[arg(long)]
    pub log: bool,
}
