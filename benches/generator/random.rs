//! Chance with a seed: the same seed gives the same numbers on every machine.
//!
//! Draws are by weight and use integer arithmetic only. Nothing here is fit for cryptography.

/// `SplitMix64` (Steele, Lea and Flood 2014): one word of state, passes `BigCrush`.
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    /// A sequence of its own for each pair of seeds.
    pub fn new(seed: u64, stream: u64) -> Self {
        let mut random = Self(seed ^ stream.wrapping_mul(0xD6E8_FEB8_6659_FD93));
        random.next();
        random
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`; 0 when `end` is 0.
    pub fn below(&mut self, end: u64) -> u64 {
        // The high half of the product is even enough for ends far below 2⁶⁴.
        u64::try_from((u128::from(self.next()) * u128::from(end)) >> 64).unwrap_or(0)
    }

    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: usize, high: usize) -> usize {
        low + self.index(high - low + 1)
    }

    /// An index below `len`.
    pub fn index(&mut self, len: usize) -> usize {
        usize::try_from(self.below(len as u64)).unwrap_or(0)
    }

    /// True in so many of a hundred cases.
    pub fn percent(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// One of `all`, which is not empty.
    pub fn pick<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.index(all.len())]
    }
}

/// Strings, each drawn as often as its weight says.
#[derive(Debug, Default)]
pub struct Weighted {
    strings: Vec<String>,
    /// Sum of the weights up to and including each string.
    sums: Vec<u64>,
}

impl Weighted {
    /// Adds a string; one of weight 0 is never drawn.
    pub fn add(&mut self, string: &str, weight: u64) {
        if weight > 0 {
            let sum = self.sums.last().copied().unwrap_or(0) + weight;
            self.strings.push(string.to_owned());
            self.sums.push(sum);
        }
    }

    /// A string by its weight.
    pub fn draw(&self, random: &mut Random) -> &str {
        let at = random.below(self.sums.last().copied().unwrap_or(0));
        &self.strings[self.sums.partition_point(|&sum| sum <= at)]
    }
}
