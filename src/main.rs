//! `paragraf`, the command.

use std::process::ExitCode;

use clap::Parser;
use paragraf::cli::{Cli, run};

fn main() -> ExitCode {
    run(&Cli::parse()).into()
}
