//! Would an ingest lose much of what was indexed?
//!
//! A folder that is not mounted, or a share whose files have become unreadable, looks like one
//! whose minutes were deleted. So an ingest that would take much out of the index is refused
//! unless it was asked for.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use crate::minutes::FileKey;

/// Of so many files, more than half are not lost unnoticed. Below, somebody who tidies a small
/// folder would be held up.
const MANY_FILES: usize = 10;

/// The files of one place that an ingest would take out of the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loss {
    /// The folder that was named, or `None` for the whole index, which a rebuild replaces.
    pub folder: Option<PathBuf>,
    /// How many files of it the index has.
    pub indexed: usize,
    /// How many of these it would lose.
    pub lost: usize,
    /// One of them, as it is shown.
    pub example: String,
}

/// The first place of which too much would be lost. `indexed` are all files of the index, `lost`
/// those that would be taken out whose content is found nowhere else, and `found` those that were
/// found on disk.
pub(super) fn too_much(
    roots: &[PathBuf],
    indexed: &[&FileKey],
    lost: &HashSet<&FileKey>,
    found: &[&FileKey],
) -> Option<Loss> {
    roots.iter().find_map(|root| {
        let below = |key: &&&FileKey| key.path().starts_with(root);
        let is_empty = !found.iter().any(|key| below(&key));
        let of_root: Vec<&FileKey> = indexed.iter().filter(below).copied().collect();
        loss(Some(root), &of_root, lost, is_empty)
    })
}

/// What a rebuild would lose of the index that it replaces.
pub(super) fn of_rebuild(indexed: &[&FileKey], lost: &HashSet<&FileKey>) -> Option<Loss> {
    loss(None, indexed, lost, true)
}

/// The loss of one place, if it is too much: all of it where nothing is there any more, and more
/// than half of many files.
fn loss(
    folder: Option<&Path>,
    indexed: &[&FileKey],
    lost: &HashSet<&FileKey>,
    is_empty: bool,
) -> Option<Loss> {
    let of_place: Vec<&FileKey> =
        indexed.iter().filter(|key| lost.contains(*key)).copied().collect();
    let (all, count) = (indexed.len(), of_place.len());
    let is_all = is_empty && count == all;
    let is_most = all >= MANY_FILES && count * 2 > all;
    let example = of_place.iter().min()?.to_string();
    (is_all || is_most).then(|| Loss {
        folder: folder.map(Path::to_owned),
        indexed: all,
        lost: count,
        example,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The loss when of so many files in `/k` the first few are gone; `replaced` says whether
    /// other files have come.
    fn told(indexed: usize, gone: usize, replaced: bool) -> Option<usize> {
        let key = |number: usize| FileKey::of(Path::new(&format!("/k/{number:03}.txt")));
        let all: Vec<FileKey> = (0..indexed).map(key).collect();
        let new = key(999);
        let mut found: Vec<&FileKey> = all[gone..].iter().collect();
        if replaced {
            found.push(&new);
        }
        let lost = all[..gone].iter().collect();
        let roots = [PathBuf::from("/k"), PathBuf::from("/other")];
        let refused = too_much(&roots, &all.iter().collect::<Vec<_>>(), &lost, &found);
        refused.map(|loss| loss.lost)
    }

    #[test]
    fn an_empty_folder_is_never_taken_for_a_tidied_one() {
        assert_eq!(told(1, 1, false), Some(1));
        assert_eq!(told(5, 5, false), Some(5));
        assert_eq!(told(0, 0, false), None);
    }

    #[test]
    fn a_few_files_may_go_and_most_of_many_may_not() {
        assert_eq!(told(9, 8, false), None);
        assert_eq!(told(10, 5, false), None);
        assert_eq!(told(10, 6, false), Some(6));
        assert_eq!(told(1, 1, true), None);
        assert_eq!(told(20, 10, false), None);
        assert_eq!(told(20, 11, false), Some(11));
        assert_eq!(told(20, 20, true), Some(20));
    }
}
