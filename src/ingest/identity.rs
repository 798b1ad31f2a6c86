//! Several files claim one id: who keeps it?
//!
//! A function of what the files hold now and of nothing else, so that the same files give the same
//! ids whatever came first.
//!
//! - Of equal texts one file keeps the item and the others leave it out.
//! - Two files of one meeting are versions of its minutes where most of the items that both have are
//!   alike: a draft and what was adjusted, an extract and the whole, one text in two formats. Of an
//!   item the better version is kept ([`Precedence`]), and the others stand back, unless the two
//!   decide different things and neither is a draft or poorly read: which holds cannot be told.
//! - Other texts that claim one id each get an id of their own.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use crate::minutes::{Minutes, id_apart};
use crate::search::{Claim, Edition, Fate, SourceFile};

/// Two items are alike when at most so many of the 64 bits of their sketches differ: the cosine of
/// the angle between their letters is then about .8 or more (Charikar 2002).
const ALIKE: u32 = 12;

/// The same for an item of two files that are versions by their other items: short texts vary more.
const ALIKE_IN_VERSIONS: u32 = 16;

/// With so many texts that claim an id the others are compared. More claim one only where what they
/// are of is not known, and all pairs of them would be too many.
const MOST_COMPARED: usize = 8;

/// Which of two versions is better: the lesser one. Adjusted before draft, well read before read in
/// part or from images, of many items before few, of few doubts before many, and else in the order of the keys.
type Precedence = (bool, bool, Reverse<usize>, u64, usize);

/// What is known of a file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Holding<'a> {
    pub claims: &'a [Claim],
    pub edition: Edition,
}

impl<'a> Holding<'a> {
    pub(super) fn of(file: &'a SourceFile) -> Self {
        Self { claims: &file.claims, edition: file.edition }
    }

    fn precedence(&self, place: usize) -> Precedence {
        let Edition { draft, poor, doubts } = self.edition;
        (draft, poor, Reverse(self.claims.len()), doubts, place)
    }
}

/// A claim with the place of its file and its own in it.
struct Placed<'a> {
    claim: &'a Claim,
    precedence: Precedence,
    file: usize,
    place: usize,
}

impl Placed<'_> {
    /// Whether this one holds where the two differ: it is adjusted and well read, and the other one is
    /// not.
    fn holds_before(&self, other: &Self) -> bool {
        let is_sure = |one: &Self| !one.precedence.0 && !one.precedence.1;
        is_sure(self) && !is_sure(other)
    }
}

