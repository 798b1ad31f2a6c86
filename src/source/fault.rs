//! What is wrong with a file, a page of it, or the way to it?
//!
//! Each reason is a value, and its sentence, which goes on behind "it was not read:", is its
//! `Display`. As JSON, in which a worker tells of it and an index keeps it, a reason is a word with
//! its numbers and names beside it.

use std::io;

use serde::{Deserialize, Serialize};

/// Why the bytes are not of the format that the file's ending says, or not whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "defect", rename_all = "snake_case")]
pub enum Defect {
    /// An old binary file of Word.
    #[error("it is an old Word file (.doc); save it as .docx or .pdf")]
    OldWord,
    /// An old binary file of another Office program.
    #[error("it is an old Office file, but not one of Word")]
    OldOffice,
    /// A zip file without a readable list of its parts.
    #[error("it is not a whole zip file")]
    BrokenArchive,
    /// An archive without a part that the format needs.
    #[error("its part {part} is missing")]
    PartMissing {
        /// The part's name.
        part: String,
    },
    /// An archive in which none of the parts is the text of a Word file.
    #[error("it has no part with a Word text")]
    NoWordText,
    /// A part of an archive that cannot be unpacked.
    #[error("its part {part} is damaged")]
    PartDamaged {
        /// The part's name.
        part: String,
    },
    /// A part of an archive that is compressed by an unknown method.
    #[error("its part {part} is compressed by an unknown method")]
    PartPacked {
        /// The part's name.
        part: String,
    },
    /// Text with zero bytes.
    #[error("it has zero bytes, as programs and images have")]
    ZeroBytes,
    /// Text of which too much was destroyed before the file was read.
    #[error("{destroyed} of its {of} characters were destroyed")]
    DestroyedCharacters {
        /// How many were destroyed.
        destroyed: usize,
        /// How many there are.
        of: usize,
    },
    /// Text with more control characters than texts have.
    #[error("{control} of its {of} characters are control characters")]
    ControlCharacters {
        /// How many are control characters.
        control: usize,
        /// How many there are.
        of: usize,
    },
    /// XML with a document type declaration, which can make it grow without end.
    #[error("its XML has a document type declaration")]
    DocumentType,
    /// XML that ends inside an element.
    #[error("its XML breaks off")]
    XmlBreaksOff,
    /// XML that cannot be read on.
    #[error("its XML is damaged at byte {byte}")]
    XmlDamaged {
        /// Where, from the beginning of the part.
        byte: u64,
    },
    /// A file that ends before its end mark.
    #[error("it breaks off")]
    BreaksOff,
    /// A file that goes on behind its end mark.
    #[error("text stands behind its end mark")]
    TextBehindEnd,
    /// A file that does not begin as RTF does.
    #[error("it does not begin with {{\\rtf")]
    NoRtfHead,
    /// A file that does not begin as PDF does.
    #[error("it does not begin as PDF files do")]
    NoPdfHead,
    /// A PDF file in which no pages are found.
    #[error("it has no pages that can be read")]
    NoPages,
    /// A PDF file that is encrypted in a way that is damaged or unknown.
    #[error("its encryption is damaged or of an unknown kind")]
    UnknownEncryption,
    /// A PDF file whose objects are not found.
    #[error("its list of objects is damaged beyond repair")]
    ObjectsDamaged,
    /// Nested so deep that the reader's stack was not enough.
    #[error("it is nested too deep")]
    NestedTooDeep,
    /// The reader failed, and why is not known.
    #[error("it is damaged in a way that the reader does not know")]
    ReaderFailed,
}

