//! What is doubtful about minutes, or missing of them.

use std::fmt;

use serde::{Deserialize, Serialize, Serializer};

use super::wording::{count as counted, number_ranges};
use crate::source::{BrokenOff, PageFault};

/// Something doubtful, with the place where it stands. As JSON it has the kind of doubt and a
/// message in English beside its page and excerpt.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Warning {
    /// The page, where the source has pages.
    pub page: Option<u32>,
    /// What is doubtful and what was done.
    #[serde(flatten)]
    pub doubt: Doubt,
    /// The text in question, at most some 80 characters.
    pub excerpt: String,
}

/// What is doubtful and what was done about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Doubt {
    /// Minutes without a single agenda item.
    NoItems,
    /// A line that looks like a heading but does not fit the numbering; it was kept as text.
    Unfitting,
    /// Only the name of the file says when the meeting was.
    DateFromFileName,
    /// Nothing says when the meeting was.
    NoDate,
    /// Nothing says who met.
    NoOrgan,
    /// A title ran into the text; its first line was taken.
    TitleEnd,
    /// An item without a title.
    NoTitle,
    /// The numbers of the items leave some out.
    NumberGap {
        /// The number before the gap.
        from: u32,
        /// The number behind it.
        to: u32,
        /// Whether the numbers bear the sign §.
        with_sign: bool,
    },
    /// Somebody acts whose name several people of the meeting have; nobody was taken to.
    NameOfSeveral,
    /// Lines of the attendance list that say nothing that was understood, or hold a person more than
    /// was read.
    UnreadAttendance {
        /// How many.
        lines: usize,
    },
    /// A note on when somebody was there that may mean the reverse; nothing was taken from it.
    UnclearPresence,
    /// Letters that were destroyed before the file was read; words with them are not found.
    DestroyedLetters {
        /// How many.
        count: usize,
    },
    /// A vote whose printed numbers are not those of the names beside them.
    VoteTally {
        /// The number printed.
        told: u32,
        /// How many are named.
        named: u32,
    },
    /// Pages that are images and were not read.
    UnreadImages {
        /// Their numbers, rising.
        pages: Vec<u32>,
    },
    /// Pages that were read from images.
    ReadByOcr {
        /// Their numbers, rising.
        pages: Vec<u32>,
    },
    /// A page that could not be read whole.
    PageFault(PageFault),
    /// A file of which only the beginning was read.
    BrokenOff(BrokenOff),
}

impl Warning {
    /// A warning about `excerpt`, which is cut to 80 characters.
    #[must_use]
    pub fn new(page: Option<u32>, doubt: Doubt, excerpt: &str) -> Self {
        const EXCERPT_CHARS: usize = 80;
        let excerpt = excerpt.trim();
        let mut cut: String = excerpt.chars().take(EXCERPT_CHARS).collect();
        if cut.len() < excerpt.len() {
            cut.push('…');
        }
        Self { page, doubt, excerpt: cut }
    }
}

impl Serialize for Warning {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Printed<'a> {
            page: Option<u32>,
            message: String,
            excerpt: &'a str,
            #[serde(flatten)]
            doubt: &'a Doubt,
        }
        let Self { page, doubt, excerpt } = self;
        Printed { page: *page, message: doubt.to_string(), excerpt, doubt }.serialize(serializer)
    }
}

/// In English, as one sentence without a stop.
impl fmt::Display for Doubt {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::NoItems => "no agenda items were found; the text is kept whole as preamble",
            Self::Unfitting => "looks like a heading but does not fit the numbering; kept as text",
            Self::DateFromFileName => {
                "the text gives no date of the meeting; taken from the file's name"
            }
            Self::NoDate => "neither the text nor the file's name gives a date of the meeting",
            Self::NoOrgan => "the text names no organ",
            Self::TitleEnd => "where the title ends is uncertain; its first line was taken",
            Self::NoTitle => "the item has no title",
            Self::NumberGap { from, to, with_sign } => {
                let sign = if *with_sign { "§ " } else { "" };
                return write!(out, "the numbering goes from {sign}{from} to {sign}{to}");
            }
            Self::NameOfSeveral => {
                "several people of the meeting have this name; nobody was taken to act"
            }
            Self::UnclearPresence => {
                "it is unclear when this person was there; nobody is listed as present at an item"
            }
            Self::UnreadAttendance { lines } => {
                let (noun, were) = if *lines == 1 { ("line", "was") } else { ("lines", "were") };
                return write!(out, "{lines} {noun} of the attendance list {were} not understood");
            }
            Self::DestroyedLetters { count } => {
                let were = if *count == 1 { "was" } else { "were" };
                let letters = counted(*count as u64, "letter");
                return write!(out, "{letters} {were} destroyed before this file was read");
            }
            Self::VoteTally { told, named } => {
                return write!(out, "a vote tells of {told} and names {named}; both are kept");
            }
            Self::UnreadImages { pages } => {
                let (noun, are) = if pages.len() == 1 {
                    ("page", "is an image")
                } else {
                    ("pages", "are images")
                };
                let pages = number_ranges(pages);
                return write!(out, "{noun} {pages} {are} without text and not read");
            }
            Self::ReadByOcr { pages } => {
                return write!(out, "read by OCR, with its errors: page {}", number_ranges(pages));
            }
            Self::PageFault(fault) => return fault.fmt(out),
            Self::BrokenOff(reason) => {
                return write!(out, "what follows was not read: {reason}");
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_warning_as_json_has_its_kind_and_its_message_and_reads_back() {
        let doubt = Doubt::NumberGap { from: 4, to: 7, with_sign: true };
        let warning = Warning::new(Some(3), doubt, " § 7 Budget ");
        let json = serde_json::to_value(&warning).expect("written");
        assert_eq!(
            json,
            serde_json::json!({
                "page": 3,
                "message": "the numbering goes from § 4 to § 7",
                "excerpt": "§ 7 Budget",
                "kind": "number_gap", "from": 4, "to": 7, "with_sign": true,
            })
        );
        assert_eq!(serde_json::from_value::<Warning>(json).expect("read"), warning);
    }

    #[test]
    fn why_a_page_was_not_read_stands_as_a_word_beside_its_sentence() {
        let doubt = Doubt::PageFault(PageFault::OcrFailed { said: "no memory".into() });
        let warning = Warning::new(Some(2), doubt, "");
        let json = serde_json::to_value(&warning).expect("written");
        assert_eq!(
            json,
            serde_json::json!({
                "page": 2, "message": "OCR failed: no memory", "excerpt": "",
                "kind": "page_fault", "reason": "ocr_failed", "said": "no memory",
            })
        );
        assert_eq!(serde_json::from_value::<Warning>(json).expect("read"), warning);
    }

    #[test]
    fn runs_of_pages_are_written_as_runs() {
        let said = |pages: &[u32]| Doubt::UnreadImages { pages: pages.to_vec() }.to_string();
        assert!(said(&[1, 2, 4]).starts_with("pages 1–2, 4 are images without text"));
        assert!(said(&[3]).starts_with("page 3 is an image without text"));
    }
}
