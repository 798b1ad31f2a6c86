//! `serve`: the web page, the JSON API and the feeds.

use crate::app::{Server, Serving, Shelf, read_synonyms};
use crate::cli::args::ServeArgs;
use crate::cli::{Exit, Settings, Terminal, index};

/// Answers until the process is told to end. The index is built first if there is none.
///
/// # Errors
/// When there is no index, or the address cannot be listened on.
pub fn run(
    args: &ServeArgs,
    settings: &Settings,
    server: Server,
    terminal: &mut Terminal,
) -> anyhow::Result<Exit> {
    let taxonomy = index::taxonomy(settings)?;
    drop(index::open_or_build(settings, &taxonomy, terminal)?);
    let synonyms = read_synonyms(settings.synonyms.as_deref())?;
    let shelf = Shelf::open(settings.index.clone(), taxonomy, synonyms)?;
    let serving = Serving { listen: args.listen, hosts: args.host.clone(), log: args.log };
    server(shelf, &serving, &mut |address| {
        terminal.say(&format!("http://{address}/ – Ctrl-C ends it"));
    })
    .map_err(anyhow::Error::from_boxed)?;
    Ok(Exit::Done)
}
