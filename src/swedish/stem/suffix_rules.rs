//! Regular endings that Snowball's Swedish stemmer leaves on, as rules.
//!
//! A lower-case word loses one ending per group of rules; `stem` decides the order of the groups.
//! Each group is a table read from the top, the first rule that fits is applied and the group is
//! done. The tables are data: a rule says which ending, what comes instead, how many letters must
//! stand before it, after what kind of letter, and which words it is held back from.

use super::rule::{After, Rule, after, except, rule};

/// Words in -et that are not a definite form: the ending belongs to the stem, or is the noun suffix
/// -het.
const NOT_NEUTER: &[&str] = &[
    "het", "hets", "andet", "andets", "budget", "budgets", "internet", "magnet", "magnets",
    "=planet", "=market", "=intet", "=inget", "=mycket", "=ingets",
];

/// Words in -an that are not the definite form of a noun in -a.
const NOT_DEFINITE_A: &[&str] = &[
    "plan",
    "organ",
    "ocean",
    "=orkan",
    "roman",
    "veteran",
    "pelikan",
    "=man",
    "=gran",
    "=kran",
    "=svan",
    "=titan",
    "=vulkan",
    "=sultan",
    "=sedan",
    "=redan",
    "=innan",
    "=medan",
    "=annan",
    "=sådan",
    "=hurdan",
    "=undan",
    "=utan",
    "=förutan",
    "=dessutan",
    "=ovan",
    "=nedan",
    "=nästan",
    "=johan",
    "=japan",
    "=milan",
    "=balkan",
    "=iran",
    "=sudan",
    "pakistan",
    "afghanistan",
    "kurdistan",
    "=kazakstan",
    "=urban",
    "=jordan",
    "=taiwan",
    "=stefan",
    "=göran",
    "=jonatan",
    "=vegan",
    "=samman",
    "=tillsamman",
    "=ramadan",
    "=allan",
    "=susan",
    "=human",
    "=urman",
    "=turban",
    "talman",
    "huvudman",
    "ombudsman",
    "förman",
    "norrman",
    "landsman",
    "fackman",
    "yrkesman",
    "riksdagsman",
    "tjänsteman",
    "nämndeman",
    "målsman",
    "rådman",
    "förtroendeman",
    "herman",
    "cardan",
    "=bosman",
    "=engelsman",
    "=fransman",
    "=aman",
];

/// Nouns in -ats, whose -s is neither passive nor genitive.
const NOUNS_IN_ATS: &[&str] = &[
    "=plats",
    "bplats",
    "splats",
    "eplats",
    "kplats",
    "dplats",
    "gplats",
    "lplats",
    "insats",
    "ansats",
    "uppsats",
    "motsats",
    "slutsats",
    "tillsats",
    "skattesats",
    "räntesats",
    "procentsats",
    "avgiftssats",
    "tullsats",
    "byggsats",
    "=sats",
];

/// Ends of nouns that take -n alone in the definite form.
const VOWEL_NOUNS: &[&str] = &[
    "omi", "tegi", "logi", "rati", "anti", "emi", "atri", "ori", "ergi", "ustri", "ofi", "afi",
    "etri", "kopi", "oni", "arti", "varo", "tro", "euro", "sambo", "ju", "ktor", "ator", "isor",
    "essor", "entor",
];

/// Ends of nouns in -i, whose genitive Snowball does not take for one.
const NOUNS_IN_I: &[&str] =
    &["omi", "tegi", "logi", "rati", "anti", "emi", "atri", "ori", "ergi", "ustri"];

/// Words in -ans that are not genitives: the -s belongs to the stem.
const NOT_GENITIVE_A: &[&str] = &[
    "balans",
    "finans",
    "instans",
    "substans",
    "distans",
    "ambulans",
    "relevans",
    "allians",
    "nyans",
    "chans",
    "romans",
    "leverans",
    "dans",
    "svans",
    "seans",
    "resonans",
    "tolerans",
    "vakans",
    "ordonnans",
    "assistans",
    "acceptans",
    "stimulans",
    "säsongsbalans",
    "mans",
    "plans",
    "organs",
];

/// Definite neuter -et, -ets after two consonants or -i; Snowball takes it only after one vowel and
/// one consonant. What is left is looked up again among the irregular forms.
pub(super) const DEFINITE_NEUTER: &[Rule] = &[
    // landet → land, sambandet → samband: nouns in -and, while -andet is Snowball's: genomförandet
    // → genomför.
    after(rule("landet", "land", 2), After::One("stnrm")),
    after(rule("landets", "land", 2), After::One("stnrm")),
    rule("bandet", "band", 0),
    rule("bandets", "band", 0),
    // fängelset → fängelse: not through fängels-, which loses its -s
    rule("elset", "else", 2),
    rule("elsets", "else", 2),
    // barnets → barn, våldets → våld, protokollets → protokoll
    except(after(rule("ets", "", 3), After::Cluster), NOT_NEUTER),
    // barnet → barn, ärendet → ärend, programmet → programm
    except(after(rule("et", "", 3), After::Cluster), NOT_NEUTER),
    // kansliets → kansli; a noun in -itet is a feminine: kvalitet
    except(after(rule("ets", "", 5), After::One("i")), &["itets"]),
    // kansliet → kansli, partiet → parti
    except(after(rule("et", "", 5), After::One("i")), &["itet"]),
];

