//! How an answer is printed; the same for every command that prints a list.

use clap::Args;

use super::Format;

/// How the answer is printed.
#[derive(Debug, Args)]
pub struct OutputArgs {
    /// Output format
    #[arg(long, value_enum, default_value = "human")]
    pub format: Format,
}
