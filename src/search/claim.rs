//! Which text does an id mean?
//!
//! An id names organ, date and number, so that one meeting may be spread over several files. Where
//! files claim one id with the same text, one of them keeps the item. Where the texts differ, each
//! gets an id of its own (`minutes::id_apart`), and the bare id means none of
//! them: so an id never comes to mean another text, whichever file came first or went.

use serde::{Deserialize, Serialize};

use crate::minutes::AgendaItem;

/// That a file has a text for an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "(u64, u64, Fate)", into = "(u64, u64, Fate)")]
pub struct Claim {
    /// [`id_hash`] of the id.
    pub id: u64,
    /// [`text_hash`] of the item.
    pub text: u64,
    /// What became of it.
    pub fate: Fate,
}

impl Claim {
    /// The claim of an item to the id that it has.
    #[must_use]
    pub fn of(item: &AgendaItem) -> Self {
        Self { id: id_hash(&item.id), text: text_hash(item), fate: Fate::Kept }
    }
}

impl From<(u64, u64, Fate)> for Claim {
    fn from((id, text, fate): (u64, u64, Fate)) -> Self {
        Self { id, text, fate }
    }
}

impl From<Claim> for (u64, u64, Fate) {
    fn from(claim: Claim) -> Self {
        (claim.id, claim.text, claim.fate)
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
}

/// A hash of an item's title and text: two texts that claim one id are told apart by it.
#[must_use]
pub fn text_hash(item: &AgendaItem) -> u64 {
    first_bytes(&[item.title.as_bytes(), b"\0", item.body.as_bytes()])
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
    fn a_claim_is_kept_short() {
        let claim = Claim { id: 1, text: 2, fate: Fate::LeftOut };
        let text = serde_json::to_string(&claim).expect("written");
        assert_eq!(text, "[1,2,\"l\"]");
        assert_eq!(serde_json::from_str::<Claim>(&text).expect("read"), claim);
    }
}
