//! Personal numbers, and what takedowns keep out.

use std::fmt::{self, Display, Formatter};

use crate::minutes::{Change, count as counted, number_range};

/// What is to be told of personal data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PrivacyNote {
    /// How many personal numbers there are in all.
    Counted {
        /// The numbers.
        numbers: u64,
        /// The files that have some.
        files: u64,
    },
    /// The name of the file holds one.
    InFileName,
    /// Where some stand.
    Standing {
        /// How many.
        numbers: u64,
        /// Id of the item; `None` for the attendance list.
        item: Option<String>,
        /// First and last page of the item.
        pages: Option<(u32, u32)>,
    },
    /// A file was read before its folder's takedowns were what they are.
    TakedownPending,
    /// What the takedown of an item did.
    ItemTakenDown {
        /// The id as listed.
        id: String,
        /// What was taken out: items.
        effect: TakedownEffect,
        /// A file that still has the item.
        still_in: Option<String>,
    },
    /// What the takedown of a person did.
    PersonTakenDown {
        /// The name as listed.
        name: String,
        /// What was taken out: places with the name.
        effect: TakedownEffect,
        /// A file that still names the person.
        still_in: Option<String>,
    },
}

/// What one entry of a takedown took out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TakedownEffect {
    /// Files that the list holds for.
    pub files: u64,
    /// Those in which the entry was found.
    pub found_in: u64,
    /// How often it was.
    pub times: u64,
}

impl PrivacyNote {
    pub(super) fn each_text(&mut self, change: &mut Change<'_>) {
        match self {
            Self::Standing { numbers: _, item, pages: _ } => item.iter_mut().for_each(change),
            Self::ItemTakenDown { id, effect: _, still_in } => {
                std::iter::once(id).chain(still_in).for_each(change);
            }
            Self::PersonTakenDown { name, effect: _, still_in } => {
                std::iter::once(name).chain(still_in).for_each(change);
            }
            Self::Counted { .. } | Self::InFileName | Self::TakedownPending => {}
        }
    }
}

impl Display for PrivacyNote {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Counted { numbers, files } => {
                let (numbers, files) = (counted(*numbers, "personal number"), in_files(*files));
                write!(out, "{numbers} in {files}, masked when shown")
            }
            Self::InFileName => out.write_str(
                "a personal number in the file's name is shown with it; rename the file",
            ),
            Self::Standing { numbers, item, pages } => {
                write!(out, "{} in ", counted(*numbers, "personal number"))?;
                match (item, pages) {
                    (None, _) => out.write_str("the attendance list"),
                    (Some(item), None) => out.write_str(item),
                    (Some(item), Some((first, last))) if first == last => {
                        write!(out, "{item}, page {first}")
                    }
                    (Some(item), Some(pages)) => {
                        write!(out, "{item}, pages {}", number_range(*pages))
                    }
                }
            }
            Self::TakedownPending => out.write_str(
                "was read before its folder's paragraf.toml or the topics were changed: its \
                 takedowns hold after the next ingest",
            ),
            Self::ItemTakenDown { id, effect, still_in } => {
                of_item(out, id, *effect)?;
                still_in.iter().try_for_each(|file| {
                    write!(out, "; {file}, which lies elsewhere or was read before, still has it")
                })
            }
            Self::PersonTakenDown { name, effect, still_in } => {
                of_person(out, name, *effect)?;
                still_in.iter().try_for_each(|file| {
                    write!(
                        out,
                        "; {file} names the person still, which lies elsewhere or was read before"
                    )
                })
            }
        }
    }
}

fn of_item(out: &mut Formatter<'_>, id: &str, effect: TakedownEffect) -> fmt::Result {
    let TakedownEffect { files, found_in, times } = effect;
    if times == 0 {
        return write!(out, "the takedown of {id} matches no item in {}", in_files(files));
    }
    write!(out, "{id} is taken down: {} left out of {}", counted(times, "item"), in_files(found_in))
}

fn of_person(out: &mut Formatter<'_>, name: &str, effect: TakedownEffect) -> fmt::Result {
    let TakedownEffect { files, found_in, times } = effect;
    if times == 0 {
        return write!(out, "the takedown of \"{name}\" matches nothing in {}", in_files(files));
    }
    write!(out, "\"{name}\" is taken down: {} in {}", counted(times, "place"), in_files(found_in))
}

fn in_files(number: u64) -> String {
    counted(number, "file")
}