/// Endings of nouns, verbs and names that stand outside Snowball's list or in a longer one.
pub(super) const NOUN_ENDINGS: &[Rule] = &[
    // sambanden → samband: not through Snowball's -anden
    rule("banden", "band", 2),
    rule("bandens", "band", 2),
    // Plural definite of neuters in -e: mötena → möte, sammanträdenas → sammanträde; not the verbs
    // förena, mena.
    except(
        rule("enas", "e", 3),
        &["förenas", "orenas", "=menas", "=försenas", "=förmenas", "tjänas"],
    ),
    except(
        rule("ena", "e", 3),
        &[
            "förena",
            "orena",
            "=rena",
            "=mena",
            "=försena",
            "=förmena",
            "tjäna",
            "=allena",
            "arena",
            "=skena",
            "=sena",
        ],
    ),
    // Supine passive: beslutats → beslutat; not the genitive and plural of sats, plats, insats.
    except(rule("ats", "at", 3), NOUNS_IN_ATS),
    // ekonomin → ekonomi, närvaron → närvaro, intervjun → intervju, sektorn → sektor; not termin,
    // medicin
    after(rule("ns", "", 3), After::OneOf(VOWEL_NOUNS)),
    after(rule("n", "", 3), After::OneOf(VOWEL_NOUNS)),
    // ekonomis → ekonomi
    except(
        after(rule("s", "", 3), After::OneOf(NOUNS_IN_I)),
        &["=gratis", "=logis", "=lantis", "matris"],
    ),
    // kommittén → kommitté, kommittéernas → kommitté: Snowball knows no é.
    rule("éernas", "é", 2),
    rule("éerna", "é", 2),
    rule("éers", "é", 2),
    rule("éer", "é", 2),
    rule("éns", "é", 2),
    rule("én", "é", 2),
    // Latin nouns: gymnasium, gymnasiet and gymnasier meet in gymnasi-.
    rule("iums", "i", 3),
    rule("ium", "i", 3),
];

/// A genitive -s behind an ending that Snowball knows only without it, and the definite forms of
/// nouns in -a and -el.
pub(super) const GENITIVES: &[Rule] = &[
    // kvinnors → kvinnor, elevers → elever, ungdomars → ungdomar
    rule("ors", "or", 3),
    rule("ers", "er", 3),
    rule("ars", "ar", 3),
    // lärares → lärare, verksamheters → verksamheter
    rule("hets", "het", 2),
    rule("heternas", "heterna", 2),
    rule("ares", "are", 3),
    rule("andens", "anden", 2),
    rule("andets", "andet", 2),
    // regeln → regel, regelns → regel
    rule("elns", "el", 2),
    rule("eln", "el", 2),
    // No dance: sidans → sida, skadans → skada
    rule("sidans", "sida", 0),
    rule("skadans", "skada", 0),
    rule("lådans", "låda", 0),
    // kvinnans → kvinna, hälsans → hälsa; not instans, balans
    except(rule("ans", "a", 3), NOT_GENITIVE_A),
    // skolan → skola, frågan → fråga, gatan → gata
    except(rule("an", "a", 3), NOT_DEFINITE_A),
];

/// Neuter -t of adjectives, which Snowball takes only after d, g, k, n and t.
pub(super) const ADJECTIVES: &[Rule] = &[
    // nationellt → nationell
    rule("ellt", "ell", 2),
    // effektivt → effektiv
    rule("ivt", "iv", 2),
    // kommunalt → kommunal; not halt, asfalt, anstalt, gestalt, salt
    except(rule("alt", "al", 3), &["halt", "falt", "salt", "=kobalt", "walt", "stalt", "spalt"]),
    // hållbart → hållbar, gemensamt → gemensam
    rule("bart", "bar", 3),
    rule("samt", "sam", 2),
    // primärt → primär, humanitärt → humanitär
    rule("ärt", "är", 4),
    // civilt → civil, stabilt → stabil; not vilt, milt
    except(rule("ilt", "il", 3), &["=vilt", "=milt", "skilt"]),
    // flexibelt → flexibel
    rule("ibelt", "ibel", 2),
    rule("ubbelt", "ubbel", 1),
    rule("abelt", "abel", 2),
    // rättssäkert → rättssäker, självklart → självklar, rättvist → rättvis
    rule("säkert", "säker", 1),
    rule("klart", "klar", 1),
    rule("rättvist", "rättvis", 0),
    // extremt → extrem, enormt → enorm, komplext → komplex
    rule("emt", "em", 3),
    rule("ormt", "orm", 2),
    rule("plext", "plex", 2),
];

