//! How much is a value like the one that was typed?
//!
//! The measure is Jaro-Winkler similarity, and a value that is too far off to be worth an offer has
//! none. It costs the product of both lengths, and an index has hundreds of thousands of values, so
//! it is taken only where lengths and letters leave a chance, and what all comparisons of one
//! question may cost is bounded.

use std::cell::Cell;

/// Similarity below which a value is not near: below it, the offers for a mistyped Swedish name are
/// mostly other names.
const NEAR: f64 = 0.72;

/// The similarity without the winning of a common beginning that the measure asks for before it
/// adds one; nothing below it comes to [`NEAR`].
const LEAST_JARO: f64 = 0.7;

/// How much a likeness of one word counts beside one of the whole name.
const OF_A_WORD: f64 = 0.98;

/// Pairs of letters that are compared for one question, some tenth of a second. What people
/// mistype stays far below it: the nearest of half a million diary numbers take a third.
const MOST_PAIRS: usize = 100_000_000;

/// What was typed, and what has been compared with it.
pub(super) struct Resemblance<'a> {
    asked: &'a str,
    letters: Letters,
    pairs: Cell<usize>,
}

/// How often a text has each letter, others than ASCII taken together by their last byte.
struct Letters {
    times: [u32; 128],
    all: u32,
}

impl Letters {
    fn of(text: &str) -> Self {
        let mut letters = Self { times: [0; 128], all: 0 };
        for letter in text.chars() {
            letters.times[place(letter)] += 1;
            letters.all += 1;
        }
        letters
    }

    /// How many letters of `other` these can be matched with at most, and how many it has.
    fn shared(&self, other: &str) -> (u32, u32) {
        let mut used = [0_u32; 128];
        let (mut shared, mut all) = (0, 0);
        for letter in other.chars() {
            let at = place(letter);
            used[at] += 1;
            shared += u32::from(used[at] <= self.times[at]);
            all += 1;
        }
        (shared, all)
    }
}

fn place(letter: char) -> usize {
    // Seven bits always fit.
    usize::try_from(u32::from(letter) & 0x7f).unwrap_or_default()
}

impl<'a> Resemblance<'a> {
    /// What is like `asked`.
    pub(super) fn to(asked: &'a str) -> Self {
        Self { asked, letters: Letters::of(asked), pairs: Cell::new(0) }
    }

    /// The similarity of `value`; `None` where it is not near, and when too much has been
    /// compared already.
    pub(super) fn of(&self, value: &str) -> Option<f64> {
        self.at_most(value)?;
        let pairs = self.pairs.get() + self.asked.len() * value.len();
        if pairs > MOST_PAIRS {
            return None;
        }
        self.pairs.set(pairs);
        Some(strsim::jaro_winkler(self.asked, value)).filter(|like| *like >= NEAR)
    }

    /// What the similarity can be at most, by the letters alone; `None` where that is not near.
    fn at_most(&self, value: &str) -> Option<f64> {
        let (shared, all) = self.letters.shared(value);
        if shared == 0 {
            return None;
        }
        let [shared, own, other] = [shared, self.letters.all, all].map(f64::from);
        let jaro = (shared / own + shared / other + 1.0) / 3.0;
        let same = self.asked.chars().zip(value.chars()).take(4).take_while(|(a, b)| a == b);
        #[expect(clippy::cast_precision_loss, reason = "at most four letters")]
        let same = same.count() as f64;
        let most = jaro + 0.1 * same * (1.0 - jaro);
        (jaro > LEAST_JARO && most >= NEAR).then_some(most)
    }

    /// The similarity of a name of several words, joined by dashes: of the whole, or of its most
    /// similar word.
    fn of_name(&self, name: &str) -> Option<f64> {
        let word = |word: &str| Some(self.of(word)? * OF_A_WORD).filter(|like| *like >= NEAR);
        words(name).filter_map(word).chain(self.of(name)).max_by(f64::total_cmp)
    }

    fn name_at_most(&self, name: &str) -> Option<f64> {
        let word = |word: &str| Some(self.at_most(word)? * OF_A_WORD);
        words(name).filter_map(word).chain(self.at_most(name)).max_by(f64::total_cmp)
    }
}

/// The words of a name of several.
fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split('-').filter(move |word| word.len() < name.len())
}

/// Which of `names` are the most similar, best first, at most `count`.
///
/// The most promising are compared first, so that what the bound leaves out is the least so.
pub(super) fn nearest_of(
    names: &[String],
    resemblance: &Resemblance<'_>,
    count: usize,
) -> Vec<usize> {
    let mut promising: Vec<(f64, usize)> = names
        .iter()
        .enumerate()
        .filter_map(|(at, name)| Some((resemblance.name_at_most(name)?, at)))
        .collect();
    promising.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut nearest: Vec<(f64, usize)> = Vec::new();
    for (most, at) in promising {
        if nearest.len() == count && nearest.last().is_some_and(|(worst, _)| *worst > most) {
            break;
        }
        let Some(like) = resemblance.of_name(&names[at]) else { continue };
        let place = nearest.partition_point(|(better, other)| {
            let order = better.total_cmp(&like);
            order.is_gt() || order.is_eq() && *other < at
        });
        nearest.insert(place, (like, at));
        nearest.truncate(count);
    }
    nearest.into_iter().map(|(_, at)| at).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// As it would be without any short cut.
    fn plainly(names: &[String], asked: &str, count: usize) -> Vec<usize> {
        let similarity = |name: &String| {
            let whole = strsim::jaro_winkler(asked, name);
            let words = name.split('-').map(|word| strsim::jaro_winkler(asked, word));
            words.fold(whole, |best, word| best.max(word * OF_A_WORD))
        };
        let mut near: Vec<(f64, usize)> =
            names.iter().map(similarity).zip(0..).filter(|(like, _)| *like >= NEAR).collect();
        near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        near.into_iter().take(count).map(|(_, at)| at).collect()
    }

    proptest! {
        #[test]
        fn the_short_cuts_change_nothing(
            asked in "[abc]{1,6}(-[abcå]{1,6})?",
            names in proptest::collection::vec("[abcd]{0,6}(-[abcå]{1,8})?", 0..20),
        ) {
            let found = nearest_of(&names, &Resemblance::to(&asked), 3);
            prop_assert_eq!(found, plainly(&names, &asked, 3));
        }
    }

    #[test]
    fn what_is_compared_is_bounded() {
        let asked = "abcdefghij".repeat(300);
        let resemblance = Resemblance::to(&asked);
        let names = vec![asked.clone(); 100];
        // A pair of these is nine million pairs of letters.
        assert_eq!(nearest_of(&names, &resemblance, 50).len(), 11);
        assert!(resemblance.pairs.get() <= MOST_PAIRS);
    }
}
