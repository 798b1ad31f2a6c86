//! Disagreements of an index with itself and with the files on disk.

use std::fmt::{self, Display, Formatter};

use crate::minutes::Change;
use crate::search::DamagedFile;

/// In what the index disagrees with itself; faults of one file are told in this order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum IndexFault {
    /// A file of the index is not what was written.
    Damaged(DamagedFile),
    /// Two items have one id.
    IdGivenTwice {
        /// The id that both have, as it is shown.
        id: String,
        /// The file of the item that has it first.
        also_in: String,
    },
    /// A file's record says that it has another number of items.
    ItemCount {
        /// Items by the record.
        recorded: u64,
        /// Items that are there.
        found: u64,
    },
    /// There are several records of one file.
    RecordedTwice {
        /// How many.
        times: u64,
    },
    /// Items of a file of which there is no record.
    NoRecord {
        /// How many items.
        items: u64,
    },
    /// The commit says that the index has another number of files or items.
    Total {
        /// Of which of the two.
        of: Recorded,
        /// How many by the commit.
        recorded: u64,
        /// How many are there.
        found: u64,
    },
    /// An item that no key leads to.
    NoKey {
        /// The id by which the stored item calls itself.
        id: String,
    },
    /// An item whose text is not the one that was written.
    TextAltered {
        /// The id, whose key has the hash of the text that was written.
        id: String,
    },
    /// An item of another meeting than its file.
    OtherMeeting {
        /// The id of the item, whose organ, authority or date are not those of its file.
        id: String,
    },
}

/// What a commit counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Recorded {
    /// Files.
    Files,
    /// Items.
    Items,
}

impl IndexFault {
    pub(super) fn each_text(&mut self, change: &mut Change<'_>) {
        match self {
            Self::IdGivenTwice { id, also_in } => [id, also_in].into_iter().for_each(change),
            Self::NoKey { id } | Self::TextAltered { id } | Self::OtherMeeting { id } => change(id),
            Self::Damaged(_)
            | Self::ItemCount { .. }
            | Self::RecordedTwice { .. }
            | Self::NoRecord { .. }
            | Self::Total { .. } => {}
        }
    }
}

impl Display for IndexFault {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Damaged(damage) => write!(out, "the index is damaged: {damage}"),
            Self::IdGivenTwice { id, also_in } => {
                write!(out, "the id {id} is given twice, also in {also_in}")
            }
            Self::ItemCount { recorded, found } => {
                write!(out, "gave {recorded} items by its record, {found} are there")
            }
            Self::RecordedTwice { times } => write!(out, "is remembered {times} times"),
            Self::NoRecord { items } => {
                write!(out, "has {items} items and no record of the file")
            }
            Self::Total { of, recorded, found } => {
                let noun = match of {
                    Recorded::Files => "files",
                    Recorded::Items => "items",
                };
                write!(out, "the index says it has {recorded} {noun}, {found} are there")
            }
            Self::NoKey { id } => write!(out, "no key leads to {id}"),
            Self::TextAltered { id } => {
                write!(out, "the text of {id} is not the one that was written")
            }
            Self::OtherMeeting { id } => write!(out, "{id} is of another meeting than its file"),
        }
    }
}

/// What has become of a file since it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CorpusFault {
    /// The index has it, the disk does not.
    Gone,
    /// Its content is another one.
    Changed,
    /// Its content is the same, but an ingest would read it otherwise.
    SettingsChanged,
    /// The disk has it, the index does not.
    NotIndexed,
}

impl Display for CorpusFault {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Gone => "in the index, but gone",
            Self::Changed => "changed since it was read",
            Self::SettingsChanged => {
                "unchanged, but its folder's paragraf.toml or the topics have changed since it was \
                 read"
            }
            Self::NotIndexed => "not in the index",
        })
    }
}
