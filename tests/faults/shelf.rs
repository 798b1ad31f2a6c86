//! A folder of minutes in two states, which take each other's place.

use std::time::{Duration, Instant};

use super::desk::{Desk, MINUTES};
use super::minutes::documents;
use super::random::Random;
use super::state::{Whole, fresh};

/// Brings the index up to date.
pub const INGEST: &[&str] = &["ingest", MINUTES];

/// Builds it anew.
pub const REBUILD: &[&str] = &["ingest", "--rebuild", MINUTES];

/// Enough that an ingest takes some tenths of a second.
const FILES: usize = 80;

/// A folder of minutes in two states, of which one is in its place.
pub struct Shelf {
    pub desk: Desk,
    /// What fresh indexes of the two states are.
    pub states: [Whole; 2],
    /// Which of the two is in its place.
    pub shown: usize,
}

/// Where the other state lies.
const ASIDE: &str = "aside";

impl Shelf {
    /// Of so many files that an ingest takes some tenths of a second.
    pub fn new(random: Random) -> Self {
        Self::of(FILES, random)
    }

    /// Of few files, so that an ingest is done soon.
    pub fn small(random: Random) -> Self {
        Self::of(9, random)
    }

    fn of(files: usize, mut random: Random) -> Self {
        let desk = Desk::new();
        let all = documents(&mut random, files);
        let others = documents(&mut random, files);
        let state = |folder: &str, second: bool| {
            for (at, (name, document)) in all.iter().enumerate() {
                // Of the second state a third of the files is gone, and a third is another.
                let document = match (second, at % 3) {
                    (true, 0) => continue,
                    (true, 1) => &others[at].1,
                    _ => document,
                };
                desk.write(format!("{folder}/{name}"), document.to_text());
            }
            desk.rename(folder, MINUTES);
            let whole = fresh(&desk);
            desk.rename(MINUTES, folder);
            whole
        };
        let states = [state("first", false), state("second", true)];
        desk.rename("first", MINUTES);
        desk.rename("second", ASIDE);
        Self { desk, states, shown: 0 }
    }

    /// Puts the other state of the folder in its place.
    pub fn turn(&mut self) {
        self.desk.rename(MINUTES, "turning");
        self.desk.rename(ASIDE, MINUTES);
        self.desk.rename("turning", ASIDE);
        self.shown = 1 - self.shown;
    }

    pub fn now(&self) -> &Whole {
        &self.states[self.shown]
    }

    /// How long an undisturbed run takes, in the state that is shown.
    pub fn duration(&self, words: &[&str]) -> Duration {
        let start = Instant::now();
        self.desk.run(words).ends(0);
        start.elapsed()
    }
}
