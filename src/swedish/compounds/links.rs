//! The forms a word takes as the first part of a compound, and the way back to its base.
//!
//! The surface of a first part (`arbets`, `kvinno`, `skol`) leads to the base forms that it may
//! stand for (`arbete`, `kvinna`, `skola`), each with how common that way of linking is. Which of
//! them is a word is for the vocabulary to say.

/// First parts whose base no link rule gives: the surface with its link letters, then the base.
const IRREGULAR: &[(&str, &str)] = &[
    ("föräldra", "förälder"),
    ("mödra", "mor"),
    ("moders", "mor"),
    ("mors", "mor"),
    ("fader", "far"),
    ("faders", "far"),
    ("bröd", "bröd"),
    ("manna", "man"),
    ("mans", "man"),
    ("herre", "herr"),
    ("barna", "barn"),
    ("stads", "stad"),
    ("äldre", "äldre"),
    ("yngre", "yngre"),
    ("vuxen", "vuxen"),
    ("andra", "andra"),
    ("ögon", "öga"),
    ("öron", "öra"),
    ("huvud", "huvud"),
    ("nära", "nära"),
    ("fram", "fram"),
    ("sam", "sam"),
    ("när", "nära"),
    ("hem", "hem"),
    ("tjänste", "tjänst"),
    ("arbetar", "arbetare"),
    ("års", "år"),
    ("hyres", "hyra"),
    ("skole", "skola"),
    ("förskole", "förskola"),
    ("grundskole", "grundskola"),
    ("gymnasie", "gymnasium"),
    ("museal", "museum"),
    ("bonde", "bonde"),
    ("ungdoms", "ungdom"),
    ("tonårs", "tonår"),
];

/// How a base becomes a first part: what the first part ends in, what the base ends in instead, and
/// the weight, from 0 to 1, that says how ready one should be to believe it.
const LINKS: &[(&str, &str, f32)] = &[
    // barn|vård, vatten|försörjning
    ("", "", 1.0),
    // utveckling-s|strateg
    ("s", "", 1.0),
    // samhäll-s|grupp (samhälle), arbet-s|marknad (arbete)
    ("s", "e", 0.9),
    // skol|plikt (skola), kyrk|torn
    ("", "a", 0.6),
    // åklagar|myndighet (åklagare), medborgar|förslag
    ("ar", "are", 1.0),
    // kvinno|jour (kvinna), hälso|vård
    ("o", "a", 1.0),
    // gatu|kontor (gata), varu|hus
    ("u", "a", 1.0),
    // familje|hem (familj), tjänste|skrivelse
    ("e", "", 0.8),
    // detaljplane|arbete (plan), barna|vård (barn)
    ("a", "", 0.3),
    // styr|grupp (styrelse is another word; styra), kör|väg (köra), bygg|lov (bygga)
    ("r", "ra", 0.6),
    ("g", "ga", 0.5),
    // studie|stöd (studium), museie
    ("ie", "ium", 0.5),
    // minnes, mötes, sammanträdes are `s` after a base in -e, given above
];

/// The base forms that `first`, a first part with its link letters, may stand for, and the weight
/// of each.
pub(super) fn bases(first: &str) -> impl Iterator<Item = (String, f32)> + '_ {
    let irregular = irregular_base(first).map(|base| (base.to_owned(), 1.0));
    let fixed = irregular.is_some();
    let regular = LINKS.iter().filter_map(move |&(link, ending, weight)| {
        let bare = first.strip_suffix(link)?;
        // A link -s after s would not be a link: remiss|period is not remis-s.
        let doubled = link == "s" && bare.ends_with('s');
        (!fixed && !doubled && bare.chars().count() >= 2)
            .then(|| (format!("{bare}{ending}"), weight))
    });
    irregular.into_iter().chain(regular)
}

/// The base of a first part that has one of its own in the table.
pub(super) fn irregular_base(first: &str) -> Option<&'static str> {
    IRREGULAR.iter().find(|(surface, _)| *surface == first).map(|&(_, base)| base)
}

/// What the tables hold, as text, for the analyser's version.
pub(super) fn table_text() -> String {
    format!("{IRREGULAR:?}{LINKS:?}")
}

#[cfg(test)]
mod tests {
    use super::bases;

    fn offers(first: &str, base: &str) -> bool {
        bases(first).any(|(offered, _)| offered == base)
    }

    #[test]
    fn each_link_leads_back_to_its_base() {
        for (first, base) in [
            ("barn", "barn"),
            ("utvecklings", "utveckling"),
            ("samhälls", "samhälle"),
            ("skol", "skola"),
            ("åklagar", "åklagare"),
            ("kvinno", "kvinna"),
            ("gatu", "gata"),
            ("familje", "familj"),
            ("detaljplane", "detaljplan"),
            ("studie", "studium"),
            ("bygg", "bygga"),
            ("styr", "styra"),
        ] {
            assert!(offers(first, base), "{first} from {base}");
        }
    }

    #[test]
    fn an_irregular_first_part_has_one_base() {
        assert_eq!(bases("föräldra").collect::<Vec<_>>(), [("förälder".to_owned(), 1.0)]);
    }

    #[test]
    fn the_second_s_of_a_stem_is_no_link() {
        assert!(!offers("remiss", "remis"));
    }
}
