//! Which act does a verb tell of?
//!
//! In go a verb of the table in `verbs`, what stands behind it and whether the chair is
//! its subject, out comes the act.
//! Some verbs are an act alone (`informerar`), some only with an object (`lämnar …
//! information`, `ställer … fråga`), some only of the chair.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::sentence::Behind;
use super::verbs::{CUES, Cue};
use crate::minutes::Act;
use Act::{Answers, Asks, Chairs, Moves, Presents};
use Cue::{Alone, OfChair, OfChairOnly, With};

/// The cue of each verb; of a verb that stands twice, the first.
static CUE_OF: LazyLock<HashMap<&'static str, &'static Cue>> = LazyLock::new(|| {
    let mut cues = HashMap::new();
    for (verbs, cue) in CUES {
        for verb in *verbs {
            cues.entry(*verb).or_insert(cue);
        }
    }
    cues
});

/// What is opened and closed by the chair alone.
const MEETINGS: [&str; 4] = ["mötet", "sammanträdet", "årsmötet", "stämman"];

/// What the chair declares the meeting to be: "förklarade mötet öppnat".
const MEETING_STATES: [&str; 8] = [
    "mötet öppnat",
    "mötet för öppnat",
    "mötet avslutat",
    "mötet för avslutat",
    "sammanträdet öppnat",
    "sammanträdet avslutat",
    "stämman öppnad",
    "stämman avslutad",
];

/// Whether a word (lower case) is a verb of the table.
pub(crate) fn is_verb(word: &str) -> bool {
    CUE_OF.contains_key(word)
}

/// The act of `verb` (lower case), said of the chair or of anybody else, with what stands behind
/// the verb.
pub(in crate::people) fn act_of(verb: &str, behind: Behind<'_>, of_chair: bool) -> Option<Act> {
    let cue = CUE_OF.get(verb)?;
    let act = match cue {
        Alone(act) => Some(*act),
        OfChair => Some(if of_chair { Chairs } else { Presents }),
        OfChairOnly => {
            let opens = matches!(verb, "öppnar" | "öppnade" | "avslutar" | "avslutade")
                && behind.begins_with(&MEETINGS);
            (of_chair || opens).then_some(Chairs)
        }
        With(objects) => objects
            .iter()
            .find(|(words, _)| words.iter().any(|word| behind.has(word)))
            .map(|(_, act)| *act),
    }?;
    // Whoever opens or closes the meeting chairs it, whatever the list says.
    if matches!(cue, OfChair) && MEETING_STATES.iter().any(|state| behind.has(state)) {
        return Some(Chairs);
    }
    // The chair's question is whether the meeting may decide.
    let decisive = ["om ", "nämnden", "fullmäktige", "styrelsen", "mötet", "församlingen"];
    let procedural = matches!(verb, "frågar" | "frågade") && behind.begins_with(&decisive);
    Some(if of_chair && act == Asks && procedural { Chairs } else { act })
}

/// The act of a passive verb with its agent: "besvaras av", "på förslag av".
pub(crate) fn passive_act(verb: &str) -> Option<Act> {
    Some(match verb {
        "besvaras" | "besvarades" => Answers,
        "föredras" | "föredrogs" | "presenteras" | "presenterades" | "redovisas"
        | "redovisades" | "lämnas" | "lämnades" | "ges" | "hålls" => Presents,
        "ställs" | "ställdes" => Asks,
        "yrkas" | "yrkades" | "föreslås" | "föreslogs" => Moves,
        "öppnas" | "öppnades" | "avslutas" | "avslutades" => Chairs,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::minutes::Act::Jav;
    use crate::people::speakers::sentence::{Lower, Sentence};

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
        assert_eq!(act("röstar", " ja", false), None);
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
        assert_eq!(act("finner", " att förslaget bifalls", false), None);
        assert_eq!(act("frågar", " om nämnden kan besluta", true), Some(Chairs));
    }
}
