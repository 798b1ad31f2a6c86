//! `man`: the manual, made from the same declarations as the help.

use std::path::Path;

use anyhow::Context;
use clap::CommandFactory;

use crate::cli::args::{Cli, ManArgs};
use crate::cli::{Exit, Terminal};

/// Prints the main page, or writes one page per command into a folder.
///
/// # Errors
/// When stdout or the folder cannot be written.
pub fn run(args: &ManArgs, terminal: &mut Terminal) -> anyhow::Result<Exit> {
    if let Some(folder) = &args.dir {
        write_pages(folder)?;
        terminal.say(&format!("manual pages are in {}", folder.display()));
        return Ok(Exit::Done);
    }
    let mut page = Vec::new();
    clap_mangen::Man::new(Cli::command()).render(&mut page)?;
    terminal.print(&String::from_utf8_lossy(&page))?;
    Ok(Exit::Done)
}

fn write_pages(folder: &Path) -> anyhow::Result<()> {
    std::fs::create_dir_all(folder)
        .and_then(|()| clap_mangen::generate_to(Cli::command(), folder))
        .with_context(|| format!("manual pages cannot be written to {}", folder.display()))
}
