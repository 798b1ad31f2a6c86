//! Small packed bytes that unpack to many.
//!
//! A pattern, repeated, is deflated (RFC 1951, one block with fixed codes) without ever laying the
//! bytes out: it is written once and then copied from its own beginning, 258 bytes for some 13
//! bits.

/// The longest copy that one code stands for.
const LONGEST_COPY: usize = 258;

/// Writes bits, the least significant first.
#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    bit: u32,
}

impl Bits {
    fn push(&mut self, value: u32, count: u32) {
        for index in 0..count {
            if self.bit == 0 {
                self.bytes.push(0);
            }
            if value >> index & 1 == 1
                && let Some(last) = self.bytes.last_mut()
            {
                *last |= 1 << self.bit;
            }
            self.bit = (self.bit + 1) % 8;
        }
    }

    /// Codes stand with the most significant bit first.
    fn code(&mut self, code: u32, count: u32) {
        self.push(code.reverse_bits() >> (32 - count), count);
    }

    fn literal(&mut self, byte: u8) {
        match u32::from(byte) {
            byte @ 0..=143 => self.code(0x30 + byte, 8),
            byte => self.code(0x190 + byte - 144, 9),
        }
    }
}

/// `pattern` (of at most 32 bytes), so often that about `total` bytes come out.
pub fn deflated(pattern: &[u8], total: usize) -> Vec<u8> {
    assert!((1..=32).contains(&pattern.len()), "the table of distances ends there");
    let distance = u32::try_from(pattern.len()).unwrap_or(1);
    let mut bits = Bits::default();
    bits.push(0b011, 3);
    for byte in pattern {
        bits.literal(*byte);
    }
    for _ in 0..total / LONGEST_COPY {
        bits.code(0b1100_0101, 8);
        // Two codes for each power of two of the distance, the rest in extra bits.
        let (code, extra, base) = match distance {
            1..=4 => (distance - 1, 0, distance),
            5..=6 => (4, 1, 5),
            7..=8 => (5, 1, 7),
            9..=12 => (6, 2, 9),
            13..=16 => (7, 2, 13),
            17..=24 => (8, 3, 17),
            _ => (9, 3, 25),
        };
        bits.code(code, 5);
        bits.push(distance - base, extra);
    }
    bits.code(0, 7);
    bits.bytes
}

/// As [`deflated`], in the wrapping that PDF wants (RFC 1950); the sum at the end is left out.
pub fn zlib(pattern: &[u8], total: usize) -> Vec<u8> {
    [&[0x78, 0x9c], deflated(pattern, total).as_slice()].concat()
}

/// `bytes` in the same wrapping, as they are.
pub fn zlib_stored(bytes: &[u8]) -> Vec<u8> {
    let mut out = vec![0x78, 0x9c];
    for block in bytes.chunks(0xffff) {
        let length = u16::try_from(block.len()).unwrap_or(u16::MAX);
        out.push(0);
        out.extend(length.to_le_bytes());
        out.extend((!length).to_le_bytes());
        out.extend(block);
    }
    out.extend([1, 0, 0, 0xff, 0xff]);
    out
}
