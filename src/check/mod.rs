//! Does the index hold together, does it hold what is on disk, and what is missing there?
//!
//! Each check is a function of plain values; what they need of a file is gathered while its items
//! are read once, so that memory holds one file's texts at a time, and of the rest ids, numbers
//! and days. Nothing is changed anywhere. Two weights: a *fault* is a disagreement between index,
//! files and ids, which can be mended; a *note* is a gap or a doubt in the minutes themselves.

mod corpus;
mod documents;
mod duplicates;
mod facts;
mod finding;
mod index;
mod meetings;
mod numbers;
mod privacy;
mod report;
mod text;

#[cfg(test)]
mod made_up;

use std::collections::HashMap;

use crate::search::{ItemRecord, Meeting, Reader, SearchError};
use crate::source::SourceError;

pub use corpus::{Corpus, PersonsNamed};
pub use finding::{
    Check, CorpusFault, DocumentDoubt, DocumentNote, DuplicateFinding, Finding, Found, GarbledText,
    IndexFault, MeetingNote, NumberNote, PrivacyNote, Recorded, Severity, TakedownEffect,
};
pub use report::{CheckResult, LeftOut, Report};

use facts::{FileFacts, Numbers};

/// Why nothing could be checked.
#[derive(Debug, thiserror::Error)]
pub enum CheckError {
    /// The index cannot be read.
    #[error(transparent)]
    Search(#[from] SearchError),
    /// A path that was named cannot be read.
    #[error(transparent)]
    Source(#[from] SourceError),
}

/// How much is told of personal data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PersonalData {
    /// How many personal numbers there are.
    Counted,
    /// Each place where some stand, and each takedown.
    Listed,
}

/// Runs every check over the index of `reader` and, where they can be found, its files. The
/// reader gives texts as they are stored: masked ones would not be those that were written.
///
/// # Errors
/// [`CheckError`] when the index cannot be read or a path that was named does not exist.
pub fn check(
    reader: &dyn Reader,
    corpus: &Corpus<'_>,
    personal: PersonalData,
) -> Result<Report, CheckError> {
    let files = reader.files()?;
    let compared = corpus::check(&files, corpus)?;
    let keys = reader.item_keys()?;
    let (file_count, item_count) = (files.len() as u64, keys.len() as u64);
    let mut findings = index::check_bytes(&reader.damages()?);
    findings.extend(index::check_keys(&files, &keys, &reader.info()?));
    findings.extend(compared.findings);

    let hashes: HashMap<&str, u64> =
        keys.iter().map(|key| (key.id.as_str(), key.text_hash)).collect();
    let listed = match personal {
        PersonalData::Counted => Vec::new(),
        PersonalData::Listed => privacy::listed_persons(&files),
    };
    let mut all = Vec::with_capacity(files.len());
    for file in files {
        let items = reader.items_of(&file.key)?;
        findings.extend(index::check_items(&file, &items, &hashes));
        let mut facts = FileFacts::read(file, &items);
        let meeting = meeting_of(reader, &items)?;
        facts.personal.extend(meeting.as_ref().and_then(Numbers::of_meeting));
        facts.still_named = privacy::still_named(&listed, &items, meeting, corpus);
        all.push(facts);
    }
    findings.extend(numbers::check(&all));
    findings.extend(meetings::check(&all));
    findings.extend(documents::check(&all));
    findings.extend(text::check(&all));
    findings.extend(duplicates::check(&all));
    findings.extend(match personal {
        PersonalData::Counted => privacy::count(&all),
        PersonalData::Listed => privacy::list(&all, &keys, corpus),
    });

    let mut report = Report::new(file_count, item_count, findings);
    if personal == PersonalData::Listed {
        report.add_result(Check::Privacy);
    }
    for result in &mut report.checks {
        if result.check == Check::Corpus {
            result.left_out = compared.left_out;
        }
    }
    Ok(report)
}

/// The meeting, which stands with the file and is given with each of its items.
fn meeting_of(reader: &dyn Reader, items: &[ItemRecord]) -> Result<Option<Meeting>, SearchError> {
    let Some(first) = items.first() else { return Ok(None) };
    Ok(reader.item(&first.item.id)?.map(|record| record.meeting))
}
