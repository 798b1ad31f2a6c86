//! Where does output go, and how may it look?
//!
//! Data goes to stdout, all else to stderr. This is the one place that asks whether
//! the two are terminals, how wide they are and whether they want colour; commands and
//! renderings are told. Foreign text in messages is sanitised here, in renderings by
//! `render`, and in data formats only when stdout is a terminal.

use std::io::{self, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};

use super::args::ColorWhen;
use super::render::Layout;
use super::sanitise;

/// Columns of a terminal that does not say how wide it is.
const USUAL_COLUMNS: usize = 80;

/// How much is said on stderr.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Loudness {
    /// Errors alone.
    Quiet,
    /// What a user wants to know.
    Usual,
    /// More than that.
    Verbose,
}

/// Stdout and stderr with what is known of them.
pub struct Terminal {
    out: Box<dyn Write>,
    err: Box<dyn Write>,
    layout: Layout,
    on_screen: bool,
    err_coloured: bool,
    loudness: Loudness,
    progress: bool,
}

impl Terminal {
    /// The process's own stdout and stderr.
    #[must_use]
    pub fn open(color: ColorWhen, loudness: Loudness, progress: bool) -> Self {
        let (out, err) = (io::stdout(), io::stderr());
        let coloured = |auto: ColorChoice| match color {
            ColorWhen::Always => true,
            ColorWhen::Never => false,
            ColorWhen::Auto => auto != ColorChoice::Never,
        };
        let out_coloured = coloured(AutoStream::choice(&out));
        let err_coloured = coloured(AutoStream::choice(&err));
        let on_screen = out.is_terminal();
        let columns = on_screen.then(|| {
            terminal_size::terminal_size_of(&out)
                .map_or(USUAL_COLUMNS, |(width, _)| usize::from(width.0))
        });
        let progress = progress && loudness > Loudness::Quiet && err.is_terminal();
        Self {
            out: Box::new(AutoStream::new(out, stream_choice(out_coloured))),
            err: Box::new(AutoStream::new(err, stream_choice(err_coloured))),
            layout: Layout { columns, coloured: out_coloured },
            on_screen,
            err_coloured,
            loudness,
            progress,
        }
    }

    /// How a rendering is to be laid out.
    #[must_use]
    pub fn layout(&self) -> Layout {
        self.layout
    }

    /// Whether messages on stderr are coloured.
    #[must_use]
    pub fn colours_messages(&self) -> bool {
        self.err_coloured
    }

    /// Whether a progress bar can be drawn on stderr and is wanted.
    #[must_use]
    pub fn shows_progress(&self) -> bool {
        self.progress
    }

    /// Whether more is to be said than usual.
    #[must_use]
    pub fn is_verbose(&self) -> bool {
        self.loudness == Loudness::Verbose
    }

    /// Prints a rendering, which has been sanitised and styled already.
    ///
    /// # Errors
    /// What the system says, a closed pipe included.
    pub fn print(&mut self, rendering: &str) -> io::Result<()> {
        self.out.write_all(rendering.as_bytes())?;
        self.out.flush()
    }

    /// Prints data as it is, or, on a terminal, without what would control it.
    ///
    /// # Errors
    /// As [`Terminal::print`].
    pub fn print_data(&mut self, data: &str) -> io::Result<()> {
        if self.on_screen { self.print(&sanitise::lines(data)) } else { self.print(data) }
    }

    /// Says something on stderr, unless quiet.
    pub fn say(&mut self, text: &str) {
        if self.loudness > Loudness::Quiet {
            self.write_err(None, text);
        }
    }

    /// Says something on stderr that only a verbose run is to hear.
    pub fn say_more(&mut self, text: &str) {
        if self.is_verbose() {
            self.write_err(None, text);
        }
    }

    /// Says on stderr that something is not as it should be, and work goes on.
    pub fn warn(&mut self, text: &str) {
        if self.loudness > Loudness::Quiet {
            self.write_err(Some(("warning", AnsiColor::Yellow)), text);
        }
    }

    /// Says on stderr that something failed; also when quiet.
    pub fn error(&mut self, text: &str) {
        self.write_err(Some(("error", AnsiColor::Red)), text);
    }

