//! Splitting compounds into their parts.
//!
//! A lower-case word that is a compound falls into ranges, each with the base form of its part.
//! The best division is the one whose parts begin and end most other compounds of the vocabulary;
//! it is found by dynamic programming over all cuts, so that *hemsjukvård* falls into three.
//!
//! Guaranteed: the ranges are on character boundaries, follow one another without gap and cover the
//! word; the same word gives the same parts on every run, whatever was ingested. Not guaranteed: that
//! every part is a word of its own, or that an ambiguous compound is divided as its writer meant.

mod links;
mod never_split;
mod split;
mod vocabulary;

use std::collections::HashSet;
use std::sync::LazyLock;

use self::links::{bases, irregular_base};
use self::never_split::{is_prefix, is_suffix, is_whole};
pub use self::split::{Part, Split};
pub(super) use self::vocabulary::BUILT_IN;
pub use self::vocabulary::{Knowledge, Vocabulary, VocabularyError, quantised};
use super::stem::{is_vowel, stem};

/// Parts have at least this many letters, unless listed: three-letter strings (*för*, *ord*, *kom*)
/// cause nearly all false splits.
const LEAST_PART_LETTERS: usize = 4;

/// The listed parts have this many.
const SHORTEST_PART_LETTERS: usize = 3;

/// First parts of fewer letters that are common and safe.
const SHORT_FIRST: &str = "\
    hem mål sam när lag råd val väg bil båt tåg sak hus jul dag lån vår gas olj sjö färg skol \
    hår hud hot lön mat bad is jäv bok ljud öl mil ras rum snö sol sot säl ved vin vit yt tak \
    rad tal stat trä tax ren arv frö kol län kök eld ros elv nöd pris råg rör sex skog smed väv värn \
    ägg ört över syn gym bus rän dov fri hög låg lek mot ny rik stor svår tung års ung";

/// Last parts of fewer letters that are common and safe.
const SHORT_LAST: &str = "\
    bok lag mål råd val väg dag hus hem lån lön bil båt tåg rum tal rör sjö tak led kör mat bad \
    kök gas år mur dom rån väv gym våg jul hav syn liv tid ram pott kaj by jour kost larm";

/// The derivational ending -skap in its inflections and with its link -s.
const SKAP: &[&str] = &["skap", "skaps", "skapet", "skapets", "skapen", "skapens"];

/// Words of fewer letters are never split: three and three is the shortest compound of listed
/// parts.
const LEAST_WORD_LETTERS: usize = 6;

/// Words of more letters are never split: they are run-together lines, and the work grows with the
/// square.
const MOST_WORD_LETTERS: usize = 64;

/// A split has at most this many parts; longer chains are accidents of short words.
const MOST_PARTS: usize = 5;

/// How good a part must be at least, in the quantised doublings of the vocabulary: see
/// [`Candidate`].
const LEAST_SCORE: f32 = 10.0;

/// How much the frequency of a part as a word counts beside the number of compounds it is in. A
/// frequent word that is not in any compound can just be a part; a fragment that is not a word needs
/// compounds that show it.
const WEIGHT_OF_A_WORD: f32 = 0.2;

/// What each further part costs, in the same unit: a division into few long parts is preferred.
const COST_OF_A_PART: f32 = 66.0;

/// A string that can be a part, and how good it is.
#[derive(Debug, Clone)]
struct Candidate {
    base: String,
    score: f32,
}

/// The best division of a stretch of the word into first parts.
#[derive(Debug, Clone)]
struct Division {
    score: f32,
    parts: usize,
    /// Where its last part begins, in letters.
    from: usize,
    /// The base of its last part.
    base: String,
}

/// The splitter: a vocabulary and the rules.
#[derive(Debug, Clone)]
pub struct Compounds {
    vocabulary: Vocabulary,
    least_score: f32,
    /// Whether starts are tried that the vocabulary has neither as a word nor as a first part
    /// (`åklagar`).
    thorough: bool,
}

impl Compounds {
    /// The splitter with the built-in vocabulary.
    ///
    /// # Errors
    ///
    /// [`VocabularyError::Unreadable`] when the embedded file is damaged, which a test rules out
    /// for a released build.
    pub fn built_in() -> Result<Self, VocabularyError> {
        Vocabulary::from_bytes(BUILT_IN).map(Self::with)
    }

    /// The splitter with a vocabulary of one's own.
    #[must_use]
    pub fn with(vocabulary: Vocabulary) -> Self {
        Self { vocabulary, least_score: LEAST_SCORE, thorough: false }
    }

    /// The same splitter asking another score of a part than usual, and trying every start: for the
    /// tool that makes the vocabulary, which begins leniently, when no part has been counted yet.
    #[must_use]
    pub fn asking(self, least_score: f32) -> Self {
        Self { least_score, thorough: true, ..self }
    }

    /// Whether the vocabulary has `word`, which is lower-case, as a word of its own.
    #[must_use]
    pub fn has_word(&self, word: &str) -> bool {
        self.vocabulary.knows(word).word > 0
    }

