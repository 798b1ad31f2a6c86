//! Two items, one id: which is which?
//!
//! An id names organ, date and number, so one meeting may be spread over several
//! files. When two files claim one id with the same text it is one item and the second
//! copy is left out; when the texts differ both are kept and the later gets `~2`. Both
//! are reported, neither is ever merged in silence.

use std::collections::{HashMap, HashSet};

use crate::minutes::Minutes;
use crate::search::{SearchError, Writer, text_hash};

use super::FileNote;

/// The ids that are taken.
pub(super) struct Identities {
    /// Id → text and file.
    taken: HashMap<String, (u64, String)>,
}

impl Identities {
    /// The ids of the index's items, without those of the files that are gone.
    pub(super) fn new(writer: &dyn Writer, gone: &[String]) -> Result<Self, SearchError> {
        let gone: HashSet<&str> = gone.iter().map(String::as_str).collect();
        let items = writer.items()?.into_iter().filter(|key| !gone.contains(key.file.as_str()));
        Ok(Self { taken: items.map(|key| (key.id, (key.text_hash, key.file))).collect() })
    }

    /// Gives every item of `minutes` an id of its own, leaves out second copies, and
    /// says what clashed.
    pub(super) fn settle(&mut self, minutes: &mut Minutes) -> Vec<FileNote> {
        // What the index had of this very file is being replaced.
        self.taken.retain(|_, (_, file)| *file != minutes.file);
        let file = minutes.file.clone();
        let status = minutes.status;
        let mut clashes = Vec::new();
        minutes.items.retain_mut(|item| {
            let text = text_hash(item);
            let wanted = item.id.clone();
            let mut again = 1;
            while let Some((other_text, other_file)) = self.taken.get(&item.id) {
                if *other_text == text && *other_file != file {
                    let reason = format!("{wanted} stands in {other_file} as well; kept once");
                    clashes.push(FileNote { file: file.clone(), status, reason });
                    return false;
                }
                again += 1;
                item.id = format!("{wanted}~{again}");
            }
            if again > 1 {
                let reason =
                    format!("{wanted} has another text in another file; this one is {}", item.id);
                clashes.push(FileNote { file: file.clone(), status, reason });
            }
            self.taken.insert(item.id.clone(), (text, file.clone()));
            true
        });
        clashes
    }
}
