//! Strong verbs and the weak ones whose forms no rule can derive.
//!
//! A form leads to its infinitive, prefix and all (*föreslog* → *föreslå*). The forms stand as in
//! a grammar, present, preterite, supine and participles, active and passive; prefixes stand in a
//! list of their own, since *föreslå*, *anslå* and *avslå* are inflected alike.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Where a verb form counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Anywhere,
    AfterPrefix,
    Alone,
}

/// Verbs that are strong or lose a consonant: infinitive, then its other forms. A form after a
/// hyphen counts only after a prefix, because alone it is another, more frequent word (`-för`:
/// *för* is a preposition, *utför* is not); one after an equals sign counts only alone.
const VERBS: &[(&str, &str)] = &[
    // Short verbs, whose endings are too near the stem for any rule: gå, gick, gått.
    ("gå", "går gås gick gicks gått gåtts"),
    ("få", "får fås fick fått"),
    ("stå", "står stås stod stått"),
    ("slå", "slår slås slog slogs slagit slagits slagna"),
    // The participle of föreslå; with other prefixes -slaget, -slagen are forms of the noun
    // (förslaget).
    ("föreslå", "föreslagen föreslaget"),
    ("nå", "når nås nådde nåddes nått nåtts"),
    ("bo", "bor bodde bott"),
    ("tro", "tror tros trodde trott"),
    ("bero", "beror berodde berott"),
    ("må", "mår mådde mått"),
    ("rå", "rår rådde rått"),
    ("ske", "sker skedde skett"),
    ("be", "ber bett"),
    ("bli", "blir blev blivit"),
    ("dö", "dör dog dött"),
    ("ta", "tar tas tog togs tagit tagits tagna"),
    // tagen, taget alone and with these prefixes are participles; elsewhere nouns (företaget,
    // undantagen).
    ("ta", "=tagen =taget"),
    ("anta", "=antagen =antaget"),
    ("framta", "=framtagen =framtaget"),
    ("bortta", "=borttagen =borttaget"),
    ("motta", "=mottagen =mottaget"),
    ("vidta", "=vidtagen =vidtaget"),
    ("överta", "=övertagen =övertaget"),
    ("ge", "ger ges gav gavs gett getts givit givits given givet givna"),
    ("dra", "drar dras drog drogs dragit dragits dragna"),
    ("se", "ser ses såg sågs sett setts sedd sedda sedde"),
    ("ha", "har hade haft"),
    ("säga", "säger sägs sa sade sades sagt sagts sagd sagda"),
    ("lägga", "lägger läggs lade lades lagt lagts lagd lagda"),
    ("ligga", "ligger -låg legat"),
    ("göra", "gör görs gjorde gjordes gjort gjorts gjord gjorda"),
    ("sätta", "sätter sätts satte sattes satt satts -satta"),
    ("sitta", "sitter suttit"),
    ("veta", "vet visste vetat"),
    ("vilja", "vill ville velat"),
    // Strong verbs: the vowel changes.
    ("skriva", "skriver skrivs skrev skrevs skrivit skrivits skriven skrivet skrivna"),
    ("driva", "driver drivs drev drevs drivit drivits driven drivet drivna"),
    ("stiga", "stiger stigit"),
    ("bita", "biter bitit"),
    ("gripa", "griper grips grep greps gripit gripits gripen gripna"),
    ("lida", "lider lidit"),
    ("skrida", "skrider skred skridit"),
    ("strida", "strider stred stridit"),
    ("vika", "viker vek vikit"),
    ("bryta", "bryter bryts bröt bröts brutit brutits bruten brutet brutna"),
    ("flyta", "flyter flöt flutit"),
    ("knyta", "knyter knyts knöt knutit knutits knuten knutna"),
    ("skjuta", "skjuter -skjuts sköt skjutit skjutits skjuten skjutna"),
    ("bjuda", "bjuder bjuds bjöd bjöds bjudit bjudits bjuden bjudna"),
    ("njuta", "njuter njöt njutit"),
    ("sluta", "-sluter -sluts slöt slöts slutit slutits -sluten -slutna"),
    ("binda", "binder binds bundit bundits"),
    ("finna", "finner finns fann fanns funnit funnits funnen funnet funna"),
    ("vinna", "vinner vanns vann vunnit vunnits vunnen vunna"),
    ("rinna", "rinner rann runnit"),
    ("hinna", "hinner hann hunnit"),
    ("springa", "springer sprang sprungit"),
    ("sjunka", "sjunker sjönk sjunkit"),
    ("dricka", "dricker drack druckit"),
    ("bära", "bär bärs -bar -bars burit burits buren burna"),
    ("stjäla", "stjäl stal stulit stulits stulen stulna"),
    ("skära", "skär skars skar skurit skuren skurna"),
    ("hålla", "håller hålls höll hölls hållit hållits hållen hållet hållna"),
    ("falla", "faller föll fallit fallen fallna"),
    ("fara", "-far -for farit"),
    ("låta", "låter låts lät låtit"),
    ("komma", "kommer kommas kom kommit kommen kommet komna"),
    ("sova", "sover sov sovit"),
    ("äta", "äter äts ätit"),
    // Weak verbs with vowel change.
    ("välja", "väljer väljs välj valde valdes valt valts vald valda"),
    ("dölja", "döljer döljs dolde dolt dold dolda"),
    ("skilja", "skiljer skiljs skilde skildes skilt skilts skild skilda"),
    ("sälja", "säljer säljs sålde såldes sålt sålts såld sålda"),
    ("smörja", "smörjer smorde smort"),
    ("böra", "bör borde"),
    ("stödja", "stöder stöds stödjer stödjs stödde stöddes stött stötts stödd stödda"),
    ("glädja", "gläder gladde glatt"),
    // Weak verbs in -de and -te: the dental is not one of Snowball's pairs after l, r, m, n, v, p,
    // s or x.
    ("ställa", "ställer ställs ställ ställde ställdes ställt ställts ställd ställda"),
    ("gälla", "gäller gällde gällt"),
    ("fylla", "fyller fylls fyllde fylldes fyllt fyllts fylld fyllda"),
    ("följa", "följer följs följde följdes följt följts följda"),
    ("fälla", "fäller fälls fällde fälldes fällt fällts fälld fällda"),
    ("föra", "-för -förs förde fördes fört förts förd förda"),
    ("höra", "hör hörs hörde hördes hört hörts hörd hörda"),
    ("köra", "kör körs körde kördes kört körts körd körda"),
    ("lära", "lär lärs lärde lärdes lärt lärts lärd lärda"),
    ("röra", "rör rörs rörde rördes rört rörts rörd rörda"),
    ("styra", "styr styrs styrde styrdes styrt styrts styrd styrda"),
    ("hyra", "hyr hyrs hyrde hyrdes hyrt hyrd hyrda"),
    ("begära", "begär begärs begärde begärdes begärt begärts begärd begärda"),
    ("tära", "tär tärs tärde tärt"),
    ("kräva", "kräver krävs krävde krävdes krävt krävts krävd krävda"),
    ("leva", "lever levs levde levdes levt levd levda"),
    ("behöva", "behöver behövs behövde behövdes behövt behövts"),
    ("gräva", "gräver grävs grävde grävdes grävt grävd grävda"),
    ("häva", "häver hävs hävde hävdes hävt hävts"),
    ("bestämma", "bestämmer bestäms bestämde bestämdes bestämt bestämts bestämd bestämda"),
    ("stämma", "stämmer stäms stämde stämdes stämt stämts stämd stämda"),
    ("döma", "dömer döms dömde dömdes dömt dömts dömd dömda"),
    ("glömma", "glömmer glöms glömde glömdes glömt glömts glömd glömda"),
    ("drömma", "drömmer drömde drömt"),
    ("gömma", "gömmer göms gömde gömt gömd gömda"),
    ("nämna", "nämner nämns nämnde nämndes nämnt nämnts"),
    ("känna", "känner känns kände kändes känt känts -känd -kända"),
    ("bränna", "bränner bränns brände brändes bränt bränts bränd brända"),
    ("använda", "använder används använde användes använt använts använd använda"),
    ("vända", "vänder vänds vände vändes vänt vänts vänd"),
    ("sända", "sänder sänds sände sändes sänt sänts sänd"),
    ("tända", "tänds tände tändes tänt tänts tänd tända"),
    ("hända", "hände hänt"),
    ("leda", "leder leds ledde leddes lett letts ledd ledda"),
    ("träda", "träder trädde trätt"),
    ("bereda", "bereder bereds beredde bereddes berett beretts beredd beredda"),
    ("reda", "reder reds redde reddes rett retts redd redda"),
    ("föda", "föder föds födde föddes fött fötts född födda"),
    ("breda", "-breder bredde brett"),
    ("betyda", "betyder betydde betytt"),
    ("möta", "möter möts mötte möttes mött mötts"),
    ("sköta", "sköter sköts skötte sköttes skött skötts"),
    ("köpa", "köper köps köpte köptes köpt köpts köpta"),
    ("hjälpa", "hjälper hjälps hjälpte hjälptes hjälpt hjälpts hjälpta"),
    ("släppa", "släpper släpps släppte släpptes släppt släppts släppta"),
    ("växa", "växer växte"),
    (
        "sprida",
        "sprider sprids spred spreds spridit spridits spridd spridda spridde spriddes spritt spritts",
    ),
    ("resa", "reser reste rests"),
    ("lösa", "löser löses löste löstes löst lösts lösta"),
    ("läsa", "läser läses läste lästes läst lästs lästa"),
    ("lysa", "lyser lyses lyste lystes lyst lysts lysta"),
    ("låsa", "låser låstes låste låst låsta"),
    ("bygga", "bygger byggs byggde byggdes byggt byggts byggd byggda"),
    ("söka", "söker söks sökte söktes sökt sökts sökta"),
    ("tänka", "tänker tänks tänkte tänktes tänkt tänkts tänkta"),
    ("höja", "höjer höjs höjde höjdes höjt höjts höjda"),
    ("mäla", "mäler mäls mälde mäldes mält mälts mäld mälda"),
    ("löpa", "löper löpte löpt"),
    ("skärpa", "skärper skärps skärpte skärptes skärpt skärpts skärpta"),
    ("åka", "åker åkte åkt"),
    ("heta", "=heter hette hetat"),
    ("byta", "byter byts bytte byttes bytt bytts bytta"),
    ("stärka", "stärker stärks stärkte stärktes stärkt stärkts stärkta"),
    ("kunna", "kan kunde kunnat"),
];

