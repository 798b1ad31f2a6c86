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
/// is approved or rejected does not: "bifall till återremissyrkandet" asks for approval.
pub(in crate::people) fn motions(behind: &str) -> Vec<MotionKind> {
    // A motion that is quoted whole says in its beginning what it is.
    const MOST_WORDS: usize = 80;
    let mut found: Vec<MotionKind> = Vec::new();
    let words = behind.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut negated = false;
    for word in words.take(MOST_WORDS) {
        let kind = STEMS.into_iter().find(|(class, _)| class.begins(word)).map(|(_, kind)| kind);
        if let Some(kind) = kind {
            let kind = if negated && kind == Approval { Rejection } else { kind };
            let plain = matches!(kind, Approval | Rejection);
            // What is approved or rejected is named behind it.
            if !found.contains(&kind) && (plain || found.is_empty()) {
                found.push(kind);
            }
        }
        negated = word == "inte" || word == "ej";
    }
    if found.is_empty() {
        found.push(Other);
    }
    found
}

/// What a paper is a motion for, by its name in lower case: `återremissyrkande`.
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
            ("bifall till tilläggsyrkandet", vec![Approval]),
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
