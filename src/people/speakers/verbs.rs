//! The verbs with which minutes say that somebody takes the floor or acts.
//!
//! A table only; `acts` reads it. Present and past forms are listed; the perfect is
//! not, since it tells of what was done before the meeting.

use crate::minutes::Act;

/// An object that makes a verb an act: any of the words somewhere behind the verb.
pub(in crate::people) type Object = (&'static [&'static str], Act);

/// How a verb tells of an act.
pub(in crate::people) enum Cue {
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

/// The verbs (lower case) with the cue that they are.
pub(in crate::people) const CUES: &[(&[&str], Cue)] = &[
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
            "framför",
            "framförde",
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
