//! Which act does a verb tell of?
//!
//! It depends on the verb (of the table in `verbs`), on what stands behind it, and on whether the
//! chair is its subject. Some verbs are an act alone (`informerar`), some only with an object
//! (`lämnar … information`, `ställer … fråga`), some only of the chair.

use super::sentence::Behind;
use super::verbs::{Cue, cue_of};
use crate::lexicon::Class;
use crate::minutes::Act;
use Act::{Answers, Asks, Chairs, Moves, Presents};
use Cue::{Alone, OfChair, OfChairOnly, With};

/// Whether a word (lower case) is a verb of the table.
pub(crate) fn is_verb(word: &str) -> bool {
    cue_of(word).is_some()
}

/// The act of `verb` (lower case), said of the chair or of anybody else, with what stands behind
/// the verb.
pub(in crate::people) fn act_of(verb: &str, behind: Behind<'_>, of_chair: bool) -> Option<Act> {
    let cue = cue_of(verb)?;
    let act = match cue {
        // "meddelar att hon inte deltar i beslutet"
        Alone(Presents) if behind.tells_that() && behind.has_any(Class::DeclareAbstention) => {
            Some(Act::Abstains)
        }
        Alone(act) => Some(act),
        OfChair => Some(if of_chair { Chairs } else { Presents }),
        OfChairOnly => {
            let opens =
                Class::VerbOpensMeeting.has(verb) && behind.begins_with(Class::MeetingOpened);
            let greets = || Class::VerbGreet.has(verb) && behind.has_any(Class::GreetWelcome);
            if of_chair || opens { Some(Chairs) } else { greets().then_some(Presents) }
        }
        With(objects) => {
            // "anmäler att bryggan är sliten": what is told to the meeting. A question in such a clause is
            // not put by it: "anmäler att de återtar fråga 9".
            let tells = || Class::VerbDeclare.has(verb) && behind.tells_that();
            let is_told = |act: Act| matches!(act, Asks | Moves) && tells();
            let object =
                objects.iter().find(|(words, act)| behind.has_any(*words) && !is_told(*act));
            let told = if of_chair { Chairs } else { Presents };
            // "deltar inte Bo Ek i handläggningen"
            let stays_away = || {
                Class::VerbTakePart.has(verb)
                    && behind.denies()
                    && behind.has_any(Class::InDecision)
            };
            object
                .map(|(_, act)| *act)
                .or_else(|| tells().then_some(told))
                .or_else(|| stays_away().then_some(Act::Abstains))
        }
    }?;
    if act != Act::Abstains && behind.denies() {
        return None;
    }
    // Whoever opens or closes the meeting chairs it, whatever the list says.
    if matches!(cue, OfChair) && behind.has_any(Class::MeetingState) {
        return Some(Chairs);
    }
    // The chair's question is whether the meeting may decide.
    let procedural = Class::VerbOfQuestion.has(verb)
        && (behind.begins_with(Class::AskedToDecide) || behind.asks_whether());
    Some(if of_chair && act == Asks && procedural { Chairs } else { act })
}

/// The act of a passive verb with its agent: "besvaras av", "på förslag av".
pub(crate) fn passive_act(verb: &str) -> Option<Act> {
    let passive = [
        (Class::PassiveAnswers, Answers),
        (Class::PassivePresents, Presents),
        (Class::PassiveAsks, Asks),
        (Class::PassiveMoves, Moves),
        (Class::PassiveChairs, Chairs),
    ];
    passive.into_iter().find(|(class, _)| class.has(verb)).map(|(_, act)| act)
}

#[cfg(test)]
mod tests {
    use super::super::sentence::{Lower, Sentence};
    use super::*;
    use crate::minutes::Act::Jav;

    fn act(verb: &str, rest: &str, of_chair: bool) -> Option<Act> {
        act_of(verb, Sentence::of(rest, &Lower::of(rest)).behind(0), of_chair)
    }

    #[test]
    fn a_verb_alone_or_with_its_object_is_an_act() {
        assert_eq!(act("informerar", " om läget", false), Some(Presents));
        assert_eq!(act("ställer", " propositioner på yrkandena", true), Some(Chairs));
        assert_eq!(act("ställer", " en fråga som lyder", false), Some(Asks));
        assert_eq!(act("anmäler", " jäv i ärendet", false), Some(Jav));
        assert_eq!(act("lämnar", " lokalen", false), None);
        assert_eq!(act("läser", " upp berättelsen", false), Some(Presents));
        assert_eq!(act("läste", " handlingarna", false), None);
        assert_eq!(act("anmälde", " att bryggan är sliten", false), Some(Presents));
        assert_eq!(act("anmäler", " en fråga", false), Some(Asks));
        assert_eq!(act("anmäler", " att de återtar fråga 9", false), Some(Presents));
        assert_eq!(act("anmäler", " att han avstår", false), Some(Act::Abstains));
        assert_eq!(act("anmäler", " förhinder", false), None);
        assert_eq!(act("röstar", " ja", false), None);
        assert_eq!(act("meddelar", " att han inte deltar i beslutet", false), Some(Act::Abstains));
        assert_eq!(act("deltar", " inte Bo Ek i handläggningen", false), Some(Act::Abstains));
        assert_eq!(act("yttrar", " sig Bo Ek", false), Some(Presents));
        assert_eq!(act("hänvisade", " till det skriftliga svaret", false), Some(Act::Answers));
        assert_eq!(act("anmälde", " avvikande åsikt", false), Some(Act::Reserves));
        assert_eq!(act("fick", " till protokollet antecknat att", false), Some(Act::Statement));
        assert_eq!(act("framhöll", " att läget är gott", false), Some(Presents));
        assert_eq!(passive_act("avslutades"), Some(Chairs));
    }

    #[test]
    fn opening_words_are_the_chair_s() {
        assert_eq!(act("inleder", " och hälsar välkomna", true), Some(Chairs));
        assert_eq!(act("inleder", " med kort information", false), Some(Presents));
        assert_eq!(act("förklarade", " mötet öppnat", false), Some(Chairs));
        assert_eq!(act("öppnade", " mötet och hälsade", false), Some(Chairs));
        assert_eq!(act("öppnade", " en filial", false), None);
        assert_eq!(act("hälsade", " alla välkomna", false), Some(Presents));
        assert_eq!(act("hälsade", " alla välkomna", true), Some(Chairs));
        assert_eq!(act("hälsade", " på grannen", false), None);
        assert_eq!(act("finner", " att förslaget bifalls", false), None);
        assert_eq!(act("frågar", " om nämnden kan besluta", true), Some(Chairs));
        assert_eq!(act("frågar", " först om ärendet ska avgöras", true), Some(Chairs));
        assert_eq!(act("frågar", " kontoret om läget", true), Some(Asks));
    }
}
