//! Irregular inflection: which base form an irregular word form belongs to.
//!
//! The tables hold what no suffix rule can derive: vowel change (*bok, böcker*), other stems
//! (*gammal, äldre*), words too short for the suffix rules (*by, byar*), and, in `verbs`, strong
//! verbs (*skriva, skrev*).
//!
//! Guaranteed: a base form is returned unchanged (`None`), so looking up twice changes nothing. Not
//! promised: that the base is the only reading; where a form is a homograph the reading usual in
//! minutes was chosen and noted.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::verbs::{infinitive, infinitive_at_end};

/// How far a form reaches into longer words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// Only the word itself: `ö` must not be found in `miljö`.
    Word,
    /// Also as the last part of a compound, after at least three letters: `handböcker` has
    /// `böcker`.
    Head,
}

/// Nouns and other words that can end a compound: base form, then its irregular forms. The genitive
/// -s is understood.
const HEADS: &[(&str, &str)] = &[
    // Vowel change in the plural (umlaut): bok, böcker.
    ("bok", "böcker böckerna"),
    ("fot", "fötter fötterna"),
    ("rot", "rötter rötterna"),
    ("natt", "nätter nätterna"),
    // `händer` is also the verb (det som händer); the noun is what people search for.
    ("hand", "händer händerna"),
    ("tand", "tänder tänderna"),
    ("strand", "stränder stränderna"),
    ("brand", "bränder bränderna"),
    ("bokstav", "bokstäver bokstäverna"),
    ("bostad", "bostäder bostäderna"),
    ("stad", "städer städerna"),
    ("land", "länder länderna"),
    ("son", "söner sönerna"),
    ("bo", "boet boen"),
    ("tak", "taket taken"),
    ("ting", "tinget tingen"),
    ("konto", "kontot konton kontona"),
    ("foto", "fotot foton fotona"),
    ("kö", "köer köerna"),
    ("papper", "papperet papperen pappren"),
    ("vatten", "vattnet vattnen"),
    ("bonde", "bönder bönderna"),
    ("ledamot", "ledamöter ledamöterna"),
    // Nouns in -an from verbs: no ending in the singular, -ningar in the plural.
    ("anmälan", "anmälningar anmälningarna"),
    ("ansökan", "ansökningar ansökningarna"),
    ("inbjudan", "inbjudningar inbjudningarna"),
    ("beställan", "beställningar beställningarna"),
    ("dotter", "döttrar döttrarna"),
    ("förälder", "föräldrar föräldrarna"),
    ("syster", "systrar systrarna"),
    ("mor", "mödrar mödrarna"),
    ("bror", "broder brodern bröder bröderna"),
    // No ending in the plural, vowel change: skolhuvudman, skolhuvudmän.
    ("man", "mannen män männen"),
    ("mus", "möss mössen"),
    // Doubled consonant before the ending: vän, vänner.
    ("vän", "vännen vänner vännerna"),
    // Old plural in -on and -en.
    ("öga", "ögat ögon ögonen"),
    ("öra", "örat öron öronen"),
    ("huvud", "huvudet huvuden huvudena"),
    // Latin and Greek nouns in -um and -eum.
    ("centrum", "centra centren centrumet centrumen"),
    ("center", "centret centrets centrerna"),
    ("museum", "museet museer museerna"),
    ("jubileum", "jubileet jubileer jubileerna"),
    ("datum", "datumet datumen"),
    ("forum", "forumet forumen"),
    ("faktum", "faktumet fakta"),
    // Frequent words whose ending is also the ending of a stem: ansvaret, sommaren.
    ("sommar", "sommaren somrar somrarna"),
    ("ansvar", "ansvaret ansvaren"),
    ("svar", "svaret svaren"),
    ("krav", "kravet kraven"),
    ("år", "året åren"),
    ("by", "byn byar byarna"),
    ("bro", "bron broar broarna"),
    ("sjö", "sjön sjöar sjöarna"),
    ("miljö", "miljön miljöer miljöerna"),
    ("avi", "avin avier avierna"),
    ("vy", "vyn vyer vyerna"),
    ("byrå", "byrån byråer byråerna"),
    ("nivå", "nivån nivåer nivåerna"),
    ("yta", "ytan ytor ytorna"),
    ("idé", "idén idéer idéerna"),
    ("ort", "orten orter orterna"),
    ("fru", "frun fruar"),
    ("industri", "industrin industrier industrierna"),
    ("familj", "familjen familjer familjerna"),
    ("budget", "budgeten budgetar budgetarna"),
];

