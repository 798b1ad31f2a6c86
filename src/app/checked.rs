//! Checking an index against itself and against the files on disk, as it may be shown.

use std::path::PathBuf;

use super::library::{Library, LibraryError, file_reader};
use crate::check::{Corpus, PersonalData, Report, check};
use crate::ingest::{is_remembered, persons_named, remembered_hash};
use crate::minutes::mask_in_place;
use crate::search::Reader;

/// What an index is checked against, and how much is told.
#[derive(Debug, Clone)]
pub struct Checking {
    /// Files and folders, as an ingest would be given them.
    pub paths: Vec<PathBuf>,
    /// Whether somebody named them; else they are only where new files are looked for.
    pub named: bool,
    /// How much is told of personal data.
    pub personal: PersonalData,
}

impl Library<'_> {
    /// Runs every check over the index. Texts in the report are as they may be shown.
    ///
    /// # Errors
    /// When there is no index, it cannot be read, or a path that was named does not exist.
    pub fn check(&self, checking: &Checking) -> Result<Report, LibraryError> {
        let reader = self.open_as_stored()?;
        self.check_index(reader.as_ref(), checking)
    }

    /// The same over a reader that gives texts as they are stored.
    pub(crate) fn check_index(
        &self,
        reader: &dyn Reader,
        checking: &Checking,
    ) -> Result<Report, LibraryError> {
        let print = self.taxonomy.fingerprint();
        let reading = file_reader(false)?;
        let corpus = Corpus {
            reading: &reading,
            paths: &checking.paths,
            named: checking.named,
            is_remembered: &|remembered, content, defaults| {
                let hash = remembered_hash(content, &remembered.path, defaults, &print);
                is_remembered(remembered, &hash, false)
            },
            persons_named: &|persons, text| persons_named(persons, text),
        };
        let mut report = check(reader, &corpus, checking.personal)?;
        if !self.show_personal_numbers {
            report.each_text(&mut mask_in_place);
        }
        Ok(report)
    }
}
