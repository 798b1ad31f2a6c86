//! How far is an ingest, as a bar on stderr?
//!
//! The bar is drawn only where [`Terminal::shows_progress`] says so and is gone when
//! the work is done: what remains is the report.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use super::Terminal;
use crate::ingest::Progress;

/// Time between two drawings of the spinner: slow enough to cost nothing.
const TICK: Duration = Duration::from_millis(120);

/// While files are read.
const READING: &str = "{bar:32} {pos} of {len} files, {eta} left";
/// While the index is written, which takes an unknown time.
const WRITING: &str = "{spinner} {len} files read, writing the index";

/// A bar with files done and time left.
pub struct Bar {
    bar: ProgressBar,
}

impl Bar {
    /// A bar on stderr, or none where it is not wanted.
    #[must_use]
    pub fn new(terminal: &Terminal) -> Self {
        let bar = if terminal.shows_progress() {
            ProgressBar::no_length()
        } else {
            ProgressBar::hidden()
        };
        Self { bar }
    }

    /// Takes the bar away.
    pub fn clear(&self) {
        self.bar.finish_and_clear();
    }
}

impl Progress for Bar {
    fn begins(&self, files: u64) {
        self.bar.set_length(files);
        self.bar.set_style(style(READING));
        self.bar.enable_steady_tick(TICK);
    }

    fn file_done(&self, _path: &str, _items: u64) {
        self.bar.inc(1);
    }

    fn writing(&self) {
        self.bar.set_style(style(WRITING));
    }
}

/// The style of a template; templates are constants, and one that indicatif does not
/// understand costs no more than the looks.
fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::Loudness;

    #[test]
    fn nothing_is_drawn_where_no_bar_is_wanted() {
        let (terminal, _, err) = Terminal::captured(Loudness::Usual);
        let bar = Bar::new(&terminal);
        bar.begins(2);
        bar.file_done("a.txt", 3);
        bar.writing();
        assert_eq!(bar.bar.position(), 1);
        bar.clear();
        assert!(bar.bar.is_hidden());
        assert_eq!(err.text(), "");
    }

    #[test]
    fn the_templates_are_understood() {
        for template in [READING, WRITING] {
            assert!(ProgressStyle::with_template(template).is_ok(), "{template}");
        }
    }
}