    /// The parts of `word`, which is lower-case and composed; `None` when it is not a compound.
    #[must_use]
    pub fn split(&self, word: &str) -> Option<Split> {
        let letters = word.chars().count();
        if !(LEAST_WORD_LETTERS..=MOST_WORD_LETTERS).contains(&letters)
            || !word.chars().all(char::is_alphabetic)
            || is_whole(word)
        {
            return None;
        }
        // Byte offsets of all letter borders, the end of the word included.
        let borders: Vec<usize> =
            word.char_indices().map(|(at, _)| at).chain([word.len()]).collect();
        // best[i] is the best division of the first i letters.
        let mut best: Vec<Option<Division>> = vec![None; letters + 1];
        best[0] = Some(Division { score: 0.0, parts: 0, from: 0, base: String::new() });
        let mut whole: Option<Division> = None;
        for from in 0..letters {
            let Some(&Division { score, parts, .. }) = best[from].as_ref() else { continue };
            if parts >= 1
                && let Some(last) = self.last_part(&word[borders[from]..], letters - from)
            {
                keep_better(&mut whole, score, parts, from, last);
            }
            if parts + 1 >= MOST_PARTS {
                continue;
            }
            for to in from + SHORTEST_PART_LETTERS..=letters.saturating_sub(SHORTEST_PART_LETTERS) {
                if let Some(first) = self.first_part(&word[borders[from]..borders[to]], to - from) {
                    keep_better(&mut best[to], score, parts, from, first);
                }
            }
        }
        let Division { from: mut at, base, .. } = whole?;
        let mut parts = vec![Part { range: borders[at]..word.len(), base }];
        while at > 0 {
            let Division { from, base, .. } = best[at].take()?;
            parts.push(Part { range: borders[from]..borders[at], base });
            at = from;
        }
        parts.reverse();
        Some(Split { parts })
    }

    /// What `start` is as a first part, link letters included.
    fn first_part(&self, start: &str, letters: usize) -> Option<Candidate> {
        if letters < LEAST_PART_LETTERS && !SHORT_FIRST_PARTS.contains(start)
            || is_prefix(start)
            || !start.contains(is_vowel)
        {
            return None;
        }
        // Most starts are not words at all; two look-ups tell, before the bases are tried.
        let knowledge = self.vocabulary.knows(start);
        let linked =
            || start.strip_suffix('s').is_some_and(|bare| self.vocabulary.knows(bare).word > 0);
        if !self.thorough
            && knowledge == Knowledge::default()
            && irregular_base(start).is_none()
            && !linked()
        {
            return None;
        }
        let (base, known) = self.base_of_first(start)?;
        let productive = f32::from(knowledge.first);
        let score = score(productive, known);
        (score >= self.least_score).then_some(Candidate { base, score })
    }

    /// The word that a word in -skap is derived from, so that *föräldraskap* reaches *förälder*:
    /// the base of what stands before -skap. The suffix is not a word, so this is not a split.
    #[must_use]
    pub fn derivation(&self, word: &str) -> Option<String> {
        let before = SKAP.iter().find_map(|ending| word.strip_suffix(ending))?;
        if before.chars().count() < LEAST_PART_LETTERS || is_whole(word) {
            return None;
        }
        self.base_of_first(before).map(|(base, _)| base)
    }

    /// The most likely base form of a first part and how well it is known as a word.
    fn base_of_first(&self, start: &str) -> Option<(String, f32)> {
        if let Some(base) = irregular_base(start) {
            return Some((base.to_owned(), 100.0));
        }
        let mut found: Option<(String, f32)> = None;
        for (base, weight) in bases(start) {
            let known = f32::from(self.vocabulary.knows(&base).word) * weight;
            if known > 0.0 && found.as_ref().is_none_or(|(_, held)| known > *held) {
                found = Some((base, known));
            }
        }
        found
    }

    /// What `end` is as the last part.
    fn last_part(&self, end: &str, letters: usize) -> Option<Candidate> {
        if letters < LEAST_PART_LETTERS && !SHORT_LAST_PARTS.contains(end)
            || is_suffix(end)
            || !end.contains(is_vowel)
        {
            return None;
        }
        let productive = f32::from(self.vocabulary.knows(&stem(end)).last);
        let known = f32::from(self.vocabulary.knows(end).word);
        let score = score(productive, known);
        (score >= self.least_score).then(|| Candidate { base: end.to_owned(), score })
    }
}

/// Puts the division that is `part` after one of `score` and `parts` in the place of `held`, if it
/// is better.
fn keep_better(
    held: &mut Option<Division>,
    score: f32,
    parts: usize,
    from: usize,
    part: Candidate,
) {
    let score = score + part.score - COST_OF_A_PART;
    if held.as_ref().is_none_or(|division| score > division.score) {
        *held = Some(Division { score, parts: parts + 1, from, base: part.base });
    }
}

/// How good a part is: mostly how many compounds share it, a little how frequent it is as a word.
fn score(productive: f32, known: f32) -> f32 {
    productive + WEIGHT_OF_A_WORD * known
}

