//! Which index is asked, and what if there is none?
//!
//! Opens what the settings name. A search that finds no index but the folder of the
//! minutes builds the index first, so that one command takes a newcomer from a folder
//! to ranked items; the other commands say how to build one.

use std::path::PathBuf;

use anyhow::Context;

use super::progress::Bar;
use super::{Settings, Terminal, render};
use crate::backends::embedded::{open_reader, open_writer};
use crate::facets::Taxonomy;
use crate::ingest::{Permissions, Report, ingest};
use crate::search::{Masked, Reader, SearchError, Synonyms};
use crate::source::{FileReader, read_small_text};

/// How an index is brought up to date.
#[derive(Debug, Clone, Copy, Default)]
pub struct How {
    /// Whether it is built anew.
    pub rebuild: bool,
    /// Whether images are read.
    pub ocr: bool,
    /// Whether most of what was indexed may be taken out.
    pub may_empty: bool,
}

/// The index as it may be shown, asked with the abbreviations of `taxonomy` as other names.
///
/// # Errors
/// When there is none, or it cannot be opened.
pub fn open(settings: &Settings, taxonomy: &Taxonomy) -> anyhow::Result<Box<dyn Reader>> {
    Ok(shown(open_as_stored(settings, taxonomy)?, settings))
}

/// The index as it is stored, with personal numbers: for what compares texts and prints none.
///
/// # Errors
/// As [`open`].
pub fn open_as_stored(settings: &Settings, taxonomy: &Taxonomy) -> anyhow::Result<Box<dyn Reader>> {
    Ok(open_reader(&settings.index, synonyms(taxonomy))?)
}

/// The reader, masking personal numbers unless the settings show them.
fn shown(reader: Box<dyn Reader>, settings: &Settings) -> Box<dyn Reader> {
    if settings.show_personal_numbers { reader } else { Box::new(Masked::new(reader)) }
}

/// The index, built from the folder of the minutes if there is none yet.
///
/// # Errors
/// As [`open`], and when building fails.
pub fn open_or_build(
    settings: &Settings,
    taxonomy: &Taxonomy,
    terminal: &mut Terminal,
) -> anyhow::Result<Box<dyn Reader>> {
    match open_reader(&settings.index, synonyms(taxonomy)) {
        Err(SearchError::NoIndex { .. }) if settings.corpus.is_dir() => {
            terminal.say(&format!(
                "there is no index in {} yet: building it from {}",
                settings.index.display(),
                settings.corpus.display()
            ));
            let paths = std::slice::from_ref(&settings.corpus);
            let report = build(paths, How::default(), settings, taxonomy, terminal)?;
            for failure in render::failures(&report) {
                terminal.warn(&failure);
            }
            let (files, items) = (report.files, report.items_in_index);
            let (files, items) = (render::count(files, "file"), render::count(items, "item"));
            terminal.say(&format!("{files} read, {items} in the index\n"));
            open(settings, taxonomy)
        }
        other => Ok(shown(other?, settings)),
    }
}

/// How files are read: those that are not plain text in processes of this same program.
///
/// # Errors
/// When the program does not find itself, or OCR is asked for and not installed.
pub fn file_reader(ocr: bool) -> anyhow::Result<FileReader> {
    let program = std::env::current_exe().context("the program does not find its own file")?;
    let files = FileReader::with_workers(program);
    Ok(if ocr { files.with_ocr()? } else { files })
}

/// Brings the index up to date with `paths`, with a bar where one can be drawn.
///
/// # Errors
/// What the ingest reports as a whole; single files that fail are in the report.
pub fn build(
    paths: &[PathBuf],
    how: How,
    settings: &Settings,
    taxonomy: &Taxonomy,
    terminal: &Terminal,
) -> anyhow::Result<Report> {
    let files = file_reader(how.ocr)?;
    let writer = open_writer(&settings.index, how.rebuild)?;
    let bar = Bar::new(terminal);
    let permissions = Permissions { may_empty: how.may_empty };
    let report = ingest(paths, writer, taxonomy, &files, permissions, &bar);
    bar.clear();
    Ok(report?)
}

/// The topics of the file that the settings name, or the built-in ones.
///
/// # Errors
/// When the file cannot be read or is not understood.
pub fn taxonomy(settings: &Settings) -> anyhow::Result<Taxonomy> {
    let Some(path) = &settings.topics else {
        return Ok(Taxonomy::built_in());
    };
    let text = read_small_text(path).context("the topics are of no use")?;
    Taxonomy::parse(&text)
        .with_context(|| format!("the topics file {} is not understood", path.display()))
}

/// Names that mean the same: each abbreviation of the topics and its long form. The
/// other terms of a topic belong to it without meaning the same.
fn synonyms(taxonomy: &Taxonomy) -> Synonyms {
    let mut synonyms = Synonyms::default();
    for (short, long) in taxonomy.topics().flat_map(|topic| &topic.abbreviations) {
        synonyms.add(&[short, long]);
    }
    synonyms
}
