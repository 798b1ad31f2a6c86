//! How an input is damaged: changes to the bytes of a good one.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

/// One change. Places and choices are given as shares, so that they fit whatever is there.
#[derive(Debug, Clone)]
pub enum Change {
    /// A bit turned over.
    Flip(Index, u8),
    /// A byte in place of another.
    Set(Index, u8),
    /// A word of the format put in.
    Insert(Index, Index),
    /// A word of the format in place of as many bytes.
    Overwrite(Index, Index),
    /// Bytes taken out.
    Remove(Index, usize),
    /// A stretch that comes again, some times.
    Repeat(Index, usize, usize),
    /// A stretch that comes again elsewhere.
    Copy(Index, usize, Index),
    /// A stretch of another good input put in.
    Borrow(Index, Index, Index, usize),
    /// A number in place of the next one.
    Number(Index, i64),
    /// The end cut off.
    Cut(Index),
}

/// Numbers at the edges of what types and tables can hold.
const NUMBERS: [i64; 16] = [
    0,
    -1,
    1,
    9,
    255,
    256,
    65_535,
    65_536,
    i32::MAX as i64,
    i32::MAX as i64 + 1,
    i32::MIN as i64,
    u32::MAX as i64,
    u32::MAX as i64 + 1,
    i64::MAX,
    i64::MIN,
    999_999_999_999,
];

/// The most changes to one input: with more, little of the good one is left to be read.
const MOST_CHANGES: usize = 12;

/// Which good input, and what becomes of it.
pub fn damage() -> impl Strategy<Value = (Index, Vec<Change>)> {
    (any::<Index>(), vec(change(), 1..=MOST_CHANGES))
}

fn change() -> impl Strategy<Value = Change> {
    let place = any::<Index>;
    let length = || prop_oneof![4 => 1_usize..16, 1 => 16_usize..2048];
    prop_oneof![
        3 => (place(), 0..8_u8).prop_map(|(at, bit)| Change::Flip(at, bit)),
        3 => (place(), any::<u8>()).prop_map(|(at, byte)| Change::Set(at, byte)),
        6 => (place(), place()).prop_map(|(at, word)| Change::Insert(at, word)),
        3 => (place(), place()).prop_map(|(at, word)| Change::Overwrite(at, word)),
        3 => (place(), length()).prop_map(|(at, length)| Change::Remove(at, length)),
        2 => (place(), length(), 1_usize..40).prop_map(|(at, length, times)| Change::Repeat(at, length, times)),
        2 => (place(), length(), place()).prop_map(|(from, length, to)| Change::Copy(from, length, to)),
        2 => (place(), place(), place(), length())
            .prop_map(|(at, seed, from, length)| Change::Borrow(at, seed, from, length)),
        2 => (place(), prop::sample::select(NUMBERS.as_slice()))
            .prop_map(|(at, number)| Change::Number(at, number)),
        1 => place().prop_map(Change::Cut),
    ]
}

/// The most bytes of a damaged input, so that repeats of repeats stay small.
const MOST_BYTES: usize = 1 << 20;

/// The input with the changes made, one after another.
pub fn changed(seeds: &[Vec<u8>], seed: Index, changes: &[Change], words: &[&str]) -> Vec<u8> {
    let mut bytes = seeds[seed.index(seeds.len())].clone();
    for change in changes {
        apply(change, &mut bytes, seeds, words);
        bytes.truncate(MOST_BYTES);
    }
    bytes
}

fn apply(change: &Change, bytes: &mut Vec<u8>, seeds: &[Vec<u8>], words: &[&str]) {
    // There is always a place: behind the last byte.
    let place = |at: &Index, bytes: &[u8]| at.index(bytes.len() + 1);
    let stretch = |at: &Index, length: usize, bytes: &[u8]| {
        let start = place(at, bytes);
        start..(start + length).min(bytes.len())
    };
    match change {
        Change::Flip(at, bit) => {
            let at = place(at, bytes);
            bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte ^= 1 << bit);
        }
        Change::Set(at, new) => {
            let at = place(at, bytes);
            bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte = *new);
        }
        Change::Insert(at, word) => put(bytes, place(at, bytes), word.get(words).as_bytes()),
        Change::Overwrite(at, word) => {
            let word = word.get(words).as_bytes();
            bytes.splice(stretch(at, word.len(), bytes), word.iter().copied());
        }
        Change::Remove(at, length) => drop(bytes.drain(stretch(at, *length, bytes))),
        Change::Repeat(at, length, times) => {
            let range = stretch(at, *length, bytes);
            let again = bytes[range.clone()].repeat(*times);
            put(bytes, range.end, &again);
        }
        Change::Copy(from, length, to) => {
            let again = bytes[stretch(from, *length, bytes)].to_vec();
            put(bytes, place(to, bytes), &again);
        }
        Change::Borrow(at, seed, from, length) => {
            let other = &seeds[seed.index(seeds.len())];
            put(bytes, place(at, bytes), &other[stretch(from, *length, other)]);
        }
        Change::Number(at, number) => {
            let at = place(at, bytes);
            let is_digit = |byte: &u8| byte.is_ascii_digit();
            let Some(start) = bytes[at..].iter().position(is_digit).map(|skip| at + skip) else {
                return;
            };
            let length = bytes[start..].iter().take_while(|byte| is_digit(byte)).count();
            bytes.splice(start..start + length, number.to_string().into_bytes());
        }
        Change::Cut(at) => bytes.truncate(place(at, bytes)),
    }
}

fn put(bytes: &mut Vec<u8>, at: usize, new: &[u8]) {
    bytes.splice(at..at, new.iter().copied());
}
