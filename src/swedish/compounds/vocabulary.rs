//! The vocabulary that compounds are split by.
//!
//! A string is known more or less well in three roles: as a word, as the first part of compounds,
//! and, by its stem, as their last part. The built-in vocabulary is made by `tools/vocabulary.rs`
//! from a frequency list of public Swedish text (statutes and government documents) and embedded;
//! it never depends on what is ingested.
//!
//! Format: an `fst` map from the string to a packed number. Bits 0–7 hold the word's frequency,
//! bits 8–15 the number of compounds the string begins, bits 16–23 the number of compounds that end
//! in a word of this stem. Each is [`quantised`].

use std::borrow::Cow;

use fst::Map;
use thiserror::Error;

/// The built-in vocabulary as bytes.
pub(in crate::swedish) const BUILT_IN: &[u8] = include_bytes!("../data/vocabulary.fst");

/// Why bytes are not a vocabulary.
#[derive(Debug, Error)]
pub enum VocabularyError {
    /// The bytes are not an `fst` map.
    #[error(
        "the vocabulary cannot be read because it is not an fst map: {reason}; \
         make it anew with tools/vocabulary.rs"
    )]
    Unreadable {
        /// What the `fst` crate says.
        reason: fst::Error,
    },
}

/// How well a string is known, in three roles; 0 is unknown. Values are [`quantised`] counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Knowledge {
    /// Frequency as a word by itself.
    pub word: u8,
    /// Number of different compounds it begins.
    pub first: u8,
    /// Number of different compounds that end in a word with this stem.
    pub last: u8,
}

impl Knowledge {
    /// The packed number of the vocabulary file.
    #[must_use]
    pub fn pack(self) -> u64 {
        u64::from(self.word) | u64::from(self.first) << 8 | u64::from(self.last) << 16
    }

    fn unpack(packed: u64) -> Self {
        let [word, first, last, ..] = packed.to_le_bytes();
        Self { word, first, last }
    }
}

/// A count on a logarithmic scale, eight steps to a doubling, so that it fits a byte: 0 for 0, 8
/// for 1, 255 at most.
#[must_use]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "clamped to a byte, and a count need not be exact"
)]
pub fn quantised(count: u64) -> u8 {
    // The sum is at most 8 + 8 · 64, so the clamp is the only thing that loses anything.
    if count == 0 { 0 } else { (8.0 + 8.0 * (count as f64).log2()).round().clamp(0.0, 255.0) as u8 }
}

/// A set of words with how they take part in compounds.
#[derive(Debug, Clone)]
pub struct Vocabulary {
    map: Map<Cow<'static, [u8]>>,
}

impl Vocabulary {
    /// A vocabulary from the bytes of a file made by `tools/vocabulary.rs`.
    ///
    /// # Errors
    ///
    /// [`VocabularyError::Unreadable`] when the bytes are not an `fst` map.
    pub fn from_bytes(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, VocabularyError> {
        Map::new(bytes.into())
            .map(|map| Self { map })
            .map_err(|reason| VocabularyError::Unreadable { reason })
    }

    /// How well `string` is known.
    #[must_use]
    pub fn knows(&self, string: &str) -> Knowledge {
        self.map.get(string).map(Knowledge::unpack).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{BUILT_IN, Knowledge, Vocabulary, quantised};

    #[test]
    fn the_built_in_vocabulary_is_whole_and_small() {
        let map = fst::Map::new(BUILT_IN).expect("an fst map");
        assert!(map.as_fst().verify().is_ok());
        assert!(map.len() > 10_000);
        assert!(BUILT_IN.len() <= 600_000, "{} bytes", BUILT_IN.len());
    }

    #[test]
    fn a_word_a_first_part_and_a_last_part_are_told_apart() {
        let vocabulary = Vocabulary::from_bytes(BUILT_IN).expect("readable");
        assert!(vocabulary.knows("stöd").word > 0 && vocabulary.knows("stöd").last > 0);
        assert!(vocabulary.knows("kvinno").first > 0 && vocabulary.knows("kvinno").last == 0);
        assert_eq!(vocabulary.knows("xyzzy"), Knowledge::default());
    }

    #[test]
    fn bytes_that_are_no_map_are_refused_with_the_way_out() {
        let refused = Vocabulary::from_bytes(b"no map".as_slice())
            .map(|_| ())
            .map_err(|error| error.to_string());
        assert!(refused.is_err_and(|message| message.contains("tools/vocabulary.rs")));
    }

    #[test]
    fn the_scale_rises_eight_steps_to_a_doubling() {
        assert_eq!([0, 1, 2, 4, 1 << 20].map(quantised), [0, 8, 16, 24, 168]);
        assert_eq!(quantised(u64::MAX), 255);
    }

    proptest! {
        #[test]
        fn packing_loses_nothing(word: u8, first: u8, last: u8) {
            let known = Knowledge { word, first, last };
            prop_assert_eq!(Knowledge::unpack(known.pack()), known);
        }
    }
}
