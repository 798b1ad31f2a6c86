//! Words that look like compounds and must not be split, and parts that must not be split off.
//!
//! Two kinds, besides names: single words (*ordförande*, *kartläggning*), and strings that are
//! words but, as part of a longer word, are prefixes or suffixes (*för-*, *-ning*). Inflected
//! forms of the words are covered through their stem. The lists are by hand and end somewhere: a
//! word that is missing is split where its parts are productive.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::swedish::names::is_name;
use crate::swedish::stem::stem;

/// Words whose parts say nothing about them, or that are derivations and no compounds.
const WORDS: &str = "\
    bokslut delårsbokslut ordförande kartläggning förebyggande riksdag landsting redogörelse redogöra godkännande \
    godkänna tillgodose likställa fastställa fastställande upprätthålla säkerställa \
    säkerställande offentliggöra klargöra möjliggöra tydliggöra synliggöra kungöra kungörelse \
    handlägga handläggare handläggning handledare handleda vägleda vägledning delta deltagare \
    deltagande delge delgivning närvaro närvarande frånvaro frånvarande samarbete samband samråd \
    samtal samtliga samtidigt samhälle samhällelig sammanhang sammanträde sammanträda \
    sammanfattning sammanställning sammanställa sammanlagt tillsammans därefter därför därmed \
    därutöver dessutom dessförinnan eftersom emellertid framför framförallt framtid fortfarande \
    fortsatt fortsätta fortsättning fortsättningsvis förhållande förhållningssätt genomföra \
    genomförande gentemot huruvida härmed ibland igenom ikraftträdande inklusive exklusive \
    jämfört jämförelse jämställd jämställdhet likaså likvärdig likvärdighet länsstyrelse medan \
    någonting någonsin självklart självständig slutligen särskild särskilt exempelvis \
    avslutningsvis förslagsvis vanligtvis naturligtvis förhoppningsvis respektive således \
    åtminstone överenskommelse återkommande återkomma uppdragsgivare ansvarig ansvariga anhörig \
    anhöriga tillvarata ianspråktagande iordningställa underhåll underrättelse utgångspunkt \
    utomhus inomhus vidarebefordra vidareutveckla ersättare ersättning sekreterare samordnare \
    samordning kommunal regional nationell internationell organisation administration \
    information presentation motivation restriktion relation funktion station miljard miljon \
    hundratal tusental onsdag torsdag tisdag måndag fredag lördag söndag april augusti september \
    oktober november december januari februari tjugo trettio fyrtio femtio sextio sjuttio åttio \
    nittio hundra tusen femton sexton sjutton arton nitton fjorton tretton partner material \
    personal regering regemente protokoll paragraf rapport referens remiss karaktär konsekvens \
    kontrakt konkurrens parlament dokument argument instrument fundament testamente departement \
    universitet kvalitet aktivitet identitet säkerhet verksamhet myndighet fastighet rättighet \
    skyldighet kostnad marknad byggnad månad skillnad bostad västra östra södra norra levande \
    boende sökande framgång tillgång tillgänglig tillgänglighet medverkan påverkan samverkan \
    inverkan uppföljning underlag förslag anslag avslag tillägg beslut utbyte område uppdrag \
    bidrag avdrag utdrag anteckning enskild ensam enhet entreprenör ungefär tillfredsställande \
    fullmäktige delegation ingenting landskap egenskap vetenskap kunskap beredskap redskap \
    gemenskap budskap äktenskap fullmakt vansinne ledamot förorening parameter egendom partikel \
    kvartal portfölj centrum samtycke byggnation nation stadga laglighet bordlägga hemställan \
    hemställa ålderdom ungdom barndom sjukdom rikedom översända motsvara motsvarande";