    /// Prints a rendering on stderr, which has been sanitised and styled already.
    pub fn complain(&mut self, rendering: &str) {
        let _ = self.err.write_all(rendering.as_bytes());
        let _ = self.err.flush();
    }

    /// Says the way out, after the error.
    pub fn hint(&mut self, text: &str) {
        self.write_err(Some(("hint", AnsiColor::Cyan)), text);
    }

    /// A message that cannot be delivered has nobody to be told to, so failures to
    /// write on stderr are ignored.
    fn write_err(&mut self, label: Option<(&str, AnsiColor)>, text: &str) {
        let text = sanitise::lines(text);
        let _ = match label {
            None => writeln!(self.err, "{text}"),
            Some((label, color)) if self.err_coloured => {
                let style = Style::new().bold().fg_color(Some(color.into()));
                writeln!(self.err, "{style}{label}:{style:#} {text}")
            }
            Some((label, _)) => writeln!(self.err, "{label}: {text}"),
        };
        let _ = self.err.flush();
    }
}

/// Renderings carry styles only where wanted, so nothing is to be taken out of the
/// stream: data may hold escape characters that are data. `Always` differs on Windows
/// consoles alone, where styles need translation.
fn stream_choice(coloured: bool) -> ColorChoice {
    if coloured { ColorChoice::Always } else { ColorChoice::AlwaysAnsi }
}

#[cfg(test)]
pub(super) mod captured {
    //! A terminal whose output a test can read.

    use std::io::{self, Write};
    use std::sync::{Arc, Mutex};

    use super::{Layout, Loudness, Terminal};

    /// What was written to one stream.
    #[derive(Debug, Clone, Default)]
    pub struct Captured(Arc<Mutex<Vec<u8>>>);

    impl Captured {
        /// The text so far.
        pub fn text(&self) -> String {
            let bytes = self.0.lock().expect("no test panics while writing");
            String::from_utf8_lossy(&bytes).into_owned()
        }
    }

    impl Write for Captured {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().expect("no test panics while writing").write(bytes)
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    impl Terminal {
        /// A pipe without colour, and what is written to stdout and stderr.
        pub fn captured(loudness: Loudness) -> (Self, Captured, Captured) {
            let (out, err) = (Captured::default(), Captured::default());
            let terminal = Self {
                out: Box::new(out.clone()),
                err: Box::new(err.clone()),
                layout: Layout { columns: None, coloured: false },
                on_screen: false,
                err_coloured: false,
                loudness,
                progress: false,
            };
            (terminal, out, err)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quiet_terminal_says_errors_alone() {
        let (mut terminal, out, err) = Terminal::captured(Loudness::Quiet);
        terminal.say("a");
        terminal.warn("b");
        terminal.say_more("c");
        terminal.error("d");
        assert_eq!((out.text(), err.text()), (String::new(), "error: d\n".to_owned()));
    }

    #[test]
    fn a_verbose_terminal_says_more() {
        let (mut terminal, _, err) = Terminal::captured(Loudness::Verbose);
        terminal.say_more("more");
        terminal.warn("odd");
        assert_eq!(err.text(), "more\nwarning: odd\n");
    }

    #[test]
    fn messages_carry_no_escape_sequences_of_others() {
        let (mut terminal, _, err) = Terminal::captured(Loudness::Usual);
        terminal.error("no file \u{1b}[2Jx.txt\nsecond line");
        assert_eq!(err.text(), "error: no file x.txt\nsecond line\n");
    }

    #[test]
    fn data_in_a_pipe_is_not_touched() {
        let (mut terminal, out, _) = Terminal::captured(Loudness::Usual);
        terminal.print_data("a\u{1b}[1mb\r\n").expect("written");
        assert_eq!(out.text(), "a\u{1b}[1mb\r\n");
    }

    #[test]
    fn data_on_a_screen_cannot_control_it() {
        let (mut terminal, out, _) = Terminal::captured(Loudness::Usual);
        terminal.on_screen = true;
        terminal.print_data("a\u{1b}[1mb\n").expect("written");
        assert_eq!(out.text(), "ab\n");
    }
}
