//! Names of places and persons, which look like compounds and like inflected words and are neither.
//!
//! A lower-case word is known as a name by a list of the municipalities, provinces and
//! neighbouring countries, or by its make, a nature word and an ending of Swedish family names
//! (*Lindblad*, *Bergström*). Not guaranteed: that every name is known; foreign names and rare
//! villages are words like others.

use std::collections::HashSet;
use std::sync::LazyLock;

/// The municipalities and provinces of Sweden whose names would fall apart into words. Longer words
/// that begin with one (`västmanlandsmusiken`) may still be split behind it.
const PLACES: &str = "\
    västmanland östergötland västergötland värmland jämtland gotland halland hälsingland \
    ångermanland västernorrland västerbotten norrbotten södermanland sörmland uppland norrland \
    småland öland dalsland lappland härjedalen medelpad gästrikland dalarna bohuslän blekinge \
    närke götaland svealand stockholm göteborg malmö uppsala västerås örebro linköping \
    helsingborg jönköping norrköping lund umeå gävle borås eskilstuna halmstad växjö karlstad \
    sundsvall östersund trollhättan kalmar falun skellefteå kristianstad karlskrona skövde \
    uddevalla varberg nyköping borlänge landskrona motala trelleborg lidköping ängelholm \
    sandviken alingsås katrineholm kungsbacka kungälv piteå mariestad kristinehamn hässleholm \
    oskarshamn hallstahammar skinnskatteberg surahammar norberg fagersta arboga kungsör köping \
    sala heby lindesberg nora hällefors ljusnarsberg laxå degerfors karlskoga askersund kumla \
    hallsberg lekeberg avesta hedemora ludvika smedjebacken säter gagnef leksand rättvik mora \
    orsa älvdalen malung vansbro härnösand sollefteå kramfors timrå ånge örnsköldsvik åre krokom \
    strömsund ragunda bräcke berg söderhamn hudiksvall bollnäs ljusdal ovanåker nordanstig \
    ockelbo hofors älvkarleby tierp östhammar enköping håbo knivsta sigtuna vallentuna täby \
    danderyd sollentuna järfälla sundbyberg solna lidingö nacka värmdö tyresö haninge nynäshamn \
    huddinge botkyrka salem södertälje nykvarn ekerö vaxholm norrtälje österåker upplandsbro \
    strängnäs flen gnesta trosa vingåker oxelösund finspång söderköping valdemarsvik åtvidaberg \
    kinda ödeshög vadstena mjölby boxholm ydre vimmerby västervik hultsfred högsby mönsterås \
    mörbylånga borgholm nybro emmaboda torsås uppvidinge lessebo tingsryd alvesta älmhult \
    markaryd ljungby gislaved gnosjö värnamo vaggeryd sävsjö vetlanda eksjö nässjö aneby tranås \
    habo mullsjö tidaholm hjo tibro karlsborg töreboda gullspång götene skara falköping vara \
    essunga grästorp vänersborg mellerud bengtsfors åmål färgelanda strömstad tanum munkedal \
    lysekil sotenäs orust tjörn stenungsund öckerö partille härryda mölndal lerum ale lilla edet \
    vårgårda herrljunga ulricehamn tranemo svenljunga mark bollebygd varberg falkenberg hylte \
    laholm båstad örkelljunga bjuv åstorp klippan perstorp svalöv höganäs eslöv höör hörby \
    kävlinge lomma burlöv staffanstorp vellinge svedala skurup sjöbo tomelilla simrishamn ystad \
    bromölla osby östra göinge sölvesborg karlshamn ronneby olofström filipstad hagfors storfors \
    munkfors forshaga grums säffle årjäng arvika eda sunne torsby hammarö boden haparanda kalix \
    luleå älvsbyn arvidsjaur arjeplog jokkmokk gällivare kiruna pajala överkalix övertorneå \
    bjurholm nordmaling robertsfors vindeln norsjö malå lycksele storuman sorsele vännäs åsele \
    dorotea vilhelmina nederländerna österrike frankrike storbritannien danmark finland norge \
    island tyskland grekland ungern england irland skottland ryssland ukraina afghanistan \
    lettland estland litauen";

