//! Is there an index in this folder, and may it be used?

use std::path::{Path, PathBuf};

use tantivy::Index;

use super::engine::damaged;
use super::payload::Payload;
use super::{analysis, schema};
use crate::search::SearchError;

/// The engine's file that lists the commit's segments.
const META: &str = "meta.json";

/// Whether the folder holds an index, of whatever state; an error where the folder may not
/// be looked into.
pub(super) fn has_index(folder: &Path) -> Result<bool, SearchError> {
    folder.join(META).try_exists().map_err(|error| damaged(folder, &error))
}

/// Opens the index and reads its payload. An index that was never committed (an ingest
/// broken off before its first commit) counts as none.
pub(super) fn open(folder: &Path) -> Result<(Index, Payload), SearchError> {
    if !has_index(folder)? {
        return Err(SearchError::NoIndex { path: folder.to_owned() });
    }
    let index = Index::open_in_dir(folder).map_err(|error| damaged(folder, &error))?;
    let meta = index.load_metas().map_err(|error| damaged(folder, &error))?;
    let Some(payload) = meta.payload else {
        return Err(SearchError::NoIndex { path: folder.to_owned() });
    };
    let payload: Payload =
        serde_json::from_str(&payload).map_err(|error| damaged(folder, &error))?;
    if let Some((what, found, wanted)) = payload.mismatch() {
        return Err(SearchError::OtherVersion { path: folder.to_owned(), what, found, wanted });
    }
    if index.schema() != schema::schema().0 {
        return Err(damaged(folder, &"its fields are not those of its version"));
    }
    analysis::register(&index);
    Ok((index, payload))
}

/// Makes an empty index in a folder that has none.
pub(super) fn create(folder: &Path) -> Result<Index, SearchError> {
    let unusable = |reason: String| SearchError::Unusable { path: folder.to_owned(), reason };
    std::fs::create_dir_all(folder).map_err(|error| unusable(error.to_string()))?;
    let (schema, _) = schema::schema();
    let index =
        Index::create_in_dir(folder, schema).map_err(|error| unusable(error.to_string()))?;
    analysis::register(&index);
    Ok(index)
}

/// Where a rebuilt index grows before it takes the place of the old one.
pub(super) fn beside(folder: &Path, what: &str) -> PathBuf {
    let mut name = folder.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{what}"));
    folder.with_file_name(name)
}

/// Puts the index in `new` in the place of the one in `folder`. Readers that have the
/// old one open keep it.
pub(super) fn replace(folder: &Path, new: &Path) -> std::io::Result<()> {
    let old = beside(folder, "old");
    if old.exists() {
        std::fs::remove_dir_all(&old)?;
    }
    if folder.exists() {
        carry_over(folder, new)?;
        std::fs::rename(folder, &old)?;
    }
    if let Err(error) = std::fs::rename(new, folder) {
        // Put the old one back rather than leave nothing.
        let _ = std::fs::rename(&old, folder);
        return Err(error);
    }
    if old.exists() { std::fs::remove_dir_all(&old) } else { Ok(()) }
}

/// Files in the index folder that are not the index's (a README) move along.
fn carry_over(folder: &Path, new: &Path) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let is_document = Path::new(&name).extension().is_some_and(|ending| ending == "md");
        let is_hidden = name.to_string_lossy().starts_with(".git");
        if (is_document || is_hidden) && entry.file_type()?.is_file() {
            std::fs::copy(entry.path(), new.join(&name))?;
        }
    }
    Ok(())
}
