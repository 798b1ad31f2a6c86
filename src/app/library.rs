//! One index, the minutes that it is made from, and the topics and names that it is asked with.

use std::io;
use std::path::{Path, PathBuf};

use crate::backends::embedded::{open_reader, open_writer};
use crate::check::CheckError;
use crate::ingest::{IngestError, Permissions, Progress, Report, ingest};
use crate::minutes::mask_in_place;
use crate::search::{BadSynonyms, Masked, Reader, SearchError, Synonyms, Thesaurus};
use crate::source::{FileReader, SourceError, read_small_text};
use crate::topics::{Taxonomy, TaxonomyError};

/// An index and what belongs to it.
#[derive(Debug)]
pub struct Library<'a> {
    /// The folder of the index.
    pub index: &'a Path,
    /// Words of the user's own, looked for beside those of the built-in thesaurus.
    pub synonyms: Option<&'a Thesaurus>,
    /// The topics; their abbreviations are searched with their long forms.
    pub taxonomy: &'a Taxonomy,
    /// Whether personal numbers are shown as they stand in the minutes.
    pub show_personal_numbers: bool,
}

/// How an index is brought up to date.
#[derive(Debug, Clone, Copy, Default)]
pub struct Update {
    /// Whether it is built anew.
    pub rebuild: bool,
    /// Whether images are read.
    pub ocr: bool,
    /// Whether most of what was indexed may be taken out.
    pub may_empty: bool,
}

/// Why a library cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum LibraryError {
    /// The system does not say where the program lies, which it starts to read files.
    #[error("the program does not find its own file")]
    NoProgram(#[source] io::Error),
    /// A file that the library needs is missing or cannot be read.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// The index refuses.
    #[error(transparent)]
    Search(#[from] SearchError),
    /// Nothing could be checked.
    #[error(transparent)]
    Check(#[from] CheckError),
    /// The ingest failed as a whole.
    #[error(transparent)]
    Ingest(#[from] IngestError),
    /// The file of synonyms cannot be read.
    #[error("the synonyms cannot be used")]
    SynonymsUnreadable(#[source] SourceError),
    /// The file of synonyms is not understood.
    #[error("the synonyms file {} is not understood: {cause}", path.display())]
    BadSynonyms {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        cause: BadSynonyms,
    },
    /// The file of the topics cannot be read.
    #[error("the topics cannot be used")]
    TopicsUnreadable(#[source] SourceError),
    /// The file of the topics is not understood.
    #[error("the topics file {} is not understood: {cause}", path.display())]
    BadTopics {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        cause: TaxonomyError,
    },
}

impl Library<'_> {
    /// The index as it may be shown.
    ///
    /// # Errors
    /// When there is none, or it cannot be opened.
    pub fn open(&self) -> Result<Box<dyn Reader>, SearchError> {
        let reader = self.open_as_stored()?;
        Ok(if self.show_personal_numbers { reader } else { Box::new(Masked::new(reader)) })
    }

    /// The index as it is stored, with personal numbers: for what compares texts and prints none.
    pub(super) fn open_as_stored(&self) -> Result<Box<dyn Reader>, SearchError> {
        open_reader(self.index, synonyms(self.taxonomy, self.synonyms))
    }

    /// Brings the index up to date with `paths`. Texts in the report are as they may be shown.
    ///
    /// # Errors
    /// What the ingest reports as a whole; single files that fail are in the report.
    pub fn update(
        &self,
        paths: &[PathBuf],
        update: Update,
        progress: &dyn Progress,
    ) -> Result<Report, LibraryError> {
        let files = file_reader(update.ocr)?;
        let writer = open_writer(self.index, update.rebuild)?;
        let permissions = Permissions { may_empty: update.may_empty };
        let mut report = ingest(paths, writer, self.taxonomy, &files, permissions, progress)?;
        if !self.show_personal_numbers {
            for warned in &mut report.warned {
                warned.warning.each_text(&mut mask_in_place);
            }
        }
        Ok(report)
    }
}

/// How files are read: those that are not plain text in processes of this same program.
pub(super) fn file_reader(ocr: bool) -> Result<FileReader, LibraryError> {
    let program = std::env::current_exe().map_err(LibraryError::NoProgram)?;
    let files = FileReader::with_workers(program);
    Ok(if ocr { files.with_ocr()? } else { files })
}

/// The topics of a file, or the built-in ones.
///
/// # Errors
/// [`LibraryError::TopicsUnreadable`] and [`LibraryError::BadTopics`].
pub fn read_taxonomy(file: Option<&Path>) -> Result<Taxonomy, LibraryError> {
    let Some(path) = file else { return Ok(Taxonomy::built_in()) };
    let text = read_small_text(path).map_err(LibraryError::TopicsUnreadable)?;
    Taxonomy::parse(&text).map_err(|cause| LibraryError::BadTopics { path: path.to_owned(), cause })
}

/// The words of a file of synonyms, if there is one.
///
/// # Errors
/// [`LibraryError::SynonymsUnreadable`] and [`LibraryError::BadSynonyms`].
pub fn read_synonyms(file: Option<&Path>) -> Result<Option<Thesaurus>, LibraryError> {
    let Some(path) = file else { return Ok(None) };
    let text = read_small_text(path).map_err(LibraryError::SynonymsUnreadable)?;
    let bad = |cause| LibraryError::BadSynonyms { path: path.to_owned(), cause };
    Thesaurus::from_toml(&text).map(Some).map_err(bad)
}

/// Names that mean the same: each abbreviation of the topics and its long form. The
/// other terms of a topic belong to it without meaning the same.
fn synonyms(taxonomy: &Taxonomy, own: Option<&Thesaurus>) -> Synonyms {
    let mut synonyms = Synonyms::default();
    for (short, long) in taxonomy.topics().flat_map(|topic| &topic.abbreviations) {
        synonyms.add(&[short, long]);
    }
    if let Some(own) = own {
        synonyms.extend(own.clone());
    }
    synonyms
}
