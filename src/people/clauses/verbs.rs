//! With which verbs do minutes say that somebody takes the floor or acts?
//!
//! Which act a verb is, and what objects make it one. The words are those of the lexicon: present and
//! past forms, and not the perfect, which tells of what was done before the meeting.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::lexicon::Class;
use crate::minutes::Act;

/// How a verb tells of an act.
#[derive(Debug, Clone, Copy)]
pub(in crate::people) enum Cue {
    /// The verb alone.
    Alone(Act),
    /// The verb with an object, any of the words somewhere behind it; the first that fits.
    With(&'static [(Class, Act)]),
    /// The verb of the chair; anybody else presents.
    OfChair,
    /// The verb of the chair; of anybody else it is not an act.
    OfChairOnly,
}

use Act::{Abstains, Answers, Asks, Chairs, Jav, Moves, Presents, Reserves, Statement};
use Cue::{Alone, OfChair, OfChairOnly, With};

/// The classes of verbs with the cue that they are.
const CUES: [(Class, Cue); 23] = [
    (Class::VerbPresents, Alone(Presents)),
    (Class::VerbChairPresents, OfChair),
    (Class::VerbChairs, OfChairOnly),
    (Class::VerbAsks, Alone(Asks)),
    (Class::VerbAnswers, Alone(Answers)),
    (Class::VerbMoves, Alone(Moves)),
    (
        Class::VerbPut,
        With(&[(Class::PutToVote, Chairs), (Class::PutQuestion, Asks), (Class::PutSupport, Moves)]),
    ),
    (Class::VerbSupport, With(&[(Class::SupportMotion, Moves)])),
    (Class::VerbReserve, With(&[(Class::ReserveAgainst, Reserves)])),
    (Class::VerbNote, With(&[(Class::NoteStatement, Statement)])),
    (
        Class::VerbDeclare,
        With(&[
            (Class::DeclareInterest, Jav),
            (Class::DeclareAbstention, Abstains),
            (Class::DeclareReservation, Reserves),
            (Class::DeclareNote, Statement),
            (Class::DeclareQuestion, Asks),
            (Class::DeclareMotion, Moves),
        ]),
    ),
    (Class::VerbTakePart, With(&[(Class::NotInDecision, Abstains)])),
    (
        Class::VerbLodge,
        With(&[
            (Class::LodgeStatement, Statement),
            (Class::LodgeReservation, Reserves),
            (Class::LodgeMotion, Moves),
            (Class::LodgeReport, Presents),
            (Class::LodgeAnswer, Answers),
        ]),
    ),
    (Class::VerbGive, With(&[(Class::GiveReport, Presents), (Class::GiveAnswer, Answers)])),
    (Class::VerbGo, With(&[(Class::GoThrough, Presents)])),
    (Class::VerbRead, With(&[(Class::ReadOut, Presents)])),
    (Class::VerbContinue, With(&[(Class::ContinueReport, Presents)])),
    (Class::VerbTake, With(&[(Class::TakeQuestion, Answers), (Class::TakeUp, Presents)])),
    (Class::VerbHave, With(&[(Class::HaveMoved, Moves), (Class::HaveDeclared, Jav)])),
    (Class::VerbSpeak, With(&[(Class::SpeakSelf, Presents)])),
    (Class::VerbRefer, With(&[(Class::ReferToAnswer, Answers)])),
    (Class::VerbApprove, With(&[(Class::ApproveMotion, Moves)])),
    (Class::VerbRequest, With(&[(Class::RequestNote, Statement), (Class::RequestVote, Moves)])),
];

/// The class and the cue of each verb. Every word of a text is looked up, and few are verbs of ours.
static CUE_OF: LazyLock<FxHashMap<&'static str, (Class, Cue)>> = LazyLock::new(|| {
    let verbs =
        CUES.iter().flat_map(|(class, cue)| class.iter().map(|verb| (verb, (*class, *cue))));
    verbs.collect()
});

/// The cue that a verb in lower case is.
pub(in crate::people) fn cue_of(verb: &str) -> Option<Cue> {
    let (class, cue) = CUE_OF.get(verb)?;
    class.has(verb).then_some(*cue)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verb_has_one_cue() {
        let verbs: usize = CUES.iter().map(|(class, _)| class.iter().count()).sum();
        assert_eq!(verbs, CUE_OF.len());
    }
}
