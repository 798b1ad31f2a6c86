//! What does each command do?
//!
//! One file per command: those that `ask` the index, those that `read` files, and those `about` the
//! program. A command asks, then prints, and says how it ended; what an answer looks
//! like is decided in `render` and `app::export`, where it comes from in `index`. Those that print
//! what an index answers have a function that is handed a reader, for tests.

mod about;
mod ask;
mod read;

#[cfg(test)]
mod tests;

pub use ask::search::NothingToSearch;

#[cfg(feature = "serve")]
use about::serve;
use about::{completions, config, man};
use ask::{facets, meetings, search, show, similar, speakers, status, suggest, timeline, topics};
use read::{check, extract_worker, ingest, parse};

use super::args::Command;
use super::{Exit, Settings, Terminal};
use crate::app::Server;

/// Does what the command line asks for.
///
/// # Errors
/// What stood in the way of the command as a whole.
pub fn run(
    command: &Command,
    settings: &Settings,
    #[cfg_attr(not(feature = "serve"), expect(unused_variables, reason = "of one command"))] server: Server,
    terminal: &mut Terminal,
) -> anyhow::Result<Exit> {
    match command {
        Command::Ingest(args) => ingest::run(args, settings, terminal),
        Command::Search(args) => search::run(args, settings, terminal),
        Command::Show(args) => show::run(args, settings, terminal),
        Command::Similar(args) => similar::run(args, settings, terminal),
        Command::Suggest(args) => suggest::run(args, settings, terminal),
        Command::Parse(args) => parse::run(args, settings, terminal),
        Command::Facets(args) => facets::run(args, settings, terminal),
        Command::Timeline(args) => timeline::run(args, settings, terminal),
        Command::Speakers(args) => speakers::run(args, settings, terminal),
        Command::Topics(args) => topics::run(args, settings, terminal),
        Command::Meetings(args) => meetings::run(args, settings, terminal),
        #[cfg(feature = "serve")]
        Command::Serve(args) => serve::run(args, settings, server, terminal),
        Command::Status(args) => status::run(args, settings, terminal),
        Command::Config(args) => config::run(args, settings, terminal),
        Command::Check(args) => check::run(args, settings, terminal),
        Command::Completions(args) => completions::run(args, terminal),
        Command::Man(args) => man::run(args, terminal),
        Command::ExtractWorker(args) => extract_worker::run(args, terminal),
    }
}
