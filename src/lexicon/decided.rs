//! Which entries would nobody miss?
//!
//! An example says what a rule must make of a text. Each word of the lexicon is taken away in turn
//! from each of its classes, and the examples that meet it are tried again: where they all come out
//! as before, no example decides on the word, and it could be deleted without a test that fails.

use std::collections::{BTreeMap, BTreeSet};

use super::trial::{Use, met, take_away};
use super::{FILES, reader};

/// What is asked of a text, answered in words.
pub(crate) type Rule = fn(&str) -> String;

/// What a rule must make of a text.
pub(crate) struct Example {
    text: &'static str,
    expected: &'static str,
    rule: Rule,
}

/// The examples of a file: `text => expected` a line, or texts below `[expected]`.
pub(crate) fn examples(file: &'static str, rule: Rule) -> Vec<Example> {
    let mut below = "";
    let mut examples = Vec::new();
    for line in file.lines().filter(|line| !line.is_empty() && !line.starts_with("# ")) {
        if let Some((text, expected)) = line.split_once(" => ") {
            examples.push(Example { text, expected, rule });
        } else if let Some(expected) =
            line.strip_prefix("[= ").and_then(|line| line.strip_suffix(']'))
        {
            below = expected;
        } else {
            examples.push(Example { text: line, expected: below, rule });
        }
    }
    examples
}

impl Example {
    fn comes_out(&self) -> bool {
        (self.rule)(self.text) == self.expected
    }
}

/// The examples that do not come out.
pub(crate) fn failures(examples: &[Example]) -> Vec<String> {
    take_away(None);
    let failing = examples.iter().filter(|example| !example.comes_out());
    let tell = |example: &Example| {
        format!("{} => {}, not {}", example.text, (example.rule)(example.text), example.expected)
    };
    failing.map(tell).collect()
}

/// The uses of words that no example decides on.
pub(crate) fn undecided(examples: &[Example]) -> BTreeSet<String> {
    let mut meeting: BTreeMap<Use, Vec<usize>> = BTreeMap::new();
    for (at, example) in examples.iter().enumerate() {
        take_away(None);
        example.comes_out();
        for word in met() {
            meeting.entry(word).or_default().push(at);
        }
    }
    let mut undecided = BTreeSet::new();
    for (_, text) in FILES {
        for entry in reader::entries(text).flatten() {
            for class in entry.classes {
                let near = meeting.get(&(entry.text, class)).map_or(&[][..], Vec::as_slice);
                take_away(Some((entry.text, class)));
                if near.iter().all(|at| examples[*at].comes_out()) {
                    undecided.insert(format!("{} | {class:?}", entry.text));
                }
            }
        }
    }
    take_away(None);
    undecided
}
