//! What was typed, and what is said when it is not understood?
//!
//! Help, and the message for a command line that is not understood, are printed here, and end the
//! program. clap repeats what was typed in its errors: nothing of that controls the terminal.
//! clap's own colours are used where colour is on, and `--color`, `NO_COLOR` and the configuration
//! decide that for help and errors as for everything else.

use std::borrow::Cow;
use std::ffi::OsString;

use clap::{Parser, ValueEnum};

use super::args::{Cli, ColorWhen, GlobalArgs};
use super::sanitise;
use super::settings::{Settings, config_path};
use super::terminal::{Loudness, Terminal};
use super::{Exit, tell};

/// Reads a command line, the program's own name first.
///
/// # Errors
/// How the program ends, after help, version or error was printed.
pub fn read(words: impl IntoIterator<Item = OsString>) -> Result<Cli, Exit> {
    let typed: Vec<OsString> = words.into_iter().collect();
    Cli::try_parse_from(&typed).map_err(|error| answer(&error, &typed))
}

/// Prints what clap has to say: help and version to stdout, errors to stderr.
fn answer(error: &clap::Error, typed: &[OsString]) -> Exit {
    let mut terminal = Terminal::open(color(typed), Loudness::Usual, false);
    if error.use_stderr() {
        let text = said(error, typed, terminal.colours_messages());
        terminal.complain(&text);
        return Exit::Error;
    }
    let text = said(error, typed, terminal.layout().coloured);
    match terminal.print(&text) {
        Ok(()) => Exit::Done,
        Err(error) => tell(&error.into(), &mut terminal),
    }
}

/// What clap says, without what others would say to the terminal.
fn said(error: &clap::Error, typed: &[OsString], coloured: bool) -> String {
    let clean: Vec<OsString> = typed.iter().map(cleaned).collect();
    let plain = |error: &clap::Error| sanitise::lines(&error.render().to_string()).into_owned();
    let styled = |error: &clap::Error| error.render().ansi().to_string();
    if clean == typed {
        return if coloured { styled(error) } else { plain(error) };
    }
    // In a styled text, escape sequences that were typed look like clap's own. So the clean words
    // are read in place of those typed, and what clap says of them is printed. They may mean
    // something else by now; then it is what was typed that counts, and colour is not worth it.
    match Cli::try_parse_from(clean) {
        Err(same) if same.kind() == error.kind() && coloured => styled(&same),
        Err(same) if same.kind() == error.kind() => plain(&same),
        _ => plain(error),
    }
}

fn cleaned(word: &OsString) -> OsString {
    match sanitise::one_line(&word.to_string_lossy()) {
        // What is not UTF-8 stays what it is, and is complained about as such.
        Cow::Borrowed(_) => word.clone(),
        Cow::Owned(clean) => clean.into(),
    }
}

/// When to use colour, as far as that can be told of a command line that is not understood.
fn color(typed: &[OsString]) -> ColorWhen {
    let flags = GlobalArgs { color: color_asked_for(typed), ..GlobalArgs::default() };
    let config = config_path(|name| std::env::var_os(name));
    // What is wrong with the configuration is told by a command, not by its help.
    Settings::resolve(&flags, config.as_deref())
        .map_or(flags.color.unwrap_or(ColorWhen::Auto), |settings| settings.color)
}

/// The last value of `--color` that is one.
fn color_asked_for(typed: &[OsString]) -> Option<ColorWhen> {
    let words = || typed.iter().take_while(|word| *word != "--").filter_map(|word| word.to_str());
    let value = |(word, next): (&str, Option<&str>)| {
        let value = word.strip_prefix("--color=").or(next.filter(|_| word == "--color"))?;
        ColorWhen::from_str(value, false).ok()
    };
    words().zip(words().skip(1).map(Some).chain([None])).filter_map(value).last()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(typed: &[&str]) -> Vec<OsString> {
        ["paragraf"].iter().chain(typed).map(OsString::from).collect()
    }

    fn refusal(typed: &[&str], coloured: bool) -> String {
        let typed = words(typed);
        let error = Cli::try_parse_from(&typed).expect_err("not understood");
        said(&error, &typed, coloured)
    }

    /// What is typed by somebody who wants to control the terminal of somebody else.
    const HOSTILE: [&[&str]; 8] = [
        &["search", "--foo\u{1b}[31m"],
        &["serach\u{1b}[2J"],
        &["search", "x", "--format", "\u{1b}]0;title\u{7}jsn"],
        &["search", "x", "--limit", "\u{9b}31m4"],
        &["search", "x", "--year=2021", "--sort=\u{1b}[8m"],
        &["similar", "a", "b\r\u{1b}[Aerror: none"],
        &["search", "--foo=\u{202e}txt.exe"],
        &["\u{1b}]0;never ended", "x"],
    ];

    #[test]
    fn what_was_typed_never_reaches_the_terminal_as_a_sequence() {
        for typed in HOSTILE {
            let text = refusal(typed, false);
            assert!(text.starts_with("error: "), "{text:?}");
            let is_bad = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
            assert!(!text.chars().any(is_bad), "{text:?}");
        }
    }

    #[test]
    fn colours_of_ours_are_kept_and_sequences_of_others_are_not() {
        for typed in HOSTILE {
            let clean: Vec<OsString> = words(typed).iter().map(cleaned).collect();
            if Cli::try_parse_from(clean).is_ok() {
                // Understood without the sequences: what was typed is told without colour.
                continue;
            }
            let text = refusal(typed, true);
            assert!(text.contains("\u{1b}[1m\u{1b}[31merror:\u{1b}[0m"), "{text:?}");
            // Every sequence that is left is a colour, and none was typed.
            let sequences: Vec<&str> = text.split('\u{1b}').skip(1).collect();
            let clean: Vec<OsString> = words(typed).iter().map(cleaned).collect();
            let ours = Cli::try_parse_from(clean).expect_err("not understood").render();
            assert_eq!(sequences.len(), ours.ansi().to_string().matches('\u{1b}').count());
            for sequence in sequences {
                let (parameters, _) = sequence.split_once('m').expect("a colour");
                let parameters = parameters.strip_prefix('[').expect("a colour");
                assert!(parameters.chars().all(|c| c.is_ascii_digit() || c == ';'), "{text:?}");
            }
            assert!(!text.contains(['\u{9b}', '\u{7}', '\u{202e}', '\r']), "{text:?}");
        }
    }

    #[test]
    fn words_that_are_understood_once_clean_are_still_refused() {
        // Without its sequence, `--lim\e[0mit` is `--limit`.
        let text = refusal(&["search", "x", "--lim\u{1b}[0mit", "3"], true);
        assert!(text.contains("error: unexpected argument '--limit' found"), "{text:?}");
        assert!(!text.contains('\u{1b}'), "{text:?}");
    }

    #[test]
    fn the_colour_asked_for_is_found_wherever_it_stands() {
        let asked = |typed: &[&str]| color_asked_for(&words(typed));
        assert_eq!(asked(&["search", "--color", "never", "--foo"]), Some(ColorWhen::Never));
        assert_eq!(asked(&["--color=always", "nonsense"]), Some(ColorWhen::Always));
        assert_eq!(asked(&["search", "--color"]), None);
        assert_eq!(asked(&["search", "--color", "blue"]), None);
        assert_eq!(asked(&["search", "--", "--color", "never"]), None);
    }
}
