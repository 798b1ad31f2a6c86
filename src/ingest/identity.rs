//! Several files claim one id: who keeps it?
//!
//! A function of what the files hold now and of nothing else, so that the same files give the same
//! ids whatever came first. Of equal texts the file whose key comes first keeps the item and the
//! others leave it out; different texts get ids of their own.

use std::collections::HashMap;

use crate::minutes::{Minutes, id_apart};
use crate::search::{Claim, Fate};

/// What is to become of the claims of files, which stand in the order of their keys: for every
/// file the fates of its claims in their order.
pub(super) fn fates(files: &[&[Claim]]) -> Vec<Vec<Fate>> {
    let mut claims: Vec<(u64, u64, usize, usize)> = Vec::new();
    for (file, of_file) in files.iter().enumerate() {
        let numbered = of_file.iter().enumerate();
        claims.extend(numbered.map(|(place, claim)| (claim.id, claim.text, file, place)));
    }
    claims.sort_unstable();
    let mut fates: Vec<Vec<Fate>> =
        files.iter().map(|of_file| vec![Fate::Kept; of_file.len()]).collect();
    for of_id in claims.chunk_by(|a, b| a.0 == b.0).filter(|of_id| of_id.len() > 1) {
        let is_disputed = of_id.iter().any(|claim| claim.1 != of_id[0].1);
        for of_text in of_id.chunk_by(|a, b| a.1 == b.1) {
            for (rank, (.., file, place)) in of_text.iter().enumerate() {
                fates[*file][*place] = match (rank, is_disputed) {
                    (0, false) => Fate::Kept,
                    (0, true) => Fate::Apart,
                    _ => Fate::LeftOut,
                };
            }
        }
    }
    fates
}

/// The claims of files met so far, from which the fates of the next file's are foretold: rightly
/// when files come in the order of their keys and no two texts claim one id.
#[derive(Default)]
pub(super) struct Foretold(HashMap<u64, Vec<u64>>);

impl Foretold {
    /// Takes note of claims that are there already.
    pub(super) fn know(&mut self, claims: &[Claim]) {
        for claim in claims {
            let texts = self.0.entry(claim.id).or_default();
            if !texts.contains(&claim.text) {
                texts.push(claim.text);
            }
        }
    }

    /// The likely fates of a file's claims.
    pub(super) fn foretell(&mut self, claims: &mut [Claim]) {
        for claim in claims.iter_mut() {
            let texts = self.0.entry(claim.id).or_default();
            claim.fate = match texts.as_slice() {
                [] => Fate::Kept,
                texts if texts.contains(&claim.text) => Fate::LeftOut,
                _ => Fate::Apart,
            };
            if claim.fate != Fate::LeftOut {
                texts.push(claim.text);
            }
        }
    }
}

/// Gives the items of `minutes` what their claims came to: leaves out those that are kept
/// elsewhere and tells apart those whose id is disputed.
pub(super) fn settle(minutes: &mut Minutes, claims: &[Claim]) {
    let mut claims = claims.iter();
    minutes.items.retain_mut(|item| match claims.next() {
        Some(Claim { fate: Fate::LeftOut, .. }) => false,
        Some(Claim { fate: Fate::Apart, text, .. }) => {
            item.id = id_apart(&item.id, *text);
            true
        }
        Some(Claim { fate: Fate::Kept, .. }) | None => true,
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn claims(of_file: &[(u64, u64)]) -> Vec<Claim> {
        of_file.iter().map(|&(id, text)| Claim { id, text, fate: Fate::Kept }).collect()
    }

    fn fates_of(files: &[&[(u64, u64)]]) -> Vec<Vec<Fate>> {
        let claims: Vec<Vec<Claim>> = files.iter().map(|file| claims(file)).collect();
        fates(&claims.iter().map(Vec::as_slice).collect::<Vec<_>>())
    }

    #[test]
    fn of_equal_texts_the_first_file_keeps_the_item() {
        let found = fates_of(&[&[(1, 10), (2, 20)], &[(1, 10)], &[(1, 10), (3, 30)]]);
        let expected =
            [vec![Fate::Kept, Fate::Kept], vec![Fate::LeftOut], vec![Fate::LeftOut, Fate::Kept]];
        assert_eq!(found, expected);
    }

    #[test]
    fn of_different_texts_none_has_the_bare_id() {
        let found = fates_of(&[&[(1, 10)], &[(1, 11)], &[(1, 10)]]);
        assert_eq!(found, [[Fate::Apart], [Fate::Apart], [Fate::LeftOut]]);
    }

    proptest! {
        /// Each text of each id is kept once, whatever the files are.
        #[test]
        fn every_text_is_kept_once(
            files in proptest::collection::vec(
                proptest::collection::vec((0..4_u64, 0..3_u64), 0..5), 0..6)
        ) {
            let claims: Vec<Vec<Claim>> = files.iter().map(|file| claims(file)).collect();
            let found = fates(&claims.iter().map(Vec::as_slice).collect::<Vec<_>>());
            let mut kept: HashMap<(u64, u64), u32> = HashMap::new();
            for (file, fates) in files.iter().zip(&found) {
                for (claim, fate) in file.iter().zip(fates) {
                    *kept.entry(*claim).or_default() += u32::from(*fate != Fate::LeftOut);
                }
            }
            prop_assert!(kept.values().all(|times| *times == 1), "{kept:?}");
        }

        /// What is foretold in the order of the files is what it comes to, where no id is disputed.
        #[test]
        fn what_is_foretold_in_order_comes_true(
            files in proptest::collection::vec(proptest::collection::vec(0..6_u64, 0..5), 0..6)
        ) {
            let claims: Vec<Vec<Claim>> = files
                .iter()
                .map(|file| claims(&file.iter().map(|id| (*id, *id)).collect::<Vec<_>>()))
                .collect();
            let found = fates(&claims.iter().map(Vec::as_slice).collect::<Vec<_>>());
            let mut foretold = Foretold::default();
            for (claims, fates) in claims.iter().zip(found) {
                let mut claims = claims.clone();
                foretold.foretell(&mut claims);
                prop_assert_eq!(claims.iter().map(|claim| claim.fate).collect::<Vec<_>>(), fates);
            }
        }
    }
}
