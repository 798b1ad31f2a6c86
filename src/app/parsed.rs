//! Reading files without an index, into minutes as they may be shown.

use std::path::Path;

use super::library::{Library, LibraryError, file_reader};
use crate::ingest::{read_minutes, status_of};
use crate::minutes::Minutes;
use crate::source::{FileReader, Folders, SourceError};

/// Reads one file after another, and remembers what their folders say.
pub struct Parser<'a> {
    library: &'a Library<'a>,
    files: FileReader,
    folders: Folders,
}

/// What can be said of a file, and what stood in the way of saying all.
#[derive(Debug)]
pub struct Parsed {
    /// What the file says. Where its bytes were there and not readable, minutes without a text,
    /// whose status says so.
    pub minutes: Option<Minutes>,
    /// Why it was not read.
    pub failure: Option<SourceError>,
}

impl Library<'_> {
    /// A reader of files; with `ocr` of images too. No index is needed.
    ///
    /// # Errors
    /// [`LibraryError::NoProgram`], or that OCR is asked for and not installed.
    pub fn parser(&self, ocr: bool) -> Result<Parser<'_>, LibraryError> {
        Ok(Parser { library: self, files: file_reader(ocr)?, folders: Folders::default() })
    }
}

impl Parser<'_> {
    /// Reads one file.
    pub fn read(&mut self, path: &Path) -> Parsed {
        match read_minutes(path, &self.files, &mut self.folders, self.library.taxonomy) {
            Ok(mut minutes) => {
                if !self.library.show_personal_numbers {
                    minutes.mask_personal_numbers();
                }
                Parsed { minutes: Some(minutes), failure: None }
            }
            Err(error) => {
                let unread = || Minutes::unread(path.to_string_lossy(), status_of(&error));
                let minutes = is_about_the_file(&error).then(unread);
                Parsed { minutes, failure: Some(error) }
            }
        }
    }
}

/// Whether a failure is about the file's bytes, so that something can be said of the
/// file itself; the others are about the way to it.
fn is_about_the_file(error: &SourceError) -> bool {
    match error {
        SourceError::TooMuch { .. }
        | SourceError::TimedOut { .. }
        | SourceError::OutOfMemory { .. }
        | SourceError::TooLarge { .. }
        | SourceError::NotOfFormat { .. }
        | SourceError::Encrypted { .. }
        | SourceError::NotUnderstood { .. }
        | SourceError::Empty { .. } => true,
        SourceError::NoSuchPath { .. }
        | SourceError::Unreadable { .. }
        | SourceError::LinkLoop { .. }
        | SourceError::NotAFile { .. }
        | SourceError::UnknownFormat { .. }
        | SourceError::NoOcr { .. }
        | SourceError::BadFolderFile { .. } => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::topics::Taxonomy;

    #[test]
    fn personal_numbers_are_masked_unless_they_are_to_be_shown() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("a.txt");
        std::fs::write(&file, "§ 1 Föreningsbidrag\n\nSökanden är 640823-3234.\n")
            .expect("written");
        for show_personal_numbers in [false, true] {
            let (taxonomy, index) = (&Taxonomy::built_in(), folder.path());
            let library = Library { index, taxonomy, synonyms: None, show_personal_numbers };
            let parsed = library.parser(false).expect("a parser").read(&file);
            let text = format!("{:?}", parsed.minutes.expect("minutes"));
            assert_eq!(text.contains("640823-3234"), show_personal_numbers, "{text}");
        }
    }
}
