//! Faults: killed processes, full disks, damaged bytes, odd folders, and files that come, change
//! and go in any order. Minutes never vanish without a word.
//!
//! The program is run as a user runs it and is judged by what it answers. Each module has a
//! short form for every test run and a long one for `PARAGRAF_FAULTS=long`. Chance is seeded;
//! `PARAGRAF_FAULTS_SEED` gives other seeds. Only the order in which processes are scheduled
//! differs between runs.

#![cfg(unix)]

mod calls;
mod damage;
mod desk;
mod emptied;
mod folders;
mod gone;
mod kills;
mod links;
mod minutes;
mod places;
#[path = "../damaged/random.rs"]
mod random;
mod readers;
mod shelf;
mod state;
mod steps;
mod strace;
mod writers;

use std::io::Write;

use random::Random;

/// Whether there is time for the long form.
fn is_long() -> bool {
    std::env::var_os("PARAGRAF_FAULTS").is_some_and(|form| form == "long")
}

/// How often something is tried.
fn times(short: usize, long: usize) -> usize {
    if is_long() { long } else { short }
}

/// Chance for one test; `own` tells the tests apart.
fn chance(own: u64) -> Random {
    let shift = std::env::var("PARAGRAF_FAULTS_SEED").ok().and_then(|text| text.parse().ok());
    Random::new(own.wrapping_add(shift.unwrap_or(0_u64).wrapping_mul(1_000)))
}

/// Says something past the capture of the test runner, so that a skipped test is seen.
fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}
