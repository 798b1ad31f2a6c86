//! Damage that knows nothing of the format: what disks, mails and transfers do to a file.
//!
//! A good file is damaged in [`WAYS`] ways, one at a time.

use super::random::Random;

/// In how many ways a file is damaged.
pub const WAYS: usize = 9;

/// `good`, damaged in the way of this number, with a name for the way.
pub fn damage(good: &[u8], way: usize, random: &mut Random) -> (&'static str, Vec<u8>) {
    let mut bytes = good.to_vec();
    match way % WAYS {
        0 => {
            bytes.truncate(random.below(good.len()));
            ("truncated", bytes)
        }
        1 => {
            // Only the end is missing: tables of contents stand there.
            bytes.truncate(good.len() - 1 - random.below(good.len().min(600) / 2));
            ("end-missing", bytes)
        }
        2 => {
            flip(&mut bytes, 3, random);
            ("few-flipped", bytes)
        }
        3 => {
            let many = good.len() / 100 + 1;
            flip(&mut bytes, many, random);
            ("many-flipped", bytes)
        }
        4 => {
            for _ in 0..3 {
                block(&mut bytes, random).fill(0);
            }
            ("zeroed", bytes)
        }
        5 => {
            for _ in 0..2 {
                let from = block(&mut bytes, random).to_vec();
                let at = random.below(bytes.len());
                bytes.splice(at..at, from);
            }
            ("block-twice", bytes)
        }
        6 => {
            let size = good.len() / 8 + 1;
            let mut blocks: Vec<&[u8]> = good.chunks(size).collect();
            for last in (1..blocks.len()).rev() {
                blocks.swap(last, random.below(last + 1));
            }
            ("blocks-shuffled", blocks.concat())
        }
        7 => {
            noise(&mut bytes, random);
            ("noise-within", bytes)
        }
        _ => {
            // As a transfer in text mode does.
            let bytes = good.iter().flat_map(|byte| match byte {
                b'\n' => vec![b'\r', b'\n'],
                byte => vec![*byte],
            });
            ("line-ends-changed", bytes.collect())
        }
    }
}

fn flip(bytes: &mut [u8], times: usize, random: &mut Random) {
    for _ in 0..times {
        let at = random.below(bytes.len());
        if let Some(byte) = bytes.get_mut(at) {
            *byte ^= 1 << random.below(8);
        }
    }
}

fn block<'a>(bytes: &'a mut [u8], random: &mut Random) -> &'a mut [u8] {
    let start = random.below(bytes.len());
    let end = (start + 16 + random.below(bytes.len() / 8 + 1)).min(bytes.len());
    &mut bytes[start..end]
}

fn noise(bytes: &mut [u8], random: &mut Random) {
    for byte in block(bytes, &mut Random::new(random.next())) {
        *byte = random.byte();
    }
}
