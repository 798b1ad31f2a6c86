//! A quick hash for short words, for the analyser's memory.
//!
//! A hash is good within this process only. The standard hasher takes longer for a word than all
//! else that is done with a remembered token; this one takes eight bytes at a time through one
//! multiplication whose halves are folded together, as wyhash does. Its seed is drawn anew for
//! every memory, so that no text can be written whose words all fall into one place. What is
//! stored and found never depends on the hash.

use std::hash::{BuildHasher, Hasher, RandomState};

/// Odd constant with evenly spread bits: the fraction of the golden ratio in 64 bits.
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// Makes [`FormHasher`]s of one seed.
#[derive(Debug, Clone)]
pub(super) struct FormHash {
    seed: u64,
}

impl Default for FormHash {
    fn default() -> Self {
        Self { seed: RandomState::new().hash_one(FACTOR) }
    }
}

impl BuildHasher for FormHash {
    type Hasher = FormHasher;

    fn build_hasher(&self) -> FormHasher {
        FormHasher { seed: self.seed, state: self.seed }
    }
}

/// The state of one hash.
#[derive(Debug)]
pub(super) struct FormHasher {
    seed: u64,
    state: u64,
}

impl FormHasher {
    fn mix(&mut self, word: u64) {
        let product = u128::from(self.state ^ word) * u128::from(self.seed | FACTOR);
        let [low, high] = [product, product >> 64].map(|half| half & u128::from(u64::MAX));
        // Both halves are below 2⁶⁴, so the conversion cannot fail.
        self.state = u64::try_from(low ^ high).unwrap_or_default() ^ FACTOR;
    }
}

impl Hasher for FormHasher {
    fn write(&mut self, bytes: &[u8]) {
        let (chunks, rest) = bytes.as_chunks::<8>();
        for chunk in chunks {
            self.mix(u64::from_le_bytes(*chunk));
        }
        let mut last = [0; 8];
        last[..rest.len()].copy_from_slice(rest);
        // The length tells a word from itself with zero bytes behind.
        self.mix(u64::from_le_bytes(last) ^ ((bytes.len() as u64) << 56));
    }

    fn write_u8(&mut self, byte: u8) {
        // The end mark that `str` writes; the length is in the hash already.
        self.state ^= u64::from(byte);
    }

    fn finish(&self) -> u64 {
        // The table takes its place from the low bits and its tag from the high ones; this spreads
        // both.
        let spread = (self.state ^ (self.state >> 32)).wrapping_mul(FACTOR);
        spread ^ (spread >> 29)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;
    use std::hash::BuildHasher;

    use super::FormHash;

    #[test]
    fn like_words_have_unlike_hashes() {
        let hash = FormHash::default();
        let words: Vec<String> = (0..20_000).map(|number| format!("ord{number}")).collect();
        let hashes: HashSet<u64> = words.iter().map(|word| hash.hash_one(word.as_str())).collect();
        assert_eq!(hashes.len(), words.len());
        // The table picks its place by the low bits, so they have to differ too: twenty thousand
        // balls in 65536 boxes leave some 17200 boxes with a ball.
        let low: HashSet<u64> = hashes.iter().map(|hash| hash & 0xffff).collect();
        assert!(low.len() > 16_500, "{}", low.len());
    }

    #[test]
    fn a_word_and_the_same_with_a_zero_byte_differ() {
        let hash = FormHash::default();
        assert_ne!(hash.hash_one("ord"), hash.hash_one("ord\0"));
        assert_eq!(hash.hash_one("ord"), hash.hash_one("ord"));
    }
}
