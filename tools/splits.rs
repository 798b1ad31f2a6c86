//! Measures the splitter against a gold file, with the built-in vocabulary or another, or splits words.
//!
//! Usage: `splits gold GOLD [VOCABULARY]`, or `splits words [VOCABULARY]` with one word per line on
//! standard input. A gold line has a word, a tab, and its parts with `|` between them and `+` before
//! link letters, or `-` for a word that must stay whole. A split is right when every cut of the gold is
//! among its cuts.

use std::error::Error;
use std::fs;
use std::io;

use paragraf::swedish::{Compounds, Split, Vocabulary};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["gold", gold] => measure(&fs::read_to_string(gold)?, &Compounds::built_in()?),
        ["gold", gold, path] => measure(&fs::read_to_string(gold)?, &splitter(path)?),
        ["words"] => split_words(&Compounds::built_in()?)?,
        ["words", path] => split_words(&splitter(path)?)?,
        _ => return Err("usage: splits gold GOLD [VOCABULARY] | splits words [VOCABULARY]".into()),
    }
    Ok(())
}

fn splitter(path: &str) -> Result<Compounds, Box<dyn Error>> {
    Ok(Compounds::with(Vocabulary::from_bytes(fs::read(path)?)?))
}

fn split_words(compounds: &Compounds) -> io::Result<()> {
    for word in io::stdin().lines() {
        let word = word?;
        println!("{word}\t{}", shown(&word, compounds.split(&word).as_ref()));
    }
    Ok(())
}

fn shown(word: &str, split: Option<&Split>) -> String {
    let Some(split) = split else { return "-".to_owned() };
    let parts =
        split.parts.iter().map(|part| format!("{}({})", &word[part.range.clone()], part.base));
    parts.collect::<Vec<_>>().join("|")
}

/// Prints what is wrong, then precision and recall of the odd lines, the even lines and all.
fn measure(gold: &str, compounds: &Compounds) {
    let mut halves = [[0u32; 3]; 2];
    for (line, text) in gold.lines().filter(|line| !line.starts_with('#')).enumerate() {
        let mut columns = text.split('\t');
        let (Some(word), Some(parts)) = (columns.next(), columns.next()) else { continue };
        let split = compounds.split(word);
        let parts: Vec<usize> = parts.split('|').map(|part| part.replace('+', "").len()).collect();
        let whole = parts.len() == 1;
        let mut at = 0;
        let right = match &split {
            None => whole,
            Some(split) => {
                !whole
                    && parts[..parts.len() - 1].iter().all(|length| {
                        at += length;
                        split.parts.iter().any(|part| part.range.end == at)
                    })
            }
        };
        let [hits, false_splits, missed] = &mut halves[line % 2];
        *hits += u32::from(right && !whole);
        *false_splits += u32::from(!right && split.is_some());
        *missed += u32::from(!right && !whole);
        if !right {
            println!("{word}: {}", shown(word, split.as_ref()));
        }
    }
    let [odd, even] = halves;
    let all = [0, 1, 2].map(|index| odd[index] + even[index]);
    for (name, [hits, false_splits, missed]) in
        [("odd lines", odd), ("even lines", even), ("all", all)]
    {
        let precision = f64::from(hits) / f64::from(hits + false_splits);
        let recall = f64::from(hits) / f64::from(hits + missed);
        println!("{name}: precision {precision:.3}, recall {recall:.3}");
    }
}
