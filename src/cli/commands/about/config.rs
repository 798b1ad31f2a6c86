//! `config`: which settings hold, and from where.

use crate::app::export::{self, Cell};
use crate::cli::args::{ConfigArgs, Format};
use crate::cli::{Exit, Settings, Terminal, render};

/// Prints them.
///
/// # Errors
/// When stdout cannot be written.
pub fn run(
    args: &ConfigArgs,
    settings: &Settings,
    terminal: &mut Terminal,
) -> anyhow::Result<Exit> {
    let listed = settings.listed();
    match args.output.format {
        Format::Human => terminal.print(&render::settings(&listed, terminal.layout()))?,
        Format::Json => terminal.print_data(&export::json(&listed)?)?,
        Format::Jsonl => terminal.print_data(&export::json_lines(&listed)?)?,
        Format::Csv => {
            let row = |setting: &crate::cli::settings::Setting| {
                [
                    Cell::own(setting.name),
                    Cell::text(&setting.value),
                    Cell::text(&setting.from.to_string()),
                ]
            };
            let rows = listed.iter().map(row);
            terminal.print_data(&export::csv(["name", "value", "from"], rows)?)?;
        }
    }
    Ok(Exit::Done)
}
