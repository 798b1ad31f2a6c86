//! Words whose stem the suffix rules would share with another word.
//!
//! *Mat* and *matta* are inflected unlike each other, but what the rules leave of their forms is the same.
//! Whether two such words are related (*svar*, *svara*) or not (*kost*, *kosta*), no form tells; nor does the
//! vocabulary, which is made from statutes and has neither *mattor* nor *tomtar*. So the words are listed,
//! each under the paradigm that it is inflected by: all its forms follow from that, and their stem is its
//! base form. Beside it, behind a stroke, stands a word that it is kept apart from; of two words with one
//! stem only one need be listed. Related words (*fråga* as noun and as verb) are left together.
//!
//! A form that two words share (*banan*, *tankar*) can have only one stem. It follows the listed word, which is
//! the one that uses it most, or else the paradigm leaves the form out. Where such a form is usual for both
//! words (*hamnar*), neither is listed, since a word must not lose one of its forms.
//!
//! Not promised: that whole compounds are kept apart as their last parts are (*korkmatta* is `korkmatt`). The
//! parts are stemmed by themselves and are kept apart.

use std::collections::HashMap;
use std::sync::LazyLock;

/// How the words of a list are inflected.
#[derive(Debug)]
struct Paradigm {
    /// What the base form ends in.
    base: &'static str,
    /// What stands in its place, apart from the base itself.
    endings: &'static str,
    /// Whether every form has a genitive.
    is_noun: bool,
    /// The base forms, each with a word that it is kept apart from.
    words: &'static str,
}

const PARADIGMS: &[Paradigm] = &[
    // matta, mattor
    Paradigm {
        base: "a",
        endings: "an or orna",
        is_noun: true,
        words: "\
            anda/and anka/ankare aska/ask bana/ban boja/boj böna/bön börda/börd docka/dock \
            dosa/dos etta/ett fana/fan fara/far fyra/fyr förlaga/förlag gala/galen galla/gall \
            haka/hake hona/hon humla/humle hytta/hytt håla/hål insida/insider jacka/jack \
            kaja/kaj kappa/kapp karta/kart kassa/kasse klubba/klubb koja/koj kola/kol kona/kon \
            kota/kotte krubba/krubb kula/kul kulla/kull kåta/kåt källa/källare kärra/kärr \
            lada/lad lava/lav lina/lin linda/lind lista/list loppa/lopp lucka/luckra länga/längd \
            macka/mack maska/mask matta/mat mila/mil mossa/mosse muta/mutter myra/myr nota/not \
            näsa/näs pappa/papper planka/plank platta/plats ramsa/ram repa/rep reva/rev \
            riska/risk rova/rov ruta/rutt sexa/sex sida/siden skala/skal skata/skatt skena/sken \
            skuldra/skuld skuta/skutt smitta/smiter soppa/sopp spillra/spill stötta/stöt \
            syra/syre syrsa/syre taxa/tax trana/trans trosa/tro upplaga/upplag valla/vall \
            vara/var vecka/veck viola/viol visa/vis ånga/ånger älva/älv",
    },
    // hals, halsar
    Paradigm {
        base: "",
        endings: "en ar arna",
        is_noun: true,
        words: "\
            damm/dam hals/hal hatt/hat krans/kran lots/lott parkas/park skjuts/skjuta slips/slip \
            struts/strut svans/svan",
    },
    // måne, månar
    Paradigm {
        base: "e",
        endings: "en ar arna",
        is_noun: true,
        words: "granne/grann hane/han måne/mån tanke/tank tumme/tum",
    },
    // tomte, tomtar; the definite form is also, and mostly, that of the other word.
    Paradigm { base: "e", endings: "ar arna", is_noun: true, words: "spade/spad tomte/tomt" },
    // husar, husarer
    Paradigm {
        base: "",
        endings: "en er erna",
        is_noun: true,
        words: "\
            altan/alt apparat/app arkad/ark blockad/block demens/dem fasad/fas fasan/fas fristad/frist \
            granat/gran husar/hus karens/kar kolonn/kolon konsens/kon kurs/kur latens/lat moms/mom månad/mån parad/par \
            pirat/pir revers/rev ritt/rita senat/sen sopran/sopor spets/spett sömnad/sömn \
            tapet/tape tomat/tom traktat/trakt travers/trav valens/val",
    },
    // sektor, sektorer
    Paradigm {
        base: "",
        endings: "n er erna",
        is_noun: true,
        words: "\
            donator/don humor/humma kantor/kant kurator/kur motor/mot projektor/projekt \
            radar/rad rotor/rot sektor/sekt senator/sen sensor/sen traktor/trakt",
    },
    Paradigm { base: "e", endings: "en er erna", is_noun: true, words: "genre/gen" },
    // kvarter, kvarteret
    Paradigm {
        base: "",
        endings: "et en",
        is_noun: true,
        words: "kors/kor kvarter/kvart pensionat/pension",
    },
    // yrke, yrken
    Paradigm {
        base: "e",
        endings: "et en ena",
        is_noun: true,
        words: "vete/vet vite/vit vittne/vit värde/värd yrke/yrka",
    },
    // kosta, kostade
    Paradigm {
        base: "a",
        endings: "as ar ade ades at ats ad ande andes andet andets",
        is_noun: false,
        words: "\
            banka/bank bilda/bild boka/bok brotta/brott fatta/fat flytta/flyt fota/fot gena/gen \
            gilla/gille halta/halt helga/helg hetsa/het jaga/jag kapa/kap kora/kor kosta/kost \
            lagra/lag landa/land lista/list lita/liter locka/lock lova/lov lura/lur längta/längd \
            länsa/län mana/man medla/medel mena/men muta/mutter måla/mål passa/pass plana/plan \
            regla/regel rensa/ren repa/rep rusa/rus ruttna/rutt råga/råg saka/sak satsa/sats \
            skena/sken skicka/skick skotta/skott smitta/smiter sona/son stegra/steg stötta/stöt \
            syna/syn tona/ton utfärda/utfärd verka/verk visa/vis vägra/väg ånga/ånger ämna/ämne \
            ändra/ände",
    },
    // klubba, klubbade; the present is also, and mostly, the plural of the other word.
    Paradigm {
        base: "a",
        endings: "as ade ades at ats ad ande andes andet andets",
        is_noun: false,
        words: "klubba/klubb laga/lag linda/lind maska/mask valla/vall",
    },
    // träda, träder; what else they have stands among the verbs.
    Paradigm {
        base: "a",
        endings: "as er ande andes andet andets",
        is_noun: false,
        words: "föra/för sätta/sätt träda/träd",
    },
];