/// Endings that Snowball takes from the naked form only, because there they look like inflection:
/// kostnad → kostn, resultat → result, ansvar → ansv, sektor → sekt, but kostnaden → kostnad,
/// resultatet → resultat. Taken after Snowball they let the others follow.
const NAKED: &[Rule] = &[
    rule("ad", "", 3),
    // not insats, plats, whose -s Snowball takes
    except(rule("at", "", 3), &["sat", "plat"]),
    rule("ar", "", 3),
    rule("or", "", 3),
    // hörnstenar → hörnsten → hörnst, verksamhetsgrenar; fenomenet → fenomen → fenom
    rule("sten", "st", 2),
    rule("gren", "g", 2),
    rule("nomen", "nom", 2),
    // databaser → databas → datab
    rule("as", "", 4),
    // konkreta → konkret → konk
    rule("kret", "k", 3),
    // kompetens → kompet, kompetenser → kompetens → kompet
    rule("ens", "", 3),
];

/// After Snowball: what two forms of a word still have apart.
pub(super) const MEETING: &[&[Rule]] = &[
    // Twice, for words with two: indikator → indikat → indik, indikatorer → indikator → indikat →
    // indik.
    NAKED,
    NAKED,
    &[
        // insats → insat, insatser → insats → insat; gräns, kurs, analys, prognos, moms
        after(rule("s", "", 3), After::One("tnrymog")),
    ],
    // programmet → programm → program; medlemmar → medlem
    &[after(rule("m", "", 3), After::One("m"))],
    // artiklar → artikl, artikel → artikl; regel, medel, exempel
    &[after(rule("el", "l", 3), After::One("bcdfghjklmnpqrstvxz"))],
    &[
        // hindret → hindr → hind (hinder → hind); åldrar, nummer, register
        after(rule("r", "", 3), After::One("dtbpgkmslnf")),
        // vattnet → vattn → vatt (vatten → vatt); tecknet, öppna
        rule("ttn", "tt", 1),
        rule("ckn", "ck", 1),
        rule("pn", "p", 2),
        // angelägna → angelägn → angeläg (angelägen → angeläg); tillåtna, bundna, uteblivna
        after(
            rule("n", "", 4),
            After::OneOf(&["äg", "åt", "und", "ut", "iv", "ur", "ag", "id", "ung", "ög"]),
        ),
        // medierna, serier: Snowball's rest ends in -i
        rule("ier", "i", 2),
    ],
    // Snowball shortens tt and kt only in longer words: riskfaktor → riskfak, riskfaktorer →
    // riskfakt.
    &[rule("tt", "t", 2), rule("kt", "k", 4)],
];

/// What the tables hold, as text, for the analyser's version.
pub(super) fn table_text() -> String {
    format!("{DEFINITE_NEUTER:?}{NOUN_ENDINGS:?}{GENITIVES:?}{ADJECTIVES:?}{MEETING:?}")
}

#[cfg(test)]
mod tests {
    use super::{ADJECTIVES, DEFINITE_NEUTER, GENITIVES, MEETING, NOUN_ENDINGS};
    use crate::swedish::stem::rule::{Rule, first_that_fits};

    fn gives(group: &[Rule], word: &str, expected: Option<&str>) {
        assert_eq!(first_that_fits(group, word).as_deref(), expected, "{word}");
    }

    #[test]
    fn the_definite_neuter_is_taken_after_two_consonants_only() {
        gives(DEFINITE_NEUTER, "våldets", Some("våld"));
        gives(DEFINITE_NEUTER, "partiet", Some("parti"));
        gives(DEFINITE_NEUTER, "beslutet", None);
        gives(DEFINITE_NEUTER, "verksamhet", None);
        gives(DEFINITE_NEUTER, "kvalitet", None);
    }

    #[test]
    fn a_held_back_word_is_told_from_a_word_that_only_ends_like_it() {
        gives(GENITIVES, "innan", None);
        gives(GENITIVES, "kvinnan", Some("kvinna"));
        gives(GENITIVES, "detaljplan", None);
        gives(NOUN_ENDINGS, "mötena", Some("möte"));
        gives(NOUN_ENDINGS, "förena", None);
    }

    #[test]
    fn the_passive_s_is_told_from_the_noun_in_ats() {
        gives(NOUN_ENDINGS, "redovisats", Some("redovisat"));
        gives(NOUN_ENDINGS, "kopplats", Some("kopplat"));
        gives(NOUN_ENDINGS, "arbetsplats", None);
    }

    #[test]
    fn a_neuter_adjective_is_told_from_a_noun_in_t() {
        gives(ADJECTIVES, "globalt", Some("global"));
        gives(ADJECTIVES, "asfalt", None);
        gives(ADJECTIVES, "vilt", None);
    }

    #[test]
    fn every_rule_shortens_or_rewrites_so_that_no_word_grows() {
        for group in [DEFINITE_NEUTER, NOUN_ENDINGS, GENITIVES, ADJECTIVES].iter().chain(MEETING) {
            for rule in *group {
                assert!(rule.shortens(), "{rule:?}");
            }
        }
    }
}
