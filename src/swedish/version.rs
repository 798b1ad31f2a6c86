//! What makes two analyses the same: the version that an index carries.

use std::sync::LazyLock;

use super::compounds::BUILT_IN;
use super::{compounds, names, stem};

/// The version of `frostem`, whose minor versions may change stems; `Cargo.toml` pins the same, and
/// a test compares.
const FROSTEM: &str = "1.20260821.8";

/// Raised by hand when code outside the tables changes what the analysis gives.
const REVISION: u32 = 3;

static VERSION: LazyLock<String> = LazyLock::new(|| {
    let [links, never_split, parts] = compounds::table_texts();
    let tables =
        [&stem::table_texts()[..], &[links, names::table_text(), never_split, parts]].concat();
    let hash = tables.iter().map(String::as_bytes).chain([BUILT_IN]).fold(OFFSET, fingerprint);
    format!("sv{REVISION}-frostem{FROSTEM}-{hash:016x}")
});

/// The version of the Swedish analysis: differs whenever `frostem`, a rule table or the vocabulary
/// does. Texts analysed under different versions must not be searched together.
#[must_use]
pub fn version() -> &'static str {
    &VERSION
}

/// Start and factor of the 64-bit FNV-1a hash, which is stable over platforms and releases, unlike
/// the standard library's hasher.
const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const FACTOR: u64 = 0x0000_0100_0000_01b3;

fn fingerprint(hash: u64, bytes: &[u8]) -> u64 {
    // The zero keeps tables apart that only move a letter from one to the other.
    bytes.iter().chain(&[0]).fold(hash, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(FACTOR))
}

#[cfg(test)]
mod tests {
    use super::{FROSTEM, OFFSET, fingerprint, version};

    #[test]
    fn the_version_names_the_frostem_that_cargo_pins() {
        let manifest = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"));
        assert!(
            manifest.contains(&format!("\"={FROSTEM}\"")),
            "Cargo.toml pins another frostem than {FROSTEM}"
        );
        assert!(version().contains(FROSTEM));
    }

    #[test]
    fn a_changed_byte_changes_the_fingerprint() {
        assert_ne!(fingerprint(OFFSET, b"barnet"), fingerprint(OFFSET, b"barnen"));
        assert_ne!(
            fingerprint(fingerprint(OFFSET, b"ab"), b"c"),
            fingerprint(fingerprint(OFFSET, b"a"), b"bc")
        );
    }
}
