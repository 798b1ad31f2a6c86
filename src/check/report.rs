//! What a check found: faults and notes, by what was checked.

use std::collections::HashMap;
use std::fmt;

use chrono::NaiveDate;
use serde::Serialize;

use crate::minutes::Change;

/// What is checked, in the order in which it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Check {
    /// The index against itself.
    Index,
    /// The index against the files on disk.
    Corpus,
    /// Numbers of items through the year.
    Numbers,
    /// Meetings that were announced.
    Meetings,
    /// Documents that are no whole minutes.
    Documents,
    /// Whether the text can be read.
    Text,
    /// What is there twice.
    Duplicates,
    /// Personal numbers and takedowns.
    Privacy,
}

impl Check {
    /// Every check in the order in which it is told.
    pub const ALL: [Self; 8] = [
        Self::Index,
        Self::Corpus,
        Self::Numbers,
        Self::Meetings,
        Self::Documents,
        Self::Text,
        Self::Duplicates,
        Self::Privacy,
    ];

    /// Its name, as data has it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Index => "index",
            Self::Corpus => "corpus",
            Self::Numbers => "numbers",
            Self::Meetings => "meetings",
            Self::Documents => "documents",
            Self::Text => "text",
            Self::Duplicates => "duplicates",
            Self::Privacy => "privacy",
        }
    }

    /// What holds when it finds nothing.
    #[must_use]
    pub fn what(self) -> &'static str {
        match self {
            Self::Index => "every item belongs to a file; counts, ids and texts agree",
            Self::Corpus => "the files on disk are those of the index, and unchanged",
            Self::Numbers => "§ numbers that run through the year have no gaps and no overlaps",
            Self::Meetings => "every meeting that was announced has minutes",
            Self::Documents => {
                "every file was read whole and is minutes with organ, date and items"
            }
            Self::Text => "the words are words",
            Self::Duplicates => "no file, and no number of a meeting, is there twice",
            Self::Privacy => "no personal numbers stand in the minutes, and nothing is taken down",
        }
    }
}

impl fmt::Display for Check {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(self.name())
    }
}

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Index, files and ids disagree: an answer may be wrong or lack something that is
    /// there. An ingest, or taking a file away, mends it.
    Fault,
    /// A gap or a doubt in the minutes themselves: the index is right about what it has.
    Note,
}

impl Severity {
    /// Its name, as data has it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Fault => "fault",
            Self::Note => "note",
        }
    }
}

/// One thing that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What was checked.
    pub check: Check,
    /// How much it weighs.
    pub severity: Severity,
    /// The file it is about, where it is about one.
    pub file: Option<String>,
    /// The authority, where it is about meetings.
    pub authority: Option<String>,
    /// The organ, where it is about meetings.
    pub organ: Option<String>,
    /// The meeting it is about, or the first of several.
    pub date: Option<NaiveDate>,
    /// What was found, as a sentence without a stop; what it is about stands in the fields.
    pub message: String,
    /// Id of the item, where it is about one.
    pub item: Option<String>,
    /// First and last page of that item.
    pub pages: Option<(u32, u32)>,
    /// How many there are of what was found, where that is counted.
    pub count: Option<u64>,
}

impl Finding {
    /// A finding about one file.
    #[must_use]
    pub fn about_file(
        check: Check,
        severity: Severity,
        file: &str,
        message: impl Into<String>,
    ) -> Self {
        Self { file: Some(file.to_owned()), ..Self::about_all(check, severity, message) }
    }

    /// A finding about the index, or the corpus, as a whole.
    #[must_use]
    pub fn about_all(check: Check, severity: Severity, message: impl Into<String>) -> Self {
        Self {
            check,
            severity,
            file: None,
            authority: None,
            organ: None,
            date: None,
            message: message.into(),
            item: None,
            pages: None,
            count: None,
        }
    }

    /// A note about meetings of an organ.
    pub(super) fn about_organ(
        check: Check,
        organ: &super::facts::Organ,
        date: NaiveDate,
        message: String,
    ) -> Self {
        Self {
            authority: organ.authority.clone(),
            organ: Some(organ.name.clone()),
            date: Some(date),
            ..Self::about_all(check, Severity::Note, message)
        }
    }
}

/// What one check found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Section {
    /// What was checked.
    pub check: Check,
    /// What holds when nothing was found.
    pub what: &'static str,
    /// Number of faults.
    pub faults: u64,
    /// Number of notes.
    pub notes: u64,
    /// What was left out of the check, if anything.
    pub left_out: Option<String>,
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
    /// One section for each check, in the order of [`Check::ALL`]; of privacy only where it was
    /// asked for or found something.
    pub checks: Vec<Section>,
}

impl Report {
    /// Sorts findings into sections and counts them.
    #[must_use]
    pub fn new(files: u64, items: u64, findings: Vec<Finding>) -> Self {
        let mut by_check: HashMap<Check, Vec<Finding>> = HashMap::new();
        for finding in findings {
            by_check.entry(finding.check).or_default().push(finding);
        }
        let mut section = |check| {
            let mut findings = by_check.remove(&check).unwrap_or_default();
            findings.sort_by_key(|finding| finding.severity);
            let faults = findings.iter().filter(|found| found.severity == Severity::Fault).count();
            Section {
                check,
                what: check.what(),
                faults: faults as u64,
                notes: (findings.len() - faults) as u64,
                left_out: None,
                findings,
            }
        };
        let mut checks: Vec<Section> = Check::ALL.into_iter().map(&mut section).collect();
        checks.retain(|section| section.check != Check::Privacy || !section.findings.is_empty());
        let faults = checks.iter().map(|section| section.faults).sum();
        let notes = checks.iter().map(|section| section.notes).sum();
        Self { files, items, faults, notes, checks }
    }

    /// Adds the section of a check that found nothing, unless it is there.
    pub(super) fn add_section(&mut self, check: Check) {
        if self.checks.iter().all(|section| section.check != check) {
            self.checks.push(Section {
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
        for finding in self.checks.iter_mut().flat_map(|section| &mut section.findings) {
            let Finding { authority, organ, message, .. } = finding;
            [authority, organ].into_iter().flatten().for_each(&mut *change);
            change(message);
        }
    }

    /// Every finding, check by check.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.checks.iter().flat_map(|section| &section.findings)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn findings_stand_with_their_check_and_faults_come_first() {
        let finding = |check, severity| Finding::about_file(check, severity, "a.txt", "odd");
        let report = Report::new(
            1,
            2,
            vec![
                finding(Check::Duplicates, Severity::Note),
                finding(Check::Duplicates, Severity::Fault),
                finding(Check::Index, Severity::Fault),
            ],
        );
        assert_eq!((report.faults, report.notes), (2, 1));
        let told: Vec<_> = report.findings().map(|found| (found.check, found.severity)).collect();
        assert_eq!(
            told,
            [
                (Check::Index, Severity::Fault),
                (Check::Duplicates, Severity::Fault),
                (Check::Duplicates, Severity::Note)
            ]
        );
        // Privacy is told where something is to be told.
        assert_eq!(report.checks.len(), Check::ALL.len() - 1);
        assert!(report.checks.iter().all(|section| section.check != Check::Privacy));
    }
}
