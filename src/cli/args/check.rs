//! Arguments of `check`.

use std::path::PathBuf;

use clap::Args;

use super::OutputArgs;

/// Arguments of `check`.
#[derive(Debug, Args)]
#[command(after_help = "\
Faults are disagreements: the index does not hold together, or does not hold the files that
are on disk, or two texts claim one id. Notes are gaps and doubts in the minutes themselves:
missing §, announced meetings without minutes, doubtful documents, unreadable text, copies.

Exit codes: 0 no faults, 1 faults (with --strict also notes), 2 error.

Examples:
  paragraf check                             the index, its files, and the corpus folder
  paragraf check protokoll/                  the files of this folder alone
  paragraf check -v                          every finding
  paragraf check --privacy                   where personal numbers stand, what is taken down
  paragraf check --format csv > luckor.csv   one finding per line")]
pub struct CheckArgs {
    /// Files and folders to compare the index with [default: its files and the corpus folder]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Exit with 1 even when there are only notes
    #[arg(long)]
    pub strict: bool,
    /// List where personal numbers stand, and which takedowns are in force
    #[arg(long)]
    pub privacy: bool,
    /// How the answer is printed.
    #[command(flatten)]
    pub output: OutputArgs,
}
