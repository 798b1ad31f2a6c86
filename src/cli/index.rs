//! The index that the settings name, with progress and messages on the terminal.
//!
//! A search that finds no index but the folder of the minutes builds the index first, so that one
//! command takes a newcomer from a folder to ranked items; the other commands say how to build one.

use std::path::PathBuf;

use super::progress::Bar;
use super::{Settings, Terminal, render};
use crate::app;
use crate::app::{Library, LibraryError, Update, read_synonyms, read_taxonomy};
use crate::ingest::Report;
use crate::search::{Reader, SearchError};
use crate::topics::Taxonomy;

/// The library that the settings name.
pub fn library<'a>(settings: &'a Settings, taxonomy: &'a Taxonomy) -> Library<'a> {
    let show_personal_numbers = settings.show_personal_numbers;
    Library { index: &settings.index, taxonomy, synonyms: None, show_personal_numbers }
}

/// The topics that the settings name.
///
/// # Errors
/// When their file cannot be read or is not understood.
pub fn taxonomy(settings: &Settings) -> Result<Taxonomy, LibraryError> {
    read_taxonomy(settings.topics.as_deref())
}

/// The index as it may be shown, asked with the abbreviations of `taxonomy` as other names.
///
/// # Errors
/// When there is none, it cannot be opened, or the synonyms of the settings cannot be used.
pub fn open(settings: &Settings, taxonomy: &Taxonomy) -> Result<Box<dyn Reader>, LibraryError> {
    let own = read_synonyms(settings.synonyms.as_deref())?;
    Ok(Library { synonyms: own.as_ref(), ..library(settings, taxonomy) }.open()?)
}

/// The index, built from the folder of the minutes if there is none yet in the usual place.
///
/// # Errors
/// As [`open`], and when building fails.
pub fn open_or_build(
    settings: &Settings,
    taxonomy: &Taxonomy,
    terminal: &mut Terminal,
) -> Result<Box<dyn Reader>, LibraryError> {
    match open(settings, taxonomy) {
        Err(LibraryError::Search(SearchError::NoIndex { .. }))
            if !settings.index_is_named && settings.corpus.is_dir() =>
        {
            terminal.say(&format!(
                "there is no index in {} yet: building it from {}",
                settings.index.display(),
                settings.corpus.display()
            ));
            let paths = std::slice::from_ref(&settings.corpus);
            let report = build(paths, Update::default(), settings, taxonomy, terminal)?;
            for failure in render::failures(&report) {
                terminal.warn(&failure);
            }
            let (files, items) = (report.files, report.items_in_index);
            let (files, items) = (app::count(files, "file"), app::count(items, "item"));
            terminal.say(&format!("{files} read, {items} in the index\n"));
            open(settings, taxonomy)
        }
        other => other,
    }
}

/// Brings the index up to date with `paths`, with a bar where one can be drawn.
///
/// # Errors
/// What the ingest reports as a whole; single files that fail are in the report.
pub fn build(
    paths: &[PathBuf],
    update: Update,
    settings: &Settings,
    taxonomy: &Taxonomy,
    terminal: &Terminal,
) -> Result<Report, LibraryError> {
    let bar = Bar::new(terminal);
    let report = library(settings, taxonomy).update(paths, update, &bar);
    bar.clear();
    report
}
