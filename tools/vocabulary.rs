//! Makes the built-in vocabulary of the splitter: reads a frequency list (word, tab, count per
//! line) and writes the `fst` map that `swedish::vocabulary` describes. The same list gives the
//! same bytes.
//!
//! Usage: `vocabulary LIST OUT [--without WORDS]`. Besides LIST it knows the words of
//! `tools/words.txt`. With `--without`, the words in the first column of WORDS are taken out of the
//! list first, and, unless the second column says `-`, all forms with the same stem, to measure the
//! splitter on compounds that it has not seen.
//!
//! How: first every frequent word may be a part; all words of the list are split with that; the
//! parts are counted; and the words are split again by the counts, until the counts have settled.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::error::Error;
use std::fs;

use paragraf::swedish::{Compounds, Knowledge, Vocabulary, quantised, stem};

/// Rounds of splitting and counting; after four, hardly any word is split otherwise than before.
const ROUNDS: usize = 5;

/// What is asked of a part in the first round, when there is only the frequency of words to go by,
/// and in the others.
const LENIENT: f32 = 9.0;
const STRICT: f32 = 10.0;

/// A word less frequent than this is not evidence of itself as a part: much of what the list has
/// below is misprints and fragments of words cut at a line end.
const LEAST_COUNT: u64 = 8;

/// What a word of `words.txt` counts at least.
const COUNT_OF_A_LISTED_WORD: u64 = 150;

/// Words of committees, written by hand; the frequency list has no words that are mostly written
/// with a capital.
const WORDS: &str = include_str!("words.txt");

/// Longer words are compounds, which are known through their parts.
const MOST_LETTERS: usize = 16;

#[expect(clippy::too_many_lines, reason = "one list of steps")]
fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (list, out, without) = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [list, out] => (list, out, None),
        [list, out, "--without", words] => (list, out, Some(words)),
        _ => return Err("usage: vocabulary LIST OUT [--without WORDS]".into()),
    };
    let mut left_out = HashSet::new();
    if let Some(path) = without {
        for line in fs::read_to_string(path)?.lines().filter(|line| !line.starts_with('#')) {
            let mut columns = line.split('\t');
            let (word, parts) = (columns.next().unwrap_or_default(), columns.next());
            left_out.insert(word.to_owned());
            // Of a word that is not a compound the other forms stay: they are parts of what is
            // measured.
            if parts != Some("-") {
                left_out.insert(stem(word).into_owned());
            }
        }
    }
    let text = fs::read_to_string(list)?;
    let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
    for line in text.lines() {
        let Some((word, count)) = line.split_once('\t') else { continue };
        let swedish =
            word.chars().all(|letter| letter.is_ascii_lowercase() || "åäöéü".contains(letter));
        if swedish && !left_out.contains(word) && !left_out.contains(stem(word).as_ref()) {
            *counts.entry(word).or_default() += count.parse::<u64>()?;
        }
    }
    for word in WORDS.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace)
    {
        if !left_out.contains(word) && !left_out.contains(stem(word).as_ref()) {
            let count = counts.entry(word).or_default();
            *count = COUNT_OF_A_LISTED_WORD.max(*count);
        }
    }
    let mut knowledge: BTreeMap<String, Knowledge> = BTreeMap::new();
    for (&word, &count) in &counts {
        if count >= LEAST_COUNT && word.chars().count() <= MOST_LETTERS {
            knowledge.entry(word.to_owned()).or_default().word = quantised(count);
        }
    }
    let mut compounds: HashSet<&str> = HashSet::new();
    for round in 0..ROUNDS {
        let splitter = Compounds::with(Vocabulary::from_bytes(map(&knowledge)?)?);
        let splitter = splitter.asking(if round == 0 { LENIENT } else { STRICT });
        let (mut firsts, mut lasts): (HashMap<&str, u64>, HashMap<String, u64>) =
            Default::default();
        compounds.clear();
        let mut seen = HashSet::new();
        for &word in counts.keys() {
            let Some(split) = splitter.split(word) else { continue };
            compounds.insert(word);
            // A compound in eight inflections is one compound.
            if !seen.insert(stem(word).into_owned()) {
                continue;
            }
            let Some((end, before)) = split.parts.split_last() else { continue };
            for part in before {
                *firsts.entry(&word[part.range.clone()]).or_default() += 1;
            }
            *lasts.entry(stem(&end.base).into_owned()).or_default() += 1;
        }
        for known in knowledge.values_mut() {
            (known.first, known.last) = (0, 0);
        }
        for (start, count) in firsts {
            knowledge.entry(start.to_owned()).or_default().first = quantised(count);
        }
        for (end, count) in lasts {
            knowledge.entry(end).or_default().last = quantised(count);
        }
        eprintln!("round {round}: {} of {} words are compounds", compounds.len(), counts.len());
    }
    // A compound is known through its parts and need not be kept as a word.
    for (word, known) in &mut knowledge {
        if compounds.contains(word.as_str()) {
            known.word = 0;
        }
    }
    knowledge.retain(|_, known| *known != Knowledge::default());
    let bytes = map(&knowledge)?;
    eprintln!("{} entries, {} bytes", knowledge.len(), bytes.len());
    fs::write(out, bytes)?;
    Ok(())
}

fn map(knowledge: &BTreeMap<String, Knowledge>) -> Result<Vec<u8>, fst::Error> {
    let mut builder = fst::MapBuilder::memory();
    for (string, known) in knowledge {
        builder.insert(string, known.pack())?;
    }
    builder.into_inner()
}
