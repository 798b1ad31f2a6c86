//! `parse`: what is found in files, without an index.
//!
//! Files are read and printed one after another, so that memory does not grow with
//! their number. A file that cannot be read is named on stderr; where its bytes were
//! there but not readable, it still has its object, with the status that says so.

use crate::app::export;
use crate::cli::args::{ParseArgs, TreeFormat};
use crate::cli::{Exit, Settings, Terminal, index, render};
use crate::minutes::{Minutes, shown_path};
use crate::source::discover;

/// Prints one object per file.
///
/// # Errors
/// When stdout cannot be written or the topics cannot be used.
pub fn run(args: &ParseArgs, settings: &Settings, terminal: &mut Terminal) -> anyhow::Result<Exit> {
    let taxonomy = index::taxonomy(settings)?;
    let mut printed = Printed { format: args.format, files: 0 };
    let mut failures = 0_usize;
    let library = index::library(settings, &taxonomy);
    let mut parser = library.parser(args.ocr)?;
    for path in &args.paths {
        let found = match discover(std::slice::from_ref(path)) {
            Ok(found) => found,
            Err(error) => {
                failures += 1;
                terminal.error(&error.to_string());
                continue;
            }
        };
        for error in &found.errors {
            failures += 1;
            terminal.error(&error.to_string());
        }
        for file in &found.skipped {
            terminal.say_more(&format!("skipped: unsupported format: {}", shown_path(file)));
        }
        for file in &found.files {
            let read = parser.read(&file.path);
            if let Some(error) = read.failure {
                failures += 1;
                terminal.error(&error.to_string());
            }
            if let Some(minutes) = read.minutes {
                printed.next(&minutes, terminal)?;
            }
        }
    }
    printed.end(terminal)?;
    if printed.files == 0 && failures == 0 {
        terminal.say("there is no file to read; -v names the files that were skipped");
    }
    Ok(match (printed.files, failures) {
        (0, 1..) => Exit::Error,
        (0, 0) | (_, 1..) => Exit::Nothing,
        _ => Exit::Done,
    })
}

/// The objects printed so far: an array needs to know which is the first and the last.
struct Printed {
    format: TreeFormat,
    files: usize,
}

impl Printed {
    fn next(&mut self, minutes: &Minutes, terminal: &mut Terminal) -> anyhow::Result<()> {
        match self.format {
            TreeFormat::Json => {
                let before = if self.files == 0 { "[\n" } else { ",\n" };
                let object = export::json(minutes)?;
                terminal.print_data(&format!("{before}{}", object.trim_end()))?;
            }
            TreeFormat::Jsonl => terminal.print_data(&export::json_lines([minutes])?)?,
            TreeFormat::Human => {
                let gap = if self.files == 0 { "" } else { "\n" };
                let outline = render::outline(minutes, terminal.layout());
                terminal.print(&format!("{gap}{outline}"))?;
            }
        }
        self.files += 1;
        Ok(())
    }

    fn end(&self, terminal: &mut Terminal) -> anyhow::Result<()> {
        if self.format == TreeFormat::Json {
            terminal.print_data(if self.files == 0 { "[]\n" } else { "\n]\n" })?;
        }
        Ok(())
    }
}