/// What is to become of the claims of files, which stand in the order of their keys: for every
/// file the fates of its claims in their order.
pub(super) fn fates(files: &[Holding<'_>]) -> Vec<Vec<Fate>> {
    let mut placed: Vec<Placed<'_>> = Vec::new();
    for (file, holding) in files.iter().enumerate() {
        let precedence = holding.precedence(file);
        let numbered = holding.claims.iter().enumerate();
        placed.extend(numbered.map(|(place, claim)| Placed { claim, precedence, file, place }));
    }
    placed.sort_unstable_by_key(|one| (one.claim.id, one.precedence, one.place));
    let disputed: Vec<&[Placed<'_>]> =
        placed.chunk_by(|a, b| a.claim.id == b.claim.id).filter(|of_id| of_id.len() > 1).collect();
    let versions = versions(&disputed);
    let mut fates: Vec<Vec<Fate>> =
        files.iter().map(|holding| vec![Fate::Kept; holding.claims.len()]).collect();
    for of_id in disputed {
        for (one, fate) in of_id.iter().zip(fates_of_id(of_id, &versions)) {
            fates[one.file][one.place] = fate;
        }
    }
    fates
}

/// Pairs of files that are versions of one text, the better one first.
fn versions(disputed: &[&[Placed<'_>]]) -> HashSet<(usize, usize)> {
    let mut pairs: HashMap<(usize, usize), (u32, u32)> = HashMap::new();
    for of_id in disputed {
        for (at, one) in of_id.iter().enumerate() {
            for better in &of_id[..at.min(MOST_COMPARED)] {
                let (shared, alike) = pairs.entry((better.file, one.file)).or_default();
                *shared += 1;
                *alike += u32::from(are_alike(better.claim, one.claim, ALIKE));
            }
        }
    }
    let are_versions = |(_, (shared, alike)): &(_, (u32, u32))| alike * 2 > *shared;
    pairs.into_iter().filter(are_versions).map(|(pair, _)| pair).collect()
}

fn are_alike(a: &Claim, b: &Claim, bits: u32) -> bool {
    a.text == b.text || (a.sketch ^ b.sketch).count_ones() <= bits
}

/// The fates of the claims to one id, which stand in the order of their precedence.
fn fates_of_id(of_id: &[Placed<'_>], versions: &HashSet<(usize, usize)>) -> Vec<Fate> {
    let mut texts = HashSet::new();
    let mut kept: Vec<&Placed<'_>> = Vec::new();
    let mut fates: Vec<Fate> = of_id
        .iter()
        .map(|one| {
            let has_version = kept.iter().take(MOST_COMPARED).any(|better| {
                versions.contains(&(better.file, one.file))
                    && are_alike(better.claim, one.claim, ALIKE_IN_VERSIONS)
                    && (better.claim.decided == one.claim.decided || better.holds_before(one))
            });
            if !texts.insert(one.claim.text) {
                Fate::LeftOut
            } else if has_version {
                Fate::Version
            } else {
                kept.push(one);
                Fate::Kept
            }
        })
        .collect();
    if kept.len() > 1 {
        fates.iter_mut().filter(|fate| **fate == Fate::Kept).for_each(|fate| *fate = Fate::Apart);
    }
    fates
}

/// The claims of files met so far, from which the fates of the next file's are foretold: rightly
/// when no two texts claim one id and of equal ones the first to come is kept.
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
/// elsewhere, in this version or a better one, and tells apart those whose id is disputed.
pub(super) fn settle(minutes: &mut Minutes, claims: &[Claim]) {
    let mut claims = claims.iter();
    minutes.items.retain_mut(|item| match claims.next() {
        Some(Claim { fate: Fate::LeftOut | Fate::Version, .. }) => false,
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

    /// Texts of which no two are alike but those whose numbers differ by less than ten.
    fn claims(of_file: &[(u64, u64)]) -> Vec<Claim> {
        let sketch = |text: u64| (text / 10).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ (text % 10);
        let claim = |&(id, text)| Claim {
            id,
            text,
            sketch: sketch(text),
            // Of ten that are alike the last decides something else.
            decided: u64::from(text % 10 == 9),
            fate: Fate::Kept,
        };
        of_file.iter().map(claim).collect()
    }

    fn fates_with(files: &[(&[(u64, u64)], Edition)]) -> Vec<Vec<Fate>> {
        let claims: Vec<Vec<Claim>> = files.iter().map(|(file, _)| claims(file)).collect();
        let holdings: Vec<Holding<'_>> = claims
            .iter()
            .zip(files)
            .map(|(claims, (_, edition))| Holding { claims, edition: *edition })
            .collect();
        fates(&holdings)
    }

    fn fates_of(files: &[&[(u64, u64)]]) -> Vec<Vec<Fate>> {
        let plain: Vec<_> = files.iter().map(|file| (*file, Edition::default())).collect();
        fates_with(&plain)
    }

    #[test]
    fn of_equal_texts_the_larger_file_keeps_the_item_and_else_the_first() {
        let found = fates_of(&[&[(1, 10), (2, 20)], &[(1, 10)], &[(1, 10), (3, 30)]]);
        let expected =
            [vec![Fate::Kept, Fate::Kept], vec![Fate::LeftOut], vec![Fate::LeftOut, Fate::Kept]];
        assert_eq!(found, expected);
        let found = fates_of(&[&[(1, 10)], &[(1, 10), (2, 20)]]);
        assert_eq!(found, [vec![Fate::LeftOut], vec![Fate::Kept, Fate::Kept]]);
    }

    #[test]
    fn of_different_texts_none_has_the_bare_id() {
        let found = fates_of(&[&[(1, 10)], &[(1, 20)], &[(1, 10)]]);
        assert_eq!(found, [[Fate::Apart], [Fate::Apart], [Fate::LeftOut]]);
    }

    #[test]
    fn of_two_versions_the_adjusted_one_is_kept_and_items_that_only_one_has_stay() {
        let draft = Edition { draft: true, ..Edition::default() };
        let found = fates_with(&[
            (&[(1, 10), (2, 20), (3, 30)], draft),
            (&[(1, 11), (2, 21)], Edition::default()),
        ]);
        assert_eq!(
            found,
            [vec![Fate::Version, Fate::Version, Fate::Kept], vec![Fate::Kept, Fate::Kept]]
        );
    }

    #[test]
    fn a_text_that_decides_something_else_is_a_version_only_of_a_draft() {
        let draft = Edition { draft: true, ..Edition::default() };
        let (whole, other) = ([(1, 10), (2, 20)], [(1, 19), (2, 21)]);
        let found = fates_of(&[&whole, &other]);
        assert_eq!(found[1], [Fate::Apart, Fate::Version]);
        let found = fates_with(&[(&whole, Edition::default()), (&other, draft)]);
        assert_eq!(found[1], [Fate::Version, Fate::Version]);
    }

    #[test]
    fn an_extract_and_a_worse_reading_stand_back() {
        let doubtful = Edition { doubts: 3, ..Edition::default() };
        let found = fates_with(&[
            (&[(2, 21)], Edition::default()),
            (&[(1, 11), (2, 22)], doubtful),
            (&[(1, 10), (2, 20)], Edition::default()),
        ]);
        let version = Fate::Version;
        assert_eq!(found, [vec![version], vec![version, version], vec![Fate::Kept, Fate::Kept]]);
    }

    #[test]
    fn an_item_that_was_written_anew_in_a_version_is_a_clash_and_so_is_another_meeting() {
        let found = fates_of(&[&[(1, 10), (2, 20), (3, 30)], &[(1, 11), (2, 21), (3, 90)]]);
        assert_eq!(found[1], [Fate::Version, Fate::Version, Fate::Apart]);
        // Only the item that is the same at every meeting is alike.
        let found = fates_of(&[&[(1, 10), (2, 20), (3, 30)], &[(1, 11), (2, 50), (3, 90)]]);
        assert_eq!(found[1], [Fate::Apart; 3]);
    }

    proptest! {
        /// Each text of each id is kept once, or a version of it is, whatever the files are.
        #[test]
        fn every_text_or_its_version_is_kept_once(
            files in proptest::collection::vec(
                proptest::collection::vec((0..4_u64, 0..30_u64), 0..5), 0..6)
        ) {
            let found = fates_of(&files.iter().map(Vec::as_slice).collect::<Vec<_>>());
            let mut kept: HashMap<(u64, u64), u32> = HashMap::new();
            let all = || {
                let claims = files.iter().zip(&found);
                claims.flat_map(|(file, fates)| file.iter().zip(fates))
            };
            for (claim, fate) in all() {
                *kept.entry(*claim).or_default() += u32::from(fate.is_kept());
            }
            for ((id, text), fate) in all() {
                let times = kept[&(*id, *text)];
                let has_version = (0..10)
                    .any(|other| kept.get(&(*id, text / 10 * 10 + other)).is_some_and(|n| *n > 0));
                prop_assert!(times <= 1 && (times == 1 || has_version), "{id} {text} {fate:?}");
            }
        }

        /// What is foretold in the order of the files is what it comes to, where no id is disputed and
        /// no file is better than another.
        #[test]
        fn what_is_foretold_in_order_comes_true(
            files in proptest::collection::vec(proptest::collection::vec(0..6_u64, 3), 0..6)
        ) {
            let claims: Vec<Vec<Claim>> = files
                .iter()
                .map(|file| claims(&file.iter().map(|id| (*id, *id * 10)).collect::<Vec<_>>()))
                .collect();
            let holdings: Vec<Holding<'_>> = claims
                .iter()
                .map(|claims| Holding { claims, edition: Edition::default() })
                .collect();
            let found = fates(&holdings);
            let mut foretold = Foretold::default();
            for (claims, fates) in claims.iter().zip(found) {
                let mut claims = claims.clone();
                foretold.foretell(&mut claims);
                prop_assert_eq!(claims.iter().map(|claim| claim.fate).collect::<Vec<_>>(), fates);
            }
        }
    }
}