/// Words that stand alone: base form, then its irregular forms.
const WORDS: &[(&str, &str)] = &[
    // Comparison from another stem or with vowel change: gammal, äldre.
    ("gammal", "gammalt gamla gamle äldre äldst äldsta"),
    ("ung", "ungt unga yngre yngst yngsta"),
    ("stor", "stort stora store större störst största"),
    ("liten", "litet lilla lille små mindre minst minsta"),
    ("god", "gott goda bättre bäst bästa"),
    ("dålig", "dåligt dåliga sämre sämst sämsta"),
    ("hög", "högt höga högre högst högsta"),
    ("låg", "lågt låga lägre lägst lägsta"),
    ("lång", "långt långa längre längst längsta"),
    ("tung", "tungt tunga tyngre tyngst tyngsta"),
    ("grov", "grovt grova grövre grövst grövsta"),
    ("nära", "närmare närmast närmaste"),
    ("många", "fler flera flest flesta"),
    ("mycket", "mer mera mest mesta"),
    // Neuter -t and -tt after a short stem, which no ending rule can tell from a noun in -t.
    ("ny", "nytt nya nye nyare nyast nyaste"),
    ("fri", "fritt fria friare"),
    ("röd", "rött röda röde"),
    ("vit", "vitt vita vite"),
    ("bred", "brett breda bredare bredast"),
    ("glad", "glatt glada"),
    ("sjuk", "sjukt sjuka sjuke sjukare sjukast"),
    ("svår", "svårt svåra svårare svårast"),
    ("klar", "klart klara klarare"),
    ("grön", "grönt gröna"),
    ("ren", "rent rena renare"),
    ("hel", "helt hela"),
    ("hård", "hårt hårda hårdare"),
    ("snabb", "snabbt snabba snabbare snabbast"),
    ("trygg", "tryggt trygga tryggare"),
    ("full", "fullt fulla"),
    ("kall", "kallt kalla kalle kallare kallast kallaste"),
    ("varm", "varmt varma varmare"),
    ("stark", "starkt starka starkare starkast"),
    ("svag", "svagt svaga svagare svagast"),
    ("tydlig", "tydligt tydliga tydligare tydligast"),
    ("dyr", "dyrt dyra dyrare dyrast"),
    ("tom", "tomma"),
    ("säker", "säkert säkra säkrare säkrast säkraste"),
    ("vacker", "vackert vackra vackrare"),
    ("enkel", "enkelt enkla enklare enklast enklaste"),
    ("egen", "eget egna"),
    ("öppen", "öppet öppna"),
    ("mogen", "moget mogna"),
    ("särskild", "särskilt särskilda"),
    ("enskild", "enskilt enskilda"),
    ("känd", "känt kända"),
    ("djup", "djupt djupa djupare"),
    ("tuff", "tufft tuffa tuffare"),
    ("sen", "sent sena senare senast senaste"),
    ("rik", "rikt rika rikare"),
    ("halv", "halvt halva"),
    ("själv", "självt själva"),
    ("allmän", "allmänt allmänna"),
    ("sådan", "sådant sådana"),
    ("vår", "vårt våra"),
    ("all", "allt alla allas"),
    ("viss", "visst vissa"),
    ("vuxen", "vuxet vuxna vuxnas vuxne"),
    ("medveten", "medvetet medvetna"),
    ("obligatorisk", "obligatoriskt obligatoriska"),
    ("intern", "internt interna"),
    ("extern", "externt externa"),
    ("modern", "modernt moderna"),
    // Kinship with vowel change; `modern` above is the adjective, more frequent than the mother in
    // minutes.
    ("mor", "moder moderns"),
    ("far", "fader fadern fäder fäderna"),
    // `ränder` and `tänger` end too many other words to be looked for inside them.
    ("rand", "ränder ränderna"),
    ("tång", "tänger tängerna"),
    // Too short for any ending rule.
    ("råd", "rådet råden"),
    ("ö", "ön öar öarna"),
    ("åra", "åran åror årorna"),
    ("å", "ån åar åarna"),
    ("ål", "ålen ålar"),
    ("ås", "åsen åsar åsarna"),
    ("öka", "ökar ökade ökades ökat ökats ökad ökande ökar"),
    ("öva", "övar övade övat"),
    ("ägande", "ägandet"),
    ("land", "landet"),
    ("äga", "äger ägde ägt ägs ägdes ägas"),
];

