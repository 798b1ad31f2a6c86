//! Damage that knows what a PDF file is made of: its numbers and names are changed to ones that
//! a reader may trust too much.
//!
//! A good file is damaged in [`WAYS`] ways, one at a time. Content streams are packed and stay as
//! they are, what describes them does not.

use super::random::Random;

/// In how many ways a file is damaged.
pub const WAYS: usize = 12;

/// Numbers that no file needs.
const NUMBERS: [&str; 10] = [
    "0",
    "-1",
    "1",
    "7",
    "2147483647",
    "4294967296",
    "99999999999999999999",
    "1e30",
    "-0.0000001",
    "nan",
];

/// Names of which another is put in one's place.
const FILTERS: [&str; 9] = [
    "/FlateDecode",
    "/LZWDecode",
    "/ASCII85Decode",
    "/ASCIIHexDecode",
    "/RunLengthDecode",
    "/DCTDecode",
    "/JBIG2Decode",
    "/JPXDecode",
    "/CCITTFaxDecode",
];

/// `good`, damaged in the way of this number, with a name for the way.
pub fn damage(good: &[u8], way: usize, random: &mut Random) -> (&'static str, Vec<u8>) {
    match way % WAYS {
        0 => ("length", number_after(good, b"/Length", random)),
        1 => ("count", number_after(good, b"/Count", random)),
        2 => ("startxref", number_after(good, b"startxref", random)),
        3 => ("widths", number_after(good, b"/W", random)),
        4 => ("first", number_after(good, b"/First", random)),
        5 => ("box", number_after(good, b"/MediaBox", random)),
        6 => ("size", number_after(good, b"/Size", random)),
        7 => ("filter", other_filter(good, random)),
        8 => ("kids", kids_to_parents(good)),
        9 => ("offsets", shifted_offsets(good)),
        10 => ("any-number", any_numbers(good, random)),
        _ => ("words", misspelt(good, random)),
    }
}

fn places(bytes: &[u8], word: &[u8]) -> Vec<usize> {
    let windows = bytes.windows(word.len()).enumerate();
    windows.filter(|(_, window)| *window == word).map(|(at, _)| at).collect()
}

/// The first number from `from` on, within reach.
fn number_at(bytes: &[u8], from: usize) -> Option<std::ops::Range<usize>> {
    let near = bytes.get(from..bytes.len().min(from + 24))?;
    let start = from + near.iter().position(u8::is_ascii_digit)?;
    let digits = bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    Some(start..start + digits)
}

fn number_after(good: &[u8], word: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = good.to_vec();
    // From the end, so that places further ahead stay where they are.
    for at in places(good, word).into_iter().rev() {
        if random.below(2) == 0
            && let Some(number) = number_at(&bytes, at + word.len())
        {
            bytes.splice(number, random.one_of(&NUMBERS).bytes());
        }
    }
    bytes
}

fn any_numbers(good: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = good.to_vec();
    for _ in 0..30 {
        let from = random.below(bytes.len());
        if let Some(number) = number_at(&bytes, from) {
            bytes.splice(number, random.one_of(&NUMBERS).bytes());
        }
    }
    bytes
}

fn other_filter(good: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = good.to_vec();
    for at in places(good, FILTERS[0].as_bytes()).into_iter().rev() {
        if random.below(2) == 0 {
            let other = random.one_of(&FILTERS).bytes();
            bytes.splice(at..at + FILTERS[0].len(), other);
        }
    }
    bytes
}

/// Every page is said to be the node above it.
fn kids_to_parents(good: &[u8]) -> Vec<u8> {
    let mut bytes = good.to_vec();
    let parent = places(good, b"/Parent")
        .first()
        .and_then(|at| number_at(good, at + 7))
        .map_or(b"1".to_vec(), |number| good[number].to_vec());
    for at in places(good, b"/Kids").into_iter().rev() {
        if let Some(number) = number_at(&bytes, at + 5) {
            bytes.splice(number, parent.iter().copied());
        }
    }
    bytes
}

/// Lines of the table of contents point some bytes too far.
fn shifted_offsets(good: &[u8]) -> Vec<u8> {
    let mut bytes = good.to_vec();
    for at in places(good, b" 00000 n") {
        if let Some(digit) = at.checked_sub(2).and_then(|at| bytes.get_mut(at)) {
            *digit = if *digit == b'9' { b'0' } else { *digit + 1 };
        }
    }
    bytes
}

fn misspelt(good: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = good.to_vec();
    let words: [&[u8]; 7] = [b"endobj", b"endstream", b"stream", b" R", b"/Type", b">>", b"xref"];
    for _ in 0..4 {
        let found = places(&bytes, random.one_of::<&[u8]>(&words));
        if found.is_empty() {
            continue;
        }
        let at = *random.one_of(&found);
        bytes[at + 1] = random.byte();
    }
    bytes
}
