//! `ingest`: brings the index up to date with the files.

use crate::app::{Update, export};
use crate::cli::args::{IngestArgs, ReportFormat};
use crate::cli::{Exit, Settings, Terminal, index, render};
use crate::ingest::Report;

/// Reads the files into the index and reports.
///
/// # Errors
/// When nothing can be read at all, or the index cannot be written.
pub fn run(
    args: &IngestArgs,
    settings: &Settings,
    terminal: &mut Terminal,
) -> anyhow::Result<Exit> {
    let paths =
        if args.paths.is_empty() { vec![settings.corpus.clone()] } else { args.paths.clone() };
    let taxonomy = index::taxonomy(settings)?;
    let how = Update { rebuild: args.rebuild, ocr: args.ocr, may_empty: args.allow_empty };
    let report = index::build(&paths, how, settings, &taxonomy, terminal)?;
    tell(&report, args.format, terminal)?;
    Ok(Exit::found(report.failed.is_empty()))
}

/// The report: a message for a person, or data for a program.
fn tell(report: &Report, format: ReportFormat, terminal: &mut Terminal) -> anyhow::Result<()> {
    match format {
        ReportFormat::Json => terminal.print_data(&export::json(report)?)?,
        ReportFormat::Human => {
            terminal.say(&render::report(report, terminal.is_verbose()));
            for failure in render::failures(report) {
                terminal.error(&failure);
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::fake;
    use crate::cli::Loudness;

    fn told(loudness: Loudness, format: ReportFormat) -> (String, String) {
        let (mut terminal, out, err) = Terminal::captured(loudness);
        tell(&fake::report(), format, &mut terminal).expect("written");
        (out.text(), err.text())
    }

    #[test]
    fn the_report_is_a_message_and_names_what_failed() {
        let (out, err) = told(Loudness::Usual, ReportFormat::Human);
        assert_eq!(out, "");
        insta::assert_snapshot!(err, @r"
        40 files in 1.3 s: 38 new, 0 changed, 1 unchanged, 0 gone
        212 items in the index, 205 written, 1 warning (-v prints them)
        2 items and 5 names taken down
        1 file not minutes (-v names them)
        2 files skipped: unsupported format (-v names them)
        error: corpus/trasig.txt is not a text file: it has zero bytes, as programs and images have
        ");
    }

    #[test]
    fn a_verbose_report_names_every_file() {
        let (_, err) = told(Loudness::Verbose, ReportFormat::Human);
        insta::assert_snapshot!(err, @r"
        40 files in 1.3 s: 38 new, 0 changed, 1 unchanged, 0 gone
        212 items in the index, 205 written, 1 warning
        2 items and 5 names taken down
        1 file not minutes:
          corpus/budget.txt: it is a report, not minutes
        2 files skipped: unsupported format:
          corpus/bild.jpg
          corpus/kalkyl.xlsx
        warning: corpus/a.txt, page 3: the numbering goes from § 8 to § 10 (§ 10 Budget)
        error: corpus/trasig.txt is not a text file: it has zero bytes, as programs and images have
        ");
    }

    #[test]
    fn a_quiet_report_still_names_what_failed() {
        assert_eq!(
            told(Loudness::Quiet, ReportFormat::Human).1,
            "error: corpus/trasig.txt is not a text file: it has zero bytes, as programs and images have\n"
        );
    }

    #[test]
    fn as_json_the_report_is_data() {
        let (out, err) = told(Loudness::Usual, ReportFormat::Json);
        let value: serde_json::Value = serde_json::from_str(&out).expect("json");
        assert_eq!(value["failed"][0]["file"], "corpus/trasig.txt");
        assert_eq!(err, "");
    }
}
