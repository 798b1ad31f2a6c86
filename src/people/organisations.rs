//! How much do words with capitals speak against being a person's name?
//!
//! Organisations, places and papers are shaped like names in running text. The lists here weigh
//! against that, and no more: a title or party letters beside the words say that a person is
//! meant, and whoever is called *Liv Stark* or *Anna Stad* is one.

/// Whether a word says by itself that no person is meant, whatever stands beside it.
const CERTAIN: u8 = 4;
/// Speaks against a person, but is the name of some.
const DOUBTFUL: u8 = 1;

/// First words of organisations, places and papers that are nobody's given name.
const NO_GIVEN_NAME: &[&str] = &[
    "Region",
    "Regionens",
    "Sveriges",
    "Svenska",
    "Göteborgs",
    "Stockholms",
    "Nya",
    "Norra",
    "Södra",
    "Östra",
    "Västra",
    "Länsstyrelsen",
    "Landstinget",
    "Kommun",
    "Kommunens",
    "Statens",
    "Stadens",
    "Europeiska",
    "Nära",
    "God",
    "Social",
    "Handling",
    "Bilaga",
    "Protokoll",
    "Motion",
    "Förslag",
    "Den",
    "Det",
    "En",
    "Ett",
    "Beslut",
    "Nämnden",
    "Styrelsen",
    "Gamla",
    "Stora",
    "Lilla",
    "Sankt",
    "Högsta",
    "Röda",
    "Rädda",
];

/// First words of the same kind that people bear as well.
const DOUBTFUL_GIVEN_NAME: &[&str] = &["Liv", "Malmö"];

/// How much `name` looks like something else than a person. What stands beside it must weigh as
/// much to make it one: 1 each for a title before it and for party letters behind it.
pub(super) fn weight_against(name: &str) -> u8 {
    let first = name.split(' ').next().unwrap_or_default();
    let of_first = match first {
        first if NO_GIVEN_NAME.contains(&first) => CERTAIN,
        first if DOUBTFUL_GIVEN_NAME.contains(&first) => DOUBTFUL,
        _ => 0,
    };
    let of_others = name.split(' ').map(|word| match word {
        "AB" | "HB" | "Kommun" | "Region" | "Regioner" | "Nämnden" | "Ideella" | "Förening" => {
            CERTAIN
        }
        "Stad" | "Stads" | "Link" | "Sverige" => DOUBTFUL,
        _ => 0,
    });
    of_others.fold(of_first, u8::saturating_add)
}
