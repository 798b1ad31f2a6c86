//! What does each command do?
//!
//! One file per command. A command asks, then prints, and says how it ended; what an answer looks
//! like is decided in `render` and `app::export`, where it comes from in `index`. Those that print
//! what an index answers have a function that is handed a reader, for tests.

mod check;
mod completions;
mod extract_worker;
mod facets;
mod ingest;
mod man;
mod meetings;
mod nothing_found;
mod parse;
mod search;
mod show;
mod similar;
mod speakers;
mod suggest;
mod timeline;
mod topics;

#[cfg(test)]
mod tests;

pub use search::NothingToSearch;

use super::args::Command;
use super::{Exit, Settings, Terminal};

/// Does what the command line asks for.
///
/// # Errors
/// What stood in the way of the command as a whole.
pub fn run(
    command: &Command,
    settings: &Settings,
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
        Command::Check(args) => check::run(args, settings, terminal),
        Command::Completions(args) => completions::run(args, terminal),
        Command::Man(args) => man::run(args, terminal),
        Command::ExtractWorker(args) => extract_worker::run(args, terminal),
    }
}
