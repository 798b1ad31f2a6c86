//! `check`: what is wrong with the index, and what is missing in the minutes.

use crate::app::export::Cell;
use crate::app::{Checking, export};
use crate::check::{Check, Finding, PersonalData, Report};
use crate::cli::args::{CheckArgs, Format};
use crate::cli::{Exit, Settings, Terminal, advice, index, render};

/// Findings of one check that a person is shown, unless asked for all: a screen holds the
/// checklist and what two or three checks found.
const SHOWN: usize = 10;

/// Checks and prints.
///
/// # Errors
/// When the index cannot be read or a path that was named does not exist.
pub fn run(args: &CheckArgs, settings: &Settings, terminal: &mut Terminal) -> anyhow::Result<Exit> {
    let taxonomy = index::taxonomy(settings)?;
    let report = index::library(settings, &taxonomy).check(&checking(args, settings))?;
    answer(&report, args, terminal)
}

/// What is checked: the paths that were named, or the folder of the settings.
pub(in crate::cli::commands) fn checking(args: &CheckArgs, settings: &Settings) -> Checking {
    let named = !args.paths.is_empty();
    let paths = if named { args.paths.clone() } else { vec![settings.corpus.clone()] };
    let personal = if args.privacy { PersonalData::Listed } else { PersonalData::Counted };
    Checking { paths, named, personal }
}

pub(in crate::cli::commands) fn answer(
    report: &Report,
    args: &CheckArgs,
    terminal: &mut Terminal,
) -> anyhow::Result<Exit> {
    tell(report, args, terminal)?;
    let wrong = report.faults > 0 || args.strict && report.notes > 0;
    Ok(if wrong { Exit::Nothing } else { Exit::Done })
}

/// The checklist with its findings for a person, findings alone where a line is one of them.
fn tell(report: &Report, args: &CheckArgs, terminal: &mut Terminal) -> anyhow::Result<()> {
    match args.output.format {
        Format::Human => {
            let all = terminal.is_verbose();
            // A list that was asked for is given whole.
            let is_whole = |check| all || args.privacy && check == Check::Privacy;
            let shown = |check| if is_whole(check) { usize::MAX } else { SHOWN };
            terminal.print(&render::checklist(report, &shown, terminal.layout()))?;
            for hint in advice::check(report) {
                terminal.say(&hint);
            }
        }
        Format::Json => terminal.print_data(&export::json(report)?)?,
        Format::Jsonl => terminal.print_data(&export::json_lines(report.findings())?)?,
        Format::Csv => {
            terminal.print_data(&export::csv(COLUMNS, report.findings().map(row))?)?;
        }
    }
    Ok(())
}

/// The columns of a table of findings.
const COLUMNS: [&str; 10] = [
    "check",
    "severity",
    "file",
    "authority",
    "organ",
    "date",
    "message",
    "item",
    "pages",
    "count",
];

fn row(finding: &Finding) -> [Cell; 10] {
    [
        Cell::own(finding.check().name()),
        Cell::own(finding.severity().name()),
        Cell::known_text(finding.file.as_ref()),
        Cell::known_text(finding.authority.as_ref()),
        Cell::known_text(finding.organ.as_ref()),
        Cell::known(finding.date),
        Cell::text(&finding.found.to_string()),
        Cell::known_text(finding.item.as_ref()),
        Cell::known(finding.pages.map(export::page_range)),
        Cell::known(finding.count),
    ]
}
