//! Which text does an id mean?
//!
//! An id names organ, date and number, so that one meeting may be spread over several files. Where
//! files claim one id with the same text, one of them keeps the item. Where the texts differ, each
//! gets an id of its own (`minutes::id_apart`), and the bare id means none of
//! them: so an id never comes to mean another text, whichever file came first or went.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::minutes::AgendaItem;

/// That a file has a text for an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "(u64, u64, u64, u64, Fate)", into = "(u64, u64, u64, u64, Fate)")]
pub struct Claim {
    /// [`id_hash`] of the id.
    pub id: u64,
    /// [`text_hash`] of the item.
    pub text: u64,
    /// Its sketch: of two texts that are nearly one, few bits differ.
    pub sketch: u64,
    /// A hash of what it decides.
    pub decided: u64,
    /// What became of it.
    pub fate: Fate,
}

impl Claim {
    /// The claim of an item to the id that it has.
    #[must_use]
    pub fn of(item: &AgendaItem) -> Self {
        Self {
            id: id_hash(&item.id),
            text: text_hash(item),
            sketch: sketch(item),
            decided: decided(item),
            fate: Fate::Kept,
        }
    }
}

impl From<(u64, u64, u64, u64, Fate)> for Claim {
    fn from((id, text, sketch, decided, fate): (u64, u64, u64, u64, Fate)) -> Self {
        Self { id, text, sketch, decided, fate }
    }
}

impl From<Claim> for (u64, u64, u64, u64, Fate) {
    fn from(claim: Claim) -> Self {
        (claim.id, claim.text, claim.sketch, claim.decided, claim.fate)
    }
}

/// What became of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fate {
    /// The item has the id.
    #[serde(rename = "k")]
    Kept,
    /// Another text claims the id as well, so the item has one that tells them apart.
    #[serde(rename = "a")]
    Apart,
    /// Another file has the same text for the id, and the item is kept there.
    #[serde(rename = "l")]
    LeftOut,
    /// Another file has a better version of the item, and that one is kept.
    #[serde(rename = "v")]
    Version,
}

impl Fate {
    /// Whether the item is in the index.
    #[must_use]
    pub fn is_kept(self) -> bool {
        matches!(self, Self::Kept | Self::Apart)
    }
}

/// A hash of an item's title and text: two texts that claim one id are told apart by it.
#[must_use]
pub fn text_hash(item: &AgendaItem) -> u64 {
    first_bytes(&[item.title.as_bytes(), b"\0", item.body.as_bytes()])
}

/// Letters of a feature of [`sketch`]: so many that two texts on other matters have few in common, and
/// so few that a letter read wrongly spoils little of a short text.
const FEATURE_CHARS: usize = 5;

/// A sketch of an item's title and text: the more runs of letters two items have in common, the fewer
/// bits of their sketches differ (Charikar 2002, "Similarity estimation techniques from rounding
/// algorithms"). Case and what is not a letter or digit do not count.
fn sketch(item: &AgendaItem) -> u64 {
    let text = format!("{}{}", item.title, item.body).to_lowercase();
    let letters: Vec<u32> = text.chars().filter(|c| c.is_alphanumeric()).map(u32::from).collect();
    let mut ones = Ones::default();
    let runs = letters.windows(FEATURE_CHARS);
    let half = runs.len() / 2;
    for run in runs {
        ones.add(mixed(run));
    }
    (0..u64::BITS).fold(0, |sketch, bit| sketch | u64::from(ones.of(bit) > half) << bit)
}

/// For each of 64 bits, in how many words it is set: the binary digits of all counts lie beside each
/// other, so that a word is added in two steps on the average and not in 64.
#[derive(Default)]
struct Ones {
    /// The digits of one place of all counts, the lowest place first.
    places: Vec<u64>,
}

impl Ones {
    fn add(&mut self, word: u64) {
        let mut carried = word;
        for place in &mut self.places {
            (*place, carried) = (*place ^ carried, *place & carried);
            if carried == 0 {
                return;
            }
        }
        self.places.push(carried);
    }

    fn of(&self, bit: u32) -> usize {
        let digits = self.places.iter().rev();
        digits.fold(0, |count, place| count * 2 + usize::from(place >> bit & 1 == 1))
    }
}

/// A hash of what an item decides: the words and numbers of its decisions, each once and in any order.
/// Two texts in which it differs say different things, however few their other differences are: a
/// motion can be granted in one and rejected in the other.
fn decided(item: &AgendaItem) -> u64 {
    let text = item.decisions.join(" ").to_lowercase();
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: BTreeSet<&str> = words.collect();
    first_bytes(&[words.into_iter().collect::<Vec<_>>().join(" ").as_bytes()])
}

/// A hash that is the same in every build: FNV-1a with the final mixing of `MurmurHash3`, which
/// spreads it over all bits.
fn mixed(letters: &[u32]) -> u64 {
    let mut hash = letters.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, letter| {
        (hash ^ u64::from(*letter)).wrapping_mul(0x0100_0000_01b3)
    });
    for factor in [0xff51_afd7_ed55_8ccd, 0xc4ce_b9fe_1a85_ec53] {
        hash = (hash ^ (hash >> 33)).wrapping_mul(factor);
    }
    hash ^ (hash >> 33)
}

/// A hash of an id, by which claims are compared. That two of a billion ids have one is less
/// likely than 1 in 30, and then they are taken for texts of one id, which is told.
#[must_use]
pub fn id_hash(id: &str) -> u64 {
    first_bytes(&[id.as_bytes()])
}

/// The first eight bytes of the BLAKE3 hash of the parts.
fn first_bytes(parts: &[&[u8]]) -> u64 {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(part);
    }
    let mut first = [0; 8];
    first.copy_from_slice(&hasher.finalize().as_bytes()[..8]);
    u64::from_le_bytes(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_bits_differ_between_two_readings_of_a_text_and_many_between_two_texts() {
        let of = |title: &str, body: &str| {
            sketch(&AgendaItem { title: title.into(), body: body.into(), ..AgendaItem::default() })
        };
        let differ = |a: u64, b: u64| (a ^ b).count_ones();
        let text = "Nämnden beslutar att anta budgeten för nästa år och att uppdra åt förvaltningen \
                    att redovisa hur medlen har använts senast i mars.";
        let whole = of("Budget", text);
        assert_eq!(differ(whole, of("BUDGET", &text.replace(' ', "\n"))), 0);
        let read_worse = text.replace("antagit", "antaglt").replace("medlen", "rnedlen");
        assert!(differ(whole, of("Budget", &read_worse)) <= 8);
        let other = "Förvaltningen redogör för läget vid skolorna. Ordföranden tackar för \
                     informationen och avslutar mötet.";
        assert!(differ(whole, of("Information", other)) > 20);
    }

    #[test]
    fn ones_are_counted_for_each_bit() {
        let words = [0b1011_u64, 0b0010, 0b1010, u64::MAX, 0];
        let mut ones = Ones::default();
        for word in words {
            ones.add(word);
        }
        for bit in 0..u64::BITS {
            let count = words.into_iter().filter(|word| word >> bit & 1 == 1).count();
            assert_eq!(ones.of(bit), count, "{bit}");
        }
    }

    #[test]
    fn a_claim_is_kept_short() {
        let claim = Claim { id: 1, text: 2, sketch: 3, decided: 4, fate: Fate::LeftOut };
        let text = serde_json::to_string(&claim).expect("written");
        assert_eq!(text, "[1,2,3,4,\"l\"]");
        assert_eq!(serde_json::from_str::<Claim>(&text).expect("read"), claim);
    }
}
