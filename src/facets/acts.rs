//! Which act does a verb tell of?
//!
//! A table of the verbs with which minutes say that somebody takes the floor or acts.
//! Some verbs are an act alone (`informerar`), some only with an object (`lämnar …
//! information`, `ställer … fråga`). Present and past forms are listed; the perfect is
//! not, since it tells of what was done before the meeting.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::minutes::Act;

/// An object that makes a verb an act: any of the words somewhere behind the verb.
type Object = (&'static [&'static str], Act);

enum Cue {
    /// The verb alone.
    Alone(Act),
    /// The verb with an object; the first that fits.
    With(&'static [Object]),
    /// The verb of the chair; anybody else presents.
    OfChair,
    /// The verb of the chair; of anybody else it is no act.
    OfChairOnly,
}

use Act::{Answers, Asks, Chairs, Jav, Moves, Presents, Reserves, Statement};
use Cue::{Alone, OfChair, OfChairOnly, With};

const NOT_IN_DECISION: &[&str] = &[
    "inte i beslut",
    "ej i beslut",
    "inte i handläggning",
    "ej i handläggning",
    "inte i detta beslut",
    "inte i ärendet",
];

const CUES: &[(&[&str], Cue)] = &[
    (
        &[
            "informerar",
            "informerade",
            "redogör",
            "redogjorde",
            "berättar",
            "berättade",
            "presenterar",
            "presenterade",
            "föredrar",
            "föredrog",
            "visar",
            "visade",
            "lyfter",
            "lyfte",
            "nämner",
            "nämnde",
            "tackar",
            "tackade",
            "redovisar",
            "redovisade",
            "beskriver",
            "beskrev",
            "rapporterar",
            "rapporterade",
            "orienterar",
            "orienterade",
            "kompletterar",
            "kompletterade",
            "sammanfattar",
            "sammanfattade",
            "uppdaterar",
            "uppdaterade",
            "påpekar",
            "påpekade",
            "betonar",
            "betonade",
            "understryker",
            "underströk",
            "framhåller",
            "framhöll",
            "uppmärksammar",
            "uppmärksammade",
            "påminner",
            "påminde",
            "meddelar",
            "meddelade",
            "delger",
            "delgav",
            "anför",
            "anförde",
            "förevisar",
            "förevisade",
            "poängterar",
            "poängterade",
            "tydliggör",
            "tydliggjorde",
            "medverkar",
            "medverkade",
        ],
        Alone(Presents),
    ),
    (
        &[
            "inleder",
            "inledde",
            "konstaterar",
            "konstaterade",
            "förklarar",
            "förklarade",
            "avtackar",
            "avtackade",
            "välkomnar",
            "välkomnade",
            "summerar",
            "summerade",
        ],
        OfChair,
    ),
    (
        &[
            "hälsar",
            "hälsade",
            "öppnar",
            "öppnade",
            "avslutar",
            "avslutade",
            "finner",
            "fann",
            "prövar",
            "prövade",
            "prövat",
            "funnit",
            "ajournerar",
            "ajournerade",
            "leder",
            "fastställer",
            "upplyser",
            "upplyste",
            "hemställer",
            "tillfrågar",
        ],
        OfChairOnly,
    ),
    (
        &["ställer", "ställde", "ställt"],
        With(&[
            (
                &[
                    "proposition",
                    "mot varandra",
                    "under proposition",
                    "förslagen mot",
                    "förslag mot",
                ],
                Chairs,
            ),
            (&["fråg", "interpellation"], Asks),
            (&["sig bakom", "bifall"], Moves),
        ]),
    ),
    (&["frågar", "frågade", "undrar", "undrade", "interpellerar"], Cue::Alone(Asks)),
    (&["svarar", "svarade", "besvarar", "besvarade", "bemöter", "bemötte"], Alone(Answers)),
    (
        &["yrkar", "yrkade", "föreslår", "föreslog", "instämmer", "instämde", "biträder"],
        Alone(Moves),
    ),
    (&["stödjer", "stöder", "stödde"], With(&[(&["yrkande", "förslag"], Moves)])),
    (&["reserverar", "reserverade"], With(&[(&["sig", "mot"], Reserves)])),
    (
        &["antecknar", "antecknade"],
        With(&[(
            &["yttrande", "protokoll", "skrivelse", "anteckning", "följande", "att"],
            Statement,
        )]),
    ),
    (
        &["anmäler", "anmälde"],
        With(&[
            (&["jäv", "jävig"], Jav),
            (
                &["inte deltar", "inte delta", "ej deltar", "deltar inte", "deltar ej", "avstår"],
                Statement,
            ),
            (&["reserv"], Reserves),
            (&["protokollsanteckning", "yttrande", "anteckning"], Statement),
            (&["fråga"], Asks),
            (&["initiativ", "yrkande"], Moves),
        ]),
    ),
    (
        &["deltar", "deltog"],
        With(&[
            (NOT_IN_DECISION, Statement),
            (&["och informerar", "och berättar", "och redogör"], Presents),
        ]),
    ),
    (
        &[
            "lämnar",
            "lämnade",
            "inlämnar",
            "inkommer",
            "framlägger",
            "lägger",
            "lade",
            "inger",
            "avger",
            "avgav",
            "framför",
            "framförde",
            "väcker",
            "väckte",
        ],
        With(&[
            (
                &[
                    "protokollsanteckning",
                    "yttrande",
                    "röstförklaring",
                    "anteckning till protokollet",
                ],
                Statement,
            ),
            (&["reservation"], Reserves),
            (
                &[
                    "yrkande",
                    "fram förslag",
                    "ett förslag",
                    "följande förslag",
                    "initiativ",
                    "ändringsförslag",
                    "tilläggsförslag",
                    "motförslag",
                ],
                Moves,
            ),
            (
                &[
                    "redogörelse",
                    "information",
                    "rapport",
                    "föredragning",
                    "redovisning",
                    "lägesbild",
                    "presentation",
                    "synpunkt",
                ],
                Presents,
            ),
            (&["svar"], Answers),
        ]),
    ),
    (
        &["ger", "gav", "gör", "gjorde", "håller", "höll"],
        With(&[
            (
                &[
                    "information",
                    "redogörelse",
                    "lägesrapport",
                    "lägesbild",
                    "överblick",
                    "en bild",
                    "föredragning",
                    "presentation",
                    "genomgång",
                    "anförande",
                    "rapport",
                    "återkoppling",
                    "bakgrund",
                    "exempel på",
                    "uppdatering",
                    "introduktion",
                    "inlägg",
                ],
                Presents,
            ),
            (&["svar"], Answers),
        ]),
    ),
    (&["går", "gick"], With(&[(&["igenom"], Presents)])),
    (
        &["fortsätter", "fortsatte"],
        With(&[(
            &[
                "med att",
                "med information",
                "med presentation",
                "presentation",
                "redogör",
                "med en",
            ],
            Presents,
        )]),
    ),
    (
        &["tar", "tog"],
        With(&[
            (&["frågan med", "med sig fråg", "frågan till sig", "till sig fråg"], Answers),
            (&["upp frågan", "upp att", "upp behov"], Presents),
        ]),
    ),
    (
        &["har"],
        With(&[
            (
                &[
                    "lämnat ett initiativ",
                    "lämnat ett ledamotsinitiativ",
                    "lämnat in ett initiativ",
                    "väckt ett initiativ",
                    "anmält ett initiativ",
                ],
                Moves,
            ),
            (&["anmält jäv"], Jav),
        ]),
    ),
    (
        &["begär", "begärde"],
        With(&[
            (&["antecknat", "antecknas", "anteckna", "till protokollet"], Statement),
            (&["votering", "omröstning"], Moves),
        ]),
    ),
    (&["bifaller", "tillstyrker", "avstyrker"], With(&[(&["yrkande"], Moves)])),
];

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

/// Whether a word (lower case) is a verb of the table.
pub(crate) fn is_verb(word: &str) -> bool {
    CUE_OF.contains_key(word)
}

/// The act of `verb` (lower case), said of the chair or of anybody else, with the
/// text behind the verb in lower case.
pub(crate) fn act_of(verb: &str, rest: &str, of_chair: bool) -> Option<Act> {
    let cue = CUE_OF.get(verb)?;
    let act = match cue {
        Alone(act) => Some(*act),
        OfChair => Some(if of_chair { Chairs } else { Presents }),
        OfChairOnly => of_chair.then_some(Chairs),
        With(objects) => objects
            .iter()
            .find(|(words, _)| words.iter().any(|word| rest.contains(word)))
            .map(|(_, act)| *act),
    }?;
    // The chair's question is whether the meeting may decide.
    let procedural = matches!(verb, "frågar" | "frågade")
        && ["om ", "nämnden", "fullmäktige", "styrelsen", "mötet", "församlingen"]
            .iter()
            .any(|word| rest.trim_start().starts_with(word));
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

    #[test]
    fn a_verb_alone_or_with_its_object_is_an_act() {
        assert_eq!(act_of("informerar", " om läget", false), Some(Presents));
        assert_eq!(act_of("ställer", " propositioner på yrkandena", true), Some(Chairs));
        assert_eq!(act_of("ställer", " en fråga som lyder", false), Some(Asks));
        assert_eq!(act_of("anmäler", " jäv i ärendet", false), Some(Jav));
        assert_eq!(act_of("lämnar", " lokalen", false), None);
        assert_eq!(act_of("röstar", " ja", false), None);
        assert_eq!(act_of("framhöll", " att läget är gott", false), Some(Presents));
        assert_eq!(passive_act("avslutades"), Some(Chairs));
    }

    #[test]
    fn opening_words_are_the_chair_s() {
        assert_eq!(act_of("inleder", " och hälsar välkomna", true), Some(Chairs));
        assert_eq!(act_of("inleder", " med kort information", false), Some(Presents));
        assert_eq!(act_of("finner", " att förslaget bifalls", false), None);
        assert_eq!(act_of("frågar", " om nämnden kan besluta", true), Some(Chairs));
    }
}
