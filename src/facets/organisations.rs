//! Which words with capitals are shaped like a name in running text and name no person?
//!
//! Lists only, for `persons`; what ends a name in an attendance list is told in `names`.

/// First words of organisations, places and papers that are shaped like names.
pub(super) const NO_PERSON: &[&str] = &[
    "Region",
    "Regionens",
    "Sveriges",
    "Svenska",
    "Göteborgs",
    "Stockholms",
    "Malmö",
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
    "Liv",
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

/// Whether a word inside a run of capitals says that it names an organisation.
pub(super) fn is_organisation(word: &str) -> bool {
    matches!(
        word,
        "AB" | "Stad"
            | "Kommun"
            | "Region"
            | "HB"
            | "Nämnden"
            | "Link"
            | "Sverige"
            | "Stads"
            | "Regioner"
            | "Ideella"
            | "Förening"
    )
}