/// What may stand before a verb of [`VERBS`]: prefixes, and the particles and adjectives written
/// together with it.
const VERB_PREFIXES: &str = "\
    an av be bi bibe bort del efter emot er fast fort fram färdig fri från före för förbe genom \
    god hand hem hop iakt ifråga igen igång ihop in inne isär jäm klar kun kvar lik likna med \
    miss mot möjlig ned ner när offentlig om redo slut sam samman samt sär säker synlig till \
    tillbaka tillfreds tillgodo tillgänglig tillhanda tillkänna tillvara tydlig under undan upp \
    upprätt ur ut vid vidare verk väg å åt åter över överens på";

/// An irregular form of at least this many letters is found at the end of any word (`nyskriven`):
/// shorter ones end too many words that have nothing to do with the verb.
const LONG_FORM_LETTERS: usize = 6;

/// A participle of one letter less is found there too where its plural is long enough, so that *anropsstyrd* goes
/// with *anropsstyrda*.
const SHORT_PARTICIPLE_LETTERS: usize = LONG_FORM_LETTERS - 1;

/// What only a participle has before it, in front of its verb's own prefix: *ogenomförd*, *nybyggt*, *folkvald*.
const PARTICIPLE_PREFIXES: &str = "o ny själv väl egen privat folk direkt förtroende";

