//! What is told of items that more than one file claims.

use std::collections::{BTreeMap, HashMap};

use super::report::{FileNote, Reason};
use crate::minutes::{FileKey, Minutes, Status, id_apart};
use crate::search::{Claim, Fate, SourceFile};

/// An item that is kept in another file, or whose id another text claims.
struct Clash {
    /// The id that it claims.
    id: String,
    claim: Claim,
    status: Status,
}

/// The clashes of the files that were read.
#[derive(Default)]
pub(super) struct Clashes(BTreeMap<FileKey, Vec<Clash>>);

impl Clashes {
    /// Takes note of what became of a file's claims, instead of what was noted of it before.
    /// `minutes` have their items as they were found.
    pub(super) fn note(&mut self, key: &FileKey, minutes: &Minutes, claims: &[Claim]) {
        let clashing =
            minutes.items.iter().zip(claims).filter(|(_, claim)| claim.fate != Fate::Kept);
        let clashes: Vec<Clash> = clashing
            .map(|(item, claim)| Clash {
                id: item.id.clone(),
                claim: *claim,
                status: minutes.status,
            })
            .collect();
        if clashes.is_empty() {
            self.0.remove(key);
        } else {
            self.0.insert(key.clone(), clashes);
        }
    }

    /// A note for each, in the order of the files and items. `files` are all of the index.
    pub(super) fn notes(&self, files: &BTreeMap<FileKey, SourceFile>) -> Vec<FileNote> {
        let disputed = self.holders(files);
        let mut notes = Vec::new();
        for (key, clashes) in &self.0 {
            let Some(file) = files.get(key) else { continue };
            // Told once for a file, not for each of its items.
            let mut superseded: BTreeMap<Option<String>, (u64, Status)> = BTreeMap::new();
            for Clash { id, claim, status } in clashes {
                let holders = disputed.get(&claim.id).map_or(&[][..], Vec::as_slice);
                if claim.fate == Fate::Version {
                    let better = closest(claim, holders);
                    superseded.entry(better).or_insert((0, *status)).0 += 1;
                    continue;
                }
                let reason = reason(id, claim, holders);
                notes.push(FileNote { file: file.path.clone(), status: *status, reason });
            }
            notes.extend(superseded.into_iter().map(|(other, (items, status))| FileNote {
                file: file.path.clone(),
                status,
                reason: Reason::Version { items, other },
            }));
        }
        notes
    }

    /// Of each id of a clash the texts that are kept, and the files they are kept in.
    fn holders<'a>(&self, files: &'a BTreeMap<FileKey, SourceFile>) -> HashMap<u64, Holders<'a>> {
        let mut holders: HashMap<u64, Holders<'a>> =
            self.0.values().flatten().map(|clash| (clash.claim.id, Vec::new())).collect();
        if holders.is_empty() {
            return holders;
        }
        for file in files.values() {
            for claim in file.claims.iter().filter(|claim| claim.fate.is_kept()) {
                if let Some(texts) = holders.get_mut(&claim.id) {
                    texts.push((*claim, &file.path));
                }
            }
        }
        holders
    }
}

/// The claims to an id that are kept, with the paths of their files.
type Holders<'a> = Vec<(Claim, &'a str)>;

/// The file of which the kept text is the most like that of the claim.
fn closest(claim: &Claim, holders: &[(Claim, &str)]) -> Option<String> {
    let differ = |other: &Claim| (other.sketch ^ claim.sketch).count_ones();
    holders.iter().min_by_key(|(other, _)| differ(other)).map(|(_, path)| (*path).to_owned())
}

fn reason(id: &str, claim: &Claim, holders: &[(Claim, &str)]) -> Reason {
    let holder = |is_wanted: &dyn Fn(u64) -> bool| {
        holders.iter().find(|(other, _)| is_wanted(other.text)).map(|(_, path)| (*path).to_owned())
    };
    let id = id.to_owned();
    if claim.fate == Fate::LeftOut {
        return Reason::Copy { id, other: holder(&|text| text == claim.text) };
    }
    let other = holder(&|text| text != claim.text);
    Reason::Disputed { other, apart: id_apart(&id, claim.text), id }
}
