//! Measuring stems and splits against the gold files of the shared folder.
//!
//! The tests run when `PARAGRAF_SHARED` names the folder, and fail when it names a folder without
//! the files; without the variable there is nothing to measure and they are ignored.

use std::path::PathBuf;

use super::compounds::Compounds;
use super::stem::stem;

/// The lines of a gold file as columns.
fn gold(name: &str) -> Vec<Vec<String>> {
    let folder = PathBuf::from(std::env::var_os("PARAGRAF_SHARED").unwrap_or_default());
    let path = folder.join("gold").join(name);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|reason| {
        panic!(
            "cannot read {}: {reason}; let PARAGRAF_SHARED name the shared folder or unset it",
            path.display()
        )
    });
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines.map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

fn column(line: &[String], number: usize) -> Vec<&str> {
    line.get(number).map(|text| text.split_whitespace().collect()).unwrap_or_default()
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs PARAGRAF_SHARED")]
fn ninety_five_of_a_hundred_pairs_of_a_family_have_one_stem() {
    let families = gold("swedish-families.tsv");
    let (mut pairs, mut met) = (0u32, 0u32);
    let mut apart = Vec::new();
    for family in &families {
        let forms = column(family, 1);
        for (index, one) in forms.iter().enumerate() {
            for other in &forms[..index] {
                pairs += 1;
                if stem(one) == stem(other) {
                    met += 1;
                } else {
                    apart.push(format!("{one}/{other}"));
                }
            }
        }
    }
    let recall = f64::from(met) / f64::from(pairs);
    assert!(recall >= 0.95, "recall {recall:.3} of {pairs} pairs; apart: {apart:?}");
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs PARAGRAF_SHARED")]
fn unrelated_words_do_not_meet_in_a_stem() {
    let families = gold("swedish-families.tsv");
    let met: Vec<String> = families
        .iter()
        .flat_map(|family| {
            let forms = column(family, 1);
            let meets = move |other: &&str| forms.iter().any(|form| stem(form) == stem(other));
            column(family, 3)
                .into_iter()
                .filter(meets)
                .map(move |other| format!("{:?}/{other}", family.first()))
        })
        .collect();
    assert!(met.is_empty(), "{met:?}");
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs PARAGRAF_SHARED")]
fn compounds_are_split_where_the_gold_says_and_other_words_are_whole() {
    let lines = gold("swedish-compounds.tsv");
    let compounds = Compounds::built_in().expect("the built-in vocabulary is readable");
    let (mut right, mut false_splits, mut missed) = (0u32, 0u32, 0u32);
    let mut errors = Vec::new();
    for line in &lines {
        let [word, gold, ..] = &line[..] else { panic!("a gold line has two columns: {line:?}") };
        let split = compounds.split(word);
        let ends: Vec<usize> =
            split.iter().flat_map(|split| split.parts.iter().map(|part| part.range.end)).collect();
        let parts: Vec<&str> = gold.split('|').collect();
        let mut at = 0;
        let cuts: Vec<usize> = parts[..parts.len() - 1]
            .iter()
            .map(|part| {
                at += part.len() - part.matches('+').count();
                at
            })
            .collect();
        let found = cuts.iter().all(|cut| ends.contains(cut));
        match (gold == "-", split.is_some()) {
            (true, false) => continue,
            (true, true) => false_splits += 1,
            (false, true) if found => {
                right += 1;
                continue;
            }
            (false, true) => (false_splits, missed) = (false_splits + 1, missed + 1),
            (false, false) => missed += 1,
        }
        errors.push(word);
    }
    let precision = f64::from(right) / f64::from(right + false_splits);
    let recall = f64::from(right) / f64::from(right + missed);
    assert!(
        precision >= 0.94 && recall >= 0.90,
        "precision {precision:.3}, recall {recall:.3}; wrong: {errors:?}"
    );
}
