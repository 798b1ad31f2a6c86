//! What does a motion ask for?

use crate::lexicon::Class;
use crate::minutes::MotionKind;
use MotionKind::{Amendment, Approval, Deferral, Other, ReferralBack, Rejection};

/// The beginnings of words by which a motion tells what it asks for.
const STEMS: [(Class, MotionKind); 5] = [
    (Class::AsksApproval, Approval),
    (Class::AsksRejection, Rejection),
    (Class::AsksReferral, ReferralBack),
    (Class::AsksDeferral, Deferral),
    (Class::AsksAmendment, Amendment),
];

/// What stands behind a verb of moving, in lower case. "bifall" and "avslag" tell by themselves, what
/// is approved or rejected does not: "bifall till återremissyrkandet" asks for approval. Only an addition is
/// moved by those who support it.
pub(in crate::people) fn motions(behind: &str) -> Vec<MotionKind> {
    // A motion that is quoted whole says in its beginning what it is.
    const MOST_WORDS: usize = 80;
    let words = behind.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut asked = Asked::default();
    for (at, word) in words.take(MOST_WORDS).enumerate() {
        asked.take(at, word);
    }
    asked.into_kinds()
}

/// What a motion asks for while its words are read.
#[derive(Default)]
struct Asked {
    found: Vec<MotionKind>,
    negated: bool,
    /// Whether it begins with a clause, "att Bo Ek ska utses till ombud samt bifall till …".
    begins_clause: bool,
    /// The last approval or rejection, whose objects follow.
    verdict: Option<MotionKind>,
    /// Whether anything but an addition is approved.
    approves_whole: bool,
}

impl Asked {
    fn take(&mut self, at: usize, word: &str) {
        self.begins_clause |= at == 0 && word == "att";
        let kind = STEMS.into_iter().find(|(class, _)| class.begins(word)).map(|(_, kind)| kind);
        match kind {
            Some(kind @ (Approval | Rejection)) => {
                let kind = if self.negated && kind == Approval { Rejection } else { kind };
                self.verdict = Some(kind);
                // "att Bo Ek ska utses samt bifall till …" asks for something else first.
                if self.begins_clause && at > 1 && self.found.is_empty() && is_noun(word) {
                    self.add(Other);
                }
                self.add(kind);
            }
            // Whoever supports an addition moves it.
            Some(Amendment) if self.verdict == Some(Approval) => self.add(Amendment),
            Some(kind) if self.verdict.is_none() && self.found.is_empty() => self.add(kind),
            _ => {
                self.approves_whole |=
                    self.verdict == Some(Approval) && Class::MotionObject.is_in(word);
            }
        }
        self.negated = word == "inte" || word == "ej";
    }

    fn add(&mut self, kind: MotionKind) {
        if !self.found.contains(&kind) {
            self.found.push(kind);
        }
    }

    fn into_kinds(mut self) -> Vec<MotionKind> {
        if self.found.contains(&Amendment) && !self.approves_whole {
            self.found.retain(|kind| *kind != Approval);
        }
        if self.found.is_empty() {
            self.found.push(Other);
        }
        self.found
    }
}

/// "bifall", "avslag": a noun, and not the verb of the clause.
fn is_noun(word: &str) -> bool {
    Class::ClauseOpening.has(word)
}

/// What a document is a motion for, by its name in lower case: `återremissyrkande`.
pub(in crate::people) fn motion_named(name: &str) -> MotionKind {
    STEMS.into_iter().find(|(class, _)| class.begins(name)).map_or(Other, |(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_motion_says_what_it_asks_for() {
        for (behind, expected) in [
            ("bifall till styrelsens förslag", vec![Approval]),
            (
                "bifall till kontorets förslag och avslag på övriga yrkanden",
                vec![Approval, Rejection],
            ),
            ("bifall till tilläggsyrkandet", vec![Amendment]),
            (
                "bifall till styrelsens förslag och tilläggsyrkande från S",
                vec![Approval, Amendment],
            ),
            ("bifall till återremissyrkandet", vec![Approval]),
            ("avslag på tilläggsyrkandet", vec![Rejection]),
            ("att Bo Ek ska utses till ombud samt avslag på yrkandet", vec![Other, Rejection]),
            ("att ärendet ska återremitteras till nämnden", vec![ReferralBack]),
            ("att ärendet bordläggs", vec![Deferral]),
            ("att motionen inte ska bifallas", vec![Approval]),
            ("att planen ändras så att vägen blir bredare", vec![Amendment]),
            ("att kommunen bygger en väg", vec![Other]),
        ] {
            assert_eq!(motions(behind), expected, "{behind}");
        }
        assert_eq!(motion_named("återremissyrkande"), ReferralBack);
        assert_eq!(motion_named("yrkande"), Other);
    }
}