/// What there is more of than any minutes have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "excess", rename_all = "snake_case")]
pub enum Excess {
    /// Text.
    #[error("it has more than {mib} MiB of text")]
    Text {
        /// The limit in mebibytes.
        mib: u64,
    },
    /// Lines.
    #[error("it has more than {limit} lines")]
    Lines {
        /// The limit.
        limit: usize,
    },
    /// Pages.
    #[error("it has more than {limit} pages")]
    Pages {
        /// The limit.
        limit: usize,
    },
    /// Running heads.
    #[error("it has more than {limit} running heads")]
    RunningHeads {
        /// The limit.
        limit: usize,
    },
    /// Parts of an archive.
    #[error("it has {parts} parts, more than the limit of {limit}")]
    Parts {
        /// How many there are.
        parts: usize,
        /// The limit.
        limit: usize,
    },
    /// What one part of an archive unpacks to.
    #[error("its part {part} unpacks to more than {mib} MiB")]
    PartSize {
        /// The part's name.
        part: String,
        /// The limit in mebibytes.
        mib: u64,
    },
    /// Levels of XML elements.
    #[error("its elements nest deeper than {levels} levels")]
    Elements {
        /// The limit.
        levels: usize,
    },
    /// Levels of RTF groups.
    #[error("its groups nest deeper than {levels} levels")]
    Groups {
        /// The limit.
        levels: usize,
    },
}

/// Why a page was not read, or not whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum PageFault {
    /// Its reader failed on it.
    #[error("the page is damaged and was not read")]
    Damaged,
    /// It is an image that cannot be drawn.
    #[error("the image is damaged")]
    ImageDamaged,
    /// It is an image and the program that reads images failed.
    #[error("OCR failed: {said}")]
    OcrFailed {
        /// What the program or the system said.
        said: String,
    },
    /// Some of its streams are damaged, and what was drawn in them is not known whole.
    #[error("a part of the page is damaged; text may be missing or wrong")]
    PartDamaged,
    /// Most of its glyphs cannot be told to be letters.
    #[error("the fonts do not tell which letters most glyphs are; the text is not readable")]
    UnknownLetters,
    /// Text beside the main text was left out that may be of the minutes.
    #[error(
        "{letters} letters in side columns, pop-ups, deleted or hidden parts of the web page were \
         left out"
    )]
    LeftOut {
        /// How many letters.
        letters: usize,
    },
}

/// Why reading ended before the end of a file whose first pages were read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum BrokenOff {
    /// The bytes are damaged.
    #[error(transparent)]
    Damaged(Defect),
    /// There is more than any minutes have.
    #[error(transparent)]
    TooMuch(Excess),
    /// It took longer than the limit.
    #[error("reading it took longer than {seconds} s")]
    TimedOut {
        /// The limit, or how long it had taken.
        seconds: u64,
    },
    /// It took more memory than the limit.
    #[error("reading it took more than {mib} MiB of memory")]
    OutOfMemory {
        /// The limit in mebibytes.
        mib: u64,
    },
}

/// Why a worker process could not do its work, through no fault of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum WorkerFault {
    /// The system does not start it.
    #[error("{program} cannot be run: {said}")]
    NotStarted {
        /// The program.
        program: String,
        /// What the system said.
        said: String,
    },
    /// What it says is not understood, as of a program that was replaced during the run.
    #[error("the answer of its worker is garbled")]
    Garbled,
    /// Nobody takes its pages.
    #[error("its pages could not be handed on")]
    Unheard,
}

/// What stands in the way of reading a file, whatever its bytes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Obstacle {
    /// The operating system refuses.
    #[error("{said}")]
    System {
        /// The sort of refusal.
        kind: io::ErrorKind,
        /// What the system says.
        said: String,
    },
    /// It is a link whose target does not exist.
    #[error("it is a link whose target does not exist")]
    DanglingLink,
    /// A text that must be UTF-8 is not.
    #[error("it is not UTF-8")]
    NotUtf8,
    /// The worker process failed.
    #[error(transparent)]
    Worker(#[from] WorkerFault),
}

impl From<io::Error> for Obstacle {
    fn from(error: io::Error) -> Self {
        Self::System { kind: error.kind(), said: error.to_string() }
    }
}