/// Forms that look like a prefix and a verb, or like a word with a head of [`HEADS`], and are
/// neither.
const NOT_DIVIDED: &[&str] = &[
    // Prepositions, not forms of införa and framföra.
    "inför",
    "framför",
    // Preterites of samla and handla, not of *samlägga and handlägga.
    "samlade",
    "samlades",
    "handlade",
    "handlades",
];

/// Least letters before a head inside a compound; two would find `år` in `spår`.
const LETTERS_BEFORE_HEAD: usize = 3;

struct Tables {
    words: HashMap<String, (&'static str, Reach)>,
    /// Letters (not bytes) of the longest form that reaches into longer words.
    longest_head: usize,
    bases: HashSet<&'static str>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let mut words = HashMap::new();
    let mut longest_head = 0;
    for (table, reach) in [(WORDS, Reach::Word), (HEADS, Reach::Head)] {
        for &(base, forms) in table {
            for form in forms.split_whitespace() {
                for ending in ["", "s"] {
                    let whole = format!("{form}{ending}");
                    longest_head = longest_head.max(whole.chars().count());
                    words.entry(whole).or_insert((base, reach));
                }
            }
            words.entry(format!("{base}s")).or_insert((base, reach));
        }
    }
    let bases = [WORDS, HEADS].concat().iter().map(|&(base, _)| base).collect();
    Tables { words, longest_head, bases }
});

/// The base form that `word` is an irregular inflection of; `None` when the word is regular,
/// unknown or a base itself.
///
/// `word` is lower-case and composed (NFC). A genitive or passive -s after an irregular form is
/// understood.
pub(super) fn base_form(word: &str) -> Option<String> {
    if TABLES.bases.contains(word) || NOT_DIVIDED.contains(&word) {
        return None;
    }
    found(word).or_else(|| {
        // The five letters keep short words in -s (`las`, `tas`) from losing what is part of their
        // stem.
        let bare = word.strip_suffix('s').filter(|_| word.chars().count() >= 5)?;
        found(bare)
    })
}

fn found(word: &str) -> Option<String> {
    let tables = &*TABLES;
    if let Some(&(base, _)) = tables.words.get(word) {
        return Some(base.to_owned());
    }
    if let Some(infinitive) = infinitive(word) {
        return Some(infinitive);
    }
    let letters = word.chars().count();
    // Longest ending first: `ledamöterna` before `männen`-like shorter ones.
    word.char_indices().enumerate().skip(LETTERS_BEFORE_HEAD).find_map(|(before, (at, _))| {
        let left = letters - before;
        let (first, head) = word.split_at(at);
        if left <= tables.longest_head
            && let Some(&(base, Reach::Head)) = tables.words.get(head)
        {
            return Some(format!("{first}{base}"));
        }
        infinitive_at_end(head, left).map(|infinitive| format!("{first}{infinitive}"))
    })
}

/// What the tables hold, as text, for the analyser's version.
pub(super) fn table_text() -> String {
    format!("{HEADS:?}{WORDS:?}{NOT_DIVIDED:?}{LETTERS_BEFORE_HEAD}")
}

#[cfg(test)]
mod tests {
    use super::base_form;

    #[test]
    fn an_umlaut_plural_has_its_singular_as_base_also_inside_a_compound() {
        assert_eq!(base_form("böckerna").as_deref(), Some("bok"));
        assert_eq!(base_form("handböckernas").as_deref(), Some("handbok"));
        assert_eq!(base_form("skolhuvudmännen").as_deref(), Some("skolhuvudman"));
        assert_eq!(base_form("ledamöters").as_deref(), Some("ledamot"));
    }

    #[test]
    fn an_ending_that_only_looks_like_a_head_is_left_alone() {
        for word in ["inför", "samlade", "program", "området", "personer", "hinder", "spåret"] {
            assert_eq!(base_form(word), None, "{word}");
        }
    }

    #[test]
    fn a_base_form_is_its_own_base() {
        for (table, _) in [(super::HEADS, "heads"), (super::WORDS, "words")] {
            for (base, _) in table {
                assert_eq!(base_form(base), None, "{base}");
            }
        }
    }
}