/// Shorter participles end too many words after *o* and *ny*.
const LEAST_PARTICIPLE_LETTERS: usize = 4;

static FORMS: LazyLock<HashMap<&'static str, (&'static str, Place)>> = LazyLock::new(|| {
    let mut by_form = HashMap::new();
    for &(infinitive, forms) in VERBS {
        for form in forms.split_whitespace() {
            let (form, place) = match (form.strip_prefix('-'), form.strip_prefix('=')) {
                (Some(bare), _) => (bare, Place::AfterPrefix),
                (_, Some(bare)) => (bare, Place::Alone),
                _ => (form, Place::Anywhere),
            };
            by_form.entry(form).or_insert((infinitive, place));
        }
    }
    by_form
});

static PREFIXES: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| VERB_PREFIXES.split_whitespace().collect());

/// The infinitive of `word`, alone or with a prefix of the list.
pub(super) fn infinitive(word: &str) -> Option<String> {
    if let Some(&(infinitive, place)) = FORMS.get(word)
        && place != Place::AfterPrefix
    {
        return Some(infinitive.to_owned());
    }
    prefixed(word).or_else(|| {
        PARTICIPLE_PREFIXES.split(' ').find_map(|prefix| {
            let participle = word.strip_prefix(prefix).filter(|rest| may_be_participle(rest))?;
            let infinitive = FORMS.get(participle).map(|&(infinitive, _)| infinitive.to_owned());
            infinitive.or_else(|| prefixed(participle)).map(|verb| format!("{prefix}{verb}"))
        })
    })
}

