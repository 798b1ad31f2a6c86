//! Which verbs of a sentence are whose act?

use std::collections::HashSet;

use super::super::sections::Section;
use super::acts::{act_of, is_verb};
use super::sentence::Sentence;
use super::subjects::{Subjects, in_clause_of_another, tells_of_a_paper};
use crate::lexicon::Class;
use crate::minutes::Act;

/// A verb that is an act of a subject.
pub(in crate::people) struct Doing {
    /// The subject's place among the subjects.
    pub(in crate::people) subject: usize,
    pub(in crate::people) act: Act,
    /// The byte behind the verb.
    pub(in crate::people) behind: usize,
    /// Whether the subject did so in this sentence before. It may be a list of hundreds.
    pub(in crate::people) again: bool,
    /// Whether it makes a speaker: who says only of a conflict of interest that it keeps them away
    /// is told of and does not speak.
    pub(in crate::people) speaks: bool,
}

/// The acts of a sentence's subjects, in the order of their verbs.
pub(in crate::people) fn doings(
    sentence: &Sentence<'_>,
    subjects: &Subjects,
    section: Section,
) -> Vec<Doing> {
    let mut doings: Vec<Doing> = Vec::new();
    let mut done: HashSet<(usize, Act)> = HashSet::new();
    let mut current: Option<usize> = None;
    let mut previous: Option<usize> = None;
    for (index, word) in sentence.words.iter().enumerate() {
        if !is_verb(word.lower) {
            continue;
        }
        let behind = sentence.behind(word.end);
        // The verb is looked up as the chair's too, to see that it is a verb of ours.
        if act_of(word.lower, behind, false).or(act_of(word.lower, behind, true)).is_none() {
            continue;
        }
        let Some(at) = subjects.of_verb(sentence, index, current) else { continue };
        let subject = subjects.get(at);
        let Some(act) = act_of(word.lower, behind, subject.is_chair) else { continue };
        let neither = sentence.words[..index].iter().any(|word| word.lower == "varken");
        if neither
            || in_clause_of_another(sentence, index, subject, previous)
            || tells_of_a_paper(sentence, index, subject, act)
        {
            continue;
        }
        // "anmäler jäv och deltar inte i beslutet" is one act, the declaration.
        let declares = act == Act::Abstains
            && Class::VerbTakePart.has(word.lower)
            && sentence.behind(0).has_any(Class::DeclareInterest);
        let act = if declares { Act::Jav } else { act };
        if !declares {
            current = Some(at);
            previous = Some(index);
        }
        if section == Section::RollCall && !matches!(act, Act::Chairs | Act::Jav) {
            continue;
        }
        let again = !done.insert((at, act));
        doings.push(Doing { subject: at, act, behind: word.end, again, speaks: !declares });
    }
    doings
}
