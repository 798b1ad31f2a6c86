//! What did an ingest do?

use crate::app::count;
use crate::cli::advice;
use crate::ingest::{FileNote, FileWarning, Report, TakenOut};

/// The report, without the files that failed; with `all`, every file that gave nothing
/// is named.
#[must_use]
pub fn report(report: &Report, all: bool) -> String {
    let mut lines = vec![
        format!(
            "{} in {:.1} s: {} new, {} changed, {} unchanged, {} gone",
            count(report.files, "file"),
            report.duration.as_secs_f64(),
            report.new,
            report.changed,
            report.unchanged,
            report.gone,
        ) + &match report.moved {
            0 => String::new(),
            moved => format!(", {moved} moved"),
        },
        format!(
            "{} in the index, {} written, {}",
            count(report.items_in_index, "item"),
            report.items,
            match report.warnings {
                0 => "0 warnings".to_owned(),
                some if all => count(some, "warning"),
                some => format!("{} (-v prints them)", count(some, "warning")),
            }
        ),
    ];
    let TakenOut { items, names } = report.taken_down;
    if items + names > 0 {
        let (items, names) = (count(items, "item"), count(names, "name"));
        lines.push(format!("{items} and {names} taken down"));
    }
    if !report.unmatched.is_empty() {
        let entries = match report.unmatched.len() {
            1 => "1 takedown entry".to_owned(),
            several => format!("{several} takedown entries"),
        };
        let quoted: Vec<String> =
            report.unmatched.iter().map(|entry| format!("\"{entry}\"")).collect();
        let (listed, verb) = (quoted.join(", "), if quoted.len() == 1 { "es" } else { "" });
        lines.push(format!("{entries} match{verb} nothing in these files: {listed}"));
    }
    let notes = |notes: &[FileNote]| notes.iter().map(line).collect::<Vec<_>>();
    set(&mut lines, "file", "not minutes", notes(&report.not_minutes), all);
    set(&mut lines, "file", "skipped: unsupported format", report.skipped.clone(), all);
    set(&mut lines, "item", "with an id that another file has", notes(&report.duplicates), all);
    if all {
        lines.extend(report.warned.iter().map(warning));
    }
    lines.join("\n")
}

/// A warning with its file, page and the text in question.
fn warning(warned: &FileWarning) -> String {
    let FileWarning { file, warning } = warned;
    let page = warning.page.map_or_else(String::new, |page| format!(", page {page}"));
    let excerpt = match warning.excerpt.as_str() {
        "" => String::new(),
        excerpt => format!(" ({excerpt})"),
    };
    format!("warning: {file}{page}: {}{excerpt}", advice::doubt(&warning.doubt))
}

/// How many files or items of one sort there are, named if wanted.
fn set(lines: &mut Vec<String>, kind: &str, what: &str, files: Vec<String>, named: bool) {
    if files.is_empty() {
        return;
    }
    let ending = if named { ":" } else { " (-v names them)" };
    lines.push(format!("{} {what}{ending}", count(files.len() as u64, kind)));
    if named {
        lines.extend(files.into_iter().map(|file| format!("  {file}")));
    }
}

/// The files that could not be read, each with its reason.
#[must_use]
pub fn failures(report: &Report) -> Vec<String> {
    report.failed.iter().map(line).collect()
}

/// The file and the reason; a reason that names the file already stands alone.
fn line(note: &FileNote) -> String {
    let reason = advice::reason(&note.reason);
    let is_named = note.file.is_empty() || note.reason_names_file();
    if is_named { reason } else { format!("{}: {reason}", note.file) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::Reason;
    use crate::minutes::Status;
    use crate::source::SourceError;

    #[test]
    fn a_reason_that_names_the_file_is_not_told_twice() {
        let note = |error| FileNote {
            file: "a".into(),
            status: Status::Damaged,
            reason: Reason::NotRead(error),
        };
        let empty = |path: &str| SourceError::Empty { path: path.into() };
        assert_eq!(line(&note(empty("a"))), "a is empty");
        // A short name stands in other words as well.
        assert_eq!(line(&note(empty("b/a.txt"))), "a: b/a.txt is empty");
    }
}