/// What no paradigm above gives: a stem, a stroke, the word that it is kept apart from, and the forms.
const FORMS: &[(&str, &str)] = &[
    ("andas/and", "andas andades andats"),
    ("ankare/ank", "ankare ankares ankaret ankarets ankaren ankarens ankarna ankarnas"),
    // Users of a service are a standing topic of their own.
    ("brukare/bruk", "brukare brukares brukaren brukarens brukarna brukarnas"),
    ("filter/filt", "filter filters filtret filtrets filtren filtrens"),
    ("föra/för", "förs"),
    ("galler/gall", "galler gallers gallret gallrets gallren gallrens"),
    // Trade, and to act.
    ("handel/handla", "handel handeln handels handelns"),
    // Honour, and to honour.
    (
        "heder/hed",
        "heder heders hedern hederns hedra hedrar hedras hedrade hedrades hedrat hedrad \
         hedrande",
    ),
    ("hetsa/het", "hets hetsen hetsens hetsare hetsaren"),
    ("hundra/hund", "hundra hundras"),
    ("höger/hög", "höger högern högers högerns"),
    ("karate/kar", "karate karates karaten"),
    ("lager/lag", "lager lagers lagret lagrets lagren lagrens"),
    ("läger/läge", "läger lägers lägret lägrets lägren lägrens"),
    ("metan/meter", "metan metans metanet metanets"),
    ("lots/lott", "lotsa lotsas lotsade lotsades lotsat lotsats lotsad lotsande"),
    ("minaret/mina", "minaret minareten minareter minareterna"),
    ("order/ord", "order orders ordern orderns ordrar ordrars ordrarna ordrarnas orderna ordernas"),
    ("ovanlig/ovan", "ovanlig ovanligt ovanliga ovanlige ovanligare ovanligast ovanligaste"),
    // Flat, as a plate is.
    ("platta/plats", "platt plattare plattast plattaste"),
    ("ringa/ring", "ringa ringas ringer ringde ringdes ringt ringts ringande"),
    (
        "rörelse/rör",
        "rörelse rörelses rörelsen rörelsens rörelser rörelsers rörelserna rörelsernas",
    ),
    ("skoter/skott", "skoter skoters skotern skoterns skotrar skotrars skotrarna skotrarnas"),
    ("rosa/ros", "rosa"),
    ("råda/råd", "råda råder rådde rått rådande"),
    (
        "seger/seg",
        "seger segers segern segerns segrar segrars segrarna segrarnas segra segrade segrat \
         segras segrande segrare segraren segrares segrarens",
    ),
    ("socken/sock", "socken sockens socknen socknens socknar socknars socknarna socknarnas"),
    (
        "skjuts/skjuta",
        "skjutsa skjutsas skjutsade skjutsades skjutsat skjutsats skjutsad skjutsande",
    ),
    ("talan/tal", "talan talans"),
    ("timmer/timme", "timmer timmers timret timrets"),
    ("verka/verk", "verkan verkans"),
    ("verklig/verk", "verklig verkligt verkliga verklige verkligare verkligast verkligaste"),
    ("väga/väg", "väga vägas väger vägde vägdes vägt vägts vägande"),
    ("vittne/vit", "vittna vittnar vittnas vittnade vittnat vittnande"),
    (
        "ånger/ånga",
        "ånger ångern ångers ångerns ångra ångrar ångras ångrade ångrades ångrat ångrad",
    ),
];

