//! How does a person use all this from a terminal?
//!
//! Reads the command line, runs the command, prints its answer and ends with an exit code. This is
//! the only home of clap and anyhow: what lies below takes plain values and returns typed errors.
//! Data goes to stdout, everything else to stderr.

mod advice;
mod args;
mod command_line;
mod commands;
mod exit;
mod hints;
mod index;
mod progress;
mod render;
mod sanitise;
mod settings;
mod terminal;

pub use args::Cli;
pub use command_line::read;
pub use exit::Exit;

use args::ColorWhen;
use settings::{Settings, config_path};

use crate::app::Server;
use terminal::{Loudness, Terminal};

/// Does what the command line asks for and says how it ended; what fails is told on
/// stderr with its reason and the way out.
#[must_use]
pub fn run(cli: &Cli, server: Server) -> Exit {
    let global = &cli.global;
    let loudness = match (global.quiet, global.verbose) {
        (true, _) => Loudness::Quiet,
        (false, true) => Loudness::Verbose,
        (false, false) => Loudness::Usual,
    };
    let config = config_path(|name| std::env::var_os(name));
    match Settings::resolve(global, config.as_deref()) {
        Ok(settings) => {
            let mut terminal = Terminal::open(settings.color, loudness, settings.progress);
            match commands::run(&cli.command, &settings, server, &mut terminal) {
                Ok(exit) => exit,
                Err(error) => tell(&error, &mut terminal),
            }
        }
        Err(error) => {
            let color = global.color.unwrap_or(ColorWhen::Auto);
            tell(&error.into(), &mut Terminal::open(color, loudness, false))
        }
    }
}

/// Says that the program itself failed, by what its panic tells.
pub fn tell_fault(panic: &impl std::fmt::Display) {
    let mut terminal = Terminal::open(ColorWhen::Auto, Loudness::Quiet, false);
    terminal.error(&format!("a fault in the program or in the index: {panic}"));
    terminal.hint(
        "`paragraf ingest --rebuild FOLDER` rebuilds the index; if it happens again, report it",
    );
}

fn tell(error: &anyhow::Error, terminal: &mut Terminal) -> Exit {
    let exit = Exit::of_failure(error);
    if exit == Exit::Error {
        let told = hints::tell(error);
        terminal.error(&told.message);
        for hint in &told.hints {
            terminal.hint(hint);
        }
    }
    exit
}
