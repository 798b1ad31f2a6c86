//! Words as often as they are in Swedish.
//!
//! Words are drawn by the frequencies of the built-in vocabulary, and now and then a compound is
//! made of two of its parts, so that the number of distinct forms grows with the length of the text
//! as it does in real minutes.

use std::sync::LazyLock;

use fst::{Map, Streamer};
use paragraf::swedish::{Knowledge, Vocabulary, stem};

use super::random::{Random, Weighted};

/// The vocabulary that compounds are split by; its first byte is a word's frequency.
const VOCABULARY: &[u8] = include_bytes!("../../src/swedish/data/vocabulary.fst");

/// Of a hundred words, how many are compounds made here, besides those that the
/// vocabulary holds.
const MADE_COMPOUNDS_PERCENT: u64 = 4;

/// Of a hundred words, how many are function words; a judgement. They are drawn apart, as
/// words of one or two letters are not taken from the vocabulary here.
const FUNCTION_WORDS_PERCENT: u64 = 40;

/// Function words with their weights: judged in the order and roughly the proportions of
/// Swedish minutes, not counted. Forms of one word are weighed by themselves.
const FUNCTION_WORDS: &[(&str, u64)] = &[
    ("och", 360),
    ("att", 330),
    ("i", 270),
    ("för", 210),
    ("av", 200),
    ("till", 180),
    ("som", 170),
    ("en", 150),
    ("om", 140),
    ("på", 140),
    ("med", 140),
    ("är", 120),
    ("den", 120),
    ("det", 110),
    ("har", 100),
    ("ska", 60),
    ("inte", 55),
    ("kan", 50),
    ("ett", 70),
    ("de", 50),
    ("från", 50),
    ("vid", 40),
    ("under", 35),
    ("eller", 25),
    ("så", 20),
    ("även", 20),
    ("sig", 25),
    ("men", 20),
    ("mot", 20),
    ("efter", 20),
    ("hur", 20),
    ("hon", 20),
    ("han", 15),
    ("inom", 15),
    ("alla", 12),
    ("när", 12),
    ("över", 12),
    ("mellan", 10),
    ("utan", 8),
    ("dock", 3),
    // Other forms of the same words and of those that are as frequent: an index of minutes has
    // all of them, and a phrase of one form must tell it from the others.
    ("ha", 25),
    ("hade", 25),
    ("haft", 6),
    ("vara", 40),
    ("var", 40),
    ("varit", 20),
    ("bli", 12),
    ("blir", 15),
    ("blev", 8),
    ("blivit", 6),
    ("skall", 12),
    ("skulle", 20),
    ("kunde", 8),
    ("kunna", 15),
    ("få", 15),
    ("får", 25),
    ("fick", 8),
    ("fått", 10),
    ("gör", 10),
    ("göra", 12),
    ("görs", 8),
    ("gjort", 6),
    ("denna", 15),
    ("detta", 35),
    ("dessa", 15),
    ("sin", 12),
    ("sitt", 10),
    ("sina", 12),
    ("all", 5),
    ("allt", 8),
    ("någon", 8),
    ("något", 8),
    ("några", 8),
    ("annan", 5),
    ("annat", 5),
    ("andra", 18),
    ("stor", 6),
    ("stort", 5),
    ("stora", 8),
    ("ny", 8),
    ("nytt", 5),
    ("nya", 14),
    ("år", 20),
    ("året", 12),
    ("åren", 6),
];

static WORDS: LazyLock<Words> = LazyLock::new(Words::built_in);

struct Words {
    function: Weighted,
    content: Weighted,
    firsts: Weighted,
    lasts: Weighted,
}

impl Words {
    fn built_in() -> Self {
        let mut words = Self {
            function: Weighted::default(),
            content: Weighted::default(),
            firsts: Weighted::default(),
            lasts: Weighted::default(),
        };
        for (word, times) in FUNCTION_WORDS {
            words.function.add(word, *times);
        }
        let vocabulary =
            Vocabulary::from_bytes(VOCABULARY).expect("the committed vocabulary is readable");
        let map = Map::new(VOCABULARY).expect("the committed vocabulary is an fst map");
        let mut stream = map.stream();
        while let Some((key, _)) = stream.next() {
            let Ok(key) = std::str::from_utf8(key) else { continue };
            if key.chars().count() < 3 || !key.chars().all(char::is_alphabetic) {
                continue;
            }
            let Knowledge { word, first, .. } = vocabulary.knows(key);
            if FUNCTION_WORDS.iter().all(|(function, _)| *function != key) {
                words.content.add(key, times(word));
            }
            if key.chars().count() >= 4 {
                words.firsts.add(key, times(first));
                if word > 0 {
                    words.lasts.add(key, times(vocabulary.knows(&stem(key)).last));
                }
            }
        }
        words
    }
}

/// The count that was quantised, in eighths so that rare words differ too: eight steps
/// of the scale are a doubling, and 8 stands for 1.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn times(quantised: u8) -> u64 {
    if quantised == 0 { 0 } else { (8.0 * ((f64::from(quantised) - 8.0) / 8.0).exp2()) as u64 }
}

/// Appends a word of running text.
pub fn append_word(out: &mut String, random: &mut Random) {
    let words = &*WORDS;
    if random.percent(FUNCTION_WORDS_PERCENT) {
        out.push_str(words.function.draw(random));
    } else {
        append_content_word(out, random);
    }
}

/// Appends a word that is not a function word.
pub fn append_content_word(out: &mut String, random: &mut Random) {
    let words = &*WORDS;
    if random.percent(MADE_COMPOUNDS_PERCENT) {
        out.push_str(words.firsts.draw(random));
        out.push_str(words.lasts.draw(random));
    } else {
        out.push_str(words.content.draw(random));
    }
}