/// Nature words that begin family names and place names: lind|blad, berg|ström, hall|berg.
const NAME_FIRST: &str = "\
    ahl bäck hallen kind koll alm ask berg björk blom bo bor brand dahl dal ed ek eng eke elm en \
    fager falk fors fred frid gran grön gull gyll hag hall hammar hed heden hell her hjelm hjort \
    holm horn hult häg häll hög hörn karl kall kil kron kull kvarn kvist land lej lilj liljen \
    lind ljung lund lång löf löv malm mol mår nor nord norr ny näs os palm ped ros rosen ryd rön \
    rud sand sel silver sjö sjögre skog skoog slätt små sol sten steen stor strand ström strömm \
    sund sunn svan svärd söder söderb tall thor tor träd törn wahl wall wester vester väster \
    viking vall vik åker ågren åker åström älv äng öberg ög öst öster österb";

/// What ends family names and place names after one of [`NAME_FIRST`].
const NAME_LAST: &str = "\
    berg sjön berga bergs blad blom bo boda borg bro bruk by bygd bäck beck dahl dal fall felt \
    feldt fors fält gren grund gård hage hagen hammar hed hem holm hult kvist qvist köping land \
    lind ljung lund lunda löf löv mark malm man mans näs ryd rot roth sjö skog skiöld sköld stad \
    stedt sten stig strand ström strøm sund svärd torp tuna vall wall vik wik ås å åker äng ö";

/// Shorter places are words too (*mark*, *vara*, *boden*) and are treated as such by the stemmer.
const LEAST_LETTERS_OF_A_PLACE: usize = 6;

struct Names {
    places: HashSet<&'static str>,
    first: HashSet<&'static str>,
    last: HashSet<&'static str>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| Names {
    places: PLACES.split_whitespace().collect(),
    first: NAME_FIRST.split_whitespace().collect(),
    last: NAME_LAST.split_whitespace().collect(),
});

/// The place that the word names, without genitive -s; `None` for other words and for places that
/// are words too.
pub(super) fn place(word: &str) -> Option<&str> {
    let is_place = |name: &&str| {
        NAMES.places.contains(*name) && name.chars().count() >= LEAST_LETTERS_OF_A_PLACE
    };
    Some(word).filter(is_place).or_else(|| word.strip_suffix('s').filter(is_place))
}

/// Whether the word is a listed place, or made like a Swedish place or family name, with or without
/// genitive -s.
pub(super) fn is_name(word: &str) -> bool {
    let bare = word.strip_suffix('s').unwrap_or(word);
    if NAMES.places.contains(word) || NAMES.places.contains(bare) || bare.ends_with("sson") {
        return true;
    }
    [word, bare].iter().any(|name| {
        name.char_indices()
            .any(|(at, _)| NAMES.first.contains(&name[..at]) && NAMES.last.contains(&name[at..]))
    })
}

/// What the lists hold, as text, for the analyser's version.
pub(super) fn table_text() -> String {
    [PLACES, NAME_FIRST, NAME_LAST].join("|")
}

#[cfg(test)]
mod tests {
    use super::{is_name, place};

    #[test]
    fn names_are_known_by_list_and_by_make() {
        for name in ["skinnskatteberg", "västmanlands", "lindblad", "bergströms", "andersson"] {
            assert!(is_name(name), "{name}");
        }
        for word in ["bergvärme", "strandskydd", "sjukvård"] {
            assert!(!is_name(word), "{word}");
        }
    }

    #[test]
    fn a_place_loses_its_genitive_and_nothing_else() {
        assert_eq!(place("hallstahammars"), Some("hallstahammar"));
        assert_eq!(place("västerås"), Some("västerås"));
        assert_eq!(place("vara"), None);
        assert_eq!(place("kommun"), None);
    }
}