static SHORT_FIRST_PARTS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| SHORT_FIRST.split_whitespace().collect());
static SHORT_LAST_PARTS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| SHORT_LAST.split_whitespace().collect());

/// The lists and bounds as text, for the analyser's version.
fn table_text() -> String {
    format!(
        "{SHORT_FIRST}|{SHORT_LAST}|{SKAP:?}|{LEAST_SCORE}|{COST_OF_A_PART}|{LEAST_PART_LETTERS}|\
         {MOST_PARTS}|{WEIGHT_OF_A_WORD}"
    )
}

/// Everything in the tables here that changes splits, for the version of the analysis.
pub(super) fn table_texts() -> [String; 3] {
    [links::table_text(), never_split::table_text(), table_text()]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Compounds, stem};

    fn built_in() -> Compounds {
        Compounds::built_in().expect("the built-in vocabulary is readable")
    }

    fn parts(word: &str) -> Vec<String> {
        let split = built_in().split(word);
        split
            .iter()
            .flat_map(|split| &split.parts)
            .map(|part| word[part.range.clone()].to_owned())
            .collect()
    }

    fn bases(word: &str) -> Vec<String> {
        let split = built_in().split(word);
        split.iter().flat_map(|split| &split.parts).map(|part| part.base.clone()).collect()
    }

    #[test]
    fn a_compound_falls_into_its_parts_with_link_letters_on_the_left() {
        assert_eq!(parts("samverkansöverenskommelse"), ["samverkans", "överenskommelse"]);
        assert_eq!(parts("föräldraskapsstöd"), ["föräldraskaps", "stöd"]);
        assert_eq!(parts("remissperioden"), ["remiss", "perioden"]);
        assert_eq!(parts("hemsjukvård"), ["hem", "sjuk", "vård"]);
    }

    #[test]
    fn a_part_has_the_base_of_its_word() {
        assert_eq!(bases("föräldrastöd"), ["förälder", "stöd"]);
        assert_eq!(bases("kvinnojour"), ["kvinna", "jour"]);
        assert_eq!(bases("skolplikt"), ["skola", "plikt"]);
        assert_eq!(bases("samhällsgrupper"), ["samhälle", "grupper"]);
        assert_eq!(bases("arbetsmarknad"), ["arbete", "marknad"]);
        assert_eq!(bases("barnavård"), ["barn", "vård"]);
        assert_eq!(bases("familjehem"), ["familj", "hem"]);
    }

    #[test]
    fn the_parts_of_related_compounds_meet_in_their_stems() {
        let compounds = built_in();
        let first = |word: &str| {
            let base = compounds
                .split(word)
                .and_then(|split| split.parts.into_iter().next())
                .map(|part| part.base);
            stem(&base.unwrap_or_default()).into_owned()
        };
        assert_eq!(first("föräldrastöd"), stem("föräldrarnas"));
        assert_eq!(first("skolgång"), stem("skolan"));
        assert_eq!(first("gatukontor"), stem("gator"));
    }

    #[test]
    fn words_that_are_no_compounds_and_names_stay_whole() {
        for word in [
            "ordförande",
            "kartläggning",
            "förebyggande",
            "ledamöterna",
            "skinnskatteberg",
            "hallstahammar",
            "västmanlands",
            "lindblad",
            "bergström",
            "andersson",
            "informerar",
            "organisationen",
            "planerade",
        ] {
            assert!(parts(word).is_empty(), "{word}: {:?}", parts(word));
        }
    }

    #[test]
    fn runs_of_parts_are_given_between_the_parts_and_the_whole() {
        let split = built_in().split("hemsjukvårdens").expect("a compound");
        let runs: Vec<String> =
            split.runs("hemsjukvårdens").into_iter().map(|run| run.base).collect();
        assert_eq!(runs, ["hemsjuk", "sjukvårdens"]);
    }

    #[test]
    fn a_noun_in_skap_leads_to_what_it_is_derived_from() {
        let compounds = built_in();
        assert_eq!(compounds.derivation("föräldraskapet").as_deref(), Some("förälder"));
        assert_eq!(compounds.derivation("ledarskap").as_deref(), Some("ledare"));
        assert_eq!(compounds.derivation("kunskap"), None);
        assert_eq!(compounds.derivation("stöd"), None);
    }

    proptest! {
        #[test]
        fn the_parts_cover_any_word_without_gap(
            word in "(skol|vård|s|stöd|barn|kommun|ö|é|ning|samverkan){0,7}|\\PC{0,30}",
        ) {
            if let Some(split) = built_in().split(&word) {
                prop_assert!(split.parts.len() >= 2);
                let mut end = 0;
                for part in &split.parts {
                    prop_assert_eq!(part.range.start, end);
                    prop_assert!(word.get(part.range.clone()).is_some_and(|text| !text.is_empty()));
                    prop_assert!(!part.base.is_empty());
                    end = part.range.end;
                }
                prop_assert_eq!(end, word.len());
            }
        }
    }
}