static STEMS: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let mut stems = HashMap::new();
    for (word, form) in forms() {
        stems.entry(form).or_insert(word);
    }
    stems
});

/// Every listed form with its stem.
fn forms() -> impl Iterator<Item = (&'static str, String)> {
    let by_hand = FORMS.iter().flat_map(|&(entry, forms)| {
        forms.split_whitespace().map(move |form| (parted(entry).0, form.to_owned()))
    });
    let by_paradigm = PARADIGMS.iter().flat_map(|paradigm| {
        paradigm.words.split_whitespace().flat_map(|entry| {
            let word = parted(entry).0;
            paradigm.forms(word).map(move |form| (word, form))
        })
    });
    by_hand.chain(by_paradigm)
}

/// The two words of an entry: the one that is listed, and the one that it is kept apart from.
fn parted(entry: &'static str) -> (&'static str, &'static str) {
    entry.split_once('/').unwrap_or((entry, ""))
}

impl Paradigm {
    fn forms(&'static self, word: &'static str) -> impl Iterator<Item = String> {
        let bare = word.strip_suffix(self.base).unwrap_or(word);
        let endings = std::iter::once(self.base).chain(self.endings.split_whitespace());
        let genitives: &[&str] = if self.is_noun { &["", "s"] } else { &[""] };
        endings.flat_map(move |ending| {
            genitives.iter().map(move |genitive| format!("{bare}{ending}{genitive}"))
        })
    }
}

/// The stem of a form that is kept apart from what the rules would make of it.
pub(super) fn stem_apart(form: &str) -> Option<&'static str> {
    STEMS.get(form).copied()
}

/// What the tables hold, as text, for the analyser's version.
pub(super) fn table_text() -> String {
    format!("{PARADIGMS:?}{FORMS:?}")
}

#[cfg(test)]
mod tests {
    use super::{FORMS, PARADIGMS, parted};
    use crate::swedish::stem::{by_rules, stem};

    fn entries() -> impl Iterator<Item = (&'static str, &'static str)> {
        let words = PARADIGMS.iter().flat_map(|paradigm| paradigm.words.split_whitespace());
        words.chain(FORMS.iter().map(|&(entry, _)| entry)).map(parted)
    }

    #[test]
    fn a_listed_word_is_kept_apart_from_the_word_beside_it() {
        assert!(entries().count() > 80);
        let together: Vec<_> =
            entries().filter(|(word, other)| stem(word) == stem(other)).collect();
        assert!(together.is_empty(), "{together:?}");
    }

    #[test]
    fn no_word_is_listed_that_the_rules_keep_apart() {
        let rules = |word: &'static str| by_rules(word.into());
        let apart: Vec<_> =
            entries().filter(|&(word, other)| rules(word) != rules(other)).collect();
        assert!(apart.is_empty(), "{apart:?}");
    }

    #[test]
    fn every_word_has_the_base_of_its_paradigm() {
        for paradigm in PARADIGMS {
            for (word, _) in paradigm.words.split_whitespace().map(parted) {
                assert!(word.ends_with(paradigm.base), "{word}");
            }
        }
    }

    #[test]
    fn all_forms_follow_from_the_base_of_a_listed_word() {
        for form in ["mattas", "mattan", "mattans", "mattor", "mattornas"] {
            assert_eq!(stem(form), "matta", "{form}");
        }
        for form in ["kostar", "kostade", "kostat", "kostades"] {
            assert_eq!(stem(form), "kosta", "{form}");
        }
        assert_eq!(stem("kosten"), stem("kost"));
        // Irregular ones by their infinitive.
        assert_eq!(stem("trädde"), "träda");
        assert_eq!(stem("trädens"), stem("träd"));
    }

    #[test]
    fn a_form_that_is_mostly_of_the_other_word_stays_with_it() {
        assert_eq!(stem("tomten"), stem("tomt"));
        assert_eq!(stem("klubbar"), stem("klubb"));
        assert_eq!(stem("lagar"), stem("lag"));
    }
}