/// Strings at the start of a word that are prefixes, particles or prepositions rather than parts: a
/// word that is only divided behind one is a derivation (över|enskommelse).
const NOT_FIRST: &str = "\
    kaps vari hets het nings ningen doms tions sions mets nings ments vidare framför över under \
    efter före förut genom mellan mot från till utan inom utom åter samman bort fram emot hop \
    igen kring redo sönder uppe inne ute nere hemma där här dit hit vart var hur allt alla all \
    ett den det de dem deras dessa detta denna denne annan annat andra ingen inget inga någon \
    något några samma sådan sådana varje vilken vilket vilka och eller men samt att som nästan \
    sedan redan också även mycket mera flera fler många inte icke aldrig alltid ofta bara blott \
    ganska ända skall ska skulle kan kunde vill ville måste bör borde varit vara blir bli blev \
    har hade haft gör gjort tar tagit för före förs fort in ut upp ner ned om av an be en er sig \
    sin sina sitt hans hennes vår våra vårt vars ning ning ande ende ring ling isk isera iser \
    inter anti tion sion ation ser vis kart ord ordf kommu mini maxi semi trans sub super åren \
    året dagen delen medel fort tillsatt kons rest present kate orga inno moti admi akti dele \
    stati infor pres opp bland oss dig mig min mitt mina honom henne";

/// Strings at the end of a word that are suffixes or inflection, though some of them are words.
const NOT_LAST: &str = "\
    ingar ingen inger ören tiger rade rad rat raden rades rats dom domen änder änds änd möter \
    varande varar nation mets mots ments handlade handlar handlat lagd lagda skap doms hets \
    heten heter heterna hetens hetens heternas ande anden andet andena ende enden endet ning \
    ningen ningar ningarna nings ningens else elsen elser elserna erska erskan ling lingen \
    lingar lingarna ring ringen ringar ringarna lig liga ligt lige ligare ligast lighet ligheten \
    sam samma samt samman bar bara bart barhet skap skapet skapets skapen skaper skaperna skaps aktig aktiga aktigt isk \
    iska iskt ist ister ism ismen tion tionen tioner tionerna tions sion sioner ation ationen \
    ationer ering eringen eringar erad erade erat erar eras erats ella ellt eller elle tera \
    terar terat are aren arna arnas arens eras ens ena erna orna arne inne innan innor vis vist \
    visa visare viset vart vara varit var vars inte iska enheter från efter över under till mot \
    mellan utan inom genom före sedan redan bort fram ingen inget inga alla allt all ande enda \
    endast annan annat andra ännu åren året sade sagt tagande tagen tagna givande läggning \
    läggningen läggningar läggande lägga lägger ställa ställer ställd ställda ställt ställande \
    ställning ställningen görande gör göra gjort gjorda görelse görelsen hållande hålla håller \
    hållet hållit hållen förande förd förda fört föra komma kommer kommit kommande gående går \
    gått gick stående står stod stått läge satt satta sätta sätter sättande tagit taga tar tog \
    tas lagt lade nande rande lande tande dande kande sande mande lera lerat lerar nera nerat \
    nerar sera serar serat tids ings ighet iteten itet fattning fattningen talet";

struct Lists {
    words: HashSet<&'static str>,
    stems: HashSet<String>,
    not_first: HashSet<&'static str>,
    not_last: HashSet<&'static str>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| Lists {
    words: WORDS.split_whitespace().collect(),
    stems: WORDS.split_whitespace().map(|word| stem(word).into_owned()).collect(),
    not_first: NOT_FIRST.split_whitespace().collect(),
    not_last: NOT_LAST.split_whitespace().collect(),
});

/// Whether the word as a whole must stay whole: one of the listed words in any inflection, or a
/// name.
pub(super) fn is_whole(word: &str) -> bool {
    LISTS.words.contains(word) || LISTS.stems.contains(stem(word).as_ref()) || is_name(word)
}

/// Whether `start` cannot be the first part of a compound.
pub(super) fn is_prefix(start: &str) -> bool {
    LISTS.not_first.contains(start)
}

/// Whether `end` cannot be the last part of a compound.
pub(super) fn is_suffix(end: &str) -> bool {
    LISTS.not_last.contains(end)
}

/// What the lists hold, as text, for the analyser's version.
pub(super) fn table_text() -> String {
    [WORDS, NOT_FIRST, NOT_LAST].join("|")
}

#[cfg(test)]
mod tests {
    use super::{is_prefix, is_suffix, is_whole};

    #[test]
    fn a_listed_word_is_whole_in_every_inflection() {
        for word in ["ordförande", "ordförandens", "kartläggningar", "kartläggningen"] {
            assert!(is_whole(word), "{word}");
        }
        assert!(!is_whole("föräldrastöd"));
    }

    #[test]
    fn affixes_are_no_parts() {
        assert!(is_prefix("över") && is_suffix("ningen"));
        assert!(!is_prefix("skol") && !is_suffix("stöd"));
    }
}
