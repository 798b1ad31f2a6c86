//! `completions`: a script that teaches a shell the flags.

use clap::CommandFactory;

use crate::cli::args::{Cli, CompletionsArgs};
use crate::cli::{Exit, Terminal};

/// Prints the script.
///
/// # Errors
/// When stdout cannot be written.
pub fn run(args: &CompletionsArgs, terminal: &mut Terminal) -> anyhow::Result<Exit> {
    let mut command = Cli::command();
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, name, &mut script);
    // Not foreign text: the script holds what the declarations hold.
    terminal.print(&String::from_utf8_lossy(&script))?;
    Ok(Exit::Done)
}