fn prefixed(word: &str) -> Option<String> {
    PREFIXES.iter().find_map(|prefix| {
        let &(infinitive, place) = FORMS.get(word.strip_prefix(prefix)?)?;
        (place != Place::Alone).then(|| format!("{prefix}{infinitive}"))
    })
}

/// Whether `form` may be a weak participle. The rules keep those in -en, -et and -na together by themselves.
fn may_be_participle(form: &str) -> bool {
    ["d", "da", "t", "ta"].iter().any(|ending| form.ends_with(ending))
        && !form.ends_with("et")
        && form.chars().count() >= LEAST_PARTICIPLE_LETTERS
}

/// The infinitive of the form `end`, which stands at the end of a longer word, if it is long enough
/// to be safe.
pub(super) fn infinitive_at_end(end: &str, letters: usize) -> Option<&'static str> {
    if letters < SHORT_PARTICIPLE_LETTERS {
        return None;
    }
    let &(infinitive, place) = FORMS.get(end)?;
    let is_long = letters >= LONG_FORM_LETTERS || has_long_plural(end, infinitive);
    (is_long && place == Place::Anywhere).then_some(infinitive)
}

/// Whether `form` is a participle in -d or -t of a verb that has one in -da besides.
fn has_long_plural(form: &str, infinitive: &str) -> bool {
    let bare = form.strip_suffix(['d', 't']);
    let plural = bare.and_then(|bare| FORMS.get(format!("{bare}da").as_str()));
    plural.is_some_and(|&(of, _)| of == infinitive)
}

/// What the tables hold, as text, for the analyser's version.
pub(super) fn table_text() -> String {
    format!("{VERBS:?}{VERB_PREFIXES}{PARTICIPLE_PREFIXES}{LONG_FORM_LETTERS}")
}

#[cfg(test)]
mod tests {
    use super::{infinitive, infinitive_at_end};

    #[test]
    fn a_strong_verb_keeps_its_prefix() {
        assert_eq!(infinitive("föreslog").as_deref(), Some("föreslå"));
        assert_eq!(infinitive("vidtogs").as_deref(), Some("vidta"));
        assert_eq!(infinitive("genomfördes").as_deref(), Some("genomföra"));
        assert_eq!(infinitive("förelåg").as_deref(), Some("föreligga"));
    }

    #[test]
    fn a_form_that_needs_a_prefix_is_another_word_alone() {
        assert_eq!(infinitive("för"), None);
        assert_eq!(infinitive("utför").as_deref(), Some("utföra"));
        assert_eq!(infinitive("låg"), None);
    }

    #[test]
    fn a_form_that_counts_only_alone_leaves_nouns_be() {
        assert_eq!(infinitive("taget").as_deref(), Some("ta"));
        assert_eq!(infinitive("företaget"), None);
        assert_eq!(infinitive("undantaget"), None);
    }

    #[test]
    fn only_long_forms_are_found_at_the_end_of_a_word() {
        assert_eq!(infinitive_at_end("skrivet", 7), Some("skriva"));
        assert_eq!(infinitive_at_end("tog", 3), None);
        // anropsstyrd, as anropsstyrda; but hyrda is too short itself.
        assert_eq!(infinitive_at_end("styrd", 5), Some("styra"));
        assert_eq!(infinitive_at_end("hyrd", 4), None);
    }

    #[test]
    fn a_participle_may_have_one_more_prefix() {
        assert_eq!(infinitive("okänt").as_deref(), Some("okänna"));
        assert_eq!(infinitive("nygenomförda").as_deref(), Some("nygenomföra"));
        assert_eq!(infinitive("folkvalt").as_deref(), Some("folkvälja"));
        // Not o and the preterite sa.
        assert_eq!(infinitive("osa"), None);
    }
}