/// What is wrong with a folder's `paragraf.toml`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FolderFileFault {
    /// It is there and cannot be read.
    #[error(transparent)]
    Unreadable(#[from] Obstacle),
    /// It is not TOML, or has a key that is not known.
    #[error("{said} (known keys: authority, organ, takedown; in [takedown]: items, persons)")]
    NotUnderstood {
        /// What is wrong, with line and column.
        said: String,
    },
    /// An entry of a list names nothing.
    #[error("an entry of {list} is empty: {entry:?}")]
    EmptyEntry {
        /// The list.
        list: &'static str,
        /// The entry.
        entry: String,
    },
}

/// What is missing for reading images.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MissingOcr {
    /// The program.
    #[error("the program tesseract is not installed")]
    Program,
    /// Its data for Swedish.
    #[error("tesseract has no Swedish data (swe)")]
    SwedishData,
}

impl Defect {
    /// The name in it that the file itself gives, if any.
    pub fn quoted(&mut self) -> Option<&mut String> {
        match self {
            Self::PartMissing { part } | Self::PartDamaged { part } | Self::PartPacked { part } => {
                Some(part)
            }
            Self::OldWord
            | Self::OldOffice
            | Self::BrokenArchive
            | Self::NoWordText
            | Self::ZeroBytes
            | Self::DestroyedCharacters { .. }
            | Self::ControlCharacters { .. }
            | Self::DocumentType
            | Self::XmlBreaksOff
            | Self::XmlDamaged { .. }
            | Self::BreaksOff
            | Self::TextBehindEnd
            | Self::NoRtfHead
            | Self::NoPdfHead
            | Self::NoPages
            | Self::UnknownEncryption
            | Self::ObjectsDamaged
            | Self::NestedTooDeep
            | Self::ReaderFailed => None,
        }
    }
}

impl Excess {
    /// The name in it that the file itself gives, if any.
    pub fn quoted(&mut self) -> Option<&mut String> {
        match self {
            Self::PartSize { part, .. } => Some(part),
            Self::Text { .. }
            | Self::Lines { .. }
            | Self::Pages { .. }
            | Self::RunningHeads { .. }
            | Self::Parts { .. }
            | Self::Elements { .. }
            | Self::Groups { .. } => None,
        }
    }
}

impl FolderFileFault {
    /// What stands in the file, if it is quoted.
    pub fn quoted(&mut self) -> Option<&mut String> {
        match self {
            Self::NotUnderstood { said: text } | Self::EmptyEntry { entry: text, .. } => Some(text),
            Self::Unreadable(_) => None,
        }
    }
}

impl BrokenOff {
    /// The name in it that the file itself gives, if any.
    pub fn quoted(&mut self) -> Option<&mut String> {
        match self {
            Self::Damaged(defect) => defect.quoted(),
            Self::TooMuch(excess) => excess.quoted(),
            Self::TimedOut { .. } | Self::OutOfMemory { .. } => None,
        }
    }
}

impl PageFault {
    /// What another program said, if anything.
    pub fn quoted(&mut self) -> Option<&mut String> {
        match self {
            Self::OcrFailed { said } => Some(said),
            Self::Damaged
            | Self::PartDamaged
            | Self::ImageDamaged
            | Self::UnknownLetters
            | Self::LeftOut { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_as_json_is_a_word_with_its_numbers_beside_it() {
        let damaged = BrokenOff::Damaged(Defect::XmlDamaged { byte: 123 });
        let json = serde_json::to_value(&damaged).expect("written");
        let wanted =
            serde_json::json!({ "reason": "damaged", "defect": "xml_damaged", "byte": 123 });
        assert_eq!(json, wanted);
        assert_eq!(serde_json::from_value::<BrokenOff>(json).expect("read"), damaged);
        assert_eq!(damaged.to_string(), "its XML is damaged at byte 123");
    }

    #[test]
    fn names_that_a_file_gives_are_quoted_and_numbers_are_not() {
        let part = "a.xml".to_owned();
        let mut named = BrokenOff::TooMuch(Excess::PartSize { part, mib: 64 });
        named.quoted().expect("a name").push('!');
        assert_eq!(named.to_string(), "its part a.xml! unpacks to more than 64 MiB");
        assert_eq!(BrokenOff::TimedOut { seconds: 20 }.quoted(), None);
    }
}
