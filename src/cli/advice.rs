//! What can be done about a doubt or a finding?
//!
//! Doubts, reasons and findings come from below as kinds, and say only what is so. Where a flag, a
//! command or a file of settings helps, that is said here, as [`hints`](super::hints) does for errors.

use crate::check::{Check, Found, PrivacyNote, Report};
use crate::ingest::Reason;
use crate::minutes::Doubt;

/// A doubt, and the way out if there is one.
pub fn doubt(doubt: &Doubt) -> String {
    let way = match doubt {
        Doubt::NoOrgan => "; give one in the folder's paragraf.toml",
        Doubt::UnreadImages { .. } => "; --ocr reads images",
        _ => "",
    };
    format!("{doubt}{way}")
}

/// Why a file is told of, and the way out if there is one.
pub fn reason(reason: &Reason) -> String {
    let way = if matches!(reason, Reason::Scanned) { "; --ocr reads images" } else { "" };
    format!("{reason}{way}")
}

/// The commands that mend, or list, what a check found.
pub fn check(report: &Report) -> Vec<String> {
    let has_faults = |check| report.checks.iter().any(|one| one.check == check && one.faults > 0);
    let mut ways = Vec::new();
    if has_faults(Check::Index) {
        ways.push("`paragraf ingest --rebuild FOLDER` rebuilds the index".to_owned());
    }
    if has_faults(Check::Corpus) {
        ways.push("`paragraf ingest FOLDER` brings the index up to date with its files".to_owned());
    }
    if has_faults(Check::Duplicates) {
        let way = "`paragraf show ID` prints each of the texts that claim one id; take the wrong \
                   file away and ingest its folder again";
        ways.push(way.to_owned());
    }
    let is_count = |found: &Found| matches!(found, Found::Privacy(PrivacyNote::Counted { .. }));
    if report.findings().any(|finding| is_count(&finding.found)) {
        ways.push("`paragraf check --privacy` lists the personal numbers".to_owned());
    }
    ways
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Finding;

    #[test]
    fn what_a_flag_helps_against_is_told_with_it() {
        let images = Doubt::UnreadImages { pages: vec![3] };
        assert!(doubt(&images).ends_with("not read; --ocr reads images"));
        assert!(reason(&Reason::Scanned).ends_with("no text; --ocr reads images"));
        assert_eq!(doubt(&Doubt::NoTitle), "the item has no title");
    }

    #[test]
    fn counted_personal_numbers_can_be_listed() {
        let counted = Found::Privacy(PrivacyNote::Counted { numbers: 2, files: 1 });
        let report = Report::new(1, 1, vec![Finding::about_all(counted)]);
        assert!(check(&report)[0].contains("check --privacy"));
        assert!(check(&Report::new(1, 1, Vec::new())).is_empty());
    }
}
