//! What a check found: faults and notes, by what was checked.

use std::collections::HashMap;
use std::fmt::{self, Display, Formatter};

use serde::{Serialize, Serializer};

use super::finding::{Check, Finding, Severity};
use crate::minutes::Change;

/// What a check could not compare; displayed as what it is and how to have it compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftOut {
    /// Files that the index does not have: no folder was named in which they may lie.
    NewFiles,
}

impl Display for LeftOut {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::NewFiles => out.write_str("files that are not in the index: name their folder"),
        }
    }
}

impl Serialize for LeftOut {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// What one check found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CheckResult {
    /// What was checked.
    pub check: Check,
    /// What holds when nothing was found.
    pub what: &'static str,
    /// Number of faults.
    pub faults: u64,
    /// Number of notes.
    pub notes: u64,
    /// What was left out of the check, if anything.
    pub left_out: Option<LeftOut>,
    /// The findings, faults first, else in the order of files or meetings.
    pub findings: Vec<Finding>,
}

/// What all checks found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Files in the index.
    pub files: u64,
    /// Items in the index.
    pub items: u64,
    /// Number of all faults.
    pub faults: u64,
    /// Number of all notes.
    pub notes: u64,
    /// One result for each check, in the order of [`Check::ALL`]; of privacy only where it was
    /// asked for or found something.
    pub checks: Vec<CheckResult>,
}

impl Report {
    /// Sorts findings into results and counts them.
    #[must_use]
    pub fn new(files: u64, items: u64, findings: Vec<Finding>) -> Self {
        let mut by_check: HashMap<Check, Vec<Finding>> = HashMap::new();
        for finding in findings {
            by_check.entry(finding.check()).or_default().push(finding);
        }
        let mut result = |check| {
            let mut findings = by_check.remove(&check).unwrap_or_default();
            findings.sort_by_key(Finding::severity);
            let faults = findings.iter().filter(|one| one.severity() == Severity::Fault).count();
            CheckResult {
                check,
                what: check.what(),
                faults: faults as u64,
                notes: (findings.len() - faults) as u64,
                left_out: None,
                findings,
            }
        };
        let mut checks: Vec<CheckResult> = Check::ALL.into_iter().map(&mut result).collect();
        checks.retain(|result| result.check != Check::Privacy || !result.findings.is_empty());
        let faults = checks.iter().map(|result| result.faults).sum();
        let notes = checks.iter().map(|result| result.notes).sum();
        Self { files, items, faults, notes, checks }
    }

    /// Adds the result of a check that found nothing, unless it is there.
    pub(super) fn add_result(&mut self, check: Check) {
        if self.checks.iter().all(|result| result.check != check) {
            self.checks.push(CheckResult {
                check,
                what: check.what(),
                faults: 0,
                notes: 0,
                left_out: None,
                findings: Vec::new(),
            });
        }
    }

    /// Applies `change` to every text that may hold text of the minutes.
    pub fn each_text(&mut self, change: &mut Change<'_>) {
        for finding in self.checks.iter_mut().flat_map(|result| &mut result.findings) {
            finding.each_text(change);
        }
    }

    /// Every finding, check by check.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.checks.iter().flat_map(|result| &result.findings)
    }
}

#[cfg(test)]
mod tests {
    use super::super::finding::{CorpusFault, DuplicateFinding, Found};
    use super::*;

    #[test]
    fn findings_stand_with_their_check_and_faults_come_first() {
        let (claimed, id) = (String::from("ks/1"), String::from("ks/1~0000000a"));
        let found = [
            Found::Duplicates(DuplicateFinding::SameFile { first: "b.txt".into() }),
            Found::Duplicates(DuplicateFinding::NoRival { claimed, id }),
            Found::Corpus(CorpusFault::Gone),
        ];
        let findings = found.map(|found| Finding::about_file("a.txt", found));
        let report = Report::new(1, 2, findings.into());
        assert_eq!((report.faults, report.notes), (2, 1));
        let told: Vec<_> =
            report.findings().map(|found| (found.check(), found.severity())).collect();
        assert_eq!(
            told,
            [
                (Check::Corpus, Severity::Fault),
                (Check::Duplicates, Severity::Fault),
                (Check::Duplicates, Severity::Note)
            ]
        );
        // Privacy is told where something is to be told.
        assert_eq!(report.checks.len(), Check::ALL.len() - 1);
        assert!(report.checks.iter().all(|result| result.check != Check::Privacy));
    }
}
